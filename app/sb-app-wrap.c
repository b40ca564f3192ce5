/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Widgets set like words: one after the other, and on a new line where the line is full. For a
 * sentence with choices in it.
 */

#include "config.h"

#include "sb-app-wrap.h"

#define SPACE_PX 8
#define LINE_PX  6

struct _SbAppWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SbAppWrap, sb_app_wrap, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *child, int most)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return most >= 0 ? MAX (minimum, MIN (natural, most)) : natural;
}

static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static void
place_line (GtkWidget *first, GtkWidget *end, int width, int y, int height)
{
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_width (child, width);
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + SPACE_PX;
    }
}

/* Breaks lines; with @place also puts the children there. Returns the height. */
static int
set_lines (SbAppWrap *self, int width, gboolean place)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int wide;

      if (!gtk_widget_should_layout (child))
        continue;
      wide = get_width (child, width);
      if (x > 0 && x + wide > width)
        {
          if (place)
            place_line (first, child, width, y, line);
          first = child;
          y += line + LINE_PX;
          x = line = 0;
        }
      line = MAX (line, get_height (child, wide));
      x += wide + SPACE_PX;
    }
  if (place)
    place_line (first, NULL, width, y, line);

  return y + line;
}

static GtkSizeRequestMode
sb_app_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sb_app_wrap_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  int least = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        least = MAX (least, get_width (child, 0));
        all += get_width (child, -1) + SPACE_PX;
      }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, all - SPACE_PX);
    }
  else
    *minimum = *natural =
        set_lines (SB_APP_WRAP (widget), for_size >= 0 ? for_size : MAX (least, all), FALSE);
}

static void
sb_app_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  set_lines (SB_APP_WRAP (widget), width, TRUE);
}

static void
sb_app_wrap_dispose (GObject *object)
{
  sb_app_wrap_clear (SB_APP_WRAP (object));

  G_OBJECT_CLASS (sb_app_wrap_parent_class)->dispose (object);
}

static void
sb_app_wrap_class_init (SbAppWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_wrap_dispose;
  widget_class->get_request_mode = sb_app_wrap_get_request_mode;
  widget_class->measure = sb_app_wrap_measure;
  widget_class->size_allocate = sb_app_wrap_size_allocate;
}

static void
sb_app_wrap_init (SbAppWrap *self)
{
}

/**
 * sb_app_wrap_new:
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
sb_app_wrap_new (void)
{
  return g_object_new (SB_APP_TYPE_WRAP, NULL);
}

/**
 * sb_app_wrap_append:
 * @self: a line
 * @child: (transfer floating): what comes next in it
 */
void
sb_app_wrap_append (SbAppWrap *self, GtkWidget *child)
{
  g_return_if_fail (SB_APP_IS_WRAP (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * sb_app_wrap_clear:
 * @self: a line
 *
 * Takes all out.
 */
void
sb_app_wrap_clear (SbAppWrap *self)
{
  GtkWidget *child;

  g_return_if_fail (SB_APP_IS_WRAP (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
