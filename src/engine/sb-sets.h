/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sb_sets_begin (guint *members, guint size);
gboolean sb_sets_next (guint *members, guint size, guint n);
GArray *sb_sets_sort (const guint *members, guint n_members);

G_END_DECLS
