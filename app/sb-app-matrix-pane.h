/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_MATRIX_PANE (sb_app_matrix_pane_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMatrixPane, sb_app_matrix_pane, SB_APP, MATRIX_PANE, GtkWidget)

/* Panes beside each other share their rows, panes above each other their columns. */
void sb_app_matrix_pane_share_rows (SbAppMatrixPane *self, SbAppMatrixPane *other);
void sb_app_matrix_pane_share_columns (SbAppMatrixPane *self, SbAppMatrixPane *other);
void sb_app_matrix_pane_put (
    SbAppMatrixPane *self, GtkWidget *child, guint row, guint column, guint n_columns);
void sb_app_matrix_pane_clear (SbAppMatrixPane *self);
void sb_app_matrix_pane_set_current (SbAppMatrixPane *self, GtkWidget *child);

G_END_DECLS
