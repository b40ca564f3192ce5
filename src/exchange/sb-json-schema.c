/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A small interpreter of JSON Schema 2020-12: exactly the keywords that our own schema uses, and a
 * schema with any other keyword is refused rather than half obeyed. Debian has no such library in
 * C. It stops at the first fault and says it in words.
 *
 * Two things differ from a general interpreter. `oneOf` is decided by the branches' `const`, so
 * that a fault inside the branch that was meant is named, not "matches none". `$ref` reaches into
 * `$defs` of the same document only.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-resources.h>

#include "sb-json-phrases.h"
#include "sb-json-schema.h"

#define SCHEMA_NAME "samanbud-bid-1.schema.json"
#define DEFINITIONS "#/$defs/"

struct _SbJsonSchema
{
  json_t *root;
  const json_t *definitions;
  GHashTable *patterns; /* the pattern's text → GRegex */
};

/* One schema met by one value. */
typedef struct
{
  const SbJsonSchema *schema;
  const json_t *node;
  const char *name; /* of the definition that the node is, or NULL */
  const json_t *value;
  const SbJsonPath *path;
} Check;

typedef gboolean (*CheckFunc) (const Check *check, const json_t *argument, GError **error);

/* What is inside a keyword's argument, for the walk through the schema itself. */
typedef enum
{
  INSIDE_NOTHING,
  INSIDE_SCHEMA,
  INSIDE_LIST_OF_SCHEMAS,
  INSIDE_MAP_OF_SCHEMAS
} Inside;

typedef struct
{
  const char *name;
  CheckFunc check; /* NULL for an annotation */
  Inside inside;
} Keyword;

static gboolean check_node (const Check *check, GError **error);

static gboolean
fail (const Check *check, GError **error)
{
  g_autofree char *expected = sb_json_phrase_for_node (check->node, check->name);

  return sb_json_fail (error, check->path, check->value, expected);
}

static gboolean
has_type (const json_t *value, const char *type)
{
  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      return strcmp (type, "object") == 0;
    case JSON_ARRAY:
      return strcmp (type, "array") == 0;
    case JSON_STRING:
      return strcmp (type, "string") == 0;
    case JSON_INTEGER:
      return strcmp (type, "integer") == 0 || strcmp (type, "number") == 0;
    case JSON_REAL:
      if (strcmp (type, "integer") == 0)
        return fmod (json_real_value (value), 1.0) == 0.0;
      return strcmp (type, "number") == 0;
    case JSON_TRUE:
    case JSON_FALSE:
      return strcmp (type, "boolean") == 0;
    case JSON_NULL:
    default:
      return strcmp (type, "null") == 0;
    }
}

static gboolean
check_type (const Check *check, const json_t *argument, GError **error)
{
  gsize i;
  json_t *type;

  if (json_is_string (argument))
    return has_type (check->value, json_string_value (argument)) || fail (check, error);

  json_array_foreach (argument, i,
                      type) if (has_type (check->value, json_string_value (type))) return TRUE;

  return fail (check, error);
}

static gboolean
check_const (const Check *check, const json_t *argument, GError **error)
{
  return json_equal (check->value, argument) || fail (check, error);
}

static gboolean
check_enum (const Check *check, const json_t *argument, GError **error)
{
  gsize i;
  json_t *option;

  json_array_foreach (argument, i, option) if (json_equal (check->value, option)) return TRUE;

  return fail (check, error);
}

/* Below, at or above the limit: -1, 0 or 1. Whole numbers compare as such, whatever they are
 * written as. */
static int
compare_numbers (const json_t *value, const json_t *limit)
{
  gint64 a, b;

  if (sb_json_get_integer (value, &a) && sb_json_get_integer (limit, &b))
    return a < b ? -1 : a > b;

  /* Not a gint64: a fraction, or beyond every limit. */
  if (json_real_value (value) >= 0x1p63)
    return 1;
  return json_number_value (value) < json_number_value (limit) ? -1 : 1;
}

static gboolean
check_minimum (const Check *check, const json_t *argument, GError **error)
{
  return !json_is_number (check->value) || compare_numbers (check->value, argument) >= 0 ||
         fail (check, error);
}

static gboolean
check_maximum (const Check *check, const json_t *argument, GError **error)
{
  return !json_is_number (check->value) || compare_numbers (check->value, argument) <= 0 ||
         fail (check, error);
}

static gboolean
check_max_length (const Check *check, const json_t *argument, GError **error)
{
  g_autofree char *place = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  glong length;

  if (!json_is_string (check->value))
    return TRUE;
  length = g_utf8_strlen (json_string_value (check->value), -1);
  if (length <= json_integer_value (argument))
    return TRUE;

  place = sb_json_path_to_text (check->path);
  found = g_strdup_printf (ngettext ("a text of %ld character", "a text of %ld characters", length),
                           length);
  expected = g_strdup_printf (
      ngettext ("at most %ld character", "at most %ld characters", json_integer_value (argument)),
      (long) json_integer_value (argument));
  return sb_json_fail_at (error, place, found, expected);
}

static gboolean
check_pattern (const Check *check, const json_t *argument, GError **error)
{
  const GRegex *pattern;

  if (!json_is_string (check->value))
    return TRUE;

  pattern = g_hash_table_lookup (check->schema->patterns, json_string_value (argument));
  return g_regex_match (pattern, json_string_value (check->value), 0, NULL) || fail (check, error);
}

/* Follows a reference; @name becomes the definition's name when there is one. */
static const json_t *
resolve (const SbJsonSchema *schema, const json_t *node, const char **name)
{
  const char *reference = json_string_value (json_object_get (node, "$ref"));

  if (reference == NULL)
    return node;

  *name = reference + strlen (DEFINITIONS);
  return json_object_get (schema->definitions, *name);
}

static gboolean
check_reference (const Check *check, const json_t *argument, GError **error)
{
  Check inner = *check;

  inner.node = resolve (check->schema, check->node, &inner.name);
  return check_node (&inner, error);
}

static gboolean
fail_missing (const Check *check, const char *key, GError **error)
{
  SbJsonPath path = { check->path, key, 0 };
  const json_t *properties = json_object_get (check->node, "properties");
  Check missing = { check->schema, NULL, NULL, NULL, &path };

  missing.node = resolve (check->schema, json_object_get (properties, key), &missing.name);
  return fail (&missing, error);
}

static gboolean
check_required (const Check *check, const json_t *argument, GError **error)
{
  gsize i;
  json_t *key;

  if (!json_is_object (check->value))
    return TRUE;

  json_array_foreach (argument, i,
                      key) if (json_object_get (check->value, json_string_value (key)) ==
                               NULL) return fail_missing (check, json_string_value (key), error);

  return TRUE;
}

static gboolean
is_required (const json_t *node, const char *key)
{
  gsize i;
  json_t *item;

  json_array_foreach (json_object_get (node, "required"), i,
                      item) if (strcmp (json_string_value (item), key) == 0) return TRUE;

  return FALSE;
}

/* In the order of the schema, and what is missing in its place: the first thing that is said about
 * a file of another kind is that it has not our format. */
static gboolean
check_properties (const Check *check, const json_t *argument, GError **error)
{
  const char *key;
  json_t *node;

  if (!json_is_object (check->value))
    return TRUE;

  json_object_foreach ((json_t *) argument, key, node)
  {
    SbJsonPath path = { check->path, key, 0 };
    Check inner = { check->schema, node, NULL, json_object_get (check->value, key), &path };

    if (inner.value == NULL && is_required (check->node, key))
      return fail_missing (check, key, error);
    if (inner.value != NULL && !check_node (&inner, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check_additional_properties (const Check *check, const json_t *argument, GError **error)
{
  const json_t *known = json_object_get (check->node, "properties");
  const char *key;
  json_t *item;

  json_object_foreach ((json_t *) check->value, key, item)
  {
    SbJsonPath path = { check->path, key, 0 };
    g_autoptr (GString) keys = NULL;
    g_autofree char *place = NULL;
    g_autofree char *expected = NULL;

    if (json_object_get (known, key) != NULL)
      continue;

    keys = g_string_new (NULL);
    json_object_foreach ((json_t *) known, key, item)
        g_string_append_printf (keys, "%s%s", keys->len > 0 ? ", " : "", key);
    place = sb_json_path_to_text (&path);
    /* Translators: %s is a list of keys such as id, name, orgnr. */
    expected = g_strdup_printf (_ ("no other keys than %s"), keys->str);
    return sb_json_fail_at (error, place, _ ("an unknown key"), expected);
  }

  return TRUE;
}

static gboolean
check_items (const Check *check, const json_t *argument, GError **error)
{
  SbJsonPath path = { check->path, NULL, 0 };
  json_t *item;

  json_array_foreach (check->value, path.index, item)
  {
    Check inner = { check->schema, argument, NULL, item, &path };

    if (!check_node (&inner, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check_any_of (const Check *check, const json_t *argument, GError **error)
{
  gsize i;
  json_t *node;

  json_array_foreach (argument, i, node)
  {
    Check branch = *check;

    branch.node = node;
    if (check_node (&branch, NULL))
      return TRUE;
  }

  return fail (check, error);
}

/* Whether the value has what the branch demands as constants. */
static gboolean
is_meant (const json_t *branch, const json_t *value)
{
  const char *key;
  json_t *node;

  json_object_foreach (json_object_get (branch, "properties"), key, node)
  {
    const json_t *constant = json_object_get (node, "const");

    if (constant != NULL && !json_equal (constant, json_object_get (value, key)))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check_one_of (const Check *check, const json_t *argument, GError **error)
{
  gsize i;
  json_t *node;

  json_array_foreach (argument, i, node)
  {
    Check branch = *check;

    branch.node = resolve (check->schema, node, &branch.name);
    if (is_meant (branch.node, check->value))
      return check_node (&branch, error);
  }

  return fail (check, error);
}

/* Every keyword that there is, in the order in which a value meets them. */
static const Keyword keywords[] = {
  { "$schema", NULL, INSIDE_NOTHING },
  { "$comment", NULL, INSIDE_NOTHING },
  { "$defs", NULL, INSIDE_MAP_OF_SCHEMAS },
  { "title", NULL, INSIDE_NOTHING },
  { "description", NULL, INSIDE_NOTHING },
  { "contentEncoding", NULL, INSIDE_NOTHING },
  { "$ref", check_reference, INSIDE_NOTHING },
  { "type", check_type, INSIDE_NOTHING },
  { "const", check_const, INSIDE_NOTHING },
  { "enum", check_enum, INSIDE_NOTHING },
  { "minimum", check_minimum, INSIDE_NOTHING },
  { "maximum", check_maximum, INSIDE_NOTHING },
  { "maxLength", check_max_length, INSIDE_NOTHING },
  { "pattern", check_pattern, INSIDE_NOTHING },
  { "properties", check_properties, INSIDE_MAP_OF_SCHEMAS },
  { "required", check_required, INSIDE_NOTHING },
  { "additionalProperties", check_additional_properties, INSIDE_NOTHING },
  { "items", check_items, INSIDE_SCHEMA },
  { "anyOf", check_any_of, INSIDE_LIST_OF_SCHEMAS },
  { "oneOf", check_one_of, INSIDE_LIST_OF_SCHEMAS },
};

static gboolean
check_node (const Check *check, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      const json_t *argument;

      if (keywords[i].check == NULL)
        continue;
      argument = json_object_get (check->node, keywords[i].name);
      if (argument != NULL && !keywords[i].check (check, argument, error))
        return FALSE;
    }

  return TRUE;
}

static const Keyword *
find_keyword (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (strcmp (keywords[i].name, name) == 0)
      return &keywords[i];

  return NULL;
}

/* These are mistakes in our own schema, so they are not translated. */
static gboolean
refuse_schema (GError **error, const char *problem, const char *name)
{
  g_set_error (error, SB_ERROR, SB_ERROR_FAILED, "The schema has %s “%s”.", problem, name);
  return FALSE;
}

static gboolean
prepare_pattern (SbJsonSchema *schema, const char *pattern, GError **error)
{
  GRegex *regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY, 0, error);

  if (regex == NULL)
    return FALSE;

  g_hash_table_insert (schema->patterns, g_strdup (pattern), regex);
  return TRUE;
}

/* Walks through the schema itself: what cannot be obeyed is refused now. */
static gboolean
prepare_node (SbJsonSchema *schema, const json_t *node, GError **error)
{
  const char *name, *key;
  json_t *argument, *item;
  gsize i;

  if (!json_is_object (node))
    return refuse_schema (error, "something that is not a schema under", "properties");

  json_object_foreach ((json_t *) node, name, argument)
  {
    const Keyword *keyword = find_keyword (name);
    const char *text = json_string_value (argument);

    if (keyword == NULL)
      return refuse_schema (error, "the unknown keyword", name);
    if (strcmp (name, "additionalProperties") == 0 && !json_is_false (argument))
      return refuse_schema (error, "something else than false for", name);
    if (strcmp (name, "pattern") == 0 && !prepare_pattern (schema, text, error))
      return FALSE;
    if (strcmp (name, "$ref") == 0 &&
        (!g_str_has_prefix (text, DEFINITIONS) ||
         json_object_get (schema->definitions, text + strlen (DEFINITIONS)) == NULL))
      return refuse_schema (error, "the dangling reference", text);

    if (keyword->inside == INSIDE_SCHEMA && !prepare_node (schema, argument, error))
      return FALSE;
    if (keyword->inside == INSIDE_LIST_OF_SCHEMAS)
      json_array_foreach (argument, i, item) if (!prepare_node (schema, item, error)) return FALSE;
    if (keyword->inside == INSIDE_MAP_OF_SCHEMAS)
      json_object_foreach (argument, key,
                           item) if (!prepare_node (schema, item, error)) return FALSE;
  }

  return TRUE;
}

/**
 * sb_json_schema_new:
 * @text: a JSON Schema
 * @length: its length in bytes
 * @error: where to put an error
 *
 * Reads a schema and checks that every keyword in it is one that is understood here.
 *
 * Returns: (transfer full) (nullable): the schema
 */
SbJsonSchema *
sb_json_schema_new (const char *text, gsize length, GError **error)
{
  g_autoptr (SbJsonSchema) schema = g_new0 (SbJsonSchema, 1);
  json_error_t problem;

  schema->patterns =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_regex_unref);
  schema->root = json_loadb (text, length, JSON_REJECT_DUPLICATES, &problem);
  if (schema->root == NULL)
    {
      refuse_schema (error, "a mistake:", problem.text);
      return NULL;
    }

  schema->definitions = json_object_get (schema->root, "$defs");
  if (!prepare_node (schema, schema->root, error))
    return NULL;

  return g_steal_pointer (&schema);
}

/**
 * sb_json_schema_load:
 *
 * Reads the schema of `samanbud-bid/1` that ships with the program.
 *
 * Returns: (transfer full): the schema
 */
SbJsonSchema *
sb_json_schema_load (void)
{
  g_autoptr (GBytes) bytes = sb_resources_load (SCHEMA_NAME);
  g_autoptr (GError) error = NULL;
  SbJsonSchema *schema =
      sb_json_schema_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  if (schema == NULL)
    g_error ("%s: %s", SCHEMA_NAME, error->message);

  return schema;
}

/**
 * sb_json_schema_free:
 * @schema: (transfer full) (nullable): a schema
 *
 * Frees it.
 */
void
sb_json_schema_free (SbJsonSchema *schema)
{
  if (schema == NULL)
    return;

  json_decref (schema->root);
  g_hash_table_unref (schema->patterns);
  g_free (schema);
}

/**
 * sb_json_schema_check:
 * @schema: a schema
 * @document: any JSON value
 * @error: where to put the first fault
 *
 * Checks the shape of a document. The order is the schema's; unknown keys come after the known
 * ones.
 *
 * Returns: whether the document has the shape
 */
gboolean
sb_json_schema_check (const SbJsonSchema *schema, const json_t *document, GError **error)
{
  Check check = { schema, schema->root, NULL, document, NULL };

  return check_node (&check, error);
}

/**
 * sb_json_schema_get_definition:
 * @schema: a schema
 * @name: (nullable): a name in `$defs`, or NULL for the schema as a whole
 *
 * Lends a part of the schema, for who writes in its order.
 *
 * Returns: (transfer none) (nullable): the definition
 */
const json_t *
sb_json_schema_get_definition (const SbJsonSchema *schema, const char *name)
{
  return name != NULL ? json_object_get (schema->definitions, name) : schema->root;
}
