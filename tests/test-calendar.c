/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Swedish working days: holidays against a printed calendar and an older way to find Easter, and
 * rolling day by day. */

#include "config.h"

#include <samanbud.h>

static SbDate
day (const char *text)
{
  SbDate date = SB_DATE_NONE;

  g_assert_true (sb_date_parse (text, &date));
  return date;
}

static void
test_weekdays (void)
{
  g_assert_cmpint (sb_calendar_get_weekday (day ("2026-11-30")), ==, 1);
  g_assert_cmpint (sb_calendar_get_weekday (day ("2000-01-01")), ==, 6);
  g_assert_cmpint (sb_calendar_get_weekday (day ("2024-02-29")), ==, 4);
  g_assert_cmpint (sb_calendar_get_weekday (day ("0001-01-01")), ==, 1);
  g_assert_cmpint (sb_calendar_get_weekday (day ("9999-12-31")), ==, 5);
}

/* All of a year, by a printed calendar. */
static void
test_year (void)
{
  static const struct
  {
    const char *date;
    const char *key;
  } days[] = {
    { "2027-01-01", "new-year" },      { "2027-01-06", "epiphany" },
    { "2027-03-26", "good-friday" },   { "2027-03-28", "easter-day" },
    { "2027-03-29", "easter-monday" }, { "2027-05-01", "may-day" },
    { "2027-05-06", "ascension" },     { "2027-05-16", "whit-sunday" },
    { "2027-06-06", "national-day" },  { "2027-06-25", "midsummer-eve" },
    { "2027-06-26", "midsummer-day" }, { "2027-11-06", "all-saints" },
    { "2027-12-24", "christmas-eve" }, { "2027-12-25", "christmas-day" },
    { "2027-12-26", "boxing-day" },    { "2027-12-31", "new-years-eve" },
  };
  guint n = 0;

  for (SbDate date = day ("2027-01-01"); date <= day ("2027-12-31"); date++)
    {
      const SbHoliday *holiday = sb_calendar_find_holiday (date);

      if (holiday == NULL)
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (days));
      g_assert_cmpint (date, ==, day (days[n].date));
      g_assert_cmpstr (holiday->key, ==, days[n].key);
      g_assert_cmpint (holiday->eve, ==, g_str_has_suffix (holiday->key, "-eve"));
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (days));
}

static void
test_limits (void)
{
  g_assert_null (sb_calendar_find_holiday (day ("2004-06-06")));
  g_assert_nonnull (sb_calendar_find_holiday (day ("2005-06-06")));
  g_assert_nonnull (sb_calendar_find_holiday (day ("2004-05-31")));
  g_assert_null (sb_calendar_find_holiday (day ("2005-05-16")));
}

/* The first Sunday after the full moon of the tables that calendars carried before there were
 * formulas: golden number and epact, and their two exceptions. */
static SbDate
find_easter (int year)
{
  int golden = year % 19 + 1;
  int century = year / 100 + 1;
  int solar = 3 * century / 4 - 12;
  int lunar = (8 * century + 5) / 25 - 5;
  int epact = (11 * golden + 20 + lunar - solar) % 30;
  SbDate moon;

  if (epact < 0)
    epact += 30;
  if ((epact == 25 && golden > 11) || epact == 24)
    epact++;
  moon = sb_date_from_ymd (year, 3, 1) + 43 - epact;
  if (44 - epact < 21)
    moon += 30;

  do
    moon++;
  while (sb_calendar_get_weekday (moon) != 7);

  return moon;
}

static void
test_easter (void)
{
  for (int year = 1900; year < 2500; year++)
    {
      SbDate easter = find_easter (year);

      g_assert_cmpstr (sb_calendar_find_holiday (easter)->key, ==, "easter-day");
      g_assert_cmpstr (sb_calendar_find_holiday (easter - 2)->key, ==, "good-friday");
    }
}

static void
test_roll (void)
{
  for (SbDate date = day ("2020-01-01"); date < day ("2040-01-01"); date++)
    {
      SbDate end = sb_calendar_roll (date);

      g_assert_true (sb_calendar_is_working_day (end));
      g_assert_cmpint (end, >=, date);
      /* Saturday 23 December to Tuesday 26 December, or Thursday before Easter to Monday: never
       * more than five days in a row. */
      g_assert_cmpint (end - date, <=, 5);
      for (SbDate between = date; between < end; between++)
        g_assert_false (sb_calendar_is_working_day (between));
    }
  g_assert_cmpint (sb_calendar_roll (day ("9999-12-31")), ==, day ("9999-12-31"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/weekdays", test_weekdays);
  g_test_add_func ("/calendar/year", test_year);
  g_test_add_func ("/calendar/limits", test_limits);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/roll", test_roll);

  return g_test_run ();
}
