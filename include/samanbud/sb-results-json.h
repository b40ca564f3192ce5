/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-alone.h>
#include <samanbud/sb-deadlines.h>
#include <samanbud/sb-exits.h>
#include <samanbud/sb-probability.h>
#include <samanbud/sb-recovery.h>
#include <samanbud/sb-remedies.h>
#include <samanbud/sb-rules.h>
#include <samanbud/sb-severity.h>
#include <samanbud/sb-split.h>

G_BEGIN_DECLS

char *sb_results_json_write_check (const SbBid *bid, const SbFindings *findings);
char *sb_results_json_write_split (const SbSplit *split);
char *sb_results_json_write_exits (const SbExits *exits);
char *sb_results_json_write_remedies (const GPtrArray *list);
char *sb_results_json_write_recovery (const GPtrArray *list);
char *sb_results_json_write_alone (const SbBid *bid, const GPtrArray *list);
char *sb_results_json_write_deadlines (const GPtrArray *deadlines);
char *sb_results_json_write_probability (const SbProbability *probability);

G_END_DECLS
