/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How bad exits are: a small case, then random bids, added up day by day with the slow twin and
 * ranked by counting who is worse. 300 bids in an ordinary run, 6,000 with SB_TEST_LONG=1.
 */

#include "config.h"

#include "bid-builder.h"
#include "random-bid.h"
#include "twin.h"

#define N_BIDS      300
#define N_BIDS_LONG 6000

static SbExits *
make_exits (SbBid *bid, SbDate at, guint max)
{
  g_autoptr (GError) error = NULL;
  SbExits *exits = sb_exits_new (bid, at, SB_DATE_NONE, max, NULL, &error);

  g_assert_no_error (error);
  return exits;
}

/* Of 1,000 minutes a week b gives 700 and a 300, and c does nothing: without b 100 a week are
 * missing, as b's place can be taken by 900; without a nothing is, once b gives what it has. */
static void
test_ranks (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (GArray) severities = NULL;
  g_autoptr (GArray) order = NULL;
  const SbSeverity *a, *b, *c;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_member (bid, "c");
  builder_add_supply (bid, "u1", "a", 900);
  builder_add_supply (bid, "u2", "b", 1000);
  builder_add_capacity (bid, "R1", 1000);
  builder_add_commitment (bid, "u1", "R1", 300);
  builder_add_commitment (bid, "u2", "R1", 700);
  builder_seal (bid);
  exits = make_exits (bid, sb_date_from_ymd (2028, 12, 22), 1);
  severities = sb_severity_list (exits);
  order = sb_severity_list_order (exits, severities);
  a = &g_array_index (severities, SbSeverity, 0);
  b = &g_array_index (severities, SbSeverity, 1);
  c = &g_array_index (severities, SbSeverity, 2);

  /* Ten days are left. */
  g_assert_cmpint (b->minutes_short, ==, 143);
  g_assert_cmpint (b->minutes_as_is, ==, 1000);
  g_assert_cmpint (b->share_short_bp, ==, 1000);
  g_assert_cmpint (b->days_until_short, ==, 0);
  g_assert_cmpuint (b->rank, ==, 1);
  g_assert_cmpint (a->minutes_short, ==, 0);
  g_assert_cmpint (a->minutes_as_is, ==, 429);
  g_assert_cmpint (a->days_until_short, ==, SB_UNKNOWN);
  g_assert_cmpuint (a->rank, ==, 2);
  g_assert_cmpint (c->minutes_as_is, ==, 0);
  g_assert_cmpuint (c->rank, ==, 3);
  g_assert_cmpuint (g_array_index (order, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (order, guint, 2), ==, 2);
}

/* Of two that lack as much, the one that lacks it sooner is worse. */
static void
test_sooner (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (GArray) severities = NULL;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 100);
  builder_add_supply (bid, "u2", "b", 100);
  builder_add_capacity (bid, "R1", 200);
  exits = make_exits (builder_seal (bid), SB_DATE_NONE, 2);
  ((SbExit *) exits->exits->pdata[0])->first_short++;
  severities = sb_severity_list (exits);

  g_assert_cmpint (g_array_index (severities, SbSeverity, 0).days_until_short, ==, 1);
  g_assert_cmpuint (g_array_index (severities, SbSeverity, 0).rank, ==, 2);
  g_assert_cmpuint (g_array_index (severities, SbSeverity, 1).rank, ==, 1);
  g_assert_cmpuint (g_array_index (severities, SbSeverity, 2).rank, ==, 1);
}

/* Minutes are added up in more than 64 bits, and end at the greatest number that a file holds. */
static void
test_limits (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (GArray) severities = NULL;
  const SbSeverity *only;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u1", "a", 100);
  builder_add_capacity (bid, "R1", 100);
  exits = make_exits (builder_seal (bid), SB_DATE_NONE, 1);
  ((SbExit *) exits->exits->pdata[0])->best[0] = G_MAXINT64 / 2;
  severities = sb_severity_list (exits);
  only = &g_array_index (severities, SbSeverity, 0);

  g_assert_cmpint (only->minutes_short, ==, G_MAXINT64);
  g_assert_cmpint (only->days_until_short, ==, 0);
  g_assert_cmpuint (only->rank, ==, 1);
}

static guint
get_leavers (const SbExit *exit)
{
  guint leavers = 0;

  for (guint i = 0; i < exit->members->len; i++)
    leavers |= 1u << g_array_index (exit->members, guint, i);

  return leavers;
}

static void
walk_through (const SbBid *bid, const SbExits *exits, const Twin *twin, const GArray *severities)
{
  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = exits->exits->pdata[i];
      const SbSeverity *severity = &g_array_index (severities, SbSeverity, i);
      gint64 lacking = 0, as_is = 0;
      SbDate first = SB_DATE_NONE;

      for (guint j = 0; j < twin_get_n_segments (twin); j++)
        {
          TwinFigures figures = twin_judge (twin, j, get_leavers (exit));

          for (SbDate day = twin_get_from (twin, j); day < twin_get_to (twin, j); day++)
            {
              lacking += figures.best;
              as_is += figures.as_is;
              if (figures.best > 0 && first == SB_DATE_NONE)
                first = day;
            }
        }
      g_assert_cmpint (severity->minutes_short, ==, (lacking + 6) / 7);
      g_assert_cmpint (severity->minutes_as_is, ==, (as_is + 6) / 7);
      if (first == SB_DATE_NONE)
        g_assert_cmpint (severity->days_until_short, ==, SB_UNKNOWN);
      else
        g_assert_cmpint (
            severity->days_until_short, ==,
            first - (exits->at != SB_DATE_NONE ? MAX (exits->at, bid->start) : bid->start));
    }
}

/* As one number after the other, the bigger the worse. */
static int
compare (const SbExit *a, const SbSeverity *x, const SbExit *b, const SbSeverity *y)
{
  const gint64 left[] = { a->verdict, a->answered, x->minutes_short,
                          x->days_until_short == SB_UNKNOWN ? -G_MAXINT64 : -x->days_until_short,
                          x->minutes_as_is };
  const gint64 right[] = { b->verdict, b->answered, y->minutes_short,
                           y->days_until_short == SB_UNKNOWN ? -G_MAXINT64 : -y->days_until_short,
                           y->minutes_as_is };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    if (left[i] != right[i])
      return left[i] > right[i] ? 1 : -1;

  return 0;
}

static void
count_worse (const SbExits *exits, const GArray *severities)
{
  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = exits->exits->pdata[i];
      const SbSeverity *severity = &g_array_index (severities, SbSeverity, i);
      guint rank = 1;

      for (guint j = 0; j < exits->exits->len; j++)
        {
          const SbExit *other = exits->exits->pdata[j];

          rank += other->members->len == exit->members->len &&
                  compare (other, &g_array_index (severities, SbSeverity, j), exit, severity) > 0;
        }
      g_assert_cmpuint (severity->rank, ==, rank);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? N_BIDS_LONG : N_BIDS;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      SbDate at = random_bid_pick_date (rand, bid);
      g_autoptr (Twin) twin = twin_new (bid, at, SB_DATE_NONE);
      g_autoptr (SbExits) exits = make_exits (bid, at, 3);
      g_autoptr (GArray) severities = sb_severity_list (exits);

      walk_through (bid, exits, twin, severities);
      count_worse (exits, severities);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/severity/ranks", test_ranks);
  g_test_add_func ("/severity/sooner", test_sooner);
  g_test_add_func ("/severity/limits", test_limits);
  g_test_add_func ("/severity/random", test_random);

  return g_test_run ();
}
