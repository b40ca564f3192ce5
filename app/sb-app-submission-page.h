/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_SUBMISSION_PAGE (sb_app_submission_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppSubmissionPage, sb_app_submission_page, SB_APP, SUBMISSION_PAGE, SbAppPage)

G_END_DECLS
