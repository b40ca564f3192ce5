/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_REQUIREMENTS_PAGE (sb_app_requirements_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppRequirementsPage, sb_app_requirements_page, SB_APP, REQUIREMENTS_PAGE, SbAppPage)

G_END_DECLS
