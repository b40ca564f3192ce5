/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include <samanbud/sb-report.h>

G_BEGIN_DECLS

/**
 * SbChartBar:
 * @label: written beside the bar
 * @note: written at its end: "31 of 40 h"
 * @color: which colour of the palette; the same member always has the same
 */
typedef struct
{
  char *label;
  char *note;
  gint64 value;
  gint64 limit;
  guint color;
} SbChartBar;

/**
 * SbChartStep:
 *
 * One segment of a coverage curve: need as a line, what is left as an area, the gap hatched.
 */
typedef struct
{
  SbDate from;
  SbDate to;
  gint64 need;
  gint64 left;
} SbChartStep;

typedef enum
{
  SB_CHART_BARS,
  SB_CHART_COVERAGE
} SbChartKind;

/**
 * SbChart:
 * @alt: what the chart shows, in a sentence, for those who cannot see it
 *
 * A small chart, labelled directly; one drawing function serves screen and paper.
 */
struct _SbChart
{
  SbChartKind kind;
  SbLanguage language;
  char *alt;
  GArray *bars;
  GArray *steps;
};

SbChart *sb_chart_new (SbChartKind kind, SbLanguage language);
void     sb_chart_free (SbChart *chart);
double   sb_chart_get_height (const SbChart *chart, double width_pt);
void     sb_chart_draw (const SbChart *chart, cairo_t *cr, double width_pt, double height_pt, gboolean dark);
void     sb_chart_get_color (guint color, double rgb[3]);

G_END_DECLS
