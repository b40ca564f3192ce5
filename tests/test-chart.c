/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Charts: nothing is drawn beyond their edges, at any width, in either language, on light and dark;
 * what is too much or missing is seen without colour; members can be told apart.
 */

#include "config.h"

#include <math.h>

#include <samanbud.h>

#include "random-bid.h"

static const double widths[] = { 220, 360, 480, 900 };

/* Draws @chart and says where there is ink. */
static cairo_rectangle_t
get_ink (const SbChart *chart, double width, double height, gboolean dark)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t ink;

  sb_chart_draw (chart, cr, width, height, dark);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ink;
}

static void
check_edges (const SbChart *chart)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double height = sb_chart_get_height (chart, widths[i]);
      cairo_rectangle_t ink = get_ink (chart, widths[i], height, i % 2 == 1);

      g_assert_cmpfloat (ink.x, >=, -2);
      g_assert_cmpfloat (ink.y, >=, -2);
      g_assert_cmpfloat (ink.x + ink.width, <=, widths[i] + 2);
      g_assert_cmpfloat (ink.y + ink.height, <=, height + 2);
    }
}

static void
add_bar (SbChart *chart, const char *label, gint64 value, gint64 limit)
{
  SbChartBar bar = { g_strdup (label), NULL, value, limit, 0, chart->bars->len };

  bar.note = g_strdup_printf ("%" G_GINT64_FORMAT " av %" G_GINT64_FORMAT " h (100 %%)", value / 60,
                              limit / 60);
  sb_chart_take_bar (chart, bar);
}

static void
test_bars (void)
{
  g_autoptr (SbChart) chart = sb_chart_new (SB_CHART_BARS, SB_LANGUAGE_SV);

  get_ink (chart, 300, 10, FALSE);
  add_bar (chart, "", 0, 0);
  add_bar (chart, "Fjällets läkarpraktik AB", 1860, 2400);
  add_bar (chart, "Distriktssköterskemottagningen och rehabiliteringen i Norrbyn AB", 9000, 2400);
  add_bar (chart, "Utan kapacitet", 600, 0);
  add_bar (chart, "Mycket", G_GINT64_CONSTANT (100000000000), 1);
  check_edges (chart);
}

static void
test_coverage (void)
{
  static const gint64 left[] = { 2700, 2700, 0, 900, 2699 };
  g_autoptr (SbChart) chart = sb_chart_new (SB_CHART_COVERAGE, SB_LANGUAGE_EN);

  get_ink (chart, 300, 100, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      SbChartStep step = { sb_date_from_ymd (2027 + (int) i, 1, 1),
                           sb_date_from_ymd (2028 + (int) i, 1, 1), 2700, left[i] };

      sb_chart_add_step (chart, &step);
      check_edges (chart);
    }
}

static void
test_random (void)
{
  guint n = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (5000 + i);
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (SbSplit) split = sb_split_new_current (bid);
      g_autoptr (GError) error = NULL;
      g_autoptr (SbExits) exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 1, NULL, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < split->n_segments; j++, n++)
        {
          g_autoptr (SbChart) chart = sb_chart_new_workload (split, j, SB_LANGUAGE_SV);

          g_assert_cmpuint (chart->bars->len, ==, bid->n_members);
          check_edges (chart);
        }
      for (guint j = 0; j < exits->exits->len; j++, n++)
        {
          const SbExit *exit = g_ptr_array_index (exits->exits, j);
          g_autoptr (SbChart) chart = sb_chart_new_coverage (exits, exit, SB_LANGUAGE_EN);

          g_assert_cmpuint (chart->steps->len, ==, exits->segments->len);
          check_edges (chart);
        }
    }
  g_test_message ("100 random bids, %u charts", n);
}

/* Some of the bars are drawn to the scale of all of them. */
static void
test_parts (void)
{
  g_autoptr (SbChart) chart = sb_chart_new (SB_CHART_BARS, SB_LANGUAGE_EN);
  g_autoptr (SbChart) part = NULL;

  add_bar (chart, "A", 60, 60);
  add_bar (chart, "B", 600, 1200);
  part = sb_chart_copy_bars (chart, 0, 1);
  g_assert_cmpuint (part->bars->len, ==, 1);
  g_assert_cmpint (part->full, ==, 1200);
  g_assert_cmpfloat (get_ink (part, 400, 40, FALSE).width, <,
                     get_ink (chart, 400, 40, FALSE).width);
}

/* Any two of the first 20 members differ in colour, the first seven also in grey or hue enough. */
static void
test_colors (void)
{
  for (guint i = 0; i < 20; i++)
    for (guint j = i + 1; j < 20; j++)
      {
        double a[3], b[3];
        double distance = 0;

        sb_chart_get_color (i, a);
        sb_chart_get_color (j, b);
        for (guint k = 0; k < 3; k++)
          distance += fabs (a[k] - b[k]);
        g_assert_cmpfloat (distance, >, i < 7 && j < 7 ? 0.3 : 0.05);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/bars", test_bars);
  g_test_add_func ("/chart/coverage", test_coverage);
  g_test_add_func ("/chart/random-bids", test_random);
  g_test_add_func ("/chart/parts", test_parts);
  g_test_add_func ("/chart/colors", test_colors);

  return g_test_run ();
}
