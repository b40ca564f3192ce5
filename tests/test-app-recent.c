/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bids that were open lately: the last one first, none twice, none that is gone; and the days left
 * in words. */

#include "config.h"

#include "../app/sb-app-recent.h"

static GFile *
make_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));

  return g_file_new_for_path (path);
}

static SbBid *
make_bid (const char *title, SbRoute route, SbDate submit_by)
{
  SbBid *bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  info->title = g_strdup (title);
  info->route = (int) route;
  info->language = SB_LANGUAGE_SV;
  info->start = sb_date_from_ymd (2027, 1, 1);
  info->submit_by = submit_by;
  g_assert_true (sb_bid_seal (bid, NULL));

  return bid;
}

static void
add (const char *name, const char *title)
{
  g_autoptr (GFile) file = make_file (name);
  g_autoptr (SbBid) bid = make_bid (title, SB_ROUTE_LOU19, sb_date_from_ymd (2026, 12, 15));

  sb_app_recent_add (file, bid);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) all = NULL;
  const SbAppRecent *first;

  add ("a.samanbud", "Första");
  add ("b [2] å.samanbud", "Andra = ny\n[rad]");
  add ("a.samanbud", "Första igen");

  all = sb_app_recent_list ();
  g_assert_cmpuint (all->len, ==, 2);
  first = all->pdata[0];
  g_assert_cmpstr (first->title, ==, "Första igen");
  g_assert_null (first->authority);
  g_assert_cmpint (first->route, ==, SB_ROUTE_LOU19);
  g_assert_cmpint (first->submit_by, ==, sb_date_from_ymd (2026, 12, 15));
  g_assert_cmpstr (((SbAppRecent *) all->pdata[1])->title, ==, "Andra = ny\n[rad]");
}

static void
test_gone (void)
{
  g_autoptr (GFile) gone = make_file ("gone.samanbud");
  g_autoptr (SbBid) bid = make_bid ("Borta", SB_ROUTE_LOV, SB_DATE_NONE);
  g_autoptr (GPtrArray) all = NULL;

  sb_app_recent_add (gone, bid);
  add ("there.samanbud", "Kvar");
  g_assert_true (g_file_delete (gone, NULL, NULL));

  all = sb_app_recent_list ();
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((SbAppRecent *) all->pdata[0])->title, ==, "Kvar");
}

static void
test_limit (void)
{
  g_autoptr (GPtrArray) all = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.samanbud", i);
      add (name, name);
    }

  all = sb_app_recent_list ();
  g_assert_cmpuint (all->len, ==, 12);
  g_assert_cmpstr (((SbAppRecent *) all->pdata[0])->title, ==, "19.samanbud");
}

/* The window's size lives in the same file and is no bid. */
static void
test_size (void)
{
  g_autoptr (GPtrArray) all = NULL;
  int width = 1180, height = 760;
  gboolean maximized = TRUE;

  sb_app_recent_load_size (&width, &height, &maximized);
  g_assert_cmpint (width, ==, 1180);
  g_assert_false (maximized);

  sb_app_recent_save_size (900, 640, FALSE);
  add ("a.samanbud", "A");
  sb_app_recent_save_size (2000, 1200, TRUE);
  sb_app_recent_load_size (&width, &height, &maximized);
  /* A window that filled the screen goes back to the size before. */
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 640);
  g_assert_true (maximized);

  all = sb_app_recent_list ();
  g_assert_cmpuint (all->len, ==, 1);
}

static void
test_days (void)
{
  SbDate today = sb_date_today ();
  g_autofree char *none = sb_app_recent_describe_days_left (SB_DATE_NONE);
  g_autofree char *past = sb_app_recent_describe_days_left (today - 1);
  g_autofree char *now = sb_app_recent_describe_days_left (today);
  g_autofree char *one = sb_app_recent_describe_days_left (today + 1);
  g_autofree char *many = sb_app_recent_describe_days_left (today + 1200);

  g_assert_null (none);
  g_assert_cmpstr (past, ==, "The day for handing in has passed");
  g_assert_cmpstr (now, ==, "To be handed in today");
  g_assert_cmpstr (one, ==, "1 day left");
  g_assert_cmpstr (many, ==, "1,200 days left");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/recent/order", test_order);
  g_test_add_func ("/app/recent/gone", test_gone);
  g_test_add_func ("/app/recent/limit", test_limit);
  g_test_add_func ("/app/recent/size", test_size);
  g_test_add_func ("/app/recent/days", test_days);

  return g_test_run ();
}
