/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_SIDEBAR_ROW (sb_app_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSidebarRow, sb_app_sidebar_row, SB_APP, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *sb_app_sidebar_row_new (SbAppPage *page);
SbAppPage *sb_app_sidebar_row_get_page (SbAppSidebarRow *self);

G_END_DECLS
