/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sb-lattice.h"
#include "sb-ledger.h"

G_BEGIN_DECLS

SbLattice *
sb_survival_find_short (const SbLedger *ledger, GPtrArray *pages, GCancellable *cancellable);

G_END_DECLS
