/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Around a list of things to choose from: Tab comes to the chosen row, goes through what is in that
 * row, and leaves the list; the arrows move from row to row and never out to the side, where they
 * would reach whatever happens to lie there. In GTK 4.8 Tab goes through every row, and chooses it.
 * GtkListView has the property tab-behavior for this from GTK 4.12, GtkListBox from 4.18.
 */

#include "config.h"

#include "sb-app-tab-stop.h"

struct _SbAppTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SbAppTabStop, sb_app_tab_stop, ADW_TYPE_BIN)

/* The row that has the focus, or something in it; NULL while the focus is not in the list. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  while (child != NULL && !GTK_IS_LIST_BOX (child) && !GTK_IS_LIST_BASE (child))
    child = gtk_widget_get_focus_child (child);

  return child != NULL ? gtk_widget_get_focus_child (child) : NULL;
}

static gboolean
sb_app_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = find_row (widget);

  if (row == NULL || direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    return GTK_WIDGET_CLASS (sb_app_tab_stop_parent_class)->focus (widget, direction);

  return gtk_widget_child_focus (row, direction) || direction == GTK_DIR_LEFT ||
         direction == GTK_DIR_RIGHT;
}

static void
sb_app_tab_stop_class_init (SbAppTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = sb_app_tab_stop_focus;
}

static void
sb_app_tab_stop_init (SbAppTabStop *self)
{
}
