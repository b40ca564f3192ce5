/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-report.h>

G_BEGIN_DECLS

/**
 * SbSectionContext:
 * @order: (element-type guint): positions of the requirements as they are read: by section, then by
 *   id, numbers in them compared as numbers
 *
 * What a section is built from, and where it goes.
 */
typedef struct
{
  const SbReportInput *input;
  const SbBid *bid;
  const SbReport *report;
  SbReportSection *section;
  GArray *order;
  SbLanguage language;
} SbSectionContext;

/**
 * SbSection:
 * @name: stable
 * @build: sets the section's title and adds its blocks; a section without blocks is left out
 *
 * One part of the submission. The list in meson.build makes the table of them.
 */
typedef struct
{
  const char *name;
  void (*build) (SbSectionContext *context);
} SbSection;

/* The table that Meson makes of that list (sb-sections.c.in); NULL-terminated. */
extern const SbSection *const sb_sections[];

SbBlock *sb_section_add_block (SbSectionContext *context, SbBlockKind kind);
void sb_section_start (SbSectionContext *context, const char *title, const char *lead);
void sb_section_add_text (SbSectionContext *context, SbBlockKind kind, const char *text);
void sb_section_take_text (SbSectionContext *context, SbBlockKind kind, char *text);
void sb_section_add_heading (SbSectionContext *context, int level, const char *text);
void sb_section_take_grid (SbSectionContext *context, SbGrid *grid);
void sb_section_take_chart (SbSectionContext *context, SbChart *chart, const char *caption);

/* Words that several sections need; all in the report's language, all given to the caller. */
char *sb_section_build_period (const SbSectionContext *context, SbDate from, SbDate to);
char *sb_section_build_contract (const SbSectionContext *context);
char *sb_section_build_names (const SbSectionContext *context, const GArray *members);
char *sb_section_build_hours (const SbSectionContext *context, gint64 minutes);
char *sb_section_build_week (const SbSectionContext *context, const char *hours);
char *sb_section_build_identity (const SbMember *member);
char *sb_section_build_last_day (const SbSectionContext *context, SbDate to);
char *sb_section_build_professions (const SbSectionContext *context, const char *professions);
void sb_section_add_horizon (SbSectionContext *context);
guint sb_section_count_shall (const SbSectionContext *context, gboolean own_only);
char *sb_section_build_own (const SbSectionContext *context);
char *sb_section_build_met (const SbSectionContext *context);
char *sb_section_take_nobody (const SbSectionContext *context, char *text);
const char *sb_section_get_place (const SbSectionContext *context, const char *municipality);

G_END_DECLS
