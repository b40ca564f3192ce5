/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The split: parts of supplies promised to requirements, and what the members agreed about shares.
 */

#include "config.h"

#include <samanbud/sb-commitment.h>

#include "sb-table-private.h"

static const SbField commitment_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbCommitment, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "supply", SB_KIND_TEXT, G_STRUCT_OFFSET (SbCommitment, supply), NULL, "supply",
    .shape = SB_SHAPE_ID },
  { "requirement", SB_KIND_TEXT, G_STRUCT_OFFSET (SbCommitment, requirement), NULL, "requirement",
    .shape = SB_SHAPE_ID },
  { "minutes_per_week", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbCommitment, minutes_per_week), NULL,
    NULL, .maximum = SB_MINUTES_MAX },
  { "from", SB_KIND_DATE, G_STRUCT_OFFSET (SbCommitment, from), NULL, NULL },
  { "to", SB_KIND_DATE, G_STRUCT_OFFSET (SbCommitment, to), NULL, NULL },
  { "locked", SB_KIND_BOOLEAN, G_STRUCT_OFFSET (SbCommitment, locked), NULL, NULL },
};

/* By (requirement, supply, from, to, minutes, locked), an open start or end first; the id only
 * tells apart what is alike. */
static int
compare_commitment (gconstpointer a, gconstpointer b)
{
  const SbCommitment *x = a, *y = b;
  int order = g_strcmp0 (x->requirement, y->requirement);

  if (order == 0)
    order = g_strcmp0 (x->supply, y->supply);
  if (order == 0)
    order = (x->from > y->from) - (x->from < y->from);
  if (order == 0)
    order = (x->to > y->to) - (x->to < y->to);
  if (order == 0)
    order =
        (x->minutes_per_week > y->minutes_per_week) - (x->minutes_per_week < y->minutes_per_week);
  if (order == 0)
    order = x->locked - y->locked;
  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

const SbTable sb_commitment_table = {
  .name = "commitment",
  .type_name = "SbCommitmentRecord",
  .size = sizeof (SbCommitment),
  .n_fields = G_N_ELEMENTS (commitment_fields),
  .fields = commitment_fields,
  .compare = compare_commitment,
};

static const SbField agreed_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAgreed, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "member", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAgreed, member), NULL, "member",
    .shape = SB_SHAPE_ID },
  { "share_bp", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbAgreed, share_bp), NULL, NULL,
    .maximum = SB_WHOLE_BP },
};

/* By member, then share. */
static int
compare_agreed (gconstpointer a, gconstpointer b)
{
  const SbAgreed *x = a, *y = b;
  int order = g_strcmp0 (x->member, y->member);

  if (order == 0)
    order = (x->share_bp > y->share_bp) - (x->share_bp < y->share_bp);
  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

const SbTable sb_agreed_table = {
  .name = "agreed",
  .type_name = "SbAgreedRecord",
  .size = sizeof (SbAgreed),
  .n_fields = G_N_ELEMENTS (agreed_fields),
  .fields = agreed_fields,
  .compare = compare_agreed,
};
