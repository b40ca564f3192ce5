/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What people type for numbers, hours and dates, and how it is shown to them. Reading is generous
 * (comma or point, 7:30 or 450 min, ISO dates or "1 mars 2027" in either language); writing has one
 * form.
 */

#include "config.h"

#include "sb-app-entry-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define HOURS_DECIMALS   2
#define PERCENT_DECIMALS 2
#define DEGREES_DECIMALS 6

/* Whole and decimal digits apart, so that nothing passes through a double. */
static gboolean
parse_decimal (const char *text, guint decimals, gint64 *value)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *p = trimmed;
  gboolean negative = FALSE, any = FALSE;
  guint left = decimals;
  gint64 number = 0;

  if (g_str_has_prefix (p, "−") || *p == '-')
    {
      negative = TRUE;
      p = g_utf8_next_char (p);
    }
  for (; g_ascii_isdigit (*p); p++, any = TRUE)
    {
      if (number > G_MAXINT32)
        return FALSE;
      number = number * 10 + (*p - '0');
    }
  if (*p == ',' || *p == '.')
    for (p++; g_ascii_isdigit (*p) && left > 0; p++, left--, any = TRUE)
      number = number * 10 + (*p - '0');
  if (!any || *p != '\0')
    return FALSE;
  for (; left > 0; left--)
    number *= 10;

  *value = negative ? -number : number;
  return TRUE;
}

static char *
format_decimal (gint64 value, guint decimals)
{
  const char *sign = sb_language_of_user () == SB_LANGUAGE_SV ? "," : ".";
  guint64 size = value < 0 ? -(guint64) value : (guint64) value;
  guint64 scale = 1;

  for (guint i = 0; i < decimals; i++)
    scale *= 10;

  g_autoptr (GString) text = g_string_new (value < 0 ? "−" : "");
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, size / scale);
  if (size % scale != 0)
    {
      g_string_append (text, sign);
      g_string_append_printf (text, "%0*" G_GUINT64_FORMAT, (int) decimals, size % scale);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
parse_percent (const char *text, gint64 *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  if (g_str_has_suffix (bare, "%"))
    {
      bare[strlen (bare) - 1] = '\0';
      while (g_str_has_suffix (bare, "\u00a0") || g_str_has_suffix (bare, "\u202f"))
        *g_utf8_prev_char (bare + strlen (bare)) = '\0';
    }

  return parse_decimal (bare, PERCENT_DECIMALS, value) && *value >= 0 && *value <= 10000;
}

/* Three letters tell the months apart in both languages; "maj" and "may" are the same one. */
static int
parse_month (const char *word)
{
  static const char months[][7] = { "jan", "feb", "mar", "apr",    "majmay", "jun",
                                    "jul", "aug", "sep", "oktoct", "nov",    "dec" };
  g_autofree char *lower = g_ascii_strdown (word, -1);

  if (strlen (lower) < 3)
    return 0;
  lower[3] = '\0';
  for (int i = 0; i < 12; i++)
    if (strncmp (months[i], lower, 3) == 0 || g_strcmp0 (months[i] + 3, lower) == 0)
      return i + 1;

  return 0;
}

static gboolean
parse_small (const char *text, int *number)
{
  gint64 value;

  if (!sb_text_parse_integer (text, &value) || value < 1 || value > 9999)
    return FALSE;

  *number = (int) value;
  return TRUE;
}

/* "1 mars 2027", "1 March 2027", "March 1, 2027", "2027-3-1", "20270301". */
static gboolean
parse_date (const char *text, gint64 *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = NULL;
  const char *part[3];
  guint n = 0;
  int year, month, day;
  SbDate date;

  if (strlen (bare) == 8 && strspn (bare, "0123456789") == 8)
    {
      g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%s", bare, bare + 4, bare + 6);
      if (!sb_date_parse (iso, &date))
        return FALSE;
      *value = date;
      return TRUE;
    }

  for (char *c = bare; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isspace (g_utf8_get_char (c)) || *c == ',' || (*c == '-' && c > bare))
      memset (c, ' ', (gsize) (g_utf8_next_char (c) - c));
  parts = g_strsplit (bare, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      {
        if (n == 3)
          return FALSE;
        part[n++] = parts[i];
      }
  if (n != 3)
    return FALSE;

  if (strlen (part[0]) == 4 && parse_small (part[0], &year))
    {
      if (!parse_small (part[1], &month) || !parse_small (part[2], &day))
        return FALSE;
    }
  else if ((month = parse_month (part[1])) != 0)
    {
      if (!parse_small (part[0], &day) || !parse_small (part[2], &year))
        return FALSE;
    }
  else if ((month = parse_month (part[0])) == 0 || !parse_small (part[1], &day) ||
           !parse_small (part[2], &year))
    return FALSE;

  /* A year of two digits is half a date: 1 mars 20 may yet become 1 mars 2027. */
  date =
      year >= 1000 && month <= 12 && day <= 31 ? sb_date_from_ymd (year, month, day) : SB_DATE_NONE;
  if (date == SB_DATE_NONE)
    return FALSE;

  *value = date;
  return TRUE;
}

/* "12:00", "9:30", "9.30". An hour alone may be the beginning of one. */
static gboolean
parse_time (const char *text, gint64 *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_autofree char *padded = NULL;
  int minutes;

  g_strdelimit (bare, ".", ':');
  padded = g_strconcat (bare[0] != '\0' && bare[1] == ':' ? "0" : "", bare, NULL);
  if (!sb_clock_parse (padded, &minutes))
    return FALSE;

  *value = minutes;
  return TRUE;
}

/**
 * sb_app_entry_parse:
 * @kind: what is typed; not a text
 * @text: what was typed
 * @value: (out): the number, or the #SbDate, as records keep it; untouched on failure
 *
 * Reads what people type.
 *
 * Returns: whether @text is complete and understood; an empty text is neither
 */
gboolean
sb_app_entry_parse (SbAppEntryKind kind, const char *text, gint64 *value)
{
  gint64 found = 0;
  gboolean ok = FALSE;

  switch (kind)
    {
    case SB_APP_ENTRY_INTEGER:
      ok = sb_text_parse_integer (text, &found) && found >= 0;
      break;
    case SB_APP_ENTRY_HOURS:
      ok = sb_text_parse_hours (text, &found) && found <= 1000000000;
      break;
    case SB_APP_ENTRY_PERCENT:
      ok = parse_percent (text, &found);
      break;
    case SB_APP_ENTRY_DATE:
      ok = parse_date (text, &found);
      break;
    case SB_APP_ENTRY_LAST_DAY:
      ok = parse_date (text, &found);
      found++;
      break;
    case SB_APP_ENTRY_TIME:
      ok = parse_time (text, &found);
      break;
    case SB_APP_ENTRY_DEGREES:
      ok = parse_decimal (text, DEGREES_DECIMALS, &found) && ABS (found) <= 180000000;
      break;
    case SB_APP_ENTRY_TEXT:
    case SB_APP_ENTRY_IDENTITY:
    default:
      g_return_val_if_reached (FALSE);
    }

  if (ok)
    *value = found;
  return ok;
}

/**
 * sb_app_entry_format:
 * @kind: what is shown; not a text
 * @value: as records keep it; SB_UNKNOWN or SB_DATE_NONE when it is not known
 *
 * Writes a value as people read it, and as sb_app_entry_parse() takes it back: without marks
 * between thousands, as a comma there would be a decimal sign to a Swede.
 *
 * Returns: (transfer full): the text, "" for what is not known
 */
char *
sb_app_entry_format (SbAppEntryKind kind, gint64 value)
{
  SbLanguage language = sb_language_of_user ();

  if (value == SB_UNKNOWN || value == SB_DATE_NONE)
    return g_strdup ("");

  switch (kind)
    {
    case SB_APP_ENTRY_INTEGER:
      return format_decimal (value, 0);
    case SB_APP_ENTRY_HOURS:
      /* One minute is 5/3 hundredths of an hour; rounded half up. */
      return format_decimal ((value * 10 + 3) / 6, HOURS_DECIMALS);
    case SB_APP_ENTRY_PERCENT:
      return format_decimal (value, PERCENT_DECIMALS);
    case SB_APP_ENTRY_DATE:
      return sb_language_date (language, (SbDate) value);
    case SB_APP_ENTRY_LAST_DAY:
      return sb_language_date (language, (SbDate) value - 1);
    case SB_APP_ENTRY_TIME:
      return sb_clock_to_text ((int) value);
    case SB_APP_ENTRY_DEGREES:
      return format_decimal (value, DEGREES_DECIMALS);
    case SB_APP_ENTRY_TEXT:
    case SB_APP_ENTRY_IDENTITY:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * sb_app_entry_describe_expected:
 * @kind: what is typed
 *
 * Returns: (transfer none): what to write there, in one short translated sentence
 */
const char *
sb_app_entry_describe_expected (SbAppEntryKind kind)
{
  switch (kind)
    {
    case SB_APP_ENTRY_INTEGER:
      return _ ("Write a whole number, such as 1500.");
    case SB_APP_ENTRY_HOURS:
      return _ ("Write hours, such as 7.5, 7:30 or 450 min.");
    case SB_APP_ENTRY_PERCENT:
      return _ ("Write a percentage from 0 to 100.");
    case SB_APP_ENTRY_DATE:
    case SB_APP_ENTRY_LAST_DAY:
      return _ ("Write a date, such as 2027-03-01 or 1 March 2027.");
    case SB_APP_ENTRY_TIME:
      return _ ("Write a clock time, such as 12:00.");
    case SB_APP_ENTRY_DEGREES:
      return _ ("Write degrees with decimals, such as 65.71.");
    case SB_APP_ENTRY_IDENTITY:
      return _ ("Write ten digits, such as 559999-9900.");
    case SB_APP_ENTRY_TEXT:
    default:
      return "";
    }
}
