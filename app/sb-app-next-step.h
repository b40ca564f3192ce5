/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

/**
 * SbAppNextStep:
 * @title: what is to do or what is wrong, in one sentence
 * @reason: (nullable): more about it
 * @button: what the button says
 * @page: where it is done
 * @record: (nullable): with which record
 * @is_done: whether nothing is left but to hand in
 *
 * The next best step for a bid.
 */
typedef struct
{
  char *title;
  char *reason;
  const char *button;
  const char *page;
  char *record;
  gboolean is_done;
} SbAppNextStep;

SbAppNextStep *sb_app_next_step_find (SbAppResults *results);
void sb_app_next_step_free (SbAppNextStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbAppNextStep, sb_app_next_step_free)

char *sb_app_next_step_describe_state (SbAppResults *results);
const char *sb_app_next_step_get_page (SbTableId table);

G_END_DECLS
