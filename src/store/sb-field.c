/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Fields of rows as GValues. Texts, dates and choices are strings: a date in ISO 8601, a choice by
 * its code. What is not known is NULL for a string and SB_UNKNOWN for a whole number. A boolean
 * that is not known reads FALSE.
 *
 * And what a field may hold, beyond its kind: its shape or its bounds. Importing, storing and
 * opening ask here, so that whatever one of them lets through the others do.
 */

#include "config.h"

#include <samanbud/sb-field.h>

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-codes.h>
#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>

#define MUNICIPALITY_DIGITS 4
#define SHA256_DIGITS       64
#define MAX_MEDIA_TYPE      255

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

static gboolean
has_only (const char *text, gsize length, const char *characters)
{
  return strlen (text) == length && strspn (text, characters) == length;
}

static gboolean
is_profession_list (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, " ", -1); /* "" gives none */

  for (guint i = 0; codes[i] != NULL; i++)
    if (sb_codes_find_profession (codes[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_week (const char *text)
{
  g_autoptr (SbWeek) week = NULL;

  return sb_week_parse (text, &week, NULL);
}

/* One of the two names of a media type (RFC 6838); gives how long it is. */
static gsize
measure_media_name (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) ||
         (length > 0 && text[length] != '\0' && strchr ("!#$&^_.+-", text[length]) != NULL))
    length++;

  return length;
}

/* Of the parameters after a semicolon nothing more is asked than that they stand on one line. */
static gboolean
is_media_type (const char *text)
{
  gsize type = measure_media_name (text);
  gsize subtype = text[type] == '/' ? measure_media_name (text + type + 1) : 0;
  const char *rest = text + type + 1 + subtype;

  if (type == 0 || subtype == 0 || g_utf8_strlen (text, -1) > MAX_MEDIA_TYPE)
    return FALSE;

  rest += strspn (rest, " ");
  return *rest == ';' ? strpbrk (rest, "\n") == NULL : *rest == '\0' && rest[-1] != ' ';
}

/**
 * sb_shape_accepts:
 * @shape: a shape
 * @text: a text in UTF-8
 *
 * Returns: whether the text has that shape
 */
gboolean
sb_shape_accepts (SbShape shape, const char *text)
{
  int minutes;

  g_return_val_if_fail (text != NULL, FALSE);

  switch (shape)
    {
    case SB_SHAPE_PLAIN:
      /* A text without that many bytes has not that many characters either. */
      return strlen (text) <= SB_TEXT_MAX_CHARACTERS ||
             g_utf8_strlen (text, -1) <= SB_TEXT_MAX_CHARACTERS;
    case SB_SHAPE_ID:
      return sb_text_is_id (text);
    case SB_SHAPE_MUNICIPALITY:
      return has_only (text, MUNICIPALITY_DIGITS, "0123456789");
    case SB_SHAPE_PROFESSION:
      return sb_codes_find_profession (text) != NULL;
    case SB_SHAPE_PROFESSIONS:
      return is_profession_list (text);
    case SB_SHAPE_WEEK:
      return is_week (text);
    case SB_SHAPE_TIME:
      return sb_clock_parse (text, &minutes);
    case SB_SHAPE_MEDIA_TYPE:
      return is_media_type (text);
    case SB_SHAPE_SHA256:
      return has_only (text, SHA256_DIGITS, "0123456789abcdef");
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * sb_field_accepts_text:
 * @field: a field of kind SB_KIND_TEXT, SB_KIND_DATE or SB_KIND_CHOICE
 * @text: how a value is written in SQL
 *
 * Returns: whether the field may hold it
 */
gboolean
sb_field_accepts_text (const SbField *field, const char *text)
{
  SbDate date;

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      return sb_shape_accepts (field->shape, text);
    case SB_KIND_DATE:
      return sb_date_parse (text, &date);
    case SB_KIND_CHOICE:
      return sb_field_parse_choice (field, text) >= 0;
    case SB_KIND_INTEGER:
    case SB_KIND_BOOLEAN:
    case SB_KIND_BYTES:
    default:
      return FALSE;
    }
}

/**
 * sb_field_accepts_integer:
 * @field: a field of kind SB_KIND_INTEGER or SB_KIND_BOOLEAN
 * @value: a number
 *
 * Returns: whether the field may hold it; never SB_UNKNOWN, which means that it holds nothing
 */
gboolean
sb_field_accepts_integer (const SbField *field, gint64 value)
{
  if (field->kind == SB_KIND_BOOLEAN)
    return value == 0 || value == 1;
  if (field->kind != SB_KIND_INTEGER || value == SB_UNKNOWN)
    return FALSE;

  return (field->minimum == 0 && field->maximum == 0) ||
         (value >= field->minimum && value <= field->maximum);
}

static char *
describe_shape (SbShape shape)
{
  switch (shape)
    {
    case SB_SHAPE_ID:
      return g_strdup (_ ("an id of 1–64 of the characters A–Z a–z 0–9 . _ -"));
    case SB_SHAPE_MUNICIPALITY:
      return g_strdup (_ ("a municipality code of four digits such as \"2421\""));
    case SB_SHAPE_PROFESSION:
      return g_strdup (_ ("a profession code such as \"gp\""));
    case SB_SHAPE_PROFESSIONS:
      return g_strdup (_ ("profession codes such as \"gp nurse\", with a space between"));
    case SB_SHAPE_WEEK:
      return g_strdup (_ ("opening hours such as \"1-5 08:00-17:00; 6 10:00-14:00\""));
    case SB_SHAPE_TIME:
      return g_strdup (_ ("a clock time such as \"08:00\""));
    case SB_SHAPE_MEDIA_TYPE:
      return g_strdup (_ ("a media type such as \"application/pdf\""));
    case SB_SHAPE_SHA256:
      return g_strdup (_ ("a SHA-256 of 64 digits from 0 to f"));
    case SB_SHAPE_PLAIN:
    default:
      return g_strdup_printf (ngettext ("a text of at most %d character",
                                        "a text of at most %d characters", SB_TEXT_MAX_CHARACTERS),
                              SB_TEXT_MAX_CHARACTERS);
    }
}

static char *
describe_codes (const SbField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 0; field->codes[i] != NULL; i++)
    g_string_append_printf (list, "%s\"%s\"", i > 0 ? ", " : "", field->codes[i]);

  /* Translators: %s is a list of codes such as "ab", "ef", "hb". */
  return g_strdup_printf (_ ("one of %s"), list->str);
}

/**
 * sb_field_describe_expected:
 * @field: a field
 *
 * Returns: (transfer full): what it may hold, as the object of "expected", in the user's language
 */
char *
sb_field_describe_expected (const SbField *field)
{
  gboolean is_bounded = field->minimum != 0 || field->maximum != 0;
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      return describe_shape (field->shape);
    case SB_KIND_DATE:
      return g_strdup (_ ("a date such as \"2027-03-01\""));
    case SB_KIND_CHOICE:
      return describe_codes (field);
    case SB_KIND_BOOLEAN:
      return g_strdup (_ ("0 or 1"));
    case SB_KIND_BYTES:
      return g_strdup (_ ("bytes"));
    case SB_KIND_INTEGER:
    default:
      minimum = g_strdup_printf ("%" G_GINT64_FORMAT, is_bounded ? field->minimum : -G_MAXINT64);
      maximum = g_strdup_printf ("%" G_GINT64_FORMAT, is_bounded ? field->maximum : G_MAXINT64);
      return g_strdup_printf (_ ("a whole number from %1$s to %2$s"), minimum, maximum);
    }
}
