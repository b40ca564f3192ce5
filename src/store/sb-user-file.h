/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *sb_user_file_build_name (GFile *file);
GBytes *sb_user_file_load (GFile *file, char **etag, GCancellable *cancellable, GError **error);

/**
 * SbUserFileSave:
 * @file: where to
 * @image: the database as bytes
 * @etag: (nullable): what the file must still be like; NULL when it may be like anything
 * @must_be_new: whether the file must not be there yet
 *
 * What is to be written; a value that a thread may have.
 */
typedef struct
{
  GFile *file;
  GBytes *image;
  char *etag;
  gboolean must_be_new;
} SbUserFileSave;

gboolean sb_user_file_save (const SbUserFileSave *save,
                            char **etag,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
