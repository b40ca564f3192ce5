/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Draws what stands on a page. The structure elements of a PDF are written only where they are
 * asked for: on a screen they would be recorded for nothing.
 */

#include "config.h"

#include <samanbud/sb-chart.h>

#include "sb-layout-private.h"

static void
draw_text (cairo_t *cr, const SbItem *item)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (item->text, item->line);

  if (item->turned)
    {
      cairo_save (cr);
      cairo_move_to (cr, item->x + item->baseline, item->y + item->height);
      cairo_rotate (cr, -G_PI / 2);
      pango_cairo_show_layout_line (cr, line);
      cairo_restore (cr);
      return;
    }

  cairo_move_to (cr, item->x, item->y + item->baseline);
  pango_cairo_show_layout_line (cr, line);
}

static void
draw_item (cairo_t *cr, const SbItem *item, gboolean tagged)
{
  double rgb[3];

  sb_fonts_get_color (item->color, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  switch (item->kind)
    {
    case SB_ITEM_TEXT:
      draw_text (cr, item);
      break;
    case SB_ITEM_RULE:
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_fill (cr);
      break;
    case SB_ITEM_CHART:
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      sb_chart_draw (item->chart, cr, item->width, item->height, FALSE);
      cairo_restore (cr);
      break;
    case SB_ITEM_OPEN:
      if (tagged)
        cairo_tag_begin (cr, item->tag, item->attributes);
      break;
    case SB_ITEM_CLOSE:
      if (tagged)
        cairo_tag_end (cr, item->tag);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
sb_layout_draw_items (const SbLayout *layout, guint page, cairo_t *cr, gboolean tagged)
{
  const SbPage *drawn = g_ptr_array_index (layout->pages, page);

  for (guint i = 0; i < drawn->items->len; i++)
    draw_item (cr, &g_array_index (drawn->items, SbItem, i), tagged);
}
