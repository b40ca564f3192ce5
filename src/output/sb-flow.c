/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From the blocks of a section to boxes: headings, running text, lists, charts, lines to sign on
 * and the contents. Tables have a file of their own. Which box stands on which page is not decided
 * here; a box only says what it must stay together with.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-chart.h>

#include "sb-layout-private.h"

/* The width of running text in ems: with this family at most 75 characters to a line. */
#define MEASURE 39.5

#define BULLET_INDENT         13.0
#define CONTENTS_INDENT       14.0
#define CONTENTS_WIDTH        420.0
#define CONTENTS_NUMBER_WIDTH 30.0
#define SIGNATURE_TOP         35.0
#define SIGNATURE_ROW         47.0
#define SIGNATURE_GAP         24.0
#define COVER_TOP             96.0
#define CHART_WIDTH           480.0
#define CAPTION_GAP           6.0
#define CHART_CAPTION_ROOM    60.0

typedef struct
{
  SbStyle style;
  SbColor color;
  double before;
  const char *tag;
} BlockLook;

static const BlockLook looks[] = {
  [SB_BLOCK_TITLE] = { SB_STYLE_COVER_TITLE, SB_COLOR_TEXT, 14, "H1" },
  [SB_BLOCK_SUBTITLE] = { SB_STYLE_COVER_GROUP, SB_COLOR_ACCENT, 10, "P" },
  [SB_BLOCK_BANNER] = { SB_STYLE_BANNER, SB_COLOR_BAD, 18, "P" },
  [SB_BLOCK_LEAD] = { SB_STYLE_LEAD, SB_COLOR_ACCENT, 8, "P" },
  [SB_BLOCK_PARAGRAPH] = { SB_STYLE_BODY, SB_COLOR_TEXT, 8, "P" },
  [SB_BLOCK_NOTE] = { SB_STYLE_NOTE, SB_COLOR_QUIET, 8, "P" },
  [SB_BLOCK_ITEM] = { SB_STYLE_BODY, SB_COLOR_TEXT, 5, "LBody" },
};

SbBox *
sb_flow_add_box (SbFlow *flow, double space_before, double height)
{
  SbBox *box = sb_box_new (height);

  box->space_before = space_before;
  box->keep = flow->keep_next;
  flow->keep_next = FALSE;
  g_ptr_array_add (flow->boxes, box);

  return box;
}

static double
get_measure (const SbFlow *flow, SbStyle style)
{
  return MIN (flow->width, sb_fonts_get_size (style) * MEASURE);
}

/* A checksum is not running text: it is not torn while there is room. */
static gboolean
is_word (const char *text)
{
  return strpbrk (text, " \n") == NULL;
}

/*
 * Running text: one box per line, so that a page may end inside it, but never after its first line
 * (an orphan) or before its last (a widow).
 */
static void
add_paragraph (SbFlow *flow, const BlockLook *look, const char *text, double indent)
{
  double measure = is_word (text) ? flow->width : get_measure (flow, look->style);
  SbSet set = sb_set_make (flow->layout, look->style, look->color);
  g_autoptr (PangoLayout) lines = sb_set_new_text (&set, text, measure - indent);
  int n = pango_layout_get_line_count (lines);

  set.x = indent;
  for (int i = 0; i < n; i++)
    {
      SbBox *box = sb_flow_add_box (flow, i == 0 ? look->before : 0, sb_set_get_leading (&set));

      if (i == 0)
        sb_box_open (box, look->tag, NULL);
      else
        box->leaf = look->tag;
      if (i == 1 || (i > 0 && i == n - 1))
        box->keep = TRUE;
      sb_box_add_line (box, &set, lines, i);
      if (i == n - 1)
        sb_box_close (box, look->tag);
    }
}

static void
prepend_items (SbBox *box, const SbBox *before)
{
  for (guint i = 0; i < before->items->len; i++)
    {
      SbItem item;

      sb_item_copy (&item, &g_array_index (before->items, SbItem, i));
      g_array_insert_val (box->items, i, item);
    }
}

/* A list item: a bullet, and text that hangs from it. */
static void
add_item (SbFlow *flow, const SbBlock *block, gboolean is_first, gboolean is_last)
{
  const BlockLook *look = &looks[SB_BLOCK_ITEM];
  guint start = flow->boxes->len;
  SbSet set = sb_set_make (flow->layout, look->style, look->color);
  g_autoptr (PangoLayout) bullet = sb_set_new_text (&set, "•", BULLET_INDENT);
  SbBox *before = sb_box_new (0);
  SbBox *last;

  /* The bullet and the elements around the text go before it; they are collected on the side. */
  if (is_first)
    sb_box_open (before, "L", NULL);
  sb_box_open (before, "LI", NULL);
  sb_box_open (before, "Lbl", NULL);
  set.x = 2;
  sb_box_add_line (before, &set, bullet, 0);
  sb_box_close (before, "Lbl");

  add_paragraph (flow, look, block->text, BULLET_INDENT);
  prepend_items (g_ptr_array_index (flow->boxes, start), before);
  sb_box_free (before);

  last = g_ptr_array_index (flow->boxes, flow->boxes->len - 1);
  sb_box_close (last, "LI");
  if (is_last)
    sb_box_close (last, "L");
}

static const SbStyle heading_styles[] = { SB_STYLE_HEADING_1, SB_STYLE_HEADING_1,
                                          SB_STYLE_HEADING_2, SB_STYLE_HEADING_3 };

static void
add_heading (SbFlow *flow, const SbBlock *block)
{
  static const double before[] = { 0, 0, 24, 14 };
  static const char *const tags[] = { "H1", "H1", "H2", "H3" };
  int level = CLAMP (block->level, 1, 3);
  SbStyle style = heading_styles[level];
  SbSet set = sb_set_make (flow->layout, style, SB_COLOR_TEXT);
  SbHeading *heading = &g_array_index (flow->layout->headings, SbHeading, flow->next_heading);
  g_autoptr (PangoLayout) text = sb_set_new_text (&set, heading->text, get_measure (flow, style));
  SbBox *box = sb_flow_add_box (flow, before[level], 0);

  box->heading = (int) flow->next_heading++;
  box->level = level;
  box->together = block->together;
  sb_box_open (box, tags[level], NULL);
  sb_box_open (box, CAIRO_TAG_DEST, g_strdup_printf ("name='%s'", heading->name));
  box->height = sb_box_add_text (box, &set, text);
  sb_box_close (box, CAIRO_TAG_DEST);
  sb_box_close (box, tags[level]);
  flow->keep_next = TRUE;
}

/* How many bars from @first on a page has room for, at least one. */
static guint
count_fitting (const SbChart *chart, guint first, double width, double room)
{
  guint n = 1;

  while (first + n < chart->bars->len)
    {
      g_autoptr (SbChart) more = sb_chart_copy_bars (chart, first, n + 1);

      if (sb_chart_get_height (more, width) > room)
        break;
      n++;
    }

  return n;
}

/* A chart with a caption, in one box; @chart is taken. */
static void
add_chart_part (SbFlow *flow, SbChart *chart, const char *text, double width)
{
  SbSet set = sb_set_make (flow->layout, SB_STYLE_CAPTION, SB_COLOR_TEXT);
  g_autofree char *short_text = sb_fonts_shorten (text);
  g_autoptr (PangoLayout) caption = sb_set_new_text (&set, short_text, width);
  SbBox *box = sb_flow_add_box (flow, 20, 0);
  SbItem *item;

  sb_box_open (box, "P", NULL);
  box->height = sb_box_add_text (box, &set, caption) + CAPTION_GAP;
  sb_box_close (box, "P");
  sb_box_open (box, "Figure", NULL);
  item = sb_box_add_item (box, SB_ITEM_CHART);
  item->chart = chart;
  item->y = box->height;
  item->width = width;
  item->height = sb_chart_get_height (chart, width);
  box->height += item->height;
  sb_box_close (box, "Figure");
  g_ptr_array_add (flow->layout->charts, chart);
}

/* Bars that a page has no room for go on below the same caption. */
static void
add_chart (SbFlow *flow, const SbBlock *block)
{
  double width = MIN (flow->width, CHART_WIDTH);
  double room = flow->page_height - CHART_CAPTION_ROOM;
  const char *text = block->text != NULL ? block->text : "";

  if (sb_chart_get_height (block->chart, width) <= room)
    {
      add_chart_part (flow, sb_chart_copy (block->chart), text, width);
      return;
    }
  for (guint first = 0; first < block->chart->bars->len;)
    {
      guint n = count_fitting (block->chart, first, width, room);

      add_chart_part (flow, sb_chart_copy_bars (block->chart, first, n), text, width);
      first += n;
    }
}

/* A line to sign on at @set's place, with what belongs on it in small type below. */
static void
add_signature_line (SbBox *box, const SbSet *set, const char *text, double width)
{
  g_autoptr (PangoLayout) label = sb_set_new_text (set, text, width);
  cairo_rectangle_t line = { set->x, set->y - 3, width, 0.5 };

  sb_box_add_rule (box, SB_COLOR_TEXT, line);
  sb_box_open (box, "P", NULL);
  sb_box_add_text (box, set, label);
  sb_box_close (box, "P");
}

/* For whom it is signed, then lines to sign on, two beside one another. */
static void
add_signature (SbFlow *flow, const SbBlock *block)
{
  guint n = block->labels != NULL ? g_strv_length (block->labels) : 0;
  double measure = get_measure (flow, SB_STYLE_BODY);
  double width = (measure - SIGNATURE_GAP) / 2;
  SbSet set = sb_set_make (flow->layout, SB_STYLE_HEADING_3, SB_COLOR_TEXT);
  g_autofree char *name = sb_fonts_shorten (block->text);
  g_autoptr (PangoLayout) whom = sb_set_new_text (&set, name, measure);
  SbBox *box = sb_flow_add_box (flow, 26, 0);

  /* Nobody signs an empty page: some of what is signed for comes along. */
  box->keep = TRUE;
  sb_box_open (box, "P", NULL);
  set.y = sb_box_add_text (box, &set, whom) + SIGNATURE_TOP;
  sb_box_close (box, "P");

  set.style = SB_STYLE_NOTE;
  set.color = SB_COLOR_QUIET;
  for (guint i = 0; i < n; i++)
    {
      set.x = i % 2 == 0 ? 0 : width + SIGNATURE_GAP;
      add_signature_line (box, &set, block->labels[i], width);
      if (i % 2 == 1 || i == n - 1)
        set.y += SIGNATURE_ROW;
    }
  box->height = set.y;
}

static void
add_contents_line (SbFlow *flow, guint position, gboolean is_first, gboolean is_last)
{
  const SbHeading *heading = &g_array_index (flow->layout->headings, SbHeading, position);
  gboolean is_top = heading->level == 1;
  SbSet set =
      sb_set_make (flow->layout, is_top ? SB_STYLE_CONTENTS_1 : SB_STYLE_CONTENTS_2, SB_COLOR_TEXT);
  double indent = is_top ? 0 : CONTENTS_INDENT;
  double measure = MIN (flow->width, CONTENTS_WIDTH);
  g_autoptr (PangoLayout) text =
      sb_set_new_text (&set, heading->text, measure - indent - CONTENTS_NUMBER_WIDTH);
  g_autoptr (PangoLayout) number = sb_fonts_new_layout (flow->layout->context, set.style, 1, "");
  SbBox *box = sb_flow_add_box (flow, is_top ? 9 : 1, 0);

  if (is_first)
    sb_box_open (box, "TOC", NULL);
  sb_box_open (box, "TOCI", NULL);
  sb_box_open (box, CAIRO_TAG_LINK, g_strdup_printf ("dest='%s'", heading->name));
  set.x = indent;
  box->height = sb_box_add_text (box, &set, text);

  /* The number is put in when the pages are made; it stands on the last line, at the right. */
  set.x = measure;
  set.y = box->height - sb_set_get_leading (&set);
  sb_box_add_line (box, &set, number, 0)->heading = (int) position;
  sb_box_close (box, CAIRO_TAG_LINK);
  sb_box_close (box, "TOCI");
  if (is_last)
    sb_box_close (box, "TOC");
}

/* Every heading of the first two levels that stands after this one. */
static void
add_contents (SbFlow *flow)
{
  const GArray *headings = flow->layout->headings;
  guint last = 0;
  gboolean is_first = TRUE;

  for (guint i = flow->next_heading; i < headings->len; i++)
    if (g_array_index (headings, SbHeading, i).level <= 2)
      last = i;
  for (guint i = flow->next_heading; i < headings->len; i++)
    if (g_array_index (headings, SbHeading, i).level <= 2)
      {
        add_contents_line (flow, i, is_first, i == last);
        is_first = FALSE;
      }
}

/* The subtitle above the title names what this is; the one below it, from whom. */
static void
add_subtitle (SbFlow *flow, const SbBlock *block, gboolean is_above)
{
  BlockLook look = looks[SB_BLOCK_SUBTITLE];

  if (is_above)
    look.style = SB_STYLE_COVER_ROUTE;
  else
    look.color = SB_COLOR_TEXT;
  add_paragraph (flow, &look, block->text, 0);
}

/* A short thick rule at the head of the cover. */
static void
add_cover_head (SbFlow *flow)
{
  SbBox *box = sb_flow_add_box (flow, 0, COVER_TOP);

  sb_box_add_rule (box, SB_COLOR_ACCENT, (cairo_rectangle_t){ 0, COVER_TOP - 30, 56, 3 });
}

static gboolean
is_item (const SbReportSection *section, guint position)
{
  return position < section->blocks->len &&
         ((const SbBlock *) g_ptr_array_index (section->blocks, position))->kind == SB_BLOCK_ITEM;
}

static void
add_block (SbFlow *flow, const SbReportSection *section, guint position)
{
  const SbBlock *block = g_ptr_array_index (section->blocks, position);

  switch (block->kind)
    {
    case SB_BLOCK_TITLE:
    case SB_BLOCK_BANNER:
    case SB_BLOCK_LEAD:
    case SB_BLOCK_PARAGRAPH:
    case SB_BLOCK_NOTE:
      add_paragraph (flow, &looks[block->kind], block->text, 0);
      break;
    case SB_BLOCK_SUBTITLE:
      add_subtitle (flow, block, position == 0);
      break;
    case SB_BLOCK_HEADING:
      add_heading (flow, block);
      break;
    case SB_BLOCK_ITEM:
      add_item (flow, block, position == 0 || !is_item (section, position - 1),
                !is_item (section, position + 1));
      break;
    case SB_BLOCK_GRID:
      if (!block->grid->workbook)
        sb_flow_add_grid (flow, block->grid);
      break;
    case SB_BLOCK_CHART:
      add_chart (flow, block);
      break;
    case SB_BLOCK_SIGNATURE:
      add_signature (flow, block);
      break;
    case SB_BLOCK_CONTENTS:
      add_contents (flow);
      break;
    case SB_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}

/* The small print of a cover stands at its foot. */
static void
sink (SbFlow *flow, guint start)
{
  for (guint i = start; i < flow->boxes->len; i++)
    {
      SbBox *box = g_ptr_array_index (flow->boxes, i);

      box->at_bottom = i == start;
      box->keep = i > start;
    }
}

static gboolean
is_small_print (const SbReportSection *section, guint position)
{
  return section->is_cover &&
         ((const SbBlock *) g_ptr_array_index (section->blocks, position))->kind == SB_BLOCK_NOTE;
}

void
sb_flow_add_section (SbFlow *flow, const SbReportSection *section)
{
  gboolean new_page = TRUE;
  guint small_print = 0;

  if (section->is_cover)
    add_cover_head (flow);
  for (guint i = 0; i < section->blocks->len; i++)
    {
      const SbBlock *block = g_ptr_array_index (section->blocks, i);
      guint start = flow->boxes->len;

      add_block (flow, section, i);
      if (block->kind == SB_BLOCK_PAGE_BREAK)
        new_page = TRUE;
      if (flow->boxes->len == start)
        continue;
      ((SbBox *) g_ptr_array_index (flow->boxes, start))->new_page = new_page && i > 0;
      new_page = FALSE;
      if (is_small_print (section, i) && small_print == 0)
        small_print = start;
    }
  if (small_print > 0)
    sink (flow, small_print);
}
