/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From a bid to its canonical document, along the table of keys. Two spaces for each level, one key
 * or item on each line, UTF-8 as it is, escapes only where JSON demands them, decimals with the
 * fewest digits, a line feed at the end. The rows of a sealed bid are in canonical order already.
 *
 * Numbers are written digit by digit from integers, so no locale and no floating point can get in.
 */

#include "config.h"

#include <string.h>

#include "sb-json-keys.h"
#include "sb-json-writer.h"

/* A row that is being written. */
typedef struct
{
  GString *text;
  const SbBid *bid;
  SbTableId table;
  gconstpointer row;
  guint depth;
} Source;

static void write_keys (const Source *source, const SbJsonKey *keys);

static gconstpointer
get_place (const Source *source, const char *name, const SbField **field)
{
  *field = sb_table_find_field (sb_tables[source->table], name);
  g_assert (*field != NULL);

  return G_STRUCT_MEMBER_P (source->row, (*field)->offset);
}

static gboolean
is_field_known (const Source *source, const char *name)
{
  const SbField *field;
  gconstpointer place = get_place (source, name, &field);

  switch (field->kind)
    {
    case SB_KIND_TEXT:
    case SB_KIND_BYTES:
      return *(gconstpointer const *) place != NULL;
    case SB_KIND_INTEGER:
      return *(const gint64 *) place != SB_UNKNOWN;
    case SB_KIND_DATE:
      return *(const SbDate *) place != SB_DATE_NONE;
    case SB_KIND_BOOLEAN:
    case SB_KIND_CHOICE:
      return *(const int *) place >= 0;
    default:
      g_assert_not_reached ();
    }
}

/* Whether something must stand there even if it is not known. */
static gboolean
needs_value (const Source *source, const SbJsonKey *key)
{
  return (key->required && !key->may_be_null) ||
         (key->unless != NULL && !is_field_known (source, key->unless));
}

/* Which rows stand in a list: all of the table's, or those pieces of evidence that the requirement
 * has. Both tables are in the order of the requirements' ids. */
static guint
find_rows (const Source *source, const SbJsonKey *key, guint *first)
{
  const SbEvidence *evidence = source->bid->evidence;
  const char *requirement;
  guint low = 0, high = sb_bid_get_n_rows (source->bid, key->table), n = 0;

  *first = 0;
  if (key->table != SB_TABLE_EVIDENCE)
    return high;

  requirement = ((const SbRequirement *) source->row)->id;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (evidence[middle].requirement, requirement) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *first = low;
  while (low + n < source->bid->n_evidence &&
         strcmp (evidence[low + n].requirement, requirement) == 0)
    n++;
  return n;
}

static gboolean
is_known (const Source *source, const SbJsonKey *key)
{
  guint first;

  switch (key->form)
    {
    case SB_JSON_CONSTANT:
      return TRUE;
    case SB_JSON_OBJECT:
      for (const SbJsonKey *inner = key->inside; inner->key != NULL; inner++)
        if (is_known (source, inner))
          return TRUE;
      return FALSE;
    case SB_JSON_ROWS:
      return find_rows (source, key, &first) > 0;
    case SB_JSON_FIELD:
    case SB_JSON_PROFESSIONS:
    case SB_JSON_DECIMAL:
    case SB_JSON_WEEK:
    case SB_JSON_TEST:
    default:
      return is_field_known (source, key->field);
    }
}

static void
start_line (const Source *source)
{
  g_string_append_c (source->text, '\n');
  for (guint i = 0; i < source->depth; i++)
    g_string_append (source->text, "  ");
}

static void
write_string (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    {
      const char *escape = strchr ("\b\f\n\r\t", *c);

      if (*c == '"' || *c == '\\')
        g_string_append_printf (text, "\\%c", *c);
      else if (escape != NULL)
        g_string_append_printf (text, "\\%c", "bfnrt"[escape - "\b\f\n\r\t"]);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) *c);
      else
        g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

/* A scaled integer as a decimal number, without the zeros at its end. */
static void
write_decimal (GString *text, gint64 scaled, int decimals)
{
  guint64 rest = scaled < 0 ? -(guint64) scaled : (guint64) scaled;
  char digits[24];
  int n;

  g_snprintf (digits, sizeof digits, "%0*" G_GUINT64_FORMAT, decimals + 1, rest);
  n = (int) strlen (digits);
  g_string_append_printf (text, "%s%.*s", scaled < 0 ? "-" : "", n - decimals, digits);

  while (decimals > 0 && digits[n - 1] == '0')
    {
      n--;
      decimals--;
    }
  if (decimals > 0)
    g_string_append_printf (text, ".%.*s", decimals, digits + n - decimals);
}

/* A key that must be there while nobody has said anything yet gets the least that can stand there,
 * so that an unfinished bid can be exported and imported too. */
static void
write_least (const Source *source, const SbField *field)
{
  g_autofree char *date = NULL;

  switch (field->kind)
    {
    case SB_KIND_TEXT:
    case SB_KIND_BYTES:
      g_string_append (source->text, "\"\"");
      break;
    case SB_KIND_INTEGER:
      g_string_append_c (source->text, '0');
      break;
    case SB_KIND_DATE:
      date = sb_date_to_iso (source->bid->start);
      write_string (source->text, date);
      break;
    case SB_KIND_CHOICE:
      write_string (source->text, field->codes[0]);
      break;
    case SB_KIND_BOOLEAN:
      g_string_append (source->text, "false");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_field (const Source *source, const SbField *field, gconstpointer place, int decimals)
{
  g_autofree char *owned = NULL;

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      write_string (source->text, *(const char *const *) place);
      break;
    case SB_KIND_INTEGER:
      write_decimal (source->text, *(const gint64 *) place, decimals);
      break;
    case SB_KIND_DATE:
      owned = sb_date_to_iso (*(const SbDate *) place);
      write_string (source->text, owned);
      break;
    case SB_KIND_BOOLEAN:
      g_string_append (source->text, *(const int *) place != 0 ? "true" : "false");
      break;
    case SB_KIND_CHOICE:
      write_string (source->text, sb_field_get_code (field, *(const int *) place));
      break;
    case SB_KIND_BYTES:
      {
        gsize size;
        const guchar *data = g_bytes_get_data (*(GBytes *const *) place, &size);

        owned = g_base64_encode (data, size);
        g_string_append_printf (source->text, "\"%s\"", owned);
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

/* Before an item of a list or a key of an object: what separates it from the one before. */
static void
start_item (const Source *source, guint i)
{
  if (i > 0)
    g_string_append_c (source->text, ',');
  start_line (source);
}

static void
write_key (const Source *source, const char *key, guint i)
{
  start_item (source, i);
  g_string_append_printf (source->text, "\"%s\": ", key);
}

static void
write_professions (const Source *source, const char *words)
{
  g_auto (GStrv) codes = g_strsplit (words != NULL ? words : "", " ", -1); /* "" gives none */
  Source inner = *source;

  inner.depth++;
  g_string_append_c (source->text, '[');
  for (guint i = 0; codes[i] != NULL; i++)
    {
      start_item (&inner, i);
      write_string (source->text, codes[i]);
    }
  if (codes[0] != NULL)
    start_line (source);
  g_string_append_c (source->text, ']');
}

static void
write_opening (const Source *source, const SbOpening *opening)
{
  Source inner = *source;
  g_autofree char *from = sb_clock_to_text (opening->from);
  g_autofree char *to = sb_clock_to_text (opening->to);

  inner.depth++;
  g_string_append_c (source->text, '{');
  write_key (&inner, "days", 0);
  write_string (source->text, opening->days);
  write_key (&inner, "from", 1);
  write_string (source->text, from);
  write_key (&inner, "to", 2);
  write_string (source->text, to);
  start_line (source);
  g_string_append_c (source->text, '}');
}

/* The openings that a field's text holds; none when there is no text. */
static SbWeek *
load_week (const Source *source, const SbJsonKey *key)
{
  const SbField *field;
  const char *text = *(const char *const *) get_place (source, key->field, &field);
  SbWeek *week = NULL;

  if (text == NULL || !sb_week_parse (text, &week, NULL))
    week = sb_week_new ();

  return week;
}

static void
write_week (const Source *source, const SbJsonKey *key)
{
  g_autoptr (SbWeek) week = load_week (source, key);
  Source inner = *source;

  inner.depth++;
  g_string_append_c (source->text, '[');
  for (guint i = 0; i < week->n_openings; i++)
    {
      start_item (&inner, i);
      write_opening (&inner, &week->openings[i]);
    }
  if (week->n_openings > 0)
    start_line (source);
  g_string_append_c (source->text, ']');
}

static void
write_rows (const Source *source, const SbJsonKey *key)
{
  Source inner = { source->text, source->bid, key->table, NULL, source->depth + 1 };
  guint first, n = find_rows (source, key, &first);

  g_string_append_c (source->text, '[');
  for (guint i = 0; i < n; i++)
    {
      inner.row = sb_bid_get_row (source->bid, key->table, first + i);
      start_item (&inner, i);
      write_keys (&inner, key->inside);
    }
  if (n > 0)
    start_line (source);
  g_string_append_c (source->text, ']');
}

static void
write_known (const Source *source, const SbJsonKey *key)
{
  const SbField *field;
  gconstpointer place;

  switch (key->form)
    {
    case SB_JSON_CONSTANT:
      write_string (source->text, key->field);
      break;
    case SB_JSON_FIELD:
    case SB_JSON_DECIMAL:
      place = get_place (source, key->field, &field);
      if (is_field_known (source, key->field))
        write_field (source, field, place, key->decimals);
      else
        write_least (source, field);
      break;
    case SB_JSON_PROFESSIONS:
      place = get_place (source, key->field, &field);
      write_professions (source, *(const char *const *) place);
      break;
    case SB_JSON_WEEK:
      write_week (source, key);
      break;
    case SB_JSON_OBJECT:
      write_keys (source, key->inside);
      break;
    case SB_JSON_TEST:
      place = get_place (source, key->field, &field);
      write_keys (source, sb_json_get_test_keys (MAX (*(const int *) place, 0)));
      break;
    case SB_JSON_ROWS:
      write_rows (source, key);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_left_out (const Source *source, const SbJsonKey *key)
{
  g_autoptr (SbWeek) week = NULL;
  guint first;

  if (key->required)
    return FALSE;
  if (key->may_be_left_out)
    return !is_known (source, key);
  if (key->form == SB_JSON_ROWS)
    return find_rows (source, key, &first) == 0;
  if (key->form != SB_JSON_WEEK)
    return FALSE;

  week = load_week (source, key);
  return week->n_openings == 0;
}

static void
write_keys (const Source *source, const SbJsonKey *keys)
{
  Source inner = *source;
  guint n = 0;

  inner.depth++;
  g_string_append_c (source->text, '{');
  for (const SbJsonKey *key = keys; key->key != NULL; key++)
    {
      if (is_left_out (source, key))
        continue;

      write_key (&inner, key->key, n++);
      if (is_known (source, key) || needs_value (source, key))
        write_known (&inner, key);
      else
        g_string_append (source->text, "null");
    }
  start_line (source);
  g_string_append_c (source->text, '}');
}

/**
 * sb_json_write_bid:
 * @bid: a sealed bid
 *
 * Writes the canonical document.
 *
 * Returns: (transfer full): its text
 */
char *
sb_json_write_bid (const SbBid *bid)
{
  Source source = { g_string_new (NULL), bid, SB_TABLE_BID, bid->info, 0 };

  write_keys (&source, sb_json_bid_keys);
  g_string_append_c (source.text, '\n');

  return g_string_free (source.text, FALSE);
}
