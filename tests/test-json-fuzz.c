/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Import under attack: valid documents with bytes or values changed at random. Whatever comes, it
 * is refused with one sentence, or it is accepted and then has one canonical form that comes back
 * byte for byte. The seed is fixed; SB_TEST_LONG=1 makes it fifty times as long.
 */

#include "config.h"

#include <jansson.h>
#include <string.h>

#include <samanbud.h>

#define SEED 20270301

typedef struct
{
  guint n_accepted;
  guint n_refused;
} Tally;

static guint
get_rounds (guint normal)
{
  return g_strcmp0 (g_getenv ("SB_TEST_LONG"), "1") == 0 ? normal * 50 : normal;
}

static char *
load_case (const char *name, gsize *length)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SB_TEST_SOURCES"), "cases", "json", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static void
check_error (const GError *error)
{
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_prefix (error->message, "$"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_nonnull (strstr (error->message, ": found "));
  g_assert_nonnull (strstr (error->message, ", expected "));
  g_assert_null (strchr (error->message, '\n'));
}

static void
check_document (const char *text, gsize length, Tally *tally)
{
  /* Without the byte after its end that would hide reading too far. */
  g_autofree char *copy = g_memdup2 (text, MAX (length, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_json_parse (copy, length, &error);
  g_autoptr (SbBid) again = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  if (bid == NULL)
    {
      check_error (error);
      tally->n_refused++;
      return;
    }

  g_assert_no_error (error);
  once = sb_json_write (bid);
  again = sb_json_parse (once, strlen (once), &error);
  g_assert_no_error (error);
  twice = sb_json_write (again);
  g_assert_cmpstr (once, ==, twice);
  tally->n_accepted++;
}

static void
report (const Tally *tally)
{
  g_test_message ("seed %d: %u documents, %u accepted, %u refused", SEED,
                  tally->n_accepted + tally->n_refused, tally->n_accepted, tally->n_refused);
  g_assert_cmpuint (tally->n_refused, >, 0);
}

/* One byte more, less or other; now and then a piece of the document doubled or cut. */
static void
change_bytes (GString *text, GRand *rand)
{
  static const char interesting[] = "{}[]\",:0159-+.eEtfn\\/ \n\t\x01\x7f\x80\xc3\xff";
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) text->len);
  char byte = interesting[g_rand_int_range (rand, 0, sizeof interesting)];
  gsize n = (gsize) g_rand_int_range (rand, 1, 200);
  g_autofree char *piece = NULL;

  n = MIN (n, text->len - at);
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      text->str[at] = byte;
      break;
    case 1:
      g_string_insert_c (text, (gssize) at, byte);
      break;
    case 2:
      g_string_erase (text, (gssize) at, 1);
      break;
    case 3:
      g_string_erase (text, (gssize) at, (gssize) n);
      break;
    case 4:
      piece = g_memdup2 (text->str + at, n);
      g_string_insert_len (text, g_rand_int_range (rand, 0, (gint32) text->len), piece, (gssize) n);
      break;
    default:
      text->str[at] = (char) g_rand_int_range (rand, 0, 256);
      break;
    }
}

static void
test_bytes (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Tally tally = { 0, 0 };
  gsize length;
  g_autofree char *original = load_case (data, &length);

  for (guint i = 0; i < get_rounds (1000); i++)
    {
      g_autoptr (GString) text = g_string_new_len (original, (gssize) length);

      for (int j = g_rand_int_range (rand, 1, 4); j > 0 && text->len > 0; j--)
        change_bytes (text, rand);
      check_document (text->str, text->len, &tally);
    }

  report (&tally);
}

/* All places of a document that hold a value: an object or list, and the key or position in it. */
typedef struct
{
  json_t *parent;
  const char *key;
  gsize index;
} Slot;

static void
collect_slots (json_t *value, GArray *slots)
{
  const char *key;
  json_t *item;
  gsize i;

  json_object_foreach (value, key, item)
  {
    Slot slot = { value, key, 0 };

    g_array_append_val (slots, slot);
    collect_slots (item, slots);
  }
  if (json_is_array (value))
    json_array_foreach (value, i, item)
    {
      Slot slot = { value, NULL, i };

      g_array_append_val (slots, slot);
      collect_slots (item, slots);
    }
}

static json_t *
get_value (const Slot *slot)
{
  return slot->key != NULL ? json_object_get (slot->parent, slot->key) :
                             json_array_get (slot->parent, slot->index);
}

/* Takes @value. */
static void
set_value (const Slot *slot, json_t *value)
{
  if (slot->key != NULL)
    json_object_set_new (slot->parent, slot->key, value);
  else
    json_array_set_new (slot->parent, slot->index, value);
}

static json_t *
invent_value (GRand *rand)
{
  static const char *const values[] = {
    "null",
    "true",
    "false",
    "0",
    "1",
    "-1",
    "5.0",
    "0.5",
    "1e10",
    "1.00001",
    "1000000001",
    "9223372036854775807",
    "-9223372036854775808",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "\"\"",
    "\"gp\"",
    "\"group\"",
    "\"s1\"",
    "\"R1\"",
    "\"2030-02-29\"",
    "\"2028-02-29\"",
    "\"24:00\"",
    "\"00:00\"",
    "\"1-7\"",
    "\"7-1\"",
    "\"\\u2028\\u0001\\ud83d\\ude00\"",
    "\"1234\"",
    "\"nurse\"",
    "\"AAAA\"",
    "{\"kind\": \"declaration\"}",
    "{\"sv\": \"x\"}",
  };

  return json_loads (values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))], JSON_DECODE_ANY,
                     NULL);
}

static void
change_value (json_t *document, GRand *rand)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  const Slot *slot, *other;
  json_t *value;

  collect_slots (document, slots);
  if (slots->len == 0)
    return;
  slot = &g_array_index (slots, Slot, (guint) g_rand_int_range (rand, 0, (gint32) slots->len));
  other = &g_array_index (slots, Slot, (guint) g_rand_int_range (rand, 0, (gint32) slots->len));

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      set_value (slot, invent_value (rand));
      break;
    case 1:
      value = json_deep_copy (get_value (other));
      set_value (slot, value);
      break;
    case 2:
      if (slot->key != NULL)
        json_object_del (slot->parent, slot->key);
      else
        json_array_remove (slot->parent, slot->index);
      break;
    case 3:
      if (slot->key == NULL)
        json_array_append_new (slot->parent, json_deep_copy (get_value (slot)));
      break;
    default:
      if (slot->key != NULL)
        json_object_set_new (slot->parent, other->key != NULL ? other->key : "new",
                             invent_value (rand));
      break;
    }
}

static void
test_values (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Tally tally = { 0, 0 };
  gsize length;
  g_autofree char *original = load_case (data, &length);

  for (guint i = 0; i < get_rounds (1000); i++)
    {
      json_t *document = json_loadb (original, length, 0, NULL);
      char *text;

      for (int j = g_rand_int_range (rand, 1, 3); j > 0; j--)
        change_value (document, rand);
      text = json_dumps (document, 0);
      check_document (text, strlen (text), &tally);
      free (text);
      json_decref (document);
    }

  report (&tally);
  g_assert_cmpuint (tally.n_accepted, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/json-fuzz/bytes/example", "example.json", test_bytes);
  g_test_add_data_func ("/json-fuzz/bytes/everything", "everything.json", test_bytes);
  g_test_add_data_func ("/json-fuzz/values/example", "example.json", test_values);
  g_test_add_data_func ("/json-fuzz/values/everything", "everything.json", test_values);

  return g_test_run ();
}
