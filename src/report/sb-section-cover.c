/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The cover: what this is, from whom, to whom, and whether it is complete.
 */

#include "config.h"

#include <samanbud/sb-labels.h>
#include <samanbud/sb-text.h>

#include "sb-section.h"

static void
add_fact (SbGrid *grid, const char *title, char *value)
{
  g_autofree char *text = value;
  guint row;

  if (sb_text_is_empty (text))
    return;

  row = sb_grid_add_row (grid);
  sb_grid_set_text (grid, row, 0, title);
  sb_grid_set_text (grid, row, 1, text);
}

static char *
build_date (const SbSectionContext *context, SbDate date)
{
  return date != SB_DATE_NONE ? sb_language_date (context->language, date) : NULL;
}

static char *
build_members (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < bid->n_members; i++)
    g_ptr_array_add (names, bid->members[i].name);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("\n", (char **) names->pdata);
}

static SbGrid *
build_facts (const SbSectionContext *context)
{
  const SbBidInfo *info = context->bid->info;
  SbLanguage language = context->language;
  SbGrid *grid = sb_grid_new ("cover", 2);

  sb_grid_set_column (grid, 0, "name", sb_language_ctext (language, "paper", "What"), 28);
  sb_grid_set_column (grid, 1, "value", sb_language_ctext (language, "paper", "Value"), 72);
  grid->headless = TRUE;

  add_fact (grid, sb_language_ctext (language, "paper", "To"),
            g_strdup (context->report->authority));
  add_fact (grid, sb_language_ctext (language, "paper", "Reference"),
            g_strdup (context->report->reference));
  add_fact (grid, sb_language_ctext (language, "paper", "Rules"),
            g_strdup (sb_labels_get_route (language, info->route)));
  add_fact (grid, sb_language_ctext (language, "paper", "Requirement catalogue"),
            g_strdup (context->report->catalogue));
  add_fact (grid, sb_language_ctext (language, "paper", "Contract"),
            sb_section_build_contract (context));
  if (info->route == SB_ROUTE_LOV)
    /* LOV 2:4, 3:1: advertised without a closing date, so the date is the group's own. */
    add_fact (grid, sb_language_text (language, "The group’s own target date"),
              build_date (context, info->submit_by));
  else if (info->route != SB_ROUTE_NSS)
    add_fact (grid, sb_language_text (language, "Last day to hand in"),
              build_date (context, info->submit_by));
  add_fact (grid, sb_language_ctext (language, "paper", "Valid until"),
            build_date (context, info->valid_until));
  add_fact (grid, sb_language_ctext (language, "paper", "Members"), build_members (context));
  add_fact (grid, sb_language_ctext (language, "paper", "Lead member"),
            g_strdup (sb_bid_get_subject_name (context->bid, info->lead)));

  return grid;
}

/**
 * Whether all is answered: the one sentence a board asks for.
 */
static char *
build_state (const SbSectionContext *context)
{
  const SbFindings *findings = context->input->findings;
  gint64 met = sb_findings_count (findings, context->bid, SB_FINDING_MET, TRUE);
  gint64 not_met = sb_findings_count (findings, context->bid, SB_FINDING_NOT_MET, TRUE);
  gint64 open = sb_findings_count (findings, context->bid, SB_FINDING_OPEN, TRUE);
  gint64 all = sb_section_count_shall (context, FALSE);
  g_autofree char *all_text = sb_language_integer (context->language, all);
  g_autofree char *met_text = sb_language_integer (context->language, met);
  g_autofree char *not_met_text = sb_language_integer (context->language, not_met);
  g_autofree char *open_text = sb_language_integer (context->language, open);

  if (context->bid->n_members == 0)
    return g_strdup (sb_language_text (context->language, "The group has no member yet."));
  if (all == 0)
    return g_strdup (
        sb_language_text (context->language, "No shall requirement has been entered yet."));
  if (not_met + open == 0)
    return sb_section_build_met (context);

  return sb_section_take_nobody (
      context, g_strdup_printf (sb_language_text (context->language,
                                                  "Shall requirements: %1$s in all. Met: %2$s, not "
                                                  "met: %3$s, open: %4$s."),
                                all_text, met_text, not_met_text, open_text));
}

static void
build (SbSectionContext *context)
{
  const SbReport *report = context->report;
  SbLanguage language = context->language;

  context->section->title = g_strdup (sb_language_ctext (language, "paper", "Cover"));
  context->section->is_cover = TRUE;

  sb_section_add_text (context, SB_BLOCK_SUBTITLE, report->route_title);
  sb_section_add_text (context, SB_BLOCK_TITLE, report->title);
  sb_section_add_text (context, SB_BLOCK_SUBTITLE, report->group);
  sb_section_add_text (context, SB_BLOCK_BANNER, report->banner);
  sb_section_take_grid (context, build_facts (context));
  sb_section_take_text (context, SB_BLOCK_LEAD, build_state (context));
  sb_section_take_text (context, SB_BLOCK_PARAGRAPH, sb_section_build_own (context));
  sb_section_add_text (context, SB_BLOCK_NOTE,
                       sb_language_text (language,
                                         "Two copies with the same checksum say the same. It is no "
                                         "signature. Checksum of the contents:"));
  sb_section_add_text (context, SB_BLOCK_NOTE, report->content_hash);
}

const SbSection sb_section_cover = { "cover", build };
