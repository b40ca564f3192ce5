/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-matrix-width.h"
#include "sb-app-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SbAppMatrixLine:
 * @title: what the row is about
 * @need: hours per week
 * @sum: hours per week
 * @gap: what is missing or over, in words
 *
 * The widgets of one row of the matrix, beside its cells. They belong to the panes they are in.
 */
typedef struct
{
  GtkWidget *title;
  GtkWidget *need;
  GtkWidget *sum;
  GtkWidget *gap;
} SbAppMatrixLine;

SbAppMatrixLine sb_app_matrix_line_new (guint row);
GtkWidget *sb_app_matrix_line_new_head (const char *text);
GtkWidget *sb_app_matrix_line_new_title_head (const SbAppMatrix *matrix);
void sb_app_matrix_line_show (const SbAppMatrixLine *line,
                              const SbAppMatrix *matrix,
                              guint row,
                              SbLanguage language);
void sb_app_matrix_line_set_width (const SbAppMatrixLine *line, SbAppMatrixWidth width);

G_END_DECLS
