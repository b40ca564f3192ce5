/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/**
 * SbAppSaveState:
 * @SB_APP_SAVE_STATE_DRAFT: the bid has no file yet; the working copy keeps it
 * @SB_APP_SAVE_STATE_SAVED: the file holds everything
 * @SB_APP_SAVE_STATE_MODIFIED: edits wait for the next save
 * @SB_APP_SAVE_STATE_SAVING: a save is under way
 * @SB_APP_SAVE_STATE_CONFLICT: somebody else changed the file; nothing is written until the user
 * has chosen
 * @SB_APP_SAVE_STATE_FAILED: the last save failed; the next edit or Save tries again
 */
typedef enum
{
  SB_APP_SAVE_STATE_DRAFT,
  SB_APP_SAVE_STATE_SAVED,
  SB_APP_SAVE_STATE_MODIFIED,
  SB_APP_SAVE_STATE_SAVING,
  SB_APP_SAVE_STATE_CONFLICT,
  SB_APP_SAVE_STATE_FAILED
} SbAppSaveState;

#define SB_APP_TYPE_SAVER (sb_app_saver_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSaver, sb_app_saver, SB_APP, SAVER, GObject)

SbAppSaver *sb_app_saver_new (SbDocument *document);

SbDocument *sb_app_saver_get_document (SbAppSaver *self);
SbAppSaveState sb_app_saver_get_state (SbAppSaver *self);

void sb_app_saver_save (SbAppSaver *self, GFile *file, gboolean overwrite);
void sb_app_saver_finish (SbAppSaver *self);

G_END_DECLS
