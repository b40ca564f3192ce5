/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

typedef enum
{
  SB_STATUS_MET,
  SB_STATUS_NOT_MET,
  SB_STATUS_OPEN
} SbStatus;

/* The subject of an answer that the group gives as a whole. */
#define SB_SUBJECT_GROUP "group"

/**
 * SbAnswer:
 * @subject: id of a member, a site or a person, or SB_SUBJECT_GROUP; one answer per requirement and
 * subject
 * @status: #SbStatus; -1 when not said
 * @number: for requirements that test a number
 * @confidential: whether confidentiality is requested
 * @reason: (nullable): why, when it is
 *
 * What the group says to a requirement.
 */
typedef struct
{
  char *id;
  char *requirement;
  char *subject;
  char *comment;
  char *reason;
  gint64 number;
  int status;
  int confidential;
} SbAnswer;

extern const SbTable sb_answer_table;

G_END_DECLS
