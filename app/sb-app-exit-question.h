/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_EXIT_QUESTION (sb_app_exit_question_get_type ())
G_DECLARE_FINAL_TYPE (SbAppExitQuestion, sb_app_exit_question, SB_APP, EXIT_QUESTION, AdwBin)

GArray *sb_app_exit_question_build_members (SbAppExitQuestion *self);
SbDate sb_app_exit_question_get_date (SbAppExitQuestion *self);
SbDate sb_app_exit_question_get_until (SbAppExitQuestion *self);
void sb_app_exit_question_set_bid (SbAppExitQuestion *self, SbBid *bid);
void sb_app_exit_question_choose (SbAppExitQuestion *self,
                                  const guint *members,
                                  guint n_members,
                                  SbDate date);

G_END_DECLS
