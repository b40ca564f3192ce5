/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Products of two numbers of minutes, to compare fractions without rounding. */
__extension__ typedef __int128 SbWide;

void sb_share (gint64 total, const gint64 *weights, guint n, gint64 *parts);

G_END_DECLS
