/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The figures of the commitments page: a value made from a split, in whole minutes, for one period
 * of the contract. A period may be several segments; then each figure is that of the segment where
 * things are worst, so that what looks right is right at all times. How it is said is in
 * sb-app-matrix-words.c.
 */

#include "config.h"

#include "sb-app-matrix.h"

/* What is needed while the figures are put together; none of it is kept. */
typedef struct
{
  SbAppMatrix *matrix;
  const SbSplit *split;
  /* By requirement: its row, or -1. */
  int *row_of;
  /* By supply: its member. */
  guint *member_of;
  /* By (supply, row). */
  gboolean *eligible;
  /* By (row, member), of one segment. */
  gint64 *minutes;
  gint64 *free;
  gboolean *live;
} Work;

static const SbRequirement *
get_requirement (const SbBid *bid, guint position)
{
  return &bid->requirements[position];
}

/* Sections as people count (2.2 before 2.10), those without a section last; in a section what must
 * be met first. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const SbBid *bid = data;
  const SbRequirement *x = get_requirement (bid, ((const SbAppMatrixRow *) a)->requirement);
  const SbRequirement *y = get_requirement (bid, ((const SbAppMatrixRow *) b)->requirement);
  gboolean x_may = x->obligation != SB_OBLIGATION_SHALL;
  gboolean y_may = y->obligation != SB_OBLIGATION_SHALL;
  int order = (x->section == NULL) - (y->section == NULL);

  if (order == 0 && x->section != NULL)
    order = sb_text_compare_natural (x->section, y->section);
  if (order == 0 && x->section == NULL)
    order = g_strcmp0 (x->category, y->category);
  if (order == 0)
    order = x_may - y_may;

  return order != 0 ? order : sb_text_compare_natural (x->id, y->id);
}

static void
add_rows (SbAppMatrix *self)
{
  for (guint i = 0; i < self->bid->n_requirements; i++)
    if (self->bid->requirements[i].test == SB_TEST_CAPACITY)
      g_array_append_val (self->rows,
                          ((SbAppMatrixRow){ .requirement = i, .short_from = SB_DATE_NONE }));
  g_array_sort_with_data (self->rows, compare_rows, self->bid);

  g_array_set_size (self->entries, self->rows->len * self->bid->n_members);
  g_array_set_size (self->loads, self->bid->n_members);
}

static void
work_init (Work *work, SbAppMatrix *matrix, const SbSplit *split)
{
  const SbBid *bid = matrix->bid;
  guint n_rows = matrix->rows->len;

  work->matrix = matrix;
  work->split = split;
  work->row_of = g_new (int, bid->n_requirements);
  work->member_of = g_new (guint, bid->n_supplies);
  work->eligible = g_new (gboolean, bid->n_supplies * n_rows);
  work->minutes = g_new (gint64, matrix->entries->len);
  work->free = g_new (gint64, matrix->entries->len);
  work->live = g_new (gboolean, matrix->entries->len);

  for (guint i = 0; i < bid->n_requirements; i++)
    work->row_of[i] = -1;
  for (guint row = 0; row < n_rows; row++)
    work->row_of[sb_app_matrix_get_row (matrix, row)->requirement] = (int) row;
  for (guint i = 0; i < bid->n_supplies; i++)
    {
      work->member_of[i] = (guint) sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[i].member);
      for (guint row = 0; row < n_rows; row++)
        work->eligible[i * n_rows + row] = sb_bid_is_eligible (
            bid, &bid->supplies[i],
            get_requirement (bid, sb_app_matrix_get_row (matrix, row)->requirement));
    }
}

static void
work_clear (Work *work)
{
  g_free (work->row_of);
  g_free (work->member_of);
  g_free (work->eligible);
  g_free (work->minutes);
  g_free (work->free);
  g_free (work->live);
}

static guint
entry_at (const Work *work, guint row, guint supply)
{
  return row * work->matrix->bid->n_members + work->member_of[supply];
}

static gboolean
is_live_pair (const Work *work, const SbSegment *segment, guint supply, guint row)
{
  const SbBid *bid = work->matrix->bid;
  const SbSupply *s = &bid->supplies[supply];
  const SbRequirement *r =
      get_requirement (bid, sb_app_matrix_get_row (work->matrix, row)->requirement);

  return work->eligible[supply * work->matrix->rows->len + row] &&
         sb_segment_is_inside (segment, s->from, s->to) &&
         sb_segment_is_inside (segment, r->from, r->to);
}

/* Periods are made of whole segments. Where an edit has joined two, the joint one counts. */
static gboolean
is_in_period (const SbAppMatrix *self, const SbSegment *segment)
{
  return segment->to > self->period.from && segment->from < self->period.to;
}

static void
fold_entries (Work *work, const SbSplitSegment *segment)
{
  GArray *entries = work->matrix->entries;

  if (entries->len == 0)
    return;

  memset (work->minutes, 0, entries->len * sizeof *work->minutes);
  memset (work->free, 0, entries->len * sizeof *work->free);
  memset (work->live, 0, entries->len * sizeof *work->live);

  for (guint i = 0; i < segment->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, i);
      if (work->row_of[cell->requirement] >= 0)
        work->minutes[entry_at (work, (guint) work->row_of[cell->requirement], cell->supply)] +=
            cell->minutes_per_week;
    }
  for (guint supply = 0; supply < work->matrix->bid->n_supplies; supply++)
    for (guint row = 0; row < work->matrix->rows->len; row++)
      if (is_live_pair (work, &segment->segment, supply, row))
        {
          work->live[entry_at (work, row, supply)] = TRUE;
          work->free[entry_at (work, row, supply)] +=
              MAX (0, segment->available[supply] - segment->committed[supply]);
        }

  for (guint i = 0; i < entries->len; i++)
    {
      SbAppMatrixEntry *entry = &g_array_index (entries, SbAppMatrixEntry, i);
      if (!work->live[i])
        continue;
      entry->least = entry->is_eligible ? MIN (entry->least, work->minutes[i]) : work->minutes[i];
      entry->free = entry->is_eligible ? MIN (entry->free, work->free[i]) : work->free[i];
      entry->most = MAX (entry->most, work->minutes[i]);
      entry->is_eligible = TRUE;
    }
}

static void
fold_rows (Work *work, const SbSplitSegment *segment)
{
  const SbBid *bid = work->matrix->bid;

  for (guint i = 0; i < work->matrix->rows->len; i++)
    {
      SbAppMatrixRow *row = &g_array_index (work->matrix->rows, SbAppMatrixRow, i);
      const SbRequirement *requirement = get_requirement (bid, row->requirement);
      gint64 need = segment->need[row->requirement];
      gint64 given = segment->given[row->requirement];

      if (!sb_segment_is_inside (&segment->segment, requirement->from, requirement->to))
        continue;
      if (!row->is_live || given - need < row->sum - row->need)
        {
          row->need = need;
          row->sum = given;
        }
      if (given < need && row->short_from == SB_DATE_NONE)
        row->short_from = segment->segment.from;
      row->is_live = TRUE;
    }
}

static gboolean
is_heavier (const SbAppMatrixLoad *load, const SbAppMatrixLoad *than)
{
  if (load->over != than->over)
    return load->over > than->over;
  if (load->available == 0 || than->available == 0)
    return load->available > than->available;

  return (double) load->committed * (double) than->available >
         (double) than->committed * (double) load->available;
}

static void
fold_loads (Work *work, const SbSplitSegment *segment)
{
  for (guint member = 0; member < work->matrix->bid->n_members; member++)
    {
      SbAppMatrixLoad *load = &g_array_index (work->matrix->loads, SbAppMatrixLoad, member);
      SbAppMatrixLoad now = { 0 };

      for (guint i = 0; i < work->matrix->bid->n_supplies; i++)
        {
          if (work->member_of[i] != member)
            continue;
          now.committed += segment->committed[i];
          now.available += segment->available[i];
          now.over += MAX (0, segment->committed[i] - segment->available[i]);
        }
      if (is_heavier (&now, load))
        *load = now;
    }
}

/* Commitments themselves, whatever they amount to: whether they are locked, and whether they count
 * at all. */
static void
mark_commitments (Work *work)
{
  const SbBid *bid = work->matrix->bid;

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *commitment = &bid->commitments[i];
      int requirement = sb_bid_find (bid, SB_TABLE_REQUIREMENT, commitment->requirement);
      int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply);
      int row = work->row_of[requirement];
      gboolean counts = FALSE, counts_now = FALSE;

      if (row < 0)
        continue;
      for (guint k = 0; k < work->split->n_segments; k++)
        {
          const SbSegment *segment = &work->split->segments[k].segment;
          if (!sb_segment_is_inside (segment, commitment->from, commitment->to) ||
              !is_live_pair (work, segment, (guint) supply, (guint) row))
            continue;
          counts = TRUE;
          counts_now |= is_in_period (work->matrix, segment);
        }

      SbAppMatrixEntry *entry = &g_array_index (work->matrix->entries, SbAppMatrixEntry,
                                                entry_at (work, (guint) row, (guint) supply));
      entry->n_commitments += counts_now;
      entry->is_locked |= counts_now && commitment->locked == 1;
      entry->is_stray |= !counts;
    }
}

/**
 * sb_app_matrix_new:
 * @split: what counts
 * @period: (nullable): from the start of one of its segments to the end of another; NULL means the
 *   whole contract
 *
 * Returns: (transfer full): the figures of that period
 */
SbAppMatrix *
sb_app_matrix_new (const SbSplit *split, const SbSegment *period)
{
  SbAppMatrix *self = g_new0 (SbAppMatrix, 1);
  Work work = { 0 };

  self->bid = sb_bid_ref (split->bid);
  self->period = period != NULL ? *period : (SbSegment){ self->bid->start, self->bid->end };
  self->rows = g_array_new (FALSE, TRUE, sizeof (SbAppMatrixRow));
  self->entries = g_array_new (FALSE, TRUE, sizeof (SbAppMatrixEntry));
  self->loads = g_array_new (FALSE, TRUE, sizeof (SbAppMatrixLoad));
  add_rows (self);

  work_init (&work, self, split);
  for (guint k = 0; k < split->n_segments; k++)
    {
      const SbSplitSegment *segment = &split->segments[k];
      if (!is_in_period (self, &segment->segment))
        continue;
      fold_entries (&work, segment);
      fold_rows (&work, segment);
      fold_loads (&work, segment);
    }
  mark_commitments (&work);
  work_clear (&work);

  return self;
}

/**
 * sb_app_matrix_free:
 * @matrix: (transfer full) (nullable): figures
 */
void
sb_app_matrix_free (SbAppMatrix *matrix)
{
  if (matrix == NULL)
    return;

  g_array_unref (matrix->rows);
  g_array_unref (matrix->entries);
  g_array_unref (matrix->loads);
  sb_bid_unref (matrix->bid);
  g_free (matrix);
}

/**
 * sb_app_matrix_get_row:
 * @matrix: figures
 * @row: position in the order shown
 *
 * Returns: (transfer none): the row
 */
const SbAppMatrixRow *
sb_app_matrix_get_row (const SbAppMatrix *matrix, guint row)
{
  return &g_array_index (matrix->rows, SbAppMatrixRow, row);
}

/**
 * sb_app_matrix_get_entry:
 * @matrix: figures
 * @row: position in the order shown
 * @member: position of a member
 *
 * Returns: (transfer none): what the member gives to the row's requirement
 */
const SbAppMatrixEntry *
sb_app_matrix_get_entry (const SbAppMatrix *matrix, guint row, guint member)
{
  return &g_array_index (matrix->entries, SbAppMatrixEntry, row * matrix->bid->n_members + member);
}

/**
 * sb_app_matrix_get_load:
 * @matrix: figures
 * @member: position of a member
 *
 * Returns: (transfer none): the member's workload
 */
const SbAppMatrixLoad *
sb_app_matrix_get_load (const SbAppMatrix *matrix, guint member)
{
  return &g_array_index (matrix->loads, SbAppMatrixLoad, member);
}

/**
 * sb_app_matrix_find_row:
 * @matrix: figures
 * @requirement: id of a requirement
 *
 * Returns: its row, or -1
 */
int
sb_app_matrix_find_row (const SbAppMatrix *matrix, const char *requirement)
{
  for (guint i = 0; i < matrix->rows->len; i++)
    if (g_strcmp0 (matrix->bid->requirements[sb_app_matrix_get_row (matrix, i)->requirement].id,
                   requirement) == 0)
      return (int) i;

  return -1;
}

/**
 * sb_app_matrix_begins_section:
 * @matrix: figures
 * @row: position in the order shown
 *
 * Returns: whether the row is the first of its section
 */
gboolean
sb_app_matrix_begins_section (const SbAppMatrix *matrix, guint row)
{
  const SbRequirement *this, *before;

  if (row == 0)
    return TRUE;

  this = get_requirement (matrix->bid, sb_app_matrix_get_row (matrix, row)->requirement);
  before = get_requirement (matrix->bid, sb_app_matrix_get_row (matrix, row - 1)->requirement);
  if (this->section == NULL && before->section == NULL)
    return g_strcmp0 (this->category, before->category) != 0;

  return g_strcmp0 (this->section, before->section) != 0;
}
