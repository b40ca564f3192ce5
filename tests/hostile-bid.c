/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Bids as nobody would enter them, and as no document or import would let them through: minutes
 * that are negative, huge, or together just what can be computed with, or one more; dates of other
 * ages, and backwards; capacity of nobody; commitments twice, misplaced, of nothing to nothing;
 * lists of professions empty, repeated and endless; places that are not said. And the plain rows
 * that make such things matter.
 *
 * They are not sealed: some of them cannot be.
 */

#include "config.h"

#include "hostile-bid.h"

#define N_DATES     12
#define N_MINUTES   8
#define MAX_COLUMNS 5

static const char *const professions[] = { "gp", "nurse", "gpx", "g", "" };
static const char *const municipalities[] = { "2421", "2422", "" };

/*
 * minutes: those that occur in the bid, 0 among them
 * dates: those that occur in it
 * dated: of ten rows, how many have dates
 * is_large: whether there are so many rows that no bid would be left if many of them were fatal
 */
typedef struct
{
  GRand *rand;
  SbBid *bid;
  gint64 minutes[N_MINUTES];
  SbDate dates[N_DATES];
  guint dated;
  guint n_members;
  guint n_sites;
  guint n_supplies;
  guint n_requirements;
  gboolean is_large;
} Maker;

static guint
pick (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
chance (Maker *self, guint of_hundred)
{
  return pick (self, 100) < of_hundred;
}

/* Of @n rows one, by its id; now and then none, hardly ever one that does not exist. */
static char *
pick_id (Maker *self, char prefix, guint n)
{
  if (n == 0 || chance (self, 2))
    return NULL;
  if (!self->is_large && g_rand_int_range (self->rand, 0, 2000) == 0)
    return g_strdup ("nobody");

  return g_strdup_printf ("%c%u", prefix, pick (self, n));
}

static void
set_dates (Maker *self, SbDate *from, SbDate *to)
{
  if (!chance (self, self->dated * 10))
    return;

  *from = self->dates[pick (self, N_DATES)];
  *to = self->dates[pick (self, N_DATES)];
}

static gint64
pick_minutes (Maker *self)
{
  return self->minutes[pick (self, N_MINUTES)];
}

/* Any number of bits, so that large and small meet. */
static gint64
pick_any (Maker *self)
{
  gint64 number = G_GINT64_CONSTANT (1) << pick (self, 61);

  return number + g_rand_int_range (self->rand, -1, 2);
}

static void
choose_minutes (Maker *self)
{
  /* Thousands of rows can have the first three. */
  static const gint64 temper[][N_MINUTES] = {
    { 0, 1, 1, 2, 2, 3, 3, 7 },
    { 0, 1, 600, 2399, 2400, 999999999, 1000000000, 1000000000 },
    { 0, 0, 1, 2, 600, 600, 1200, SB_UNKNOWN },
    { 0, 0, 1, 2, HOSTILE_BID_LIMIT / 4, HOSTILE_BID_LIMIT / 8, HOSTILE_BID_LIMIT / 8 - 1, 3 },
    { 0, 1, 5, 60, HOSTILE_BID_LIMIT, HOSTILE_BID_LIMIT - 1, HOSTILE_BID_LIMIT / 2, 1000 },
  };
  static const gint64 poison[] = { -1,         -1000000000,    G_MININT64 + 1,
                                   G_MAXINT64, G_MAXINT64 - 1, HOSTILE_BID_LIMIT + 1 };
  guint which = pick (self, self->is_large ? 3 : G_N_ELEMENTS (temper) + 1);

  for (guint i = 0; i < N_MINUTES; i++)
    self->minutes[i] = which < G_N_ELEMENTS (temper) ? temper[which][i] : pick_any (self);
  if (!self->is_large && chance (self, 6))
    self->minutes[0] = poison[pick (self, G_N_ELEMENTS (poison))];
}

/* All of a table add up to exactly what can be computed with, or to one more. */
static void
touch_limit (Maker *self, gint64 *last, gint64 sum_of_others)
{
  if (sum_of_others >= 0 && sum_of_others <= HOSTILE_BID_LIMIT)
    *last = HOSTILE_BID_LIMIT - sum_of_others + chance (self, 20);
}

/* What a sum is as long as it can be one; negative from then on. */
static void
add_up (gint64 *sum, gint64 minutes)
{
  if (minutes == SB_UNKNOWN || *sum < 0)
    return;

  *sum = minutes >= 0 && minutes <= HOSTILE_BID_LIMIT - *sum ? *sum + minutes : -1;
}

static void
add_info (Maker *self)
{
  SbBidInfo *info = sb_bid_add (self->bid, SB_TABLE_BID);
  const SbDate first = sb_date_from_ymd (1, 1, 1), last = sb_date_from_ymd (9999, 12, 31);
  int days = chance (self, 10) ? 1 : 3 + (int) pick (self, 3000);

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Test");
  info->route = (int) pick (self, SB_ROUTE_NSS + 1);
  info->language = (int) pick (self, 2);
  info->lead = pick_id (self, 'm', self->n_members);
  info->start = sb_date_from_ymd (2027, 3, 1);
  info->end = info->start + days;
  if (chance (self, 2))
    info->start = first;
  if (chance (self, 2))
    info->end = last;
  if (chance (self, 5))
    {
      info->end = SB_DATE_NONE;
      info->horizon_months = chance (self, 50) ? pick_minutes (self) : 12;
    }
  if (!self->is_large && g_rand_int_range (self->rand, 0, 500) == 0)
    info->start = SB_DATE_NONE;

  memcpy (self->dates,
          (SbDate[]){ SB_DATE_NONE, SB_DATE_NONE, first, last, G_MAXINT32, G_MININT32 + 1,
                      info->start, info->end, 0, 0, 0, 0 },
          sizeof self->dates);
  for (guint i = 8; i < N_DATES; i++)
    self->dates[i] = sb_date_from_ymd (2027, 3, 1) + (SbDate) pick (self, (guint) days + 2) - 1;
}

static void
add_members (Maker *self)
{
  static const gint64 probabilities[] = { SB_UNKNOWN, 0, 1, 500, 5000, 10000 };
  static const gint64 shares[] = { SB_UNKNOWN, 0, 1, 3333, 10000, -1, G_MAXINT64, G_MAXINT64 / 2 };

  for (guint i = 0; i < self->n_members; i++)
    {
      SbMember *member = sb_bid_add (self->bid, SB_TABLE_MEMBER);

      member->id = g_strdup_printf ("m%u", i);
      member->name = g_strdup ("Member");
      member->exit_probability_bp = probabilities[pick (self, G_N_ELEMENTS (probabilities))];
      if (chance (self, 20))
        member->exit_planned =
            chance (self, 50) ? sb_date_from_ymd (9999, 12, 31) : sb_date_from_ymd (2027, 3, 2);
      for (guint j = chance (self, 80) ? 1 : 2; j > 0; j--)
        {
          SbAgreed *agreed = sb_bid_add (self->bid, SB_TABLE_AGREED);

          agreed->id = g_strdup_printf ("g%u-%u", i, j);
          agreed->member = g_strdup (member->id);
          agreed->share_bp = shares[pick (self, G_N_ELEMENTS (shares))];
        }
    }
}

static void
add_sites (Maker *self)
{
  for (guint i = 0; i < self->n_sites; i++)
    {
      SbSite *site = sb_bid_add (self->bid, SB_TABLE_SITE);

      site->id = g_strdup_printf ("s%u", i);
      site->name = g_strdup ("Site");
      site->member = pick_id (self, 'm', self->n_members);
      if (chance (self, 80))
        site->municipality = g_strdup (municipalities[pick (self, G_N_ELEMENTS (municipalities))]);
    }
}

static void
add_supplies (Maker *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_supplies; i++)
    {
      SbSupply *supply = sb_bid_add (self->bid, SB_TABLE_SUPPLY);

      supply->id = g_strdup_printf ("u%u", i);
      supply->member = pick_id (self, 'm', self->n_members);
      supply->site = chance (self, 40) ? pick_id (self, 's', self->n_sites) : NULL;
      supply->profession =
          g_strdup (professions[chance (self, 80) ? pick (self, 2) :
                                                    pick (self, G_N_ELEMENTS (professions))]);
      supply->minutes_per_week = pick_minutes (self);
      set_dates (self, &supply->from, &supply->to);
      if (i + 1 == self->n_supplies && chance (self, 10))
        touch_limit (self, &supply->minutes_per_week, sum);
      add_up (&sum, supply->minutes_per_week);
    }
}

/* None, some, some of them many times, and with blanks that are not single. */
static char *
pick_professions (Maker *self)
{
  GString *list = g_string_new (NULL);
  guint n = chance (self, 2) ? 1000 : 1 + pick (self, 3);

  if (chance (self, 3))
    return g_string_free (list, !chance (self, 50));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "",
                            professions[pick (self, chance (self, 90) ? 2 : 5)]);
  if (chance (self, 3))
    g_string_append_c (list, ' ');

  return g_string_free (list, FALSE);
}

static void
add_answers (Maker *self, const char *requirement)
{
  static const gint64 numbers[] = { 0, 1, -1, G_MAXINT64, G_MININT64 + 1, SB_UNKNOWN };

  for (guint m = 0; m < self->n_members; m++)
    {
      SbAnswer *answer = sb_bid_add (self->bid, SB_TABLE_ANSWER);

      answer->id = g_strdup_printf ("%s-%u", requirement, m);
      answer->requirement = g_strdup (requirement);
      answer->subject = g_strdup_printf ("m%u", m);
      answer->status = chance (self, 80) ? SB_STATUS_MET : (int) pick (self, 4) - 1;
      answer->number = numbers[pick (self, G_N_ELEMENTS (numbers))];
    }
}

static void
set_other_test (Maker *self, SbRequirement *requirement)
{
  requirement->test = chance (self, 50) ? SB_TEST_DECLARATION : SB_TEST_NUMBER;
  requirement->aggregate = (int) pick (self, SB_AGGREGATE_EACH + 1);
  requirement->comparator = (int) pick (self, SB_COMPARATOR_LT + 1);
  requirement->value = pick_minutes (self);
  /* What only capacity has means nothing here. */
  requirement->minutes_per_week = G_MAXINT64;
  add_answers (self, requirement->id);
}

static void
add_requirements (Maker *self, guint n_columns)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_requirements; i++)
    {
      SbRequirement *requirement = sb_bid_add (self->bid, SB_TABLE_REQUIREMENT);

      requirement->id = g_strdup_printf ("R%u", i);
      requirement->obligation = chance (self, 75) ?
                                    SB_OBLIGATION_SHALL :
                                    (int) pick (self, SB_OBLIGATION_INFORMATIVE + 1);
      requirement->fulfilment = (int) pick (self, SB_FULFILMENT_LEAD + 1);
      if (i >= n_columns)
        {
          set_other_test (self, requirement);
          continue;
        }
      requirement->test = SB_TEST_CAPACITY;
      requirement->professions = pick_professions (self);
      if (chance (self, 20))
        requirement->municipality =
            g_strdup (municipalities[pick (self, G_N_ELEMENTS (municipalities))]);
      requirement->minutes_per_week = pick_minutes (self);
      set_dates (self, &requirement->from, &requirement->to);
      if (i + 1 == n_columns && chance (self, 10))
        touch_limit (self, &requirement->minutes_per_week, sum);
      add_up (&sum, requirement->minutes_per_week);
    }
}

static void
add_commitments (Maker *self, guint n)
{
  guint locked = pick (self, 101);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      SbCommitment *commitment = sb_bid_add (self->bid, SB_TABLE_COMMITMENT);

      commitment->id = g_strdup_printf ("c%u", i);
      commitment->supply = pick_id (self, 'u', self->n_supplies);
      commitment->requirement = pick_id (self, 'R', self->n_requirements);
      commitment->minutes_per_week = pick_minutes (self);
      commitment->locked = chance (self, locked) ? 1 : (int) pick (self, 2) - 1;
      set_dates (self, &commitment->from, &commitment->to);
      if (i + 1 == n && chance (self, 10))
        touch_limit (self, &commitment->minutes_per_week, sum);
      add_up (&sum, commitment->minutes_per_week);
    }
}

static void
fill (Maker *self, guint n_columns, guint n_commitments)
{
  choose_minutes (self);
  add_info (self);
  add_members (self);
  add_sites (self);
  add_supplies (self);
  add_requirements (self, n_columns);
  add_commitments (self, n_commitments);
}

/**
 * hostile_bid_new:
 * @rand: where chance comes from
 *
 * Returns: (transfer full): a small bid, or one with none of something
 */
SbBid *
hostile_bid_new (GRand *rand)
{
  Maker self = { .rand = rand, .bid = sb_bid_new () };
  guint n_columns = pick (&self, MAX_COLUMNS + 1);

  self.dated = pick (&self, 3) * 4;
  self.n_members = chance (&self, 2) ? 21 + pick (&self, 4) : pick (&self, 6);
  self.n_sites = pick (&self, 4);
  self.n_supplies = pick (&self, 9);
  self.n_requirements = n_columns + (chance (&self, 30) ? pick (&self, 3) : 0);
  fill (&self, n_columns, pick (&self, 20));

  return self.bid;
}

/**
 * hostile_bid_new_wide:
 * @rand: where chance comes from
 * @n: how many supplies
 *
 * Returns: (transfer full): a bid of many supplies, requirements and commitments
 */
SbBid *
hostile_bid_new_wide (GRand *rand, guint n)
{
  Maker self = { .rand = rand, .bid = sb_bid_new (), .is_large = TRUE };

  self.dated = 0;
  self.n_members = 4;
  self.n_sites = 3;
  self.n_supplies = n;
  self.n_requirements = n / 4 + 3;
  fill (&self, n / 4, 2 * n);

  return self.bid;
}

/**
 * hostile_bid_new_long:
 * @rand: where chance comes from
 * @n: how many commitments
 *
 * Returns: (transfer full): a bid in which something begins or ends nearly every day
 */
SbBid *
hostile_bid_new_long (GRand *rand, guint n)
{
  Maker self = { .rand = rand, .bid = sb_bid_new (), .is_large = TRUE };

  self.dated = 10;
  self.n_members = 3;
  self.n_sites = 2;
  self.n_supplies = 6;
  self.n_requirements = 5;
  fill (&self, 4, n);

  ((SbBidInfo *) (gpointer) self.bid->rows[SB_TABLE_BID]->data)->end =
      sb_date_from_ymd (2027, 3, 1) + 3000;
  for (guint i = 0; i < self.bid->rows[SB_TABLE_COMMITMENT]->len; i++)
    {
      SbCommitment *row = &g_array_index (self.bid->rows[SB_TABLE_COMMITMENT], SbCommitment, i);

      row->from = sb_date_from_ymd (2027, 3, 1) + (SbDate) pick (&self, 3000);
      row->to = row->from + (SbDate) pick (&self, 30);
    }

  return self.bid;
}
