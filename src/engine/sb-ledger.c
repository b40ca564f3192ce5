/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The figures that split and exits compute from (resources/docs/model.md, sections 4 to 6): who is
 * eligible for what, which commitments count, what is needed and available in a segment. Read once
 * from the bid, checked once, so that nothing behind it can overflow: the sums of all supplies, of
 * all needs and of all commitments each stay below a quarter of what a gint64 holds.
 */

#include "config.h"

#include "sb-ledger.h"

#include <string.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>

#define MAX_SUM (G_MAXINT64 / 4)

/* Adds up what can be added up; a number that is not known yet is 0. */
static gboolean
take_minutes (gint64 minutes, gint64 *sum, gint64 *taken)
{
  *taken = 0;
  if (minutes == SB_UNKNOWN)
    return TRUE;
  if (minutes < 0 || minutes > MAX_SUM - *sum)
    return FALSE;

  *sum += minutes;
  *taken = minutes;
  return TRUE;
}

static void
set_supply_error (GError **error, const SbSupply *supply)
{
  g_autofree char *minutes = sb_language_integer (sb_language_of_user (), supply->minutes_per_week);

  /* Translators: the id of a supply (capacity of a member), then a number that is negative or much
   * too large. */
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
               _ ("Capacity “%s” has %s minutes per week, which cannot be computed with."),
               supply->id, minutes);
}

static void
set_requirement_error (GError **error, const SbRequirement *requirement)
{
  g_autofree char *minutes =
      sb_language_integer (sb_language_of_user (), requirement->minutes_per_week);

  /* Translators: the id of a requirement, then a number that is negative or much too large. */
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
               _ ("Requirement “%s” needs %s minutes per week, which cannot be computed with."),
               requirement->id, minutes);
}

static void
set_commitment_error (GError **error, const SbCommitment *commitment)
{
  g_autofree char *minutes =
      sb_language_integer (sb_language_of_user (), commitment->minutes_per_week);

  /* Translators: the ids of a supply and of a requirement, then a number that is negative or much
   * too large. */
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
               _ ("The commitment of capacity “%s” to requirement “%s” has %s minutes per week, "
                  "which cannot be computed with."),
               commitment->supply, commitment->requirement, minutes);
}

static gboolean
read_supplies (SbLedger *self, GError **error)
{
  const SbBid *bid = self->bid;
  gboolean ok = TRUE;
  gint64 sum = 0;

  for (guint s = 0; s < bid->n_supplies; s++)
    {
      const SbSupply *supply = &bid->supplies[s];
      int member = sb_bid_find (bid, SB_TABLE_MEMBER, supply->member);

      self->member_of[s] = member >= 0 ? (guint) member : bid->n_members;
      if (!take_minutes (supply->minutes_per_week, &sum, &self->minutes[s]) && ok)
        {
          set_supply_error (error, supply);
          ok = FALSE;
        }
      if (member < 0)
        self->minutes[s] = 0;
    }

  return ok;
}

static gboolean
read_requirements (SbLedger *self, GError **error)
{
  const SbBid *bid = self->bid;
  gboolean ok = TRUE;
  gint64 sum = 0;

  for (guint r = 0; r < bid->n_requirements; r++)
    {
      const SbRequirement *requirement = &bid->requirements[r];
      guint c = self->n_columns;

      if (requirement->test != SB_TEST_CAPACITY)
        continue;
      self->requirements[c] = r;
      self->is_shall[c] = requirement->obligation == SB_OBLIGATION_SHALL;
      self->n_shall += self->is_shall[c];
      self->n_columns++;
      if (!take_minutes (requirement->minutes_per_week, &sum, &self->need[c]) && ok)
        {
          set_requirement_error (error, requirement);
          ok = FALSE;
        }
    }

  return ok;
}

static void
order_columns (SbLedger *self)
{
  guint n = 0;

  self->shall_first = g_new (guint, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++)
    if (self->is_shall[c])
      self->shall_first[n++] = c;
  for (guint c = 0; c < self->n_columns; c++)
    if (!self->is_shall[c])
      self->shall_first[n++] = c;
}

static guint8 *
list_eligible (const SbLedger *self)
{
  const SbBid *bid = self->bid;
  guint8 *eligible = g_new0 (guint8, (gsize) bid->n_supplies * self->n_columns);

  for (guint s = 0; s < bid->n_supplies; s++)
    for (guint c = 0; c < self->n_columns; c++)
      eligible[(gsize) s * self->n_columns + c] =
          sb_bid_is_eligible (bid, &bid->supplies[s], &bid->requirements[self->requirements[c]]);

  return eligible;
}

static int
find_column (const SbLedger *self, guint requirement)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (self->requirements[c] == requirement)
      return (int) c;

  return -1;
}

static int
compare_promises (gconstpointer a, gconstpointer b)
{
  const SbPromise *x = a, *y = b;

  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  if (x->supply != y->supply)
    return x->supply < y->supply ? -1 : 1;

  return (x->commitment > y->commitment) - (x->commitment < y->commitment);
}

static gboolean
read_commitments (SbLedger *self, const guint8 *eligible, GError **error)
{
  const SbBid *bid = self->bid;
  gboolean ok = TRUE;
  gint64 sum = 0;

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *commitment = &bid->commitments[i];
      int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply);
      int requirement = sb_bid_find (bid, SB_TABLE_REQUIREMENT, commitment->requirement);
      int column = requirement < 0 ? -1 : find_column (self, (guint) requirement);
      SbPromise promise = { (guint) supply, (guint) column, i, 0 };

      if (!take_minutes (commitment->minutes_per_week, &sum, &promise.minutes) && ok)
        {
          set_commitment_error (error, commitment);
          ok = FALSE;
        }
      if (supply >= 0 && column >= 0 && eligible[(gsize) supply * self->n_columns + (guint) column])
        g_array_append_val (self->promises, promise);
    }
  g_array_sort (self->promises, compare_promises);

  return ok;
}

static SbLedger *
read_bid (const SbBid *bid, gboolean *ok, GError **error)
{
  SbLedger *self = g_new0 (SbLedger, 1);
  g_autofree guint8 *eligible = NULL;

  self->bid = bid;
  self->requirements = g_new (guint, bid->n_requirements);
  self->is_shall = g_new0 (guint8, bid->n_requirements);
  self->member_of = g_new (guint, bid->n_supplies);
  self->minutes = g_new (gint64, bid->n_supplies);
  self->need = g_new0 (gint64, bid->n_requirements);
  self->promises = g_array_new (FALSE, FALSE, sizeof (SbPromise));

  *ok = read_supplies (self, error);
  *ok = read_requirements (self, *ok ? error : NULL) && *ok;
  order_columns (self);
  eligible = list_eligible (self);
  self->network = sb_network_new (bid->n_supplies, self->n_columns, eligible);
  *ok = read_commitments (self, eligible, *ok ? error : NULL) && *ok;

  return self;
}

/**
 * sb_ledger_new:
 * @bid: a sealed bid, which must outlive the ledger
 * @error: names the record whose minutes cannot be computed with
 *
 * Returns: (transfer full) (nullable): the ledger
 */
SbLedger *
sb_ledger_new (const SbBid *bid, GError **error)
{
  gboolean ok;
  g_autoptr (SbLedger) self = read_bid (bid, &ok, error);

  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * sb_ledger_new_lenient:
 * @bid: a sealed bid, which must outlive the ledger
 *
 * For views that must show something whatever was entered: minutes that cannot be computed with
 * count as 0.
 *
 * Returns: (transfer full): the ledger
 */
SbLedger *
sb_ledger_new_lenient (const SbBid *bid)
{
  gboolean ok;

  return read_bid (bid, &ok, NULL);
}

void
sb_ledger_free (SbLedger *ledger)
{
  if (ledger == NULL)
    return;

  g_free (ledger->requirements);
  g_free (ledger->is_shall);
  g_free (ledger->member_of);
  g_free (ledger->minutes);
  g_free (ledger->need);
  g_free (ledger->shall_first);
  g_array_unref (ledger->promises);
  sb_network_free (ledger->network);
  g_free (ledger);
}

/**
 * sb_ledger_open_page:
 * @ledger: a ledger
 * @segment: a segment of its bid
 *
 * Returns: (transfer full): the figures in @segment
 */
SbPage *
sb_ledger_open_page (const SbLedger *ledger, const SbSegment *segment)
{
  const SbBid *bid = ledger->bid;
  SbPage *page = g_new0 (SbPage, 1);

  page->segment = *segment;
  /* One more than needed, so that none of them is NULL. */
  page->is_live = g_new0 (guint8, bid->n_supplies + 1);
  page->available = g_new0 (gint64, bid->n_supplies + 1);
  page->need = g_new0 (gint64, ledger->n_columns + 1);
  page->promises = g_array_new (FALSE, FALSE, sizeof (SbPromise));

  for (guint s = 0; s < bid->n_supplies; s++)
    if (sb_segment_is_inside (segment, bid->supplies[s].from, bid->supplies[s].to))
      {
        page->is_live[s] = TRUE;
        page->available[s] = ledger->minutes[s];
      }
  for (guint c = 0; c < ledger->n_columns; c++)
    {
      const SbRequirement *requirement = &bid->requirements[ledger->requirements[c]];

      if (sb_segment_is_inside (segment, requirement->from, requirement->to))
        page->need[c] = ledger->need[c];
    }
  for (guint i = 0; i < ledger->promises->len; i++)
    {
      const SbPromise *promise = &g_array_index (ledger->promises, SbPromise, i);
      const SbCommitment *commitment = &bid->commitments[promise->commitment];
      const SbRequirement *requirement = &bid->requirements[ledger->requirements[promise->column]];

      /* What sb_bid_commitment_counts() says, without looking up ids again. */
      if (page->is_live[promise->supply] &&
          sb_segment_is_inside (segment, commitment->from, commitment->to) &&
          sb_segment_is_inside (segment, requirement->from, requirement->to))
        g_array_append_val (page->promises, *promise);
    }

  return page;
}

void
sb_page_free (SbPage *page)
{
  if (page == NULL)
    return;

  g_free (page->is_live);
  g_free (page->available);
  g_free (page->need);
  g_array_unref (page->promises);
  g_free (page);
}

/**
 * sb_page_count_left:
 * @page: a segment's figures
 * @ledger: the ledger they are of
 * @remaining: by member, and FALSE for nobody
 * @left: (out caller-allocates): minutes by column
 *
 * What the counting commitments of the remaining members give to each requirement.
 */
void
sb_page_count_left (const SbPage *page,
                    const SbLedger *ledger,
                    const gboolean *remaining,
                    gint64 *left)
{
  memset (left, 0, ledger->n_columns * sizeof (gint64));
  for (guint i = 0; i < page->promises->len; i++)
    {
      const SbPromise *promise = &g_array_index (page->promises, SbPromise, i);

      if (remaining[ledger->member_of[promise->supply]])
        left[promise->column] += promise->minutes;
    }
}

/* Requirements that still have what they need first. */
static guint *
order_by_loss (const SbPage *page, const SbLedger *ledger, const gboolean *remaining)
{
  guint *order = g_new (guint, ledger->n_columns + 1);
  g_autofree gint64 *left = g_new (gint64, ledger->n_columns + 1);
  guint n = 0;

  sb_page_count_left (page, ledger, remaining, left);
  for (guint is_lost = FALSE; is_lost <= TRUE; is_lost++)
    for (guint c = 0; c < ledger->n_columns; c++)
      if ((left[c] < page->need[c]) == is_lost)
        order[n++] = c;

  return order;
}

/**
 * sb_page_fill_best:
 * @page: a segment's figures
 * @ledger: the ledger they are of
 * @remaining: by member, and FALSE for nobody
 * @flow: (out caller-allocates): becomes the best split of what remains
 *
 * Meets as much of the `shall` requirements as can be met. Where that is not all, what lacks
 * nothing as it is does not have to lack anything for the sake of another: so the gaps are where
 * something is lost.
 */
void
sb_page_fill_best (const SbPage *page,
                   const SbLedger *ledger,
                   const gboolean *remaining,
                   SbFlow *flow)
{
  g_autofree guint *order = order_by_loss (page, ledger, remaining);

  sb_flow_clear (flow, ledger->network);
  for (guint s = 0; s < ledger->network->n_supplies; s++)
    flow->capacity[s] = remaining[ledger->member_of[s]] ? page->available[s] : 0;
  for (guint c = 0; c < ledger->n_columns; c++)
    flow->need[c] = ledger->is_shall[c] ? page->need[c] : 0;
  sb_network_fill (ledger->network, flow, order, ledger->n_columns);
}
