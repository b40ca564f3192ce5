/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a plain widget lets go of what its template made. */

#include "config.h"

#include "sb-app-template.h"

/**
 * sb_app_template_dispose:
 * @widget: a widget whose class derives from #GtkWidget itself
 * @type: of that class
 *
 * Lets go of all children. In GTK 4.8 gtk_widget_dispose_template() unparents bound children only.
 * Subclasses of containers (AdwBin, GtkListBoxRow, GtkPopover …) must call neither: their parents
 * own the children.
 */
void
sb_app_template_dispose (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
