/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Probabilities and power indices, against their plainest definitions: every group with the product
 * of its members' probabilities, judged by the slow twin; every order in which members can join;
 * and, once, what happens when chance itself decides.
 */

#include <samanbud.h>

#include <math.h>

#include "bid-builder.h"
#include "random-bid.h"
#include "twin.h"

#define TOLERANCE 1e-9

static guint
find_segment (const Twin *twin, SbDate date)
{
  for (guint i = 0; i < twin_get_n_segments (twin); i++)
    if (twin_get_from (twin, i) <= date && date < twin_get_to (twin, i))
      return i;

  g_assert_not_reached ();
}

static gboolean
carries (const Twin *twin, const SbBid *bid, guint segment, guint group)
{
  if (group == 0 || twin_judge (twin, segment, ~group & ((1u << bid->n_members) - 1)).best > 0)
    return FALSE;
  for (guint r = 0; r < bid->n_requirements; r++)
    if (bid->requirements[r].obligation == SB_OBLIGATION_SHALL &&
        bid->requirements[r].test != SB_TEST_CAPACITY && !twin_holds (twin, r, group))
      return FALSE;

  return TRUE;
}

static double
weigh (const SbBid *bid, SbDate date, guint group)
{
  double weight = 1;

  for (guint m = 0; m < bid->n_members; m++)
    {
      double stays = sb_probability_of_staying (bid, m, date);

      weight *= (group >> m & 1) != 0 ? stays : 1 - stays;
    }

  return weight;
}

static void
compare_point (const SbBid *bid, const Twin *twin, const SbProbabilityPoint *point)
{
  guint segment = find_segment (twin, point->date), all = (1u << bid->n_members) - 1;
  double sum = 0, minutes = 0;

  for (guint group = 0; group <= all; group++)
    {
      double weight = weigh (bid, point->date, group);

      sum += carries (twin, bid, segment, group) ? weight : 0;
      minutes += weight * (double) twin_judge (twin, segment, ~group & all).best;
    }
  g_assert_cmpfloat (fabs (point->carries - sum), <, TOLERANCE);
  g_assert_cmpfloat (fabs (point->minutes_short - minutes), <=, TOLERANCE * (1 + minutes));
}

static void
compare_birnbaum (SbBid *bid, const Twin *twin, const SbProbabilityPoint *point, guint member)
{
  guint segment = find_segment (twin, point->date), all = (1u << bid->n_members) - 1;
  double difference = 0;

  for (guint group = 0; group <= all; group++)
    if ((group >> member & 1) == 0)
      {
        double weight = 1;

        for (guint m = 0; m < bid->n_members; m++)
          {
            double stays = sb_probability_of_staying (bid, m, point->date);

            if (m != member)
              weight *= (group >> m & 1) != 0 ? stays : 1 - stays;
          }
        difference += weight * (carries (twin, bid, segment, group | 1u << member) -
                                carries (twin, bid, segment, group));
      }
  g_assert_cmpfloat (fabs (point->birnbaum[member] - difference), <, TOLERANCE);
}

static gboolean
always_carries (const Twin *twin, const SbBid *bid, guint group)
{
  for (guint i = 0; i < twin_get_n_segments (twin); i++)
    if (!carries (twin, bid, i, group))
      return FALSE;

  return group != 0;
}

/* Every order in which those who are not in @group can join it. */
static void
join (const gboolean *wins, guint n, guint group, double weight, double *value)
{
  guint left = n - (guint) __builtin_popcount (group);

  for (guint m = 0; m < n; m++)
    if ((group >> m & 1) == 0)
      {
        guint with = group | 1u << m;

        value[m] += weight / left * (wins[with] - wins[group]);
        join (wins, n, with, weight / left, value);
      }
}

static void
compare_indices (const SbProbability *probability, const Twin *twin)
{
  const SbBid *bid = probability->bid;
  guint n = bid->n_members;
  gboolean wins[64];
  double shapley[6] = { 0 };

  for (guint group = 0; group < 1u << n; group++)
    wins[group] = always_carries (twin, bid, group);
  join (wins, n, 0, 1, shapley);
  for (guint m = 0; m < n; m++)
    {
      int swings = 0;

      for (guint group = 0; group < 1u << n; group++)
        if ((group >> m & 1) == 0)
          swings += wins[group | 1u << m] - wins[group];
      g_assert_cmpfloat (fabs (probability->shapley[m] - shapley[m]), <, TOLERANCE);
      g_assert_cmpfloat (fabs (probability->banzhaf[m] - swings / (double) (1u << (n - 1))), <,
                         TOLERANCE);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? 5000 : 300, n_points = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (Twin) twin = twin_new (bid, SB_DATE_NONE, SB_DATE_NONE);
      g_autoptr (GError) error = NULL;
      g_autoptr (SbProbability) probability = sb_probability_new (bid, NULL, &error);
      guint chosen;

      g_assert_no_error (error);
      g_assert_cmpuint (probability->points->len, >, 0);
      for (guint j = 0; j < probability->points->len; j++)
        compare_point (bid, twin, &g_array_index (probability->points, SbProbabilityPoint, j));
      chosen = (guint) g_rand_int_range (rand, 0, (gint32) probability->points->len);
      for (guint m = 0; m < bid->n_members; m++)
        compare_birnbaum (bid, twin,
                          &g_array_index (probability->points, SbProbabilityPoint, chosen), m);
      compare_indices (probability, twin);
      n_points += probability->points->len;
    }

  g_test_message ("%u bids, %u dates", n, n_points);
}

static SbBid *
build_pair (void)
{
  SbBid *bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 300);
  builder_add_supply (bid, "u2", "b", 300);
  builder_add_capacity (bid, "R1", 600);

  return bid;
}

static void
set_exit (SbBid *bid, guint member, gint64 probability_bp, SbDate planned)
{
  SbMember *row = &g_array_index (bid->rows[SB_TABLE_MEMBER], SbMember, member);

  row->exit_probability_bp = probability_bp;
  row->exit_planned = planned;
}

/* Both are needed: after one year 0.9 × 0.8, and whoever is there makes all the difference the
 * other leaves. */
static void
test_both_needed (void)
{
  g_autoptr (SbBid) bid = build_pair ();
  g_autoptr (SbProbability) probability = NULL;
  const SbProbabilityPoint *year;

  set_exit (bid, 0, 1000, SB_DATE_NONE);
  set_exit (bid, 1, 2000, SB_DATE_NONE);
  builder_seal (bid);
  probability = sb_probability_new (bid, NULL, NULL);

  g_assert_cmpuint (probability->unknown->len, ==, 0);
  year = &g_array_index (probability->points, SbProbabilityPoint, 1);
  g_assert_cmpint (year->date, ==, sb_date_from_ymd (2028, 1, 1));
  /* A calendar year is not quite a year of 365.2425 days. */
  g_assert_cmpfloat (fabs (year->carries - 0.72), <, 0.001);
  g_assert_cmpfloat (fabs (year->birnbaum[0] - 0.8), <, 0.001);
  g_assert_cmpfloat (fabs (year->birnbaum[1] - 0.9), <, 0.001);
  g_assert_cmpfloat (fabs (year->minutes_short - (0.1 + 0.2) * 300), <, 0.5);
  g_assert_cmpfloat (probability->shapley[0], ==, 0.5);
  g_assert_cmpfloat (probability->banzhaf[1], ==, 0.5);
}

/* Surely gone after the last day; never, as far as anybody knows. */
static void
test_planned (void)
{
  g_autoptr (SbBid) bid = build_pair ();
  g_autoptr (SbProbability) probability = NULL;
  SbDate last = sb_date_from_ymd (2028, 6, 30);

  set_exit (bid, 0, SB_UNKNOWN, last);
  builder_seal (bid);
  probability = sb_probability_new (bid, NULL, NULL);

  g_assert_cmpuint (probability->unknown->len, ==, 2);
  g_assert_cmpfloat (sb_probability_of_staying (bid, 0, last), ==, 1);
  g_assert_cmpfloat (sb_probability_of_staying (bid, 0, last + 1), ==, 0);
  for (guint i = 0; i < probability->points->len; i++)
    {
      const SbProbabilityPoint *point = &g_array_index (probability->points, SbProbabilityPoint, i);

      g_assert_cmpfloat (point->carries, ==, point->date <= last);
      g_assert_cmpfloat (point->minutes_short, ==, point->date <= last ? 0 : 300);
    }
}

/* The longest contract that there can be: each year once, in order, and the last day; both plan to
 * leave on a day that is listed anyway. */
static void
test_ages (void)
{
  g_autoptr (SbBid) bid = build_pair ();
  g_autoptr (SbProbability) probability = NULL;

  builder_get_info (bid)->start = sb_date_from_ymd (1, 1, 1);
  builder_get_info (bid)->end = sb_date_from_ymd (9999, 12, 31);
  set_exit (bid, 0, 0, sb_date_from_ymd (2027, 12, 31));
  set_exit (bid, 1, 0, sb_date_from_ymd (2027, 12, 31));
  builder_seal (bid);
  probability = sb_probability_new (bid, NULL, NULL);

  g_assert_cmpuint (probability->points->len, ==, 10000);
  for (guint i = 0; i < 9999; i++)
    g_assert_cmpint (g_array_index (probability->points, SbProbabilityPoint, i).date, ==,
                     sb_date_from_ymd ((int) i + 1, 1, 1));
  g_assert_cmpint (g_array_index (probability->points, SbProbabilityPoint, 9999).date, ==,
                   sb_date_from_ymd (9999, 12, 30));
}

/* Whoever has not said that it meets what everybody must meet turns the scale to the worse. */
static void
test_spoiler (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbProbability) probability = NULL;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_declaration (bid, "R1", SB_FULFILMENT_EACH);
  builder_add_answer (bid, "R1", "a", SB_STATUS_MET);
  builder_add_answer (bid, "R1", "b", SB_STATUS_NOT_MET);
  builder_seal (bid);
  probability = sb_probability_new (bid, NULL, NULL);

  g_assert_cmpfloat (probability->banzhaf[0], ==, 0.5);
  g_assert_cmpfloat (probability->banzhaf[1], ==, -0.5);
}

/* Chance decides twenty thousand times who has left by the last day. */
static void
test_sampling (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20270301);
  guint n_samples = 20000;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (Twin) twin = twin_new (bid, SB_DATE_NONE, SB_DATE_NONE);
      g_autoptr (SbProbability) probability = sb_probability_new (bid, NULL, NULL);
      const SbProbabilityPoint *last =
          &g_array_index (probability->points, SbProbabilityPoint, probability->points->len - 1);
      gboolean wins[64];
      guint n_carried = 0;

      for (guint group = 0; group < 1u << bid->n_members; group++)
        wins[group] = carries (twin, bid, find_segment (twin, last->date), group);
      for (guint j = 0; j < n_samples; j++)
        {
          guint group = 0;

          for (guint m = 0; m < bid->n_members; m++)
            if (g_rand_double (rand) < sb_probability_of_staying (bid, m, last->date))
              group |= 1u << m;
          n_carried += wins[group];
        }
      g_assert_cmpfloat (fabs (last->carries - n_carried / (double) n_samples), <, 0.02);
    }
}

static void
test_refused (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbBid) wrong = builder_new ();
  g_autoptr (SbBid) any = build_pair ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= SB_PROBABILITY_MEMBERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);
      builder_add_member (bid, id);
    }
  builder_seal (bid);
  g_assert_null (sb_probability_new (bid, NULL, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&error);

  builder_add_member (wrong, "a");
  builder_add_supply (wrong, "u1", "a", -5);
  builder_seal (wrong);
  g_assert_null (sb_probability_new (wrong, NULL, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&error);

  builder_seal (any);
  g_cancellable_cancel (cancellable);
  g_assert_null (sb_probability_new (any, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probability/both-needed", test_both_needed);
  g_test_add_func ("/probability/planned", test_planned);
  g_test_add_func ("/probability/ages", test_ages);
  g_test_add_func ("/probability/spoiler", test_spoiler);
  g_test_add_func ("/probability/refused", test_refused);
  g_test_add_func ("/probability/sampling", test_sampling);
  g_test_add_func ("/probability/random", test_random);

  return g_test_run ();
}
