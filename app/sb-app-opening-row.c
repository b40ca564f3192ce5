/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One line of opening hours: from weekday to weekday, from time to time. Times are typed as people
 * write them (8, 8.30, 08:30) and shown as 08:30.
 */

#include "config.h"

#include "sb-app-opening-row.h"

#include "sb-app-remove-button.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

struct _SbAppOpeningRow
{
  GtkWidget parent_instance;

  GtkDropDown *first_day;
  GtkDropDown *last_day;
  GtkEntry *from_entry;
  GtkEntry *to_entry;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppOpeningRow, sb_app_opening_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "8", "8.30", "8:30", "0830" as HH:MM; anything else stays as it is, to be complained about. */
static char *
tidy_time (const char *text)
{
  g_autofree char *digits = g_strdup (text);
  gint64 hour, minute = 0;
  char *rest;

  g_strstrip (digits);
  rest = strpbrk (digits, ":.,");
  if (rest != NULL)
    *rest++ = '\0';
  else if (strlen (digits) == 4)
    {
      g_autofree char *minutes = g_strdup (digits + 2);

      digits[2] = '\0';
      if (g_ascii_string_to_signed (digits, 10, 0, 24, &hour, NULL) &&
          g_ascii_string_to_signed (minutes, 10, 0, 59, &minute, NULL))
        return g_strdup_printf ("%02d:%02d", (int) hour, (int) minute);
      return g_strdup (text);
    }

  if (!g_ascii_string_to_signed (digits, 10, 0, 24, &hour, NULL) ||
      (rest != NULL &&
       (strlen (rest) != 2 || !g_ascii_string_to_signed (rest, 10, 0, 59, &minute, NULL))))
    return g_strdup (text);

  return g_strdup_printf ("%02d:%02d", (int) hour, (int) minute);
}

static void
tidy_entry (GtkEntry *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *tidy = tidy_time (text);

  if (!g_str_equal (tidy, text))
    gtk_editable_set_text (GTK_EDITABLE (entry), tidy);
}

static void
days_cb (SbAppOpeningRow *self)
{
  guint first = gtk_drop_down_get_selected (self->first_day);

  if (self->filling)
    return;

  /* A range runs forward: an earlier last day follows the first. */
  if (gtk_drop_down_get_selected (self->last_day) < first)
    {
      self->filling = TRUE;
      gtk_drop_down_set_selected (self->last_day, first);
      self->filling = FALSE;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
times_cb (SbAppOpeningRow *self)
{
  tidy_entry (self->from_entry);
  tidy_entry (self->to_entry);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (SbAppOpeningRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/**
 * sb_app_opening_row_add_to:
 * @self: a row
 * @week: the week that is being put together
 * @error: what is wrong with the times typed
 *
 * Returns: whether the row's hours are now part of @week
 */
gboolean
sb_app_opening_row_add_to (SbAppOpeningRow *self, SbWeek *week, GError **error)
{
  guint first = gtk_drop_down_get_selected (self->first_day) + 1;
  guint last = gtk_drop_down_get_selected (self->last_day) + 1;
  g_autofree char *days =
      first == last ? g_strdup_printf ("%u", first) : g_strdup_printf ("%u-%u", first, last);

  return sb_week_add (week, days, gtk_editable_get_text (GTK_EDITABLE (self->from_entry)),
                      gtk_editable_get_text (GTK_EDITABLE (self->to_entry)), error);
}

/**
 * sb_app_opening_row_new:
 * @opening: the hours to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sb_app_opening_row_new (const SbOpening *opening)
{
  SbAppOpeningRow *self = g_object_new (SB_APP_TYPE_OPENING_ROW, NULL);
  g_autofree char *from = sb_clock_to_text (opening->from);
  g_autofree char *to = sb_clock_to_text (opening->to);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->first_day, (guint) opening->first_day - 1);
  gtk_drop_down_set_selected (self->last_day, (guint) opening->last_day - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), from);
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), to);
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

static void
sb_app_opening_row_dispose (GObject *object)
{
  GtkWidget *child;

  /* Not gtk_widget_dispose_template(), which leaves children without an id of their own. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sb_app_opening_row_parent_class)->dispose (object);
}

static void
sb_app_opening_row_class_init (SbAppOpeningRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_opening_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-opening-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppOpeningRow, first_day);
  gtk_widget_class_bind_template_child (widget_class, SbAppOpeningRow, last_day);
  gtk_widget_class_bind_template_child (widget_class, SbAppOpeningRow, from_entry);
  gtk_widget_class_bind_template_child (widget_class, SbAppOpeningRow, to_entry);
  gtk_widget_class_bind_template_callback (widget_class, days_cb);
  gtk_widget_class_bind_template_callback (widget_class, times_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sb_app_opening_row_init (SbAppOpeningRow *self)
{
  const char *days[8] = { NULL };

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < 7; i++)
    days[i] = sb_labels_get_weekday (sb_language_of_user (), i + 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkStringList) model = gtk_string_list_new (days);

      gtk_drop_down_set_model (i == 0 ? self->first_day : self->last_day, G_LIST_MODEL (model));
    }
  self->filling = FALSE;
}
