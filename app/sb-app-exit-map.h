/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_EXIT_MAP (sb_app_exit_map_get_type ())
G_DECLARE_FINAL_TYPE (SbAppExitMap, sb_app_exit_map, SB_APP, EXIT_MAP, AdwBin)

void sb_app_exit_map_show (SbAppExitMap *self, const SbExits *exits, SbLanguage language);
void sb_app_exit_map_mark (SbAppExitMap *self, const guint *members, guint n_members);

G_END_DECLS
