/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_ANSWER_BOX (sb_app_answer_box_get_type ())
G_DECLARE_FINAL_TYPE (SbAppAnswerBox, sb_app_answer_box, SB_APP, ANSWER_BOX, AdwBin)

GtkWidget *
sb_app_answer_box_new (SbAppResults *results, const char *requirement, const char *subject);
const char *sb_app_answer_box_get_subject (SbAppAnswerBox *self);
void sb_app_answer_box_set_has_others (SbAppAnswerBox *self, gboolean has_others);
void sb_app_answer_box_set_expanded (SbAppAnswerBox *self, gboolean expanded);
void sb_app_answer_box_update (SbAppAnswerBox *self);

G_END_DECLS
