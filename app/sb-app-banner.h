/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_BANNER (sb_app_banner_get_type ())
G_DECLARE_FINAL_TYPE (SbAppBanner, sb_app_banner, SB_APP, BANNER, AdwBin)

/* Properties, for use in .ui files: text, icon-name, kind ("warning", "error"), closable, revealed.
 */
const char *sb_app_banner_get_text (SbAppBanner *self);
void sb_app_banner_set_text (SbAppBanner *self, const char *text);
gboolean sb_app_banner_get_revealed (SbAppBanner *self);
void sb_app_banner_set_revealed (SbAppBanner *self, gboolean revealed);
void sb_app_banner_add_button (SbAppBanner *self, const char *label, const char *action);

G_END_DECLS
