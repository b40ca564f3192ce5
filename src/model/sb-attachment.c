/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that proves something. */

#include "config.h"

#include <samanbud/sb-attachment.h>

#include "sb-table-private.h"

static const SbField attachment_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAttachment, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAttachment, name), NULL, NULL },
  { "media_type", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAttachment, media_type), NULL, NULL,
    .shape = SB_SHAPE_MEDIA_TYPE },
  { "requirement", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAttachment, requirement), NULL, "requirement",
    .shape = SB_SHAPE_ID },
  { "subject", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAttachment, subject), NULL, NULL,
    .shape = SB_SHAPE_ID },
  { "sha256", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAttachment, sha256), NULL, NULL,
    .shape = SB_SHAPE_SHA256 },
  { "n_bytes", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbAttachment, n_bytes), NULL, NULL,
    .maximum = G_MAXINT64 },
  { "data", SB_KIND_BYTES, G_STRUCT_OFFSET (SbAttachment, data), NULL, NULL },
};

const SbTable sb_attachment_table = {
  .name = "attachment",
  .type_name = "SbAttachmentRecord",
  .size = sizeof (SbAttachment),
  .n_fields = G_N_ELEMENTS (attachment_fields),
  .fields = attachment_fields,
  .compare = sb_table_compare_ids,
};
