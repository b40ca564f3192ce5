/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is wrong with a document, said so that somebody can mend it: where (a JSON path), what was
 * found, what was expected. Every refusal of an import is made here, so all of them read alike.
 * Also the two ways in which a JSON number becomes an integer of ours, because what was found must
 * be described as it was written.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>

#include "sb-json-fault.h"

/* A longer key is no word to be written without quotation marks. */
#define MAX_PLAIN_KEY 60

/* A path deeper than any document of ours is only hostile. */
#define MAX_STEPS 32

static gboolean
is_plain_key (const char *key)
{
  if (*key == '\0' || g_ascii_isdigit (*key) || strlen (key) > MAX_PLAIN_KEY)
    return FALSE;

  for (const char *c = key; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '_')
      return FALSE;

  return TRUE;
}

/**
 * sb_json_path_to_text:
 * @path: (nullable): the last step, or NULL for the document itself
 *
 * Writes a path as JSONPath (RFC 9535) does: `$.members[2].name`.
 *
 * Returns: (transfer full): the text
 */
char *
sb_json_path_to_text (const SbJsonPath *path)
{
  const SbJsonPath *steps[MAX_STEPS];
  guint n = 0;
  GString *text = g_string_new ("$");

  for (; path != NULL && n < MAX_STEPS; path = path->parent)
    steps[n++] = path;

  while (n > 0)
    {
      const SbJsonPath *step = steps[--n];

      if (step->key == NULL)
        {
          g_string_append_printf (text, "[%" G_GSIZE_FORMAT "]", step->index);
        }
      else if (is_plain_key (step->key))
        {
          g_string_append_printf (text, ".%s", step->key);
        }
      else
        {
          g_autofree char *quoted = sb_text_quote (step->key);

          g_string_append_printf (text, "[%s]", quoted);
        }
    }

  return g_string_free (text, FALSE);
}

/* The fewest digits that give the same number back. */
static char *
real_to_text (double real)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, real);
      if (g_ascii_strtod (text, NULL) == real)
        break;
    }

  return g_strdup (text);
}

/**
 * sb_json_describe_found:
 * @value: (nullable): a value of the document, or NULL where there is none
 *
 * Says what stands in a document, as the object of "found".
 *
 * Returns: (transfer full): a few words in the user's language
 */
char *
sb_json_describe_found (const json_t *value)
{
  g_autofree char *text = NULL;

  if (value == NULL)
    return g_strdup (_ ("nothing"));

  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      return g_strdup (_ ("an object"));
    case JSON_ARRAY:
      return g_strdup (_ ("a list"));
    case JSON_STRING:
      text = sb_text_quote (json_string_value (value));
      /* Translators: what was found in a file; %s is a quoted text. */
      return g_strdup_printf (_ ("the text %s"), text);
    case JSON_INTEGER:
      /* Translators: what was found in a file; %s is a number. */
      text = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
      return g_strdup_printf (_ ("the number %s"), text);
    case JSON_REAL:
      text = real_to_text (json_real_value (value));
      return g_strdup_printf (_ ("the number %s"), text);
    case JSON_TRUE:
      return g_strdup ("true");
    case JSON_FALSE:
      return g_strdup ("false");
    case JSON_NULL:
    default:
      return g_strdup ("null");
    }
}

/**
 * sb_json_fail_at:
 * @error: (nullable): where to put the error
 * @place: a path, or a line and column
 * @found: what stands there, in the user's language
 * @expected: what should stand there, in the user's language
 *
 * Sets the one kind of error that an import gives.
 *
 * Returns: FALSE, always, to be returned at once
 */
gboolean
sb_json_fail_at (GError **error, const char *place, const char *found, const char *expected)
{
  /* Translators: %1$s is a place in a file such as $.members[2].name; %2$s and %3$s are phrases
   * such as "the number 5" and "a text or null". */
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("%1$s: found %2$s, expected %3$s."), place,
               found, expected);
  return FALSE;
}

/**
 * sb_json_fail:
 * @error: (nullable): where to put the error
 * @path: (nullable): where the value stands
 * @found: (nullable): the value, or NULL where there is none
 * @expected: what should stand there, in the user's language
 *
 * The same, for a value of the document.
 *
 * Returns: FALSE, always
 */
gboolean
sb_json_fail (GError **error, const SbJsonPath *path, const json_t *found, const char *expected)
{
  g_autofree char *place = sb_json_path_to_text (path);
  g_autofree char *description = sb_json_describe_found (found);

  return sb_json_fail_at (error, place, description, expected);
}

/**
 * sb_json_get_integer:
 * @value: any value
 * @integer: (out): set when it is a whole number
 *
 * Reads a whole number. As in JSON Schema, 5.0 and 5e0 are whole numbers.
 *
 * Returns: whether it is one that a gint64 holds
 */
gboolean
sb_json_get_integer (const json_t *value, gint64 *integer)
{
  return sb_json_get_scaled (value, 0, integer);
}

/**
 * sb_json_get_scaled:
 * @value: any value
 * @decimals: how many decimals it may have
 * @scaled: (out): the number times 10 to the power of @decimals
 *
 * Reads a decimal number as an integer. No rounding: the nearest double of the result divided by
 * the power of ten, which IEEE 754 gives exactly, must be the very number that was read.
 *
 * Returns: whether it is a number, has no more decimals, and fits
 */
gboolean
sb_json_get_scaled (const json_t *value, int decimals, gint64 *scaled)
{
  gint64 power = 1;
  double product;

  for (int i = 0; i < decimals; i++)
    power *= 10;

  if (json_is_integer (value))
    {
      gint64 integer = json_integer_value (value);

      if (integer > G_MAXINT64 / power || integer < G_MININT64 / power)
        return FALSE;
      *scaled = integer * power;
      return TRUE;
    }

  if (!json_is_real (value))
    return FALSE;

  product = nearbyint (json_real_value (value) * (double) power);
  if (!(product >= -0x1p63 && product < 0x1p63) ||
      product / (double) power != json_real_value (value))
    return FALSE;

  *scaled = (gint64) product;
  return TRUE;
}
