/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One obstacle in the list: what it is about, why, and by an icon and a word how bad it is.
 */

#include "config.h"

#include "sb-app-obstacle-row.h"

#include "sb-app-template.h"

struct _SbAppObstacleRow
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkWidget *texts;
  GtkLabel *title;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (SbAppObstacleRow, sb_app_obstacle_row, GTK_TYPE_WIDGET)

static void
sb_app_obstacle_row_dispose (GObject *object)
{
  sb_app_template_dispose (GTK_WIDGET (object), SB_APP_TYPE_OBSTACLE_ROW);

  G_OBJECT_CLASS (sb_app_obstacle_row_parent_class)->dispose (object);
}

static void
sb_app_obstacle_row_class_init (SbAppObstacleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_obstacle_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-obstacle-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppObstacleRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SbAppObstacleRow, texts);
  gtk_widget_class_bind_template_child (widget_class, SbAppObstacleRow, title);
  gtk_widget_class_bind_template_child (widget_class, SbAppObstacleRow, reason);
}

static void
sb_app_obstacle_row_init (SbAppObstacleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_obstacle_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
sb_app_obstacle_row_new (void)
{
  return g_object_new (SB_APP_TYPE_OBSTACLE_ROW, NULL);
}

/**
 * sb_app_obstacle_row_show:
 * @self: a row
 * @obstacle: what to show
 */
void
sb_app_obstacle_row_show (SbAppObstacleRow *self, SbAppObstacle *obstacle)
{
  gboolean is_open;

  g_return_if_fail (SB_APP_IS_OBSTACLE_ROW (self));

  is_open = sb_app_obstacle_is_open (obstacle);
  gtk_label_set_text (self->title, sb_app_obstacle_get_title (obstacle));
  gtk_label_set_text (self->reason, sb_app_obstacle_get_reason (obstacle));
  gtk_image_set_from_icon_name (self->icon, is_open ? "radio-symbolic" : "dialog-warning-symbolic");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
      sb_labels_get_finding (sb_language_of_user (),
                             is_open ? SB_FINDING_OPEN : SB_FINDING_NOT_MET),
      -1);
  if (is_open)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
}
