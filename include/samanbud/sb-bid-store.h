/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>
#include <samanbud/sb-document.h>

G_BEGIN_DECLS

/*
 * Opening: whatever is in the file has been checked by then, as in an import.
 * sb_document_open_async() is finished with sb_document_open_finish().
 */
SbDocument *sb_document_open (GFile *file, GError **error);
void sb_document_open_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
GPtrArray *sb_document_recover_all (GError **error);

/* Between the document and the bid as one value. */
SbDocument *sb_document_new_from_bid (const SbBid *bid, const char *label, GError **error);
SbBid *sb_document_load_bid (SbDocument *self, gboolean with_bytes, GError **error);

/* Inside an edit: removes a row together with what cannot be without it. */
gboolean sb_document_delete_with_dependents (SbDocument *self,
                                             SbTableId table,
                                             const char *id,
                                             GError **error);

G_END_DECLS
