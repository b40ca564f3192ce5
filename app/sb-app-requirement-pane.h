/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_REQUIREMENT_PANE (sb_app_requirement_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppRequirementPane, sb_app_requirement_pane, SB_APP, REQUIREMENT_PANE, AdwBin)

void
sb_app_requirement_pane_show (SbAppRequirementPane *self, SbAppResults *results, SbRecord *record);
void sb_app_requirement_pane_update (SbAppRequirementPane *self);
void sb_app_requirement_pane_edit_text (SbAppRequirementPane *self);

G_END_DECLS
