/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_EXIT_PAGE (sb_app_exit_page_get_type ())
G_DECLARE_FINAL_TYPE (SbAppExitPage, sb_app_exit_page, SB_APP, EXIT_PAGE, SbAppPage)

G_END_DECLS
