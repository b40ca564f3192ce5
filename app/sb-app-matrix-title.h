/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_MATRIX_TITLE (sb_app_matrix_title_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMatrixTitle, sb_app_matrix_title, SB_APP, MATRIX_TITLE, GtkWidget)

GtkWidget *sb_app_matrix_title_new (guint row);
void
sb_app_matrix_title_show (SbAppMatrixTitle *self, const SbAppMatrix *matrix, SbLanguage language);
void sb_app_matrix_title_set_chars (SbAppMatrixTitle *self, int chars);
void sb_app_matrix_title_set_has_figures (SbAppMatrixTitle *self, gboolean has_figures);

G_END_DECLS
