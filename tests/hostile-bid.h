/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/* What the supplies of a bid may add up to; the needs and the commitments too. */
#define HOSTILE_BID_LIMIT (G_MAXINT64 / 4)

SbBid *hostile_bid_new (GRand *rand);
SbBid *hostile_bid_new_wide (GRand *rand, guint n);
SbBid *hostile_bid_new_long (GRand *rand, guint n);

G_END_DECLS
