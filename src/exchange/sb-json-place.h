/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sb_json_place_of (const char *text, gsize offset);

G_END_DECLS
