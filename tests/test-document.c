/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The document: what is written is read, saved, opened and recovered; its limits hold. */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

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

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *place;
}

static char *
dup_name (SbDocument *document, const char *id)
{
  SbMember row = { NULL };
  char *name;

  g_assert_true (sb_document_load_row (document, &sb_member_table, id, &row));
  name = g_steal_pointer (&row.name);
  sb_table_clear_row (&sb_member_table, &row);

  return name;
}

/* Edits during a save are neither in the file nor lost, and a second save waits for the first. */
static void
test_save_async (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbDocument) first = NULL;
  g_autoptr (SbDocument) second = NULL;
  g_autoptr (GFile) file = store_sample_file ("async.samanbud");
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) saved_again = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) opened_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  sb_document_save_async (document, file, FALSE, NULL, store_result_cb, &saved);
  store_sample_rename_member (document, "gp", "Under tiden");
  g_assert_true (sb_document_save_finish (document, wait_for (&saved), &error));
  g_assert_no_error (error);
  g_assert_true (sb_document_get_modified (document));

  sb_document_open_async (file, NULL, store_result_cb, &opened);
  first = sb_document_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  name = dup_name (first, "gp");
  g_assert_cmpstr (name, ==, "Fjällets läkarpraktik AB");

  g_clear_object (&saved);
  sb_document_save_async (document, file, FALSE, NULL, store_result_cb, &saved);
  sb_document_save_async (document, file, FALSE, NULL, store_result_cb, &saved_again);
  store_sample_rename_member (document, "gp", "Efteråt");
  g_assert_true (sb_document_save_finish (document, wait_for (&saved), &error));
  g_assert_no_error (error);
  g_assert_true (sb_document_save_finish (document, wait_for (&saved_again), &error));
  g_assert_no_error (error);
  g_assert_false (sb_document_get_modified (document));

  sb_document_open_async (file, NULL, store_result_cb, &opened_again);
  second = sb_document_open_finish (wait_for (&opened_again), &error);
  g_assert_no_error (error);
  g_clear_pointer (&name, g_free);
  name = dup_name (second, "gp");
  g_assert_cmpstr (name, ==, "Efteråt");

  sb_document_close (first, FALSE);
  sb_document_close (second, FALSE);
  sb_document_close (document, FALSE);
}

static void
test_async_errors (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) missing = store_sample_file ("missing.samanbud");
  g_autoptr (GFile) nowhere = store_sample_file ("no/folder/here.samanbud");
  g_autoptr (GFile) file = store_sample_file ("late.samanbud");
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sb_document_open_async (missing, NULL, store_result_cb, &opened);
  g_assert_null (sb_document_open_finish (wait_for (&opened), &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_clear_error (&error);

  sb_document_save_async (document, nowhere, FALSE, NULL, store_result_cb, &saved);
  g_assert_false (sb_document_save_finish (document, wait_for (&saved), &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  sb_document_save_async (document, file, FALSE, cancellable, store_result_cb, &cancelled);
  g_assert_false (sb_document_save_finish (document, wait_for (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (file, NULL));
  g_clear_error (&error);

  /* Closed while it is being saved: the snapshot is still written. */
  sb_document_save_async (document, file, FALSE, NULL, store_result_cb, &closed);
  sb_document_close (document, FALSE);
  g_assert_true (sb_document_save_finish (document, wait_for (&closed), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_cmpuint (store_sample_count_copies (), ==, 0);
}

/* Two windows on one file. */
static void
test_changed_elsewhere (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("two.samanbud");
  g_autoptr (GFile) other = store_sample_file ("other.samanbud");
  g_autoptr (SbDocument) window = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (sb_document_is_open_elsewhere (document));
  window = sb_document_open (file, &error);
  g_assert_no_error (error);
  g_assert_true (sb_document_is_open_elsewhere (document));
  g_assert_true (sb_document_is_open_elsewhere (window));

  /* The clock that stamps files is coarse. */
  g_usleep (20000);
  store_sample_rename_member (window, "gp", "I det andra fönstret");
  sb_document_save (window, file, FALSE, &error);
  g_assert_no_error (error);

  store_sample_rename_member (document, "gp", "Här");
  g_assert_false (sb_document_save (document, file, FALSE, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_CHANGED);
  g_clear_error (&error);
  sb_document_close (window, FALSE);
  g_object_unref (window);
  window = sb_document_open (file, &error);
  name = dup_name (window, "gp");
  g_assert_cmpstr (name, ==, "I det andra fönstret");

  /* Elsewhere it goes, and then the other file is the document's own. */
  sb_document_save (document, other, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (sb_document_get_file (document), other));
  store_sample_rename_member (document, "gp", "Här igen");
  sb_document_save (document, other, FALSE, &error);
  g_assert_no_error (error);

  g_assert_false (sb_document_save (document, file, FALSE, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_EXISTS);
  g_clear_error (&error);
  sb_document_save (document, file, TRUE, &error);
  g_assert_no_error (error);
  sb_document_close (window, FALSE);
  sb_document_close (document, FALSE);
}

/* A disk that is full in the middle of the file. */
static void
test_failed_save (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("full.samanbud");
  g_autoptr (GFile) fresh = store_sample_file ("fresh.samanbud");
  g_autoptr (GFile) folder = store_sample_file ("folder");
  g_autoptr (SbDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;

  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  store_sample_rename_member (document, "gp", "Ändrat");

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 20000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (sb_document_save (document, file, FALSE, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (sb_document_save (document, fresh, FALSE, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_clear_error (&error);
  setrlimit (RLIMIT_FSIZE, &limit);

  g_assert_false (g_file_query_exists (fresh, NULL));
  g_assert_true (sb_document_get_modified (document));
  again = sb_document_open (file, &error);
  g_assert_no_error (error);
  sb_document_close (again, FALSE);

  g_assert_cmpint (g_mkdir (g_file_peek_path (folder), 0700), ==, 0);
  g_assert_false (sb_document_save (document, folder, TRUE, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_clear_error (&error);

  /* With room again it can be saved; and when somebody took the file away. */
  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);
  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  sb_document_close (document, FALSE);
}

/* An edit that the disk does not take leaves the document as it was. */
static void
test_failed_edit (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);
  g_autofree char *after = NULL;
  g_autofree guint8 *bytes = g_malloc0 (1000000);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, small;
  SbAttachment row = { .id = (char *) "big", .name = (char *) "big", .media_type = (char *) "a/b" };

  row.data = g_bytes_new_static (bytes, 1000000);
  row.n_bytes = 1000000;
  row.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, row.data);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 500000;
  setrlimit (RLIMIT_FSIZE, &small);
  sb_document_begin (document, "Attach", &error);
  g_assert_no_error (error);
  if (sb_document_insert (document, &sb_attachment_table, &row, &error))
    g_assert_false (sb_document_commit (document, &error));
  else
    sb_document_rollback (document);
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  setrlimit (RLIMIT_FSIZE, &limit);

  after = store_sample_hash (document);
  g_assert_cmpstr (before, ==, after);
  store_sample_rename_member (document, "gp", "Det går igen");
  g_bytes_unref (row.data);
  g_free (row.sha256);
  sb_document_close (document, FALSE);
}

static SbDocument *
recover_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = sb_document_recover_all (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, <=, 1);
  return documents->len > 0 ? g_object_ref (g_ptr_array_index (documents, 0)) : NULL;
}

static void
test_recover (void)
{
  SbDocument *document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("recover.samanbud");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  /* Saved and not changed since: nothing to recover. */
  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  sb_document_close (document, TRUE);
  g_object_unref (document);
  g_assert_null (recover_one ());

  /* Nobody closed it, and an edit was under way. */
  document = sb_document_open (file, &error);
  store_sample_rename_member (document, "gp", "Inte sparat");
  sb_document_begin (document, "Half", &error);
  sb_document_delete_with_dependents (document, SB_TABLE_MEMBER, "dsk", &error);
  g_assert_no_error (error);
  g_object_unref (document);
  document = recover_one ();
  g_assert_nonnull (document);
  g_assert_true (sb_document_get_modified (document));
  g_assert_true (g_file_equal (sb_document_get_file (document), file));
  name = dup_name (document, "gp");
  g_assert_cmpstr (name, ==, "Inte sparat");
  g_clear_pointer (&name, g_free);
  name = dup_name (document, "dsk");
  g_assert_cmpstr (name, ==, "Distriktssköterskan i Tärna");
  /* It knows what the file was like. */
  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  sb_document_undo (document, &error);
  sb_document_undo (document, &error);
  g_assert_null (sb_document_get_undo_label (document));
  sb_document_close (document, FALSE);
  g_object_unref (document);

  /* Never saved. */
  document = store_sample_open ();
  sb_document_close (document, TRUE);
  g_object_unref (document);
  document = recover_one ();
  g_assert_nonnull (document);
  g_assert_null (sb_document_get_file (document));
  g_assert_true (sb_document_get_modified (document));
  sb_document_close (document, FALSE);
  g_object_unref (document);
  g_assert_cmpuint (store_sample_count_copies (), ==, 0);
}

static char *
build_copy_path (const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (g_get_user_state_dir (), "samanbud", "copies", name, NULL);
}

/* One copy is beyond help; the others are recovered, and it is kept. */
static void
test_recover_damaged (void)
{
  SbDocument *bad = store_sample_open ();
  SbDocument *good = store_sample_open ();
  g_autofree char *path = build_copy_path (sb_document_get_id (bad), ".samanbud");
  g_autofree char *stray = build_copy_path ("stray", ".note.XJ2K");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *kept =
      g_build_filename (g_get_user_state_dir (), "samanbud", "damaged", name, NULL);
  g_autoptr (SbDocument) recovered = NULL;
  g_autofree char *contents = NULL;

  g_object_unref (bad);
  g_object_unref (good);
  g_assert_true (g_file_set_contents (path, "SQLite format 3 no more", -1, NULL));
  g_assert_true (g_file_set_contents (stray, "x", -1, NULL));

  recovered = recover_one ();
  g_assert_nonnull (recovered);
  g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "SQLite format 3 no more");
  sb_document_close (recovered, FALSE);
  g_assert_cmpuint (store_sample_count_copies (), ==, 0);
}

/* Nobody else may read what is being worked on. */
static void
test_private (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "samanbud", "copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  GStatBuf status;

  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  store_sample_rename_member (document, "gp", "X");
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0077, ==, 0);
    }
  sb_document_close (document, FALSE);
}

/* Bytes come only when they are asked for, and stay when the rest of the row changes. */
static void
test_bytes (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("bytes.samanbud");
  g_autofree guint8 *data = g_malloc (3000000);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  SbAttachment row;

  for (guint i = 0; i < 3000000; i++)
    data[i] = (guint8) g_test_rand_int_range (0, 256);
  bytes = g_bytes_new_static (data, 3000000);
  sb_table_init_row (&sb_attachment_table, &row);
  row.id = g_strdup ("big");
  row.name = g_strdup ("stor.bin");
  row.media_type = g_strdup ("application/octet-stream");
  row.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  row.n_bytes = 3000000;
  row.data = g_bytes_ref (bytes);
  sb_document_begin (document, "Attach", &error);
  sb_document_insert (document, &sb_attachment_table, &row, &error);
  sb_document_commit (document, &error);
  g_assert_no_error (error);

  g_assert_true (sb_document_load_row (document, &sb_attachment_table, "big", &row));
  g_assert_null (row.data);
  sb_text_set (&row.name, "större.bin");
  sb_document_begin (document, "Rename", &error);
  sb_document_update (document, &sb_attachment_table, &row, &error);
  sb_document_commit (document, &error);
  g_assert_no_error (error);
  sb_table_clear_row (&sb_attachment_table, &row);

  sb_document_begin (document, "Remove", &error);
  sb_document_delete (document, &sb_attachment_table, "big", &error);
  sb_document_commit (document, &error);
  sb_document_undo (document, &error);
  g_assert_no_error (error);

  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  again = sb_document_open (file, &error);
  g_assert_no_error (error);
  loaded = sb_document_load_bytes (again, &sb_attachment_table, "big", "data", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (loaded, bytes));
  bid = sb_document_load_bid (again, FALSE, &error);
  g_assert_null (bid->attachments[0].data);
  g_assert_null (sb_document_load_bytes (again, &sb_attachment_table, "none", "data", &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);

  sb_document_close (again, FALSE);
  sb_document_close (document, FALSE);
}

/* What the schema does not let in, field by field. */
static void
test_constraints (void)
{
  static const struct
  {
    const SbTable *table;
    const char *id;
    const char *field;
    const char *text;
    gint64 number;
  } cases[] = {
    { &sb_bid_info_table, "bid", "start", "", 0 },
    { &sb_bid_info_table, "bid", "end", "2027-03-01", 0 },
    { &sb_bid_info_table, "bid", "horizon_months", NULL, 0 },
    { &sb_bid_info_table, "bid", "horizon_months", NULL, 1201 },
    { &sb_bid_info_table, "bid", "locum_weeks", NULL, 521 },
    { &sb_bid_info_table, "bid", "recruitment_months", NULL, -1 },
    { &sb_bid_info_table, "bid", "overtime_bp", NULL, 10001 },
    { &sb_bid_info_table, "bid", "lead", "nobody", 0 },
    { &sb_bid_info_table, "bid", "route", "", 0 },
    { &sb_bid_info_table, "bid", "route", "lol", 0 },
    { &sb_member_table, "gp", "exit_probability_bp", NULL, 10001 },
    { &sb_member_table, "gp", "exit_probability_bp", NULL, -1 },
    { &sb_member_table, "gp", "exit_notice_months", NULL, -1 },
    { &sb_site_table, "s1", "municipality", "24", 0 },
    { &sb_site_table, "s1", "lat", NULL, 90000001 },
    { &sb_site_table, "s1", "lon", NULL, -180000001 },
    { &sb_site_table, "s1", "member", "", 0 },
    { &sb_person_table, "p1", "share_bp", NULL, 10001 },
    { &sb_supply_table, "u1", "minutes_per_week", NULL, G_GINT64_CONSTANT (1000000001) },
    { &sb_supply_table, "u1", "minutes_per_week", NULL, SB_UNKNOWN },
    { &sb_supply_table, "u2", "from", "2030-07-01", 0 },
    { &sb_requirement_table, "R1", "obligation", "", 0 },
    { &sb_requirement_table, "R1", "weight_bp", NULL, 10001 },
    { &sb_requirement_table, "R1", "max_m", NULL, -1 },
    { &sb_evidence_table, "e1", "position", NULL, -1 },
    { &sb_commitment_table, "c1", "supply", "nobody", 0 },
    { &sb_commitment_table, "c1", "minutes_per_week", NULL, -1 },
    { &sb_agreed_table, "a1", "share_bp", NULL, -1 },
    { &sb_answer_table, "w1", "requirement", "R9", 0 },
    { &sb_attachment_table, "f1", "n_bytes", NULL, 1 },
    { &sb_attachment_table, "f1", "sha256", "abc", 0 },
    { &sb_attachment_table, "f1", "requirement", "R9", 0 },
    { &sb_member_table, "nobody", "name", "x", 0 },
  };
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SbField *field = sb_table_find_field (cases[i].table, cases[i].field);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_value_init (&value, sb_field_get_value_type (field));
      if (field->kind == SB_KIND_INTEGER)
        g_value_set_int64 (&value, cases[i].number);
      else
        g_value_set_string (&value, cases[i].text);
      g_assert_false (sb_document_set_field (document, "Change", cases[i].table, cases[i].id,
                                             cases[i].field, &value, &error));
      g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
      g_assert_cmpstr (error->message, !=, "");
    }
  after = store_sample_hash (document);
  g_assert_cmpstr (before, ==, after);
  sb_document_close (document, FALSE);
}

static void
check_old_file (const char *path, const char *expected)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = sb_document_open (file, &error);
  g_autofree char *hash = NULL;

  g_assert_no_error (error);
  hash = store_sample_hash (document);
  g_assert_cmpstr (hash, ==, expected);
  g_assert_cmpstr (sb_document_get_undo_label (document), ==, "Rename member");
  g_assert_cmpstr (sb_document_get_redo_label (document), ==, "Rename member");
  sb_document_undo (document, &error);
  g_assert_no_error (error);
  sb_document_redo (document, &error);
  g_assert_no_error (error);
  sb_document_close (document, FALSE);
}

/*
 * Files of every version open as the same bid, with their history. With SB_TEST_UPDATE=1 the one of
 * the newest version is written, if it is missing.
 */
static void
test_old_files (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SB_TEST_SOURCES"), "old-files", NULL);
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  g_auto (GStrv) versions = sb_resources_list ("schema");
  const char *name;
  guint n = 0;

  store_sample_rename_member (document, "gp", "Ett");
  hash = store_sample_hash (document);
  store_sample_rename_member (document, "gp", "Två");
  sb_document_undo (document, &error);
  g_assert_no_error (error);
  if (g_getenv ("SB_TEST_UPDATE") != NULL)
    {
      g_autofree char *path =
          g_strdup_printf ("%s/%03u.samanbud", folder, g_strv_length (versions));
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_mkdir_with_parents (folder, 0755);
      if (!g_file_query_exists (file, NULL))
        sb_document_save (document, file, FALSE, &error);
      g_assert_no_error (error);
    }
  sb_document_close (document, FALSE);

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      check_old_file (path, hash);
      n++;
    }
  g_assert_cmpuint (n, ==, g_strv_length (versions));
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  guint *n = data;

  (*n)++;
}

static void
test_properties (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("properties.samanbud");
  g_autoptr (GError) error = NULL;
  guint n_modified = 0, n_file = 0;

  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  g_signal_connect (document, "notify::file", G_CALLBACK (count_cb), &n_file);
  sb_document_save (document, file, FALSE, &error);
  store_sample_rename_member (document, "gp", "Ett");
  store_sample_rename_member (document, "gp", "Två");
  sb_document_undo (document, &error);
  sb_document_undo (document, &error);
  sb_document_save (document, file, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_modified, ==, 3);
  g_assert_cmpuint (n_file, ==, 1);
  sb_document_close (document, FALSE);
  g_assert_finalize_object (g_steal_pointer (&document));
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/document/round-trip", test_round_trip);
  g_test_add_func ("/document/new-is-modified", test_new_is_modified);
  g_test_add_func ("/document/save-and-open", test_save_and_open);
  g_test_add_func ("/document/undo-to-saved", test_undo_to_saved);
  g_test_add_func ("/document/save-async", test_save_async);
  g_test_add_func ("/document/async-errors", test_async_errors);
  g_test_add_func ("/document/changed-elsewhere", test_changed_elsewhere);
  g_test_add_func ("/document/failed-save", test_failed_save);
  g_test_add_func ("/document/failed-edit", test_failed_edit);
  g_test_add_func ("/document/recover", test_recover);
  g_test_add_func ("/document/recover-damaged", test_recover_damaged);
  g_test_add_func ("/document/private", test_private);
  g_test_add_func ("/document/bytes", test_bytes);
  g_test_add_func ("/document/constraints", test_constraints);
  g_test_add_func ("/document/old-files", test_old_files);
  g_test_add_func ("/document/properties", test_properties);

  return store_sample_run ();
}
