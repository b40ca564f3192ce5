/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-matrix-cell.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_MATRIX_VIEW (sb_app_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMatrixView, sb_app_matrix_view, SB_APP, MATRIX_VIEW, GtkWidget)

void
sb_app_matrix_view_show (SbAppMatrixView *self, const SbAppMatrix *matrix, SbLanguage language);
gboolean sb_app_matrix_view_get_current (SbAppMatrixView *self, guint *row, guint *member);
void sb_app_matrix_view_focus_cell (SbAppMatrixView *self, guint row, guint member);
void sb_app_matrix_view_finish (SbAppMatrixView *self);
gboolean sb_app_matrix_view_is_editing (SbAppMatrixView *self);
SbAppMatrixCell *sb_app_matrix_view_get_cell (SbAppMatrixView *self, guint row, guint member);

G_END_DECLS
