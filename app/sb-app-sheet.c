/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One page of the submission as a sheet of paper. The page is drawn into a picture once for its
 * size, and not before the sheet is seen; sheets draw one at a time, between frames, so that a
 * strip of many never holds up the window. Paper stays white in a dark window.
 */

#include "config.h"

#include "sb-app-sheet.h"

#include <glib/gi18n.h>

/* A4, until there is a page. */
#define PAPER_WIDTH_PT  595.28
#define PAPER_HEIGHT_PT 841.89

struct _SbAppSheet
{
  GtkWidget parent_instance;

  SbAppSubmission *submission;
  GdkTexture *picture;
  double width_pt;
  double height_pt;
  guint page;
  /* 0: as wide as there is room. */
  int width_px;
  guint idle;
};

G_DEFINE_FINAL_TYPE (SbAppSheet, sb_app_sheet, GTK_TYPE_WIDGET)

static GdkTexture *
draw_picture (SbAppSheet *self, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / self->width_pt, height / self->height_pt);
  sb_app_submission_draw_page (self->submission, self->page, cr);
  cairo_destroy (cr);

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static gboolean
has_picture (SbAppSheet *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return self->picture != NULL &&
         gdk_texture_get_width (self->picture) == gtk_widget_get_width (GTK_WIDGET (self)) * scale;
}

static gboolean
draw_cb (gpointer data)
{
  SbAppSheet *self = data;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * scale;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) * scale;

  self->idle = 0;
  if (self->submission != NULL && width > 0 && height > 0)
    {
      g_clear_object (&self->picture);
      self->picture = draw_picture (self, width, height);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  return G_SOURCE_REMOVE;
}

/* Below redrawing and events, so that one sheet a time is drawn and the window stays awake. */
static void
request_picture (SbAppSheet *self)
{
  if (self->idle == 0 && self->submission != NULL)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, draw_cb, self, NULL);
}

static void
forget_picture (SbAppSheet *self)
{
  g_clear_object (&self->picture);
  g_clear_handle_id (&self->idle, g_source_remove);
}

static GtkSizeRequestMode
sb_app_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sb_app_sheet_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  SbAppSheet *self = SB_APP_SHEET (widget);
  int width = self->width_px > 0 ? self->width_px : (int) (self->width_pt * 96 / 72);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->width_px > 0 ? width : 120;
      *natural = width;
    }
  else
    *minimum = *natural =
        (int) ((for_size > 0 ? for_size : width) * self->height_pt / self->width_pt + 0.5);
}

static void
sb_app_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SbAppSheet *self = SB_APP_SHEET (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));

  if (!has_picture (self))
    request_picture (self);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &area);
  else
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &area);
}

static void
sb_app_sheet_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sb_app_sheet_parent_class)->unmap (widget);

  forget_picture (SB_APP_SHEET (widget));
}

static void
sb_app_sheet_dispose (GObject *object)
{
  SbAppSheet *self = SB_APP_SHEET (object);

  forget_picture (self);
  g_clear_object (&self->submission);

  G_OBJECT_CLASS (sb_app_sheet_parent_class)->dispose (object);
}

static void
sb_app_sheet_class_init (SbAppSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_sheet_dispose;
  widget_class->get_request_mode = sb_app_sheet_get_request_mode;
  widget_class->measure = sb_app_sheet_measure;
  widget_class->snapshot = sb_app_sheet_snapshot;
  widget_class->unmap = sb_app_sheet_unmap;

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sb_app_sheet_init (SbAppSheet *self)
{
  self->width_pt = PAPER_WIDTH_PT;
  self->height_pt = PAPER_HEIGHT_PT;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * sb_app_sheet_new:
 *
 * Returns: (transfer floating): an empty sheet
 */
GtkWidget *
sb_app_sheet_new (void)
{
  return g_object_new (SB_APP_TYPE_SHEET, NULL);
}

/**
 * sb_app_sheet_set_page:
 * @self: a sheet
 * @submission: (nullable): the submission; NULL empties the sheet
 * @page: 0 …
 */
void
sb_app_sheet_set_page (SbAppSheet *self, SbAppSubmission *submission, guint page)
{
  g_return_if_fail (SB_APP_IS_SHEET (self));

  if (self->submission == submission && self->page == page)
    return;

  /* The old picture stays until the new one is drawn: nothing flickers while one types elsewhere.
   */
  g_clear_handle_id (&self->idle, g_source_remove);
  if (submission == NULL)
    forget_picture (self);
  g_set_object (&self->submission, submission);
  self->page = page;
  if (submission != NULL)
    {
      guint n_pages = sb_app_submission_get_n_pages (submission);
      g_autofree char *label = g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, n_pages);

      sb_app_submission_get_page_size (submission, page, &self->width_pt, &self->height_pt);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        request_picture (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sb_app_sheet_set_width:
 * @self: a sheet
 * @width_px: how wide it is; 0 means as wide as there is room, at most the paper's own size
 */
void
sb_app_sheet_set_width (SbAppSheet *self, int width_px)
{
  g_return_if_fail (SB_APP_IS_SHEET (self));

  if (self->width_px == width_px)
    return;

  self->width_px = width_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
