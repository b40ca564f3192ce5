/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *sb_resources_load (const char *name);
char **sb_resources_list (const char *folder);

G_END_DECLS
