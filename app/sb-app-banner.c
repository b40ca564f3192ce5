/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A strip across the window that says what is the matter and offers what can be done: AdwBanner,
 * which libadwaita has from 1.3. It pushes the page down instead of covering it, and stays until it
 * no longer holds or is closed.
 */

#include "config.h"

#include "sb-app-banner.h"

#include <samanbud.h>

struct _SbAppBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox *box;
  GtkLabel *label;
  GtkBox *buttons;
  char *text;
  char *icon_name;
  char *kind;
  guint closable : 1;
};

G_DEFINE_FINAL_TYPE (SbAppBanner, sb_app_banner, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_ICON_NAME,
  PROP_KIND,
  PROP_CLOSABLE,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sb_app_banner_set_revealed (SB_APP_BANNER (widget), FALSE);
}

static void
set_kind (SbAppBanner *self, const char *kind)
{
  if (self->kind != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), self->kind);
  sb_text_set (&self->kind, kind);
  if (self->kind != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), self->kind);
}

static void
child_revealed_cb (SbAppBanner *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (self->revealer) ||
                                                 gtk_revealer_get_child_revealed (self->revealer));
}

static void
sb_app_banner_finalize (GObject *object)
{
  SbAppBanner *self = SB_APP_BANNER (object);

  g_free (self->text);
  g_free (self->icon_name);
  g_free (self->kind);

  G_OBJECT_CLASS (sb_app_banner_parent_class)->finalize (object);
}

static void
sb_app_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppBanner *self = SB_APP_BANNER (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_CLOSABLE:
      g_value_set_boolean (value, self->closable);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, sb_app_banner_get_revealed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppBanner *self = SB_APP_BANNER (object);

  switch (id)
    {
    case PROP_TEXT:
      sb_app_banner_set_text (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      sb_text_set (&self->icon_name, g_value_get_string (value));
      break;
    case PROP_KIND:
      set_kind (self, g_value_get_string (value));
      break;
    case PROP_CLOSABLE:
      self->closable = g_value_get_boolean (value);
      break;
    case PROP_REVEALED:
      sb_app_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_banner_class_init (SbAppBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sb_app_banner_finalize;
  object_class->get_property = sb_app_banner_get_property;
  object_class->set_property = sb_app_banner_set_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_CLOSABLE] = g_param_spec_boolean ("closable", NULL, NULL, FALSE, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "banner.close", NULL, close_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, SbAppBanner, box);
  gtk_widget_class_bind_template_child (widget_class, SbAppBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SbAppBanner, buttons);
}

static void
sb_app_banner_init (SbAppBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* A hidden banner must not be reached by Tab or read aloud. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed",
                            G_CALLBACK (child_revealed_cb), self);
}

/**
 * sb_app_banner_get_text:
 * @self: a banner
 *
 * Returns: (transfer none) (nullable): what it says
 */
const char *
sb_app_banner_get_text (SbAppBanner *self)
{
  g_return_val_if_fail (SB_APP_IS_BANNER (self), NULL);

  return self->text;
}

/**
 * sb_app_banner_set_text:
 * @self: a banner
 * @text: (nullable): one or two sentences, translated
 *
 * Sets what it says.
 */
void
sb_app_banner_set_text (SbAppBanner *self, const char *text)
{
  g_return_if_fail (SB_APP_IS_BANNER (self));

  if (sb_text_set (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * sb_app_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether it is shown
 */
gboolean
sb_app_banner_get_revealed (SbAppBanner *self)
{
  g_return_val_if_fail (SB_APP_IS_BANNER (self), FALSE);

  return self->revealer != NULL && gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * sb_app_banner_set_revealed:
 * @self: a banner
 * @revealed: whether to show it
 *
 * Shows or hides it.
 */
void
sb_app_banner_set_revealed (SbAppBanner *self, gboolean revealed)
{
  g_return_if_fail (SB_APP_IS_BANNER (self));

  if (revealed == sb_app_banner_get_revealed (self))
    return;

  gtk_revealer_set_reveal_child (self->revealer, revealed);
  child_revealed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/**
 * sb_app_banner_add_button:
 * @self: a banner
 * @label: what the button does, translated
 * @action: the action that does it
 *
 * Adds a button.
 */
void
sb_app_banner_add_button (SbAppBanner *self, const char *label, const char *action)
{
  GtkWidget *button;

  g_return_if_fail (SB_APP_IS_BANNER (self));

  button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->buttons, button);
}
