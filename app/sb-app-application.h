/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_APPLICATION (sb_app_application_get_type ())
G_DECLARE_FINAL_TYPE (SbAppApplication, sb_app_application, SB_APP, APPLICATION, AdwApplication)

SbAppApplication *sb_app_application_new (void);

void sb_app_application_open (SbAppApplication *self, GtkWindow *window, GFile *file);
void sb_app_application_open_draft (SbAppApplication *self, GtkWindow *window, const char *id);

/* Bids that have no file, or whose last edits no file has (element-type SbDocument). */
GListModel *sb_app_application_get_drafts (SbAppApplication *self);
void sb_app_application_keep_draft (SbAppApplication *self, SbDocument *document);

G_END_DECLS
