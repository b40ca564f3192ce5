/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The example bid that the start page, the README and other tests use: the same bid in Swedish and
 * in English, in canonical form, on the shipped catalogue, with nothing in it that fails and a few
 * things left to do.
 */

#include "config.h"

#include <string.h>

#include <samanbud.h>

/* 40 hours. */
#define FULL_TIME_MINUTES 2400

/* For full time; Socialstyrelsen, May 2022. */
#define LISTED_PER_SPECIALIST 1100

typedef struct
{
  SbBid *sv;
  SbBid *en;
} Fixture;

static SbBid *
load (const char *name)
{
  g_autoptr (GBytes) bytes = sb_resources_load (name);
  g_autoptr (GError) error = NULL;
  SbBid *bid = sb_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  g_assert_no_error (error);
  return bid;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->sv = load ("examples/example-sv.json");
  fixture->en = load ("examples/example-en.json");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  sb_bid_unref (fixture->sv);
  sb_bid_unref (fixture->en);
}

/* Export writes one canonical form, and the files are in it. */
static void
test_canonical (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) sv = sb_resources_load ("examples/example-sv.json");
  g_autoptr (GBytes) en = sb_resources_load ("examples/example-en.json");
  g_autofree char *written_sv = sb_json_write (fixture->sv);
  g_autofree char *written_en = sb_json_write (fixture->en);

  g_assert_cmpstr (written_sv, ==, g_bytes_get_data (sv, NULL));
  g_assert_cmpstr (written_en, ==, g_bytes_get_data (en, NULL));
}

/* Everything but the texts is the same, so what the program computes is the same. */
static void
test_same_in_both_languages (Fixture *fixture, gconstpointer unused)
{
  const SbBid *sv = fixture->sv, *en = fixture->en;

  g_assert_cmpint (sv->info->language, ==, SB_LANGUAGE_SV);
  g_assert_cmpint (en->info->language, ==, SB_LANGUAGE_EN);
  g_assert_cmpuint (sv->n_requirements, ==, en->n_requirements);
  g_assert_cmpuint (sv->n_supplies, ==, en->n_supplies);
  g_assert_cmpuint (sv->n_commitments, ==, en->n_commitments);
  g_assert_cmpuint (sv->n_answers, ==, en->n_answers);
  g_assert_cmpuint (sv->n_attachments, ==, en->n_attachments);

  for (guint i = 0; i < sv->n_requirements; i++)
    {
      g_assert_cmpstr (sv->requirements[i].id, ==, en->requirements[i].id);
      g_assert_cmpstr (sv->requirements[i].text_sv, ==, en->requirements[i].text_sv);
      g_assert_cmpstr (sv->requirements[i].text_en, ==, en->requirements[i].text_en);
      g_assert_cmpint (sv->requirements[i].minutes_per_week, ==,
                       en->requirements[i].minutes_per_week);
    }
  for (guint i = 0; i < sv->n_commitments; i++)
    g_assert_cmpint (sv->commitments[i].minutes_per_week, ==, en->commitments[i].minutes_per_week);
  for (guint i = 0; i < sv->n_answers; i++)
    g_assert_cmpint (sv->answers[i].status, ==, en->answers[i].status);
}

/* The catalogue's part of the example is the catalogue, word for word. */
static void
test_catalogue (Fixture *fixture, gconstpointer unused)
{
  const SbCatalogue *catalogue = sb_catalogue_find (fixture->sv->info->catalogue);
  guint from_catalogue = 0;

  g_assert_nonnull (catalogue);
  for (guint i = 0; i < fixture->sv->n_requirements; i++)
    from_catalogue += fixture->sv->requirements[i].origin == SB_ORIGIN_CATALOGUE;
  g_assert_cmpuint (from_catalogue, ==, catalogue->requirements->len);

  for (guint i = 0; i < catalogue->requirements->len; i++)
    {
      const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, i);
      int found = sb_bid_find (fixture->sv, SB_TABLE_REQUIREMENT, row->id);

      g_assert_cmpint (found, >=, 0);
      g_assert_cmpstr (fixture->sv->requirements[found].text_sv, ==, row->text_sv);
      g_assert_cmpstr (fixture->sv->requirements[found].source, ==, row->source);
      g_assert_cmpint (fixture->sv->requirements[found].fulfilment, ==, row->fulfilment);
      g_assert_cmpint (fixture->sv->requirements[found].certainty, ==, row->certainty);
    }
  g_assert_cmpuint (fixture->sv->n_evidence, ==, catalogue->evidence->len);
}

static void
test_people (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < fixture->sv->n_members; i++)
    g_assert_cmpint (sb_text_check_identity (fixture->sv->members[i].orgnr), ==, SB_IDENTITY_VALID);
  for (guint i = 0; i < fixture->sv->n_supplies; i++)
    g_assert_nonnull (sb_codes_find_profession (fixture->sv->supplies[i].profession));
  for (guint i = 0; i < fixture->sv->n_sites; i++)
    g_assert_cmpstr (sb_codes_find_municipality (fixture->sv->sites[i].municipality)->name, ==,
                     "Aneby");
}

static gboolean
is_live (SbDate from, SbDate to, SbDate day)
{
  return (from == SB_DATE_NONE || from <= day) && (to == SB_DATE_NONE || day < to);
}

static void
check_hours (const SbBid *bid, const char *member, const char *profession, SbDate day)
{
  gint64 given = 0, worked = 0;

  for (guint i = 0; i < bid->n_supplies; i++)
    if (g_str_equal (bid->supplies[i].member, member) &&
        g_str_equal (bid->supplies[i].profession, profession) &&
        is_live (bid->supplies[i].from, bid->supplies[i].to, day))
      given += bid->supplies[i].minutes_per_week;

  for (guint i = 0; i < bid->n_persons; i++)
    if (g_str_equal (bid->persons[i].member, member) &&
        g_str_equal (bid->persons[i].profession, profession) &&
        is_live (bid->persons[i].from, bid->persons[i].to, day))
      worked += bid->persons[i].share_bp * FULL_TIME_MINUTES / 10000;

  g_assert_cmpint (given, ==, worked);
}

/* Behind all hours stand people with names, whose shares of full time give just these hours. */
static void
test_hours (Fixture *fixture, gconstpointer unused)
{
  const SbBid *bid = fixture->sv;

  for (guint i = 0; i < bid->n_supplies; i++)
    {
      const SbSupply *row = &bid->supplies[i];

      check_hours (bid, row->member, row->profession, bid->start);
      check_hours (bid, row->member, row->profession, bid->end - 1);
      if (row->from != SB_DATE_NONE)
        check_hours (bid, row->member, row->profession, row->from);
      if (row->to != SB_DATE_NONE)
        check_hours (bid, row->member, row->profession, row->to);
    }
  for (guint i = 0; i < bid->n_persons; i++)
    {
      g_assert_false (sb_text_is_empty (bid->persons[i].name));
      g_assert_nonnull (sb_bid_find_answer (bid, "G-18", bid->persons[i].id));
      check_hours (bid, bid->persons[i].member, bid->persons[i].profession, bid->start);
    }
}

static gint64
count_open (const SbSite *site)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbWeek) week = NULL;
  guint8 minutes[SB_MINUTES_PER_WEEK] = { 0 };
  gint64 open = 0;

  sb_week_parse (site->hours, &week, &error);
  g_assert_no_error (error);
  sb_week_mark (week, minutes);
  for (guint i = 0; i < SB_MINUTES_PER_WEEK; i++)
    open += minutes[i] != 0;

  return open;
}

/* No clinic is open for longer than somebody works there. */
static void
test_staffed (Fixture *fixture, gconstpointer unused)
{
  const SbBid *bid = fixture->sv;
  const SbDate days[] = { bid->start, bid->end - 1 };

  for (guint i = 0; i < bid->n_sites; i++)
    for (guint d = 0; d < G_N_ELEMENTS (days); d++)
      {
        gint64 staffed = 0;

        for (guint j = 0; j < bid->n_supplies; j++)
          if (g_strcmp0 (bid->supplies[j].site, bid->sites[i].id) == 0 &&
              is_live (bid->supplies[j].from, bid->supplies[j].to, days[d]))
            staffed += bid->supplies[j].minutes_per_week;
        g_assert_cmpint (staffed, >=, count_open (&bid->sites[i]));
      }
}

/* No more residents are listed than the national guidance for the specialists who are there. */
static void
test_listed (Fixture *fixture, gconstpointer unused)
{
  const SbBid *bid = fixture->sv;
  const SbAnswer *answer = sb_bid_find_answer (bid, "G-17", "gp");
  gint64 specialists_bp = 0;

  for (guint i = 0; i < bid->n_persons; i++)
    if (g_str_equal (bid->persons[i].profession, "gp"))
      specialists_bp += bid->persons[i].share_bp;

  g_assert_cmpint (answer->number, >=, 2000);
  g_assert_cmpint (answer->number * 10000, <=, specialists_bp * LISTED_PER_SPECIALIST);
}

/* Each kind of test is there, and at least six needs that the group set itself. */
static void
test_kinds (Fixture *fixture, gconstpointer unused)
{
  guint kinds[SB_TEST_DISTANCE + 1] = { 0 };

  for (guint i = 0; i < fixture->sv->n_requirements; i++)
    {
      const SbRequirement *row = &fixture->sv->requirements[i];

      kinds[row->test]++;
      if (row->test != SB_TEST_DECLARATION)
        g_assert_cmpint (row->origin, ==, SB_ORIGIN_GROUP);
    }

  g_assert_cmpuint (kinds[SB_TEST_CAPACITY], >=, 6);
  g_assert_cmpuint (kinds[SB_TEST_HOURS], ==, 2);
  g_assert_cmpuint (kinds[SB_TEST_NUMBER], ==, 1);
  g_assert_cmpuint (kinds[SB_TEST_DISTANCE], ==, 1);
}

/* A good bid that is almost ready: nothing fails, some papers are still missing. */
static void
test_findings (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SbFindings) findings = sb_rules_check (fixture->sv, SB_LANGUAGE_SV);

  g_assert_cmpuint (sb_findings_count (findings, fixture->sv, SB_FINDING_NOT_MET, FALSE), ==, 0);
  g_assert_cmpuint (sb_findings_count (findings, fixture->sv, SB_FINDING_OPEN, TRUE), ==, 4);
  g_assert_cmpuint (sb_findings_count (findings, fixture->sv, SB_FINDING_MET, TRUE), ==, 50);
  g_assert_cmpuint (findings->n_remarks, ==, 0);
}

/* Extracts from the criminal records are never kept: the answers say on which day they were shown.
 */
static void
test_records (Fixture *fixture, gconstpointer unused)
{
  const SbBid *bid = fixture->sv;
  g_autoptr (SbFindings) findings = sb_rules_check (bid, SB_LANGUAGE_SV);
  int shown = sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-17");

  g_assert_cmpint (findings->findings[shown].state, ==, SB_FINDING_MET);
  for (guint i = 0; i < bid->n_attachments; i++)
    g_assert_cmpstr (bid->attachments[i].requirement, !=, "JKP-17");
  for (guint i = 0; i < bid->n_members; i++)
    g_assert_nonnull (
        strstr (sb_bid_find_answer (bid, "JKP-17", bid->members[i].id)->comment, "2027"));
}

static char *
list_members (const SbBid *bid, const GArray *members)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            bid->members[g_array_index (members, guint, i)].id);

  return g_string_free (text, FALSE);
}

/* What the example is there to show: another verdict for each of those who may leave. */
static void
test_exits (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *leavers;
    SbVerdict verdict;
  } expected[] = {
    { "dsk", SB_VERDICT_TAKEOVER },  { "fys", SB_VERDICT_REARRANGE },
    { "gp", SB_VERDICT_BROKEN },     { "dsk fys", SB_VERDICT_SHORT },
    { "dsk gp", SB_VERDICT_BROKEN }, { "fys gp", SB_VERDICT_BROKEN },
  };
  const SbBid *bid = fixture->sv;
  g_autoptr (GError) error = NULL;
  g_autoptr (SbExits) exits =
      sb_exits_new (fixture->sv, bid->start, bid->end, SB_EXITS_MAX_DEFAULT, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (exits->base->verdict, ==, SB_VERDICT_COVERED);
  g_assert_cmpuint (exits->exits->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SbExit *exit = g_ptr_array_index (exits->exits, i);
      g_autofree char *leavers = list_members (bid, exit->members);

      g_assert_cmpstr (leavers, ==, expected[i].leavers);
      g_assert_cmpint (exit->verdict, ==, expected[i].verdict);
    }

  g_assert_cmpuint (exits->minimal_critical->len, ==, 2);
  g_assert_cmpuint (exits->minimal_sufficient->len, ==, 2);
}

static void
test_attachments (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < fixture->sv->n_attachments; i++)
    {
      const SbAttachment *row = &fixture->sv->attachments[i];

      if (strcmp (row->media_type, "application/pdf") == 0)
        g_assert_cmpmem (g_bytes_get_data (row->data, NULL), 5, "%PDF-", 5);
      else
        g_assert_true (g_utf8_validate_len (g_bytes_get_data (row->data, NULL),
                                            g_bytes_get_size (row->data), NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/example/canonical", Fixture, NULL, set_up, test_canonical, tear_down);
  g_test_add ("/example/same-in-both-languages", Fixture, NULL, set_up, test_same_in_both_languages,
              tear_down);
  g_test_add ("/example/catalogue", Fixture, NULL, set_up, test_catalogue, tear_down);
  g_test_add ("/example/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/example/hours", Fixture, NULL, set_up, test_hours, tear_down);
  g_test_add ("/example/staffed", Fixture, NULL, set_up, test_staffed, tear_down);
  g_test_add ("/example/listed", Fixture, NULL, set_up, test_listed, tear_down);
  g_test_add ("/example/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/example/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/example/records", Fixture, NULL, set_up, test_records, tear_down);
  g_test_add ("/example/exits", Fixture, NULL, set_up, test_exits, tear_down);
  g_test_add ("/example/attachments", Fixture, NULL, set_up, test_attachments, tear_down);

  return g_test_run ();
}
