/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A table of the report: columns with titles, cells with a kind, and formulas for a workbook. It
 * knows nothing of fonts, widths or sheets. A grid owns its cells and their texts.
 */

#include "config.h"

#include <samanbud/sb-grid.h>

static void
clear_cell (gpointer data)
{
  SbCell *cell = data;

  g_free (cell->text);
  g_free (cell->formula);
}

/**
 * sb_grid_new:
 * @name: stable name
 * @n_columns: how many columns, above 0
 *
 * Makes a grid without rows. Its first column is a row head.
 *
 * Returns: (transfer full): the grid
 */
SbGrid *
sb_grid_new (const char *name, guint n_columns)
{
  SbGrid *grid = g_new0 (SbGrid, 1);

  g_assert (n_columns > 0);

  grid->name = g_strdup (name);
  grid->n_columns = n_columns;
  grid->columns = g_new0 (SbColumn, n_columns);
  grid->cells = g_array_new (FALSE, TRUE, sizeof (SbCell));
  g_array_set_clear_func (grid->cells, clear_cell);
  grid->group_rows = g_array_new (FALSE, TRUE, sizeof (gboolean));
  grid->n_row_heads = 1;

  return grid;
}

/**
 * sb_grid_free:
 * @grid: (nullable) (transfer full): a grid
 */
void
sb_grid_free (SbGrid *grid)
{
  if (grid == NULL)
    return;

  for (guint i = 0; i < grid->n_columns; i++)
    {
      g_free (grid->columns[i].key);
      g_free (grid->columns[i].title);
    }
  g_free (grid->columns);
  g_free (grid->name);
  g_free (grid->caption);
  g_array_unref (grid->cells);
  g_array_unref (grid->group_rows);
  g_free (grid);
}

static SbCell *
get_cell (const SbGrid *grid, guint row, guint column)
{
  g_assert (row < grid->n_rows && column < grid->n_columns);

  return &g_array_index (grid->cells, SbCell, row * grid->n_columns + column);
}

/**
 * sb_grid_get_cell:
 * @grid: a grid
 * @row: 0 …
 * @column: 0 …
 *
 * Returns: (transfer none): the cell
 */
const SbCell *
sb_grid_get_cell (const SbGrid *grid, guint row, guint column)
{
  return get_cell (grid, row, column);
}

/**
 * sb_grid_is_group_row:
 * @grid: a grid
 * @row: 0 …
 *
 * Returns: whether the row is the head of those that follow
 */
gboolean
sb_grid_is_group_row (const SbGrid *grid, guint row)
{
  g_assert (row < grid->n_rows);

  return g_array_index (grid->group_rows, gboolean, row);
}

/**
 * sb_grid_set_column:
 * @grid: a grid
 * @column: 0 …
 * @key: stable name
 * @title: the head, in the report's language
 * @weight: share of the width against the other columns
 */
void
sb_grid_set_column (SbGrid *grid, guint column, const char *key, const char *title, int weight)
{
  g_assert (column < grid->n_columns && grid->columns[column].key == NULL);

  grid->columns[column].key = g_strdup (key);
  grid->columns[column].title = g_strdup (title);
  grid->columns[column].weight = weight;
}

/**
 * sb_grid_set_numeric:
 * @grid: a grid
 * @column: a column of numbers
 */
void
sb_grid_set_numeric (SbGrid *grid, guint column)
{
  g_assert (column < grid->n_columns);

  grid->columns[column].numeric = TRUE;
}

/**
 * sb_grid_set_place:
 * @grid: a grid
 * @column: not the first
 * @place: where it stands on paper
 */
void
sb_grid_set_place (SbGrid *grid, guint column, SbColumnPlace place)
{
  g_assert (column > 0 && column < grid->n_columns);

  grid->columns[column].place = place;
}

/**
 * sb_grid_add_row:
 * @grid: a grid
 *
 * Returns: the position of a new, empty row
 */
guint
sb_grid_add_row (SbGrid *grid)
{
  gboolean group = FALSE;

  grid->n_rows++;
  g_array_set_size (grid->cells, grid->n_rows * grid->n_columns);
  g_array_append_val (grid->group_rows, group);

  return grid->n_rows - 1;
}

/**
 * sb_grid_add_group_row:
 * @grid: a grid
 * @title: head of the rows that follow
 *
 * Returns: the position of the new row
 */
guint
sb_grid_add_group_row (SbGrid *grid, const char *title)
{
  guint row = sb_grid_add_row (grid);

  g_array_index (grid->group_rows, gboolean, row) = TRUE;
  sb_grid_set_text (grid, row, 0, title);

  return row;
}

/**
 * sb_grid_set_text:
 * @grid: a grid
 * @row: 0 …
 * @column: 0 …
 * @text: (nullable): no text leaves the cell empty
 */
void
sb_grid_set_text (SbGrid *grid, guint row, guint column, const char *text)
{
  sb_grid_take_text (grid, row, column, g_strdup (text));
}

/**
 * sb_grid_take_text:
 * @grid: a grid
 * @row: 0 …
 * @column: 0 …
 * @text: (nullable) (transfer full): no text leaves the cell empty
 */
void
sb_grid_take_text (SbGrid *grid, guint row, guint column, char *text)
{
  SbCell *cell = get_cell (grid, row, column);

  g_free (cell->text);
  cell->text = NULL;
  cell->kind = SB_CELL_EMPTY;

  if (text != NULL && *text != '\0')
    {
      cell->kind = SB_CELL_TEXT;
      cell->text = g_steal_pointer (&text);
    }
  g_free (text);
}

/**
 * sb_grid_set_number:
 * @grid: a grid
 * @row: 0 …
 * @column: 0 …
 * @kind: what the number is
 * @number: in the unit of @kind
 */
void
sb_grid_set_number (SbGrid *grid, guint row, guint column, SbCellKind kind, gint64 number)
{
  SbCell *cell = get_cell (grid, row, column);

  g_assert (kind > SB_CELL_TEXT && cell->text == NULL);

  cell->kind = kind;
  cell->number = number;
}

/**
 * sb_grid_take_formula:
 * @grid: a grid
 * @row: 0 …
 * @column: of a number
 * @formula: (transfer full): in R1C1 notation, without the equals sign
 */
void
sb_grid_take_formula (SbGrid *grid, guint row, guint column, char *formula)
{
  SbCell *cell = get_cell (grid, row, column);

  g_assert (cell->kind > SB_CELL_TEXT && cell->formula == NULL);

  cell->formula = formula;
}

/**
 * sb_grid_set_tone:
 * @grid: a grid
 * @row: 0 …
 * @column: 0 …
 * @tone: how loud the cell speaks
 */
void
sb_grid_set_tone (SbGrid *grid, guint row, guint column, SbTone tone)
{
  get_cell (grid, row, column)->tone = tone;
}
