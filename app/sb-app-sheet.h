/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-submission.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_SHEET (sb_app_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSheet, sb_app_sheet, SB_APP, SHEET, GtkWidget)

GtkWidget *sb_app_sheet_new (void);
void sb_app_sheet_set_page (SbAppSheet *self, SbAppSubmission *submission, guint page);
void sb_app_sheet_set_width (SbAppSheet *self, int width_px);

G_END_DECLS
