/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a chart shows, taken from the results of the engine. Nothing is drawn here (src/output/
 * sb-chart.c does that, on any surface) and nothing is computed beyond adding up what belongs to
 * one member.
 */

#include "config.h"

#include <samanbud/sb-chart-data.h>

static void
clear_bar (gpointer data)
{
  SbChartBar *bar = data;

  g_free (bar->label);
  g_free (bar->note);
}

/**
 * sb_chart_new:
 * @kind: bars or a coverage curve
 * @language: of its texts and figures
 *
 * Returns: (transfer full): an empty chart
 */
SbChart *
sb_chart_new (SbChartKind kind, SbLanguage language)
{
  SbChart *chart = g_new0 (SbChart, 1);

  chart->kind = kind;
  chart->language = language;
  chart->bars = g_array_new (FALSE, TRUE, sizeof (SbChartBar));
  g_array_set_clear_func (chart->bars, clear_bar);
  chart->steps = g_array_new (FALSE, TRUE, sizeof (SbChartStep));

  return chart;
}

/**
 * sb_chart_free:
 * @chart: (nullable) (transfer full): a chart
 */
void
sb_chart_free (SbChart *chart)
{
  if (chart == NULL)
    return;

  g_array_unref (chart->bars);
  g_array_unref (chart->steps);
  g_free (chart->alt);
  g_free (chart);
}

/**
 * sb_chart_copy:
 * @chart: a chart
 *
 * Returns: (transfer full): the same chart once more
 */
SbChart *
sb_chart_copy (const SbChart *chart)
{
  SbChart *copy = sb_chart_copy_bars (chart, 0, chart->bars->len);

  copy->full = chart->full;
  g_array_append_vals (copy->steps, chart->steps->data, chart->steps->len);

  return copy;
}

/**
 * sb_chart_copy_bars:
 * @chart: a chart
 * @first: position of a bar
 * @n_bars: how many
 *
 * Makes a chart of some of the bars, drawn to the scale of all of them: for a page that has no room
 * for more.
 *
 * Returns: (transfer full): the chart
 */
SbChart *
sb_chart_copy_bars (const SbChart *chart, guint first, guint n_bars)
{
  SbChart *copy = sb_chart_new (chart->kind, chart->language);

  copy->alt = g_strdup (chart->alt);
  copy->full = chart->full;
  for (guint i = 0; i < chart->bars->len; i++)
    {
      SbChartBar bar = g_array_index (chart->bars, SbChartBar, i);

      copy->full = MAX (copy->full, MAX (bar.value, bar.limit));
      if (i < first || i >= first + n_bars)
        continue;
      bar.label = g_strdup (bar.label);
      bar.note = g_strdup (bar.note);
      g_array_append_val (copy->bars, bar);
    }

  return copy;
}

/**
 * sb_chart_take_bar:
 * @chart: a chart of bars
 * @bar: the next bar; the chart takes over its texts
 */
void
sb_chart_take_bar (SbChart *chart, SbChartBar bar)
{
  g_assert (chart->kind == SB_CHART_BARS);

  g_array_append_val (chart->bars, bar);
}

/**
 * sb_chart_add_step:
 * @chart: a coverage curve
 * @step: the next segment of time
 */
void
sb_chart_add_step (SbChart *chart, const SbChartStep *step)
{
  g_assert (chart->kind == SB_CHART_COVERAGE);

  g_array_append_vals (chart->steps, step, 1);
}

static char *
describe_share (SbLanguage language, const SbChartBar *bar)
{
  g_autofree char *used = sb_language_hours (language, bar->value);
  g_autofree char *whole = sb_language_hours (language, bar->limit);
  g_autofree char *share =
      bar->limit > 0 ? sb_language_percent (language, bar->value, bar->limit) : NULL;

  if (share == NULL)
    /* Translators: behind a bar: hours per week promised, of hours per week available. */
    return g_strdup_printf (sb_language_text (language, "%1$s of %2$s h"), used, whole);

  /* Translators: behind a bar: hours per week promised, of hours per week available, as a share. */
  return g_strdup_printf (sb_language_text (language, "%1$s of %2$s h (%3$s)"), used, whole, share);
}

static char *
describe_load (SbLanguage language, const SbChartBar *bar)
{
  g_autofree char *share = describe_share (language, bar);
  g_autofree char *over = NULL;

  if (bar->over == 0)
    return g_steal_pointer (&share);

  over = sb_language_hours (language, bar->over);
  /* Translators: behind a bar: "31 of 40 h (77.5 %)", then how many hours of that one of the
   * member's capacities does not have. */
  return g_strdup_printf (sb_language_text (language, "%1$s, %2$s h more than there are"), share,
                          over);
}

/**
 * sb_chart_new_workload:
 * @split: a split
 * @segment: position of a segment of it
 * @language: of its texts and figures
 *
 * Makes one bar per member: how much of its capacity is promised in the segment.
 *
 * Returns: (transfer full): the chart
 */
SbChart *
sb_chart_new_workload (const SbSplit *split, guint segment, SbLanguage language)
{
  const SbBid *bid = split->bid;
  const SbSplitSegment *part = &split->segments[segment];
  SbChart *chart = sb_chart_new (SB_CHART_BARS, language);
  g_autoptr (GString) alt =
      g_string_new (sb_language_text (language, "Workload per member, hours per week:"));

  for (guint m = 0; m < bid->n_members; m++)
    {
      SbChartBar bar = { g_strdup (bid->members[m].name), NULL, 0, 0, 0, m };

      for (guint s = 0; s < bid->n_supplies; s++)
        if (g_str_equal (bid->supplies[s].member, bid->members[m].id))
          {
            bar.value += part->committed[s];
            bar.limit += part->available[s];
            bar.over += MAX (0, part->committed[s] - part->available[s]);
          }
      bar.note = describe_load (language, &bar);
      g_string_append_printf (alt, "%s %s, %s", m > 0 ? ";" : "", bar.label, bar.note);
      sb_chart_take_bar (chart, bar);
    }
  chart->alt = g_string_free (g_steal_pointer (&alt), FALSE);

  return chart;
}

static char *
describe_coverage (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  g_autofree char *worst = NULL;
  gint64 most = 0;

  for (guint i = 0; i < exits->segments->len; i++)
    most = MAX (most, exit->as_is[i]);

  if (most == 0)
    return g_strdup (sb_language_text (language, "What is left covers every need, all the time."));

  worst = sb_language_hours (language, most);
  return g_strdup_printf (
      sb_language_text (language, "Need and what is left of it over time; at most %s hours per "
                                  "week are missing."),
      worst);
}

/**
 * sb_chart_new_coverage:
 * @exits: an exit analysis
 * @exit: one set of leavers of it, or its base
 * @language: of its texts and figures
 *
 * Makes the coverage curve: the need of all `shall` capacity requirements in each segment, and what
 * the remaining commitments still give of it.
 *
 * Returns: (transfer full): the chart
 */
SbChart *
sb_chart_new_coverage (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  const SbBid *bid = exits->bid;
  SbChart *chart = sb_chart_new (SB_CHART_COVERAGE, language);

  for (guint i = 0; i < exits->segments->len; i++)
    {
      const SbSegment *segment = &g_array_index (exits->segments, SbSegment, i);
      SbChartStep step = { segment->from, segment->to, 0, 0 };

      for (guint r = 0; r < bid->n_requirements; r++)
        {
          const SbRequirement *requirement = &bid->requirements[r];

          if (requirement->obligation == SB_OBLIGATION_SHALL &&
              requirement->test == SB_TEST_CAPACITY &&
              sb_segment_is_inside (segment, requirement->from, requirement->to))
            step.need += requirement->minutes_per_week;
        }
      step.left = step.need - exit->as_is[i];
      sb_chart_add_step (chart, &step);
    }
  chart->alt = describe_coverage (exits, exit, language);

  return chart;
}
