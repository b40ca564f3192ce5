/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_MATRIX_CELL (sb_app_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMatrixCell, sb_app_matrix_cell, SB_APP, MATRIX_CELL, GtkWidget)

GtkWidget *sb_app_matrix_cell_new (guint row, guint member);
guint sb_app_matrix_cell_get_row (SbAppMatrixCell *self);
guint sb_app_matrix_cell_get_member (SbAppMatrixCell *self);
const char *sb_app_matrix_cell_get_text (SbAppMatrixCell *self);
void
sb_app_matrix_cell_show (SbAppMatrixCell *self, const SbAppMatrix *matrix, SbLanguage language);
gboolean sb_app_matrix_cell_is_editable (SbAppMatrixCell *self);
GtkText *sb_app_matrix_cell_begin_edit (SbAppMatrixCell *self, const char *text);
GtkText *sb_app_matrix_cell_get_editor (SbAppMatrixCell *self);
void sb_app_matrix_cell_end_edit (SbAppMatrixCell *self);

G_END_DECLS
