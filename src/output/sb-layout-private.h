/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-layout.h>

#include "sb-fonts.h"

G_BEGIN_DECLS

/* A4, in points, and its margins. The foot stands in the bottom margin. */
#define SB_PAPER_SHORT   595.276
#define SB_PAPER_LONG    841.890
#define SB_MARGIN_SIDE   56.0
#define SB_MARGIN_TOP    62.0
#define SB_MARGIN_BOTTOM 68.0

typedef enum
{
  SB_ITEM_TEXT,
  SB_ITEM_RULE,
  SB_ITEM_CHART,
  SB_ITEM_OPEN,
  SB_ITEM_CLOSE
} SbItemKind;

/**
 * SbItem:
 * @x: left edge in points: in a box from the content's left edge, on a page from the paper's
 * @y: top edge in points: in a box from its top, on a page from the paper's
 * @baseline: of a text, from @y
 * @text: (nullable): of SB_ITEM_TEXT: the whole text, of which @line is set here
 * @chart: (nullable): of SB_ITEM_CHART, borrowed from the layout
 * @tag: (nullable): of SB_ITEM_OPEN and SB_ITEM_CLOSE: a structure element
 * @attributes: (nullable): of SB_ITEM_OPEN, as Cairo reads them
 * @heading: of a page number in the contents: position of the heading it names; else -1
 * @turned: whether the text runs upwards, from the bottom left corner
 *
 * One thing that is drawn, or the beginning or the end of a structure element.
 */
typedef struct
{
  SbItemKind kind;
  SbColor color;
  double x;
  double y;
  double width;
  double height;
  double baseline;
  PangoLayout *text;
  const SbChart *chart;
  const char *tag;
  char *attributes;
  int line;
  int heading;
  gboolean turned;
} SbItem;

/**
 * SbBox:
 * @items: (element-type SbItem): in the order of reading
 * @head: (nullable): borrowed: the table's head, to be repeated when the box begins a page
 * @height: in points
 * @space_before: in points; none at the top of a page
 * @leaf: (nullable): the structure element of text that runs on from the box before
 * @heading: position of the heading that stands here; else -1
 * @level: of that heading
 * @together: whether what stands below the heading shares its page, if a page has room for it
 * @keep: whether the box stays on the page of the one before it
 * @new_page: whether the box begins a page
 * @at_bottom: whether the box stands at the foot of its page
 *
 * A strip across the page that is never torn apart.
 */
typedef struct _SbBox SbBox;
struct _SbBox
{
  GArray *items;
  const SbBox *head;
  const char *leaf;
  double height;
  double space_before;
  int heading;
  int level;
  gboolean together;
  gboolean keep;
  gboolean new_page;
  gboolean at_bottom;
};

/**
 * SbHeading:
 * @name: what links point at
 * @page: 0 …, once the pages are made
 */
typedef struct
{
  char *text;
  char *name;
  int level;
  guint page;
} SbHeading;

/**
 * SbPageBox:
 * @y: from the paper's top edge, in points
 * @is_repeated: whether it is a table's head once more
 *
 * What stands where on a page.
 */
typedef struct
{
  double y;
  double height;
  int heading;
  gboolean is_repeated;
} SbPageBox;

/**
 * SbPage:
 * @items: (element-type SbItem): in the order of reading; positions on the paper
 * @boxes: (element-type SbPageBox): from the top down
 */
typedef struct
{
  double width;
  double height;
  GArray *items;
  GArray *boxes;
  gboolean is_cover;
} SbPage;

/*
 * charts: copies of the report's, so that a layout needs nothing but itself
 * widths: of texts already measured; needed only while the pages are made
 * ascent, descent: of the family, as a share of the size
 */
struct _SbLayout
{
  PangoContext *context;
  GPtrArray *charts;
  GHashTable *widths;
  GPtrArray *pages;
  GArray *headings;
  double ascent;
  double descent;
};

/**
 * SbFlow:
 * @boxes: (element-type SbBox): borrowed: those of the section being laid out
 * @width: of the content, in points
 * @page_height: of the content of one page
 * @next_heading: position of the next heading to come
 * @keep_next: whether the next box stays with the one before it
 *
 * A section on its way from blocks to boxes.
 */
typedef struct
{
  const SbReport *report;
  SbLayout *layout;
  GPtrArray *boxes;
  double width;
  double page_height;
  guint next_heading;
  gboolean keep_next;
} SbFlow;

/**
 * SbSet:
 * @layout: whose fonts are used
 * @scale: of the style's size
 * @x: left edge in the box
 * @y: top edge in the box
 *
 * How and where a text is set.
 */
typedef struct
{
  const SbLayout *layout;
  SbStyle style;
  SbColor color;
  double scale;
  double x;
  double y;
} SbSet;

SbSet sb_set_make (const SbLayout *layout, SbStyle style, SbColor color);
double sb_set_measure (const SbSet *set, const char *text);
double sb_set_get_leading (const SbSet *set);
PangoLayout *sb_set_new_text (const SbSet *set, const char *text, double width_pt);

void sb_item_clear (gpointer item);
void sb_item_copy (SbItem *to, const SbItem *from);
SbBox *sb_box_new (double height);
void sb_box_free (gpointer box);
SbItem *sb_box_add_item (SbBox *box, SbItemKind kind);
void sb_box_open (SbBox *box, const char *tag, char *attributes);
void sb_box_close (SbBox *box, const char *tag);
void sb_box_add_rule (SbBox *box, SbColor color, cairo_rectangle_t place);
SbItem *sb_box_add_line (SbBox *box, const SbSet *set, PangoLayout *text, int line);
double sb_box_add_text (SbBox *box, const SbSet *set, PangoLayout *text);

SbBox *sb_flow_add_box (SbFlow *flow, double space_before, double height);
void sb_flow_add_section (SbFlow *flow, const SbReportSection *section);
void sb_flow_add_grid (SbFlow *flow, const SbGrid *grid);

void sb_layout_paginate (SbLayout *layout, const SbReportSection *section, const GPtrArray *boxes);
void sb_layout_add_feet (SbLayout *layout, const SbReport *report);
void sb_layout_draw_items (const SbLayout *layout, guint page, cairo_t *cr, gboolean tagged);

G_END_DECLS
