/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_COMMITMENTS_PAGE (sb_app_commitments_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppCommitmentsPage, sb_app_commitments_page, SB_APP, COMMITMENTS_PAGE, SbAppPage)

G_END_DECLS
