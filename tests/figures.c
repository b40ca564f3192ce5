/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The figures of a bid, and what follows from them (see figures.h). A maximum flow is the smallest
 * cut, found by trying every set of requirements.
 */

#include "config.h"

#include "figures.h"

#include <string.h>

#define LIMIT (G_MAXINT64 / 4)

static int
find (const SbBid *bid, SbTableId table, const char *id)
{
  for (guint i = 0; id != NULL && i < sb_bid_get_n_rows (bid, table); i++)
    if (g_str_equal (*(char *const *) sb_bid_get_row (bid, table, i), id))
      return (int) i;

  return -1;
}

/* What cannot be added to the others counts as nothing, and who has it is the culprit. */
static gint64
take (Figures *self, gint64 minutes, gint64 *sum, const char *id)
{
  if (minutes == SB_UNKNOWN)
    return 0;
  if (minutes >= 0 && minutes <= LIMIT - *sum)
    {
      *sum += minutes;
      return minutes;
    }
  if (self->culprit == NULL)
    self->culprit = id;

  return 0;
}

static gboolean
lies_in (const SbBid *bid, const SbSupply *supply, const char *municipality)
{
  int site = find (bid, SB_TABLE_SITE, supply->site);

  return municipality == NULL ||
         (site >= 0 && g_strcmp0 (bid->sites[site].municipality, municipality) == 0);
}

static void
read_eligible (Figures *self, guint requirement)
{
  const SbBid *bid = self->bid;
  const SbRequirement *row = &bid->requirements[requirement];
  g_auto (GStrv) codes = g_strsplit (row->professions != NULL ? row->professions : "", " ", -1);

  for (guint s = 0; s < bid->n_supplies; s++)
    {
      const char *profession = bid->supplies[s].profession;

      self->eligible[figures_place (self, s, requirement)] =
          row->test == SB_TEST_CAPACITY && *profession != '\0' &&
          g_strv_contains ((const char *const *) codes, profession) &&
          lies_in (bid, &bid->supplies[s], row->municipality);
    }
}

static void
read_supplies (Figures *self)
{
  const SbBid *bid = self->bid;
  gint64 sum = 0;

  for (guint s = 0; s < bid->n_supplies; s++)
    {
      const SbSupply *supply = &bid->supplies[s];

      self->member[s] = find (bid, SB_TABLE_MEMBER, supply->member);
      self->minutes[s] = take (self, supply->minutes_per_week, &sum, supply->id);
      if (self->member[s] < 0)
        self->minutes[s] = 0;
    }
}

static void
read_others (Figures *self)
{
  const SbBid *bid = self->bid;
  gint64 needed = 0, promised = 0;

  for (guint r = 0; r < bid->n_requirements; r++)
    {
      read_eligible (self, r);
      if (bid->requirements[r].test == SB_TEST_CAPACITY)
        self->need[r] =
            take (self, bid->requirements[r].minutes_per_week, &needed, bid->requirements[r].id);
    }
  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *commitment = &bid->commitments[i];

      self->giver[i] = find (bid, SB_TABLE_SUPPLY, commitment->supply);
      self->taker[i] = find (bid, SB_TABLE_REQUIREMENT, commitment->requirement);
      self->promised[i] = take (self, commitment->minutes_per_week, &promised,
                                commitment->supply != NULL ? commitment->supply : "");
    }
}

/**
 * figures_new:
 * @bid: a sealed bid, which must outlive the figures
 *
 * Returns: (transfer full): its figures
 */
Figures *
figures_new (const SbBid *bid)
{
  Figures *self = g_new0 (Figures, 1);

  self->bid = bid;
  self->member = g_new (int, bid->n_supplies + 1);
  self->minutes = g_new0 (gint64, bid->n_supplies + 1);
  self->eligible = g_new0 (guint8, (gsize) bid->n_supplies * bid->n_requirements + 1);
  self->need = g_new0 (gint64, bid->n_requirements + 1);
  self->giver = g_new (int, bid->n_commitments + 1);
  self->taker = g_new (int, bid->n_commitments + 1);
  self->promised = g_new0 (gint64, bid->n_commitments + 1);
  read_supplies (self);
  read_others (self);

  return self;
}

void
figures_free (Figures *figures)
{
  if (figures == NULL)
    return;

  g_free (figures->member);
  g_free (figures->giver);
  g_free (figures->taker);
  g_free (figures->minutes);
  g_free (figures->need);
  g_free (figures->promised);
  g_free (figures->eligible);
  g_free (figures);
}

/* Where a pair stands in the tables. */
gsize
figures_place (const Figures *figures, guint supply, guint requirement)
{
  return (gsize) supply * figures->bid->n_requirements + requirement;
}

/* Whether it is small enough for day_flow() and day_judge(). */
gboolean
figures_can_be_judged (const Figures *figures)
{
  guint n = 0;

  for (guint r = 0; r < figures->bid->n_requirements; r++)
    n += figures->bid->requirements[r].test == SB_TEST_CAPACITY;

  return n <= FIGURES_MAX_COLUMNS && figures->bid->n_members < 32;
}

static gboolean
is_live (SbDate from, SbDate to, SbDate date)
{
  return (from == SB_DATE_NONE || from <= date) && (to == SB_DATE_NONE || date < to);
}

static void
add_commitments (Day *self, SbDate date)
{
  const Figures *figures = self->figures;
  const SbBid *bid = figures->bid;

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *row = &bid->commitments[i];
      int s = figures->giver[i], r = figures->taker[i];
      gsize place;

      if (s < 0 || r < 0 || !is_live (row->from, row->to, date) ||
          !is_live (bid->supplies[s].from, bid->supplies[s].to, date) ||
          !is_live (bid->requirements[r].from, bid->requirements[r].to, date))
        continue;
      place = figures_place (figures, (guint) s, (guint) r);
      if (!figures->eligible[place])
        continue;
      self->counting[place] += figures->promised[i];
      self->locked[place] += row->locked == 1 ? figures->promised[i] : 0;
      self->committed[s] += figures->promised[i];
      self->given[r] += figures->promised[i];
    }
}

/**
 * day_new:
 * @figures: a bid's figures, which must outlive the day
 * @date: a day of its contract
 *
 * Returns: (transfer full): what there is and what counts that day
 */
Day *
day_new (const Figures *figures, SbDate date)
{
  const SbBid *bid = figures->bid;
  gsize n_pairs = (gsize) bid->n_supplies * bid->n_requirements;
  Day *self = g_new0 (Day, 1);

  self->figures = figures;
  self->available = g_new0 (gint64, bid->n_supplies + 1);
  self->committed = g_new0 (gint64, bid->n_supplies + 1);
  self->need = g_new0 (gint64, bid->n_requirements + 1);
  self->given = g_new0 (gint64, bid->n_requirements + 1);
  self->counting = g_new0 (gint64, n_pairs + 1);
  self->locked = g_new0 (gint64, n_pairs + 1);

  for (guint s = 0; s < bid->n_supplies; s++)
    if (is_live (bid->supplies[s].from, bid->supplies[s].to, date))
      self->available[s] = figures->minutes[s];
  for (guint r = 0; r < bid->n_requirements; r++)
    if (is_live (bid->requirements[r].from, bid->requirements[r].to, date))
      self->need[r] = figures->need[r];
  add_commitments (self, date);

  return self;
}

void
day_free (Day *day)
{
  if (day == NULL)
    return;

  g_free (day->available);
  g_free (day->committed);
  g_free (day->need);
  g_free (day->given);
  g_free (day->counting);
  g_free (day->locked);
  g_free (day);
}

static gboolean
serves_any (const Figures *figures, guint supply, const guint *columns, guint set)
{
  for (guint i = 0; set >> i != 0; i++)
    if (set >> i & 1 && figures->eligible[figures_place (figures, supply, columns[i])])
      return TRUE;

  return FALSE;
}

/**
 * day_flow:
 * @day: a day of a bid that can be judged
 * @capacity: by supply
 * @need: by requirement
 * @only_shall: whether only `shall` requirements get anything
 *
 * Returns: the most that can flow
 */
gint64
day_flow (const Day *day, const gint64 *capacity, const gint64 *need, gboolean only_shall)
{
  const SbBid *bid = day->figures->bid;
  gint64 smallest = G_MAXINT64;
  guint columns[FIGURES_MAX_COLUMNS], n = 0;

  for (guint r = 0; r < bid->n_requirements; r++)
    if (bid->requirements[r].test == SB_TEST_CAPACITY &&
        (!only_shall || bid->requirements[r].obligation == SB_OBLIGATION_SHALL))
      columns[n++] = r;

  for (guint set = 0; set < 1u << n; set++)
    {
      gint64 cut = 0;

      for (guint i = 0; i < n; i++)
        cut += set >> i & 1 ? 0 : need[columns[i]];
      for (guint s = 0; s < bid->n_supplies; s++)
        cut += serves_any (day->figures, s, columns, set) ? capacity[s] : 0;
      smallest = MIN (smallest, cut);
    }

  return smallest;
}

static gboolean
is_in (const Figures *figures, guint group, guint supply)
{
  return figures->member[supply] >= 0 && group >> figures->member[supply] & 1;
}

/**
 * day_judge:
 * @day: a day of a bid that can be judged
 * @group: those who remain: bit i is member i
 *
 * Returns: the figures of resources/docs/model.md, section 6
 */
DayVerdict
day_judge (const Day *day, guint group)
{
  const Figures *figures = day->figures;
  const SbBid *bid = figures->bid;
  g_autofree gint64 *missing = g_new0 (gint64, bid->n_requirements + 1);
  g_autofree gint64 *free_minutes = g_new0 (gint64, bid->n_supplies + 1);
  g_autofree gint64 *minutes = g_new0 (gint64, bid->n_supplies + 1);
  DayVerdict verdict = { 0, 0, 0 };
  gint64 needed = 0;

  for (guint s = 0; s < bid->n_supplies; s++)
    if (is_in (figures, group, s))
      {
        minutes[s] = day->available[s];
        free_minutes[s] = MAX (0, day->available[s] - day->committed[s]);
      }
  for (guint r = 0; r < bid->n_requirements; r++)
    {
      if (bid->requirements[r].obligation != SB_OBLIGATION_SHALL)
        continue;
      missing[r] = day->need[r];
      for (guint s = 0; s < bid->n_supplies; s++)
        if (is_in (figures, group, s))
          missing[r] -= day->counting[figures_place (figures, s, r)];
      missing[r] = MAX (0, missing[r]);
      needed += day->need[r];
      verdict.as_is += missing[r];
    }

  verdict.takeover = verdict.as_is - day_flow (day, free_minutes, missing, TRUE);
  verdict.best = needed - day_flow (day, minutes, day->need, TRUE);

  return verdict;
}

/* Whether the group meets every `shall` requirement of another kind; the rules judge that. */
gboolean
figures_stands (const Figures *figures, guint group)
{
  const SbBid *bid = figures->bid;
  g_autofree gboolean *remaining = g_new0 (gboolean, bid->n_members + 1);

  for (guint m = 0; m < bid->n_members; m++)
    remaining[m] = group >> m & 1;
  for (guint r = 0; r < bid->n_requirements; r++)
    if (bid->requirements[r].obligation == SB_OBLIGATION_SHALL &&
        bid->requirements[r].test != SB_TEST_CAPACITY && !sb_rules_holds (bid, r, remaining))
      return FALSE;

  return TRUE;
}
