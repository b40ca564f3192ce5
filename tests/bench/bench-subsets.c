/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long the exit analysis of large bids takes: all 2ⁿ groups, and every single and pair with all
 * figures.
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

int
main (int argc, char *argv[])
{
  guint n_members = argc > 1 ? (guint) atoi (argv[1]) : 20;
  guint n_requirements = argc > 2 ? (guint) atoi (argv[2]) : 40;
  guint n_segments = argc > 3 ? (guint) atoi (argv[3]) : 1;
  guint32 seed = argc > 4 ? (guint32) atoi (argv[4]) : 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SbBid) bid = bench_bid_new (rand, n_members, n_requirements, n_segments);
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
