/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_SITE_ROW (sb_app_site_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSiteRow, sb_app_site_row, SB_APP, SITE_ROW, AdwExpanderRow)

GtkWidget *sb_app_site_row_new (SbRecord *record);
SbRecord *sb_app_site_row_get_record (SbAppSiteRow *self);
void sb_app_site_row_update (SbAppSiteRow *self, SbAppResults *results);

G_END_DECLS
