/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/*
 * The slow twin of the engine: the definitions of resources/docs/model.md, computed the plainest
 * way there is. Sets of members, supplies and capacity requirements are numbers in which bit i is
 * position i; so it takes bids with few of each. It shares no code with engine, rules or segments.
 */
typedef struct _Twin Twin;

typedef struct
{
  gint64 as_is;
  gint64 takeover;
  gint64 best;
} TwinFigures;

Twin *twin_new (const SbBid *bid, SbDate at, SbDate until);
void twin_free (Twin *twin);

guint twin_get_n_segments (const Twin *twin);
SbDate twin_get_from (const Twin *twin, guint segment);
SbDate twin_get_to (const Twin *twin, guint segment);

TwinFigures twin_judge (const Twin *twin, guint segment, guint leavers);
gboolean twin_holds (const Twin *twin, guint requirement, guint group);
const char *twin_get_verdict (const Twin *twin, guint leavers);

guint twin_get_n_columns (const Twin *twin);
guint twin_get_column (const Twin *twin, guint column);
gboolean twin_is_eligible (const Twin *twin, guint supply, guint column);
gboolean twin_is_live (const Twin *twin, guint segment, guint supply);
gint64 twin_get_available (const Twin *twin, guint segment, guint supply);
gint64 twin_get_need (const Twin *twin, guint segment, guint column);
gint64
twin_get_counting (const Twin *twin, guint segment, guint supply, guint column, gboolean locked);
gint64 twin_flow (const Twin *twin, const gint64 *capacity, const gint64 *need, guint columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Twin, twin_free)

G_END_DECLS
