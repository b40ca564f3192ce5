/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-network.h"

G_BEGIN_DECLS

void sb_balance_level (SbNetwork *network,
                       SbFlow *flow,
                       const gint64 *available,
                       const gint64 *promised);

G_END_DECLS
