/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

typedef enum
{
  SB_FORM_AB,
  SB_FORM_EF,
  SB_FORM_HB,
  SB_FORM_KB,
  SB_FORM_EKF,
  SB_FORM_OTHER
} SbForm;

typedef enum
{
  SB_ROLE_MEMBER,
  SB_ROLE_RELIED_ON,
  SB_ROLE_SUBCONTRACTOR
} SbRole;

/**
 * SbMember:
 * @role: #SbRole; -1 (not said) means a member
 * @exit_probability_bp: probability of leaving within a year, in basis points
 * @exit_notice_months: notice in months
 * @exit_planned: the last day that the member plans to take part
 *
 * A legal entity or sole trader in the group.
 */
typedef struct
{
  char *id;
  char *name;
  char *orgnr;
  char *contact;
  char *signatory;
  gint64 exit_probability_bp;
  gint64 exit_notice_months;
  int form;
  int role;
  SbDate exit_planned;
} SbMember;

extern const SbTable sb_member_table;

G_END_DECLS
