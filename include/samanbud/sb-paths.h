/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sb_paths_is_uninstalled (void);
const char *sb_paths_get_locale_dir (void);
char *sb_paths_build_data (const char *name);

G_END_DECLS
