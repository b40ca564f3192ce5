/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_CHART_VIEW (sb_app_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SbAppChartView, sb_app_chart_view, SB_APP, CHART_VIEW, GtkWidget)

void sb_app_chart_view_take_chart (SbAppChartView *self, SbChart *chart);

G_END_DECLS
