/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/**
 * SbAppMatrixRow:
 * @requirement: position of a capacity requirement
 * @need: minutes per week
 * @sum: minutes per week that count, in the segment of the period that has the least over its need
 * @short_from: first day in the period on which @sum is below @need; SB_DATE_NONE when it never is
 * @is_live: whether the requirement holds at any time of the period
 */
typedef struct
{
  gint64 need;
  gint64 sum;
  guint requirement;
  SbDate short_from;
  gboolean is_live;
} SbAppMatrixRow;

/**
 * SbAppMatrixEntry:
 * @least: minutes per week that count, where in the period they are fewest
 * @most: where they are most; the two look only at times when the member has eligible capacity
 * @free: what the member could still give, where in the period it is least
 * @n_commitments: how many commitments of the pair count at some time of the period
 * @is_eligible: whether the member has eligible capacity at any time of the period
 * @is_locked: whether any of the commitments is locked
 * @is_stray: whether the pair has commitments that count at no time of the contract
 *
 * What one member gives to one requirement.
 */
typedef struct
{
  gint64 least;
  gint64 most;
  gint64 free;
  guint n_commitments;
  guint is_eligible : 1;
  guint is_locked : 1;
  guint is_stray : 1;
} SbAppMatrixEntry;

/**
 * SbAppMatrixLoad:
 * @committed: minutes per week
 * @available: minutes per week
 * @over: minutes per week by which supplies are over-committed
 *
 * A member's workload, in the segment of the period where it is highest.
 */
typedef struct
{
  gint64 committed;
  gint64 available;
  gint64 over;
} SbAppMatrixLoad;

/**
 * SbAppMatrix:
 * @period: the time looked at: from the start of one segment to the end of another
 * @rows: (element-type SbAppMatrixRow): in the order shown
 * @entries: (element-type SbAppMatrixEntry): row by row, one for each member
 * @loads: (element-type SbAppMatrixLoad): by member
 *
 * Who does what and whether it adds up: the figures of the commitments page, without looks.
 */
typedef struct
{
  SbBid *bid;
  SbSegment period;
  GArray *rows;
  GArray *entries;
  GArray *loads;
} SbAppMatrix;

SbAppMatrix *sb_app_matrix_new (const SbSplit *split, const SbSegment *period);
void sb_app_matrix_free (SbAppMatrix *matrix);
const SbAppMatrixRow *sb_app_matrix_get_row (const SbAppMatrix *matrix, guint row);
const SbAppMatrixEntry *
sb_app_matrix_get_entry (const SbAppMatrix *matrix, guint row, guint member);
const SbAppMatrixLoad *sb_app_matrix_get_load (const SbAppMatrix *matrix, guint member);
int sb_app_matrix_find_row (const SbAppMatrix *matrix, const char *requirement);
gboolean sb_app_matrix_begins_section (const SbAppMatrix *matrix, guint row);

char *sb_app_matrix_describe_section (const SbAppMatrix *matrix, guint row, SbLanguage language);
char *sb_app_matrix_describe_gap (const SbAppMatrixRow *row, SbLanguage language);
char *sb_app_matrix_describe_figures (const SbAppMatrix *matrix,
                                      const SbAppMatrixRow *row,
                                      SbLanguage language);
char *sb_app_matrix_describe_entry (const SbAppMatrixEntry *entry, SbLanguage language);
char *sb_app_matrix_describe_load (const SbAppMatrixLoad *load, SbLanguage language);
char *sb_app_matrix_describe_cell (const SbAppMatrix *matrix,
                                   guint row,
                                   guint member,
                                   SbLanguage language);
char *sb_app_matrix_explain_cell (const SbAppMatrix *matrix,
                                  guint row,
                                  guint member,
                                  SbLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbAppMatrix, sb_app_matrix_free)

G_END_DECLS
