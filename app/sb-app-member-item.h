/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_MEMBER_ITEM (sb_app_member_item_get_type ())
G_DECLARE_FINAL_TYPE (SbAppMemberItem, sb_app_member_item, SB_APP, MEMBER_ITEM, GtkListBoxRow)

GtkWidget *sb_app_member_item_new (SbRecord *record);
SbRecord *sb_app_member_item_get_record (SbAppMemberItem *self);
void sb_app_member_item_update (SbAppMemberItem *self, SbAppResults *results);

G_END_DECLS
