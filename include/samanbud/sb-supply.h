/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbSupply:
 * @site: (nullable): id of a site, perhaps another member's; NULL means care at a distance
 * @profession: a profession code
 * @minutes_per_week: whole minutes
 * @from: first day; SB_DATE_NONE means the contract's start
 * @to: first day after; SB_DATE_NONE means the contract's end
 *
 * Capacity a member can give.
 */
typedef struct
{
  char *id;
  char *member;
  char *site;
  char *profession;
  gint64 minutes_per_week;
  SbDate from;
  SbDate to;
} SbSupply;

extern const SbTable sb_supply_table;

G_END_DECLS
