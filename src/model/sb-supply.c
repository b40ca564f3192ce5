/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Capacity a member can give. */

#include "config.h"

#include <samanbud/sb-supply.h>

#include "sb-table-private.h"

static const SbField supply_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, id), NULL, NULL },
  { "member", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, member), NULL, "member" },
  { "site", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, site), NULL, "site" },
  { "profession", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSupply, profession), NULL, NULL },
  { "minutes_per_week", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbSupply, minutes_per_week), NULL, NULL },
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
