/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tables: a head that is repeated, rows that are not torn apart, hairlines and no boxes, numbers
 * aligned on the decimal sign. A row that is taller than a good part of a page is the one
 * exception: it is cut between lines.
 */

#include "config.h"

#include "sb-flow-grid.h"

#define PAD_TOP    3.5
#define PAD_BOTTOM 4.5
#define BELOW_GAP  1.5
#define GROUP_PAD  8.5
#define HEAD_RULE  0.8
#define ROW_RULE   0.35

/* A row may be this share of a page; a taller one is cut into parts of a third of that. */
#define MAX_ROW_SHARE 0.4

/* Turned heads are tried in heights of so many points. */
#define TURNED_STEP 24.0

/**
 * Row:
 * @number: in the grid
 *
 * The row that is being set.
 */
typedef struct
{
  SbFlow *flow;
  const SbPaperGrid *paper;
  guint number;
} Row;

/**
 * CellLine:
 * @x: from the column's left edge
 * @y: from the first line's top
 * @right: where the line ends, if it is aligned at the right; else 0
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

/**
 * Cell:
 * @lines: (element-type CellLine): of the cell and of the columns that stand below it
 * @height: of all lines
 * @next: position of the next line to go into a box
 */
typedef struct
{
  GArray *lines;
  double height;
  guint next;
} Cell;

static void
clear_line (gpointer data)
{
  g_object_unref (((CellLine *) data)->text);
}

static void
clear_cell (gpointer data)
{
  g_array_unref (((Cell *) data)->lines);
}

static double
get_line_width (PangoLayout *text, int line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (text, line), NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

static double
get_line_height (const Row *row, SbStyle style)
{
  return sb_fonts_get_leading (style) * row->paper->scale;
}

static const SbCell *
get_source (const Row *row, guint column)
{
  return sb_grid_get_cell (row->paper->grid, row->number, column);
}

static char *
build_text (const Row *row, guint column)
{
  return sb_paper_build_cell (get_source (row, column), row->flow->report->language);
}

static gboolean
is_total (const Row *row)
{
  const SbGrid *grid = row->paper->grid;

  return grid->has_total && row->number == grid->n_rows - 1;
}

static void
append_lines (const Row *row, Cell *cell, PangoLayout *text, const CellLine *look)
{
  int n = pango_layout_get_line_count (text);

  for (int i = 0; i < n; i++)
    {
      CellLine line = *look;

      line.text = g_object_ref (text);
      line.line = i;
      line.y = cell->height;
      if (look->right > 0)
        line.x = look->right - get_line_width (text, i);
      g_array_append_val (cell->lines, line);
      cell->height += get_line_height (row, look->style);
    }
}

static CellLine
get_look (const Row *row, guint column)
{
  static const SbColor colors[] = {
    [SB_TONE_PLAIN] = SB_COLOR_TEXT,      [SB_TONE_GOOD] = SB_COLOR_GOOD,
    [SB_TONE_WARNING] = SB_COLOR_WARNING, [SB_TONE_BAD] = SB_COLOR_BAD,
    [SB_TONE_QUIET] = SB_COLOR_QUIET,
  };
  SbTone tone = get_source (row, column)->tone;
  gboolean is_loud = tone != SB_TONE_PLAIN && tone != SB_TONE_QUIET;
  CellLine look = { .style = SB_STYLE_CELL, .color = colors[tone] };

  if (is_loud || is_total (row))
    look.style = SB_STYLE_CELL_STRONG;
  if (row->paper->grid->headless && column == 0)
    look.color = SB_COLOR_QUIET;

  return look;
}

/* A number stands so that the decimal signs of its column are below one another. */
static void
append_number (const Row *row, const SbPaperColumn *column, Cell *cell)
{
  g_autofree char *text = build_text (row, column->column);
  g_autofree char *whole = NULL;
  g_autoptr (PangoLayout) set = NULL;
  CellLine look = get_look (row, column->column);
  double scale = row->paper->scale;

  if (text == NULL)
    return;

  whole = g_strndup (text, sb_paper_get_split (text, row->flow->report->language));
  set = sb_fonts_new_layout (row->flow->layout->context, look.style, scale, text);
  look.x = column->width - column->fraction -
           sb_layout_measure (row->flow->layout, look.style, scale, whole);
  append_lines (row, cell, set, &look);
}

static void
append_text (const Row *row, const SbPaperColumn *column, Cell *cell)
{
  g_autofree char *text = build_text (row, column->column);
  CellLine look = get_look (row, column->column);
  g_autoptr (PangoLayout) set = NULL;

  if (text == NULL)
    return;

  set = sb_layout_new_text (row->flow->layout, look.style, row->paper->scale, text, column->width);
  append_lines (row, cell, set, &look);
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
append_small_print (const Row *row, const SbPaperColumn *column, Cell *cell, const char *text)
{
  CellLine look = { .style = SB_STYLE_CELL_SMALL, .color = SB_COLOR_QUIET };
  g_autoptr (PangoLayout) set = NULL;

  if (*text == '\0')
    return;

  set = sb_layout_new_text (row->flow->layout, look.style, row->paper->scale, text, column->width);
  if (column->numeric)
    look.right = column->width;
  cell->height += cell->lines->len > 0 ? BELOW_GAP : 0;
  append_lines (row, cell, set, &look);
}

/* What stands below a cell in small type: a paragraph for each column, unless it runs along. */
static void
append_below (const Row *row, const SbPaperColumn *column, Cell *cell)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = column->column + 1; i <= column->column + column->n_below; i++)
    {
      const SbColumn *source = &row->paper->grid->columns[i];
      g_autofree char *text = build_text (row, i);

      if (text == NULL || source->place == SB_COLUMN_WORKBOOK)
        continue;
      if (!is_along (source->place))
        {
          append_small_print (row, column, cell, paragraph->str);
          g_string_truncate (paragraph, 0);
        }
      if (paragraph->len > 0)
        g_string_append (paragraph, " · ");
      if (is_titled (source->place))
        g_string_append_printf (paragraph, "%s: ", source->title);
      g_string_append (paragraph, text);
    }
  append_small_print (row, column, cell, paragraph->str);
}

/* The lines of every cell of a row. */
static GArray *
build_cells (const Row *row)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  g_array_set_clear_func (cells, clear_cell);
  for (guint i = 0; i < row->paper->columns->len; i++)
    {
      const SbPaperColumn *column = &g_array_index (row->paper->columns, SbPaperColumn, i);
      Cell cell = { g_array_new (FALSE, FALSE, sizeof (CellLine)), 0, 0 };

      g_array_set_clear_func (cell.lines, clear_line);
      if (column->numeric)
        append_number (row, column, &cell);
      else
        append_text (row, column, &cell);
      append_below (row, column, &cell);
      g_array_append_val (cells, cell);
    }

  return cells;
}

/* Sets the cell’s next lines from where the box ends on, as many as fit @room, and gives the height
 * they need. */
static double
set_lines (const Row *row, SbBox *box, Cell *cell, const SbPaperColumn *column, double room)
{
  double top =
      cell->next < cell->lines->len ? g_array_index (cell->lines, CellLine, cell->next).y : 0;
  double used = 0;

  for (; cell->next < cell->lines->len; cell->next++)
    {
      const CellLine *line = &g_array_index (cell->lines, CellLine, cell->next);
      SbSet set = { line->style, line->color, row->paper->scale, column->x + line->x,
                    box->height + line->y - top };
      double end = line->y - top + get_line_height (row, line->style);

      if (end > room && used > 0)
        break;
      sb_box_add_line (box, row->flow->layout, &set, line->text, line->line);
      used = end;
    }

  return used;
}

/* A box with as much of the row as fits @room: all of it, unless the row is cut. */
static void
add_part (const Row *row, GArray *cells, double pad, double room)
{
  SbBox *box = sb_flow_add_box (row->flow, 0, pad);
  double most = 0;

  sb_box_open (box, "TR", NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      const SbPaperColumn *column = &g_array_index (row->paper->columns, SbPaperColumn, i);
      const char *tag = column->column < row->paper->grid->n_row_heads ? "TH" : "TD";
      double used;

      sb_box_open (box, tag, NULL);
      used = set_lines (row, box, &g_array_index (cells, Cell, i), column, room);
      sb_box_close (box, tag);
      most = MAX (most, used);
    }
  sb_box_close (box, "TR");
  box->height = pad + most;
}

static gboolean
is_done (const GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);

      if (cell->next < cell->lines->len)
        return FALSE;
    }

  return TRUE;
}

static void
add_parts (const Row *row)
{
  g_autoptr (GArray) cells = build_cells (row);
  double limit = row->flow->page_height * MAX_ROW_SHARE;
  double tallest = 0;
  double room;

  for (guint i = 0; i < cells->len; i++)
    tallest = MAX (tallest, g_array_index (cells, Cell, i).height);

  room = tallest > limit ? limit / 3 : tallest + 1;
  add_part (row, cells, PAD_TOP, room);
  while (!is_done (cells))
    add_part (row, cells, 0, room);
}

static SbBox *
get_box (const SbFlow *flow, guint position)
{
  return g_ptr_array_index (flow->boxes, position);
}

static void
add_row (const Row *row)
{
  SbFlow *flow = row->flow;
  guint first = flow->boxes->len;
  SbBox *last;

  add_parts (row);
  last = get_box (flow, flow->boxes->len - 1);
  last->height += PAD_BOTTOM;
  sb_box_add_rule (last, SB_COLOR_RULE, 0, last->height - ROW_RULE, flow->width, ROW_RULE);

  /* A word or two left over from a row that was cut does not begin a page. */
  if (flow->boxes->len - first > 1 && last->height < 3 * get_line_height (row, SB_STYLE_CELL))
    last->keep = TRUE;
  if (is_total (row))
    {
      /* A total does not begin a page either: it would total nothing there. */
      get_box (flow, first)->keep = TRUE;
      sb_box_add_rule (get_box (flow, first), SB_COLOR_ACCENT, 0, -ROW_RULE, flow->width,
                       HEAD_RULE);
    }
}

static void
add_group_row (const Row *row)
{
  SbFlow *flow = row->flow;
  const SbCell *cell = get_source (row, 0);
  double scale = row->paper->scale;
  g_autoptr (PangoLayout) set = sb_layout_new_text (
      flow->layout, SB_STYLE_GROUP, scale, cell->text != NULL ? cell->text : "", flow->width);
  SbSet place = { SB_STYLE_GROUP, SB_COLOR_ACCENT, scale, 0, GROUP_PAD };
  SbBox *box = sb_flow_add_box (flow, 0, 0);

  sb_box_open (box, "TR", NULL);
  sb_box_open (box, "TH", NULL);
  box->height = GROUP_PAD + sb_box_add_text (box, flow->layout, &place, set) + PAD_TOP;
  sb_box_close (box, "TH");
  sb_box_close (box, "TR");
  sb_box_add_rule (box, SB_COLOR_RULE, 0, box->height - ROW_RULE, flow->width, ROW_RULE);
  flow->keep_next = TRUE;
}

static double
get_head_leading (const SbPaperGrid *paper)
{
  return sb_fonts_get_leading (SB_STYLE_HEAD) * paper->scale;
}

/* A head that runs upwards: the shortest that leaves its lines within the column. */
static PangoLayout *
new_turned_head (const SbFlow *flow, const SbPaperGrid *paper, const SbPaperColumn *column)
{
  const char *title = paper->grid->columns[column->column].title;
  PangoLayout *set = NULL;

  for (double length = TURNED_STEP * 2; length <= SB_TURNED_MAX; length += TURNED_STEP)
    {
      g_clear_object (&set);
      set = sb_layout_new_text (flow->layout, SB_STYLE_HEAD, paper->scale, title, length);
      if (pango_layout_get_line_count (set) * get_head_leading (paper) <= column->width)
        break;
    }

  return set;
}

static PangoLayout *
new_head (const SbFlow *flow, const SbPaperGrid *paper, const SbPaperColumn *column)
{
  const char *title = paper->grid->columns[column->column].title;

  if (column->numeric && paper->turned)
    return new_turned_head (flow, paper, column);

  return sb_layout_new_text (flow->layout, SB_STYLE_HEAD, paper->scale, title, column->width);
}

/* How tall a head is: of its lines, or of the longest of them where they run upwards. */
static double
get_head_height (const SbPaperGrid *paper, const SbPaperColumn *column, PangoLayout *set)
{
  int n = pango_layout_get_line_count (set);
  double longest = 0;

  if (!column->numeric || !paper->turned)
    return n * get_head_leading (paper);

  for (int i = 0; i < n; i++)
    longest = MAX (longest, get_line_width (set, i));

  return longest;
}

/* The last line of a head stands on the box's bottom, a turned one at its right. */
static void
set_head (const SbFlow *flow, const SbPaperGrid *paper, guint column, PangoLayout *set, SbBox *box)
{
  const SbPaperColumn *place = &g_array_index (paper->columns, SbPaperColumn, column);
  int n = pango_layout_get_line_count (set);
  double leading = get_head_leading (paper);

  for (int i = 0; i < n; i++)
    {
      SbSet look = { SB_STYLE_HEAD, SB_COLOR_ACCENT, paper->scale, place->x,
                     box->height - (n - i) * leading };
      SbItem *item = sb_box_add_line (box, flow->layout, &look, set, i);
      double length = item->width;

      if (!place->numeric)
        continue;
      item->x = place->x + place->width - length;
      if (paper->turned)
        {
          item->turned = TRUE;
          item->width = leading;
          item->height = length;
          item->x = place->x + place->width - (n - i) * leading;
          item->y = box->height - length;
        }
    }
}

static SbBox *
add_head (SbFlow *flow, const SbPaperGrid *paper)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func (g_object_unref);
  SbBox *box = sb_flow_add_box (flow, 14, 0);

  for (guint i = 0; i < paper->columns->len; i++)
    {
      const SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);
      PangoLayout *set = new_head (flow, paper, column);

      box->height = MAX (box->height, get_head_height (paper, column, set));
      g_ptr_array_add (sets, set);
    }

  sb_box_open (box, "TR", NULL);
  for (guint i = 0; i < paper->columns->len; i++)
    {
      sb_box_open (box, "TH", NULL);
      set_head (flow, paper, i, g_ptr_array_index (sets, i), box);
      sb_box_close (box, "TH");
    }
  sb_box_close (box, "TR");
  box->height += PAD_BOTTOM;
  sb_box_add_rule (box, SB_COLOR_ACCENT, 0, box->height - HEAD_RULE, flow->width, HEAD_RULE);
  flow->keep_next = TRUE;

  return box;
}

static void
add_paper_grid (SbFlow *flow, const SbPaperGrid *paper)
{
  const SbGrid *grid = paper->grid;
  guint start = flow->boxes->len;
  SbBox *head = grid->headless ? NULL : add_head (flow, paper);
  SbItem open = { .kind = SB_ITEM_OPEN, .tag = "Table", .heading = -1 };

  for (guint i = 0; i < grid->n_rows; i++)
    {
      Row row = { flow, paper, i };
      guint first = flow->boxes->len;

      if (sb_grid_is_group_row (grid, i))
        add_group_row (&row);
      else
        add_row (&row);
      for (guint j = first; j < flow->boxes->len; j++)
        get_box (flow, j)->head = head;
    }

  g_array_insert_val (get_box (flow, start)->items, 0, open);
  sb_box_close (get_box (flow, flow->boxes->len - 1), "Table");
  if (grid->headless)
    get_box (flow, start)->space_before = 22;
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
