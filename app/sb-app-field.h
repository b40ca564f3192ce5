/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_FIELD (sb_app_field_get_type ())
G_DECLARE_FINAL_TYPE (SbAppField, sb_app_field, SB_APP, FIELD, GObject)

SbAppField *sb_app_field_new (void);

SbRecord *sb_app_field_get_record (SbAppField *self);
void sb_app_field_set_record (SbAppField *self, SbRecord *record);
const char *sb_app_field_get_name (SbAppField *self);
void sb_app_field_set_name (SbAppField *self, const char *name);
gboolean sb_app_field_is_bound (SbAppField *self);

char *sb_app_field_dup_text (SbAppField *self);
gint64 sb_app_field_get_integer (SbAppField *self);
gboolean sb_app_field_get_boolean (SbAppField *self);
gboolean
sb_app_field_store_text (SbAppField *self, const char *label, const char *text, GError **error);
gboolean
sb_app_field_store_integer (SbAppField *self, const char *label, gint64 value, GError **error);
gboolean
sb_app_field_store_boolean (SbAppField *self, const char *label, gboolean value, GError **error);
void sb_app_field_end_typing (SbAppField *self);

G_END_DECLS
