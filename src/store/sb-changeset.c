/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Changesets of SQLite's session extension: whether one is sound, its inverse, two as one, and
 * applying one.
 *
 * A changeset that was read from a file may have been made to harm, and SQLite's own reader (3.40)
 * can be sent into an endless loop by one. So its form is checked here before SQLite sees it. The
 * format is described at sqlite3changeset_start(): for each table a head (its number of columns,
 * which of them are its key, its name), then changes, each an operation, a flag and one or two
 * records; a record has a type and perhaps a value for each column.
 */

#include "config.h"

#include "sb-changeset.h"

#include <string.h>

/* In the changeset: the head of a table, and types of values. */
#define HEAD      'T'
#define UNDEFINED 0
#define INTEGER   1
#define TEXT      3
#define BLOB      4
#define NOTHING   5

#define INTEGER_BYTES 8

/* What is left to read. */
typedef struct
{
  const guint8 *data;
  gsize size;
} SbReader;

static gboolean
take (SbReader *reader, gsize n, const guint8 **bytes)
{
  if (reader->size < n)
    return FALSE;

  *bytes = reader->data;
  reader->data += n;
  reader->size -= n;
  return TRUE;
}

/* A number in groups of seven bits, the highest first; nothing here is longer than four groups. */
static gboolean
take_number (SbReader *reader, gsize *number)
{
  const guint8 *byte;

  *number = 0;
  for (int i = 0; i < 4; i++)
    {
      if (!take (reader, 1, &byte))
        return FALSE;
      *number = *number << 7 | (*byte & 0x7f);
      if ((*byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

static gint64
count_columns (SbDatabase *database, const char *table)
{
  sqlite3_stmt *statement =
      sb_database_prepare (database, "SELECT count(*) FROM pragma_table_info (:name)", NULL);
  gboolean row;
  gint64 n;

  if (statement == NULL)
    return 0;
  sb_database_bind_text (statement, ":name", table);
  if (!sb_database_step (database, statement, &row, NULL) || !row)
    return 0;

  n = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return n;
}

/* One of our tables, with its columns of now or of an older version, keyed by its id. */
static gboolean
take_head (SbReader *reader, SbDatabase *database, gsize *n_columns)
{
  const guint8 *bytes, *end;

  if (!take (reader, 1, &bytes) || !take_number (reader, n_columns) || *n_columns == 0 ||
      !take (reader, *n_columns, &bytes) || bytes[0] != 1)
    return FALSE;
  for (gsize i = 1; i < *n_columns; i++)
    if (bytes[i] != 0)
      return FALSE;

  end = memchr (reader->data, '\0', reader->size);
  if (end == NULL || !take (reader, (gsize) (end - reader->data) + 1, &bytes))
    return FALSE;

  return strcmp ((const char *) bytes, "journal") != 0 &&
         g_utf8_validate ((const char *) bytes, -1, NULL) &&
         (gint64) *n_columns <= count_columns (database, (const char *) bytes);
}

static gboolean
take_value (SbReader *reader, guint8 *type)
{
  const guint8 *bytes;
  gsize n;

  if (!take (reader, 1, &bytes))
    return FALSE;

  *type = *bytes;
  switch (*type)
    {
    case UNDEFINED:
    case NOTHING:
      return TRUE;
    case INTEGER:
      return take (reader, INTEGER_BYTES, &bytes);
    case BLOB:
      return take_number (reader, &n) && take (reader, n, &bytes);
    case TEXT:
      return take_number (reader, &n) && take (reader, n, &bytes) &&
             g_utf8_validate_len ((const char *) bytes, n, NULL);
    default:
      return FALSE;
    }
}

/* A record has an id where it must; it leaves values out only where it may. */
static gboolean
take_record (SbReader *reader, gsize n_columns, gboolean has_id, gboolean may_leave_out)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      guint8 type;

      if (!take_value (reader, &type) || (i == 0 && type != (has_id ? TEXT : UNDEFINED)) ||
          (i > 0 && type == UNDEFINED && !may_leave_out))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_change (SbReader *reader, gsize n_columns)
{
  const guint8 *bytes;

  /* Nothing of ours is an indirect change, made by a trigger. */
  if (!take (reader, 2, &bytes) || bytes[1] != 0)
    return FALSE;

  switch (bytes[0])
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return take_record (reader, n_columns, TRUE, FALSE);
    case SQLITE_UPDATE:
      return take_record (reader, n_columns, TRUE, TRUE) &&
             take_record (reader, n_columns, FALSE, TRUE);
    default:
      return FALSE;
    }
}

/**
 * sb_changeset_is_sound:
 * @database: the database it is for
 * @changeset: bytes that may come from anywhere
 *
 * Returns: whether this has the form of a changeset on tables of @database other than the journal
 */
gboolean
sb_changeset_is_sound (SbDatabase *database, GBytes *changeset)
{
  SbReader reader;
  gsize n_columns = 0;

  reader.data = g_bytes_get_data (changeset, &reader.size);
  if (reader.size == 0 || reader.size > G_MAXINT)
    return FALSE;

  while (reader.size > 0)
    {
      gboolean taken = *reader.data == HEAD ? take_head (&reader, database, &n_columns) :
                                              n_columns > 0 && take_change (&reader, n_columns);

      if (!taken)
        return FALSE;
    }

  return TRUE;
}

/**
 * sb_changeset_invert:
 * @changeset: a sound changeset
 *
 * Returns: (transfer full) (nullable): what undoes it
 */
GBytes *
sb_changeset_invert (GBytes *changeset)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int n_inverse = 0;

  if (sqlite3changeset_invert ((int) size, data, &n_inverse, &inverse) != SQLITE_OK)
    {
      sqlite3_free (inverse);
      return NULL;
    }

  return g_bytes_new_with_free_func (inverse, (gsize) n_inverse, sqlite3_free, inverse);
}

/**
 * sb_changeset_concatenate:
 * @first: a sound changeset
 * @second: a sound changeset
 *
 * Returns: (transfer full) (nullable): one that does what both do, in this order; no bytes when
 * they cancel each other
 */
GBytes *
sb_changeset_concatenate (GBytes *first, GBytes *second)
{
  gsize n_first, n_second;
  gconstpointer a = g_bytes_get_data (first, &n_first);
  gconstpointer b = g_bytes_get_data (second, &n_second);
  void *both = NULL;
  int n_both = 0;
  GBytes *bytes = NULL;

  if (sqlite3changeset_concat ((int) n_first, (void *) a, (int) n_second, (void *) b, &n_both,
                               &both) == SQLITE_OK)
    bytes = g_bytes_new (both, (gsize) n_both);
  sqlite3_free (both);

  return bytes;
}

/* The document is as it was when the step was made (or undone), so there is nothing to settle. */
static int
conflict_cb (void *data, int reason, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/**
 * sb_changeset_apply:
 * @database: a database with a transaction
 * @changeset: a sound changeset
 *
 * Returns: whether all of it was applied; otherwise roll back
 */
gboolean
sb_changeset_apply (SbDatabase *database, GBytes *changeset)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  return sqlite3changeset_apply (database->handle, (int) size, (void *) data, NULL, conflict_cb,
                                 NULL) == SQLITE_OK;
}
