/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type into fields: what is understood, what is not, and that what is shown can be read
 * again. */

#include "config.h"

#include "../app/sb-app-entry-row.h"

typedef struct
{
  const char *text;
  gint64 value;
} Case;

static void
check_understood (SbAppEntryKind kind, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 value = -1;
      g_autofree char *shown = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (sb_app_entry_parse (kind, cases[i].text, &value));
      g_assert_cmpint (value, ==, cases[i].value);

      shown = sb_app_entry_format (kind, value);
      g_assert_true (sb_app_entry_parse (kind, shown, &value));
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
check_refused (SbAppEntryKind kind, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 value = 17;

      g_test_message ("“%s”", texts[i]);
      g_assert_false (sb_app_entry_parse (kind, texts[i], &value));
      g_assert_cmpint (value, ==, 17);
    }
}

static void
test_dates (void)
{
  const SbDate first = sb_date_from_ymd (2027, 3, 1);
  const Case cases[] = {
    { "2027-03-01", first },
    { "2027-3-1", first },
    { " 20270301 ", first },
    { "1 mars 2027", first },
    { "1 March 2027", first },
    { "1 mar 2027", first },
    { "March 1, 2027", first },
    { "01 MARS 2027", first },
    { "1\u00a0mars\u00a02027", first },
    { "1 maj 2027", sb_date_from_ymd (2027, 5, 1) },
    { "1 May 2027", sb_date_from_ymd (2027, 5, 1) },
    { "1 oktober 2027", sb_date_from_ymd (2027, 10, 1) },
    { "29 februari 2028", sb_date_from_ymd (2028, 2, 29) },
  };
  const char *const refused[] = {
    "",           "1 mars",      "1 mars 20", "2027-02-29",       "29 februari 2027",
    "2027-13-01", "0 mars 2027", "1 mr 2027", "1 mars 2027 kl 8", "20270230",
    "i morgon",   "1/3 2027",
  };

  check_understood (SB_APP_ENTRY_DATE, cases, G_N_ELEMENTS (cases));
  check_refused (SB_APP_ENTRY_DATE, refused, G_N_ELEMENTS (refused));
  check_refused (SB_APP_ENTRY_LAST_DAY, refused, G_N_ELEMENTS (refused));
}

/* People say the last day; records keep the first day after. */
static void
test_last_day (void)
{
  g_autofree char *shown =
      sb_app_entry_format (SB_APP_ENTRY_LAST_DAY, sb_date_from_ymd (2034, 3, 1));
  gint64 value;

  g_assert_true (sb_app_entry_parse (SB_APP_ENTRY_LAST_DAY, "2034-02-28", &value));
  g_assert_cmpint (value, ==, sb_date_from_ymd (2034, 3, 1));
  g_assert_true (sb_app_entry_parse (SB_APP_ENTRY_DATE, shown, &value));
  g_assert_cmpint (value, ==, sb_date_from_ymd (2034, 2, 28));
}

static void
test_hours (void)
{
  const Case cases[] = { { "7,5", 450 },     { "7.5", 450 }, { "7:30", 450 },
                         { "450 min", 450 }, { "0", 0 },     { "40", 2400 } };
  const char *const refused[] = { "", "-1", "7,5,5", "fyra", "99999999999" };

  check_understood (SB_APP_ENTRY_HOURS, cases, G_N_ELEMENTS (cases));
  check_refused (SB_APP_ENTRY_HOURS, refused, G_N_ELEMENTS (refused));
}

static void
test_percent (void)
{
  const Case cases[] = { { "8", 800 },    { "8 %", 800 }, { "8\u00a0%", 800 }, { "7,5%", 750 },
                         { "7.25", 725 }, { "0", 0 },     { "100", 10000 },    { "0,01", 1 } };
  const char *const refused[] = { "", "%", "101", "-1", "7,555", "8 procent", "1e2", "," };

  check_understood (SB_APP_ENTRY_PERCENT, cases, G_N_ELEMENTS (cases));
  check_refused (SB_APP_ENTRY_PERCENT, refused, G_N_ELEMENTS (refused));
}

static void
test_degrees (void)
{
  const Case cases[] = { { "65,71", 65710000 },   { "65.710001", 65710001 }, { "-0,5", -500000 },
                         { "−15.26", -15260000 }, { "180", 180000000 },      { "0", 0 } };
  const char *const refused[] = { "", "-", "181", "65.7100001", "65°", "99999999999999" };

  check_understood (SB_APP_ENTRY_DEGREES, cases, G_N_ELEMENTS (cases));
  check_refused (SB_APP_ENTRY_DEGREES, refused, G_N_ELEMENTS (refused));
}

static void
test_time (void)
{
  const Case cases[] = {
    { "12:00", 720 }, { "9:30", 570 }, { "09.30", 570 }, { " 0:05 ", 5 }, { "24:00", 1440 }
  };
  const char *const refused[] = { "",      "12",    "12:",    "1:3", "25:00",
                                  "24:01", "12:60", "12:000", "kl 9" };

  check_understood (SB_APP_ENTRY_TIME, cases, G_N_ELEMENTS (cases));
  check_refused (SB_APP_ENTRY_TIME, refused, G_N_ELEMENTS (refused));
}

static void
test_integer (void)
{
  const Case cases[] = { { "1500", 1500 }, { "1 500", 1500 }, { "1\u202f500", 1500 }, { "0", 0 } };
  const char *const refused[] = { "", "-3", "1,5", "12abc" };

  check_understood (SB_APP_ENTRY_INTEGER, cases, G_N_ELEMENTS (cases));
  check_refused (SB_APP_ENTRY_INTEGER, refused, G_N_ELEMENTS (refused));
}

static void
test_unknown (void)
{
  for (int kind = SB_APP_ENTRY_INTEGER; kind <= SB_APP_ENTRY_DEGREES; kind++)
    {
      g_autofree char *unknown = sb_app_entry_format ((SbAppEntryKind) kind, SB_UNKNOWN);
      g_autofree char *none = sb_app_entry_format ((SbAppEntryKind) kind, SB_DATE_NONE);
      g_assert_cmpstr (unknown, ==, "");
      g_assert_cmpstr (none, ==, "");
      g_assert_cmpstr (sb_app_entry_describe_expected ((SbAppEntryKind) kind), !=, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/entry/dates", test_dates);
  g_test_add_func ("/app/entry/last-day", test_last_day);
  g_test_add_func ("/app/entry/hours", test_hours);
  g_test_add_func ("/app/entry/percent", test_percent);
  g_test_add_func ("/app/entry/degrees", test_degrees);
  g_test_add_func ("/app/entry/time", test_time);
  g_test_add_func ("/app/entry/integer", test_integer);
  g_test_add_func ("/app/entry/unknown", test_unknown);

  return g_test_run ();
}
