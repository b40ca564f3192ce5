/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The flow network of one segment (resources/docs/model.md, section 5) and the two questions asked
 * of it: how much can flow, and which minimum cut stops the rest. Whole minutes throughout, no
 * tolerance.
 *
 * Flows are built by augmenting paths, one requirement after the other. A path to one requirement
 * may send other supplies elsewhere but never takes minutes from another requirement: so whoever
 * comes first in the order keeps what it got, and when all have had their turn the flow is a
 * maximum flow (the amounts that requirements can get together form a polymatroid, and this is its
 * greedy algorithm). A search is breadth first and costs the arcs that it sees; n requirements of
 * which each empties m supplies cost about n · m searches.
 */

#include "config.h"

#include "sb-network.h"

#include <string.h>

/* Marks what a failed search has seen: no search after it can get further from there. */
#define DEAD G_MAXUINT

/* From the last arc to the first, so that each supply's come in order. */
static void
index_arcs (SbNetwork *self)
{
  guint *end = self->first_of_supply;

  for (guint a = 0; a < self->n_arcs; a++)
    end[self->arcs[a].supply]++;
  for (guint s = 1; s <= self->n_supplies; s++)
    end[s] += end[s - 1];
  for (guint a = self->n_arcs; a-- > 0;)
    self->arcs_of_supply[--end[self->arcs[a].supply]] = a;
}

/**
 * sb_network_new:
 * @n_supplies: how many supplies
 * @n_requirements: how many requirements
 * @eligible: n_supplies × n_requirements, row by row: whether the supply is eligible
 *
 * Returns: (transfer full): the network
 */
SbNetwork *
sb_network_new (guint n_supplies, guint n_requirements, const guint8 *eligible)
{
  SbNetwork *self = g_new0 (SbNetwork, 1);
  guint n = 0;

  self->n_supplies = n_supplies;
  self->n_requirements = n_requirements;
  for (gsize i = 0; i < (gsize) n_supplies * n_requirements; i++)
    self->n_arcs += eligible[i] != 0;

  self->arcs = g_new (SbArc, self->n_arcs);
  self->arcs_of_supply = g_new (guint, self->n_arcs);
  self->first_of_requirement = g_new (guint, n_requirements + 1);
  self->first_of_supply = g_new0 (guint, n_supplies + 1);
  self->queue = g_new (guint, n_supplies + n_requirements);
  self->way_to_supply = g_new (guint, n_supplies);
  self->way_to_requirement = g_new (guint, n_requirements);
  self->seen_supply = g_new0 (guint, n_supplies);
  self->seen_requirement = g_new0 (guint, n_requirements);

  for (guint r = 0; r < n_requirements; r++)
    {
      self->first_of_requirement[r] = n;
      for (guint s = 0; s < n_supplies; s++)
        if (eligible[(gsize) s * n_requirements + r])
          self->arcs[n++] = (SbArc){ s, r };
    }
  self->first_of_requirement[n_requirements] = n;
  index_arcs (self);

  return self;
}

void
sb_network_free (SbNetwork *network)
{
  if (network == NULL)
    return;

  g_free (network->arcs);
  g_free (network->first_of_requirement);
  g_free (network->arcs_of_supply);
  g_free (network->first_of_supply);
  g_free (network->queue);
  g_free (network->way_to_supply);
  g_free (network->way_to_requirement);
  g_free (network->seen_supply);
  g_free (network->seen_requirement);
  g_free (network);
}

/**
 * sb_network_find_arc:
 * @network: a network
 * @supply: position of a supply
 * @requirement: position of a requirement
 *
 * Returns: the position of the arc between them; -1 if the supply is not eligible
 */
int
sb_network_find_arc (const SbNetwork *network, guint supply, guint requirement)
{
  guint low = network->first_of_requirement[requirement];
  guint high = network->first_of_requirement[requirement + 1];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (network->arcs[middle].supply == supply)
        return (int) middle;
      if (network->arcs[middle].supply < supply)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}

static gsize
count_numbers (const SbNetwork *network)
{
  return 2 * (gsize) network->n_supplies + 2 * (gsize) network->n_requirements + network->n_arcs;
}

/**
 * sb_flow_new:
 * @network: the network it runs on
 *
 * Returns: (transfer full): a flow in which capacities, needs and minutes are 0
 */
SbFlow *
sb_flow_new (const SbNetwork *network)
{
  SbFlow *self = g_new (SbFlow, 1);

  /* One block, so that copying is one memcpy. */
  self->capacity = g_new0 (gint64, count_numbers (network) + 1);
  self->used = self->capacity + network->n_supplies;
  self->need = self->used + network->n_supplies;
  self->met = self->need + network->n_requirements;
  self->minutes = self->met + network->n_requirements;

  return self;
}

void
sb_flow_free (SbFlow *flow)
{
  if (flow == NULL)
    return;

  g_free (flow->capacity);
  g_free (flow);
}

/**
 * sb_flow_copy:
 * @to: a flow on the same network
 * @from: what it becomes
 * @network: the network of both
 */
void
sb_flow_copy (SbFlow *to, const SbFlow *from, const SbNetwork *network)
{
  memcpy (to->capacity, from->capacity, count_numbers (network) * sizeof (gint64));
}

/**
 * sb_flow_clear:
 * @flow: a flow
 * @network: its network
 *
 * Takes all minutes back; capacities and needs stay.
 */
void
sb_flow_clear (SbFlow *flow, const SbNetwork *network)
{
  memset (flow->used, 0, network->n_supplies * sizeof (gint64));
  memset (flow->met, 0, network->n_requirements * sizeof (gint64));
  memset (flow->minutes, 0, network->n_arcs * sizeof (gint64));
}

/**
 * sb_flow_add:
 * @flow: a flow
 * @network: its network
 * @arc: position of an arc
 * @minutes: to add; negative takes away
 */
void
sb_flow_add (SbFlow *flow, const SbNetwork *network, guint arc, gint64 minutes)
{
  const SbArc *a = &network->arcs[arc];

  flow->minutes[arc] += minutes;
  flow->used[a->supply] += minutes;
  flow->met[a->requirement] += minutes;

  g_assert (flow->minutes[arc] >= 0);
  g_assert (flow->used[a->supply] <= flow->capacity[a->supply]);
  g_assert (flow->met[a->requirement] <= flow->need[a->requirement]);
}

/**
 * sb_flow_limit_supply:
 * @flow: a flow
 * @network: its network
 * @supply: position of a supply
 * @capacity: what it has from now on
 *
 * Changes what a supply has; where it gives more than that, it gives less, to whomever.
 */
void
sb_flow_limit_supply (SbFlow *flow, const SbNetwork *network, guint supply, gint64 capacity)
{
  gint64 excess = flow->used[supply] - capacity;

  flow->capacity[supply] = capacity;
  for (guint i = network->first_of_supply[supply];
       excess > 0 && i < network->first_of_supply[supply + 1]; i++)
    {
      guint arc = network->arcs_of_supply[i];
      gint64 minutes = MIN (flow->minutes[arc], excess);

      flow->minutes[arc] -= minutes;
      flow->met[network->arcs[arc].requirement] -= minutes;
      flow->used[supply] -= minutes;
      excess -= minutes;
    }
}

/**
 * sb_flow_get_missing:
 * @flow: a flow
 * @network: its network
 *
 * Returns: how many minutes of the needs are not met
 */
gint64
sb_flow_get_missing (const SbFlow *flow, const SbNetwork *network)
{
  gint64 missing = 0;

  for (guint r = 0; r < network->n_requirements; r++)
    missing += flow->need[r] - flow->met[r];

  return missing;
}

static guint
new_round (SbNetwork *self)
{
  self->round++;
  if (self->round == DEAD)
    {
      for (guint s = 0; s < self->n_supplies; s++)
        self->seen_supply[s] = 0;
      for (guint r = 0; r < self->n_requirements; r++)
        self->seen_requirement[r] = 0;
      self->round = 1;
    }

  return self->round;
}

static void
revive (SbNetwork *self)
{
  for (guint s = 0; s < self->n_supplies; s++)
    if (self->seen_supply[s] == DEAD)
      self->seen_supply[s] = 0;
  for (guint r = 0; r < self->n_requirements; r++)
    if (self->seen_requirement[r] == DEAD)
      self->seen_requirement[r] = 0;
}

/* Sees what @supply gives to: those requirements could be served by others instead. */
static guint
follow_supply (SbNetwork *self, const SbFlow *flow, guint supply, guint n_queued)
{
  for (guint i = self->first_of_supply[supply]; i < self->first_of_supply[supply + 1]; i++)
    {
      guint arc = self->arcs_of_supply[i];
      guint r = self->arcs[arc].requirement;

      if (flow->minutes[arc] == 0 || self->seen_requirement[r] == self->round ||
          self->seen_requirement[r] == DEAD)
        continue;
      self->seen_requirement[r] = self->round;
      self->way_to_requirement[r] = arc;
      self->queue[n_queued++] = r;
    }

  return n_queued;
}

/* Looks for a supply with minutes to spare from which minutes can be passed on to @requirement.
 * What was seen in vain is dead from then on. Returns n_supplies when there is none. */
static guint
find_spare (SbNetwork *self, const SbFlow *flow, guint requirement)
{
  guint n_queued = 1;

  new_round (self);
  self->queue[0] = requirement;
  self->seen_requirement[requirement] = self->round;

  for (guint i = 0; i < n_queued; i++)
    {
      guint r = self->queue[i];

      for (guint a = self->first_of_requirement[r]; a < self->first_of_requirement[r + 1]; a++)
        {
          guint s = self->arcs[a].supply;

          if (self->seen_supply[s] == self->round || self->seen_supply[s] == DEAD)
            continue;
          self->seen_supply[s] = self->round;
          self->way_to_supply[s] = a;
          if (flow->used[s] < flow->capacity[s])
            return s;
          n_queued = follow_supply (self, flow, s, n_queued);
        }
    }

  for (guint s = 0; s < self->n_supplies; s++)
    if (self->seen_supply[s] == self->round)
      self->seen_supply[s] = DEAD;
  for (guint i = 0; i < n_queued; i++)
    self->seen_requirement[self->queue[i]] = DEAD;

  return self->n_supplies;
}

/* Passes as much as the way found allows from @supply on to @requirement. */
static void
pass_on (SbNetwork *self, SbFlow *flow, guint supply, guint requirement)
{
  gint64 minutes = MIN (flow->capacity[supply] - flow->used[supply],
                        flow->need[requirement] - flow->met[requirement]);
  guint s = supply;
  guint r = self->arcs[self->way_to_supply[s]].requirement;

  while (r != requirement)
    {
      guint back = self->way_to_requirement[r];

      minutes = MIN (minutes, flow->minutes[back]);
      r = self->arcs[self->way_to_supply[self->arcs[back].supply]].requirement;
    }

  flow->used[supply] += minutes;
  flow->met[requirement] += minutes;
  for (;;)
    {
      guint arc = self->way_to_supply[s];
      guint back;

      flow->minutes[arc] += minutes;
      r = self->arcs[arc].requirement;
      if (r == requirement)
        break;
      back = self->way_to_requirement[r];
      flow->minutes[back] -= minutes;
      s = self->arcs[back].supply;
    }
}

/**
 * sb_network_fill:
 * @network: the network
 * @flow: (inout): a flow on it, perhaps with minutes already
 * @order: (nullable): positions of requirements; NULL means in their own order
 * @n: how many
 *
 * Gives each requirement in turn as much as can reach it without taking from any other. With every
 * requirement in the order the result is a maximum flow.
 */
void
sb_network_fill (SbNetwork *network, SbFlow *flow, const guint *order, guint n)
{
  revive (network);
  for (guint i = 0; i < n; i++)
    {
      guint r = order != NULL ? order[i] : i;

      while (flow->met[r] < flow->need[r] && network->seen_requirement[r] != DEAD)
        {
          guint s = find_spare (network, flow, r);

          if (s == network->n_supplies)
            break;
          pass_on (network, flow, s, r);
        }
    }
}

/**
 * sb_network_fill_all:
 * @network: the network
 * @flow: (inout): a flow on it, perhaps with minutes already
 *
 * Completes a flow to a maximum flow, requirement by requirement.
 */
void
sb_network_fill_all (SbNetwork *network, SbFlow *flow)
{
  sb_network_fill (network, flow, NULL, network->n_requirements);
}

/**
 * sb_network_find_short:
 * @network: the network
 * @flow: a maximum flow
 * @is_short: (out caller-allocates): by requirement
 *
 * Names the minimum cut with the fewest requirements on the sink's side: those whose need is not
 * met, and those fed by a supply that could have served one of them. It is the same for every
 * maximum flow, and it lies inside every other minimum cut's.
 *
 * Returns: whether there is any
 */
gboolean
sb_network_find_short (SbNetwork *network, const SbFlow *flow, guint8 *is_short)
{
  guint n = 0;

  revive (network);
  new_round (network);
  for (guint r = 0; r < network->n_requirements; r++)
    if (flow->met[r] < flow->need[r])
      {
        network->seen_requirement[r] = network->round;
        network->queue[n++] = r;
      }

  for (guint i = 0; i < n; i++)
    for (guint a = network->first_of_requirement[network->queue[i]];
         a < network->first_of_requirement[network->queue[i] + 1]; a++)
      {
        guint s = network->arcs[a].supply;

        if (network->seen_supply[s] == network->round)
          continue;
        network->seen_supply[s] = network->round;
        n = follow_supply (network, flow, s, n);
      }

  for (guint r = 0; r < network->n_requirements; r++)
    is_short[r] = network->seen_requirement[r] == network->round;

  return n > 0;
}

/* Sees all that @supply is eligible for and, from there, whoever serves it now. */
static guint
follow_eligible (SbNetwork *self, const SbFlow *flow, guint supply, guint n_queued)
{
  for (guint i = self->first_of_supply[supply]; i < self->first_of_supply[supply + 1]; i++)
    {
      guint r = self->arcs[self->arcs_of_supply[i]].requirement;

      if (self->seen_requirement[r] == self->round)
        continue;
      self->seen_requirement[r] = self->round;
      for (guint a = self->first_of_requirement[r]; a < self->first_of_requirement[r + 1]; a++)
        {
          guint s = self->arcs[a].supply;

          if (flow->minutes[a] == 0 || self->seen_supply[s] == self->round)
            continue;
          self->seen_supply[s] = self->round;
          self->queue[n_queued++] = s;
        }
    }

  return n_queued;
}

/**
 * sb_network_find_idle:
 * @network: the network
 * @flow: a maximum flow
 * @is_idle: (out caller-allocates): by supply
 *
 * The mirror image of sb_network_find_short(): supplies that have minutes to spare, and those that
 * serve what one of them could serve. Together they have more than all they are eligible for needs.
 *
 * Returns: whether there is any
 */
gboolean
sb_network_find_idle (SbNetwork *network, const SbFlow *flow, guint8 *is_idle)
{
  guint n = 0;

  revive (network);
  new_round (network);
  for (guint s = 0; s < network->n_supplies; s++)
    if (flow->used[s] < flow->capacity[s])
      {
        network->seen_supply[s] = network->round;
        network->queue[n++] = s;
      }

  for (guint i = 0; i < n; i++)
    n = follow_eligible (network, flow, network->queue[i], n);

  for (guint s = 0; s < network->n_supplies; s++)
    is_idle[s] = network->seen_supply[s] == network->round;

  return n > 0;
}
