/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-json-fault.h"

G_BEGIN_DECLS

typedef struct _SbJsonSchema SbJsonSchema;

SbJsonSchema *sb_json_schema_new (const char *text, gsize length, GError **error);
SbJsonSchema *sb_json_schema_load (void);
void sb_json_schema_free (SbJsonSchema *schema);

gboolean sb_json_schema_check (const SbJsonSchema *schema, const json_t *document, GError **error);

const json_t *sb_json_schema_get_definition (const SbJsonSchema *schema, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbJsonSchema, sb_json_schema_free)

G_END_DECLS
