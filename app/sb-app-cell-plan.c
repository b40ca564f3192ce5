/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From a figure typed into the matrix to commitments. A cell stands for one member and one
 * requirement; behind it may be several supplies (professions, sites) and several stretches of
 * time. The plan moves as little as it can:
 *
 * - more hours go to the supplies that the member already uses here, then to the others by id, each
 *   within what it has free; what fits nowhere over-commits the first, for the window to show;
 * - fewer hours are taken from over-committed supplies first, then from the last used;
 * - locked commitments stay, also when they are more than what was typed;
 * - outside the period nothing changes: a commitment that reaches beyond it is cut;
 * - equal neighbours become one commitment again.
 *
 * All in whole minutes per week, segment by segment; a pure function of the bid.
 */

#include "config.h"

#include "sb-app-cell-plan.h"

#include "sb-app-bid-copy.h"

typedef struct
{
  const SbBid *bid;
  const SbAppCellChange *change;
  const SbRequirement *requirement;
  /* (element-type SbSegment): of the whole contract */
  GArray *segments;
  /* (element-type guint): positions of the member's eligible supplies, by id */
  GArray *supplies;
  /* By (supply, segment): commitments to the requirement as they are and as they shall be, locked
   * ones left out; what the supply could give it at most; whether both are live. */
  gint64 *now;
  gint64 *planned;
  gint64 *room;
  gboolean *live;
  /* By segment: what locked commitments give. */
  gint64 *locked;
  SbAppCellPlan *plan;
} Work;

static guint
at (const Work *work, guint supply, guint segment)
{
  return supply * work->segments->len + segment;
}

static const SbSegment *
get_segment (const Work *work, guint k)
{
  return &g_array_index (work->segments, SbSegment, k);
}

static const SbSupply *
get_supply (const Work *work, guint s)
{
  return &work->bid->supplies[g_array_index (work->supplies, guint, s)];
}

static gboolean
is_of_pair (const Work *work, const SbCommitment *commitment, guint s)
{
  return g_strcmp0 (commitment->requirement, work->requirement->id) == 0 &&
         g_strcmp0 (commitment->supply, get_supply (work, s)->id) == 0;
}

static void
list_supplies (Work *work)
{
  const char *member = work->bid->members[work->change->member].id;

  for (guint i = 0; i < work->bid->n_supplies; i++)
    if (g_strcmp0 (work->bid->supplies[i].member, member) == 0 &&
        sb_bid_is_eligible (work->bid, &work->bid->supplies[i], work->requirement))
      g_array_append_val (work->supplies, i);
}

static void
count_commitment (Work *work, const SbCommitment *commitment, guint s, guint k)
{
  const SbSegment *segment = get_segment (work, k);
  gint64 minutes = MAX (0, commitment->minutes_per_week);
  gboolean is_locked = commitment->locked == 1;

  if (is_of_pair (work, commitment, s))
    {
      if (!sb_segment_is_inside (segment, commitment->from, commitment->to))
        return;
      if (!is_locked)
        work->now[at (work, s, k)] += minutes;
      else if (work->live[at (work, s, k)])
        {
          work->locked[k] += minutes;
          work->room[at (work, s, k)] -= minutes;
        }
    }
  else if (sb_bid_commitment_counts (work->bid, commitment, segment))
    work->room[at (work, s, k)] -= minutes;
}

static void
work_init (Work *work)
{
  guint n;

  work->segments = sb_segments_new (work->bid, SB_DATE_NONE, SB_DATE_NONE);
  work->supplies = g_array_new (FALSE, FALSE, sizeof (guint));
  list_supplies (work);

  n = work->supplies->len * work->segments->len;
  work->now = g_new0 (gint64, n);
  work->planned = g_new0 (gint64, n);
  work->room = g_new0 (gint64, n);
  work->live = g_new0 (gboolean, n);
  work->locked = g_new0 (gint64, work->segments->len);

  for (guint s = 0; s < work->supplies->len; s++)
    {
      const SbSupply *supply = get_supply (work, s);

      for (guint k = 0; k < work->segments->len; k++)
        {
          work->live[at (work, s, k)] =
              sb_segment_is_inside (get_segment (work, k), supply->from, supply->to) &&
              sb_segment_is_inside (get_segment (work, k), work->requirement->from,
                                    work->requirement->to);
          work->room[at (work, s, k)] = MAX (0, supply->minutes_per_week);
        }
      for (guint i = 0; i < work->bid->n_commitments; i++)
        if (g_strcmp0 (work->bid->commitments[i].supply, supply->id) == 0)
          for (guint k = 0; k < work->segments->len; k++)
            count_commitment (work, &work->bid->commitments[i], s, k);
    }
  if (n > 0)
    memcpy (work->planned, work->now, n * sizeof *work->planned);
}

static void
work_clear (Work *work)
{
  g_array_unref (work->segments);
  g_array_unref (work->supplies);
  g_free (work->now);
  g_free (work->planned);
  g_free (work->room);
  g_free (work->live);
  g_free (work->locked);
}

static gboolean
is_used (const Work *work, guint s)
{
  for (guint k = 0; k < work->segments->len; k++)
    if (work->now[at (work, s, k)] > 0)
      return TRUE;

  return FALSE;
}

/* Fills the supplies that are (not) used already; hands back what did not fit. */
static gint64
fill (Work *work, guint k, gint64 minutes, gboolean used)
{
  for (guint s = 0; s < work->supplies->len && minutes > 0; s++)
    {
      guint i = at (work, s, k);
      gint64 part;

      if (!work->live[i] || is_used (work, s) != used)
        continue;
      part = CLAMP (work->room[i] - work->planned[i], 0, minutes);
      work->planned[i] += part;
      minutes -= part;
    }

  return minutes;
}

static void
give_more (Work *work, guint k, gint64 minutes)
{
  minutes = fill (work, k, minutes, TRUE);
  minutes = fill (work, k, minutes, FALSE);

  /* More than there is: on the first that is used here, else on the first. */
  for (int used = TRUE; used >= FALSE && minutes > 0; used--)
    for (guint s = 0; s < work->supplies->len && minutes > 0; s++)
      if (work->live[at (work, s, k)] && is_used (work, s) >= used)
        {
          work->planned[at (work, s, k)] += minutes;
          minutes = 0;
        }
}

static void
give_less (Work *work, guint k, gint64 minutes)
{
  for (int only_excess = TRUE; only_excess >= FALSE; only_excess--)
    for (guint s = work->supplies->len; s > 0 && minutes > 0; s--)
      {
        guint i = at (work, s - 1, k);
        gint64 most = only_excess ? work->planned[i] - MAX (0, work->room[i]) : work->planned[i];
        gint64 part = CLAMP (most, 0, minutes);

        if (!work->live[i])
          continue;
        work->planned[i] -= part;
        minutes -= part;
      }
}

static void
plan_segment (Work *work, guint k)
{
  gint64 wanted = MAX (0, work->change->minutes_per_week - work->locked[k]);
  gint64 given = 0;

  for (guint s = 0; s < work->supplies->len; s++)
    if (work->live[at (work, s, k)])
      given += work->now[at (work, s, k)];

  if (wanted > given)
    give_more (work, k, wanted - given);
  else
    give_less (work, k, given - wanted);
}

/* The next stretch of segments, from @first on, in which the supply gives the same. Segments in
 * which it cannot give anything join whatever is beside them. */
static guint
find_run_end (const Work *work, guint s, guint first, gint64 *minutes)
{
  gboolean known = FALSE;
  guint k;

  *minutes = 0;
  for (k = first; k < work->segments->len; k++)
    {
      guint i = at (work, s, k);

      if (!work->live[i])
        continue;
      if (known && work->planned[i] != *minutes)
        break;
      *minutes = work->planned[i];
      known = TRUE;
    }

  return k;
}

/* Whether an existing commitment says the same about time as a run of segments. */
static gboolean
covers_run (const Work *work, const SbCommitment *commitment, guint s, guint first, guint end)
{
  for (guint k = 0; k < work->segments->len; k++)
    if (work->live[at (work, s, k)] &&
        sb_segment_is_inside (get_segment (work, k), commitment->from, commitment->to) !=
            (k >= first && k < end))
      return FALSE;

  return TRUE;
}

static void
append_row (GArray *rows, const SbCommitment *row)
{
  SbCommitment copy = { 0 };

  sb_table_init_row (&sb_commitment_table, &copy);
  sb_table_copy_row (&sb_commitment_table, &copy, row);
  g_array_append_val (rows, copy);
}

/* Stores one run in a commitment that is there already, best in the one that has its dates, else in
 * a new one. */
static void
keep_run (Work *work, GPtrArray *old, guint s, guint first, guint end, gint64 minutes)
{
  const SbCommitment *like = NULL;
  g_autofree char *id = NULL;
  SbCommitment row = { .minutes_per_week = minutes, .locked = -1 };

  row.from = first == 0 ? SB_DATE_NONE : get_segment (work, first)->from;
  row.to = end == work->segments->len ? SB_DATE_NONE : get_segment (work, end)->from;
  for (guint i = 0; i < old->len && like == NULL; i++)
    if (covers_run (work, old->pdata[i], s, first, end))
      {
        like = old->pdata[i];
        row.from = like->from;
        row.to = like->to;
      }
  if (like == NULL && old->len > 0)
    like = old->pdata[0];

  row.supply = get_supply (work, s)->id;
  row.requirement = work->requirement->id;
  if (like != NULL)
    {
      row.id = like->id;
      row.locked = like->locked;
      append_row (work->plan->changed, &row);
      g_ptr_array_remove (old, (gpointer) like);
    }
  else
    {
      row.id = id = sb_text_new_id ();
      append_row (work->plan->added, &row);
    }
}

static gboolean
supply_changes (const Work *work, guint s)
{
  for (guint k = 0; k < work->segments->len; k++)
    if (work->live[at (work, s, k)] && work->planned[at (work, s, k)] != work->now[at (work, s, k)])
      return TRUE;

  return FALSE;
}

static void
plan_supply (Work *work, guint s)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new ();

  for (guint i = 0; i < work->bid->n_commitments; i++)
    if (is_of_pair (work, &work->bid->commitments[i], s) && work->bid->commitments[i].locked != 1)
      g_ptr_array_add (old, (gpointer) &work->bid->commitments[i]);

  for (guint first = 0, end; first < work->segments->len; first = end)
    {
      gint64 minutes;

      end = find_run_end (work, s, first, &minutes);
      if (minutes > 0)
        keep_run (work, old, s, first, end, minutes);
    }

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (work->plan->removed, g_strdup (((SbCommitment *) old->pdata[i])->id));
}

static void
clear_commitment (gpointer row)
{
  sb_table_clear_row (&sb_commitment_table, row);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SbCommitment));

  g_array_set_clear_func (rows, clear_commitment);

  return rows;
}

/**
 * sb_app_cell_plan_new:
 * @bid: a sealed bid
 * @change: what was typed
 *
 * Returns: (transfer full): what has to change; empty when nothing has, or nothing can because the
 * member has no eligible capacity then
 */
SbAppCellPlan *
sb_app_cell_plan_new (const SbBid *bid, const SbAppCellChange *change)
{
  SbAppCellPlan *plan = g_new0 (SbAppCellPlan, 1);
  Work work = { .bid = bid, .change = change, .plan = plan };

  plan->removed = g_ptr_array_new_with_free_func (g_free);
  plan->changed = new_rows ();
  plan->added = new_rows ();

  work.requirement = &bid->requirements[change->requirement];
  work_init (&work);
  for (guint k = 0; k < work.segments->len; k++)
    if (get_segment (&work, k)->from >= change->period.from &&
        get_segment (&work, k)->to <= change->period.to)
      plan_segment (&work, k);
  for (guint s = 0; s < work.supplies->len; s++)
    if (supply_changes (&work, s))
      plan_supply (&work, s);
  work_clear (&work);

  return plan;
}

/**
 * sb_app_cell_plan_free:
 * @plan: (transfer full) (nullable): a plan
 */
void
sb_app_cell_plan_free (SbAppCellPlan *plan)
{
  if (plan == NULL)
    return;

  g_ptr_array_unref (plan->removed);
  g_array_unref (plan->changed);
  g_array_unref (plan->added);
  g_free (plan);
}

/**
 * sb_app_cell_plan_is_empty:
 * @plan: a plan
 *
 * Returns: whether nothing has to change
 */
gboolean
sb_app_cell_plan_is_empty (const SbAppCellPlan *plan)
{
  return plan->removed->len == 0 && plan->changed->len == 0 && plan->added->len == 0;
}

/* Leaves out the commitments that go or have new figures. */
static gboolean
is_untouched (SbTableId table, gpointer row, gpointer data)
{
  const SbAppCellPlan *plan = data;
  const char *id = *(char *const *) row;

  if (table != SB_TABLE_COMMITMENT)
    return TRUE;
  for (guint i = 0; i < plan->changed->len; i++)
    if (g_str_equal (g_array_index (plan->changed, SbCommitment, i).id, id))
      return FALSE;

  return !g_ptr_array_find_with_equal_func (plan->removed, id, g_str_equal, NULL);
}

static void
add_to_bid (SbBid *bid, const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    sb_table_copy_row (&sb_commitment_table, sb_bid_add (bid, SB_TABLE_COMMITMENT),
                       &g_array_index (rows, SbCommitment, i));
}

/**
 * sb_app_cell_plan_preview:
 * @plan: a plan
 * @bid: the bid it was made for
 *
 * Returns: (transfer full) (nullable): the bid as it would be; NULL if it would not be one
 */
SbBid *
sb_app_cell_plan_preview (const SbAppCellPlan *plan, const SbBid *bid)
{
  g_autoptr (SbBid) copy = sb_app_bid_copy (bid, is_untouched, (gpointer) plan);

  add_to_bid (copy, plan->changed);
  add_to_bid (copy, plan->added);
  if (!sb_bid_seal (copy, NULL))
    return NULL;

  return g_steal_pointer (&copy);
}

/**
 * sb_app_cell_plan_apply:
 * @document: a document, inside an edit
 * @plan: (type SbAppCellPlan): a plan
 * @error: return location for an error
 *
 * Changes the document as planned; an #SbAppEdit.
 *
 * Returns: whether it could
 */
gboolean
sb_app_cell_plan_apply (SbDocument *document, gpointer plan, GError **error)
{
  const SbAppCellPlan *self = plan;

  for (guint i = 0; i < self->removed->len; i++)
    if (!sb_document_delete (document, &sb_commitment_table, self->removed->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->changed->len; i++)
    if (!sb_document_update (document, &sb_commitment_table,
                             &g_array_index (self->changed, SbCommitment, i), error))
      return FALSE;
  for (guint i = 0; i < self->added->len; i++)
    if (!sb_document_insert (document, &sb_commitment_table,
                             &g_array_index (self->added, SbCommitment, i), error))
      return FALSE;

  return TRUE;
}
