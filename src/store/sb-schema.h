/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-database.h"

G_BEGIN_DECLS

/* "SamB" as PRAGMA application_id: bytes 68–71 of a file. */
#define SB_APPLICATION_ID 0x53616d42

int sb_schema_get_version (void);
gboolean sb_schema_migrate (SbDatabase *database, GError **error);
gboolean
sb_schema_verify (SbDatabase *database, const char *name, gboolean *is_ours, GError **error);

G_END_DECLS
