/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The steady split: small cases with reasons, then random ones against all splits that there are.
 * Whether a takeover succeeds is asked of every set of requirements one by one; no flow and no
 * solver decides here. 200 bids in an ordinary run, 6,000 with SB_TEST_LONG=1.
 */

#include "config.h"

#include "bid-builder.h"

#include <math.h>

#define N_BIDS       200
#define N_BIDS_LONG  6000
#define MAX_SUPPLIES 16
#define MAX_COLUMNS  4
#define MAX_MEMBERS  4
#define TOLERANCE    1e-9

/* A split of one segment, and what has been found of all of them. */
typedef struct
{
  const SbBid *bid;
  gint64 minutes[MAX_SUPPLIES][MAX_COLUMNS];
  gint64 left[MAX_SUPPLIES];
  gint64 given[MAX_COLUMNS];
  guint n_splits;
  guint fewest_lost;
  gint64 least_worst;
  double lowest;
} All;

static SbSplit *
make_split (SbBid *bid, SbSplitMethod method)
{
  g_autoptr (GError) error = NULL;
  SbSplit *split = sb_split_new (bid, method, NULL, &error);

  g_assert_no_error (error);
  return split;
}

static gboolean
is_of (const SbBid *bid, guint supply, guint member)
{
  return g_str_equal (bid->supplies[supply].member, bid->members[member].id);
}

static gboolean
is_eligible (const SbBid *bid, guint supply, guint column)
{
  const SbRequirement *requirement = &bid->requirements[column];
  g_auto (GStrv) professions =
      g_strsplit (requirement->test == SB_TEST_CAPACITY ? requirement->professions : "", " ", -1);

  return g_strv_contains ((const char *const *) professions, bid->supplies[supply].profession);
}

static gint64
get_need (const SbBid *bid, guint column)
{
  return bid->requirements[column].obligation == SB_OBLIGATION_SHALL ?
             bid->requirements[column].minutes_per_week :
             0;
}

static gint64
count_missing (const All *all, guint column, guint leaver)
{
  gint64 left = 0;

  for (guint s = 0; s < all->bid->n_supplies; s++)
    if (!is_of (all->bid, s, leaver))
      left += all->minutes[s][column];

  return MAX (0, get_need (all->bid, column) - left);
}

/* Hall's condition: for every set of requirements, those who can serve any of them have as much
 * free as is missing there. And as much in all as is needed there: minutes that are locked to a
 * supply that has not got them help nobody, the exit is short whatever is taken over. */
static gboolean
can_take_over (const All *all, guint leaver)
{
  for (guint set = 1; set < 1u << all->bid->n_requirements; set++)
    {
      gint64 missing = 0, free = 0, need = 0, capacity = 0;

      for (guint c = 0; c < all->bid->n_requirements; c++)
        if (set >> c & 1)
          {
            missing += count_missing (all, c, leaver);
            need += get_need (all->bid, c);
          }
      for (guint s = 0; s < all->bid->n_supplies; s++)
        {
          gboolean serves = FALSE;
          gint64 spare = all->bid->supplies[s].minutes_per_week;

          for (guint c = 0; c < all->bid->n_requirements; c++)
            {
              serves = serves || (set >> c & 1 && is_eligible (all->bid, s, c));
              spare -= all->minutes[s][c];
            }
          if (!serves || is_of (all->bid, s, leaver))
            continue;
          free += MAX (0, spare);
          capacity += all->bid->supplies[s].minutes_per_week;
        }
      if (missing > free || need > capacity)
        return FALSE;
    }

  return TRUE;
}

static guint
count_lost (const All *all)
{
  guint n = 0;

  for (guint m = 0; m < all->bid->n_members; m++)
    n += !can_take_over (all, m);

  return n;
}

static gint64
find_worst (const All *all)
{
  gint64 worst = 0;

  for (guint m = 0; m < all->bid->n_members; m++)
    {
      gint64 missing = 0;

      for (guint c = 0; c < all->bid->n_requirements; c++)
        missing += count_missing (all, c, m);
      worst = MAX (worst, missing);
    }

  return worst;
}

static double
find_highest (const All *all)
{
  double highest = 0;

  for (guint s = 0; s < all->bid->n_supplies; s++)
    {
      gint64 committed = 0;

      for (guint c = 0; c < all->bid->n_requirements; c++)
        committed += all->minutes[s][c];
      if (all->bid->supplies[s].minutes_per_week > 0)
        highest =
            MAX (highest, (double) committed / (double) all->bid->supplies[s].minutes_per_week);
    }

  return highest;
}

static void
judge (All *all)
{
  guint lost = count_lost (all);
  double highest;
  gint64 worst;

  all->n_splits++;
  if (lost > all->fewest_lost)
    return;
  highest = find_highest (all);
  if (lost == all->fewest_lost && highest > all->lowest)
    return;
  worst = find_worst (all);
  if (lost < all->fewest_lost || highest < all->lowest || worst < all->least_worst)
    {
      all->fewest_lost = lost;
      all->least_worst = worst;
      all->lowest = highest;
    }
}

/* All ways to give to each requirement from @column on, from the supplies from @supply on, what it
 * still gets. */
static void
try_all (All *all, guint column, guint supply)
{
  if (column == all->bid->n_requirements)
    judge (all);
  else if (supply == all->bid->n_supplies)
    {
      if (all->given[column] == 0)
        try_all (all, column + 1, 0);
    }
  else
    {
      gint64 most =
          is_eligible (all->bid, supply, column) ? MIN (all->left[supply], all->given[column]) : 0;

      for (gint64 minutes = 0; minutes <= most; minutes++)
        {
          all->minutes[supply][column] += minutes;
          all->left[supply] -= minutes;
          all->given[column] -= minutes;
          try_all (all, column, supply + 1);
          all->minutes[supply][column] -= minutes;
          all->left[supply] += minutes;
          all->given[column] += minutes;
        }
    }
}

/* The split that @split proposes; or, where only locked minutes are wanted, those, and what is to
 * be given beyond them. */
static void
read_split (All *all, const SbSplit *split, gboolean only_locked)
{
  const SbSplitSegment *segment = &split->segments[0];

  *all = (All){ .bid = split->bid, .fewest_lost = G_MAXUINT };
  for (guint s = 0; s < split->bid->n_supplies; s++)
    all->left[s] = split->bid->supplies[s].minutes_per_week;
  for (guint i = 0; i < segment->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, i);
      gint64 minutes = only_locked ? cell->locked_minutes_per_week : cell->minutes_per_week;

      all->minutes[cell->supply][cell->requirement] = minutes;
      all->left[cell->supply] -= minutes;
      all->given[cell->requirement] += cell->minutes_per_week - minutes;
    }
  for (guint s = 0; s < split->bid->n_supplies; s++)
    all->left[s] = MAX (0, all->left[s]);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
add_random_capacity (SbBid *bid, GRand *rand, guint column)
{
  static const char *const lists[] = { "gp", "gp nurse", "nurse", "gp nurse" };
  g_autofree char *id = g_strdup_printf ("R%u", column);
  SbRequirement *requirement =
      builder_add_capacity (bid, id, (gint64) g_rand_int_range (rand, 0, 6));

  set_text (&requirement->professions, lists[g_rand_int_range (rand, 0, G_N_ELEMENTS (lists))]);
  if (g_rand_int_range (rand, 0, 8) == 0)
    requirement->obligation = SB_OBLIGATION_SHOULD;
  if (g_rand_int_range (rand, 0, 6) == 0)
    builder_add_commitment (bid, "u0", id, (gint64) g_rand_int_range (rand, 0, 4))->locked =
        g_rand_int_range (rand, 0, 2);
}

static SbBid *
make_bid (GRand *rand)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  SbBid *bid = builder_new ();
  guint n_members = (guint) g_rand_int_range (rand, 2, MAX_MEMBERS + 1);
  guint n_supplies = (guint) g_rand_int_range (rand, 3, 6);
  guint n_columns = (guint) g_rand_int_range (rand, 1, 4);

  for (guint m = 0; m < n_members; m++)
    builder_add_member (bid, names[m]);
  for (guint s = 0; s < n_supplies; s++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", s);
      SbSupply *supply = builder_add_supply (bid, id, names[s % n_members],
                                             (gint64) g_rand_int_range (rand, 0, 10));

      if (g_rand_boolean (rand))
        set_text (&supply->profession, "nurse");
    }
  for (guint c = 0; c < n_columns; c++)
    add_random_capacity (bid, rand, c);

  return builder_seal (bid);
}

/* A supply that has promised more than it has, by locked minutes, is as loaded in every split. */
static void
compare_with_all (SbBid *bid, guint *n_splits, guint *n_better)
{
  g_autoptr (SbSplit) split = make_split (bid, SB_SPLIT_STEADY);
  g_autoptr (SbSplit) balanced = make_split (bid, SB_SPLIT_BALANCED);
  All own, other, all;

  read_split (&own, split, FALSE);
  read_split (&other, balanced, FALSE);
  read_split (&all, split, TRUE);
  try_all (&all, 0, 0);

  g_assert_cmpuint (all.n_splits, >, 0);
  g_assert_cmpuint (count_lost (&own), ==, all.fewest_lost);
  g_assert_cmpint (find_worst (&own), ==, all.least_worst);
  g_assert_true (fabs (find_highest (&own) - all.lowest) < TOLERANCE);
  *n_splits += all.n_splits;
  *n_better += all.fewest_lost < count_lost (&other) || all.least_worst < find_worst (&other);
}

static void
test_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? N_BIDS_LONG : N_BIDS;
  guint n_splits = 0, n_better = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = make_bid (rand);

      compare_with_all (bid, &n_splits, &n_better);
    }

  g_test_message ("%u bids with %u splits; %u of them are steadier than balanced", n, n_splits,
                  n_better);
  g_assert_cmpuint (n_better, >, n / 100);
}

/* Balanced, the GPs help the nurses, and then not every GP has room for what the other one does
 * alone. Steady, the nurses do their own work, and any one of the four can leave. */
static void
test_reserve (void)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) balanced = NULL;
  g_autoptr (SbSplit) steady = NULL;
  All figures;

  for (guint m = 0; m < G_N_ELEMENTS (names); m++)
    {
      builder_add_member (bid, names[m]);
      set_text (&builder_add_supply (bid, names[m], names[m], 1000)->profession,
                m < 2 ? "gp" : "nurse");
    }
  builder_add_capacity (bid, "R1", 1000);
  set_text (&builder_add_capacity (bid, "R2", 1300)->professions, "gp nurse");
  builder_seal (bid);

  balanced = make_split (bid, SB_SPLIT_BALANCED);
  read_split (&figures, balanced, FALSE);
  g_assert_cmpuint (count_lost (&figures), >, 0);

  steady = make_split (bid, SB_SPLIT_STEADY);
  read_split (&figures, steady, FALSE);
  g_assert_cmpuint (count_lost (&figures), ==, 0);
  for (guint s = 0; s < G_N_ELEMENTS (names); s++)
    g_assert_cmpint (steady->segments[0].committed[s], ==, s < 2 ? 500 : 650);
}

/* In every split of this bid the exit of b, c or d cannot be answered by takeover, although each of
 * them could be for itself. */
static SbBid *
make_dilemma (void)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  static const char *const professions[] = { "midwife", "nurse", "gp", "nurse" };
  static const gint64 minutes[] = { 200, 300, 200, 300 };
  SbBid *bid = builder_new ();

  for (guint m = 0; m < G_N_ELEMENTS (names); m++)
    {
      builder_add_member (bid, names[m]);
      set_text (&builder_add_supply (bid, names[m], names[m], minutes[m])->profession,
                professions[m]);
    }
  set_text (&builder_add_capacity (bid, "R1", 100)->professions, "gp midwife");
  set_text (&builder_add_capacity (bid, "R2", 200)->professions, "midwife nurse");
  set_text (&builder_add_capacity (bid, "R3", 300)->professions, "nurse");

  return bid;
}

static gboolean
is_lost (const SbSplit *split, guint segment, guint leaver)
{
  All all = { .bid = split->bid };

  for (guint i = 0; i < split->segments[segment].cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (split->segments[segment].cells, SbSplitCell, i);

      all.minutes[cell->supply][cell->requirement] = cell->minutes_per_week;
    }

  return !can_take_over (&all, leaver);
}

/* If one exit breaks the bid anyway, the others are not given up for its sake. */
static void
test_stakes (void)
{
  static const char *const names[] = { "a", "b", "c", "d" };

  for (guint lead = 1; lead < G_N_ELEMENTS (names); lead++)
    {
      g_autoptr (SbBid) bid = make_dilemma ();
      g_autoptr (SbSplit) split = NULL;

      set_text (&builder_get_info (bid)->lead, names[lead]);
      builder_add_declaration (bid, "L", SB_FULFILMENT_LEAD);
      builder_add_answer (bid, "L", names[lead], SB_STATUS_MET);
      builder_seal (bid);
      split = make_split (bid, SB_SPLIT_STEADY);

      for (guint m = 0; m < G_N_ELEMENTS (names); m++)
        g_assert_cmpint (is_lost (split, 0, m), ==, m == lead);
    }
}

/* What is given up once is given up again, rather than something else. */
static void
test_segments (void)
{
  g_autoptr (SbBid) bid = make_dilemma ();
  g_autoptr (SbSplit) split = NULL;
  guint n_lost = 0;

  for (int month = 1; month < 12; month++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", month);
      SbSupply *supply = builder_add_supply (bid, id, "a", 0);

      set_text (&supply->profession, "podiatrist");
      supply->from = sb_date_from_ymd (2028, month, 1);
    }
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_STEADY);

  g_assert_cmpuint (split->n_segments, ==, 12);
  for (guint m = 0; m < bid->n_members; m++)
    {
      n_lost += is_lost (split, 0, m);
      for (guint i = 1; i < split->n_segments; i++)
        g_assert_cmpint (is_lost (split, i, m), ==, is_lost (split, 0, m));
    }
  g_assert_cmpuint (n_lost, ==, 1);
}

/* u3 has locked far more than it has, so that no workload is higher in any split; then what the
 * worst exit leaves is the next to count, as if u3 were not there. */
static void
test_overcommitted (void)
{
  const gint64 million = 1000000, locked = 18446744074;
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 1000 * million);
  builder_add_supply (bid, "u2", "b", 400 * million);
  set_text (&builder_add_supply (bid, "u3", "b", 1)->profession, "podiatrist");
  builder_add_capacity (bid, "R1", 1200 * million);
  set_text (&builder_add_capacity (bid, "R2", 0)->professions, "podiatrist");
  for (guint i = 0; i < 20; i++)
    builder_add_commitment (bid, "u3", "R2", locked / 20 + (i < locked % 20))->locked = 1;
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_STEADY);

  g_assert_cmpint (split->segments[0].committed[2], ==, locked);
  g_assert_cmpint (split->segments[0].committed[0], ==, 800 * million);
  g_assert_cmpint (split->segments[0].committed[1], ==, 400 * million);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/steady/reserve", test_reserve);
  g_test_add_func ("/steady/stakes", test_stakes);
  g_test_add_func ("/steady/segments", test_segments);
  g_test_add_func ("/steady/overcommitted", test_overcommitted);
  g_test_add_func ("/steady/all", test_all);

  return g_test_run ();
}
