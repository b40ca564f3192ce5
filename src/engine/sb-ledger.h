/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>
#include <samanbud/sb-segments.h>

#include "sb-network.h"

G_BEGIN_DECLS

/**
 * SbPromise:
 * @supply: position in the bid
 * @column: position among the ledger's columns
 * @commitment: position in the bid
 *
 * A commitment of an eligible supply to a capacity requirement.
 */
typedef struct
{
  guint supply;
  guint column;
  guint commitment;
  gint64 minutes;
} SbPromise;

/**
 * SbLedger:
 * @requirements: by column: position in the bid of each capacity requirement, in the bid's order
 * @is_shall: by column
 * @member_of: by supply: position of the member who gives it; n_members for nobody's, which has no
 *   minutes
 * @minutes: by supply
 * @need: by column
 * @promises: (element-type SbPromise): by (column, supply)
 * @network: supplies × columns
 *
 * What the engine reads in a bid, resolved once: rows and ids become positions, capacity
 * requirements become columns. Nothing in it depends on time.
 */
typedef struct
{
  const SbBid *bid;
  guint *requirements;
  guint8 *is_shall;
  guint *member_of;
  gint64 *minutes;
  gint64 *need;
  GArray *promises;
  SbNetwork *network;
  guint n_columns;
  guint n_shall;
  guint *shall_first;
} SbLedger;

/**
 * SbPage:
 * @is_live: by supply
 * @available: minutes per week by supply, 0 when it is not live
 * @need: minutes per week by column, 0 when it is not live
 * @promises: (element-type SbPromise): those that count, in the ledger's order
 *
 * The ledger's figures in one segment.
 */
typedef struct
{
  SbSegment segment;
  guint8 *is_live;
  gint64 *available;
  gint64 *need;
  GArray *promises;
} SbPage;

SbLedger *sb_ledger_new (const SbBid *bid, GError **error);
SbLedger *sb_ledger_new_lenient (const SbBid *bid);
void sb_ledger_free (SbLedger *ledger);

SbPage *sb_ledger_open_page (const SbLedger *ledger, const SbSegment *segment);
void sb_page_free (SbPage *page);
void sb_page_count_left (const SbPage *page,
                         const SbLedger *ledger,
                         const gboolean *remaining,
                         gint64 *left);
void sb_page_fill_best (const SbPage *page,
                        const SbLedger *ledger,
                        const gboolean *remaining,
                        SbFlow *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbLedger, sb_ledger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbPage, sb_page_free)

G_END_DECLS
