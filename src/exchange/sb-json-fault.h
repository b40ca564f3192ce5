/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/**
 * SbJsonPath:
 * @parent: (nullable): the step before; NULL for the document itself
 * @key: (nullable): the key in an object; NULL for an item of a list
 * @index: the position in a list
 *
 * Where in a document we are. The steps live on the stack of whoever walks.
 */
typedef struct _SbJsonPath SbJsonPath;
struct _SbJsonPath
{
  const SbJsonPath *parent;
  const char *key;
  gsize index;
};

char *sb_json_path_to_text (const SbJsonPath *path);

char *sb_json_describe_found (const json_t *value);

gboolean
sb_json_fail (GError **error, const SbJsonPath *path, const json_t *found, const char *expected);
gboolean
sb_json_fail_at (GError **error, const char *place, const char *found, const char *expected);

gboolean sb_json_get_integer (const json_t *value, gint64 *integer);
gboolean sb_json_get_scaled (const json_t *value, int decimals, gint64 *scaled);

G_END_DECLS
