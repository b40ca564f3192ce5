/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The split over time (resources/docs/model.md, sections 4 and 5): segment by segment, what each
 * supply gives to each requirement, as it was entered or as a method proposes it; whether all needs
 * could be met at all; and, where they could not, the bottleneck.
 *
 * Feasibility and bottleneck are stated on what the group has, whatever is committed today. A
 * method leaves locked commitments alone: it fills what they leave of needs and supplies.
 */

#include "config.h"

#include <samanbud/sb-split.h>
#include <samanbud/sb-text.h>
#include <samanbud/sb-words.h>

#include "sb-ledger.h"
#include "sb-methods.h"
#include "sb-steady.h"

/* A bottleneck names so many requirements where their sections do not tell them apart. */
#define MAX_IN_BOTTLENECK 2

/* stakes: for the steady method: what a good end of each member's exit is worth */
typedef struct
{
  gint64 *stakes;
  GCancellable *cancellable;
  SbSplitMethod method;
} Plan;

static const char *const method_codes[] = { "even",     "proportional", "agreed",
                                            "balanced", "steady",       "least-change" };

static void
free_bottleneck (SbBottleneck *bottleneck)
{
  if (bottleneck == NULL)
    return;

  g_array_unref (bottleneck->requirements);
  g_array_unref (bottleneck->supplies);
  g_free (bottleneck);
}

static gboolean
serves_any (const SbNetwork *network, guint supply, const guint8 *is_short)
{
  for (guint i = network->first_of_supply[supply]; i < network->first_of_supply[supply + 1]; i++)
    if (is_short[network->arcs[network->arcs_of_supply[i]].requirement])
      return TRUE;

  return FALSE;
}

static SbBottleneck *
find_bottleneck (const SbLedger *ledger, const SbPage *page, const SbFlow *flow)
{
  g_autofree guint8 *is_short = g_new (guint8, ledger->n_columns);
  SbBottleneck *bottleneck;

  if (!sb_network_find_short (ledger->network, flow, is_short))
    return NULL;

  bottleneck = g_new0 (SbBottleneck, 1);
  bottleneck->requirements = g_array_new (FALSE, FALSE, sizeof (guint));
  bottleneck->supplies = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint c = 0; c < ledger->n_columns; c++)
    if (is_short[c])
      {
        g_array_append_val (bottleneck->requirements, ledger->requirements[c]);
        bottleneck->need += page->need[c];
      }
  for (guint s = 0; s < ledger->network->n_supplies; s++)
    if (page->is_live[s] && serves_any (ledger->network, s, is_short))
      {
        g_array_append_val (bottleneck->supplies, s);
        bottleneck->gives += page->available[s];
      }

  return bottleneck;
}

/* A short set of `shall` requirements comes first: the others take nothing from them. */
static SbBottleneck *
check_feasible (const SbLedger *ledger, const SbPage *page)
{
  g_autoptr (SbFlow) flow = sb_flow_new (ledger->network);
  SbBottleneck *bottleneck;

  memcpy (flow->capacity, page->available, ledger->network->n_supplies * sizeof (gint64));
  for (guint c = 0; c < ledger->n_columns; c++)
    flow->need[c] = ledger->is_shall[c] ? page->need[c] : 0;
  sb_network_fill_all (ledger->network, flow);
  bottleneck = find_bottleneck (ledger, page, flow);
  if (bottleneck != NULL || ledger->n_shall == ledger->n_columns)
    return bottleneck;

  memcpy (flow->need, page->need, ledger->n_columns * sizeof (gint64));
  sb_network_fill_all (ledger->network, flow);
  return find_bottleneck (ledger, page, flow);
}

static void
init_segment (SbSplitSegment *self, const SbLedger *ledger, const SbPage *page)
{
  const SbBid *bid = ledger->bid;

  self->segment = page->segment;
  self->cells = g_array_new (FALSE, TRUE, sizeof (SbSplitCell));
  self->committed = g_new0 (gint64, bid->n_supplies);
  self->available = g_memdup2 (page->available, bid->n_supplies * sizeof (gint64));
  self->need = g_new0 (gint64, bid->n_requirements);
  self->given = g_new0 (gint64, bid->n_requirements);
  for (guint c = 0; c < ledger->n_columns; c++)
    self->need[ledger->requirements[c]] = page->need[c];
  self->bottleneck = check_feasible (ledger, page);
}

static void
clear_segment (SbSplitSegment *self)
{
  g_array_unref (self->cells);
  g_free (self->committed);
  g_free (self->available);
  g_free (self->need);
  g_free (self->given);
  free_bottleneck (self->bottleneck);
}

static int
compare_cells (const SbSplitCell *cell, guint requirement, guint supply)
{
  if (cell->requirement != requirement)
    return cell->requirement < requirement ? -1 : 1;

  return (cell->supply > supply) - (cell->supply < supply);
}

/* Adds to the cell of a pair; pairs may come in any order. */
static void
add_to_cell (SbSplitSegment *self, const SbSplitCell *part)
{
  guint low = 0, high = self->cells->len;
  SbSplitCell *cell;

  if (part->minutes_per_week == 0)
    return;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_cells (&g_array_index (self->cells, SbSplitCell, middle), part->requirement,
                         part->supply) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->cells->len || compare_cells (&g_array_index (self->cells, SbSplitCell, low),
                                                part->requirement, part->supply) != 0)
    {
      SbSplitCell empty = { part->supply, part->requirement, 0, 0 };

      g_array_insert_val (self->cells, low, empty);
    }

  cell = &g_array_index (self->cells, SbSplitCell, low);
  cell->minutes_per_week += part->minutes_per_week;
  cell->locked_minutes_per_week += part->locked_minutes_per_week;
  self->committed[part->supply] += part->minutes_per_week;
  self->given[part->requirement] += part->minutes_per_week;
}

static void
add_promises (SbSplitSegment *self,
              const SbLedger *ledger,
              const SbPage *page,
              gboolean only_locked)
{
  for (guint i = 0; i < page->promises->len; i++)
    {
      const SbPromise *promise = &g_array_index (page->promises, SbPromise, i);
      gboolean locked = ledger->bid->commitments[promise->commitment].locked == 1;
      SbSplitCell part = { promise->supply, ledger->requirements[promise->column], promise->minutes,
                           locked ? promise->minutes : 0 };

      if (locked || !only_locked)
        add_to_cell (self, &part);
    }
}

/* What counts today and is not locked, by arc. */
static gint64 *
build_today (const SbLedger *ledger, const SbPage *page)
{
  gint64 *today = g_new0 (gint64, ledger->network->n_arcs + 1);

  for (guint i = 0; i < page->promises->len; i++)
    {
      const SbPromise *promise = &g_array_index (page->promises, SbPromise, i);

      if (ledger->bid->commitments[promise->commitment].locked != 1)
        today[sb_network_find_arc (ledger->network, promise->supply, promise->column)] +=
            promise->minutes;
    }

  return today;
}

static void
add_proposal (SbSplitSegment *self, const SbLedger *ledger, const SbPage *page, const Plan *plan)
{
  g_autoptr (SbFlow) flow = sb_flow_new (ledger->network);
  g_autofree gint64 *promised =
      g_memdup2 (self->committed, ledger->network->n_supplies * sizeof (gint64));
  g_autofree gint64 *today = build_today (ledger, page);
  SbTask task = { ledger, flow, page, promised, today, plan->stakes, plan->cancellable };

  for (guint s = 0; s < ledger->network->n_supplies; s++)
    flow->capacity[s] = MAX (0, self->available[s] - promised[s]);
  for (guint c = 0; c < ledger->n_columns; c++)
    {
      guint r = ledger->requirements[c];

      flow->need[c] = MAX (0, self->need[r] - self->given[r]);
    }

  sb_task_solve (&task, plan->method);
  for (guint a = 0; a < ledger->network->n_arcs; a++)
    {
      const SbArc *arc = &ledger->network->arcs[a];
      SbSplitCell part = { arc->supply, ledger->requirements[arc->requirement], flow->minutes[a],
                           0 };

      add_to_cell (self, &part);
    }
}

/* @plan: (nullable): NULL for what counts today */
static SbSplit *
build_split (SbBid *bid, const SbLedger *ledger, const GArray *segments, const Plan *plan)
{
  SbSplit *split = g_new0 (SbSplit, 1);

  split->bid = sb_bid_ref (bid);
  split->feasible = TRUE;
  split->segments = g_new0 (SbSplitSegment, segments->len);

  for (guint i = 0; i < segments->len; i++)
    {
      g_autoptr (SbPage) page =
          sb_ledger_open_page (ledger, &g_array_index (segments, SbSegment, i));
      SbSplitSegment *segment = &split->segments[split->n_segments++];

      init_segment (segment, ledger, page);
      split->feasible = split->feasible && segment->bottleneck == NULL;
      add_promises (segment, ledger, page, plan != NULL);
      if (plan != NULL && !g_cancellable_is_cancelled (plan->cancellable))
        add_proposal (segment, ledger, page, plan);
    }

  return split;
}

/**
 * sb_split_new:
 * @bid: a sealed bid
 * @method: how to fill the commitments
 * @cancellable: (nullable): stops a computation that nobody waits for any more
 * @error: names a record whose minutes cannot be computed with
 *
 * Proposes a split over the whole contract. Locked commitments stay; as much of the needs is met as
 * what they leave allows, `shall` requirements first (resources/docs/model.md, section 5).
 *
 * Returns: (transfer full) (nullable): the split
 */
SbSplit *
sb_split_new (SbBid *bid, SbSplitMethod method, GCancellable *cancellable, GError **error)
{
  g_autoptr (SbLedger) ledger = NULL;
  g_autoptr (SbSplit) split = NULL;
  g_autoptr (GArray) segments = NULL;
  g_autofree gint64 *stakes = NULL;

  g_return_val_if_fail (bid != NULL, NULL);
  g_return_val_if_fail (method < SB_SPLIT_N_METHODS, NULL);

  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);
  if (method == SB_SPLIT_STEADY)
    stakes = sb_steady_new_stakes (ledger, segments);
  split = build_split (bid, ledger, segments, &(Plan){ stakes, cancellable, method });
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&split);
}

/**
 * sb_split_new_current:
 * @bid: a sealed bid
 *
 * The split as it stands: the commitments that count (resources/docs/model.md, section 6). A supply
 * may have committed more than it has, and a requirement be given more than it needs. Minutes that
 * cannot be computed with count as 0.
 *
 * Returns: (transfer full): the split
 */
SbSplit *
sb_split_new_current (SbBid *bid)
{
  g_autoptr (SbLedger) ledger = NULL;
  g_autoptr (GArray) segments = NULL;

  g_return_val_if_fail (bid != NULL, NULL);

  ledger = sb_ledger_new_lenient (bid);
  segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);

  return build_split (bid, ledger, segments, NULL);
}

/**
 * sb_split_free:
 * @split: (transfer full) (nullable): a split
 */
void
sb_split_free (SbSplit *split)
{
  if (split == NULL)
    return;

  for (guint i = 0; i < split->n_segments; i++)
    clear_segment (&split->segments[i]);
  g_free (split->segments);
  sb_bid_unref (split->bid);
  g_free (split);
}

/**
 * sb_split_find_cell:
 * @split: a split
 * @segment: position of a segment
 * @supply: position of a supply
 * @requirement: position of a requirement
 *
 * Returns: (transfer none) (nullable): what the supply gives to the requirement, NULL for nothing
 */
const SbSplitCell *
sb_split_find_cell (const SbSplit *split, guint segment, guint supply, guint requirement)
{
  const GArray *cells;
  guint low = 0, high;

  g_return_val_if_fail (split != NULL && segment < split->n_segments, NULL);

  cells = split->segments[segment].cells;
  high = cells->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SbSplitCell *cell = &g_array_index (cells, SbSplitCell, middle);
      int order = compare_cells (cell, requirement, supply);

      if (order == 0)
        return cell;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static void
clear_commitment_cb (gpointer row)
{
  sb_table_clear_row (&sb_commitment_table, row);
}

static void
add_commitment (GArray *rows, const SbSplit *split, const SbSplitCell *cell, const SbSegment *span)
{
  const SbBid *bid = split->bid;
  SbCommitment row;

  sb_table_init_row (&sb_commitment_table, &row);
  row.supply = g_strdup (bid->supplies[cell->supply].id);
  row.requirement = g_strdup (bid->requirements[cell->requirement].id);
  row.minutes_per_week = cell->minutes_per_week - cell->locked_minutes_per_week;
  row.from = span->from == bid->start ? SB_DATE_NONE : span->from;
  row.to = span->to == bid->end ? SB_DATE_NONE : span->to;
  g_array_append_val (rows, row);
}

static gint64
get_own_minutes (const SbSplit *split, guint segment, guint supply, guint requirement)
{
  const SbSplitCell *cell = sb_split_find_cell (split, segment, supply, requirement);

  return cell != NULL ? cell->minutes_per_week - cell->locked_minutes_per_week : 0;
}

/**
 * sb_split_build_commitments:
 * @split: a split made by a method
 *
 * What has to be stored so that the split becomes the bid's: the method's own part, without what is
 * locked. Neighbouring segments in which a pair has the same minutes become one row.
 *
 * Returns: (transfer full) (element-type SbCommitment): rows without ids, by (first segment,
 *   requirement, supply)
 */
GArray *
sb_split_build_commitments (const SbSplit *split)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SbCommitment));

  g_return_val_if_fail (split != NULL, rows);

  g_array_set_clear_func (rows, clear_commitment_cb);
  for (guint i = 0; i < split->n_segments; i++)
    for (guint j = 0; j < split->segments[i].cells->len; j++)
      {
        const SbSplitCell *cell = &g_array_index (split->segments[i].cells, SbSplitCell, j);
        gint64 minutes = cell->minutes_per_week - cell->locked_minutes_per_week;
        SbSegment span = split->segments[i].segment;

        if (minutes == 0 ||
            (i > 0 && get_own_minutes (split, i - 1, cell->supply, cell->requirement) == minutes))
          continue;
        for (guint k = i + 1; k < split->n_segments; k++)
          {
            if (get_own_minutes (split, k, cell->supply, cell->requirement) != minutes)
              break;
            span.to = split->segments[k].segment.to;
          }
        add_commitment (rows, split, cell, &span);
      }

  return rows;
}

/**
 * sb_split_list_replaced:
 * @bid: a sealed bid
 *
 * Whoever stores a proposed split deletes these and inserts what sb_split_build_commitments()
 * gives, in one edit.
 *
 * Returns: (transfer full) (element-type guint): positions of the commitments that a method
 *   replaces: those on capacity requirements that are not locked
 */
GArray *
sb_split_list_replaced (const SbBid *bid)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (bid != NULL, positions);

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      int r = sb_bid_find (bid, SB_TABLE_REQUIREMENT, bid->commitments[i].requirement);

      if (r >= 0 && bid->requirements[r].test == SB_TEST_CAPACITY &&
          bid->commitments[i].locked != 1)
        g_array_append_val (positions, i);
    }

  return positions;
}

/**
 * sb_split_build_bid:
 * @split: a split made by a method
 *
 * The bid as it would be if the split were stored: for asking what else would change.
 *
 * Returns: (transfer full): a sealed bid
 */
SbBid *
sb_split_build_bid (const SbSplit *split)
{
  SbBid *bid = sb_bid_new ();
  g_autoptr (GArray) replaced = NULL;
  g_autoptr (GArray) rows = NULL;
  guint n_replaced = 0;

  g_return_val_if_fail (split != NULL, bid);

  replaced = sb_split_list_replaced (split->bid);
  rows = sb_split_build_commitments (split);
  for (SbTableId table = 0; table < SB_N_TABLES; table++)
    for (guint i = 0; i < sb_bid_get_n_rows (split->bid, table); i++)
      if (table == SB_TABLE_COMMITMENT && n_replaced < replaced->len &&
          g_array_index (replaced, guint, n_replaced) == i)
        n_replaced++;
      else
        sb_table_copy_row (sb_tables[table], sb_bid_add (bid, table),
                           sb_bid_get_row (split->bid, table, i));
  for (guint i = 0; i < rows->len; i++)
    {
      SbCommitment *row = sb_bid_add (bid, SB_TABLE_COMMITMENT);

      sb_table_copy_row (&sb_commitment_table, row, &g_array_index (rows, SbCommitment, i));
      row->id = sb_text_new_id ();
    }
  /* Each row was in a sealed bid, or refers to rows that were. */
  sb_bid_seal (bid, NULL);

  return bid;
}

/* Whether a section says which requirements are meant: no other one that asks for hours is in it.
 */
static gboolean
are_sections_clear (const SbBid *bid, const GArray *requirements)
{
  for (guint i = 0; i < requirements->len; i++)
    {
      guint position = g_array_index (requirements, guint, i);

      for (guint j = 0; j < bid->n_requirements; j++)
        if (j != position && bid->requirements[j].test == SB_TEST_CAPACITY &&
            g_strcmp0 (bid->requirements[j].section, bid->requirements[position].section) == 0)
          return FALSE;
    }

  return sb_words_have_sections (bid, requirements);
}

/**
 * sb_split_describe_bottleneck:
 * @split: a split
 * @segment: position of a segment
 * @language: the language wanted
 *
 * Returns: (transfer full) (nullable): in one sentence why not all needs can be met; NULL where
 *   they can
 */
char *
sb_split_describe_bottleneck (const SbSplit *split, guint segment, SbLanguage language)
{
  const SbBottleneck *bottleneck;
  g_autofree char *references = NULL;
  g_autofree char *need = NULL;
  g_autofree char *gives = NULL;
  guint n_names;

  g_return_val_if_fail (split != NULL && segment < split->n_segments, NULL);

  bottleneck = split->segments[segment].bottleneck;
  if (bottleneck == NULL)
    return NULL;

  need = sb_language_hours (language, bottleneck->need);
  gives = sb_language_hours (language, bottleneck->gives);

  if (!are_sections_clear (split->bid, bottleneck->requirements))
    {
      references = sb_words_name_requirements (split->bid, bottleneck->requirements,
                                               MAX_IN_BOTTLENECK, language);
      /* Translators: a list of requirements, then hours. */
      return g_strdup_printf (
          sb_language_text (language,
                            "%1$s: %2$s h per week are needed, but the group has only %3$s h that "
                            "fit."),
          references, need, gives);
    }

  references = sb_words_list_references (split->bid, bottleneck->requirements, language, &n_names);
  /* Translators: one section, or a list of sections; then hours. */
  return g_strdup_printf (
      sb_language_ntext (language,
                         "Section %1$s needs %2$s h per week, but the group has only %3$s h that "
                         "fit.",
                         "Sections %1$s together need %2$s h per week, but the group has only "
                         "%3$s h that fit.",
                         n_names),
      references, need, gives);
}

/**
 * sb_split_method_from_code:
 * @code: (nullable): "even", "proportional", "agreed", "balanced", "steady" or "least-change"
 * @method: (out): the method
 *
 * Returns: whether there is such a method
 */
gboolean
sb_split_method_from_code (const char *code, SbSplitMethod *method)
{
  for (guint i = 0; i < G_N_ELEMENTS (method_codes); i++)
    if (g_strcmp0 (code, method_codes[i]) == 0)
      {
        *method = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sb_split_method_to_code:
 * @method: a method
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
sb_split_method_to_code (SbSplitMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_codes), NULL);

  return method_codes[method];
}
