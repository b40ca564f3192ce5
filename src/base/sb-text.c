/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Texts that people and files write: ids, numbers, hours, identity numbers. Numbers are parsed here
 * and nowhere else, whatever the locale: a space, a no-break space or a thin space may stand
 * between digits, and the decimal sign is a comma or a point.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-text.h>

#define MAX_ID 64

/* Longer texts are cut in messages; a message is one line. */
#define MAX_QUOTED 60

/**
 * sb_text_is_id:
 * @text: (nullable): a text
 *
 * Returns: whether @text can be a record's id: 1–64 of `A-Z a-z 0-9 . _ -`
 */
gboolean
sb_text_is_id (const char *text)
{
  gsize length = 0;

  if (text == NULL)
    return FALSE;

  for (; text[length] != '\0'; length++)
    if (length >= MAX_ID ||
        !(g_ascii_isalnum (text[length]) || strchr ("._-", text[length]) != NULL))
      return FALSE;

  return length > 0;
}

/**
 * sb_text_new_id:
 *
 * Random, so that two copies of a bid can be merged.
 *
 * Returns: (transfer full): a new record id
 */
char *
sb_text_new_id (void)
{
  return g_uuid_string_random ();
}

/**
 * sb_text_is_empty:
 * @text: (nullable): a text
 *
 * Returns: whether nothing but white space stands there
 */
gboolean
sb_text_is_empty (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/**
 * sb_text_set:
 * @place: (inout): where an owned text is kept
 * @text: (nullable): the new text
 *
 * Returns: whether that changed anything
 */
gboolean
sb_text_set (char **place, const char *text)
{
  char *copy;

  g_return_val_if_fail (place != NULL, FALSE);

  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  copy = g_strdup (text);
  g_free (*place);
  *place = copy;
  return TRUE;
}

/**
 * sb_text_compare_natural:
 * @a: (nullable): a text, for instance a section number
 * @b: (nullable): another
 *
 * Compares as people sort: digits by their value, so that 2.10 comes after 2.9; otherwise by bytes.
 * Nothing sorts last. The order does not depend on the locale, so that paper looks the same
 * everywhere.
 *
 * Returns: below, at or above 0
 */
int
sb_text_compare_natural (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          gsize n_a, n_b;
          int order;

          for (; *a == '0'; a++)
            ;
          for (; *b == '0'; b++)
            ;
          n_a = strspn (a, "0123456789");
          n_b = strspn (b, "0123456789");
          order = n_a != n_b ? (n_a < n_b ? -1 : 1) : strncmp (a, b, n_a);
          if (order != 0)
            return order;
          a += n_a;
          b += n_b;
          continue;
        }
      if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      a++;
      b++;
    }

  return (*a != '\0') - (*b != '\0');
}

/* Removes what may stand between digits, and turns U+2212 into a hyphen. */
static char *
fold_number (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x202f || c == 0x2009)
        continue;
      g_string_append_unichar (folded, c == 0x2212 ? '-' : c);
    }

  return g_string_free (folded, FALSE);
}

/* Marks that turn the order of the letters around them. */
static gboolean
is_order_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* What is no letter to anybody: controls but for tabs and line ends, and noncharacters. */
static gboolean
is_unprintable (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n' && c != '\t') || (c & 0xfffe) == 0xfffe ||
         (c >= 0xfdd0 && c <= 0xfdef);
}

/**
 * sb_text_printable:
 * @text: a text in UTF-8, as somebody entered it
 *
 * A file may hold any character, but a terminal obeys some, XML and PDF forbid some, and some turn
 * the words around them. Lines end in one way.
 *
 * Returns: (transfer full): the same to a reader, with U+FFFD for what cannot be shown
 */
char *
sb_text_printable (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (plain, '\n');
        }
      else if (!is_order_mark (c))
        g_string_append_unichar (plain, is_unprintable (c) ? 0xfffd : c);
    }

  return g_string_free (plain, FALSE);
}

/**
 * sb_text_one_line:
 * @text: a text in UTF-8, as somebody entered it
 *
 * For output of which a reader takes every line for one of ours.
 *
 * Returns: (transfer full): what sb_text_printable() leaves of it, with one space wherever a line
 *   ends or a tab stands, and none at either end
 */
char *
sb_text_one_line (const char *text)
{
  g_autofree char *plain = sb_text_printable (text);
  GString *line = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      gboolean is_break = c == '\n' || c == '\t' || type == G_UNICODE_LINE_SEPARATOR ||
                          type == G_UNICODE_PARAGRAPH_SEPARATOR;

      if (!is_break)
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }

  return g_strstrip (g_string_free (line, FALSE));
}

/**
 * sb_text_quote:
 * @text: any text in UTF-8
 *
 * Quotes a text for a message: one line, nothing that a terminal would obey, cut where it is long.
 *
 * Returns: (transfer full): the text in double quotes
 */
char *
sb_text_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (n++ == MAX_QUOTED)
        {
          g_string_append (quoted, "…");
          break;
        }
      if (character == '"' || character == '\\')
        g_string_append_printf (quoted, "\\%c", (char) character);
      else if (g_unichar_isprint (character))
        g_string_append_unichar (quoted, character);
      else
        g_string_append_printf (quoted, "\\u%04x", character);
    }

  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/**
 * sb_text_parse_integer:
 * @text: (nullable): as people write whole numbers: "1 500", "−3"
 * @value: (out): the number; untouched on failure
 *
 * Returns: whether @text is a whole number that fits
 */
gboolean
sb_text_parse_integer (const char *text, gint64 *value)
{
  g_autofree char *folded = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  folded = fold_number (text);
  return g_ascii_string_to_signed (folded, 10, G_MININT64 + 1, G_MAXINT64, value, NULL);
}

/* "7,5", "7.25", "40": to the nearest minute, halves up. */
static gboolean
parse_decimal_hours (const char *text, gint64 *minutes)
{
  gint64 whole = 0, fraction = 0, scale = 1;
  const char *p = text;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      whole = whole * 10 + (*p - '0');
      if (whole > G_MAXINT32)
        return FALSE;
    }
  if (*p == ',' || *p == '.')
    {
      p++;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      for (; g_ascii_isdigit (*p); p++)
        if (scale < 1000000)
          {
            fraction = fraction * 10 + (*p - '0');
            scale *= 10;
          }
    }
  if (*p != '\0')
    return FALSE;

  *minutes = whole * 60 + (fraction * 60 * 2 + scale) / (scale * 2);
  return TRUE;
}

/**
 * sb_text_parse_hours:
 * @text: (nullable): hours per week as people write them: "7,5", "7.5", "7:30", "7,5 h", "450 min"
 * @minutes: (out): whole minutes; untouched on failure
 *
 * Returns: whether @text is an amount of time, not negative
 */
gboolean
sb_text_parse_hours (const char *text, gint64 *minutes)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 hour, minute;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  folded = fold_number (text);
  if (g_str_has_suffix (folded, "min"))
    {
      folded[strlen (folded) - 3] = '\0';
      return g_ascii_string_to_signed (folded, 10, 0, G_MAXINT32, minutes, NULL);
    }
  for (const char *const *unit = (const char *const[]){ "tim", "h", NULL }; *unit != NULL; unit++)
    if (g_str_has_suffix (folded, *unit))
      {
        folded[strlen (folded) - strlen (*unit)] = '\0';
        break;
      }

  if (strchr (folded, ':') == NULL)
    return parse_decimal_hours (folded, minutes);

  parts = g_strsplit (folded, ":", 2);
  if (strlen (parts[1]) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT32, &hour, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minute, NULL))
    return FALSE;

  *minutes = (gint64) hour * 60 + (gint64) minute;
  return TRUE;
}

/* Ten digits without century and sign, or NULL. */
static char *
read_identity_digits (const char *text)
{
  GString *digits = g_string_new (NULL);
  gsize n;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if ((*p == '-' || *p == '+') && (digits->len == 6 || digits->len == 8))
        continue;
      else if (*p != ' ')
        g_string_truncate (digits, 0), p += strlen (p) - 1;
    }

  n = digits->len;
  if (n == 12 && (g_str_has_prefix (digits->str, "16") || g_str_has_prefix (digits->str, "18") ||
                  g_str_has_prefix (digits->str, "19") || g_str_has_prefix (digits->str, "20")))
    g_string_erase (digits, 0, 2);
  if (digits->len != 10)
    {
      g_string_free (digits, TRUE);
      return NULL;
    }

  return g_string_free (digits, FALSE);
}

/**
 * sb_text_check_identity:
 * @text: (nullable): an organisation, personal or coordination number, ten or twelve digits,
 * perhaps with a hyphen
 *
 * Checks the shape and the check digit: modulus 10 over the first nine digits with the weights 2,
 * 1, 2 … (OrgL 4 § for organisations, FbL 18 § for persons).
 *
 * Returns: what is wrong with it, if anything
 */
SbIdentity
sb_text_check_identity (const char *text)
{
  g_autofree char *digits = NULL;
  int sum = 0;

  if (sb_text_is_empty (text))
    return SB_IDENTITY_EMPTY;

  digits = read_identity_digits (text);
  if (digits == NULL)
    return SB_IDENTITY_MALFORMED;

  for (int i = 0; i < 9; i++)
    {
      int product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);

      sum += product / 10 + product % 10;
    }

  return (10 - sum % 10) % 10 == digits[9] - '0' ? SB_IDENTITY_VALID :
                                                   SB_IDENTITY_WRONG_CHECK_DIGIT;
}

/**
 * sb_text_identity_is_personal:
 * @text: (nullable): an identity number
 *
 * An organisation number's third digit is at least 2; a personal number has a month there, a
 * coordination number too. A sole trader's organisation number is the owner's personal number.
 *
 * Returns: whether @text is a person's number, which is to be masked (DSL 3:10)
 */
gboolean
sb_text_identity_is_personal (const char *text)
{
  g_autofree char *digits = text != NULL ? read_identity_digits (text) : NULL;

  return digits != NULL && digits[2] < '2';
}

/**
 * sb_text_mask_identity:
 * @text: (nullable): an identity number
 *
 * Returns: (transfer full) (nullable): a person's number with its last four digits hidden; others
 * as they are
 */
char *
sb_text_mask_identity (const char *text)
{
  g_autofree char *digits = NULL;

  if (!sb_text_identity_is_personal (text))
    return g_strdup (text);

  digits = read_identity_digits (text);
  digits[6] = '\0';
  return g_strconcat (digits, "-••••", NULL);
}
