/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-page.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_WINDOW (sb_app_window_get_type ())
G_DECLARE_FINAL_TYPE (SbAppWindow, sb_app_window, SB_APP, WINDOW, AdwApplicationWindow)

SbAppWindow *sb_app_window_new (GtkApplication *application);

SbDocument *sb_app_window_get_document (SbAppWindow *self);
void sb_app_window_set_document (SbAppWindow *self, SbDocument *document);
SbAppResults *sb_app_window_get_results (SbAppWindow *self);

GtkStack *sb_app_window_get_pages (SbAppWindow *self);
gboolean sb_app_window_show_page (SbAppWindow *self, const char *page, const char *record);
void sb_app_window_show_error (SbAppWindow *self, const char *message);

G_END_DECLS
