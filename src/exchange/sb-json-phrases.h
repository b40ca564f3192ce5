/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

const char *sb_json_phrase_for_definition (const char *name);
char *sb_json_phrase_for_node (const json_t *node, const char *name);

G_END_DECLS
