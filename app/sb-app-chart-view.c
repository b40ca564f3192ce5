/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A chart on screen, drawn by the same function as on paper. Points are scaled to the window's text
 * size. What the chart shows is also its name, for those who cannot see it.
 */

#include "config.h"

#include "sb-app-chart-view.h"

#include <adwaita.h>

/* Charts are made for 10 pt text on paper; on screen, text is as large as the label's beside it. */
#define PAPER_TEXT_PT 8.0

struct _SbAppChartView
{
  GtkWidget parent_instance;

  SbChart *chart;
};

G_DEFINE_FINAL_TYPE (SbAppChartView, sb_app_chart_view, GTK_TYPE_WIDGET)

/* How many pixels one point of the chart is. */
static double
get_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96.0) / 72.0;

  return MAX (size, 8.0) / PAPER_TEXT_PT * 0.95;
}

static GtkSizeRequestMode
sb_app_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sb_app_chart_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SbAppChartView *self = SB_APP_CHART_VIEW (widget);
  double scale = get_scale (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 600;
    }
  else if (self->chart != NULL)
    *minimum = *natural =
        (int) (sb_chart_get_height (self->chart, (for_size > 0 ? for_size : 600) / scale) * scale +
               1);
}

static void
sb_app_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SbAppChartView *self = SB_APP_CHART_VIEW (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale = get_scale (widget);
  cairo_t *cr;

  if (self->chart == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, scale, scale);
  sb_chart_draw (self->chart, cr, width / scale, height / scale,
                 adw_style_manager_get_dark (adw_style_manager_get_default ()));
  cairo_destroy (cr);
}

static void
sb_app_chart_view_finalize (GObject *object)
{
  g_clear_pointer (&SB_APP_CHART_VIEW (object)->chart, sb_chart_free);

  G_OBJECT_CLASS (sb_app_chart_view_parent_class)->finalize (object);
}

static void
sb_app_chart_view_class_init (SbAppChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sb_app_chart_view_finalize;
  widget_class->get_request_mode = sb_app_chart_view_get_request_mode;
  widget_class->measure = sb_app_chart_view_measure;
  widget_class->snapshot = sb_app_chart_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sb_app_chart_view_init (SbAppChartView *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * sb_app_chart_view_take_chart:
 * @self: a view
 * @chart: (transfer full) (nullable): what to draw
 */
void
sb_app_chart_view_take_chart (SbAppChartView *self, SbChart *chart)
{
  g_return_if_fail (SB_APP_IS_CHART_VIEW (self));

  g_clear_pointer (&self->chart, sb_chart_free);
  self->chart = chart;
  gtk_widget_set_visible (GTK_WIDGET (self), chart != NULL);
  if (chart != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    chart->alt != NULL ? chart->alt : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
