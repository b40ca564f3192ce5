/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-bid.h>
#include <samanbud/sb-segments.h>

G_BEGIN_DECLS

/* In order of severity: a verdict over time is the worst of its segments. */
typedef enum
{
  SB_VERDICT_COVERED,
  SB_VERDICT_TAKEOVER,
  SB_VERDICT_REARRANGE,
  SB_VERDICT_SHORT,
  SB_VERDICT_BROKEN
} SbVerdict;

/**
 * SbGap:
 * @requirement: position of a `shall` capacity requirement
 * @segment: position of the segment
 * @need: minutes per week
 * @left: what the remaining members' counting commitments still give
 * @best_gap: what is missing even with the best split of what remains, as one maximum flow leaves
 * it
 *
 * A requirement that loses something in a segment: @left is less than @need.
 */
typedef struct
{
  guint requirement;
  guint segment;
  gint64 need;
  gint64 left;
  gint64 best_gap;
} SbGap;

/**
 * SbExit:
 * @members: (element-type guint): positions of those who leave, ascending; empty for the bid as it
 * is
 * @as_is: minutes per week missing, by segment
 * @takeover: the same after takeover into free capacity
 * @best: the same after the best split of what remains
 * @answered: the verdict on what has been answered: it leaves out @open
 * @broken: (element-type guint): positions of the `shall` requirements of other kinds that fail, by
 * id
 * @open: (element-type guint): those of @broken that are not answered yet: they fail even if nobody
 * leaves, and nothing that is given fails, neither then nor when these have left
 * @unanswered: (element-type guint): the others of @broken that nothing given by those who stay
 * fails: only those who leave have answered
 * @gaps: (element-type SbGap): by (segment, requirement)
 * @first_short: first day on which @best is above 0, else SB_DATE_NONE
 *
 * What happens if a set of members leaves.
 */
typedef struct
{
  GArray *members;
  SbVerdict verdict;
  SbVerdict answered;
  gint64 *as_is;
  gint64 *takeover;
  gint64 *best;
  GArray *broken;
  GArray *open;
  GArray *unanswered;
  GArray *gaps;
  SbDate first_short;
} SbExit;

/**
 * SbExits:
 * @segments: (element-type SbSegment): the segments that count
 * @base: the bid as it is, nobody leaving
 * @exits: (element-type SbExit): every set of 1 … K leavers, by size, then member by member
 * @minimal_critical: (nullable) (element-type GArray): sets of member positions; NULL above 20
 * members
 * @minimal_sufficient: (nullable) (element-type GArray): likewise
 */
typedef struct
{
  SbBid *bid;
  SbDate at;
  GArray *segments;
  SbExit *base;
  GPtrArray *exits;
  GPtrArray *minimal_critical;
  GPtrArray *minimal_sufficient;
} SbExits;

#define SB_EXITS_MAX_DEFAULT     2
#define SB_EXITS_MINIMAL_MEMBERS 20

SbExits *sb_exits_new (
    SbBid *bid, SbDate at, SbDate until, guint max, GCancellable *cancellable, GError **error);
void sb_exits_free (SbExits *exits);
SbExits *
sb_exits_new_for_set (SbBid *bid, SbDate at, SbDate until, const guint *members, guint n_members);
const SbExit *sb_exits_find (const SbExits *exits, const guint *members, guint n_members);
const char *sb_verdict_to_code (SbVerdict verdict);
gboolean sb_exits_can_be_judged (const SbExits *exits);
GArray *sb_exits_list_failing (const SbExits *exits);
GArray *sb_exit_list_added (const SbExits *exits, const SbExit *exit);
gboolean sb_exit_is_unanswered (const SbExit *exit, guint requirement);
char *sb_exit_describe (const SbExits *exits, const SbExit *exit, SbLanguage language);
char *sb_exit_describe_unanswered (const SbExits *exits, const SbExit *exit, SbLanguage language);
char *sb_exit_describe_open (const SbExits *exits, const SbExit *exit, SbLanguage language);
char *sb_exits_describe_permission (const SbBid *bid, SbLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbExits, sb_exits_free)

G_END_DECLS
