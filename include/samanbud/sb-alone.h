/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/**
 * SbAlone:
 * @members: (element-type guint): positions of the group, ascending
 * @stops: (element-type guint): positions of the `shall` requirements that stop it, by id; none
 *   when it meets them all on the figures entered
 *
 * Whether some members could have met every `shall` requirement without the others. Of capacity
 * requirements those stop a group that lie in a bottleneck of some segment: together they need more
 * than it has for them.
 */
typedef struct
{
  GArray *members;
  GArray *stops;
} SbAlone;

GPtrArray *sb_alone_list (SbBid *bid, guint max, GCancellable *cancellable, GError **error);
char *sb_alone_describe_limits (const SbBid *bid, SbLanguage language);

G_END_DECLS
