/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A document: rows in a private working copy, edited in steps that can be undone. Whoever shows
 * something listens to #SbDocument::changed, which comes alike after an edit, an undo and a redo.
 * Opening, recovering and saving are in sb-document-files.c; what a row means is not known here.
 *
 * A document belongs to the thread that made it. While an edit is under way, reading gives what the
 * edit has written so far.
 */

#include "config.h"

#include <samanbud/sb-document.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-field.h>

#include "sb-document-private.h"
#include "sb-journal.h"
#include "sb-rows.h"
#include "sb-schema.h"

/*
 * @saves: saves that wait or are under way, oldest first (sb-document-files.c)
 * @session: records the edit that is under way; NULL when there is none, or when it is the
 *   document's beginning, which cannot be undone
 * @label: of the edit that is under way; NULL when there is none
 * @typing: "table/id/field" that the newest step wrote; NULL when the next value there is a step of
 *   its own
 * @state: names what the document holds now (sb_journal_build_state())
 */
struct _SbDocument
{
  GObject parent_instance;

  SbDatabase *database;
  SbCopy *copy;
  GFile *file;
  GQueue *saves;
  sqlite3_session *session;
  char *label;
  char *typing;
  char *state;
  char *undo_label;
  char *redo_label;
  guint64 revision;
};

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

static void
announce (SbDocument *self, const SbChanges *changes)
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
sb_document_take_copy (SbCopy *copy, SbDatabase *database)
{
  SbDocument *self = g_object_new (SB_TYPE_DOCUMENT, NULL);

  self->copy = copy;
  self->database = database;
  self->file = copy->uri != NULL ? g_file_new_for_uri (copy->uri) : NULL;
  update_state (self);

  return self;
}

/* For sb-document-files.c: NULL once the document is closed. */
SbDatabase *
sb_document_get_database (SbDocument *self)
{
  return self->database;
}

/* For sb-document-files.c: NULL once the document is closed. */
SbCopy *
sb_document_get_copy (SbDocument *self)
{
  return self->copy;
}

/* For sb-document-files.c. */
gboolean
sb_document_is_editing (SbDocument *self)
{
  return self->label != NULL;
}

/* For sb-document-files.c. */
GQueue *
sb_document_get_saves (SbDocument *self)
{
  return self->saves;
}

/* For sb-document-files.c: names what the document holds now. */
char *
sb_document_build_state (SbDocument *self)
{
  return g_strdup (self->state);
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
 * sb_document_begin:
 * @self: a document without an edit under way
 * @label: what the edit does, in the window's language: "Add member"
 * @error: return location
 *
 * Begins an edit; sb_document_commit() or sb_document_rollback() ends it. The first edit of a new
 * document is its beginning and cannot be undone.
 *
 * Returns: whether an edit is under way
 */
gboolean
sb_document_begin (SbDocument *self, const char *label, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->database != NULL, FALSE);
  g_return_val_if_fail (label != NULL && self->label == NULL, FALSE);

  if (!sb_database_begin (self->database, error))
    return FALSE;
  if (!sb_journal_is_empty (self->database))
    {
      self->session = sb_journal_record (self->database, error);
      if (self->session == NULL)
        {
          sb_database_rollback (self->database);
          return FALSE;
        }
    }

  self->label = g_strdup (label);
  return TRUE;
}

/* Writes the edit into the journal, as a step of its own or as part of the newest. */
static gboolean
write_step (SbDocument *self, gboolean amend, GBytes **changeset, GError **error)
{
  gboolean vanished;

  if (self->session == NULL)
    return sb_journal_append (self->database, self->label, NULL, error);

  if (!sb_journal_take (self->database, g_steal_pointer (&self->session), changeset, error))
    return FALSE;
  if (*changeset == NULL)
    return TRUE;
  if (!amend)
    return sb_journal_append (self->database, self->label, *changeset, error);

  if (!sb_journal_amend (self->database, *changeset, &vanished, error))
    return FALSE;
  /* The step before it was not made by typing here. */
  if (vanished)
    g_clear_pointer (&self->typing, g_free);
  return TRUE;
}

static gboolean
commit (SbDocument *self, gboolean amend, GError **error)
{
  gboolean beginning = self->session == NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (SbChanges) changes = NULL;

  if (!write_step (self, amend, &changeset, error))
    {
      sb_document_rollback (self);
      return FALSE;
    }
  g_clear_pointer (&self->label, g_free);
  if (!sb_database_commit (self->database, error))
    return FALSE;

  if (beginning)
    changes = sb_changes_new_everything ();
  else if (changeset != NULL)
    changes = sb_changes_new_from_changeset (changeset);
  if (changes != NULL)
    announce (self, changes);

  return TRUE;
}

/**
 * sb_document_commit:
 * @self: a document with an edit under way
 * @error: return location
 *
 * Ends the edit. When this returns TRUE, it is on the disk and in the journal, unless it changed
 * nothing. Otherwise the document is as it was before the edit.
 *
 * Returns: whether the edit stands
 */
gboolean
sb_document_commit (SbDocument *self, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->label != NULL, FALSE);

  g_clear_pointer (&self->typing, g_free);
  return commit (self, FALSE, error);
}

/**
 * sb_document_rollback:
 * @self: a document with an edit under way
 *
 * Ends the edit as if it had not been.
 */
void
sb_document_rollback (SbDocument *self)
{
  g_return_if_fail (SB_IS_DOCUMENT (self) && self->label != NULL);

  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->label, g_free);
  sb_database_rollback (self->database);
}

/**
 * sb_document_insert:
 * @self: a document with an edit under way
 * @table: a table
 * @row: a row with an id of its own, perhaps from sb_text_new_id()
 * @error: return location
 *
 * Returns: whether the row was added; otherwise roll back
 */
gboolean
sb_document_insert (SbDocument *self, const SbTable *table, gconstpointer row, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->label != NULL, FALSE);
  g_return_val_if_fail (table != NULL && row != NULL, FALSE);

  return sb_rows_insert (self->database, table, row, error);
}

/**
 * sb_document_update:
 * @self: a document with an edit under way
 * @table: a table
 * @row: a row with the id of one that is there; bytes that are not loaded stay as they are
 * @error: return location
 *
 * Returns: whether the row was changed; otherwise roll back
 */
gboolean
sb_document_update (SbDocument *self, const SbTable *table, gconstpointer row, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->label != NULL, FALSE);
  g_return_val_if_fail (table != NULL && row != NULL, FALSE);

  return sb_rows_update (self->database, table, row, error);
}

/**
 * sb_document_delete:
 * @self: a document with an edit under way
 * @table: a table
 * @id: of a row; what refers to it must be gone, too, when the edit ends
 * @error: return location
 *
 * Returns: whether the row was removed; otherwise roll back
 */
gboolean
sb_document_delete (SbDocument *self, const SbTable *table, const char *id, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->label != NULL, FALSE);
  g_return_val_if_fail (table != NULL && id != NULL, FALSE);

  return sb_rows_delete (self->database, table, id, error);
}

static gboolean
is_same (const SbField *field, gconstpointer old_row, gconstpointer new_row)
{
  const char *old_text, *new_text;

  if (field->kind != SB_KIND_TEXT)
    return sb_field_equal (field, old_row, new_row);

  /* An empty entry shows an unknown text; that is no edit. */
  old_text = G_STRUCT_MEMBER (char *, old_row, field->offset);
  new_text = G_STRUCT_MEMBER (char *, new_row, field->offset);
  return g_strcmp0 (old_text != NULL ? old_text : "", new_text != NULL ? new_text : "") == 0;
}

/* An empty text becomes an unknown one, where the schema lets it. */
static gboolean
write_field (
    SbDatabase *database, const SbTable *table, const SbField *field, gpointer row, GError **error)
{
  char **text = G_STRUCT_MEMBER_P (row, field->offset);

  if (field->kind != SB_KIND_TEXT || (*text != NULL && **text != '\0'))
    return sb_rows_update_field (database, table, field, row, error);

  g_clear_pointer (text, g_free);
  if (sb_rows_update_field (database, table, field, row, NULL))
    return TRUE;
  *text = g_strdup ("");
  return sb_rows_update_field (database, table, field, row, error);
}

/* One value as an edit of its own, or as part of the step that typing in the same place began. */
static gboolean
edit_field (SbDocument *self,
            const char *label,
            const SbTable *table,
            const SbField *field,
            gpointer row,
            GError **error)
{
  gboolean is_typing =
      field->kind == SB_KIND_TEXT || field->kind == SB_KIND_INTEGER || field->kind == SB_KIND_DATE;
  g_autofree char *place = g_strdup_printf ("%s/%s/%s", table->name, *(char **) row, field->name);
  gboolean amend = is_typing && g_strcmp0 (self->typing, place) == 0;

  g_clear_pointer (&self->typing, g_free);
  if (!sb_document_begin (self, label, error))
    return FALSE;
  if (!write_field (self->database, table, field, row, error))
    {
      sb_document_rollback (self);
      return FALSE;
    }

  /* Before `changed`, whose handlers may edit. */
  if (is_typing)
    self->typing = g_strdup (place);
  if (commit (self, amend, error))
    return TRUE;

  g_clear_pointer (&self->typing, g_free);
  return FALSE;
}

/**
 * sb_document_set_field:
 * @self: a document
 * @label: what this does, in the window's language: "Change name of member"
 * @table: a table
 * @id: of a row
 * @field: the name of a field that is not bytes
 * @value: a value of sb_field_get_value_type()
 * @error: return location
 *
 * Writes one field: as an edit of its own, or as part of the edit under way (then @label is not
 * used). Writing a text, a number or a date in the same place again becomes part of the same step,
 * until sb_document_end_typing() or another edit. An empty text becomes an unknown one where that
 * may be.
 *
 * Returns: whether the document now holds the value
 */
gboolean
sb_document_set_field (SbDocument *self,
                       const char *label,
                       const SbTable *table,
                       const char *id,
                       const char *field,
                       const GValue *value,
                       GError **error)
{
  const SbField *description;
  g_autofree gpointer old_row = NULL;
  g_autofree gpointer new_row = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (SB_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (label != NULL && table != NULL && id != NULL && field != NULL, FALSE);
  description = sb_table_find_field (table, field);
  g_return_val_if_fail (description != NULL && description->offset != 0, FALSE);

  old_row = g_malloc0 (table->size);
  new_row = g_malloc0 (table->size);
  if (!sb_document_load_row (self, table, id, old_row))
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID, _ ("This is no longer in the bid."));
      return FALSE;
    }
  sb_table_copy_row (table, new_row, old_row);

  if (!sb_field_set_value (description, new_row, value, error))
    done = FALSE;
  else if (!is_same (description, old_row, new_row))
    done = self->label != NULL ? write_field (self->database, table, description, new_row, error) :
                                 edit_field (self, label, table, description, new_row, error);

  sb_table_clear_row (table, old_row);
  sb_table_clear_row (table, new_row);
  return done;
}

/**
 * sb_document_begin_typing:
 * @self: a document
 * @table: a table
 * @id: of a row
 * @field: the name of a field
 *
 * What is typed into the field next belongs to the newest step: the one that made the row with the
 * first letter.
 */
void
sb_document_begin_typing (SbDocument *self, const SbTable *table, const char *id, const char *field)
{
  g_return_if_fail (SB_IS_DOCUMENT (self) && table != NULL && id != NULL && field != NULL);

  g_free (self->typing);
  self->typing = g_strdup_printf ("%s/%s/%s", table->name, id, field);
}

/**
 * sb_document_end_typing:
 * @self: a document
 *
 * Typing in a field has ended: whatever is written there next is a step of its own.
 */
void
sb_document_end_typing (SbDocument *self)
{
  g_return_if_fail (SB_IS_DOCUMENT (self));

  g_clear_pointer (&self->typing, g_free);
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

typedef gboolean (*SbMove) (SbDatabase *database, SbChanges **changes, GError **error);

static gboolean
move (SbDocument *self, SbMove in_journal, GError **error)
{
  g_autoptr (SbChanges) changes = NULL;

  g_clear_pointer (&self->typing, g_free);
  if (!sb_database_begin (self->database, error))
    return FALSE;
  if (!in_journal (self->database, &changes, error))
    {
      sb_database_rollback (self->database);
      return FALSE;
    }
  if (!sb_database_commit (self->database, error))
    return FALSE;

  announce (self, changes);
  return TRUE;
}

/**
 * sb_document_undo:
 * @self: a document without an edit under way
 * @error: return location
 *
 * Undoes the newest step. Nothing to undo is no error.
 *
 * Returns: whether it went well
 */
gboolean
sb_document_undo (SbDocument *self, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->database != NULL, FALSE);
  g_return_val_if_fail (self->label == NULL, FALSE);

  return self->undo_label == NULL || move (self, sb_journal_undo, error);
}

/**
 * sb_document_redo:
 * @self: a document without an edit under way
 * @error: return location
 *
 * Does the step that was undone last again. Nothing to redo is no error.
 *
 * Returns: whether it went well
 */
gboolean
sb_document_redo (SbDocument *self, GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && self->database != NULL, FALSE);
  g_return_val_if_fail (self->label == NULL, FALSE);

  return self->redo_label == NULL || move (self, sb_journal_redo, error);
}
