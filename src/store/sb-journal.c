/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The journal: every edit as a step with a label, a time and a changeset of SQLite's session
 * extension. Undoing a step applies the inverse of its changeset, redoing it the changeset itself;
 * nobody writes undo code. A new step drops the steps that were undone. The first step says how the
 * document began and stays.
 *
 * A changeset with a flipped bit may apply without an error, so each step carries a SHA-256 over
 * everything in it, and a step whose sum is wrong is never applied. Since a step's random id goes
 * into the sum, the sum of the newest step names the state of the whole document.
 *
 * All functions that write need a transaction of the caller's.
 */

#include "config.h"

#include "sb-journal.h"

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>

#include "sb-changeset.h"
#include "sb-schema.h"

/* Found from the end of the table, so that a long history costs nothing. */
#define NEWEST_IN_FORCE                                                                            \
  "(SELECT sequence FROM journal WHERE undone = 0 ORDER BY sequence DESC LIMIT 1)"

typedef struct
{
  char *id;
  char *time;
  char *label;
  char *sha256;
  GBytes *changeset;
  gint64 sequence;
  gint64 version;
} SbStep;

static void
sb_step_free (SbStep *step)
{
  g_free (step->id);
  g_free (step->time);
  g_free (step->label);
  g_free (step->sha256);
  g_clear_pointer (&step->changeset, g_bytes_unref);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbStep, sb_step_free)

static char *
compute_sum (const SbStep *step)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n%s\n%s\n%s\n", step->sequence,
                       step->version, step->id, step->time, step->label);

  g_checksum_update (sum, (const guchar *) head, -1);
  if (step->changeset != NULL)
    {
      gsize size;
      const guchar *data = g_bytes_get_data (step->changeset, &size);

      g_checksum_update (sum, data, (gssize) size);
    }

  return g_strdup (g_checksum_get_string (sum));
}

/* The newest step in force, or the next one to redo. */
static SbStep *
load_step (SbDatabase *database, gboolean undone)
{
  sqlite3_stmt *statement = sb_database_prepare (
      database,
      undone ? "SELECT sequence, id, time, label, version, sha256, changeset FROM journal"
               " WHERE sequence > " NEWEST_IN_FORCE " ORDER BY sequence LIMIT 1" :
               "SELECT sequence, id, time, label, version, sha256, changeset FROM journal"
               " WHERE sequence = " NEWEST_IN_FORCE,
      NULL);
  SbStep *step;
  gboolean row;

  if (statement == NULL || !sb_database_step (database, statement, &row, NULL) || !row)
    return NULL;

  step = g_new0 (SbStep, 1);
  step->sequence = sqlite3_column_int64 (statement, 0);
  step->id = g_strdup ((const char *) sqlite3_column_text (statement, 1));
  step->time = g_strdup ((const char *) sqlite3_column_text (statement, 2));
  step->label = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  step->version = sqlite3_column_int64 (statement, 4);
  step->sha256 = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  if (sqlite3_column_type (statement, 6) == SQLITE_BLOB)
    step->changeset = g_bytes_new (sqlite3_column_blob (statement, 6),
                                   (gsize) sqlite3_column_bytes (statement, 6));
  sqlite3_reset (statement);

  return step;
}

static gboolean
store_step (SbDatabase *database, const char *sql, SbStep *step, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  sqlite3_stmt *statement = sb_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  step->time = g_date_time_format_iso8601 (now);
  step->version = sb_schema_get_version ();
  step->sha256 = compute_sum (step);
  sb_database_bind_integer (statement, ":sequence", step->sequence);
  sb_database_bind_text (statement, ":id", step->id);
  sb_database_bind_text (statement, ":time", step->time);
  sb_database_bind_text (statement, ":label", step->label);
  sb_database_bind_integer (statement, ":version", step->version);
  sb_database_bind_text (statement, ":sha256", step->sha256);
  sb_database_bind_bytes (statement, ":changeset", step->changeset);

  return sb_database_run (database, statement, error);
}

static int
is_recorded_cb (void *data, const char *table)
{
  return g_strcmp0 (table, "journal") != 0;
}

/**
 * sb_journal_record:
 * @database: a database with a transaction
 * @error: return location
 *
 * Returns: (transfer full): a session that records every change from now on; give it to
 * sb_journal_take() or sqlite3session_delete()
 */
sqlite3_session *
sb_journal_record (SbDatabase *database, GError **error)
{
  sqlite3_session *session = NULL;

  if (sqlite3session_create (database->handle, "main", &session) != SQLITE_OK)
    {
      sb_database_set_error (database, error);
      return NULL;
    }
  sqlite3session_table_filter (session, is_recorded_cb, NULL);
  sqlite3session_attach (session, NULL);

  return session;
}

/**
 * sb_journal_take:
 * @database: a database with a transaction
 * @session: (transfer full): what sb_journal_record() gave
 * @changeset: (out) (nullable): what was changed since; NULL when nothing was
 * @error: return location
 *
 * Returns: whether it was recorded
 */
gboolean
sb_journal_take (SbDatabase *database, sqlite3_session *session, GBytes **changeset, GError **error)
{
  void *data = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (session, &size, &data);

  sqlite3session_delete (session);
  if (rc != SQLITE_OK)
    {
      sqlite3_free (data);
      g_set_error_literal (error, SB_ERROR, SB_ERROR_FAILED,
                           rc == SQLITE_NOMEM || rc == SQLITE_TOOBIG ?
                               _ ("This is too large to be kept in a bid.") :
                               _ ("The change could not be written in the history of the bid."));
      return FALSE;
    }

  *changeset =
      size > 0 ? g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data) : NULL;
  if (size == 0)
    sqlite3_free (data);
  return TRUE;
}

/**
 * sb_journal_is_empty:
 * @database: a database
 *
 * Returns: whether the document has not begun yet
 */
gboolean
sb_journal_is_empty (SbDatabase *database)
{
  gint64 begun = 1;

  return sb_database_query_integer (database, "SELECT EXISTS (SELECT 1 FROM journal)", &begun,
                                    NULL) &&
         !begun;
}

/**
 * sb_journal_append:
 * @database: a database with a transaction
 * @label: what the step does, in the user's language
 * @changeset: (nullable): what it changed; NULL for the beginning of a document
 * @error: return location
 *
 * Adds a step and drops those that were undone.
 *
 * Returns: whether it was added
 */
gboolean
sb_journal_append (SbDatabase *database, const char *label, GBytes *changeset, GError **error)
{
  g_autoptr (SbStep) step = g_new0 (SbStep, 1);

  if (!sb_database_execute (database, "DELETE FROM journal WHERE sequence > " NEWEST_IN_FORCE,
                            error) ||
      !sb_database_query_integer (database, "SELECT max(sequence) FROM journal", &step->sequence,
                                  error))
    return FALSE;

  step->sequence++;
  step->id = sb_text_new_id ();
  step->label = g_strdup (label);
  step->changeset = changeset != NULL ? g_bytes_ref (changeset) : NULL;

  return store_step (database,
                     "INSERT INTO journal"
                     " (sequence, id, time, label, version, undone, sha256, changeset) VALUES"
                     " (:sequence, :id, :time, :label, :version, 0, :sha256, :changeset)",
                     step, error);
}

static gboolean
report_broken (GError **error)
{
  g_set_error_literal (
      error, SB_ERROR, SB_ERROR_DAMAGED,
      _ ("The history of the bid is damaged, so this step cannot be undone or redone."));
  return FALSE;
}

static gboolean
is_whole (SbDatabase *database, const SbStep *step)
{
  g_autofree char *sum = compute_sum (step);

  return step->changeset != NULL && step->version <= sb_schema_get_version () &&
         g_strcmp0 (sum, step->sha256) == 0 && sb_changeset_is_sound (database, step->changeset);
}

/**
 * sb_journal_amend:
 * @database: a database with a transaction
 * @changeset: what was changed since the newest step
 * @vanished: (out): whether nothing is left of the step
 * @error: return location
 *
 * Makes @changeset part of the newest step, which vanishes when nothing is left of it.
 *
 * Returns: whether it went well
 */
gboolean
sb_journal_amend (SbDatabase *database, GBytes *changeset, gboolean *vanished, GError **error)
{
  g_autoptr (SbStep) step = load_step (database, FALSE);
  g_autoptr (GBytes) both = NULL;
  sqlite3_stmt *statement;

  if (step == NULL || !is_whole (database, step))
    return report_broken (error);
  both = sb_changeset_concatenate (step->changeset, changeset);
  if (both == NULL)
    return report_broken (error);

  g_bytes_unref (step->changeset);
  step->changeset = g_steal_pointer (&both);
  *vanished = g_bytes_get_size (step->changeset) == 0;
  if (!*vanished)
    {
      g_clear_pointer (&step->time, g_free);
      g_clear_pointer (&step->sha256, g_free);
      return store_step (database,
                         "UPDATE journal SET id = :id, time = :time, label = :label,"
                         " version = :version, sha256 = :sha256, changeset = :changeset"
                         " WHERE sequence = :sequence",
                         step, error);
    }

  statement =
      sb_database_prepare (database, "DELETE FROM journal WHERE sequence = :sequence", error);
  if (statement == NULL)
    return FALSE;
  sb_database_bind_integer (statement, ":sequence", step->sequence);

  return sb_database_run (database, statement, error);
}

static gboolean
move (SbDatabase *database, gboolean redo, SbChanges **changes, GError **error)
{
  g_autoptr (SbStep) step = load_step (database, redo);
  g_autoptr (GBytes) changeset = NULL;
  sqlite3_stmt *statement;

  if (step == NULL || !is_whole (database, step))
    return report_broken (error);

  changeset = redo ? g_bytes_ref (step->changeset) : sb_changeset_invert (step->changeset);
  if (changeset == NULL || !sb_changeset_apply (database, changeset))
    return report_broken (error);

  statement = sb_database_prepare (
      database, "UPDATE journal SET undone = :undone WHERE sequence = :sequence", error);
  if (statement == NULL)
    return FALSE;
  sb_database_bind_integer (statement, ":undone", !redo);
  sb_database_bind_integer (statement, ":sequence", step->sequence);
  if (!sb_database_run (database, statement, error))
    return FALSE;

  *changes = sb_changes_new_from_changeset (changeset);
  return TRUE;
}

/**
 * sb_journal_undo:
 * @database: a database with a transaction
 * @changes: (out): the rows that were touched
 * @error: return location
 *
 * Undoes the newest step in force; on failure the caller must roll back.
 *
 * Returns: whether it was undone
 */
gboolean
sb_journal_undo (SbDatabase *database, SbChanges **changes, GError **error)
{
  return move (database, FALSE, changes, error);
}

/**
 * sb_journal_redo:
 * @database: a database with a transaction
 * @changes: (out): the rows that were touched
 * @error: return location
 *
 * Redoes the step that was undone last; on failure the caller must roll back.
 *
 * Returns: whether it was redone
 */
gboolean
sb_journal_redo (SbDatabase *database, SbChanges **changes, GError **error)
{
  return move (database, TRUE, changes, error);
}

/**
 * sb_journal_build_state:
 * @database: a database
 *
 * Two copies of a document with the same state hold the same.
 *
 * Returns: (transfer full) (nullable): a name for the state the document is in
 */
char *
sb_journal_build_state (SbDatabase *database)
{
  return sb_database_query_text (database,
                                 "SELECT sha256 FROM journal WHERE sequence = " NEWEST_IN_FORCE);
}

/**
 * sb_journal_build_undo_label:
 * @database: a database
 *
 * Returns: (transfer full) (nullable): what would be undone
 */
char *
sb_journal_build_undo_label (SbDatabase *database)
{
  return sb_database_query_text (database, "SELECT label FROM journal WHERE changeset IS NOT NULL"
                                           " AND sequence = " NEWEST_IN_FORCE);
}

/**
 * sb_journal_build_redo_label:
 * @database: a database
 *
 * Returns: (transfer full) (nullable): what would be redone
 */
char *
sb_journal_build_redo_label (SbDatabase *database)
{
  return sb_database_query_text (database,
                                 "SELECT label FROM journal WHERE sequence > " NEWEST_IN_FORCE
                                 " ORDER BY sequence LIMIT 1");
}
