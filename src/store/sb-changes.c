/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which rows an edit touched, read off its changeset. Whether they were added, changed or removed
 * is not said: whoever shows a row looks at the document.
 */

#include "config.h"

#include "sb-changes-private.h"

/*
 * @tables: from the name of a table to the set of ids of its rows that were touched; NULL: all rows
 * of all tables
 */
struct _SbChanges
{
  GHashTable *tables;
};

/**
 * sb_changes_new_everything:
 *
 * Returns: (transfer full): changes that touched every row
 */
SbChanges *
sb_changes_new_everything (void)
{
  return g_new0 (SbChanges, 1);
}

static void
add_row (SbChanges *self, const char *table, const char *id)
{
  GHashTable *ids = g_hash_table_lookup (self->tables, table);

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->tables, g_strdup (table), ids);
    }
  g_hash_table_add (ids, g_strdup (id));
}

/* The id is the first column of every table (#SbTable). */
static void
add_change (SbChanges *self, sqlite3_changeset_iter *iter)
{
  const char *table;
  int n_columns, operation, indirect;
  sqlite3_value *id = NULL;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);

  if (id != NULL && sqlite3_value_type (id) == SQLITE_TEXT)
    add_row (self, table, (const char *) sqlite3_value_text (id));
}

/**
 * sb_changes_new_from_changeset:
 * @changeset: a changeset, or its inverse
 *
 * Returns: (transfer full): the rows it touches
 */
SbChanges *
sb_changes_new_from_changeset (GBytes *changeset)
{
  SbChanges *self = g_new0 (SbChanges, 1);
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  self->tables =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  if (sqlite3changeset_start (&iter, (int) size, (void *) data) == SQLITE_OK)
    while (sqlite3changeset_next (iter) == SQLITE_ROW)
      add_change (self, iter);
  sqlite3changeset_finalize (iter);

  return self;
}

/**
 * sb_changes_free:
 * @self: (transfer full) (nullable): changes
 */
void
sb_changes_free (SbChanges *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_free (self);
}

/**
 * sb_changes_has_table:
 * @changes: what came with #SbDocument::changed
 * @table: a table
 *
 * Returns: whether a row of @table was added, changed or removed
 */
gboolean
sb_changes_has_table (const SbChanges *changes, const SbTable *table)
{
  g_return_val_if_fail (changes != NULL && table != NULL, FALSE);

  return changes->tables == NULL || g_hash_table_contains (changes->tables, table->name);
}

/**
 * sb_changes_has_row:
 * @changes: what came with #SbDocument::changed
 * @table: a table
 * @id: of a row
 *
 * Returns: whether that row was added, changed or removed
 */
gboolean
sb_changes_has_row (const SbChanges *changes, const SbTable *table, const char *id)
{
  GHashTable *ids;

  g_return_val_if_fail (changes != NULL && table != NULL && id != NULL, FALSE);

  if (changes->tables == NULL)
    return TRUE;
  ids = g_hash_table_lookup (changes->tables, table->name);

  return ids != NULL && g_hash_table_contains (ids, id);
}
