/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

char *sb_json_write_bid (const SbBid *bid);

G_END_DECLS
