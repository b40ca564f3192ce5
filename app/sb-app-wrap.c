/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Widgets set like words: one after the other, and on a new line where the line is full. For a
 * sentence with choices in it, and for what stands beside each other unless the text is large or
 * the window small. What a line leaves goes to those that expand. They, in turn, do not insist on
 * their natural width, which for a text is all of it in one line.
 */

#include "config.h"

#include "sb-app-wrap.h"

#define SPACE_PX 8
#define LINE_PX  6

/* What is enough for a text, in letters. */
#define TEXT_CHARS 22

struct _SbAppWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SbAppWrapLayout, sb_app_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

struct _SbAppWrap
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SbAppWrap, sb_app_wrap, GTK_TYPE_WIDGET)

/* The children of one line, and the room that they leave to those of them that expand. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int rest;
  int n_expanding;
} Line;

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

static int
get_text_width (GtkWidget *child)
{
  PangoContext *context = gtk_widget_get_pango_context (child);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return TEXT_CHARS * letter / PANGO_SCALE;
}

/* At most @most, unless it cannot do with less. */
static int
get_width (GtkWidget *child, int most)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (expands (child))
    most = MIN (most, get_text_width (child));

  return MAX (minimum, MIN (natural, most));
}

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static Line
break_line (GtkWidget *first, int width)
{
  Line line = { first, first, width, 0 };
  gboolean is_empty = TRUE;

  for (; line.end != NULL; line.end = gtk_widget_get_next_sibling (line.end))
    {
      int wide;

      if (!gtk_widget_should_layout (line.end))
        continue;
      wide = get_width (line.end, width) + (is_empty ? 0 : SPACE_PX);
      if (!is_empty && wide > line.rest)
        break;
      line.rest -= wide;
      line.n_expanding += expands (line.end);
      is_empty = FALSE;
    }

  return line;
}

static int
get_width_in_line (GtkWidget *child, const Line *line, int width)
{
  int wide = get_width (child, width);

  return expands (child) ? wide + MAX (0, line->rest) / line->n_expanding : wide;
}

static int
measure_line (const Line *line, int width)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      height = MAX (height, get_height (child, get_width_in_line (child, line, width)));

  return height;
}

static void
place_line (const Line *line, int width, int y, int height)
{
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, y, 0, height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_width_in_line (child, line, width);
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + SPACE_PX;
    }
}

static gboolean
has_more (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child != NULL;
}

/* The height of all lines. */
static int
measure_lines (GtkWidget *widget, int width)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int height = 0;

  while (has_more (first))
    {
      Line line = break_line (first, width);

      height += measure_line (&line, width) + (has_more (line.end) ? LINE_PX : 0);
      first = line.end;
    }

  return height;
}

static GtkSizeRequestMode
sb_app_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sb_app_wrap_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
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
        all += get_natural_width (child) + SPACE_PX;
      }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, all - SPACE_PX);
    }
  else
    *minimum = *natural = measure_lines (widget, for_size >= 0 ? for_size : MAX (least, all));
}

static void
sb_app_wrap_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  Line line = break_line (first, width);
  int y;

  /* A single line is as high as there is room; several are in the middle of it. */
  if (!has_more (line.end))
    {
      place_line (&line, width, 0, height);
      return;
    }

  y = MAX (0, height - measure_lines (widget, width)) / 2;
  while (has_more (first))
    {
      int high;

      line = break_line (first, width);
      high = measure_line (&line, width);
      place_line (&line, width, y, high);
      y += high + LINE_PX;
      first = line.end;
    }
}

static void
sb_app_wrap_layout_class_init (SbAppWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = sb_app_wrap_layout_get_request_mode;
  layout_class->measure = sb_app_wrap_layout_measure;
  layout_class->allocate = sb_app_wrap_layout_allocate;
}

static void
sb_app_wrap_layout_init (SbAppWrapLayout *self)
{
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
  gtk_widget_class_set_layout_manager_type (widget_class, SB_APP_TYPE_WRAP_LAYOUT);
}

static void
sb_app_wrap_init (SbAppWrap *self)
{
}

/**
 * sb_app_wrap_layout_new:
 *
 * Returns: (transfer full): what places a wrap's children, for another widget
 */
GtkLayoutManager *
sb_app_wrap_layout_new (void)
{
  return g_object_new (SB_APP_TYPE_WRAP_LAYOUT, NULL);
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
