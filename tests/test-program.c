/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Integer programs: answers, prices, limits, and that a fault of the solver is not the end of the
 * process.
 */

#include "config.h"

#include <gio/gio.h>
#include <glpk.h>
#include <math.h>

#include "sb-program.h"

#define TOLERANCE 1e-6

static void
assert_near (double a, double b)
{
  g_assert_true (fabs (a - b) < TOLERANCE);
}

/* Twice x and three times y are to make 12 at least; x costs 3, y costs 5. Of fractions, 6 of x are
 * cheapest; where x is at most 4, the row's price is y's. */
static void
test_fractions (void)
{
  g_autoptr (SbProgram) program = sb_program_new ();
  guint x = sb_program_add_column (program, 0, HUGE_VAL, FALSE);
  guint y = sb_program_add_column (program, 0, HUGE_VAL, FALSE);
  guint row = sb_program_add_row (program, (const SbTerm[]){ { x, 2 }, { y, 3 } }, 2, 12, HUGE_VAL);

  sb_program_set_cost (program, x, 3);
  sb_program_set_cost (program, y, 5);
  g_assert_cmpint (sb_program_solve (program), ==, SB_PROGRAM_SOLVED);
  assert_near (sb_program_get_value (program, x), 6);
  assert_near (sb_program_get_price (program, row), 1.5);

  sb_program_set_column (program, x, 0, 4);
  g_assert_cmpint (sb_program_solve (program), ==, SB_PROGRAM_SOLVED);
  assert_near (sb_program_get_value (program, y), 4.0 / 3);
  assert_near (sb_program_get_price (program, row), 5.0 / 3);

  sb_program_clear_costs (program);
  sb_program_set_row (program, row, -HUGE_VAL, -1);
  g_assert_cmpint (sb_program_solve (program), ==, SB_PROGRAM_IMPOSSIBLE);
}

/* Nothing stands in the way of ever less: there is no answer. */
static void
test_endless (void)
{
  g_autoptr (SbProgram) program = sb_program_new ();
  guint x = sb_program_add_column (program, -HUGE_VAL, HUGE_VAL, FALSE);
  guint y = sb_program_add_column (program, 0, HUGE_VAL, TRUE);

  sb_program_add_row (program, (const SbTerm[]){ { x, 1 }, { y, 1 } }, 2, -HUGE_VAL, 12);
  sb_program_set_cost (program, x, 1);
  g_assert_cmpint (sb_program_solve (program), ==, SB_PROGRAM_GAVE_UP);
  g_assert_cmpint (sb_program_solve_whole (program, 100, NULL), ==, SB_PROGRAM_GAVE_UP);
}

/* Whole, the same takes 3 of x and 2 of y. */
static void
test_whole (void)
{
  g_autoptr (SbProgram) program = sb_program_new ();
  guint x = sb_program_add_column (program, 0, 4, TRUE);
  guint y = sb_program_add_column (program, 0, HUGE_VAL, TRUE);

  sb_program_add_row (program, (const SbTerm[]){ { x, 2 }, { y, 3 } }, 2, 12, HUGE_VAL);
  sb_program_set_cost (program, x, 3);
  sb_program_set_cost (program, y, 5);
  g_assert_cmpint (sb_program_solve_whole (program, 100, NULL), ==, SB_PROGRAM_SOLVED);
  assert_near (sb_program_get_value (program, x), 3);
  assert_near (sb_program_get_value (program, y), 2);

  sb_program_add_row (program, (const SbTerm[]){ { x, 2 }, { y, 2 } }, 2, 9, 9);
  g_assert_cmpint (sb_program_solve_whole (program, 100, NULL), ==, SB_PROGRAM_IMPOSSIBLE);
}

/* Nobody waits for it any more. */
static void
test_cancelled (void)
{
  g_autoptr (SbProgram) program = sb_program_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SbTerm terms[20];

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      terms[i] = (SbTerm){ sb_program_add_column (program, 0, 1, TRUE), 2 };
      sb_program_set_cost (program, i, 1);
    }
  sb_program_add_row (program, terms, G_N_ELEMENTS (terms), 19, 20);
  g_cancellable_cancel (cancellable);

  g_assert_cmpint (sb_program_solve_whole (program, 1000000, cancellable), ==, SB_PROGRAM_GAVE_UP);
}

/* Out of memory, as the solver sees it. */
static void
test_fault (void)
{
  SbProgram *program = sb_program_new ();

  for (guint i = 0; i < 3000; i++)
    {
      guint x = sb_program_add_column (program, 0, 4, TRUE);

      sb_program_add_row (program, (const SbTerm[]){ { x, 2 } }, 1, 3, HUGE_VAL);
    }
  /* In megabytes; it has less, but solving takes more. */
  glp_mem_limit (1);
  g_assert_cmpint (sb_program_solve_whole (program, 100, NULL), ==, SB_PROGRAM_GAVE_UP);
  g_assert_cmpint (sb_program_solve_whole (program, 100, NULL), ==, SB_PROGRAM_GAVE_UP);

  /* Whoever goes on asking is told no more, and nothing breaks. */
  sb_program_set_cost (program, 0, 1);
  sb_program_clear_costs (program);
  sb_program_set_column (program, 0, 0, 1);
  sb_program_set_row (program, 0, 0, 1);
  sb_program_add_column (program, 0, 1, FALSE);
  sb_program_add_row (program, (const SbTerm[]){ { 0, 1 } }, 1, 0, 1);
  g_assert_cmpint (sb_program_solve (program), ==, SB_PROGRAM_GAVE_UP);
  g_assert_cmpfloat (sb_program_get_value (program, 0), ==, 0);
  g_assert_cmpfloat (sb_program_get_price (program, 0), ==, 0);
  sb_program_free (program);

  test_whole ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program/fractions", test_fractions);
  g_test_add_func ("/program/endless", test_endless);
  g_test_add_func ("/program/whole", test_whole);
  g_test_add_func ("/program/cancelled", test_cancelled);
  g_test_add_func ("/program/fault", test_fault);

  return g_test_run ();
}
