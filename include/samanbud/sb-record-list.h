/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-record.h>

G_BEGIN_DECLS

#define SB_TYPE_RECORD_LIST (sb_record_list_get_type ())
G_DECLARE_FINAL_TYPE (SbRecordList, sb_record_list, SB, RECORD_LIST, GObject)

SbRecordList *sb_record_list_new (SbDocument *document, const SbTable *table);
SbRecordList *sb_record_list_new_filtered (SbDocument *document,
                                           const SbTable *table,
                                           const char *field,
                                           const char *value);
SbRecord *sb_record_list_find (SbRecordList *self, const char *id);

G_END_DECLS
