/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Remedies: what they name is exactly what is missing. On random bids the slow twin says how much
 * is missing; what the remedy names is then added, by chance as to who gives it and which of the
 * professions it is, and the twin finds nothing missing; with one minute less it finds one.
 */

#include <samanbud.h>

#include "bid-builder.h"
#include "random-bid.h"
#include "twin.h"

/* The long run looks at every set of leavers of every bid, an ordinary one at one of each. */
static gboolean
is_long_run (void)
{
  return g_getenv ("SB_TEST_LONG") != NULL;
}

static GArray *
list_staying (const SbBid *bid, const GArray *members)
{
  GArray *staying = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < bid->n_members; m++)
    {
      gboolean leaves = FALSE;

      for (guint i = 0; i < members->len; i++)
        leaves = leaves || g_array_index (members, guint, i) == m;
      if (!leaves)
        g_array_append_val (staying, m);
    }

  return staying;
}

/* A site in the municipality, of whomever; made if there is none. */
static const char *
find_site (SbBid *bid, const char *municipality, const char *member)
{
  GArray *sites = bid->rows[SB_TABLE_SITE];
  SbSite *site;

  for (guint i = 0; i < sites->len; i++)
    if (g_strcmp0 (g_array_index (sites, SbSite, i).municipality, municipality) == 0)
      return g_array_index (sites, SbSite, i).id;

  site = sb_bid_add (bid, SB_TABLE_SITE);
  site->id = g_strconcat ("extra-site-", municipality, NULL);
  site->name = g_strdup ("Ny");
  site->member = g_strdup (member);
  site->municipality = g_strdup (municipality);

  return site->id;
}

/* The bid with what @remedies name, less one minute on line @less. */
static SbBid *
build_cured (const SbRemedies *remedies, const GArray *staying, GRand *rand, int less)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint));
  const SbBid *bid = remedies->bid;
  SbBid *cured = builder_copy_without (bid, SB_TABLE_BID, none);

  for (guint i = 0; i < remedies->extra->len; i++)
    {
      const SbExtra *extra = &g_array_index (remedies->extra, SbExtra, i);
      guint n = g_strv_length (extra->professions);
      guint m = g_array_index (staying, guint, g_rand_int_range (rand, 0, (gint32) staying->len));
      const char *site = extra->municipality != NULL ?
                             find_site (cured, extra->municipality, bid->members[m].id) :
                             NULL;
      SbSupply *supply = sb_bid_add (cured, SB_TABLE_SUPPLY);

      supply->id = g_strdup_printf ("extra-%u", i);
      supply->member = g_strdup (bid->members[m].id);
      supply->site = g_strdup (site);
      supply->profession = g_strdup (extra->professions[g_rand_int_range (rand, 0, (gint32) n)]);
      supply->minutes_per_week = extra->minutes_per_week - ((int) i == less);
      supply->from = extra->from;
      supply->to = extra->to;
    }

  return builder_seal (cured);
}

static gint64
sum_live (const SbRemedies *remedies, SbDate day)
{
  gint64 sum = 0;

  for (guint i = 0; i < remedies->extra->len; i++)
    {
      const SbExtra *extra = &g_array_index (remedies->extra, SbExtra, i);

      if (extra->from <= day && day < extra->to)
        sum += extra->minutes_per_week;
    }

  return sum;
}

typedef struct
{
  SbDate at;
  SbDate until;
  guint leavers;
} Question;

/* Whether exactly @minutes are missing in every segment in which @line is live, and nothing is in
 * the others. */
static void
assert_missing (const SbBid *bid, const Question *question, const SbExtra *line, gint64 minutes)
{
  g_autoptr (Twin) twin = twin_new (bid, question->at, question->until);

  for (guint i = 0; i < twin_get_n_segments (twin); i++)
    {
      SbDate day = twin_get_from (twin, i);
      gboolean is_live = line != NULL && line->from <= day && day < line->to;

      g_assert_cmpint (twin_judge (twin, i, question->leavers).best, ==, is_live ? minutes : 0);
    }
}

static void
check_remedies (const SbRemedies *remedies, const Question *question, GRand *rand)
{
  g_autoptr (GArray) staying = list_staying (remedies->bid, remedies->members);
  g_autoptr (Twin) twin = twin_new (remedies->bid, question->at, question->until);
  guint n = remedies->extra->len;

  for (guint i = 0; i < twin_get_n_segments (twin); i++)
    g_assert_cmpint (sum_live (remedies, twin_get_from (twin, i)), ==,
                     twin_judge (twin, i, question->leavers).best);

  /* The twin's sets are numbers of 32 bits. */
  if (n > 0 && staying->len > 0 && remedies->bid->n_supplies + n < 32)
    {
      guint less = (guint) g_rand_int_range (rand, 0, (gint32) n);
      g_autoptr (SbBid) cured = build_cured (remedies, staying, rand, -1);
      g_autoptr (SbBid) almost = build_cured (remedies, staying, rand, (int) less);

      assert_missing (cured, question, NULL, 0);
      assert_missing (almost, question, &g_array_index (remedies->extra, SbExtra, less), 1);
    }
}

static guint
get_set (const GArray *members)
{
  guint set = 0;

  for (guint i = 0; i < members->len; i++)
    set |= 1u << g_array_index (members, guint, i);

  return set;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = is_long_run () ? 20000 : 2000, n_lines = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (GError) error = NULL;
      Question question = { random_bid_pick_date (rand, bid), SB_DATE_NONE, 0 };
      g_autoptr (GPtrArray) list = NULL;

      if (g_rand_int_range (rand, 0, 3) == 0)
        question.until = random_bid_pick_date (rand, bid);
      list = sb_remedies_list (bid, question.at, question.until, 2, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, bid->n_members * (bid->n_members + 1) / 2);
      for (guint j = 0; j < list->len; j++)
        {
          const SbRemedies *remedies = list->pdata[j];

          if (!is_long_run () && j != i % list->len)
            continue;
          question.leavers = get_set (remedies->members);
          check_remedies (remedies, &question, rand);
          n_lines += remedies->extra->len;
        }
    }

  g_test_message ("%u bids, %u lines", n, n_lines);
  g_assert_cmpuint (n_lines, >, n / 2);
}

/* a's hours are lost for half of the contract: one line from then on, and b could give more. */
static void
test_line (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbRemedies) remedies = NULL;
  const SbExtra *extra;
  const SbCandidate *candidate;
  guint leaver = 0;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 600);
  builder_add_supply (bid, "u2", "b", 300);
  builder_add_supply (bid, "u3", "b", 100);
  builder_add_capacity (bid, "R1", 500);
  builder_add_capacity (bid, "R2", 200);
  builder_seal (bid);
  remedies = sb_remedies_new (bid, sb_date_from_ymd (2028, 1, 1), SB_DATE_NONE, &leaver, 1, NULL);

  g_assert_cmpuint (remedies->extra->len, ==, 1);
  extra = &g_array_index (remedies->extra, SbExtra, 0);
  g_assert_cmpint (extra->minutes_per_week, ==, 300);
  g_assert_cmpint (extra->from, ==, sb_date_from_ymd (2028, 1, 1));
  g_assert_cmpint (extra->to, ==, bid->end);
  g_assert_null (extra->municipality);
  g_assert_cmpuint (extra->candidates->len, ==, 1);
  candidate = &g_array_index (extra->candidates, SbCandidate, 0);
  g_assert_cmpuint (candidate->member, ==, 1);
  g_assert_cmpint (candidate->available, ==, 400);
}

/* What a gave to R1 is lost; R2, which b gives, is not said to be. */
static void
test_speaks_of_what_is_lost (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbRemedies) remedies = NULL;
  SbRequirement *second;
  const SbExtra *extra;
  guint leaver = 0;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 500);
  builder_add_supply (bid, "u2", "b", 300);
  builder_add_capacity (bid, "R1", 500);
  second = builder_add_capacity (bid, "R2", 300);
  g_free (second->professions);
  second->professions = g_strdup ("nurse gp");
  builder_add_commitment (bid, "u1", "R1", 500);
  builder_add_commitment (bid, "u2", "R2", 300);
  builder_seal (bid);
  remedies = sb_remedies_new (bid, SB_DATE_NONE, SB_DATE_NONE, &leaver, 1, NULL);

  g_assert_cmpuint (remedies->extra->len, ==, 1);
  extra = &g_array_index (remedies->extra, SbExtra, 0);
  g_assert_cmpint (extra->minutes_per_week, ==, 500);
  g_assert_cmpuint (extra->requirements->len, ==, 1);
  g_assert_cmpuint (g_array_index (extra->requirements, guint, 0), ==, 0);
}

static void
assert_cure (SbTestKind test, SbFulfilment fulfilment, SbCure cure)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbRemedies) remedies = NULL;
  g_autofree char *text = sb_cure_describe (cure, SB_LANGUAGE_EN);
  SbRequirement *requirement;
  guint leaver = 0;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_get_info (bid)->lead = g_strdup ("a");
  requirement = builder_add_declaration (bid, "R1", fulfilment);
  requirement->test = (int) test;
  requirement->weekly = g_strdup ("1-5 08:00-17:00");
  requirement->aggregate = SB_AGGREGATE_SUM;
  requirement->comparator = SB_COMPARATOR_GE;
  requirement->value = 10;
  requirement->lat = requirement->lon = requirement->max_m = 0;
  builder_add_answer (bid, "R1", "a", SB_STATUS_MET);
  builder_seal (bid);
  remedies = sb_remedies_new (bid, SB_DATE_NONE, SB_DATE_NONE, &leaver, 1, NULL);

  g_assert_cmpuint (remedies->broken->len, ==, 1);
  g_assert_cmpint (g_array_index (remedies->broken, SbBrokenPart, 0).cure, ==, cure);
  g_assert_cmpuint (strlen (text), >, 0);
  g_assert_nonnull (sb_cure_to_code (cure));
}

static void
test_cures (void)
{
  assert_cure (SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, SB_CURE_OTHER_LEAD);
  assert_cure (SB_TEST_DECLARATION, SB_FULFILMENT_ONE, SB_CURE_HOLDER);
  assert_cure (SB_TEST_DECLARATION, SB_FULFILMENT_EACH, SB_CURE_EVERYBODY);
  assert_cure (SB_TEST_HOURS, SB_FULFILMENT_GROUP, SB_CURE_HOURS);
  assert_cure (SB_TEST_NUMBER, SB_FULFILMENT_GROUP, SB_CURE_NUMBER);
  assert_cure (SB_TEST_DISTANCE, SB_FULFILMENT_GROUP, SB_CURE_SITE_NEARBY);
}

static void
assert_same_extra (const SbRemedies *a, const SbRemedies *b)
{
  g_assert_cmpuint (a->extra->len, ==, b->extra->len);
  for (guint i = 0; i < a->extra->len; i++)
    {
      const SbExtra *x = &g_array_index (a->extra, SbExtra, i);
      const SbExtra *y = &g_array_index (b->extra, SbExtra, i);

      g_assert_cmpstrv (x->professions, y->professions);
      g_assert_cmpstr (x->municipality, ==, y->municipality);
      g_assert_cmpint (x->minutes_per_week, ==, y->minutes_per_week);
      g_assert_cmpint (x->from, ==, y->from);
      g_assert_cmpint (x->to, ==, y->to);
      g_assert_cmpuint (get_set (x->requirements), ==, get_set (y->requirements));
      g_assert_cmpuint (x->candidates->len, ==, y->candidates->len);
    }
  g_assert_cmpuint (a->broken->len, ==, b->broken->len);
}

/* Asked of an exit, the answer is the one to the same question asked by itself. */
static void
test_for_exit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      SbDate at = random_bid_pick_date (rand, bid);
      g_autoptr (SbExits) exits = sb_exits_new (bid, at, SB_DATE_NONE, 1, NULL, NULL);

      for (guint m = 0; m < bid->n_members; m++)
        {
          g_autoptr (SbRemedies) own = sb_remedies_new (bid, at, SB_DATE_NONE, &m, 1, NULL);
          g_autoptr (SbRemedies) of_exit =
              sb_remedies_new_for_exit (exits, sb_exits_find (exits, &m, 1));

          assert_same_extra (own, of_exit);
        }
    }
}

/* Whoever only looks is not refused: minutes that cannot be computed with count as none. */
static void
test_for_exit_invalid (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (SbRemedies) remedies = NULL;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u1", "a", -5);
  builder_add_capacity (bid, "R1", 60);
  builder_seal (bid);
  exits = sb_exits_new_for_set (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0);
  remedies = sb_remedies_new_for_exit (exits, exits->base);

  g_assert_cmpuint (remedies->extra->len, ==, 1);
  g_assert_cmpint (g_array_index (remedies->extra, SbExtra, 0).minutes_per_week, ==, 60);
}

static void
assert_extra (const char *professions, const char *municipality, const char *expected)
{
  g_auto (GStrv) codes = g_strsplit (professions, " ", -1);
  g_autofree char *place = g_strdup (municipality);
  SbExtra extra = { .professions = codes, .municipality = place, .minutes_per_week = 90 };
  g_autofree char *text = sb_extra_describe (&extra, SB_LANGUAGE_EN);

  g_assert_cmpstr (text, ==, expected);
}

/* A place that the list of municipalities does not know is called by its code. */
static void
test_extra_sentence (void)
{
  assert_extra ("nurse", NULL, "1.5 h per week: nurse");
  assert_extra ("gp nurse", NULL, "1.5 h per week: general practitioner or nurse");
  assert_extra ("district-nurse gp nurse", "2421",
                "1.5 h per week in Storuman: district nurse, general practitioner or nurse");
  assert_extra ("nurse", "0001", "1.5 h per week in 0001: nurse");
  assert_extra ("", NULL, "1.5 h per week: ");
}

static void
test_invalid (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (GError) error = NULL;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u1", "a", -5);
  builder_seal (bid);

  g_assert_null (sb_remedies_new (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "u1"));
  g_clear_error (&error);
  g_assert_null (sb_remedies_list (bid, SB_DATE_NONE, SB_DATE_NONE, 2, NULL, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
}

static void
test_cancelled (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  builder_add_member (bid, "a");
  builder_seal (bid);
  g_cancellable_cancel (cancellable);

  g_assert_null (sb_remedies_list (bid, SB_DATE_NONE, SB_DATE_NONE, 2, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remedies/line", test_line);
  g_test_add_func ("/remedies/what-is-lost", test_speaks_of_what_is_lost);
  g_test_add_func ("/remedies/cures", test_cures);
  g_test_add_func ("/remedies/for-exit/same", test_for_exit);
  g_test_add_func ("/remedies/for-exit/invalid", test_for_exit_invalid);
  g_test_add_func ("/remedies/sentence", test_extra_sentence);
  g_test_add_func ("/remedies/invalid", test_invalid);
  g_test_add_func ("/remedies/cancelled", test_cancelled);
  g_test_add_func ("/remedies/random", test_random);

  return g_test_run ();
}
