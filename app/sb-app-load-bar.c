/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A bar of workload: how much is promised of what there is, in the colour that the member has
 * everywhere. What is promised beyond that is hatched, behind a line where the hours end. The
 * figures stand beside it; assistive technology reads them as the bar's value.
 */

#include "config.h"

#include "sb-app-load-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HEIGHT    10
#define MIN_WIDTH 60
#define RADIUS    3
#define HATCH     5

struct _SbAppLoadBar
{
  GtkWidget parent_instance;

  gint64 committed;
  gint64 available;
  guint color;
};

G_DEFINE_FINAL_TYPE (SbAppLoadBar, sb_app_load_bar, GTK_TYPE_WIDGET)

static void
draw_hatch (cairo_t *cr, double x, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.5);
  for (double at = x - height; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, height);
      cairo_line_to (cr, at + height, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Adwaita's text is 80 % black on light, white on dark. */
static GdkRGBA
get_text_color (void)
{
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    return (GdkRGBA){ 1, 1, 1, 1 };

  return (GdkRGBA){ 0, 0, 0, 0.8F };
}

/* The track itself is the widget's CSS background. */
static void
sb_app_load_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SbAppLoadBar *self = SB_APP_LOAD_BAR (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double whole = (double) MAX (MAX (self->committed, self->available), 1);
  double end = width * (double) MIN (self->committed, self->available) / whole;
  double limit = width * (double) self->available / whole;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GskRoundedRect rounded;
  GdkRGBA text = get_text_color ();
  double rgb[3];

  gsk_rounded_rect_init_from_rect (&rounded, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  sb_chart_get_color (self->color, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  cairo_rectangle (cr, 0, 0, end, height);
  cairo_fill (cr);

  if (self->committed > self->available)
    {
      gdk_cairo_set_source_rgba (cr, &text);
      draw_hatch (cr, limit, width - limit, height);
      cairo_rectangle (cr, limit - 1, 0, 2, height);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
sb_app_load_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
}

static void
sb_app_load_bar_class_init (SbAppLoadBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sb_app_load_bar_snapshot;
  widget_class->measure = sb_app_load_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "loadbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
sb_app_load_bar_init (SbAppLoadBar *self)
{
}

static char *
describe (gint64 committed, gint64 available)
{
  g_autofree char *have = sb_language_hours (sb_language_of_user (), available);
  g_autofree char *used = sb_language_hours (sb_language_of_user (), committed);

  /* Translators: hours per week that are promised, and that there are: 31 of 40 h */
  return g_strdup_printf (_ ("%1$s of %2$s h"), used, have);
}

/**
 * sb_app_load_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
sb_app_load_bar_new (void)
{
  return g_object_new (SB_APP_TYPE_LOAD_BAR, NULL);
}

/**
 * sb_app_load_bar_set:
 * @self: a bar
 * @committed: minutes per week promised
 * @available: minutes per week there are
 * @color: the member's position in the bid
 *
 * Sets what the bar shows.
 */
void
sb_app_load_bar_set (SbAppLoadBar *self, gint64 committed, gint64 available, guint color)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SB_APP_IS_LOAD_BAR (self));

  self->committed = committed;
  self->available = available;
  self->color = color;
  text = describe (committed, available);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) available,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) committed,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
