/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <samanbud.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_CHANCES (sb_app_chances_get_type ())
G_DECLARE_FINAL_TYPE (SbAppChances, sb_app_chances, SB_APP, CHANCES, AdwBin)

void sb_app_chances_show (SbAppChances *self, SbBid *bid, SbLanguage language);
void sb_app_chances_clear (SbAppChances *self);

G_END_DECLS
