/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_TEXT_ROW (sb_app_text_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppTextRow, sb_app_text_row, SB_APP, TEXT_ROW, AdwPreferencesRow)

/*
 * Properties, for use in .ui files: record, field. Signal: "typed" (SbAppTextRow *self, const char
 * *text, gpointer data) when something is typed while no record is bound.
 */
void sb_app_text_row_set_record (SbAppTextRow *self, SbRecord *record);
GtkTextView *sb_app_text_row_get_view (SbAppTextRow *self);

G_END_DECLS
