/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A window with one bid, or with the start page. It owns the bid's results and its saver, hands the
 * results to the pages, and says in the header what is open and how it stands. What a page contains
 * is the page's business.
 */

#include "config.h"

#include "sb-app-window.h"

#include "sb-app-application.h"
#include "sb-app-banner.h"
#include "sb-app-files.h"
#include "sb-app-messages.h"
#include "sb-app-recent.h"
#include "sb-app-saver.h"
#include "sb-app-search.h"
#include "sb-app-sidebar.h"
#include "sb-app-start.h"

#include <glib/gi18n.h>

struct _SbAppWindow
{
  AdwApplicationWindow parent_instance;

  SbAppResults *results;
  SbAppSaver *saver;

  AdwWindowTitle *window_title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *search_button;
  SbAppSearch *search;
  SbAppBanner *error_banner;
  SbAppBanner *conflict_banner;
  SbAppBanner *planning_banner;
  GtkStack *frame;
  GtkStack *pages;
  SbAppSidebar *sidebar;
  SbAppStart *start;
};

G_DEFINE_FINAL_TYPE (SbAppWindow, sb_app_window, ADW_TYPE_APPLICATION_WINDOW)

/* The list of pages in app/meson.build, as types. */
#define SB_PAGE(name) GType sb_app_##name##_page_get_type (void);
#include "sb-app-pages.inc"
#undef SB_PAGE

static SbAppPage *
get_page (SbAppWindow *self, guint position)
{
  return sb_app_page_get_nth (self->pages, position);
}

static const char *
describe_state (SbAppWindow *self)
{
  switch (sb_app_saver_get_state (self->saver))
    {
    case SB_APP_SAVE_STATE_DRAFT:
      return _ ("Not saved as a file yet");
    case SB_APP_SAVE_STATE_SAVED:
      return _ ("Saved");
    case SB_APP_SAVE_STATE_MODIFIED:
    case SB_APP_SAVE_STATE_SAVING:
      return _ ("Saving soon");
    case SB_APP_SAVE_STATE_CONFLICT:
    case SB_APP_SAVE_STATE_FAILED:
    default:
      return _ ("Not saved");
    }
}

static void
update_title (SbAppWindow *self)
{
  SbBid *bid = self->results != NULL ? sb_app_results_get_bid (self->results) : NULL;
  g_autofree char *days = NULL;
  g_autofree char *subtitle = NULL;
  const char *title = "Samanbud";

  if (bid != NULL)
    {
      title = sb_text_is_empty (bid->info->title) ? _ ("Without a title") : bid->info->title;
      days = sb_app_recent_describe_days_left (bid->info->submit_by);
      subtitle = days != NULL ? g_strdup_printf ("%s · %s", describe_state (self), days) :
                                g_strdup (describe_state (self));
    }

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_undo (SbAppWindow *self)
{
  SbDocument *document = sb_app_window_get_document (self);
  const char *undo = document != NULL ? sb_document_get_undo_label (document) : NULL;
  const char *redo = document != NULL ? sb_document_get_redo_label (document) : NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);

  /* Translators: %s is a step, as in: Undo: Add member */
  undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  undo_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  redo_text, -1);
}

static void
update_actions (SbAppWindow *self)
{
  static const char *const names[] = { "win.save",      "win.save-as",       "win.export",
                                       "win.next-page", "win.previous-page", "win.search",
                                       "win.show-nth",  "win.next-pane" };
  gboolean is_open = self->results != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], is_open);
  gtk_widget_set_visible (self->undo_button, is_open);
  gtk_widget_set_visible (self->redo_button, is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), is_open);
}

static void
results_updated_cb (SbAppWindow *self)
{
  SbBid *bid = sb_app_results_get_bid (self->results);

  update_title (self);
  sb_app_banner_set_revealed (self->planning_banner,
                              bid != NULL && bid->info->route == SB_ROUTE_NSS);
}

static void
document_changed_cb (SbAppWindow *self)
{
  sb_app_messages_forget_undo (GTK_WIDGET (self->pages));
  update_undo (self);
}

static void
saver_changed_cb (SbAppWindow *self)
{
  update_title (self);
  sb_app_banner_set_revealed (self->conflict_banner,
                              sb_app_saver_get_state (self->saver) == SB_APP_SAVE_STATE_CONFLICT);
}

static void
remember_file (SbAppWindow *self)
{
  GFile *file = sb_document_get_file (sb_app_window_get_document (self));
  SbBid *bid = sb_app_results_get_bid (self->results);

  if (file != NULL && bid != NULL)
    sb_app_recent_add (file, bid);
}

static void
saver_saved_cb (SbAppWindow *self)
{
  sb_app_banner_set_revealed (self->error_banner, FALSE);
  remember_file (self);
  update_title (self);
}

static void
saver_failed_cb (SbAppWindow *self, const GError *error)
{
  sb_app_window_show_error (self, error->message);
}

/* Whether only the working copy holds what was written here, and no save at closing could change
 * that. */
static gboolean
is_draft (SbAppSaver *saver)
{
  switch (sb_app_saver_get_state (saver))
    {
    case SB_APP_SAVE_STATE_DRAFT:
      return sb_document_get_undo_label (sb_app_saver_get_document (saver)) != NULL;
    case SB_APP_SAVE_STATE_CONFLICT:
    case SB_APP_SAVE_STATE_FAILED:
      return TRUE;
    case SB_APP_SAVE_STATE_SAVED:
    case SB_APP_SAVE_STATE_MODIFIED:
    case SB_APP_SAVE_STATE_SAVING:
    default:
      return FALSE;
    }
}

/* Lets go of the document: its file gets the last edits; what no file can get becomes a draft. */
static void
release_document (SbAppWindow *self)
{
  SbDocument *document = sb_app_window_get_document (self);
  SbAppSaver *saver;

  if (document == NULL)
    return;

  remember_file (self);
  for (guint i = 0; get_page (self, i) != NULL; i++)
    sb_app_page_set_results (get_page (self, i), NULL);
  sb_app_search_set_places (self->search, NULL, NULL);
  g_signal_handlers_disconnect_by_data (document, self);
  g_signal_handlers_disconnect_by_data (self->saver, self);
  g_signal_handlers_disconnect_by_data (self->results, self);

  sb_document_end_typing (document);
  saver = g_steal_pointer (&self->saver);
  if (is_draft (saver))
    {
      sb_app_application_keep_draft (SB_APP_APPLICATION (g_application_get_default ()), document);
      g_object_unref (saver);
    }
  else
    sb_app_saver_finish (saver);

  g_clear_object (&self->results);
}

static gboolean
sb_app_window_close_request (GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  sb_app_recent_save_size (width, height, gtk_window_is_maximized (window));
  release_document (SB_APP_WINDOW (window));

  return GTK_WINDOW_CLASS (sb_app_window_parent_class)->close_request (window);
}

static void
report_edit (SbAppWindow *self, const GError *error)
{
  if (error != NULL)
    sb_app_window_show_error (self, error->message);
  update_undo (self);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  sb_document_undo (sb_app_window_get_document (self), &error);
  report_edit (self, error);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  sb_document_redo (sb_app_window_get_document (self), &error);
  report_edit (self, error);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = sb_app_files_open_finish (result, NULL);

  if (file != NULL)
    sb_app_application_open (SB_APP_APPLICATION (g_application_get_default ()), GTK_WINDOW (source),
                             file);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean import = g_str_equal (name, "win.import");

  sb_app_files_open_async (widget, import ? _ ("Import JSON") : _ ("Open bid"),
                           import ? SB_APP_FILE_JSON : SB_APP_FILE_BID_OR_JSON, open_chosen_cb,
                           NULL);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbAppWindow *self = SB_APP_WINDOW (source);
  g_autoptr (GFile) file = sb_app_files_save_finish (result, NULL);

  /* The chooser has asked already whether a file that is there may go. */
  if (file != NULL && self->saver != NULL)
    sb_app_saver_save (self->saver, file, TRUE);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  SbBid *bid = sb_app_results_get_bid (self->results);
  g_autofree char *suggestion =
      sb_app_files_suggest_name (bid != NULL ? bid->info->title : NULL, SB_APP_FILE_BID);

  sb_app_files_save_async (widget, _ ("Save bid"), SB_APP_FILE_BID, suggestion, save_chosen_cb,
                           NULL);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  gboolean overwrite = g_str_equal (name, "win.overwrite");

  if (sb_document_get_file (sb_app_window_get_document (self)) == NULL)
    save_as_action (widget, name, parameter);
  else
    sb_app_saver_save (self->saver, NULL, overwrite);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SbAppWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
  else
    sb_app_messages_toast (GTK_WIDGET (self->frame), _ ("The bid was exported as JSON"));
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbAppWindow *self = SB_APP_WINDOW (source);
  g_autoptr (GFile) file = sb_app_files_save_finish (result, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;
  char *text;

  if (file == NULL || self->results == NULL)
    return;

  bid = sb_document_load_bid (sb_app_window_get_document (self), TRUE, &error);
  if (bid == NULL)
    {
      sb_app_window_show_error (self, error->message);
      return;
    }

  text = sb_json_write (bid);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       exported_cb, g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  SbBid *bid = sb_app_results_get_bid (self->results);
  g_autofree char *suggestion =
      sb_app_files_suggest_name (bid != NULL ? bid->info->title : NULL, SB_APP_FILE_JSON);

  sb_app_files_save_async (widget, _ ("Export JSON"), SB_APP_FILE_JSON, suggestion,
                           export_chosen_cb, NULL);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page, *record;

  g_variant_get (parameter, "(&s&s)", &page, &record);
  sb_app_window_show_page (SB_APP_WINDOW (widget), page, record);
}

/* Opens a file that was written, with the program the desktop has for it. */
static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  sb_app_files_show (widget, file);
}

static void
show_nth_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  SbAppPage *page = get_page (self, (guint) g_variant_get_int32 (parameter) - 1);

  if (page != NULL)
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
}

static void
step_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  GtkWidget *visible = gtk_stack_get_visible_child (self->pages);
  gboolean forwards = g_str_equal (name, "win.next-page");

  for (guint i = 0; get_page (self, i) != NULL; i++)
    if (GTK_WIDGET (get_page (self, i)) == visible && (forwards || i > 0))
      {
        SbAppPage *page = get_page (self, forwards ? i + 1 : i - 1);
        if (page != NULL)
          gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
        return;
      }
}

static void
next_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppWindow *self = SB_APP_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *sidebar = GTK_WIDGET (self->sidebar);
  gboolean in_sidebar = focus != NULL && gtk_widget_is_ancestor (focus, sidebar);

  gtk_widget_child_focus (in_sidebar ? GTK_WIDGET (self->pages) : sidebar, GTK_DIR_TAB_FORWARD);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (SB_APP_WINDOW (widget)->search_button);
}

static void
show_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sb_app_window_show_error (SB_APP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
sb_app_window_dispose (GObject *object)
{
  SbAppWindow *self = SB_APP_WINDOW (object);

  if (self->results != NULL)
    release_document (self);

  G_OBJECT_CLASS (sb_app_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.overwrite", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.show", "(ss)", show_action);
  gtk_widget_class_install_action (widget_class, "win.show-file", "s", show_file_action);
  gtk_widget_class_install_action (widget_class, "win.show-nth", "i", show_nth_action);
  gtk_widget_class_install_action (widget_class, "win.next-page", NULL, step_page_action);
  gtk_widget_class_install_action (widget_class, "win.previous-page", NULL, step_page_action);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.show-error", "s", show_error_action);
}

static void
sb_app_window_class_init (SbAppWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sb_app_window_close_request;

  g_type_ensure (SB_APP_TYPE_BANNER);
  g_type_ensure (SB_APP_TYPE_SEARCH);
  g_type_ensure (SB_APP_TYPE_SIDEBAR);
  g_type_ensure (SB_APP_TYPE_START);
#define SB_PAGE(name) g_type_ensure (sb_app_##name##_page_get_type ());
#include "sb-app-pages.inc"
#undef SB_PAGE

  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, error_banner);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, conflict_banner);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, planning_banner);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SbAppWindow, start);
}

static void
sb_app_window_init (SbAppWindow *self)
{
  int width, height;
  gboolean maximized;

  gtk_widget_init_template (GTK_WIDGET (self));

  sb_app_banner_set_text (self->conflict_banner,
                          _ ("Somebody else has changed the file since it was opened here. Your "
                             "bid is safe in this window, but it is not saved in the file."));
  sb_app_banner_add_button (self->conflict_banner, _ ("Save as…"), "win.save-as");
  sb_app_banner_add_button (self->conflict_banner, _ ("Overwrite"), "win.overwrite");

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  sb_app_recent_load_size (&width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));

  update_actions (self);
  update_undo (self);
}

/**
 * sb_app_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window with the start page, owned by GTK
 */
SbAppWindow *
sb_app_window_new (GtkApplication *application)
{
  SbAppWindow *self = g_object_new (SB_APP_TYPE_WINDOW, "application", application, NULL);

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (gtk_application_get_menu_by_id (
                                                         application, "primary-menu")));

  return self;
}

/**
 * sb_app_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the open document; NULL while the start page is shown
 */
SbDocument *
sb_app_window_get_document (SbAppWindow *self)
{
  g_return_val_if_fail (SB_APP_IS_WINDOW (self), NULL);

  return self->results != NULL ? sb_app_results_get_document (self->results) : NULL;
}

/**
 * sb_app_window_set_document:
 * @self: a window
 * @document: the document to show
 *
 * Shows a document instead of the start page.
 */
void
sb_app_window_set_document (SbAppWindow *self, SbDocument *document)
{
  g_return_if_fail (SB_APP_IS_WINDOW (self));
  g_return_if_fail (SB_IS_DOCUMENT (document));

  release_document (self);
  sb_app_banner_set_revealed (self->error_banner, FALSE);

  self->results = sb_app_results_new (document);
  self->saver = sb_app_saver_new (document);
  g_signal_connect_object (self->results, "updated", G_CALLBACK (results_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (saver_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "saved", G_CALLBACK (saver_saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (saver_failed_cb), self,
                           G_CONNECT_SWAPPED);

  for (guint i = 0; get_page (self, i) != NULL; i++)
    sb_app_page_set_results (get_page (self, i), self->results);
  sb_app_search_set_places (self->search, self->pages, self->results);

  if (sb_document_is_open_elsewhere (document))
    sb_app_window_show_error (
        self, _ ("This file is open in another place, too. The one that saves last is "
                 "asked before it overwrites the other’s work."));
  remember_file (self);
  results_updated_cb (self);
  update_actions (self);
  update_undo (self);
  gtk_stack_set_visible_child_name (self->frame, "bid");
}

/**
 * sb_app_window_get_results:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the results of the open document
 */
SbAppResults *
sb_app_window_get_results (SbAppWindow *self)
{
  g_return_val_if_fail (SB_APP_IS_WINDOW (self), NULL);

  return self->results;
}

/**
 * sb_app_window_get_pages:
 * @self: a window
 *
 * Returns: (transfer none): the stack of #SbAppPage
 */
GtkStack *
sb_app_window_get_pages (SbAppWindow *self)
{
  g_return_val_if_fail (SB_APP_IS_WINDOW (self), NULL);

  return self->pages;
}

/**
 * sb_app_window_show_page:
 * @self: a window
 * @page: name of a page
 * @record: (nullable): id of a record to bring into view there
 *
 * Goes to a page.
 *
 * Returns: whether there is such a page
 */
gboolean
sb_app_window_show_page (SbAppWindow *self, const char *page, const char *record)
{
  g_return_val_if_fail (SB_APP_IS_WINDOW (self), FALSE);

  for (guint i = 0; get_page (self, i) != NULL; i++)
    if (g_strcmp0 (sb_app_page_get_page_name (get_page (self, i)), page) == 0)
      {
        gtk_stack_set_visible_child (self->pages, GTK_WIDGET (get_page (self, i)));
        if (!sb_text_is_empty (record))
          sb_app_page_show_record (get_page (self, i), record);
        return TRUE;
      }

  return FALSE;
}

/**
 * sb_app_window_show_error:
 * @self: a window
 * @message: what is the matter, in one translated sentence
 *
 * Shows an error across the window until it is closed.
 */
void
sb_app_window_show_error (SbAppWindow *self, const char *message)
{
  g_return_if_fail (SB_APP_IS_WINDOW (self));

  sb_app_banner_set_text (self->error_banner, message);
  sb_app_banner_set_revealed (self->error_banner, TRUE);
}
