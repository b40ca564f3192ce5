/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_DEADLINES_PAGE (sb_app_deadlines_page_get_type ())
G_DECLARE_FINAL_TYPE (SbAppDeadlinesPage, sb_app_deadlines_page, SB_APP, DEADLINES_PAGE, SbAppPage)

G_END_DECLS
