/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/* Exit statuses, as section 7 of resources/docs/model.md promises them. */
typedef enum
{
  SB_CLI_DONE = 0,
  SB_CLI_NOT_MET = 1,
  SB_CLI_FAILED = 2
} SbCliStatus;

/*
 * One option of a command: a flag, or one with a value.
 *
 * flag: (nullable): set to TRUE when it is given
 * value: (nullable): set to the value, which belongs to the arguments
 */
typedef struct
{
  const char *name;
  gboolean *flag;
  const char **value;
} SbCliOption;

/*
 * What a command takes besides options: exactly n of them, set in their order.
 */
typedef struct
{
  const char **places[2];
  guint n;
} SbCliOperands;

/* @args: what stands after the command, NULL-terminated. */
typedef SbCliStatus (*SbCliRun) (char **args, GError **error);

gboolean sb_cli_parse (char **args,
                       const SbCliOption *options,
                       const SbCliOperands *operands,
                       GError **error);
gboolean sb_cli_parse_date (const char *option, const char *text, SbDate *date, GError **error);

gboolean sb_cli_check_free (const char *path, const char *input, gboolean force, GError **error);
SbBid *sb_cli_load_bid (const char *path, gboolean with_bytes, GError **error);
SbBid *sb_cli_load_results_bid (const char *path, gboolean json, GError **error);
SbBid *sb_cli_put_on_lines (SbBid *bid);
SbDocument *sb_cli_open (const char *path, GError **error);
gboolean sb_cli_save (SbDocument *document, GError **error);
gboolean sb_cli_print (const char *text, GError **error);
void sb_cli_note (const char *text);
gboolean sb_cli_print_and_free (char *text, GError **error);
char *sb_cli_describe_hours (gint64 minutes_per_week);
void sb_cli_append_period (GString *text, const SbSegment *segment);

SbCliStatus sb_cli_import (char **args, GError **error);
SbCliStatus sb_cli_export (char **args, GError **error);
SbCliStatus sb_cli_catalogue (char **args, GError **error);
SbCliStatus sb_cli_check (char **args, GError **error);
SbCliStatus sb_cli_split (char **args, GError **error);
SbCliStatus sb_cli_exits (char **args, GError **error);
SbCliStatus sb_cli_remedies (char **args, GError **error);
SbCliStatus sb_cli_recovery (char **args, GError **error);
SbCliStatus sb_cli_alone (char **args, GError **error);
SbCliStatus sb_cli_probability (char **args, GError **error);
SbCliStatus sb_cli_deadlines (char **args, GError **error);
SbCliStatus sb_cli_render (char **args, GError **error);

G_END_DECLS
