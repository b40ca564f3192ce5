/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-exits.h>
#include <samanbud/sb-rules.h>
#include <samanbud/sb-split.h>

G_BEGIN_DECLS

/**
 * SbCellKind:
 * @SB_CELL_EMPTY: nothing
 * @SB_CELL_TEXT: a text
 * @SB_CELL_INTEGER: a whole number
 * @SB_CELL_HOURS: minutes in `number`, shown as hours
 * @SB_CELL_SHARE: basis points in `number`, shown as per cent
 * @SB_CELL_DATE: an SbDate in `number`
 */
typedef enum
{
  SB_CELL_EMPTY,
  SB_CELL_TEXT,
  SB_CELL_INTEGER,
  SB_CELL_HOURS,
  SB_CELL_SHARE,
  SB_CELL_DATE
} SbCellKind;

typedef enum
{
  SB_TONE_PLAIN,
  SB_TONE_GOOD,
  SB_TONE_WARNING,
  SB_TONE_BAD,
  SB_TONE_QUIET
} SbTone;

/**
 * SbCell:
 * @formula: (nullable): how the workbook computes @number, in R1C1 notation relative to the cell
 *   ("SUM(RC[-3]:RC[-1])"); @number is its value
 */
typedef struct
{
  SbCellKind kind;
  SbTone tone;
  gint64 number;
  char *text;
  char *formula;
} SbCell;

/**
 * SbColumn:
 * @title: the head
 * @weight: share of the width, against the other columns
 * @numeric: whether cells are numbers, aligned on the decimal sign
 */
typedef struct
{
  char *title;
  int weight;
  gboolean numeric;
} SbColumn;

/**
 * SbGrid:
 * @cells: row by row, n_columns × n_rows
 * @group_rows: rows that are a section's head: their first cell spans the table
 * @has_total: the last row is a total
 *
 * A table of the report.
 */
typedef struct
{
  char *name;
  char *caption;
  guint n_columns;
  guint n_rows;
  SbColumn *columns;
  GArray *cells;
  gboolean *group_rows;
  gboolean has_total;
} SbGrid;

typedef enum
{
  SB_BLOCK_HEADING,
  SB_BLOCK_LEAD,
  SB_BLOCK_PARAGRAPH,
  SB_BLOCK_NOTE,
  SB_BLOCK_ITEM,
  SB_BLOCK_GRID,
  SB_BLOCK_CHART,
  SB_BLOCK_SIGNATURE,
  SB_BLOCK_PAGE_BREAK
} SbBlockKind;

typedef struct _SbChart SbChart;

typedef struct
{
  SbBlockKind kind;
  int level;
  char *text;
  SbGrid *grid;
  SbChart *chart;
} SbBlock;

/**
 * SbReportSection:
 * @name: stable: "members", "split"
 * @title: in the report's language; short enough for a sheet's name
 */
typedef struct
{
  const char *name;
  char *title;
  gboolean landscape;
  GPtrArray *blocks;
} SbReportSection;

/**
 * SbReport:
 * @route_title: "Joint application" or "Joint bid", as the route decides
 * @content_hash: of the bid's content, lower-case hexadecimal
 *
 * The finished submission without looks: headings, paragraphs, tables, figures. PDF, preview, print and XLSX all
 * read this one value, so they cannot disagree.
 */
typedef struct
{
  SbLanguage language;
  char *title;
  char *route_title;
  char *group;
  char *authority;
  char *content_hash;
  SbDate date;
  GPtrArray *sections;
} SbReport;

/**
 * SbReportInput:
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
} SbReportInput;

SbReport *sb_report_new (const SbReportInput *input);
void      sb_report_free (SbReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbReport, sb_report_free)

G_END_DECLS
