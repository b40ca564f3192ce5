/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <samanbud.h>

#define B "\xc2\xa0"

static void
check (char *found, const char *expected)
{
  g_assert_cmpstr (found, ==, expected);
  g_free (found);
}

static void
test_numbers (void)
{
  check (sb_language_integer (SB_LANGUAGE_SV, 1234567), "1\xe2\x80\xaf"
                                                        "234\xe2\x80\xaf"
                                                        "567");
  check (sb_language_integer (SB_LANGUAGE_EN, 1234567), "1,234,567");
  check (sb_language_integer (SB_LANGUAGE_EN, -999), "\xe2\x88\x92"
                                                     "999");
  check (sb_language_integer (SB_LANGUAGE_EN, G_MININT64), "\xe2\x88\x92"
                                                           "9,223,372,036,854,775,808");
  check (sb_language_hours (SB_LANGUAGE_SV, 450), "7,5");
  check (sb_language_hours (SB_LANGUAGE_EN, 450), "7.5");
  check (sb_language_hours (SB_LANGUAGE_EN, 2400), "40");
  check (sb_language_hours (SB_LANGUAGE_SV, 100), "1,67");
  check (sb_language_hours (SB_LANGUAGE_SV, 5), "0,08");
  check (sb_language_hours (SB_LANGUAGE_SV, -90), "\xe2\x88\x92"
                                                  "1,5");
  check (sb_language_percent (SB_LANGUAGE_SV, 31, 40), "77,5" B "%");
  check (sb_language_percent (SB_LANGUAGE_EN, 1, 3), "33.3%");
}

static void
test_dates (void)
{
  check (sb_language_date (SB_LANGUAGE_SV, sb_date_from_ymd (2030, 7, 1)), "1" B "juli" B "2030");
  check (sb_language_date (SB_LANGUAGE_EN, sb_date_from_ymd (2030, 7, 1)), "1" B "July" B "2030");
  check (sb_language_date (SB_LANGUAGE_EN, SB_DATE_NONE), "–");
}

/* The Swedish table is part of the program and speaks Swedish whatever the user's language is. */
static void
test_texts (void)
{
  g_assert_cmpstr (sb_language_text (SB_LANGUAGE_EN, "The contract has no start date."), ==,
                   "The contract has no start date.");
  g_assert_cmpstr (sb_language_text (SB_LANGUAGE_SV, "The contract has no start date."), ==,
                   "Avtalet saknar startdatum.");
  g_assert_cmpstr (sb_language_text (SB_LANGUAGE_SV, "no such text"), ==, "no such text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/numbers", test_numbers);
  g_test_add_func ("/language/dates", test_dates);
  g_test_add_func ("/language/texts", test_texts);

  return g_test_run ();
}
