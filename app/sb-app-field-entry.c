/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * An entry bound to a number or a date of a record, where there is no room for a row of its own:
 * hours and dates of a commitment. What is typed is stored as soon as it is understood; all typing
 * in one visit is one step to undo. What is not understood is marked, says on hover and to
 * assistive technology what was expected, and is left unstored. Its beginning may have been
 * understood: then what was stored before the visit is stored again. The same goes for what the
 * document refuses, which is tried again when another field of the record changes. Whoever has room
 * for it shows `message`.
 */

#include "config.h"

#include "sb-app-field-entry.h"

#include "sb-app-field.h"

#include <glib/gi18n.h>

struct _SbAppFieldEntry
{
  GtkEntry parent_instance;

  SbAppField *field;
  GtkEventControllerFocus *focus;
  char *title;
  char *message;
  char *refusal; /* what the document has against what stands in the entry */
  /* What was stored when the typing began. */
  gint64 before;
  SbAppEntryKind kind;
  guint later_source;
  guint filling : 1;
  guint storing : 1;
  guint is_typing : 1;
};

G_DEFINE_FINAL_TYPE (SbAppFieldEntry, sb_app_field_entry, GTK_TYPE_ENTRY)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_KIND,
  PROP_TITLE,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_date (SbAppFieldEntry *self)
{
  return self->kind == SB_APP_ENTRY_DATE || self->kind == SB_APP_ENTRY_LAST_DAY;
}

static gint64
get_stored (SbAppFieldEntry *self)
{
  g_autofree char *iso = NULL;
  SbDate date = SB_DATE_NONE;

  if (!is_date (self))
    return sb_app_field_get_integer (self->field);

  iso = sb_app_field_dup_text (self->field);
  sb_date_parse (iso, &date);

  return date;
}

static gboolean
read_entry (SbAppFieldEntry *self, gint64 *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (sb_text_is_empty (text))
    {
      *value = is_date (self) ? SB_DATE_NONE : 0;
      return TRUE;
    }

  return sb_app_entry_parse (self->kind, text, value);
}

static void
mark (SbAppFieldEntry *self, gboolean is_wrong)
{
  const char *message = !is_wrong             ? NULL :
                        self->refusal != NULL ? self->refusal :
                                                sb_app_entry_describe_expected (self->kind);

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sb_text_set (&self->message, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/* Shows what is stored, unless the same stands there already in other words. */
static void
fill (SbAppFieldEntry *self, gboolean anew)
{
  gint64 shown, stored = get_stored (self);

  if (anew || !read_entry (self, &shown) || shown != stored)
    {
      g_autofree char *text = sb_app_entry_format (self->kind, stored);
      int position = gtk_editable_get_position (GTK_EDITABLE (self));

      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self), text);
      gtk_editable_set_position (GTK_EDITABLE (self), position);
      self->filling = FALSE;
      self->is_typing = FALSE;
    }
  g_clear_pointer (&self->refusal, g_free);
  mark (self, FALSE);
}

static void
field_changed_cb (SbAppFieldEntry *self)
{
  /* What is typed stays as it is typed. */
  if (!self->storing && sb_app_field_is_bound (self->field))
    fill (self, FALSE);
}

static gboolean
store (SbAppFieldEntry *self, gint64 value, GError **error)
{
  /* Translators: a step to undo; %s is the title of a field, as in: Change “Name” */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), self->title);
  gboolean done;

  self->storing = TRUE;
  if (is_date (self))
    {
      g_autofree char *iso = sb_date_to_iso ((SbDate) value);
      done = sb_app_field_store_text (self->field, label, iso, error);
    }
  else
    done = sb_app_field_store_integer (self->field, label, value, error);
  self->storing = FALSE;

  return done;
}

/* The first letter that is understood in a visit changes what is stored. */
static void
begin_typing (SbAppFieldEntry *self)
{
  if (self->is_typing)
    return;

  self->before = get_stored (self);
  self->is_typing = gtk_event_controller_focus_contains_focus (self->focus);
}

static void
take_in (SbAppFieldEntry *self)
{
  g_autoptr (GError) error = NULL;
  gint64 value;
  gboolean is_right = read_entry (self, &value);

  g_clear_handle_id (&self->later_source, g_source_remove);
  if (is_right)
    {
      begin_typing (self);
      is_right = store (self, value, &error);
    }
  if (!is_right && self->is_typing)
    store (self, self->before, NULL);
  sb_text_set (&self->refusal, error != NULL ? error->message : NULL);
  if (is_right)
    mark (self, FALSE);
}

static void
changed_cb (SbAppFieldEntry *self)
{
  if (!self->filling && sb_app_field_is_bound (self->field))
    take_in (self);
}

static gboolean
later_cb (gpointer data)
{
  SbAppFieldEntry *self = data;

  self->later_source = 0;
  take_in (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the change that may make it right is still being told to everybody. */
static void
beside_changed_cb (SbAppFieldEntry *self)
{
  if (self->refusal != NULL && self->later_source == 0)
    self->later_source = g_idle_add (later_cb, self);
}

/* Half a date is no mistake while it is typed. */
static void
judge (SbAppFieldEntry *self)
{
  gint64 value;
  gboolean is_wrong = self->refusal != NULL || !read_entry (self, &value);

  sb_app_field_end_typing (self->field);
  self->is_typing = FALSE;
  mark (self, is_wrong);
  if (!is_wrong && sb_app_field_is_bound (self->field))
    fill (self, TRUE);
}

static void
sb_app_field_entry_dispose (GObject *object)
{
  SbAppFieldEntry *self = SB_APP_FIELD_ENTRY (object);

  g_clear_handle_id (&self->later_source, g_source_remove);
  if (self->field != NULL)
    g_signal_handlers_disconnect_by_data (self->field, self);
  g_clear_object (&self->field);

  G_OBJECT_CLASS (sb_app_field_entry_parent_class)->dispose (object);
}

static void
sb_app_field_entry_finalize (GObject *object)
{
  SbAppFieldEntry *self = SB_APP_FIELD_ENTRY (object);

  g_free (self->title);
  g_free (self->message);
  g_free (self->refusal);

  G_OBJECT_CLASS (sb_app_field_entry_parent_class)->finalize (object);
}

static void
sb_app_field_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppFieldEntry *self = SB_APP_FIELD_ENTRY (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, sb_app_field_get_record (self->field));
      break;
    case PROP_FIELD:
      g_value_set_string (value, sb_app_field_get_name (self->field));
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_field_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppFieldEntry *self = SB_APP_FIELD_ENTRY (object);

  switch (id)
    {
    case PROP_RECORD:
      sb_app_field_entry_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      sb_app_field_set_name (self->field, g_value_get_string (value));
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    case PROP_TITLE:
      sb_text_set (&self->title, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->title, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_field_entry_class_init (SbAppFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sb_app_field_entry_dispose;
  object_class->finalize = sb_app_field_entry_finalize;
  object_class->get_property = sb_app_field_entry_get_property;
  object_class->set_property = sb_app_field_entry_set_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SB_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, SB_APP_TYPE_ENTRY_KIND, SB_APP_ENTRY_HOURS, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * SbAppFieldEntry:message: (nullable):
   *
   * What is wrong with what stands in the entry, in one sentence.
   */
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sb_app_field_entry_init (SbAppFieldEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
  self->kind = SB_APP_ENTRY_HOURS;
  self->field = sb_app_field_new ();
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect_swapped (self->field, "beside-changed", G_CALLBACK (beside_changed_cb), self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "activate", G_CALLBACK (judge), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (judge), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * sb_app_field_entry_set_record:
 * @self: an entry
 * @record: (nullable): the record to bind to
 */
void
sb_app_field_entry_set_record (SbAppFieldEntry *self, SbRecord *record)
{
  g_return_if_fail (SB_APP_IS_FIELD_ENTRY (self));

  if (record == sb_app_field_get_record (self->field))
    return;

  g_clear_handle_id (&self->later_source, g_source_remove);
  sb_app_field_set_record (self->field, record);
  if (record != NULL)
    fill (self, TRUE);
}

/**
 * sb_app_field_entry_get_message:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what is wrong with what stands in it
 */
const char *
sb_app_field_entry_get_message (SbAppFieldEntry *self)
{
  g_return_val_if_fail (SB_APP_IS_FIELD_ENTRY (self), NULL);

  return self->message;
}
