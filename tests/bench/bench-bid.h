/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

SbBid *bench_bid_new (GRand *rand, guint n_members, guint n_requirements, guint n_segments);

G_END_DECLS
