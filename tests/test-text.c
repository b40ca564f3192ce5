/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <samanbud.h>

static void
test_ids (void)
{
  g_autofree char *id = sb_text_new_id ();
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *longer = g_strnfill (65, 'x');

  g_assert_true (sb_text_is_id (id));
  g_assert_true (sb_text_is_id ("R1.2_b-C"));
  g_assert_true (sb_text_is_id (longest));
  g_assert_false (sb_text_is_id (longer));
  g_assert_false (sb_text_is_id (""));
  g_assert_false (sb_text_is_id (NULL));
  g_assert_false (sb_text_is_id ("å"));
  g_assert_false (sb_text_is_id ("a b"));
}

static void
test_natural_order (void)
{
  static const char *const sorted[] = { "",     "2",     "2.1", "2.2; 4.1", "2.9",
                                        "2.10", "02.11", "10",  "a",        "å" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int order = sb_text_compare_natural (sorted[i], sorted[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
  g_assert_cmpint (sb_text_compare_natural (NULL, "z"), >, 0);
}

static void
test_hours (void)
{
  static const struct
  {
    const char *text;
    gint64 minutes;
  } right[] = { { "7,5", 450 },
                { "7.5", 450 },
                { "7:30", 450 },
                { "450 min", 450 },
                { "7,5 h", 450 },
                { "40", 2400 },
                { "0", 0 },
                { " 1 000 ", 60000 },
                { "1\xc2\xa0"
                  "000",
                  60000 },
                { "1\xe2\x80\xaf"
                  "000",
                  60000 },
                { "0,01", 1 },
                { "0,25 tim", 15 } };
  static const char *const wrong[] = { "",      "-1",    "7,",  ",5",          "7:5",     "7:60",
                                       "12abc", "7,5,5", "min", "99999999999", "7:30:00", "NaN" };
  gint64 minutes;

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_assert_true (sb_text_parse_hours (right[i].text, &minutes));
      g_assert_cmpint (minutes, ==, right[i].minutes);
    }
  minutes = 77;
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (sb_text_parse_hours (wrong[i], &minutes));
  g_assert_cmpint (minutes, ==, 77);
}

/* What is shown with two decimals is the same amount of minutes when it is typed in again. */
static void
test_hours_come_back (void)
{
  for (gint64 minutes = 0; minutes < 20000; minutes++)
    for (SbLanguage language = SB_LANGUAGE_SV; language <= SB_LANGUAGE_EN; language++)
      {
        g_autofree char *text = sb_language_hours (language, minutes);
        gint64 again;

        if (language == SB_LANGUAGE_EN && minutes >= 60000)
          continue;
        g_assert_true (sb_text_parse_hours (text, &again));
        g_assert_cmpint (again, ==, minutes);
      }
}

static void
test_integers (void)
{
  gint64 value = 3;

  g_assert_true (sb_text_parse_integer ("1 500", &value));
  g_assert_cmpint (value, ==, 1500);
  g_assert_true (sb_text_parse_integer ("\xe2\x88\x92"
                                        "3",
                                        &value));
  g_assert_cmpint (value, ==, -3);
  g_assert_false (sb_text_parse_integer ("1,5", &value));
  g_assert_false (sb_text_parse_integer ("9223372036854775808", &value));
  g_assert_false (sb_text_parse_integer ("", &value));
  g_assert_cmpint (value, ==, -3);
}

static void
test_identity (void)
{
  g_autofree char *masked = sb_text_mask_identity ("19121212-1212");
  g_autofree char *shown = sb_text_mask_identity ("559999-9900");

  g_assert_cmpint (sb_text_check_identity ("559999-9900"), ==, SB_IDENTITY_VALID);
  g_assert_cmpint (sb_text_check_identity ("165599999900"), ==, SB_IDENTITY_VALID);
  g_assert_cmpint (sb_text_check_identity ("121212-1212"), ==, SB_IDENTITY_VALID);
  g_assert_cmpint (sb_text_check_identity ("19121212-1212"), ==, SB_IDENTITY_VALID);
  g_assert_cmpint (sb_text_check_identity ("559000-0005"), ==, SB_IDENTITY_VALID);
  g_assert_cmpint (sb_text_check_identity ("559999-9901"), ==, SB_IDENTITY_WRONG_CHECK_DIGIT);
  g_assert_cmpint (sb_text_check_identity ("55999-99900"), ==, SB_IDENTITY_MALFORMED);
  g_assert_cmpint (sb_text_check_identity ("559999-990"), ==, SB_IDENTITY_MALFORMED);
  g_assert_cmpint (sb_text_check_identity ("x59999-9900"), ==, SB_IDENTITY_MALFORMED);
  g_assert_cmpint (sb_text_check_identity (" "), ==, SB_IDENTITY_EMPTY);
  g_assert_true (sb_text_identity_is_personal ("121212-1212"));
  g_assert_false (sb_text_identity_is_personal ("559999-9900"));
  g_assert_cmpstr (masked, ==, "121212-••••");
  g_assert_cmpstr (shown, ==, "559999-9900");
}

/* What would break a file, a terminal or a reader's order of words does not get through. */
static void
test_printable (void)
{
  static const char *const pairs[][2] = {
    { "åäö č 表 🙂\ttab\nline", "åäö č 表 🙂\ttab\nline" },
    { "a\r\nb\rc", "a\nb\nc" },
    { "bell\a esc\x1b del\x7f c1\xc2\x85",
      "bell\xef\xbf\xbd esc\xef\xbf\xbd del\xef\xbf\xbd c1\xef\xbf\xbd" },
    { "\xef\xbf\xbe\xef\xbf\xbf\xef\xb7\x90\xf0\x9f\xbf\xbe",
      "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { "a\xe2\x80\xaeZSP\xe2\x81\xa9", "aZSP" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *plain = sb_text_printable (pairs[i][0]);

      g_assert_cmpstr (plain, ==, pairs[i][1]);
    }
}

static void
test_one_line (void)
{
  static const char *const pairs[][2] = {
    { "Vård\nR2  Met: all", "Vård R2  Met: all" },
    { "a\r\n\n\tb", "a b" },
    { "\na\n", "a" },
    { "a \nb", "a b" },
    { "a\xe2\x80\xa8\xe2\x80\xa9"
      "b",
      "a b" },
    { "esc\x1b[2J", "esc\xef\xbf\xbd[2J" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *line = sb_text_one_line (pairs[i][0]);

      g_assert_cmpstr (line, ==, pairs[i][1]);
    }
}

static void
test_quote (void)
{
  g_autofree char *plain = sb_text_quote ("å \"\\\n\x1b");
  g_autofree char *text = g_strnfill (100, 'x');
  g_autofree char *cut = sb_text_quote (text);

  g_assert_cmpstr (plain, ==, "\"å \\\"\\\\\\u000a\\u001b\"");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60 + strlen ("\"…\"") - 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/ids", test_ids);
  g_test_add_func ("/text/natural-order", test_natural_order);
  g_test_add_func ("/text/hours", test_hours);
  g_test_add_func ("/text/hours-come-back", test_hours_come_back);
  g_test_add_func ("/text/integers", test_integers);
  g_test_add_func ("/text/identity", test_identity);
  g_test_add_func ("/text/printable", test_printable);
  g_test_add_func ("/text/one-line", test_one_line);
  g_test_add_func ("/text/quote", test_quote);

  return g_test_run ();
}
