/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Until others are in the place of those who leave: what is missing till then, how much notice
 * would be enough, and for each of them when somebody else can be there. Nothing is shown for an
 * exit that takes no hours away.
 */

#include "config.h"

#include "sb-app-recovery.h"

#include <glib/gi18n.h>

struct _SbAppRecovery
{
  AdwBin parent_instance;

  GtkLabel *sentence;
  GtkLabel *notice;
  GtkListBox *vacancies;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (SbAppRecovery, sb_app_recovery, ADW_TYPE_BIN)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* @part: (transfer full) */
static void
append_part (GString *text, char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

/* When somebody else can be there, as far as it is known. */
static char *
describe_vacancy (const SbVacancy *vacancy, SbLanguage language)
{
  GString *text = g_string_new (NULL);
  g_autofree char *notice = sb_language_date (language, vacancy->notice);
  g_autofree char *locum = sb_language_date (language, vacancy->locum);
  g_autofree char *recruit = sb_language_date (language, vacancy->recruit);

  /* Translators: a date. */
  append_part (text, g_strdup_printf (_ ("notice on %s"), notice));
  if (vacancy->locum != SB_DATE_NONE)
    /* Translators: a date. */
    append_part (text, g_strdup_printf (_ ("a locum from %s"), locum));
  if (vacancy->recruit != SB_DATE_NONE)
    /* Translators: a date. */
    append_part (text, g_strdup_printf (_ ("somebody employed from %s"), recruit));

  return g_string_free (text, FALSE);
}

static GtkWidget *
new_vacancy (const SbBid *bid, const SbVacancy *vacancy, SbLanguage language)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = describe_vacancy (vacancy, language);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bid->members[vacancy->member].name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);

  return row;
}

static void
show_vacancies (SbAppRecovery *self, const SbRecovery *recovery, SbLanguage language)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->vacancies, 0)) != NULL)
    gtk_list_box_remove (self->vacancies, GTK_WIDGET (row));
  for (guint i = 0; i < recovery->vacancies->len; i++)
    gtk_list_box_append (
        self->vacancies,
        new_vacancy (recovery->bid, &g_array_index (recovery->vacancies, SbVacancy, i), language));
}

static gboolean
takes_hours (const SbBid *bid, const GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    for (guint s = 0; s < bid->n_supplies; s++)
      if (g_strcmp0 (bid->supplies[s].member, bid->members[g_array_index (members, guint, i)].id) ==
          0)
        return TRUE;

  return FALSE;
}

static void
sb_app_recovery_class_init (SbAppRecoveryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-recovery.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppRecovery, sentence);
  gtk_widget_class_bind_template_child (widget_class, SbAppRecovery, notice);
  gtk_widget_class_bind_template_child (widget_class, SbAppRecovery, vacancies);
  gtk_widget_class_bind_template_child (widget_class, SbAppRecovery, hint);
}

static void
sb_app_recovery_init (SbAppRecovery *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_recovery_show:
 * @self: the part of the page
 * @bid: a sealed bid
 * @at: the day on which they leave
 * @members: (element-type guint): positions of those who leave, ascending
 * @language: the language of the bid’s figures
 */
void
sb_app_recovery_show (
    SbAppRecovery *self, SbBid *bid, SbDate at, const GArray *members, SbLanguage language)
{
  g_autoptr (SbRecovery) recovery = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *notice = NULL;

  g_return_if_fail (SB_APP_IS_RECOVERY (self) && bid != NULL && members != NULL);

  if (takes_hours (bid, members))
    recovery = sb_recovery_new (bid, at, (const guint *) (gconstpointer) members->data,
                                members->len, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), recovery != NULL);
  if (recovery == NULL)
    return;

  sentence = sb_recovery_describe (recovery, language);
  notice = sb_recovery_describe_notice (recovery, language);
  show_text (self->sentence, sentence);
  show_text (self->notice, notice);
  show_vacancies (self, recovery, language);
  gtk_widget_set_visible (self->hint, bid->info->locum_weeks == SB_UNKNOWN &&
                                          bid->info->recruitment_months == SB_UNKNOWN);
}
