/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How bad exits are, one against the other (resources/docs/model.md, section 6): what a week lacks
 * is added up over the days for which it lacks it, and exits of as many members are ranked.
 */

#include "config.h"

#include <samanbud/sb-severity.h>

#include "sb-share.h"

#define DAYS_PER_WEEK 7
#define WHOLE_BP      10000

/* What is compared, and whose it is. */
typedef struct
{
  const SbExit *exit;
  const SbSeverity *severity;
  guint position;
} Entry;

static SbWide
divide_up (SbWide a, SbWide b)
{
  return (a + b - 1) / b;
}

static gint64
clamp (SbWide minutes)
{
  return minutes < G_MAXINT64 ? (gint64) minutes : G_MAXINT64;
}

/* Minutes per week, day by day: seven times the minutes. */
static SbWide
add_up (const SbExits *exits, const gint64 *minutes_per_week)
{
  SbWide sum = 0;

  for (guint i = 0; i < exits->segments->len; i++)
    {
      const SbSegment *segment = &g_array_index (exits->segments, SbSegment, i);

      sum += (SbWide) minutes_per_week[i] * (segment->to - segment->from);
    }

  return sum;
}

static SbWide
add_up_needs (const SbExits *exits)
{
  const SbBid *bid = exits->bid;
  g_autofree gint64 *needs = g_new0 (gint64, exits->segments->len + 1);

  for (guint r = 0; r < bid->n_requirements; r++)
    {
      const SbRequirement *requirement = &bid->requirements[r];

      if (requirement->test != SB_TEST_CAPACITY || requirement->obligation != SB_OBLIGATION_SHALL ||
          requirement->minutes_per_week <= 0)
        continue;
      for (guint i = 0; i < exits->segments->len; i++)
        if (sb_segment_is_inside (&g_array_index (exits->segments, SbSegment, i), requirement->from,
                                  requirement->to))
          needs[i] += requirement->minutes_per_week;
    }

  return add_up (exits, needs);
}

static SbSeverity
measure (const SbExits *exits, const SbExit *exit, SbWide needs)
{
  /* SB_DATE_NONE is before every day. */
  SbDate at = MAX (exits->at, exits->bid->start);
  SbWide lacking = add_up (exits, exit->best);
  SbSeverity severity = { 0 };

  severity.minutes_short = clamp (divide_up (lacking, DAYS_PER_WEEK));
  severity.minutes_as_is = clamp (divide_up (add_up (exits, exit->as_is), DAYS_PER_WEEK));
  severity.share_short_bp = needs > 0 ? (gint64) divide_up (lacking * WHOLE_BP, needs) : 0;
  severity.days_until_short =
      exit->first_short != SB_DATE_NONE ? exit->first_short - at : SB_UNKNOWN;

  return severity;
}

/* The worse first. */
static int
compare (const Entry *a, const Entry *b)
{
  const SbSeverity *x = a->severity, *y = b->severity;

  if (a->exit->verdict != b->exit->verdict)
    return a->exit->verdict > b->exit->verdict ? -1 : 1;
  if (a->exit->answered != b->exit->answered)
    return a->exit->answered > b->exit->answered ? -1 : 1;
  if (x->minutes_short != y->minutes_short)
    return x->minutes_short > y->minutes_short ? -1 : 1;
  /* Those that lack as much both lack something, or neither does. */
  if (x->days_until_short != y->days_until_short)
    return x->days_until_short < y->days_until_short ? -1 : 1;

  return (x->minutes_as_is < y->minutes_as_is) - (x->minutes_as_is > y->minutes_as_is);
}

/* Fewer members first, then the worse; what is equal stays in order. */
static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order;

  order = (int) x->exit->members->len - (int) y->exit->members->len;
  if (order == 0)
    order = compare (x, y);

  return order != 0 ? order : (x->position > y->position) - (x->position < y->position);
}

static Entry *
sort (const SbExits *exits, const GArray *severities)
{
  Entry *entries = g_new (Entry, severities->len + 1);

  for (guint i = 0; i < severities->len; i++)
    entries[i] = (Entry){ exits->exits->pdata[i], &g_array_index (severities, SbSeverity, i), i };
  qsort (entries, severities->len, sizeof (Entry), compare_cb);

  return entries;
}

/**
 * sb_severity_list:
 * @exits: an exit analysis
 *
 * Returns: (transfer full) (element-type SbSeverity): how bad each of its exits is, in their order
 */
GArray *
sb_severity_list (const SbExits *exits)
{
  GArray *severities = g_array_new (FALSE, FALSE, sizeof (SbSeverity));
  g_autofree Entry *entries = NULL;
  SbWide needs;
  guint first = 0;

  g_return_val_if_fail (exits != NULL, severities);

  needs = add_up_needs (exits);
  for (guint i = 0; i < exits->exits->len; i++)
    {
      SbSeverity severity = measure (exits, exits->exits->pdata[i], needs);

      g_array_append_val (severities, severity);
    }

  entries = sort (exits, severities);
  for (guint i = 0; i < severities->len; i++)
    {
      SbSeverity *severity = &g_array_index (severities, SbSeverity, entries[i].position);

      if (i == 0 || entries[i].exit->members->len != entries[i - 1].exit->members->len)
        first = i;
      severity->rank = i > first && compare (&entries[i - 1], &entries[i]) == 0 ?
                           g_array_index (severities, SbSeverity, entries[i - 1].position).rank :
                           i - first + 1;
    }

  return severities;
}

/**
 * sb_severity_list_order:
 * @exits: an exit analysis
 * @severities: what sb_severity_list() gives for it
 *
 * Returns: (transfer full) (element-type guint): positions of its exits, those of fewer members
 *   first, then the worse ones
 */
GArray *
sb_severity_list_order (const SbExits *exits, const GArray *severities)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree Entry *entries = NULL;

  g_return_val_if_fail (exits != NULL && severities != NULL, order);

  entries = sort (exits, severities);
  for (guint i = 0; i < severities->len; i++)
    g_array_append_val (order, entries[i].position);

  return order;
}
