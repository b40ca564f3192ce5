/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sb_app_messages_toast (GtkWidget *from, const char *text);
void sb_app_messages_toast_undo (GtkWidget *from, const char *text);
void sb_app_messages_forget_undo (GtkWidget *from);
void sb_app_messages_toast_action (
    GtkWidget *from, const char *text, const char *button, const char *action, GVariant *target);
void sb_app_messages_error (GtkWidget *from, const GError *error);

G_END_DECLS
