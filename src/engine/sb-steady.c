/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The steady split: among all that meet as much as can be met, one after which as many single exits
 * as possible can be answered by takeover; of those, one whose highest workload is as low as it can
 * be; of those, one in which the worst single exit leaves the fewest minutes; of those, one that is
 * balanced in the next workloads too.
 *
 * By the max-flow min-cut theorem a takeover succeeds if and only if, for each set of requirements,
 * those who stay and are eligible for any of them have as much free as is lost there. Each of these
 * conditions is linear in the minutes of the split. There are far too many to write down, so only
 * those that an answer breaks are added, as its minimum cuts, until one breaks none (Benders 1962,
 * "Partitioning procedures for solving mixed-variables programming problems"). What remains is a
 * small integer program, in which a zero-one unknown by member says that its exit is given up.
 *
 * Balance is exact in the highest workload. The next ones follow the balance that there would be if
 * minutes could be divided, as closely as whole minutes allow.
 *
 * The solver computes in doubles and stops after so many cases. So every answer is read back as
 * whole minutes, checked and measured, and the best one measured is taken: never worse than the
 * balanced split, with which the search begins.
 */

#include "config.h"

#include "sb-steady.h"

#include <math.h>
#include <string.h>

#include "sb-balance.h"
#include "sb-program.h"
#include "sb-share.h"
#include "sb-standing.h"
#include "sb-steadiness.h"

/* Cases of one integer program; it seldom takes more than a few dozen. */
#define MAX_NODES 500

/* Rounds of lowering the highest workload; one or two suffice. */
#define MAX_ROUNDS 16

/* Doubles this near to each other are the same. */
#define TINY 1e-6

/*
 * target: by column: minutes that a split gives to it
 * limit: by supply: what it may give at most
 * ideal: by supply: what it would give if minutes could be divided
 * answer, best: by arc, minutes
 * terms: scratch space for one row
 * cuts: (element-type GBytes): those that are in the program: the member and what is short
 */
typedef struct
{
  SbTask *task;
  SbSteadiness *measure;
  SbProgram *program;
  SbScore *score;
  gint64 *target;
  gint64 *limit;
  gint64 *answer;
  gint64 *best;
  double *ideal;
  SbTerm *terms;
  GHashTable *cuts;
} Steady;

static const SbNetwork *
get_network (const Steady *self)
{
  return self->task->ledger->network;
}

/* The unknowns are: minutes, by arc; by member, whether a takeover that answers its exit is given
 * up; what the worst exit leaves; the level that no workload exceeds; by supply, minutes beyond the
 * ideal. */

static guint
get_lost_column (const Steady *self, guint member)
{
  return get_network (self)->n_arcs + member;
}

static guint
get_worst_column (const Steady *self)
{
  return get_lost_column (self, self->task->ledger->bid->n_members);
}

static guint
get_level_column (const Steady *self)
{
  return get_worst_column (self) + 1;
}

static guint
get_excess_column (const Steady *self, guint supply)
{
  return get_level_column (self) + 1 + supply;
}

/* The rows are: what each supply gives; its workload, against the level; its minutes, against the
 * ideal; what each requirement gets; the stakes that are lost; then what each exit leaves, and
 * cuts. */

static guint
get_level_row (const Steady *self, guint supply)
{
  return get_network (self)->n_supplies + supply;
}

static guint
get_ideal_row (const Steady *self, guint supply)
{
  return get_level_row (self, get_network (self)->n_supplies) + supply;
}

static guint
get_stakes_row (const Steady *self)
{
  return get_ideal_row (self, get_network (self)->n_supplies) + get_network (self)->n_requirements;
}

static void
add_columns (Steady *self)
{
  const SbNetwork *network = get_network (self);

  for (guint a = 0; a < network->n_arcs; a++)
    sb_program_add_column (self->program, 0,
                           (double) MIN (self->measure->room[network->arcs[a].supply],
                                         self->target[network->arcs[a].requirement]),
                           TRUE);
  for (guint m = 0; m < self->task->ledger->bid->n_members; m++)
    sb_program_add_column (self->program, 0, 1, TRUE);
  sb_program_add_column (self->program, 0, HUGE_VAL, TRUE);
  sb_program_add_column (self->program, 0, HUGE_VAL, FALSE);
  for (guint s = 0; s < network->n_supplies; s++)
    sb_program_add_column (self->program, 0, HUGE_VAL, FALSE);
}

static guint
list_supply (Steady *self, guint supply)
{
  const SbNetwork *network = get_network (self);
  guint n = 0;

  for (guint i = network->first_of_supply[supply]; i < network->first_of_supply[supply + 1]; i++)
    self->terms[n++] = (SbTerm){ network->arcs_of_supply[i], 1 };

  return n;
}

/* Level and ideal bind nothing yet. */
static void
add_supply_rows (Steady *self)
{
  guint n_supplies = get_network (self)->n_supplies;

  for (guint s = 0; s < n_supplies; s++)
    sb_program_add_row (self->program, self->terms, list_supply (self, s), -HUGE_VAL,
                        (double) self->measure->room[s]);
  for (guint s = 0; s < n_supplies; s++)
    {
      guint n = list_supply (self, s);

      self->terms[n++] =
          (SbTerm){ get_level_column (self), -(double) self->task->page->available[s] };
      sb_program_add_row (self->program, self->terms, n, -HUGE_VAL, HUGE_VAL);
    }
  for (guint s = 0; s < n_supplies; s++)
    {
      guint n = list_supply (self, s);

      self->terms[n++] = (SbTerm){ get_excess_column (self, s), -1 };
      sb_program_add_row (self->program, self->terms, n, -HUGE_VAL, HUGE_VAL);
    }
}

static void
add_requirement_rows (Steady *self)
{
  const SbNetwork *network = get_network (self);

  for (guint r = 0; r < network->n_requirements; r++)
    {
      guint n = 0;

      for (guint a = network->first_of_requirement[r]; a < network->first_of_requirement[r + 1];
           a++)
        self->terms[n++] = (SbTerm){ a, 1 };
      sb_program_add_row (self->program, self->terms, n, (double) self->target[r],
                          (double) self->target[r]);
    }
}

static void
add_stakes_row (Steady *self)
{
  guint n_members = self->task->ledger->bid->n_members;

  for (guint m = 0; m < n_members; m++)
    self->terms[m] = (SbTerm){ get_lost_column (self, m), (double) self->task->stakes[m] };
  sb_program_add_row (self->program, self->terms, n_members, -HUGE_VAL, HUGE_VAL);
}

/* What an exit leaves: what is missing in any case, and what the member gives. Where locked minutes
 * are more than is needed, nothing else is given, and what is missing is the same in all splits. */
static void
add_exit_row (Steady *self, guint member)
{
  const SbLedger *ledger = self->task->ledger;
  const SbNetwork *network = ledger->network;
  gint64 fixed = 0;
  guint n = 0;

  for (guint r = 0; r < network->n_requirements; r++)
    {
      gint64 left = 0;

      for (guint a = network->first_of_requirement[r]; a < network->first_of_requirement[r + 1];
           a++)
        {
          gboolean leaves = ledger->member_of[network->arcs[a].supply] == member;

          left += leaves ? 0 : self->measure->kept[a];
          if (ledger->is_shall[r] && leaves && self->target[r] > 0)
            self->terms[n++] = (SbTerm){ a, 1 };
        }
      if (ledger->is_shall[r])
        fixed += MAX (0, self->task->page->need[r] - left - self->target[r]);
    }

  self->terms[n++] = (SbTerm){ get_worst_column (self), -1 };
  sb_program_add_row (self->program, self->terms, n, -HUGE_VAL, -(double) fixed);
}

static void
build_program (Steady *self)
{
  self->program = sb_program_new ();
  add_columns (self);
  add_supply_rows (self);
  add_requirement_rows (self);
  add_stakes_row (self);
  for (guint m = 0; m < self->task->ledger->bid->n_members; m++)
    add_exit_row (self, m);
}

static gboolean
serves_short (const Steady *self, guint supply)
{
  const SbNetwork *network = get_network (self);

  for (guint i = network->first_of_supply[supply]; i < network->first_of_supply[supply + 1]; i++)
    if (self->measure->is_short[network->arcs[network->arcs_of_supply[i]].requirement])
      return TRUE;

  return FALSE;
}

/*
 * Those who stay and are eligible for any of the requirements that came up short must have as much
 * free as is lost there. What they give to those requirements is on both sides, so the condition is
 * about what they give to others: at most what they have beyond what is needed. A member that is
 * given up need not fulfil it.
 */
static void
add_cut (Steady *self, guint member)
{
  const SbLedger *ledger = self->task->ledger;
  const SbNetwork *network = ledger->network;
  gint64 has = 0, needed = 0;
  guint n = 0;

  for (guint r = 0; r < network->n_requirements; r++)
    if (self->measure->is_short[r])
      needed += self->task->page->need[r];
  for (guint s = 0; s < network->n_supplies; s++)
    {
      if (ledger->member_of[s] == member || !serves_short (self, s))
        continue;
      has += self->measure->room[s];
      for (guint i = network->first_of_supply[s]; i < network->first_of_supply[s + 1]; i++)
        {
          guint a = network->arcs_of_supply[i];

          if (self->measure->is_short[network->arcs[a].requirement])
            needed -= self->measure->kept[a];
          else
            self->terms[n++] = (SbTerm){ a, 1 };
        }
    }

  self->terms[n++] = (SbTerm){ get_lost_column (self, member), -(double) MAX (0, needed) };
  sb_program_add_row (self->program, self->terms, n, -HUGE_VAL, (double) (has - needed));
}

/* The solver computes to tolerances: where minutes are very many, its answers may go on breaking a
 * cut that they have to keep. */
static gboolean
is_new_cut (Steady *self, guint member)
{
  gsize n = get_network (self)->n_requirements;
  g_autofree guint8 *key = g_new (guint8, n + sizeof member);

  memcpy (key, self->measure->is_short, n);
  memcpy (key + n, &member, sizeof member);

  return g_hash_table_add (self->cuts, g_bytes_new (key, n + sizeof member));
}

/* Returns whether the answer at hand breaks any that is not there yet. */
static gboolean
add_cuts (Steady *self)
{
  gboolean added = FALSE;

  for (guint m = 0; m < self->task->ledger->bid->n_members; m++)
    if (self->measure->is_open[m] &&
        sb_program_get_value (self->program, get_lost_column (self, m)) < 0.5 &&
        !sb_steadiness_can_take_over (self->measure, self->answer, m) && is_new_cut (self, m))
      {
        add_cut (self, m);
        added = TRUE;
      }

  return added;
}

/* The solver's doubles as whole minutes, if they are a split. */
static gboolean
read_answer (Steady *self)
{
  const SbNetwork *network = get_network (self);
  g_autofree gint64 *gives = g_new0 (gint64, network->n_supplies + 1);
  g_autofree gint64 *gets = g_new0 (gint64, network->n_requirements + 1);

  for (guint a = 0; a < network->n_arcs; a++)
    {
      double minutes = round (sb_program_get_value (self->program, a));
      gint64 most = self->target[network->arcs[a].requirement];

      /* What is out of bounds comes out wrong in the sums, but never overflows. */
      self->answer[a] = minutes >= 0 && minutes <= (double) most ? (gint64) minutes : most + 1;
      gives[network->arcs[a].supply] += self->answer[a];
      gets[network->arcs[a].requirement] += self->answer[a];
    }
  for (guint s = 0; s < network->n_supplies; s++)
    if (gives[s] > self->measure->room[s])
      return FALSE;

  return memcmp (gets, self->target, network->n_requirements * sizeof (gint64)) == 0;
}

static gboolean
keep_better (Steady *self)
{
  SbScore *score = sb_steadiness_measure (self->measure, self->answer);

  if (sb_steadiness_compare (self->measure, score, self->score) >= 0)
    {
      sb_score_free (score);
      return FALSE;
    }

  sb_score_free (self->score);
  self->score = score;
  memcpy (self->best, self->answer, get_network (self)->n_arcs * sizeof (gint64));

  return TRUE;
}

/* Solves until no takeover fails that should succeed, as far as the solver can tell. Returns
 * whether the answer is better than all before. */
static gboolean
search (Steady *self)
{
  do
    {
      if (sb_program_solve_whole (self->program, MAX_NODES, self->task->cancellable) !=
              SB_PROGRAM_SOLVED ||
          !read_answer (self))
        return FALSE;
    }
  while (add_cuts (self));

  return keep_better (self);
}

static void
lose_fewest (Steady *self)
{
  if (self->score->lost > 0)
    {
      for (guint m = 0; m < self->task->ledger->bid->n_members; m++)
        sb_program_set_cost (self->program, get_lost_column (self, m),
                             (double) self->task->stakes[m]);
      search (self);
      sb_program_clear_costs (self->program);
    }

  sb_program_set_row (self->program, get_stakes_row (self), -HUGE_VAL, (double) self->score->lost);
}

static void
leave_least (Steady *self)
{
  sb_program_clear_costs (self->program);
  sb_program_set_cost (self->program, get_worst_column (self), 1);
  search (self);
  sb_program_clear_costs (self->program);
  sb_program_set_column (self->program, get_worst_column (self), 0, (double) self->score->worst);
}

/* The lowest level that no workload which is not settled yet exceeds. Settles those that cannot be
 * lower. Returns FALSE when there are none left. */
static gboolean
settle_next (Steady *self, guint8 *is_settled)
{
  gboolean found = FALSE;
  double level;

  for (guint s = 0; s < get_network (self)->n_supplies; s++)
    if (!is_settled[s])
      sb_program_set_row (self->program, get_level_row (self, s), -HUGE_VAL,
                          -(double) self->task->promised[s]);
  if (sb_program_solve (self->program) != SB_PROGRAM_SOLVED)
    return FALSE;

  level = sb_program_get_value (self->program, get_level_column (self));
  for (guint s = 0; s < get_network (self)->n_supplies; s++)
    {
      if (is_settled[s])
        continue;
      self->ideal[s] = MAX (0, level * (double) self->task->page->available[s] -
                                   (double) self->task->promised[s]);
      if (fabs (sb_program_get_price (self->program, get_level_row (self, s))) < TINY * TINY)
        continue;
      is_settled[s] = TRUE;
      found = TRUE;
    }

  for (guint s = 0; s < get_network (self)->n_supplies; s++)
    if (is_settled[s])
      {
        sb_program_set_row (self->program, get_level_row (self, s), -HUGE_VAL, HUGE_VAL);
        sb_program_set_row (self->program, s, -HUGE_VAL, self->ideal[s] + TINY);
      }

  return found;
}

/* The balance that there would be if minutes could be divided, with the exits given up that the
 * best split so far gives up. */
static void
find_ideal (Steady *self)
{
  guint n_supplies = get_network (self)->n_supplies;
  guint n_members = self->task->ledger->bid->n_members;
  g_autofree guint8 *is_settled = g_new0 (guint8, n_supplies + 1);

  for (guint m = 0; m < n_members; m++)
    sb_program_set_column (self->program, get_lost_column (self, m), self->score->is_lost[m],
                           self->score->is_lost[m]);
  for (guint s = 0; s < n_supplies; s++)
    {
      sb_program_set_row (self->program, get_ideal_row (self, s), -HUGE_VAL, HUGE_VAL);
      is_settled[s] = self->task->page->available[s] == 0;
    }
  sb_program_set_cost (self->program, get_level_column (self), 1);

  while (settle_next (self, is_settled))
    ;

  sb_program_clear_costs (self->program);
  for (guint s = 0; s < n_supplies; s++)
    {
      sb_program_set_row (self->program, get_level_row (self, s), -HUGE_VAL, HUGE_VAL);
      sb_program_set_row (self->program, s, -HUGE_VAL, (double) self->limit[s]);
    }
  for (guint m = 0; m < n_members; m++)
    sb_program_set_column (self->program, get_lost_column (self, m), 0, 1);
}

/* Minutes beyond the ideal cost more where they raise the workload more. */
static void
approach_ideal (Steady *self)
{
  for (guint s = 0; s < get_network (self)->n_supplies; s++)
    if (self->task->page->available[s] > 0)
      {
        sb_program_set_row (self->program, get_ideal_row (self, s), -HUGE_VAL,
                            ceil (self->ideal[s] - TINY));
        sb_program_set_cost (self->program, get_excess_column (self, s),
                             1000.0 / (double) self->task->page->available[s]);
      }
  search (self);
}

/* The most minutes of a supply that are no higher a workload than the best split's highest; or, if
 * @is_below, that are lower. Where a supply has locked far more than it has, these may be more than
 * a gint64 holds. */
static gint64
get_most (const Steady *self, guint supply, gboolean is_below)
{
  const SbLoad *highest = &self->score->loads[0];
  SbWide most = (SbWide) highest->committed * self->task->page->available[supply];

  return most < is_below ? -1 : (gint64) MIN ((most - is_below) / highest->available, G_MAXINT64);
}

/* @most: by supply: minutes, with what is locked. Returns whether so few can be. */
static gboolean
limit_supplies (Steady *self, const gint64 *most)
{
  for (guint s = 0; s < get_network (self)->n_supplies; s++)
    {
      gint64 limit = MIN (most[s] - self->task->promised[s], self->measure->room[s]);

      if (self->task->page->available[s] == 0)
        continue;
      if (limit < 0)
        return FALSE;
      self->limit[s] = limit;
      sb_program_set_row (self->program, s, -HUGE_VAL, (double) limit);
    }

  return TRUE;
}

static gboolean
limit_to_highest (Steady *self, gboolean is_below)
{
  guint n = get_network (self)->n_supplies;
  g_autofree gint64 *most = g_new0 (gint64, n + 1);

  for (guint s = 0; s < n; s++)
    most[s] = get_most (self, s, is_below);

  return limit_supplies (self, most);
}

static gboolean
limit_to_level (Steady *self, double level)
{
  guint n = get_network (self)->n_supplies;
  g_autofree gint64 *most = g_new0 (gint64, n + 1);

  for (guint s = 0; s < n; s++)
    most[s] = (gint64) (level * (double) self->task->page->available[s]);

  return limit_supplies (self, most);
}

static void
balance (Steady *self)
{
  find_ideal (self);
  approach_ideal (self);
}

/* The highest workload is the lowest possible when none can be below it. On the way there, halves
 * of what remains are tried. */
static void
lower_highest (Steady *self)
{
  double low = 0;

  if (self->measure->n_loads == 0)
    return;

  balance (self);
  for (guint n = 0; n < MAX_ROUNDS && limit_to_highest (self, TRUE) && search (self); n++)
    {
      const SbLoad *highest = &self->score->loads[0];
      double middle = (low + (double) highest->committed / (double) highest->available) / 2;

      if (!limit_to_level (self, middle) || !search (self))
        low = middle;
    }
  limit_to_highest (self, FALSE);
}

/* As much as can be met is met; which of the needs are left short is never changed. */
static void
begin_balanced (Steady *self)
{
  const SbLedger *ledger = self->task->ledger;
  SbFlow *flow = self->task->flow;
  g_autofree gint64 *room =
      g_memdup2 (flow->capacity, (ledger->network->n_supplies + 1) * sizeof (gint64));

  sb_balance_level (ledger->network, flow, self->task->page->available, self->task->promised);
  sb_flow_clear (flow, ledger->network);
  sb_network_fill (ledger->network, flow, ledger->shall_first, ledger->n_columns);
  memcpy (flow->capacity, room, ledger->network->n_supplies * sizeof (gint64));

  /* One more than there are, so that none of them is NULL. */
  self->target = g_memdup2 (flow->met, (ledger->n_columns + 1) * sizeof (gint64));
  self->best = g_memdup2 (flow->minutes, (ledger->network->n_arcs + 1) * sizeof (gint64));
  self->measure = sb_steadiness_new (self->task, self->best);
  self->score = sb_steadiness_measure (self->measure, self->best);
}

/* An exit that one segment gives up is not worth much in the next ones. */
static void
end (Steady *self)
{
  const SbNetwork *network = get_network (self);

  for (guint m = 0; m < self->task->ledger->bid->n_members; m++)
    if (self->score->is_lost[m])
      self->task->stakes[m] = 1;

  sb_flow_clear (self->task->flow, network);
  for (guint a = 0; a < network->n_arcs; a++)
    sb_flow_add (self->task->flow, network, a, self->best[a]);
}

/**
 * sb_steady_solve:
 * @task: what to fill; its flow becomes the answer, and the stakes of those whose exit is given up
 *   become 1
 */
void
sb_steady_solve (SbTask *task)
{
  const SbNetwork *network = task->ledger->network;
  Steady self = { .task = task };

  begin_balanced (&self);
  self.answer = g_new0 (gint64, network->n_arcs + 1);
  self.limit = g_memdup2 (self.measure->room, (network->n_supplies + 1) * sizeof (gint64));
  self.ideal = g_new0 (double, network->n_supplies + 1);
  self.terms = g_new (SbTerm, network->n_arcs + task->ledger->bid->n_members + 1);
  self.cuts =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  build_program (&self);
  lose_fewest (&self);
  lower_highest (&self);
  leave_least (&self);
  balance (&self);
  end (&self);

  sb_program_free (self.program);
  sb_steadiness_free (self.measure);
  sb_score_free (self.score);
  g_free (self.target);
  g_free (self.limit);
  g_free (self.answer);
  g_free (self.best);
  g_free (self.ideal);
  g_free (self.terms);
  g_hash_table_unref (self.cuts);
}

/* Whether the rest has the capacity, in every segment, when @member leaves. */
static gboolean
has_capacity_without (const SbLedger *ledger, const GPtrArray *pages, guint member)
{
  guint n = ledger->bid->n_members;
  g_autoptr (SbFlow) flow = sb_flow_new (ledger->network);
  g_autofree gboolean *remaining = g_new0 (gboolean, n + 1);

  for (guint m = 0; m < n; m++)
    remaining[m] = m != member;
  for (guint i = 0; i < pages->len; i++)
    {
      sb_page_fill_best (pages->pdata[i], ledger, remaining, flow);
      if (sb_flow_get_missing (flow, ledger->network) > 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * sb_steady_new_stakes:
 * @ledger: a bid's ledger
 * @segments: (element-type SbSegment): all of the contract
 *
 * What it is worth that a takeover answers a member's exit. An exit that ends badly whatever is
 * done, because a requirement of another kind breaks or because some day too little capacity would
 * remain, counts 1. All such exits together are worth less than one that can end well.
 *
 * Returns: (transfer full) (array): by member
 */
gint64 *
sb_steady_new_stakes (const SbLedger *ledger, const GArray *segments)
{
  guint n = ledger->bid->n_members;
  gint64 *stakes = g_new (gint64, n + 1);
  g_autoptr (SbStanding) standing = sb_standing_new (ledger->bid);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_page_free);
  g_autofree gboolean *remaining = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < segments->len; i++)
    g_ptr_array_add (pages, sb_ledger_open_page (ledger, &g_array_index (segments, SbSegment, i)));
  for (guint m = 0; m < n; m++)
    remaining[m] = TRUE;
  for (guint m = 0; m < n; m++)
    {
      g_autoptr (GArray) broken = NULL;

      remaining[m] = FALSE;
      broken = sb_standing_list_broken (standing, remaining);
      remaining[m] = TRUE;
      stakes[m] = broken->len == 0 && has_capacity_without (ledger, pages, m) ? n + 1 : 1;
    }

  return stakes;
}
