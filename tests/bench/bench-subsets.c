/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long the exit analysis of large bids takes: all 2ⁿ groups, and every single and pair with all
 * figures. The bids are random and as hard as random bids get: about half of the capacity is
 * needed, requirements take one to three professions each, every one a different mix.
 *
 *   bench-subsets [MEMBERS REQUIREMENTS SEGMENTS [SEED]]
 *
 * Processor time on one core of a shared virtual machine (Intel Xeon, 2 cores, Debian 12, gcc -O2),
 * 2026-11, seed 1:
 *
 *   members  requirements  segments  all groups  and all singles and pairs
 *        12            40         1        3 ms                       4 ms
 *        12            40        18      0.4 ms                       7 ms
 *        20            40         1      520 ms                     540 ms
 *        20            40        22      200 ms                     250 ms
 *        40            40        10           –                     200 ms
 *
 * More segments can be quicker: a group that is short in one of them needs no look at the others.
 */

#include "config.h"

#include <samanbud.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_PROFESSIONS 10

static SbBid *
make_bid (GRand *rand, guint n_members, guint n_requirements, guint n_segments)
{
  SbBid *bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  gint64 total = 0;

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Bench");
  info->start = sb_date_from_ymd (2027, 1, 1);
  info->end = info->start + 3000;
  for (guint m = 0; m < n_members; m++)
    {
      SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);

      member->id = g_strdup_printf ("m%02u", m);
      member->name = g_strdup (member->id);
      for (guint i = 0; i < 3; i++)
        {
          SbSupply *supply = sb_bid_add (bid, SB_TABLE_SUPPLY);

          supply->id = g_strdup_printf ("m%02u-%u", m, i);
          supply->member = g_strdup_printf ("m%02u", m);
          supply->profession =
              g_strdup_printf ("p%u", (guint) g_rand_int_range (rand, 0, N_PROFESSIONS));
          supply->minutes_per_week = g_rand_int_range (rand, 300, 2400);
          total += supply->minutes_per_week;
          if (n_segments > 1 && i == 0)
            supply->from = info->start + 3000 / (gint32) n_segments *
                                             g_rand_int_range (rand, 0, (gint32) n_segments);
        }
    }
  for (guint r = 0; r < n_requirements; r++)
    {
      SbRequirement *requirement = sb_bid_add (bid, SB_TABLE_REQUIREMENT);
      guint p = (guint) g_rand_int_range (rand, 0, N_PROFESSIONS);
      guint q = (guint) g_rand_int_range (rand, 0, N_PROFESSIONS);
      guint s = (guint) g_rand_int_range (rand, 0, N_PROFESSIONS);

      requirement->id = g_strdup_printf ("R%02u", r);
      requirement->text_en = g_strdup ("Care");
      requirement->obligation = SB_OBLIGATION_SHALL;
      requirement->fulfilment = SB_FULFILMENT_GROUP;
      requirement->test = SB_TEST_CAPACITY;
      requirement->professions = g_strdup_printf ("p%u p%u p%u", p, q, s);
      requirement->minutes_per_week =
          total * g_rand_int_range (rand, 20, 60) / 100 / n_requirements;
      if (n_segments > 1 && r % 4 == 0)
        requirement->to = info->start + 3000 / (gint32) n_segments *
                                            g_rand_int_range (rand, 1, (gint32) n_segments);
    }

  sb_bid_seal (bid, NULL);
  return bid;
}

/* Of this process: other programs on the machine do not count. */
static double
get_cpu_ms (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

int
main (int argc, char *argv[])
{
  guint n_members = argc > 1 ? (guint) atoi (argv[1]) : 20;
  guint n_requirements = argc > 2 ? (guint) atoi (argv[2]) : 40;
  guint n_segments = argc > 3 ? (guint) atoi (argv[3]) : 1;
  guint32 seed = argc > 4 ? (guint32) atoi (argv[4]) : 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SbBid) bid = make_bid (rand, n_members, n_requirements, n_segments);
  double start = get_cpu_ms ();
  g_autoptr (SbExits) subsets = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 0, NULL, NULL);
  double middle = get_cpu_ms ();
  g_autoptr (SbExits) pairs = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 2, NULL, NULL);
  double end = get_cpu_ms ();

  printf ("%u members, %u capacity requirements, %u segments, seed %u\n", n_members, n_requirements,
          subsets->segments->len, seed);
  if (subsets->minimal_critical != NULL)
    printf ("all groups: %.1f ms; %u minimal critical sets, %u minimal sufficient groups\n",
            middle - start, subsets->minimal_critical->len, subsets->minimal_sufficient->len);
  printf ("with the figures of %u singles and pairs: %.1f ms\n", pairs->exits->len, end - middle);

  return EXIT_SUCCESS;
}
