/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a document's database looks like, version by version, and whether a given one does.
 * Migrations are the numbered files of resources/schema/: running them all makes a new document,
 * running the later ones brings an older document up to date. The same files say what a document of
 * any version must look like, so the schema is written once.
 */

#include "config.h"

#include "sb-schema.h"

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-resources.h>

/* A sound file of the largest size is checked in a few seconds. */
#define MAX_VERIFY_SECONDS 60

/**
 * sb_schema_get_version:
 *
 * Returns: the version that this program writes: the number of its migrations
 */
int
sb_schema_get_version (void)
{
  g_auto (GStrv) names = sb_resources_list ("schema");

  return (int) g_strv_length (names);
}

static gboolean
run_migration (SbDatabase *database, int version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("schema/%03d.sql", version);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) script = sb_resources_load (name);

  if (!sb_database_begin (database, error))
    return FALSE;
  if (!sb_database_execute (database, g_bytes_get_data (script, NULL), error) ||
      !sb_database_execute (database, pragma, error))
    {
      sb_database_rollback (database);
      return FALSE;
    }

  return sb_database_commit (database, error);
}

static gboolean
migrate_to (SbDatabase *database, int version, GError **error)
{
  gint64 current;

  if (!sb_database_query_integer (database, "PRAGMA user_version", &current, error))
    return FALSE;
  if (current == 0)
    {
      g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", SB_APPLICATION_ID);

      if (!sb_database_execute (database, pragma, error))
        return FALSE;
    }

  for (int next = (int) current + 1; next <= version; next++)
    if (!run_migration (database, next, error))
      return FALSE;

  return TRUE;
}

/**
 * sb_schema_migrate:
 * @database: an empty database, or a verified one of any version up to ours
 * @error: return location
 *
 * Brings a database to this program's version.
 *
 * Returns: whether it is there
 */
gboolean
sb_schema_migrate (SbDatabase *database, GError **error)
{
  return migrate_to (database, sb_schema_get_version (), error);
}

/* The whole schema as one text, in an order of its own. */
static char *
dump_schema (SbDatabase *database)
{
  sqlite3_stmt *statement = sb_database_prepare (database,
                                                 "SELECT type, name, tbl_name, sql"
                                                 " FROM sqlite_schema ORDER BY type, name",
                                                 NULL);
  g_autoptr (GString) dump = g_string_new (NULL);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;

  while (sb_database_step (database, statement, &row, NULL))
    {
      if (!row)
        return g_string_free (g_steal_pointer (&dump), FALSE);
      for (int i = 0; i < 4; i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append (dump, text != NULL ? text : "");
          g_string_append_c (dump, '\n');
        }
    }

  return NULL;
}

static char *
build_expected_schema (int version)
{
  g_autoptr (SbDatabase) model = sb_database_open (NULL, NULL);

  return model != NULL && migrate_to (model, version, NULL) ? dump_schema (model) : NULL;
}

/* Whether a query gives this one number. */
static gboolean
gives (SbDatabase *database, const char *sql, gint64 expected)
{
  gint64 value;

  return sb_database_query_integer (database, sql, &value, NULL) && value == expected;
}

/* SQLite takes any bytes for text; widgets and files do not. Of all other tables the rows are read
 * with their fields (sb-rows.c). */
static gboolean
journal_is_utf8 (SbDatabase *database)
{
  sqlite3_stmt *statement = sb_database_prepare (database, "SELECT * FROM journal", NULL);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;

  while (sb_database_step (database, statement, &row, NULL) && row)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          /* With a length given, a NUL inside is not valid either. */
          if (text == NULL || !g_utf8_validate (text, sqlite3_column_bytes (statement, i), NULL))
            {
              sqlite3_reset (statement);
              return FALSE;
            }
        }

  return !row;
}

/* Looks at everything once: what later code relies on holds afterwards. What single values may be
 * is left to whoever knows the tables. */
static gboolean
is_sound (SbDatabase *database)
{
  g_autofree char *verdict = sb_database_query_text (database, "PRAGMA integrity_check (1)");
  g_autofree char *dangling = sb_database_query_text (database, "PRAGMA foreign_key_check");

  return g_strcmp0 (verdict, "ok") == 0 && dangling == NULL && journal_is_utf8 (database) &&
         gives (database, "SELECT count(*) FROM bid", 1) &&
         /* One beginning, which comes first; what was undone comes last. */
         gives (database, "SELECT count(*) FROM journal WHERE changeset IS NULL", 1) &&
         gives (database,
                "SELECT undone = 0 AND changeset IS NULL FROM journal ORDER BY sequence LIMIT 1",
                1) &&
         gives (database,
                "SELECT count(*) FROM journal WHERE undone = 0 AND sequence >"
                " (SELECT min(sequence) FROM journal WHERE undone = 1)",
                0);
}

static gboolean
is_one_of_ours (SbDatabase *database, const char *name, GError **error)
{
  gint64 application, version;

  if (!sb_database_query_integer (database, "PRAGMA application_id", &application, NULL) ||
      !sb_database_query_integer (database, "PRAGMA user_version", &version, NULL))
    g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED, _ ("“%s” is damaged and cannot be opened."),
                 name);
  else if (application != SB_APPLICATION_ID || version < 1)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is not a Samanbud bid."), name);
  else if (version > sb_schema_get_version ())
    g_set_error (error, SB_ERROR, SB_ERROR_NEWER,
                 _ ("“%s” was written by a newer version of Samanbud than this one."), name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
is_as_expected (SbDatabase *database, const char *name, gboolean *is_ours, GError **error)
{
  gint64 version = 0;
  g_autofree char *found = dump_schema (database);
  g_autofree char *expected = NULL;

  sb_database_query_integer (database, "PRAGMA user_version", &version, NULL);
  expected = build_expected_schema ((int) version);

  *is_ours = found != NULL && g_strcmp0 (found, expected) == 0;

  if (found != NULL && !*is_ours)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN,
                 _ ("“%s” contains things that do not belong in a Samanbud bid."), name);
  else if (!*is_ours || !is_sound (database))
    g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED, _ ("“%s” is damaged and cannot be opened."),
                 name);
  else
    return TRUE;

  return FALSE;
}

/**
 * sb_schema_verify:
 * @database: a connection to a copy of a file that may contain anything
 * @name: what to call the file in messages
 * @is_ours: (out): whether its schema is one of ours, whatever its rows are
 * @error: return location
 *
 * Checks that this is one of our documents, of a version we know, whole, and nothing else. The
 * schema is compared before any table is read.
 *
 * Returns: whether it may be used
 */
gboolean
sb_schema_verify (SbDatabase *database, const char *name, gboolean *is_ours, GError **error)
{
  gboolean sound;

  *is_ours = FALSE;
  database->deadline = g_get_monotonic_time () + MAX_VERIFY_SECONDS * G_USEC_PER_SEC;
  sound = is_one_of_ours (database, name, error) && is_as_expected (database, name, is_ours, error);
  database->deadline = 0;

  return sound;
}
