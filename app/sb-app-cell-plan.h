/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/**
 * SbAppCellChange:
 * @requirement: position of a capacity requirement
 * @member: position of a member
 * @minutes_per_week: what the member shall give in all
 * @period: when: from the start of one segment of the contract to the end of another
 *
 * What somebody typed into a cell of the matrix.
 */
typedef struct
{
  guint requirement;
  guint member;
  gint64 minutes_per_week;
  SbSegment period;
} SbAppCellChange;

/**
 * SbAppCellPlan:
 * @removed: (element-type utf8): ids of commitments that go
 * @changed: (element-type SbCommitment): commitments with new figures
 * @added: (element-type SbCommitment): new commitments
 *
 * How the commitments have to change for that.
 */
typedef struct
{
  GPtrArray *removed;
  GArray *changed;
  GArray *added;
} SbAppCellPlan;

SbAppCellPlan *sb_app_cell_plan_new (const SbBid *bid, const SbAppCellChange *change);
void sb_app_cell_plan_free (SbAppCellPlan *plan);
gboolean sb_app_cell_plan_is_empty (const SbAppCellPlan *plan);
SbBid *sb_app_cell_plan_preview (const SbAppCellPlan *plan, const SbBid *bid);
gboolean sb_app_cell_plan_apply (SbDocument *document, gpointer plan, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbAppCellPlan, sb_app_cell_plan_free)

G_END_DECLS
