/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * When a bid is saved: drafts stay drafts, an edit waits for the next save, somebody else's file is
 * not overwritten, closing saves, and what cannot be saved is there at the next start.
 */

#include "config.h"

#include "../app/sb-app-saver.h"

#include <glib/gstdio.h>

typedef struct
{
  GApplication *application;
  GFile *file;
  SbDocument *document;
  SbAppSaver *saver;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = sb_resources_load ("examples/example-en.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid =
      sb_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "bid.samanbud", NULL);

  g_assert_no_error (error);
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  fixture->application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_set_default (fixture->application);
  fixture->file = g_file_new_for_path (path);
  fixture->document = sb_document_new_from_bid (bid, "Example", &error);
  g_assert_no_error (error);
  fixture->saver = sb_app_saver_new (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->saver);
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->file);
  g_application_set_default (NULL);
  g_assert_finalize_object (fixture->application);
}

static void
set_title (SbDocument *document, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, title);
  sb_document_set_field (document, "Change title", &sb_bid_info_table, "bid", "title", &value,
                         &error);
  g_assert_no_error (error);
}

static char *
read_title (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = sb_document_open (file, &error);
  g_autoptr (SbBid) bid = NULL;
  char *title;

  g_assert_no_error (error);
  bid = sb_document_load_bid (document, FALSE, &error);
  g_assert_no_error (error);
  title = g_strdup (bid->info->title);
  sb_document_close (document, FALSE);

  return title;
}

static void
wait_for_save (SbAppSaver *saver)
{
  while (sb_app_saver_get_state (saver) == SB_APP_SAVE_STATE_SAVING)
    g_main_context_iteration (NULL, TRUE);
}

/* The saver is gone when all it had to do is done. */
static void
finish (Fixture *fixture)
{
  gpointer weak = fixture->saver;

  g_object_add_weak_pointer (weak, &weak);
  sb_app_saver_finish (g_steal_pointer (&fixture->saver));
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_save (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *title = NULL;

  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_DRAFT);
  set_title (fixture->document, "One");
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_DRAFT);

  sb_app_saver_save (fixture->saver, fixture->file, TRUE);
  wait_for_save (fixture->saver);
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_SAVED);

  set_title (fixture->document, "Two");
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_MODIFIED);
  finish (fixture);
  title = read_title (fixture->file);
  g_assert_cmpstr (title, ==, "Two");
}

/* An edit during a save is not forgotten, nor is a second command. */
static void
test_busy (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *title = NULL;

  sb_app_saver_save (fixture->saver, fixture->file, TRUE);
  set_title (fixture->document, "Meanwhile");
  sb_app_saver_save (fixture->saver, NULL, FALSE);
  set_title (fixture->document, "Later");
  finish (fixture);

  title = read_title (fixture->file);
  g_assert_cmpstr (title, ==, "Later");
}

static void
test_conflict (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *data = NULL;
  gsize length;

  sb_app_saver_save (fixture->saver, fixture->file, TRUE);
  wait_for_save (fixture->saver);
  g_assert_true (g_file_load_contents (fixture->file, NULL, &data, &length, NULL, NULL));

  set_title (fixture->document, "Ours");
  /* The etag is the time of change, in microseconds. */
  g_usleep (20000);
  g_assert_true (g_file_replace_contents (fixture->file, data, length, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  sb_app_saver_save (fixture->saver, NULL, FALSE);
  wait_for_save (fixture->saver);
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_CONFLICT);
  theirs = read_title (fixture->file);
  g_assert_cmpstr (theirs, !=, "Ours");

  /* Further edits change nothing about that; only the user's word does. */
  set_title (fixture->document, "Ours again");
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_CONFLICT);
  sb_app_saver_save (fixture->saver, NULL, TRUE);
  wait_for_save (fixture->saver);
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_SAVED);
  ours = read_title (fixture->file);
  g_assert_cmpstr (ours, ==, "Ours again");
  finish (fixture);
}

static void
failed_cb (SbAppSaver *saver, const GError *error, char **message)
{
  g_free (*message);
  *message = g_strdup (error->message);
}

/* What the file could not take is offered at the next start. */
static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "folder", NULL);
  g_autofree char *path = g_build_filename (folder, "bid.samanbud", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_signal_connect (fixture->saver, "failed", G_CALLBACK (failed_cb), &message);
  sb_app_saver_save (fixture->saver, file, TRUE);
  wait_for_save (fixture->saver);
  g_assert_null (message);

  /* Where the folder was, there is now something else. */
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  set_title (fixture->document, "Precious");
  sb_app_saver_save (fixture->saver, NULL, TRUE);
  wait_for_save (fixture->saver);
  g_assert_cmpint (sb_app_saver_get_state (fixture->saver), ==, SB_APP_SAVE_STATE_FAILED);
  g_assert_nonnull (message);
  finish (fixture);

  found = sb_document_recover_all (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  bid = sb_document_load_bid (found->pdata[0], FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bid->info->title, ==, "Precious");
  sb_document_close (found->pdata[0], FALSE);
}

/* A bid that nobody wrote in leaves nothing behind. */
static void
test_untouched (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  finish (fixture);
  found = sb_document_recover_all (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/app/saver/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("save", test_save);
  ADD ("busy", test_busy);
  ADD ("conflict", test_conflict);
  ADD ("failure", test_failure);
  ADD ("untouched", test_untouched);
#undef ADD

  return g_test_run ();
}
