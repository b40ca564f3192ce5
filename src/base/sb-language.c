/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Texts, dates and numbers in a language that is not necessarily the user's. gettext has one
 * language per process, but a Swedish bid can be made in an English window; so the Swedish
 * translation is also kept as a resource and looked up here. English is the language of the sources
 * and needs no table.
 *
 * Numbers are never formatted by the C library: its locales may be missing, and the process runs
 * with LC_NUMERIC "C" because some libraries write broken files otherwise.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-language.h>
#include <samanbud/sb-resources.h>

/* U+202F, a narrow space that does not break: what Swedish puts between thousands. */
#define NARROW_SPACE   "\xe2\x80\xaf"
#define NO_BREAK_SPACE "\xc2\xa0"
#define MINUS          "\xe2\x88\x92"

/* The MO format (GNU gettext manual, "The Format of GNU MO Files"), little endian. */
#define MO_MAGIC 0x950412deu

static guint32
read_word (const guint8 *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT32_FROM_LE (word);
}

/* All of the file is ours and was made by msgfmt in the same build; the checks guard against a
 * broken build only. */
static GHashTable *
load_messages (const char *name)
{
  GHashTable *messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) bytes = sb_resources_load (name);
  const guint8 *data;
  gsize size;
  guint32 n;

  data = g_bytes_get_data (bytes, &size);
  if (size < 20 || read_word (data) != MO_MAGIC)
    return messages;

  n = read_word (data + 8);
  for (guint32 i = 0; i < n; i++)
    {
      const guint8 *from = data + read_word (data + 12) + 8 * (gsize) i;
      const guint8 *to = data + read_word (data + 16) + 8 * (gsize) i;
      const char *msgid = (const char *) data + read_word (from + 4);
      guint32 length = read_word (to);
      const char *text = (const char *) data + read_word (to + 4);

      /* Plural forms stand behind one another, with a NUL between: key and value keep all of it up
       * to the first NUL of the key, and all of the value. */
      if (length > 0)
        g_hash_table_insert (messages, g_strdup (msgid), g_memdup2 (text, (gsize) length + 1));
    }

  return messages;
}

static const char *
look_up (SbLanguage language, const char *key)
{
  static gsize swedish = 0;

  if (language == SB_LANGUAGE_EN)
    return NULL;

  if (g_once_init_enter (&swedish))
    g_once_init_leave (&swedish, (gsize) load_messages ("sv.mo"));

  return g_hash_table_lookup ((GHashTable *) swedish, key);
}

/**
 * sb_language_of_user:
 *
 * Returns: the language of the window and of messages, as the desktop and gettext chose it
 */
SbLanguage
sb_language_of_user (void)
{
  /* Translators: the code of the language you translate into, as "sv"; it chooses the form of dates
   * and numbers. */
  const char *code = C_ ("language code", "en");

  return sb_language_from_code (code);
}

/**
 * sb_language_from_code:
 * @code: (nullable): "sv" or "en", perhaps with a territory
 *
 * Returns: the language; English when it is neither
 */
SbLanguage
sb_language_from_code (const char *code)
{
  return code != NULL && g_str_has_prefix (code, "sv") ? SB_LANGUAGE_SV : SB_LANGUAGE_EN;
}

/**
 * sb_language_to_code:
 * @language: a language
 *
 * Returns: "sv" or "en"
 */
const char *
sb_language_to_code (SbLanguage language)
{
  return language == SB_LANGUAGE_SV ? "sv" : "en";
}

/**
 * sb_language_text:
 * @language: a language
 * @msgid: the text in English
 *
 * Returns: (transfer none): the text in @language
 */
const char *
sb_language_text (SbLanguage language, const char *msgid)
{
  const char *found = look_up (language, msgid);

  return found != NULL ? found : msgid;
}

/**
 * sb_language_ctext:
 * @language: a language
 * @context: tells apart texts that are the same in English
 * @msgid: the text in English
 *
 * Returns: (transfer none): the text in @language
 */
const char *
sb_language_ctext (SbLanguage language, const char *context, const char *msgid)
{
  g_autofree char *key = g_strconcat (context, "\004", msgid, NULL);
  const char *found = look_up (language, key);

  return found != NULL ? found : msgid;
}

/**
 * sb_language_ntext:
 * @language: a language
 * @singular: the text in English for one
 * @plural: the text in English for other numbers
 * @n: the number
 *
 * Both languages have two forms, the first for 1 alone.
 *
 * Returns: (transfer none): the text in @language
 */
const char *
sb_language_ntext (SbLanguage language, const char *singular, const char *plural, gint64 n)
{
  const char *found = look_up (language, singular);

  if (found == NULL)
    return n == 1 ? singular : plural;

  return n == 1 ? found : found + strlen (found) + 1;
}

/**
 * sb_language_date:
 * @language: a language
 * @date: a date, or SB_DATE_NONE
 *
 * Returns: (transfer full): as people write it, "1 juli 2030"; a dash when it is not known
 */
char *
sb_language_date (SbLanguage language, SbDate date)
{
  /* One table of two rows: gcc 12's sanitizer misjudges an index into a choice of two tables. */
  static const char *const months[2][12] = {
    { "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
      "oktober", "november", "december" },
    { "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December" },
  };
  int year, month, day;

  if (date == SB_DATE_NONE)
    return g_strdup ("–");

  sb_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%d" NO_BREAK_SPACE "%s" NO_BREAK_SPACE "%d", day,
                          months[language == SB_LANGUAGE_SV ? 0 : 1][month - 1], year);
}

static void
append_grouped (GString *text, SbLanguage language, guint64 value)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, value);
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, language == SB_LANGUAGE_SV ? NARROW_SPACE : ",");
      g_string_append_c (text, digits[i]);
    }
}

/**
 * sb_language_integer:
 * @language: a language
 * @value: a whole number
 *
 * Returns: (transfer full): with thousands apart: "1 500", "1,500"
 */
char *
sb_language_integer (SbLanguage language, gint64 value)
{
  GString *text = g_string_new (value < 0 ? MINUS : NULL);

  append_grouped (text, language, value < 0 ? -(guint64) value : (guint64) value);
  return g_string_free (text, FALSE);
}

/* @hundredths of a unit, without trailing zeros: "7,5", "40". */
static char *
format_hundredths (SbLanguage language, guint64 hundredths, gboolean negative)
{
  GString *text = g_string_new (negative && hundredths > 0 ? MINUS : NULL);
  guint rest = (guint) (hundredths % 100);

  append_grouped (text, language, hundredths / 100);
  if (rest > 0)
    {
      g_string_append (text, language == SB_LANGUAGE_SV ? "," : ".");
      g_string_append_c (text, (char) ('0' + rest / 10));
      if (rest % 10 > 0)
        g_string_append_c (text, (char) ('0' + rest % 10));
    }

  return g_string_free (text, FALSE);
}

/**
 * sb_language_hours:
 * @language: a language
 * @minutes: whole minutes
 *
 * Returns: (transfer full): hours with at most two decimals, rounded half away from zero, without
 * the unit: "7,5"
 */
char *
sb_language_hours (SbLanguage language, gint64 minutes)
{
  guint64 size = minutes < 0 ? -(guint64) minutes : (guint64) minutes;

  /* One minute is 5/3 hundredths of an hour. */
  return format_hundredths (language, size / 3 * 5 + (size % 3 * 5 * 2 + 3) / 6, minutes < 0);
}

/**
 * sb_language_percent:
 * @language: a language
 * @numerator: not negative
 * @denominator: positive
 *
 * Returns: (transfer full): the share in per cent with at most one decimal, with its sign: "77,5
 * %", "77.5%"
 */
char *
sb_language_percent (SbLanguage language, gint64 numerator, gint64 denominator)
{
  g_autofree char *number = NULL;
  __extension__ unsigned __int128 tenths;

  g_return_val_if_fail (numerator >= 0 && denominator > 0, NULL);

  tenths = ((__extension__(unsigned __int128) numerator) * 2000 + (guint64) denominator) /
           ((__extension__(unsigned __int128) denominator) * 2);
  number = format_hundredths (language, (guint64) tenths * 10, FALSE);

  return g_strconcat (number, language == SB_LANGUAGE_SV ? NO_BREAK_SPACE "%" : "%", NULL);
}
