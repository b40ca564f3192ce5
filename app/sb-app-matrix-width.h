/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SbAppMatrixWidth:
 * @SB_APP_MATRIX_WIDE: room for all there is
 * @SB_APP_MATRIX_NARROW: requirements get less room, so that members get some
 * @SB_APP_MATRIX_CRAMPED: need, sum and gap stand beneath the requirements
 *
 * How much room the matrix has, in letters: a small window and large text are the same to it.
 */
typedef enum
{
  SB_APP_MATRIX_WIDE,
  SB_APP_MATRIX_NARROW,
  SB_APP_MATRIX_CRAMPED,
} SbAppMatrixWidth;

SbAppMatrixWidth sb_app_matrix_width_choose (GtkWidget *widget, int width_px);
int sb_app_matrix_width_get_least (GtkWidget *widget);
int sb_app_matrix_width_get_title_chars (SbAppMatrixWidth width);
int sb_app_matrix_width_get_head_chars (SbAppMatrixWidth width);

G_END_DECLS
