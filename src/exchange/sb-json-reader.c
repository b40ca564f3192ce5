/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From a document that has the shape of the schema to the rows of a bid, along the table of keys.
 * What a schema cannot say about one value is checked here, where the value is turned into ours:
 * how many decimals there are, and whatever its field asks (sb-field.c), such as that a date exists
 * and a profession is known. Absent and null both leave a field unknown.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-field.h>
#include <samanbud/sb-text.h>

#include "sb-json-phrases.h"
#include "sb-json-reader.h"

/* A row that is being filled from an object. */
typedef struct
{
  SbBid *bid;
  SbTableId table;
  gpointer row;
  const SbJsonPath *path;
} Target;

static gboolean
read_keys (const Target *target, const SbJsonKey *keys, const json_t *object, GError **error);

/* Fails with the words that the schema's definition of that name has. */
static gboolean
fail (GError **error, const SbJsonPath *path, const json_t *found, const char *definition)
{
  return sb_json_fail (error, path, found, sb_json_phrase_for_definition (definition));
}

/* Fails with the words that the field itself has. */
static gboolean
fail_field (GError **error, const SbJsonPath *path, const json_t *found, const SbField *field)
{
  g_autofree char *expected = sb_field_describe_expected (field);

  return sb_json_fail (error, path, found, expected);
}

static gpointer
get_place (const Target *target, const SbJsonKey *key, const SbField **field)
{
  *field = sb_table_find_field (sb_tables[target->table], key->field);
  g_assert (*field != NULL);

  return G_STRUCT_MEMBER_P (target->row, (*field)->offset);
}

/* Base64 as RFC 4648 section 4 has it and nothing looser: no line breaks, padding in its place, no
 * bits left over. g_base64_decode() would pass over all of that. */
static gboolean
is_base64 (const char *text, gsize length)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  gsize padding = 0;
  guint left_over;

  if (length % 4 != 0)
    return FALSE;
  while (padding < 2 && padding < length && text[length - 1 - padding] == '=')
    padding++;
  for (gsize i = 0; i < length - padding; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/')
      return FALSE;
  if (padding == 0)
    return TRUE;

  left_over = (guint) (strchr (alphabet, text[length - 1 - padding]) - alphabet);
  return left_over % (padding == 1 ? 4 : 16) == 0;
}

static gboolean
read_bytes (GBytes **place, const json_t *value, const SbJsonPath *path, GError **error)
{
  const char *text = json_string_value (value);
  guchar *data;
  gsize length;

  if (!is_base64 (text, json_string_length (value)))
    return sb_json_fail (error, path, value, _ ("base64 without line breaks (RFC 4648)"));

  data = g_base64_decode (text, &length);
  *place = g_bytes_new_take (data, length);
  return TRUE;
}

static gboolean
read_field (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  const SbField *field;
  gpointer place = get_place (target, key, &field);

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      *(char **) place = g_strdup (json_string_value (value));
      return sb_field_accepts_text (field, *(char **) place) ||
             fail_field (error, target->path, value, field);
    case SB_KIND_INTEGER:
      return (sb_json_get_integer (value, place) &&
              sb_field_accepts_integer (field, *(gint64 *) place)) ||
             fail_field (error, target->path, value, field);
    case SB_KIND_DATE:
      return sb_date_parse (json_string_value (value), place) ||
             fail_field (error, target->path, value, field);
    case SB_KIND_BOOLEAN:
      *(int *) place = json_is_true (value);
      return TRUE;
    case SB_KIND_CHOICE:
      *(int *) place = sb_field_parse_choice (field, json_string_value (value));
      g_assert (*(int *) place >= 0);
      return TRUE;
    case SB_KIND_BYTES:
      return read_bytes (place, value, target->path, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_professions (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  const SbField *field;
  char **place = get_place (target, key, &field);
  g_autoptr (GString) words = g_string_new (NULL);
  SbJsonPath path = { target->path, NULL, 0 };
  json_t *code;

  json_array_foreach (value, path.index, code)
  {
    if (!sb_shape_accepts (SB_SHAPE_PROFESSION, json_string_value (code)))
      return fail (error, &path, code, "profession");
    if (path.index > 0)
      g_string_append_c (words, ' ');
    g_string_append (words, json_string_value (code));
  }

  *place = g_strdup (words->str);
  return TRUE;
}

static gboolean
read_decimal (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  const SbField *field;
  gint64 *place = get_place (target, key, &field);
  g_autofree char *expected = NULL;

  if (sb_json_get_scaled (value, key->decimals, place))
    return TRUE;

  expected = g_strdup_printf (ngettext ("a number with at most %d decimal",
                                        "a number with at most %d decimals", key->decimals),
                              key->decimals);
  return sb_json_fail (error, target->path, value, expected);
}

static gboolean
read_opening (SbWeek *week, const json_t *object, const SbJsonPath *path, GError **error)
{
  const json_t *days = json_object_get (object, "days");
  const json_t *to = json_object_get (object, "to");
  const char *days_text = json_string_value (days);
  const char *from_text = json_string_value (json_object_get (object, "from"));
  SbJsonPath place = { path, "days", 0 };
  g_autofree char *expected = NULL;

  /* The schema has checked each by itself; a range may still fall and a time still end too soon. */
  if (days_text[1] != '\0' && days_text[0] > days_text[2])
    return fail (error, &place, days, "days");

  place.key = "to";
  if (strcmp (from_text, json_string_value (to)) >= 0)
    {
      expected = g_strdup_printf (_ ("a time after %s, at the latest 24:00"), from_text);
      return sb_json_fail (error, &place, to, expected);
    }

  return sb_week_add (week, days_text, from_text, json_string_value (to), error);
}

static gboolean
read_week (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  const SbField *field;
  char **place = get_place (target, key, &field);
  g_autoptr (SbWeek) week = sb_week_new ();
  SbJsonPath path = { target->path, NULL, 0 };
  json_t *opening;

  json_array_foreach (value, path.index,
                      opening) if (!read_opening (week, opening, &path, error)) return FALSE;

  /* An empty optional list says no more than none. */
  if (week->n_openings > 0 || key->required)
    *place = sb_week_to_text (week);
  return TRUE;
}

/* What a row has that no key of the file says. */
static void
finish_row (SbTableId table, gpointer row)
{
  char **id = row;

  if (*id == NULL)
    *id = sb_text_new_id ();

  if (table == SB_TABLE_ATTACHMENT)
    {
      SbAttachment *attachment = row;

      attachment->n_bytes = (gint64) g_bytes_get_size (attachment->data);
      attachment->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attachment->data);
    }
}

static gboolean
read_rows (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  SbJsonPath path = { target->path, NULL, 0 };
  json_t *object;

  json_array_foreach (value, path.index, object)
  {
    Target inner = { target->bid, key->table, sb_bid_add (target->bid, key->table), &path };

    if (key->table == SB_TABLE_EVIDENCE)
      {
        SbEvidence *evidence = inner.row;

        evidence->requirement = g_strdup (((const SbRequirement *) target->row)->id);
        evidence->position = (gint64) path.index;
      }
    if (!read_keys (&inner, key->inside, object, error))
      return FALSE;
    finish_row (key->table, inner.row);
  }

  return TRUE;
}

static gboolean
read_test (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  const SbField *field;
  int *place = get_place (target, key, &field);
  int kind = sb_field_parse_choice (field, json_string_value (json_object_get (value, "kind")));

  *place = kind;
  return read_keys (target, sb_json_get_test_keys (kind), value, error);
}

static gboolean
read_value (const Target *target, const SbJsonKey *key, const json_t *value, GError **error)
{
  switch (key->form)
    {
    case SB_JSON_CONSTANT:
      return TRUE;
    case SB_JSON_FIELD:
      return read_field (target, key, value, error);
    case SB_JSON_PROFESSIONS:
      return read_professions (target, key, value, error);
    case SB_JSON_DECIMAL:
      return read_decimal (target, key, value, error);
    case SB_JSON_WEEK:
      return read_week (target, key, value, error);
    case SB_JSON_OBJECT:
      return read_keys (target, key->inside, value, error);
    case SB_JSON_TEST:
      return read_test (target, key, value, error);
    case SB_JSON_ROWS:
      return read_rows (target, key, value, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_keys (const Target *target, const SbJsonKey *keys, const json_t *object, GError **error)
{
  for (const SbJsonKey *key = keys; key->key != NULL; key++)
    {
      const json_t *value = json_object_get (object, key->key);
      SbJsonPath path = { target->path, key->key, 0 };
      Target inner = { target->bid, target->table, target->row, &path };

      if (value != NULL && !json_is_null (value) && !read_value (&inner, key, value, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sb_json_read_bid:
 * @bid: an empty bid
 * @document: a document that has the schema's shape
 * @error: where to put the first fault
 *
 * Adds all rows of a document to a bid. References are not looked at.
 *
 * Returns: whether every value could be taken
 */
gboolean
sb_json_read_bid (SbBid *bid, const json_t *document, GError **error)
{
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  Target target = { bid, SB_TABLE_BID, info, NULL };

  info->id = g_strdup ("bid");
  return read_keys (&target, sb_json_bid_keys, document, error);
}
