/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How steady a split of one segment is: whether the others can take over when a member leaves, how
 * much the worst exit leaves, how high the workloads are. In whole minutes, by the definitions of
 * resources/docs/model.md, section 6; the solver that looks for better splits has no part in it.
 */

#include "config.h"

#include "sb-steadiness.h"

#include <string.h>

#include "sb-share.h"

static guint
get_member (const SbSteadiness *self, guint arc)
{
  return self->task->ledger->member_of[self->task->ledger->network->arcs[arc].supply];
}

/* What the others give to each requirement when @member leaves. */
static void
count_left (SbSteadiness *self, const gint64 *minutes, guint member)
{
  const SbNetwork *network = self->task->ledger->network;

  memset (self->left, 0, network->n_requirements * sizeof (gint64));
  for (guint a = 0; a < network->n_arcs; a++)
    if (get_member (self, a) != member)
      self->left[network->arcs[a].requirement] += self->kept[a] + minutes[a];
}

static gint64
get_lacking (const SbSteadiness *self, guint column)
{
  gint64 need = self->task->page->need[column];

  return self->task->ledger->is_shall[column] ? MAX (0, need - self->left[column]) : 0;
}

static gint64
count_lacking (const SbSteadiness *self)
{
  gint64 lacking = 0;

  for (guint c = 0; c < self->task->ledger->n_columns; c++)
    lacking += get_lacking (self, c);

  return lacking;
}

/* Where something is missing although nobody leaves, or too little capacity would remain, every
 * split is as good as any other. */
static void
find_open (SbSteadiness *self, const gint64 *minutes)
{
  const SbLedger *ledger = self->task->ledger;
  guint n = ledger->bid->n_members;
  g_autofree gboolean *remaining = g_new0 (gboolean, n + 1);

  count_left (self, minutes, n);
  if (count_lacking (self) > 0)
    return;

  for (guint m = 0; m < n; m++)
    remaining[m] = TRUE;
  for (guint m = 0; m < n; m++)
    {
      remaining[m] = FALSE;
      sb_page_fill_best (self->task->page, ledger, remaining, self->probe);
      self->is_open[m] = sb_flow_get_missing (self->probe, ledger->network) == 0;
      remaining[m] = TRUE;
    }
}

/**
 * sb_steadiness_new:
 * @task: what is to be split
 * @minutes: by arc: a split that meets as much as can be met
 *
 * Returns: (transfer full): a measure for all splits that give to each requirement what that one
 *   gives
 */
SbSteadiness *
sb_steadiness_new (const SbTask *task, const gint64 *minutes)
{
  const SbNetwork *network = task->ledger->network;
  SbSteadiness *self = g_new0 (SbSteadiness, 1);

  self->task = task;
  self->probe = sb_flow_new (network);
  self->kept = g_new0 (gint64, network->n_arcs + 1);
  self->room = g_memdup2 (task->flow->capacity, (network->n_supplies + 1) * sizeof (gint64));
  self->left = g_new0 (gint64, network->n_requirements + 1);
  self->is_open = g_new0 (guint8, task->ledger->bid->n_members + 1);
  self->is_short = g_new0 (guint8, network->n_requirements + 1);
  for (guint s = 0; s < network->n_supplies; s++)
    self->n_loads += task->page->available[s] > 0;
  for (guint i = 0; i < task->page->promises->len; i++)
    {
      const SbPromise *promise = &g_array_index (task->page->promises, SbPromise, i);

      if (task->ledger->bid->commitments[promise->commitment].locked == 1)
        self->kept[sb_network_find_arc (network, promise->supply, promise->column)] +=
            promise->minutes;
    }
  find_open (self, minutes);

  return self;
}

/**
 * sb_steadiness_free:
 * @steadiness: (transfer full) (nullable): a measure
 */
void
sb_steadiness_free (SbSteadiness *steadiness)
{
  if (steadiness == NULL)
    return;

  sb_flow_free (steadiness->probe);
  g_free (steadiness->kept);
  g_free (steadiness->room);
  g_free (steadiness->left);
  g_free (steadiness->is_open);
  g_free (steadiness->is_short);
  g_free (steadiness);
}

/**
 * sb_steadiness_can_take_over:
 * @steadiness: a measure
 * @minutes: by arc: a split
 * @member: who leaves
 *
 * If they cannot, @is_short becomes the requirements of a minimum cut: those who stay and are
 * eligible for any of them have less free than is lost there.
 *
 * Returns: whether all that the exit leaves fits into what the others have free
 */
gboolean
sb_steadiness_can_take_over (SbSteadiness *steadiness, const gint64 *minutes, guint member)
{
  const SbLedger *ledger = steadiness->task->ledger;
  SbFlow *flow = steadiness->probe;

  count_left (steadiness, minutes, member);
  sb_flow_clear (flow, ledger->network);
  for (guint s = 0; s < ledger->network->n_supplies; s++)
    flow->capacity[s] = ledger->member_of[s] != member ? steadiness->room[s] : 0;
  for (guint a = 0; a < ledger->network->n_arcs; a++)
    if (get_member (steadiness, a) != member)
      flow->capacity[ledger->network->arcs[a].supply] -= minutes[a];
  for (guint c = 0; c < ledger->n_columns; c++)
    flow->need[c] = get_lacking (steadiness, c);
  sb_network_fill_all (ledger->network, flow);

  return !sb_network_find_short (ledger->network, flow, steadiness->is_short);
}

/**
 * sb_load_compare:
 * @a: a workload
 * @b: another one
 *
 * Returns: below, equal to or above 0, as @a is lower than, equal to or higher than @b
 */
int
sb_load_compare (const SbLoad *a, const SbLoad *b)
{
  SbWide x = (SbWide) a->committed * b->available;
  SbWide y = (SbWide) b->committed * a->available;

  return (x > y) - (x < y);
}

/* The highest first. */
static int
compare_loads_cb (gconstpointer a, gconstpointer b)
{
  return sb_load_compare (b, a);
}

static SbLoad *
list_loads (const SbSteadiness *self, const gint64 *minutes)
{
  const SbNetwork *network = self->task->ledger->network;
  SbLoad *loads = g_new (SbLoad, self->n_loads + 1);
  guint n = 0;

  for (guint s = 0; s < network->n_supplies; s++)
    {
      SbLoad load = { self->task->promised[s], self->task->page->available[s] };

      if (load.available == 0)
        continue;
      for (guint i = network->first_of_supply[s]; i < network->first_of_supply[s + 1]; i++)
        load.committed += minutes[network->arcs_of_supply[i]];
      loads[n++] = load;
    }
  qsort (loads, n, sizeof (SbLoad), compare_loads_cb);

  return loads;
}

/**
 * sb_steadiness_measure:
 * @steadiness: a measure
 * @minutes: by arc: a split
 *
 * Returns: (transfer full): what the split is worth
 */
SbScore *
sb_steadiness_measure (SbSteadiness *steadiness, const gint64 *minutes)
{
  guint n = steadiness->task->ledger->bid->n_members;
  SbScore *score = g_new0 (SbScore, 1);

  score->is_lost = g_new0 (guint8, n + 1);
  for (guint m = 0; m < n; m++)
    {
      score->is_lost[m] =
          steadiness->is_open[m] && !sb_steadiness_can_take_over (steadiness, minutes, m);
      if (score->is_lost[m])
        score->lost += steadiness->task->stakes[m];
      count_left (steadiness, minutes, m);
      score->worst = MAX (score->worst, count_lacking (steadiness));
    }
  score->loads = list_loads (steadiness, minutes);

  return score;
}

/**
 * sb_score_free:
 * @score: (transfer full) (nullable): a score
 */
void
sb_score_free (SbScore *score)
{
  if (score == NULL)
    return;

  g_free (score->loads);
  g_free (score->is_lost);
  g_free (score);
}

/**
 * sb_steadiness_compare:
 * @steadiness: the measure of both
 * @a: a score
 * @b: another one
 *
 * Returns: below 0 if @a is better
 */
int
sb_steadiness_compare (const SbSteadiness *steadiness, const SbScore *a, const SbScore *b)
{
  int order;

  if (a->lost != b->lost)
    return a->lost < b->lost ? -1 : 1;
  order = steadiness->n_loads > 0 ? sb_load_compare (&a->loads[0], &b->loads[0]) : 0;
  if (order == 0)
    order = (a->worst > b->worst) - (a->worst < b->worst);
  for (guint i = 1; i < steadiness->n_loads && order == 0; i++)
    order = sb_load_compare (&a->loads[i], &b->loads[i]);

  return order;
}
