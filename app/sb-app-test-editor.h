/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_TEST_EDITOR (sb_app_test_editor_get_type ())
G_DECLARE_FINAL_TYPE (SbAppTestEditor, sb_app_test_editor, SB_APP, TEST_EDITOR, AdwPreferencesGroup)

void sb_app_test_editor_show (SbAppTestEditor *self, SbAppResults *results, SbRecord *record);
void sb_app_test_editor_update (SbAppTestEditor *self);

G_END_DECLS
