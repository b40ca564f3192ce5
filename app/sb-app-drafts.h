/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_DRAFTS (sb_app_drafts_get_type ())
G_DECLARE_FINAL_TYPE (SbAppDrafts, sb_app_drafts, SB_APP, DRAFTS, GObject)

SbAppDrafts *sb_app_drafts_new (void);

GListModel *sb_app_drafts_get_model (SbAppDrafts *self);
SbDocument *sb_app_drafts_find_by_file (SbAppDrafts *self, GFile *file);

void sb_app_drafts_recover (SbAppDrafts *self);
void sb_app_drafts_keep (SbAppDrafts *self, SbDocument *document);
SbDocument *sb_app_drafts_take (SbAppDrafts *self, const char *id);
void sb_app_drafts_discard (SbAppDrafts *self, const char *id);
void sb_app_drafts_restore (SbAppDrafts *self, const char *id);
void sb_app_drafts_close_all (SbAppDrafts *self);

G_END_DECLS
