/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_MATRIX_HEAD (sb_app_matrix_head_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMatrixHead, sb_app_matrix_head, SB_APP, MATRIX_HEAD, GtkWidget)

GtkWidget *sb_app_matrix_head_new (guint member);
void
sb_app_matrix_head_show (SbAppMatrixHead *self, const SbAppMatrix *matrix, SbLanguage language);
void sb_app_matrix_head_set_chars (SbAppMatrixHead *self, int chars);

G_END_DECLS
