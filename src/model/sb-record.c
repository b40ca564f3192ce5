/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A handle on one row of a document, for binding. It owns a copy of the row, which it reads again
 * when SbDocument::changed says that the row was touched, and from nothing else; so editing, undo
 * and redo look the same to whoever is bound to it.
 *
 * There is one subclass per table, made at run time from the table's description, with one property
 * per field. Setting a property is an edit. A value that cannot be stored is announced by
 * SbDocument::refused, the property stays as it was, and a notification sends widgets back to it.
 */

#include "config.h"

#include <samanbud/sb-record.h>

#include <string.h>

#include <samanbud/sb-bid.h>
#include <samanbud/sb-field.h>

#include "sb-record-labels.h"
#include "sb-record-private.h"

/*
 * @row: of the table's struct; after the row was removed, what it held last
 * @revision: of the document, when the row was read
 */
typedef struct
{
  SbDocument *document;
  char *id;
  gpointer row;
  guint64 revision;
  gboolean exists;
} SbRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SbRecord, sb_record, G_TYPE_OBJECT)

enum
{
  PROP_DOCUMENT = 1,
  PROP_ID,
  PROP_EXISTS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static char *
build_property_name (const SbField *field)
{
  return g_strdelimit (g_strdup (field->name), "_", '-');
}

static void
notify_differences (SbRecord *self, gconstpointer old_row)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);
  const SbTable *table = SB_RECORD_GET_CLASS (self)->table;

  for (guint i = 1; i < table->n_fields; i++)
    {
      const SbField *field = &table->fields[i];
      g_autofree char *name = NULL;

      if (field->kind == SB_KIND_BYTES || sb_field_equal (field, old_row, priv->row))
        continue;
      name = build_property_name (field);
      g_object_notify (G_OBJECT (self), name);
    }
}

/* Reads the row again, once per revision of the document. For sb-record-list.c as well. */
void
sb_record_refresh (SbRecord *self)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);
  const SbTable *table = SB_RECORD_GET_CLASS (self)->table;
  gboolean existed = priv->exists;
  g_autofree gpointer old_row = NULL;

  if (priv->revision == sb_document_get_revision (priv->document))
    return;
  priv->revision = sb_document_get_revision (priv->document);

  old_row = g_malloc (table->size);
  sb_table_copy_row (table, old_row, priv->row);
  priv->exists = sb_document_load_row (priv->document, table, priv->id, priv->row);

  g_object_freeze_notify (G_OBJECT (self));
  notify_differences (self, old_row);
  if (existed != priv->exists)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXISTS]);
  g_object_thaw_notify (G_OBJECT (self));
  sb_table_clear_row (table, old_row);
}

static void
changed_cb (SbRecord *self, const SbChanges *changes)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);

  if (sb_changes_has_row (changes, SB_RECORD_GET_CLASS (self)->table, priv->id))
    sb_record_refresh (self);
}

static void
sb_record_constructed (GObject *object)
{
  SbRecord *self = SB_RECORD (object);
  SbRecordPrivate *priv = sb_record_get_instance_private (self);
  const SbTable *table = SB_RECORD_GET_CLASS (self)->table;

  G_OBJECT_CLASS (sb_record_parent_class)->constructed (object);

  priv->row = g_malloc (table->size);
  sb_table_init_row (table, priv->row);
  priv->revision = sb_document_get_revision (priv->document);
  priv->exists = sb_document_load_row (priv->document, table, priv->id, priv->row);
  g_signal_connect_object (priv->document, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sb_record_finalize (GObject *object)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (SB_RECORD (object));

  sb_table_clear_row (SB_RECORD_GET_CLASS (object)->table, priv->row);
  g_free (priv->row);
  g_free (priv->id);
  g_clear_object (&priv->document);

  G_OBJECT_CLASS (sb_record_parent_class)->finalize (object);
}

static void
sb_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (SB_RECORD (object));

  switch (property_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, priv->document);
      break;
    case PROP_ID:
      g_value_set_string (value, priv->id);
      break;
    case PROP_EXISTS:
      g_value_set_boolean (value, priv->exists);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sb_record_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (SB_RECORD (object));

  switch (property_id)
    {
    case PROP_DOCUMENT:
      priv->document = g_value_dup_object (value);
      break;
    case PROP_ID:
      priv->id = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sb_record_class_init (SbRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = sb_record_constructed;
  object_class->finalize = sb_record_finalize;
  object_class->get_property = sb_record_get_property;
  object_class->set_property = sb_record_set_property;

  /**
   * SbRecord:document:
   *
   * The document that holds the row.
   */
  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, SB_TYPE_DOCUMENT, construct);

  /**
   * SbRecord:id:
   *
   * The row's id.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, construct);

  /**
   * SbRecord:exists:
   *
   * Whether the row is in the document now. It may come back by an undo.
   */
  properties[PROP_EXISTS] =
      g_param_spec_boolean ("exists", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sb_record_init (SbRecord *self)
{
}

/* The properties of a subclass are numbered as the fields of its table; 0 is the id. */

static void
get_field (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (SB_RECORD (object));

  sb_field_get_value (&SB_RECORD_GET_CLASS (object)->table->fields[property_id], priv->row, value);
}

typedef struct
{
  SbRecord *record;
  GParamSpec *pspec;
} SbFallback;

static gboolean
fall_back_cb (gpointer data)
{
  SbFallback *fallback = data;

  g_object_notify_by_pspec (G_OBJECT (fallback->record), fallback->pspec);
  return G_SOURCE_REMOVE;
}

static void
sb_fallback_free (gpointer data)
{
  SbFallback *fallback = data;

  g_object_unref (fallback->record);
  g_free (fallback);
}

/* Later, as a binding ignores what comes back while it is setting the property. */
static void
fall_back (SbRecord *self, GParamSpec *pspec)
{
  SbFallback *fallback = g_new (SbFallback, 1);

  fallback->record = g_object_ref (self);
  fallback->pspec = pspec;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, fall_back_cb, fallback, sb_fallback_free);
}

static void
set_field (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  SbRecord *self = SB_RECORD (object);
  SbRecordPrivate *priv = sb_record_get_instance_private (self);
  const SbTable *table = SB_RECORD_GET_CLASS (self)->table;
  const char *field = table->fields[property_id].name;
  g_autoptr (GError) error = NULL;

  /* A widget may let go of a row later than the document. */
  if (!priv->exists)
    return;
  if (sb_document_set_field (priv->document, sb_record_labels_get (table, field), table, priv->id,
                             field, value, &error))
    return;

  fall_back (self, pspec);
  sb_document_refuse (priv->document, table, priv->id, field, error);
}

static GParamSpec *
build_pspec (const SbField *field)
{
  g_autofree char *name = build_property_name (field);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  switch (sb_field_get_value_type (field))
    {
    case G_TYPE_INT64:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, SB_UNKNOWN, flags);
    case G_TYPE_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
}

static void
table_class_init (gpointer g_class, gpointer class_data)
{
  const SbTable *table = class_data;
  GObjectClass *object_class = G_OBJECT_CLASS (g_class);

  SB_RECORD_CLASS (g_class)->table = table;
  object_class->get_property = get_field;
  object_class->set_property = set_field;

  for (guint i = 1; i < table->n_fields; i++)
    if (table->fields[i].kind != SB_KIND_BYTES)
      g_object_class_install_property (object_class, i, build_pspec (&table->fields[i]));
}

/**
 * sb_record_get_type_for_table:
 * @table: a table
 *
 * Returns: the type of its records: "SbMemberRecord" and so on
 */
GType
sb_record_get_type_for_table (const SbTable *table)
{
  GTypeInfo info = {
    .class_size = sizeof (SbRecordClass),
    .class_init = table_class_init,
    .class_data = table,
    .instance_size = sizeof (SbRecord),
  };
  GType type;

  g_return_val_if_fail (table != NULL, G_TYPE_INVALID);

  type = g_type_from_name (table->type_name);
  return type != 0 ? type : g_type_register_static (SB_TYPE_RECORD, table->type_name, &info, 0);
}

/**
 * sb_record_register_types:
 *
 * Makes the record types of all tables known by name, as user interface files need them.
 */
void
sb_record_register_types (void)
{
  for (guint i = 0; i < SB_N_TABLES; i++)
    sb_record_get_type_for_table (sb_tables[i]);
}

/**
 * sb_record_new:
 * @document: a document
 * @table: a table
 * @id: of a row, which need not be there
 *
 * Returns: (transfer full): a handle on the row
 */
SbRecord *
sb_record_new (SbDocument *document, const SbTable *table, const char *id)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (document) && table != NULL && id != NULL, NULL);

  return g_object_new (sb_record_get_type_for_table (table), "document", document, "id", id, NULL);
}

/**
 * sb_record_get_document:
 * @self: a record
 *
 * Returns: (transfer none): the document that holds the row
 */
SbDocument *
sb_record_get_document (SbRecord *self)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);

  g_return_val_if_fail (SB_IS_RECORD (self), NULL);

  return priv->document;
}

/**
 * sb_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): the row's id
 */
const char *
sb_record_get_id (SbRecord *self)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);

  g_return_val_if_fail (SB_IS_RECORD (self), NULL);

  return priv->id;
}

/**
 * sb_record_get_row:
 * @self: a record
 *
 * Returns: (transfer none): the row as its table's struct (#SbMember …), without bytes, valid until
 * the document changes; all unknown when it was never there
 */
gconstpointer
sb_record_get_row (SbRecord *self)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);

  g_return_val_if_fail (SB_IS_RECORD (self), NULL);

  return priv->row;
}

/**
 * sb_record_exists:
 * @self: a record
 *
 * Returns: whether the row is in the document now
 */
gboolean
sb_record_exists (SbRecord *self)
{
  SbRecordPrivate *priv = sb_record_get_instance_private (self);

  g_return_val_if_fail (SB_IS_RECORD (self), FALSE);

  return priv->exists;
}
