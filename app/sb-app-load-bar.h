/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_LOAD_BAR (sb_app_load_bar_get_type ())
G_DECLARE_FINAL_TYPE (SbAppLoadBar, sb_app_load_bar, SB_APP, LOAD_BAR, GtkWidget)

GtkWidget *sb_app_load_bar_new (void);
void sb_app_load_bar_set (SbAppLoadBar *self, gint64 committed, gint64 available, guint color);

G_END_DECLS
