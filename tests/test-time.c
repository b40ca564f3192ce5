/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <samanbud.h>

static void
test_dates (void)
{
  static const char *const wrong[] = { "",         "2027-3-01",   "2027-02-29", "2027-13-01",
                                       "27-01-01", "2027-01-01 ", "2027/01/01" };
  SbDate date = 7;
  g_autofree char *iso = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (sb_date_parse (wrong[i], &date));
  g_assert_false (sb_date_parse (NULL, &date));
  g_assert_cmpint (date, ==, 7);

  g_assert_true (sb_date_parse ("2028-02-29", &date));
  iso = sb_date_to_iso (date);
  g_assert_cmpstr (iso, ==, "2028-02-29");
  g_assert_null (sb_date_to_iso (SB_DATE_NONE));
}

static void
test_months (void)
{
  g_assert_cmpint (sb_date_add_months (sb_date_from_ymd (2027, 3, 1), 84), ==,
                   sb_date_from_ymd (2034, 3, 1));
  g_assert_cmpint (sb_date_add_months (sb_date_from_ymd (2027, 1, 31), 1), ==,
                   sb_date_from_ymd (2027, 2, 28));
  g_assert_cmpint (sb_date_add_months (sb_date_from_ymd (2028, 3, 31), -1), ==,
                   sb_date_from_ymd (2028, 2, 29));
  g_assert_cmpint (sb_date_add_months (sb_date_from_ymd (2027, 1, 31), -13), ==,
                   sb_date_from_ymd (2025, 12, 31));
  g_assert_cmpint (sb_date_add_months (sb_date_from_ymd (9999, 1, 31), 12), ==,
                   sb_date_from_ymd (9999, 12, 31));
}

/* Every day from 1900 to 2100 is one more than the day before, and comes back from its text. */
static void
test_every_day (void)
{
  SbDate expected = sb_date_from_ymd (1900, 1, 1);

  for (int year = 1900; year <= 2100; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= 31; day++)
        {
          SbDate date = sb_date_from_ymd (year, month, day), again;
          g_autofree char *iso = NULL;

          if (date == SB_DATE_NONE)
            continue;
          g_assert_cmpint (date, ==, expected++);
          iso = sb_date_to_iso (date);
          g_assert_true (sb_date_parse (iso, &again));
          g_assert_cmpint (again, ==, date);
        }
}

static void
test_clock (void)
{
  static const char *const wrong[] = {
    "8:00", "24:01", "12:60", "1200", "12:0", "-1:00", "12:00 "
  };
  int minutes = -5;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (sb_clock_parse (wrong[i], &minutes));
  g_assert_cmpint (minutes, ==, -5);
  g_assert_true (sb_clock_parse ("24:00", &minutes));
  g_assert_cmpint (minutes, ==, 1440);
}

static void
test_week (void)
{
  static const char *const wrong[] = {
    "8 08:00-17:00", "5-1 08:00-17:00", "1 17:00-08:00", "1 08:00-08:00", "1",
    "1 08:00",       "0 08:00-09:00",   "1 08:00-17:00;"
  };
  g_autoptr (SbWeek) week = NULL;
  g_autofree guint8 *minutes = g_new0 (guint8, SB_MINUTES_PER_WEEK);
  g_autofree char *text = NULL;
  guint open = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sb_week_parse (wrong[i], &week, &error));
      g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
      g_assert_null (week);
    }

  g_assert_true (sb_week_parse ("1-5 08:00-17:00; 5 16:00-18:00; 6-6 10:00-14:00", &week, NULL));
  text = sb_week_to_text (week);
  g_assert_cmpstr (text, ==, "1-5 08:00-17:00; 5 16:00-18:00; 6-6 10:00-14:00");

  sb_week_mark (week, minutes);
  for (guint i = 0; i < SB_MINUTES_PER_WEEK; i++)
    open += minutes[i];
  g_assert_cmpuint (open, ==, 5 * 9 * 60 + 60 + 4 * 60);
  g_assert_cmpuint (minutes[4 * 1440 + 18 * 60 - 1], ==, 1);
  g_assert_cmpuint (minutes[4 * 1440 + 18 * 60], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/dates", test_dates);
  g_test_add_func ("/time/months", test_months);
  g_test_add_func ("/time/every-day", test_every_day);
  g_test_add_func ("/time/clock", test_clock);
  g_test_add_func ("/time/week", test_week);

  return g_test_run ();
}
