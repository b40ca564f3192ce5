/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

typedef enum
{
  SB_ROUTE_LOV,
  SB_ROUTE_LOU19,
  SB_ROUTE_LOU_DIRECTIVE,
  SB_ROUTE_DIRECT,
  SB_ROUTE_NSS
} SbRoute;

typedef enum
{
  SB_LIABILITY_JOINT_AND_SEVERAL,
  SB_LIABILITY_AS_IN_CONTRACT,
  SB_LIABILITY_UNKNOWN
} SbLiability;

typedef enum
{
  SB_NOTICE_ELECTRONIC,
  SB_NOTICE_OTHER
} SbNoticeMeans;

/**
 * SbBidInfo:
 * @id: always "bid": the document has one such row
 * @language: index of #SbLanguage
 * @end: first day after the contract; SB_DATE_NONE means until further notice
 * @horizon_months: ends the computations when @end is not known; SB_UNKNOWN means 84
 * @locum_weeks: from notice until a locum is in a leaver's place
 * @recruitment_months: from notice until somebody new is employed there
 * @overtime_bp: how much more than they have the others can give until then
 * @lead: (nullable): id of the lead member
 * @submit_time: (nullable): clock time on @submit_by, HH:MM
 * @decision_months: how long the authority says that it takes to decide on a complete application,
 *   together with @decision_days
 * @complete_on: day on which the application was complete
 * @notice_on: day on which the authority sent its decision
 * @notice_means: a #SbNoticeMeans, or -1
 * @standstill_until: last day of the standstill where the authority says that it is longer
 * @reasons_asked_on: day on which the group asked for further reasons
 * @signed_on: day on which the contract was made, with whomever
 *
 * The bid itself: what is asked, by whom, under which rules and when.
 */
typedef struct
{
  char *id;
  char *title;
  char *authority_name;
  char *authority_reference;
  char *catalogue;
  char *group_name;
  char *lead;
  char *submit_time;
  gint64 horizon_months;
  gint64 locum_weeks;
  gint64 recruitment_months;
  gint64 overtime_bp;
  gint64 decision_months;
  gint64 decision_days;
  int route;
  int language;
  int liability;
  int notice_means;
  SbDate questions_by;
  SbDate submit_by;
  SbDate valid_until;
  SbDate start;
  SbDate end;
  SbDate complete_on;
  SbDate notice_on;
  SbDate standstill_until;
  SbDate reasons_asked_on;
  SbDate signed_on;
} SbBidInfo;

#define SB_HORIZON_MONTHS_DEFAULT 84

extern const SbTable sb_bid_info_table;

G_END_DECLS
