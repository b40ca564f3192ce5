/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tables: a head that is repeated, rows that are not torn apart, hairlines and no boxes, numbers
 * aligned on the decimal sign. A row that is taller than a good part of a page is the one
 * exception: it is cut between lines.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sb-flow-grid.h"

#define PAD_TOP    3.5
#define PAD_BOTTOM 4.5
#define BELOW_GAP  1.5
#define HEAD_RULE  0.8
#define ROW_RULE   0.35

/* A row may be this share of a page; a taller one is cut. */
#define MAX_ROW_SHARE 0.4

/* Turned heads are tried in heights of so many points. */
#define TURNED_STEP 24.0

/**
 * CellLine:
 * @x: from the column's left edge
 * @y: from the first line's top
 * @right: where the line ends, if it is aligned at the right; else 0
 *
 * One line of a cell, not yet on any box.
 */
typedef struct
{
  PangoLayout *text;
  int line;
  SbStyle style;
  SbColor color;
  double x;
  double y;
  double right;
} CellLine;

static void
clear_line (gpointer data)
{
  g_object_unref (((CellLine *) data)->text);
}

static double
get_line_height (const SbPaperGrid *paper, const CellLine *line)
{
  return sb_fonts_get_leading (line->style) * paper->scale;
}

static double
get_line_width (PangoLayout *text, int line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (text, line), NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

static void
append_lines (
    const SbPaperGrid *paper, GArray *lines, PangoLayout *text, const CellLine *look, double *y)
{
  int n = pango_layout_get_line_count (text);

  for (int i = 0; i < n; i++)
    {
      CellLine line = *look;

      line.text = g_object_ref (text);
      line.line = i;
      line.y = *y;
      if (look->right > 0)
        line.x = look->right - get_line_width (text, i);
      g_array_append_val (lines, line);
      *y += get_line_height (paper, look);
    }
}

static void
get_look (const SbPaperGrid *paper, const SbCell *cell, guint row, guint column, CellLine *look)
{
  static const SbColor colors[] = {
    [SB_TONE_PLAIN] = SB_COLOR_TEXT,      [SB_TONE_GOOD] = SB_COLOR_GOOD,
    [SB_TONE_WARNING] = SB_COLOR_WARNING, [SB_TONE_BAD] = SB_COLOR_BAD,
    [SB_TONE_QUIET] = SB_COLOR_QUIET,
  };
  gboolean is_total = paper->grid->has_total && row == paper->grid->n_rows - 1;
  gboolean is_loud = cell->tone != SB_TONE_PLAIN && cell->tone != SB_TONE_QUIET;

  look->style = is_total || is_loud ? SB_STYLE_CELL_STRONG : SB_STYLE_CELL;
  look->color = colors[cell->tone];
  if (paper->grid->headless && column == 0)
    look->color = SB_COLOR_QUIET;
}

/* A number stands so that the decimal signs of its column are below one another. */
static void
append_number (const SbFlow *flow,
               const SbPaperGrid *paper,
               const SbPaperColumn *column,
               guint row,
               GArray *lines)
{
  const SbCell *cell = sb_grid_get_cell (paper->grid, row, column->column);
  g_autofree char *text = sb_paper_build_cell (cell, flow->report->language);
  g_autofree char *whole = NULL;
  g_autoptr (PangoLayout) set = NULL;
  CellLine look = { NULL, 0, SB_STYLE_CELL, SB_COLOR_TEXT, 0, 0, 0 };
  double y = 0;

  if (text == NULL)
    return;

  get_look (paper, cell, row, column->column, &look);
  whole = g_strndup (text, sb_paper_get_split (text, flow->report->language));
  set = sb_fonts_new_layout (flow->layout->context, look.style, paper->scale, text);
  look.x = column->width - column->fraction -
           sb_layout_measure (flow->layout, look.style, paper->scale, whole);
  append_lines (paper, lines, set, &look, &y);
}

static gboolean
is_titled (SbColumnPlace place)
{
  return place == SB_COLUMN_BELOW_TITLED || place == SB_COLUMN_ALONG_TITLED;
}

static gboolean
is_along (SbColumnPlace place)
{
  return place == SB_COLUMN_ALONG || place == SB_COLUMN_ALONG_TITLED;
}

static void
append_paragraph (const SbFlow *flow,
                  const SbPaperGrid *paper,
                  const SbPaperColumn *column,
                  const char *text,
                  GArray *lines,
                  double *y)
{
  CellLine look = { NULL, 0, SB_STYLE_CELL_SMALL, SB_COLOR_QUIET, 0, 0, 0 };
  g_autoptr (PangoLayout) set = NULL;

  if (*text == '\0')
    return;

  set = sb_layout_new_text (flow->layout, look.style, paper->scale, text, column->width);
  if (column->numeric)
    look.right = column->width;
  *y += lines->len > 0 ? BELOW_GAP : 0;
  append_lines (paper, lines, set, &look, y);
}

/* What stands below a cell in small type: a paragraph for each column, unless it runs along. */
static void
append_below (const SbFlow *flow,
              const SbPaperGrid *paper,
              const SbPaperColumn *column,
              guint row,
              GArray *lines,
              double *y)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = column->column + 1; i <= column->column + column->n_below; i++)
    {
      const SbColumn *source = &paper->grid->columns[i];
      g_autofree char *text =
          sb_paper_build_cell (sb_grid_get_cell (paper->grid, row, i), flow->report->language);

      if (text == NULL || source->place == SB_COLUMN_WORKBOOK)
        continue;
      if (!is_along (source->place))
        {
          append_paragraph (flow, paper, column, paragraph->str, lines, y);
          g_string_truncate (paragraph, 0);
        }
      if (paragraph->len > 0)
        g_string_append (paragraph, " · ");
      if (is_titled (source->place))
        g_string_append_printf (paragraph, "%s: ", source->title);
      g_string_append (paragraph, text);
    }
  append_paragraph (flow, paper, column, paragraph->str, lines, y);
}

/* All lines of one cell on paper, with those of the columns that stand below it. */
static GArray *
build_cell (const SbFlow *flow, const SbPaperGrid *paper, const SbPaperColumn *column, guint row)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (CellLine));
  const SbCell *cell = sb_grid_get_cell (paper->grid, row, column->column);
  double y = 0;

  g_array_set_clear_func (lines, clear_line);
  if (column->numeric)
    {
      append_number (flow, paper, column, row, lines);
      y = lines->len > 0 ? get_line_height (paper, &g_array_index (lines, CellLine, 0)) : 0;
    }
  else
    {
      g_autofree char *text = sb_paper_build_cell (cell, flow->report->language);
      CellLine look = { NULL, 0, SB_STYLE_CELL, SB_COLOR_TEXT, 0, 0, 0 };

      get_look (paper, cell, row, column->column, &look);
      if (text != NULL)
        {
          g_autoptr (PangoLayout) set =
              sb_layout_new_text (flow->layout, look.style, paper->scale, text, column->width);

          append_lines (paper, lines, set, &look, &y);
        }
    }
  append_below (flow, paper, column, row, lines, &y);

  return lines;
}

static double
get_height (const SbPaperGrid *paper, const GArray *lines, guint start)
{
  const CellLine *first, *last;

  if (start >= lines->len)
    return 0;
  first = &g_array_index (lines, CellLine, start);
  last = &g_array_index (lines, CellLine, lines->len - 1);

  return last->y + get_line_height (paper, last) - first->y;
}

/* Sets the lines from *@start on that fit @room, all of them if it is large enough. */
static double
set_lines (const SbFlow *flow,
           const SbPaperGrid *paper,
           SbBox *box,
           const SbPaperColumn *column,
           const GArray *lines,
           guint *start,
           double room)
{
  double top = *start < lines->len ? g_array_index (lines, CellLine, *start).y : 0;
  double used = 0;

  while (*start < lines->len)
    {
      const CellLine *line = &g_array_index (lines, CellLine, *start);
      SbSet set = { line->style, line->color, paper->scale, column->x + line->x,
                    PAD_TOP + line->y - top };
      double end = line->y - top + get_line_height (paper, line);

      if (end > room && used > 0)
        break;
      sb_box_add_line (box, flow->layout, &set, line->text, line->line);
      used = end;
      (*start)++;
    }

  return used;
}

static void
add_part (SbFlow *flow, const SbPaperGrid *paper, GPtrArray *cells, guint *starts, double room)
{
  SbBox *box = sb_flow_add_box (flow, 0, 0);
  double most = 0;

  sb_box_open (box, "TR", NULL);
  for (guint i = 0; i < paper->columns->len; i++)
    {
      const SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);
      const char *tag = column->column < paper->grid->n_row_heads ? "TH" : "TD";
      double used;

      sb_box_open (box, tag, NULL);
      used = set_lines (flow, paper, box, column, g_ptr_array_index (cells, i), &starts[i], room);
      sb_box_close (box, tag);
      most = MAX (most, used);
    }
  sb_box_close (box, "TR");
  box->height = PAD_TOP + most;
}

static gboolean
is_done (const GPtrArray *cells, const guint *starts)
{
  for (guint i = 0; i < cells->len; i++)
    if (starts[i] < ((const GArray *) g_ptr_array_index (cells, i))->len)
      return FALSE;

  return TRUE;
}

static void
add_row (SbFlow *flow, const SbPaperGrid *paper, guint row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree guint *starts = g_new0 (guint, paper->columns->len);
  gboolean is_total = paper->grid->has_total && row == paper->grid->n_rows - 1;
  guint first = flow->boxes->len;
  double tallest = 0;
  double room;
  SbBox *box;

  for (guint i = 0; i < paper->columns->len; i++)
    {
      GArray *lines =
          build_cell (flow, paper, &g_array_index (paper->columns, SbPaperColumn, i), row);

      tallest = MAX (tallest, get_height (paper, lines, 0));
      g_ptr_array_add (cells, lines);
    }

  room = tallest > flow->page_height * MAX_ROW_SHARE ? flow->page_height * MAX_ROW_SHARE / 3 :
                                                       tallest + 1;
  do
    add_part (flow, paper, cells, starts, room);
  while (!is_done (cells, starts));

  box = g_ptr_array_index (flow->boxes, flow->boxes->len - 1);
  box->height += PAD_BOTTOM;
  sb_box_add_rule (box, SB_COLOR_RULE, 0, box->height - ROW_RULE, flow->width, ROW_RULE);
  if (is_total)
    {
      /* A total does not begin a page: it would total nothing there. */
      box = g_ptr_array_index (flow->boxes, first);
      box->keep = TRUE;
      sb_box_add_rule (box, SB_COLOR_ACCENT, 0, -ROW_RULE, flow->width, HEAD_RULE);
    }
}

static void
add_group_row (SbFlow *flow, const SbPaperGrid *paper, guint row)
{
  const SbCell *cell = sb_grid_get_cell (paper->grid, row, 0);
  g_autoptr (PangoLayout) set =
      sb_layout_new_text (flow->layout, SB_STYLE_GROUP, paper->scale,
                          cell->text != NULL ? cell->text : "", flow->width);
  SbSet place = { SB_STYLE_GROUP, SB_COLOR_ACCENT, paper->scale, 0, PAD_TOP + 5 };
  SbBox *box = sb_flow_add_box (flow, 0, 0);

  sb_box_open (box, "TR", NULL);
  sb_box_open (box, "TH", NULL);
  box->height = place.y + sb_box_add_text (box, flow->layout, &place, set) + PAD_BOTTOM - 1;
  sb_box_close (box, "TH");
  sb_box_close (box, "TR");
  sb_box_add_rule (box, SB_COLOR_RULE, 0, box->height - ROW_RULE, flow->width, ROW_RULE);
  flow->keep_next = TRUE;
}

/* A head that runs upwards: the shortest that leaves its lines within the column. */
static PangoLayout *
new_turned_head (const SbFlow *flow,
                 const SbPaperGrid *paper,
                 const SbPaperColumn *column,
                 double *length)
{
  const char *title = paper->grid->columns[column->column].title;
  double leading = sb_fonts_get_leading (SB_STYLE_HEAD) * paper->scale;
  PangoLayout *set = NULL;

  *length = 0;
  for (double height = TURNED_STEP * 2; height <= SB_TURNED_MAX; height += TURNED_STEP)
    {
      g_clear_object (&set);
      set = sb_layout_new_text (flow->layout, SB_STYLE_HEAD, paper->scale, title, height);
      if (pango_layout_get_line_count (set) * leading <= column->width)
        break;
    }
  for (int i = 0; i < pango_layout_get_line_count (set); i++)
    *length = MAX (*length, get_line_width (set, i));

  return set;
}

static void
set_turned_head (const SbFlow *flow,
                 const SbPaperGrid *paper,
                 SbBox *box,
                 const SbPaperColumn *column,
                 PangoLayout *set,
                 double bottom)
{
  int n = pango_layout_get_line_count (set);
  double leading = sb_fonts_get_leading (SB_STYLE_HEAD) * paper->scale;
  double x = column->x + column->width - n * leading;

  for (int i = 0; i < n; i++)
    {
      SbSet place = { SB_STYLE_HEAD, SB_COLOR_ACCENT, paper->scale, 0, 0 };
      SbItem *item = sb_box_add_line (box, flow->layout, &place, set, i);
      double length = item->width;

      item->turned = TRUE;
      item->width = leading;
      item->height = length;
      item->x = x + i * leading;
      item->y = bottom - length;
    }
}

static void
set_head (const SbFlow *flow,
          const SbPaperGrid *paper,
          SbBox *box,
          const SbPaperColumn *column,
          PangoLayout *set,
          double bottom)
{
  int n = pango_layout_get_line_count (set);
  double leading = sb_fonts_get_leading (SB_STYLE_HEAD) * paper->scale;

  for (int i = 0; i < n; i++)
    {
      SbSet place = { SB_STYLE_HEAD, SB_COLOR_ACCENT, paper->scale, column->x,
                      bottom - (n - i) * leading };
      SbItem *item = sb_box_add_line (box, flow->layout, &place, set, i);

      if (column->numeric)
        item->x = column->x + column->width - item->width;
    }
}

/* The head: its titles stand on one line at the bottom, however tall they are. */
static SbBox *
add_head (SbFlow *flow, const SbPaperGrid *paper)
{
  guint n = paper->columns->len;
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_object_unref);
  SbBox *box = sb_flow_add_box (flow, 14, 0);
  double tallest = 0;

  for (guint i = 0; i < n; i++)
    {
      const SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);
      const char *title = paper->grid->columns[column->column].title;
      double height;
      PangoLayout *set;

      if (column->numeric && paper->turned)
        set = new_turned_head (flow, paper, column, &height);
      else
        {
          set =
              sb_layout_new_text (flow->layout, SB_STYLE_HEAD, paper->scale, title, column->width);
          height = pango_layout_get_line_count (set) * sb_fonts_get_leading (SB_STYLE_HEAD) *
                   paper->scale;
        }
      tallest = MAX (tallest, height);
      g_ptr_array_add (sets, set);
    }

  sb_box_open (box, "TR", NULL);
  for (guint i = 0; i < n; i++)
    {
      const SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);

      sb_box_open (box, "TH", NULL);
      if (column->numeric && paper->turned)
        set_turned_head (flow, paper, box, column, g_ptr_array_index (sets, i), tallest);
      else
        set_head (flow, paper, box, column, g_ptr_array_index (sets, i), tallest);
      sb_box_close (box, "TH");
    }
  sb_box_close (box, "TR");
  box->height = tallest + PAD_BOTTOM;
  sb_box_add_rule (box, SB_COLOR_ACCENT, 0, box->height - HEAD_RULE, flow->width, HEAD_RULE);

  return box;
}

static void
add_paper_grid (SbFlow *flow, const SbPaperGrid *paper)
{
  const SbGrid *grid = paper->grid;
  guint start = flow->boxes->len;
  SbBox *head = NULL;
  SbItem open = { .kind = SB_ITEM_OPEN, .tag = "Table", .heading = -1 };

  if (!grid->headless)
    {
      head = add_head (flow, paper);
      flow->keep_next = TRUE;
    }
  for (guint row = 0; row < grid->n_rows; row++)
    {
      guint first = flow->boxes->len;

      if (sb_grid_is_group_row (grid, row))
        add_group_row (flow, paper, row);
      else
        add_row (flow, paper, row);
      for (guint i = first; i < flow->boxes->len; i++)
        ((SbBox *) g_ptr_array_index (flow->boxes, i))->head = head;
    }

  g_array_insert_val (((SbBox *) g_ptr_array_index (flow->boxes, start))->items, 0, open);
  sb_box_close (g_ptr_array_index (flow->boxes, flow->boxes->len - 1), "Table");
  if (grid->headless)
    ((SbBox *) g_ptr_array_index (flow->boxes, start))->space_before = 22;
}

/**
 * sb_flow_add_grid:
 * @flow: a section being laid out
 * @grid: a table with at least one row
 *
 * Adds the table's boxes; one that is too wide becomes several, one after the other.
 */
void
sb_flow_add_grid (SbFlow *flow, const SbGrid *grid)
{
  g_autoptr (GPtrArray) parts = sb_paper_grids_new (flow, grid);

  for (guint i = 0; i < parts->len; i++)
    add_paper_grid (flow, g_ptr_array_index (parts, i));
}
