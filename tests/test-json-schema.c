/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The schema, its interpreter, and the table of keys that import and export walk along: all three
 * must say the same. The interpreter is compared with an independent one in judge-json.py.
 */

#include "config.h"

#include <string.h>

#include <samanbud.h>

#include "../src/exchange/sb-json-keys.h"
#include "../src/exchange/sb-json-phrases.h"
#include "../src/exchange/sb-json-schema.h"

static const json_t *
resolve (const SbJsonSchema *schema, const json_t *node, const char **name)
{
  const char *reference = json_string_value (json_object_get (node, "$ref"));

  *name = reference != NULL ? reference + strlen ("#/$defs/") : NULL;
  return reference != NULL ? sb_json_schema_get_definition (schema, *name) : node;
}

static gboolean
takes_null (const json_t *node)
{
  const json_t *options = json_object_get (node, "enum");
  const json_t *types = json_object_get (node, "type");
  gsize i;
  json_t *item;

  json_array_foreach (options, i, item) if (json_is_null (item)) return TRUE;
  if (json_is_array (types))
    json_array_foreach (types, i,
                        item) if (strcmp (json_string_value (item), "null") == 0) return TRUE;

  return FALSE;
}

static gboolean
is_required (const json_t *object, const char *key)
{
  gsize i;
  json_t *item;

  json_array_foreach (json_object_get (object, "required"), i,
                      item) if (strcmp (json_string_value (item), key) == 0) return TRUE;

  return FALSE;
}

/* The codes of a choice and the schema's `enum`: the same, in the same order. */
static void
assert_same_codes (const SbField *field, const json_t *node)
{
  const json_t *options = json_object_get (node, "enum");
  gsize n = 0;

  for (; field->codes[n] != NULL; n++)
    g_assert_cmpstr (json_string_value (json_array_get (options, n)), ==, field->codes[n]);
  if (json_is_null (json_array_get (options, n)))
    n++;
  g_assert_cmpuint (json_array_size (options), ==, n);
}

static gint64
scale (const json_t *number, int decimals)
{
  gint64 value = 0;

  g_assert_true (sb_json_get_scaled (number, decimals, &value));
  return value;
}

/* What a field may hold: the same whether it comes from JSON or stands in a document. */
static void
assert_same_bounds (const SbField *field, const json_t *node, int decimals)
{
  gboolean is_bounded = field->minimum != 0 || field->maximum != 0;

  g_assert_cmpint (scale (json_object_get (node, "minimum"), decimals), ==,
                   is_bounded ? field->minimum : -G_MAXINT64);
  g_assert_cmpint (scale (json_object_get (node, "maximum"), decimals), ==,
                   is_bounded ? field->maximum : G_MAXINT64);
}

static const char *
get_definition (SbShape shape)
{
  switch (shape)
    {
    case SB_SHAPE_ID:
      return "id";
    case SB_SHAPE_MUNICIPALITY:
      return "municipality";
    case SB_SHAPE_PROFESSION:
      return "profession";
    case SB_SHAPE_TIME:
      return "time";
    case SB_SHAPE_MEDIA_TYPE:
      return "media-type";
    case SB_SHAPE_PLAIN:
      return "string";
    case SB_SHAPE_PROFESSIONS:
    case SB_SHAPE_WEEK:
    case SB_SHAPE_SHA256:
    default:
      return NULL;
    }
}

static void
assert_same_shape (const SbField *field, const char *name)
{
  const char *definition = get_definition (field->shape);

  g_assert_nonnull (name);
  g_assert_cmpstr (g_str_has_prefix (name, "optional-") ? name + strlen ("optional-") : name, ==,
                   definition);
}

static void assert_same_keys (const SbJsonSchema *schema,
                              const json_t *object,
                              const SbJsonKey *keys,
                              SbTableId table);

static void
assert_same_key (const SbJsonSchema *schema,
                 const json_t *node,
                 const SbJsonKey *key,
                 SbTableId table)
{
  const SbField *field;
  const char *name;

  node = resolve (schema, node, &name);
  g_assert_cmpint (key->required && !key->may_be_null, ==, !takes_null (node));

  if (key->form == SB_JSON_OBJECT)
    assert_same_keys (schema, node, key->inside, table);
  if (key->form == SB_JSON_ROWS)
    assert_same_keys (schema, resolve (schema, json_object_get (node, "items"), &name), key->inside,
                      key->table);
  if (key->form == SB_JSON_CONSTANT)
    g_assert_cmpstr (json_string_value (json_object_get (node, "const")), ==, key->field);
  if (key->form == SB_JSON_CONSTANT || key->field == NULL)
    return;

  field = sb_table_find_field (sb_tables[table], key->field);
  g_assert_nonnull (field);
  if (field->kind == SB_KIND_CHOICE && json_object_get (node, "enum") != NULL)
    assert_same_codes (field, node);
  if (field->kind == SB_KIND_INTEGER)
    assert_same_bounds (field, node, key->decimals);
  if (field->kind == SB_KIND_TEXT && key->form == SB_JSON_FIELD)
    assert_same_shape (field, name);
}

static void
assert_same_keys (const SbJsonSchema *schema,
                  const json_t *object,
                  const SbJsonKey *keys,
                  SbTableId table)
{
  const char *name;
  json_t *node;

  g_assert_true (json_is_false (json_object_get (object, "additionalProperties")));
  json_object_foreach (json_object_get (object, "properties"), name, node)
  {
    g_assert_cmpstr (keys->key, ==, name);
    g_assert_cmpint (keys->required, ==, is_required (object, name));
    assert_same_key (schema, node, keys, table);
    keys++;
  }
  g_assert_null (keys->key);
}

/* Texts that nobody has a list of: what the schema takes of them a document takes, and no more. */
static void
test_shapes (void)
{
  static const char *const samples[] = { "",
                                         "a",
                                         "å",
                                         "a b",
                                         "2421",
                                         "24211",
                                         "242a",
                                         "gp",
                                         "Gp",
                                         "gp ",
                                         "gp nurse",
                                         "group",
                                         "a/b",
                                         "/b",
                                         "a/",
                                         "a/b;",
                                         "a/b ;c",
                                         "a/b c",
                                         "a/b ",
                                         "a/b;\n",
                                         "application/pdf",
                                         "x.y/z+xml; q=\"å\"",
                                         "_a/b",
                                         "a\n",
                                         "2421\n",
                                         "12:00",
                                         "24:00",
                                         "24:01",
                                         "9:00",
                                         "23:60",
                                         "12:00\n" };
  static const SbShape shapes[] = { SB_SHAPE_PLAIN, SB_SHAPE_ID, SB_SHAPE_MUNICIPALITY,
                                    SB_SHAPE_TIME, SB_SHAPE_MEDIA_TYPE };
  g_autoptr (SbJsonSchema) schema = sb_json_schema_load ();

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const char *name = get_definition (shapes[i]);
      g_autofree char *optional = g_strconcat ("optional-", name, NULL);
      const json_t *node = sb_json_schema_get_definition (schema, name);
      const char *pattern;

      if (node == NULL)
        node = sb_json_schema_get_definition (schema, optional);
      pattern = json_string_value (json_object_get (node, "pattern"));
      for (guint j = 0; j < G_N_ELEMENTS (samples); j++)
        {
          gboolean matches = pattern == NULL ||
                             g_regex_match_simple (pattern, samples[j], G_REGEX_DOLLAR_ENDONLY, 0);

          g_test_message ("%s: “%s”", name, samples[j]);
          g_assert_cmpint (sb_shape_accepts (shapes[i], samples[j]), ==, matches);
        }
    }

  g_assert_cmpint (json_integer_value (json_object_get (
                       sb_json_schema_get_definition (schema, "string"), "maxLength")),
                   ==, SB_TEXT_MAX_CHARACTERS);
}

static void
test_keys (void)
{
  g_autoptr (SbJsonSchema) schema = sb_json_schema_load ();

  assert_same_keys (schema, sb_json_schema_get_definition (schema, NULL), sb_json_bid_keys,
                    SB_TABLE_BID);
}

static void
test_keys_of_tests (void)
{
  g_autoptr (SbJsonSchema) schema = sb_json_schema_load ();
  const SbField *field = sb_table_find_field (&sb_requirement_table, "test");
  const json_t *test = sb_json_schema_get_definition (schema, "test");
  const json_t *branches = json_object_get (test, "oneOf");

  assert_same_codes (field, json_object_get (json_object_get (test, "properties"), "kind"));
  for (int kind = 0; field->codes[kind] != NULL; kind++)
    {
      g_autofree char *expected = g_strconcat ("test-", field->codes[kind], NULL);
      const char *name;
      const json_t *branch = resolve (schema, json_array_get (branches, (gsize) kind), &name);

      g_assert_cmpstr (name, ==, expected);
      assert_same_keys (schema, branch, sb_json_get_test_keys (kind), SB_TABLE_REQUIREMENT);
    }
}

/* Every field of every row is written under some key, but for what no one enters. */
static void
mark_fields (const SbJsonKey *keys, SbTableId table, GHashTable *seen)
{
  for (; keys->key != NULL; keys++)
    {
      if (keys->form == SB_JSON_ROWS)
        mark_fields (keys->inside, keys->table, seen);
      else if (keys->form == SB_JSON_OBJECT)
        mark_fields (keys->inside, table, seen);
      else if (keys->form != SB_JSON_CONSTANT)
        g_hash_table_add (seen, g_strconcat (sb_tables[table]->name, ".", keys->field, NULL));
    }
}

static void
test_every_field (void)
{
  static const char *const not_written[] = {
    "bid.id",    "evidence.id", "evidence.requirement", "evidence.position",  "commitment.id",
    "agreed.id", "answer.id",   "attachment.sha256",    "attachment.n_bytes", NULL,
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mark_fields (sb_json_bid_keys, SB_TABLE_BID, seen);
  for (int kind = SB_TEST_DECLARATION; kind <= SB_TEST_DISTANCE; kind++)
    mark_fields (sb_json_get_test_keys (kind), SB_TABLE_REQUIREMENT, seen);

  for (guint t = 0; t < SB_N_TABLES; t++)
    for (guint i = 0; i < sb_tables[t]->n_fields; i++)
      {
        g_autofree char *name =
            g_strconcat (sb_tables[t]->name, ".", sb_tables[t]->fields[i].name, NULL);

        if (g_hash_table_contains (seen, name) == g_strv_contains (not_written, name))
          g_error ("%s is lost in the exchange format", name);
      }
}

/* A regular expression is nothing to show to a person. */
static void
test_phrases (void)
{
  g_autoptr (SbJsonSchema) schema = sb_json_schema_load ();
  const json_t *root = sb_json_schema_get_definition (schema, NULL);
  const char *name;
  json_t *node;

  json_object_foreach (json_object_get (root, "$defs"), name,
                       node) if (json_object_get (node, "pattern") != NULL ||
                                 json_object_get (node, "anyOf") != NULL)
      g_assert_nonnull (sb_json_phrase_for_definition (name));
}

static void
assert_bad_schema (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sb_json_schema_new (text, strlen (text), &error));
  g_assert_nonnull (error);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_unknown_keyword (void)
{
  assert_bad_schema ("{\"minItems\": 1}", "The schema has the unknown keyword “minItems”.");
  assert_bad_schema ("{\"properties\": {\"a\": {\"format\": \"date\"}}}",
                     "The schema has the unknown keyword “format”.");
  assert_bad_schema ("{\"$defs\": {\"a\": {\"anyOf\": [{\"not\": {}}]}}}",
                     "The schema has the unknown keyword “not”.");
  assert_bad_schema ("{\"items\": {\"multipleOf\": 2}}",
                     "The schema has the unknown keyword “multipleOf”.");
  assert_bad_schema ("{\"items\": true}", NULL);
  assert_bad_schema ("{\"additionalProperties\": {}}",
                     "The schema has something else than false for “additionalProperties”.");
  assert_bad_schema ("{\"$ref\": \"#/$defs/a\"}",
                     "The schema has the dangling reference “#/$defs/a”.");
  assert_bad_schema ("{\"$ref\": \"other.json\"}",
                     "The schema has the dangling reference “other.json”.");
  assert_bad_schema ("{\"pattern\": \"(\"}", NULL);
  assert_bad_schema ("{\"type\": ", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-schema/keys", test_keys);
  g_test_add_func ("/json-schema/shapes", test_shapes);
  g_test_add_func ("/json-schema/keys-of-tests", test_keys_of_tests);
  g_test_add_func ("/json-schema/every-field", test_every_field);
  g_test_add_func ("/json-schema/phrases", test_phrases);
  g_test_add_func ("/json-schema/unknown-keyword", test_unknown_keyword);

  return g_test_run ();
}
