/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

char *sb_app_exit_words_join (const SbBid *bid, const GArray *members);
char *sb_app_exit_words_critical (const SbBid *bid, const GArray *members);
char *sb_app_exit_words_sufficient (const SbBid *bid, const GArray *members);

/**
 * SbAppShortfall:
 * @requirement: position of a requirement
 * @need: minutes per week
 * @left: minutes per week that the remaining commitments still give
 * @after: minutes per week still missing after the best split of what remains
 * @from: first day
 * @to: first day after
 *
 * What falls short of one requirement, for as long as the figures stay the same.
 */
typedef struct
{
  gint64 need;
  gint64 left;
  gint64 after;
  guint requirement;
  SbDate from;
  SbDate to;
} SbAppShortfall;

GArray *sb_app_exit_words_list_shortfalls (const SbExits *exits, const SbExit *exit);

G_END_DECLS
