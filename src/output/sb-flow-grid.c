/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tables: a head that is repeated, rows that are not torn apart, hairlines and no boxes, numbers
 * aligned on the decimal sign. A row that is taller than a good part of a page is the one
 * exception: it is cut between lines.
 */

#include "config.h"

#include <math.h>

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
 * @room: height that one box of it may have
 *
 * The row that is being set.
 */
typedef struct
{
  SbFlow *flow;
  const SbPaperGrid *paper;
  guint number;
  double room;
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

static SbSet
make_set (const SbPaperGrid *paper, const SbFlow *flow, const CellLine *look)
{
  SbSet set = sb_set_make (flow->layout, look->style, look->color);

  set.scale = paper->scale;
  return set;
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
  g_autoptr (PangoLayout) number = NULL;
  CellLine look = get_look (row, column->column);
  SbSet set = make_set (row->paper, row->flow, &look);

  if (text == NULL)
    return;

  whole = g_strndup (text, sb_paper_get_split (text, row->flow->report->language));
  number = sb_fonts_new_layout (row->flow->layout->context, look.style, set.scale, text);
  look.x = column->width - column->fraction - sb_set_measure (&set, whole);
  append_lines (row, cell, number, &look);
}

static void
append_text (const Row *row, const SbPaperColumn *column, Cell *cell)
{
  g_autofree char *text = build_text (row, column->column);
  CellLine look = get_look (row, column->column);
  SbSet set = make_set (row->paper, row->flow, &look);
  g_autoptr (PangoLayout) lines = NULL;

  if (text == NULL)
    return;

  lines = sb_set_new_text (&set, text, column->width);
  append_lines (row, cell, lines, &look);
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
  SbSet set = make_set (row->paper, row->flow, &look);
  g_autoptr (PangoLayout) lines = NULL;

  if (*text == '\0')
    return;

  lines = sb_set_new_text (&set, text, column->width);
  if (column->numeric)
    look.right = column->width;
  cell->height += cell->lines->len > 0 ? BELOW_GAP : 0;
  append_lines (row, cell, lines, &look);
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

/* Sets the cell's next lines at the foot of the box, as many as fit @room, and gives the height
 * that they need. */
static double
set_lines (const Row *row, SbBox *box, guint column, Cell *cell)
{
  const SbPaperColumn *place = &g_array_index (row->paper->columns, SbPaperColumn, column);
  double top =
      cell->next < cell->lines->len ? g_array_index (cell->lines, CellLine, cell->next).y : 0;
  double used = 0;

  for (; cell->next < cell->lines->len; cell->next++)
    {
      const CellLine *line = &g_array_index (cell->lines, CellLine, cell->next);
      SbSet set = make_set (row->paper, row->flow, line);
      double end = line->y - top + get_line_height (row, line->style);

      if (end > row->room && used > 0)
        break;
      set.x = place->x + line->x;
      set.y = box->height + line->y - top;
      sb_box_add_line (box, &set, line->text, line->line);
      used = end;
    }

  return used;
}

/* A box with as much of the row as fits its room: all of it, unless the row is cut. */
static void
add_part (const Row *row, GArray *cells, double pad)
{
  SbBox *box = sb_flow_add_box (row->flow, 0, pad);
  double most = 0;

  sb_box_open (box, "TR", NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      guint column = g_array_index (row->paper->columns, SbPaperColumn, i).column;
      const char *tag = column < row->paper->grid->n_row_heads ? "TH" : "TD";

      sb_box_open (box, tag, NULL);
      most = fmax (most, set_lines (row, box, i, &g_array_index (cells, Cell, i)));
      sb_box_close (box, tag);
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
add_parts (Row *row)
{
  g_autoptr (GArray) cells = build_cells (row);
  double limit = row->flow->page_height * MAX_ROW_SHARE;
  double tallest = 0;

  for (guint i = 0; i < cells->len; i++)
    tallest = MAX (tallest, g_array_index (cells, Cell, i).height);

  row->room = tallest > limit ? limit / 3 : tallest + 1;
  add_part (row, cells, PAD_TOP);
  while (!is_done (cells))
    add_part (row, cells, 0);
}

static void
add_rule (const SbFlow *flow, SbBox *box, SbColor color, double y)
{
  cairo_rectangle_t place = { 0, y, flow->width, color == SB_COLOR_ACCENT ? HEAD_RULE : ROW_RULE };

  sb_box_add_rule (box, color, place);
}

static SbBox *
get_box (const SbFlow *flow, guint position)
{
  return g_ptr_array_index (flow->boxes, position);
}

static void
add_row (Row *row)
{
  SbFlow *flow = row->flow;
  guint first = flow->boxes->len;
  SbBox *last;

  add_parts (row);
  last = get_box (flow, flow->boxes->len - 1);
  last->height += PAD_BOTTOM;
  add_rule (flow, last, SB_COLOR_RULE, last->height - ROW_RULE);

  /* A word or two left over from a row that was cut does not begin a page. */
  if (flow->boxes->len - first > 1 && last->height < 3 * get_line_height (row, SB_STYLE_CELL))
    last->keep = TRUE;
  if (is_total (row))
    {
      /* A total does not begin a page either: it would total nothing there. */
      get_box (flow, first)->keep = TRUE;
      add_rule (flow, get_box (flow, first), SB_COLOR_ACCENT, -ROW_RULE);
    }
}

static void
add_group_row (const Row *row)
{
  SbFlow *flow = row->flow;
  const SbCell *cell = get_source (row, 0);
  CellLine look = { .style = SB_STYLE_GROUP, .color = SB_COLOR_ACCENT };
  SbSet set = make_set (row->paper, flow, &look);
  g_autofree char *title = sb_fonts_shorten (cell->text != NULL ? cell->text : "");
  g_autoptr (PangoLayout) text = sb_set_new_text (&set, title, flow->width);
  SbBox *box = sb_flow_add_box (flow, 0, 0);

  sb_box_open (box, "TR", NULL);
  sb_box_open (box, "TH", NULL);
  set.y = GROUP_PAD;
  box->height = GROUP_PAD + sb_box_add_text (box, &set, text) + PAD_TOP;
  sb_box_close (box, "TH");
  sb_box_close (box, "TR");
  add_rule (flow, box, SB_COLOR_RULE, box->height - ROW_RULE);
  flow->keep_next = TRUE;
}

/**
 * Head:
 * @set: how its titles are set
 *
 * The head that is being set.
 */
typedef struct
{
  const SbPaperGrid *paper;
  SbSet set;
  SbBox *box;
} Head;

static gboolean
is_turned (const Head *head, const SbPaperColumn *column)
{
  return column->numeric && head->paper->turned;
}

/* The title broken to the column; one that runs upwards, to the shortest that leaves its lines
 * within the column. */
static PangoLayout *
new_title (const Head *head, const SbPaperColumn *column)
{
  g_autofree char *title = sb_fonts_shorten (head->paper->grid->columns[column->column].title);
  double leading = sb_set_get_leading (&head->set);
  PangoLayout *text = NULL;

  if (!is_turned (head, column))
    return sb_set_new_text (&head->set, title, column->width);

  for (double length = TURNED_STEP * 2; length <= SB_TURNED_MAX; length += TURNED_STEP)
    {
      g_clear_object (&text);
      text = sb_set_new_text (&head->set, title, length);
      if (pango_layout_get_line_count (text) * leading <= column->width)
        break;
    }

  return text;
}

/* How tall a title is: its lines, or the longest of them where they run upwards. */
static double
get_title_height (const Head *head, const SbPaperColumn *column, PangoLayout *text)
{
  int n = pango_layout_get_line_count (text);
  double longest = 0;

  if (!is_turned (head, column))
    return n * sb_set_get_leading (&head->set);

  for (int i = 0; i < n; i++)
    longest = fmax (longest, get_line_width (text, i));

  return longest;
}

/* The last line of a title stands at the box's foot; one that runs upwards stands at its right. */
static void
set_title (const Head *head, const SbPaperColumn *column, PangoLayout *text)
{
  int n = pango_layout_get_line_count (text);
  double leading = sb_set_get_leading (&head->set);
  double bottom = head->box->height;
  double right = column->x + column->width;

  for (int i = 0; i < n; i++)
    {
      SbSet set = head->set;
      SbItem *item;

      set.x = column->numeric ? right - get_line_width (text, i) : column->x;
      set.y = bottom - (n - i) * leading;
      item = sb_box_add_line (head->box, &set, text, i);
      if (!is_turned (head, column))
        continue;
      item->turned = TRUE;
      item->height = item->width;
      item->width = leading;
      item->x = right - (n - i) * leading;
      item->y = bottom - item->height;
    }
}

static SbBox *
add_head (SbFlow *flow, const SbPaperGrid *paper)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_object_unref);
  CellLine look = { .style = SB_STYLE_HEAD, .color = SB_COLOR_ACCENT };
  SbBox *box = sb_flow_add_box (flow, 14, 0);
  Head head = { paper, make_set (paper, flow, &look), box };

  for (guint i = 0; i < paper->columns->len; i++)
    {
      const SbPaperColumn *column = &g_array_index (paper->columns, SbPaperColumn, i);
      PangoLayout *text = new_title (&head, column);

      box->height = fmax (box->height, get_title_height (&head, column, text));
      g_ptr_array_add (titles, text);
    }

  sb_box_open (box, "TR", NULL);
  for (guint i = 0; i < paper->columns->len; i++)
    {
      sb_box_open (box, "TH", NULL);
      set_title (&head, &g_array_index (paper->columns, SbPaperColumn, i),
                 g_ptr_array_index (titles, i));
      sb_box_close (box, "TH");
    }
  sb_box_close (box, "TR");
  box->height += PAD_BOTTOM;
  add_rule (flow, box, SB_COLOR_ACCENT, box->height - HEAD_RULE);
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
      Row row = { flow, paper, i, 0 };
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
