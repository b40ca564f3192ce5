/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The flow network, the sharing of minutes and the sets of subsets: private parts of the engine,
 * held against brute force.
 */

#include "config.h"

#include <samanbud.h>

#include "sb-balance.h"
#include "sb-lattice.h"
#include "sb-ledger.h"
#include "sb-network.h"
#include "sb-program.h"
#include "sb-share.h"
#include "sb-standing.h"
#include "sb-steadiness.h"

#define N_NETWORKS 3000
#define MAX_SIDE   6

typedef struct
{
  guint n_supplies;
  guint n_requirements;
  guint8 eligible[MAX_SIDE * MAX_SIDE];
  SbNetwork *network;
  SbFlow *flow;
} Case;

static Case
make_case (void)
{
  static const int sizes[] = { 1, 2, 5, 1000 };
  int size = sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];
  int density = g_test_rand_int_range (0, 11);
  Case c = { (guint) g_test_rand_int_range (0, MAX_SIDE + 1),
             (guint) g_test_rand_int_range (0, MAX_SIDE + 1) };

  for (guint i = 0; i < c.n_supplies * c.n_requirements; i++)
    c.eligible[i] = g_test_rand_int_range (0, 10) < density;
  c.network = sb_network_new (c.n_supplies, c.n_requirements, c.eligible);
  c.flow = sb_flow_new (c.network);
  for (guint s = 0; s < c.n_supplies; s++)
    c.flow->capacity[s] = g_test_rand_int_range (0, size + 1);
  for (guint r = 0; r < c.n_requirements; r++)
    c.flow->need[r] = g_test_rand_int_range (0, size + 1);

  return c;
}

static void
clear_case (Case *c)
{
  sb_network_free (c->network);
  sb_flow_free (c->flow);
}

static void
test_arcs (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Case c = make_case ();

      for (guint s = 0; s < c.n_supplies; s++)
        for (guint r = 0; r < c.n_requirements; r++)
          {
            int arc = sb_network_find_arc (c.network, s, r);

            g_assert_cmpint (arc >= 0, ==, c.eligible[s * c.n_requirements + r]);
            if (arc >= 0)
              {
                g_assert_cmpuint (c.network->arcs[arc].supply, ==, s);
                g_assert_cmpuint (c.network->arcs[arc].requirement, ==, r);
              }
          }
      clear_case (&c);
    }
}

/* Need of a set of requirements, less what all who are eligible for one of them have. */
static gint64
count_excess (const Case *c, guint set)
{
  gint64 excess = 0;

  for (guint r = 0; r < c->n_requirements; r++)
    if (set >> r & 1)
      excess += c->flow->need[r];
  for (guint s = 0; s < c->n_supplies; s++)
    for (guint r = 0; r < c->n_requirements; r++)
      if (set >> r & 1 && c->eligible[s * c->n_requirements + r])
        {
          excess -= c->flow->capacity[s];
          break;
        }

  return excess;
}

static void
check_flow (const Case *c)
{
  gint64 used[MAX_SIDE] = { 0 }, met[MAX_SIDE] = { 0 };

  for (guint a = 0; a < c->network->n_arcs; a++)
    {
      const SbArc *arc = &c->network->arcs[a];

      g_assert_true (c->eligible[arc->supply * c->n_requirements + arc->requirement]);
      g_assert_cmpint (c->flow->minutes[a], >=, 0);
      used[arc->supply] += c->flow->minutes[a];
      met[arc->requirement] += c->flow->minutes[a];
    }
  for (guint s = 0; s < c->n_supplies; s++)
    {
      g_assert_cmpint (c->flow->used[s], ==, used[s]);
      g_assert_cmpint (used[s], <=, c->flow->capacity[s]);
    }
  for (guint r = 0; r < c->n_requirements; r++)
    {
      g_assert_cmpint (c->flow->met[r], ==, met[r]);
      g_assert_cmpint (met[r], <=, c->flow->need[r]);
    }
}

static void
check_maximum (Case *c)
{
  guint8 is_short[MAX_SIDE];
  gint64 most = 0;
  guint found = 0;

  check_flow (c);
  for (guint set = 0; set < 1u << c->n_requirements; set++)
    most = MAX (most, count_excess (c, set));
  g_assert_cmpint (sb_flow_get_missing (c->flow, c->network), ==, most);

  g_assert_cmpint (sb_network_find_short (c->network, c->flow, is_short), ==, most > 0);
  for (guint r = 0; r < c->n_requirements; r++)
    found |= (guint) is_short[r] << r;
  g_assert_cmpint (count_excess (c, found), ==, most);
  for (guint set = 0; set < 1u << c->n_requirements; set++)
    if (most > 0 && count_excess (c, set) == most)
      g_assert_cmpuint (found & ~set, ==, 0);
}

static void
test_maximum (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Case c = make_case ();

      /* Now and then the count of searches comes to its end. */
      if (i % 4 == 0)
        c.network->round = G_MAXUINT - (i % 16 + 1);
      sb_network_fill_all (c.network, c.flow);
      check_maximum (&c);
      clear_case (&c);
    }
}

/* From any flow on, with supplies that get smaller and larger. */
static void
test_changes (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Case c = make_case ();
      g_autoptr (SbFlow) copy = sb_flow_new (c.network);

      sb_network_fill_all (c.network, c.flow);
      for (guint s = 0; s < c.n_supplies; s++)
        sb_flow_limit_supply (c.flow, c.network, s, g_test_rand_int_range (0, 5));
      check_flow (&c);
      sb_network_fill_all (c.network, c.flow);
      check_maximum (&c);

      sb_flow_copy (copy, c.flow, c.network);
      for (guint s = 0; s < c.n_supplies; s++)
        c.flow->capacity[s] += g_test_rand_int_range (0, 3);
      sb_network_fill_all (c.network, c.flow);
      check_maximum (&c);

      sb_flow_clear (c.flow, c.network);
      g_assert_true (c.n_requirements == 0 || c.flow->met[0] == 0);
      sb_flow_copy (c.flow, copy, c.network);
      check_maximum (&c);
      clear_case (&c);
    }
}

/* Whoever comes first keeps what it got. */
static void
test_order (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Case c = make_case ();
      guint order[MAX_SIDE];
      gint64 before[MAX_SIDE];

      for (guint r = 0; r < c.n_requirements; r++)
        order[r] = c.n_requirements - 1 - r;
      for (guint n = 1; n <= c.n_requirements; n++)
        {
          for (guint r = 0; r < c.n_requirements; r++)
            before[r] = c.flow->met[r];
          sb_network_fill (c.network, c.flow, order + n - 1, 1);
          for (guint r = 0; r < c.n_requirements; r++)
            if (r != order[n - 1])
              g_assert_cmpint (c.flow->met[r], ==, before[r]);
        }
      check_maximum (&c);
      clear_case (&c);
    }
}

/* Whoever has minutes to spare is idle, and together the idle have more than they could use. */
static void
test_idle (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Case c = make_case ();
      guint8 is_idle[MAX_SIDE];
      gint64 spare = 0, has = 0, needs = 0;
      gboolean found;

      sb_network_fill_all (c.network, c.flow);
      found = sb_network_find_idle (c.network, c.flow, is_idle);
      for (guint s = 0; s < c.n_supplies; s++)
        {
          spare += c.flow->capacity[s] - c.flow->used[s];
          has += is_idle[s] ? c.flow->capacity[s] : 0;
          g_assert_true (is_idle[s] || c.flow->used[s] == c.flow->capacity[s]);
        }
      for (guint r = 0; r < c.n_requirements; r++)
        for (guint s = 0; s < c.n_supplies; s++)
          if (is_idle[s] && c.eligible[s * c.n_requirements + r])
            {
              needs += c.flow->need[r];
              break;
            }
      g_assert_cmpint (found, ==, spare > 0);
      g_assert_cmpint (has - needs, ==, spare);
      clear_case (&c);
    }
}

static void
test_share (void)
{
  gint64 weights[] = { 1, 1, 1, 0 };
  gint64 big[] = { G_MAXINT64 / 8, G_MAXINT64 / 8 - 1, 0 };
  gint64 parts[4];

  sb_share (10, weights, 4, parts);
  g_assert_cmpint (parts[0], ==, 4);
  g_assert_cmpint (parts[1], ==, 3);
  g_assert_cmpint (parts[2], ==, 3);
  g_assert_cmpint (parts[3], ==, 0);

  sb_share (0, weights, 4, parts);
  g_assert_cmpint (parts[0] + parts[1] + parts[2] + parts[3], ==, 0);

  sb_share (G_MAXINT64 / 4, big, 3, parts);
  g_assert_cmpint (parts[0] + parts[1], ==, G_MAXINT64 / 4);
  g_assert_cmpint (parts[0], >=, parts[1]);
  g_assert_cmpint (parts[2], ==, 0);
}

/* The fair share, rounded down or up; whoever is rounded up has no smaller fraction. */
static void
test_share_fair (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      guint n = (guint) g_test_rand_int_range (1, 7);
      gint64 total = g_test_rand_int_range (0, 50), sum = 0, shared = 0;
      gint64 weights[7], parts[7], least_up = G_MAXINT64, most_down = -1;

      for (guint j = 0; j < n; j++)
        sum += weights[j] = g_test_rand_int_range (j == 0, 9);
      sb_share (total, weights, n, parts);
      for (guint j = 0; j < n; j++)
        {
          gint64 down = total * weights[j] / sum, rest = total * weights[j] % sum;

          g_assert_true (parts[j] == down || (rest > 0 && parts[j] == down + 1));
          if (parts[j] > down)
            least_up = MIN (least_up, rest);
          else
            most_down = MAX (most_down, rest);
          shared += parts[j];
        }
      g_assert_cmpint (shared, ==, total);
      g_assert_cmpint (least_up, >=, most_down);
    }
}

/* Whole hours of the largest numbers that the ledger lets through. */
static void
test_balance_large (void)
{
  static const guint8 eligible[] = { 1, 1, 1 };
  gint64 available[] = { G_MAXINT64 / 16, G_MAXINT64 / 8, G_MAXINT64 / 16 };
  gint64 promised[] = { 0, 0, 7 };
  g_autoptr (SbNetwork) network = sb_network_new (3, 1, eligible);
  g_autoptr (SbFlow) flow = sb_flow_new (network);

  for (guint s = 0; s < 3; s++)
    flow->capacity[s] = available[s] - promised[s];
  flow->need[0] = G_MAXINT64 / 8;
  sb_balance_level (network, flow, available, promised);

  g_assert_cmpint (flow->capacity[0] + flow->capacity[1] + flow->capacity[2], ==, flow->need[0]);
  g_assert_cmpint (ABS (flow->capacity[0] - (flow->capacity[2] + 7)), <=, 1);
  g_assert_cmpint (ABS (flow->capacity[1] - 2 * flow->capacity[0]), <=, 2);
}

static void
test_lattice (void)
{
  for (guint n = 0; n <= 9; n++)
    for (guint i = 0; i < 60; i++)
      {
        g_autoptr (SbLattice) lattice = sb_lattice_new (n);
        g_autoptr (GPtrArray) minimal = NULL;
        guint n_sets = 1u << n, n_minimal = 0;

        for (guint j = 0; j < i; j++)
          sb_lattice_add (lattice, (guint32) g_test_rand_int_range (0, (gint32) n_sets));
        for (guint a = 0; a < n_sets; a++)
          {
            gboolean is_minimal = sb_lattice_contains (lattice, a);

            for (guint b = 0; b < a && is_minimal; b++)
              is_minimal = (b & ~a) != 0 || !sb_lattice_contains (lattice, b);
            n_minimal += is_minimal;
          }
        minimal = sb_lattice_list_minimal (lattice);
        g_assert_cmpuint (minimal->len, ==, n_minimal);
      }
}

static void
test_cube (void)
{
  g_autoptr (SbLattice) lattice = sb_lattice_new (8);

  sb_lattice_add_cube (lattice, 0x11, 0xa2);
  for (guint32 set = 0; set < 256; set++)
    g_assert_cmpint (sb_lattice_contains (lattice, set), ==, (set & ~0xa2u) == 0x11);
}

/* What was never made need not be freed: so whoever stops half-way can free all. */
static void
test_free (void)
{
  sb_network_free (NULL);
  sb_flow_free (NULL);
  sb_ledger_free (NULL);
  sb_page_free (NULL);
  sb_lattice_free (NULL);
  sb_program_free (NULL);
  sb_standing_free (NULL);
  sb_steadiness_free (NULL);
  sb_score_free (NULL);
  sb_split_free (NULL);
  sb_exits_free (NULL);
  sb_remedies_free (NULL);
  sb_probability_free (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/arcs", test_arcs);
  g_test_add_func ("/network/maximum", test_maximum);
  g_test_add_func ("/network/changes", test_changes);
  g_test_add_func ("/network/order", test_order);
  g_test_add_func ("/network/idle", test_idle);
  g_test_add_func ("/network/share/example", test_share);
  g_test_add_func ("/network/share/fair", test_share_fair);
  g_test_add_func ("/network/balance/large", test_balance_large);
  g_test_add_func ("/network/lattice/minimal", test_lattice);
  g_test_add_func ("/network/lattice/cube", test_cube);
  g_test_add_func ("/network/free", test_free);

  return g_test_run ();
}
