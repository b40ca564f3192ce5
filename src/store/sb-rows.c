/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rows between their structs and SQL, from nothing but the table's description. Names of tables and
 * fields are ours, never a user's, and stand in quotes because some are keywords.
 *
 * Here every value of every document comes in, and what its field may not hold does not.
 */

#include "config.h"

#include "sb-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-field.h>
#include <samanbud/sb-text.h>

static gboolean
report_missing (GError **error)
{
  g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID, _ ("This is no longer in the bid."));
  return FALSE;
}

static void
bind_field (sqlite3_stmt *statement, const SbField *field, gconstpointer row)
{
  gconstpointer place = G_STRUCT_MEMBER_P (row, field->offset);
  char parameter[64];
  int index;

  g_snprintf (parameter, sizeof parameter, ":%s", field->name);
  index = sqlite3_bind_parameter_index (statement, parameter);

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      sqlite3_bind_text (statement, index, *(char *const *) place, -1, SQLITE_TRANSIENT);
      break;
    case SB_KIND_INTEGER:
      if (*(const gint64 *) place != SB_UNKNOWN)
        sqlite3_bind_int64 (statement, index, *(const gint64 *) place);
      break;
    case SB_KIND_DATE:
      if (*(const SbDate *) place != SB_DATE_NONE)
        sqlite3_bind_text (statement, index, sb_date_to_iso (*(const SbDate *) place), -1, g_free);
      break;
    case SB_KIND_BOOLEAN:
      if (*(const int *) place >= 0)
        sqlite3_bind_int (statement, index, *(const int *) place);
      break;
    case SB_KIND_CHOICE:
      sqlite3_bind_text (statement, index, sb_field_get_code (field, *(const int *) place), -1,
                         SQLITE_STATIC);
      break;
    case SB_KIND_BYTES:
      sb_database_bind_bytes (statement, parameter, *(GBytes *const *) place);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What stands in a column, as the object of "found". */
static char *
describe_found (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  g_autofree char *quoted = NULL;

  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      /* Translators: what was found in a file; %s is a number. */
      return g_strdup_printf (_ ("the number %s"), text);
    case SQLITE_TEXT:
      if (!g_utf8_validate (text, sqlite3_column_bytes (statement, column), NULL))
        return g_strdup (_ ("bytes that are not UTF-8"));
      quoted = sb_text_quote (text);
      /* Translators: what was found in a file; %s is a quoted text. */
      return g_strdup_printf (_ ("the text %s"), quoted);
    case SQLITE_NULL:
      return g_strdup (_ ("nothing"));
    case SQLITE_BLOB:
    default:
      return g_strdup (_ ("bytes"));
    }
}

/* Which record, as somebody who looks for it in the file needs it. */
static char *
describe_id (sqlite3_stmt *statement)
{
  const char *id = (const char *) sqlite3_column_text (statement, 0);

  return sb_text_quote (id != NULL && g_utf8_validate (id, -1, NULL) ? id : "");
}

static gboolean
report_unreadable (sqlite3_stmt *statement, int column, const SbTable *table, GError **error)
{
  const SbField *field = &table->fields[column];
  g_autofree char *id = describe_id (statement);
  g_autofree char *found = describe_found (statement, column);
  g_autofree char *expected = sb_field_describe_expected (field);

  g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED,
               /* Translators: name of a table, id of a row, name of a field; what stands there and
                * what should, as in “the text "x"” and “a date such as "2027-03-01"”. */
               _ ("In %1$s %2$s, %3$s: found %4$s, expected %5$s."), table->name, id, field->name,
               found, expected);
  return FALSE;
}

static int
get_sql_type (const SbField *field)
{
  switch (field->kind)
    {
    case SB_KIND_INTEGER:
    case SB_KIND_BOOLEAN:
      return SQLITE_INTEGER;
    case SB_KIND_BYTES:
      return SQLITE_BLOB;
    case SB_KIND_TEXT:
    case SB_KIND_DATE:
    case SB_KIND_CHOICE:
    default:
      return SQLITE_TEXT;
    }
}

/* Whether the file holds there what the field may hold: its constraints do not say all of it, and
 * whoever made the file may have gone round them. */
static gboolean
is_acceptable (sqlite3_stmt *statement, int column, const SbField *field)
{
  const char *text;

  if (sqlite3_column_type (statement, column) != get_sql_type (field))
    return FALSE;
  if (field->kind == SB_KIND_BYTES)
    return TRUE;
  if (get_sql_type (field) == SQLITE_INTEGER)
    return sb_field_accepts_integer (field, sqlite3_column_int64 (statement, column));

  /* With the length given, a NUL inside is not valid either. */
  text = (const char *) sqlite3_column_text (statement, column);
  return text != NULL && g_utf8_validate (text, sqlite3_column_bytes (statement, column), NULL) &&
         sb_field_accepts_text (field, text);
}

static gboolean
read_field (
    sqlite3_stmt *statement, int column, const SbField *field, gpointer row, gboolean with_bytes)
{
  gpointer place = G_STRUCT_MEMBER_P (row, field->offset);
  const char *text;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return TRUE;
  if (!is_acceptable (statement, column, field))
    return FALSE;

  text = get_sql_type (field) == SQLITE_TEXT ?
             (const char *) sqlite3_column_text (statement, column) :
             NULL;
  switch (field->kind)
    {
    case SB_KIND_TEXT:
      *(char **) place = g_strdup (text);
      return TRUE;
    case SB_KIND_INTEGER:
      *(gint64 *) place = sqlite3_column_int64 (statement, column);
      return TRUE;
    case SB_KIND_DATE:
      return sb_date_parse (text, place);
    case SB_KIND_BOOLEAN:
      *(int *) place = sqlite3_column_int (statement, column);
      return TRUE;
    case SB_KIND_CHOICE:
      *(int *) place = sb_field_parse_choice (field, text);
      return TRUE;
    case SB_KIND_BYTES:
      if (with_bytes)
        *(GBytes **) place = g_bytes_new (sqlite3_column_blob (statement, column),
                                          (gsize) sqlite3_column_bytes (statement, column));
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* @row must be initialised and own nothing. */
static gboolean
read_row (sqlite3_stmt *statement,
          const SbTable *table,
          gpointer row,
          gboolean with_bytes,
          GError **error)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (!read_field (statement, (int) i, &table->fields[i], row, with_bytes))
      return report_unreadable (statement, (int) i, table, error);

  return TRUE;
}

/* Whether a text may be written: what is written can be read again, and no file is saved that
 * cannot be opened. Of everything else the schema's constraints see to that. */
static gboolean
check_text (const SbField *field, gconstpointer row, GError **error)
{
  const char *text;
  g_autofree char *quoted = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (field->kind != SB_KIND_TEXT)
    return TRUE;
  text = G_STRUCT_MEMBER (const char *, row, field->offset);
  if (text == NULL || sb_field_accepts_text (field, text))
    return TRUE;

  quoted = sb_text_quote (text);
  found = g_strdup_printf (_ ("the text %s"), quoted);
  expected = sb_field_describe_expected (field);
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
               /* Translators: as in “the text "x"” and “a profession code such as "gp"”. */
               _ ("This cannot be stored: found %1$s, expected %2$s."), found, expected);
  return FALSE;
}

static gboolean
check_texts (const SbTable *table, gconstpointer row, GError **error)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (!check_text (&table->fields[i], row, error))
      return FALSE;

  return TRUE;
}

/* Bytes that are not wanted are not even read from the disk. */
static GString *
begin_select (const SbTable *table, gboolean with_bytes)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < table->n_fields; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      if (table->fields[i].kind == SB_KIND_BYTES && !with_bytes)
        g_string_append (sql, "NULL");
      else
        g_string_append_printf (sql, "\"%s\"", table->fields[i].name);
    }
  g_string_append_printf (sql, " FROM \"%s\"", table->name);

  return sql;
}

/**
 * sb_rows_insert:
 * @database: a database with a transaction
 * @table: a table
 * @row: its row, with an id that is not there yet
 * @error: return location
 *
 * Returns: whether the row was inserted
 */
gboolean
sb_rows_insert (SbDatabase *database, const SbTable *table, gconstpointer row, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *statement;

  if (!check_texts (table, row, error))
    return FALSE;
  g_string_append_printf (sql, "\"%s\" (", table->name);
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->fields[i].name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (sql, "%s:%s", i > 0 ? ", " : "", table->fields[i].name);
  g_string_append_c (sql, ')');

  statement = sb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    bind_field (statement, &table->fields[i], row);

  return sb_database_run (database, statement, error);
}

/* Runs a statement that must meet exactly one row. */
static gboolean
run_on_row (SbDatabase *database, sqlite3_stmt *statement, GError **error)
{
  if (!sb_database_run (database, statement, error))
    return FALSE;

  return sqlite3_changes (database->handle) == 1 || report_missing (error);
}

static gboolean
is_updated (const SbField *field, gconstpointer row)
{
  /* A row that was loaded without its bytes keeps them. */
  return field->kind != SB_KIND_BYTES || G_STRUCT_MEMBER (GBytes *, row, field->offset) != NULL;
}

/**
 * sb_rows_update:
 * @database: a database with a transaction
 * @table: a table
 * @row: its row, with an id that is there
 * @error: return location
 *
 * Returns: whether the row was updated
 */
gboolean
sb_rows_update (SbDatabase *database, const SbTable *table, gconstpointer row, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE ");
  sqlite3_stmt *statement;
  const char *separator = "";

  if (!check_texts (table, row, error))
    return FALSE;
  g_string_append_printf (sql, "\"%s\" SET ", table->name);
  for (guint i = 1; i < table->n_fields; i++)
    if (is_updated (&table->fields[i], row))
      {
        g_string_append_printf (sql, "%s\"%s\" = :%s", separator, table->fields[i].name,
                                table->fields[i].name);
        separator = ", ";
      }
  g_string_append (sql, " WHERE id = :id");

  statement = sb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_fields; i++)
    if (is_updated (&table->fields[i], row))
      bind_field (statement, &table->fields[i], row);

  return run_on_row (database, statement, error);
}

/**
 * sb_rows_update_field:
 * @database: a database with a transaction
 * @table: a table
 * @field: the field to write
 * @row: a row with that field and an id that is there
 * @error: return location
 *
 * Returns: whether the field was written
 */
gboolean
sb_rows_update_field (SbDatabase *database,
                      const SbTable *table,
                      const SbField *field,
                      gconstpointer row,
                      GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = :%s WHERE id = :id",
                                          table->name, field->name, field->name);
  sqlite3_stmt *statement;

  if (!check_text (field, row, error))
    return FALSE;
  statement = sb_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  bind_field (statement, &table->fields[0], row);
  bind_field (statement, field, row);

  return run_on_row (database, statement, error);
}

/**
 * sb_rows_delete:
 * @database: a database with a transaction
 * @table: a table
 * @id: of the row
 * @error: return location
 *
 * Returns: whether the row was deleted
 */
gboolean
sb_rows_delete (SbDatabase *database, const SbTable *table, const char *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = :id", table->name);
  sqlite3_stmt *statement = sb_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  sb_database_bind_text (statement, ":id", id);

  return run_on_row (database, statement, error);
}

/**
 * sb_rows_load:
 * @database: a database
 * @table: a table
 * @id: of the row
 * @row: (out): an initialised row, whose content is replaced; unchanged on failure
 * @error: return location; not set when there is no such row
 *
 * Reads one row without its bytes.
 *
 * Returns: whether the row is there and could be read
 */
gboolean
sb_rows_load (
    SbDatabase *database, const SbTable *table, const char *id, gpointer row, GError **error)
{
  g_autoptr (GString) sql = begin_select (table, FALSE);
  g_autofree char *fresh = g_malloc (table->size);
  sqlite3_stmt *statement;
  gboolean found, read;

  g_string_append (sql, " WHERE id = :id");
  statement = sb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sb_database_bind_text (statement, ":id", id);
  if (!sb_database_step (database, statement, &found, error) || !found)
    return FALSE;

  sb_table_init_row (table, fresh);
  read = read_row (statement, table, fresh, FALSE, error);
  sqlite3_reset (statement);
  if (read)
    {
      sb_table_clear_row (table, row);
      memcpy (row, fresh, table->size);
    }
  else
    sb_table_clear_row (table, fresh);

  return read;
}

/**
 * sb_rows_load_all:
 * @database: a database
 * @table: a table
 * @with_bytes: whether to read bytes too
 * @make_row: (scope call): gives a fresh row to read into
 * @data: for @make_row
 * @error: return location
 *
 * Reads every row, in no particular order.
 *
 * Returns: whether all could be read
 */
gboolean
sb_rows_load_all (SbDatabase *database,
                  const SbTable *table,
                  gboolean with_bytes,
                  SbRowMaker make_row,
                  gpointer data,
                  GError **error)
{
  g_autoptr (GString) sql = begin_select (table, with_bytes);
  sqlite3_stmt *statement = sb_database_prepare (database, sql->str, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sb_database_step (database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (!read_row (statement, table, make_row (table, data), with_bytes, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return FALSE;
}

/**
 * sb_rows_load_bytes:
 * @database: a database
 * @table: a table
 * @id: of the row
 * @field: one of kind SB_KIND_BYTES
 * @error: return location
 *
 * Returns: (transfer full): the bytes, or NULL
 */
GBytes *
sb_rows_load_bytes (SbDatabase *database,
                    const SbTable *table,
                    const char *id,
                    const SbField *field,
                    GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = :id", field->name, table->name);
  sqlite3_stmt *statement = sb_database_prepare (database, sql, error);
  gboolean found;
  GBytes *bytes;

  if (statement == NULL)
    return NULL;
  sb_database_bind_text (statement, ":id", id);
  if (!sb_database_step (database, statement, &found, error))
    return NULL;
  if (!found)
    {
      report_missing (error);
      return NULL;
    }

  bytes =
      g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return bytes;
}

/**
 * sb_rows_list_ids:
 * @database: a database
 * @table: a table
 * @field: (nullable): a text field that must equal @value
 * @value: (nullable): what it must equal; NULL matches what is not known
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): ids in the order of their bytes, or NULL
 */
GPtrArray *
sb_rows_list_ids (SbDatabase *database,
                  const SbTable *table,
                  const SbField *field,
                  const char *value,
                  GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean row;

  g_string_append_printf (sql, "SELECT id FROM \"%s\"", table->name);
  if (field != NULL)
    g_string_append_printf (sql, " WHERE \"%s\" IS :value", field->name);
  g_string_append (sql, " ORDER BY id");

  statement = sb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  if (field != NULL)
    sb_database_bind_text (statement, ":value", value);

  while (sb_database_step (database, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }

  return NULL;
}
