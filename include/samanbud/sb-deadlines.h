/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/**
 * SbDeadlineKind:
 * @SB_DEADLINE_PUBLISHED: the authority has set the day: it never moves
 * @SB_DEADLINE_STATED: counted by a time that the authority has stated: it never moves
 * @SB_DEADLINE_OWN: the group's own day
 * @SB_DEADLINE_STATUTORY: counted by the act
 * @SB_DEADLINE_SUGGESTED: no act says so
 */
typedef enum
{
  SB_DEADLINE_PUBLISHED,
  SB_DEADLINE_STATED,
  SB_DEADLINE_OWN,
  SB_DEADLINE_STATUTORY,
  SB_DEADLINE_SUGGESTED
} SbDeadlineKind;

typedef enum
{
  SB_BINDS_GROUP,
  SB_BINDS_AUTHORITY,
  SB_BINDS_BOTH
} SbBinds;

/**
 * SbDeadline:
 * @key: "standstill"; belongs to the program
 * @title: what it is
 * @note: (nullable): what has to be known about it
 * @reason: how the day was found, or what has to be entered before it can be
 * @law: legal references; "" for none
 * @source: name of the field of the bid that it is counted from; belongs to the program
 * @waits_for: (nullable): name of the field of the bid that has to be entered first; belongs to the
 *   program
 * @date: the last day; SB_DATE_NONE while it waits
 * @from: the day from which the period is counted; SB_DATE_NONE while it waits
 * @unmoved: the day on which the period as such ends: another one than @date where it moved
 * @minutes: clock time on that day, minutes after midnight; -1 where the whole day counts
 *
 * One day of the procedure, as far as it follows from what has been entered.
 */
typedef struct
{
  const char *key;
  char *title;
  char *note;
  char *reason;
  char *law;
  const char *source;
  const char *waits_for;
  SbDate date;
  SbDate from;
  SbDate unmoved;
  int minutes;
  SbDeadlineKind kind;
  SbBinds binds;
} SbDeadline;

GPtrArray *sb_deadlines_list (const SbBid *bid, SbLanguage language);
const SbDeadline *sb_deadlines_find (const GPtrArray *deadlines, const char *key);
gboolean sb_deadlines_ask_for (int route, const char *field);
const char *sb_deadlines_get_caution (SbLanguage language);
const char *sb_deadline_kind_to_code (SbDeadlineKind kind);
const char *sb_binds_to_code (SbBinds binds);
const char *sb_binds_get_label (SbBinds binds, SbLanguage language);
const char *sb_deadlines_get_field_label (const char *field, SbLanguage language);
void sb_deadline_free (SbDeadline *deadline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbDeadline, sb_deadline_free)

G_END_DECLS
