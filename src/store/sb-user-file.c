/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The user's file: read and written whole, through GIO, so that it can lie on a network share or
 * behind a sandbox, and SQLite never opens it. It is an SQLite database followed by a line of 80
 * bytes with the SHA-256 of that database. SQLite ignores what follows its last page, so other
 * tools can read the file; we know at once when a single bit of it was changed.
 *
 * What is read is not trusted: size, header and sum are checked here, everything else by
 * sb-schema.c.
 */

#include "config.h"

#include "sb-user-file.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include <samanbud/sb-error.h>

#include "sb-schema.h"

#define MAX_FILE_BYTES ((goffset) 1024 * 1024 * 1024)

/* SQLite's file format, section 1.3. */
#define HEADER_BYTES          100
#define OFFSET_PAGE_SIZE      16
#define OFFSET_WRITE_VERSION  18
#define OFFSET_READ_VERSION   19
#define OFFSET_N_PAGES        28
#define OFFSET_USER_VERSION   60
#define OFFSET_ENCODING       56
#define OFFSET_APPLICATION_ID 68
#define ENCODING_UTF8         1
#define ROLLBACK_JOURNAL      1

static const char magic[16] = "SQLite format 3";

/* 15 + 64 + 1 bytes. */
static const char seal_head[] = "samanbud-sha256";
#define SEAL_HEAD_BYTES 15
#define SEAL_BYTES      80

/**
 * sb_user_file_build_name:
 * @file: a file
 *
 * Returns: (transfer full): what to call it in messages
 */
char *
sb_user_file_build_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

static char *
build_seal (gconstpointer data, gsize size)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  return g_strconcat (seal_head, sum, "\n", NULL);
}

static guint32
read_number (const guint8 *bytes, guint offset)
{
  guint32 number;

  memcpy (&number, bytes + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* 1 stands for 65536. */
static gsize
read_page_size (const guint8 *bytes)
{
  gsize size = (gsize) bytes[OFFSET_PAGE_SIZE] << 8 | bytes[OFFSET_PAGE_SIZE + 1];

  return size == 1 ? 65536 : size;
}

static gboolean
is_whole (const guint8 *bytes, gsize size)
{
  gsize page_size = read_page_size (bytes);
  gsize image = size - SEAL_BYTES;
  g_autofree char *seal = NULL;

  if (size < HEADER_BYTES + SEAL_BYTES || page_size < 512 || (page_size & (page_size - 1)) != 0 ||
      bytes[OFFSET_WRITE_VERSION] != ROLLBACK_JOURNAL ||
      bytes[OFFSET_READ_VERSION] != ROLLBACK_JOURNAL ||
      read_number (bytes, OFFSET_ENCODING) != ENCODING_UTF8 ||
      read_number (bytes, OFFSET_N_PAGES) * page_size != image)
    return FALSE;

  seal = build_seal (bytes, image);
  return memcmp (bytes + image, seal, SEAL_BYTES) == 0;
}

/* Whether the bytes are a document of ours, of a version we know, and whole. */
static gboolean
check_bytes (const guint8 *bytes, gsize size, const char *name, GError **error)
{
  if (size == 0)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is empty."), name);
  else if (size < HEADER_BYTES || memcmp (bytes, magic, sizeof magic) != 0 ||
           read_number (bytes, OFFSET_APPLICATION_ID) != SB_APPLICATION_ID ||
           read_number (bytes, OFFSET_USER_VERSION) == 0)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is not a Samanbud bid."), name);
  else if (read_number (bytes, OFFSET_USER_VERSION) > (guint32) sb_schema_get_version ())
    g_set_error (error, SB_ERROR, SB_ERROR_NEWER,
                 _ ("“%s” was written by a newer version of Samanbud than this one."), name);
  else if (!is_whole (bytes, size))
    g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED,
                 _ ("“%s” is damaged, or another program has changed it."), name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
explain_read (const GError *cause, const char *name, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("“%s” cannot be found."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is a folder, not a bid."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("You are not allowed to read “%s”."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, cause->message);
  else
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                 /* Translators: a file's name, and the reason in a message of the system. */
                 _ ("“%s” cannot be read: %s"), name, cause->message);

  return FALSE;
}

/* A device or a pipe could go on for ever. */
static gboolean
check_size (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &cause);

  if (info == NULL)
    return explain_read (cause, name, error);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is a folder, not a bid."), name);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is not a Samanbud bid."), name);
  else if (g_file_info_get_size (info) > MAX_FILE_BYTES)
    g_set_error (error, SB_ERROR, SB_ERROR_FOREIGN, _ ("“%s” is too large to be a Samanbud bid."),
                 name);
  else
    return TRUE;

  return FALSE;
}

/**
 * sb_user_file_load:
 * @file: a file of the user's, which may contain anything
 * @etag: (out) (nullable): what it is like now
 * @cancellable: (nullable): stops the reading
 * @error: return location
 *
 * Returns: (transfer full): the database in it, as bytes
 */
GBytes *
sb_user_file_load (GFile *file, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = sb_user_file_build_name (file);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found_etag = NULL;

  if (!check_size (file, name, cancellable, error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, &found_etag, &cause);
  if (bytes == NULL)
    {
      explain_read (cause, name, error);
      return NULL;
    }
  if (!check_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), name, error))
    return NULL;

  *etag = g_steal_pointer (&found_etag);
  return g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - SEAL_BYTES);
}

static gboolean
explain_write (const GError *cause, const char *name, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    g_set_error (error, SB_ERROR, SB_ERROR_CHANGED,
                 _ ("“%s” was changed by somebody else since you opened it."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_set_error (error, SB_ERROR, SB_ERROR_EXISTS, _ ("“%s” is already there."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                 _ ("“%s” is a folder, so a bid cannot be saved there."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("You are not allowed to write “%s”."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                 _ ("There is no room left on the disk for “%s”."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, cause->message);
  else
    g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                 /* Translators: a file's name, and the reason in a message of the system. */
                 _ ("“%s” cannot be saved: %s"), name, cause->message);

  return FALSE;
}

static gboolean
write_all (GOutputStream *stream, GBytes *image, GCancellable *cancellable, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (image, &size);
  g_autofree char *seal = build_seal (data, size);

  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error) &&
         g_output_stream_write_all (stream, seal, SEAL_BYTES, NULL, cancellable, error) &&
         g_output_stream_close (stream, cancellable, error);
}

/* GIO brings a replaced file to the disk itself, but not a new one. */
static void
sync_local (GFile *file)
{
  const char *path = g_file_peek_path (file);
  int descriptor = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC, 0) : -1;

  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

/**
 * sb_user_file_save:
 * @save: what to write
 * @etag: (out) (nullable): what the file is like afterwards
 * @cancellable: (nullable): stops the writing; the file is then as it was
 * @error: return location
 *
 * Writes the whole file or nothing: the old content stays until the new one is complete.
 *
 * Returns: whether the file was written
 */
gboolean
sb_user_file_save (const SbUserFileSave *save,
                   char **etag,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *name = sb_user_file_build_name (save->file);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  if (save->must_be_new)
    stream = g_file_create (save->file, G_FILE_CREATE_NONE, cancellable, &cause);
  else
    stream =
        g_file_replace (save->file, save->etag, FALSE, G_FILE_CREATE_NONE, cancellable, &cause);
  if (stream == NULL)
    return explain_write (cause, name, error);

  if (!write_all (G_OUTPUT_STREAM (stream), save->image, cancellable, &cause))
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      /* Closing normally would put the half file in the place of the old one. */
      g_cancellable_cancel (cancelled);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
      if (save->must_be_new)
        g_file_delete (save->file, NULL, NULL);
      return explain_write (cause, name, error);
    }

  sync_local (save->file);
  *etag = g_file_output_stream_get_etag (stream);
  return TRUE;
}
