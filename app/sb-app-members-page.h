/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_MEMBERS_PAGE (sb_app_members_page_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMembersPage, sb_app_members_page, SB_APP, MEMBERS_PAGE, SbAppPage)

G_END_DECLS
