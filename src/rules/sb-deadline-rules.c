/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rules that deadlines follow, read from resources/law/deadlines.ini. They are read once and
 * live as long as the process. The file is part of the program: what is wrong with it is a mistake
 * of ours, which stops the program at once and the tests with it.
 */

#include "config.h"

#include "sb-deadline-rules.h"

#include <samanbud/sb-resources.h>
#include <string.h>

#define GROUP_PREFIX "deadline "

static const char *const kinds[] = { "published", "stated", "own", "statutory", "suggested", NULL };

static const char *const parties[] = { "group", "authority", "both", NULL };

static const char *const units[] = { "", "days", "weeks", "months", "years", NULL };

static int
find_code (const char *const *codes, const char *text)
{
  for (int i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], text) == 0)
      return i;

  return -1;
}

static int
read_code (GKeyFile *file, const char *group, const char *key, const char *const *codes)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  int code = find_code (codes, text);

  if (code < 0)
    g_error ("[%s] %s: no such code: %s", group, key, text);

  return code;
}

/*
 * @text: "10 days"
 *
 * Returns: whether that is a period
 */
gboolean
sb_period_parse (const char *text, SbPeriod *period)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 n;
  int unit;

  if (g_strv_length (words) != 2 || !g_ascii_string_to_signed (words[0], 10, 1, 10000, &n, NULL))
    return FALSE;
  unit = find_code (units, words[1]);
  if (unit <= SB_PERIOD_NONE)
    return FALSE;

  *period = (SbPeriod){ (SbPeriodUnit) unit, (int) n };
  return TRUE;
}

static SbPeriod
read_period (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  SbPeriod period = { SB_PERIOD_NONE, 0 };

  if (text != NULL && !sb_period_parse (text, &period))
    g_error ("[%s] %s: no such period: %s", group, key, text);

  return period;
}

static const SbField *
read_field (GKeyFile *file, const char *group, const char *key, SbKind kind)
{
  g_autofree char *name = g_key_file_get_string (file, group, key, NULL);
  const SbField *field;

  if (name == NULL)
    return NULL;

  field = sb_table_find_field (&sb_bid_info_table, name);
  if (field == NULL || field->kind != kind)
    g_error ("[%s] %s: no such field: %s", group, key, name);

  return field;
}

static guint
read_routes (GKeyFile *file, const char *group)
{
  const SbField *field = sb_table_find_field (&sb_bid_info_table, "route");
  g_auto (GStrv) names = g_key_file_get_string_list (file, group, "routes", NULL, NULL);
  guint routes = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      int route = sb_field_parse_choice (field, names[i]);

      if (route < 0)
        g_error ("[%s] routes: no such route: %s", group, names[i]);
      routes |= 1u << route;
    }

  return routes;
}

static const SbLaw **
read_laws (GKeyFile *file, const char *group)
{
  g_auto (GStrv) names = g_key_file_get_string_list (file, group, "law", NULL, NULL);
  GPtrArray *laws = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const SbLaw *law = sb_law_find (names[i]);

      if (law == NULL)
        g_error ("[%s] law: no such reference: %s", group, names[i]);
      g_ptr_array_add (laws, (gpointer) law);
    }
  g_ptr_array_add (laws, NULL);

  return (const SbLaw **) (gpointer) g_ptr_array_free (laws, FALSE);
}

static void
read_words (SbDeadlineRule *rule, GKeyFile *file, const char *group)
{
  rule->title[SB_LANGUAGE_SV] = g_key_file_get_string (file, group, "sv", NULL);
  rule->title[SB_LANGUAGE_EN] = g_key_file_get_string (file, group, "en", NULL);
  rule->note[SB_LANGUAGE_SV] = g_key_file_get_string (file, group, "sv_note", NULL);
  rule->note[SB_LANGUAGE_EN] = g_key_file_get_string (file, group, "en_note", NULL);
}

static SbDeadlineRule *
read_rule (GKeyFile *file, const char *group)
{
  SbDeadlineRule *rule = g_new0 (SbDeadlineRule, 1);
  g_autofree char *valid_from = g_key_file_get_string (file, group, "valid_from", NULL);
  SbPeriod before = read_period (file, group, "before");

  rule->key = g_strdup (group + strlen (GROUP_PREFIX));
  read_words (rule, file, group);
  rule->laws = read_laws (file, group);
  rule->from = read_field (file, group, "from", SB_KIND_DATE);
  rule->months = read_field (file, group, "months", SB_KIND_INTEGER);
  rule->days = read_field (file, group, "days", SB_KIND_INTEGER);
  rule->time = read_field (file, group, "time", SB_KIND_TEXT);
  rule->at_least = read_field (file, group, "at_least", SB_KIND_DATE);
  rule->period = read_period (file, group, "after");
  if (before.unit != SB_PERIOD_NONE)
    rule->period = (SbPeriod){ before.unit, -before.n };
  rule->other = read_period (file, group, "after_other");
  rule->valid_from = SB_DATE_NONE;
  if (valid_from != NULL && !sb_date_parse (valid_from, &rule->valid_from))
    g_error ("[%s] valid_from: no such day: %s", group, valid_from);
  rule->kind = (SbDeadlineKind) read_code (file, group, "kind", kinds);
  rule->binds = (SbBinds) read_code (file, group, "binds", parties);
  rule->routes = read_routes (file, group);
  rule->rolls = g_key_file_get_boolean (file, group, "rolls", NULL);
  rule->optional = g_key_file_get_boolean (file, group, "optional", NULL);

  return rule;
}

static GPtrArray *
load_rules (void)
{
  GPtrArray *rules = g_ptr_array_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = sb_resources_load ("law/deadlines.ini");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("The deadlines cannot be read: %s", error->message);

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (!g_str_has_prefix (groups[i], GROUP_PREFIX))
        g_error ("[%s] is no deadline", groups[i]);
      g_ptr_array_add (rules, read_rule (file, groups[i]));
    }

  return rules;
}

/* Returns: (transfer none) (element-type SbDeadlineRule): in the file's order */
const GPtrArray *
sb_deadline_rules_get (void)
{
  static gsize rules = 0;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, (gsize) load_rules ());

  return (const GPtrArray *) rules;
}

/**
 * sb_deadline_kind_to_code:
 * @kind: a kind
 *
 * Returns: (transfer none): its code, as in JSON
 */
const char *
sb_deadline_kind_to_code (SbDeadlineKind kind)
{
  return kinds[kind];
}

/**
 * sb_binds_to_code:
 * @binds: whom a deadline binds
 *
 * Returns: (transfer none): its code, as in JSON
 */
const char *
sb_binds_to_code (SbBinds binds)
{
  return parties[binds];
}
