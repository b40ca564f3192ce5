/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which days are working days in Sweden, and where a statutory period ends that would end on
 * another one. Which holidays there are, and since when, is data (resources/law/holidays.csv): a
 * fixed day of the year, so many days after Easter Sunday, or the first Friday or Saturday from a
 * day on. The table is read once and lives as long as the process.
 */

#include "config.h"

#include <samanbud/sb-calendar.h>
#include <samanbud/sb-resources.h>
#include <stdlib.h>
#include <string.h>

#include "sb-csv.h"

#define DAYS_PER_WEEK 7
#define FRIDAY        5
#define SATURDAY      6

typedef enum
{
  RULE_FIXED,
  RULE_EASTER,
  RULE_FRIDAY,
  RULE_SATURDAY
} Rule;

/*
 * holiday: first, so that a row is a holiday
 * month, day: of RULE_FIXED; of the others the first day that may be it
 * offset: of RULE_EASTER: days after Easter Sunday
 * valid_from, valid_to: SB_DATE_NONE where there is no such limit
 */
typedef struct
{
  SbHoliday holiday;
  Rule rule;
  int month;
  int day;
  int offset;
  SbDate valid_from;
  SbDate valid_to;
} Row;

static const char *const columns[] = { "key",      "kind",    "rule",    "day",    "valid_from",
                                       "valid_to", "name_sv", "name_en", "source", NULL };

static Rule
parse_rule (const char *text)
{
  static const char *const names[] = { "fixed", "easter", "friday", "saturday" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      return (Rule) i;

  g_error ("No such rule for a holiday: %s", text);
}

static SbDate
parse_limit (const char *text)
{
  SbDate date = SB_DATE_NONE;

  if (text[0] != '\0' && !sb_date_parse (text, &date))
    g_error ("No such day: %s", text);

  return date;
}

static Row *
make_row (char **cells)
{
  Row *row = g_new0 (Row, 1);

  row->holiday.key = g_strdup (cells[0]);
  row->holiday.eve = strcmp (cells[1], "eve") == 0;
  row->holiday.name[SB_LANGUAGE_SV] = g_strdup (cells[6]);
  row->holiday.name[SB_LANGUAGE_EN] = g_strdup (cells[7]);
  row->rule = parse_rule (cells[2]);
  if (row->rule == RULE_EASTER)
    row->offset = atoi (cells[3]);
  else
    {
      row->month = atoi (cells[3]);
      row->day = atoi (cells[3] + 3);
    }
  row->valid_from = parse_limit (cells[4]);
  row->valid_to = parse_limit (cells[5]);

  return row;
}

/* The file is part of the program: what is wrong with it is a mistake of ours. */
static GPtrArray *
load_rows (void)
{
  g_autoptr (GBytes) bytes = sb_resources_load ("law/holidays.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = sb_csv_parse (g_bytes_get_data (bytes, NULL), columns, &error);
  GPtrArray *rows = g_ptr_array_new ();

  if (lines == NULL)
    g_error ("The holidays cannot be read: %s", error->message);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (rows, make_row (lines->pdata[i]));

  return rows;
}

static const GPtrArray *
get_rows (void)
{
  static gsize rows = 0;

  if (g_once_init_enter (&rows))
    g_once_init_leave (&rows, (gsize) load_rows ());

  return (const GPtrArray *) rows;
}

/* The Sunday after the first full moon of spring as the Gregorian calendar reckons both, by the
 * method of the astronomical almanacs: the year's place in the cycle of the moon gives the age of
 * the moon on 1 January, and that the day of the full moon. */
static SbDate
find_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int skipped_leap_days = century - century / 4;
  int moon_correction = (8 * century + 13) / 25;
  int age = (skipped_leap_days - moon_correction + 19 * golden + 15) % 30;
  int full_moon = age - (age / 28) * (1 - (29 / (age + 1)) * ((21 - golden) / 11));
  SbDate day = sb_date_from_ymd (year, 3, 21) + full_moon;

  return day + DAYS_PER_WEEK - sb_calendar_get_weekday (day) % DAYS_PER_WEEK;
}

static SbDate
find_in_year (const Row *row, int year)
{
  SbDate first;
  int weekday = row->rule == RULE_FRIDAY ? FRIDAY : SATURDAY;

  if (row->rule == RULE_EASTER)
    return find_easter (year) + row->offset;

  first = sb_date_from_ymd (year, row->month, row->day);
  if (row->rule == RULE_FIXED)
    return first;

  return first + (weekday - sb_calendar_get_weekday (first) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
}

/**
 * sb_calendar_get_weekday:
 * @date: a date
 *
 * Returns: 1 (Monday) … 7
 */
int
sb_calendar_get_weekday (SbDate date)
{
  g_return_val_if_fail (date > 0, 1);

  return (date - 1) % DAYS_PER_WEEK + 1;
}

/**
 * sb_calendar_find_holiday:
 * @date: a date
 *
 * Returns: (transfer none) (nullable): the holiday or eve that it is; when it is two, the one that
 *   comes first in the year's usual order
 */
const SbHoliday *
sb_calendar_find_holiday (SbDate date)
{
  const GPtrArray *rows = get_rows ();
  int year, month, day;

  g_return_val_if_fail (date > 0, NULL);

  sb_date_to_ymd (date, &year, &month, &day);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];

      if ((row->valid_from == SB_DATE_NONE || date >= row->valid_from) &&
          (row->valid_to == SB_DATE_NONE || date < row->valid_to) &&
          find_in_year (row, year) == date)
        return &row->holiday;
    }

  return NULL;
}

/**
 * sb_calendar_is_working_day:
 * @date: a date
 *
 * Returns: whether it is neither a Saturday or Sunday, nor a public holiday, nor Midsummer Eve,
 *   Christmas Eve or New Year’s Eve (2 § lagen (1930:173) om beräkning av lagstadgad tid)
 */
gboolean
sb_calendar_is_working_day (SbDate date)
{
  return sb_calendar_get_weekday (date) < SATURDAY && sb_calendar_find_holiday (date) == NULL;
}

/**
 * sb_calendar_roll:
 * @date: the day on which a statutory period would end
 *
 * Returns: the day on which it ends: @date, or the next working day, at the latest 9999-12-31
 *   (2 § lagen (1930:173) om beräkning av lagstadgad tid; 20 kap. 18 § LOU)
 */
SbDate
sb_calendar_roll (SbDate date)
{
  const SbDate last = sb_date_from_ymd (9999, 12, 31);

  while (date < last && !sb_calendar_is_working_day (date))
    date++;

  return date;
}
