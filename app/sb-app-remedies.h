/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sb-app-results.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_REMEDIES (sb_app_remedies_get_type ())
G_DECLARE_FINAL_TYPE (SbAppRemedies, sb_app_remedies, SB_APP, REMEDIES, AdwBin)

void sb_app_remedies_show (SbAppRemedies *self,
                           SbAppResults *results,
                           const SbExits *exits,
                           SbRemedies *remedies);
void sb_app_remedies_clear (SbAppRemedies *self);

G_END_DECLS
