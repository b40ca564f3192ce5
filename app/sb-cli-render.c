/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The submission as files. Both are first written whole beside where they go, and take their places
 * only when both succeeded.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sb-cli.h"

/*
 * One file to write.
 *
 * temporary: (nullable): path of what is written first, in the same folder; owned
 */
typedef struct
{
  const char *path;
  char *temporary;
} Target;

static void
drop (Target *target)
{
  if (target->temporary != NULL)
    g_unlink (target->temporary);
  g_clear_pointer (&target->temporary, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, drop)

static gboolean
begin (Target *target, GError **error)
{
  int fd;

  target->temporary = g_strconcat (target->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (target->temporary, O_RDWR, 0666);
  if (fd < 0)
    {
      int reason = errno;
      g_autofree char *name = g_filename_display_name (target->path);

      g_clear_pointer (&target->temporary, g_free);
      g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                   /* Translators: a file name; the system's own words for what is wrong. */
                   _ ("“%1$s” cannot be written: %2$s."), name, g_strerror (reason));
      return FALSE;
    }

  close (fd);
  return TRUE;
}

static gboolean
finish (Target *target, gboolean force, GError **error)
{
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;

  if (target->path == NULL)
    return TRUE;

  from = g_file_new_for_path (target->temporary);
  to = g_file_new_for_path (target->path);
  if (!g_file_move (from, to, force ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE, NULL, NULL, NULL,
                    error))
    return FALSE;

  g_clear_pointer (&target->temporary, g_free);
  return TRUE;
}

static SbReport *
build_report (SbBid *bid, SbLanguage language, GError **error)
{
  g_autoptr (SbFindings) findings = sb_rules_check (bid, language);
  g_autoptr (SbSplit) split = sb_split_new_current (bid);
  g_autoptr (SbExits) exits = NULL;
  const SbCatalogue *catalogue = NULL;
  SbReportInput input = { .bid = bid, .findings = findings, .split = split, .language = language };

  exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, SB_EXITS_MAX_DEFAULT, NULL, error);
  if (exits == NULL)
    return NULL;

  if (bid->info->catalogue != NULL)
    catalogue = sb_catalogue_find (bid->info->catalogue);
  input.exits = exits;
  if (catalogue != NULL)
    {
      input.catalogue_title = sb_catalogue_get_title (catalogue, language);
      input.catalogue_version = catalogue->version;
      input.catalogue_note = sb_catalogue_get_completeness_note (catalogue, language);
    }

  return sb_report_new (&input);
}

static gboolean
write_pdf (const SbReport *report, Target *target, GError **error)
{
  g_autoptr (SbLayout) layout = NULL;

  if (target->path == NULL)
    return TRUE;
  if (!begin (target, error))
    return FALSE;

  layout = sb_layout_new (report);
  return sb_pdf_write (report, layout, target->temporary, error);
}

static gboolean
write_xlsx (const SbReport *report, Target *target, GError **error)
{
  if (target->path == NULL)
    return TRUE;

  return begin (target, error) && sb_xlsx_write (report, target->temporary, error);
}

static gboolean
parse_language (const char *code, SbLanguage *language, GError **error)
{
  if (code == NULL)
    return TRUE;
  if (strcmp (code, "sv") != 0 && strcmp (code, "en") != 0)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("The option --lang is sv or en, not “%s”."), code);
      return FALSE;
    }

  *language = sb_language_from_code (code);
  return TRUE;
}

static gboolean
is_same_path (const char *a, const char *b)
{
  g_autofree char *x = a != NULL ? g_canonicalize_filename (a, NULL) : NULL;
  g_autofree char *y = b != NULL ? g_canonicalize_filename (b, NULL) : NULL;

  return x != NULL && g_strcmp0 (x, y) == 0;
}

/* @input: what is read */
static gboolean
check_targets (
    const Target *pdf, const Target *xlsx, const char *input, gboolean force, GError **error)
{
  if (pdf->path == NULL && xlsx->path == NULL)
    g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                         _ ("Say what to write: --pdf OUT, --xlsx OUT or both."));
  else if (is_same_path (pdf->path, xlsx->path))
    g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                         _ ("PDF and XLSX cannot be the same file."));
  else
    return (pdf->path == NULL || sb_cli_check_free (pdf->path, input, force, error)) &&
           (xlsx->path == NULL || sb_cli_check_free (xlsx->path, input, force, error));

  return FALSE;
}

SbCliStatus
sb_cli_render (char **args, GError **error)
{
  const char *path = NULL;
  const char *code = NULL;
  gboolean force = FALSE;
  g_auto (Target) pdf = { NULL };
  g_auto (Target) xlsx = { NULL };
  const SbCliOption options[] = { { "--pdf", NULL, &pdf.path },
                                  { "--xlsx", NULL, &xlsx.path },
                                  { "--lang", NULL, &code },
                                  { "--force", &force, NULL },
                                  { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  SbLanguage language = SB_LANGUAGE_SV;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbReport) report = NULL;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_language (code, &language, error) ||
      !check_targets (&pdf, &xlsx, path, force, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_bid (path, FALSE, error);
  if (bid == NULL)
    return SB_CLI_FAILED;

  if (code == NULL && bid->info->language >= 0)
    language = (SbLanguage) bid->info->language;
  report = build_report (bid, language, error);
  if (report == NULL || !write_pdf (report, &pdf, error) || !write_xlsx (report, &xlsx, error) ||
      !finish (&pdf, force, error) || !finish (&xlsx, force, error))
    return SB_CLI_FAILED;

  return SB_CLI_DONE;
}
