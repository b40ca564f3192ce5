/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_OPENING_ROW (sb_app_opening_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppOpeningRow, sb_app_opening_row, SB_APP, OPENING_ROW, GtkWidget)

/* Signals: "changed" when a day or a time was chosen, "remove" when the opening is to go. */
GtkWidget *sb_app_opening_row_new (const SbOpening *opening);
gboolean sb_app_opening_row_add_to (SbAppOpeningRow *self, SbWeek *week, GError **error);

G_END_DECLS
