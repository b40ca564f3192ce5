/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbAttachment:
 * @sha256: of the bytes, lower-case hexadecimal
 * @subject: (nullable): id of a member, a site or a person, or SB_SUBJECT_GROUP
 * @requirement: (nullable): id of the requirement it proves
 * @n_bytes: size of the file
 * @data: (nullable): the file; NULL in a snapshot loaded without bytes
 *
 * A file that proves something. Attachments are added and removed, never changed.
 */
typedef struct
{
  char *id;
  char *name;
  char *media_type;
  char *sha256;
  char *requirement;
  char *subject;
  gint64 n_bytes;
  GBytes *data;
} SbAttachment;

extern const SbTable sb_attachment_table;

G_END_DECLS
