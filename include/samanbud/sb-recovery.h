/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-bid.h>
#include <samanbud/sb-segments.h>

G_BEGIN_DECLS

/**
 * SbVacancy:
 * @member: position of a member who leaves
 * @notice: day on which it gives notice, and the search for somebody else begins
 * @locum: first day on which a locum is in its place; SB_DATE_NONE if the time is not known
 * @recruit: first day on which somebody new is employed there; likewise
 * @filled: the earlier of the two, but not before the member leaves; SB_DATE_NONE if neither is
 *   known
 */
typedef struct
{
  guint member;
  SbDate notice;
  SbDate locum;
  SbDate recruit;
  SbDate filled;
} SbVacancy;

/**
 * SbCoverage:
 * @need: minutes per week of all live `shall` capacity requirements
 * @without_overtime: minutes per week missing after the best split of what is there
 * @missing: the same when the others work overtime
 */
typedef struct
{
  SbSegment segment;
  gint64 need;
  gint64 without_overtime;
  gint64 missing;
} SbCoverage;

/**
 * SbRecovery:
 * @members: (element-type guint): positions of those who leave, ascending
 * @at: the day on which they leave
 * @vacancies: (element-type SbVacancy): by member
 * @curve: (element-type SbCoverage): from @at to the end of the contract
 * @first_unsafe: first day on which something is missing although the others work overtime, before
 *   everybody's place is filled; SB_DATE_NONE if there is none
 * @recovered: first day on which all places are filled; SB_DATE_NONE if one never is
 * @minutes_lost: what is missing until then, in all, rounded up
 * @enough_notice_months: with so much notice from each of them all places would be filled when they
 *   leave; SB_UNKNOWN if no time to fill a place is known
 *
 * How a group gets from an exit to full strength again.
 */
typedef struct
{
  SbBid *bid;
  GArray *members;
  GArray *vacancies;
  GArray *curve;
  gint64 minutes_lost;
  gint64 enough_notice_months;
  SbDate at;
  SbDate first_unsafe;
  SbDate recovered;
} SbRecovery;

SbRecovery *
sb_recovery_new (SbBid *bid, SbDate at, const guint *members, guint n_members, GError **error);
GPtrArray *
sb_recovery_list (SbBid *bid, SbDate at, guint max, GCancellable *cancellable, GError **error);
void sb_recovery_free (SbRecovery *recovery);
char *sb_recovery_describe (const SbRecovery *recovery, SbLanguage language);
char *sb_recovery_describe_notice (const SbRecovery *recovery, SbLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbRecovery, sb_recovery_free)

G_END_DECLS
