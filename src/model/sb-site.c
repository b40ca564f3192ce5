/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An address where care is given. */

#include "config.h"

#include <samanbud/sb-site.h>

#include "sb-table-private.h"

static const SbField site_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "member", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, member), NULL, "member",
    .shape = SB_SHAPE_ID },
  { "name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, name), NULL, NULL },
  { "address", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, address), NULL, NULL },
  { "municipality", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, municipality), NULL, NULL,
    .shape = SB_SHAPE_MUNICIPALITY },
  { "lat", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbSite, lat), NULL, NULL, .minimum = -SB_LATITUDE_MAX,
    .maximum = SB_LATITUDE_MAX },
  { "lon", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbSite, lon), NULL, NULL, .minimum = -SB_LONGITUDE_MAX,
    .maximum = SB_LONGITUDE_MAX },
  { "listing", SB_KIND_BOOLEAN, G_STRUCT_OFFSET (SbSite, listing), NULL, NULL },
  { "hours", SB_KIND_TEXT, G_STRUCT_OFFSET (SbSite, hours), NULL, NULL, .shape = SB_SHAPE_WEEK },
};

const SbTable sb_site_table = {
  .name = "site",
  .type_name = "SbSiteRecord",
  .size = sizeof (SbSite),
  .n_fields = G_N_ELEMENTS (site_fields),
  .fields = site_fields,
  .compare = sb_table_compare_ids,
};
