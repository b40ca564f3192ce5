/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A row for a text of several lines that is bound to a field of a record: a comment, the wording of
 * a requirement. It grows with its text. As in SbAppEntryRow, all typing in one visit is one step
 * to undo. While no record is bound, typing is announced, so that one can be made.
 */

#include "config.h"

#include "sb-app-text-row.h"

#include "sb-app-field.h"
#include "sb-app-messages.h"

#include <glib/gi18n.h>

/* So that the last letter of a line does not wrap in the view and not in the label. */
#define CURSOR_WIDTH 2

struct _SbAppTextRow
{
  AdwPreferencesRow parent_instance;

  SbAppField *field;
  GtkLabel *title_label;
  GtkLabel *measure; /* unseen, under the view: says how high the text is */
  GtkTextView *view;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppTextRow, sb_app_text_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  N_PROPS
};

enum
{
  TYPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
dup_shown (SbAppTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/*
 * A text view knows its height only once it has been given its width, and asks for far too much
 * before. A label with the same text knows it at once.
 */
static void
measure (SbAppTextRow *self)
{
  g_autofree char *shown = dup_shown (self);
  g_autofree char *text = g_strconcat (shown, "\u200b", NULL);

  gtk_label_set_text (self->measure, text);
}

static void
fill (SbAppTextRow *self)
{
  g_autofree char *stored = sb_app_field_dup_text (self->field);
  g_autofree char *shown = dup_shown (self);

  if (g_strcmp0 (stored != NULL ? stored : "", shown) == 0)
    return;

  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), stored != NULL ? stored : "",
                            -1);
  self->filling = FALSE;
}

static void
changed_cb (SbAppTextRow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  measure (self);
  if (self->filling)
    return;

  text = dup_shown (self);
  if (!sb_app_field_is_bound (self->field))
    {
      g_signal_emit (self, signals[TYPED], 0, text);
      return;
    }
  /* Translators: a step to undo; %s is the title of a field, as in: Change “Name” */
  label = g_strdup_printf (_ ("Change “%s”"),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  if (!sb_app_field_store_text (self->field, label, text, &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
}

static void
left_cb (GtkEventControllerFocus *controller, SbAppTextRow *self)
{
  sb_app_field_end_typing (self->field);
}

static void
title_cb (SbAppTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static gboolean
focus_text (GtkWidget *widget, GtkDirectionType direction)
{
  SbAppTextRow *self = SB_APP_TEXT_ROW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* The row itself is no stop on the way. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return gtk_widget_child_focus (GTK_WIDGET (self->view), direction);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
grab_text (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SB_APP_TEXT_ROW (widget)->view));
}

static void
sb_app_text_row_dispose (GObject *object)
{
  SbAppTextRow *self = SB_APP_TEXT_ROW (object);

  if (self->field != NULL)
    g_signal_handlers_disconnect_by_func (self->field, fill, self);
  g_clear_object (&self->field);

  G_OBJECT_CLASS (sb_app_text_row_parent_class)->dispose (object);
}

static void
sb_app_text_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppTextRow *self = SB_APP_TEXT_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, sb_app_field_get_record (self->field));
      break;
    case PROP_FIELD:
      g_value_set_string (value, sb_app_field_get_name (self->field));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_text_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppTextRow *self = SB_APP_TEXT_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      sb_app_text_row_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      sb_app_field_set_name (self->field, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_text_row_class_init (SbAppTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sb_app_text_row_dispose;
  object_class->get_property = sb_app_text_row_get_property;
  object_class->set_property = sb_app_text_row_set_property;
  widget_class->focus = focus_text;
  widget_class->grab_focus = grab_text;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SB_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SbAppTextRow::typed:
   * @text: what stands in the row now
   *
   * Something was typed while no record is bound.
   */
  signals[TYPED] = g_signal_new ("typed", SB_APP_TYPE_TEXT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sb_app_text_row_init (SbAppTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->field = sb_app_field_new ();
  self->title_label = GTK_LABEL (gtk_label_new (NULL));
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_label_set_xalign (self->title_label, 0);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");

  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "plain");
  /* The document's undo is the only one. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);

  self->measure = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->measure, TRUE);
  gtk_label_set_wrap_mode (self->measure, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->measure, 0);
  gtk_widget_set_margin_end (GTK_WIDGET (self->measure), CURSOR_WIDTH);
  gtk_widget_set_opacity (GTK_WIDGET (self->measure), 0);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->measure));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->measure), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);

  gtk_widget_add_css_class (box, "text-row");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);

  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  measure (self);
}

/**
 * sb_app_text_row_set_record:
 * @self: a row
 * @record: (nullable): the record whose field is edited
 *
 * Binds the row to another record. Typing in the old one ends.
 */
void
sb_app_text_row_set_record (SbAppTextRow *self, SbRecord *record)
{
  g_return_if_fail (SB_APP_IS_TEXT_ROW (self));

  if (record == sb_app_field_get_record (self->field))
    return;

  /* What was typed while nothing was bound goes on in the record that it made. */
  if (sb_app_field_is_bound (self->field))
    sb_app_field_end_typing (self->field);
  sb_app_field_set_record (self->field, record);
  fill (self);
}

/**
 * sb_app_text_row_get_view:
 * @self: a row
 *
 * Returns: (transfer none): where the text is typed
 */
GtkTextView *
sb_app_text_row_get_view (SbAppTextRow *self)
{
  g_return_val_if_fail (SB_APP_IS_TEXT_ROW (self), NULL);

  return self->view;
}
