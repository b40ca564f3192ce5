/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/* Above these the sums have too many terms: for all of it, and for the minutes, which need a
 * maximum flow for every group. */
#define SB_PROBABILITY_MEMBERS         20
#define SB_PROBABILITY_MINUTES_MEMBERS 12

/**
 * SbProbabilityPoint:
 * @date: the day it is about
 * @carries: probability that those who are still in the group carry the bid that day
 * @minutes_short: expected minutes per week missing even with the best split; negative when it was
 *   not computed
 * @birnbaum: by member: how much more likely the group carries the bid if the member is surely
 *   there than if it surely has left
 */
typedef struct
{
  SbDate date;
  double carries;
  double minutes_short;
  double *birnbaum;
} SbProbabilityPoint;

/**
 * SbProbability:
 * @points: (element-type SbProbabilityPoint): by date
 * @shapley: by member: its share in the groups that carry the bid over the whole contract (Shapley
 *   and Shubik 1954)
 * @banzhaf: by member: in which part of the groups of others it makes the difference (Banzhaf 1965)
 * @unknown: (element-type guint): members whose probability of leaving has not been entered; they
 *   are taken never to leave, but for a planned exit
 *
 * How likely it is that the group still carries the bid. Members leave independently, each with the
 * same probability in every year, and surely after its planned last day. Sums over all groups, no
 * sampling.
 */
typedef struct
{
  SbBid *bid;
  GArray *points;
  double *shapley;
  double *banzhaf;
  GArray *unknown;
} SbProbability;

SbProbability *sb_probability_new (SbBid *bid, GCancellable *cancellable, GError **error);
void sb_probability_free (SbProbability *probability);
double sb_probability_of_staying (const SbBid *bid, guint member, SbDate date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbProbability, sb_probability_free)

G_END_DECLS
