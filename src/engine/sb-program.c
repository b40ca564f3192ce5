/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Linear and integer programs, solved by GLPK; the only file that knows the solver. It computes in
 * doubles and to tolerances: whoever asks rounds the answer and checks it in whole minutes.
 *
 * GLPK keeps its state by thread, so a program belongs to the thread that made it. A fault inside
 * it would end the process; it is caught, the program is given up, and all that the solver holds in
 * this thread is freed.
 */

#include "config.h"

#include "sb-program.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>

/* problem: NULL after a fault; what is asked of the program then does nothing */
struct _SbProgram
{
  glp_prob *problem;
  GArray *indices;
  GArray *factors;
  gboolean is_whole;
};

typedef struct
{
  GCancellable *cancellable;
  guint max_nodes;
} Limits;

static int
silence_cb (void *data, const char *text)
{
  return 1;
}

/**
 * sb_program_new:
 *
 * Returns: (transfer full): a program without unknowns and rows
 */
SbProgram *
sb_program_new (void)
{
  SbProgram *self = g_new0 (SbProgram, 1);

  /* Turning its output off is not enough: it turns it on again to tell of a fault. */
  glp_term_hook (silence_cb, NULL);
  self->problem = glp_create_prob ();
  self->indices = g_array_new (FALSE, FALSE, sizeof (int));
  self->factors = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

/**
 * sb_program_free:
 * @program: (transfer full) (nullable): a program
 */
void
sb_program_free (SbProgram *program)
{
  if (program == NULL)
    return;

  if (program->problem != NULL)
    glp_delete_prob (program->problem);
  g_array_unref (program->indices);
  g_array_unref (program->factors);
  g_free (program);
}

static int
get_type (double low, double high)
{
  if (isinf (low))
    return isinf (high) ? GLP_FR : GLP_UP;
  if (isinf (high))
    return GLP_LO;

  return low < high ? GLP_DB : GLP_FX;
}

/**
 * sb_program_add_column:
 * @program: a program
 * @low: the least it may be
 * @high: the most it may be
 * @is_whole: whether it must be a whole number
 *
 * Adds an unknown. It costs nothing.
 *
 * Returns: its position
 */
guint
sb_program_add_column (SbProgram *program, double low, double high, gboolean is_whole)
{
  int column;

  if (program->problem == NULL)
    return 0;

  column = glp_add_cols (program->problem, 1);
  glp_set_col_bnds (program->problem, column, get_type (low, high), low, high);
  glp_set_col_kind (program->problem, column, is_whole ? GLP_IV : GLP_CV);

  return (guint) column - 1;
}

/**
 * sb_program_add_row:
 * @program: a program
 * @terms: (array length=n_terms): unknowns, each at most once, and what each counts
 * @n_terms: how many
 * @low: the least that the sum may be
 * @high: the most that it may be
 *
 * Returns: the row's position
 */
guint
sb_program_add_row (SbProgram *program, const SbTerm *terms, guint n_terms, double low, double high)
{
  int row;

  if (program->problem == NULL)
    return 0;

  row = glp_add_rows (program->problem, 1);
  /* GLPK counts from 1 and skips the first of each array. */
  g_array_set_size (program->indices, n_terms + 1);
  g_array_set_size (program->factors, n_terms + 1);
  for (guint i = 0; i < n_terms; i++)
    {
      g_array_index (program->indices, int, i + 1) = (int) terms[i].column + 1;
      g_array_index (program->factors, double, i + 1) = terms[i].factor;
    }
  glp_set_mat_row (program->problem, row, (int) n_terms, &g_array_index (program->indices, int, 0),
                   &g_array_index (program->factors, double, 0));
  glp_set_row_bnds (program->problem, row, get_type (low, high), low, high);

  return (guint) row - 1;
}

/**
 * sb_program_set_column:
 * @program: a program
 * @column: position of an unknown
 * @low: the least it may be
 * @high: the most it may be
 */
void
sb_program_set_column (SbProgram *program, guint column, double low, double high)
{
  if (program->problem == NULL)
    return;

  glp_set_col_bnds (program->problem, (int) column + 1, get_type (low, high), low, high);
}

/**
 * sb_program_set_row:
 * @program: a program
 * @row: position of a row
 * @low: the least that the sum may be
 * @high: the most that it may be
 */
void
sb_program_set_row (SbProgram *program, guint row, double low, double high)
{
  if (program->problem == NULL)
    return;

  glp_set_row_bnds (program->problem, (int) row + 1, get_type (low, high), low, high);
}

/**
 * sb_program_set_cost:
 * @program: a program
 * @column: position of an unknown
 * @cost: what one of it costs
 */
void
sb_program_set_cost (SbProgram *program, guint column, double cost)
{
  if (program->problem == NULL)
    return;

  glp_set_obj_coef (program->problem, (int) column + 1, cost);
}

/**
 * sb_program_clear_costs:
 * @program: a program
 *
 * Lets every unknown cost nothing.
 */
void
sb_program_clear_costs (SbProgram *program)
{
  if (program->problem == NULL)
    return;

  for (int column = 0; column <= glp_get_num_cols (program->problem); column++)
    glp_set_obj_coef (program->problem, column, 0);
}

static void
fault_cb (void *way_out)
{
  longjmp (*(jmp_buf *) way_out, 1);
}

static SbProgramResult
relax (glp_prob *problem)
{
  glp_smcp options;

  glp_init_smcp (&options);
  options.msg_lev = GLP_MSG_OFF;
  options.meth = GLP_DUALP;
  /* The basis of the last time may be useless to this one; then the obvious one will do. */
  if (glp_simplex (problem, &options) != 0)
    {
      glp_adv_basis (problem, 0);
      glp_simplex (problem, &options);
    }

  /* Where that was no use either, the status says that nothing has been found out. */
  switch (glp_get_status (problem))
    {
    case GLP_OPT:
      return SB_PROGRAM_SOLVED;
    case GLP_NOFEAS:
      return SB_PROGRAM_IMPOSSIBLE;
    default:
      return SB_PROGRAM_GAVE_UP;
    }
}

static void
branch_cb (glp_tree *tree, void *data)
{
  const Limits *limits = data;
  int n_nodes;

  glp_ios_tree_size (tree, NULL, NULL, &n_nodes);
  if ((guint) n_nodes > limits->max_nodes || g_cancellable_is_cancelled (limits->cancellable))
    glp_ios_terminate (tree);
}

static SbProgramResult
branch (glp_prob *problem, Limits *limits)
{
  SbProgramResult result = relax (problem);
  glp_iocp options;

  if (result != SB_PROGRAM_SOLVED)
    return result;

  glp_init_iocp (&options);
  options.msg_lev = GLP_MSG_OFF;
  options.cb_func = branch_cb;
  options.cb_info = limits;
  glp_intopt (problem, &options);

  switch (glp_mip_status (problem))
    {
    case GLP_OPT:
    case GLP_FEAS:
      return SB_PROGRAM_SOLVED;
    case GLP_NOFEAS:
      return SB_PROGRAM_IMPOSSIBLE;
    default:
      return SB_PROGRAM_GAVE_UP;
    }
}

/* @limits: (nullable): NULL lets unknowns be fractions */
static SbProgramResult
solve (SbProgram *program, Limits *limits)
{
  SbProgramResult result;
  jmp_buf way_out;

  if (program->problem == NULL)
    return SB_PROGRAM_GAVE_UP;

  if (setjmp (way_out) != 0)
    {
      glp_error_hook (NULL, NULL);
      glp_free_env ();
      program->problem = NULL;
      return SB_PROGRAM_GAVE_UP;
    }
  glp_error_hook (fault_cb, &way_out);
  result = limits != NULL ? branch (program->problem, limits) : relax (program->problem);
  glp_error_hook (NULL, NULL);
  program->is_whole = limits != NULL;

  return result;
}

/**
 * sb_program_solve:
 * @program: a program
 *
 * Finds the least cost, where unknowns that must be whole need not be.
 *
 * Returns: whether it was found
 */
SbProgramResult
sb_program_solve (SbProgram *program)
{
  return solve (program, NULL);
}

/**
 * sb_program_solve_whole:
 * @program: a program
 * @max_nodes: after so many cases the best answer so far must do
 * @cancellable: (nullable): stops it early
 *
 * Finds the least cost, or nearly, by branch and bound.
 *
 * Returns: %SB_PROGRAM_SOLVED with an answer, though perhaps not the best one when the limit was
 *   reached
 */
SbProgramResult
sb_program_solve_whole (SbProgram *program, guint max_nodes, GCancellable *cancellable)
{
  Limits limits = { cancellable, max_nodes };

  return solve (program, &limits);
}

/**
 * sb_program_get_value:
 * @program: a program that was solved
 * @column: position of an unknown
 *
 * Returns: what it is
 */
double
sb_program_get_value (const SbProgram *program, guint column)
{
  if (program->problem == NULL)
    return 0;

  return program->is_whole ? glp_mip_col_val (program->problem, (int) column + 1) :
                             glp_get_col_prim (program->problem, (int) column + 1);
}

/**
 * sb_program_get_price:
 * @program: a program that was solved with fractions
 * @row: position of a row
 *
 * Returns: by how much the cost would change if the row's bound were one higher; 0 where the bound
 *   does not stand in the way
 */
double
sb_program_get_price (const SbProgram *program, guint row)
{
  if (program->problem == NULL)
    return 0;

  return glp_get_row_dual (program->problem, (int) row + 1);
}
