/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

/* The largest file that can be attached: portals for tenders seldom take more in one file. */
#define SB_APP_ATTACH_MAX_BYTES ((goffset) 25 * 1000 * 1000)

/**
 * SbAppAttachTo:
 * @results: the results of a document
 * @requirement: what the file proves
 * @subject: (nullable): for whom
 *
 * Where a file is attached.
 */
typedef struct
{
  SbAppResults *results;
  const char *requirement;
  const char *subject;
} SbAppAttachTo;

void sb_app_attach_choose (GtkWidget *from, const SbAppAttachTo *to);
void sb_app_attach_file_async (GtkWidget *from,
                               const SbAppAttachTo *to,
                               GFile *file,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean sb_app_attach_file_finish (GAsyncResult *result, GError **error);
void sb_app_attach_save_copy (GtkWidget *from, SbAppResults *results, const char *attachment);
void sb_app_attach_remove (GtkWidget *from, SbAppResults *results, const char *attachment);
char *sb_app_attach_describe_size (gint64 n_bytes);

G_END_DECLS
