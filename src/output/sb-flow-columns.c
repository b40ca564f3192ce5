/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How wide the columns of a table are. Each wants its share of the width by weight, and none gets
 * less than its longest word or number needs. When that is too much, heads of numbers are turned
 * upwards, then the type becomes smaller, then the table is cut into parts that each repeat the row
 * heads: so nothing is ever cut off.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sb-flow-grid.h"

/* No word claims more than this share of the table for its column; a longer one is torn. */
#define WORD_SHARE 0.2

/* Row heads of a table in parts get at least this share of the width. */
#define HEAD_SHARE 0.3

char *
sb_paper_build_cell (const SbCell *cell, SbLanguage language)
{
  switch (cell->kind)
    {
    case SB_CELL_TEXT:
      return g_strdup (cell->text);
    case SB_CELL_INTEGER:
      return sb_language_integer (language, cell->number);
    case SB_CELL_HOURS:
      return sb_language_hours (language, cell->number);
    case SB_CELL_SHARE:
      return sb_language_percent (language, cell->number, 10000);
    case SB_CELL_DATE:
      return sb_language_date (language, (SbDate) cell->number);
    case SB_CELL_EMPTY:
    default:
      return NULL;
    }
}

/* Where the part of a number begins that stands right of the line on which numbers are aligned. */
gsize
sb_paper_get_split (const char *number, SbLanguage language)
{
  const char *sign = strchr (number, language == SB_LANGUAGE_SV ? ',' : '.');
  gsize i;

  if (sign != NULL)
    return (gsize) (sign - number);

  for (i = strlen (number); i > 0 && !g_ascii_isdigit (number[i - 1]); i--)
    ;
  return i;
}

static SbSet
make_set (const SbFlow *flow, const SbPaperGrid *paper, SbStyle style)
{
  SbSet set = sb_set_make (flow->layout, style, SB_COLOR_TEXT);

  set.scale = paper->scale;
  return set;
}

static double
measure_words (const SbSet *set, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \n", -1);
  double size = sb_fonts_get_size (set->style) * set->scale;
  double most = 0;

  /* No word is wider than its size times its letters: most are told apart by that alone. */
  for (guint i = 0; words[i] != NULL; i++)
    if ((double) g_utf8_strlen (words[i], -1) * size > most)
      most = fmax (most, sb_set_measure (set, words[i]));

  return most;
}

static void
measure_numbers (const SbFlow *flow, const SbPaperGrid *paper, SbPaperColumn *column)
{
  SbLanguage language = flow->report->language;
  SbSet set = make_set (flow, paper, SB_STYLE_CELL_STRONG);

  column->whole = column->fraction = 0;
  for (guint row = 0; row < paper->grid->n_rows; row++)
    {
      const SbCell *cell = sb_grid_get_cell (paper->grid, row, column->column);
      g_autofree char *text = sb_paper_build_cell (cell, language);
      gsize split;

      if (text == NULL || sb_grid_is_group_row (paper->grid, row))
        continue;
      split = sb_paper_get_split (text, language);
      column->fraction = fmax (column->fraction, sb_set_measure (&set, text + split));
      text[split] = '\0';
      column->whole = fmax (column->whole, sb_set_measure (&set, text));
    }
  column->min = column->whole + column->fraction;
}

/* The widest word of the cells of one grid column, head excepted. */
static double
measure_cells (const SbFlow *flow, const SbPaperGrid *paper, guint column, SbStyle style)
{
  SbSet set = make_set (flow, paper, style);
  double most = 0;

  for (guint row = 0; row < paper->grid->n_rows; row++)
    {
      const SbCell *cell = sb_grid_get_cell (paper->grid, row, column);
      g_autofree char *text = sb_grid_is_group_row (paper->grid, row) ?
                                  NULL :
                                  sb_paper_build_cell (cell, flow->report->language);

      most = fmax (most, measure_words (&set, text));
    }

  return most;
}

static double
measure_text_column (const SbFlow *flow, const SbPaperGrid *paper, const SbPaperColumn *column)
{
  double most = measure_cells (flow, paper, column->column, SB_STYLE_CELL_STRONG);

  for (guint i = column->column + 1; i <= column->column + column->n_below; i++)
    if (paper->grid->columns[i].place != SB_COLUMN_WORKBOOK)
      most = fmax (most, measure_cells (flow, paper, i, SB_STYLE_CELL_SMALL));

  return most;
}

/* How wide the head is: its longest word, or as many lines as it takes when it runs upwards. */
static double
measure_head (const SbFlow *flow, const SbPaperGrid *paper, const SbPaperColumn *column)
{
  g_autofree char *title = sb_fonts_shorten (paper->grid->columns[column->column].title);
  SbSet set = make_set (flow, paper, SB_STYLE_HEAD);
  g_autoptr (PangoLayout) turned = NULL;

  if (paper->grid->headless)
    return 0;
  if (!column->numeric || !paper->turned)
    return fmin (measure_words (&set, title), flow->width * WORD_SHARE);

  turned = sb_set_new_text (&set, title, SB_TURNED_MAX);
  return pango_layout_get_line_count (turned) * sb_set_get_leading (&set);
}

static void
measure_column (const SbFlow *flow, const SbPaperGrid *paper, SbPaperColumn *column)
{
  if (column->numeric)
    measure_numbers (flow, paper, column);
  else
    column->min = fmin (measure_text_column (flow, paper, column), flow->width * WORD_SHARE);

  /* Rounding must not break what just fits. */
  column->min = ceil (fmax (column->min, measure_head (flow, paper, column)) + 0.5);
}

static GArray *
list_columns (const SbGrid *grid)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (SbPaperColumn));

  for (guint i = 0; i < grid->n_columns; i++)
    {
      SbPaperColumn column = { .column = i, .numeric = grid->columns[i].numeric };

      if (grid->columns[i].place == SB_COLUMN_BESIDE)
        g_array_append_val (columns, column);
      else
        g_array_index (columns, SbPaperColumn, columns->len - 1).n_below++;
    }

  return columns;
}

/* The room after column @i, none after the last. */
static double
get_gap (const GArray *columns, guint i)
{
  const SbPaperColumn *column = &g_array_index (columns, SbPaperColumn, i);

  if (i + 1 >= columns->len)
    return 0;

  return column->numeric && !g_array_index (columns, SbPaperColumn, i + 1).numeric ?
             SB_COLUMN_WIDE_GAP :
             SB_COLUMN_GAP;
}

static double
measure_all (const SbFlow *flow, const SbPaperGrid *paper)
{
  double sum = 0;

  for (guint i = 0; i < paper->columns->len; i++)
    {
      SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);

      measure_column (flow, paper, column);
      sum += column->min + get_gap (paper->columns, i);
    }

  return sum;
}

static int
get_weight (const SbPaperGrid *paper, guint i)
{
  guint column = g_array_index (paper->columns, SbPaperColumn, i).column;

  return MAX (1, paper->grid->columns[column].weight);
}

/*
 * Shares @width out by weight. A column whose share is below its minimum gets the minimum and
 * leaves the sharing; then the others share anew, until none is left out.
 */
static void
share_width (const SbFlow *flow, SbPaperGrid *paper)
{
  guint n = paper->columns->len;
  g_autofree gboolean *fixed = g_new0 (gboolean, n);
  double left = flow->width;
  gboolean again = TRUE;
  double x = 0;

  for (guint i = 0; i < n; i++)
    left -= get_gap (paper->columns, i);
  while (again)
    {
      double weights = 0;
      double unit;

      again = FALSE;
      for (guint i = 0; i < n; i++)
        weights += fixed[i] ? 0 : get_weight (paper, i);
      unit = weights > 0 ? MAX (left, 0) / weights : 0;
      for (guint i = 0; i < n; i++)
        {
          SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);

          if (fixed[i])
            continue;
          column->width = unit * get_weight (paper, i);
          if (column->width < column->min)
            {
              column->width = column->min;
              left -= column->min;
              fixed[i] = again = TRUE;
              break;
            }
        }
    }

  for (guint i = 0; i < n; i++)
    {
      SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);

      column->x = x;
      x += column->width + get_gap (paper->columns, i);
    }
}

static SbPaperGrid *
new_paper_grid (const SbGrid *grid, GArray *columns, double scale, gboolean turned)
{
  SbPaperGrid *paper = g_new0 (SbPaperGrid, 1);

  paper->grid = grid;
  paper->columns = columns;
  paper->scale = scale;
  paper->turned = turned;

  return paper;
}

static void
free_paper_grid (gpointer data)
{
  SbPaperGrid *paper = data;

  g_array_unref (paper->columns);
  g_free (paper);
}

static guint
count_row_heads (const SbPaperGrid *paper)
{
  guint n = 0;

  while (n < paper->columns->len &&
         g_array_index (paper->columns, SbPaperColumn, n).column < paper->grid->n_row_heads)
    n++;

  return n;
}

/* Cuts a table that is too wide into parts; every part has the row heads. */
static void
cut_into_parts (const SbFlow *flow, const SbPaperGrid *whole, GPtrArray *parts)
{
  guint n_heads = MIN (count_row_heads (whole), whole->columns->len - 1);
  guint next = n_heads;

  while (next < whole->columns->len)
    {
      GArray *columns = g_array_new (FALSE, TRUE, sizeof (SbPaperColumn));
      double used = 0;

      g_array_append_vals (columns, whole->columns->data, n_heads);
      for (guint i = 0; i < n_heads; i++)
        used += g_array_index (whole->columns, SbPaperColumn, i).min + SB_COLUMN_WIDE_GAP;
      used = MAX (used, flow->width * HEAD_SHARE);

      do
        {
          const SbPaperColumn *column = &g_array_index (whole->columns, SbPaperColumn, next);

          used += column->min + SB_COLUMN_WIDE_GAP;
          g_array_append_vals (columns, column, 1);
          next++;
        }
      while (next < whole->columns->len &&
             used + g_array_index (whole->columns, SbPaperColumn, next).min <= flow->width);

      g_ptr_array_add (parts, new_paper_grid (whole->grid, columns, whole->scale, whole->turned));
    }
}

/**
 * sb_paper_grids_new:
 * @flow: where the table goes
 * @grid: a table
 *
 * Returns: (transfer full) (element-type SbPaperGrid): the table in one part or more, each fitting
 *   the width
 */
GPtrArray *
sb_paper_grids_new (const SbFlow *flow, const SbGrid *grid)
{
  static const struct
  {
    double scale;
    gboolean turned;
  } tries[] = { { 1, FALSE }, { 1, TRUE }, { 0.92, TRUE }, { 0.84, TRUE } };
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_paper_grid);
  SbPaperGrid *paper = new_paper_grid (grid, list_columns (grid), 1, FALSE);
  gboolean fits = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tries) && !fits; i++)
    {
      paper->scale = tries[i].scale;
      paper->turned = tries[i].turned;
      fits = measure_all (flow, paper) <= flow->width;
    }

  if (fits)
    g_ptr_array_add (parts, paper);
  else
    {
      cut_into_parts (flow, paper, parts);
      free_paper_grid (paper);
    }
  for (guint i = 0; i < parts->len; i++)
    share_width (flow, g_ptr_array_index (parts, i));

  return parts;
}
