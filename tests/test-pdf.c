/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The PDF, seen with the eyes of other programs (poppler's and qpdf's): pages, texts with their
 * letters, fonts, bookmarks, links, structure, the same bytes twice, errors that leave nothing.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include <samanbud.h>

#include "report-sample.h"

typedef struct
{
  char *folder;
  char *path;
  SbReport *report;
  SbLayout *layout;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = sb_resources_load ("examples/example-sv.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid =
      sb_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("samanbud-pdf-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "bid.pdf", NULL);
  fixture->report = report_sample_new (bid, SB_LANGUAGE_SV);
  fixture->layout = sb_layout_new (fixture->report);
  g_assert_true (sb_pdf_write (fixture->report, fixture->layout, fixture->path, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  sb_layout_free (fixture->layout);
  sb_report_free (fixture->report);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* What a program says of the file; the last argument is its name. */
static char *
ask (const Fixture *fixture, const char *program, const char *option, const char *after)
{
  const char *argv[] = { program, option, fixture->path, after, NULL };
  const char *plain[] = { program, fixture->path, after, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) (option != NULL ? argv : plain), NULL, G_SPAWN_SEARCH_PATH, NULL,
                NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return output;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *c = strstr (text, word); c != NULL; c = strstr (c + 1, word))
    n++;

  return n;
}

static guint
count_headings (const SbReport *report, int max_level)
{
  guint n = 0;

  for (guint i = 0; i < report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const SbBlock *block = g_ptr_array_index (section->blocks, j);

          n += block->kind == SB_BLOCK_HEADING && block->level <= max_level;
        }
    }

  return n;
}

static void
test_info (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *info = ask (fixture, "pdfinfo", "-isodates", NULL);
  g_autofree char *pages =
      g_strdup_printf ("Pages:           %u\n", sb_layout_get_n_pages (fixture->layout));
  g_autofree char *date = sb_date_to_iso (fixture->report->date);

  g_assert_nonnull (strstr (info, fixture->report->title));
  g_assert_nonnull (strstr (info, fixture->report->group));
  g_assert_nonnull (strstr (info, fixture->report->content_hash));
  g_assert_nonnull (strstr (info, date));
  g_assert_nonnull (strstr (info, pages));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
}

static void
test_text (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = ask (fixture, "pdftotext", "-layout", "-");

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (strstr (text, fixture->report->title));
  g_assert_nonnull (strstr (text, "Distriktssköterskan Ahlgren"));
  g_assert_nonnull (strstr (text, "Sommenbygdens läkarpraktik AB"));
  g_assert_nonnull (strstr (text, "å"));
  g_assert_null (strstr (text, "\xef\xbf\xbd"));
}

static void
test_fonts (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *fonts = ask (fixture, "pdffonts", NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (fonts), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      g_assert_nonnull (strstr (lines[i], "+Inter-"));
      g_assert_nonnull (strstr (lines[i], " yes yes "));
    }
}

/* One bookmark per heading, one link per line of the contents. */
static void
test_outline (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *json = ask (fixture, "qpdf", "--json", NULL);
  g_autofree char *checked = ask (fixture, "qpdf", "--check", NULL);
  guint contents = 1;

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_cmpuint (count (json, "\"destpageposfrom1\": "), ==,
                    count_headings (fixture->report, 3));
  g_assert_cmpuint (count (json, "\"/Subtype\": \"/Link\""), ==,
                    count_headings (fixture->report, 2) - contents);
}

static void
test_structure (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *tree = ask (fixture, "pdfinfo", "-struct", NULL);

  g_assert_cmpuint (count (tree, "Sect\n"), ==, fixture->report->sections->len);
  g_assert_cmpuint (count (tree, "H1"), >=, fixture->report->sections->len);
  g_assert_cmpuint (count (tree, "Table"), >, 5);
  g_assert_cmpuint (count (tree, "TOCI"), >, 5);
  g_assert_cmpuint (count (tree, "Figure"), >, 1);
  g_assert_cmpuint (count (tree, "TH"), >, 20);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SbLayout) again = sb_layout_new (fixture->report);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  g_assert_true (g_file_get_contents (fixture->path, &first, &first_size, NULL));
  g_assert_true (sb_pdf_write (fixture->report, again, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_unwritable (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "bid.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sb_pdf_write (fixture->report, fixture->layout, path, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pdf/info", Fixture, NULL, set_up, test_info, tear_down);
  g_test_add ("/pdf/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/pdf/fonts", Fixture, NULL, set_up, test_fonts, tear_down);
  g_test_add ("/pdf/outline", Fixture, NULL, set_up, test_outline, tear_down);
  g_test_add ("/pdf/structure", Fixture, NULL, set_up, test_structure, tear_down);
  g_test_add ("/pdf/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/pdf/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);

  return g_test_run ();
}
