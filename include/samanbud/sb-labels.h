/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-language.h>

G_BEGIN_DECLS

/*
 * The words for codes, in the bid's or the window's language: one word or short phrase per value,
 * the same on screen and on paper. An unknown value (-1, SB_UNKNOWN) gives "".
 */
const char *sb_labels_get_route (SbLanguage language, int route);
const char *sb_labels_get_route_short (SbLanguage language, int route);
const char *sb_labels_get_route_explanation (SbLanguage language, int route);
const char *sb_labels_get_submission (SbLanguage language, int route);
const char *sb_labels_get_liability (SbLanguage language, int liability);
const char *sb_labels_get_form (SbLanguage language, int form);
const char *sb_labels_get_role (SbLanguage language, int role);
const char *sb_labels_get_obligation (SbLanguage language, int obligation);
const char *sb_labels_get_fulfilment (SbLanguage language, int fulfilment);
const char *sb_labels_get_phase (SbLanguage language, int phase);
const char *sb_labels_get_test (SbLanguage language, int test);
const char *sb_labels_get_aggregate (SbLanguage language, int aggregate);
const char *sb_labels_get_comparator (SbLanguage language, int comparator);
const char *sb_labels_get_certainty (SbLanguage language, int certainty);
const char *sb_labels_get_origin (SbLanguage language, int origin);
const char *sb_labels_get_status (SbLanguage language, int status);
gboolean sb_labels_has_category (const char *category);
const char *sb_labels_get_category (SbLanguage language, const char *category);
const char *sb_labels_get_completeness (SbLanguage language, const char *completeness);
const char *sb_labels_get_finding (SbLanguage language, int finding_state);
const char *sb_labels_get_verdict (SbLanguage language, int verdict);
const char *sb_labels_get_split_method (SbLanguage language, int method);
const char *sb_labels_get_notice_means (SbLanguage language, int means);
const char *sb_labels_get_language (SbLanguage language, int bid_language);
const char *sb_labels_get_weekday (SbLanguage language, int weekday);
const char *sb_labels_get_weekday_short (SbLanguage language, int weekday);

G_END_DECLS
