/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-document.h>

#include "sb-database.h"

G_BEGIN_DECLS

gboolean
sb_rows_insert (SbDatabase *database, const SbTable *table, gconstpointer row, GError **error);
gboolean
sb_rows_update (SbDatabase *database, const SbTable *table, gconstpointer row, GError **error);
gboolean sb_rows_update_field (SbDatabase *database,
                               const SbTable *table,
                               const SbField *field,
                               gconstpointer row,
                               GError **error);
gboolean
sb_rows_delete (SbDatabase *database, const SbTable *table, const char *id, GError **error);
gboolean sb_rows_load (
    SbDatabase *database, const SbTable *table, const char *id, gpointer row, GError **error);
gboolean sb_rows_load_all (SbDatabase *database,
                           const SbTable *table,
                           gboolean with_bytes,
                           SbRowMaker make_row,
                           gpointer data,
                           GError **error);
GBytes *sb_rows_load_bytes (SbDatabase *database,
                            const SbTable *table,
                            const char *id,
                            const SbField *field,
                            GError **error);
GPtrArray *sb_rows_list_ids (SbDatabase *database,
                             const SbTable *table,
                             const SbField *field,
                             const char *value,
                             GError **error);

G_END_DECLS
