/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who does what: a matrix of requirements and members with need, total and gap, and how much of its
 * capacity each member has promised. Segments of the contract in which all of that is the same are
 * shown as one period; only paper merges them, the engine never does.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-labels.h>

#include "sb-section.h"

/* With more members the matrix lies on its side. */
#define MAX_UPRIGHT 4

/**
 * SplitView:
 * @given: minutes per week by requirement and member, n_requirements × n_members
 * @committed: minutes per week by member
 * @available: minutes per week by member
 * @over: minutes per week by member that single capacities have promised beyond what they have
 *
 * What the paper shows of one segment.
 */
typedef struct
{
  const SbSplitSegment *part;
  gint64 *given;
  gint64 *committed;
  gint64 *available;
  gint64 *over;
} SplitView;

static void
clear_view (gpointer data)
{
  SplitView *view = data;

  g_free (view->given);
  g_free (view->committed);
  g_free (view->available);
  g_free (view->over);
}

static void
init_view (SplitView *view, const SbBid *bid, const SbSplitSegment *part)
{
  view->part = part;
  view->given = g_new0 (gint64, (gsize) bid->n_requirements * bid->n_members + 1);
  view->committed = g_new0 (gint64, bid->n_members + 1);
  view->available = g_new0 (gint64, bid->n_members + 1);
  view->over = g_new0 (gint64, bid->n_members + 1);

  for (guint i = 0; i < part->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (part->cells, SbSplitCell, i);
      int member = sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[cell->supply].member);

      view->given[cell->requirement * bid->n_members + (guint) member] += cell->minutes_per_week;
    }
  for (guint i = 0; i < bid->n_supplies; i++)
    {
      int member = sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[i].member);

      view->committed[member] += part->committed[i];
      view->available[member] += part->available[i];
      view->over[member] += MAX (0, part->committed[i] - part->available[i]);
    }
}

static gboolean
is_same (const SbBid *bid, const SplitView *a, const SplitView *b)
{
  gsize row = sizeof (gint64) * bid->n_members;
  gsize column = sizeof (gint64) * bid->n_requirements;

  return memcmp (a->given, b->given, row * bid->n_requirements) == 0 &&
         memcmp (a->committed, b->committed, row) == 0 &&
         memcmp (a->available, b->available, row) == 0 && memcmp (a->over, b->over, row) == 0 &&
         (column == 0 || memcmp (a->part->need, b->part->need, column) == 0);
}

static gboolean
is_shown (const SbBid *bid, const SbSplitSegment *part, guint requirement)
{
  return bid->requirements[requirement].test == SB_TEST_CAPACITY &&
         (part->need[requirement] > 0 || part->given[requirement] > 0);
}

static gboolean
lacks_hours (const SbBid *bid, const SbSplitSegment *part)
{
  for (guint i = 0; i < bid->n_requirements; i++)
    if (bid->requirements[i].obligation == SB_OBLIGATION_SHALL &&
        bid->requirements[i].test == SB_TEST_CAPACITY && part->given[i] < part->need[i])
      return TRUE;

  return FALSE;
}

enum
{
  COLUMN_REQUIREMENT,
  COLUMN_REFERENCE,
  COLUMN_OBLIGATION,
  COLUMN_ORIGIN,
  COLUMN_NEED,
  COLUMN_FIRST_MEMBER
};

static SbGrid *
new_matrix (const SbSectionContext *context, guint number)
{
  const SbBid *bid = context->bid;
  SbLanguage language = context->language;
  g_autofree char *name = g_strdup_printf ("split-%u", number);
  guint total = COLUMN_FIRST_MEMBER + bid->n_members;
  SbGrid *grid = sb_grid_new (name, total + 2);

  sb_grid_set_column (grid, COLUMN_REQUIREMENT, "requirement",
                      sb_language_ctext (language, "paper", "Requirement"), 70);
  sb_grid_set_column (grid, COLUMN_REFERENCE, "section",
                      sb_language_ctext (language, "paper", "Section"), 10);
  sb_grid_set_place (grid, COLUMN_REFERENCE, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, COLUMN_OBLIGATION, "obligation",
                      sb_language_ctext (language, "paper", "Obligation"), 14);
  sb_grid_set_place (grid, COLUMN_OBLIGATION, SB_COLUMN_ALONG);
  sb_grid_set_column (grid, COLUMN_ORIGIN, "origin",
                      sb_language_ctext (language, "paper", "Origin"), 14);
  sb_grid_set_place (grid, COLUMN_ORIGIN, SB_COLUMN_ALONG);
  sb_grid_set_column (grid, COLUMN_NEED, "need_minutes_per_week",
                      sb_language_ctext (language, "paper", "Need"), 8);
  for (guint m = 0; m < bid->n_members; m++)
    sb_grid_set_column (grid, COLUMN_FIRST_MEMBER + m, bid->members[m].id, bid->members[m].name,
                        10);
  sb_grid_set_column (grid, total, "given_minutes_per_week",
                      sb_language_ctext (language, "paper", "Total"), 8);
  sb_grid_set_column (grid, total + 1, "gap_minutes_per_week",
                      sb_language_ctext (language, "paper", "Missing"), 8);
  for (guint i = COLUMN_NEED; i < grid->n_columns; i++)
    sb_grid_set_numeric (grid, i);
  grid->n_row_heads = COLUMN_NEED;

  return grid;
}

/* Missing, never negative: what is given beyond the need helps no other requirement. */
static void
set_gap (SbGrid *grid, guint row, guint n_members, gint64 gap)
{
  guint column = COLUMN_FIRST_MEMBER + n_members + 1;

  sb_grid_set_number (grid, row, column, SB_CELL_HOURS, gap);
  sb_grid_set_tone (grid, row, column, gap > 0 ? SB_TONE_BAD : SB_TONE_QUIET);
}

static void
add_requirement (const SbSectionContext *context,
                 SbGrid *grid,
                 const SplitView *view,
                 guint position)
{
  const SbBid *bid = context->bid;
  const SbRequirement *requirement = &bid->requirements[position];
  gint64 need = view->part->need[position];
  gint64 given = view->part->given[position];
  guint row = sb_grid_add_row (grid);
  guint total = COLUMN_FIRST_MEMBER + bid->n_members;

  sb_grid_set_text (grid, row, COLUMN_REQUIREMENT,
                    sb_requirement_get_text (requirement, context->language));
  sb_grid_set_text (grid, row, COLUMN_REFERENCE, requirement->section);
  if (requirement->obligation != SB_OBLIGATION_SHALL)
    sb_grid_set_text (grid, row, COLUMN_OBLIGATION,
                      sb_labels_get_obligation (context->language, requirement->obligation));
  if (requirement->origin == SB_ORIGIN_GROUP)
    sb_grid_set_text (grid, row, COLUMN_ORIGIN,
                      sb_labels_get_origin (context->language, requirement->origin));

  sb_grid_set_number (grid, row, COLUMN_NEED, SB_CELL_HOURS, need);
  for (guint m = 0; m < bid->n_members; m++)
    {
      gint64 minutes = view->given[position * bid->n_members + m];

      if (minutes > 0)
        sb_grid_set_number (grid, row, COLUMN_FIRST_MEMBER + m, SB_CELL_HOURS, minutes);
    }
  sb_grid_set_number (grid, row, total, SB_CELL_HOURS, given);
  if (bid->n_members > 0)
    sb_grid_take_formula (grid, row, total,
                          g_strdup_printf ("SUM(RC[-%u]:RC[-1])", bid->n_members));
  set_gap (grid, row, bid->n_members, MAX (0, need - given));
  sb_grid_take_formula (grid, row, total + 1,
                        g_strdup_printf ("MAX(0,RC[-%u]-RC[-1])", bid->n_members + 2));
}

static void
add_total (const SbSectionContext *context, SbGrid *grid)
{
  guint n = grid->n_rows;
  guint row = sb_grid_add_row (grid);

  sb_grid_set_text (grid, row, COLUMN_REQUIREMENT,
                    sb_language_ctext (context->language, "paper", "Total"));
  for (guint column = COLUMN_NEED; column < grid->n_columns; column++)
    {
      gint64 sum = 0;

      for (guint i = 0; i < n; i++)
        sum += sb_grid_get_cell (grid, i, column)->number;
      sb_grid_set_number (grid, row, column, SB_CELL_HOURS, sum);
      sb_grid_take_formula (grid, row, column, g_strdup_printf ("SUM(R[-%u]C:R[-1]C)", n));
    }
  grid->has_total = TRUE;
}

static SbGrid *
build_matrix (const SbSectionContext *context, const SplitView *view, guint number)
{
  SbGrid *grid = new_matrix (context, number);

  for (guint i = 0; i < context->order->len; i++)
    {
      guint position = g_array_index (context->order, guint, i);

      if (is_shown (context->bid, view->part, position))
        add_requirement (context, grid, view, position);
    }
  if (grid->n_rows > 0)
    add_total (context, grid);

  return grid;
}

enum
{
  LOAD_MEMBER,
  LOAD_COMMITTED,
  LOAD_AVAILABLE,
  LOAD_FREE,
  LOAD_OVER,
  LOAD_SHARE,
  N_LOAD_COLUMNS
};

static SbGrid *
new_workload (const SbSectionContext *context, guint number)
{
  SbLanguage language = context->language;
  g_autofree char *name = g_strdup_printf ("workload-%u", number);
  SbGrid *grid = sb_grid_new (name, N_LOAD_COLUMNS);

  grid->workbook = TRUE;
  sb_grid_set_column (grid, LOAD_MEMBER, "member", sb_language_ctext (language, "paper", "Member"),
                      40);
  sb_grid_set_column (grid, LOAD_COMMITTED, "committed",
                      sb_language_text (language, "Promised, hours per week"), 15);
  sb_grid_set_column (grid, LOAD_AVAILABLE, "available",
                      sb_language_text (language, "Available, hours per week"), 15);
  sb_grid_set_column (grid, LOAD_FREE, "free", sb_language_text (language, "Left, hours per week"),
                      15);
  sb_grid_set_column (grid, LOAD_OVER, "over",
                      sb_language_text (language, "Promised beyond what there is, hours per week"),
                      15);
  sb_grid_set_column (grid, LOAD_SHARE, "workload",
                      sb_language_ctext (language, "paper", "Workload"), 15);
  for (guint i = LOAD_COMMITTED; i < N_LOAD_COLUMNS; i++)
    sb_grid_set_numeric (grid, i);

  return grid;
}

/* A share in basis points, half away from zero, as ROUND(…,4) has it. */
static gint64
get_share_bp (gint64 committed, gint64 available)
{
  __extension__ __int128 doubled = (__extension__(__int128) committed) * 20000 + available;

  return (gint64) (doubled / ((__extension__(__int128) available) * 2));
}

static SbGrid *
build_workload (const SbSectionContext *context,
                const SplitView *view,
                guint number,
                gboolean has_matrix)
{
  const SbBid *bid = context->bid;
  SbGrid *grid = new_workload (context, number);

  for (guint m = 0; m < bid->n_members; m++)
    {
      gint64 committed = view->committed[m];
      gint64 available = view->available[m];
      gint64 over = view->over[m];
      guint row = sb_grid_add_row (grid);

      sb_grid_set_text (grid, row, LOAD_MEMBER, bid->members[m].name);
      sb_grid_set_number (grid, row, LOAD_COMMITTED, SB_CELL_HOURS, committed);
      if (has_matrix)
        sb_grid_take_formula (grid, row, LOAD_COMMITTED,
                              g_strdup_printf ("@split-%u!%u", number, COLUMN_FIRST_MEMBER + m));
      sb_grid_set_number (grid, row, LOAD_AVAILABLE, SB_CELL_HOURS, available);
      /* What one capacity has promised too much takes nothing from what another has left. */
      sb_grid_set_number (grid, row, LOAD_FREE, SB_CELL_HOURS, available - committed + over);
      if (over == 0)
        sb_grid_take_formula (grid, row, LOAD_FREE, g_strdup ("RC[-1]-RC[-2]"));
      sb_grid_set_number (grid, row, LOAD_OVER, SB_CELL_HOURS, over);
      sb_grid_set_tone (grid, row, LOAD_OVER, over > 0 ? SB_TONE_BAD : SB_TONE_QUIET);
      if (available > 0)
        {
          sb_grid_set_number (grid, row, LOAD_SHARE, SB_CELL_SHARE,
                              get_share_bp (committed, available));
          sb_grid_take_formula (grid, row, LOAD_SHARE, g_strdup ("ROUND(RC[-4]/RC[-3],4)"));
        }
    }

  return grid;
}

static void
add_bottleneck (SbSectionContext *context, guint segment)
{
  const SbSplit *split = context->input->split;

  if (split->segments[segment].bottleneck != NULL)
    sb_section_take_text (context, SB_BLOCK_PARAGRAPH,
                          sb_split_describe_bottleneck (split, segment, context->language));
}

static void
add_period (
    SbSectionContext *context, const SplitView *view, guint segment, SbDate to, guint number)
{
  g_autofree char *period = sb_section_build_period (context, view->part->segment.from, to);
  SbGrid *matrix = build_matrix (context, view, number);
  gboolean has_matrix = matrix->n_rows > 0;
  GPtrArray *blocks = context->section->blocks;

  sb_section_add_heading (context, 2, period);
  ((SbBlock *) g_ptr_array_index (blocks, blocks->len - 1))->together = TRUE;
  if (matrix->n_rows == 0)
    sb_section_add_text (
        context, SB_BLOCK_PARAGRAPH,
        sb_language_text (context->language, "No requirement asks for hours in this period."));
  add_bottleneck (context, segment);
  sb_section_take_grid (context, matrix);
  if (context->bid->n_members == 0)
    return;

  sb_section_take_chart (
      context, sb_chart_new_workload (context->input->split, segment, context->language),
      sb_language_text (context->language, "Workload per member, hours per week promised"));
  sb_section_take_grid (context, build_workload (context, view, number, has_matrix));
}

static gboolean
is_over_committed (const SbSplit *split)
{
  for (guint i = 0; i < split->n_segments; i++)
    for (guint s = 0; s < split->bid->n_supplies; s++)
      if (split->segments[i].committed[s] > split->segments[i].available[s])
        return TRUE;

  return FALSE;
}

/* What is missing, and from when; NULL where nothing is. */
static char *
build_lack (const SbSectionContext *context)
{
  const SbSplit *split = context->input->split;
  g_autofree char *first = NULL;

  for (guint i = 0; i < split->n_segments && first == NULL; i++)
    if (lacks_hours (context->bid, &split->segments[i]))
      first = sb_language_date (context->language, split->segments[i].segment.from);

  return first == NULL ?
             NULL :
             g_strdup_printf (
                 sb_language_text (context->language,
                                   "The hours promised do not meet every shall requirement: from "
                                   "%s hours are missing."),
                 first);
}

static char *
build_lead (const SbSectionContext *context)
{
  const SbSplit *split = context->input->split;
  char *lack;

  if (context->bid->n_members == 0)
    return g_strdup (sb_language_text (
        context->language, "The group has no member yet, so nobody has promised any hours."));
  if (sb_section_count_shall (context, FALSE) == 0)
    return g_strdup (
        sb_language_text (context->language, "No shall requirement has been entered yet."));

  lack = build_lack (context);
  if (lack != NULL)
    return lack;
  if (is_over_committed (split))
    return g_strdup (sb_language_text (
        context->language,
        "More hours are promised than there are, so not every promise can be kept."));

  if (context->bid->info->end == SB_DATE_NONE)
    return g_strdup (sb_language_text (
        context->language,
        "The hours promised meet every shall requirement for as long as is computed."));

  return g_strdup (sb_language_text (
      context->language,
      "The hours promised meet every shall requirement during the whole contract."));
}

/* Who has promised too much, how much and from when, as the remarks have it. */
static void
add_over_committed (SbSectionContext *context)
{
  const SbFindings *findings = context->input->findings;

  for (guint i = 0; i < findings->n_remarks; i++)
    if (findings->remarks[i].table == SB_TABLE_SUPPLY &&
        g_strcmp0 (findings->remarks[i].field, "minutes_per_week") == 0)
      sb_section_add_text (context, SB_BLOCK_ITEM, findings->remarks[i].text);
}

static void
build (SbSectionContext *context)
{
  const SbSplit *split = context->input->split;
  g_autofree char *lead = build_lead (context);
  g_autoptr (GArray) views = g_array_new (FALSE, TRUE, sizeof (SplitView));
  guint number = 0;

  sb_section_start (context, sb_language_text (context->language, "The split of the work"), lead);
  add_over_committed (context);
  /* Of nothing there is nothing to show, period by period. */
  if (context->bid->n_members + context->bid->n_requirements == 0)
    return;

  g_array_set_clear_func (views, clear_view);
  g_array_set_size (views, split->n_segments);
  for (guint i = 0; i < split->n_segments; i++)
    init_view (&g_array_index (views, SplitView, i), context->bid, &split->segments[i]);
  context->section->landscape = context->bid->n_members > MAX_UPRIGHT;
  sb_section_add_horizon (context);
  sb_section_add_text (context, SB_BLOCK_NOTE,
                       sb_language_text (context->language,
                                         "All figures are hours per week. A period ends where "
                                         "something in the tables changes."));

  for (guint i = 0; i < views->len;)
    {
      const SplitView *view = &g_array_index (views, SplitView, i);
      guint next = i + 1;

      while (next < views->len &&
             is_same (context->bid, view, &g_array_index (views, SplitView, next)))
        next++;
      add_period (context, view, i, split->segments[next - 1].segment.to, ++number);
      i = next;
    }
}

const SbSection sb_section_split = { "split", build };
