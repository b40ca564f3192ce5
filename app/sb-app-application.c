/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program: its command line, its windows, and which documents are open. One document has one
 * window; opening it again shows that window. Bids that no file holds yet are drafts: those of the
 * last run are there at the next start, and closing a window makes its unsaved bid one. Nothing is
 * asked and nothing is lost.
 */

#include "config.h"

#include "sb-app-application.h"

#include "sb-app-drafts.h"
#include "sb-app-render.h"
#include "sb-app-window.h"

#include <glib/gi18n.h>

struct _SbAppApplication
{
  AdwApplication parent_instance;

  SbAppDrafts *drafts;
  char *render_folder;
  char *first_page;
  guint first_frame : 1;
};

G_DEFINE_FINAL_TYPE (SbAppApplication, sb_app_application, ADW_TYPE_APPLICATION)

typedef struct
{
  SbAppApplication *self;
  GWeakRef window;
} Opening;

static Opening *
opening_new (SbAppApplication *self, GtkWindow *window)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->self = g_object_ref (self);
  g_weak_ref_init (&opening->window, window);
  /* Without a window, nothing else would keep the program alive until the file is read. */
  g_application_hold (G_APPLICATION (self));

  return opening;
}

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->self));
  g_weak_ref_clear (&opening->window);
  g_object_unref (opening->self);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* A window to show something in: the one that asked if its start page is free for it, else a new
 * one. */
static SbAppWindow *
take_window (SbAppApplication *self, GtkWindow *window)
{
  if (window != NULL && SB_APP_IS_WINDOW (window) &&
      sb_app_window_get_document (SB_APP_WINDOW (window)) == NULL)
    return SB_APP_WINDOW (window);

  return sb_app_window_new (GTK_APPLICATION (self));
}

static SbAppWindow *
find_start_window (SbAppApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SB_APP_IS_WINDOW (l->data) && sb_app_window_get_document (l->data) == NULL)
      return l->data;

  return NULL;
}

static SbAppWindow *
find_window_of_file (SbAppApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      SbDocument *document =
          SB_APP_IS_WINDOW (l->data) ? sb_app_window_get_document (l->data) : NULL;
      GFile *other = document != NULL ? sb_document_get_file (document) : NULL;
      if (other != NULL && g_file_equal (file, other))
        return l->data;
    }

  return NULL;
}

static void
show_window (SbAppApplication *self, SbAppWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));

  if (self->first_page != NULL && sb_app_window_get_document (window) != NULL &&
      !sb_app_window_show_page (window, self->first_page, NULL))
    g_printerr (_ ("There is no page called “%s”.\n"), self->first_page);
  if (self->first_frame)
    sb_app_render_report_first_frame (GTK_WIDGET (window));
  if (self->render_folder != NULL)
    sb_app_render_pages (window, self->render_folder);
}

static void
show_document (SbAppApplication *self, GtkWindow *asked, SbDocument *document)
{
  SbAppWindow *window = take_window (self, asked);

  sb_app_window_set_document (window, document);
  show_window (self, window);
}

static void
show_error (SbAppApplication *self, GtkWindow *asked, const GError *error)
{
  SbAppWindow *window =
      asked != NULL && SB_APP_IS_WINDOW (asked) ? SB_APP_WINDOW (asked) : find_start_window (self);

  if (window == NULL)
    window = sb_app_window_new (GTK_APPLICATION (self));
  sb_app_window_show_error (window, error->message);
  show_window (self, window);
}

static void
show_json (SbAppApplication *self, GtkWindow *asked, GBytes *bytes, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (SbBid) bid = sb_json_parse (text, size, &error);

  if (bid != NULL)
    document = sb_document_new_from_bid (bid, label, &error);
  if (document != NULL)
    show_document (self, asked, document);
  else
    show_error (self, asked, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&opening->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = sb_document_open_finish (result, &error);
  SbAppWindow *other = NULL;

  if (document != NULL && sb_document_get_file (document) != NULL)
    other = find_window_of_file (opening->self, sb_document_get_file (document));

  /* Two quick clicks: the first has won. */
  if (other != NULL)
    {
      sb_document_close (document, FALSE);
      show_window (opening->self, other);
    }
  else if (document != NULL)
    show_document (opening->self, window, document);
  else
    show_error (opening->self, window, error);
}

static void
json_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&opening->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes != NULL)
    show_json (opening->self, window, bytes, _ ("Import"));
  else
    show_error (opening->self, window, error);
}

static gboolean
is_json (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".json");
}

static SbDocument *
make_new_document (GError **error)
{
  g_autoptr (SbBid) bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  int year, month, day;

  info->id = g_strdup ("bid");
  info->title = g_strdup (_ ("New joint application"));
  info->route = SB_ROUTE_LOV;
  info->language = (int) sb_language_of_user ();
  sb_date_to_ymd (sb_date_today (), &year, &month, &day);
  info->start = sb_date_from_ymd (year + 1, 1, 1);
  if (!sb_bid_seal (bid, error))
    return NULL;

  return sb_document_new_from_bid (bid, _ ("New bid"), error);
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SbAppApplication *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = make_new_document (&error);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (document == NULL)
    {
      show_error (self, active, error);
      return;
    }

  show_document (self, active, document);
  sb_app_window_show_page (
      SB_APP_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self))), "procurement",
      "bid");
}

static void
show_example (SbAppApplication *self, GtkWindow *asked)
{
  g_autofree char *name =
      g_strdup_printf ("examples/example-%s.json", sb_language_to_code (sb_language_of_user ()));
  g_autoptr (GBytes) bytes = sb_resources_load (name);

  show_json (self, asked, bytes, _ ("Example"));
}

static void
example_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_example (data, gtk_application_get_active_window (data));
}

static void
start_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SbAppApplication *self = data;
  SbAppWindow *window = find_start_window (self);

  gtk_window_present (
      GTK_WINDOW (window != NULL ? window : sb_app_window_new (GTK_APPLICATION (self))));
}

static void
open_uri_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  sb_app_application_open (data, gtk_application_get_active_window (data), file);
}

static void
open_draft_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sb_app_application_open_draft (data, gtk_application_get_active_window (data),
                                 g_variant_get_string (parameter, NULL));
}

static void
discard_draft_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sb_app_drafts_discard (SB_APP_APPLICATION (data)->drafts, g_variant_get_string (parameter, NULL));
}

static void
restore_draft_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sb_app_drafts_restore (SB_APP_APPLICATION (data)->drafts, g_variant_get_string (parameter, NULL));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name", "Samanbud",
                         "application-icon", SB_APP_ID, "version", SB_VERSION, "developer-name",
                         _ ("The Samanbud project"), "comments",
                         _ ("Small care providers put together one joint bid to a region."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one per line */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { "new", new_action },
  { "example", example_action },
  { "start", start_action },
  { "open-uri", open_uri_action, "s" },
  { "open-draft", open_draft_action, "s" },
  { "discard-draft", discard_draft_action, "s" },
  { "restore-draft", restore_draft_action, "s" },
  { "about", about_action },
  { "quit", quit_action },
};

static void
add_accels (SbAppApplication *self)
{
  static const struct
  {
    const char *action;
    const char *keys[4];
  } accels[] = {
    { "app.new", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.search", { "<Control>f", "<Control>k" } },
    { "win.next-page", { "<Control>Page_Down" } },
    { "win.previous-page", { "<Control>Page_Up" } },
    { "win.next-pane", { "F6" } },
    { "win.show-help-overlay", { "<Control>question", "F1" } },
    { "window.close", { "<Control>w" } },
    { "app.quit", { "<Control>q" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char *const *) accels[i].keys);
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-nth(%d)", i);
      g_autofree char *key = g_strdup_printf ("<Control>%d", i);
      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action,
                                             (const char *const[]){ key, NULL });
    }
}

static void
sb_app_application_startup (GApplication *application)
{
  SbAppApplication *self = SB_APP_APPLICATION (application);

  G_APPLICATION_CLASS (sb_app_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (SB_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_accels (self);
  sb_app_drafts_recover (self->drafts);
}

static void
sb_app_application_shutdown (GApplication *application)
{
  sb_app_drafts_close_all (SB_APP_APPLICATION (application)->drafts);

  G_APPLICATION_CLASS (sb_app_application_parent_class)->shutdown (application);
}

static void
sb_app_application_activate (GApplication *application)
{
  SbAppApplication *self = SB_APP_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (sb_app_window_new (GTK_APPLICATION (self)));
  show_window (self, SB_APP_WINDOW (window));
}

static gint
sb_app_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("samanbud %s\n", SB_VERSION);
      return 0;
    }

  /* Measurements and pictures are of this process, not of one that happens to run. */
  if (g_variant_dict_contains (options, "render-pages") ||
      g_variant_dict_contains (options, "first-frame"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static int
sb_app_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  SbAppApplication *self = SB_APP_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);

  g_clear_pointer (&self->first_page, g_free);
  g_variant_dict_lookup (options, "page", "s", &self->first_page);
  g_clear_pointer (&self->render_folder, g_free);
  g_variant_dict_lookup (options, "render-pages", "^ay", &self->render_folder);
  self->first_frame = g_variant_dict_contains (options, "first-frame");

  if (g_variant_dict_contains (options, "example"))
    show_example (self, NULL);
  else if (arguments[0] == NULL || arguments[1] == NULL)
    g_application_activate (application);

  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file =
          g_application_command_line_create_file_for_arg (command_line, arguments[i]);
      sb_app_application_open (self, NULL, file);
    }

  return 0;
}

static void
sb_app_application_finalize (GObject *object)
{
  SbAppApplication *self = SB_APP_APPLICATION (object);

  g_clear_object (&self->drafts);
  g_free (self->render_folder);
  g_free (self->first_page);

  G_OBJECT_CLASS (sb_app_application_parent_class)->finalize (object);
}

static void
sb_app_application_class_init (SbAppApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sb_app_application_finalize;
  application_class->startup = sb_app_application_startup;
  application_class->shutdown = sb_app_application_shutdown;
  application_class->activate = sb_app_application_activate;
  application_class->handle_local_options = sb_app_application_handle_local_options;
  application_class->command_line = sb_app_application_command_line;
}

static const GOptionEntry option_entries[] = {
  { "example", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the example"), NULL },
  { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Show this page first"), N_ ("NAME") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and quit"), NULL },
  { "render-pages", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
  { "first-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { NULL },
};

static void
sb_app_application_init (SbAppApplication *self)
{
  self->drafts = sb_app_drafts_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), option_entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * sb_app_application_new:
 *
 * Returns: (transfer full): the program
 */
SbAppApplication *
sb_app_application_new (void)
{
  return g_object_new (SB_APP_TYPE_APPLICATION, "application-id", SB_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}

/**
 * sb_app_application_open:
 * @self: the program
 * @window: (nullable): the window that asks; used if it shows the start page
 * @file: a document, or a bid in JSON, which becomes a draft
 *
 * Opens a file. If it is open already, its window is shown; if there are edits that it lacks, it is
 * opened with them. An error is shown in @window.
 */
void
sb_app_application_open (SbAppApplication *self, GtkWindow *window, GFile *file)
{
  SbAppWindow *other;
  SbDocument *draft;

  g_return_if_fail (SB_APP_IS_APPLICATION (self));

  other = find_window_of_file (self, file);
  draft = sb_app_drafts_find_by_file (self->drafts, file);
  if (other != NULL)
    show_window (self, other);
  else if (draft != NULL)
    sb_app_application_open_draft (self, window, sb_document_get_id (draft));
  else if (is_json (file))
    g_file_load_bytes_async (file, NULL, json_loaded_cb, opening_new (self, window));
  else
    sb_document_open_async (file, NULL, opened_cb, opening_new (self, window));
}

/**
 * sb_app_application_open_draft:
 * @self: the program
 * @window: (nullable): the window that asks
 * @id: id of a draft's document
 *
 * Shows a draft in a window.
 */
void
sb_app_application_open_draft (SbAppApplication *self, GtkWindow *window, const char *id)
{
  g_autoptr (SbDocument) draft = sb_app_drafts_take (self->drafts, id);

  if (draft != NULL)
    show_document (self, window, draft);
}

/**
 * sb_app_application_get_drafts:
 * @self: the program
 *
 * Returns: (transfer none): bids that no file holds (element-type SbDocument), the newest first
 */
GListModel *
sb_app_application_get_drafts (SbAppApplication *self)
{
  g_return_val_if_fail (SB_APP_IS_APPLICATION (self), NULL);

  return sb_app_drafts_get_model (self->drafts);
}

/**
 * sb_app_application_keep_draft:
 * @self: the program
 * @document: the document of a window that closes
 *
 * Keeps a bid that no file holds, to be opened from the start page, now or at the next start.
 */
void
sb_app_application_keep_draft (SbAppApplication *self, SbDocument *document)
{
  g_return_if_fail (SB_APP_IS_APPLICATION (self));

  sb_app_drafts_keep (self->drafts, document);
}
