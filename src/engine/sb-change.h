/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-network.h"

G_BEGIN_DECLS

void sb_change_least (const SbNetwork *network,
                      SbFlow *flow,
                      const guint8 *comes_first,
                      const gint64 *today);

G_END_DECLS
