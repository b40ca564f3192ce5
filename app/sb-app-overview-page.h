/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_OVERVIEW_PAGE (sb_app_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SbAppOverviewPage, sb_app_overview_page, SB_APP, OVERVIEW_PAGE, SbAppPage)

G_END_DECLS
