/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From boxes to pages: boxes fill a page from the top; what must stay together moves to the next
 * one together; a table that runs on gets its head again. Then come the numbers that only now are
 * known: those in the contents and those at the foot of each page.
 */

#include "config.h"

#include <string.h>

#include "sb-layout-private.h"

#define FOOT_TOP   34.0
#define BANNER_TOP 30.0

/* So many characters of the checksum stand on every page; the cover has all of it. */
#define SHORT_HASH 12

/**
 * Pager:
 * @y: where the next box goes, from the paper's top edge
 * @open: (element-type char*): structure elements that are open, the outermost first
 */
typedef struct
{
  SbLayout *layout;
  SbPage *page;
  double width;
  double height;
  double y;
  gboolean is_cover;
} Pager;

static void
start_page (Pager *pager)
{
  SbPage *page = g_new0 (SbPage, 1);

  page->width = pager->width;
  page->height = pager->height;
  page->is_cover = pager->is_cover;
  page->items = g_array_new (FALSE, TRUE, sizeof (SbItem));
  g_array_set_clear_func (page->items, sb_item_clear);
  page->boxes = g_array_new (FALSE, TRUE, sizeof (SbPageBox));
  g_ptr_array_add (pager->layout->pages, page);
  pager->page = page;
  pager->y = SB_MARGIN_TOP;
}

static double
get_bottom (const Pager *pager)
{
  return pager->height - SB_MARGIN_BOTTOM;
}

static gboolean
is_empty (const Pager *pager)
{
  return pager->page->boxes->len == 0;
}

/* Text that runs on from page to page is two elements, because one stands on one page. */
static void
add_tag (SbPage *page, SbItemKind kind, const char *tag)
{
  SbItem item = { .kind = kind, .tag = tag, .heading = -1 };

  g_array_append_val (page->items, item);
}

static void
place_box (Pager *pager, const SbBox *box, gboolean is_repeated)
{
  SbPageBox mark = { pager->y, box->height, is_repeated ? -1 : box->heading, is_repeated };

  for (guint i = 0; i < box->items->len; i++)
    {
      const SbItem *from = &g_array_index (box->items, SbItem, i);
      SbItem item;

      /* A head that is repeated is decoration: the structure has it once. */
      if (is_repeated && (from->kind == SB_ITEM_OPEN || from->kind == SB_ITEM_CLOSE))
        continue;
      sb_item_copy (&item, from);
      item.x += SB_MARGIN_SIDE;
      item.y += pager->y;
      g_array_append_val (pager->page->items, item);
    }
  if (box->heading >= 0 && !is_repeated)
    g_array_index (pager->layout->headings, SbHeading, box->heading).page =
        pager->layout->pages->len - 1;
  g_array_append_val (pager->page->boxes, mark);
  pager->y += box->height;
}

/* The height of the boxes that stay together from @start on, and where they end. */
static double
measure_group (const GPtrArray *boxes, guint start, guint *end)
{
  const SbBox *box = g_ptr_array_index (boxes, start);
  double height = box->height;
  guint i = start + 1;

  while (i < boxes->len && ((const SbBox *) g_ptr_array_index (boxes, i))->keep &&
         !((const SbBox *) g_ptr_array_index (boxes, i))->new_page)
    {
      box = g_ptr_array_index (boxes, i++);
      height += box->space_before + box->height;
    }
  *end = i;

  return height;
}

/* Whether a heading moves to the next page so that what stands below it is not torn apart. */
static gboolean
needs_page (const Pager *pager, const GPtrArray *boxes, guint start)
{
  const SbBox *heading = g_ptr_array_index (boxes, start);
  double height = heading->height;

  if (!heading->together)
    return FALSE;

  for (guint i = start + 1; i < boxes->len; i++)
    {
      const SbBox *box = g_ptr_array_index (boxes, i);

      if (box->new_page || (box->heading >= 0 && box->level <= heading->level))
        break;
      height += box->space_before + box->height;
    }

  return pager->y + heading->space_before + height > get_bottom (pager) &&
         SB_MARGIN_TOP + height <= get_bottom (pager);
}

static void
turn_page (Pager *pager, const SbBox *next)
{
  if (next->leaf != NULL)
    add_tag (pager->page, SB_ITEM_CLOSE, next->leaf);
  start_page (pager);
  if (next->head != NULL)
    place_box (pager, next->head, TRUE);
  if (next->leaf != NULL)
    add_tag (pager->page, SB_ITEM_OPEN, next->leaf);
}

static void
place_in_turn (Pager *pager, const SbBox *box, double group_height)
{
  double space = is_empty (pager) ? 0 : box->space_before;

  /* Only what stays together but is taller than a page comes here without room. */
  if (!is_empty (pager) && pager->y + space + box->height > get_bottom (pager))
    {
      turn_page (pager, box);
      space = 0;
    }
  pager->y += space;
  if (box->at_bottom)
    pager->y = MAX (pager->y, get_bottom (pager) - group_height);
  place_box (pager, box, FALSE);
}

/**
 * sb_layout_paginate:
 * @layout: a layout being made
 * @section: where the boxes come from
 * @boxes: (element-type SbBox): a section's boxes
 *
 * Adds the section's pages. A section begins a page.
 */
void
sb_layout_paginate (SbLayout *layout, const SbReportSection *section, const GPtrArray *boxes)
{
  Pager pager = { .layout = layout, .is_cover = section->is_cover };

  pager.width = section->landscape ? SB_PAPER_LONG : SB_PAPER_SHORT;
  pager.height = section->landscape ? SB_PAPER_SHORT : SB_PAPER_LONG;
  start_page (&pager);
  add_tag (pager.page, SB_ITEM_OPEN, "Sect");

  for (guint i = 0; i < boxes->len;)
    {
      const SbBox *box = g_ptr_array_index (boxes, i);
      guint end;
      double height = measure_group (boxes, i, &end);
      double space = is_empty (&pager) ? 0 : box->space_before;

      if (!is_empty (&pager) && (box->new_page || pager.y + space + height > get_bottom (&pager) ||
                                 needs_page (&pager, boxes, i)))
        turn_page (&pager, box);
      for (; i < end; i++)
        place_in_turn (&pager, g_ptr_array_index (boxes, i), height);
    }
  add_tag (pager.page, SB_ITEM_CLOSE, "Sect");
}

/* Sets a line of the running head or foot. It has one line: a title that is too long for it stands
 * in full on the cover. */
static void
add_line (SbPage *page, const SbSet *set, const char *text, double width)
{
  g_autoptr (PangoLayout) made = sb_fonts_new_layout (set->layout->context, set->style, 1, text);
  SbBox *box = sb_box_new (0);
  SbItem item;

  sb_fonts_set_width (made, width);
  pango_layout_set_ellipsize (made, PANGO_ELLIPSIZE_END);
  sb_item_copy (&item, sb_box_add_line (box, set, made, 0));
  g_array_append_val (page->items, item);
  sb_box_free (box);
}

/* What every page must say, at its head, ending at the right margin. */
static void
add_banner (SbLayout *layout, const char *text, SbPage *page)
{
  SbSet set = sb_set_make (layout, SB_STYLE_FOOT, SB_COLOR_BAD);
  double width = MIN (sb_set_measure (&set, text), page->width - 2 * SB_MARGIN_SIDE);

  set.x = page->width - SB_MARGIN_SIDE - width;
  set.y = BANNER_TOP;
  add_line (page, &set, text, width + 2);
}

/* Running foot: what this is, who it is from, which page, and of which contents. */
static void
add_foot (SbLayout *layout, const SbReport *report, guint position)
{
  SbPage *page = g_ptr_array_index (layout->pages, position);
  double whole = page->width - 2 * SB_MARGIN_SIDE;
  SbSet set = sb_set_make (layout, SB_STYLE_FOOT, SB_COLOR_QUIET);
  SbItem rule = { .kind = SB_ITEM_RULE, .color = SB_COLOR_RULE, .heading = -1 };
  g_autofree char *hash = g_strndup (report->content_hash, SHORT_HASH);
  g_autofree char *number = g_strdup_printf (
      /* Translators: at the foot of a page: its number, how many there are, and a checksum. */
      sb_language_text (report->language, "Page %1$u of %2$u  ·  %3$s"), position + 1,
      layout->pages->len, hash);
  g_autofree char *name = g_strdup_printf ("%s  ·  %s", report->title, report->group);
  double number_width = sb_set_measure (&set, number);

  set.x = SB_MARGIN_SIDE;
  set.y = page->height - SB_MARGIN_BOTTOM + FOOT_TOP;
  rule.x = set.x;
  rule.y = set.y - 6;
  rule.width = whole;
  rule.height = 0.35;
  g_array_append_val (page->items, rule);
  add_line (page, &set, name, whole - number_width - 18);
  set.x = page->width - SB_MARGIN_SIDE - number_width;
  add_line (page, &set, number, number_width + 2);

  if (report->banner != NULL)
    add_banner (layout, report->banner, page);
}

/* Puts the numbers in the contents, at the right of their lines. */
static void
set_page_numbers (SbLayout *layout, SbPage *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      SbItem *item = &g_array_index (page->items, SbItem, i);
      g_autofree char *number = NULL;
      PangoRectangle extents;

      if (item->kind != SB_ITEM_TEXT || item->heading < 0)
        continue;
      number = g_strdup_printf (
          "%u", g_array_index (layout->headings, SbHeading, item->heading).page + 1);
      pango_layout_set_text (item->text, number, -1);
      pango_layout_get_extents (item->text, NULL, &extents);
      item->width = (double) extents.width / PANGO_SCALE;
      item->x -= item->width;
    }
}

/**
 * sb_layout_add_feet:
 * @layout: a layout that has all its pages
 * @report: what it shows
 *
 * Fills in what depends on the number of pages.
 */
void
sb_layout_add_feet (SbLayout *layout, const SbReport *report)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      SbPage *page = g_ptr_array_index (layout->pages, i);

      set_page_numbers (layout, page);
      if (!page->is_cover)
        add_foot (layout, report, i);
    }
}
