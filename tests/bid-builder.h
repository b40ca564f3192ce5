/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/* Small bids for tests, row by row. The contract runs through the years 2027 and 2028. */
SbBid *builder_new (void);
SbBidInfo *builder_get_info (SbBid *bid);
void builder_add_member (SbBid *bid, const char *id);
SbSupply *builder_add_supply (SbBid *bid, const char *id, const char *member, gint64 minutes);
SbRequirement *builder_add_capacity (SbBid *bid, const char *id, gint64 minutes);
SbRequirement *builder_add_declaration (SbBid *bid, const char *id, SbFulfilment fulfilment);
SbCommitment *
builder_add_commitment (SbBid *bid, const char *supply, const char *requirement, gint64 minutes);
void builder_add_answer (SbBid *bid, const char *requirement, const char *subject, SbStatus status);
SbBid *builder_seal (SbBid *bid);
SbBid *builder_copy_without (const SbBid *bid, SbTableId table, const GArray *positions);

G_END_DECLS
