/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An address where care is given. */

#include "config.h"

#include <samanbud/sb-site.h>

#include "sb-table-private.h"

static const SbField site_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, id), NULL, NULL },
  { "member", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, member), NULL, "member" },
  { "name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, name), NULL, NULL },
  { "address", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, address), NULL, NULL },
  { "municipality", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, municipality), NULL, NULL },
  { "lat", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbSite, lat), NULL, NULL },
  { "lon", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbSite, lon), NULL, NULL },
  { "listing", SB_KIND_BOOLEAN, G_STRUCT_OFFSET (SbSite, listing), NULL, NULL },
  { "hours", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, hours), NULL, NULL },
};

const SbTable sb_site_table = {
  .name = "site",
  .type_name = "SbSiteRecord",
  .size = sizeof (SbSite),
  .n_fields = G_N_ELEMENTS (site_fields),
  .fields = site_fields,
  .compare = sb_table_compare_ids,
};
