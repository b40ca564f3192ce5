/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The same question of every group of members – is its capacity enough? – asked of the engine and
 * of GLPK through its C library, one linear program per group. Then the network is written for
 * peers.py, which asks others. All must give the same answers.
 *
 *   bench-peers MEMBERS REQUIREMENTS SEED OUT.json
 *
 * Prints a line with a name and nanoseconds per group for each; OUT.json holds the network and, by
 * group, whether it is short.
 */

#include "config.h"

#include <glpk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench-bid.h"

#define ROUNDS 20

/* A linear program may be a little off; minutes are whole. */
#define TOLERANCE 0.5

static double
get_cpu_ns (void)
{
  return (double) clock () * 1e9 / CLOCKS_PER_SEC;
}

static gboolean
is_eligible (const SbBid *bid, guint supply, guint requirement)
{
  return sb_bid_is_eligible (bid, &bid->supplies[supply], &bid->requirements[requirement]);
}

/* Columns are the ways from supplies to requirements; rows what each supply has at most and each
 * requirement needs at most. As much as possible is to flow. */
static glp_prob *
build_program (const SbBid *bid)
{
  glp_prob *program = glp_create_prob ();
  int n_supplies = (int) bid->n_supplies;

  glp_set_obj_dir (program, GLP_MAX);
  glp_add_rows (program, n_supplies + (int) bid->n_requirements);
  for (guint r = 0; r < bid->n_requirements; r++)
    glp_set_row_bnds (program, n_supplies + (int) r + 1, GLP_UP, 0,
                      (double) bid->requirements[r].minutes_per_week);
  for (guint s = 0; s < bid->n_supplies; s++)
    for (guint r = 0; r < bid->n_requirements; r++)
      if (is_eligible (bid, s, r))
        {
          int column = glp_add_cols (program, 1);
          int rows[] = { 0, (int) s + 1, n_supplies + (int) r + 1 };
          double ones[] = { 0, 1, 1 };

          glp_set_col_bnds (program, column, GLP_LO, 0, 0);
          glp_set_obj_coef (program, column, 1);
          glp_set_mat_col (program, column, 2, rows, ones);
        }

  return program;
}

static guint
find_member (const SbBid *bid, guint supply)
{
  return (guint) sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[supply].member);
}

static gboolean
is_short_by_glpk (const SbBid *bid, glp_prob *program, guint32 group, double need)
{
  glp_smcp options;

  for (guint s = 0; s < bid->n_supplies; s++)
    if ((group >> find_member (bid, s) & 1) != 0)
      glp_set_row_bnds (program, (int) s + 1, GLP_UP, 0,
                        (double) bid->supplies[s].minutes_per_week);
    else
      glp_set_row_bnds (program, (int) s + 1, GLP_FX, 0, 0);
  glp_init_smcp (&options);
  options.msg_lev = GLP_MSG_OFF;
  glp_simplex (program, &options);

  return glp_get_obj_val (program) < need - TOLERANCE;
}

static gint64
sum_needs (const SbBid *bid)
{
  gint64 need = 0;

  for (guint r = 0; r < bid->n_requirements; r++)
    need += bid->requirements[r].minutes_per_week;

  return need;
}

/* A group is short when those who are not in it have all of a critical set in them. */
static gboolean
is_short_by_engine (const SbExits *exits, guint32 group)
{
  for (guint i = 0; i < exits->minimal_critical->len; i++)
    {
      const GArray *critical = exits->minimal_critical->pdata[i];
      gboolean all_left = TRUE;

      for (guint j = 0; j < critical->len; j++)
        all_left = all_left && (group >> g_array_index (critical, guint, j) & 1) == 0;
      if (all_left)
        return TRUE;
    }

  return FALSE;
}

static void
write_network (const SbBid *bid, const SbExits *exits, const char *path)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    exit (EXIT_FAILURE);
  fprintf (file, "{\"need\": [");
  for (guint r = 0; r < bid->n_requirements; r++)
    fprintf (file, "%s%" G_GINT64_FORMAT, r > 0 ? ", " : "", bid->requirements[r].minutes_per_week);
  fprintf (file, "], \"supplies\": [");
  for (guint s = 0; s < bid->n_supplies; s++)
    {
      gboolean is_first = TRUE;

      fprintf (file, "%s{\"member\": %u, \"minutes\": %" G_GINT64_FORMAT ", \"fits\": [",
               s > 0 ? ", " : "", find_member (bid, s), bid->supplies[s].minutes_per_week);
      for (guint r = 0; r < bid->n_requirements; r++)
        if (is_eligible (bid, s, r))
          {
            fprintf (file, "%s%u", is_first ? "" : ", ", r);
            is_first = FALSE;
          }
      fprintf (file, "]}");
    }
  fprintf (file, "], \"short\": [");
  for (guint32 group = 0; group < 1u << bid->n_members; group++)
    fprintf (file, "%s%d", group > 0 ? ", " : "", is_short_by_engine (exits, group));
  fprintf (file, "]}\n");
  fclose (file);
}

/* With a program of its own for every group, or with one that goes on from the group before. */
static double
time_glpk (const SbBid *bid, const SbExits *exits, gboolean warm)
{
  glp_prob *program = build_program (bid);
  guint32 n_groups = 1u << bid->n_members;
  double start = get_cpu_ns ();

  for (guint32 group = 0; group < n_groups; group++)
    {
      if (!warm)
        {
          glp_delete_prob (program);
          program = build_program (bid);
        }
      if (is_short_by_glpk (bid, program, group, (double) sum_needs (bid)) !=
          is_short_by_engine (exits, group))
        {
          fprintf (stderr, "group %x is judged differently\n", group);
          exit (EXIT_FAILURE);
        }
    }
  glp_delete_prob (program);

  return (get_cpu_ns () - start) / n_groups;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (argc > 3 ? (guint32) atoi (argv[3]) : 1);
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbExits) exits = NULL;
  guint32 n_groups, n_short = 0;
  double start, engine;

  if (argc != 5)
    return EXIT_FAILURE;

  bid = bench_bid_new (rand, (guint) atoi (argv[1]), (guint) atoi (argv[2]), 1);
  n_groups = 1u << bid->n_members;
  start = get_cpu_ns ();
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_clear_pointer (&exits, sb_exits_free);
      exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 0, NULL, NULL);
    }
  engine = (get_cpu_ns () - start) / ROUNDS / n_groups;
  for (guint32 group = 0; group < n_groups; group++)
    n_short += is_short_by_engine (exits, group);

  write_network (bid, exits, argv[4]);
  printf ("groups %u short %u\n", n_groups, n_short);
  printf ("engine %.0f\n", engine);
  printf ("GLPK %.0f\n", time_glpk (bid, exits, FALSE));
  printf ("GLPK-warm %.0f\n", time_glpk (bid, exits, TRUE));

  return EXIT_SUCCESS;
}
