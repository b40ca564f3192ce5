/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sb_text_is_id (const char *text);
char *sb_text_new_id (void);
int sb_text_compare_natural (const char *a, const char *b);
gboolean sb_text_is_empty (const char *text);
gboolean sb_text_set (char **place, const char *text);
char *sb_text_printable (const char *text);
char *sb_text_one_line (const char *text);
char *sb_text_quote (const char *text);

gboolean sb_text_parse_integer (const char *text, gint64 *value);
gboolean sb_text_parse_hours (const char *text, gint64 *minutes);

/**
 * SbIdentity:
 *
 * What the check of an organisation, personal or coordination number says.
 */
typedef enum
{
  SB_IDENTITY_VALID,
  SB_IDENTITY_EMPTY,
  SB_IDENTITY_MALFORMED,
  SB_IDENTITY_WRONG_CHECK_DIGIT
} SbIdentity;

SbIdentity sb_text_check_identity (const char *text);
gboolean sb_text_identity_is_personal (const char *text);
char *sb_text_mask_identity (const char *text);

G_END_DECLS
