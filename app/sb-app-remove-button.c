/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A button that removes something. Tab reaches it, the arrows do not: they look for what lies in a
 * direction, and whoever wanted the next row would press Enter on a loss.
 */

#include "config.h"

#include "sb-app-remove-button.h"

#include "sb-app-large-text.h"

struct _SbAppRemoveButton
{
  GtkButton parent_instance;

  GtkEventController *keys; /* the window's, while the button is shown */
  guint by_arrow : 1;       /* whether the key pressed last was one */
};

G_DEFINE_FINAL_TYPE (SbAppRemoveButton, sb_app_remove_button, GTK_TYPE_BUTTON)

static gboolean
key_pressed_cb (SbAppRemoveButton *self, guint key)
{
  const guint arrows[] = { GDK_KEY_Up,    GDK_KEY_Down,    GDK_KEY_Left,    GDK_KEY_Right,
                           GDK_KEY_KP_Up, GDK_KEY_KP_Down, GDK_KEY_KP_Left, GDK_KEY_KP_Right };

  self->by_arrow = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    self->by_arrow |= key == arrows[i];

  return GDK_EVENT_PROPAGATE;
}

static void
sb_app_remove_button_map (GtkWidget *widget)
{
  SbAppRemoveButton *self = SB_APP_REMOVE_BUTTON (widget);

  GTK_WIDGET_CLASS (sb_app_remove_button_parent_class)->map (widget);

  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
}

static void
sb_app_remove_button_unmap (GtkWidget *widget)
{
  SbAppRemoveButton *self = SB_APP_REMOVE_BUTTON (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
  self->keys = NULL;

  GTK_WIDGET_CLASS (sb_app_remove_button_parent_class)->unmap (widget);
}

/*
 * Lists of libadwaita go on as if Tab had been pressed when an arrow leads out of them. From the
 * last list of a page nothing but the button may follow, so the focus stays; in a row it goes on.
 */
static gboolean
sb_app_remove_button_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && !SB_APP_REMOVE_BUTTON (widget)->by_arrow)
    return GTK_WIDGET_CLASS (sb_app_remove_button_parent_class)->focus (widget, direction);

  return direction == GTK_DIR_TAB_FORWARD &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) == NULL;
}

static void
sb_app_remove_button_class_init (SbAppRemoveButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = sb_app_remove_button_map;
  widget_class->unmap = sb_app_remove_button_unmap;
  widget_class->focus = sb_app_remove_button_focus;
}

static void
label_cb (SbAppRemoveButton *self)
{
  if (gtk_button_get_label (GTK_BUTTON (self)) != NULL)
    sb_app_large_text_wrap_button (GTK_BUTTON (self));
}

static void
sb_app_remove_button_init (SbAppRemoveButton *self)
{
  g_signal_connect (self, "notify::label", G_CALLBACK (label_cb), NULL);
}

/**
 * sb_app_remove_button_new:
 * @words: what it does, translated: "Remove this file"
 *
 * Returns: (transfer floating): a button with the picture of a bin, for the end of a row
 */
GtkWidget *
sb_app_remove_button_new (const char *words)
{
  GtkWidget *self = g_object_new (SB_APP_TYPE_REMOVE_BUTTON, "icon-name", "user-trash-symbolic",
                                  "valign", GTK_ALIGN_CENTER, "tooltip-text", words, NULL);

  gtk_widget_add_css_class (self, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return self;
}
