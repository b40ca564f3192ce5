/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include <samanbud/sb-document.h>
#include <samanbud/sb-table.h>

G_BEGIN_DECLS

#define SB_TYPE_RECORD (sb_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (SbRecord, sb_record, SB, RECORD, GObject)

/**
 * SbRecordClass:
 * @table: the table that the subclass was made from
 *
 * One subclass per table (SbMemberRecord …), made from its table of fields, with one property per
 * field, named with dashes ("minutes-per-week"): texts, dates and choices are strings (NULL when
 * not known; "" makes them unknown), integers are int64 (SB_UNKNOWN when not known), booleans are
 * booleans (FALSE when not known). Setting a property is an edit of the document; the record
 * notifies when the document changed, whoever changed it. Bytes are no property.
 */
struct _SbRecordClass
{
  GObjectClass parent_class;
  const SbTable *table;
};

GType sb_record_get_type_for_table (const SbTable *table);
void sb_record_register_types (void);
SbRecord *sb_record_new (SbDocument *document, const SbTable *table, const char *id);
SbDocument *sb_record_get_document (SbRecord *self);
const char *sb_record_get_id (SbRecord *self);
gconstpointer sb_record_get_row (SbRecord *self);
gboolean sb_record_exists (SbRecord *self);

G_END_DECLS
