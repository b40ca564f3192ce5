/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Recovery in time (resources/docs/model.md, section 6): when members have left, how much is
 * missing day by day until somebody else is in their place. The search begins when they give
 * notice, so notice and search run side by side; a place is filled by a locum or by somebody newly
 * employed, whoever comes first, and then it is as if the member had stayed. Until all places are
 * filled the others may work overtime.
 *
 * All of it is about capacity. A requirement of another kind that breaks stays broken, whoever
 * fills in.
 */

#include "config.h"

#include <samanbud/sb-recovery.h>

#include "sb-ledger.h"
#include "sb-sets.h"
#include "sb-share.h"

#define DAYS_PER_WEEK 7

/* No search takes longer than the longest time that can be entered, of locum_weeks. */
#define MAX_NOTICE_MONTHS 120

/* present: by member, and FALSE for nobody: still there, or replaced */
typedef struct
{
  SbRecovery *recovery;
  SbLedger *ledger;
  SbFlow *flow;
  gboolean *present;
  gboolean *leaves;
} Course;

static SbDate
get_locum_day (const SbBid *bid, SbDate notice)
{
  const SbDate last = sb_date_from_ymd (9999, 12, 31);
  gint64 weeks = bid->info->locum_weeks;

  return weeks != SB_UNKNOWN ? MIN (notice + (SbDate) weeks * DAYS_PER_WEEK, last) : SB_DATE_NONE;
}

static SbDate
get_recruit_day (const SbBid *bid, SbDate notice)
{
  gint64 months = bid->info->recruitment_months;

  return months != SB_UNKNOWN ? sb_date_add_months (notice, (int) months) : SB_DATE_NONE;
}

/* The earlier of two days, one of which may not be known. */
static SbDate
get_earlier (SbDate a, SbDate b)
{
  if (a == SB_DATE_NONE || b == SB_DATE_NONE)
    return a == SB_DATE_NONE ? b : a;

  return MIN (a, b);
}

/* Notice that is not known is none. */
static void
add_vacancy (SbRecovery *self, guint member)
{
  gint64 months = self->bid->members[member].exit_notice_months;
  SbVacancy vacancy = { .member = member };

  vacancy.notice = months != SB_UNKNOWN ? sb_date_add_months (self->at, -(int) months) : self->at;
  vacancy.locum = get_locum_day (self->bid, vacancy.notice);
  vacancy.recruit = get_recruit_day (self->bid, vacancy.notice);
  vacancy.filled = get_earlier (vacancy.locum, vacancy.recruit);
  if (vacancy.filled != SB_DATE_NONE)
    vacancy.filled = MAX (vacancy.filled, self->at);
  g_array_append_val (self->vacancies, vacancy);
}

static SbDate
find_recovered (const SbRecovery *self)
{
  SbDate recovered = self->at;

  for (guint i = 0; i < self->vacancies->len; i++)
    {
      SbDate filled = g_array_index (self->vacancies, SbVacancy, i).filled;

      if (filled == SB_DATE_NONE)
        return SB_DATE_NONE;
      recovered = MAX (recovered, filled);
    }

  return recovered;
}

static gint64
find_enough_notice (const SbRecovery *self)
{
  for (int months = 0; months <= MAX_NOTICE_MONTHS; months++)
    {
      SbDate notice = sb_date_add_months (self->at, -months);
      SbDate filled =
          get_earlier (get_locum_day (self->bid, notice), get_recruit_day (self->bid, notice));

      if (filled != SB_DATE_NONE && filled <= self->at)
        return months;
    }

  return SB_UNKNOWN;
}

/* Cuts where a place is filled, too. */
static GArray *
list_stretches (const SbRecovery *self)
{
  GArray *stretches = sb_segments_new (self->bid, self->at, SB_DATE_NONE);

  for (guint i = 0; i < self->vacancies->len; i++)
    {
      SbDate cut = g_array_index (self->vacancies, SbVacancy, i).filled;

      for (guint j = 0; cut != SB_DATE_NONE && j < stretches->len; j++)
        {
          SbSegment *stretch = &g_array_index (stretches, SbSegment, j);
          SbSegment before = { stretch->from, cut };

          if (cut <= stretch->from || cut >= stretch->to)
            continue;
          stretch->from = cut;
          g_array_insert_val (stretches, j, before);
          break;
        }
    }

  return stretches;
}

static gboolean
is_filled (const SbVacancy *vacancy, SbDate day)
{
  return vacancy->filled != SB_DATE_NONE && vacancy->filled <= day;
}

/* Who is there from @day on. Returns whether a place is empty. */
static gboolean
find_present (Course *self, SbDate day)
{
  gboolean is_empty = FALSE;

  for (guint m = 0; m < self->ledger->bid->n_members; m++)
    self->present[m] = TRUE;
  for (guint i = 0; i < self->recovery->vacancies->len; i++)
    {
      const SbVacancy *vacancy = &g_array_index (self->recovery->vacancies, SbVacancy, i);

      self->present[vacancy->member] = is_filled (vacancy, day);
      is_empty = is_empty || !is_filled (vacancy, day);
    }

  return is_empty;
}

/* What whoever stays could give on top of what the flow has; those who fill in work as agreed. */
static void
add_overtime (Course *self)
{
  gint64 share = self->ledger->bid->info->overtime_bp;

  for (guint s = 0; share != SB_UNKNOWN && s < self->ledger->network->n_supplies; s++)
    if (!self->leaves[self->ledger->member_of[s]])
      self->flow->capacity[s] += (gint64) ((SbWide) self->flow->capacity[s] * share / 10000);
  sb_network_fill_all (self->ledger->network, self->flow);
}

static SbCoverage
cover (Course *self, const SbSegment *stretch)
{
  g_autoptr (SbPage) page = sb_ledger_open_page (self->ledger, stretch);
  gboolean is_empty = find_present (self, stretch->from);
  SbCoverage coverage = { *stretch, 0, 0, 0 };

  for (guint c = 0; c < self->ledger->n_columns; c++)
    if (self->ledger->is_shall[c])
      coverage.need += page->need[c];
  sb_page_fill_best (page, self->ledger, self->present, self->flow);
  coverage.without_overtime = sb_flow_get_missing (self->flow, self->ledger->network);
  if (is_empty)
    add_overtime (self);
  coverage.missing = sb_flow_get_missing (self->flow, self->ledger->network);

  return coverage;
}

static gboolean
continues (const SbCoverage *a, const SbCoverage *b)
{
  return a->segment.to == b->segment.from && a->need == b->need &&
         a->without_overtime == b->without_overtime && a->missing == b->missing;
}

/* A stretch goes on for as long as its figures are the same, but not beyond the recovery. */
static void
add_coverage (SbRecovery *self, const SbCoverage *coverage)
{
  SbCoverage *last =
      self->curve->len > 0 ? &g_array_index (self->curve, SbCoverage, self->curve->len - 1) : NULL;

  if (last != NULL && continues (last, coverage) && coverage->segment.from != self->recovered)
    last->segment.to = coverage->segment.to;
  else
    g_array_append_val (self->curve, *coverage);
}

static void
add_up (SbRecovery *self)
{
  SbWide lost = 0;

  for (guint i = 0; i < self->curve->len; i++)
    {
      const SbCoverage *coverage = &g_array_index (self->curve, SbCoverage, i);

      if (coverage->missing == 0 ||
          (self->recovered != SB_DATE_NONE && coverage->segment.from >= self->recovered))
        continue;
      if (self->first_unsafe == SB_DATE_NONE)
        self->first_unsafe = coverage->segment.from;
      lost += (SbWide) coverage->missing * (coverage->segment.to - coverage->segment.from);
    }

  lost = (lost + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK;
  self->minutes_lost = lost < G_MAXINT64 ? (gint64) lost : G_MAXINT64;
}

static void
follow (SbRecovery *self, SbLedger *ledger)
{
  guint n = ledger->bid->n_members;
  g_autoptr (SbFlow) flow = sb_flow_new (ledger->network);
  g_autofree gboolean *marks = g_new0 (gboolean, 2 * (gsize) (n + 1));
  g_autoptr (GArray) stretches = list_stretches (self);
  Course course = { self, ledger, flow, marks, marks + n + 1 };

  for (guint i = 0; i < self->members->len; i++)
    course.leaves[g_array_index (self->members, guint, i)] = TRUE;
  for (guint i = 0; i < stretches->len; i++)
    {
      SbCoverage coverage = cover (&course, &g_array_index (stretches, SbSegment, i));

      add_coverage (self, &coverage);
    }
  add_up (self);
}

static SbRecovery *
recover (SbLedger *ledger, SbBid *bid, SbDate at, const guint *members, guint n_members)
{
  SbRecovery *self = g_new0 (SbRecovery, 1);

  self->bid = sb_bid_ref (bid);
  self->at = at == SB_DATE_NONE ? bid->start : MAX (at, bid->start);
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
  if (n_members > 0)
    g_array_append_vals (self->members, members, n_members);
  self->vacancies = g_array_new (FALSE, FALSE, sizeof (SbVacancy));
  self->curve = g_array_new (FALSE, FALSE, sizeof (SbCoverage));
  self->first_unsafe = SB_DATE_NONE;
  for (guint i = 0; i < n_members; i++)
    add_vacancy (self, members[i]);
  self->recovered = find_recovered (self);
  self->enough_notice_months = find_enough_notice (self);
  follow (self, ledger);

  return self;
}

/**
 * sb_recovery_new:
 * @bid: a sealed bid
 * @at: the day on which they leave; SB_DATE_NONE, or a day before it, means the contract's start
 * @members: (array length=n_members): positions of those who leave, ascending
 * @n_members: how many
 * @error: names a record whose minutes cannot be computed with
 *
 * Returns: (transfer full) (nullable): the way back to full strength
 */
SbRecovery *
sb_recovery_new (SbBid *bid, SbDate at, const guint *members, guint n_members, GError **error)
{
  g_autoptr (SbLedger) ledger = NULL;

  g_return_val_if_fail (bid != NULL, NULL);

  ledger = sb_ledger_new (bid, error);
  return ledger != NULL ? recover (ledger, bid, at, members, n_members) : NULL;
}

/**
 * sb_recovery_list:
 * @bid: a sealed bid
 * @at: the day on which they leave; SB_DATE_NONE means the contract's start
 * @max: at most so many leave together
 * @cancellable: (nullable): stops a computation that nobody waits for any more
 * @error: names a record whose minutes cannot be computed with
 *
 * Returns: (transfer full) (nullable) (element-type SbRecovery): for every set of 1 … @max members,
 *   by size, then member by member
 */
GPtrArray *
sb_recovery_list (SbBid *bid, SbDate at, guint max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_recovery_free);
  g_autoptr (SbLedger) ledger = NULL;
  g_autofree guint *members = NULL;

  g_return_val_if_fail (bid != NULL, NULL);

  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  members = g_new (guint, bid->n_members + 1);
  for (guint size = 1; size <= MIN (max, bid->n_members); size++)
    {
      sb_sets_begin (members, size);
      do
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          g_ptr_array_add (list, recover (ledger, bid, at, members, size));
        }
      while (sb_sets_next (members, size, bid->n_members));
    }

  return g_steal_pointer (&list);
}

/**
 * sb_recovery_free:
 * @recovery: (transfer full) (nullable): a recovery
 */
void
sb_recovery_free (SbRecovery *recovery)
{
  if (recovery == NULL)
    return;

  g_array_unref (recovery->members);
  g_array_unref (recovery->vacancies);
  g_array_unref (recovery->curve);
  sb_bid_unref (recovery->bid);
  g_free (recovery);
}
