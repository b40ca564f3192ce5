/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-deadlines.h>

G_BEGIN_DECLS

char *sb_ical_write (const SbBid *bid, const GPtrArray *deadlines, gint64 made_at);

G_END_DECLS
