/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Can it go? The real pages, what stops them, and the files. Pages are laid out in a worker, a
 * moment after the last change, and only while the page is shown.
 */

#include "config.h"

#include "sb-app-submission-page.h"

#include "sb-app-files.h"
#include "sb-app-messages.h"
#include "sb-app-obstacle-row.h"
#include "sb-app-preview.h"
#include "sb-app-print.h"
#include "sb-app-tab-stop.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

/* So long after the last change the pages are made anew. */
#define PAUSE_MSEC 150

struct _SbAppSubmissionPage
{
  SbAppPage parent_instance;

  GCancellable *cancellable;
  guint pause;

  SbAppPreview *preview;
  GtkLabel *state;
  GtkLabel *explanation;
  GtkRevealer *progress;
  GtkLabel *doing;
  GtkDropDown *language;
  GtkWidget *obstacles_title;
  GtkWidget *obstacles_stop;
  GtkListView *obstacles;
  guint is_filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppSubmissionPage, sb_app_submission_page, SB_APP_TYPE_PAGE)

static SbAppResults *
get_results (SbAppSubmissionPage *self)
{
  return sb_app_page_get_results (SB_APP_PAGE (self));
}

static SbBid *
get_bid (SbAppSubmissionPage *self)
{
  return get_results (self) != NULL ? sb_app_results_get_bid (get_results (self)) : NULL;
}

/* A bid that does not say is written in the window's language. */
static SbLanguage
get_bid_language (SbAppSubmissionPage *self)
{
  int language = get_bid (self)->info->language;

  return language >= 0 ? (SbLanguage) language : sb_app_results_get_language (get_results (self));
}

static void
stop (SbAppSubmissionPage *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  sb_app_preview_set_busy (self->preview, FALSE);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SbAppSubmissionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SbAppSubmission) submission = sb_app_submission_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || get_bid (self) == NULL)
    return;

  sb_app_preview_set_busy (self->preview, FALSE);
  if (submission == NULL)
    {
      sb_app_messages_error (GTK_WIDGET (self), error);
      return;
    }
  sb_app_preview_set_submission (self->preview, submission);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submission.print", TRUE);
}

static gboolean
pause_cb (gpointer data)
{
  SbAppSubmissionPage *self = data;

  self->pause = 0;
  self->cancellable = g_cancellable_new ();
  sb_app_submission_new_async (get_bid (self), get_bid_language (self), self->cancellable,
                               laid_out_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
begin_layout (SbAppSubmissionPage *self)
{
  gboolean is_first = sb_app_preview_get_submission (self->preview) == NULL;

  stop (self);
  sb_app_preview_set_busy (self->preview, TRUE);
  self->pause = g_timeout_add (is_first ? 0 : PAUSE_MSEC, pause_cb, self);
}

/* Nothing fails or is open; but something may be missing, and something concern nobody. */
static char *
describe_met (guint n_met, guint n_nobody, guint n_stopping)
{
  if (n_met == 0)
    return g_strdup_printf (ngettext ("%u shall requirement concerns nobody yet",
                                      "%u shall requirements concern nobody yet", n_nobody),
                            n_nobody);
  if (n_stopping > 0 && n_nobody > 0)
    return g_strdup_printf (
        ngettext ("Every shall requirement that concerns somebody is met, but %u thing is missing",
                  "Every shall requirement that concerns somebody is met, but %u things are "
                  "missing",
                  n_stopping),
        n_stopping);
  if (n_stopping > 0)
    return g_strdup_printf (ngettext ("Every shall requirement is met, but %u thing is missing",
                                      "Every shall requirement is met, but %u things are missing",
                                      n_stopping),
                            n_stopping);
  if (n_nobody > 0)
    return g_strdup_printf (
        ngettext ("Every shall requirement that concerns somebody is met; %u concerns nobody yet",
                  "Every shall requirement that concerns somebody is met; %u concern nobody yet",
                  n_nobody),
        n_nobody);

  return g_strdup (_ ("Every shall requirement is met"));
}

static char *
describe_state (const SbBid *bid, const SbFindings *findings)
{
  guint n_met = sb_findings_count (findings, bid, SB_FINDING_MET, TRUE);
  guint n_not_met = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE);
  guint n_open = sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE);
  guint n_nobody = sb_findings_count_nobody (findings, bid, TRUE);

  if (bid->n_members == 0)
    return g_strdup (_ ("The group has no members yet"));
  if (n_met + n_not_met + n_open + n_nobody == 0)
    return g_strdup (_ ("No requirements are chosen yet"));
  if (n_not_met > 0)
    return g_strdup_printf (ngettext ("%u shall requirement is not met",
                                      "%u shall requirements are not met", n_not_met),
                            n_not_met);
  if (n_open > 0)
    return g_strdup_printf (ngettext ("%u shall requirement is still open",
                                      "%u shall requirements are still open", n_open),
                            n_open);

  return describe_met (n_met, n_nobody, sb_findings_count_stopping (findings));
}

static void
show_state (SbAppSubmissionPage *self)
{
  const SbFindings *findings = sb_app_results_get_findings (get_results (self));
  SbBid *bid = get_bid (self);
  g_autofree char *state = describe_state (bid, findings);
  const char *explanation;

  if (bid->info->route == SB_ROUTE_NSS)
    explanation = _ ("These rules are a proposal and not in force: this is for planning only, and "
                     "every page says so.");
  else if (bid->n_requirements == 0)
    explanation = _ ("Begin with a catalogue on the page “Procurement”.");
  else if (!sb_findings_are_complete (findings, bid))
    explanation = _ ("Until then every page says that it is a draft. You can write it all the "
                     "same.");
  else
    explanation = _ ("Nothing in the figures entered stops you from handing it in.");
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->explanation, explanation);
}

static void
show_obstacles (SbAppSubmissionPage *self)
{
  GListModel *list = sb_app_obstacle_list (get_results (self));
  gboolean is_any = g_list_model_get_n_items (list) > 0;
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (list);

  gtk_list_view_set_model (self->obstacles, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (self->obstacles_title, is_any);
  gtk_widget_set_visible (self->obstacles_stop, is_any);
}

static void
sb_app_submission_page_update (SbAppPage *page)
{
  SbAppSubmissionPage *self = SB_APP_SUBMISSION_PAGE (page);

  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->language, get_bid_language (self));
  self->is_filling = FALSE;
  show_state (self);
  show_obstacles (self);
  begin_layout (self);
}

static void
sb_app_submission_page_update_status (SbAppPage *page)
{
  SbAppResults *results = sb_app_page_get_results (page);
  const SbFindings *findings = sb_app_results_get_findings (results);
  SbBid *bid = sb_app_results_get_bid (results);
  guint n_not_met = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE);
  guint n_open = sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE);
  guint n_left = n_not_met + n_open + sb_findings_count_stopping (findings);
  g_autofree char *text = describe_state (bid, findings);

  /* Where nothing is asked yet, nothing is done. */
  if (bid->n_requirements == 0)
    sb_app_page_set_status (page, SB_APP_STATUS_NONE, 0, NULL);
  else if (!sb_findings_are_complete (findings, bid))
    sb_app_page_set_status (page, n_not_met > 0 ? SB_APP_STATUS_WARNING : SB_APP_STATUS_LEFT,
                            n_left, text);
  else
    sb_app_page_set_status (page, SB_APP_STATUS_OK, 0, text);
}

static void
language_cb (SbAppSubmissionPage *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  SbLanguage language = gtk_drop_down_get_selected (self->language);

  if (self->is_filling || get_bid (self) == NULL || language == get_bid_language (self))
    return;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, sb_language_to_code (language));
  if (!sb_document_set_field (sb_app_results_get_document (get_results (self)),
                              _ ("Change language of the submission"), &sb_bid_info_table, "bid",
                              "language", &value, &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
  sb_document_end_typing (sb_app_results_get_document (get_results (self)));
}

static void
set_writing (SbAppSubmissionPage *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  /* Translators: a file name. */
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("Writing %s"), name) : NULL;

  gtk_label_set_text (self->doing, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->progress, file != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submission.write", file == NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SbAppSubmissionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sb_app_submission_write_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  set_writing (self, NULL);
  if (file == NULL)
    {
      sb_app_messages_error (GTK_WIDGET (self), error);
      return;
    }

  name = g_file_get_basename (file);
  /* Translators: a file name. */
  text = g_strdup_printf (_ ("%s is written"), name);
  sb_app_messages_toast_action (GTK_WIDGET (self), text, _ ("Show"), "win.show-file",
                                g_variant_new_take_string (g_file_get_uri (file)));
}

typedef struct
{
  SbAppSubmissionPage *page;
  SbAppFileKind kind;
} Writing;

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (SbAppSubmissionPage) self = writing->page;
  g_autoptr (GFile) file = sb_app_files_save_finish (result, NULL);

  if (file == NULL || get_bid (self) == NULL)
    return;

  set_writing (self, file);
  sb_app_submission_write_async (get_bid (self), get_bid_language (self), writing->kind, file,
                                 written_cb, g_object_ref (self));
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppSubmissionPage *self = SB_APP_SUBMISSION_PAGE (widget);
  Writing *writing = g_new0 (Writing, 1);
  g_autofree char *suggestion = NULL;

  writing->page = g_object_ref (self);
  writing->kind = g_str_equal (g_variant_get_string (parameter, NULL), "xlsx") ? SB_APP_FILE_XLSX :
                                                                                 SB_APP_FILE_PDF;
  suggestion = sb_app_files_suggest_name (get_bid (self)->info->title, writing->kind);
  sb_app_files_save_async (widget,
                           writing->kind == SB_APP_FILE_XLSX ? _ ("Write XLSX") : _ ("Write PDF"),
                           writing->kind, suggestion, file_chosen_cb, writing);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppSubmissionPage *self = SB_APP_SUBMISSION_PAGE (widget);
  SbAppSubmission *submission = sb_app_preview_get_submission (self->preview);

  if (submission != NULL)
    sb_app_print_submission (widget, submission, get_bid (self)->info->title);
}

static void
setup_cb (SbAppSubmissionPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, sb_app_obstacle_row_new ());
}

static void
bind_cb (SbAppSubmissionPage *self, GtkListItem *item)
{
  sb_app_obstacle_row_show (SB_APP_OBSTACLE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
activate_cb (SbAppSubmissionPage *self, guint position)
{
  g_autoptr (SbAppObstacle) obstacle =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->obstacles)), position);

  if (obstacle != NULL)
    sb_app_page_go (GTK_WIDGET (self), sb_app_obstacle_get_page (obstacle),
                    sb_app_obstacle_get_record (obstacle));
}

static void
results_cb (SbAppSubmissionPage *self)
{
  stop (self);
  sb_app_preview_set_submission (self->preview, NULL);
  gtk_list_view_set_model (self->obstacles, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submission.print", FALSE);
}

static void
sb_app_submission_page_dispose (GObject *object)
{
  SbAppSubmissionPage *self = SB_APP_SUBMISSION_PAGE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (sb_app_submission_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SB_APP_TYPE_PREVIEW);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/samanbud/Samanbud/ui/sb-app-submission-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, preview);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, state);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, doing);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, language);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, obstacles_title);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, obstacles_stop);
  gtk_widget_class_bind_template_child (widget_class, SbAppSubmissionPage, obstacles);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
sb_app_submission_page_class_init (SbAppSubmissionPageClass *klass)
{
  SbAppPageClass *page_class = SB_APP_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_submission_page_dispose;
  page_class->update = sb_app_submission_page_update;
  page_class->update_status = sb_app_submission_page_update_status;

  gtk_widget_class_install_action (widget_class, "submission.write", "s", write_action);
  gtk_widget_class_install_action (widget_class, "submission.print", NULL, print_action);
  bind_template (widget_class);
}

static void
sb_app_submission_page_init (SbAppSubmissionPage *self)
{
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);
  SbLanguage language = sb_language_of_user ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (languages, sb_labels_get_language (language, SB_LANGUAGE_SV));
  gtk_string_list_append (languages, sb_labels_get_language (language, SB_LANGUAGE_EN));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->language, G_LIST_MODEL (languages));
  self->is_filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submission.print", FALSE);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
