/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/**
 * SbSegment:
 * @from: first day
 * @to: first day after
 *
 * A stretch of the contract in which no supply, commitment or capacity requirement begins or ends.
 */
typedef struct
{
  SbDate from;
  SbDate to;
} SbSegment;

GArray *sb_segments_new (const SbBid *bid, SbDate at, SbDate until);
gboolean sb_segment_is_inside (const SbSegment *segment, SbDate from, SbDate to);
gboolean
sb_bid_is_eligible (const SbBid *bid, const SbSupply *supply, const SbRequirement *requirement);
gboolean sb_bid_commitment_counts (const SbBid *bid,
                                   const SbCommitment *commitment,
                                   const SbSegment *segment);

G_END_DECLS
