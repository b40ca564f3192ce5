/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Recovery in time: small cases with reasons, then random bids against a walk through every single
 * day, judged by the slow twin. 300 bids in an ordinary run, 6,000 with SB_TEST_LONG=1.
 */

#include "config.h"

#include "bid-builder.h"
#include "random-bid.h"
#include "twin.h"

#define N_BIDS      300
#define N_BIDS_LONG 6000

static SbRecovery *
make_recovery (SbBid *bid, SbDate at, const guint *members, guint n_members)
{
  g_autoptr (GError) error = NULL;
  SbRecovery *recovery = sb_recovery_new (bid, at, members, n_members, &error);

  g_assert_no_error (error);
  return recovery;
}

static void
assert_date (SbDate date, const char *expected)
{
  g_autofree char *iso = sb_date_to_iso (date);

  g_assert_cmpstr (iso, ==, expected);
}

/* a has 600 of the 1,000 minutes that are needed, b 700. */
static SbBid *
make_pair (void)
{
  SbBid *bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 600);
  builder_add_supply (bid, "u2", "b", 700);
  builder_add_capacity (bid, "R1", 1000);

  return bid;
}

/* Two months' notice, ten weeks to find a locum: 300 minutes a week are missing for nine days. */
static void
test_gap (void)
{
  g_autoptr (SbBid) bid = make_pair ();
  g_autoptr (SbRecovery) recovery = NULL;
  g_autofree char *text = NULL;
  g_autofree char *notice = NULL;
  const SbCoverage *first;

  builder_get_info (bid)->locum_weeks = 10;
  builder_get_info (bid)->recruitment_months = 9;
  ((SbMember *) (gpointer) bid->rows[SB_TABLE_MEMBER]->data)[0].exit_notice_months = 2;
  builder_seal (bid);
  recovery = make_recovery (bid, sb_date_from_ymd (2027, 9, 1), (const guint[]){ 0 }, 1);

  assert_date (g_array_index (recovery->vacancies, SbVacancy, 0).notice, "2027-07-01");
  assert_date (g_array_index (recovery->vacancies, SbVacancy, 0).locum, "2027-09-09");
  assert_date (g_array_index (recovery->vacancies, SbVacancy, 0).recruit, "2028-04-01");
  assert_date (recovery->first_unsafe, "2027-09-01");
  assert_date (recovery->recovered, "2027-09-09");
  /* 8 days of 300 a week are 342.86 minutes. */
  g_assert_cmpint (recovery->minutes_lost, ==, 343);
  g_assert_cmpint (recovery->enough_notice_months, ==, 3);
  g_assert_cmpuint (recovery->curve->len, ==, 2);
  first = &g_array_index (recovery->curve, SbCoverage, 0);
  g_assert_cmpint (first->need, ==, 1000);
  g_assert_cmpint (first->missing, ==, 300);

  text = sb_recovery_describe (recovery, SB_LANGUAGE_EN);
  g_assert_cmpstr (text, ==,
                   "5.72 h in all are missing from 1 September 2027 until all places are filled on "
                   "9 September 2027.");
  notice = sb_recovery_describe_notice (recovery, SB_LANGUAGE_EN);
  g_assert_cmpstr (notice, ==, "With 3 months’ notice the place would be filled in time.");
}

/* With two fifths more, b gives 980: 20 minutes a week are missing; with half more, none. */
static void
test_overtime (void)
{
  static const gint64 shares[] = { 4000, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (SbBid) bid = make_pair ();
      g_autoptr (SbRecovery) recovery = NULL;
      const SbCoverage *first;

      builder_get_info (bid)->locum_weeks = 1;
      builder_get_info (bid)->overtime_bp = shares[i];
      builder_seal (bid);
      recovery = make_recovery (bid, SB_DATE_NONE, (const guint[]){ 0 }, 1);

      first = &g_array_index (recovery->curve, SbCoverage, 0);
      g_assert_cmpint (first->without_overtime, ==, 300);
      g_assert_cmpint (first->missing, ==, i == 0 ? 20 : 0);
      g_assert_cmpint (recovery->minutes_lost, ==, first->missing);
      assert_date (recovery->first_unsafe, i == 0 ? "2027-01-01" : NULL);
    }
}

/* Nobody knows how long it takes. */
static void
test_unknown (void)
{
  g_autoptr (SbBid) bid = make_pair ();
  g_autoptr (SbRecovery) recovery = NULL;
  g_autofree char *text = NULL;

  builder_seal (bid);
  recovery = make_recovery (bid, sb_date_from_ymd (2028, 12, 25), (const guint[]){ 1 }, 1);

  g_assert_cmpint (recovery->enough_notice_months, ==, SB_UNKNOWN);
  g_assert_cmpint (recovery->recovered, ==, SB_DATE_NONE);
  g_assert_cmpint (recovery->minutes_lost, ==, 400);
  g_assert_null (sb_recovery_describe_notice (recovery, SB_LANGUAGE_EN));
  text = sb_recovery_describe (recovery, SB_LANGUAGE_EN);
  g_assert_cmpstr (text, ==,
                   "Hours are missing from 25 December 2028 on. It is not known how long it takes "
                   "to fill the place; until the contract ends that makes 6.67 h.");
}

/* Whoever gives notice early enough leaves no gap. */
static void
test_in_time (void)
{
  g_autoptr (SbBid) bid = make_pair ();
  g_autoptr (SbRecovery) recovery = NULL;
  g_autofree char *text = NULL;

  builder_get_info (bid)->recruitment_months = 6;
  ((SbMember *) (gpointer) bid->rows[SB_TABLE_MEMBER]->data)[0].exit_notice_months = 6;
  builder_seal (bid);
  recovery = make_recovery (bid, SB_DATE_NONE, (const guint[]){ 0 }, 1);

  g_assert_cmpint (recovery->minutes_lost, ==, 0);
  assert_date (recovery->recovered, "2027-01-01");
  text = sb_recovery_describe (recovery, SB_LANGUAGE_EN);
  g_assert_cmpstr (text, ==,
                   "If the search begins with the notice, all places are filled in time.");
}

static void
assert_safe (gint64 locum_weeks, gint64 overtime_bp, gint64 promised, const char *expected)
{
  g_autoptr (SbBid) bid = make_pair ();
  g_autoptr (SbRecovery) recovery = NULL;
  g_autofree char *text = NULL;

  builder_get_info (bid)->locum_weeks = locum_weeks;
  builder_get_info (bid)->overtime_bp = overtime_bp;
  ((SbRequirement *) (gpointer) bid->rows[SB_TABLE_REQUIREMENT]->data)[0].minutes_per_week =
      promised;
  builder_seal (bid);
  recovery = make_recovery (bid, SB_DATE_NONE, (const guint[]){ 0 }, 1);
  text = sb_recovery_describe (recovery, SB_LANGUAGE_EN);
  g_assert_cmpstr (text, ==, expected);
}

/* Nothing is missing: because there are hours enough or because of overtime, until a day or without
 * an end. */
static void
test_safe (void)
{
  assert_safe (
      1, SB_UNKNOWN, 100,
      "The others have the hours until all places are filled on 8\u00a0January\u00a02027.");
  assert_safe (SB_UNKNOWN, SB_UNKNOWN, 100, "The others have the hours, however long it takes.");
  assert_safe (1, 5000, 1000,
               "The others manage by working overtime until all places are filled on "
               "8\u00a0January\u00a02027.");
  assert_safe (SB_UNKNOWN, 5000, 1000,
               "The others manage by working overtime, for as long as it takes.");
}

/* Every set of one and of two, or nothing once somebody has lost patience. */
static void
test_list (void)
{
  g_autoptr (SbBid) bid = make_pair ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_members;

  builder_seal (bid);
  n_members = bid->n_members;
  list = sb_recovery_list (bid, SB_DATE_NONE, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, n_members + n_members * (n_members - 1) / 2);

  g_cancellable_cancel (cancellable);
  none = sb_recovery_list (bid, SB_DATE_NONE, 2, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sb_recovery_free (NULL);
}

/* What nobody can compute with is named. */
static void
test_refused (void)
{
  g_autoptr (SbBid) bid = make_pair ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SbRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;

  ((SbSupply *) (gpointer) bid->rows[SB_TABLE_SUPPLY]->data)[0].minutes_per_week = -1;
  builder_seal (bid);
  list = sb_recovery_list (bid, SB_DATE_NONE, 2, NULL, &error);
  g_assert_null (list);
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&error);
  recovery = sb_recovery_new (bid, SB_DATE_NONE, (const guint[]){ 0 }, 1, &error);
  g_assert_null (recovery);
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
}

/* A walk, day by day. */
typedef struct
{
  const SbBid *bid;
  const Twin *twin;
  const SbRecovery *recovery;
  guint segment;
} Walk;

static SbDate
find_filled (const Walk *walk, guint member, SbDate at)
{
  const SbBidInfo *info = walk->bid->info;
  gint64 notice = walk->bid->members[member].exit_notice_months;
  SbDate begin = notice != SB_UNKNOWN ? sb_date_add_months (at, (int) -notice) : at;
  SbDate filled = SB_DATE_NONE;

  if (info->locum_weeks != SB_UNKNOWN)
    filled = begin + 7 * (SbDate) info->locum_weeks;
  if (info->recruitment_months != SB_UNKNOWN)
    {
      SbDate day = sb_date_add_months (begin, (int) info->recruitment_months);

      filled = filled == SB_DATE_NONE ? day : MIN (filled, day);
    }

  return filled;
}

/* @empty: whose places are; @leavers: who left, whether or not they have been replaced */
static gint64
count_missing (const Walk *walk, guint leavers, guint empty)
{
  gint64 capacity[32] = { 0 }, need[32] = { 0 };
  gint64 share = walk->bid->info->overtime_bp;
  gint64 sum = 0;

  for (guint s = 0; s < walk->bid->n_supplies; s++)
    {
      int member = sb_bid_find (walk->bid, SB_TABLE_MEMBER, walk->bid->supplies[s].member);

      if (empty >> member & 1)
        continue;
      capacity[s] = twin_get_available (walk->twin, walk->segment, s);
      if (empty != 0 && share != SB_UNKNOWN && !(leavers >> member & 1))
        capacity[s] += (gint64) ((double) capacity[s] * (double) share / 10000);
    }
  for (guint c = 0; c < twin_get_n_columns (walk->twin); c++)
    if (walk->bid->requirements[twin_get_column (walk->twin, c)].obligation == SB_OBLIGATION_SHALL)
      {
        need[c] = twin_get_need (walk->twin, walk->segment, c);
        sum += need[c];
      }

  return sum - twin_flow (walk->twin, capacity, need, (1u << twin_get_n_columns (walk->twin)) - 1);
}

static const SbCoverage *
find_coverage (const SbRecovery *recovery, SbDate day)
{
  for (guint i = 0; i < recovery->curve->len; i++)
    {
      const SbCoverage *coverage = &g_array_index (recovery->curve, SbCoverage, i);

      if (coverage->segment.from <= day && day < coverage->segment.to)
        return coverage;
    }

  g_assert_not_reached ();
}

static void
walk_through (Walk *walk, guint leavers, SbDate at)
{
  SbDate first_unsafe = SB_DATE_NONE;
  gint64 lost = 0;

  for (SbDate day = MAX (at, walk->bid->start); day < walk->bid->end; day++)
    {
      const SbCoverage *coverage = find_coverage (walk->recovery, day);
      guint empty = 0;
      gint64 missing;

      while (twin_get_to (walk->twin, walk->segment) <= day)
        walk->segment++;
      for (guint m = 0; m < walk->bid->n_members; m++)
        {
          SbDate filled = find_filled (walk, m, MAX (at, walk->bid->start));

          if (leavers >> m & 1 && (filled == SB_DATE_NONE || filled > day))
            empty |= 1u << m;
        }
      missing = count_missing (walk, leavers, empty);
      g_assert_cmpint (coverage->missing, ==, missing);
      g_assert_cmpint (coverage->without_overtime, ==,
                       twin_judge (walk->twin, walk->segment, empty).best);
      if (empty == 0 || missing == 0)
        continue;
      lost += missing;
      if (first_unsafe == SB_DATE_NONE)
        first_unsafe = day;
    }

  g_assert_cmpint (walk->recovery->minutes_lost, ==, (lost + 6) / 7);
  g_assert_cmpint (walk->recovery->first_unsafe, ==, first_unsafe);
}

static void
test_walks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? N_BIDS_LONG : N_BIDS;
  guint n_unsafe = 0, n_filled = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      SbDate at = random_bid_pick_date (rand, bid);
      guint leavers = (guint) g_rand_int_range (rand, 1, 1 << bid->n_members);
      g_autoptr (Twin) twin = twin_new (bid, SB_DATE_NONE, SB_DATE_NONE);
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (SbRecovery) recovery = NULL;
      Walk walk = { bid, twin, NULL, 0 };

      for (guint m = 0; m < bid->n_members; m++)
        if (leavers >> m & 1)
          g_array_append_val (members, m);
      recovery = make_recovery (bid, at, (const guint *) (gpointer) members->data, members->len);
      walk.recovery = recovery;
      walk_through (&walk, leavers, at);
      n_unsafe += recovery->first_unsafe != SB_DATE_NONE;
      n_filled += recovery->recovered != SB_DATE_NONE && recovery->recovered > recovery->at;
    }

  g_test_message ("%u bids; in %u something is missing, in %u places are filled after a while", n,
                  n_unsafe, n_filled);
  g_assert_cmpuint (n_unsafe, >, n / 10);
  g_assert_cmpuint (n_filled, >, n / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recovery/gap", test_gap);
  g_test_add_func ("/recovery/overtime", test_overtime);
  g_test_add_func ("/recovery/unknown", test_unknown);
  g_test_add_func ("/recovery/in-time", test_in_time);
  g_test_add_func ("/recovery/safe", test_safe);
  g_test_add_func ("/recovery/list", test_list);
  g_test_add_func ("/recovery/refused", test_refused);
  g_test_add_func ("/recovery/walks", test_walks);

  return g_test_run ();
}
