/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Import and export of samanbud-bid/1: the example of the specification and a bid that uses every
 * key go round unchanged, and every rule refuses what breaks it, in words. Each fault is the
 * example with one value changed.
 */

#include "config.h"

#include <jansson.h>
#include <locale.h>
#include <string.h>

#include <samanbud.h>

static char *
load_case (const char *name)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SB_TEST_SOURCES"), "cases", "json", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Compares with a golden file, or rewrites it when SB_TEST_UPDATE=1. */
static void
assert_case (const char *name, const char *text)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SB_TEST_SOURCES"), "cases", "json", name, NULL);
  g_autofree char *expected = NULL;

  if (g_strcmp0 (g_getenv ("SB_TEST_UPDATE"), "1") == 0)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  expected = load_case (name);
  g_assert_cmpstr (text, ==, expected);
}

static SbBid *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SbBid *bid = sb_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (bid);
  return bid;
}

static char *
rewrite (const char *text)
{
  g_autoptr (SbBid) bid = parse (text);

  return sb_json_write (bid);
}

static void
assert_refused (const char *text, gssize length, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_json_parse (text, length < 0 ? strlen (text) : (gsize) length, &error);

  g_assert_null (bid);
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

/* What the example says is in the rows. */
static void
test_example (void)
{
  g_autofree char *text = load_case ("example.json");
  g_autoptr (SbBid) bid = parse (text);
  const SbRequirement *hours = &bid->requirements[1];
  g_autofree char *end = sb_date_to_iso (bid->end);

  g_assert_cmpstr (bid->info->title, ==, "Primärvård i Tärnaby");
  g_assert_cmpint (bid->info->route, ==, SB_ROUTE_LOV);
  g_assert_cmpstr (bid->info->authority_reference, ==, "HSN 2026-0142");
  g_assert_cmpstr (bid->info->lead, ==, "gp");
  g_assert_cmpint (bid->info->horizon_months, ==, SB_UNKNOWN);
  g_assert_cmpstr (end, ==, "2034-03-01");

  g_assert_cmpuint (bid->n_members, ==, 2);
  g_assert_cmpstr (bid->members[0].id, ==, "dsk");
  g_assert_null (bid->members[0].orgnr);
  g_assert_cmpint (bid->members[0].exit_probability_bp, ==, 800);
  g_assert_cmpint (bid->members[1].exit_planned, ==, SB_DATE_NONE);
  g_assert_cmpint (bid->sites[0].lat, ==, 65710000);
  g_assert_cmpint (bid->sites[0].listing, ==, 1);
  g_assert_cmpstr (bid->sites[0].hours, ==, "1-5 08:00-17:00");

  g_assert_cmpstr (bid->requirements[0].professions, ==, "gp");
  g_assert_cmpint (bid->requirements[0].test, ==, SB_TEST_CAPACITY);
  g_assert_cmpint (bid->requirements[0].minutes_per_week, ==, 1800);
  g_assert_cmpint (hours->test, ==, SB_TEST_HOURS);
  g_assert_cmpstr (hours->weekly, ==, "1-5 08:00-17:00");
  g_assert_cmpint (bid->requirements[3].comparator, ==, SB_COMPARATOR_GE);
  g_assert_cmpint (bid->requirements[3].value, ==, 1500);
  g_assert_cmpstr (bid->requirements[4].professions, ==, "district-nurse gp");

  g_assert_cmpuint (bid->n_evidence, ==, 1);
  g_assert_cmpstr (bid->evidence[0].requirement, ==, "R3");
  g_assert_cmpstr (bid->evidence[0].text_en, ==, "Certificate");
  g_assert_true (sb_text_is_id (bid->commitments[0].id));
  g_assert_cmpint (bid->commitments[1].locked, ==, -1);
  g_assert_cmpstr (sb_bid_find_answer (bid, "R3", "gp")->comment, ==, "");
  g_assert_null (sb_bid_find_answer (bid, "R4", "gp")->comment);
  g_assert_cmpint (sb_bid_find_answer (bid, "R4", "gp")->number, ==, 1600);
}

static void
test_canonical (gconstpointer data)
{
  const char *name = data;
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *canonical = g_strconcat (name, ".canonical.json", NULL);
  g_autofree char *text = load_case (file);
  g_autofree char *once = rewrite (text);
  g_autofree char *twice = rewrite (once);

  assert_case (canonical, once);
  g_assert_cmpstr (once, ==, twice);
}

/* Known by its hash: what is imported again is the same bid. */
static void
test_same_bid (void)
{
  g_autofree char *text = load_case ("everything.json");
  g_autoptr (SbBid) first = parse (text);
  g_autofree char *canonical = sb_json_write (first);
  g_autoptr (SbBid) second = parse (canonical);
  g_autofree char *hash = sb_bid_build_hash (first);
  g_autofree char *again = sb_bid_build_hash (second);

  g_assert_cmpstr (hash, ==, again);
}

static void
test_attachment (void)
{
  g_autofree char *text = load_case ("everything.json");
  g_autoptr (SbBid) bid = parse (text);
  const SbAttachment *attachment = &bid->attachments[0];
  gsize size;
  const char *data = g_bytes_get_data (attachment->data, &size);

  g_assert_cmpstr (attachment->id, ==, "a1");
  g_assert_cmpmem (data, size, "Hello, world!\n", 14);
  g_assert_cmpint (attachment->n_bytes, ==, 14);
  g_assert_cmpstr (attachment->sha256, ==,
                   "d9014c4624844aa5bac314773d6b689ad467fa4e1d1a50a1b8a99d5a95f72ff5");
}

/* The document that a path such as members/0/id leads to, less its last step. */
static json_t *
find_parent (json_t *document, char **steps, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      document = json_is_array (document) ? json_array_get (document, (gsize) atoi (steps[i])) :
                                            json_object_get (document, steps[i]);
      g_assert_nonnull (document);
    }

  return document;
}

/* Sets the value at a path, adds it, or removes it when @value is NULL. */
static char *
change (const char *text, const char *path, const char *value)
{
  json_t *document = json_loads (text, 0, NULL);
  json_t *item = value != NULL ? json_loads (value, JSON_DECODE_ANY, NULL) : NULL;
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  guint n = g_strv_length (steps);
  json_t *parent = find_parent (document, steps, n);
  const char *last = steps[n - 1];
  char *changed, *copy;

  g_assert_true (value == NULL || item != NULL);
  if (value == NULL)
    json_object_del (parent, last);
  else if (!json_is_array (parent))
    json_object_set_new (parent, last, item);
  else if ((gsize) atoi (last) < json_array_size (parent))
    json_array_set_new (parent, (gsize) atoi (last), item);
  else
    json_array_append_new (parent, item);

  changed = json_dumps (document, 0);
  copy = g_strdup (changed);
  free (changed);
  json_decref (document);
  return copy;
}

typedef struct
{
  const char *path;
  const char *value;
  const char *message;
} Fault;

#define NUMBER_LIMITS "from -9223372036854775807 to 9223372036854775807"

static const Fault faults[] = {
  /* Shape. */
  { "format", "\"samanbud-bid/2\"",
    "$.format: found the text \"samanbud-bid/2\", expected the text \"samanbud-bid/1\"." },
  { "format", NULL, "$.format: found nothing, expected the text \"samanbud-bid/1\"." },
  { "title", NULL, "$.title: found nothing, expected a text." },
  { "title", "null", "$.title: found null, expected a text." },
  { "title", "5", "$.title: found the number 5, expected a text." },
  { "route", "\"LOV\"",
    "$.route: found the text \"LOV\", expected one of \"lov\", \"lou19\", \"lou-directive\", "
    "\"direct\", \"nss\"." },
  { "language", "\"no\"", "$.language: found the text \"no\", expected one of \"sv\", \"en\"." },
  { "members", NULL, "$.members: found nothing, expected a list." },
  { "members", "{}", "$.members: found an object, expected a list." },
  { "requirements", "null", "$.requirements: found null, expected a list." },
  { "supply", "0", "$.supply: found the number 0, expected a list or null." },
  { "group", "\"gp\"", "$.group: found the text \"gp\", expected an object or null." },
  { "members/0", "true", "$.members[0]: found true, expected an object." },
  { "members/0/name", NULL, "$.members[0].name: found nothing, expected a text." },
  { "members/0/orgnr", "5560000000",
    "$.members[0].orgnr: found the number 5560000000, expected a text or null." },
  { "members/0/form", "\"AB\"",
    "$.members[0].form: found the text \"AB\", expected one of \"ab\", \"ef\", \"hb\", \"kb\", "
    "\"ekf\", \"other\", or null." },
  { "members/0/orgNr", "null",
    "$.members[0].orgNr: found an unknown key, expected no other keys than id, name, orgnr, form, "
    "role, contact, signatory, exit." },
  { "members/0/e-post", "null",
    "$.members[0][\"e-post\"]: found an unknown key, expected no other keys than id, name, orgnr, "
    "form, role, contact, signatory, exit." },
  { "group/liability", "\"joint\"",
    "$.group.liability: found the text \"joint\", expected one of \"joint-and-several\", "
    "\"as-in-contract\", \"unknown\", or null." },
  { "sites/0/listing", "1",
    "$.sites[0].listing: found the number 1, expected true, false or null." },
  { "commitments/0/minutes_per_week", "-1",
    "$.commitments[0].minutes_per_week: found the number -1, expected a whole number from 0 to "
    "1000000000." },
  { "supply/0/minutes_per_week", "1000000001",
    "$.supply[0].minutes_per_week: found the number 1000000001, expected a whole number from 0 to "
    "1000000000." },
  { "supply/0/minutes_per_week", "2400.5",
    "$.supply[0].minutes_per_week: found the number 2400.5, expected a whole number from 0 to "
    "1000000000." },
  { "supply/0/minutes_per_week", "\"2400\"",
    "$.supply[0].minutes_per_week: found the text \"2400\", expected a whole number from 0 to "
    "1000000000." },
  { "supply/0/minutes_per_week", "1e300",
    "$.supply[0].minutes_per_week: found the number 1e+300, expected a whole number from 0 to "
    "1000000000." },
  { "dates/horizon_months", "0",
    "$.dates.horizon_months: found the number 0, expected a whole number from 1 to 1200, or "
    "null." },
  { "members/0/exit/notice_months", "-1",
    "$.members[0].exit.notice_months: found the number -1, expected a whole number from 0 to "
    "1200, or null." },
  { "agreed", "[{\"member\": \"gp\", \"share_bp\": 10001}]",
    "$.agreed[0].share_bp: found the number 10001, expected a whole number from 0 to 10000." },
  { "requirements/0/weight_bp", "-5",
    "$.requirements[0].weight_bp: found the number -5, expected a whole number from 0 to 10000, or "
    "null." },
  { "answers/2/number", "-9223372036854775808",
    "$.answers[2].number: found the number -9223372036854775808, expected a whole "
    "number " NUMBER_LIMITS ", or null." },
  { "answers/2/number", "9223372036854775808.0",
    "$.answers[2].number: found the number 9.223372036854776e+18, expected a whole "
    "number " NUMBER_LIMITS ", or null." },
  { "answers/2/number", "1600.25",
    "$.answers[2].number: found the number 1600.25, expected a whole number " NUMBER_LIMITS
    ", or null." },
  { "answers/0/status", "\"yes\"",
    "$.answers[0].status: found the text \"yes\", expected one of \"met\", \"not_met\", \"open\", "
    "or null." },

  /* Texts with a shape of their own. */
  { "members/0/id", "\"\"",
    "$.members[0].id: found the text \"\", expected an id of 1–64 of the characters A–Z a–z 0–9 . "
    "_ -." },
  { "members/0/id", "\"å\"",
    "$.members[0].id: found the text \"å\", expected an id of 1–64 of the characters A–Z a–z 0–9 . "
    "_ -." },
  { "supply/0/id", "\"u1\\n\"",
    "$.supply[0].id: found the text \"u1\\u000a\", expected an id of 1–64 of the characters A–Z "
    "a–z 0–9 . _ -." },
  { "supply/0/id", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    "$.supply[0].id: found the text "
    "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\", expected an id of 1–64 of "
    "the characters A–Z a–z 0–9 . _ -." },
  { "dates/start", "\"2027-3-1\"",
    "$.dates.start: found the text \"2027-3-1\", expected a date such as \"2027-03-01\"." },
  { "dates/start", "\"2027-02-29\"",
    "$.dates.start: found the text \"2027-02-29\", expected a date such as \"2027-03-01\"." },
  { "dates/start", "\"2027-13-01\"",
    "$.dates.start: found the text \"2027-13-01\", expected a date such as \"2027-03-01\"." },
  { "dates/submit_by", "\"0000-01-01\"",
    "$.dates.submit_by: found the text \"0000-01-01\", expected a date such as \"2027-03-01\"." },
  { "dates/submit_by", "20261215",
    "$.dates.submit_by: found the number 20261215, expected a date such as \"2027-03-01\", or "
    "null." },
  { "members/0/exit/planned", "\"2030-06-31\"",
    "$.members[0].exit.planned: found the text \"2030-06-31\", expected a date such as "
    "\"2027-03-01\"." },
  { "sites/0/municipality", "\"242\"",
    "$.sites[0].municipality: found the text \"242\", expected a municipality code of four digits "
    "such as \"2421\", or null." },
  { "sites/0/municipality", "2421",
    "$.sites[0].municipality: found the number 2421, expected a municipality code of four digits "
    "such as \"2421\", or null." },
  { "sites/0/hours/0/days", "\"8\"",
    "$.sites[0].hours[0].days: found the text \"8\", expected a weekday from \"1\" to \"7\" or an "
    "ascending range such as \"1-5\"." },
  { "sites/0/hours/0/days", "\"5-1\"",
    "$.sites[0].hours[0].days: found the text \"5-1\", expected a weekday from \"1\" to \"7\" or "
    "an ascending range such as \"1-5\"." },
  { "sites/0/hours/0/from", "\"8:00\"",
    "$.sites[0].hours[0].from: found the text \"8:00\", expected a time from \"00:00\" to "
    "\"24:00\"." },
  { "sites/0/hours/0/to", "\"24:01\"",
    "$.sites[0].hours[0].to: found the text \"24:01\", expected a time from \"00:00\" to "
    "\"24:00\"." },
  { "sites/0/hours/0/to", "\"08:00\"",
    "$.sites[0].hours[0].to: found the text \"08:00\", expected a time after 08:00, at the latest "
    "24:00." },
  { "requirements/1/test/weekly/0/to", "\"07:59\"",
    "$.requirements[1].test.weekly[0].to: found the text \"07:59\", expected a time after 08:00, "
    "at the latest 24:00." },
  { "supply/0/profession", "\"GP\"",
    "$.supply[0].profession: found the text \"GP\", expected a profession code such as \"gp\"." },
  { "supply/0/profession", "\"wizard\"",
    "$.supply[0].profession: found the text \"wizard\", expected a profession code such as "
    "\"gp\"." },
  { "persons", "[{\"id\": \"p\", \"member\": \"gp\", \"profession\": \"wizard\"}]",
    "$.persons[0].profession: found the text \"wizard\", expected a profession code such as "
    "\"gp\"." },
  { "requirements/4/test/professions/1", "\"wizard\"",
    "$.requirements[4].test.professions[1]: found the text \"wizard\", expected a profession code "
    "such as \"gp\"." },

  /* Decimals. */
  { "members/0/exit/probability_per_year", "1.0001",
    "$.members[0].exit.probability_per_year: found the number 1.0001, expected a number from 0 to "
    "1, or null." },
  { "members/0/exit/probability_per_year", "-0.1",
    "$.members[0].exit.probability_per_year: found the number -0.1, expected a number from 0 to "
    "1, or null." },
  { "members/0/exit/probability_per_year", "0.12345",
    "$.members[0].exit.probability_per_year: found the number 0.12345, expected a number with at "
    "most 4 decimals." },
  { "sites/0/lat", "90.000001",
    "$.sites[0].lat: found the number 90.000001, expected a number from -90 to 90, or null." },
  { "sites/0/lat", "65.7100001",
    "$.sites[0].lat: found the number 65.7100001, expected a number with at most 6 decimals." },
  { "sites/0/lon", "-181",
    "$.sites[0].lon: found the number -181, expected a number from -180 to 180, or null." },

  /* Texts in two languages, tests. */
  { "requirements/0/text", "{}",
    "$.requirements[0].text: found an object, expected an object with a text for \"sv\", for "
    "\"en\" or for both." },
  { "requirements/0/text", "{\"sv\": null, \"en\": null}",
    "$.requirements[0].text: found an object, expected an object with a text for \"sv\", for "
    "\"en\" or for both." },
  { "requirements/0/text", "\"Läkarmottagning\"",
    "$.requirements[0].text: found the text \"Läkarmottagning\", expected an object with a text "
    "for \"sv\", for \"en\" or for both." },
  { "requirements/2/evidence/0", "{\"de\": \"Bescheinigung\"}",
    "$.requirements[2].evidence[0].de: found an unknown key, expected no other keys than sv, en." },
  { "requirements/2/evidence/0", "{}",
    "$.requirements[2].evidence[0]: found an object, expected an object with a text for \"sv\", "
    "for \"en\" or for both." },
  { "requirements/0/test", "{}",
    "$.requirements[0].test.kind: found nothing, expected one of \"declaration\", \"capacity\", "
    "\"hours\", \"number\", \"distance\"." },
  { "requirements/0/test/kind", "\"quality\"",
    "$.requirements[0].test.kind: found the text \"quality\", expected one of \"declaration\", "
    "\"capacity\", \"hours\", \"number\", \"distance\"." },
  { "requirements/0/test/minutes_per_week", NULL,
    "$.requirements[0].test.minutes_per_week: found nothing, expected a whole number from 0 to "
    "1000000000, or null." },
  { "requirements/2/test/municipality", "null",
    "$.requirements[2].test.municipality: found an unknown key, expected no other keys than "
    "kind." },
  { "requirements/3/test/comparator", "\"=>\"",
    "$.requirements[3].test.comparator: found the text \"=>\", expected one of \">=\", \"<=\", "
    "\"==\", \">\", \"<\"." },
  { "requirements/3/test/value", "1.5",
    "$.requirements[3].test.value: found the number 1.5, expected a whole number " NUMBER_LIMITS
    ", or null." },
  { "requirements/3/test", "{\"kind\": \"distance\", \"lat\": 91, \"lon\": 0, \"max_m\": 1}",
    "$.requirements[3].test.lat: found the number 91, expected a number from -90 to 90, or null." },
  { "requirements/3/test", "{\"kind\": \"distance\", \"lat\": 1, \"lon\": 0, \"max_m\": -1}",
    "$.requirements[3].test.max_m: found the number -1, expected a whole number from 0 to "
    "1000000000, or null." },
  { "requirements/3/test", "{\"kind\": \"distance\", \"lat\": 1, \"lon\": 0}",
    "$.requirements[3].test.max_m: found nothing, expected a whole number from 0 to "
    "1000000000, or null." },
  { "requirements/0/phase", "\"later\"",
    "$.requirements[0].phase: found the text \"later\", expected one of \"application\", "
    "\"before_start\", \"during_contract\", \"at_change\", \"after_contract\", or null." },

  /* Ids. */
  { "members/1/id", "\"dsk\"",
    "$.members[1].id: found the id \"dsk\" of $.members[0], expected an id that no other member, "
    "site or person has." },
  { "sites/0/id", "\"gp\"",
    "$.sites[0].id: found the id \"gp\" of $.members[1], expected an id that no other member, site "
    "or person has." },
  { "persons", "[{\"id\": \"s1\", \"member\": \"gp\"}]",
    "$.persons[0].id: found the id \"s1\" of $.sites[0], expected an id that no other member, site "
    "or person has." },
  { "members/0/id", "\"group\"",
    "$.members[0].id: found the text \"group\", expected another id, since \"group\" stands for "
    "the group as a whole." },
  { "persons", "[{\"id\": \"group\", \"member\": \"gp\"}]",
    "$.persons[0].id: found the text \"group\", expected another id, since \"group\" stands for "
    "the group as a whole." },
  { "supply/1/id", "\"u1\"",
    "$.supply[1].id: found the id \"u1\" of $.supply[0], expected an id that nothing else in the "
    "list has." },
  { "requirements/4/id", "\"R1\"",
    "$.requirements[4].id: found the id \"R1\" of $.requirements[0], expected an id that nothing "
    "else in the list has." },
  { "attachments",
    "[{\"id\": \"a\", \"name\": \"\", \"media_type\": \"a/b\", \"data\": \"\"},"
    " {\"id\": \"a\", \"name\": \"\", \"media_type\": \"a/b\", \"data\": \"\"}]",
    "$.attachments[1].id: found the id \"a\" of $.attachments[0], expected an id that nothing else "
    "in the list has." },

  /* References. */
  { "group/lead", "\"s1\"", "$.group.lead: found the text \"s1\", expected the id of a member." },
  { "sites/0/member", "\"x\"",
    "$.sites[0].member: found the text \"x\", expected the id of a member." },
  { "persons", "[{\"id\": \"p\", \"member\": \"p\"}]",
    "$.persons[0].member: found the text \"p\", expected the id of a member." },
  { "supply/0/member", "\"s1\"",
    "$.supply[0].member: found the text \"s1\", expected the id of a member." },
  { "supply/1/site", "\"gp\"",
    "$.supply[1].site: found the text \"gp\", expected the id of a site." },
  { "commitments/1/supply", "\"U1\"",
    "$.commitments[1].supply: found the text \"U1\", expected the id of a supply." },
  { "commitments/1/requirement", "\"R9\"",
    "$.commitments[1].requirement: found the text \"R9\", expected the id of a requirement." },
  { "agreed", "[{\"member\": \"group\", \"share_bp\": 1}]",
    "$.agreed[0].member: found the text \"group\", expected the id of a member." },
  { "answers/0/requirement", "\"r3\"",
    "$.answers[0].requirement: found the text \"r3\", expected the id of a requirement." },
  { "answers/0/subject", "\"R3\"",
    "$.answers[0].subject: found the text \"R3\", expected the id of a member, a site or a person, "
    "or \"group\"." },
  { "attachments",
    "[{\"id\": \"a\", \"name\": \"\", \"media_type\": \"a/b\", \"data\": \"\","
    "  \"requirement\": \"gp\"}]",
    "$.attachments[0].requirement: found the text \"gp\", expected the id of a requirement." },
  { "attachments",
    "[{\"id\": \"a\", \"name\": \"\", \"media_type\": \"a/b\", \"data\": \"\","
    "  \"subject\": \"u1\"}]",
    "$.attachments[0].subject: found the text \"u1\", expected the id of a member, a site or a "
    "person, or \"group\"." },

  /* Said twice. */
  { "answers/1/subject", "\"dsk\"",
    "$.answers[1]: found a second answer to \"R3\" about \"dsk\", expected one answer for each "
    "requirement and subject." },
  { "agreed",
    "[{\"member\": \"gp\", \"share_bp\": 1}, {\"member\": \"dsk\", \"share_bp\": 1},"
    " {\"member\": \"gp\", \"share_bp\": 2}]",
    "$.agreed[2]: found a second share of \"gp\", expected one share for each member." },

  /* Time runs forward. */
  { "dates/end", "\"2027-03-01\"",
    "$.dates.end: found the text \"2027-03-01\", expected a date after 2027-03-01." },
  { "dates/start", "\"2034-03-02\"",
    "$.dates.end: found the text \"2034-03-01\", expected a date after 2034-03-02." },
  { "dates/start", "\"9999-12-31\"",
    "$.dates.start: found the text \"9999-12-31\", expected a date before 9999-12-31." },
  { "supply/1/from", "\"2030-07-01\"",
    "$.supply[1].to: found the text \"2030-07-01\", expected a date after 2030-07-01." },
  { "commitments/1/from", "\"2031-01-01\"",
    "$.commitments[1].to: found the text \"2030-07-01\", expected a date after 2031-01-01." },
  { "persons",
    "[{\"id\": \"p\", \"member\": \"gp\", \"from\": \"2029-01-01\", \"to\": \"2028-01-01\"}]",
    "$.persons[0].to: found the text \"2028-01-01\", expected a date after 2029-01-01." },
  { "requirements/0/test",
    "{\"kind\": \"capacity\", \"professions\": [], \"minutes_per_week\": 1,"
    " \"from\": \"2029-01-01\", \"to\": \"2028-12-31\"}",
    "$.requirements[0].test.to: found the text \"2028-12-31\", expected a date after "
    "2029-01-01." },

  /* Attachments. */
  { "attachments", "[{\"id\": \"a\", \"name\": \"\", \"media_type\": \"pdf\", \"data\": \"\"}]",
    "$.attachments[0].media_type: found the text \"pdf\", expected a media type such as "
    "\"application/pdf\"." },
  { "attachments", "[{\"id\": \"a\", \"name\": \"\", \"media_type\": \"a/b\", \"data\": null}]",
    "$.attachments[0].data: found null, expected a text." },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *text = load_case ("example.json");
  g_autofree char *changed = change (text, fault->path, fault->value);

  assert_refused (changed, -1, fault->message);
}

static void
test_base64 (void)
{
  static const char *const bad[] = {
    "A",       "AA",   "AAA",  "====", "A===", "AA=A",     "=AAA", "AAAAA===",
    "AAAA\\n", "AA A", "AB==", "AAB=", "AA-_", "AAAA====", "åä==",
  };
  static const char *const good[] = {
    "", "AA==", "AQ==", "AAA=", "AAE=", "AAAA", "+/+/", "AAAAAA=="
  };
  g_autofree char *text = load_case ("example.json");
  const char *form = "[{\"id\": \"a\", \"name\": \"\", \"media_type\": \"a/b\", \"data\": \"%s\"}]";

  for (guint i = 0; i < G_N_ELEMENTS (bad) + G_N_ELEMENTS (good); i++)
    {
      gboolean is_bad = i < G_N_ELEMENTS (bad);
      const char *data = is_bad ? bad[i] : good[i - G_N_ELEMENTS (bad)];
      g_auto (GStrv) parts = g_strsplit (form, "%s", 2);
      g_autofree char *list = g_strconcat (parts[0], data, parts[1], NULL);
      g_autofree char *changed = change (text, "attachments", list);
      g_autofree char *written = NULL;
      g_autofree char *quoted = g_strconcat ("\"data\": \"", data, "\"", NULL);

      if (is_bad)
        {
          assert_refused (changed, -1, NULL);
          continue;
        }
      written = rewrite (changed);
      g_assert_nonnull (strstr (written, quoted));
    }
}

/* What a reader of the format may take for a fault and is none. */
/* The example with another text in the place of one, as it is written: the helpers above have read
 * and written numbers themselves. */
static char *
splice (const char *old, const char *new)
{
  g_autofree char *text = load_case ("example.json");
  g_auto (GStrv) parts = g_strsplit (text, old, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoin (new, parts[0], parts[1], NULL);
}

/* A number is read as it is written, or refused; never as the next one that a double has room for.
 */
static void
test_exact (void)
{
  static const char *const refused[] = { "9007199254740993.0",     "-9007199254740993.0",
                                         "9007199254740993e0",     "-123456789012345678e1",
                                         "5.00000000000000000001", "4503599627370496.2",
                                         "90071992547409930000e-4" };
  static const struct
  {
    const char *written;
    gint64 read;
  } accepted[] = {
    { "9007199254740993", G_GINT64_CONSTANT (9007199254740993) },
    { "9007199254740992.0", G_GINT64_CONSTANT (9007199254740992) },
    { "123456789012345.0", G_GINT64_CONSTANT (123456789012345) },
    { "1e18", G_GINT64_CONSTANT (1000000000000000000) },
    { "5.0000000000000000000000", 5 },
    { "0.5e1", 5 },
    { "5000e-3", 5 },
    { "-0.0", 0 },
    { "0e999", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *number = g_strconcat ("\"number\": ", refused[i], NULL);
      g_autofree char *text = splice ("\"number\": 1600", number);
      g_autofree char *message =
          g_strdup_printf ("$.answers[2].number: found the number %s, expected a whole number "
                           "without a decimal point or an exponent, or fewer digits.",
                           refused[i]);

      assert_refused (text, -1, message);
    }

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *number = g_strconcat ("\"number\": ", accepted[i].written, NULL);
      g_autofree char *text = splice ("\"number\": 1600", number);
      g_autoptr (SbBid) bid = parse (text);

      g_assert_cmpint (sb_bid_find_answer (bid, "R4", "gp")->number, ==, accepted[i].read);
    }
}

/* Decimals are the nearest that their field has room for, as programs write them; and a text is no
 * number. */
static void
test_exact_decimals (void)
{
  g_autofree char *decimal = splice ("0.08", "0.080000000000000002");
  g_autofree char *title = splice ("Primärvård i Tärnaby", "\\\"9007199254740993.0 5.1");
  g_autofree char *one = splice ("0.08", "1.00000000000000000001");
  g_autoptr (SbBid) bid = parse (decimal);
  g_autoptr (SbBid) titled = parse (title);

  g_assert_cmpint (bid->members[0].exit_probability_bp, ==, 800);
  g_assert_cmpstr (titled->info->title, ==, "\"9007199254740993.0 5.1");
  assert_refused (one, -1,
                  "$.members[0].exit.probability_per_year: found the number "
                  "1.00000000000000000001, expected a whole number without a decimal point or an "
                  "exponent, or fewer digits.");
}

static void
test_accepted (void)
{
  static const struct
  {
    const char *path;
    const char *value;
    const char *written; /* what the canonical form has for it */
  } changes[] = {
    { "title", "\"\"", "\"title\": \"\"" },
    { "title", "\"\\u00e5 \\ud83d\\ude00 / \\u0001\\b\\f\\n\\r\\t\\u007f\\\\\\\"\"",
      "\"title\": \"å 😀 / \\u0001\\b\\f\\n\\r\\t\x7f\\\\\\\"\"" },
    { "members/1/orgnr", "\"559000-0004\"", "\"orgnr\": \"559000-0004\"" },
    { "supply/0/minutes_per_week", "2400.0", "\"minutes_per_week\": 2400," },
    { "supply/0/minutes_per_week", "2.4e3", "\"minutes_per_week\": 2400," },
    { "supply/0/minutes_per_week", "-0", "\"minutes_per_week\": 0," },
    { "supply/0/minutes_per_week", "1000000000", "\"minutes_per_week\": 1000000000," },
    { "answers/2/number", "9223372036854775807", "\"number\": 9223372036854775807," },
    { "answers/2/number", "-9223372036854775807", "\"number\": -9223372036854775807," },
    { "answers/2/number", "1e18", "\"number\": 1000000000000000000," },
    { "answers/2/number", "9007199254740993", "\"number\": 9007199254740993," },
    { "sites/0/lat", "-90", "\"lat\": -90," },
    { "sites/0/lat", "-0.000001", "\"lat\": -0.000001," },
    { "sites/0/lat", "-0.0", "\"lat\": 0," },
    { "sites/0/lat", "65.7100000", "\"lat\": 65.71," },
    { "sites/0/lon", "179.999999", "\"lon\": 179.999999," },
    { "members/0/exit/probability_per_year", "1", "\"probability_per_year\": 1," },
    { "members/0/exit/probability_per_year", "1e-4", "\"probability_per_year\": 0.0001," },
    { "members/0/exit/probability_per_year", "0.0700", "\"probability_per_year\": 0.07," },
    { "members/0/exit", "{}", "\"exit\": null" },
    { "members/0/exit", "{\"planned\": null}", "\"exit\": null" },
    { "authority", "{}", "\"authority\": null," },
    { "group", "null", "\"group\": null," },
    { "dates/end", "null", "\"end\": null," },
    { "dates/end", "\"9999-12-31\"", "\"end\": \"9999-12-31\"," },
    { "sites/0/hours/0/days", "\"7\"", "\"days\": \"7\"," },
    { "sites/0/hours/0/days", "\"3-3\"", "\"days\": \"3-3\"," },
    { "sites/0/hours/0/to", "\"24:00\"", "\"to\": \"24:00\"" },
    { "sites/0/municipality", "\"0000\"", "\"municipality\": \"0000\"," },
    { "requirements/0/test/professions", "[]", "\"professions\": []," },
    { "requirements/0/test/professions", "[\"gp\", \"gp\"]", NULL },
    { "requirements/1/test/weekly", "[]", "\"weekly\": []" },
    { "requirements/0/text", "{\"en\": \"\"}", "\"sv\": null,\n        \"en\": \"\"" },
    { "requirements/0/id", "\"group\"", NULL },
    { "supply/0/profession", "\"hospital-physicist\"", "\"profession\": \"hospital-physicist\"," },
    { "answers/0/subject", "\"group\"", "\"subject\": \"group\"," },
    { "answers/0/subject", "\"s1\"", "\"subject\": \"s1\"," },
    { "agreed", "[]", NULL },
    { "attachments", "null", NULL },
  };
  g_autofree char *text = load_case ("example.json");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = change (text, changes[i].path, changes[i].value);
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      /* Its commitment and a requirement's new id belong together. */
      if (strcmp (changes[i].path, "requirements/0/id") == 0)
        {
          g_autofree char *first = g_steal_pointer (&changed);

          changed = change (first, "commitments/0/requirement", "\"group\"");
        }
      once = rewrite (changed);
      twice = rewrite (once);
      g_assert_cmpstr (once, ==, twice);
      if (changes[i].written != NULL && strstr (once, changes[i].written) == NULL)
        g_error ("%s: no %s in\n%s", changes[i].path, changes[i].written, once);
    }
}

static void
test_left_out (void)
{
  const char *text = "{\"format\": \"samanbud-bid/1\", \"requirements\": [], \"members\": [],"
                     " \"dates\": {\"start\": \"2027-03-01\"}, \"language\": \"en\","
                     " \"route\": \"nss\", \"title\": \"x\", \"sites\": null, \"supply\": []}";
  g_autofree char *written = rewrite (text);

  g_assert_cmpstr (written, ==,
                   "{\n"
                   "  \"format\": \"samanbud-bid/1\",\n"
                   "  \"title\": \"x\",\n"
                   "  \"route\": \"nss\",\n"
                   "  \"language\": \"en\",\n"
                   "  \"authority\": null,\n"
                   "  \"dates\": {\n"
                   "    \"questions_by\": null,\n"
                   "    \"submit_by\": null,\n"
                   "    \"valid_until\": null,\n"
                   "    \"start\": \"2027-03-01\",\n"
                   "    \"end\": null,\n"
                   "    \"horizon_months\": null\n"
                   "  },\n"
                   "  \"group\": null,\n"
                   "  \"members\": [],\n"
                   "  \"requirements\": []\n"
                   "}\n");
}

/* A bid on which somebody is still working: what must be there and is not yet gets the least. */
static void
test_unfinished (void)
{
  g_autoptr (SbBid) bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);
  SbRequirement *requirement = sb_bid_add (bid, SB_TABLE_REQUIREMENT);
  SbEvidence *evidence = sb_bid_add (bid, SB_TABLE_EVIDENCE);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  info->id = g_strdup ("bid");
  info->start = sb_date_from_ymd (2027, 3, 1);
  member->id = g_strdup ("m");
  requirement->id = g_strdup ("R");
  evidence->id = g_strdup ("e");
  evidence->requirement = g_strdup ("R");
  g_assert_true (sb_bid_seal (bid, NULL));

  once = sb_json_write (bid);
  twice = rewrite (once);
  g_assert_cmpstr (once, ==, twice);
}

/* A test whose need, number or place the group has not decided stays undecided, and is not 0. */
static void
test_undecided (void)
{
  g_autofree char *example = load_case ("example.json");
  g_autofree char *text = rewrite (example);
  g_auto (GStrv) parts = g_strsplit (text, "\"minutes_per_week\": 1800,\n        \"from\"", 2);
  g_autofree char *undecided = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SbBid) bid = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  undecided = g_strjoinv ("\"minutes_per_week\": null,\n        \"from\"", parts);
  bid = parse (undecided);
  g_assert_cmpint (bid->requirements[0].minutes_per_week, ==, SB_UNKNOWN);
  again = sb_json_write (bid);
  g_assert_cmpstr (again, ==, undecided);
}

/* What is wrong with the format is said before all else. */
static void
test_foreign (void)
{
  assert_refused ("{\"name\": \"left-pad\", \"version\": \"1.0.0\"}", -1,
                  "$.format: found nothing, expected the text \"samanbud-bid/1\".");
  assert_refused ("{\"title\": 1, \"format\": 3}", -1,
                  "$.format: found the number 3, expected the text \"samanbud-bid/1\".");
  assert_refused ("{\"format\": \"samanbud-bid/2\", \"care_plan\": {}}", -1,
                  "$.format: found the text \"samanbud-bid/2\", expected the text "
                  "\"samanbud-bid/1\".");
}

static void
test_long_text (void)
{
  g_autofree char *text = load_case ("example.json");
  g_autofree char *longest = g_strnfill (100000, 'x');
  g_autofree char *fits = g_strconcat ("\"", longest, "\"", NULL);
  g_autofree char *too_long = g_strconcat ("\"å", longest, "\"", NULL);
  g_autofree char *accepted = change (text, "title", fits);
  g_autofree char *refused = change (text, "members/0/contact", too_long);
  g_autofree char *written = rewrite (accepted);

  g_assert_nonnull (strstr (written, fits));
  assert_refused (refused, -1,
                  "$.members[0].contact: found a text of 100001 characters, expected at most "
                  "100000 characters.");
}

/* What is not JSON at all. */
static void
test_syntax (void)
{
  static const Fault texts[] = {
    { "", NULL,
      "$ (line 1, column 0): found the end of the file, expected the rest of the "
      "document." },
    { "  \n", NULL,
      "$ (line 2, column 0): found the end of the file, expected the rest of the document." },
    { "5", NULL, "$: found the number 5, expected an object." },
    { "null", NULL, "$: found null, expected an object." },
    { "[]", NULL, "$: found a list, expected an object." },
    { "hello", NULL,
      "$ (line 1, column 5): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{\"a\": [1, {\"b\": 2,}]}", NULL,
      "$.a[1].b (line 1, column 19): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{\"a\": [1, {\"b\": 2, \"c\" 3}]}", NULL,
      "$.a[1].c (line 1, column 24): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{\"members\": [{\"id\": \"a\", \"id\": \"b\"}]}", NULL,
      "$.members[0].id (line 1, column 29): found the same key once more, expected each key "
      "once." },
    { "{\"a\": {\"b\": 1e999}}", NULL,
      "$.a.b (line 1, column 17): found a number that is too large, expected a number of at most "
      "64 bits." },
    { "{\"a\": [9223372036854775808]}", NULL,
      "$.a[0] (line 1, column 26): found a number that is too large, expected a number of at most "
      "64 bits." },
    { "{\"a\": \"\\u0000\"}", NULL,
      "$.a (line 1, column 14): found the character U+0000, expected text without it." },
    { "{\"a\": \"\xff\"}", NULL,
      "$.a (line 1, column 7): found bytes that are not UTF-8, expected text in UTF-8." },
    { "{\"a\": \"\\ud800\"}", NULL,
      "$.a (line 1, column 14): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{} {}", NULL,
      "$ (line 1, column 4): found more text after the document, expected the end of the file." },
    { "{\"a\": 01}", NULL,
      "$.a (line 1, column 7): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{\"a\": NaN}", NULL,
      "$.a (line 1, column 9): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{'a': 1}", NULL,
      "$ (line 1, column 2): found something that is not JSON, expected JSON (RFC 8259)." },
    { "{\"a\": \"tab\there\"}", NULL,
      "$.a (line 1, column 10): found something that is not JSON, expected JSON (RFC 8259)." },
    { "\xef\xbb\xbf{}", NULL,
      "$: found a byte order mark, expected UTF-8 without one (RFC 8259)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i].path, -1, texts[i].message);

  /* A byte that is 0, inside the text that was given. */
  assert_refused ("{\"a\": 1}\0", 9, NULL);
  assert_refused ("{\"a\": \0 1}", 10, NULL);
}

/* The example, cut off at every byte. */
static void
test_truncated (void)
{
  g_autofree char *text = load_case ("example.json");
  gsize length = strlen (g_strchomp (text));

  for (gsize i = 0; i < length; i++)
    {
      /* A copy of just that length, so that reading past its end is seen. */
      g_autofree char *part = g_memdup2 (text, i > 0 ? i : 1);

      assert_refused (part, (gssize) i, NULL);
    }
  g_test_message ("%" G_GSIZE_FORMAT " cuts", length);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

static void
test_hostile (void)
{
  const char *deep = "lists or objects too deep in each other, expected a document of this format.";
  g_autofree char *lists = repeat ("[", 200000);
  g_autofree char *objects = repeat ("{\"a\":", 200000);
  g_autofree char *zeros = g_strnfill (1000000, '0');
  g_autofree char *number = g_strconcat ("[1", zeros, "]", NULL);
  g_autofree char *fraction = g_strconcat ("[0.", zeros, "1]", NULL);
  g_autofree char *quotes = repeat ("\\\"", 100000);
  g_autofree char *key = g_strconcat ("{\"", quotes, "\": 1}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (sb_json_parse (lists, strlen (lists), &error));
  g_assert_nonnull (strstr (error->message, deep));
  g_clear_error (&error);
  g_assert_null (sb_json_parse (objects, strlen (objects), &error));
  g_assert_nonnull (strstr (error->message, deep));
  g_assert_cmpuint (strlen (error->message), <, 1000);

  assert_refused (number, -1, NULL);
  assert_refused (fraction, -1, "$: found a list, expected an object.");
  assert_refused (key, -1, NULL);
  assert_refused ("{}", (gssize) SB_JSON_MAX_BYTES + 1,
                  "$: found a file of more than 256 MiB, expected a smaller one.");
}

/* A process may run with a decimal comma; files do not notice. */
static void
test_comma_locale (void)
{
  g_autofree char *text = load_case ("everything.json");
  g_autofree char *before = rewrite (text);
  g_autofree char *after = NULL;
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (setlocale (LC_NUMERIC, "sv_SE.UTF-8") == NULL)
    g_test_message ("sv_SE.UTF-8 is not installed here: the locale is still \"%s\"", old);
  after = rewrite (text);
  setlocale (LC_NUMERIC, old);

  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/example", test_example);
  g_test_add_data_func ("/json/canonical/example", "example", test_canonical);
  g_test_add_data_func ("/json/canonical/everything", "everything", test_canonical);
  g_test_add_func ("/json/same-bid", test_same_bid);
  g_test_add_func ("/json/attachment", test_attachment);
  g_test_add_func ("/json/exact", test_exact);
  g_test_add_func ("/json/exact/decimals", test_exact_decimals);
  g_test_add_func ("/json/accepted", test_accepted);
  g_test_add_func ("/json/left-out", test_left_out);
  g_test_add_func ("/json/unfinished", test_unfinished);
  g_test_add_func ("/json/undecided", test_undecided);
  g_test_add_func ("/json/foreign", test_foreign);
  g_test_add_func ("/json/long-text", test_long_text);
  g_test_add_func ("/json/base64", test_base64);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/faults/%03u/%s", i, faults[i].path);

      g_strdelimit (path + strlen ("/json/faults/"), "/", '.');
      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/json/syntax", test_syntax);
  g_test_add_func ("/json/truncated", test_truncated);
  g_test_add_func ("/json/hostile", test_hostile);
  g_test_add_func ("/json/comma-locale", test_comma_locale);

  return g_test_run ();
}
