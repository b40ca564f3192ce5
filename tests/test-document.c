/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document: what is written is read, saved, opened and recovered; its limits hold. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-sample.h"

static void
test_round_trip (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbBid) bid = store_sample_build_bid ();
  g_autoptr (SbBid) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = sb_bid_build_hash (bid);
  g_autofree char *loaded_hash = NULL;

  loaded = sb_document_load_bid (document, TRUE, &error);
  g_assert_no_error (error);
  loaded_hash = sb_bid_build_hash (loaded);
  g_assert_cmpstr (loaded_hash, ==, hash);
  g_assert_cmpint (loaded->n_attachments, ==, 1);
  g_assert_true (g_bytes_equal (loaded->attachments[0].data, bid->attachments[0].data));
  /* Not known and known to be empty are two things. */
  g_assert_cmpstr (loaded->info->group_name, ==, "");
  g_assert_null (loaded->info->authority_name);
  g_assert_cmpint (loaded->members[0].exit_probability_bp, ==, SB_UNKNOWN);
  g_assert_cmpint (loaded->answers[0].confidential, ==, -1);

  sb_document_close (document, FALSE);
  g_assert_cmpint (store_sample_count_copies (), ==, 0);
}

static void
test_new_is_modified (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();

  g_assert_true (sb_document_get_modified (document));
  g_assert_null (sb_document_get_file (document));
  g_assert_null (sb_document_get_undo_label (document));
  g_assert_null (sb_document_get_redo_label (document));
  sb_document_close (document, FALSE);
}

static void
test_save_and_open (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbDocument) again = NULL;
  g_autoptr (GFile) file = store_sample_file ("a.samanbud");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *hash_again = NULL;

  store_sample_rename_member (document, "gp", "Nya namnet");
  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (sb_document_get_modified (document));
  g_assert_true (g_file_equal (sb_document_get_file (document), file));
  hash = store_sample_hash (document);

  again = sb_document_open (file, &error);
  g_assert_no_error (error);
  g_assert_false (sb_document_get_modified (again));
  hash_again = store_sample_hash (again);
  g_assert_cmpstr (hash, ==, hash_again);
  g_assert_cmpstr (sb_document_get_undo_label (again), ==, "Rename member");

  sb_document_close (document, FALSE);
  sb_document_close (again, TRUE);
  g_assert_cmpint (store_sample_count_copies (), ==, 0);
}

static void
test_undo_to_saved (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("a.samanbud");
  g_autoptr (GError) error = NULL;

  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  store_sample_rename_member (document, "gp", "Nya namnet");
  g_assert_true (sb_document_get_modified (document));
  sb_document_undo (document, &error);
  g_assert_no_error (error);
  g_assert_false (sb_document_get_modified (document));
  sb_document_redo (document, &error);
  g_assert_no_error (error);
  g_assert_true (sb_document_get_modified (document));
  sb_document_close (document, FALSE);
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/document/round-trip", test_round_trip);
  g_test_add_func ("/document/new-is-modified", test_new_is_modified);
  g_test_add_func ("/document/save-and-open", test_save_and_open);
  g_test_add_func ("/document/undo-to-saved", test_undo_to_saved);

  return g_test_run ();
}
