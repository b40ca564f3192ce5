/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whole numbers that the parser cannot keep as they are written. It turns every number with a
 * decimal point or an exponent into the nearest double, which has no room for some whole numbers
 * that a file may hold: 9007199254740993.0 would become one less without a word. So the text itself
 * is looked at, and a number that came out as another whole one is refused. A double that is no
 * whole number is compared where the decimals of its field are known.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "sb-json-exact.h"
#include "sb-json-fault.h"
#include "sb-json-place.h"

/* The largest exponent of a double. */
#define MAX_EXPONENT 308

/* Longer numbers are cut in messages. */
#define MAX_SHOWN 40

/*
 * A whole number as digits without noughts in front: "" is 0. NULL for what has decimals other than
 * 0, or more noughts than any number of ours. @token is known to be a number.
 */
static char *
build_digits (const char *token)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize mantissa = strcspn (token, "eE");
  gint64 exponent = token[mantissa] != '\0' ? g_ascii_strtoll (token + mantissa + 1, NULL, 10) : 0;
  gboolean is_decimal = FALSE;

  for (gsize i = 0; i < mantissa; i++)
    if (token[i] == '.')
      is_decimal = TRUE;
    else if (g_ascii_isdigit (token[i]))
      {
        exponent -= is_decimal;
        if (digits->len > 0 || token[i] != '0')
          g_string_append_c (digits, token[i]);
      }

  for (; exponent < 0 && digits->len > 0; exponent++)
    if (digits->str[digits->len - 1] == '0')
      g_string_truncate (digits, digits->len - 1);
    else
      return NULL;
  if (digits->len > 0 && exponent > MAX_EXPONENT)
    return NULL;
  for (; exponent > 0 && digits->len > 0; exponent--)
    g_string_append_c (digits, '0');

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* Whether a number became no other whole number than it was. */
static gboolean
is_exact (const char *token)
{
  double value = fabs (g_ascii_strtod (token, NULL));
  g_autofree char *written = NULL;
  g_autofree char *read = NULL;

  if (value != floor (value) || isinf (value))
    return TRUE;

  written = build_digits (token);
  read = g_strdup_printf ("%.0f", value);
  return g_strcmp0 (written, value == 0 ? "" : read) == 0;
}

static gsize
measure_token (const char *text, gsize length)
{
  gsize size = 1;

  while (size < length && (g_ascii_isalnum (text[size]) || strchr ("+-.", text[size]) != NULL))
    size++;

  return size;
}

static gboolean
has_point_or_exponent (const char *token, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (strchr (".eE", token[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
fail (const char *text, gsize offset, const char *token, GError **error)
{
  g_autofree char *place = sb_json_place_of (text, offset);
  g_autofree char *short_token =
      strlen (token) > MAX_SHOWN ? g_strdup_printf ("%.*s…", MAX_SHOWN, token) : NULL;
  g_autofree char *found = NULL;

  /* Translators: what was found in a file; %s is a number. */
  found = g_strdup_printf (_ ("the number %s"), short_token != NULL ? short_token : token);
  return sb_json_fail_at (
      error, place, found,
      _ ("a whole number without a decimal point or an exponent, or fewer digits"));
}

/**
 * sb_json_check_exact:
 * @text: a document that is known to be JSON
 * @length: its length in bytes
 * @error: where to put the first fault
 *
 * Returns: whether every whole number in it is read as it is written
 */
gboolean
sb_json_check_exact (const char *text, gsize length, GError **error)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '"')
      {
        for (i++; i < length && text[i] != '"'; i++)
          if (text[i] == '\\')
            i++;
      }
    else if (text[i] == '-' || g_ascii_isdigit (text[i]))
      {
        gsize size = measure_token (text + i, length - i);
        g_autofree char *token = NULL;

        if (has_point_or_exponent (text + i, size))
          token = g_strndup (text + i, size);
        if (token != NULL && !is_exact (token))
          return fail (text, i, token, error);
        i += size - 1;
      }

  return TRUE;
}
