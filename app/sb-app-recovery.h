/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <samanbud.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_RECOVERY (sb_app_recovery_get_type ())
G_DECLARE_FINAL_TYPE (SbAppRecovery, sb_app_recovery, SB_APP, RECOVERY, AdwBin)

void sb_app_recovery_show (
    SbAppRecovery *self, SbBid *bid, SbDate at, const GArray *members, SbLanguage language);

G_END_DECLS
