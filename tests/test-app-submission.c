/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The submission page: real pages, what stops them, the bid's language, and the files written.
 */

#include "config.h"

#include "app-page.h"

#include "../app/sb-app-obstacle.h"
#include "../app/sb-app-preview.h"
#include "../app/sb-app-sheet.h"
#include "../app/sb-app-submission-page.h"

#include <glib/gstdio.h>

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  g_autofree char *json = page_load_example ("sv");

  page_open (fixture, SB_APP_TYPE_SUBMISSION_PAGE, json);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  page_close (fixture);
}

static SbAppPreview *
get_preview (PageFixture *fixture)
{
  return page_find (fixture->page, SB_APP_TYPE_PREVIEW, 0);
}

static gboolean
has_pages (gpointer preview)
{
  return sb_app_preview_get_submission (preview) != NULL;
}

static void
test_pages (PageFixture *fixture, gconstpointer data)
{
  SbAppPreview *preview = get_preview (fixture);
  guint n_pages;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;

  g_assert_true (page_wait (has_pages, preview));
  page_spin (200);
  n_pages = sb_app_submission_get_n_pages (sb_app_preview_get_submission (preview));
  g_assert_cmpuint (n_pages, >, 5);
  first = g_strdup_printf ("1 of %u", n_pages);
  second = g_strdup_printf ("2 of %u", n_pages);
  name = g_strdup_printf ("Page 1 of %u", n_pages);
  g_assert_true (page_has_text (preview, first));
  g_assert_nonnull (page_find_named (preview, SB_APP_TYPE_SHEET, name));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL));
  g_assert_true (page_has_text (preview, second));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-fit", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.previous", NULL));
  g_assert_true (page_has_text (preview, first));
}

/* Everything that keeps the submission a draft is in the list, and knows where it is dealt with. */
static void
test_obstacles (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) list = sb_app_obstacle_list (fixture->results);
  const SbFindings *findings = sb_app_results_get_findings (fixture->results);
  const SbBid *bid = sb_app_results_get_bid (fixture->results);
  guint n = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE) +
            sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, n + findings->n_remarks);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbAppObstacle) obstacle = g_list_model_get_item (list, i);

      g_assert_cmpstr (sb_app_obstacle_get_page (obstacle), ==, "requirements");
      g_assert_cmpint (
          sb_bid_find (bid, SB_TABLE_REQUIREMENT, sb_app_obstacle_get_record (obstacle)), >=, 0);
      g_assert_false (sb_text_is_empty (sb_app_obstacle_get_reason (obstacle)));
    }
  g_assert_cmpint (sb_app_page_get_status (fixture->page), !=, SB_APP_STATUS_OK);
  g_assert_true (page_has_text (fixture->page, "every page says that it is a draft"));
}

/* The bid's language is the bid's: an edit that can be undone, and the window keeps its own. */
static void
test_language (PageFixture *fixture, gconstpointer data)
{
  GtkDropDown *language =
      page_find_named (fixture->page, GTK_TYPE_DROP_DOWN, "Language of the submission");

  g_assert_cmpuint (gtk_drop_down_get_selected (language), ==, SB_LANGUAGE_SV);
  gtk_drop_down_set_selected (language, SB_LANGUAGE_EN);
  page_settle (fixture);
  g_assert_cmpint (sb_app_results_get_bid (fixture->results)->info->language, ==, SB_LANGUAGE_EN);
  g_assert_true (page_has_text (fixture->page, "What stops it"));
  g_assert_true (sb_document_undo (fixture->document, NULL));
  page_settle (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (language), ==, SB_LANGUAGE_SV);
}

typedef struct
{
  GFile *file;
  GError *error;
  gboolean is_done;
} Written;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Written *written = data;

  written->file = sb_app_submission_write_finish (result, &written->error);
  written->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Written *) data)->is_done;
}

static void
check_written (PageFixture *fixture, SbAppFileKind kind, const char *magic)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "åäö out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  gsize length;
  Written written = { NULL };

  /* A file that is there is replaced. */
  g_assert_true (g_file_set_contents (path, "old", -1, &error));
  sb_app_submission_write_async (sb_app_results_get_bid (fixture->results), SB_LANGUAGE_EN, kind,
                                 file, written_cb, &written);
  g_assert_true (page_wait (is_done, &written));
  g_assert_no_error (written.error);
  g_assert_true (g_file_equal (written.file, file));
  g_clear_object (&written.file);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_cmpuint (length, >, 5000);
  g_assert_true (g_str_has_prefix (contents, magic));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_pdf (PageFixture *fixture, gconstpointer data)
{
  check_written (fixture, SB_APP_FILE_PDF, "%PDF-");
}

static void
test_xlsx (PageFixture *fixture, gconstpointer data)
{
  check_written (fixture, SB_APP_FILE_XLSX, "PK");
}

static void
test_nowhere (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.pdf");
  Written written = { NULL };

  sb_app_submission_write_async (sb_app_results_get_bid (fixture->results), SB_LANGUAGE_SV,
                                 SB_APP_FILE_PDF, file, written_cb, &written);
  g_assert_true (page_wait (is_done, &written));
  g_assert_null (written.file);
  g_assert_nonnull (written.error);
  g_clear_error (&written.error);
}

static void
add (const char *path, void (*test) (PageFixture *fixture, gconstpointer data))
{
  g_test_add (path, PageFixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  page_init (&argc, &argv);

  add ("/app/submission/pages", test_pages);
  add ("/app/submission/obstacles", test_obstacles);
  add ("/app/submission/language", test_language);
  add ("/app/submission/pdf", test_pdf);
  add ("/app/submission/xlsx", test_xlsx);
  add ("/app/submission/nowhere", test_nowhere);

  return g_test_run ();
}
