/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-time.h>

G_BEGIN_DECLS

/**
 * SbCellKind:
 * @SB_CELL_EMPTY: nothing
 * @SB_CELL_TEXT: a text, perhaps of several lines
 * @SB_CELL_INTEGER: a whole number
 * @SB_CELL_HOURS: minutes in `number`, shown as hours
 * @SB_CELL_SHARE: basis points in `number`, shown as per cent
 * @SB_CELL_DATE: an #SbDate in `number`
 */
typedef enum
{
  SB_CELL_EMPTY,
  SB_CELL_TEXT,
  SB_CELL_INTEGER,
  SB_CELL_HOURS,
  SB_CELL_SHARE,
  SB_CELL_DATE
} SbCellKind;

/**
 * SbTone:
 *
 * How loud a cell speaks. A tone only adds weight or colour to what the words already say.
 */
typedef enum
{
  SB_TONE_PLAIN,
  SB_TONE_GOOD,
  SB_TONE_WARNING,
  SB_TONE_BAD,
  SB_TONE_QUIET
} SbTone;

/**
 * SbCell:
 * @text: (nullable): for SB_CELL_TEXT
 * @formula: (nullable): how a workbook computes @number, in R1C1 notation relative to the cell and
 * without the equals sign: "SUM(RC[-3]:RC[-1])". Columns count as they stand in the grid. Sums of
 * and differences between hours hold in minutes as well as in hours; shares are rounded to four
 * decimals by the formula itself. "@split-1!5" is the total of column 5 in the table
 * "split-1", which stands before on the same sheet.
 */
typedef struct
{
  SbCellKind kind;
  SbTone tone;
  gint64 number;
  char *text;
  char *formula;
} SbCell;

/**
 * SbColumnPlace:
 * @SB_COLUMN_BESIDE: a column of its own
 * @SB_COLUMN_BELOW: on paper below the cell of the column before it, in small type; in a workbook a
 * column of its own
 * @SB_COLUMN_BELOW_TITLED: the same, with the column's title before the text
 * @SB_COLUMN_WORKBOOK: in a workbook only
 * @SB_COLUMN_ALONG: on paper on the same line as what stands below, after a dot
 * @SB_COLUMN_ALONG_TITLED: the same, with the column's title before the text
 *
 * Paper is narrow and a workbook is wide: one grid serves both.
 */
typedef enum
{
  SB_COLUMN_BESIDE,
  SB_COLUMN_BELOW,
  SB_COLUMN_BELOW_TITLED,
  SB_COLUMN_WORKBOOK,
  SB_COLUMN_ALONG,
  SB_COLUMN_ALONG_TITLED
} SbColumnPlace;

/**
 * SbColumn:
 * @key: a stable name: "need_minutes_per_week"; or the id of a member
 * @title: the head, in the report's language
 * @weight: share of the width, against the other columns
 * @numeric: whether cells are numbers, aligned on the decimal sign
 */
typedef struct
{
  char *key;
  char *title;
  int weight;
  SbColumnPlace place;
  gboolean numeric;
} SbColumn;

/**
 * SbGrid:
 * @name: stable: "split-1"
 * @caption: (nullable): what the table shows
 * @cells: (element-type SbCell): row by row, n_columns × n_rows
 * @group_rows: (element-type gboolean): rows that are a section's head: their first cell spans the
 * table
 * @n_row_heads: leading columns that say what the row is: repeated when a table is too wide, frozen
 * in a workbook
 * @has_total: whether the last row is a total
 * @headless: whether the columns' titles are not shown on paper, because the first column says it
 * all
 * @workbook: whether the table stands in a workbook only, because paper has a chart of it
 *
 * A table of the report.
 */
typedef struct
{
  char *name;
  char *caption;
  guint n_columns;
  guint n_rows;
  SbColumn *columns;
  GArray *cells;
  GArray *group_rows;
  guint n_row_heads;
  gboolean has_total;
  gboolean headless;
  gboolean workbook;
} SbGrid;

SbGrid *sb_grid_new (const char *name, guint n_columns);
void sb_grid_free (SbGrid *grid);

const SbCell *sb_grid_get_cell (const SbGrid *grid, guint row, guint column);
gboolean sb_grid_is_group_row (const SbGrid *grid, guint row);

void
sb_grid_set_column (SbGrid *grid, guint column, const char *key, const char *title, int weight);
void sb_grid_set_numeric (SbGrid *grid, guint column);
void sb_grid_set_place (SbGrid *grid, guint column, SbColumnPlace place);
guint sb_grid_add_row (SbGrid *grid);
guint sb_grid_add_group_row (SbGrid *grid, const char *title);
void sb_grid_set_text (SbGrid *grid, guint row, guint column, const char *text);
void sb_grid_take_text (SbGrid *grid, guint row, guint column, char *text);
void sb_grid_set_number (SbGrid *grid, guint row, guint column, SbCellKind kind, gint64 number);
void sb_grid_take_formula (SbGrid *grid, guint row, guint column, char *formula);
void sb_grid_set_tone (SbGrid *grid, guint row, guint column, SbTone tone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbGrid, sb_grid_free)

G_END_DECLS
