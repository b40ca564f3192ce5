/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the schema expects, in words: the last part of every refusal. Definitions with a pattern
 * have a phrase of their own here, since nobody wants to read a regular expression; everything else
 * is said from the schema itself, so that the words follow when a bound or a code changes.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sb-json-fault.h"
#include "sb-json-phrases.h"

typedef struct
{
  const char *name;
  const char *phrase;
} Phrase;

/**
 * sb_json_phrase_for_definition:
 * @name: (nullable): the name of a definition in the schema
 *
 * Looks up the words for a definition that cannot be put into words from its keywords.
 *
 * Returns: (nullable): the phrase in the user's language
 */
const char *
sb_json_phrase_for_definition (const char *name)
{
  static const Phrase phrases[] = {
    { "date", N_ ("a date such as \"2027-03-01\"") },
    { "days", N_ ("a weekday from \"1\" to \"7\" or an ascending range such as \"1-5\"") },
    { "id", N_ ("an id of 1–64 of the characters A–Z a–z 0–9 . _ -") },
    { "media-type", N_ ("a media type such as \"application/pdf\"") },
    { "optional-date", N_ ("a date such as \"2027-03-01\", or null") },
    { "optional-id", N_ ("an id of 1–64 of the characters A–Z a–z 0–9 . _ -, or null") },
    { "optional-municipality",
      N_ ("a municipality code of four digits such as \"2421\", or null") },
    { "optional-profession", N_ ("a profession code such as \"gp\", or null") },
    { "profession", N_ ("a profession code such as \"gp\"") },
    { "optional-time", N_ ("a time from \"00:00\" to \"24:00\", or null") },
    { "text", N_ ("an object with a text for \"sv\", for \"en\" or for both") },
    { "time", N_ ("a time from \"00:00\" to \"24:00\"") },
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].name, name) == 0)
      return _ (phrases[i].phrase);

  return NULL;
}

static gboolean
takes_type (const json_t *node, const char *type)
{
  const json_t *types = json_object_get (node, "type");
  gsize i;
  json_t *item;

  if (json_is_string (types))
    return strcmp (json_string_value (types), type) == 0;

  json_array_foreach (types, i, item) if (strcmp (json_string_value (item), type) == 0) return TRUE;

  return FALSE;
}

static char *
phrase_for_enum (const json_t *options)
{
  g_autoptr (GString) list = g_string_new (NULL);
  gboolean or_null = FALSE;
  gsize i;
  json_t *option;

  json_array_foreach (options, i, option)
  {
    if (json_is_null (option))
      {
        or_null = TRUE;
        continue;
      }
    if (list->len > 0)
      g_string_append (list, ", ");
    g_string_append_printf (list, "\"%s\"", json_string_value (option));
  }

  /* Translators: %s is a list of codes such as "ab", "ef", "hb". */
  return g_strdup_printf (or_null ? _ ("one of %s, or null") : _ ("one of %s"), list->str);
}

static char *
phrase_for_number (const json_t *node, gboolean or_null)
{
  gboolean whole = takes_type (node, "integer");
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  minimum = json_dumps (json_object_get (node, "minimum"), JSON_ENCODE_ANY);
  maximum = json_dumps (json_object_get (node, "maximum"), JSON_ENCODE_ANY);

  if (whole)
    return g_strdup_printf (or_null ? _ ("a whole number from %1$s to %2$s, or null") :
                                      _ ("a whole number from %1$s to %2$s"),
                            minimum, maximum);

  return g_strdup_printf (or_null ? _ ("a number from %1$s to %2$s, or null") :
                                    _ ("a number from %1$s to %2$s"),
                          minimum, maximum);
}

/**
 * sb_json_phrase_for_node:
 * @node: a schema, without a reference in it
 * @name: (nullable): the name of the definition it is
 *
 * Says what a schema expects, as the object of "expected".
 *
 * Returns: (transfer full): a few words in the user's language
 */
char *
sb_json_phrase_for_node (const json_t *node, const char *name)
{
  const char *phrase = sb_json_phrase_for_definition (name);
  const json_t *options = json_object_get (node, "enum");
  const json_t *constant = json_object_get (node, "const");
  gboolean or_null = takes_type (node, "null");

  if (phrase != NULL)
    return g_strdup (phrase);
  if (constant != NULL)
    return sb_json_describe_found (constant);
  if (options != NULL)
    return phrase_for_enum (options);
  if (takes_type (node, "integer") || takes_type (node, "number"))
    return phrase_for_number (node, or_null);
  if (takes_type (node, "boolean"))
    return g_strdup (or_null ? _ ("true, false or null") : _ ("true or false"));
  if (takes_type (node, "array"))
    return g_strdup (or_null ? _ ("a list or null") : _ ("a list"));
  if (takes_type (node, "object"))
    return g_strdup (or_null ? _ ("an object or null") : _ ("an object"));

  return g_strdup (or_null ? _ ("a text or null") : _ ("a text"));
}
