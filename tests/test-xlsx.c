/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the workbook holds is compared after recalculation by check-workbook.py; here: same bytes,
 * other locales, hostile texts, and errors that leave nothing behind. */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include <samanbud.h>

static SbBlock *
make_block (SbBlockKind kind, const char *text)
{
  SbBlock *block = g_new0 (SbBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  return block;
}

static void
free_block (gpointer data)
{
  SbBlock *block = data;

  g_free (block->text);
  sb_grid_free (block->grid);
  g_free (block);
}

static void
free_section (gpointer data)
{
  SbReportSection *section = data;

  g_free (section->title);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

static SbGrid *
make_grid (const char *title)
{
  SbGrid *grid = sb_grid_new ("split", 4);
  guint row;

  sb_grid_set_column (grid, 0, "requirement", title, 4);
  sb_grid_set_column (grid, 1, "a", "A", 1);
  sb_grid_set_column (grid, 2, "b", "B", 1);
  sb_grid_set_column (grid, 3, "sum", "Summa", 1);
  for (guint i = 0; i < 3; i++)
    {
      row = sb_grid_add_row (grid);
      sb_grid_set_text (grid, row, 0, "=1+1");
      sb_grid_set_number (grid, row, 1, SB_CELL_HOURS, 450 + i);
      sb_grid_set_number (grid, row, 2, SB_CELL_HOURS, 100);
      sb_grid_set_number (grid, row, 3, SB_CELL_HOURS, 550 + i);
      sb_grid_take_formula (grid, row, 3, g_strdup ("SUM(RC[-2]:RC[-1])"));
    }

  return grid;
}

static SbReportSection *
make_section (const char *title)
{
  SbReportSection *section = g_new0 (SbReportSection, 1);
  SbBlock *block = make_block (SB_BLOCK_GRID, NULL);

  section->name = "split";
  section->title = g_strdup (title);
  section->blocks = g_ptr_array_new_with_free_func (free_block);
  block->grid = make_grid (title);
  g_ptr_array_add (section->blocks, make_block (SB_BLOCK_LEAD, title));
  g_ptr_array_add (section->blocks, block);
  return section;
}

static SbReport *
make_report (const char *title)
{
  SbReport *report = g_new0 (SbReport, 1);

  report->language = SB_LANGUAGE_SV;
  report->title = g_strdup (title);
  report->route_title = g_strdup ("Gemensam ansökan");
  report->group = g_strdup ("Gruppen & Co <åäö>");
  report->content_hash = g_strdup ("0123456789abcdef");
  report->date = sb_date_from_ymd (2027, 3, 1);
  report->sections = g_ptr_array_new_with_free_func (free_section);
  g_ptr_array_add (report->sections, make_section (title));
  g_ptr_array_add (report->sections, make_section (title));
  return report;
}

static char *
write_report (const SbReport *report, const char *folder, const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_assert_true (sb_xlsx_write (report, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, size, NULL));
  g_assert_cmpuint (*size, >, 1000);
  g_unlink (path);
  return content;
}

static void
test_same_bytes (void)
{
  g_autoptr (SbReport) report = make_report ("Fördelning");
  g_autofree char *folder = g_dir_make_tmp ("samanbud-XXXXXX", NULL);
  g_autofree char *one = NULL, *two = NULL, *three = NULL;
  gsize n_one, n_two, n_three;

  one = write_report (report, folder, "one.xlsx", &n_one);
  two = write_report (report, folder, "two.xlsx", &n_two);
  g_assert_cmpmem (one, n_one, two, n_two);

  /* A comma as decimal sign must not reach the file (where the machine has such a locale). */
  setlocale (LC_ALL, "sv_SE.UTF-8");
  three = write_report (report, folder, "three.xlsx", &n_three);
  setlocale (LC_ALL, "C");
  g_assert_cmpmem (one, n_one, three, n_three);
  g_rmdir (folder);
}

static void
test_hostile_texts (void)
{
  g_autofree char *long_text = g_strnfill (40000, 'x');
  const char *titles[] = { "a/b\\c[d]:*?'",
                           "En mycket lång rubrik som inte får plats i ett blad & mer",
                           long_text,
                           "\x01\x02 kontroll",
                           "'",
                           "&A&D&P" };
  g_autofree char *folder = g_dir_make_tmp ("samanbud-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (SbReport) report = make_report (titles[i]);
      g_autofree char *content = NULL;
      gsize size;

      content = write_report (report, folder, "hostile.xlsx", &size);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_place (void)
{
  g_autoptr (SbReport) report = make_report ("Fördelning");
  g_autofree char *folder = g_dir_make_tmp ("samanbud-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "missing", "x.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sb_xlsx_write (report, path, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/same-bytes", test_same_bytes);
  g_test_add_func ("/xlsx/hostile-texts", test_hostile_texts);
  g_test_add_func ("/xlsx/no-place", test_no_place);

  return g_test_run ();
}
