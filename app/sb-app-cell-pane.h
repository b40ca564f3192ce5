/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-matrix.h"
#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_CELL_PANE (sb_app_cell_pane_get_type ())
G_DECLARE_FINAL_TYPE (SbAppCellPane, sb_app_cell_pane, SB_APP, CELL_PANE, AdwBin)

void sb_app_cell_pane_show (
    SbAppCellPane *self, SbAppResults *results, const SbAppMatrix *matrix, guint row, guint member);
void sb_app_cell_pane_clear (SbAppCellPane *self);
void sb_app_cell_pane_set_message (SbAppCellPane *self, const char *message, gboolean is_error);

G_END_DECLS
