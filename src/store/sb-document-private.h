/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-document.h>

#include "sb-changes-private.h"
#include "sb-copy.h"
#include "sb-database.h"

G_BEGIN_DECLS

SbDocument *sb_document_take_copy (SbCopy *copy, SbDatabase *database);
SbDatabase *sb_document_get_database (SbDocument *self);
SbCopy *sb_document_get_copy (SbDocument *self);
gboolean sb_document_is_editing (SbDocument *self);
GQueue *sb_document_get_saves (SbDocument *self);
char *sb_document_build_state (SbDocument *self);
void sb_document_note_saved (SbDocument *self, GFile *file, const char *etag, const char *state);

G_END_DECLS
