/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The thread between one control and one field of a record: what all row widgets share. It reads
 * the field, says when the document changed it or something beside it, and stores what people enter
 * as an edit, which the document may refuse. It knows nothing of how the control looks.
 */

#include "config.h"

#include "sb-app-field.h"

struct _SbAppField
{
  GObject parent_instance;

  SbRecord *record;
  char *name;
  char *property; /* the record's, for the field */
  gulong handler;
};

G_DEFINE_FINAL_TYPE (SbAppField, sb_app_field, G_TYPE_OBJECT)

enum
{
  CHANGED,
  BESIDE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
notify_cb (SbAppField *self, GParamSpec *pspec)
{
  gboolean is_own = g_str_equal (pspec->name, self->property);

  g_signal_emit (self, signals[is_own ? CHANGED : BESIDE_CHANGED], 0);
}

static void
unwatch (SbAppField *self)
{
  if (self->handler != 0)
    g_clear_signal_handler (&self->handler, self->record);
}

static void
watch (SbAppField *self)
{
  if (sb_app_field_is_bound (self))
    self->handler = g_signal_connect_swapped (self->record, "notify", G_CALLBACK (notify_cb), self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sb_app_field_dispose (GObject *object)
{
  SbAppField *self = SB_APP_FIELD (object);

  unwatch (self);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (sb_app_field_parent_class)->dispose (object);
}

static void
sb_app_field_finalize (GObject *object)
{
  SbAppField *self = SB_APP_FIELD (object);

  g_free (self->name);
  g_free (self->property);

  G_OBJECT_CLASS (sb_app_field_parent_class)->finalize (object);
}

static void
sb_app_field_class_init (SbAppFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sb_app_field_dispose;
  object_class->finalize = sb_app_field_finalize;

  /**
   * SbAppField::changed:
   *
   * The field's value changed in the document, or another field is bound.
   */
  signals[CHANGED] = g_signal_new ("changed", SB_APP_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * SbAppField::beside-changed:
   *
   * Another field of the record changed in the document: what was refused may be right now.
   */
  signals[BESIDE_CHANGED] = g_signal_new ("beside-changed", SB_APP_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sb_app_field_init (SbAppField *self)
{
}

/**
 * sb_app_field_new:
 *
 * Returns: (transfer full): a field that is not bound yet
 */
SbAppField *
sb_app_field_new (void)
{
  return g_object_new (SB_APP_TYPE_FIELD, NULL);
}

/**
 * sb_app_field_get_record:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the record it is bound to
 */
SbRecord *
sb_app_field_get_record (SbAppField *self)
{
  return self->record;
}

/**
 * sb_app_field_set_record:
 * @self: a field
 * @record: (nullable): the record to bind to
 *
 * Binds the field to a record.
 */
void
sb_app_field_set_record (SbAppField *self, SbRecord *record)
{
  if (self->record == record)
    return;

  unwatch (self);
  g_set_object (&self->record, record);
  watch (self);
}

/**
 * sb_app_field_get_name:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the field's name in its table
 */
const char *
sb_app_field_get_name (SbAppField *self)
{
  return self->name;
}

/**
 * sb_app_field_set_name:
 * @self: a field
 * @name: (nullable): the field's name in its table
 *
 * Binds another field of the record.
 */
void
sb_app_field_set_name (SbAppField *self, const char *name)
{
  unwatch (self);
  sb_text_set (&self->name, name);
  g_free (self->property);
  self->property = name != NULL ? g_strdelimit (g_strdup (name), "_", '-') : NULL;
  watch (self);
}

/**
 * sb_app_field_is_bound:
 * @self: a field
 *
 * Returns: whether there is a value to read and store
 */
gboolean
sb_app_field_is_bound (SbAppField *self)
{
  return self->record != NULL && self->name != NULL;
}

/**
 * sb_app_field_dup_text:
 * @self: a field of a text, a date or a choice
 *
 * Returns: (transfer full) (nullable): the text, the ISO date or the code; NULL when it is not
 * known
 */
char *
sb_app_field_dup_text (SbAppField *self)
{
  char *text = NULL;

  if (sb_app_field_is_bound (self))
    g_object_get (self->record, self->name, &text, NULL);

  return text;
}

/**
 * sb_app_field_get_integer:
 * @self: a field of a whole number
 *
 * Returns: the number, SB_UNKNOWN when it is not known
 */
gint64
sb_app_field_get_integer (SbAppField *self)
{
  gint64 value = SB_UNKNOWN;

  if (sb_app_field_is_bound (self))
    g_object_get (self->record, self->name, &value, NULL);

  return value;
}

/**
 * sb_app_field_get_boolean:
 * @self: a field of yes or no
 *
 * Returns: whether it is yes
 */
gboolean
sb_app_field_get_boolean (SbAppField *self)
{
  gboolean value = FALSE;

  if (sb_app_field_is_bound (self))
    g_object_get (self->record, self->name, &value, NULL);

  return value;
}

static gboolean
store (SbAppField *self, const char *label, const GValue *value, GError **error)
{
  return !sb_app_field_is_bound (self) ||
         sb_document_set_field (sb_record_get_document (self->record), label,
                                SB_RECORD_GET_CLASS (self->record)->table,
                                sb_record_get_id (self->record), self->name, value, error);
}

/**
 * sb_app_field_store_text:
 * @self: a field of a text, a date or a choice
 * @label: what the step is called, translated
 * @text: (nullable): the text, the ISO date or the code
 * @error: return location for what the document has against it
 *
 * Stores a text. Steps in one field merge until sb_app_field_end_typing().
 *
 * Returns: whether nothing was refused
 */
gboolean
sb_app_field_store_text (SbAppField *self, const char *label, const char *text, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, sb_text_is_empty (text) ? NULL : text);
  return store (self, label, &value, error);
}

/**
 * sb_app_field_store_integer:
 * @self: a field of a whole number
 * @label: what the step is called, translated
 * @value: the number, or SB_UNKNOWN
 * @error: return location for what the document has against it
 *
 * Stores a number. Steps in one field merge until sb_app_field_end_typing().
 *
 * Returns: whether nothing was refused
 */
gboolean
sb_app_field_store_integer (SbAppField *self, const char *label, gint64 value, GError **error)
{
  g_auto (GValue) wrapped = G_VALUE_INIT;

  g_value_init (&wrapped, G_TYPE_INT64);
  g_value_set_int64 (&wrapped, value);
  return store (self, label, &wrapped, error);
}

/**
 * sb_app_field_store_boolean:
 * @self: a field of yes or no
 * @label: what the step is called, translated
 * @value: the answer
 * @error: return location for what the document has against it
 *
 * Stores yes or no.
 *
 * Returns: whether nothing was refused
 */
gboolean
sb_app_field_store_boolean (SbAppField *self, const char *label, gboolean value, GError **error)
{
  g_auto (GValue) wrapped = G_VALUE_INIT;

  g_value_init (&wrapped, G_TYPE_BOOLEAN);
  g_value_set_boolean (&wrapped, value);
  return store (self, label, &wrapped, error);
}

/**
 * sb_app_field_end_typing:
 * @self: a field
 *
 * Ends the step that typing made: the next letter begins a new one.
 */
void
sb_app_field_end_typing (SbAppField *self)
{
  if (self->record != NULL)
    sb_document_end_typing (sb_record_get_document (self->record));
}
