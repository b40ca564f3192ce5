/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A strict reader of comma-separated values, for the code tables that ship with the program: UTF-8,
 * fields apart by commas, lines ended by a newline, quotes around a field that holds a comma, a
 * quote or a newline, a quote inside doubled (RFC 4180). The first line names the columns and must
 * be the one that is expected, and every line has as many fields: a table that was edited by hand
 * and went wrong is caught by the tests, not by a user.
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>

#include "sb-csv.h"

typedef struct
{
  const char *at;
  guint line;
} Reader;

static gboolean
fail (const Reader *reader, GError **error)
{
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("Line %u of the table is not as it must be."),
               reader->line);
  return FALSE;
}

static gboolean
read_quoted (Reader *reader, GString *field, GError **error)
{
  for (reader->at++; *reader->at != '\0'; reader->at++)
    {
      if (*reader->at == '"' && reader->at[1] != '"')
        {
          reader->at++;
          return TRUE;
        }

      if (*reader->at == '"')
        reader->at++;
      g_string_append_c (field, *reader->at);
    }

  return fail (reader, error);
}

/* Reads one field and the comma after it, if there is one; stands on the newline at the end of the
 * line. */
static char *
read_field (Reader *reader, gboolean *more, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (*reader->at == '"')
    {
      if (!read_quoted (reader, field, error))
        return NULL;
    }
  else
    {
      gsize length = strcspn (reader->at, ",\"\r\n");

      g_string_append_len (field, reader->at, (gssize) length);
      reader->at += length;
    }

  if (*reader->at != ',' && *reader->at != '\n')
    {
      fail (reader, error);
      return NULL;
    }

  *more = *reader->at == ',';
  if (*more)
    reader->at++;

  return g_string_free (g_steal_pointer (&field), FALSE);
}

static GStrv
read_line (Reader *reader, guint n_columns, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean more = TRUE;
  guint n = 0;

  for (; more; n++)
    {
      g_autofree char *field = read_field (reader, &more, error);

      if (field == NULL)
        return NULL;
      g_strv_builder_add (builder, field);
    }

  if (n != n_columns)
    {
      fail (reader, error);
      return NULL;
    }

  reader->at++;
  reader->line++;
  return g_strv_builder_end (builder);
}

/**
 * sb_csv_parse:
 * @text: the whole table
 * @columns: (array zero-terminated=1): the names that the first line must have
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type GStrv): the lines after the first, each with
 * one text per column
 */
GPtrArray *
sb_csv_parse (const char *text, const char *const *columns, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) head = NULL;
  guint n_columns = g_strv_length ((char **) columns);
  Reader reader = { text, 1 };

  if (!g_utf8_validate (text, -1, NULL))
    {
      fail (&reader, error);
      return NULL;
    }

  head = read_line (&reader, n_columns, error);
  if (head == NULL)
    return NULL;

  if (!g_strv_equal ((const char *const *) head, columns))
    {
      reader.line = 1;
      fail (&reader, error);
      return NULL;
    }

  while (*reader.at != '\0')
    {
      GStrv row = read_line (&reader, n_columns, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}
