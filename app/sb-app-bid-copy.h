/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/**
 * SbAppRowFilter:
 * @table: the row's table
 * @row: a copy of the row, which may be changed
 * @data: what was given to sb_app_bid_copy()
 *
 * Returns: whether the row goes into the copy
 */
typedef gboolean (*SbAppRowFilter) (SbTableId table, gpointer row, gpointer data);

SbBid *sb_app_bid_copy (const SbBid *bid, SbAppRowFilter filter, gpointer data);
SbBid *
sb_app_bid_copy_without (const SbBid *bid, const guint *members, guint n_members, GError **error);

G_END_DECLS
