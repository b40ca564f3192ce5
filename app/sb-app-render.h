/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-window.h"

G_BEGIN_DECLS

void sb_app_render_pages (SbAppWindow *window, const char *folder);
void sb_app_render_report_first_frame (GtkWidget *window);

G_END_DECLS
