/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A legal entity or sole trader in the group. */

#include "config.h"

#include <samanbud/sb-member.h>

#include "sb-table-private.h"

static const char *const forms[] = { "ab", "ef", "hb", "kb", "ekf", "other", NULL };

static const char *const roles[] = { "member", "relied-on", "subcontractor", NULL };

static const SbField member_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbMember, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbMember, name), NULL, NULL },
  { "orgnr", SB_KIND_TEXT, G_STRUCT_OFFSET (SbMember, orgnr), NULL, NULL },
  { "form", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbMember, form), forms, NULL },
  { "role", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbMember, role), roles, NULL },
  { "contact", SB_KIND_TEXT, G_STRUCT_OFFSET (SbMember, contact), NULL, NULL },
  { "signatory", SB_KIND_TEXT, G_STRUCT_OFFSET (SbMember, signatory), NULL, NULL },
  { "exit_probability_bp", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbMember, exit_probability_bp), NULL,
    NULL, .maximum = SB_WHOLE_BP },
  { "exit_notice_months", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbMember, exit_notice_months), NULL,
    NULL, .maximum = SB_MONTHS_MAX },
  { "exit_planned", SB_KIND_DATE, G_STRUCT_OFFSET (SbMember, exit_planned), NULL, NULL },
};

const SbTable sb_member_table = {
  .name = "member",
  .type_name = "SbMemberRecord",
  .size = sizeof (SbMember),
  .n_fields = G_N_ELEMENTS (member_fields),
  .fields = member_fields,
  .compare = sb_table_compare_ids,
};
