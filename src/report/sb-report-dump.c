/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The whole report as plain text, one thing a line: what tests compare and what a person reads in a
 * diff. It leaves nothing out, formulas and tones included.
 */

#include "config.h"

#include <samanbud/sb-report.h>

static const char *const block_names[] = {
  "TITLE", "SUBTITLE", "BANNER", "HEADING", "LEAD",     "PARAGRAPH", "NOTE",
  "ITEM",  "GRID",     "CHART",  "SIGN",    "CONTENTS", "PAGE",
};

static const char *const tone_marks[] = { "", " [good]", " [warning]", " [bad]", " [quiet]" };

/* Keeps a text on one line. */
static void
append_line (GString *text, const char *line)
{
  for (const char *c = line; *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (text, " / ");
    else
      g_string_append_c (text, *c);
}

static char *
format_cell (SbLanguage language, const SbCell *cell)
{
  g_autofree char *hours = NULL;

  switch (cell->kind)
    {
    case SB_CELL_HOURS:
      hours = sb_language_hours (language, cell->number);
      return g_strconcat (hours, " h", NULL);
    case SB_CELL_SHARE:
      return sb_language_percent (language, cell->number, 10000);
    case SB_CELL_DATE:
      return sb_date_to_iso ((SbDate) cell->number);
    case SB_CELL_INTEGER:
      return sb_language_integer (language, cell->number);
    case SB_CELL_TEXT:
      return g_strdup (cell->text);
    case SB_CELL_EMPTY:
    default:
      return NULL;
    }
}

static void
append_row (GString *text, SbLanguage language, const SbGrid *grid, guint row)
{
  g_string_append_printf (text, "    %s %u\n",
                          sb_grid_is_group_row (grid, row)           ? "group" :
                          grid->has_total && row == grid->n_rows - 1 ? "total" :
                                                                       "row",
                          row + 1);
  for (guint column = 0; column < grid->n_columns; column++)
    {
      const SbCell *cell = sb_grid_get_cell (grid, row, column);
      g_autofree char *shown = format_cell (language, cell);

      if (shown == NULL)
        continue;
      g_string_append_printf (text, "      %s: ", grid->columns[column].key);
      append_line (text, shown);
      if (cell->formula != NULL)
        g_string_append_printf (text, " {=%s}", cell->formula);
      g_string_append_printf (text, "%s\n", tone_marks[cell->tone]);
    }
}

static void
append_grid (GString *text, SbLanguage language, const SbGrid *grid)
{
  static const char *const places[] = { "",          " below", " below titled",
                                        " workbook", " along", " along titled" };

  g_string_append_printf (text, " %s, %u columns (%u heads), %u rows%s\n", grid->name,
                          grid->n_columns, grid->n_row_heads, grid->n_rows,
                          grid->headless ? ", headless" :
                          grid->workbook ? ", workbook only" :
                                           "");
  for (guint i = 0; i < grid->n_columns; i++)
    g_string_append_printf (text, "    column %s: %s (%d%s%s)\n", grid->columns[i].key,
                            grid->columns[i].title, grid->columns[i].weight,
                            grid->columns[i].numeric ? " numeric" : "",
                            places[grid->columns[i].place]);
  for (guint row = 0; row < grid->n_rows; row++)
    append_row (text, language, grid, row);
}

static void
append_chart (GString *text, const SbChart *chart)
{
  g_string_append_printf (text, "    alt: %s\n", chart->alt);
  for (guint i = 0; i < chart->bars->len; i++)
    {
      const SbChartBar *bar = &g_array_index (chart->bars, SbChartBar, i);

      g_string_append_printf (text, "    bar %s: %s, colour %u\n", bar->label, bar->note,
                              bar->color);
    }
  for (guint i = 0; i < chart->steps->len; i++)
    {
      const SbChartStep *step = &g_array_index (chart->steps, SbChartStep, i);
      g_autofree char *from = sb_date_to_iso (step->from);
      g_autofree char *to = sb_date_to_iso (step->to);

      g_string_append_printf (
          text, "    step %s to %s: need %" G_GINT64_FORMAT ", left %" G_GINT64_FORMAT "\n", from,
          to, step->need, step->left);
    }
}

static void
append_block (GString *text, SbLanguage language, const SbBlock *block)
{
  g_string_append_printf (text, "  %s", block_names[block->kind]);
  if (block->level > 0)
    g_string_append_printf (text, " %d", block->level);
  if (block->text != NULL)
    {
      g_string_append (text, ": ");
      append_line (text, block->text);
    }
  if (block->labels != NULL)
    {
      g_autofree char *labels = g_strjoinv (", ", block->labels);

      g_string_append_printf (text, " (%s)", labels);
    }
  if (block->grid != NULL)
    append_grid (text, language, block->grid);
  else
    g_string_append_c (text, '\n');
  if (block->chart != NULL)
    append_chart (text, block->chart);
}

/**
 * sb_report_dump:
 * @report: a report
 *
 * Returns: (transfer full): all it says, as text for tests
 */
char *
sb_report_dump (const SbReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  date = sb_date_to_iso (report->date);
  g_string_append_printf (text, "%s: %s\ngroup: %s\nauthority: %s\nreference: %s\ncatalogue: %s\n",
                          report->route_title, report->title, report->group,
                          report->authority != NULL ? report->authority : "–",
                          report->reference != NULL ? report->reference : "–",
                          report->catalogue != NULL ? report->catalogue : "–");
  g_string_append_printf (text, "banner: %s\ndate: %s\nhash: %s\n",
                          report->banner != NULL ? report->banner : "–", date,
                          report->content_hash);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SbReportSection *section = g_ptr_array_index (report->sections, i);

      g_string_append_printf (text, "SECTION %s: %s%s%s\n", section->name, section->title,
                              section->landscape ? ", landscape" : "",
                              section->is_cover ? ", cover" : "");
      for (guint j = 0; j < section->blocks->len; j++)
        append_block (text, report->language, g_ptr_array_index (section->blocks, j));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
