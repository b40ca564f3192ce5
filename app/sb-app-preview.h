/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-submission.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_PREVIEW (sb_app_preview_get_type ())
G_DECLARE_FINAL_TYPE (SbAppPreview, sb_app_preview, SB_APP, PREVIEW, AdwBin)

SbAppSubmission *sb_app_preview_get_submission (SbAppPreview *self);
void sb_app_preview_set_submission (SbAppPreview *self, SbAppSubmission *submission);
void sb_app_preview_set_busy (SbAppPreview *self, gboolean busy);

G_END_DECLS
