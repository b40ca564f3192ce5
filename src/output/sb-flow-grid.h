/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-layout-private.h"

G_BEGIN_DECLS

/* Between the text of one column and that of the next; more where a number, which ends at the
 * right, meets a text, which begins at the left. */
#define SB_COLUMN_GAP      10.0
#define SB_COLUMN_WIDE_GAP 20.0

/* The tallest a turned head may become before it takes another line. */
#define SB_TURNED_MAX 168.0

/**
 * SbPaperColumn:
 * @column: of the grid
 * @n_below: how many columns after it stand below its cells
 * @min: width without which a word or a number would not fit, in points
 * @whole: numeric: widest part before and with the decimal sign's left side
 * @fraction: numeric: widest part from the decimal sign on
 *
 * A column as it stands on paper.
 */
typedef struct
{
  guint column;
  guint n_below;
  gboolean numeric;
  double min;
  double whole;
  double fraction;
  double x;
  double width;
} SbPaperColumn;

/**
 * SbPaperGrid:
 * @columns: (element-type SbPaperColumn): those of this part of the table
 * @scale: of the type
 * @turned: whether heads of numbers run upwards
 *
 * A table, or a part of one that is too wide, as it stands on paper.
 */
typedef struct
{
  const SbGrid *grid;
  GArray *columns;
  double scale;
  gboolean turned;
} SbPaperGrid;

GPtrArray *sb_paper_grids_new (const SbFlow *flow, const SbGrid *grid);
char *sb_paper_build_cell (const SbCell *cell, SbLanguage language);
gsize sb_paper_get_split (const char *number, SbLanguage language);

G_END_DECLS
