/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_SWITCH_ROW (sb_app_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSwitchRow, sb_app_switch_row, SB_APP, SWITCH_ROW, AdwActionRow)

/* Properties, for use in .ui files: record, field. */
GtkWidget *sb_app_switch_row_new (const char *title, const char *field);
void sb_app_switch_row_set_record (SbAppSwitchRow *self, SbRecord *record);

G_END_DECLS
