/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Draws charts, on screen and on paper with the same lines. Everything is labelled where it is;
 * there is no legend. Colours can be told apart by colour-blind people, and nothing rests on colour
 * alone: what is missing or too much is hatched, and figures stand beside it.
 *
 * Lengths are in points; the chart's top left corner is the origin.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <samanbud/sb-chart.h>

#include "sb-fonts.h"

#define BAR_ROW      20.0
#define BAR_HEIGHT   10.0
#define BAR_GAP      8.0
#define LABEL_SHARE  0.36
#define NOTE_SHARE   0.22
#define HATCH_STEP   4.0
#define CURVE_HEIGHT 150.0
#define CURVE_TOP    16.0
#define CURVE_BOTTOM 22.0
#define CURVE_RIGHT  92.0
#define DATE_GAP     8.0
#define FIGURE_GAP   6.0

/* Okabe and Ito, "Color Universal Design" (2008), without their yellow, which is lost on white, and
 * with a grey in its place. */
static const double palette[][3] = {
  { 0.00, 0.45, 0.70 }, { 0.84, 0.37, 0.00 }, { 0.00, 0.62, 0.45 }, { 0.80, 0.47, 0.65 },
  { 0.34, 0.71, 0.91 }, { 0.90, 0.62, 0.00 }, { 0.40, 0.40, 0.40 },
};

typedef struct
{
  double text[3];
  double quiet[3];
  double faint[3];
  double area[3];
  double alarm[3];
} Theme;

static const Theme light_theme = {
  { 0.10, 0.11, 0.12 }, { 0.36, 0.38, 0.40 }, { 0.88, 0.89, 0.90 },
  { 0.70, 0.82, 0.87 }, { 0.62, 0.10, 0.10 },
};

static const Theme dark_theme = {
  { 0.95, 0.95, 0.95 }, { 0.72, 0.73, 0.75 }, { 0.30, 0.31, 0.33 },
  { 0.20, 0.38, 0.46 }, { 1.00, 0.48, 0.45 },
};

/**
 * Pen:
 * @cr: where to draw
 * @width: of the chart
 * @height: of the chart
 *
 * What every drawing function needs.
 */
typedef struct
{
  const SbChart *chart;
  cairo_t *cr;
  PangoContext *context;
  const Theme *theme;
  double width;
  double height;
} Pen;

static void
set_color (const Pen *pen, const double rgb[3])
{
  cairo_set_source_rgb (pen->cr, rgb[0], rgb[1], rgb[2]);
}

/* A text broken to @width. */
static PangoLayout *
new_text (PangoContext *context, SbStyle style, const char *text, double width)
{
  PangoLayout *layout = sb_fonts_new_layout (context, style, 1, text);

  sb_fonts_set_width (layout, width);
  return layout;
}

static double
get_text_width (PangoLayout *text)
{
  PangoRectangle extents;

  pango_layout_get_extents (text, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

static double
get_text_height (PangoLayout *text)
{
  PangoRectangle extents;

  pango_layout_get_extents (text, NULL, &extents);
  return (double) extents.height / PANGO_SCALE;
}

static void
draw_text (const Pen *pen, PangoLayout *text, double x, double y)
{
  cairo_move_to (pen->cr, x, y);
  pango_cairo_show_layout (pen->cr, text);
}

/* Diagonal lines across a rectangle: what speaks in black and white. */
static void
hatch (const Pen *pen, const cairo_rectangle_t *area)
{
  if (area->width <= 0 || area->height <= 0)
    return;

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, area->x, area->y, area->width, area->height);
  cairo_clip (pen->cr);
  cairo_set_line_width (pen->cr, 0.6);
  for (double d = HATCH_STEP; d < area->width + area->height; d += HATCH_STEP)
    {
      cairo_move_to (pen->cr, area->x + d, area->y);
      cairo_line_to (pen->cr, area->x + d - area->height, area->y + area->height);
    }
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static PangoLayout *
new_label (PangoContext *context, const SbChartBar *bar, double width)
{
  g_autofree char *label = sb_fonts_shorten (bar->label);

  return new_text (context, SB_STYLE_CHART, label, width * LABEL_SHARE - BAR_GAP);
}

static PangoLayout *
new_note (PangoContext *context, const SbChartBar *bar, double width)
{
  return new_text (context, SB_STYLE_CHART, bar->note, width * NOTE_SHARE);
}

static double
get_row_height (PangoContext *context, const SbChartBar *bar, double width)
{
  g_autoptr (PangoLayout) label = new_label (context, bar, width);
  g_autoptr (PangoLayout) note = new_note (context, bar, width);

  return fmax (BAR_ROW, fmax (get_text_height (label), get_text_height (note)) + 6);
}

/**
 * sb_chart_get_height:
 * @chart: a chart
 * @width_pt: how wide it will be
 *
 * Returns: how tall it needs to be, in points
 */
double
sb_chart_get_height (const SbChart *chart, double width_pt)
{
  PangoContext *context = sb_fonts_get_thread_context ();
  double height = 0;

  g_return_val_if_fail (chart != NULL && width_pt > 0, 0);

  if (chart->kind == SB_CHART_COVERAGE)
    return CURVE_HEIGHT;

  for (guint i = 0; i < chart->bars->len; i++)
    height += get_row_height (context, &g_array_index (chart->bars, SbChartBar, i), width_pt);

  return height;
}

static void
draw_frame (const Pen *pen, const cairo_rectangle_t *frame, double width)
{
  cairo_set_line_width (pen->cr, width);
  cairo_rectangle (pen->cr, frame->x, frame->y, frame->width, frame->height);
  cairo_stroke (pen->cr);
}

static void
fill (const Pen *pen, const cairo_rectangle_t *area)
{
  cairo_rectangle (pen->cr, area->x, area->y, area->width, area->height);
  cairo_fill (pen->cr);
}

/* One bar in its track: the track is what is available, the bar what is promised, and what is
 * promised beyond it is hatched. */
static void
draw_bar (const Pen *pen, const SbChartBar *bar, double top, double unit)
{
  cairo_rectangle_t track = { pen->width * LABEL_SHARE, top, (double) bar->limit * unit,
                              BAR_HEIGHT };
  cairo_rectangle_t used = track;
  cairo_rectangle_t beyond = track;
  double rgb[3];

  used.width = MIN (bar->value, bar->limit) * unit;
  beyond.x += track.width;
  beyond.width = MAX (0, bar->value - bar->limit) * unit;

  set_color (pen, pen->theme->faint);
  fill (pen, &track);
  sb_chart_get_color (bar->color, rgb);
  set_color (pen, rgb);
  fill (pen, &used);
  if (beyond.width > 0)
    {
      set_color (pen, pen->theme->alarm);
      hatch (pen, &beyond);
      draw_frame (pen, &beyond, 0.8);
    }
  set_color (pen, pen->theme->quiet);
  draw_frame (pen, &track, 0.5);
}

static gint64
get_scale (const SbChart *chart)
{
  gint64 most = MAX (1, chart->full);

  for (guint i = 0; i < chart->bars->len; i++)
    {
      const SbChartBar *bar = &g_array_index (chart->bars, SbChartBar, i);

      most = MAX (most, MAX (bar->value, bar->limit));
    }

  return most;
}

static void
draw_bars (const Pen *pen)
{
  const GArray *bars = pen->chart->bars;
  double room = pen->width * (1 - LABEL_SHARE - NOTE_SHARE) - BAR_GAP;
  double unit = room / (double) get_scale (pen->chart);
  double y = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const SbChartBar *bar = &g_array_index (bars, SbChartBar, i);
      g_autoptr (PangoLayout) label = new_label (pen->context, bar, pen->width);
      g_autoptr (PangoLayout) note = new_note (pen->context, bar, pen->width);
      double row = get_row_height (pen->context, bar, pen->width);
      double end = pen->width * LABEL_SHARE + (double) MAX (bar->value, bar->limit) * unit;

      set_color (pen, pen->theme->text);
      draw_text (pen, label, 0, y + (row - get_text_height (label)) / 2);
      draw_bar (pen, bar, y + (row - BAR_HEIGHT) / 2, unit);
      set_color (pen,
                 bar->value > bar->limit || bar->over > 0 ? pen->theme->alarm : pen->theme->text);
      draw_text (pen, note, end + BAR_GAP, y + (row - get_text_height (note)) / 2);
      y += row;
    }
}

/**
 * Axes:
 * @from: first day
 * @day: points per day
 * @minute: points per minute per week
 * @base: where 0 lies
 */
typedef struct
{
  SbDate from;
  double day;
  double minute;
  double base;
} Axes;

static double
get_x (const Axes *axes, SbDate date)
{
  return (double) (date - axes->from) * axes->day;
}

static double
get_y (const Axes *axes, gint64 minutes)
{
  return axes->base - (double) minutes * axes->minute;
}

static Axes
get_axes (const Pen *pen)
{
  const GArray *steps = pen->chart->steps;
  const SbChartStep *first = &g_array_index (steps, SbChartStep, 0);
  const SbChartStep *last = &g_array_index (steps, SbChartStep, steps->len - 1);
  gint64 most = 1;
  Axes axes;

  for (guint i = 0; i < steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (steps, SbChartStep, i);

      most = MAX (most, MAX (step->need, step->left));
    }
  axes.from = first->from;
  axes.day = (pen->width - CURVE_RIGHT) / (double) MAX (1, last->to - first->from);
  axes.base = pen->height - CURVE_BOTTOM;
  axes.minute = (axes.base - CURVE_TOP) / (double) most;

  return axes;
}

/* What is kept is filled in one go, so that no seams show between segments. */
static void
draw_areas (const Pen *pen, const Axes *axes)
{
  for (guint i = 0; i < pen->chart->steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (pen->chart->steps, SbChartStep, i);
      double x = get_x (axes, step->from);
      double left = get_y (axes, step->left);

      cairo_rectangle (pen->cr, x, left, get_x (axes, step->to) - x, axes->base - left);
    }
  set_color (pen, pen->theme->area);
  cairo_fill (pen->cr);

  set_color (pen, pen->theme->alarm);
  for (guint i = 0; i < pen->chart->steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (pen->chart->steps, SbChartStep, i);
      double x = get_x (axes, step->from);
      double need = get_y (axes, step->need);
      cairo_rectangle_t gap = { x, need, get_x (axes, step->to) - x,
                                get_y (axes, step->left) - need };

      hatch (pen, &gap);
    }
}

static void
draw_need (const Pen *pen, const Axes *axes)
{
  cairo_set_line_width (pen->cr, 1.4);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_MITER);
  set_color (pen, pen->theme->text);
  for (guint i = 0; i < pen->chart->steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (pen->chart->steps, SbChartStep, i);

      if (i == 0)
        cairo_move_to (pen->cr, get_x (axes, step->from), get_y (axes, step->need));
      else
        cairo_line_to (pen->cr, get_x (axes, step->from), get_y (axes, step->need));
      cairo_line_to (pen->cr, get_x (axes, step->to), get_y (axes, step->need));
    }
  cairo_stroke (pen->cr);
}

/* A date under the axis, with a tick at its left edge or, the last one, at its right. */
static void
draw_date (const Pen *pen, const Axes *axes, PangoLayout *date, double tick)
{
  double right = pen->width - CURVE_RIGHT;

  cairo_move_to (pen->cr, tick, axes->base);
  cairo_line_to (pen->cr, tick, axes->base + 4);
  cairo_stroke (pen->cr);
  draw_text (pen, date, MIN (tick, right - get_text_width (date)), axes->base + 6);
}

static PangoLayout *
new_date (const Pen *pen, SbDate date)
{
  g_autofree char *text = sb_language_date (pen->chart->language, date);

  return sb_fonts_new_layout (pen->context, SB_STYLE_CHART_SMALL, 1, text);
}

/* The days on which something changes, as far as there is room, and the last day. */
static void
draw_time (const Pen *pen, const Axes *axes)
{
  const GArray *steps = pen->chart->steps;
  const SbChartStep *last = &g_array_index (steps, SbChartStep, steps->len - 1);
  g_autoptr (PangoLayout) last_date = new_date (pen, last->to - 1);
  double right = pen->width - CURVE_RIGHT;
  double last_x = right - get_text_width (last_date);
  double end = 0;

  cairo_set_line_width (pen->cr, 0.5);
  set_color (pen, pen->theme->quiet);
  cairo_move_to (pen->cr, 0, axes->base);
  cairo_line_to (pen->cr, right, axes->base);
  cairo_stroke (pen->cr);
  for (guint i = 0; i < steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (steps, SbChartStep, i);
      g_autoptr (PangoLayout) date = new_date (pen, step->from);
      double x = get_x (axes, step->from);

      if (x < end || x + get_text_width (date) + DATE_GAP > last_x)
        continue;
      draw_date (pen, axes, date, x);
      end = x + get_text_width (date) + DATE_GAP;
    }
  if (last_x >= end)
    draw_date (pen, axes, last_date, right);
}

/* The last step is labelled at the right; where both figures lie close, one makes way. */
static void
draw_figures (const Pen *pen, const Axes *axes)
{
  const GArray *steps = pen->chart->steps;
  SbLanguage language = pen->chart->language;
  const SbChartStep *last = &g_array_index (steps, SbChartStep, steps->len - 1);
  g_autofree char *need_hours = sb_language_hours (language, last->need);
  g_autofree char *left_hours = sb_language_hours (language, last->left);
  /* Translators: beside a line in a chart: hours per week needed. */
  g_autofree char *need =
      g_strdup_printf (sb_language_text (language, "Need %s h/week"), need_hours);
  /* Translators: beside an area in a chart: hours per week that are left. */
  g_autofree char *left =
      g_strdup_printf (sb_language_text (language, "Left %s h/week"), left_hours);
  double width = CURVE_RIGHT - FIGURE_GAP;
  g_autoptr (PangoLayout) upper = new_text (pen->context, SB_STYLE_CHART_SMALL, need, width);
  g_autoptr (PangoLayout) lower = new_text (pen->context, SB_STYLE_CHART_SMALL, left, width);
  double upper_height = get_text_height (upper);
  double lower_height = get_text_height (lower);
  double lowest = pen->height - lower_height;
  double upper_y = CLAMP (get_y (axes, last->need) - upper_height / 2, 0, lowest - upper_height);
  double lower_y =
      CLAMP (get_y (axes, last->left) - lower_height / 2, upper_y + upper_height, lowest);

  set_color (pen, pen->theme->text);
  draw_text (pen, upper, pen->width - width, upper_y);
  set_color (pen, pen->theme->quiet);
  draw_text (pen, lower, pen->width - width, lower_y);
}

static const SbChartStep *
find_worst (const SbChart *chart)
{
  const SbChartStep *worst = NULL;

  for (guint i = 0; i < chart->steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (chart->steps, SbChartStep, i);

      if (step->need > step->left &&
          (worst == NULL || step->need - step->left > worst->need - worst->left))
        worst = step;
    }

  return worst;
}

/* The largest gap is said in words, above its place. */
static void
draw_gap (const Pen *pen, const Axes *axes)
{
  const SbChartStep *worst = find_worst (pen->chart);
  double right = pen->width - CURVE_RIGHT;
  g_autofree char *hours = NULL;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) text = NULL;

  if (worst == NULL)
    return;

  hours = sb_language_hours (pen->chart->language, worst->need - worst->left);
  /* Translators: above the largest gap in a chart: hours per week that are missing. */
  words = g_strdup_printf (sb_language_text (pen->chart->language, "%s h/week missing"), hours);
  text = new_text (pen->context, SB_STYLE_CHART_SMALL, words, right);
  set_color (pen, pen->theme->alarm);
  draw_text (pen, text,
             CLAMP (get_x (axes, worst->from), 0, MAX (0, right - get_text_width (text))),
             MAX (0, get_y (axes, worst->need) - get_text_height (text) - 3));
}

static void
draw_coverage (const Pen *pen)
{
  Axes axes;

  if (pen->chart->steps->len == 0)
    return;

  axes = get_axes (pen);
  draw_areas (pen, &axes);
  draw_time (pen, &axes);
  draw_need (pen, &axes);
  draw_figures (pen, &axes);
  draw_gap (pen, &axes);
}

/**
 * sb_chart_draw:
 * @chart: a chart
 * @cr: where to; its origin becomes the chart's top left corner
 * @width_pt: in units of @cr
 * @height_pt: likewise, at least sb_chart_get_height()
 * @dark: whether the ground is dark
 */
void
sb_chart_draw (const SbChart *chart, cairo_t *cr, double width_pt, double height_pt, gboolean dark)
{
  Pen pen = { chart,    cr,       sb_fonts_get_thread_context (), dark ? &dark_theme : &light_theme,
              width_pt, height_pt };

  g_return_if_fail (chart != NULL && cr != NULL);

  cairo_save (cr);
  if (chart->kind == SB_CHART_BARS)
    draw_bars (&pen);
  else
    draw_coverage (&pen);
  cairo_restore (cr);
}

/**
 * sb_chart_get_color:
 * @color: 0 …: a member's position in the bid
 * @rgb: (out): its parts, 0 … 1
 *
 * Gives each member a colour of its own, the same on screen and on paper. After the last colour of
 * the palette they begin again, darker.
 */
void
sb_chart_get_color (guint color, double rgb[3])
{
  guint round = color / G_N_ELEMENTS (palette);
  double shade = pow (0.7, MIN (round, 4));

  for (guint i = 0; i < 3; i++)
    rgb[i] = palette[color % G_N_ELEMENTS (palette)][i] * shade;
}
