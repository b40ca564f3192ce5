/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-files.h"

#include <samanbud.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_SUBMISSION (sb_app_submission_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSubmission, sb_app_submission, SB_APP, SUBMISSION, GObject)

void sb_app_submission_new_async (SbBid *bid,
                                  SbLanguage language,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
SbAppSubmission *sb_app_submission_new_finish (GAsyncResult *result, GError **error);
guint sb_app_submission_get_n_pages (SbAppSubmission *self);
void sb_app_submission_get_page_size (SbAppSubmission *self,
                                      guint page,
                                      double *width_pt,
                                      double *height_pt);
void sb_app_submission_draw_page (SbAppSubmission *self, guint page, cairo_t *cr);
const char *sb_app_submission_get_banner (SbAppSubmission *self);

void sb_app_submission_write_async (SbBid *bid,
                                    SbLanguage language,
                                    SbAppFileKind kind,
                                    GFile *file,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GFile *sb_app_submission_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
