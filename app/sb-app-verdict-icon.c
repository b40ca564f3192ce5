/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The five icons of the exit analysis, drawn so that shape alone tells them apart: a check, a check
 * with an arrow, two arrows, a half circle, a cross. They take the colour of the text around them,
 * like all symbolic icons. They are drawn here and not loaded, because GTK needs librsvg to load an
 * SVG and Debian does not always bring it.
 */

#include "config.h"

#include "sb-app-verdict-icon.h"

/* The grid on which the shapes are drawn. */
#define SIZE 16

struct _SbAppVerdictIcon
{
  GObject parent_instance;

  SbVerdict verdict;
};

static void paintable_init (GdkPaintableInterface *iface);
static void symbolic_init (GtkSymbolicPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SbAppVerdictIcon,
                               sb_app_verdict_icon,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SYMBOLIC_PAINTABLE,
                                                          symbolic_init))

static void
stroke_points (cairo_t *cr, const double *points, guint n_points)
{
  cairo_move_to (cr, points[0], points[1]);
  for (guint i = 1; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_stroke (cr);
}

static void
draw (cairo_t *cr, SbVerdict verdict)
{
  static const double check[] = { 2.5, 8.5, 6.5, 12.5, 13.5, 4 };
  static const double small_check[] = { 1.5, 5.5, 4.5, 8.5, 9.5, 2.5 };
  static const double arrow_right[] = { 4, 12.5, 14, 12.5 };
  static const double head_right[] = { 11, 9.5, 14, 12.5, 11, 15.5 };
  static const double upper[] = { 2, 5, 14, 5 };
  static const double upper_head[] = { 11, 2, 14, 5, 11, 8 };
  static const double lower[] = { 14, 11, 2, 11 };
  static const double lower_head[] = { 5, 8, 2, 11, 5, 14 };
  static const double falling[] = { 3.5, 3.5, 12.5, 12.5 };
  static const double rising[] = { 3.5, 12.5, 12.5, 3.5 };

  cairo_set_line_width (cr, 2);
  switch (verdict)
    {
    case SB_VERDICT_COVERED:
      stroke_points (cr, check, 3);
      break;
    case SB_VERDICT_TAKEOVER:
      stroke_points (cr, small_check, 3);
      stroke_points (cr, arrow_right, 2);
      stroke_points (cr, head_right, 3);
      break;
    case SB_VERDICT_REARRANGE:
      stroke_points (cr, upper, 2);
      stroke_points (cr, upper_head, 3);
      stroke_points (cr, lower, 2);
      stroke_points (cr, lower_head, 3);
      break;
    case SB_VERDICT_SHORT:
      cairo_arc (cr, 8, 8, 6, 0, 2 * G_PI);
      cairo_stroke (cr);
      cairo_arc (cr, 8, 8, 6, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
      break;
    case SB_VERDICT_BROKEN:
    default:
      stroke_points (cr, falling, 2);
      stroke_points (cr, rising, 2);
      break;
    }
}

static void
sb_app_verdict_icon_snapshot_symbolic (GtkSymbolicPaintable *paintable,
                                       GdkSnapshot *snapshot,
                                       double width,
                                       double height,
                                       const GdkRGBA *colors,
                                       gsize n_colors)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr = gtk_snapshot_append_cairo (GTK_SNAPSHOT (snapshot), &area);

  gdk_cairo_set_source_rgba (cr, n_colors > 0 ? &colors[0] : &black);
  cairo_scale (cr, width / SIZE, height / SIZE);
  draw (cr, SB_APP_VERDICT_ICON (paintable)->verdict);
  cairo_destroy (cr);
}

static void
sb_app_verdict_icon_snapshot (GdkPaintable *paintable,
                              GdkSnapshot *snapshot,
                              double width,
                              double height)
{
  sb_app_verdict_icon_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, width,
                                         height, NULL, 0);
}

static int
sb_app_verdict_icon_get_intrinsic_size (GdkPaintable *paintable)
{
  return SIZE;
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = sb_app_verdict_icon_snapshot;
  iface->get_intrinsic_width = sb_app_verdict_icon_get_intrinsic_size;
  iface->get_intrinsic_height = sb_app_verdict_icon_get_intrinsic_size;
}

static void
symbolic_init (GtkSymbolicPaintableInterface *iface)
{
  iface->snapshot_symbolic = sb_app_verdict_icon_snapshot_symbolic;
}

static void
sb_app_verdict_icon_class_init (SbAppVerdictIconClass *klass)
{
}

static void
sb_app_verdict_icon_init (SbAppVerdictIcon *self)
{
}

/**
 * sb_app_verdict_icon_new:
 * @verdict: a verdict
 *
 * Returns: (transfer full): its icon
 */
GdkPaintable *
sb_app_verdict_icon_new (SbVerdict verdict)
{
  SbAppVerdictIcon *self = g_object_new (SB_APP_TYPE_VERDICT_ICON, NULL);

  self->verdict = verdict;

  return GDK_PAINTABLE (self);
}

/**
 * sb_app_verdict_image_new:
 * @verdict: a verdict
 *
 * Returns: (transfer floating): an image of its icon, in its colour and with its words as name
 */
GtkWidget *
sb_app_verdict_image_new (SbVerdict verdict)
{
  GtkWidget *image = gtk_image_new ();

  sb_app_verdict_image_set (GTK_IMAGE (image), verdict);

  return image;
}

/**
 * sb_app_verdict_image_set:
 * @image: an image
 * @verdict: a verdict
 *
 * Lets an image show a verdict. The words must stand beside it; the colour says nothing that they
 * do not.
 */
void
sb_app_verdict_image_set (GtkImage *image, SbVerdict verdict)
{
  static const char *const classes[] = { "success", "success", "warning", "error", "error" };
  g_autoptr (GdkPaintable) icon = sb_app_verdict_icon_new (verdict);

  g_return_if_fail (verdict <= SB_VERDICT_BROKEN);

  gtk_image_set_from_paintable (image, icon);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (image), classes[verdict]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sb_labels_get_verdict (sb_language_of_user (), (int) verdict),
                                  -1);
}
