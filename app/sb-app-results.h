/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SB_APP_TYPE_RESULTS (sb_app_results_get_type ())
G_DECLARE_FINAL_TYPE (SbAppResults, sb_app_results, SB_APP, RESULTS, GObject)

SbAppResults *sb_app_results_new (SbDocument *document);

SbDocument *sb_app_results_get_document (SbAppResults *self);
SbBid *sb_app_results_get_bid (SbAppResults *self);
const SbFindings *sb_app_results_get_findings (SbAppResults *self);
const SbSplit *sb_app_results_get_split (SbAppResults *self);
const SbExits *sb_app_results_get_exits (SbAppResults *self);
SbLanguage sb_app_results_get_language (SbAppResults *self);
gboolean sb_app_results_is_busy (SbAppResults *self);
SbRecordList *sb_app_results_get_records (SbAppResults *self, SbTableId table);
SbRecord *sb_app_results_get_record (SbAppResults *self, SbTableId table, const char *id);

const SbRemark *
sb_app_results_find_remark (SbAppResults *self, SbTableId table, const char *id, const char *field);
const SbFinding *sb_app_results_find_finding (SbAppResults *self, const char *requirement);

/**
 * SbAppEdit:
 * @document: the document, inside an edit
 * @data: what was given to sb_app_results_edit()
 * @error: return location for an error
 *
 * The changes of one edit.
 *
 * Returns: whether they could be made; else nothing of the edit stays
 */
typedef gboolean (*SbAppEdit) (SbDocument *document, gpointer data, GError **error);

gboolean sb_app_results_edit (
    SbAppResults *self, GtkWidget *from, const char *label, SbAppEdit edit, gpointer data);

G_END_DECLS
