/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A connection to SQLite, opened so that nothing a file contains can do more than be read: no
 * triggers, no views, no attached files, no extensions, tight limits. Statements are prepared once
 * per connection and bind by name. Every failure becomes one sentence.
 *
 * SQLite only ever sees private working copies and databases in memory, never a user's file.
 */

#include "config.h"

#include "sb-database.h"

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-error.h>

/* No value may be larger: an attachment and the changeset that added it are each one value. */
#define MAX_VALUE_BYTES (256 * 1024 * 1024)

/* How many steps of SQLite's virtual machine pass between two looks at the clock. */
#define OPS_PER_LOOK 10000

static int
authorize_cb (void *data,
              int action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  switch (action)
    {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
      return SQLITE_DENY;
    default:
      return SQLITE_OK;
    }
}

static int
progress_cb (void *data)
{
  SbDatabase *self = data;

  return self->deadline != 0 && g_get_monotonic_time () > self->deadline;
}

static void
harden (SbDatabase *self)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 250000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int rc = sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);

      g_assert (rc == SQLITE_OK);
    }
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].limit, limits[i].value);

  sqlite3_set_authorizer (self->handle, authorize_cb, self);
  sqlite3_progress_handler (self->handle, OPS_PER_LOOK, progress_cb, self);
}

/**
 * sb_database_open:
 * @path: (nullable): absolute path of an existing file without symbolic links, or NULL for a
 *   database in memory
 * @error: return location
 *
 * Returns: (transfer full): a connection, or NULL
 */
SbDatabase *
sb_database_open (const char *path, GError **error)
{
  g_autoptr (SbDatabase) self = g_new0 (SbDatabase, 1);
  int flags = path != NULL ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW :
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) (void (*) (void)) sqlite3_finalize);
  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                       flags | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
    {
      sb_database_set_error (self, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  harden (self);

  /* TRUNCATE, as a file in WAL mode would be marked so when it is saved. */
  if (!sb_database_execute (self,
                            "PRAGMA cell_size_check = ON;"
                            "PRAGMA mmap_size = 0;"
                            "PRAGMA temp_store = MEMORY;"
                            "PRAGMA locking_mode = EXCLUSIVE;"
                            "PRAGMA journal_mode = TRUNCATE;"
                            "PRAGMA synchronous = FULL;",
                            error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sb_database_free:
 * @self: (transfer full) (nullable): a connection
 */
void
sb_database_free (SbDatabase *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

/* What a broken constraint of the schema means; they are named in resources/schema/. */
static const char *
explain_check (const char *message)
{
  static const struct
  {
    const char *name;
    const char *sentence;
  } checks[] = {
    { "CHECK constraint failed: period", N_ ("The end must come after the start.") },
    { "CHECK constraint failed: date", N_ ("This is not a date.") },
    { "CHECK constraint failed: range", N_ ("The number is outside what is possible here.") },
    { "CHECK constraint failed: code", N_ ("This value is not among those that are possible.") },
    { "CHECK constraint failed: text", N_ ("A text is needed in Swedish or in English.") },
    { "CHECK constraint failed: id", N_ ("This is not a valid identifier.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (strcmp (message, checks[i].name) == 0)
      return _ (checks[i].sentence);

  return _ ("This value is not possible here.");
}

/**
 * sb_database_set_error:
 * @self: a connection whose last call failed
 * @error: return location
 *
 * Turns SQLite's error into ours.
 *
 * Returns: FALSE, for the caller's convenience
 */
gboolean
sb_database_set_error (SbDatabase *self, GError **error)
{
  int code = sqlite3_extended_errcode (self->handle);
  const char *message = sqlite3_errmsg (self->handle);
  SbErrorCode ours = SB_ERROR_INVALID;
  const char *sentence = NULL;

  if (code == SQLITE_CONSTRAINT_CHECK)
    sentence = explain_check (message);
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    sentence = _ ("Something else in the bid still refers to this.");
  else if (code == SQLITE_CONSTRAINT_NOTNULL || code == SQLITE_CONSTRAINT_DATATYPE)
    sentence = _ ("Something that must be filled in is missing.");
  else if ((code & 0xff) == SQLITE_CONSTRAINT)
    sentence = _ ("There is already something with the same identifier.");
  else if ((code & 0xff) == SQLITE_FULL)
    sentence = _ ("There is no room left on the disk.");
  else if ((code & 0xff) == SQLITE_TOOBIG)
    sentence = _ ("This is too large to be kept in a bid.");
  else if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    {
      ours = SB_ERROR_DAMAGED;
      sentence = _ ("The working copy of the bid is damaged.");
    }

  if (sentence != NULL)
    g_set_error_literal (error, SB_ERROR, ours, sentence);
  else
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                 /* Translators: the argument is a message of SQLite, in English. */
                 _ ("The working copy of the bid cannot be used: %s"), message);

  return FALSE;
}

/**
 * sb_database_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer none): the statement, reset and without bindings; the same text gives the same
 * statement, so do not use one twice at a time
 */
sqlite3_stmt *
sb_database_prepare (SbDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
          SQLITE_OK)
        {
          sb_database_set_error (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  else
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
    }

  return statement;
}

/**
 * sb_database_step:
 * @self: a connection
 * @statement: one of its statements
 * @row: (out): whether there is a row
 * @error: return location
 *
 * Takes one step; at the end, and after a failure, the statement is reset.
 *
 * Returns: whether it went well
 */
gboolean
sb_database_step (SbDatabase *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int rc = sqlite3_step (statement);

  *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    sb_database_set_error (self, error);
  sqlite3_reset (statement);

  return rc == SQLITE_DONE;
}

/**
 * sb_database_run:
 * @self: a connection
 * @statement: one of its statements
 * @error: return location
 *
 * Runs a statement to its end, ignoring rows.
 *
 * Returns: whether it went well
 */
gboolean
sb_database_run (SbDatabase *self, sqlite3_stmt *statement, GError **error)
{
  gboolean row;

  do
    if (!sb_database_step (self, statement, &row, error))
      return FALSE;
  while (row);

  return TRUE;
}

/**
 * sb_database_execute:
 * @self: a connection
 * @script: any number of statements of our own
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
sb_database_execute (SbDatabase *self, const char *script, GError **error)
{
  if (sqlite3_exec (self->handle, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  return sb_database_set_error (self, error);
}

/**
 * sb_database_query_integer:
 * @self: a connection
 * @sql: a query that gives one number
 * @value: (out): the number; 0 when there is no row
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
sb_database_query_integer (SbDatabase *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = sb_database_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !sb_database_step (self, statement, &row, error))
    return FALSE;

  *value = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * sb_database_query_text:
 * @self: a connection
 * @sql: a query that gives one text
 *
 * Returns: (transfer full) (nullable): the text; NULL when there is none or it cannot be read
 */
char *
sb_database_query_text (SbDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = sb_database_prepare (self, sql, NULL);
  gboolean row;
  char *text;

  if (statement == NULL || !sb_database_step (self, statement, &row, NULL) || !row)
    return NULL;

  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return text;
}

static int
find_parameter (sqlite3_stmt *statement, const char *parameter)
{
  int index = sqlite3_bind_parameter_index (statement, parameter);

  g_assert (index > 0);
  return index;
}

/**
 * sb_database_bind_text:
 * @statement: a statement
 * @parameter: its name, with the colon
 * @text: (nullable): the text, which must live until the statement has run
 */
void
sb_database_bind_text (sqlite3_stmt *statement, const char *parameter, const char *text)
{
  sqlite3_bind_text (statement, find_parameter (statement, parameter), text, -1, SQLITE_STATIC);
}

/**
 * sb_database_bind_integer:
 * @statement: a statement
 * @parameter: its name, with the colon
 * @value: the number
 */
void
sb_database_bind_integer (sqlite3_stmt *statement, const char *parameter, gint64 value)
{
  sqlite3_bind_int64 (statement, find_parameter (statement, parameter), value);
}

/**
 * sb_database_bind_bytes:
 * @statement: a statement
 * @parameter: its name, with the colon
 * @bytes: (nullable): the bytes, which must live until the statement has run
 */
void
sb_database_bind_bytes (sqlite3_stmt *statement, const char *parameter, GBytes *bytes)
{
  int index = find_parameter (statement, parameter);
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    {
      sqlite3_bind_null (statement, index);
      return;
    }

  data = g_bytes_get_data (bytes, &size);
  /* A NULL pointer would mean NULL, not "no bytes". */
  sqlite3_bind_blob64 (statement, index, size > 0 ? data : "", size, SQLITE_STATIC);
}

/**
 * sb_database_begin:
 * @self: a connection without a transaction
 * @error: return location
 *
 * Returns: whether a transaction has begun
 */
gboolean
sb_database_begin (SbDatabase *self, GError **error)
{
  sqlite3_stmt *statement = sb_database_prepare (self, "BEGIN IMMEDIATE", error);

  return statement != NULL && sb_database_run (self, statement, error);
}

/**
 * sb_database_commit:
 * @self: a connection with a transaction
 * @error: return location
 *
 * When this returns TRUE the transaction is on the disk; otherwise nothing of it is.
 *
 * Returns: whether it was committed
 */
gboolean
sb_database_commit (SbDatabase *self, GError **error)
{
  sqlite3_stmt *statement = sb_database_prepare (self, "COMMIT", error);

  if (statement != NULL && sb_database_run (self, statement, error))
    return TRUE;

  sb_database_rollback (self);
  return FALSE;
}

/**
 * sb_database_rollback:
 * @self: a connection
 *
 * Ends the transaction, if there is one, as if it had not been.
 */
void
sb_database_rollback (SbDatabase *self)
{
  sqlite3_stmt *statement;

  /* After a full disk and the like SQLite has rolled back by itself. */
  if (sqlite3_get_autocommit (self->handle))
    return;

  statement = sb_database_prepare (self, "ROLLBACK", NULL);
  if (statement != NULL)
    sb_database_run (self, statement, NULL);
}

/**
 * sb_database_serialize:
 * @self: a connection without a transaction
 * @error: return location
 *
 * Returns: (transfer full): the database as the bytes of a file
 */
GBytes *
sb_database_serialize (SbDatabase *self, GError **error)
{
  sqlite3_int64 size = 0;
  guchar *data = sqlite3_serialize (self->handle, "main", &size, 0);

  if (data == NULL)
    {
      sb_database_set_error (self, error);
      return NULL;
    }

  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}
