/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/**
 * SbStanding:
 *
 * Which `shall` requirements other than capacity stand when only some members remain: asked of the
 * rules, and remembered in a form that answers for all 2ⁿ groups quickly.
 */
typedef struct _SbStanding SbStanding;

SbStanding *sb_standing_new (const SbBid *bid);
void sb_standing_free (SbStanding *standing);
GArray *sb_standing_list_broken (const SbStanding *standing, const gboolean *remaining);
GArray *
sb_standing_list_open (const SbStanding *standing, const GArray *broken, const gboolean *remaining);
gboolean sb_standing_holds (SbStanding *standing, guint32 group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbStanding, sb_standing_free)

G_END_DECLS
