/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The balanced split: among all splits that meet as much as can be met, the one with the smallest
 * possible highest workload, then the smallest possible next highest, and so on. Workload is what a
 * supply has committed ÷ what it has; fractions are compared by cross products, never rounded.
 *
 * What supplies can give together are the integer points of a polymatroid, and "the highest first"
 * is the sum of M^workload for a huge M, a separable convex function; so handing out minutes one by
 * one, each to the supply for which it costs least, is exact (Federgruen and Groenevelt 1986, "The
 * greedy procedure for resource allocation problems"). A minute costs least where the workload with
 * it is lowest. Between equal workloads it costs least at the largest supply, because there it adds
 * least: M^x − M^(x − 1 ÷ size). Between equal supplies the order decides, and changes no figure.
 *
 * Millions of minutes are handed out at once: a level says how far down the list of all minutes one
 * has come. The level at which a set of supplies has all that it can be used for follows from one
 * division (the discrete Newton method on minimum cuts), and those supplies are then settled. Each
 * round settles at least one.
 */

#include "config.h"

#include "sb-balance.h"
#include "sb-share.h"

/* The n-th minute of a supply: with it, the workload is minute ÷ size. */
typedef struct
{
  gint64 minute;
  gint64 size;
  guint supply;
} Step;

typedef struct
{
  SbNetwork *network;
  SbFlow *flow;
  const gint64 *available;
  const gint64 *promised;
  gint64 *limit;
  guint8 *is_settled;
  guint8 *is_idle;
  guint8 *is_tight;
} Balance;

/* The order in which minutes are handed out. */
static int
compare_steps (const Step *a, const Step *b)
{
  SbWide x = (SbWide) a->minute * b->size;
  SbWide y = (SbWide) b->minute * a->size;

  if (x != y)
    return x < y ? -1 : 1;
  if (a->size != b->size)
    return a->size > b->size ? -1 : 1;

  return (a->supply > b->supply) - (a->supply < b->supply);
}

/* How many minutes beyond those promised the supply has been handed when it was @last's turn. */
static gint64
count_minutes (const Balance *self, guint supply, const Step *last)
{
  gint64 size = self->available[supply];
  Step step = { (gint64) ((SbWide) last->minute * size / last->size), size, supply };

  if (compare_steps (&step, last) > 0)
    step.minute--;

  return CLAMP (step.minute - self->promised[supply], 0, self->limit[supply]);
}

/* Brings the tight supplies to the workload that they would all have if minutes could be divided.
 * Returns how many of @minutes are left: fewer than there are supplies. A supply whose promises are
 * above that workload counts as giving less than nothing; the level is then too high, but the next
 * cut has no such supply in it. */
static gint64
raise_evenly (const Balance *self, gint64 minutes, gint64 *load)
{
  SbWide total = minutes, size = 0;

  for (guint s = 0; s < self->network->n_supplies; s++)
    if (self->is_tight[s])
      {
        total += self->promised[s];
        size += self->available[s];
      }
  for (guint s = 0; s < self->network->n_supplies; s++)
    if (self->is_tight[s])
      {
        load[s] = (gint64) (total * self->available[s] / size);
        minutes -= load[s] - self->promised[s];
      }

  return minutes;
}

static gboolean
find_next (const Balance *self, const gint64 *load, Step *next)
{
  gboolean found = FALSE;

  for (guint s = 0; s < self->network->n_supplies; s++)
    {
      Step step = { load[s] + 1, self->available[s], s };

      if (!self->is_tight[s] || load[s] - self->promised[s] == self->limit[s] ||
          (found && compare_steps (&step, next) > 0))
        continue;
      *next = step;
      found = TRUE;
    }

  return found;
}

/* The last step when exactly @minutes have been handed out among the tight supplies, which have
 * room for more than that. */
static Step
find_last_step (const Balance *self, gint64 minutes)
{
  g_autofree gint64 *load = g_new0 (gint64, self->network->n_supplies);
  Step last = { 0, 1, 0 };
  gint64 left = raise_evenly (self, minutes, load);

  for (guint s = 0; s < self->network->n_supplies; s++)
    {
      Step step = { load[s], self->available[s], s };

      if (self->is_tight[s] && load[s] > self->promised[s] && compare_steps (&step, &last) > 0)
        last = step;
    }

  /* What the divisions cut off: less than one minute for each. */
  while (left-- > 0)
    {
      gboolean found = find_next (self, load, &last);

      g_assert (found);
      load[last.supply]++;
    }

  return last;
}

/* What all that the idle supplies are eligible for needs, less what settled ones give to it. */
static gint64
count_room (const Balance *self)
{
  const SbNetwork *network = self->network;
  gint64 room = 0;

  for (guint r = 0; r < network->n_requirements; r++)
    for (guint a = network->first_of_requirement[r]; a < network->first_of_requirement[r + 1]; a++)
      if (self->is_idle[network->arcs[a].supply])
        {
          room += self->flow->need[r];
          break;
        }
  for (guint s = 0; s < network->n_supplies; s++)
    if (self->is_idle[s] && self->is_settled[s])
      room -= self->flow->capacity[s];

  return room;
}

/* Lowers the level until everybody can be used for all that the level hands out. Marks the
 * supplies that stand in the way of more. Returns FALSE when nobody does. */
static gboolean
lower_level (Balance *self)
{
  SbNetwork *network = self->network;
  gboolean lowered = FALSE;

  for (guint s = 0; s < network->n_supplies; s++)
    if (!self->is_settled[s])
      self->flow->capacity[s] = self->limit[s];

  for (;;)
    {
      Step last;

      sb_flow_clear (self->flow, network);
      sb_network_fill_all (network, self->flow);
      if (!sb_network_find_idle (network, self->flow, self->is_idle))
        return lowered;

      lowered = TRUE;
      for (guint s = 0; s < network->n_supplies; s++)
        self->is_tight[s] = self->is_idle[s] && !self->is_settled[s] && self->limit[s] > 0;
      last = find_last_step (self, count_room (self));
      for (guint s = 0; s < network->n_supplies; s++)
        if (!self->is_settled[s])
          self->flow->capacity[s] = count_minutes (self, s, &last);
    }
}

/**
 * sb_balance_level:
 * @network: the network
 * @flow: (inout): capacities left after what is promised, and needs; the capacities become what
 *   each supply shall give, and the flow uses them wholly
 * @available: minutes by supply
 * @promised: minutes by supply that it has promised elsewhere and that stay
 *
 * Finds how much each supply gives when workloads are balanced and as much as can be met is met.
 * In the worst case there are as many rounds as supplies, and in each as many maximum flows as
 * there are nested cuts; usually a handful.
 */
void
sb_balance_level (SbNetwork *network, SbFlow *flow, const gint64 *available, const gint64 *promised)
{
  g_autofree gint64 *limit = g_memdup2 (flow->capacity, network->n_supplies * sizeof (gint64));
  g_autofree guint8 *marks = g_new0 (guint8, 3 * (gsize) network->n_supplies);
  Balance self = { network,
                   flow,
                   available,
                   promised,
                   limit,
                   marks,
                   marks + network->n_supplies,
                   marks + 2 * (gsize) network->n_supplies };

  while (lower_level (&self))
    for (guint s = 0; s < network->n_supplies; s++)
      if (self.is_tight[s])
        self.is_settled[s] = TRUE;
}
