/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-changes.h>
#include <samanbud/sb-table.h>

G_BEGIN_DECLS

#define SB_TYPE_DOCUMENT (sb_document_get_type ())
G_DECLARE_FINAL_TYPE (SbDocument, sb_document, SB, DOCUMENT, GObject)

/*
 * Properties, all read-only: "file", "modified", "undo-label", "redo-label".
 *
 * Signals: "changed" (SbDocument *self, const SbChanges *changes, gpointer data) after every edit,
 * undo and redo; "refused" (SbDocument *self, const char *table, const char *id, const char *field,
 * const char *message, gpointer data) when a value typed into a record cannot be stored.
 */

/**
 * SbRowMaker:
 * @table: the table being read
 * @data: what was given to whoever reads
 *
 * Returns: (transfer none): an initialised row to be filled
 */
typedef gpointer (*SbRowMaker) (const SbTable *table, gpointer data);

/**
 * SbRowSource:
 *
 * The rows of something that is no document yet, or of one in the middle of a step.
 */
typedef struct _SbRowSource SbRowSource;

gboolean sb_row_source_load (const SbRowSource *source,
                             const SbTable *table,
                             gboolean with_bytes,
                             SbRowMaker make_row,
                             gpointer data,
                             GError **error);

/**
 * SbRowCheck:
 * @source: the rows
 * @is_new: whether nobody has looked at them yet; otherwise a step of the history was undone or
 *   redone
 * @error: one sentence on the first thing that is wrong
 *
 * The store knows no tables; whoever does says whether the rows of a file of somebody else's are a
 * document. It may run in any thread.
 *
 * Returns: whether they are
 */
typedef gboolean (*SbRowCheck) (const SbRowSource *source, gboolean is_new, GError **error);

/*
 * Making and opening. A document is a private working copy (SQLite) in the state directory; the
 * user's file is read and written whole, through GIO, and SQLite never opens it. To make one from a
 * bid, and to open one, see sb-bid-store.h, which knows what to check.
 */
SbDocument *sb_document_new (GError **error);
SbDocument *sb_document_open_checked (GFile *file, SbRowCheck check, GError **error);
void sb_document_open_checked_async (GFile *file,
                                     SbRowCheck check,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
SbDocument *sb_document_open_finish (GAsyncResult *result, GError **error);
GPtrArray *sb_document_recover_checked (SbRowCheck check, GError **error);
void sb_document_close (SbDocument *self, gboolean keep_for_recovery);

/* Reading. */
GFile *sb_document_get_file (SbDocument *self);
gboolean sb_document_get_modified (SbDocument *self);
const char *sb_document_get_id (SbDocument *self);
guint64 sb_document_get_revision (SbDocument *self);
gboolean sb_document_is_open_elsewhere (SbDocument *self);
gboolean
sb_document_load_row (SbDocument *self, const SbTable *table, const char *id, gpointer row);
GBytes *sb_document_load_bytes (
    SbDocument *self, const SbTable *table, const char *id, const char *field, GError **error);
GPtrArray *sb_document_list_ids (SbDocument *self, const SbTable *table);
GPtrArray *sb_document_list_ids_where (SbDocument *self,
                                       const SbTable *table,
                                       const char *field,
                                       const char *value);

gboolean sb_document_load_rows (SbDocument *self,
                                const SbTable *table,
                                gboolean with_bytes,
                                SbRowMaker make_row,
                                gpointer data,
                                GError **error);

/*
 * Editing: one gesture is one edit, one transaction, one label. Between begin and commit any number
 * of changes; an edit that changed nothing leaves no step. `changed` is emitted once per commit,
 * undo and redo. References are checked at commit, so rows may be inserted and deleted in any
 * order. sb_document_set_field() is an edit of its own, or part of the one that is under way.
 */
gboolean sb_document_begin (SbDocument *self, const char *label, GError **error);
gboolean sb_document_commit (SbDocument *self, GError **error);
void sb_document_rollback (SbDocument *self);
gboolean
sb_document_insert (SbDocument *self, const SbTable *table, gconstpointer row, GError **error);
gboolean
sb_document_update (SbDocument *self, const SbTable *table, gconstpointer row, GError **error);
gboolean
sb_document_delete (SbDocument *self, const SbTable *table, const char *id, GError **error);
gboolean sb_document_set_field (SbDocument *self,
                                const char *label,
                                const SbTable *table,
                                const char *id,
                                const char *field,
                                const GValue *value,
                                GError **error);
void sb_document_begin_typing (SbDocument *self,
                               const SbTable *table,
                               const char *id,
                               const char *field);
void sb_document_end_typing (SbDocument *self);
void sb_document_refuse (
    SbDocument *self, const SbTable *table, const char *id, const char *field, const GError *error);

/* The journal. Labels are nullable: NULL means nothing to undo or redo. */
const char *sb_document_get_undo_label (SbDocument *self);
const char *sb_document_get_redo_label (SbDocument *self);
gboolean sb_document_undo (SbDocument *self, GError **error);
gboolean sb_document_redo (SbDocument *self, GError **error);

/*
 * Saving. With @overwrite FALSE a file that somebody else changed gives SB_ERROR_CHANGED, another
 * file that is already there gives SB_ERROR_EXISTS, and both are left alone.
 */
gboolean sb_document_save (SbDocument *self, GFile *file, gboolean overwrite, GError **error);
void sb_document_save_async (SbDocument *self,
                             GFile *file,
                             gboolean overwrite,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean sb_document_save_finish (SbDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
