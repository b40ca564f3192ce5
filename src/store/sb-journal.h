/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-changes-private.h"
#include "sb-database.h"

G_BEGIN_DECLS

sqlite3_session *sb_journal_record (SbDatabase *database, GError **error);
gboolean sb_journal_take (SbDatabase *database,
                          sqlite3_session *session,
                          GBytes **changeset,
                          GError **error);

gboolean sb_journal_is_empty (SbDatabase *database);
gboolean
sb_journal_append (SbDatabase *database, const char *label, GBytes *changeset, GError **error);
gboolean
sb_journal_amend (SbDatabase *database, GBytes *changeset, gboolean *vanished, GError **error);
gboolean sb_journal_undo (SbDatabase *database, SbChanges **changes, GError **error);
gboolean sb_journal_redo (SbDatabase *database, SbChanges **changes, GError **error);

char *sb_journal_build_state (SbDatabase *database);
char *sb_journal_build_undo_label (SbDatabase *database);
char *sb_journal_build_redo_label (SbDatabase *database);

G_END_DECLS
