/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * When is what due? The days of the procedure in their order, with how each was found; below them
 * what they are counted from, as far as it is not on the Procurement page. Every day leads to the
 * field that it is counted from. Nothing is computed here.
 */

#include "config.h"

#include "sb-app-deadlines-page.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-files.h"
#include "sb-app-large-text.h"
#include "sb-app-messages.h"
#include "sb-app-tab-stop.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SbAppDeadlinesPage
{
  SbAppPage parent_instance;

  GtkListBox *days;
  GtkWidget *events_group;
  GtkLabel *caution_label;
};

G_DEFINE_FINAL_TYPE (SbAppDeadlinesPage, sb_app_deadlines_page, SB_APP_TYPE_PAGE)

/* The one row of the bid itself. */
#define BID_ID "bid"

/* The fields of the lower group; each row's id is its field. */
static const char *const fields[] = { "submit_time",      "decision_months",  "decision_days",
                                      "complete_on",      "notice_on",        "notice_means",
                                      "standstill_until", "reasons_asked_on", "signed_on" };

static GtkWidget *
get_row (SbAppDeadlinesPage *self, const char *field)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (self), SB_APP_TYPE_DEADLINES_PAGE, field));
}

static gboolean
is_here (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i], field))
      return TRUE;

  return FALSE;
}

/* How far away the day is; what has passed is passed for everybody. */
static char *
describe_distance (const SbDeadline *deadline, gboolean is_next, SbLanguage language)
{
  SbDate today = sb_date_today ();
  g_autofree char *number = NULL;
  gint64 days;

  if (deadline->date < today)
    return g_strdup (_ ("Has passed"));
  if (deadline->date == today)
    return g_strdup (_ ("Today"));

  days = deadline->date - today;
  number = sb_language_integer (language, days);
  if (is_next)
    return g_strdup_printf (ngettext ("Next: %s day left", "Next: %s days left", (gulong) days),
                            number);

  return g_strdup_printf (ngettext ("%s day left", "%s days left", (gulong) days), number);
}

static char *
describe_binding (const SbDeadline *deadline)
{
  switch (deadline->binds)
    {
    case SB_BINDS_AUTHORITY:
      return g_strdup (_ ("Binds the authority."));
    case SB_BINDS_GROUP:
    case SB_BINDS_BOTH:
    default:
      return NULL;
    }
}

/* Each on a line of its own: how far, how found, what to know, who is bound, where it stands. */
static char *
describe_day (const SbDeadline *deadline, gboolean is_next, SbLanguage language)
{
  g_autofree char *distance = NULL;
  g_autofree char *binding = describe_binding (deadline);
  GString *text = g_string_new (NULL);

  if (deadline->date != SB_DATE_NONE)
    {
      distance = describe_distance (deadline, is_next, language);
      g_string_append_printf (text, "%s\n", distance);
    }
  g_string_append (text, deadline->reason);
  if (deadline->note != NULL)
    g_string_append_printf (text, "\n%s", deadline->note);
  if (binding != NULL)
    g_string_append_printf (text, "\n%s", binding);
  if (deadline->law[0] != '\0')
    g_string_append_printf (text, "\n%s", deadline->law);

  return g_string_free (text, FALSE);
}

static char *
describe_when (const SbDeadline *deadline, SbLanguage language)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (deadline->date == SB_DATE_NONE)
    return g_strdup (_ ("Not known yet"));

  date = sb_language_date (language, deadline->date);
  if (deadline->minutes < 0)
    return g_steal_pointer (&date);

  time = sb_clock_to_text (deadline->minutes);
  /* Translators: a date; a clock time. */
  return g_strdup_printf (_ ("%1$s, %2$s"), date, time);
}

static void
add_day (SbAppDeadlinesPage *self, const SbDeadline *deadline, gboolean is_next)
{
  SbLanguage language = sb_app_results_get_language (sb_app_page_get_results (SB_APP_PAGE (self)));
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *subtitle = describe_day (deadline, is_next, language);
  g_autofree char *when = describe_when (deadline, language);
  GtkWidget *label = gtk_label_new (when);
  const char *field = deadline->waits_for != NULL ? deadline->waits_for : deadline->source;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), deadline->title);
  adw_action_row_set_subtitle (row, subtitle);
  gtk_widget_add_css_class (label, "figures");
  if (is_next)
    gtk_widget_add_css_class (label, "heading");
  if (deadline->date == SB_DATE_NONE || deadline->date < sb_date_today ())
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (row, label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)",
                                    is_here (field) ? "deadlines" : "procurement", field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  sb_app_large_text_prepare (GTK_WIDGET (row));
  gtk_list_box_append (self->days, GTK_WIDGET (row));
}

static void
update_days (SbAppDeadlinesPage *self, SbAppResults *results)
{
  g_autoptr (GPtrArray) deadlines =
      sb_deadlines_list (sb_app_results_get_bid (results), sb_app_results_get_language (results));
  SbDate today = sb_date_today ();
  gboolean has_next = FALSE, has_day = FALSE;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->days, 0)) != NULL)
    gtk_list_box_remove (self->days, GTK_WIDGET (row));
  for (guint i = 0; i < deadlines->len; i++)
    {
      const SbDeadline *deadline = deadlines->pdata[i];
      gboolean comes = deadline->date != SB_DATE_NONE && deadline->date >= today;

      add_day (self, deadline, comes && !has_next);
      has_next = has_next || comes;
      has_day = has_day || deadline->date != SB_DATE_NONE;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->days), deadlines->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-calendar", has_day);
}

static void
update_events (SbAppDeadlinesPage *self, const SbBid *bid)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean asked = sb_deadlines_ask_for (bid->info->route, fields[i]);

      gtk_widget_set_visible (get_row (self, fields[i]), asked);
      any = any || asked;
    }
  gtk_widget_set_visible (self->events_group, any);
}

static void
sb_app_deadlines_page_update (SbAppPage *page)
{
  SbAppDeadlinesPage *self = SB_APP_DEADLINES_PAGE (page);
  SbAppResults *results = sb_app_page_get_results (page);

  update_days (self, results);
  update_events (self, sb_app_results_get_bid (results));
}

/* @id: name of a field of the bid */
static void
sb_app_deadlines_page_show_record (SbAppPage *page, const char *id)
{
  SbAppDeadlinesPage *self = SB_APP_DEADLINES_PAGE (page);

  gtk_widget_child_focus (is_here (id) ? get_row (self, id) : GTK_WIDGET (self->days),
                          GTK_DIR_TAB_FORWARD);
}

static void
results_cb (SbAppDeadlinesPage *self)
{
  SbAppResults *results = sb_app_page_get_results (SB_APP_PAGE (self));
  SbRecord *record =
      results != NULL ? sb_app_results_get_record (results, SB_TABLE_BID, BID_ID) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_object_set (get_row (self, fields[i]), "record", record, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GFile *file = G_FILE (source);
  g_autoptr (SbAppDeadlinesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (file, result, NULL, &error))
    {
      sb_app_messages_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: a file name. */
  text = g_strdup_printf (_ ("%s is written"), name);
  sb_app_messages_toast_action (GTK_WIDGET (self), text, _ ("Show"), "win.show-file",
                                g_variant_new_take_string (g_file_get_uri (file)));
}

static void
write_calendar (SbAppDeadlinesPage *self, GFile *file)
{
  SbAppResults *results = sb_app_page_get_results (SB_APP_PAGE (self));
  SbBid *bid = sb_app_results_get_bid (results);
  g_autoptr (GPtrArray) deadlines = sb_deadlines_list (bid, sb_app_results_get_language (results));
  char *text = sb_ical_write (bid, deadlines, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbAppDeadlinesPage *self = SB_APP_DEADLINES_PAGE (source);
  g_autoptr (GFile) file = sb_app_files_save_finish (result, NULL);

  if (file != NULL && sb_app_page_get_results (SB_APP_PAGE (self)) != NULL)
    write_calendar (self, file);
}

static void
save_calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbBid *bid = sb_app_results_get_bid (sb_app_page_get_results (SB_APP_PAGE (widget)));
  g_autofree char *suggestion = sb_app_files_suggest_name (bid->info->title, SB_APP_FILE_CALENDAR);

  sb_app_files_save_async (widget, _ ("Save for Your Calendar"), SB_APP_FILE_CALENDAR, suggestion,
                           file_chosen_cb, NULL);
}

static void
sb_app_deadlines_page_class_init (SbAppDeadlinesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SB_APP_PAGE_CLASS (klass)->update = sb_app_deadlines_page_update;
  SB_APP_PAGE_CLASS (klass)->show_record = sb_app_deadlines_page_show_record;

  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  gtk_widget_class_install_action (widget_class, "page.save-calendar", NULL, save_calendar_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-deadlines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppDeadlinesPage, days);
  gtk_widget_class_bind_template_child (widget_class, SbAppDeadlinesPage, events_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppDeadlinesPage, caution_label);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i], FALSE, 0);
}

static void
sb_app_deadlines_page_init (SbAppDeadlinesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_label_set_text (self->caution_label, sb_deadlines_get_caution (sb_language_of_user ()));
  sb_app_choice_row_set_labels (SB_APP_CHOICE_ROW (get_row (self, "notice_means")),
                                &sb_bid_info_table, sb_labels_get_notice_means);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
