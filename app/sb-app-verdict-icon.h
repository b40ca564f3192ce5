/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_VERDICT_ICON (sb_app_verdict_icon_get_type ())
G_DECLARE_FINAL_TYPE (SbAppVerdictIcon, sb_app_verdict_icon, SB_APP, VERDICT_ICON, GObject)

GdkPaintable *sb_app_verdict_icon_new (SbVerdict verdict);
GtkWidget *sb_app_verdict_image_new (SbVerdict verdict);
void sb_app_verdict_image_set (GtkImage *image, SbVerdict verdict);

G_END_DECLS
