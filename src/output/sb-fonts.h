/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include <samanbud/sb-language.h>

G_BEGIN_DECLS

/**
 * SbStyle:
 *
 * The ways in which text is set. What they look like is one table in sb-fonts.c.
 */
typedef enum
{
  SB_STYLE_COVER_ROUTE,
  SB_STYLE_COVER_TITLE,
  SB_STYLE_COVER_GROUP,
  SB_STYLE_BANNER,
  SB_STYLE_HEADING_1,
  SB_STYLE_HEADING_2,
  SB_STYLE_HEADING_3,
  SB_STYLE_LEAD,
  SB_STYLE_BODY,
  SB_STYLE_NOTE,
  SB_STYLE_CONTENTS_1,
  SB_STYLE_CONTENTS_2,
  SB_STYLE_CAPTION,
  SB_STYLE_HEAD,
  SB_STYLE_CELL,
  SB_STYLE_CELL_STRONG,
  SB_STYLE_CELL_SMALL,
  SB_STYLE_GROUP,
  SB_STYLE_FOOT,
  SB_STYLE_CHART,
  SB_STYLE_CHART_SMALL,
  SB_N_STYLES
} SbStyle;

/**
 * SbColor:
 *
 * The few colours of the paper. All of them are told apart in grey.
 */
typedef enum
{
  SB_COLOR_TEXT,
  SB_COLOR_QUIET,
  SB_COLOR_ACCENT,
  SB_COLOR_GOOD,
  SB_COLOR_WARNING,
  SB_COLOR_BAD,
  SB_COLOR_RULE,
  SB_N_COLORS
} SbColor;

PangoContext *sb_fonts_new_context (void);
PangoContext *sb_fonts_get_thread_context (void);
PangoLayout *
sb_fonts_new_layout (PangoContext *context, SbStyle style, double scale, const char *text);
double sb_fonts_get_size (SbStyle style);
double sb_fonts_get_leading (SbStyle style);
void sb_fonts_get_metrics (PangoContext *context, SbStyle style, double *ascent, double *descent);
char *sb_fonts_shorten (const char *text);
void sb_fonts_set_width (PangoLayout *layout, double width_pt);
void sb_fonts_get_color (SbColor color, double rgb[3]);

G_END_DECLS
