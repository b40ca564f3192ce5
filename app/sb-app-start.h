/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_START (sb_app_start_get_type ())
G_DECLARE_FINAL_TYPE (SbAppStart, sb_app_start, SB_APP, START, AdwBin)

G_END_DECLS
