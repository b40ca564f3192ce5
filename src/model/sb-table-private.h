/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

int sb_table_compare_ids (gconstpointer a, gconstpointer b);

G_END_DECLS
