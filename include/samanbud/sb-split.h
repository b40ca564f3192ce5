/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-bid.h>
#include <samanbud/sb-segments.h>

G_BEGIN_DECLS

typedef enum
{
  SB_SPLIT_EVEN,
  SB_SPLIT_PROPORTIONAL,
  SB_SPLIT_AGREED,
  SB_SPLIT_BALANCED,
  SB_SPLIT_STEADY,
  SB_SPLIT_LEAST_CHANGE
} SbSplitMethod;

#define SB_SPLIT_N_METHODS (SB_SPLIT_LEAST_CHANGE + 1)

/**
 * SbSplitCell:
 * @supply: position in the bid
 * @requirement: position in the bid
 * @minutes_per_week: what the supply gives to the requirement, locked commitments included
 * @locked_minutes_per_week: that much of it is locked: no method touches it
 */
typedef struct
{
  guint supply;
  guint requirement;
  gint64 minutes_per_week;
  gint64 locked_minutes_per_week;
} SbSplitCell;

/**
 * SbBottleneck:
 * @requirements: positions of the requirements that together need more than there is
 * @supplies: positions of all supplies that are eligible for any of them
 * @need: minutes per week
 * @gives: minutes per week, less than @need
 *
 * A minimum cut of the network of one segment (max-flow min-cut theorem): of the `shall`
 * requirements alone when they are short, else of all. @need − @gives is what that network falls
 * short by, and there is no such set with fewer requirements in it.
 */
typedef struct
{
  GArray *requirements;
  GArray *supplies;
  gint64 need;
  gint64 gives;
} SbBottleneck;

/**
 * SbSplitSegment:
 * @cells: (element-type SbSplitCell): what counts, by (requirement, supply)
 * @committed: minutes per week by supply
 * @available: minutes per week by supply, 0 when the supply is not live
 * @need: minutes per week by requirement, 0 when it is no live capacity requirement
 * @given: minutes per week by requirement
 * @bottleneck: (nullable): NULL when every need can be met
 */
typedef struct
{
  SbSegment segment;
  GArray *cells;
  gint64 *committed;
  gint64 *available;
  gint64 *need;
  gint64 *given;
  SbBottleneck *bottleneck;
} SbSplitSegment;

/**
 * SbSplit:
 *
 * A split over the whole contract: what each supply gives to each requirement in each segment.
 */
typedef struct
{
  SbBid *bid;
  gboolean feasible;
  guint n_segments;
  SbSplitSegment *segments;
} SbSplit;

SbSplit *sb_split_new (SbBid *bid, SbSplitMethod method, GCancellable *cancellable, GError **error);
SbSplit *sb_split_new_current (SbBid *bid);
void sb_split_free (SbSplit *split);
const SbSplitCell *
sb_split_find_cell (const SbSplit *split, guint segment, guint supply, guint requirement);
GArray *sb_split_build_commitments (const SbSplit *split);
GArray *sb_split_list_replaced (const SbBid *bid);
SbBid *sb_split_build_bid (const SbSplit *split);
char *sb_split_describe_bottleneck (const SbSplit *split, guint segment, SbLanguage language);
gboolean sb_split_method_from_code (const char *code, SbSplitMethod *method);
const char *sb_split_method_to_code (SbSplitMethod method);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbSplit, sb_split_free)

G_END_DECLS
