/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-methods.h"

G_BEGIN_DECLS

gint64 *sb_steady_new_stakes (const SbLedger *ledger, const GArray *segments);
void sb_steady_solve (SbTask *task);

G_END_DECLS
