/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The submission without looks. Each section adds its own blocks; this file makes what they share
 * and runs through their table. Nothing is computed here: findings, split and exits come in ready.
 */

#include "config.h"

#include <samanbud/sb-labels.h>
#include <samanbud/sb-text.h>

#include "sb-section.h"

static void
free_block (gpointer data)
{
  SbBlock *block = data;

  g_free (block->text);
  g_strfreev (block->labels);
  sb_grid_free (block->grid);
  sb_chart_free (block->chart);
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

static int
compare_reading_order (gconstpointer a, gconstpointer b, gpointer data)
{
  const SbBid *bid = data;
  const SbRequirement *left = &bid->requirements[*(const guint *) a];
  const SbRequirement *right = &bid->requirements[*(const guint *) b];
  gboolean left_last = sb_text_is_empty (left->section);
  gboolean right_last = sb_text_is_empty (right->section);
  int order;

  if (left_last || right_last)
    order = left_last - right_last;
  else
    order = sb_text_compare_natural (left->section, right->section);

  return order != 0 ? order : sb_text_compare_natural (left->id, right->id);
}

/* Requirements as they are read: by section, those without one last. */
static GArray *
build_order (SbBid *bid)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), bid->n_requirements);

  for (guint i = 0; i < bid->n_requirements; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_reading_order, bid);

  return order;
}

static char *
build_banner (const SbReportInput *input)
{
  /* Proposal-2021; the government's decision of June 2024: no law, so never a submission. */
  if (input->bid->info->route == SB_ROUTE_NSS)
    return g_strdup (sb_language_text (input->language, "PROPOSAL – NOT IN FORCE. Planning only."));
  if (!sb_findings_are_complete (input->findings, input->bid))
    return g_strdup (sb_language_text (input->language, "DRAFT"));

  return NULL;
}

static char *
build_catalogue (const SbReportInput *input)
{
  if (input->catalogue_title == NULL)
    return g_strdup (input->bid->info->catalogue);
  if (input->catalogue_version == NULL)
    return g_strdup (input->catalogue_title);

  return g_strdup_printf (
      /* Translators: title of a requirement catalogue, and its version. */
      sb_language_text (input->language, "%1$s, version %2$s"), input->catalogue_title,
      input->catalogue_version);
}

static SbReport *
build_head (const SbReportInput *input)
{
  const SbBidInfo *info = input->bid->info;
  SbReport *report = g_new0 (SbReport, 1);

  report->language = input->language;
  report->title = g_strdup (info->title);
  report->route_title = g_strdup (sb_labels_get_submission (input->language, info->route));
  report->group = g_strdup (sb_text_is_empty (info->group_name) ?
                                sb_language_text (input->language, "The group has no name yet") :
                                info->group_name);
  report->authority = g_strdup (info->authority_name);
  report->reference = g_strdup (info->authority_reference);
  report->catalogue = build_catalogue (input);
  report->banner = build_banner (input);
  report->content_hash = sb_bid_build_hash (input->bid);
  report->date = info->submit_by != SB_DATE_NONE ? info->submit_by : input->bid->start;
  report->sections = g_ptr_array_new_with_free_func (free_section);

  return report;
}

/**
 * sb_report_new:
 * @input: a sealed bid and what was computed from it
 *
 * Returns: (transfer full): the whole submission; it keeps nothing of @input
 */
SbReport *
sb_report_new (const SbReportInput *input)
{
  SbReport *report;
  g_autoptr (GArray) order = NULL;

  g_return_val_if_fail (input != NULL && input->bid != NULL, NULL);
  g_return_val_if_fail (input->findings != NULL && input->split != NULL && input->exits != NULL,
                        NULL);

  report = build_head (input);
  order = build_order (input->bid);
  for (guint i = 0; sb_sections[i] != NULL; i++)
    {
      SbReportSection *section = g_new0 (SbReportSection, 1);
      SbSectionContext context = { input, input->bid, report, section, order, input->language };

      section->name = sb_sections[i]->name;
      section->blocks = g_ptr_array_new_with_free_func (free_block);
      sb_sections[i]->build (&context);

      if (section->blocks->len > 0)
        g_ptr_array_add (report->sections, section);
      else
        free_section (section);
    }

  return report;
}

/**
 * sb_report_free:
 * @report: (nullable) (transfer full): a report
 */
void
sb_report_free (SbReport *report)
{
  if (report == NULL)
    return;

  g_ptr_array_unref (report->sections);
  g_free (report->title);
  g_free (report->route_title);
  g_free (report->group);
  g_free (report->authority);
  g_free (report->reference);
  g_free (report->catalogue);
  g_free (report->banner);
  g_free (report->content_hash);
  g_free (report);
}
