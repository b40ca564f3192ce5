/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A document: rows in a private working copy, edited in steps that can be undone. Whoever shows
 * something listens to #SbDocument::changed, which comes alike after an edit, an undo and a redo.
 * Editing is in sb-document-edit.c; opening, recovering and saving are in sb-document-files.c. What
 * a row means is not known here.
 *
 * A document belongs to the thread that made it. While an edit is under way, reading gives what the
 * edit has written so far.
 */

#include "config.h"

#include <samanbud/sb-document.h>

#include "sb-document-private.h"
#include "sb-journal.h"
#include "sb-rows.h"

G_DEFINE_FINAL_TYPE (SbDocument, sb_document, G_TYPE_OBJECT)

enum
{
  PROP_FILE = 1,
  PROP_MODIFIED,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  CHANGED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Reads from the journal where the document stands, and tells whoever watches. */
static void
update_state (SbDocument *self)
{
  gboolean modified = sb_document_get_modified (self);

  g_free (self->state);
  self->state = sb_journal_build_state (self->database);
  g_free (self->undo_label);
  self->undo_label = sb_journal_build_undo_label (self->database);
  g_free (self->redo_label);
  self->redo_label = sb_journal_build_redo_label (self->database);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_LABEL]);
  if (modified != sb_document_get_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* For sb-document-edit.c: tells everybody that the document holds something else now. */
void
sb_document_announce (SbDocument *self, const SbChanges *changes)
{
  self->revision++;
  g_object_freeze_notify (G_OBJECT (self));
  update_state (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
sb_document_dispose (GObject *object)
{
  SbDocument *self = SB_DOCUMENT (object);

  sb_document_close (self, TRUE);

  G_OBJECT_CLASS (sb_document_parent_class)->dispose (object);
}

static void
sb_document_finalize (GObject *object)
{
  SbDocument *self = SB_DOCUMENT (object);

  g_clear_object (&self->file);
  g_queue_free (self->saves);
  g_free (self->typing);
  g_free (self->state);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (sb_document_parent_class)->finalize (object);
}

static void
sb_document_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SbDocument *self = SB_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, sb_document_get_modified (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
install_signals (SbDocumentClass *klass)
{
  /**
   * SbDocument::changed:
   * @self: a document
   * @changes: (type SbChanges): which rows
   *
   * Rows were added, changed or removed, by an edit, an undo or a redo. The document already holds
   * the new rows, and the labels are those of now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * SbDocument::refused:
   * @self: a document
   * @table: the name of a table
   * @id: of a row
   * @field: the name of a field
   * @message: why, in one sentence
   *
   * A value that was given to a record cannot be stored, and the old one stays.
   */
  signals[REFUSED] =
      g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
sb_document_class_init (SbDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sb_document_dispose;
  object_class->finalize = sb_document_finalize;
  object_class->get_property = sb_document_get_property;

  /**
   * SbDocument:file:
   *
   * The user's file; NULL as long as the document was never saved.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);

  /**
   * SbDocument:modified:
   *
   * Whether the user's file, if there is one, holds something else than the document.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);

  /**
   * SbDocument:undo-label:
   *
   * What the next undo undoes; NULL when there is nothing to undo.
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);

  /**
   * SbDocument:redo-label:
   *
   * What the next redo does again; NULL when there is nothing to redo.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_signals (klass);
}

static void
sb_document_init (SbDocument *self)
{
  self->saves = g_queue_new ();
}

/* For sb-document-files.c: takes both over, once the database has been verified and migrated. */
SbDocument *
sb_document_take_copy (SbCopy *copy, SbDatabase *database, SbRowCheck check)
{
  SbDocument *self = g_object_new (SB_TYPE_DOCUMENT, NULL);

  self->copy = copy;
  self->database = database;
  self->check = check;
  self->file = copy->uri != NULL ? g_file_new_for_uri (copy->uri) : NULL;
  update_state (self);

  return self;
}

/* For sb-document-files.c: @file now holds what the document held in @state. */
void
sb_document_note_saved (SbDocument *self, GFile *file, const char *etag, const char *state)
{
  gboolean modified = sb_document_get_modified (self);

  if (self->copy == NULL)
    return;

  g_free (self->copy->uri);
  self->copy->uri = g_file_get_uri (file);
  g_free (self->copy->etag);
  self->copy->etag = g_strdup (etag);
  g_free (self->copy->saved);
  self->copy->saved = g_strdup (state);
  /* Without it a recovery would ask about a file that is saved; nothing would be lost. */
  sb_copy_write_note (self->copy, NULL);

  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  if (modified != sb_document_get_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/**
 * sb_document_close:
 * @self: a document
 * @keep_for_recovery: whether sb_document_recover_all() shall find what was not saved
 *
 * Lets go of the working copy and removes it, unless it holds unsaved work that is to be kept. An
 * edit that is under way is rolled back. A document that nobody closed keeps its unsaved work.
 * Afterwards nothing can be read or changed any more.
 */
void
sb_document_close (SbDocument *self, gboolean keep_for_recovery)
{
  gboolean keep;

  g_return_if_fail (SB_IS_DOCUMENT (self));

  if (self->copy == NULL)
    return;

  if (self->label != NULL)
    sb_document_rollback (self);
  keep =
      keep_for_recovery && sb_document_get_modified (self) && !sb_journal_is_empty (self->database);
  g_clear_pointer (&self->database, sb_database_free);
  if (!keep)
    sb_copy_remove (self->copy);
  g_clear_pointer (&self->copy, sb_copy_free);
}

/**
 * sb_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the user's file; NULL as long as it was never saved
 */
GFile *
sb_document_get_file (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * sb_document_get_modified:
 * @self: a document
 *
 * Undoing back to what was saved makes a document unmodified again. A document that was never saved
 * is modified.
 *
 * Returns: whether the user's file, if there is one, holds something else than the document
 */
gboolean
sb_document_get_modified (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self), FALSE);

  return self->copy != NULL &&
         (self->copy->saved == NULL || g_strcmp0 (self->copy->saved, self->state) != 0);
}

/**
 * sb_document_get_id:
 * @self: a document that is not closed
 *
 * Returns: (transfer none): a name for this working copy, of which no other document has the like
 */
const char *
sb_document_get_id (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->copy != NULL, NULL);

  return self->copy->id;
}

/**
 * sb_document_get_revision:
 * @self: a document
 *
 * Returns: a number that grows with every #SbDocument::changed
 */
guint64
sb_document_get_revision (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self), 0);

  return self->revision;
}

/**
 * sb_document_is_open_elsewhere:
 * @self: a document
 *
 * Editing one file in two places is possible, but only one of them can be saved without asking.
 *
 * Returns: whether another window or process of this user has the same file open
 */
gboolean
sb_document_is_open_elsewhere (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self), FALSE);

  return self->copy != NULL && sb_copy_is_open_elsewhere (self->copy);
}

/**
 * sb_document_load_row:
 * @self: a document
 * @table: a table
 * @id: of the row
 * @row: (inout): a row made with sb_table_init_row() or zeros; its content is freed and replaced
 *
 * Reads a row, without its bytes. The caller clears it with sb_table_clear_row().
 *
 * Returns: whether it is there; otherwise @row is as it was
 */
gboolean
sb_document_load_row (SbDocument *self, const SbTable *table, const char *id, gpointer row)
{
  g_autoptr (GError) error = NULL;
  gboolean loaded;

  g_return_val_if_fail (SB_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (table != NULL && id != NULL && row != NULL, FALSE);

  if (self->database == NULL)
    return FALSE;
  loaded = sb_rows_load (self->database, table, id, row, &error);
  if (error != NULL)
    g_message ("%s", error->message);

  return loaded;
}

/**
 * sb_document_load_rows:
 * @self: a document
 * @table: a table
 * @with_bytes: whether to read bytes too
 * @make_row: (scope call): gives a fresh row to read into
 * @data: for @make_row
 * @error: return location
 *
 * Reads every row, in no particular order.
 *
 * Returns: whether all were read
 */
gboolean
sb_document_load_rows (SbDocument *self,
                       const SbTable *table,
                       gboolean with_bytes,
                       SbRowMaker make_row,
                       gpointer data,
                       GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->database != NULL, FALSE);
  g_return_val_if_fail (table != NULL && make_row != NULL, FALSE);

  return sb_rows_load_all (self->database, table, with_bytes, make_row, data, error);
}

/**
 * sb_row_source_load:
 * @source: what a #SbRowCheck was given
 * @table: a table
 * @with_bytes: whether to read bytes too
 * @make_row: (scope call): gives a fresh row to read into
 * @data: for @make_row
 * @error: return location
 *
 * Like sb_document_load_rows().
 *
 * Returns: whether all were read, and hold what their fields may hold
 */
gboolean
sb_row_source_load (const SbRowSource *source,
                    const SbTable *table,
                    gboolean with_bytes,
                    SbRowMaker make_row,
                    gpointer data,
                    GError **error)
{
  g_return_val_if_fail (source != NULL && table != NULL && make_row != NULL, FALSE);

  return sb_rows_load_all (source->database, table, with_bytes, make_row, data, error);
}

/**
 * sb_document_load_bytes:
 * @self: a document
 * @table: a table
 * @id: of the row
 * @field: the name of a field of kind SB_KIND_BYTES
 * @error: return location
 *
 * Returns: (transfer full): the bytes, or NULL
 */
GBytes *
sb_document_load_bytes (
    SbDocument *self, const SbTable *table, const char *id, const char *field, GError **error)
{
  const SbField *description;

  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->database != NULL, NULL);
  g_return_val_if_fail (table != NULL && id != NULL && field != NULL, NULL);
  description = sb_table_find_field (table, field);
  g_return_val_if_fail (description != NULL && description->kind == SB_KIND_BYTES, NULL);

  return sb_rows_load_bytes (self->database, table, id, description, error);
}

/**
 * sb_document_list_ids:
 * @self: a document
 * @table: a table
 *
 * Returns: (transfer full) (element-type utf8): the ids of all rows, in the order of their bytes
 */
GPtrArray *
sb_document_list_ids (SbDocument *self, const SbTable *table)
{
  return sb_document_list_ids_where (self, table, NULL, NULL);
}

/**
 * sb_document_list_ids_where:
 * @self: a document
 * @table: a table
 * @field: (nullable): the name of a text or choice; NULL for all rows
 * @value: (nullable): what it must hold; NULL finds what is not known
 *
 * Returns: (transfer full) (element-type utf8): the ids of those rows, in the order of their bytes
 */
GPtrArray *
sb_document_list_ids_where (SbDocument *self,
                            const SbTable *table,
                            const char *field,
                            const char *value)
{
  const SbField *description = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *ids = NULL;

  g_return_val_if_fail (SB_IS_DOCUMENT (self) && table != NULL, NULL);
  if (field != NULL)
    {
      description = sb_table_find_field (table, field);
      g_return_val_if_fail (description != NULL, NULL);
    }

  if (self->database != NULL)
    ids = sb_rows_list_ids (self->database, table, description, value, &error);
  if (error != NULL)
    g_message ("%s", error->message);

  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

/**
 * sb_document_get_undo_label:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what the next undo undoes
 */
const char *
sb_document_get_undo_label (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self), NULL);

  return self->undo_label;
}

/**
 * sb_document_get_redo_label:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what the next redo does again
 */
const char *
sb_document_get_redo_label (SbDocument *self)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self), NULL);

  return self->redo_label;
}

/**
 * sb_document_refuse:
 * @self: a document
 * @table: a table
 * @id: of a row
 * @field: the name of a field
 * @error: why
 *
 * Tells whoever listens to #SbDocument::refused that a value could not be stored.
 */
void
sb_document_refuse (
    SbDocument *self, const SbTable *table, const char *id, const char *field, const GError *error)
{
  g_return_if_fail (SB_IS_DOCUMENT (self) && table != NULL && error != NULL);

  g_signal_emit (self, signals[REFUSED], 0, table->name, id, field, error->message);
}
