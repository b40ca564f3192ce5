/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_SIDEBAR (sb_app_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (SbAppSidebar, sb_app_sidebar, SB_APP, SIDEBAR, AdwBin)

/* Property, for use in .ui files: stack, whose children are pages. */
G_END_DECLS
