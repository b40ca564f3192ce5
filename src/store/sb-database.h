/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * SbDatabase:
 * @handle: the connection
 * @statements: prepared statements by their SQL; they live as long as the connection
 * @deadline: monotonic time after which a statement is interrupted; 0 means never
 *
 * One connection to a working copy, or to a database in memory.
 */
typedef struct
{
  sqlite3 *handle;
  GHashTable *statements;
  gint64 deadline;
} SbDatabase;

SbDatabase *sb_database_open (const char *path, GError **error);
void sb_database_free (SbDatabase *self);

sqlite3_stmt *sb_database_prepare (SbDatabase *self, const char *sql, GError **error);
gboolean
sb_database_step (SbDatabase *self, sqlite3_stmt *statement, gboolean *row, GError **error);
gboolean sb_database_run (SbDatabase *self, sqlite3_stmt *statement, GError **error);
gboolean sb_database_execute (SbDatabase *self, const char *script, GError **error);
gboolean
sb_database_query_integer (SbDatabase *self, const char *sql, gint64 *value, GError **error);
char *sb_database_query_text (SbDatabase *self, const char *sql);
void sb_database_bind_text (sqlite3_stmt *statement, const char *parameter, const char *text);
void sb_database_bind_integer (sqlite3_stmt *statement, const char *parameter, gint64 value);
void sb_database_bind_bytes (sqlite3_stmt *statement, const char *parameter, GBytes *bytes);

gboolean sb_database_begin (SbDatabase *self, GError **error);
gboolean sb_database_commit (SbDatabase *self, GError **error);
void sb_database_rollback (SbDatabase *self);

GBytes *sb_database_serialize (SbDatabase *self, GError **error);
gboolean sb_database_set_error (SbDatabase *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbDatabase, sb_database_free)

G_END_DECLS
