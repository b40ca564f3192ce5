/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bids without a file: kept, taken, thrown away, brought back, and there again after the program
 * has ended. */

#include "config.h"

#include "../app/sb-app-drafts.h"
#include "store-sample.h"

static SbDocument *
make_document (const char *title)
{
  g_autoptr (SbBid) bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  g_autoptr (GError) error = NULL;
  SbDocument *document;

  info->id = g_strdup ("bid");
  info->title = g_strdup (title);
  info->route = SB_ROUTE_LOV;
  info->language = SB_LANGUAGE_SV;
  info->start = sb_date_from_ymd (2027, 1, 1);
  g_assert_true (sb_bid_seal (bid, NULL));
  document = sb_document_new_from_bid (bid, "New", &error);
  g_assert_no_error (error);

  return document;
}

static guint
count (SbAppDrafts *drafts)
{
  return g_list_model_get_n_items (sb_app_drafts_get_model (drafts));
}

static char *
dup_title (SbAppDrafts *drafts, guint position)
{
  g_autoptr (SbDocument) draft = g_list_model_get_item (sb_app_drafts_get_model (drafts), position);
  g_autoptr (SbBid) bid = sb_document_load_bid (draft, FALSE, NULL);

  return g_strdup (bid->info->title);
}

static void
test_keep (void)
{
  g_autoptr (SbAppDrafts) drafts = sb_app_drafts_new ();
  g_autoptr (SbDocument) one = make_document ("One");
  g_autoptr (SbDocument) two = make_document ("Two");
  g_autoptr (SbDocument) taken = NULL;
  g_autofree char *first = NULL;

  sb_app_drafts_keep (drafts, one);
  sb_app_drafts_keep (drafts, two);
  first = dup_title (drafts, 0);
  g_assert_cmpstr (first, ==, "Two");

  taken = sb_app_drafts_take (drafts, sb_document_get_id (one));
  g_assert_true (taken == one);
  g_assert_cmpuint (count (drafts), ==, 1);
  g_assert_null (sb_app_drafts_take (drafts, sb_document_get_id (one)));

  sb_document_close (one, FALSE);
  sb_app_drafts_discard (drafts, sb_document_get_id (two));
  sb_app_drafts_close_all (drafts);
}

static void
test_discard (void)
{
  g_autoptr (SbAppDrafts) drafts = sb_app_drafts_new ();
  g_autoptr (SbAppDrafts) later = sb_app_drafts_new ();
  g_autoptr (SbDocument) one = make_document ("One");
  g_autoptr (SbDocument) two = make_document ("Two");
  g_autoptr (SbDocument) recovered = NULL;
  g_autofree char *id = g_strdup (sb_document_get_id (one));
  g_autofree char *title = NULL;

  sb_app_drafts_keep (drafts, one);
  sb_app_drafts_keep (drafts, two);
  sb_app_drafts_discard (drafts, id);
  g_assert_cmpuint (count (drafts), ==, 1);
  sb_app_drafts_restore (drafts, id);
  g_assert_cmpuint (count (drafts), ==, 2);
  sb_app_drafts_restore (drafts, id);
  g_assert_cmpuint (count (drafts), ==, 2);

  sb_app_drafts_discard (drafts, id);
  sb_app_drafts_close_all (drafts);
  g_assert_cmpuint (count (drafts), ==, 0);

  /* The next run finds what was kept, and not what was thrown away. */
  sb_app_drafts_recover (later);
  g_assert_cmpuint (count (later), ==, 1);
  title = dup_title (later, 0);
  g_assert_cmpstr (title, ==, "Two");
  recovered = g_list_model_get_item (sb_app_drafts_get_model (later), 0);
  sb_app_drafts_discard (later, sb_document_get_id (recovered));
  sb_app_drafts_close_all (later);
}

/* Opening the file of a draft must bring the draft, not what the file still says. */
static void
test_file (void)
{
  g_autoptr (SbAppDrafts) drafts = sb_app_drafts_new ();
  g_autoptr (SbDocument) document = make_document ("Saved");
  g_autoptr (GFile) file = store_sample_file ("bid.samanbud");
  g_autoptr (GFile) other = g_file_new_for_path ("/elsewhere.samanbud");
  g_autoptr (GError) error = NULL;

  sb_document_save (document, file, TRUE, &error);
  g_assert_no_error (error);
  sb_app_drafts_keep (drafts, document);
  g_assert_true (sb_app_drafts_find_by_file (drafts, file) == document);
  g_assert_null (sb_app_drafts_find_by_file (drafts, other));
  sb_app_drafts_close_all (drafts);
}

int
main (int argc, char *argv[])
{
  store_sample_init (&argc, &argv);
  g_test_add_func ("/app/drafts/keep", test_keep);
  g_test_add_func ("/app/drafts/discard", test_discard);
  g_test_add_func ("/app/drafts/file", test_file);

  return store_sample_run ();
}
