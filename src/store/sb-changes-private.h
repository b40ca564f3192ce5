/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-changes.h>

#include "sb-database.h"

G_BEGIN_DECLS

SbChanges *sb_changes_new_everything (void);
SbChanges *sb_changes_new_from_changeset (GBytes *changeset);
void sb_changes_free (SbChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbChanges, sb_changes_free)

G_END_DECLS
