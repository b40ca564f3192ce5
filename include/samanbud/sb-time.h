/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SbDate:
 *
 * A civil date as days since 0001-01-01 (which is 1), proleptic Gregorian. Plain numbers compare as
 * dates do.
 */
typedef gint32 SbDate;

/* A date that is not known, or an open end. Never compare it with a real date by < or >. */
#define SB_DATE_NONE G_MININT32

gboolean sb_date_parse (const char *text, SbDate *date);
char *sb_date_to_iso (SbDate date);
SbDate sb_date_from_ymd (int year, int month, int day);
void sb_date_to_ymd (SbDate date, int *year, int *month, int *day);
SbDate sb_date_add_months (SbDate date, int months);
SbDate sb_date_today (void);

gboolean sb_clock_parse (const char *text, int *minutes);
char *sb_clock_to_text (int minutes);

#define SB_MINUTES_PER_DAY  1440
#define SB_MINUTES_PER_WEEK 10080

/**
 * SbOpening:
 * @days: one ISO weekday or a range, as it was written: "6", "1-5"
 * @first_day: 1 (Monday) … 7
 * @last_day: 1 … 7, not before @first_day
 * @from: minutes after midnight
 * @to: minutes after midnight, @from < @to ≤ 1440
 */
typedef struct
{
  char days[4];
  int first_day;
  int last_day;
  int from;
  int to;
} SbOpening;

/**
 * SbWeek:
 *
 * Weekly opening hours: openings in the order in which they were written. They may overlap.
 * As text: `1-5 08:00-17:00; 6 10:00-14:00`. That text is what the document stores.
 */
typedef struct
{
  guint n_openings;
  SbOpening *openings;
} SbWeek;

SbWeek *sb_week_new (void);
SbWeek *sb_week_copy (const SbWeek *week);
void sb_week_free (SbWeek *week);
gboolean sb_week_parse (const char *text, SbWeek **week, GError **error);
char *sb_week_to_text (const SbWeek *week);
gboolean
sb_week_add (SbWeek *week, const char *days, const char *from, const char *to, GError **error);
void sb_week_mark (const SbWeek *week, guint8 minutes[SB_MINUTES_PER_WEEK]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbWeek, sb_week_free)

G_END_DECLS
