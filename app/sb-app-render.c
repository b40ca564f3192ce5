/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pictures of all pages and the time to the first frame, for tests and for whoever looks after the
 * program's looks. No tools of a window system are needed, only a display.
 */

#include "config.h"

#include "sb-app-render.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A page may lay itself out twice or ask a worker, and animations of 250 ms must be over. */
#define SETTLE_MS 800

typedef struct
{
  SbAppWindow *window;
  char *folder;
  guint position;
} Rendering;

/* Between a change and its frame there is nothing to copy: FALSE, and the caller comes again. */
static gboolean
render_window (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    {
      gtk_widget_queue_draw (window);
      return FALSE;
    }

  g_autoptr (GdkTexture) texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &area);
  gsk_render_node_unref (node);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s: cannot be written\n", path);

  return TRUE;
}

static gboolean
render_next_cb (gpointer data)
{
  Rendering *rendering = data;
  GtkStack *pages = sb_app_window_get_pages (rendering->window);
  gboolean is_start = sb_app_window_get_document (rendering->window) == NULL;
  SbAppPage *page = SB_APP_PAGE (gtk_stack_get_visible_child (pages));
  g_autofree char *name = g_strdup_printf ("%02u-%s.png", rendering->position + 1,
                                           is_start ? "start" : sb_app_page_get_page_name (page));
  g_autofree char *path = g_build_filename (rendering->folder, name, NULL);

  if (!render_window (GTK_WIDGET (rendering->window), path))
    return G_SOURCE_CONTINUE;

  SbAppPage *next = sb_app_page_get_nth (pages, ++rendering->position);
  if (!is_start && next != NULL)
    {
      gtk_stack_set_visible_child (pages, GTK_WIDGET (next));
      return G_SOURCE_CONTINUE;
    }

  gtk_window_close (GTK_WINDOW (rendering->window));
  g_object_unref (rendering->window);
  g_free (rendering->folder);
  g_free (rendering);
  return G_SOURCE_REMOVE;
}

/**
 * sb_app_render_pages:
 * @window: a window that is shown
 * @folder: where to; made if it is not there
 *
 * Writes a PNG of every page, or of the start page while nothing is open, then closes the window.
 */
void
sb_app_render_pages (SbAppWindow *window, const char *folder)
{
  Rendering *rendering = g_new0 (Rendering, 1);
  SbAppPage *first = sb_app_page_get_nth (sb_app_window_get_pages (window), 0);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    g_printerr ("%s: %s\n", folder, g_strerror (errno));
  if (first != NULL)
    gtk_stack_set_visible_child (sb_app_window_get_pages (window), GTK_WIDGET (first));

  rendering->window = g_object_ref (window);
  rendering->folder = g_strdup (folder);
  g_timeout_add (SETTLE_MS, render_next_cb, rendering);
}

/* Milliseconds since the kernel started the process; proc(5), stat field 22, in ticks. */
static double
measure_age_ms (void)
{
  g_autofree char *stat = NULL;
  struct timespec now;
  const char *p;
  unsigned long long ticks;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    return -1;

  /* The second field is the program's name in brackets, and may hold anything. */
  p = strrchr (stat, ')');
  for (int field = 2; p != NULL && field < 22; field++)
    p = strchr (p + 1, ' ');
  if (p == NULL)
    return -1;

  ticks = g_ascii_strtoull (p + 1, NULL, 10);
  clock_gettime (CLOCK_BOOTTIME, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6 -
         (double) ticks * 1e3 / (double) sysconf (_SC_CLK_TCK);
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, window);
  g_print ("%s\n", g_ascii_formatd (text, sizeof text, "%.0f", measure_age_ms ()));
  gtk_window_close (GTK_WINDOW (window));
}

/**
 * sb_app_render_report_first_frame:
 * @window: a window that was presented just now
 *
 * Prints the milliseconds from the start of the process to the first frame (exact to a kernel's
 * tick, 10 ms), then closes the window.
 */
void
sb_app_render_report_first_frame (GtkWidget *window)
{
  gtk_widget_realize (window);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), window, 0);
}
