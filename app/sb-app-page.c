/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The base of the window's pages. A page has a name (for `win.show`), a title and an icon, from
 * which the sidebar builds itself, a mark that it begins a group there, and a status. It is told
 * when there is something new to show: at once while it is shown, otherwise when it is shown next.
 */

#include "config.h"

#include "sb-app-page.h"

#include "sb-app-large-text.h"

typedef struct
{
  SbAppResults *results;
  char *page_name;
  char *title;
  char *icon_name;
  char *status_text;
  SbAppStatus status;
  guint status_count;
  guint is_bound : 1;
  guint is_stale : 1;
  guint begins_group : 1;
} SbAppPagePrivate;

G_DEFINE_ENUM_TYPE (SbAppStatus,
                    sb_app_status,
                    G_DEFINE_ENUM_VALUE (SB_APP_STATUS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (SB_APP_STATUS_OK, "ok"),
                    G_DEFINE_ENUM_VALUE (SB_APP_STATUS_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (SB_APP_STATUS_WARNING, "warning"))

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SbAppPage, sb_app_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PAGE_NAME,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_BEGINS_GROUP,
  PROP_RESULTS,
  PROP_STATUS,
  PROP_STATUS_COUNT,
  PROP_STATUS_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/*
 * Binding a page to its records makes rows and choices, which is most of the work of opening a bid.
 * A page that was never shown with it can wait.
 */
static void
bind (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  if (priv->is_bound == (priv->results != NULL))
    return;

  priv->is_bound = priv->results != NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULTS]);
}

static void
update_if_shown (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  if (!priv->is_stale || priv->results == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      sb_app_results_get_bid (priv->results) == NULL)
    return;

  priv->is_stale = FALSE;
  if (SB_APP_PAGE_GET_CLASS (self)->update != NULL)
    SB_APP_PAGE_GET_CLASS (self)->update (self);
}

static void
updated_cb (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  if (sb_app_results_get_bid (priv->results) == NULL)
    return;

  priv->is_stale = TRUE;
  if (SB_APP_PAGE_GET_CLASS (self)->update_status != NULL)
    SB_APP_PAGE_GET_CLASS (self)->update_status (self);
  update_if_shown (self);
}

static void
sb_app_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (sb_app_page_parent_class)->constructed (object);

  sb_app_large_text_prepare (GTK_WIDGET (object));
}

static void
sb_app_page_map (GtkWidget *widget)
{
  /* First the content, so that a page never shows for a frame what no longer holds. */
  bind (SB_APP_PAGE (widget));
  GTK_WIDGET_CLASS (sb_app_page_parent_class)->map (widget);
  update_if_shown (SB_APP_PAGE (widget));
}

static void
sb_app_page_dispose (GObject *object)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (SB_APP_PAGE (object));

  /* Without notification: a subclass has disposed of its template by now. */
  if (priv->results != NULL)
    g_signal_handlers_disconnect_by_func (priv->results, updated_cb, object);
  g_clear_object (&priv->results);

  G_OBJECT_CLASS (sb_app_page_parent_class)->dispose (object);
}

static void
sb_app_page_finalize (GObject *object)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (SB_APP_PAGE (object));

  g_free (priv->page_name);
  g_free (priv->title);
  g_free (priv->icon_name);
  g_free (priv->status_text);

  G_OBJECT_CLASS (sb_app_page_parent_class)->finalize (object);
}

static void
sb_app_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (SB_APP_PAGE (object));

  switch (id)
    {
    case PROP_PAGE_NAME:
      g_value_set_string (value, priv->page_name);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_BEGINS_GROUP:
      g_value_set_boolean (value, priv->begins_group);
      break;
    case PROP_RESULTS:
      g_value_set_object (value, priv->results);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, priv->status);
      break;
    case PROP_STATUS_COUNT:
      g_value_set_uint (value, priv->status_count);
      break;
    case PROP_STATUS_TEXT:
      g_value_set_string (value, priv->status_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_text (SbAppPage *self, char **place, const GValue *value, guint property)
{
  if (sb_text_set (place, g_value_get_string (value)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
sb_app_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppPage *self = SB_APP_PAGE (object);
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  switch (id)
    {
    case PROP_PAGE_NAME:
      set_text (self, &priv->page_name, value, id);
      break;
    case PROP_TITLE:
      set_text (self, &priv->title, value, id);
      break;
    case PROP_ICON_NAME:
      set_text (self, &priv->icon_name, value, id);
      break;
    case PROP_BEGINS_GROUP:
      priv->begins_group = g_value_get_boolean (value);
      break;
    case PROP_RESULTS:
      sb_app_page_set_results (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read_flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_PAGE_NAME] = g_param_spec_string ("page-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_BEGINS_GROUP] = g_param_spec_boolean ("begins-group", NULL, NULL, FALSE, flags);
  properties[PROP_RESULTS] =
      g_param_spec_object ("results", NULL, NULL, SB_APP_TYPE_RESULTS, flags);
  properties[PROP_STATUS] =
      g_param_spec_enum ("status", NULL, NULL, SB_APP_TYPE_STATUS, SB_APP_STATUS_NONE, read_flags);
  properties[PROP_STATUS_COUNT] =
      g_param_spec_uint ("status-count", NULL, NULL, 0, G_MAXUINT, 0, read_flags);
  properties[PROP_STATUS_TEXT] = g_param_spec_string ("status-text", NULL, NULL, NULL, read_flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sb_app_page_class_init (SbAppPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sb_app_page_constructed;
  object_class->dispose = sb_app_page_dispose;
  object_class->finalize = sb_app_page_finalize;
  object_class->get_property = sb_app_page_get_property;
  object_class->set_property = sb_app_page_set_property;
  widget_class->map = sb_app_page_map;

  install_properties (object_class);
}

static void
sb_app_page_init (SbAppPage *self)
{
}

/**
 * sb_app_page_get_page_name:
 * @self: a page
 *
 * Returns: (transfer none): the name by which `win.show` and the command line know the page:
 * "members"
 */
const char *
sb_app_page_get_page_name (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->page_name;
}

/**
 * sb_app_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): the name that people see
 */
const char *
sb_app_page_get_title (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->title;
}

/**
 * sb_app_page_get_icon_name:
 * @self: a page
 *
 * Returns: (transfer none): a symbolic icon
 */
const char *
sb_app_page_get_icon_name (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->icon_name;
}

/**
 * sb_app_page_get_results:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the results of the open document; NULL when none is open
 */
SbAppResults *
sb_app_page_get_results (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->results;
}

/**
 * sb_app_page_set_results:
 * @self: a page
 * @results: (nullable): the results of another document
 *
 * Lets the page show another document. Subclasses that bind records listen to `notify::results`,
 * which comes when the page is shown; the status is asked for at once.
 */
void
sb_app_page_set_results (SbAppPage *self, SbAppResults *results)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);
  g_autoptr (SbAppResults) old = g_steal_pointer (&priv->results);

  g_return_if_fail (SB_APP_IS_PAGE (self));

  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, updated_cb, self);
  if (results != NULL)
    {
      priv->results = g_object_ref (results);
      g_signal_connect_object (results, "updated", G_CALLBACK (updated_cb), self,
                               G_CONNECT_SWAPPED);
    }

  /* What is bound to the old records lets go of them in any case. */
  if (old != results && priv->is_bound)
    {
      priv->is_bound = results != NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULTS]);
    }
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    bind (self);
  if (results != NULL)
    updated_cb (self);
}

/**
 * sb_app_page_get_status:
 * @self: a page
 *
 * Returns: the kind of its status
 */
SbAppStatus
sb_app_page_get_status (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->status;
}

/**
 * sb_app_page_get_status_count:
 * @self: a page
 *
 * Returns: how many things are left
 */
guint
sb_app_page_get_status_count (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->status_count;
}

/**
 * sb_app_page_get_status_text:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the status in words, for assistive technology and as a
 * tooltip
 */
const char *
sb_app_page_get_status_text (SbAppPage *self)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  return priv->status_text;
}

/**
 * sb_app_page_set_status:
 * @self: a page
 * @status: the kind
 * @count: how many things are left, for %SB_APP_STATUS_LEFT
 * @text: (nullable): the status in words, translated: "3 requirements are open"
 *
 * Sets what the sidebar shows beside the page's title.
 */
void
sb_app_page_set_status (SbAppPage *self, SbAppStatus status, guint count, const char *text)
{
  SbAppPagePrivate *priv = sb_app_page_get_instance_private (self);

  g_return_if_fail (SB_APP_IS_PAGE (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (priv->status != status)
    {
      priv->status = status;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
    }
  if (priv->status_count != count)
    {
      priv->status_count = count;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS_COUNT]);
    }
  if (sb_text_set (&priv->status_text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS_TEXT]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * sb_app_page_show_record:
 * @self: a page
 * @id: a record that the page shows
 *
 * Brings a record into view and focus. The page is shown first (see sb_app_page_go()).
 */
void
sb_app_page_show_record (SbAppPage *self, const char *id)
{
  g_return_if_fail (SB_APP_IS_PAGE (self));

  bind (self);
  update_if_shown (self);
  if (SB_APP_PAGE_GET_CLASS (self)->show_record != NULL)
    SB_APP_PAGE_GET_CLASS (self)->show_record (self, id);
}

/**
 * sb_app_page_get_nth:
 * @pages: the window's stack of pages
 * @position: 0 for the first
 *
 * Returns: (transfer none) (nullable): a page of the stack; NULL after the last
 */
SbAppPage *
sb_app_page_get_nth (GtkStack *pages, guint position)
{
  g_autoptr (GtkSelectionModel) model = gtk_stack_get_pages (pages);
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return item != NULL ? SB_APP_PAGE (gtk_stack_page_get_child (GTK_STACK_PAGE (item))) : NULL;
}

/**
 * sb_app_page_go:
 * @from: any widget in the window
 * @page: name of a page
 * @record: (nullable): id of a record to show there
 *
 * Goes to a page. In .ui files, use the action `win.show` with a target like ('members', '').
 */
void
sb_app_page_go (GtkWidget *from, const char *page, const char *record)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  gtk_widget_activate_action (from, "win.show", "(ss)", page, record != NULL ? record : "");
}
