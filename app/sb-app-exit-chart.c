/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The curve of the exit page: before, during and after. */

#include "config.h"

#include "sb-app-exit-chart.h"

static void
add_steps (SbChart *chart, const SbChart *more)
{
  for (guint i = 0; i < more->steps->len; i++)
    sb_chart_add_step (chart, &g_array_index (more->steps, SbChartStep, i));
}

/**
 * sb_app_exit_chart_new:
 * @exits: an exit analysis from the day on which they leave
 * @exit: one of its exits
 * @until: first day on which those who are only away are back; SB_DATE_NONE when they leave for
 * good
 * @language: of the words
 *
 * Returns: (transfer full): the curve over the whole contract: what the group gives until they
 *   leave, what is left then, and what it gives once they are back
 */
SbChart *
sb_app_exit_chart_new (const SbExits *exits, const SbExit *exit, SbDate until, SbLanguage language)
{
  g_autoptr (SbExits) before = NULL;
  g_autoptr (SbExits) later = NULL;
  g_autoptr (SbChart) after = sb_chart_new_coverage (exits, exit, language);
  g_autoptr (SbChart) last = NULL;
  SbChart *chart;

  if (until != SB_DATE_NONE && until < exits->bid->end)
    {
      later = sb_exits_new_for_set (exits->bid, until, SB_DATE_NONE, NULL, 0);
      last = sb_chart_new_coverage (later, later->base, language);
      add_steps (after, last);
    }
  if (exits->at == SB_DATE_NONE || exits->at <= exits->bid->start)
    return g_steal_pointer (&after);

  before = sb_exits_new_for_set (exits->bid, SB_DATE_NONE, exits->at, NULL, 0);
  chart = sb_chart_new_coverage (before, before->base, language);
  add_steps (chart, after);
  sb_text_set (&chart->alt, after->alt);

  return chart;
}
