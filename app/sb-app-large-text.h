/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sb_app_large_text_prepare (GtkWidget *widget);
void sb_app_large_text_wrap_button (GtkButton *button);
void sb_app_large_text_shrink_drop_down (GtkDropDown *drop_down);

G_END_DECLS
