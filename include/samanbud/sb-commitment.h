/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbCommitment:
 * @minutes_per_week: whole minutes
 * @from: first day; SB_DATE_NONE means the contract's start
 * @to: first day after; SB_DATE_NONE means the contract's end
 * @locked: whether split methods must leave it alone; -1 (not said) means no
 *
 * Part of a supply, promised to a requirement. Several for one pair add up.
 */
typedef struct
{
  char *id;
  char *supply;
  char *requirement;
  gint64 minutes_per_week;
  SbDate from;
  SbDate to;
  int locked;
} SbCommitment;

extern const SbTable sb_commitment_table;

/**
 * SbAgreed:
 * @share_bp: the member's agreed share, in basis points
 *
 * What the members agreed that one of them shall carry.
 */
typedef struct
{
  char *id;
  char *member;
  gint64 share_bp;
} SbAgreed;

extern const SbTable sb_agreed_table;

G_END_DECLS
