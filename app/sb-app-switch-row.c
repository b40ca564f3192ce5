/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row with a switch that is bound to a field of a record. Not said counts as no. */

#include "config.h"

#include "sb-app-switch-row.h"

#include "sb-app-field.h"
#include "sb-app-messages.h"

#include <glib/gi18n.h>

struct _SbAppSwitchRow
{
  AdwActionRow parent_instance;

  SbAppField *field;
  GtkSwitch *toggle;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppSwitchRow, sb_app_switch_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fill (SbAppSwitchRow *self)
{
  self->filling = TRUE;
  gtk_switch_set_active (self->toggle, sb_app_field_get_boolean (self->field));
  self->filling = FALSE;
}

static void
active_cb (SbAppSwitchRow *self)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;

  /* Translators: a step to undo; %s is the title of a field, as in: Change “Name” */
  label = g_strdup_printf (_ ("Change “%s”"),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  if (!sb_app_field_store_boolean (self->field, label, gtk_switch_get_active (self->toggle),
                                   &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
  sb_app_field_end_typing (self->field);
}

static void
sb_app_switch_row_dispose (GObject *object)
{
  SbAppSwitchRow *self = SB_APP_SWITCH_ROW (object);

  if (self->field != NULL)
    g_signal_handlers_disconnect_by_func (self->field, fill, self);
  g_clear_object (&self->field);

  G_OBJECT_CLASS (sb_app_switch_row_parent_class)->dispose (object);
}

static void
sb_app_switch_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppSwitchRow *self = SB_APP_SWITCH_ROW (object);

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
sb_app_switch_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppSwitchRow *self = SB_APP_SWITCH_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      sb_app_switch_row_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      sb_app_field_set_name (self->field, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_switch_row_class_init (SbAppSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sb_app_switch_row_dispose;
  object_class->get_property = sb_app_switch_row_get_property;
  object_class->set_property = sb_app_switch_row_set_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SB_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sb_app_switch_row_init (SbAppSwitchRow *self)
{
  self->field = sb_app_field_new ();
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));

  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (active_cb), self);
}

/**
 * sb_app_switch_row_new:
 * @title: the field's title, translated
 * @field: the field's name in its table
 *
 * Returns: (transfer floating): a row that is not bound to a record yet
 */
GtkWidget *
sb_app_switch_row_new (const char *title, const char *field)
{
  return g_object_new (SB_APP_TYPE_SWITCH_ROW, "title", title, "field", field, NULL);
}

/**
 * sb_app_switch_row_set_record:
 * @self: a row
 * @record: (nullable): the record whose field is switched
 *
 * Binds the row to another record.
 */
void
sb_app_switch_row_set_record (SbAppSwitchRow *self, SbRecord *record)
{
  g_return_if_fail (SB_APP_IS_SWITCH_ROW (self));

  sb_app_field_set_record (self->field, record);
}
