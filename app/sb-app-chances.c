/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How likely it is that the group still carries the commitment, year by year, and how much depends
 * on each member. With many members the sums take a while, so a worker makes them; until it is done
 * nothing of an older bid is shown.
 */

#include "config.h"

#include "sb-app-chances.h"

#include <glib/gi18n.h>

#include <math.h>

/* Probabilities are shown in tenths of a per cent. */
#define PARTS 1000

struct _SbAppChances
{
  AdwBin parent_instance;

  SbBid *bid;
  GCancellable *cancellable;

  GtkSpinner *spinner;
  GtkLabel *note;
  GtkGrid *dates;
  GtkGrid *members;
  SbLanguage language;
};

G_DEFINE_FINAL_TYPE (SbAppChances, sb_app_chances, ADW_TYPE_BIN)

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
attach (GtkGrid *grid, const char *text, int column, int row)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role",
                    row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL,
                    "label", text, "xalign", column == 0 ? 0.0 : 1.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static char *
describe_part (const SbAppChances *self, double part)
{
  gint64 parts = (gint64) round (part * PARTS);
  g_autofree char *text = sb_language_percent (self->language, ABS (parts), PARTS);

  return g_strconcat (parts < 0 ? "−" : "", text, NULL);
}

/* Years are enough to see; the dates between them matter to the figures, not to a reader. */
static gboolean
is_shown (const SbBid *bid, SbDate date)
{
  for (int months = 0; sb_date_add_months (bid->start, months) <= date; months += 12)
    if (sb_date_add_months (bid->start, months) == date)
      return TRUE;

  return date == bid->end - 1;
}

static void
show_dates (SbAppChances *self, const SbProbability *probability)
{
  int row = 0;

  attach (self->dates, _ ("Date"), 0, row);
  attach (self->dates, _ ("Still carries it"), 1, row);
  attach (self->dates, _ ("Missing on average, hours per week"), 2, row++);
  for (guint i = 0; i < probability->points->len; i++)
    {
      const SbProbabilityPoint *point = &g_array_index (probability->points, SbProbabilityPoint, i);
      g_autofree char *date = sb_language_date (self->language, point->date);
      g_autofree char *carries = describe_part (self, point->carries);
      g_autofree char *hours =
          point->minutes_short < 0 ?
              NULL :
              sb_language_hours (self->language, (gint64) round (point->minutes_short));

      if (!is_shown (probability->bid, point->date))
        continue;
      attach (self->dates, date, 0, row);
      attach (self->dates, carries, 1, row);
      attach (self->dates, hours != NULL ? hours : "–", 2, row++);
    }
}

static void
show_members (SbAppChances *self, const SbProbability *probability)
{
  const SbProbabilityPoint *last =
      &g_array_index (probability->points, SbProbabilityPoint, probability->points->len - 1);

  attach (self->members, _ ("Member"), 0, 0);
  attach (self->members, _ ("Still there at the end"), 1, 0);
  attach (self->members, _ ("How much then depends on it"), 2, 0);
  for (guint m = 0; m < probability->bid->n_members; m++)
    {
      g_autofree char *stays =
          describe_part (self, sb_probability_of_staying (probability->bid, m, last->date));
      g_autofree char *importance = describe_part (self, last->birnbaum[m]);

      attach (self->members, probability->bid->members[m].name, 0, (int) m + 1);
      attach (self->members, stays, 1, (int) m + 1);
      attach (self->members, importance, 2, (int) m + 1);
    }
}

static void
show_note (SbAppChances *self, const SbProbability *probability)
{
  GString *text = g_string_new (
      _ ("From how likely each member is to leave within a year, as entered under "
         "Members, and from planned exits; each leaves independently of the others."));
  g_autofree char *note = NULL;

  for (guint i = 0; i < probability->unknown->len; i++)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, _ ("How likely %s leaves has not been entered; it is taken to stay."),
          probability->bid->members[g_array_index (probability->unknown, guint, i)].name);
    }
  note = g_string_free (text, FALSE);
  gtk_label_set_text (self->note, note);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbAppChances *self = SB_APP_CHANCES (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbProbability) probability = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_spinner_stop (self->spinner);
  if (probability == NULL)
    gtk_label_set_text (self->note, error->message);
  else if (probability->bid == self->bid && probability->points->len > 0)
    {
      show_note (self, probability);
      show_dates (self, probability);
      show_members (self, probability);
    }
}

static void
compute (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  SbProbability *probability = sb_probability_new (data, cancellable, &error);

  if (probability == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, probability, (GDestroyNotify) sb_probability_free);
}

static void
forget (SbAppChances *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bid, sb_bid_unref);
}

static void
sb_app_chances_dispose (GObject *object)
{
  forget (SB_APP_CHANCES (object));

  G_OBJECT_CLASS (sb_app_chances_parent_class)->dispose (object);
}

static void
sb_app_chances_class_init (SbAppChancesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_chances_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-chances.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppChances, spinner);
  gtk_widget_class_bind_template_child (widget_class, SbAppChances, note);
  gtk_widget_class_bind_template_child (widget_class, SbAppChances, dates);
  gtk_widget_class_bind_template_child (widget_class, SbAppChances, members);
}

static void
sb_app_chances_init (SbAppChances *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_chances_show:
 * @self: chances
 * @bid: a sealed bid
 * @language: the window's
 *
 * Shows them for @bid, as soon as they are computed; what is shown of it already stays.
 */
void
sb_app_chances_show (SbAppChances *self, SbBid *bid, SbLanguage language)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SB_APP_IS_CHANCES (self));
  g_return_if_fail (bid != NULL);

  if (bid == self->bid)
    return;

  sb_app_chances_clear (self);
  self->bid = sb_bid_ref (bid);
  self->language = language;
  self->cancellable = g_cancellable_new ();

  gtk_spinner_start (self->spinner);
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, sb_app_chances_show);
  /* Whoever cancels does not wait for the worker. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, sb_bid_ref (bid), (GDestroyNotify) sb_bid_unref);
  g_task_run_in_thread (task, compute);
}

/**
 * sb_app_chances_clear:
 * @self: chances
 *
 * Shows nothing, and lets go of the bid.
 */
void
sb_app_chances_clear (SbAppChances *self)
{
  g_return_if_fail (SB_APP_IS_CHANCES (self));

  forget (self);
  gtk_spinner_stop (self->spinner);
  gtk_label_set_text (self->note, "");
  clear_grid (self->dates);
  clear_grid (self->members);
}
