/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Capacity a member can give. */

#include "config.h"

#include <samanbud/sb-supply.h>

#include "sb-table-private.h"

static const SbField supply_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "member", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, member), NULL, "member",
    .shape = SB_SHAPE_ID },
  { "site", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, site), NULL, "site", .shape = SB_SHAPE_ID },
  { "profession", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, profession), NULL, NULL,
    .shape = SB_SHAPE_PROFESSION },
  { "minutes_per_week", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbSupply, minutes_per_week), NULL, NULL,
    .maximum = SB_MINUTES_MAX },
  { "from", SB_KIND_DATE, G_STRUCT_OFFSET (SbSupply, from), NULL, NULL },
  { "to", SB_KIND_DATE, G_STRUCT_OFFSET (SbSupply, to), NULL, NULL },
};

const SbTable sb_supply_table = {
  .name = "supply",
  .type_name = "SbSupplyRecord",
  .size = sizeof (SbSupply),
  .n_fields = G_N_ELEMENTS (supply_fields),
  .fields = supply_fields,
  .compare = sb_table_compare_ids,
};
