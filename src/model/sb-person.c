/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who stands behind the hours. */

#include "config.h"

#include <samanbud/sb-person.h>

#include "sb-table-private.h"

static const SbField person_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbPerson, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "member", SB_KIND_TEXT, G_STRUCT_OFFSET (SbPerson, member), NULL, "member",
    .shape = SB_SHAPE_ID },
  { "name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbPerson, name), NULL, NULL },
  { "profession", SB_KIND_TEXT, G_STRUCT_OFFSET (SbPerson, profession), NULL, NULL,
    .shape = SB_SHAPE_PROFESSION },
  { "title", SB_KIND_TEXT, G_STRUCT_OFFSET (SbPerson, title), NULL, NULL },
  { "share_bp", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbPerson, share_bp), NULL, NULL,
    .maximum = SB_WHOLE_BP },
  { "from", SB_KIND_DATE, G_STRUCT_OFFSET (SbPerson, from), NULL, NULL },
  { "to", SB_KIND_DATE, G_STRUCT_OFFSET (SbPerson, to), NULL, NULL },
};

const SbTable sb_person_table = {
  .name = "person",
  .type_name = "SbPersonRecord",
  .size = sizeof (SbPerson),
  .n_fields = G_N_ELEMENTS (person_fields),
  .fields = person_fields,
  .compare = sb_table_compare_ids,
};
