/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-exits.h>

G_BEGIN_DECLS

/**
 * SbSeverity:
 * @minutes_short: what even the best split of what remains lacks, added up over the segments that
 *   count, rounded up
 * @minutes_as_is: what is missing if nobody does anything, likewise
 * @share_short_bp: @minutes_short as a share of all that is needed, rounded up
 * @days_until_short: from the day on which they leave to the first one that is short; SB_UNKNOWN if
 *   none is
 * @rank: 1 is the worst among exits of as many members; the same for those that are equally bad
 *
 * How bad an exit is. The verdict decides first, then the verdict on what has been answered, then
 * @minutes_short, @days_until_short and @minutes_as_is.
 */
typedef struct
{
  gint64 minutes_short;
  gint64 minutes_as_is;
  gint64 share_short_bp;
  gint64 days_until_short;
  guint rank;
} SbSeverity;

GArray *sb_severity_list (const SbExits *exits);
GArray *sb_severity_list_order (const SbExits *exits, const GArray *severities);

G_END_DECLS
