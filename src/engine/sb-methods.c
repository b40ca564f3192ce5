/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The methods that fill the commitments of one segment (resources/docs/model.md, section 5). They
 * all meet as much as can be met, `shall` requirements first, then the others. Where not all can be
 * met, most of them serve each in the order of the ids; `least-change` leaves the gap where it
 * moves least.
 *
 * `even`, `agreed` and `proportional` share out each need in rounds. In a round every requirement
 * offers what it still lacks to those who still have minutes for it; a supply that is offered more
 * than it has takes its part of each offer; what nobody could take is shared out again. Each round
 * fills a requirement or empties a supply, so there are no more rounds than supplies and
 * requirements. What sharing cannot reach, because minutes would have to be passed on or because
 * those who can have agreed on no share, augmenting paths do at the end.
 */

#include "config.h"

#include "sb-methods.h"

#include "sb-balance.h"
#include "sb-change.h"
#include "sb-share.h"
#include "sb-steady.h"

/* The whole, in basis points. */
#define MAX_SHARE_BP 10000

/*
 * column: position of the requirement
 * weights: by member, how minutes are shared among those who still have some; NULL: among supplies,
 *   by the minutes they have
 */
typedef struct
{
  SbTask *task;
  guint column;
  const gint64 *weights;
} Offer;

static gint64
count_spare (const SbTask *task, guint supply)
{
  return task->flow->capacity[supply] - task->flow->used[supply];
}

/* Shares @minutes of a requirement among members by their weights; within a member by what is left
 * there. */
static void
offer_to_members (const Offer *offer, gint64 minutes, gint64 *offers)
{
  const SbLedger *ledger = offer->task->ledger;
  const SbNetwork *network = ledger->network;
  guint n_members = ledger->bid->n_members;
  guint first = network->first_of_requirement[offer->column];
  guint n = network->first_of_requirement[offer->column + 1] - first;
  g_autofree gint64 *claims = g_new0 (gint64, n_members + 1);
  g_autofree gint64 *shares = g_new (gint64, n_members + 1);
  g_autofree gint64 *spare = g_new (gint64, n);
  g_autofree gint64 *parts = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      guint s = network->arcs[first + i].supply;

      if (count_spare (offer->task, s) > 0)
        claims[ledger->member_of[s]] = offer->weights[ledger->member_of[s]];
    }
  sb_share (minutes, claims, n_members + 1, shares);

  for (guint m = 0; m < n_members; m++)
    {
      if (shares[m] == 0)
        continue;
      for (guint i = 0; i < n; i++)
        {
          guint s = network->arcs[first + i].supply;

          spare[i] = ledger->member_of[s] == m ? count_spare (offer->task, s) : 0;
        }
      sb_share (shares[m], spare, n, parts);
      for (guint i = 0; i < n; i++)
        offers[first + i] += parts[i];
    }
}

/* Shares @minutes of a requirement among supplies by the minutes they have. */
static void
offer_by_size (const Offer *offer, gint64 minutes, gint64 *offers)
{
  const SbTask *task = offer->task;
  const SbNetwork *network = task->ledger->network;
  guint first = network->first_of_requirement[offer->column];
  guint n = network->first_of_requirement[offer->column + 1] - first;
  g_autofree gint64 *sizes = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      guint s = network->arcs[first + i].supply;

      sizes[i] = count_spare (task, s) > 0 ? task->page->available[s] : 0;
    }
  sb_share (minutes, sizes, n, offers + first);
}

static gboolean
has_taker (const Offer *offer)
{
  const SbLedger *ledger = offer->task->ledger;
  const SbNetwork *network = ledger->network;

  for (guint a = network->first_of_requirement[offer->column];
       a < network->first_of_requirement[offer->column + 1]; a++)
    {
      guint s = network->arcs[a].supply;

      if (count_spare (offer->task, s) > 0 &&
          (offer->weights == NULL || offer->weights[ledger->member_of[s]] > 0))
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

  sb_share (MIN (sum, count_spare (task, supply)), weights, n, parts);
  for (guint i = 0; i < n; i++)
    sb_flow_add (task->flow, network, network->arcs_of_supply[first + i], parts[i]);
}

/* @weights: as in #Offer */
static gboolean
share_once (SbTask *task, const gint64 *weights, gboolean shall)
{
  const SbNetwork *network = task->ledger->network;
  g_autofree gint64 *offers = g_new0 (gint64, network->n_arcs);
  gboolean offered = FALSE;

  for (guint c = 0; c < network->n_requirements; c++)
    {
      gint64 lacks = task->flow->need[c] - task->flow->met[c];
      Offer offer = { task, c, weights };

      if (task->ledger->is_shall[c] != shall || lacks == 0 || !has_taker (&offer))
        continue;
      offered = TRUE;
      if (weights != NULL)
        offer_to_members (&offer, lacks, offers);
      else
        offer_by_size (&offer, lacks, offers);
    }
  for (guint s = 0; s < network->n_supplies; s++)
    take_offers (task, s, offers);

  return offered;
}

/* One for every member, or the shares that they have agreed; NULL for a method that does not weigh
 * members. Nobody's supplies, at the end, have no minutes. Nobody can have agreed to more than the
 * whole, so weights add up. */
static gint64 *
build_weights (const SbBid *bid, SbSplitMethod method)
{
  gint64 *weights;

  if (method != SB_SPLIT_EVEN && method != SB_SPLIT_AGREED)
    return NULL;

  weights = g_new0 (gint64, bid->n_members + 1);
  for (guint m = 0; m < bid->n_members && method == SB_SPLIT_EVEN; m++)
    weights[m] = 1;
  for (guint i = 0; i < bid->n_agreed && method == SB_SPLIT_AGREED; i++)
    {
      int m = sb_bid_find (bid, SB_TABLE_MEMBER, bid->agreed[i].member);

      if (m >= 0)
        weights[m] = CLAMP (bid->agreed[i].share_bp, 0, MAX_SHARE_BP);
    }

  return weights;
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

static void
share_out (SbTask *task, SbSplitMethod method)
{
  g_autofree gint64 *weights = build_weights (task->ledger->bid, method);

  limit_needs (task);
  while (share_once (task, weights, TRUE))
    ;
  while (share_once (task, weights, FALSE))
    ;
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

  if (method == SB_SPLIT_LEAST_CHANGE)
    sb_change_least (ledger->network, task->flow, ledger->is_shall, task->today);
  else if (method == SB_SPLIT_STEADY)
    sb_steady_solve (task);
  else if (method == SB_SPLIT_BALANCED)
    {
      sb_balance_level (ledger->network, task->flow, task->page->available, task->promised);
      sb_flow_clear (task->flow, ledger->network);
    }
  else
    share_out (task, method);

  sb_network_fill (ledger->network, task->flow, ledger->shall_first, ledger->n_columns);
}
