/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the matrix makes of the room there is: so that three members are in sight in a window of the
 * usual size, also in one that is small or whose text is twice as large. */

#include "config.h"

#include "sb-app-matrix-width.h"

/* Narrower than so many letters. */
#define NARROW_CHARS  125
#define CRAMPED_CHARS 110

/* Requirements and one member. */
#define LEAST_CHARS 32

static int
measure_letter (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return MAX (1, letter);
}

/**
 * sb_app_matrix_width_choose:
 * @widget: the matrix, for the size of its text
 * @width_px: how wide it is
 *
 * Returns: how much room that is
 */
SbAppMatrixWidth
sb_app_matrix_width_choose (GtkWidget *widget, int width_px)
{
  int chars = width_px / measure_letter (widget);

  if (chars < CRAMPED_CHARS)
    return SB_APP_MATRIX_CRAMPED;

  return chars < NARROW_CHARS ? SB_APP_MATRIX_NARROW : SB_APP_MATRIX_WIDE;
}

/**
 * sb_app_matrix_width_get_least:
 * @widget: the matrix, for the size of its text
 *
 * Returns: the width that it can do with, in pixels
 */
int
sb_app_matrix_width_get_least (GtkWidget *widget)
{
  return LEAST_CHARS * measure_letter (widget);
}

/**
 * sb_app_matrix_width_get_title_chars:
 * @width: how much room there is
 *
 * Returns: the letters a requirement's text has in a line
 */
int
sb_app_matrix_width_get_title_chars (SbAppMatrixWidth width)
{
  const int chars[] = { 25, 19, 17 };

  return chars[width];
}

/**
 * sb_app_matrix_width_get_head_chars:
 * @width: how much room there is
 *
 * Returns: the letters a member's name has in a line
 */
int
sb_app_matrix_width_get_head_chars (SbAppMatrixWidth width)
{
  return width == SB_APP_MATRIX_CRAMPED ? 9 : 13;
}
