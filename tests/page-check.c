/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What must hold for every page of every report, read from the dump of its layout: nothing outside
 * the margins, nothing upon something else, no heading at a page's end, the head of a table on each
 * of its pages, structure elements in pairs, and not a word lost.
 */

#include "config.h"

#include "page-check.h"

#include <string.h>

/* As the paper has them (src/output/sb-layout-private.h), with room for rounding. */
#define MARGIN_SIDE   56.0
#define MARGIN_TOP    62.0
#define MARGIN_BOTTOM 68.0
#define ROUNDING      0.75

typedef struct
{
  double x;
  double y;
  double width;
  double height;
  const char *text;
} Piece;

/*
 * open: structure elements that are open, the outermost first
 * pieces: texts and charts of the page
 * all: every text so far, without spaces and hyphens
 */
typedef struct
{
  const char *name;
  guint page;
  double width;
  double height;
  gboolean is_cover;
  GPtrArray *open;
  GArray *pieces;
  GString *all;
  GStringChunk *texts;
  guint n_boxes;
  gboolean starts_in_table;
  gboolean starts_with_head;
  gboolean ends_with_heading;
} Checker;

/* Of a text: all that is not a space or a place where a word may be torn. */
static void
append_letters (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isspace (letter) && letter != 0xad)
        g_string_append_unichar (out, letter);
    }
}

static gboolean
overlap (const Piece *a, const Piece *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > ROUNDING &&
         MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > ROUNDING;
}

static void
check_place (const Checker *self, const Piece *piece)
{
  if (piece->x < MARGIN_SIDE - ROUNDING ||
      piece->x + piece->width > self->width - MARGIN_SIDE + ROUNDING || piece->y < 0 ||
      piece->y + piece->height > self->height)
    g_error ("%s, page %u: “%s” at %.1f, %.1f (%.1f × %.1f) is outside the margins", self->name,
             self->page, piece->text, piece->x, piece->y, piece->width, piece->height);
}

static void
finish_page (Checker *self)
{
  if (self->page == 0)
    return;

  if (self->ends_with_heading)
    g_error ("%s, page %u ends with a heading", self->name, self->page);
  if (self->starts_in_table && !self->starts_with_head && !self->is_cover)
    g_error ("%s, page %u goes on with a table without its head", self->name, self->page);
  for (guint i = 0; i < self->pieces->len; i++)
    for (guint j = i + 1; j < self->pieces->len; j++)
      {
        const Piece *a = &g_array_index (self->pieces, Piece, i);
        const Piece *b = &g_array_index (self->pieces, Piece, j);

        if (overlap (a, b))
          g_error ("%s, page %u: “%s” and “%s” overlap at %.1f, %.1f", self->name, self->page,
                   a->text, b->text, b->x, b->y);
      }
}

static gboolean
is_in_table (const Checker *self)
{
  for (guint i = 0; i < self->open->len; i++)
    if (g_str_equal (g_ptr_array_index (self->open, i), "Table"))
      return TRUE;

  return FALSE;
}

static void
start_page (Checker *self, char **fields)
{
  finish_page (self);
  self->page++;
  self->width = g_ascii_strtod (fields[1], NULL);
  self->height = g_ascii_strtod (fields[2], NULL);
  self->is_cover = fields[3] != NULL;
  self->n_boxes = 0;
  self->starts_with_head = self->ends_with_heading = FALSE;
  self->starts_in_table = is_in_table (self);
  g_array_set_size (self->pieces, 0);
}

static void
add_box (Checker *self, char **fields)
{
  double y = g_ascii_strtod (fields[1], NULL);
  double height = g_ascii_strtod (fields[2], NULL);

  if (self->n_boxes++ == 0)
    self->starts_with_head = fields[3] != NULL && g_str_equal (fields[3], "repeated");
  self->ends_with_heading = fields[3] != NULL && g_str_equal (fields[3], "heading");
  if (y < MARGIN_TOP - ROUNDING || y + height > self->height - MARGIN_BOTTOM + ROUNDING)
    g_error ("%s, page %u: a box at %.1f, %.1f tall, runs over the page", self->name, self->page, y,
             height);
}

static void
add_tag (Checker *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line + 3, " ", 2);

  if (line[2] == '<')
    g_ptr_array_add (self->open, g_strdup (words[0]));
  else
    {
      g_assert_cmpuint (self->open->len, >, 0);
      g_assert_cmpstr (words[0], ==, g_ptr_array_index (self->open, self->open->len - 1));
      g_ptr_array_set_size (self->open, (int) self->open->len - 1);
    }
}

static void
add_item (Checker *self, char **fields)
{
  Piece piece = { g_ascii_strtod (fields[0] + 2, NULL), g_ascii_strtod (fields[1], NULL),
                  g_ascii_strtod (fields[2], NULL), g_ascii_strtod (fields[3], NULL),
                  g_string_chunk_insert (self->texts, fields[5] != NULL ? fields[5] : fields[4]) };

  if (g_str_equal (fields[4], "rule"))
    return;

  check_place (self, &piece);
  g_array_append_val (self->pieces, piece);
  if (fields[5] != NULL)
    append_letters (self->all, fields[5]);
}

static void
read_line (Checker *self, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 6);

  if (fields[0] == NULL)
    return;
  if (g_str_has_prefix (line, "PAGE"))
    start_page (self, fields);
  else if (g_str_has_prefix (line, " BOX"))
    add_box (self, fields);
  else if (line[2] == '<' || line[2] == '>')
    add_tag (self, line);
  else
    add_item (self, fields);
}

static void
check_said (const Checker *self, const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  append_letters (letters, text);
  if (strstr (self->all->str, letters->str) == NULL)
    g_error ("%s: “%s” is not on the paper, or not in one piece", self->name, text);
}

/* A long row may be cut in two, and its cells with it. */
static gboolean
is_short (const SbGrid *grid, guint row)
{
  for (guint column = 0; column < grid->n_columns; column++)
    {
      const SbCell *cell = sb_grid_get_cell (grid, row, column);

      if (cell->kind == SB_CELL_TEXT && strlen (cell->text) >= 200)
        return FALSE;
    }

  return TRUE;
}

static void
check_grid_said (const Checker *self, const SbGrid *grid)
{
  for (guint row = 0; row < grid->n_rows; row++)
    for (guint column = 0; column < grid->n_columns && is_short (grid, row); column++)
      {
        const SbCell *cell = sb_grid_get_cell (grid, row, column);

        if (cell->kind == SB_CELL_TEXT && grid->columns[column].place == SB_COLUMN_BESIDE)
          check_said (self, cell->text);
      }
}

static void
check_all_said (const Checker *self, const SbReport *report)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const SbBlock *block = g_ptr_array_index (section->blocks, j);

          /* Running text may be parted by a page's foot. */
          if (block->text != NULL && strlen (block->text) < 60)
            check_said (self, block->text);
          if (block->grid != NULL && !block->grid->workbook)
            check_grid_said (self, block->grid);
        }
    }
}

/* @name: of the report, for messages */
void
page_check (const SbReport *report, const SbLayout *layout, const char *name)
{
  g_autofree char *dump = sb_layout_dump (layout);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  Checker self = { .name = name };

  self.open = g_ptr_array_new_with_free_func (g_free);
  self.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self.all = g_string_new (NULL);
  self.texts = g_string_chunk_new (4096);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&self, lines[i]);
  finish_page (&self);
  g_assert_cmpuint (self.open->len, ==, 0);
  g_assert_cmpuint (self.page, ==, sb_layout_get_n_pages (layout));
  check_all_said (&self, report);

  g_ptr_array_unref (self.open);
  g_array_unref (self.pieces);
  g_string_free (self.all, TRUE);
  g_string_chunk_free (self.texts);
}
