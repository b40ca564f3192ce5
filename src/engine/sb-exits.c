/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What happens when members leave (resources/docs/model.md, section 6). For a set of leavers and
 * each segment three figures are computed over the `shall` capacity requirements: what is missing
 * as it is, what is missing after takeover into free capacity, and what is missing after the best
 * split of what remains. The verdict follows from them; a requirement of another kind that fails
 * goes above all.
 *
 * Sets of one, two … leavers are listed with all figures. For the minimal critical sets and minimal
 * sufficient groups only yes or no is asked, but of all 2ⁿ sets.
 */

#include "config.h"

#include <samanbud/sb-exits.h>

#include <string.h>

#include "sb-ledger.h"
#include "sb-sets.h"
#include "sb-standing.h"
#include "sb-survival.h"

/* The sets of leavers between two looks at the clock. */
#define SETS_BETWEEN_CHECKS 4096

static const char *const verdict_codes[] = { "covered", "takeover", "rearrange", "short",
                                             "broken" };

/*
 * pages: (element-type SbPage): one for each segment
 * committed: by segment and supply: all that counts, for requirements of any obligation
 * like: by segment: the first one with the same capacities and needs, so that the best split is the
 *   same
 * remaining: by member, and FALSE for nobody
 * left, best_gap: by column, in the segment at hand
 */
typedef struct
{
  SbLedger *ledger;
  SbStanding *standing;
  GPtrArray *pages;
  SbFlow *flow;
  gint64 *committed;
  guint *like;
  gboolean *remaining;
  gint64 *left;
  gint64 *best_gap;
} Analysis;

static void
free_exit (gpointer data)
{
  SbExit *exit = data;

  g_array_unref (exit->members);
  g_free (exit->as_is);
  g_free (exit->takeover);
  g_free (exit->best);
  g_array_unref (exit->broken);
  g_array_unref (exit->open);
  g_array_unref (exit->unanswered);
  g_array_unref (exit->gaps);
  g_free (exit);
}

static gboolean
is_same_network (const SbLedger *ledger, const SbPage *a, const SbPage *b)
{
  return memcmp (a->available, b->available, ledger->network->n_supplies * sizeof (gint64)) == 0 &&
         memcmp (a->need, b->need, ledger->n_columns * sizeof (gint64)) == 0;
}

static void
open_pages (Analysis *self, const GArray *segments)
{
  const SbLedger *ledger = self->ledger;
  gsize n_supplies = ledger->network->n_supplies;

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_page_free);
  self->committed = g_new0 (gint64, segments->len * n_supplies);
  self->like = g_new (guint, segments->len);
  for (guint i = 0; i < segments->len; i++)
    {
      SbPage *page = sb_ledger_open_page (ledger, &g_array_index (segments, SbSegment, i));

      g_ptr_array_add (self->pages, page);
      for (guint j = 0; j < page->promises->len; j++)
        {
          const SbPromise *promise = &g_array_index (page->promises, SbPromise, j);

          self->committed[i * n_supplies + promise->supply] += promise->minutes;
        }
      self->like[i] = 0;
      while (!is_same_network (ledger, self->pages->pdata[self->like[i]], page))
        self->like[i]++;
    }
}

/* Takes over @ledger. */
static Analysis *
analysis_new (SbLedger *ledger, const GArray *segments)
{
  Analysis *self = g_new0 (Analysis, 1);

  self->ledger = ledger;
  self->standing = sb_standing_new (ledger->bid);
  self->flow = sb_flow_new (ledger->network);
  self->remaining = g_new0 (gboolean, ledger->bid->n_members + 1);
  self->left = g_new0 (gint64, ledger->n_columns + 1);
  self->best_gap = g_new0 (gint64, ledger->n_columns + 1);
  open_pages (self, segments);

  return self;
}

static void
analysis_free (Analysis *self)
{
  sb_standing_free (self->standing);
  g_ptr_array_unref (self->pages);
  sb_flow_free (self->flow);
  g_free (self->committed);
  g_free (self->like);
  g_free (self->remaining);
  g_free (self->left);
  g_free (self->best_gap);
  sb_ledger_free (self->ledger);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Analysis, analysis_free)

static gint64
count_missing (Analysis *self, const SbPage *page)
{
  const SbLedger *ledger = self->ledger;
  gint64 missing = 0;

  sb_page_count_left (page, ledger, self->remaining, self->left);
  for (guint c = 0; c < ledger->n_columns; c++)
    if (ledger->is_shall[c])
      missing += MAX (0, page->need[c] - self->left[c]);

  return missing;
}

/* What of that does not fit into what the remaining supplies have not committed to anything. */
static gint64
count_after_takeover (Analysis *self, guint position)
{
  const SbLedger *ledger = self->ledger;
  const SbPage *page = self->pages->pdata[position];
  const gint64 *committed = self->committed + (gsize) position * ledger->network->n_supplies;
  SbFlow *flow = self->flow;

  sb_flow_clear (flow, ledger->network);
  for (guint s = 0; s < ledger->network->n_supplies; s++)
    flow->capacity[s] =
        self->remaining[ledger->member_of[s]] ? MAX (0, page->available[s] - committed[s]) : 0;
  for (guint c = 0; c < ledger->n_columns; c++)
    flow->need[c] = ledger->is_shall[c] ? MAX (0, page->need[c] - self->left[c]) : 0;
  sb_network_fill_all (ledger->network, flow);

  return sb_flow_get_missing (flow, ledger->network);
}

/* What no split of the remaining capacity can meet. */
static gint64
count_after_best (Analysis *self, guint position)
{
  const SbLedger *ledger = self->ledger;
  SbFlow *flow = self->flow;

  sb_page_fill_best (self->pages->pdata[position], ledger, self->remaining, flow);
  for (guint c = 0; c < ledger->n_columns; c++)
    self->best_gap[c] = flow->need[c] - flow->met[c];

  return sb_flow_get_missing (flow, ledger->network);
}

static void
list_gaps (const Analysis *self, SbExit *exit, guint position)
{
  const SbLedger *ledger = self->ledger;
  const SbPage *page = self->pages->pdata[position];

  for (guint c = 0; c < ledger->n_columns; c++)
    {
      SbGap gap = { ledger->requirements[c], position, page->need[c], self->left[c],
                    exit->best[position] > 0 ? self->best_gap[c] : 0 };

      if (ledger->is_shall[c] && gap.left < gap.need)
        g_array_append_val (exit->gaps, gap);
    }
}

static SbVerdict
judge_segment (const SbExit *exit, guint position)
{
  if (exit->best[position] > 0)
    return SB_VERDICT_SHORT;
  if (exit->as_is[position] == 0)
    return SB_VERDICT_COVERED;
  if (exit->takeover[position] == 0)
    return SB_VERDICT_TAKEOVER;

  return SB_VERDICT_REARRANGE;
}

static void
analyse_segment (Analysis *self, SbExit *exit, guint position)
{
  const SbPage *page = self->pages->pdata[position];
  guint like = self->like[position];

  exit->as_is[position] = count_missing (self, page);
  if (exit->as_is[position] > 0)
    exit->takeover[position] = count_after_takeover (self, position);
  /* How much is missing is the same where the network is; of what it is missing may not be. */
  if (like == position || exit->best[like] > 0)
    exit->best[position] = count_after_best (self, position);
  list_gaps (self, exit, position);

  exit->verdict = MAX (exit->verdict, judge_segment (exit, position));
  if (exit->best[position] > 0 && exit->first_short == SB_DATE_NONE)
    exit->first_short = page->segment.from;
}

static gboolean
has_position (const GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return TRUE;

  return FALSE;
}

/* Those of @positions that are, or are not, among @others, in their order. */
static GArray *
list_among (const GArray *positions, const GArray *others, gboolean are)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      if (has_position (others, position) == are)
        g_array_append_val (list, position);
    }

  return list;
}

/* What the requirements of other kinds make of it. @base is NULL for the bid as it is. */
static void
judge_others (Analysis *self, SbExit *exit, const SbExit *base)
{
  g_autoptr (GArray) open = NULL;

  exit->broken = sb_standing_list_broken (self->standing, self->remaining);
  open = sb_standing_list_open (self->standing, exit->broken, self->remaining);
  exit->open = list_among (open, base != NULL ? base->open : open, TRUE);
  exit->unanswered = list_among (open, exit->open, FALSE);

  exit->answered = exit->broken->len > exit->open->len ? SB_VERDICT_BROKEN : exit->verdict;
  if (exit->broken->len > 0)
    exit->verdict = SB_VERDICT_BROKEN;
}

/* @members: positions, ascending
 * @base: (nullable): the same for nobody */
static SbExit *
analyse (Analysis *self, const guint *members, guint n_members, const SbExit *base)
{
  SbExit *exit = g_new0 (SbExit, 1);
  guint n = self->pages->len;

  exit->members = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_members);
  if (n_members > 0)
    g_array_append_vals (exit->members, members, n_members);
  exit->as_is = g_new0 (gint64, n);
  exit->takeover = g_new0 (gint64, n);
  exit->best = g_new0 (gint64, n);
  exit->gaps = g_array_new (FALSE, FALSE, sizeof (SbGap));
  exit->first_short = SB_DATE_NONE;

  for (guint m = 0; m < self->ledger->bid->n_members; m++)
    self->remaining[m] = TRUE;
  for (guint i = 0; i < n_members; i++)
    self->remaining[members[i]] = FALSE;

  for (guint i = 0; i < n; i++)
    analyse_segment (self, exit, i);
  judge_others (self, exit, base);

  return exit;
}

static void
list_exits (SbExits *exits, Analysis *analysis, guint max, GCancellable *cancellable)
{
  guint n = exits->bid->n_members;
  g_autofree guint *members = g_new (guint, n);

  for (guint size = 1; size <= MIN (max, n); size++)
    {
      sb_sets_begin (members, size);
      do
        g_ptr_array_add (exits->exits, analyse (analysis, members, size, exits->base));
      while (!g_cancellable_is_cancelled (cancellable) && sb_sets_next (members, size, n));
    }
}

/* Every group once: whoever is not in it has left. */
static void
list_minimal_sets (SbExits *exits, Analysis *analysis, GCancellable *cancellable)
{
  guint n = exits->bid->n_members;
  guint32 all = (1u << n) - 1;
  g_autoptr (SbLattice) is_short =
      sb_survival_find_short (analysis->ledger, analysis->pages, cancellable);
  g_autoptr (SbLattice) critical = sb_lattice_new (n);
  g_autoptr (SbLattice) sufficient = sb_lattice_new (n);

  for (guint32 group = 0; group <= all; group++)
    {
      if (group % SETS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (sb_lattice_contains (is_short, group) || !sb_standing_holds (analysis->standing, group))
        sb_lattice_add (critical, all & ~group);
      else if (group != 0)
        sb_lattice_add (sufficient, group);
    }

  exits->minimal_critical = sb_lattice_list_minimal (critical);
  exits->minimal_sufficient = sb_lattice_list_minimal (sufficient);
}

static SbExits *
exits_new (SbBid *bid, SbDate at, SbDate until)
{
  SbExits *self = g_new0 (SbExits, 1);

  self->bid = sb_bid_ref (bid);
  self->at = at != SB_DATE_NONE ? at : bid->start;
  self->segments = sb_segments_new (bid, at, until);
  self->exits = g_ptr_array_new_with_free_func (free_exit);

  return self;
}

/**
 * sb_exits_new:
 * @bid: a sealed bid
 * @at: the day on which members leave; SB_DATE_NONE means the start of the contract
 * @until: for an absence: the day on which they are back; SB_DATE_NONE means never
 * @max: list sets of up to so many leavers
 * @cancellable: (nullable): stops a computation that nobody waits for any more
 * @error: names a record whose minutes cannot be computed with
 *
 * The whole exit analysis (resources/docs/model.md, section 6).
 *
 * Returns: (transfer full) (nullable): what happens for every set of leavers
 */
SbExits *
sb_exits_new (
    SbBid *bid, SbDate at, SbDate until, guint max, GCancellable *cancellable, GError **error)
{
  g_autoptr (SbExits) self = NULL;
  g_autoptr (Analysis) analysis = NULL;
  SbLedger *ledger;

  g_return_val_if_fail (bid != NULL, NULL);

  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  self = exits_new (bid, at, until);
  analysis = analysis_new (ledger, self->segments);
  self->base = analyse (analysis, NULL, 0, NULL);
  list_exits (self, analysis, max, cancellable);
  if (bid->n_members <= SB_EXITS_MINIMAL_MEMBERS)
    list_minimal_sets (self, analysis, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sb_exits_new_for_set:
 * @bid: a sealed bid
 * @at: the day on which they leave; SB_DATE_NONE means the start of the contract
 * @until: for an absence: the day on which they are back; SB_DATE_NONE means never
 * @members: (array length=n_members): positions of those who leave, each once
 * @n_members: how many
 *
 * The answer to one question, at once: the bid as it is and one exit; no minimal sets. Minutes that
 * cannot be computed with count as 0.
 *
 * Returns: (transfer full): what happens if exactly they leave
 */
SbExits *
sb_exits_new_for_set (SbBid *bid, SbDate at, SbDate until, const guint *members, guint n_members)
{
  g_autoptr (Analysis) analysis = NULL;
  g_autoptr (GArray) sorted = NULL;
  SbExits *self;

  g_return_val_if_fail (bid != NULL, NULL);
  for (guint i = 0; i < n_members; i++)
    g_return_val_if_fail (members[i] < bid->n_members, NULL);

  self = exits_new (bid, at, until);
  analysis = analysis_new (sb_ledger_new_lenient (bid), self->segments);
  self->base = analyse (analysis, NULL, 0, NULL);

  sorted = sb_sets_sort (members, n_members);
  g_ptr_array_add (self->exits, analyse (analysis, (const guint *) (gpointer) sorted->data,
                                         n_members, self->base));

  return self;
}

/**
 * sb_exits_free:
 * @exits: (transfer full) (nullable): an exit analysis
 */
void
sb_exits_free (SbExits *exits)
{
  if (exits == NULL)
    return;

  free_exit (exits->base);
  g_ptr_array_unref (exits->exits);
  g_clear_pointer (&exits->minimal_critical, g_ptr_array_unref);
  g_clear_pointer (&exits->minimal_sufficient, g_ptr_array_unref);
  g_array_unref (exits->segments);
  sb_bid_unref (exits->bid);
  g_free (exits);
}

static gboolean
is_set (const SbExit *exit, const guint *members, guint n_members)
{
  if (exit->members->len != n_members)
    return FALSE;

  for (guint i = 0; i < n_members; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < n_members; j++)
        found = found || g_array_index (exit->members, guint, j) == members[i];
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/**
 * sb_exits_find:
 * @exits: an exit analysis
 * @members: (array length=n_members): positions, each once, in any order
 * @n_members: how many
 *
 * Returns: (transfer none) (nullable): what happens if exactly they leave; NULL when that set was
 *   not listed
 */
const SbExit *
sb_exits_find (const SbExits *exits, const guint *members, guint n_members)
{
  g_return_val_if_fail (exits != NULL, NULL);

  if (n_members == 0)
    return exits->base;
  for (guint i = 0; i < exits->exits->len; i++)
    if (is_set (exits->exits->pdata[i], members, n_members))
      return exits->exits->pdata[i];

  return NULL;
}

/**
 * sb_exits_can_be_judged:
 * @exits: an exit analysis
 *
 * Returns: whether there is any `shall` requirement that is not open; else a verdict would say that
 *   all holds while nothing has been answered
 */
gboolean
sb_exits_can_be_judged (const SbExits *exits)
{
  guint n_shall = 0;

  g_return_val_if_fail (exits != NULL, FALSE);

  for (guint i = 0; i < exits->bid->n_requirements; i++)
    n_shall += exits->bid->requirements[i].obligation == SB_OBLIGATION_SHALL;

  return n_shall > exits->base->open->len;
}

static gboolean
falls_short (const SbExit *exit, guint requirement)
{
  for (guint i = 0; i < exit->gaps->len; i++)
    if (g_array_index (exit->gaps, SbGap, i).requirement == requirement &&
        g_array_index (exit->gaps, SbGap, i).best_gap > 0)
      return TRUE;

  return FALSE;
}

/**
 * sb_exits_list_failing:
 * @exits: an exit analysis
 *
 * Returns: (transfer full) (element-type guint): positions of the `shall` requirements of every
 * kind that fail or are open although nobody leaves, by id
 */
GArray *
sb_exits_list_failing (const SbExits *exits)
{
  GArray *failing = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (exits != NULL, failing);

  for (guint i = 0; i < exits->bid->n_requirements; i++)
    if (has_position (exits->base->broken, i) || falls_short (exits->base, i))
      g_array_append_val (failing, i);

  return failing;
}

/**
 * sb_exit_list_added:
 * @exits: an exit analysis
 * @exit: one of its exits
 *
 * Returns: (transfer full) (element-type guint): positions of the `shall` requirements of other
 * kinds than capacity that hold or are open as long as nobody leaves, and fail with this exit, by
 * id
 */
GArray *
sb_exit_list_added (const SbExits *exits, const SbExit *exit)
{
  g_autoptr (GArray) failed_before = NULL;
  g_autoptr (GArray) closed = NULL;

  g_return_val_if_fail (exits != NULL && exit != NULL, NULL);

  failed_before = list_among (exits->base->broken, exits->base->open, FALSE);
  closed = list_among (exit->broken, exit->open, FALSE);

  return list_among (closed, failed_before, FALSE);
}

/**
 * sb_exit_is_unanswered:
 * @exit: an exit
 * @requirement: position of a requirement
 *
 * Returns: whether it fails only because those who stay have not answered it
 */
gboolean
sb_exit_is_unanswered (const SbExit *exit, guint requirement)
{
  g_return_val_if_fail (exit != NULL, FALSE);

  return has_position (exit->unanswered, requirement);
}

/**
 * sb_verdict_to_code:
 * @verdict: a verdict
 *
 * Returns: (transfer none): "covered", "takeover", "rearrange", "short" or "broken"
 */
const char *
sb_verdict_to_code (SbVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdict_codes), NULL);

  return verdict_codes[verdict];
}
