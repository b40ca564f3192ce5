/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_SEARCH (sb_app_search_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSearch, sb_app_search, SB_APP, SEARCH, GtkPopover)

void sb_app_search_set_places (SbAppSearch *self, GtkStack *pages, SbAppResults *results);

G_END_DECLS
