/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-entry-row.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_FIELD_ENTRY (sb_app_field_entry_get_type ())
G_DECLARE_FINAL_TYPE (SbAppFieldEntry, sb_app_field_entry, SB_APP, FIELD_ENTRY, GtkEntry)

/* Properties, all for use in .ui files: record, field, kind, title. */
void sb_app_field_entry_set_record (SbAppFieldEntry *self, SbRecord *record);
const char *sb_app_field_entry_get_message (SbAppFieldEntry *self);

G_END_DECLS
