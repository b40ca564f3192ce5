/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-language.h>

G_BEGIN_DECLS

/**
 * SbHoliday:
 * @key: "good-friday"
 * @name: by #SbLanguage
 * @eve: whether it is one of the three eves, on which no statutory period ends, rather than a
 *   public holiday
 *
 * A day on which offices are closed in Sweden although it need not be a Saturday or a Sunday. All
 * of them are data, resources/law/holidays.csv.
 */
typedef struct
{
  char *key;
  char *name[2];
  gboolean eve;
} SbHoliday;

int sb_calendar_get_weekday (SbDate date);
const SbHoliday *sb_calendar_find_holiday (SbDate date);
gboolean sb_calendar_is_working_day (SbDate date);
SbDate sb_calendar_roll (SbDate date);

G_END_DECLS
