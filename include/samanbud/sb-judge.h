/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/**
 * SbJudge:
 *
 * What a bid says to its requirements, gathered once, so that very many sets of remaining members
 * can be judged fast. It borrows from the bid, which must outlive it; it does not change, and so is
 * safe in any thread.
 */
typedef struct _SbJudge SbJudge;

SbJudge *sb_judge_new (const SbBid *bid);
void sb_judge_free (SbJudge *judge);
gboolean sb_judge_holds (const SbJudge *judge, guint requirement, const gboolean *remaining);
gboolean sb_judge_is_open (const SbJudge *judge, guint requirement, const gboolean *remaining);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbJudge, sb_judge_free)

G_END_DECLS
