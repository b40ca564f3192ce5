/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *sb_csv_parse (const char *text, const char *const *columns, GError **error);

G_END_DECLS
