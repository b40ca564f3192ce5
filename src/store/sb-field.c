/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Fields of rows as GValues. Texts, dates and choices are strings: a date in ISO 8601, a choice by
 * its code. What is not known is NULL for a string and SB_UNKNOWN for a whole number. A boolean
 * that is not known reads FALSE.
 */

#include "config.h"

#include <samanbud/sb-field.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>

/**
 * sb_field_get_value_type:
 * @field: a field
 *
 * Returns: the type of its values; G_TYPE_INVALID for bytes, which are never values
 */
GType
sb_field_get_value_type (const SbField *field)
{
  switch (field->kind)
    {
    case SB_KIND_TEXT:
    case SB_KIND_DATE:
    case SB_KIND_CHOICE:
      return G_TYPE_STRING;
    case SB_KIND_INTEGER:
      return G_TYPE_INT64;
    case SB_KIND_BOOLEAN:
      return G_TYPE_BOOLEAN;
    case SB_KIND_BYTES:
    default:
      return G_TYPE_INVALID;
    }
}

/**
 * sb_field_get_value:
 * @field: a field
 * @row: its row
 * @value: (inout): a value of sb_field_get_value_type()
 */
void
sb_field_get_value (const SbField *field, gconstpointer row, GValue *value)
{
  gconstpointer place = G_STRUCT_MEMBER_P (row, field->offset);
  SbDate date;

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      g_value_set_string (value, *(char *const *) place);
      break;
    case SB_KIND_INTEGER:
      g_value_set_int64 (value, *(const gint64 *) place);
      break;
    case SB_KIND_DATE:
      date = *(const SbDate *) place;
      g_value_take_string (value, date != SB_DATE_NONE ? sb_date_to_iso (date) : NULL);
      break;
    case SB_KIND_BOOLEAN:
      g_value_set_boolean (value, *(const int *) place > 0);
      break;
    case SB_KIND_CHOICE:
      g_value_set_static_string (value, sb_field_get_code (field, *(const int *) place));
      break;
    case SB_KIND_BYTES:
    default:
      g_assert_not_reached ();
    }
}

/* Text that means something; NULL for nothing at all. */
static const char *
get_content (const GValue *value)
{
  const char *text = g_value_get_string (value);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
set_date (const char *text, SbDate *place, GError **error)
{
  SbDate date = SB_DATE_NONE;

  if (text != NULL && !sb_date_parse (text, &date))
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("“%s” is not a date: write year, month and day as in 2027-03-01."), text);
      return FALSE;
    }

  *place = date;
  return TRUE;
}

static gboolean
set_choice (const SbField *field, const char *code, int *place, GError **error)
{
  int choice = sb_field_parse_choice (field, code);

  if (code != NULL && choice < 0)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("“%s” is not among what can be chosen."),
                   code);
      return FALSE;
    }

  *place = choice;
  return TRUE;
}

/**
 * sb_field_set_value:
 * @field: a field
 * @row: its row
 * @value: a value of sb_field_get_value_type(); "" is NULL, except for a text, which keeps it
 * @error: return location
 *
 * Returns: whether the value can be one of this field's; otherwise the row is unchanged
 */
gboolean
sb_field_set_value (const SbField *field, gpointer row, const GValue *value, GError **error)
{
  gpointer place = G_STRUCT_MEMBER_P (row, field->offset);

  g_return_val_if_fail (G_VALUE_HOLDS (value, sb_field_get_value_type (field)), FALSE);

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      g_free (*(char **) place);
      *(char **) place = g_value_dup_string (value);
      return TRUE;
    case SB_KIND_INTEGER:
      *(gint64 *) place = g_value_get_int64 (value);
      return TRUE;
    case SB_KIND_BOOLEAN:
      *(int *) place = g_value_get_boolean (value);
      return TRUE;
    case SB_KIND_DATE:
      return set_date (get_content (value), place, error);
    case SB_KIND_CHOICE:
      return set_choice (field, get_content (value), place, error);
    case SB_KIND_BYTES:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sb_field_equal:
 * @field: a field
 * @a: a row
 * @b: another row of the same table
 *
 * Returns: whether both rows say the same there
 */
gboolean
sb_field_equal (const SbField *field, gconstpointer a, gconstpointer b)
{
  gconstpointer x = G_STRUCT_MEMBER_P (a, field->offset);
  gconstpointer y = G_STRUCT_MEMBER_P (b, field->offset);
  GBytes *p, *q;

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      return g_strcmp0 (*(char *const *) x, *(char *const *) y) == 0;
    case SB_KIND_INTEGER:
      return *(const gint64 *) x == *(const gint64 *) y;
    case SB_KIND_DATE:
      return *(const SbDate *) x == *(const SbDate *) y;
    case SB_KIND_BOOLEAN:
    case SB_KIND_CHOICE:
      return *(const int *) x == *(const int *) y;
    case SB_KIND_BYTES:
      p = *(GBytes *const *) x;
      q = *(GBytes *const *) y;
      return p == q || (p != NULL && q != NULL && g_bytes_equal (p, q));
    default:
      g_return_val_if_reached (FALSE);
    }
}
