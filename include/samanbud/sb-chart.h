/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include <samanbud/sb-chart-data.h>

G_BEGIN_DECLS

double sb_chart_get_height (const SbChart *chart, double width_pt);
void
sb_chart_draw (const SbChart *chart, cairo_t *cr, double width_pt, double height_pt, gboolean dark);
void sb_chart_get_color (guint color, double rgb[3]);

G_END_DECLS
