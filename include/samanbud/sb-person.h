/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbPerson:
 * @profession: (nullable): a profession code
 * @title: (nullable): specialist title
 * @share_bp: share of full time, in basis points
 * @from: first day; SB_DATE_NONE means the contract's start
 * @to: first day after; SB_DATE_NONE means the contract's end
 *
 * Who stands behind the hours.
 */
typedef struct
{
  char *id;
  char *member;
  char *name;
  char *profession;
  char *title;
  gint64 share_bp;
  SbDate from;
  SbDate to;
} SbPerson;

extern const SbTable sb_person_table;

G_END_DECLS
