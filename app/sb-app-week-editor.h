/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_WEEK_EDITOR (sb_app_week_editor_get_type ())
G_DECLARE_FINAL_TYPE (SbAppWeekEditor, sb_app_week_editor, SB_APP, WEEK_EDITOR, GtkWidget)

/* Properties, for use in .ui files: record, field. */
void sb_app_week_editor_set_record (SbAppWeekEditor *self, SbRecord *record);

G_END_DECLS
