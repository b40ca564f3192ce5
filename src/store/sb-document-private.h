/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-document.h>

#include "sb-changes-private.h"
#include "sb-copy.h"
#include "sb-database.h"

G_BEGIN_DECLS

/*
 * @saves: saves that wait or are under way, oldest first (sb-document-files.c)
 * @session: records the edit that is under way; NULL when there is none, or when it is the
 *   document's beginning, which cannot be undone
 * @label: of the edit that is under way; NULL when there is none
 * @typing: "table/id/field" that the newest step wrote; NULL when the next value there is a step of
 *   its own
 * @state: names what the document holds now (sb_journal_build_state())
 * @check: (nullable): whether rows may be what a step of the history makes of them; NULL when the
 *   whole history is of our own making
 */
struct _SbDocument
{
  GObject parent_instance;

  SbDatabase *database;
  SbCopy *copy;
  GFile *file;
  GQueue *saves;
  sqlite3_session *session;
  char *label;
  char *typing;
  char *state;
  char *undo_label;
  char *redo_label;
  guint64 revision;
  SbRowCheck check;
};

/* @database: what the rows are read from */
struct _SbRowSource
{
  SbDatabase *database;
};

SbDocument *sb_document_take_copy (SbCopy *copy, SbDatabase *database, SbRowCheck check);
void sb_document_announce (SbDocument *self, const SbChanges *changes);
void sb_document_note_saved (SbDocument *self, GFile *file, const char *etag, const char *state);

G_END_DECLS
