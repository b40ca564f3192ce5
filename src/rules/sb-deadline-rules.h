/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-deadlines.h>
#include <samanbud/sb-law.h>

G_BEGIN_DECLS

typedef enum
{
  SB_PERIOD_NONE,
  SB_PERIOD_DAYS,
  SB_PERIOD_WEEKS,
  SB_PERIOD_MONTHS,
  SB_PERIOD_YEARS
} SbPeriodUnit;

/* @n of @unit, counted backwards where negative. */
typedef struct
{
  SbPeriodUnit unit;
  int n;
} SbPeriod;

/*
 * One line of resources/law/deadlines.ini, as that file describes it.
 *
 * routes: bit per #SbRoute
 * other: of notices that are not electronic; SB_PERIOD_NONE where the means do not matter
 * from, months, days, time, at_least: (nullable): fields of the bid
 * laws: NULL-terminated
 * optional: whether it is left out until its day is known
 * valid_from: SB_DATE_NONE where that was not looked up
 */
typedef struct
{
  char *key;
  char *title[2];
  char *note[2];
  const SbLaw **laws;
  const SbField *from;
  const SbField *months;
  const SbField *days;
  const SbField *time;
  const SbField *at_least;
  SbPeriod period;
  SbPeriod other;
  SbDate valid_from;
  SbDeadlineKind kind;
  SbBinds binds;
  guint routes;
  gboolean rolls;
  gboolean optional;
} SbDeadlineRule;

const GPtrArray *sb_deadline_rules_get (void);
gboolean sb_period_parse (const char *text, SbPeriod *period);

G_END_DECLS
