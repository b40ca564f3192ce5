/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_SUPPLY_ROW (sb_app_supply_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSupplyRow, sb_app_supply_row, SB_APP, SUPPLY_ROW, AdwExpanderRow)

GtkWidget *sb_app_supply_row_new (SbRecord *record);
SbRecord *sb_app_supply_row_get_record (SbAppSupplyRow *self);
void sb_app_supply_row_update (SbAppSupplyRow *self, SbAppResults *results);

G_END_DECLS
