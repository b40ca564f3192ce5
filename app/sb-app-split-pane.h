/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_SPLIT_PANE (sb_app_split_pane_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSplitPane, sb_app_split_pane, SB_APP, SPLIT_PANE, AdwBin)

void sb_app_split_pane_show (SbAppSplitPane *self, SbAppResults *results);
void sb_app_split_pane_clear (SbAppSplitPane *self);

G_END_DECLS
