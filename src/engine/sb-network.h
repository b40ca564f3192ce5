/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One way for minutes to go: a supply that is eligible for a requirement. */
typedef struct
{
  guint supply;
  guint requirement;
} SbArc;

/**
 * SbNetwork:
 * @arcs: by (requirement, supply)
 * @first_of_requirement: n_requirements + 1 positions in @arcs
 * @arcs_of_supply: positions in @arcs, by (supply, requirement)
 * @first_of_supply: n_supplies + 1 positions in @arcs_of_supply
 *
 * Who may give to whom: source → supply → eligible requirement → sink. The shape alone; minutes are
 * kept in #SbFlow, so that many flows share one network. The scratch space of the searches is part
 * of it: one network serves one thread.
 */
typedef struct
{
  SbArc *arcs;
  guint *first_of_requirement;
  guint *arcs_of_supply;
  guint *first_of_supply;
  guint n_supplies;
  guint n_requirements;
  guint n_arcs;

  /*< private >*/
  guint *queue;
  guint *way_to_supply;
  guint *way_to_requirement;
  guint *seen_supply;
  guint *seen_requirement;
  guint round;
} SbNetwork;

/**
 * SbFlow:
 * @capacity: minutes that each supply has
 * @used: what it gives, at most @capacity
 * @need: minutes that each requirement asks for
 * @met: what it gets, at most @need
 * @minutes: what flows on each arc of the network
 *
 * Minutes on a network. Sums over all supplies, or over all requirements, must fit in a gint64.
 */
typedef struct
{
  gint64 *capacity;
  gint64 *used;
  gint64 *need;
  gint64 *met;
  gint64 *minutes;
} SbFlow;

SbNetwork *sb_network_new (guint n_supplies, guint n_requirements, const guint8 *eligible);
void sb_network_free (SbNetwork *network);
int sb_network_find_arc (const SbNetwork *network, guint supply, guint requirement);

SbFlow *sb_flow_new (const SbNetwork *network);
void sb_flow_free (SbFlow *flow);
void sb_flow_copy (SbFlow *to, const SbFlow *from, const SbNetwork *network);
void sb_flow_clear (SbFlow *flow, const SbNetwork *network);
void sb_flow_add (SbFlow *flow, const SbNetwork *network, guint arc, gint64 minutes);
void sb_flow_limit_supply (SbFlow *flow, const SbNetwork *network, guint supply, gint64 capacity);
gint64 sb_flow_get_missing (const SbFlow *flow, const SbNetwork *network);

void sb_network_fill (SbNetwork *network, SbFlow *flow, const guint *order, guint n);
void sb_network_fill_all (SbNetwork *network, SbFlow *flow);
gboolean sb_network_find_short (SbNetwork *network, const SbFlow *flow, guint8 *is_short);
gboolean sb_network_find_idle (SbNetwork *network, const SbFlow *flow, guint8 *is_idle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbNetwork, sb_network_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbFlow, sb_flow_free)

G_END_DECLS
