/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long each method takes to split a large bid, and, of the balanced and the steady split, how
 * many single exits end in takeover and what the worst leaves.
 *
 *   bench-split [MEMBERS REQUIREMENTS SEGMENTS [SEED]]
 *
 * Processor time on one core of a shared virtual machine (Intel Xeon, 2 cores, Debian 12, gcc -O2),
 * 2026-11, seed 1; the other methods take from 0.1 to 13 ms:
 *
 *   members  requirements  segments  balanced   steady   worst exit leaves
 *         3            10         1    0.0 ms     2 ms   1,899 and 1,828 min
 *         6            20         5    0.3 ms    45 ms   2,781 and 2,217 min
 *        12            40         1    0.3 ms    90 ms   2,187 and 1,914 min
 *        12            40        18    1.0 ms   1.1 s    3,389 min
 *        20            40        22    2.8 ms   5.9 s    3,258 min
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench-bid.h"

/* Of this process: other programs on the machine do not count. */
static double
get_cpu_ms (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

static void
print_exits (const SbSplit *split)
{
  g_autoptr (SbBid) stored = sb_split_build_bid (split);
  g_autoptr (SbExits) exits = sb_exits_new (stored, SB_DATE_NONE, SB_DATE_NONE, 1, NULL, NULL);
  guint n[SB_VERDICT_BROKEN + 1] = { 0 };
  gint64 worst = 0;

  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = exits->exits->pdata[i];

      n[exit->verdict]++;
      for (guint j = 0; j < exits->segments->len; j++)
        worst = MAX (worst, exit->as_is[j]);
    }
  printf ("; covered %u, takeover %u, rearrange %u, short %u; worst leaves %" G_GINT64_FORMAT
          " min",
          n[SB_VERDICT_COVERED], n[SB_VERDICT_TAKEOVER], n[SB_VERDICT_REARRANGE],
          n[SB_VERDICT_SHORT], worst);
}

int
main (int argc, char *argv[])
{
  guint n_members = argc > 1 ? (guint) atoi (argv[1]) : 12;
  guint n_requirements = argc > 2 ? (guint) atoi (argv[2]) : 40;
  guint n_segments = argc > 3 ? (guint) atoi (argv[3]) : 28;
  guint32 seed = argc > 4 ? (guint32) atoi (argv[4]) : 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SbBid) bid = bench_bid_new (rand, n_members, n_requirements, n_segments);

  for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
    {
      double start = get_cpu_ms ();
      g_autoptr (SbSplit) split = sb_split_new (bid, method, NULL, NULL);

      printf ("%s: %u segments, %.1f ms", sb_split_method_to_code (method), split->n_segments,
              get_cpu_ms () - start);
      if (method == SB_SPLIT_BALANCED || method == SB_SPLIT_STEADY)
        print_exits (split);
      printf ("\n");
    }

  return EXIT_SUCCESS;
}
