/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Weekly opening hours, bound to a field that holds them: a picture of the week, and one line per
 * opening. What is typed is stored when a day was chosen or a time was left, if it is right; if
 * not, the sentence below says why, and the document keeps what it had.
 */

#include "config.h"

#include "sb-app-week-editor.h"

#include "sb-app-opening-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARGIN      12
#define LABEL_WIDTH 42

struct _SbAppWeekEditor
{
  GtkWidget parent_instance;

  SbRecord *record;
  char *field;
  GtkDrawingArea *picture;
  GtkBox *rows;
  GtkLabel *message_label;
  char *shown; /* what the lines stand for, as text */
};

G_DEFINE_FINAL_TYPE (SbAppWeekEditor, sb_app_week_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void changed_cb (SbAppWeekEditor *self);

static char *
dup_stored (SbAppWeekEditor *self)
{
  char *text = NULL;

  if (self->record != NULL && self->field != NULL && sb_record_exists (self->record))
    g_object_get (self->record, self->field, &text, NULL);

  return text;
}

static SbWeek *
load_week (SbAppWeekEditor *self)
{
  g_autofree char *text = dup_stored (self);
  SbWeek *week = NULL;

  if (text == NULL || !sb_week_parse (text, &week, NULL))
    week = sb_week_new ();

  return week;
}

static void
remove_cb (SbAppWeekEditor *self, SbAppOpeningRow *row)
{
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  changed_cb (self);
}

static GtkWidget *
append_row (SbAppWeekEditor *self, const SbOpening *opening)
{
  GtkWidget *row = sb_app_opening_row_new (opening);

  gtk_box_append (self->rows, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  return row;
}

static void
show_message (SbAppWeekEditor *self, const GError *error)
{
  gtk_label_set_text (self->message_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), error != NULL);
}

/* "Monday to Friday 08:00–17:00", for those who cannot see the picture. */
static char *
describe (const SbWeek *week)
{
  GString *text = g_string_new (NULL);
  SbLanguage language = sb_language_of_user ();

  for (guint i = 0; i < week->n_openings; i++)
    {
      const SbOpening *opening = &week->openings[i];
      g_autofree char *from = sb_clock_to_text (opening->from);
      g_autofree char *to = sb_clock_to_text (opening->to);

      if (i > 0)
        g_string_append (text, "; ");
      if (opening->first_day == opening->last_day)
        g_string_append_printf (text, "%s %s–%s",
                                sb_labels_get_weekday (language, opening->first_day), from, to);
      else
        g_string_append_printf (text, "%s–%s %s–%s",
                                sb_labels_get_weekday (language, opening->first_day),
                                sb_labels_get_weekday (language, opening->last_day), from, to);
    }
  if (week->n_openings == 0)
    g_string_append (text, _ ("No opening hours are entered"));

  return g_string_free (text, FALSE);
}

static void
update_picture (SbAppWeekEditor *self)
{
  g_autoptr (SbWeek) week = load_week (self);
  g_autofree char *text = describe (week);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->picture), text);
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
}

/* Lines are made anew only when the document holds something else than they say. */
static void
update_cb (SbAppWeekEditor *self)
{
  g_autofree char *stored = dup_stored (self);
  g_autoptr (SbWeek) week = NULL;
  GtkWidget *child;

  update_picture (self);
  if (g_strcmp0 (stored, self->shown) == 0)
    return;

  sb_text_set (&self->shown, stored);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  week = load_week (self);
  for (guint i = 0; i < week->n_openings; i++)
    append_row (self, &week->openings[i]);
  show_message (self, NULL);
}

static void
changed_cb (SbAppWeekEditor *self)
{
  g_autoptr (SbWeek) week = sb_week_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (!sb_app_opening_row_add_to (SB_APP_OPENING_ROW (row), week, &error))
      {
        show_message (self, error);
        return;
      }

  show_message (self, NULL);
  text = week->n_openings > 0 ? sb_week_to_text (week) : NULL;
  if (g_strcmp0 (text, self->shown) == 0 || self->record == NULL)
    return;

  sb_text_set (&self->shown, text);
  g_object_set (self->record, self->field, text, NULL);
  sb_document_end_typing (sb_record_get_document (self->record));
}

static void
add_cb (SbAppWeekEditor *self)
{
  const SbOpening usual = { "1-5", 1, 5, 8 * 60, 17 * 60 };

  gtk_widget_child_focus (append_row (self, &usual), GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static void
draw_day (cairo_t *cr, const guint8 *open, double x, double width)
{
  for (int from = 0; from < SB_MINUTES_PER_DAY;)
    {
      int to = from;

      while (to < SB_MINUTES_PER_DAY && open[to] == open[from])
        to++;
      if (open[from])
        cairo_rectangle (cr, x + width * from / SB_MINUTES_PER_DAY, 0,
                         width * (to - from) / SB_MINUTES_PER_DAY, 6);
      from = to;
    }
}

/* Seven lines of a day each, midnight to midnight, with what is open filled in. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  SbAppWeekEditor *self = data;
  g_autoptr (SbWeek) week = load_week (self);
  g_autofree guint8 *minutes = g_new0 (guint8, SB_MINUTES_PER_WEEK);
  double ink = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? 1.0 : 0.0;
  double line = (double) height / 7.0;

  sb_week_mark (week, minutes);
  for (int day = 0; day < 7; day++)
    {
      const char *name = sb_labels_get_weekday_short (sb_language_of_user (), day + 1);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (area), name);
      double top = line * day;
      int text_height;

      cairo_set_source_rgba (cr, ink, ink, ink, 0.8);
      pango_layout_get_pixel_size (layout, NULL, &text_height);
      cairo_save (cr);
      cairo_translate (cr, 0, top + (line - 13) / 2);
      cairo_scale (cr, 13.0 / text_height, 13.0 / text_height);
      pango_cairo_show_layout (cr, layout);
      cairo_restore (cr);

      cairo_save (cr);
      cairo_translate (cr, 0, top + (line - 6) / 2);
      cairo_set_source_rgba (cr, ink, ink, ink, 0.12);
      cairo_rectangle (cr, LABEL_WIDTH, 0, width - LABEL_WIDTH, 6);
      cairo_fill (cr);
      cairo_set_source_rgba (cr, ink, ink, ink, 0.7);
      draw_day (cr, minutes + day * SB_MINUTES_PER_DAY, LABEL_WIDTH, width - LABEL_WIDTH);
      cairo_fill (cr);
      cairo_restore (cr);
    }
}

/**
 * sb_app_week_editor_set_record:
 * @self: an editor
 * @record: (nullable): the record whose field it shows and changes
 */
void
sb_app_week_editor_set_record (SbAppWeekEditor *self, SbRecord *record)
{
  g_return_if_fail (SB_APP_IS_WEEK_EDITOR (self));

  if (self->record == record)
    return;

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update_cb, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

static void
sb_app_week_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppWeekEditor *self = SB_APP_WEEK_EDITOR (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_week_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppWeekEditor *self = SB_APP_WEEK_EDITOR (object);

  switch (id)
    {
    case PROP_RECORD:
      sb_app_week_editor_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      if (sb_text_set (&self->field, g_value_get_string (value)))
        {
          update_cb (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_week_editor_dispose (GObject *object)
{
  SbAppWeekEditor *self = SB_APP_WEEK_EDITOR (object);
  GtkWidget *child;

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update_cb, self);
  g_clear_object (&self->record);
  /* Not gtk_widget_dispose_template(), which leaves children without an id of their own. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sb_app_week_editor_parent_class)->dispose (object);
}

static void
sb_app_week_editor_finalize (GObject *object)
{
  SbAppWeekEditor *self = SB_APP_WEEK_EDITOR (object);

  g_free (self->field);
  g_free (self->shown);

  G_OBJECT_CLASS (sb_app_week_editor_parent_class)->finalize (object);
}

static void
sb_app_week_editor_class_init (SbAppWeekEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = sb_app_week_editor_dispose;
  object_class->finalize = sb_app_week_editor_finalize;
  object_class->get_property = sb_app_week_editor_get_property;
  object_class->set_property = sb_app_week_editor_set_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SB_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-week-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppWeekEditor, picture);
  gtk_widget_class_bind_template_child (widget_class, SbAppWeekEditor, rows);
  gtk_widget_class_bind_template_child (widget_class, SbAppWeekEditor, message_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
sb_app_week_editor_init (SbAppWeekEditor *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_set_margin_top (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_start (GTK_WIDGET (self), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self), MARGIN);
  gtk_drawing_area_set_draw_func (self->picture, draw_cb, self, NULL);
}
