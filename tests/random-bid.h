/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

#define RANDOM_BID_MAX_MEMBERS  6
#define RANDOM_BID_MAX_SUPPLIES 8
#define RANDOM_BID_MAX_CAPACITY 6

SbBid *random_bid_new (GRand *rand);
SbDate random_bid_pick_date (GRand *rand, const SbBid *bid);

G_END_DECLS
