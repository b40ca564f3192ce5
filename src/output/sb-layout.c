/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The report on pages: measured and broken first, drawn later, any page on any surface. A layout
 * keeps nothing of the report. It may be made in one thread and used in another, but by one at a
 * time.
 */

#include "config.h"

#include "sb-layout-private.h"

static void
free_page (gpointer data)
{
  SbPage *page = data;

  g_array_unref (page->items);
  g_array_unref (page->boxes);
  g_free (page);
}

static void
clear_heading (gpointer data)
{
  SbHeading *heading = data;

  g_free (heading->text);
  g_free (heading->name);
}

/* All headings in order: the contents stand before what they name. */
static void
collect_headings (SbLayout *layout, const SbReport *report)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const SbBlock *block = g_ptr_array_index (section->blocks, j);
          SbHeading heading = { NULL, NULL, block->level, 0 };

          if (block->kind != SB_BLOCK_HEADING)
            continue;
          heading.text = sb_fonts_shorten (block->text);
          heading.name = g_strdup_printf ("%s-%u", section->name, layout->headings->len);
          g_array_append_val (layout->headings, heading);
        }
    }
}

static SbLayout *
new_layout (void)
{
  SbLayout *layout = g_new0 (SbLayout, 1);

  layout->context = sb_fonts_new_context ();
  layout->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  layout->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_chart_free);
  layout->pages = g_ptr_array_new_with_free_func (free_page);
  layout->headings = g_array_new (FALSE, TRUE, sizeof (SbHeading));
  g_array_set_clear_func (layout->headings, clear_heading);
  sb_fonts_get_metrics (layout->context, SB_STYLE_BODY, &layout->ascent, &layout->descent);

  return layout;
}

/**
 * sb_layout_new:
 * @report: a report
 *
 * Measures a report and breaks it into A4 pages. Takes some tens of milliseconds; may run in a
 * worker thread.
 *
 * Returns: (transfer full): the pages
 */
SbLayout *
sb_layout_new (const SbReport *report)
{
  SbLayout *layout;
  guint next_heading = 0;

  g_return_val_if_fail (report != NULL, NULL);

  layout = new_layout ();
  collect_headings (layout, report);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (report->sections, i);
      g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func (sb_box_free);
      double across = section->landscape ? SB_PAPER_LONG : SB_PAPER_SHORT;
      double along = section->landscape ? SB_PAPER_SHORT : SB_PAPER_LONG;
      SbFlow flow = { report,
                      layout,
                      boxes,
                      across - 2 * SB_MARGIN_SIDE,
                      along - SB_MARGIN_TOP - SB_MARGIN_BOTTOM,
                      next_heading,
                      FALSE };

      sb_flow_add_section (&flow, section);
      next_heading = flow.next_heading;
      sb_layout_paginate (layout, section, boxes);
    }
  sb_layout_add_feet (layout, report);
  g_hash_table_remove_all (layout->widths);

  return layout;
}

/**
 * sb_layout_free:
 * @layout: (nullable) (transfer full): a layout
 */
void
sb_layout_free (SbLayout *layout)
{
  if (layout == NULL)
    return;

  g_hash_table_unref (layout->widths);
  g_ptr_array_unref (layout->pages);
  g_ptr_array_unref (layout->charts);
  g_array_unref (layout->headings);
  g_object_unref (layout->context);
  g_free (layout);
}

/**
 * sb_layout_get_n_pages:
 * @layout: a layout
 *
 * Returns: how many pages there are, at least one if the report has a section
 */
guint
sb_layout_get_n_pages (const SbLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return layout->pages->len;
}

/**
 * sb_layout_get_page_size:
 * @layout: a layout
 * @page: 0 …
 * @width_pt: (out): in points
 * @height_pt: (out): in points
 */
void
sb_layout_get_page_size (const SbLayout *layout, guint page, double *width_pt, double *height_pt)
{
  const SbPage *found;

  g_return_if_fail (layout != NULL && page < layout->pages->len);

  found = g_ptr_array_index (layout->pages, page);
  *width_pt = found->width;
  *height_pt = found->height;
}

/**
 * sb_layout_draw_page:
 * @layout: a layout
 * @page: 0 …
 * @cr: where to; its origin becomes the paper's top left corner, its unit a point
 *
 * Draws a page as it will be printed, in any order, as often as wanted. The paper itself is not
 * painted.
 */
void
sb_layout_draw_page (const SbLayout *layout, guint page, cairo_t *cr)
{
  g_return_if_fail (layout != NULL && page < layout->pages->len && cr != NULL);

  cairo_save (cr);
  sb_layout_draw_items (layout, page, cr, FALSE);
  cairo_restore (cr);
}

static void
append_text (GString *dump, const SbItem *item)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (item->text, item->line);
  const char *text = pango_layout_get_text (item->text) + line->start_index;

  g_string_append_printf (dump, "%s\t%.*s\n", item->turned ? "turned" : "text", line->length, text);
}

static void
append_item (GString *dump, const SbItem *item)
{
  static const char *const names[] = { "", "rule", "chart", "<", ">" };

  if (item->kind == SB_ITEM_OPEN || item->kind == SB_ITEM_CLOSE)
    {
      g_string_append_printf (dump, "  %s%s%s%s\n", names[item->kind], item->tag,
                              item->attributes != NULL ? " " : "",
                              item->attributes != NULL ? item->attributes : "");
      return;
    }

  g_string_append_printf (dump, "  %.1f\t%.1f\t%.1f\t%.1f\t", item->x, item->y, item->width,
                          item->height);
  if (item->kind == SB_ITEM_TEXT)
    append_text (dump, item);
  else
    g_string_append_printf (dump, "%s\n", names[item->kind]);
}

/**
 * sb_layout_dump:
 * @layout: a layout
 *
 * Returns: (transfer full): every page and what stands on it, with positions and sizes in points,
 * as text for tests: `x y width height kind text`, tab-separated
 */
char *
sb_layout_dump (const SbLayout *layout)
{
  g_autoptr (GString) dump = g_string_new (NULL);

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->pages->len; i++)
    {
      const SbPage *page = g_ptr_array_index (layout->pages, i);

      g_string_append_printf (dump, "PAGE %u\t%.1f\t%.1f%s\n", i + 1, page->width, page->height,
                              page->is_cover ? "\tcover" : "");
      for (guint j = 0; j < page->boxes->len; j++)
        {
          const SbPageBox *box = &g_array_index (page->boxes, SbPageBox, j);

          g_string_append_printf (dump, " BOX\t%.1f\t%.1f%s%s\n", box->y, box->height,
                                  box->heading >= 0 ? "\theading" : "",
                                  box->is_repeated ? "\trepeated" : "");
        }
      for (guint j = 0; j < page->items->len; j++)
        append_item (dump, &g_array_index (page->items, SbItem, j));
    }

  return g_string_free (g_steal_pointer (&dump), FALSE);
}
