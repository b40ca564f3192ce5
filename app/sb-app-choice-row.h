/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_CHOICE_ROW (sb_app_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppChoiceRow, sb_app_choice_row, SB_APP, CHOICE_ROW, AdwActionRow)

typedef const char *(*SbAppLabels) (SbLanguage language, int value);

/* Properties, all for use in .ui files: record, field, none (the words for "nothing chosen"),
 * searchable. */
GtkWidget *sb_app_choice_row_new (const char *title, const char *field);
void sb_app_choice_row_set_record (SbAppChoiceRow *self, SbRecord *record);
void sb_app_choice_row_set_codes (SbAppChoiceRow *self,
                                  const char *const *codes,
                                  const char *const *words);
void sb_app_choice_row_set_labels (SbAppChoiceRow *self, const SbTable *table, SbAppLabels labels);

/* Choices that several pages offer. */
void sb_app_choice_row_offer_professions (SbAppChoiceRow *self);
void sb_app_choice_row_offer_members (SbAppChoiceRow *self, const SbBid *bid);

G_END_DECLS
