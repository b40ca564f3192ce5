/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sb_app_sideways_let_pass (GtkScrolledWindow *inner);

G_END_DECLS
