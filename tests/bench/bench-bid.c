/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Random bids for the benchmarks, as hard as random bids get: about half of the capacity is needed,
 * requirements take one to three professions each, every one a different mix.
 */

#include "config.h"

#include "bench-bid.h"

#define N_PROFESSIONS 10

SbBid *
bench_bid_new (GRand *rand, guint n_members, guint n_requirements, guint n_segments)
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
