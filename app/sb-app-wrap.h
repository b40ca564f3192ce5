/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_WRAP_LAYOUT (sb_app_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SbAppWrapLayout, sb_app_wrap_layout, SB_APP, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sb_app_wrap_layout_new (void);

#define SB_APP_TYPE_WRAP (sb_app_wrap_get_type ())
G_DECLARE_FINAL_TYPE (SbAppWrap, sb_app_wrap, SB_APP, WRAP, GtkWidget)

GtkWidget *sb_app_wrap_new (void);
void sb_app_wrap_append (SbAppWrap *self, GtkWidget *child);
void sb_app_wrap_clear (SbAppWrap *self);

G_END_DECLS
