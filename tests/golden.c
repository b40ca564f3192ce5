/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Golden cases: bids as files in, results as text out. With SB_TEST_UPDATE=1 the expected texts are
 * rewritten instead of compared, and the difference is reviewed like code.
 */

#include "config.h"

#include "golden.h"

static char *
build_path (const char *name)
{
  const char *sources = g_getenv ("SB_TEST_SOURCES");

  return g_build_filename (sources != NULL ? sources : "tests", "cases", name, NULL);
}

/* @name: below tests/cases */
SbBid *
golden_load_bid (const char *name)
{
  g_autofree char *path = build_path (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  SbBid *bid;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bid = sb_json_parse (text, length, &error);
  g_assert_no_error (error);

  return bid;
}

/* @name: of the expected text, below tests/cases */
void
golden_compare (const char *name, const char *text)
{
  g_autofree char *path = build_path (name);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("SB_TEST_UPDATE") != NULL)
    {
      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (expected, text))
    {
      g_test_message ("%s is now:\n%s", name, text);
      g_test_fail_printf ("%s differs", name);
    }
}
