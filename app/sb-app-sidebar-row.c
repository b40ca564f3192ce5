/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One page's row in the sidebar: icon, title and status, which assistive technology gets in words.
 */

#include "config.h"

#include "sb-app-sidebar-row.h"

struct _SbAppSidebarRow
{
  GtkListBoxRow parent_instance;

  SbAppPage *page;
};

G_DEFINE_FINAL_TYPE (SbAppSidebarRow, sb_app_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_icon (GObject *object, SbAppStatus status)
{
  return status == SB_APP_STATUS_OK || status == SB_APP_STATUS_WARNING;
}

static gboolean
has_count (GObject *object, SbAppStatus status)
{
  return status == SB_APP_STATUS_LEFT;
}

static char *
dup_status_icon (GObject *object, SbAppStatus status)
{
  return g_strdup (status == SB_APP_STATUS_WARNING ? "dialog-warning-symbolic" :
                                                     "object-select-symbolic");
}

static char *
dup_count (GObject *object, guint count)
{
  return sb_language_integer (sb_language_of_user (), count);
}

static void
describe (SbAppSidebarRow *self)
{
  const char *status = sb_app_page_get_status_text (self->page);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), status);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sb_app_page_get_title (self->page),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status != NULL ? status : "", -1);
}

static void
sb_app_sidebar_row_constructed (GObject *object)
{
  SbAppSidebarRow *self = SB_APP_SIDEBAR_ROW (object);

  G_OBJECT_CLASS (sb_app_sidebar_row_parent_class)->constructed (object);

  g_signal_connect_object (self->page, "notify::status-text", G_CALLBACK (describe), self,
                           G_CONNECT_SWAPPED);
  describe (self);
}

static void
sb_app_sidebar_row_dispose (GObject *object)
{
  SbAppSidebarRow *self = SB_APP_SIDEBAR_ROW (object);

  g_clear_object (&self->page);

  G_OBJECT_CLASS (sb_app_sidebar_row_parent_class)->dispose (object);
}

static void
sb_app_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    g_value_set_object (value, SB_APP_SIDEBAR_ROW (object)->page);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sb_app_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    SB_APP_SIDEBAR_ROW (object)->page = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sb_app_sidebar_row_class_init (SbAppSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sb_app_sidebar_row_constructed;
  object_class->dispose = sb_app_sidebar_row_dispose;
  object_class->get_property = sb_app_sidebar_row_get_property;
  object_class->set_property = sb_app_sidebar_row_set_property;

  properties[PROP_PAGE] =
      g_param_spec_object ("page", NULL, NULL, SB_APP_TYPE_PAGE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-sidebar-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_icon);
  gtk_widget_class_bind_template_callback (widget_class, has_count);
  gtk_widget_class_bind_template_callback (widget_class, dup_status_icon);
  gtk_widget_class_bind_template_callback (widget_class, dup_count);
}

static void
sb_app_sidebar_row_init (SbAppSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_sidebar_row_new:
 * @page: a page
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
sb_app_sidebar_row_new (SbAppPage *page)
{
  return g_object_new (SB_APP_TYPE_SIDEBAR_ROW, "page", page, NULL);
}

/**
 * sb_app_sidebar_row_get_page:
 * @self: a row
 *
 * Returns: (transfer none): the page it stands for
 */
SbAppPage *
sb_app_sidebar_row_get_page (SbAppSidebarRow *self)
{
  g_return_val_if_fail (SB_APP_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}
