/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_TAB_STOP (sb_app_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (SbAppTabStop, sb_app_tab_stop, SB_APP, TAB_STOP, AdwBin)

G_END_DECLS
