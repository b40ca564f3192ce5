/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A report as a workbook: one sheet per section, numbers as numbers, totals and gaps as live
 * formulas whose cached values are the report's own figures. Nothing is computed here. Hours are
 * written as hours (minutes ÷ 60), shares as fractions, dates as dates.
 *
 * libxlsxwriter formats numbers with the C library: under a comma locale it would write broken
 * files and say nothing, so the thread's locale is "C" while it works. It cannot write to memory
 * and frees a workbook even when closing it failed, so the file is made under another name and
 * moved; no handle leaves this file.
 */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>
#include <samanbud/sb-xlsx.h>

/* Day 0 of a workbook's calendar, as far as any date after February 1900 is concerned. */
#define EPOCH_YEAR  1899
#define EPOCH_MONTH 12
#define EPOCH_DAY   30

/* libxlsxwriter refuses longer strings (32,767). */
#define MAX_CHARACTERS 32000

/* Of a title in a foot, which may have 255 in all, each & counted twice. */
#define MAX_FOOT_CHARACTERS 100

#define MIN_WIDTH    9
#define MAX_WIDTH    48
#define TEXT_COLUMNS 6
/* Wider sheets are printed across the paper: in characters. */
#define PORTRAIT_WIDTH 115
/* Even wider ones on several papers beside one another, since nobody can read smaller letters. */
#define LEGIBLE_WIDTH 260
#define LEAST_SCALE   60
#define LINE_HEIGHT   15.0
/* A row cannot be higher. */
#define MAX_HEIGHT 409.0
/* A text with more characters than fit at the usual width gets a wider column. */
#define LONG_TEXT  1000
#define LONG_WIDTH 100

#define COLOR_ACCENT  0x1F4E5F
#define COLOR_QUIET   0x6B6B6B
#define COLOR_GOOD    0x26662B
#define COLOR_WARNING 0x8A5A00
#define COLOR_BAD     0xA51D2D

typedef enum
{
  ROW_BODY,
  ROW_GROUP,
  ROW_TOTAL
} RowKind;

typedef struct
{
  const SbReport *report;
  const SbReportSection *section;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  GHashTable *formats; /* of text: what it looks like → lxw_format, owned by the workbook */
  GHashTable *totals; /* of text: name of a table on this sheet → lxw_row_t: where its total is */
  GPtrArray *names;   /* of sheets, by section */
  lxw_row_t row;      /* the next free one */
  lxw_col_t n_columns; /* that running text spans */
  GArray *widths;      /* (element-type int): of all columns, in characters */
  guint n_grids;
  int width; /* of those, in characters */
} Writer;

static int
get_tone_color (SbTone tone)
{
  switch (tone)
    {
    case SB_TONE_GOOD:
      return COLOR_GOOD;
    case SB_TONE_WARNING:
      return COLOR_WARNING;
    case SB_TONE_BAD:
      return COLOR_BAD;
    case SB_TONE_QUIET:
      return COLOR_QUIET;
    case SB_TONE_PLAIN:
    default:
      return 0;
    }
}

static const char *
get_number_format (SbCellKind kind)
{
  switch (kind)
    {
    case SB_CELL_INTEGER:
      return "#,##0";
    case SB_CELL_HOURS:
      return "#,##0.00";
    case SB_CELL_SHARE:
      return "0.0%";
    case SB_CELL_DATE:
      return "yyyy-mm-dd";
    case SB_CELL_EMPTY:
    case SB_CELL_TEXT:
    default:
      return NULL;
    }
}

/* A format that looks as @key says, made once per workbook; @made says whether it is still to be
 * set up. */
static lxw_format *
find_format (Writer *self, const char *key, gboolean *made)
{
  lxw_format *format = g_hash_table_lookup (self->formats, key);

  *made = format == NULL;
  if (format == NULL)
    {
      format = workbook_add_format (self->workbook);
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
      g_hash_table_insert (self->formats, g_strdup (key), format);
    }

  return format;
}

/* What stands at the left of its cell keeps a distance from a number at the right of the one
 * before. */
static lxw_format *
get_cell_format (Writer *self, const SbCell *cell, lxw_col_t column, RowKind row_kind)
{
  SbCellKind kind = cell->kind;
  SbTone tone = cell->tone;
  gboolean indented = column > 0 && (kind == SB_CELL_TEXT || kind == SB_CELL_DATE);
  g_autofree char *key = g_strdup_printf ("cell %d %d %d %d", kind, tone, row_kind, indented);
  gboolean made;
  lxw_format *format = find_format (self, key, &made);

  if (!made)
    return format;

  if (get_number_format (kind) != NULL)
    format_set_num_format (format, get_number_format (kind));
  else if (row_kind != ROW_GROUP)
    format_set_text_wrap (format);
  if (kind == SB_CELL_DATE || indented)
    format_set_align (format, LXW_ALIGN_LEFT);
  if (indented)
    format_set_indent (format, 1);
  if (get_tone_color (tone) != 0)
    format_set_font_color (format, (lxw_color_t) get_tone_color (tone));
  if (row_kind != ROW_BODY)
    format_set_bold (format);
  if (row_kind == ROW_TOTAL)
    format_set_top (format, LXW_BORDER_THIN);
  if (row_kind == ROW_GROUP)
    format_set_font_color (format, COLOR_ACCENT);

  return format;
}

static lxw_format *
get_head_format (Writer *self, lxw_col_t column, gboolean numeric)
{
  gboolean made;
  lxw_format *format = find_format (self,
                                    numeric    ? "head right" :
                                    column > 0 ? "head" :
                                                 "head first",
                                    &made);

  if (made)
    {
      format_set_bold (format);
      format_set_text_wrap (format);
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_align (format, LXW_ALIGN_VERTICAL_BOTTOM);
      format_set_align (format, numeric ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
      if (!numeric && column > 0)
        format_set_indent (format, 1);
    }

  return format;
}

static lxw_format *
get_text_format (Writer *self, SbBlockKind kind, int level)
{
  g_autofree char *key = g_strdup_printf ("text %d %d", kind, level);
  gboolean made;
  lxw_format *format = find_format (self, key, &made);

  if (!made)
    return format;

  format_set_text_wrap (format);
  if (kind == SB_BLOCK_HEADING || kind == SB_BLOCK_TITLE)
    {
      format_set_bold (format);
      format_set_font_color (format, COLOR_ACCENT);
      format_set_font_size (format, kind == SB_BLOCK_TITLE || level == 1 ? 16 :
                                    level == 2                           ? 13 :
                                                                           11);
    }
  else if (kind == SB_BLOCK_LEAD || kind == SB_BLOCK_BANNER)
    format_set_bold (format);
  else if (kind == SB_BLOCK_NOTE)
    format_set_font_color (format, COLOR_QUIET);

  return format;
}

/* Whether @p begins with what a workbook takes for a letter: _x0041_. */
static gboolean
is_escape (const char *p)
{
  if (p[0] != '_' || p[1] != 'x')
    return FALSE;
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (p[i]))
      return FALSE;

  return p[6] == '_';
}

/* Text as a workbook can hold it. */
static char *
clip_text (const char *text)
{
  g_autofree char *plain = sb_text_printable (text);
  GString *out = g_string_new (NULL);
  glong n = 0;

  for (const char *p = plain; *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p), n++)
    {
      if (is_escape (p))
        g_string_append (out, "_x005F");
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  if (n == MAX_CHARACTERS)
    g_string_append (out, "…");

  return g_string_free (out, FALSE);
}

/* In a head or foot & begins a code. */
static char *
quote_foot (const char *text)
{
  g_autofree char *plain = sb_text_printable (text);
  glong n = MIN (g_utf8_strlen (plain, -1), MAX_FOOT_CHARACTERS);
  g_autofree char *start = g_utf8_substring (plain, 0, n);
  g_auto (GStrv) parts = g_strsplit (start, "&", -1);

  return g_strjoinv ("&&", parts);
}

static guint
count_lines (const char *text, int width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += MAX (1, (guint) ((g_utf8_strlen (lines[i], -1) + width - 1) / MAX (width, 1)));

  return MAX (n, 1);
}

/* Running text spans the sheet's columns. Merged cells do not grow by themselves: their height is
 * set here. */
static void
write_text (Writer *self, const char *text, lxw_format *format, double line_height)
{
  g_autofree char *clipped = clip_text (text);
  guint lines = MIN (count_lines (clipped, self->width), 25);

  worksheet_set_row (self->sheet, self->row, line_height * lines + 3, NULL);
  if (self->n_columns > 1)
    worksheet_merge_range (self->sheet, self->row, 0, self->row, self->n_columns - 1, clipped,
                           format);
  else
    worksheet_write_string (self->sheet, self->row, 0, clipped, format);
  self->row++;
}

static void
append_reference (GString *a1, gint64 row, gint64 column)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (name, (lxw_row_t) row, (lxw_col_t) column);
  g_string_append (a1, name);
}

/* One axis of a reference: nothing, or a relative number in brackets. */
static const char *
read_offset (const char *p, gint64 *place)
{
  if (*p == '[')
    {
      char *end;

      *place += g_ascii_strtoll (p + 1, &end, 10);
      p = *end == ']' ? end + 1 : end;
    }

  return p;
}

/* Of a table that was written before: the total of a column. */
static char *
build_total_reference (Writer *self, const char *reference)
{
  g_auto (GStrv) parts = g_strsplit (reference + 1, "!", 2);
  const lxw_row_t *total = g_hash_table_lookup (self->totals, parts[0]);
  GString *a1 = g_string_new ("=");

  g_assert (total != NULL);
  append_reference (a1, *total, g_ascii_strtoll (parts[1], NULL, 10));

  return g_string_free (a1, FALSE);
}

/* R1C1 notation relative to a cell, as grids carry it, into the A1 notation of files. */
static char *
build_formula (Writer *self, const char *r1c1, lxw_row_t row, lxw_col_t column)
{
  GString *a1 = g_string_new ("=");

  if (*r1c1 == '@')
    {
      g_string_free (a1, TRUE);
      return build_total_reference (self, r1c1);
    }

  for (const char *p = r1c1; *p != '\0';)
    {
      gboolean starts = p == r1c1 || !g_ascii_isalnum (p[-1]);

      if (starts && *p == 'R' && (p[1] == 'C' || p[1] == '['))
        {
          gint64 to_row = row, to_column = column;

          p = read_offset (p + 1, &to_row);
          if (*p == 'C')
            p = read_offset (p + 1, &to_column);
          append_reference (a1, to_row, to_column);
          continue;
        }
      g_string_append_c (a1, *p++);
    }

  return g_string_free (a1, FALSE);
}

static double
get_cell_value (const SbCell *cell)
{
  switch (cell->kind)
    {
    case SB_CELL_HOURS:
      return (double) cell->number / 60.0;
    case SB_CELL_SHARE:
      return (double) cell->number / 10000.0;
    case SB_CELL_DATE:
      return (double) (cell->number - sb_date_from_ymd (EPOCH_YEAR, EPOCH_MONTH, EPOCH_DAY));
    case SB_CELL_EMPTY:
    case SB_CELL_TEXT:
    case SB_CELL_INTEGER:
    default:
      return (double) cell->number;
    }
}

static void
write_cell (Writer *self, const SbCell *cell, lxw_col_t column, RowKind row_kind)
{
  lxw_format *format = get_cell_format (self, cell, column, row_kind);

  if (cell->kind == SB_CELL_EMPTY || (cell->kind == SB_CELL_TEXT && cell->text == NULL) ||
      (cell->kind == SB_CELL_DATE && cell->number == SB_DATE_NONE))
    worksheet_write_blank (self->sheet, self->row, column, format);
  else if (cell->kind == SB_CELL_TEXT)
    {
      g_autofree char *clipped = clip_text (cell->text);

      worksheet_write_string (self->sheet, self->row, column, clipped, format);
    }
  else if (cell->formula != NULL)
    {
      g_autofree char *formula = build_formula (self, cell->formula, self->row, column);

      worksheet_write_formula_num (self->sheet, self->row, column, formula, format,
                                   get_cell_value (cell));
    }
  else
    worksheet_write_number (self->sheet, self->row, column, get_cell_value (cell), format);
}

/* Not every program makes rows as high as their text is long, so it is said here. */
static void
set_row_height (Writer *self, const SbGrid *grid, guint row)
{
  guint lines = 1;

  for (guint j = 0; j < grid->n_columns; j++)
    {
      const SbCell *cell = sb_grid_get_cell (grid, row, j);

      if (cell->kind == SB_CELL_TEXT && cell->text != NULL)
        lines = MAX (lines, count_lines (cell->text, g_array_index (self->widths, int, j)));
    }

  if (lines > 1)
    worksheet_set_row (self->sheet, self->row, MIN (LINE_HEIGHT * lines, MAX_HEIGHT), NULL);
}

/* Where the section is a column of its own, its heads would only be scattered by whoever sorts. */
static gboolean
has_section_column (const SbGrid *grid)
{
  for (guint j = 0; j < grid->n_columns; j++)
    if (grid->columns[j].place == SB_COLUMN_WORKBOOK &&
        g_strcmp0 (grid->columns[j].key, "section") == 0)
      return TRUE;

  return FALSE;
}

static void
write_grid_rows (Writer *self, const SbGrid *grid)
{
  gboolean without_heads = has_section_column (grid);

  for (guint i = 0; i < grid->n_rows; i++)
    {
      if (without_heads && sb_grid_is_group_row (grid, i))
        continue;

      RowKind kind = sb_grid_is_group_row (grid, i)           ? ROW_GROUP :
                     grid->has_total && i + 1 == grid->n_rows ? ROW_TOTAL :
                                                                ROW_BODY;

      for (guint j = 0; j < grid->n_columns; j++)
        write_cell (self, sb_grid_get_cell (grid, i, j), (lxw_col_t) j, kind);
      if (kind != ROW_GROUP)
        set_row_height (self, grid, i);
      self->row++;
    }
}

/* The only table of a sheet has its head in view and a filter; among several, only the row heads
 * stay in view. */
static void
set_up_grid (Writer *self, const SbGrid *grid, lxw_row_t head)
{
  guint n_written = self->row - head - 1;
  guint n_body = n_written - (grid->has_total && n_written > 0 ? 1 : 0);

  if (self->n_grids > 1 || grid->headless)
    {
      if (grid->n_row_heads > 0)
        worksheet_freeze_panes (self->sheet, 0, 1);
      return;
    }

  worksheet_freeze_panes (self->sheet, head + 1, grid->n_row_heads > 0 ? 1 : 0);
  worksheet_repeat_rows (self->sheet, head, head);
  if (n_body > 0)
    worksheet_autofilter (self->sheet, head, 0, head + n_body, (lxw_col_t) (grid->n_columns - 1));
}

static void
write_head (Writer *self, const SbGrid *grid)
{
  guint lines = 1;

  for (guint j = 0; j < grid->n_columns; j++)
    {
      g_autofree char *title =
          clip_text (grid->columns[j].title != NULL ? grid->columns[j].title : "");

      worksheet_write_string (self->sheet, self->row, (lxw_col_t) j, title,
                              get_head_format (self, (lxw_col_t) j, grid->columns[j].numeric));
      lines = MAX (lines, count_lines (title, g_array_index (self->widths, int, j) - 3));
    }
  worksheet_set_row (self->sheet, self->row, LINE_HEIGHT * lines, NULL);
  self->row++;
}

static void
remember_total (Writer *self, const SbGrid *grid)
{
  lxw_row_t last = self->row - 1;

  if (grid->has_total)
    g_hash_table_insert (self->totals, grid->name, g_memdup2 (&last, sizeof last));
}

static void
write_grid (Writer *self, const SbGrid *grid)
{
  lxw_row_t head;

  if (grid->caption != NULL)
    write_text (self, grid->caption, get_text_format (self, SB_BLOCK_LEAD, 0), LINE_HEIGHT);

  head = self->row;
  if (!grid->headless)
    write_head (self, grid);
  write_grid_rows (self, grid);
  remember_total (self, grid);
  set_up_grid (self, grid, head);
  self->row++;
}

static void
write_contents (Writer *self)
{
  for (guint i = 0; i < self->report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (self->report->sections, i);
      const char *name = g_ptr_array_index (self->names, i);
      g_autofree char *target = NULL;

      if (section->is_cover || section == self->section)
        continue;
      target = g_strdup_printf ("internal:'%s'!A1", name);
      worksheet_write_url_opt (self->sheet, self->row, 0, target, NULL, section->title, NULL);
      self->row++;
    }
  self->row++;
}

static void
write_block (Writer *self, const SbBlock *block)
{
  switch (block->kind)
    {
    case SB_BLOCK_GRID:
      write_grid (self, block->grid);
      break;
    case SB_BLOCK_CHART:
      write_text (self, block->chart->alt, get_text_format (self, SB_BLOCK_NOTE, 0), LINE_HEIGHT);
      self->row++;
      break;
    case SB_BLOCK_SIGNATURE:
      write_text (self, block->text, get_text_format (self, SB_BLOCK_LEAD, 0), LINE_HEIGHT);
      for (guint i = 0; block->labels != NULL && block->labels[i] != NULL; i++)
        write_text (self, block->labels[i], get_text_format (self, SB_BLOCK_NOTE, 0), LINE_HEIGHT);
      self->row++;
      break;
    case SB_BLOCK_CONTENTS:
      write_contents (self);
      break;
    case SB_BLOCK_PAGE_BREAK:
      break;
    case SB_BLOCK_HEADING:
      if (self->row > 0)
        self->row++;
      write_text (self, block->text, get_text_format (self, block->kind, block->level),
                  block->level == 1 ? 22.0 : 18.0);
      break;
    case SB_BLOCK_TITLE:
      write_text (self, block->text, get_text_format (self, block->kind, 1), 22.0);
      break;
    case SB_BLOCK_SUBTITLE:
    case SB_BLOCK_BANNER:
    case SB_BLOCK_LEAD:
    case SB_BLOCK_PARAGRAPH:
    case SB_BLOCK_NOTE:
    case SB_BLOCK_ITEM:
    default:
      write_text (self, block->text, get_text_format (self, block->kind, 0), LINE_HEIGHT);
      break;
    }
}

static int
get_cell_width (const SbCell *cell)
{
  glong longest = 0;

  if (cell->kind != SB_CELL_TEXT || cell->text == NULL)
    return cell->kind == SB_CELL_EMPTY ? 0 : 11;

  for (const char *p = cell->text; *p != '\0';)
    {
      gsize n = strcspn (p, "\n");

      longest = MAX (longest, g_utf8_strlen (p, (gssize) n));
      p += n + (p[n] == '\n');
    }

  return (int) MIN (longest, g_utf8_strlen (cell->text, -1) > LONG_TEXT ? LONG_WIDTH : MAX_WIDTH) +
         2;
}

static void
measure_grid (const SbGrid *grid, GArray *widths)
{
  if (widths->len < grid->n_columns)
    g_array_set_size (widths, grid->n_columns);

  for (guint j = 0; j < grid->n_columns; j++)
    {
      int *width = &g_array_index (widths, int, j);
      const char *title = grid->columns[j].title;

      /* Room for the filter's button beside a head of up to two lines. */
      if (title != NULL)
        *width = MAX (*width, (int) MIN (g_utf8_strlen (title, -1), 2 * MIN_WIDTH) + 4);
      for (guint i = 0; i < grid->n_rows; i++)
        if (!sb_grid_is_group_row (grid, i))
          *width = MAX (*width, get_cell_width (sb_grid_get_cell (grid, i, j)));
      *width = CLAMP (*width, MIN_WIDTH, LONG_WIDTH);
    }
}

/* Widths of columns follow what stands in them; text then spans the first columns, about 90
 * characters wide. */
static void
set_widths (Writer *self)
{
  GArray *widths = self->widths;

  g_array_set_size (widths, 0);
  self->n_grids = 0;
  for (guint i = 0; i < self->section->blocks->len; i++)
    {
      const SbBlock *block = g_ptr_array_index (self->section->blocks, i);

      if (block->kind == SB_BLOCK_GRID)
        {
          measure_grid (block->grid, widths);
          self->n_grids++;
        }
    }

  while (widths->len < TEXT_COLUMNS)
    g_array_append_val (widths, ((int){ 16 }));

  self->n_columns = 0;
  self->width = 0;
  for (guint j = 0; j < widths->len; j++)
    {
      int width = g_array_index (widths, int, j);

      worksheet_set_column (self->sheet, (lxw_col_t) j, (lxw_col_t) j, width, NULL);
      if (self->width < 90)
        {
          self->width += width;
          self->n_columns++;
        }
    }
}

static int
get_total_width (Writer *self)
{
  int sum = 0;

  for (guint j = 0; j < self->widths->len; j++)
    sum += g_array_index (self->widths, int, j);

  return sum;
}

static void
set_up_page (Writer *self)
{
  g_autofree char *hash = g_strndup (self->report->content_hash, 12);
  g_autofree char *title = quote_foot (self->report->title);
  g_autofree char *foot = g_strdup_printf ("&L%s&C&P / &N&R%s", title, hash);

  worksheet_set_paper (self->sheet, 9);
  if (get_total_width (self) <= LEGIBLE_WIDTH)
    worksheet_fit_to_pages (self->sheet, 1, 0);
  else
    {
      worksheet_set_print_scale (self->sheet, LEAST_SCALE);
      worksheet_repeat_columns (self->sheet, 0, 0);
    }
  if (self->report->banner != NULL)
    {
      g_autofree char *banner = quote_foot (self->report->banner);
      g_autofree char *top = g_strdup_printf ("&C%s", banner);

      worksheet_set_header (self->sheet, top);
    }
  worksheet_set_margins (self->sheet, 0.6, 0.6, 0.7, 0.8);
  worksheet_set_footer (self->sheet, foot);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  if (self->section->landscape || get_total_width (self) > PORTRAIT_WIDTH)
    worksheet_set_landscape (self->sheet);
}

static void
write_section (Writer *self, guint position)
{
  self->section = g_ptr_array_index (self->report->sections, position);
  self->sheet = workbook_add_worksheet (self->workbook, g_ptr_array_index (self->names, position));
  self->row = 0;

  g_hash_table_remove_all (self->totals);
  set_widths (self);
  set_up_page (self);
  for (guint i = 0; i < self->section->blocks->len; i++)
    write_block (self, g_ptr_array_index (self->section->blocks, i));
}

static gboolean
is_name_taken (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *a = g_utf8_casefold (g_ptr_array_index (names, i), -1);
      g_autofree char *b = g_utf8_casefold (name, -1);

      if (strcmp (a, b) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Sheets have names of at most 31 characters, without []:*?/\ and quotes at the ends, all
 * different. */
static GPtrArray *
build_sheet_names (const SbReport *report)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (report->sections, i);
      g_autofree char *clean = g_strdelimit (g_strdup (section->title), "[]:*?/\\'", ' ');
      g_autofree char *name = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 31));

      for (guint n = 2; is_name_taken (names, name); n++)
        {
          g_autofree char *start = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 26));

          g_free (name);
          name = g_strdup_printf ("%s (%u)", start, n);
        }
      g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return names;
}

/* libxlsxwriter leaves longer properties out. */
static char *
clip_property (const char *text)
{
  g_autofree char *plain = text != NULL ? sb_text_printable (text) : NULL;

  return plain != NULL ? g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), 250)) : NULL;
}

/* The workbook's dates come from the bid and not from the clock: same input, same bytes. */
static void
set_properties (Writer *self)
{
  const SbReport *report = self->report;
  g_autofree char *title = clip_property (report->title);
  g_autofree char *group = clip_property (report->group);
  g_autofree char *authority = clip_property (report->authority);
  lxw_doc_properties properties = {
    .title = title,
    .subject = report->route_title,
    .author = group,
    .company = authority,
  };

  if (report->date != SB_DATE_NONE)
    properties.created = (time_t) (report->date - sb_date_from_ymd (1970, 1, 1)) * 86400;
  workbook_set_properties (self->workbook, &properties);
  workbook_set_custom_property_string (self->workbook, "Content SHA-256", report->content_hash);
}

static gboolean
write_workbook (const SbReport *report, const char *path, GError **error)
{
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = build_sheet_names (report);
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Writer self = {
    .report = report, .formats = formats, .totals = totals, .names = names, .widths = widths
  };
  lxw_error status;

  self.workbook = workbook_new (path);
  if (self.workbook == NULL)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("The workbook could not be written."));
      return FALSE;
    }

  set_properties (&self);
  for (guint i = 0; i < report->sections->len; i++)
    write_section (&self, i);

  status = workbook_close (self.workbook);
  if (status != LXW_NO_ERROR)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("The workbook could not be written: %s"),
                   lxw_strerror (status));
      return FALSE;
    }

  return TRUE;
}

static void
set_system_error (GError **error, const char *path)
{
  g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("“%s” could not be written: %s"), path,
               g_strerror (errno));
}

/**
 * sb_xlsx_write:
 * @report: a report
 * @path: the file to write; replaced if it is there
 * @error: why it could not be written
 *
 * May be called in any thread. The same report gives the same bytes.
 *
 * Returns: whether the workbook is there now; otherwise a file that was there before is untouched
 */
gboolean
sb_xlsx_write (const SbReport *report, const char *path, GError **error)
{
  g_autofree char *draft = NULL;
  locale_t plain, previous;
  gboolean done;
  FILE *file;

  g_return_val_if_fail (report != NULL && path != NULL, FALSE);

  /* The library reports a place where nothing can be written on the terminal: find out before it
   * does. */
  draft = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  file = g_fopen (draft, "wbe");
  if (file == NULL)
    {
      set_system_error (error, path);
      return FALSE;
    }
  fclose (file);

  plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  previous = uselocale (plain);
  done = write_workbook (report, draft, error);
  uselocale (previous);
  freelocale (plain);

  if (done && g_rename (draft, path) != 0)
    {
      set_system_error (error, path);
      done = FALSE;
    }
  if (!done)
    g_unlink (draft);

  return done;
}
