/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Time (resources/docs/model.md, section 4). The contract is cut at every date on which something
 * begins or ends; between two cuts nothing changes, so every result is exact. Also here, because
 * rules and engine share it: what is live in a segment, and which capacity is eligible for which
 * requirement.
 */

#include "config.h"

#include <samanbud/sb-segments.h>

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const SbDate *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
add_cut (GArray *cuts, const SbBid *bid, SbDate date)
{
  if (date != SB_DATE_NONE && date > bid->start && date < bid->end)
    g_array_append_val (cuts, date);
}

static GArray *
list_cuts (const SbBid *bid, SbDate at, SbDate until)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (SbDate));

  g_array_append_val (cuts, bid->start);
  for (guint i = 0; i < bid->n_supplies; i++)
    {
      add_cut (cuts, bid, bid->supplies[i].from);
      add_cut (cuts, bid, bid->supplies[i].to);
    }
  for (guint i = 0; i < bid->n_commitments; i++)
    {
      add_cut (cuts, bid, bid->commitments[i].from);
      add_cut (cuts, bid, bid->commitments[i].to);
    }
  for (guint i = 0; i < bid->n_requirements; i++)
    if (bid->requirements[i].test == SB_TEST_CAPACITY)
      {
        add_cut (cuts, bid, bid->requirements[i].from);
        add_cut (cuts, bid, bid->requirements[i].to);
      }
  add_cut (cuts, bid, at);
  add_cut (cuts, bid, until);
  g_array_append_val (cuts, bid->end);
  g_array_sort (cuts, compare_dates);

  return cuts;
}

/**
 * sb_segments_new:
 * @bid: a sealed bid
 * @at: leave out what is before this date; SB_DATE_NONE means nothing
 * @until: leave out what is from this date on; SB_DATE_NONE means nothing
 *
 * Neighbouring segments are never merged, even where nothing that anyone sees changes.
 *
 * Returns: (transfer full) (element-type SbSegment): the segments of the contract, in order
 */
GArray *
sb_segments_new (const SbBid *bid, SbDate at, SbDate until)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (SbSegment));
  g_autoptr (GArray) cuts = NULL;

  g_return_val_if_fail (bid != NULL, segments);

  cuts = list_cuts (bid, at, until);
  for (guint i = 0; i + 1 < cuts->len; i++)
    {
      SbSegment segment = { g_array_index (cuts, SbDate, i), g_array_index (cuts, SbDate, i + 1) };

      if (segment.from < segment.to && (at == SB_DATE_NONE || segment.from >= at) &&
          (until == SB_DATE_NONE || segment.to <= until))
        g_array_append_val (segments, segment);
    }

  return segments;
}

/**
 * sb_segment_is_inside:
 * @segment: a segment of the contract
 * @from: first day; SB_DATE_NONE means the contract's start
 * @to: first day after; SB_DATE_NONE means the contract's end
 *
 * Segments are cut at all such dates, so one lies wholly inside or wholly outside.
 *
 * Returns: whether what holds from @from to @to is live in @segment
 */
gboolean
sb_segment_is_inside (const SbSegment *segment, SbDate from, SbDate to)
{
  g_return_val_if_fail (segment != NULL, FALSE);

  return (from == SB_DATE_NONE || from <= segment->from) &&
         (to == SB_DATE_NONE || to >= segment->to);
}

/**
 * sb_bid_is_eligible:
 * @bid: a sealed bid
 * @supply: one of its supplies
 * @requirement: one of its requirements
 *
 * Returns: whether the supply's profession is in the requirement's list and, if the requirement
 * names a municipality, its site lies there (resources/docs/model.md, section 3)
 */
gboolean
sb_bid_is_eligible (const SbBid *bid, const SbSupply *supply, const SbRequirement *requirement)
{
  int site;

  g_return_val_if_fail (bid != NULL && supply != NULL && requirement != NULL, FALSE);

  if (requirement->test != SB_TEST_CAPACITY ||
      !sb_requirement_takes_profession (requirement, supply->profession))
    return FALSE;
  if (requirement->municipality == NULL)
    return TRUE;

  site = sb_bid_find (bid, SB_TABLE_SITE, supply->site);
  return site >= 0 && g_strcmp0 (bid->sites[site].municipality, requirement->municipality) == 0;
}

/**
 * sb_bid_commitment_counts:
 * @bid: a sealed bid
 * @commitment: one of its commitments
 * @segment: a segment of its contract
 *
 * Returns: whether the commitment, its supply and its requirement are all live in @segment and the
 * supply is eligible (resources/docs/model.md, section 6)
 */
gboolean
sb_bid_commitment_counts (const SbBid *bid,
                          const SbCommitment *commitment,
                          const SbSegment *segment)
{
  const SbSupply *supply;
  const SbRequirement *requirement;

  g_return_val_if_fail (bid != NULL && commitment != NULL && segment != NULL, FALSE);

  supply = &bid->supplies[sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply)];
  requirement =
      &bid->requirements[sb_bid_find (bid, SB_TABLE_REQUIREMENT, commitment->requirement)];

  return sb_segment_is_inside (segment, commitment->from, commitment->to) &&
         sb_segment_is_inside (segment, supply->from, supply->to) &&
         sb_segment_is_inside (segment, requirement->from, requirement->to) &&
         sb_bid_is_eligible (bid, supply, requirement);
}
