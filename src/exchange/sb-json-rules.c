/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What must hold between the parts of a document: ids are used once, what is referred to is there,
 * time runs forward, nothing is said twice. It looks at the document rather than at the rows,
 * because only the document knows the path of each value.
 *
 * Before this, the shape was checked by the schema and every date was found to be one; ISO dates
 * compare as text.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-answer.h>
#include <samanbud/sb-bid-info.h>

#include "sb-json-rules.h"

/* The lists whose items have ids. Members, sites and persons share one name space. */
typedef enum
{
  LIST_MEMBERS,
  LIST_SITES,
  LIST_PERSONS,
  LIST_SUPPLY,
  LIST_REQUIREMENTS,
  LIST_ATTACHMENTS,
  N_LISTS
} List;

static const char *const list_keys[N_LISTS] = {
  "members", "sites", "persons", "supply", "requirements", "attachments",
};

#define IS_PARTY(list) ((list) <= LIST_PERSONS)

/* Who may be meant by an id: one list, or a party or the group. */
#define SUBJECT N_LISTS

typedef struct
{
  const char *list;
  const char *key;
  int target;
} Reference;

static const Reference references[] = {
  { "sites", "member", LIST_MEMBERS },      { "persons", "member", LIST_MEMBERS },
  { "supply", "member", LIST_MEMBERS },     { "supply", "site", LIST_SITES },
  { "commitments", "supply", LIST_SUPPLY }, { "commitments", "requirement", LIST_REQUIREMENTS },
  { "agreed", "member", LIST_MEMBERS },     { "answers", "requirement", LIST_REQUIREMENTS },
  { "answers", "subject", SUBJECT },        { "attachments", "requirement", LIST_REQUIREMENTS },
  { "attachments", "subject", SUBJECT },
};

typedef struct
{
  const json_t *document;
  GHashTable *ids[N_LISTS]; /* id → the path of the item that has it */
} Rules;

static gboolean
fail_with (GError **error, const SbJsonPath *path, const char *found, const char *expected)
{
  g_autofree char *place = sb_json_path_to_text (path);

  return sb_json_fail_at (error, place, found, expected);
}

static const char *
find_id (const Rules *rules, List list, const char *id)
{
  for (List l = 0; l < N_LISTS; l++)
    {
      gboolean shared = l == list || (IS_PARTY (l) && IS_PARTY (list));
      const char *place = shared ? g_hash_table_lookup (rules->ids[l], id) : NULL;

      if (place != NULL)
        return place;
    }

  return NULL;
}

static gboolean
collect_id (Rules *rules, List list, const json_t *id, const SbJsonPath *path, GError **error)
{
  const char *text = json_string_value (id);
  const char *other = find_id (rules, list, text);
  g_autofree char *found = NULL;

  if (IS_PARTY (list) && strcmp (text, SB_SUBJECT_GROUP) == 0)
    return sb_json_fail (error, path, id,
                         _ ("another id, since \"group\" stands for the group as a whole"));

  if (other != NULL)
    {
      found = g_strdup_printf (_ ("the id \"%1$s\" of %2$s"), text, other);
      return fail_with (error, path, found,
                        IS_PARTY (list) ? _ ("an id that no other member, site or person has") :
                                          _ ("an id that nothing else in the list has"));
    }

  g_hash_table_insert (rules->ids[list], (char *) text, sb_json_path_to_text (path->parent));
  return TRUE;
}

static gboolean
collect_ids (Rules *rules, List list, GError **error)
{
  SbJsonPath top = { NULL, list_keys[list], 0 };
  SbJsonPath item = { &top, NULL, 0 };
  SbJsonPath key = { &item, "id", 0 };
  json_t *object;

  json_array_foreach (json_object_get (rules->document, top.key), item.index,
                      object) if (!collect_id (rules, list, json_object_get (object, "id"), &key,
                                               error)) return FALSE;

  return TRUE;
}

static const char *
phrase_for_target (int target)
{
  switch (target)
    {
    case LIST_MEMBERS:
      return _ ("the id of a member");
    case LIST_SITES:
      return _ ("the id of a site");
    case LIST_SUPPLY:
      return _ ("the id of a supply");
    case LIST_REQUIREMENTS:
      return _ ("the id of a requirement");
    case SUBJECT:
      return _ ("the id of a member, a site or a person, or \"group\"");
    default:
      g_assert_not_reached ();
    }
}

static gboolean
check_reference (
    const Rules *rules, int target, const json_t *id, const SbJsonPath *path, GError **error)
{
  const char *text = json_string_value (id);

  if (text == NULL)
    return TRUE;

  if (target == SUBJECT ?
          strcmp (text, SB_SUBJECT_GROUP) == 0 || find_id (rules, LIST_MEMBERS, text) != NULL :
          g_hash_table_contains (rules->ids[target], text))
    return TRUE;

  return sb_json_fail (error, path, id, phrase_for_target (target));
}

static gboolean
check_references (const Rules *rules, const Reference *reference, GError **error)
{
  SbJsonPath top = { NULL, reference->list, 0 };
  SbJsonPath item = { &top, NULL, 0 };
  SbJsonPath key = { &item, reference->key, 0 };
  json_t *object;

  json_array_foreach (json_object_get (rules->document, top.key), item.index,
                      object) if (!check_reference (rules, reference->target,
                                                    json_object_get (object, key.key), &key,
                                                    error)) return FALSE;

  return TRUE;
}

static gboolean
check_lead (const Rules *rules, GError **error)
{
  SbJsonPath group = { NULL, "group", 0 };
  SbJsonPath lead = { &group, "lead", 0 };

  return check_reference (rules, LIST_MEMBERS,
                          json_object_get (json_object_get (rules->document, "group"), "lead"),
                          &lead, error);
}

/* Both ends of a stretch of time in one object, where both are known. */
static gboolean
check_stretch (const json_t *object,
               const char *from_key,
               const char *to_key,
               SbJsonPath *path,
               GError **error)
{
  const char *from = json_string_value (json_object_get (object, from_key));
  const json_t *to = json_object_get (object, to_key);
  SbJsonPath key = { path, to_key, 0 };
  g_autofree char *expected = NULL;

  if (from == NULL || !json_is_string (to) || strcmp (from, json_string_value (to)) < 0)
    return TRUE;

  expected = g_strdup_printf (_ ("a date after %s"), from);
  return sb_json_fail (error, &key, to, expected);
}

static gboolean
check_stretches (const Rules *rules, const char *list, gboolean in_test, GError **error)
{
  SbJsonPath top = { NULL, list, 0 };
  SbJsonPath item = { &top, NULL, 0 };
  SbJsonPath test = { &item, "test", 0 };
  json_t *object;

  json_array_foreach (
      json_object_get (rules->document, list), item.index,
      object) if (!check_stretch (in_test ? json_object_get (object, "test") : object, "from", "to",
                                  in_test ? &test : &item, error)) return FALSE;

  return TRUE;
}

/* The contract runs at least one day; the calendar ends with the year 9999. */
static gboolean
check_contract (const Rules *rules, GError **error)
{
  SbJsonPath path = { NULL, "dates", 0 };
  SbJsonPath key = { &path, "start", 0 };
  const json_t *dates = json_object_get (rules->document, path.key);
  const json_t *start = json_object_get (dates, key.key);

  if (strcmp (json_string_value (start), "9999-12-31") == 0)
    return sb_json_fail (error, &key, start, _ ("a date before 9999-12-31"));

  return check_stretch (dates, "start", "end", &path, error);
}

/* At most one item of a list for each value of a key, or of two keys. */
static gboolean
check_once (
    const Rules *rules, const char *list, const char *key, const char *other_key, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SbJsonPath top = { NULL, list, 0 };
  SbJsonPath item = { &top, NULL, 0 };
  json_t *object;

  json_array_foreach (json_object_get (rules->document, list), item.index, object)
  {
    const char *first = json_string_value (json_object_get (object, key));
    const char *second = json_string_value (json_object_get (object, other_key));
    g_autofree char *found = NULL;

    /* No id has a space in it. */
    if (g_hash_table_add (seen, g_strconcat (first, " ", second, NULL)))
      continue;

    if (second == NULL)
      {
        found = g_strdup_printf (_ ("a second share of \"%s\""), first);
        return fail_with (error, &item, found, _ ("one share for each member"));
      }
    found = g_strdup_printf (_ ("a second answer to \"%1$s\" about \"%2$s\""), first, second);
    return fail_with (error, &item, found, _ ("one answer for each requirement and subject"));
  }

  return TRUE;
}

static gboolean
check_all (Rules *rules, GError **error)
{
  static const char *const with_stretch[] = { "persons", "supply", "commitments" };

  for (List list = 0; list < N_LISTS; list++)
    if (!collect_ids (rules, list, error))
      return FALSE;
  if (!check_contract (rules, error) || !check_lead (rules, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (!check_references (rules, &references[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (with_stretch); i++)
    if (!check_stretches (rules, with_stretch[i], FALSE, error))
      return FALSE;

  return check_stretches (rules, "requirements", TRUE, error) &&
         check_once (rules, "answers", "requirement", "subject", error) &&
         check_once (rules, "agreed", "member", NULL, error);
}

/**
 * sb_json_check_rules:
 * @document: a document that has the schema's shape and whose dates are dates
 * @error: where to put the first fault
 *
 * Checks the rules that hold between values (resources/docs/model.md, section 2).
 *
 * Returns: whether all of them hold
 */
gboolean
sb_json_check_rules (const json_t *document, GError **error)
{
  Rules rules = { document, { NULL } };
  gboolean ok;

  for (List list = 0; list < N_LISTS; list++)
    rules.ids[list] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  ok = check_all (&rules, error);

  for (List list = 0; list < N_LISTS; list++)
    g_hash_table_unref (rules.ids[list]);
  return ok;
}
