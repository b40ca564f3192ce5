/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The engine against its slow twin on random bids: everything that both can say must be the same,
 * and what is a choice (who gives what) must have the properties that were promised. 2,000 bids in
 * an ordinary run, 20,000 with SB_TEST_LONG=1; GLib's --seed repeats a run.
 */

#include "config.h"

#include "random-bid.h"
#include "twin.h"

#include <string.h>

#define N_BIDS      2000
#define N_BIDS_LONG 20000

/* How often each kind of test was judged for each of those who may have to meet it, and how often
 * it failed (for capacity, where there is more than yes and no, never). */
typedef struct
{
  guint n[SB_FULFILMENT_LEAD + 1][SB_TEST_DISTANCE + 1];
  guint n_failed[SB_FULFILMENT_LEAD + 1][SB_TEST_DISTANCE + 1];
} Tally;

typedef struct
{
  SbBid *bid;
  Twin *twin;
  Tally *tally;
  guint shall;
  guint all;
} Pair;

static guint
get_n_bids (void)
{
  return g_getenv ("SB_TEST_LONG") != NULL ? N_BIDS_LONG : N_BIDS;
}

/* Sets of positions as numbers, in which bit i is position i. */
static guint
get_set (const GArray *positions)
{
  guint set = 0;

  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      /* Ascending, each once. */
      g_assert_cmpuint (set >> position, ==, 0);
      set |= 1u << position;
    }

  return set;
}

/* Element by element as ids, a prefix first. */
static int
compare_sets (const SbBid *bid, guint a, guint b)
{
  for (;;)
    {
      guint i = 0, j = 0;
      int order;

      if (a == 0 || b == 0)
        return (a != 0) - (b != 0);
      while (!(a >> i & 1))
        i++;
      while (!(b >> j & 1))
        j++;
      order = strcmp (bid->members[i].id, bid->members[j].id);
      if (order != 0)
        return order;
      a &= ~(1u << i);
      b &= ~(1u << j);
    }
}

static guint
count_bits (guint set)
{
  guint n = 0;

  for (; set != 0; set >>= 1)
    n += set & 1;

  return n;
}

static void
compare_segments (const Pair *pair, const GArray *segments)
{
  g_assert_cmpuint (segments->len, ==, twin_get_n_segments (pair->twin));
  for (guint i = 0; i < segments->len; i++)
    {
      const SbSegment *segment = &g_array_index (segments, SbSegment, i);

      g_assert_cmpint (segment->from, ==, twin_get_from (pair->twin, i));
      g_assert_cmpint (segment->to, ==, twin_get_to (pair->twin, i));
    }
}

static void
compare_broken (const Pair *pair, const SbExit *exit, guint leavers)
{
  const SbBid *bid = pair->bid;
  guint broken = get_set (exit->broken);
  gboolean all_left = (~leavers & ((1u << bid->n_members) - 1)) == 0;

  for (guint r = 0; r < bid->n_requirements; r++)
    {
      const SbRequirement *requirement = &bid->requirements[r];
      gboolean shall = requirement->obligation == SB_OBLIGATION_SHALL;
      gboolean fails =
          shall && requirement->test != SB_TEST_CAPACITY && !twin_holds (pair->twin, r, ~leavers);

      g_assert_cmpint (broken >> r & 1, ==, fails);
      /* What holds for nobody holds for no reason of its own. */
      if (shall && !all_left)
        {
          pair->tally->n[requirement->fulfilment][requirement->test]++;
          pair->tally->n_failed[requirement->fulfilment][requirement->test] += fails;
        }
    }
}

static void
compare_gaps (const Pair *pair, const SbExit *exit)
{
  gint64 sum[64] = { 0 }, best[64] = { 0 };

  for (guint i = 0; i < exit->gaps->len; i++)
    {
      const SbGap *gap = &g_array_index (exit->gaps, SbGap, i);

      g_assert_cmpint (gap->left, <, gap->need);
      g_assert_cmpint (gap->best_gap, <=, gap->need);
      sum[gap->segment] += gap->need - gap->left;
      best[gap->segment] += gap->best_gap;
    }
  for (guint i = 0; i < twin_get_n_segments (pair->twin); i++)
    {
      g_assert_cmpint (sum[i], ==, exit->as_is[i]);
      g_assert_cmpint (best[i], <=, exit->best[i]);
    }
}

static void
compare_exit (const Pair *pair, const SbExit *exit)
{
  guint leavers = get_set (exit->members);
  SbDate first = SB_DATE_NONE;

  for (guint i = 0; i < twin_get_n_segments (pair->twin); i++)
    {
      TwinFigures figures = twin_judge (pair->twin, i, leavers);

      g_assert_cmpint (exit->as_is[i], ==, figures.as_is);
      g_assert_cmpint (exit->takeover[i], ==, figures.takeover);
      g_assert_cmpint (exit->best[i], ==, figures.best);
      if (figures.best > 0 && first == SB_DATE_NONE)
        first = twin_get_from (pair->twin, i);
    }
  g_assert_cmpint (exit->first_short, ==, first);
  compare_broken (pair, exit, leavers);
  compare_gaps (pair, exit);
  g_assert_cmpstr (sb_verdict_to_code (exit->verdict), ==, twin_get_verdict (pair->twin, leavers));
}

/* Those of @sets (by number) of which no proper subset is one; in the order of the output. */
static void
compare_minimal (const Pair *pair, const gboolean *sets, guint n_sets, const GPtrArray *minimal)
{
  guint n = 0;

  for (guint i = 0; i < n_sets; i++)
    {
      gboolean is_minimal = sets[i];

      for (guint j = 0; j < i && is_minimal; j++)
        is_minimal = !(sets[j] && (j & ~i) == 0);
      n += is_minimal;
    }
  g_assert_cmpuint (minimal->len, ==, n);

  for (guint i = 0; i < minimal->len; i++)
    {
      guint set = get_set (minimal->pdata[i]);

      g_assert_true (sets[set]);
      for (guint j = 0; j < set; j++)
        g_assert_false (sets[j] && (j & ~set) == 0);
      if (i > 0)
        g_assert_cmpint (compare_sets (pair->bid, get_set (minimal->pdata[i - 1]), set), <, 0);
    }
}

static void
compare_exits (const Pair *pair, const SbExits *exits, guint max)
{
  guint n_sets = 1u << pair->bid->n_members;
  gboolean critical[64] = { FALSE }, sufficient[64] = { FALSE };
  guint last = 0, n_listed = 0;

  compare_segments (pair, exits->segments);
  g_assert_cmpuint (exits->base->members->len, ==, 0);
  compare_exit (pair, exits->base);

  for (guint set = 1; set < n_sets; set++)
    n_listed += count_bits (set) <= max;
  g_assert_cmpuint (exits->exits->len, ==, n_listed);
  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = exits->exits->pdata[i];
      guint set = get_set (exit->members);

      g_assert_true (count_bits (last) < count_bits (set) ||
                     compare_sets (pair->bid, last, set) < 0);
      g_assert_true (sb_exits_find (exits, (const guint *) (gpointer) exit->members->data,
                                    exit->members->len) == exit);
      compare_exit (pair, exit);
      last = set;
    }

  for (guint set = 0; set < n_sets; set++)
    {
      const char *verdict = twin_get_verdict (pair->twin, set);
      gboolean breaks = g_str_equal (verdict, "short") || g_str_equal (verdict, "broken");

      critical[set] = breaks;
      sufficient[n_sets - 1 - set] = !breaks && set != n_sets - 1;
    }
  compare_minimal (pair, critical, n_sets, exits->minimal_critical);
  compare_minimal (pair, sufficient, n_sets, exits->minimal_sufficient);
}

static void
compare_one_set (const Pair *pair, SbDate at, SbDate until, guint set)
{
  guint members[RANDOM_BID_MAX_MEMBERS];
  guint n = 0;
  g_autoptr (SbExits) exits = NULL;

  /* Backwards: the order must not matter. */
  for (guint m = pair->bid->n_members; m-- > 0;)
    if (set >> m & 1)
      members[n++] = m;
  exits = sb_exits_new_for_set (pair->bid, at, until, members, n);
  compare_exit (pair, exits->base);
  compare_exit (pair, exits->exits->pdata[0]);
  g_assert_cmpuint (get_set (((SbExit *) exits->exits->pdata[0])->members), ==, set);
}

static void
fill_figures (const Pair *pair, guint segment, gint64 *capacity, gint64 *need)
{
  for (guint s = 0; s < pair->bid->n_supplies; s++)
    capacity[s] = twin_get_available (pair->twin, segment, s);
  for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
    need[c] = twin_get_need (pair->twin, segment, c);
}

static gint64
sum_up (const gint64 *minutes, guint set)
{
  gint64 sum = 0;

  for (guint i = 0; set >> i != 0; i++)
    if (set >> i & 1)
      sum += minutes[i];

  return sum;
}

static guint
find_columns (const Pair *pair, const GArray *requirements)
{
  guint positions = get_set (requirements), columns = 0;

  for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
    if (positions >> twin_get_column (pair->twin, c) & 1)
      columns |= 1u << c;
  g_assert_cmpuint (count_bits (columns), ==, requirements->len);

  return columns;
}

static guint
find_servers (const Pair *pair, guint segment, guint columns)
{
  guint servers = 0;

  for (guint s = 0; s < pair->bid->n_supplies; s++)
    for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
      if (columns >> c & 1 && twin_is_eligible (pair->twin, s, c) &&
          twin_is_live (pair->twin, segment, s))
        servers |= 1u << s;

  return servers;
}

/* It violates by exactly what is short, and lies inside every other set that does. */
static void
compare_bottleneck (const Pair *pair, const SbSplitSegment *split, guint segment)
{
  gint64 capacity[32] = { 0 }, need[32] = { 0 };
  guint network = pair->shall, columns;
  gint64 missing;

  fill_figures (pair, segment, capacity, need);
  missing = sum_up (need, pair->shall) - twin_flow (pair->twin, capacity, need, pair->shall);
  if (missing == 0)
    {
      network = pair->all;
      missing = sum_up (need, pair->all) - twin_flow (pair->twin, capacity, need, pair->all);
    }

  g_assert_cmpint (split->bottleneck != NULL, ==, missing > 0);
  if (missing == 0)
    return;

  columns = find_columns (pair, split->bottleneck->requirements);
  g_assert_cmpuint (columns & ~network, ==, 0);
  g_assert_cmpint (split->bottleneck->need, ==, sum_up (need, columns));
  g_assert_cmpuint (get_set (split->bottleneck->supplies), ==,
                    find_servers (pair, segment, columns));
  g_assert_cmpint (split->bottleneck->gives, ==,
                   sum_up (capacity, find_servers (pair, segment, columns)));
  g_assert_cmpint (split->bottleneck->need - split->bottleneck->gives, ==, missing);
  for (guint set = 0; set <= pair->all; set++)
    if ((set & ~network) == 0 &&
        sum_up (need, set) - sum_up (capacity, find_servers (pair, segment, set)) == missing)
      g_assert_cmpuint (columns & ~set, ==, 0);
}

/* What a method has to work with: what locked commitments leave. */
static void
fill_left (const Pair *pair, guint segment, gint64 *capacity, gint64 *need)
{
  fill_figures (pair, segment, capacity, need);
  for (guint s = 0; s < pair->bid->n_supplies; s++)
    for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
      {
        gint64 locked = twin_get_counting (pair->twin, segment, s, c, TRUE);

        capacity[s] -= locked;
        need[c] -= locked;
      }
  for (guint i = 0; i < 32; i++)
    {
      capacity[i] = MAX (0, capacity[i]);
      need[i] = MAX (0, need[i]);
    }
}

static void
compare_cells (const Pair *pair, const SbSplitSegment *split, guint segment, gboolean current)
{
  gint64 committed[32] = { 0 }, given[32] = { 0 };
  guint n_cells = 0;

  for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
    for (guint s = 0; s < pair->bid->n_supplies; s++)
      {
        guint r = twin_get_column (pair->twin, c);
        gint64 counting = twin_get_counting (pair->twin, segment, s, c, FALSE);
        gint64 locked = twin_get_counting (pair->twin, segment, s, c, TRUE);
        const SbSplitCell *cell = n_cells < split->cells->len ?
                                      &g_array_index (split->cells, SbSplitCell, n_cells) :
                                      NULL;
        gint64 minutes = 0;

        if (cell != NULL && cell->requirement == r && cell->supply == s)
          {
            g_assert_cmpint (cell->minutes_per_week, >, 0);
            g_assert_cmpint (cell->locked_minutes_per_week, ==, locked);
            g_assert_true (twin_is_eligible (pair->twin, s, c));
            minutes = cell->minutes_per_week;
            n_cells++;
          }
        g_assert_cmpint (minutes, >=, locked);
        if (current)
          g_assert_cmpint (minutes, ==, counting);
        committed[s] += minutes;
        given[c] += minutes;
      }

  g_assert_cmpuint (n_cells, ==, split->cells->len);
  for (guint s = 0; s < pair->bid->n_supplies; s++)
    {
      g_assert_cmpint (split->committed[s], ==, committed[s]);
      g_assert_cmpint (split->available[s], ==, twin_get_available (pair->twin, segment, s));
    }
  for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
    {
      g_assert_cmpint (split->given[twin_get_column (pair->twin, c)], ==, given[c]);
      g_assert_cmpint (split->need[twin_get_column (pair->twin, c)], ==,
                       twin_get_need (pair->twin, segment, c));
    }
}

/* What each supply gives beyond what is locked, and what each requirement gets. */
static void
fill_own (const Pair *pair, const SbSplitSegment *split, gint64 *gives, gint64 *gets)
{
  for (guint i = 0; i < split->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (split->cells, SbSplitCell, i);
      gint64 own = cell->minutes_per_week - cell->locked_minutes_per_week;

      gives[cell->supply] += own;
      for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
        if (twin_get_column (pair->twin, c) == cell->requirement)
          gets[c] += own;
    }
}

/* Shall first, in the order of the ids, each as much as it can get without taking from the others:
 * what the first k can get together is a maximum flow. */
static void
compare_amounts (const Pair *pair, guint segment, SbSplitMethod method, const gint64 *gets)
{
  gint64 capacity[32] = { 0 }, need[32] = { 0 };
  guint done = 0;
  gint64 met = 0;

  fill_left (pair, segment, capacity, need);
  g_assert_cmpint (sum_up (gets, pair->shall), ==,
                   twin_flow (pair->twin, capacity, need, pair->shall));
  g_assert_cmpint (sum_up (gets, pair->all), ==, twin_flow (pair->twin, capacity, need, pair->all));
  if (method == SB_SPLIT_BALANCED || method == SB_SPLIT_LEAST_CHANGE)
    return;

  for (guint turn = 0; turn < 2; turn++)
    for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
      if ((pair->shall >> c & 1) != turn)
        {
          done |= 1u << c;
          g_assert_cmpint (gets[c], ==, twin_flow (pair->twin, capacity, need, done) - met);
          met += gets[c];
        }
}

typedef struct
{
  gint64 committed;
  gint64 available;
} Workload;

__extension__ typedef __int128 Wide;

static int
compare_workloads (const Workload *a, const Workload *b)
{
  Wide x = (Wide) a->committed * b->available, y = (Wide) b->committed * a->available;

  return (x > y) - (x < y);
}

/* The highest first. */
static int
compare_workloads_cb (gconstpointer a, gconstpointer b)
{
  return compare_workloads (b, a);
}

/* Lexicographically: the highest decides, then the next. */
static int
compare_balance (const Workload *a, const Workload *b, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      int order = compare_workloads (&a[i], &b[i]);

      if (order != 0)
        return order;
    }

  return 0;
}

/*
 * What supplies can give together, when as much as can be met is met, is M-convex, and balance is a
 * separable convex function of it: so a split is best when no exchange of one minute between two
 * supplies makes it better.
 */
static void
check_no_exchange_helps (const Pair *pair,
                         guint segment,
                         const SbSplitSegment *split,
                         gint64 *gives)
{
  gint64 capacity[32] = { 0 }, need[32] = { 0 };
  gint64 total;

  fill_left (pair, segment, capacity, need);
  total = sum_up (gives, (1u << pair->bid->n_supplies) - 1);
  for (guint s = 0; s < pair->bid->n_supplies; s++)
    for (guint t = 0; t < pair->bid->n_supplies; t++)
      {
        Workload before[] = { { split->committed[s], split->available[s] },
                              { split->committed[t], split->available[t] } };
        Workload after[] = { { split->committed[s] - 1, split->available[s] },
                             { split->committed[t] + 1, split->available[t] } };

        if (s == t || gives[s] == 0 || gives[t] == capacity[t])
          continue;
        qsort (before, 2, sizeof (Workload), compare_workloads_cb);
        qsort (after, 2, sizeof (Workload), compare_workloads_cb);
        if (compare_balance (after, before, 2) >= 0)
          continue;
        gives[s]--;
        gives[t]++;
        g_assert_cmpint (twin_flow (pair->twin, gives, need, pair->all), <, total);
        gives[s]++;
        gives[t]--;
      }
}

/* All ways to give, where there are few. */
static void
check_best_of_all (const Pair *pair,
                   guint segment,
                   const SbSplitSegment *split,
                   const gint64 *gives)
{
  guint n = pair->bid->n_supplies;
  gint64 capacity[32] = { 0 }, need[32] = { 0 }, way[32] = { 0 };
  Workload own[32], other[32];
  gint64 total = sum_up (gives, (1u << n) - 1);
  gint64 n_ways = 1;
  guint i = 0;

  fill_left (pair, segment, capacity, need);
  for (guint s = 0; s < n && n_ways <= 1000; s++)
    n_ways *= MIN (capacity[s], 1000) + 1;
  if (n_ways > 1000)
    return;

  for (guint s = 0; s < n; s++)
    own[s] = (Workload){ split->committed[s], MAX (split->available[s], 1) };
  qsort (own, n, sizeof (Workload), compare_workloads_cb);
  while (i < n)
    {
      if (sum_up (way, (1u << n) - 1) == total &&
          twin_flow (pair->twin, way, need, pair->all) == total)
        {
          for (guint s = 0; s < n; s++)
            other[s] =
                (Workload){ split->committed[s] - gives[s] + way[s], MAX (split->available[s], 1) };
          qsort (other, n, sizeof (Workload), compare_workloads_cb);
          g_assert_cmpint (compare_balance (own, other, n), <=, 0);
        }
      for (i = 0; i < n && ++way[i] > capacity[i]; i++)
        way[i] = 0;
    }
}

/* A minute's ways from place to place: what it costs to send one, G_MAXINT where none can go. */
typedef struct
{
  int cost[32 + 32 + 3][32 + 32 + 3];
  guint n;
} Ways;

static void
add_way (Ways *ways, guint from, guint to, gboolean is_open, int cost)
{
  if (is_open)
    ways->cost[from][to] = MIN (ways->cost[from][to], cost);
}

static gint64
get_own (const SbSplit *split, guint segment, guint supply, guint requirement)
{
  const SbSplitCell *cell = sb_split_find_cell (split, segment, supply, requirement);

  return cell != NULL ? cell->minutes_per_week - cell->locked_minutes_per_week : 0;
}

static void
add_ways_of_cells (Ways *ways, const Pair *pair, const SbSplit *split, guint segment)
{
  guint n_supplies = pair->bid->n_supplies;

  for (guint s = 0; s < n_supplies; s++)
    for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
      {
        gint64 own = get_own (split, segment, s, twin_get_column (pair->twin, c));
        gint64 today = twin_get_counting (pair->twin, segment, s, c, FALSE) -
                       twin_get_counting (pair->twin, segment, s, c, TRUE);

        add_way (ways, s, n_supplies + c, twin_is_eligible (pair->twin, s, c),
                 own < today ? -1 : 0);
        add_way (ways, n_supplies + c, s, own > 0, own <= today ? 1 : 0);
      }
}

/* Sending minutes in a circle changes nothing about who is met; a split keeps most of today's when
 * no circle keeps more, that is, when none costs less than nothing (Klein 1967). */
static void
check_no_circle_keeps_more (const Pair *pair, const SbSplit *split, guint segment)
{
  gint64 gives[32] = { 0 }, gets[32] = { 0 }, capacity[32] = { 0 }, need[32] = { 0 };
  guint n_supplies = pair->bid->n_supplies, n_columns = twin_get_n_columns (pair->twin);
  guint source = n_supplies + n_columns;
  Ways ways = { .n = source + 3 };

  for (guint i = 0; i < ways.n; i++)
    for (guint j = 0; j < ways.n; j++)
      ways.cost[i][j] = i == j ? 0 : G_MAXINT / 4;
  fill_own (pair, &split->segments[segment], gives, gets);
  fill_left (pair, segment, capacity, need);
  for (guint s = 0; s < n_supplies; s++)
    {
      add_way (&ways, source, s, gives[s] < capacity[s], 0);
      add_way (&ways, s, source, gives[s] > 0, 0);
    }
  for (guint c = 0; c < n_columns; c++)
    {
      guint sink = source + (pair->shall >> c & 1 ? 1 : 2);

      add_way (&ways, n_supplies + c, sink, gets[c] < need[c], 0);
      add_way (&ways, sink, n_supplies + c, gets[c] > 0, 0);
    }
  add_ways_of_cells (&ways, pair, split, segment);

  for (guint k = 0; k < ways.n; k++)
    for (guint i = 0; i < ways.n; i++)
      for (guint j = 0; j < ways.n; j++)
        ways.cost[i][j] = MIN (ways.cost[i][j], ways.cost[i][k] + ways.cost[k][j]);
  for (guint i = 0; i < ways.n; i++)
    g_assert_cmpint (ways.cost[i][i], >=, 0);
}

static void
compare_split (const Pair *pair, const SbSplit *split, const SbSplitMethod *method)
{
  gboolean feasible = TRUE;

  g_assert_cmpuint (split->n_segments, ==, twin_get_n_segments (pair->twin));
  for (guint i = 0; i < split->n_segments; i++)
    {
      const SbSplitSegment *segment = &split->segments[i];
      gint64 gives[32] = { 0 }, gets[32] = { 0 }, capacity[32] = { 0 }, need[32] = { 0 };

      compare_bottleneck (pair, segment, i);
      compare_cells (pair, segment, i, method == NULL);
      feasible = feasible && segment->bottleneck == NULL;
      if (method == NULL)
        continue;

      fill_own (pair, segment, gives, gets);
      fill_left (pair, i, capacity, need);
      for (guint s = 0; s < pair->bid->n_supplies; s++)
        g_assert_cmpint (gives[s], <=, capacity[s]);
      for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
        g_assert_cmpint (gets[c], <=, need[c]);
      compare_amounts (pair, i, *method, gets);
      if (*method == SB_SPLIT_BALANCED)
        {
          check_no_exchange_helps (pair, i, segment, gives);
          check_best_of_all (pair, i, segment, gives);
        }
      if (*method == SB_SPLIT_LEAST_CHANGE)
        check_no_circle_keeps_more (pair, split, i);
    }
  g_assert_cmpint (split->feasible, ==, feasible);
}

static void
init_pair (Pair *pair, SbBid *bid, SbDate at, SbDate until)
{
  pair->bid = bid;
  pair->twin = twin_new (bid, at, until);
  pair->tally = NULL;
  pair->all = (1u << twin_get_n_columns (pair->twin)) - 1;
  pair->shall = 0;
  for (guint c = 0; c < twin_get_n_columns (pair->twin); c++)
    if (bid->requirements[twin_get_column (pair->twin, c)].obligation == SB_OBLIGATION_SHALL)
      pair->shall |= 1u << c;
}

/* A pair that chance never made was never compared. All can go both ways but those of capacity, of
 * which compare_exit() sees the minutes. */
static void
check_tally (const Tally *tally)
{
  const SbField *fulfilments = sb_table_find_field (&sb_requirement_table, "fulfilment");
  const SbField *tests = sb_table_find_field (&sb_requirement_table, "test");

  for (int f = 0; f <= SB_FULFILMENT_LEAD; f++)
    for (int t = 0; t <= SB_TEST_DISTANCE; t++)
      {
        guint n = tally->n[f][t], n_failed = tally->n_failed[f][t];
        g_autofree char *text =
            g_strdup_printf ("%s of %s: %u, of which %u fail", sb_field_get_code (tests, t),
                             sb_field_get_code (fulfilments, f), n, n_failed);

        g_test_message ("%s", text);
        if (n == 0 || (t != SB_TEST_CAPACITY && (n_failed == 0 || n_failed == n)))
          g_test_fail_printf ("%s", text);
      }
}

static void
test_exits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  Tally tally = { 0 };
  guint verdicts[SB_VERDICT_BROKEN + 1] = { 0 };
  guint n = get_n_bids (), n_helped = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (GError) error = NULL;
      SbDate at = random_bid_pick_date (rand, bid);
      SbDate until =
          g_rand_int_range (rand, 0, 3) == 0 ? random_bid_pick_date (rand, bid) : SB_DATE_NONE;
      guint max = (guint) g_rand_int_range (rand, 0, 8);
      g_autoptr (SbExits) exits = sb_exits_new (bid, at, until, max, NULL, &error);
      Pair pair;

      g_assert_no_error (error);
      init_pair (&pair, bid, at, until);
      pair.tally = &tally;
      compare_exits (&pair, exits, max);
      compare_one_set (&pair, at, until, (guint) g_rand_int_range (rand, 0, 1 << bid->n_members));
      verdicts[exits->base->verdict]++;
      for (guint j = 0; j < exits->exits->len; j++)
        {
          const SbExit *exit = exits->exits->pdata[j];

          verdicts[exit->verdict]++;
          n_helped += exit->verdict < exits->base->verdict;
        }
      twin_free (pair.twin);
    }

  g_test_message ("%u bids; verdicts: %u covered, %u takeover, %u rearrange, %u short, %u broken; "
                  "%u exits make it better",
                  n, verdicts[0], verdicts[1], verdicts[2], verdicts[3], verdicts[4], n_helped);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_assert_cmpuint (verdicts[i], >, n / 100);
  g_assert_cmpuint (n_helped, >, n / 100);
  check_tally (&tally);
}

static void
test_split (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = get_n_bids (), n_feasible = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (SbSplit) current = sb_split_new_current (bid);
      Pair pair;

      init_pair (&pair, bid, SB_DATE_NONE, SB_DATE_NONE);
      compare_split (&pair, current, NULL);
      n_feasible += current->feasible;
      for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (SbSplit) split = sb_split_new (bid, method, NULL, &error);

          g_assert_no_error (error);
          compare_split (&pair, split, &method);
        }
      twin_free (pair.twin);
    }

  g_test_message ("%u bids, %u of them feasible", n, n_feasible);
  g_assert_cmpuint (n_feasible, >, n / 20);
  g_assert_cmpuint (n_feasible, <, n - n / 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/twin/exits", test_exits);
  g_test_add_func ("/twin/split", test_split);

  return g_test_run ();
}
