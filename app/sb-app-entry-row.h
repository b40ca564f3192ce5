/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SbAppEntryKind:
 * @SB_APP_ENTRY_TEXT: any text
 * @SB_APP_ENTRY_IDENTITY: an organisation or personal number, checked by its check digit, kept as
 * typed
 * @SB_APP_ENTRY_INTEGER: a whole number, 0 or more
 * @SB_APP_ENTRY_HOURS: minutes, typed and shown as hours: 7,5 · 7.5 · 7:30 · 450 min
 * @SB_APP_ENTRY_PERCENT: basis points, typed and shown as per cent
 * @SB_APP_ENTRY_DATE: a date, typed as 2027-03-01 or 1 mars 2027
 * @SB_APP_ENTRY_LAST_DAY: the same, where the record keeps the first day after and people say the
 * last day
 * @SB_APP_ENTRY_TIME: a clock time, minutes after midnight, typed as 12:00, 9:30 or 9.30
 * @SB_APP_ENTRY_DEGREES: microdegrees, typed and shown as decimal degrees
 *
 * What is typed into an entry row, and how it is kept.
 */
typedef enum
{
  SB_APP_ENTRY_TEXT,
  SB_APP_ENTRY_IDENTITY,
  SB_APP_ENTRY_INTEGER,
  SB_APP_ENTRY_HOURS,
  SB_APP_ENTRY_PERCENT,
  SB_APP_ENTRY_DATE,
  SB_APP_ENTRY_LAST_DAY,
  SB_APP_ENTRY_TIME,
  SB_APP_ENTRY_DEGREES
} SbAppEntryKind;

#define SB_APP_TYPE_ENTRY_KIND (sb_app_entry_kind_get_type ())
GType sb_app_entry_kind_get_type (void);

#define SB_APP_TYPE_ENTRY_ROW (sb_app_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppEntryRow, sb_app_entry_row, SB_APP, ENTRY_ROW, AdwEntryRow)

/* Properties, all for use in .ui files: record, field, kind, required, message, hint. */
GtkWidget *sb_app_entry_row_new (const char *title, const char *field, SbAppEntryKind kind);
void sb_app_entry_row_set_record (SbAppEntryRow *self, SbRecord *record);
const char *sb_app_entry_row_get_message (SbAppEntryRow *self);
void sb_app_entry_row_set_message (SbAppEntryRow *self, const char *message);
void sb_app_entry_row_set_hint (SbAppEntryRow *self, const char *hint);

/* The reading and writing of each kind, for cells that are no rows. Integers and dates as SbDate,
 * in a gint64. */
gboolean sb_app_entry_parse (SbAppEntryKind kind, const char *text, gint64 *value);
char *sb_app_entry_format (SbAppEntryKind kind, gint64 value);
const char *sb_app_entry_describe_expected (SbAppEntryKind kind);

G_END_DECLS
