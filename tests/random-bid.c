/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Random bids that the exchange format accepts, of up to six members, small enough to compute by
 * brute force and mean enough to matter: ties, zero minutes, everything or nothing eligible, dates
 * on and beyond both ends of the contract, locked and misplaced commitments, over-commitment, a
 * lead that is not named, every fulfilment with every kind of test, numbers that make leaving help.
 *
 * Each bid has a temper of its own (how many minutes, professions, dates), so that all of these
 * come in combination and not only thinly spread.
 */

#include "config.h"

#include "random-bid.h"

#include <string.h>

#define N_DATES 6

static const char *const professions[] = { "gp", "nurse", "district-nurse", "midwife" };
static const char *const municipalities[] = { "2421", "2422" };
static const char *const ids[] = {
  "a", "B", "m10", "m2", "gp", "dsk", "x.y", "x-y", "x_y", "0", "Z", "aa",
};
static const char *const weeks[] = {
  "1-5 08:00-17:00", "1-5 08:00-12:00", "1-5 12:00-17:00", "1-3 08:00-17:00",
  "4-5 07:30-18:00", "1-7 00:00-24:00", "6 10:00-14:00",   "1-5 08:00-12:30; 1-5 12:00-17:00",
};

/*
 * dates: some of the contract's days, and days around it, ascending
 * max_minutes: of a supply
 * n_professions, n_municipalities: how many are in use
 * dated: of ten rows, how many have dates
 */
typedef struct
{
  GRand *rand;
  SbBid *bid;
  GPtrArray *members;
  GPtrArray *sites;
  GPtrArray *persons;
  GPtrArray *supplies;
  GPtrArray *requirements;
  SbDate dates[N_DATES];
  gint64 max_minutes;
  guint n_professions;
  guint n_municipalities;
  guint dated;
  guint n_ids;
} Maker;

static guint
pick (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
chance (Maker *self, guint of_ten)
{
  return pick (self, 10) < of_ten;
}

static const char *
pick_from (Maker *self, GPtrArray *list)
{
  return list->pdata[pick (self, list->len)];
}

/* Members, sites and persons share one name space: no id is used twice. */
static char *
take_id (Maker *self, GPtrArray *list)
{
  char *id = self->n_ids < G_N_ELEMENTS (ids) ? g_strdup (ids[self->n_ids]) :
                                                g_strdup_printf ("p%u", self->n_ids);

  self->n_ids++;
  g_ptr_array_add (list, g_strdup (id));
  return id;
}

static char *
make_id (const char *prefix, GPtrArray *list)
{
  g_ptr_array_add (list, g_strdup_printf ("%s%u", prefix, list->len + 1));
  return g_strdup (list->pdata[list->len - 1]);
}

static void
set_dates (Maker *self, SbDate *from, SbDate *to)
{
  guint a = pick (self, N_DATES), b = pick (self, N_DATES);

  if (!chance (self, self->dated) || self->dates[a] == self->dates[b])
    return;
  if (chance (self, 7))
    *from = self->dates[MIN (a, b)];
  if (chance (self, 7))
    *to = self->dates[MAX (a, b)];
}

/* Often 0, the highest or a round number, so that there are ties. */
static gint64
pick_minutes (Maker *self)
{
  switch (pick (self, 6))
    {
    case 0:
      return 0;
    case 1:
      return self->max_minutes;
    case 2:
      return self->max_minutes / 2;
    default:
      return g_rand_int_range (self->rand, 0, (gint32) self->max_minutes + 1);
    }
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return *(const SbDate *) a - *(const SbDate *) b;
}

static void
add_info (Maker *self)
{
  SbBidInfo *info = sb_bid_add (self->bid, SB_TABLE_BID);
  SbDate start = sb_date_from_ymd (2027, 3, 1) + (SbDate) pick (self, 40);
  int days = chance (self, 5) ? 8 : 200 + (int) pick (self, 400);

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Slumpat anbud");
  info->route = (int) pick (self, SB_ROUTE_NSS + 1);
  info->language = (int) pick (self, 2);
  info->liability = (int) pick (self, 4) - 1;
  info->start = start;
  if (chance (self, 8))
    info->end = start + days;
  else
    info->horizon_months = 1 + (gint64) pick (self, 30);
  if (chance (self, 5))
    info->locum_weeks = (gint64) pick (self, 40);
  if (chance (self, 5))
    info->recruitment_months = (gint64) pick (self, 12);
  if (chance (self, 5))
    info->overtime_bp = (gint64) pick (self, 5) * 500;

  self->dates[0] = start - 1 - (SbDate) pick (self, 3);
  self->dates[1] = chance (self, 5) ? start : start + 1;
  self->dates[N_DATES - 1] = start + days + (SbDate) pick (self, 3) - 1;
  for (guint i = 2; i < N_DATES - 1; i++)
    self->dates[i] = start + (SbDate) pick (self, (guint) days);
  qsort (self->dates, N_DATES, sizeof (SbDate), compare_dates);
}

static void
add_members (Maker *self)
{
  guint n = 1 + pick (self, RANDOM_BID_MAX_MEMBERS);
  SbBidInfo *info;

  for (guint i = 0; i < n; i++)
    {
      SbMember *member = sb_bid_add (self->bid, SB_TABLE_MEMBER);

      member->id = take_id (self, self->members);
      member->name = g_strdup_printf ("Medlem %s", member->id);
      member->role = (int) pick (self, 4) - 1;
      member->form = (int) pick (self, 7) - 1;
      if (chance (self, 5))
        {
          member->exit_probability_bp = (gint64) pick (self, 10001);
          member->exit_notice_months = (gint64) pick (self, 12);
          member->exit_planned = self->dates[pick (self, N_DATES)];
        }
      if (chance (self, 5))
        {
          SbAgreed *agreed = sb_bid_add (self->bid, SB_TABLE_AGREED);

          agreed->id = g_strdup (member->id);
          agreed->member = g_strdup (member->id);
          agreed->share_bp = (gint64) pick (self, 3) * 2500;
        }
    }

  info = (SbBidInfo *) (gpointer) self->bid->rows[SB_TABLE_BID]->data;
  if (chance (self, 7))
    info->lead = g_strdup (pick_from (self, self->members));
}

static void
add_sites (Maker *self)
{
  guint n = pick (self, 5);

  for (guint i = 0; i < n; i++)
    {
      SbSite *site = sb_bid_add (self->bid, SB_TABLE_SITE);

      site->id = take_id (self, self->sites);
      site->member = g_strdup (pick_from (self, self->members));
      site->name = g_strdup_printf ("Plats %s", site->id);
      site->listing = (int) pick (self, 3) - 1;
      if (chance (self, 8))
        site->municipality = g_strdup (municipalities[pick (self, 2)]);
      if (chance (self, 8))
        site->hours = g_strdup (weeks[pick (self, G_N_ELEMENTS (weeks))]);
      if (chance (self, 8))
        {
          site->lat = 65000000 + (gint64) pick (self, 5) * 100000;
          site->lon = 15000000 + (gint64) pick (self, 5) * 100000;
        }
    }
}

static void
add_persons (Maker *self)
{
  guint n = pick (self, 5);

  for (guint i = 0; i < n; i++)
    {
      SbPerson *person = sb_bid_add (self->bid, SB_TABLE_PERSON);

      person->id = take_id (self, self->persons);
      person->member = g_strdup (pick_from (self, self->members));
      if (chance (self, 5))
        person->profession = g_strdup (professions[pick (self, self->n_professions)]);
      if (chance (self, 5))
        person->share_bp = (gint64) pick (self, 10001);
      set_dates (self, &person->from, &person->to);
    }
}

static void
add_supplies (Maker *self)
{
  guint n = pick (self, RANDOM_BID_MAX_SUPPLIES + 1);

  for (guint i = 0; i < n; i++)
    {
      SbSupply *supply = sb_bid_add (self->bid, SB_TABLE_SUPPLY);

      supply->id = make_id ("u", self->supplies);
      supply->member = g_strdup (pick_from (self, self->members));
      supply->profession = g_strdup (professions[pick (self, self->n_professions)]);
      supply->minutes_per_week = pick_minutes (self);
      if (self->sites->len > 0 && chance (self, 7))
        supply->site = g_strdup (pick_from (self, self->sites));
      set_dates (self, &supply->from, &supply->to);
    }
}

/* Every subset of the professions, none and one that nobody has included. */
static char *
pick_professions (Maker *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (professions); i++)
    if (chance (self, 5))
      g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", professions[i]);
  if (list->len == 0)
    g_string_append (list, chance (self, 8) ? professions[0] : "podiatrist");

  return g_strdup (list->str);
}

static void
set_capacity (Maker *self, SbRequirement *requirement)
{
  requirement->test = SB_TEST_CAPACITY;
  requirement->professions = pick_professions (self);
  requirement->minutes_per_week = pick_minutes (self) / (chance (self, 5) ? 2 : 1);
  if (chance (self, self->n_municipalities))
    requirement->municipality = g_strdup (municipalities[pick (self, 2)]);
  set_dates (self, &requirement->from, &requirement->to);
}

static void
set_test (Maker *self, SbRequirement *requirement)
{
  switch (pick (self, 8))
    {
    case 0:
    case 1:
      requirement->test = SB_TEST_HOURS;
      requirement->weekly = g_strdup (weeks[pick (self, G_N_ELEMENTS (weeks))]);
      if (chance (self, 3))
        requirement->municipality = g_strdup (municipalities[pick (self, 2)]);
      break;
    case 2:
    case 3:
      requirement->test = SB_TEST_NUMBER;
      requirement->attribute = g_strdup ("listed");
      requirement->aggregate = (int) pick (self, SB_AGGREGATE_EACH + 1);
      requirement->comparator = (int) pick (self, SB_COMPARATOR_LT + 1);
      requirement->value = (gint64) pick (self, 8);
      break;
    case 4:
    case 5:
      requirement->test = SB_TEST_DISTANCE;
      requirement->lat = 65000000 + (gint64) pick (self, 5) * 100000;
      requirement->lon = 15000000 + (gint64) pick (self, 5) * 100000;
      requirement->max_m = (gint64) pick (self, 5) * 10000;
      break;
    default:
      requirement->test = SB_TEST_DECLARATION;
    }
}

static void
add_evidence (Maker *self, const char *requirement)
{
  SbEvidence *evidence = sb_bid_add (self->bid, SB_TABLE_EVIDENCE);

  evidence->id = g_strconcat (requirement, "-e", NULL);
  evidence->requirement = g_strdup (requirement);
  evidence->text_sv = g_strdup ("Intyg");
  evidence->position = 0;
}

static void
add_requirements (Maker *self)
{
  guint n_capacity = pick (self, RANDOM_BID_MAX_CAPACITY + 1);
  /* Most bids have few of other kinds, or they would all be broken; some have many of them. */
  guint n = n_capacity + (chance (self, 1) ? 4 + pick (self, 9) : pick (self, 1 + pick (self, 5)));

  for (guint i = 0; i < n; i++)
    {
      SbRequirement *requirement = sb_bid_add (self->bid, SB_TABLE_REQUIREMENT);

      requirement->id = make_id ("R", self->requirements);
      requirement->text_sv = g_strdup_printf ("Krav %u", i + 1);
      if (chance (self, 8))
        requirement->section = g_strdup_printf ("%u.%u", 1 + pick (self, 3), 1 + pick (self, 12));
      requirement->obligation =
          chance (self, 7) ? SB_OBLIGATION_SHALL : (int) pick (self, SB_OBLIGATION_INFORMATIVE + 1);
      requirement->fulfilment = (int) pick (self, SB_FULFILMENT_LEAD + 1);
      requirement->certainty = (int) pick (self, 3) - 1;
      requirement->origin = (int) pick (self, 3) - 1;
      if (i < n_capacity)
        set_capacity (self, requirement);
      else
        set_test (self, requirement);
      if (chance (self, 2))
        add_evidence (self, self->requirements->pdata[i]);
    }
}

/* A pair that may go together, where a few tries find one. */
static void
pick_pair (Maker *self, const char **supply, const char **requirement)
{
  for (guint i = 0; i < 8; i++)
    {
      guint s = pick (self, self->supplies->len), r = pick (self, self->requirements->len);
      const SbSupply *giver = &((SbSupply *) (gpointer) self->bid->rows[SB_TABLE_SUPPLY]->data)[s];
      const SbRequirement *taker =
          &((SbRequirement *) (gpointer) self->bid->rows[SB_TABLE_REQUIREMENT]->data)[r];

      *supply = self->supplies->pdata[s];
      *requirement = self->requirements->pdata[r];
      if (taker->professions != NULL && strstr (taker->professions, giver->profession) != NULL)
        return;
    }
}

static void
add_commitments (Maker *self)
{
  guint n = self->supplies->len > 0 && self->requirements->len > 0 ? pick (self, 13) : 0;
  guint sense = pick (self, 11);

  for (guint i = 0; i < n; i++)
    {
      SbCommitment *commitment = sb_bid_add (self->bid, SB_TABLE_COMMITMENT);
      const char *supply = pick_from (self, self->supplies);
      const char *requirement = pick_from (self, self->requirements);

      if (chance (self, sense))
        pick_pair (self, &supply, &requirement);
      commitment->id = g_strdup_printf ("c%02u", i);
      commitment->supply = g_strdup (supply);
      commitment->requirement = g_strdup (requirement);
      commitment->minutes_per_week =
          chance (self, 5) ? pick_minutes (self) : pick_minutes (self) / 2;
      commitment->locked = chance (self, 3) ? 1 : (int) pick (self, 2) - 1;
      set_dates (self, &commitment->from, &commitment->to);
    }
}

static void
add_answer (Maker *self, const char *requirement, const char *subject, guint yes)
{
  SbAnswer *answer = sb_bid_add (self->bid, SB_TABLE_ANSWER);

  answer->id = g_strdup_printf ("a-%s-%s", requirement, subject);
  answer->requirement = g_strdup (requirement);
  answer->subject = g_strdup (subject);
  if (chance (self, MAX (yes, 9)))
    answer->status = chance (self, yes) ? SB_STATUS_MET : (int) pick (self, SB_STATUS_OPEN + 1);
  if (chance (self, 8))
    answer->number = (gint64) pick (self, 6) - (chance (self, 1) ? 3 : 0);
}

/* Mostly yes, so that something can break when somebody leaves. */
static void
add_answers (Maker *self)
{
  GPtrArray *subjects[] = { self->members, self->sites, self->persons };

  for (guint i = 0; i < self->requirements->len; i++)
    {
      guint zeal = chance (self, 5) ? 10 : 4 + pick (self, 7);
      guint yes = chance (self, 5) ? 10 : 7;

      if (chance (self, 5))
        add_answer (self, self->requirements->pdata[i], SB_SUBJECT_GROUP, yes);
      for (guint j = 0; j < G_N_ELEMENTS (subjects); j++)
        for (guint k = 0; k < subjects[j]->len; k++)
          if (chance (self, zeal))
            add_answer (self, self->requirements->pdata[i], subjects[j]->pdata[k], yes);
    }
}

/**
 * random_bid_new:
 * @rand: where chance comes from
 *
 * Returns: (transfer full): a sealed bid
 */
SbBid *
random_bid_new (GRand *rand)
{
  static const gint64 sizes[] = { 1, 3, 12, 100, 2400, 1000000000 };
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GError) error = NULL;
  Maker self = { rand, sb_bid_new () };
  GPtrArray **places[] = { &self.members, &self.sites, &self.persons, &self.supplies,
                           &self.requirements };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      *places[i] = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (lists, *places[i]);
    }
  self.max_minutes = sizes[pick (&self, G_N_ELEMENTS (sizes))];
  self.n_professions = 1 + pick (&self, G_N_ELEMENTS (professions));
  self.n_municipalities = pick (&self, 3) * 2;
  self.dated = pick (&self, 4) * 3;

  add_info (&self);
  add_members (&self);
  add_sites (&self);
  add_persons (&self);
  add_supplies (&self);
  add_requirements (&self);
  add_commitments (&self);
  add_answers (&self);
  sb_bid_seal (self.bid, &error);
  g_assert_no_error (error);

  return self.bid;
}

/**
 * random_bid_pick_date:
 * @rand: where chance comes from
 * @bid: a bid
 *
 * Returns: a day in or near the bid's contract, often one on which something begins or ends, or
 *   SB_DATE_NONE
 */
SbDate
random_bid_pick_date (GRand *rand, const SbBid *bid)
{
  int way = g_rand_int_range (rand, 0, 4);

  if (way == 0)
    return SB_DATE_NONE;
  if (way == 1 && bid->n_supplies > 0)
    {
      SbDate date = bid->supplies[g_rand_int_range (rand, 0, (gint32) bid->n_supplies)].to;

      return date;
    }

  return g_rand_int_range (rand, bid->start - 3, bid->end + 4);
}
