/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as the program makes one: a bid with everything that is computed from it. */

#include "config.h"

#include "report-sample.h"

SbReport *
report_sample_new (SbBid *bid, SbLanguage language)
{
  const SbCatalogue *catalogue =
      bid->info->catalogue != NULL ? sb_catalogue_find (bid->info->catalogue) : NULL;
  g_autoptr (SbFindings) findings = sb_rules_check (bid, language);
  g_autoptr (SbSplit) split = sb_split_new_current (bid);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbExits) exits =
      sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, SB_EXITS_MAX_DEFAULT, NULL, &error);
  SbReportInput input = { bid, findings, split, exits, NULL, language };

  g_assert_no_error (error);
  if (catalogue != NULL)
    {
      input.catalogue_title = sb_catalogue_get_title (catalogue, language);
      input.catalogue_version = catalogue->version;
      input.catalogue_note = sb_catalogue_get_completeness_note (catalogue, language);
    }

  return sb_report_new (&input);
}
