/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_CAPACITY_PAGE (sb_app_capacity_page_get_type ())
G_DECLARE_FINAL_TYPE (SbAppCapacityPage, sb_app_capacity_page, SB_APP, CAPACITY_PAGE, SbAppPage)

G_END_DECLS
