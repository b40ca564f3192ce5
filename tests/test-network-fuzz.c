/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The network builder under attack: bids that no document holds (tests/hostile-bid.c), through all
 * that computes with them. Whatever comes, a bid is refused with one sentence that names the row,
 * or every figure that comes back agrees with those that were entered (tests/figures.c). Views that
 * must show something show it in both cases. The seed is fixed; SB_TEST_LONG=1 makes it fifty times
 * as long.
 */

#include "config.h"

#include "figures.h"
#include "hostile-bid.h"

#include <math.h>
#include <string.h>

#define SEED     20270301
#define N_BIDS   600
#define N_WIDE   1
#define N_LONG   1
#define MAX_DAYS 20

#define ALL_METHODS ((1u << SB_SPLIT_N_METHODS) - 1)

typedef struct
{
  guint n_unsealed;
  guint n_refused;
  guint n_computed;
  guint n_rows;
} Tally;

static guint
get_rounds (guint normal)
{
  return g_strcmp0 (g_getenv ("SB_TEST_LONG"), "1") == 0 ? normal * 50 : normal;
}

/* One sentence. */
static void
check_error (const GError *error, const char *name)
{
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
  if (name != NULL)
    g_assert_nonnull (strstr (error->message, name));
}

static void
check_sentence (char *sentence)
{
  g_assert_nonnull (sentence);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  g_assert_cmpuint (strlen (sentence), >, 0);
  g_free (sentence);
}

/* By supply, or by requirement, what is left beside locked minutes. */
static gint64 *
list_room (const Day *day, gboolean of_supplies)
{
  const SbBid *bid = day->figures->bid;
  guint n = of_supplies ? bid->n_supplies : bid->n_requirements;
  gint64 *room = g_memdup2 (of_supplies ? day->available : day->need, (n + 1) * sizeof (gint64));

  for (guint s = 0; s < bid->n_supplies; s++)
    for (guint r = 0; r < bid->n_requirements; r++)
      room[of_supplies ? s : r] -= day->locked[figures_place (day->figures, s, r)];
  for (guint i = 0; i < n; i++)
    room[i] = MAX (0, room[i]);

  return room;
}

/* Each pair once and in order, nothing negative, locked minutes as they are; sums agree. */
static void
check_cells (const Day *day, const SbSplitSegment *segment)
{
  const SbBid *bid = day->figures->bid;
  g_autofree gint64 *committed = g_new0 (gint64, bid->n_supplies + 1);
  g_autofree gint64 *given = g_new0 (gint64, bid->n_requirements + 1);
  gsize n_locked = 0, n_listed = 0, before = 0;

  for (guint i = 0; i < segment->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, i);
      gsize place = figures_place (day->figures, cell->supply, cell->requirement);
      gsize order = (gsize) cell->requirement * bid->n_supplies + cell->supply + 1;

      g_assert_cmpuint (order, >, before);
      before = order;
      g_assert_true (day->figures->eligible[place]);
      g_assert_cmpint (cell->minutes_per_week, >, 0);
      g_assert_cmpint (cell->minutes_per_week, >=, cell->locked_minutes_per_week);
      g_assert_cmpint (cell->locked_minutes_per_week, ==, day->locked[place]);
      n_listed += day->locked[place] > 0;
      committed[cell->supply] += cell->minutes_per_week;
      given[cell->requirement] += cell->minutes_per_week;
    }
  for (gsize i = 0; i < (gsize) bid->n_supplies * bid->n_requirements; i++)
    n_locked += day->locked[i] > 0;
  g_assert_cmpuint (n_listed, ==, n_locked);

  for (guint s = 0; s < bid->n_supplies; s++)
    {
      g_assert_cmpint (segment->committed[s], ==, committed[s]);
      g_assert_cmpint (segment->available[s], ==, day->available[s]);
    }
  for (guint r = 0; r < bid->n_requirements; r++)
    {
      g_assert_cmpint (segment->given[r], ==, given[r]);
      g_assert_cmpint (segment->need[r], ==, day->need[r]);
    }
}

static void
check_bottleneck (const Day *day, const SbSplit *split, guint position)
{
  const SbBottleneck *bottleneck = split->segments[position].bottleneck;
  gint64 need = 0, gives = 0;

  if (bottleneck == NULL)
    return;

  g_assert_false (split->feasible);
  for (guint i = 0; i < bottleneck->requirements->len; i++)
    need += day->need[g_array_index (bottleneck->requirements, guint, i)];
  for (guint i = 0; i < bottleneck->supplies->len; i++)
    gives += day->available[g_array_index (bottleneck->supplies, guint, i)];
  g_assert_cmpint (bottleneck->need, ==, need);
  g_assert_cmpint (bottleneck->gives, ==, gives);
  g_assert_cmpint (need, >, gives);
  check_sentence (sb_split_describe_bottleneck (split, position, SB_LANGUAGE_SV));
}

/* Segments follow one another through the whole contract. */
static void
check_segments (const SbSplit *split)
{
  SbDate date = split->bid->start;

  for (guint i = 0; i < split->n_segments; i++)
    {
      g_assert_cmpint (split->segments[i].segment.from, ==, date);
      g_assert_cmpint (split->segments[i].segment.to, >, date);
      date = split->segments[i].segment.to;
    }
  g_assert_cmpint (date, ==, split->bid->end);
}

static void
check_current (const Figures *figures)
{
  g_autoptr (SbSplit) split = sb_split_new_current ((SbBid *) figures->bid);

  check_segments (split);
  for (guint i = 0; i < split->n_segments; i++)
    {
      g_autoptr (Day) day = day_new (figures, split->segments[i].segment.from);

      check_cells (day, &split->segments[i]);
      check_bottleneck (day, split, i);
      for (guint j = 0; j < split->segments[i].cells->len; j++)
        {
          const SbSplitCell *cell = &g_array_index (split->segments[i].cells, SbSplitCell, j);

          g_assert_cmpint (cell->minutes_per_week, ==,
                           day->counting[figures_place (figures, cell->supply, cell->requirement)]);
        }
      for (guint s = 0; s < figures->bid->n_supplies; s++)
        g_assert_cmpint (split->segments[i].committed[s], ==, day->committed[s]);
    }
}

/* What the method gives itself: no more than what locked minutes leave of supplies and needs, and
 * as much as can be given, to `shall` requirements and to all. */
static void
check_proposal (const Day *day, const SbSplitSegment *segment)
{
  const SbBid *bid = day->figures->bid;
  g_autofree gint64 *capacity = list_room (day, TRUE);
  g_autofree gint64 *need = list_room (day, FALSE);
  g_autofree gint64 *used = g_new0 (gint64, bid->n_supplies + 1);
  g_autofree gint64 *met = g_new0 (gint64, bid->n_requirements + 1);
  gint64 all = 0, shall = 0, needed = 0;

  for (guint i = 0; i < segment->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, i);
      gint64 own = cell->minutes_per_week - cell->locked_minutes_per_week;

      used[cell->supply] += own;
      met[cell->requirement] += own;
      all += own;
      if (bid->requirements[cell->requirement].obligation == SB_OBLIGATION_SHALL)
        shall += own;
    }
  for (guint s = 0; s < bid->n_supplies; s++)
    g_assert_cmpint (used[s], <=, capacity[s]);
  for (guint r = 0; r < bid->n_requirements; r++)
    g_assert_cmpint (met[r], <=, need[r]);
  if (!figures_can_be_judged (day->figures))
    return;

  g_assert_cmpint (shall, ==, day_flow (day, capacity, need, TRUE));
  g_assert_cmpint (all, ==, day_flow (day, capacity, need, FALSE));
  for (guint r = 0; r < bid->n_requirements; r++)
    needed += day->need[r];
  g_assert_cmpint (segment->bottleneck == NULL, ==,
                   day_flow (day, day->available, day->need, FALSE) == needed);
}

/* Stored, the proposal is what counts; unless the rows together have become too much. */
static void
check_stored (const SbSplit *split)
{
  g_autoptr (SbBid) bid = sb_split_build_bid (split);
  g_autoptr (Figures) figures = figures_new (bid);

  for (guint i = 0; i < split->n_segments && i < MAX_DAYS && figures->culprit == NULL; i++)
    {
      const SbSplitSegment *segment = &split->segments[i];
      g_autoptr (Day) day = day_new (figures, segment->segment.from);
      gint64 sum = 0;

      for (guint j = 0; j < segment->cells->len; j++)
        {
          const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, j);

          sum += cell->minutes_per_week;
          g_assert_cmpint (day->counting[figures_place (figures, cell->supply, cell->requirement)],
                           ==, cell->minutes_per_week);
        }
      for (guint s = 0; s < bid->n_supplies; s++)
        sum -= day->committed[s];
      g_assert_cmpint (sum, ==, 0);
    }
}

static void
check_split (const Figures *figures, SbSplitMethod method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbSplit) split = sb_split_new ((SbBid *) figures->bid, method, NULL, &error);
  gboolean feasible = TRUE;

  g_assert_no_error (error);
  check_segments (split);
  for (guint i = 0; i < split->n_segments; i++)
    {
      g_autoptr (Day) day = day_new (figures, split->segments[i].segment.from);

      check_cells (day, &split->segments[i]);
      check_bottleneck (day, split, i);
      check_proposal (day, &split->segments[i]);
      feasible = feasible && split->segments[i].bottleneck == NULL;
    }
  g_assert_cmpint (split->feasible, ==, feasible);
  check_stored (split);
}

static guint
get_everybody (const SbBid *bid)
{
  return (guint) ((G_GUINT64_CONSTANT (1) << bid->n_members) - 1);
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
check_gaps (const SbExit *exit, guint segment)
{
  gint64 as_is = 0, best = 0;

  for (guint i = 0; i < exit->gaps->len; i++)
    {
      const SbGap *gap = &g_array_index (exit->gaps, SbGap, i);

      if (gap->segment != segment)
        continue;
      g_assert_cmpint (gap->left, >=, 0);
      g_assert_cmpint (gap->left, <, gap->need);
      g_assert_cmpint (gap->best_gap, >=, 0);
      as_is += gap->need - gap->left;
      best += gap->best_gap;
    }
  g_assert_cmpint (as_is, ==, exit->as_is[segment]);
  /* Where more is promised than there is, what is missing after the best split may be missing from
   * what lacks nothing as it is. */
  g_assert_cmpint (best, <=, exit->best[segment]);
}

/* @remedies: (nullable): for the same leavers */
static void
check_exit (const Figures *figures,
            const SbExits *exits,
            const SbExit *exit,
            const SbRemedies *remedies)
{
  guint group = get_everybody (figures->bid) & ~get_set (exit->members);

  for (guint i = 0; i < exits->segments->len; i++)
    {
      SbDate date = g_array_index (exits->segments, SbSegment, i).from;
      gint64 extra = 0;

      g_assert_cmpint (exit->takeover[i], >=, 0);
      g_assert_cmpint (exit->takeover[i], <=, exit->as_is[i]);
      g_assert_cmpint (exit->best[i], >=, 0);
      check_gaps (exit, i);
      if (i < MAX_DAYS && figures_can_be_judged (figures))
        {
          g_autoptr (Day) day = day_new (figures, date);
          DayVerdict verdict = day_judge (day, group);

          g_assert_cmpint (exit->as_is[i], ==, verdict.as_is);
          g_assert_cmpint (exit->takeover[i], ==, verdict.takeover);
          g_assert_cmpint (exit->best[i], ==, verdict.best);
        }
      for (guint j = 0; remedies != NULL && j < remedies->extra->len; j++)
        {
          const SbExtra *line = &g_array_index (remedies->extra, SbExtra, j);

          if (line->from <= date && date < line->to)
            extra += line->minutes_per_week;
        }
      if (remedies != NULL)
        g_assert_cmpint (extra, ==, exit->best[i]);
    }
  if (figures->bid->n_members < 32)
    g_assert_cmpint (exit->broken->len == 0, ==, figures_stands (figures, group));
  check_sentence (sb_exit_describe (exits, exit, SB_LANGUAGE_EN));
}

/* Whether a group has the capacity in every segment, and breaks nothing else. */
static gboolean
carries (const Figures *figures, const GArray *segments, guint group)
{
  gboolean result = figures_stands (figures, group);

  for (guint i = 0; i < segments->len && result; i++)
    {
      g_autoptr (Day) day = day_new (figures, g_array_index (segments, SbSegment, i).from);

      result = day_judge (day, group).best == 0;
    }

  return result;
}

/* Every set that is listed is one; no other one is minimal. */
static void
check_minimal (const Figures *figures, const SbExits *exits)
{
  guint all = get_everybody (figures->bid), n_critical = 0, n_sufficient = 0;
  g_autofree gboolean *is_good = g_new (gboolean, (gsize) all + 1);

  for (guint group = 0; group <= all; group++)
    is_good[group] = carries (figures, exits->segments, group);
  for (guint group = 0; group <= all; group++)
    {
      gboolean critical = !is_good[all & ~group], sufficient = group != 0 && is_good[group];

      for (guint part = 0; part < group; part++)
        if ((part & ~group) == 0)
          {
            critical = critical && is_good[all & ~part];
            sufficient = sufficient && (part == 0 || !is_good[part]);
          }
      n_critical += critical;
      n_sufficient += sufficient;
    }
  g_assert_cmpuint (exits->minimal_critical->len, ==, n_critical);
  g_assert_cmpuint (exits->minimal_sufficient->len, ==, n_sufficient);
  for (guint i = 0; i < n_critical; i++)
    g_assert_false (is_good[all & ~get_set (exits->minimal_critical->pdata[i])]);
  for (guint i = 0; i < n_sufficient; i++)
    g_assert_true (is_good[get_set (exits->minimal_sufficient->pdata[i])]);
}

static SbDate
pick_date (const SbBid *bid, GRand *rand)
{
  const SbDate dates[] = {
    SB_DATE_NONE, SB_DATE_NONE, bid->start,    bid->end, bid->start + 1, bid->end - 1, 1,
    G_MAXINT32,   -1,           bid->start + 9
  };

  return dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))];
}

static void
check_exits (const Figures *figures, GRand *rand)
{
  SbBid *bid = (SbBid *) figures->bid;
  g_autoptr (GError) error = NULL;
  SbDate at = pick_date (bid, rand), until = pick_date (bid, rand);
  g_autoptr (SbExits) exits = sb_exits_new (bid, at, until, 2, NULL, &error);
  g_autoptr (GPtrArray) remedies = NULL;

  g_assert_no_error (error);
  remedies = sb_remedies_list (bid, at, until, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remedies->len, ==, exits->exits->len);
  check_exit (figures, exits, exits->base, NULL);
  for (guint i = 0; i < exits->exits->len; i++)
    check_exit (figures, exits, exits->exits->pdata[i], remedies->pdata[i]);

  if (bid->n_members <= 6 && figures_can_be_judged (figures) && exits->segments->len <= MAX_DAYS)
    check_minimal (figures, exits);
  g_assert_cmpint (exits->minimal_critical == NULL, ==, bid->n_members > SB_EXITS_MINIMAL_MEMBERS);
}

/* Any set at all, refused or not. */
static void
check_exit_of_any (const Figures *figures, GRand *rand)
{
  SbBid *bid = (SbBid *) figures->bid;
  guint members[32], n = 0;
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (SbRemedies) remedies = NULL;

  for (guint m = 0; m < bid->n_members; m++)
    if (g_rand_boolean (rand))
      members[n++] = m;
  exits = sb_exits_new_for_set (bid, pick_date (bid, rand), pick_date (bid, rand), members, n);
  remedies = sb_remedies_new_for_exit (exits, exits->exits->pdata[0]);
  check_exit (figures, exits, exits->exits->pdata[0], remedies);
  for (guint i = 0; i < remedies->extra->len; i++)
    check_sentence (
        sb_extra_describe (&g_array_index (remedies->extra, SbExtra, i), SB_LANGUAGE_SV));
}

/* Nothing stops a group that carries the bid, and something every other one. */
static void
check_alone (const Figures *figures)
{
  SbBid *bid = (SbBid *) figures->bid;
  g_autoptr (GArray) segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = sb_alone_list (bid, 2, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const SbAlone *alone = list->pdata[i];

      for (guint j = 0; j < alone->stops->len; j++)
        g_assert_cmpint (bid->requirements[g_array_index (alone->stops, guint, j)].obligation, ==,
                         SB_OBLIGATION_SHALL);
      if (figures_can_be_judged (figures) && segments->len <= MAX_DAYS)
        g_assert_cmpint (alone->stops->len == 0, ==,
                         carries (figures, segments, get_set (alone->members)));
    }
}

/* The sum over all groups, each with its own probability. */
static void
check_point (const Figures *figures, const SbProbabilityPoint *point)
{
  const SbBid *bid = figures->bid;
  g_autoptr (Day) day = day_new (figures, point->date);
  double sum = 0, minutes = 0;

  for (guint group = 0; group <= get_everybody (bid); group++)
    {
      gint64 best = day_judge (day, group).best;
      double probability = 1;

      for (guint m = 0; m < bid->n_members; m++)
        {
          double stays = sb_probability_of_staying (bid, m, point->date);

          probability *= group >> m & 1 ? stays : 1 - stays;
        }
      if (group != 0 && best == 0 && figures_stands (figures, group))
        sum += probability;
      minutes += probability * (double) best;
    }
  g_assert_true (fabs (point->carries - sum) < 1e-9);
  g_assert_true (fabs (point->minutes_short - minutes) < 1e-9 * MAX (1, minutes));
}

static void
check_probability (const Figures *figures)
{
  SbBid *bid = (SbBid *) figures->bid;
  g_autoptr (GError) error = NULL;
  g_autoptr (SbProbability) probability = sb_probability_new (bid, NULL, &error);

  if (bid->n_members > SB_PROBABILITY_MEMBERS)
    {
      check_error (error, NULL);
      return;
    }
  g_assert_no_error (error);
  for (guint i = 0; i < probability->points->len; i++)
    {
      const SbProbabilityPoint *point = &g_array_index (probability->points, SbProbabilityPoint, i);

      g_assert_cmpint (point->date, >=, bid->start);
      g_assert_cmpint (point->date, <, bid->end);
      g_assert_true (point->carries >= 0 && point->carries <= 1 + 1e-9);
      if (i < MAX_DAYS && bid->n_members <= 6 && figures_can_be_judged (figures))
        check_point (figures, point);
    }
  for (guint m = 0; m < bid->n_members; m++)
    g_assert_true (fabs (probability->shapley[m]) <= 1 + 1e-9 &&
                   fabs (probability->banzhaf[m]) <= 1 + 1e-9);
}

static void
assert_refused (GError **error, const char *culprit)
{
  check_error (*error, culprit);
  g_clear_error (error);
}

static void
check_refused (const Figures *figures)
{
  SbBid *bid = (SbBid *) figures->bid;
  g_autoptr (GError) error = NULL;

  for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
    {
      g_assert_null (sb_split_new (bid, method, NULL, &error));
      assert_refused (&error, figures->culprit);
    }
  g_assert_null (sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 2, NULL, &error));
  assert_refused (&error, figures->culprit);
  g_assert_null (sb_remedies_new (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0, &error));
  assert_refused (&error, figures->culprit);
  g_assert_null (sb_remedies_list (bid, SB_DATE_NONE, SB_DATE_NONE, 2, NULL, &error));
  assert_refused (&error, figures->culprit);
  g_assert_null (sb_alone_list (bid, 2, NULL, &error));
  assert_refused (&error, figures->culprit);
  g_assert_null (sb_probability_new (bid, NULL, &error));
  assert_refused (&error, bid->n_members > SB_PROBABILITY_MEMBERS ? NULL : figures->culprit);
}

/* @methods: bit i is method i */
static void
check_bid (SbBid *bid, guint methods, GRand *rand, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Figures) figures = NULL;

  if (!sb_bid_seal (bid, &error))
    {
      check_error (error, NULL);
      tally->n_unsealed++;
      return;
    }

  tally->n_rows += bid->n_supplies + bid->n_requirements + bid->n_commitments;
  figures = figures_new (bid);
  check_current (figures);
  check_exit_of_any (figures, rand);
  if (figures->culprit != NULL)
    {
      check_refused (figures);
      tally->n_refused++;
      return;
    }

  for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
    if (methods >> method & 1)
      check_split (figures, method);
  check_exits (figures, rand);
  check_alone (figures);
  check_probability (figures);
  tally->n_computed++;
}

static void
report (const Tally *tally)
{
  g_test_message ("seed %d: %u bids of %u rows computed with, %u refused, %u not sealed", SEED,
                  tally->n_computed, tally->n_rows, tally->n_refused, tally->n_unsealed);
  g_assert_cmpuint (tally->n_computed, >, 0);
}

static void
test_small (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Tally tally = { 0 };

  for (guint i = 0; i < get_rounds (N_BIDS); i++)
    {
      g_autoptr (SbBid) bid = hostile_bid_new (rand);

      check_bid (bid, ALL_METHODS, rand, &tally);
    }
  report (&tally);
  g_assert_cmpuint (tally.n_refused, >, 0);
}

/* Thousands of rows. The steady split asks an integer program, which is too slow for so many. */
static void
test_wide (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Tally tally = { 0 };

  for (guint i = 0; i < get_rounds (N_WIDE); i++)
    {
      g_autoptr (SbBid) bid = hostile_bid_new_wide (rand, 600);

      check_bid (bid, ALL_METHODS & ~(1u << SB_SPLIT_STEADY), rand, &tally);
    }
  report (&tally);
}

/* Thousands of segments. */
static void
test_long (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Tally tally = { 0 };

  for (guint i = 0; i < get_rounds (N_LONG); i++)
    {
      g_autoptr (SbBid) bid = hostile_bid_new_long (rand, 3000);

      check_bid (bid, ALL_METHODS, rand, &tally);
    }
  report (&tally);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network-fuzz/small", test_small);
  g_test_add_func ("/network-fuzz/wide", test_wide);
  g_test_add_func ("/network-fuzz/long", test_long);

  return g_test_run ();
}
