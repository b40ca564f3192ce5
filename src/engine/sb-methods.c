/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The methods that fill the commitments of one segment (model.md section 5). They all meet the same
 * amounts: `shall` requirements first, each in the order of the ids, then the others, in all as
 * much as can be met. They differ in who gives it.
 *
 * `even` and `proportional` share out each need in rounds. In a round every requirement offers what
 * it still lacks to those who still have minutes for it; a supply that is offered more than it has
 * takes its part of each offer; what nobody could take is shared out again. Each round fills a
 * requirement or empties a supply, so there are no more rounds than supplies and requirements. What
 * sharing cannot reach, because minutes would have to be passed on, augmenting paths do at the end.
 */

#include "config.h"

#include "sb-methods.h"

#include "sb-balance.h"
#include "sb-share.h"

/* Shares @minutes of a requirement among members alike; within a member by what is left there. */
static void
offer_evenly (SbTask *task, guint column, gint64 minutes, gint64 *offers)
{
  const SbNetwork *network = task->ledger->network;
  guint n_members = task->ledger->bid->n_members;
  guint first = network->first_of_requirement[column];
  guint n = network->first_of_requirement[column + 1] - first;
  g_autofree gint64 *left = g_new0 (gint64, n_members + 1);
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree gint64 *parts = g_new (gint64, n);
  guint n_able = 0, turn = 0;

  for (guint i = 0; i < n; i++)
    {
      guint s = network->arcs[first + i].supply;

      left[task->ledger->member_of[s]] += task->flow->capacity[s] - task->flow->used[s];
    }
  for (guint m = 0; m < n_members; m++)
    n_able += left[m] > 0;

  for (guint m = 0; m < n_members; m++)
    {
      gint64 part = minutes / n_able + (turn < minutes % n_able);

      if (left[m] == 0)
        continue;
      turn++;
      for (guint i = 0; i < n; i++)
        {
          guint s = network->arcs[first + i].supply;

          weights[i] =
              task->ledger->member_of[s] == m ? task->flow->capacity[s] - task->flow->used[s] : 0;
        }
      sb_share (part, weights, n, parts);
      for (guint i = 0; i < n; i++)
        offers[first + i] += parts[i];
    }
}

/* Shares @minutes of a requirement among supplies by the minutes they have. */
static void
offer_by_size (SbTask *task, guint column, gint64 minutes, gint64 *offers)
{
  const SbNetwork *network = task->ledger->network;
  guint first = network->first_of_requirement[column];
  guint n = network->first_of_requirement[column + 1] - first;
  g_autofree gint64 *weights = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      guint s = network->arcs[first + i].supply;

      weights[i] = task->flow->used[s] < task->flow->capacity[s] ? task->available[s] : 0;
    }
  sb_share (minutes, weights, n, offers + first);
}

static gboolean
has_taker (const SbTask *task, guint column)
{
  const SbNetwork *network = task->ledger->network;

  for (guint a = network->first_of_requirement[column];
       a < network->first_of_requirement[column + 1]; a++)
    {
      guint s = network->arcs[a].supply;

      if (task->flow->used[s] < task->flow->capacity[s])
        return TRUE;
    }

  return FALSE;
}

/* Takes what is offered, as far as the supply has it. */
static void
take_offers (SbTask *task, guint supply, const gint64 *offers)
{
  const SbNetwork *network = task->ledger->network;
  guint first = network->first_of_supply[supply];
  guint n = network->first_of_supply[supply + 1] - first;
  gint64 spare = task->flow->capacity[supply] - task->flow->used[supply];
  g_autofree gint64 *weights = g_new (gint64, n);
  g_autofree gint64 *parts = g_new (gint64, n);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      weights[i] = offers[network->arcs_of_supply[first + i]];
      sum += weights[i];
    }
  if (sum == 0)
    return;

  sb_share (MIN (sum, spare), weights, n, parts);
  for (guint i = 0; i < n; i++)
    sb_flow_add (task->flow, network, network->arcs_of_supply[first + i], parts[i]);
}

static gboolean
share_once (SbTask *task, SbSplitMethod method, gboolean shall)
{
  const SbNetwork *network = task->ledger->network;
  g_autofree gint64 *offers = g_new0 (gint64, network->n_arcs);
  gboolean offered = FALSE;

  for (guint c = 0; c < network->n_requirements; c++)
    {
      gint64 lacks = task->flow->need[c] - task->flow->met[c];

      if (task->ledger->is_shall[c] != shall || lacks == 0 || !has_taker (task, c))
        continue;
      offered = TRUE;
      if (method == SB_SPLIT_EVEN)
        offer_evenly (task, c, lacks, offers);
      else
        offer_by_size (task, c, lacks, offers);
    }
  for (guint s = 0; s < network->n_supplies; s++)
    take_offers (task, s, offers);

  return offered;
}

/* Lowers each need to what can be met of it. */
static void
limit_needs (SbTask *task)
{
  const SbLedger *ledger = task->ledger;
  SbNetwork *network = ledger->network;

  sb_network_fill (network, task->flow, ledger->shall_first, ledger->n_columns);
  for (guint c = 0; c < ledger->n_columns; c++)
    task->flow->need[c] = task->flow->met[c];
  sb_flow_clear (task->flow, network);
}

/**
 * sb_task_solve:
 * @task: what to fill; its flow becomes the answer
 * @method: how
 */
void
sb_task_solve (SbTask *task, SbSplitMethod method)
{
  const SbLedger *ledger = task->ledger;

  if (method == SB_SPLIT_BALANCED)
    {
      sb_balance_level (ledger->network, task->flow, task->available, task->promised);
      sb_flow_clear (task->flow, ledger->network);
    }
  else
    {
      limit_needs (task);
      while (share_once (task, method, TRUE))
        ;
      while (share_once (task, method, FALSE))
        ;
    }

  sb_network_fill (ledger->network, task->flow, ledger->shall_first, ledger->n_columns);
}
