/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How likely it is that the group still carries the bid (resources/docs/model.md, section 6). On
 * each day that matters (segments begin, years end, planned exits) each of the 2ⁿ groups is there
 * with the product of its members' probabilities; those that carry the bid in that segment add up.
 * Whether one does is decided in whole minutes; only probabilities are floating point.
 *
 * A member's Birnbaum importance is the same sum with the member surely there, less that with it
 * surely gone (Birnbaum 1969, "On the importance of different components"). The power indices count
 * in how many groups a member turns the scale, which may be to the worse: whoever spoils a
 * requirement that everybody must meet counts against.
 */

#include "config.h"

#include <samanbud/sb-probability.h>

#include <glib/gi18n.h>

#include <math.h>
#include <samanbud/sb-error.h>
#include <samanbud/sb-segments.h>

#include "sb-ledger.h"
#include "sb-standing.h"
#include "sb-survival.h"

#define DAYS_PER_YEAR   365.2425
#define BP_PER_WHOLE    10000.0
#define MONTHS_PER_YEAR 12

/*
 * carries: by group, in the segment at hand
 * minutes: (nullable): by group: minutes short, in the segment at hand
 * always: by group, in all segments so far
 * sums: scratch space, by group
 */
typedef struct
{
  SbProbability *result;
  SbLedger *ledger;
  SbStanding *standing;
  SbFlow *flow;
  GCancellable *cancellable;
  guint8 *carries;
  guint8 *stands;
  guint8 *always;
  double *minutes;
  double *sums;
  gboolean *remaining;
  guint n_members;
  guint32 n_groups;
} Search;

/**
 * sb_probability_of_staying:
 * @bid: a sealed bid
 * @member: position of a member
 * @date: a day of the contract
 *
 * Returns: the probability that the member has not left by then
 */
double
sb_probability_of_staying (const SbBid *bid, guint member, SbDate date)
{
  const SbMember *row = &bid->members[member];
  double years = (double) (date - bid->start) / DAYS_PER_YEAR;

  if (row->exit_planned != SB_DATE_NONE && date > row->exit_planned)
    return 0;
  if (row->exit_probability_bp == SB_UNKNOWN)
    return 1;

  return pow (1 - (double) row->exit_probability_bp / BP_PER_WHOLE, years);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  SbDate x = *(const SbDate *) a, y = *(const SbDate *) b;

  return (x > y) - (x < y);
}

static void
add_date (GArray *dates, const SbBid *bid, SbDate date)
{
  if (date >= bid->start && date < bid->end)
    g_array_append_val (dates, date);
}

/* Puts them in order, each once. */
static void
order_dates (GArray *dates)
{
  guint n = 0;

  g_array_sort (dates, compare_dates);
  for (guint i = 0; i < dates->len; i++)
    if (n == 0 || g_array_index (dates, SbDate, n - 1) != g_array_index (dates, SbDate, i))
      g_array_index (dates, SbDate, n++) = g_array_index (dates, SbDate, i);
  g_array_set_size (dates, n);
}

/* Segments begin, years are over, somebody's last day is over, the contract ends. */
static GArray *
list_dates (const SbBid *bid, const GArray *segments)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (SbDate));

  for (guint i = 0; i < segments->len; i++)
    add_date (dates, bid, g_array_index (segments, SbSegment, i).from);
  for (int months = 0; sb_date_add_months (bid->start, months) < bid->end;
       months += MONTHS_PER_YEAR)
    add_date (dates, bid, sb_date_add_months (bid->start, months));
  for (guint m = 0; m < bid->n_members; m++)
    if (bid->members[m].exit_planned != SB_DATE_NONE)
      add_date (dates, bid, bid->members[m].exit_planned + 1);
  add_date (dates, bid, bid->end - 1);
  order_dates (dates);

  return dates;
}

static void
search_init (Search *self, SbProbability *result, SbLedger *ledger, GCancellable *cancellable)
{
  guint n = result->bid->n_members;

  *self = (Search){ .result = result,
                    .ledger = ledger,
                    .cancellable = cancellable,
                    .n_members = n,
                    .n_groups = 1u << n };
  self->standing = sb_standing_new (result->bid);
  self->flow = sb_flow_new (ledger->network);
  self->carries = g_new (guint8, self->n_groups);
  self->stands = g_new (guint8, self->n_groups);
  self->always = g_new (guint8, self->n_groups);
  self->sums = g_new (double, self->n_groups);
  self->remaining = g_new0 (gboolean, n + 1);
  if (n <= SB_PROBABILITY_MINUTES_MEMBERS)
    self->minutes = g_new (double, self->n_groups);

  /* The empty group never carries anything. */
  for (guint32 group = 0; group < self->n_groups; group++)
    {
      self->stands[group] = group != 0 && sb_standing_holds (self->standing, group);
      self->always[group] = self->stands[group];
    }
}

static void
search_clear (Search *self)
{
  sb_standing_free (self->standing);
  sb_flow_free (self->flow);
  g_free (self->carries);
  g_free (self->stands);
  g_free (self->always);
  g_free (self->sums);
  g_free (self->remaining);
  g_free (self->minutes);
  sb_ledger_free (self->ledger);
}

static void
count_minutes (Search *self, const SbPage *page)
{
  for (guint32 group = 0; group < self->n_groups; group++)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      for (guint m = 0; m < self->n_members; m++)
        self->remaining[m] = group >> m & 1;
      sb_page_fill_best (page, self->ledger, self->remaining, self->flow);
      self->minutes[group] = (double) sb_flow_get_missing (self->flow, self->ledger->network);
    }
}

static void
judge_segment (Search *self, const SbSegment *segment)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_page_free);
  g_autoptr (SbLattice) is_short = NULL;

  g_ptr_array_add (pages, sb_ledger_open_page (self->ledger, segment));
  is_short = sb_survival_find_short (self->ledger, pages, self->cancellable);
  for (guint32 group = 0; group < self->n_groups; group++)
    {
      self->carries[group] = self->stands[group] && !sb_lattice_contains (is_short, group);
      self->always[group] = self->always[group] && self->carries[group];
    }
  if (self->minutes != NULL)
    count_minutes (self, pages->pdata[0]);
}

/* The mean of what stands in self->sums when each member is there with its probability: member by
 * member, the groups with and without it become one. */
static double
fold (Search *self, const double *staying)
{
  guint32 half = self->n_groups / 2;

  for (guint m = self->n_members; m-- > 0; half /= 2)
    for (guint32 group = 0; group < half; group++)
      self->sums[group] =
          (1 - staying[m]) * self->sums[group] + staying[m] * self->sums[group + half];

  return self->sums[0];
}

static double
mean_carries (Search *self, const double *staying)
{
  for (guint32 group = 0; group < self->n_groups; group++)
    self->sums[group] = self->carries[group];

  return fold (self, staying);
}

static void
add_point (Search *self, SbDate date)
{
  SbProbabilityPoint point = { .date = date, .minutes_short = -1 };
  g_autofree double *staying = g_new (double, self->n_members + 1);

  for (guint m = 0; m < self->n_members; m++)
    staying[m] = sb_probability_of_staying (self->result->bid, m, date);

  point.carries = mean_carries (self, staying);
  point.birnbaum = g_new (double, self->n_members + 1);
  for (guint m = 0; m < self->n_members; m++)
    {
      double own = staying[m];

      staying[m] = 1;
      point.birnbaum[m] = mean_carries (self, staying);
      staying[m] = 0;
      point.birnbaum[m] -= mean_carries (self, staying);
      staying[m] = own;
    }
  if (self->minutes != NULL)
    {
      memcpy (self->sums, self->minutes, self->n_groups * sizeof (double));
      point.minutes_short = fold (self, staying);
    }

  g_array_append_val (self->result->points, point);
}

static void
judge_dates (Search *self, const GArray *segments)
{
  g_autoptr (GArray) dates = list_dates (self->result->bid, segments);
  guint next = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const SbSegment *segment = &g_array_index (segments, SbSegment, i);

      judge_segment (self, segment);
      while (next < dates->len && g_array_index (dates, SbDate, next) < segment->to &&
             !g_cancellable_is_cancelled (self->cancellable))
        add_point (self, g_array_index (dates, SbDate, next++));
    }
}

/* Of the groups of others, those of one size weigh the same: there are n − 1 over size of them, and
 * as often as any other size does that one come before the member in a random order. */
static void
count_swings (Search *self, guint member)
{
  guint n = self->n_members;
  gint64 swings[SB_PROBABILITY_MEMBERS] = { 0 };
  double n_of_size = 1, sum = 0;

  for (guint32 group = 0; group < self->n_groups; group++)
    if ((group >> member & 1) == 0)
      swings[__builtin_popcount (group)] +=
          self->always[group | 1u << member] - self->always[group];

  for (guint size = 0; size < n; size++)
    {
      self->result->shapley[member] += (double) swings[size] / (n_of_size * n);
      sum += (double) swings[size];
      n_of_size = n_of_size * (n - 1 - size) / (size + 1);
    }
  self->result->banzhaf[member] = sum / (self->n_groups / 2);
}

static void
clear_point_cb (gpointer data)
{
  g_free (((SbProbabilityPoint *) data)->birnbaum);
}

static SbProbability *
probability_new (SbBid *bid)
{
  SbProbability *self = g_new0 (SbProbability, 1);

  self->bid = sb_bid_ref (bid);
  self->points = g_array_new (FALSE, FALSE, sizeof (SbProbabilityPoint));
  g_array_set_clear_func (self->points, clear_point_cb);
  self->shapley = g_new0 (double, bid->n_members + 1);
  self->banzhaf = g_new0 (double, bid->n_members + 1);
  self->unknown = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint m = 0; m < bid->n_members; m++)
    if (bid->members[m].exit_probability_bp == SB_UNKNOWN)
      g_array_append_val (self->unknown, m);

  return self;
}

/**
 * sb_probability_new:
 * @bid: a sealed bid
 * @cancellable: (nullable): stops a computation that nobody waits for any more
 * @error: says that there are too many members, or names a record whose minutes cannot be computed
 *   with
 *
 * Returns: (transfer full) (nullable): how likely the group still carries the bid
 */
SbProbability *
sb_probability_new (SbBid *bid, GCancellable *cancellable, GError **error)
{
  g_autoptr (SbProbability) self = NULL;
  g_autoptr (GArray) segments = NULL;
  SbLedger *ledger;
  Search search;

  g_return_val_if_fail (bid != NULL, NULL);

  if (bid->n_members > SB_PROBABILITY_MEMBERS)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("The probability can be computed for up to %d members."),
                   SB_PROBABILITY_MEMBERS);
      return NULL;
    }
  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  self = probability_new (bid);
  segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);
  search_init (&search, self, ledger, cancellable);
  judge_dates (&search, segments);
  for (guint m = 0; m < bid->n_members; m++)
    count_swings (&search, m);
  search_clear (&search);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sb_probability_free:
 * @probability: (transfer full) (nullable): a probability
 */
void
sb_probability_free (SbProbability *probability)
{
  if (probability == NULL)
    return;

  g_array_unref (probability->points);
  g_array_unref (probability->unknown);
  g_free (probability->shapley);
  g_free (probability->banzhaf);
  sb_bid_unref (probability->bid);
  g_free (probability);
}
