/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

/* A larger file is refused unread. */
#define SB_JSON_MAX_BYTES ((gsize) 256 * 1024 * 1024)

SbBid *sb_json_parse (const char *text, gsize length, GError **error);
char *sb_json_write (const SbBid *bid);

G_END_DECLS
