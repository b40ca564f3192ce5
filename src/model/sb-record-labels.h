/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

const char *sb_record_labels_get (const SbTable *table, const char *field);

G_END_DECLS
