/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SbCopy:
 * @id: random name of the copy
 * @path: the database
 * @uri: (nullable): the user's file; NULL when there is none yet
 * @etag: (nullable): what the user's file was like when it was read or written last
 * @saved: (nullable): the state (sb_journal_build_state()) that the user's file holds
 * @lock: descriptor of the lock file; the kernel lets go of the lock when the process dies
 *
 * A private working copy in the state directory, held by this process.
 */
typedef struct
{
  char *id;
  char *path;
  char *uri;
  char *etag;
  char *saved;
  int lock;
} SbCopy;

SbCopy *sb_copy_new (GError **error);
SbCopy *sb_copy_claim (const char *id);
void sb_copy_free (SbCopy *self);

char *sb_copy_build_folder (GError **error);
char **sb_copy_list (GError **error);
gboolean sb_copy_is_open_elsewhere (const SbCopy *self);
gboolean sb_copy_read_note (SbCopy *self);
gboolean sb_copy_write_note (const SbCopy *self, GError **error);
void sb_copy_remove (SbCopy *self);
void sb_copy_set_aside (SbCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbCopy, sb_copy_free)

G_END_DECLS
