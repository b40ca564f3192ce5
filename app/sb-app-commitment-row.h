/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_COMMITMENT_ROW (sb_app_commitment_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppCommitmentRow, sb_app_commitment_row, SB_APP, COMMITMENT_ROW, GtkListBoxRow)

GtkWidget *sb_app_commitment_row_new (SbAppResults *results, const char *id);
const char *sb_app_commitment_row_get_id (SbAppCommitmentRow *self);
void sb_app_commitment_row_refresh (SbAppCommitmentRow *self);
void sb_app_commitment_row_begin (SbAppCommitmentRow *self);

char *sb_app_commitment_row_describe_supply (const SbBid *bid,
                                             const SbSupply *supply,
                                             SbLanguage language);

G_END_DECLS
