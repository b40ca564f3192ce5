/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-chart-data.h>
#include <samanbud/sb-grid.h>
#include <samanbud/sb-rules.h>

G_BEGIN_DECLS

/**
 * SbBlockKind:
 * @SB_BLOCK_TITLE: the title of the whole, on the cover
 * @SB_BLOCK_SUBTITLE: a line above or below it
 * @SB_BLOCK_BANNER: something nobody may overlook: that this is a draft
 * @SB_BLOCK_HEADING: a heading of `level` 1 (the section) to 3
 * @SB_BLOCK_LEAD: a section's conclusion, in one sentence
 * @SB_BLOCK_PARAGRAPH: running text
 * @SB_BLOCK_NOTE: small print
 * @SB_BLOCK_ITEM: an item of a list
 * @SB_BLOCK_GRID: a table
 * @SB_BLOCK_CHART: a chart; `text` is its caption
 * @SB_BLOCK_SIGNATURE: lines to sign on; `text` says for whom, `labels` what belongs on each line
 * @SB_BLOCK_CONTENTS: here stands the table of contents, which whoever knows the pages or sheets
 * makes
 * @SB_BLOCK_PAGE_BREAK: what follows begins a page
 */
typedef enum
{
  SB_BLOCK_TITLE,
  SB_BLOCK_SUBTITLE,
  SB_BLOCK_BANNER,
  SB_BLOCK_HEADING,
  SB_BLOCK_LEAD,
  SB_BLOCK_PARAGRAPH,
  SB_BLOCK_NOTE,
  SB_BLOCK_ITEM,
  SB_BLOCK_GRID,
  SB_BLOCK_CHART,
  SB_BLOCK_SIGNATURE,
  SB_BLOCK_CONTENTS,
  SB_BLOCK_PAGE_BREAK
} SbBlockKind;

/**
 * SbBlock:
 * @text: (nullable): never empty
 * @labels: (nullable): of SB_BLOCK_SIGNATURE
 * @together: of SB_BLOCK_HEADING: whether all below it shares a page, where a page has room for it
 */
typedef struct
{
  SbBlockKind kind;
  int level;
  char *text;
  char **labels;
  SbGrid *grid;
  SbChart *chart;
  gboolean together;
} SbBlock;

/**
 * SbReportSection:
 * @name: stable: "members", "split"
 * @title: in the report's language; short enough for a sheet's name
 * @blocks: (element-type SbBlock)
 * @is_cover: whether it stands outside: no foot, not in the contents
 */
typedef struct
{
  const char *name;
  char *title;
  GPtrArray *blocks;
  gboolean landscape;
  gboolean is_cover;
} SbReportSection;

/**
 * SbReport:
 * @route_title: "Joint application" or "Joint bid", as the route decides
 * @authority: (nullable): to whom
 * @reference: (nullable): the authority's
 * @catalogue: (nullable): the requirement catalogue used, with its version
 * @banner: (nullable): what every page must say: that this is a draft, or a plan under rules that
 * are not in force
 * @content_hash: of the bid's content, lower-case hexadecimal
 * @date: of the submission, or of the contract's start where it is not known
 * @sections: (element-type SbReportSection)
 *
 * The finished submission without looks: headings, paragraphs, tables, figures. PDF, preview, print
 * and XLSX all read this one value, so they cannot disagree.
 */
typedef struct
{
  SbLanguage language;
  char *title;
  char *route_title;
  char *group;
  char *authority;
  char *reference;
  char *catalogue;
  char *banner;
  char *content_hash;
  SbDate date;
  GPtrArray *sections;
} SbReport;

/**
 * SbReportInput:
 * @split: what counts today: sb_split_new_current()
 * @exits: of single members and pairs, at least
 * @catalogue_title: (nullable): of the catalogue that was applied
 * @catalogue_version: (nullable): its version
 * @catalogue_note: (nullable): how much of the authority's documents it covers
 *
 * Everything a report is made from. Nothing is computed in the report.
 */
typedef struct
{
  SbBid *bid;
  const SbFindings *findings;
  const SbSplit *split;
  const SbExits *exits;
  const char *catalogue_title;
  SbLanguage language;
  const char *catalogue_version;
  const char *catalogue_note;
} SbReportInput;

SbReport *sb_report_new (const SbReportInput *input);
void sb_report_free (SbReport *report);
char *sb_report_dump (const SbReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbReport, sb_report_free)

G_END_DECLS
