/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The list of pages. It builds itself from the children of the window's stack, in their order, with
 * a line above the last group of pages (those that leave the house), and keeps its selection and
 * the stack's visible page the same.
 */

#include "config.h"

#include "sb-app-sidebar.h"

#include "sb-app-sidebar-row.h"
#include "sb-app-tab-stop.h"

struct _SbAppSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (SbAppSidebar, sb_app_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
row_selected_cb (SbAppSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL && self->stack != NULL)
    gtk_stack_set_visible_child (
        self->stack, GTK_WIDGET (sb_app_sidebar_row_get_page (SB_APP_SIDEBAR_ROW (row))));
}

static void
visible_child_cb (SbAppSidebar *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (GTK_WIDGET (sb_app_sidebar_row_get_page (SB_APP_SIDEBAR_ROW (row))) == child)
      gtk_list_box_select_row (self->list, row);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean begins = FALSE;

  if (before != NULL)
    g_object_get (sb_app_sidebar_row_get_page (SB_APP_SIDEBAR_ROW (row)), "begins-group", &begins,
                  NULL);
  gtk_list_box_row_set_header (row, begins ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static void
fill (SbAppSidebar *self)
{
  SbAppPage *page;

  for (guint i = 0; (page = sb_app_page_get_nth (self->stack, i)) != NULL; i++)
    gtk_list_box_append (self->list, sb_app_sidebar_row_new (page));
  visible_child_cb (self);
}

static void
sb_app_sidebar_dispose (GObject *object)
{
  SbAppSidebar *self = SB_APP_SIDEBAR (object);

  g_clear_object (&self->stack);

  G_OBJECT_CLASS (sb_app_sidebar_parent_class)->dispose (object);
}

static void
sb_app_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    g_value_set_object (value, SB_APP_SIDEBAR (object)->stack);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sb_app_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppSidebar *self = SB_APP_SIDEBAR (object);

  if (id == PROP_STACK)
    {
      if (!g_set_object (&self->stack, g_value_get_object (value)) || self->stack == NULL)
        return;
      fill (self);
      g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (visible_child_cb),
                               self, G_CONNECT_SWAPPED);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sb_app_sidebar_class_init (SbAppSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sb_app_sidebar_dispose;
  object_class->get_property = sb_app_sidebar_get_property;
  object_class->set_property = sb_app_sidebar_set_property;

  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
sb_app_sidebar_init (SbAppSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}
