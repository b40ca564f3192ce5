/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbChanges:
 *
 * Which rows one edit, undo or redo touched. It comes with #SbDocument::changed and lives as long
 * as that emission.
 */
typedef struct _SbChanges SbChanges;

gboolean sb_changes_has_table (const SbChanges *changes, const SbTable *table);
gboolean sb_changes_has_row (const SbChanges *changes, const SbTable *table, const char *id);

G_END_DECLS
