/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_EVIDENCE_GROUP (sb_app_evidence_group_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppEvidenceGroup, sb_app_evidence_group, SB_APP, EVIDENCE_GROUP, AdwPreferencesGroup)

void sb_app_evidence_group_show (SbAppEvidenceGroup *self,
                                 SbAppResults *results,
                                 const char *requirement);

G_END_DECLS
