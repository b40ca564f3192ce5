/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

/* Whom a requirement concerns, and what they answer: the edits behind the requirements page. */
GPtrArray *sb_app_answers_list_subjects (const SbBid *bid, const SbRequirement *requirement);
char *sb_app_answers_describe_subject (const SbBid *bid, const char *subject);

gboolean sb_app_answers_set (SbAppResults *results,
                             GtkWidget *from,
                             const char *label,
                             const char *field,
                             const SbAnswer *answer);
gboolean sb_app_answers_set_all (SbAppResults *results,
                                 GtkWidget *from,
                                 const SbAnswer *answer,
                                 GPtrArray *subjects,
                                 gboolean with_words);

G_END_DECLS
