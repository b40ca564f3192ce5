/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-database.h"

G_BEGIN_DECLS

gboolean sb_changeset_is_sound (SbDatabase *database, GBytes *changeset);
GBytes *sb_changeset_invert (GBytes *changeset);
GBytes *sb_changeset_concatenate (GBytes *first, GBytes *second);
gboolean sb_changeset_apply (SbDatabase *database, GBytes *changeset);

G_END_DECLS
