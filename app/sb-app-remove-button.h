/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_REMOVE_BUTTON (sb_app_remove_button_get_type ())
G_DECLARE_FINAL_TYPE (SbAppRemoveButton, sb_app_remove_button, SB_APP, REMOVE_BUTTON, GtkButton)

GtkWidget *sb_app_remove_button_new (const char *words);

G_END_DECLS
