/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_PROCUREMENT_PAGE (sb_app_procurement_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppProcurementPage, sb_app_procurement_page, SB_APP, PROCUREMENT_PAGE, SbAppPage)

G_END_DECLS
