/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rows as plain structs, described by a table of fields. Here is what can be done with a row when
 * only its description is known: making it, freeing it, copying it. Text and bytes are owned by the
 * row.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-table.h>

/**
 * sb_table_find_field:
 * @table: a table
 * @name: the field's name
 *
 * Returns: (transfer none) (nullable): the field, or NULL when there is none of that name
 */
const SbField *
sb_table_find_field (const SbTable *table, const char *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, NULL);

  for (guint i = 0; i < table->n_fields; i++)
    if (strcmp (table->fields[i].name, name) == 0)
      return &table->fields[i];

  return NULL;
}

/**
 * sb_table_init_row:
 * @table: a table
 * @row: (out caller-allocates): its struct, whose content is ignored
 *
 * Makes every field unknown.
 */
void
sb_table_init_row (const SbTable *table, gpointer row)
{
  g_return_if_fail (table != NULL && row != NULL);

  memset (row, 0, table->size);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const SbField *field = &table->fields[i];
      gpointer place = G_STRUCT_MEMBER_P (row, field->offset);

      switch (field->kind)
        {
        case SB_KIND_INTEGER:
          *(gint64 *) place = SB_UNKNOWN;
          break;
        case SB_KIND_DATE:
          *(SbDate *) place = SB_DATE_NONE;
          break;
        case SB_KIND_BOOLEAN:
        case SB_KIND_CHOICE:
          *(int *) place = -1;
          break;
        case SB_KIND_TEXT:
        case SB_KIND_BYTES:
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * sb_table_clear_row:
 * @table: a table
 * @row: its struct
 *
 * Frees what the row owns and makes every field unknown; the struct itself belongs to the caller.
 */
void
sb_table_clear_row (const SbTable *table, gpointer row)
{
  g_return_if_fail (table != NULL && row != NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      gpointer place = G_STRUCT_MEMBER_P (row, table->fields[i].offset);

      if (table->fields[i].kind == SB_KIND_TEXT)
        g_free (*(char **) place);
      else if (table->fields[i].kind == SB_KIND_BYTES)
        g_clear_pointer ((GBytes **) place, g_bytes_unref);
    }

  sb_table_init_row (table, row);
}

/**
 * sb_table_copy_row:
 * @table: a table
 * @to: (out caller-allocates): its struct, whose content is ignored
 * @from: a row
 */
void
sb_table_copy_row (const SbTable *table, gpointer to, gconstpointer from)
{
  g_return_if_fail (table != NULL && to != NULL && from != NULL);

  memcpy (to, from, table->size);
  for (guint i = 0; i < table->n_fields; i++)
    {
      gpointer place = G_STRUCT_MEMBER_P (to, table->fields[i].offset);

      if (table->fields[i].kind == SB_KIND_TEXT)
        *(char **) place = g_strdup (*(char **) place);
      else if (table->fields[i].kind == SB_KIND_BYTES && *(GBytes **) place != NULL)
        g_bytes_ref (*(GBytes **) place);
    }
}

/**
 * sb_field_parse_choice:
 * @field: a field of kind SB_KIND_CHOICE
 * @code: (nullable): a code
 *
 * Returns: the code's number, or -1
 */
int
sb_field_parse_choice (const SbField *field, const char *code)
{
  g_return_val_if_fail (field != NULL && field->codes != NULL, -1);

  for (int i = 0; code != NULL && field->codes[i] != NULL; i++)
    if (strcmp (field->codes[i], code) == 0)
      return i;

  return -1;
}

/**
 * sb_field_get_code:
 * @field: a field of kind SB_KIND_CHOICE
 * @value: a number of its enumeration, or -1
 *
 * Returns: (transfer none) (nullable): the code; NULL for -1
 */
const char *
sb_field_get_code (const SbField *field, int value)
{
  g_return_val_if_fail (field != NULL && field->codes != NULL, NULL);

  return value < 0 ? NULL : field->codes[value];
}
