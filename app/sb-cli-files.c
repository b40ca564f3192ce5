/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files in and out. What a file is, its content says and not its name: a document begins with
 * SQLite's mark, an exchange file with an object of JSON. Nothing is ever written in part: a
 * document is saved whole, and nothing is overwritten that the user did not say may be.
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sb-app-bid-copy.h"
#include "sb-cli.h"

/* With the NUL that ends it in the file too. */
#define DOCUMENT_MARK "SQLite format 3"

#define BUFFER_SIZE 65536

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf x, y;

  return g_stat (a, &x) == 0 && g_stat (b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/*
 * Whether a new file may be written at @path. Even by force no file is its own output, and no
 * folder, pipe or device is replaced.
 */
gboolean
sb_cli_check_free (const char *path, const char *input, gboolean force, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  name = g_filename_display_name (path);
  if (is_same_file (path, input))
    g_set_error (error, SB_ERROR, SB_ERROR_EXISTS,
                 _ ("“%s” is what is read, and cannot be overwritten by what is made of it."),
                 name);
  else if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, SB_ERROR, SB_ERROR_EXISTS,
                 _ ("“%s” is no ordinary file, so nothing is written there."), name);
  else if (!force)
    g_set_error (error, SB_ERROR, SB_ERROR_EXISTS,
                 _ ("“%s” is already there; --force overwrites it."), name);
  else
    return TRUE;

  return FALSE;
}

/*
 * Reads the whole file in one go, so that it may be a pipe. With @is_document it stops at a
 * document, which is the store's to read.
 */
static GByteArray *
read_file (const char *path, gboolean *is_document, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GInputStream) stream = G_INPUT_STREAM (g_file_read (file, NULL, error));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  gsize n_read = 0;

  if (stream == NULL)
    return NULL;

  do
    {
      if (!g_input_stream_read_all (stream, buffer, BUFFER_SIZE, &n_read, NULL, error))
        return NULL;
      g_byte_array_append (bytes, buffer, (guint) n_read);
      if (is_document != NULL)
        {
          *is_document =
              bytes->len == 0 || (bytes->len >= sizeof DOCUMENT_MARK &&
                                  memcmp (bytes->data, DOCUMENT_MARK, sizeof DOCUMENT_MARK) == 0);
          if (*is_document)
            break;
        }
    }
  /* One byte above the limit is enough for the reader to refuse it. */
  while (n_read == BUFFER_SIZE && bytes->len <= SB_JSON_MAX_BYTES);

  return g_steal_pointer (&bytes);
}

static SbBid *
parse_bytes (const GByteArray *bytes, GError **error)
{
  return sb_json_parse (bytes->len == 0 ? "" : (const char *) bytes->data, bytes->len, error);
}

/*
 * Loads a bid from a document or from an exchange file.
 */
SbBid *
sb_cli_load_bid (const char *path, gboolean with_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (SbDocument) document = NULL;
  gboolean is_document = FALSE;
  SbBid *bid;

  bytes = read_file (path, &is_document, error);
  if (bytes == NULL)
    return NULL;
  if (!is_document)
    return parse_bytes (bytes, error);

  document = sb_cli_open (path, error);
  if (document == NULL)
    return NULL;
  bid = sb_document_load_bid (document, with_bytes, error);
  sb_document_close (document, FALSE);

  return bid;
}

/* Whatever somebody entered stays on one line: in text of ours a line end in a name would begin a
 * line that says what we never said. */
static gboolean
put_on_one_line (SbTableId table, gpointer row, gpointer data)
{
  const SbTable *description = sb_tables[table];

  for (guint i = 0; i < description->n_fields; i++)
    {
      char **text = G_STRUCT_MEMBER_P (row, description->fields[i].offset);

      if (description->fields[i].kind == SB_KIND_TEXT && *text != NULL)
        {
          char *line = sb_text_one_line (*text);

          g_free (*text);
          *text = line;
        }
    }

  return TRUE;
}

/*
 * Takes over a bid and gives one back in which every text stands on one line.
 */
SbBid *
sb_cli_put_on_lines (SbBid *bid)
{
  SbBid *copy = sb_app_bid_copy (bid, put_on_one_line, NULL);

  /* What held the rows of one together holds those of the other: ids are on one line already. */
  if (!sb_bid_seal (copy, NULL))
    g_assert_not_reached ();
  sb_bid_unref (bid);

  return copy;
}

/*
 * Loads a bid for results: for JSON as it is, for text with everything in it on one line.
 */
SbBid *
sb_cli_load_results_bid (const char *path, gboolean json, GError **error)
{
  SbBid *bid = sb_cli_load_bid (path, FALSE, error);

  return bid != NULL && !json ? sb_cli_put_on_lines (bid) : bid;
}

SbDocument *
sb_cli_open (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return sb_document_open (file, error);
}

/*
 * Saves a document where it came from, unless somebody else has changed the file meanwhile; then
 * lets go of it.
 */
gboolean
sb_cli_save (SbDocument *document, GError **error)
{
  gboolean ok = sb_document_save (document, sb_document_get_file (document), FALSE, error);

  sb_document_close (document, FALSE);
  return ok;
}

/*
 * Prints text in UTF-8, whatever the locale says: JSON must be, and people's terminals are. A name
 * must not clear the screen. A
 * reader who has seen enough and closed the pipe is told nothing more.
 */
gboolean
sb_cli_print (const char *text, GError **error)
{
  g_autofree char *plain = isatty (STDOUT_FILENO) != 0 ? sb_text_printable (text) : NULL;

  if (fputs (plain != NULL ? plain : text, stdout) != EOF && fflush (stdout) == 0)
    return TRUE;
  if (errno == EPIPE)
    return FALSE;

  g_set_error_literal (error, SB_ERROR, SB_ERROR_FAILED, _ ("The result could not be written."));
  return FALSE;
}

/*
 * Says something that is no result and no error: on standard error, in one line, whatever a name
 * holds.
 */
void
sb_cli_note (const char *text)
{
  g_autofree char *plain = sb_text_one_line (text);

  fprintf (stderr, "samanbud-cli: %s\n", plain);
}

SbCliStatus
sb_cli_import (char **args, GError **error)
{
  const char *in = NULL;
  const char *out = NULL;
  gboolean force = FALSE;
  const SbCliOption options[] = { { "--force", &force, NULL }, { NULL } };
  const SbCliOperands operands = { { &in, &out }, 2 };
  g_autoptr (GFile) to = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbDocument) document = NULL;
  gboolean ok;

  if (!sb_cli_parse (args, options, &operands, error) || !sb_cli_check_free (out, in, force, error))
    return SB_CLI_FAILED;

  to = g_file_new_for_commandline_arg (out);
  bytes = read_file (in, NULL, error);
  if (bytes == NULL)
    return SB_CLI_FAILED;
  bid = parse_bytes (bytes, error);
  if (bid == NULL)
    return SB_CLI_FAILED;
  document = sb_document_new_from_bid (bid, _ ("Import from file"), error);
  if (document == NULL)
    return SB_CLI_FAILED;

  ok = sb_document_save (document, to, force, error);
  sb_document_close (document, FALSE);

  return ok ? SB_CLI_DONE : SB_CLI_FAILED;
}

SbCliStatus
sb_cli_export (char **args, GError **error)
{
  const char *path = NULL;
  gboolean json = FALSE;
  const SbCliOption options[] = { { "--json", &json, NULL }, { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  g_autoptr (SbBid) bid = NULL;
  g_autofree char *text = NULL;

  if (!sb_cli_parse (args, options, &operands, error))
    return SB_CLI_FAILED;

  bid = sb_cli_load_bid (path, TRUE, error);
  if (bid == NULL)
    return SB_CLI_FAILED;

  text = sb_json_write (bid);
  return sb_cli_print (text, error) ? SB_CLI_DONE : SB_CLI_FAILED;
}

static void
append_validity (GString *text, const SbCatalogue *catalogue, SbLanguage language)
{
  g_autofree char *from = sb_language_date (language, catalogue->valid_from);
  g_autofree char *to = sb_language_date (language, catalogue->valid_to);

  if (catalogue->valid_from != SB_DATE_NONE && catalogue->valid_to != SB_DATE_NONE)
    /* Translators: after the name of a region: when its catalogue applies; two dates, both
       included. */
    g_string_append_printf (text, _ (", %1$s to %2$s"), from, to);
  else if (catalogue->valid_from != SB_DATE_NONE)
    /* Translators: after the name of a region: the day from which its catalogue applies. */
    g_string_append_printf (text, _ (", from %s"), from);
  else if (catalogue->valid_to != SB_DATE_NONE)
    /* Translators: after the name of a region: the last day on which its catalogue applies. */
    g_string_append_printf (text, _ (", until %s"), to);
}

static char *
describe_catalogues (void)
{
  SbLanguage language = sb_language_of_user ();
  g_autoptr (GPtrArray) catalogues = sb_catalogue_list ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < catalogues->len; i++)
    {
      const SbCatalogue *catalogue = g_ptr_array_index (catalogues, i);
      guint n = catalogue->requirements->len;

      g_string_append_printf (text, "%s\n  %s\n  ", catalogue->id,
                              sb_catalogue_get_title (catalogue, language));
      g_string_append_printf (text,
                              /* Translators: a number; the name of a region. */
                              ngettext ("%1$u requirement, %2$s", "%1$u requirements, %2$s", n), n,
                              catalogue->region);
      append_validity (text, catalogue, language);
      g_string_append (text, "\n");
    }

  return g_string_free (text, FALSE);
}

static SbCliStatus
list_catalogues (char **args, GError **error)
{
  gboolean json = FALSE;
  const SbCliOption options[] = { { "--json", &json, NULL }, { NULL } };
  const SbCliOperands operands = { { NULL }, 0 };
  g_autofree char *text = NULL;

  if (!sb_cli_parse (args, options, &operands, error))
    return SB_CLI_FAILED;

  text = json ? sb_catalogue_write_list () : describe_catalogues ();
  return sb_cli_print (text, error) ? SB_CLI_DONE : SB_CLI_FAILED;
}

/* What has become of another catalogue's requirements. */
static void
note_change (const SbCatalogueChange *change)
{
  g_autofree char *removed = g_strdup_printf (
      ngettext ("%u requirement of another catalogue was removed: nobody had answered or changed "
                "it.",
                "%u requirements of another catalogue were removed: nobody had answered or "
                "changed them.",
                change->n_removed),
      change->n_removed);
  g_autofree char *kept = g_strdup_printf (
      ngettext ("%u requirement of another catalogue stays: it has been answered or changed.",
                "%u requirements of another catalogue stay: they have been answered or changed.",
                change->n_kept),
      change->n_kept);

  if (change->n_removed > 0)
    sb_cli_note (removed);
  if (change->n_kept > 0)
    sb_cli_note (kept);
}

/* Why the catalogue may be the wrong one, where something speaks against it. */
static void
note_fit (const char *id, const SbBid *bid)
{
  g_autofree char *fit =
      sb_catalogue_describe_fit (sb_catalogue_find (id), bid, sb_language_of_user ());
  g_autofree char *text = g_strdup_printf ("%s: %s", id, fit);

  if (fit != NULL)
    sb_cli_note (text);
}

static SbCliStatus
apply_catalogue (char **args, GError **error)
{
  const char *path = NULL;
  const char *id = NULL;
  const SbCliOption options[] = { { NULL } };
  const SbCliOperands operands = { { &path, &id }, 2 };
  g_autoptr (SbDocument) document = NULL;
  g_autoptr (SbBid) bid = NULL;
  SbCatalogueChange change;

  if (!sb_cli_parse (args, options, &operands, error))
    return SB_CLI_FAILED;

  if (sb_catalogue_find (id) == NULL)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("There is no catalogue “%s”; “catalogue list” names those there are."), id);
      return SB_CLI_FAILED;
    }

  document = sb_cli_open (path, error);
  if (document == NULL)
    return SB_CLI_FAILED;
  if (sb_catalogue_apply (document, id, &change, error))
    bid = sb_document_load_bid (document, FALSE, error);
  if (bid == NULL)
    {
      sb_document_close (document, FALSE);
      return SB_CLI_FAILED;
    }
  if (!sb_cli_save (document, error))
    return SB_CLI_FAILED;

  note_fit (id, bid);
  note_change (&change);
  return SB_CLI_DONE;
}

SbCliStatus
sb_cli_catalogue (char **args, GError **error)
{
  if (g_strcmp0 (args[0], "list") == 0)
    return list_catalogues (args + 1, error);
  if (g_strcmp0 (args[0], "apply") == 0)
    return apply_catalogue (args + 1, error);

  g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                       _ ("After “catalogue” comes “list” or “apply”."));
  return SB_CLI_FAILED;
}
