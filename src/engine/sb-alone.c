/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Facts for the competition self-check (resources/docs/model.md, section 6): which member, or
 * smaller group, meets every `shall` requirement on the figures entered, with its best split over
 * the whole contract, and what stops each of the others. Whether it could realistically have bid
 * alone, given investment, risk and time, is not a matter of figures and is not answered here.
 */

#include "config.h"

#include <samanbud/sb-alone.h>

#include <samanbud/sb-segments.h>

#include "sb-ledger.h"
#include "sb-sets.h"
#include "sb-standing.h"

/*
 * pages: (element-type SbPage): all segments of the contract
 * stops: by requirement
 */
typedef struct
{
  SbLedger *ledger;
  SbStanding *standing;
  GPtrArray *pages;
  SbFlow *flow;
  guint8 *is_short;
  gboolean *stops;
  gboolean *remaining;
} Search;

static void
search_init (Search *self, SbLedger *ledger)
{
  const SbBid *bid = ledger->bid;
  g_autoptr (GArray) segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);

  self->ledger = ledger;
  self->standing = sb_standing_new (bid);
  self->flow = sb_flow_new (ledger->network);
  self->is_short = g_new0 (guint8, ledger->n_columns + 1);
  self->stops = g_new0 (gboolean, bid->n_requirements + 1);
  self->remaining = g_new0 (gboolean, bid->n_members + 1);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_page_free);
  for (guint i = 0; i < segments->len; i++)
    g_ptr_array_add (self->pages,
                     sb_ledger_open_page (ledger, &g_array_index (segments, SbSegment, i)));
}

static void
search_clear (Search *self)
{
  g_ptr_array_unref (self->pages);
  sb_standing_free (self->standing);
  sb_flow_free (self->flow);
  g_free (self->is_short);
  g_free (self->stops);
  g_free (self->remaining);
  sb_ledger_free (self->ledger);
}

static void
mark_short (Search *self)
{
  const SbLedger *ledger = self->ledger;

  for (guint i = 0; i < self->pages->len; i++)
    {
      sb_page_fill_best (self->pages->pdata[i], ledger, self->remaining, self->flow);
      sb_network_find_short (ledger->network, self->flow, self->is_short);
      for (guint c = 0; c < ledger->n_columns; c++)
        if (self->is_short[c])
          self->stops[ledger->requirements[c]] = TRUE;
    }
}

static void
alone_free (gpointer data)
{
  SbAlone *alone = data;

  g_array_unref (alone->members);
  g_array_unref (alone->stops);
  g_free (alone);
}

static SbAlone *
judge (Search *self, const guint *members, guint n_members)
{
  const SbBid *bid = self->ledger->bid;
  SbAlone *alone = g_new0 (SbAlone, 1);
  g_autoptr (GArray) broken = NULL;

  memset (self->remaining, 0, bid->n_members * sizeof (gboolean));
  memset (self->stops, 0, bid->n_requirements * sizeof (gboolean));
  for (guint i = 0; i < n_members; i++)
    self->remaining[members[i]] = TRUE;

  broken = sb_standing_list_broken (self->standing, self->remaining);
  for (guint i = 0; i < broken->len; i++)
    self->stops[g_array_index (broken, guint, i)] = TRUE;
  mark_short (self);

  alone->members = sb_sets_sort (members, n_members);
  alone->stops = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint r = 0; r < bid->n_requirements; r++)
    if (self->stops[r])
      g_array_append_val (alone->stops, r);

  return alone;
}

/**
 * sb_alone_list:
 * @bid: a sealed bid
 * @max: look at groups of up to so many members; the whole group is left out in any case
 * @cancellable: (nullable): stops a computation that nobody waits for any more
 * @error: names a record whose minutes cannot be computed with
 *
 * Returns: (transfer full) (nullable) (element-type SbAlone): every smaller group, by size, then
 *   member by member
 */
GPtrArray *
sb_alone_list (SbBid *bid, guint max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (alone_free);
  g_autofree guint *members = NULL;
  SbLedger *ledger;
  Search search;

  g_return_val_if_fail (bid != NULL, NULL);

  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  search_init (&search, ledger);
  members = g_new (guint, bid->n_members + 1);
  for (guint size = 1; size <= max && size < bid->n_members; size++)
    {
      sb_sets_begin (members, size);
      do
        g_ptr_array_add (list, judge (&search, members, size));
      while (!g_cancellable_is_cancelled (cancellable) &&
             sb_sets_next (members, size, bid->n_members));
    }
  search_clear (&search);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&list);
}

/**
 * sb_alone_describe_limits:
 * @bid: a bid
 * @language: the language wanted
 *
 * Returns: (transfer full): what the facts do not say, to be shown wherever they are shown
 */
char *
sb_alone_describe_limits (const SbBid *bid, SbLanguage language)
{
  g_return_val_if_fail (bid != NULL, NULL);

  if (bid->info->route == SB_ROUTE_LOV)
    return g_strdup (sb_language_text (
        language, "This is about the figures entered. In LOV nobody competes, so it is advice "
                  "only; whether someone could realistically have applied alone, with the "
                  "investment, risk and time it takes, is for the members to answer."));

  return g_strdup (sb_language_text (
      language, "This is about the figures entered. Whether someone could realistically have bid "
                "alone, with the investment, risk and time it takes, is for the members to "
                "answer, with reasons; nothing here approves of the cooperation."));
}
