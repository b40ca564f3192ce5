/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Editing a document: one gesture is one edit, one transaction, one step of the journal. Typing in
 * one field stays one step.
 */

#include "config.h"

#include <samanbud/sb-document.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-field.h>

#include "sb-document-private.h"
#include "sb-journal.h"
#include "sb-rows.h"

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
    sb_document_announce (self, changes);

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

static char *
build_place (const SbTable *table, const char *id, const char *field)
{
  return g_strdup_printf ("%s/%s/%s", table->name, id, field);
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
  g_autofree char *place = build_place (table, *(char **) row, field->name);
  gboolean amend = is_typing && g_strcmp0 (self->typing, place) == 0;

  if (!sb_document_begin (self, label, error))
    return FALSE;
  if (!write_field (self->database, table, field, row, error))
    {
      /* Nothing happened: whoever types here goes on in the same step. */
      sb_document_rollback (self);
      return FALSE;
    }
  g_clear_pointer (&self->typing, g_free);

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

  g_clear_pointer (&self->typing, g_free);
  /* How a document began is not added to. */
  if (self->undo_label != NULL)
    self->typing = build_place (table, id, field);
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

typedef gboolean (*SbMove) (SbDatabase *database, SbChanges **changes, GError **error);

/* A history that came with a file may make of the rows what no file may hold. */
static gboolean
check_rows (SbDocument *self, GError **error)
{
  const SbRowSource source = { self->database };
  g_autoptr (GError) cause = NULL;

  if (self->check == NULL || self->check (&source, FALSE, &cause))
    return TRUE;

  g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED,
               /* Translators: a sentence on what is wrong. */
               _ ("This step of the history cannot be undone or redone: %s"), cause->message);
  return FALSE;
}

static gboolean
move (SbDocument *self, SbMove in_journal, GError **error)
{
  g_autoptr (SbChanges) changes = NULL;

  g_clear_pointer (&self->typing, g_free);
  if (!sb_database_begin (self->database, error))
    return FALSE;
  if (!in_journal (self->database, &changes, error) || !check_rows (self, error))
    {
      sb_database_rollback (self->database);
      return FALSE;
    }
  if (!sb_database_commit (self->database, error))
    return FALSE;

  sb_document_announce (self, changes);
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
