/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What controls of GTK and libadwaita lack for people who set their text large: words that go on in
 * a new line, and things that stand beneath each other where there is no room beside each other.
 * Libadwaita's rows and groups are changed from outside; if one day they are made of something
 * else, they stay as libadwaita makes them.
 */

#include "config.h"

#include "sb-app-large-text.h"

#include "sb-app-wrap.h"

#include <adwaita.h>

static gboolean
is_header (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) && gtk_widget_has_css_class (widget, "header");
}

/* A row's title and what stands at its end. */
static void
wrap_row (GtkListBoxRow *row)
{
  GtkWidget *header = gtk_list_box_row_get_child (row);

  if (is_header (header))
    gtk_widget_set_layout_manager (header, sb_app_wrap_layout_new ());
}

/* A group's title and the button beside it. */
static void
wrap_group (GtkWidget *group)
{
  GtkWidget *box = gtk_widget_get_first_child (group);
  GtkWidget *header = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  GtkWidget *labels = is_header (header) ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *title = labels != NULL ? gtk_widget_get_first_child (labels) : NULL;

  if (!GTK_IS_LABEL (title))
    return;

  gtk_widget_set_layout_manager (header, sb_app_wrap_layout_new ());
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
}

/**
 * sb_app_large_text_prepare:
 * @widget: a page, a row or a group
 *
 * Lets the rows and groups of libadwaita that are in @widget now have their parts beneath each
 * other where there is no room beside each other.
 */
void
sb_app_large_text_prepare (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_ACTION_ROW (widget))
    wrap_row (GTK_LIST_BOX_ROW (widget));
  else if (ADW_IS_PREFERENCES_GROUP (widget))
    wrap_group (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sb_app_large_text_prepare (child);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (string));
}

/**
 * sb_app_large_text_wrap_button:
 * @button: a button with words on it
 *
 * Lets the words stand in several lines where there is no room for one.
 */
void
sb_app_large_text_wrap_button (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

/**
 * sb_app_large_text_shrink_drop_down:
 * @drop_down: a drop-down of strings
 *
 * Lets what is chosen be cut where there is no room for it. The list that opens stays GTK's.
 */
void
sb_app_large_text_shrink_drop_down (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
}
