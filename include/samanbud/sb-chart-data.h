/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-exits.h>
#include <samanbud/sb-split.h>

G_BEGIN_DECLS

typedef enum
{
  SB_CHART_BARS,
  SB_CHART_COVERAGE
} SbChartKind;

/**
 * SbChartBar:
 * @label: written beside the bar
 * @note: written at its end: "31 of 40 h"
 * @value: how long the bar is
 * @limit: where it is full; what reaches beyond is hatched
 * @over: that much of the value cannot be kept, though there may be room below the limit
 * @color: which colour of the palette; the same member always has the same
 */
typedef struct
{
  char *label;
  char *note;
  gint64 value;
  gint64 limit;
  gint64 over;
  guint color;
} SbChartBar;

/**
 * SbChartStep:
 * @from: first day
 * @to: first day after
 * @need: minutes per week
 * @left: minutes per week that are given of what is needed
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

/**
 * SbChart:
 * @full: what a bar across the whole chart means; 0: as much as the largest
 * @alt: what the chart shows, in a sentence, for those who cannot see it
 * @bars: (element-type SbChartBar)
 * @steps: (element-type SbChartStep): in order of time
 *
 * What a small chart shows; the output layer draws it (sb-chart.h), on screen and on paper alike.
 */
typedef struct
{
  SbChartKind kind;
  SbLanguage language;
  gint64 full;
  char *alt;
  GArray *bars;
  GArray *steps;
} SbChart;

SbChart *sb_chart_new (SbChartKind kind, SbLanguage language);
SbChart *sb_chart_new_workload (const SbSplit *split, guint segment, SbLanguage language);
SbChart *sb_chart_new_coverage (const SbExits *exits, const SbExit *exit, SbLanguage language);
SbChart *sb_chart_copy (const SbChart *chart);
SbChart *sb_chart_copy_bars (const SbChart *chart, guint first, guint n_bars);
void sb_chart_free (SbChart *chart);
void sb_chart_take_bar (SbChart *chart, SbChartBar bar);
void sb_chart_add_step (SbChart *chart, const SbChartStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbChart, sb_chart_free)

G_END_DECLS
