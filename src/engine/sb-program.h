/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SbProgram:
 *
 * A linear program, some of whose unknowns must be whole: the least cost at which every row, a sum
 * of unknowns, lies within its bounds. Bounds are doubles, -HUGE_VAL and HUGE_VAL for none.
 */
typedef struct _SbProgram SbProgram;

typedef struct
{
  guint column;
  double factor;
} SbTerm;

typedef enum
{
  SB_PROGRAM_SOLVED,
  SB_PROGRAM_IMPOSSIBLE,
  SB_PROGRAM_GAVE_UP
} SbProgramResult;

SbProgram *sb_program_new (void);
void sb_program_free (SbProgram *program);

guint sb_program_add_column (SbProgram *program, double low, double high, gboolean is_whole);
guint sb_program_add_row (
    SbProgram *program, const SbTerm *terms, guint n_terms, double low, double high);
void sb_program_set_column (SbProgram *program, guint column, double low, double high);
void sb_program_set_row (SbProgram *program, guint row, double low, double high);
void sb_program_set_cost (SbProgram *program, guint column, double cost);
void sb_program_clear_costs (SbProgram *program);

SbProgramResult sb_program_solve (SbProgram *program);
SbProgramResult
sb_program_solve_whole (SbProgram *program, guint max_nodes, GCancellable *cancellable);
double sb_program_get_value (const SbProgram *program, guint column);
double sb_program_get_price (const SbProgram *program, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbProgram, sb_program_free)

G_END_DECLS
