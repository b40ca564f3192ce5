/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The split that changes least: among all that meet as much as can be met, one that keeps as many
 * of today's minutes as possible. As much is given either way, so keeping most is moving fewest.
 *
 * A minimum-cost flow by shortest augmenting paths (Ahuja, Magnanti and Orlin 1993, "Network
 * Flows", section 9.7), in whole minutes. Each way from a supply to a requirement is two arcs: one
 * that holds what is promised there today, where each minute earns one, and one that holds any
 * number, where minutes earn nothing. There are two sinks, so that minutes of a requirement that
 * comes first are never given away for one that does not; those are filled when the first can get
 * no more.
 *
 * To begin with, every requirement keeps what it has today, as far as supplies and needs allow: no
 * path can earn more per minute. A search costs the arcs, a few times over; there are about as many
 * as ways on which something changes.
 */

#include "config.h"

#include "sb-change.h"

#define NO_ARC G_MAXUINT

/* What an arc and its reverse, its neighbour, can still take. */
typedef struct
{
  guint to;
  gint64 room;
  int cost;
} Arc;

/*
 * Nodes are the source, the supplies, the requirements and the two sinks.
 *
 * arcs: each followed by its reverse
 * next: by arc: the next one that leaves the same node
 * first: by node
 * cost, way, is_queued, queue: of the search, by node; the queue is a ring
 */
typedef struct
{
  const SbNetwork *network;
  GArray *arcs;
  GArray *next;
  guint *first;
  gint64 *cost;
  guint *way;
  guint8 *is_queued;
  guint *queue;
  guint n_nodes;
} Graph;

static guint
get_supply_node (guint supply)
{
  return 1 + supply;
}

static guint
get_requirement_node (const Graph *self, guint requirement)
{
  return 1 + self->network->n_supplies + requirement;
}

static guint
get_sink (const Graph *self, gboolean comes_first)
{
  return self->n_nodes - (comes_first ? 2 : 1);
}

static void
add_half (Graph *self, guint from, const Arc *arc)
{
  g_array_append_val (self->arcs, *arc);
  g_array_append_val (self->next, self->first[from]);
  self->first[from] = self->arcs->len - 1;
}

static void
add_arc (Graph *self, guint from, guint to, gint64 room, int cost)
{
  add_half (self, from, &(Arc){ to, room, cost });
  add_half (self, to, &(Arc){ from, 0, -cost });
}

static void
push (Graph *self, guint arc, gint64 minutes)
{
  g_array_index (self->arcs, Arc, arc).room -= minutes;
  g_array_index (self->arcs, Arc, arc ^ 1).room += minutes;
}

static void
graph_init (Graph *self, const SbNetwork *network)
{
  self->network = network;
  self->n_nodes = network->n_supplies + network->n_requirements + 3;
  self->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  self->next = g_array_new (FALSE, FALSE, sizeof (guint));
  self->first = g_new (guint, self->n_nodes);
  self->cost = g_new (gint64, self->n_nodes);
  self->way = g_new (guint, self->n_nodes);
  self->is_queued = g_new0 (guint8, self->n_nodes);
  self->queue = g_new (guint, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    self->first[i] = NO_ARC;
}

static void
graph_clear (Graph *self)
{
  g_array_unref (self->arcs);
  g_array_unref (self->next);
  g_free (self->first);
  g_free (self->cost);
  g_free (self->way);
  g_free (self->is_queued);
  g_free (self->queue);
}

/* Arcs of supplies come first, then those of requirements, then two for each way: so their
 * positions follow from the network's. */
static guint
get_supply_arc (guint supply)
{
  return 2 * supply;
}

static guint
get_requirement_arc (const Graph *self, guint requirement)
{
  return 2 * (self->network->n_supplies + requirement);
}

static guint
get_way_arc (const Graph *self, guint way, gboolean keeps)
{
  return 2 *
         (self->network->n_supplies + self->network->n_requirements + 2 * way + (keeps ? 0 : 1));
}

static void
build (Graph *self, const SbFlow *flow, const guint8 *comes_first, const gint64 *today)
{
  const SbNetwork *network = self->network;

  for (guint s = 0; s < network->n_supplies; s++)
    add_arc (self, 0, get_supply_node (s), flow->capacity[s], 0);
  for (guint r = 0; r < network->n_requirements; r++)
    add_arc (self, get_requirement_node (self, r), get_sink (self, comes_first[r]), flow->need[r],
             0);
  for (guint a = 0; a < network->n_arcs; a++)
    {
      guint from = get_supply_node (network->arcs[a].supply);
      guint to = get_requirement_node (self, network->arcs[a].requirement);

      add_arc (self, from, to, today[a], -1);
      add_arc (self, from, to, G_MAXINT64 / 4, 0);
    }
}

static gint64
get_room (const Graph *self, guint arc)
{
  return g_array_index (self->arcs, Arc, arc).room;
}

static void
keep_today (Graph *self, const guint8 *comes_first, gboolean first)
{
  const SbNetwork *network = self->network;

  for (guint a = 0; a < network->n_arcs; a++)
    {
      guint way[] = { get_supply_arc (network->arcs[a].supply), get_way_arc (self, a, TRUE),
                      get_requirement_arc (self, network->arcs[a].requirement) };
      gint64 minutes =
          MIN (get_room (self, way[0]), MIN (get_room (self, way[1]), get_room (self, way[2])));

      if ((comes_first[network->arcs[a].requirement] != 0) != first)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (way); i++)
        push (self, way[i], minutes);
    }
}

/* The cheapest ways from the source, by the queue variant of Bellman and Ford's method; costs may
 * be negative, but no circle's are. */
static gboolean
search (Graph *self, guint sink)
{
  guint head = 0, n_queued = 1;

  for (guint i = 0; i < self->n_nodes; i++)
    self->cost[i] = G_MAXINT64;
  self->cost[0] = 0;
  self->queue[0] = 0;

  while (n_queued > 0)
    {
      guint node = self->queue[head];

      head = (head + 1) % self->n_nodes;
      n_queued--;
      self->is_queued[node] = FALSE;
      for (guint a = self->first[node]; a != NO_ARC; a = g_array_index (self->next, guint, a))
        {
          const Arc *arc = &g_array_index (self->arcs, Arc, a);

          if (arc->room == 0 || self->cost[node] + arc->cost >= self->cost[arc->to])
            continue;
          self->cost[arc->to] = self->cost[node] + arc->cost;
          self->way[arc->to] = a;
          if (!self->is_queued[arc->to])
            {
              self->queue[(head + n_queued++) % self->n_nodes] = arc->to;
              self->is_queued[arc->to] = TRUE;
            }
        }
    }

  return self->cost[sink] != G_MAXINT64;
}

static void
augment (Graph *self, guint sink)
{
  gint64 minutes = G_MAXINT64;

  for (guint node = sink; node != 0; node = g_array_index (self->arcs, Arc, self->way[node] ^ 1).to)
    minutes = MIN (minutes, get_room (self, self->way[node]));
  for (guint node = sink; node != 0; node = g_array_index (self->arcs, Arc, self->way[node] ^ 1).to)
    push (self, self->way[node], minutes);
}

/**
 * sb_change_least:
 * @network: the network
 * @flow: (inout): capacities and needs; the minutes on it become the answer
 * @comes_first: by requirement: whether as much as can be met of it is met before any other's
 * @today: by arc of the network: minutes that would rather stay
 *
 * Meets as much as can be met, of those that come first and then of all, and keeps as many minutes
 * of @today as it can.
 */
void
sb_change_least (const SbNetwork *network,
                 SbFlow *flow,
                 const guint8 *comes_first,
                 const gint64 *today)
{
  Graph graph;

  graph_init (&graph, network);
  build (&graph, flow, comes_first, today);
  for (int first = TRUE; first >= FALSE; first--)
    {
      keep_today (&graph, comes_first, first);
      while (search (&graph, get_sink (&graph, first)))
        augment (&graph, get_sink (&graph, first));
    }

  sb_flow_clear (flow, network);
  for (guint a = 0; a < network->n_arcs; a++)
    sb_flow_add (flow, network, a,
                 get_room (&graph, get_way_arc (&graph, a, TRUE) ^ 1) +
                     get_room (&graph, get_way_arc (&graph, a, FALSE) ^ 1));
  graph_clear (&graph);
}
