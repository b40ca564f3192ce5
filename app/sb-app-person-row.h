/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_PERSON_ROW (sb_app_person_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppPersonRow, sb_app_person_row, SB_APP, PERSON_ROW, AdwExpanderRow)

GtkWidget *sb_app_person_row_new (SbRecord *record);

G_END_DECLS
