/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Working copies: files in the user's state directory that hold the documents being edited. What
 * was committed is in them, so they are the crash recovery as well. A copy `<id>` is
 *
 *   <id>.samanbud  the database (and SQLite's `-journal` beside it)
 *   <id>.lock      locked by the process that has the document open, until it ends in whatever way
 *   <id>.note      which file of the user's it belongs to, and what of it was saved
 *
 * and nothing else that begins with its id. A copy without a note holds nothing that a person did.
 * The folder is for nobody else to read.
 */

#include "config.h"

#include "sb-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>

#define GROUP "copy"

static gboolean
report_errno (GError **error)
{
  g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
               /* Translators: the argument is a message of the operating system. */
               _ ("The folder for working copies cannot be used: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * sb_copy_build_folder:
 * @error: return location
 *
 * Returns: (transfer full): the folder of all working copies, made if need be, without symbolic
 * links (which SQLite is told not to follow)
 */
char *
sb_copy_build_folder (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "samanbud", "copies", NULL);
  char *real, *copy;

  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (folder, 0700) != 0 ||
      (real = realpath (folder, NULL)) == NULL)
    {
      report_errno (error);
      return NULL;
    }

  copy = g_strdup (real);
  free (real);
  return copy;
}

static char *
build_path (const char *folder, const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

/* The copy's other files lie beside its database. */
static char *
build_sibling (const SbCopy *self, const char *suffix)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return build_path (folder, self->id, suffix);
}

/* Opens and locks a lock file; -1 when somebody else has it, or it is gone by now. */
static int
take_lock (const char *path, int flags)
{
  int lock = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  struct stat status;

  if (lock < 0)
    return -1;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0 && fstat (lock, &status) == 0 && status.st_nlink > 0)
    return lock;

  close (lock);
  return -1;
}

static SbCopy *
sb_copy_alloc (const char *folder, const char *id, int flags)
{
  g_autofree char *path = build_path (folder, id, ".lock");
  int lock = take_lock (path, flags);
  SbCopy *self;

  if (lock < 0)
    return NULL;

  self = g_new0 (SbCopy, 1);
  self->id = g_strdup (id);
  self->path = build_path (folder, id, ".samanbud");
  self->lock = lock;
  return self;
}

/**
 * sb_copy_new:
 * @error: return location
 *
 * Returns: (transfer full): a new copy, held by us, with an empty file for the database
 */
SbCopy *
sb_copy_new (GError **error)
{
  g_autofree char *folder = sb_copy_build_folder (error);
  g_autoptr (SbCopy) self = NULL;
  int file;

  if (folder == NULL)
    return NULL;

  /* Between making the lock file and locking it a recovery elsewhere may come in between. */
  for (int attempt = 0; attempt < 3 && self == NULL; attempt++)
    {
      g_autofree char *id = sb_text_new_id ();

      self = sb_copy_alloc (folder, id, O_CREAT | O_EXCL);
    }
  file = self != NULL ?
             g_open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600) :
             -1;
  if (file < 0)
    {
      report_errno (error);
      return NULL;
    }

  close (file);
  return g_steal_pointer (&self);
}

/**
 * sb_copy_claim:
 * @id: of a copy that may be there
 *
 * Takes over a copy whose process is dead.
 *
 * Returns: (transfer full) (nullable): the copy, or NULL when somebody has it
 */
SbCopy *
sb_copy_claim (const char *id)
{
  g_autofree char *folder = sb_copy_build_folder (NULL);

  return folder != NULL ? sb_copy_alloc (folder, id, O_CREAT) : NULL;
}

/**
 * sb_copy_free:
 * @self: (transfer full) (nullable): a copy
 *
 * Lets go of a copy. Its files stay.
 */
void
sb_copy_free (SbCopy *self)
{
  if (self == NULL)
    return;

  close (self->lock);
  g_free (self->id);
  g_free (self->path);
  g_free (self->uri);
  g_free (self->etag);
  g_free (self->saved);
  g_free (self);
}

/* The names of all files in the folder, or of those of one copy. */
static GPtrArray *
list_names (const char *folder, const char *id, GError **error)
{
  g_autofree char *prefix = id != NULL ? g_strconcat (id, ".", NULL) : g_strdup ("");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      g_ptr_array_add (names, g_strdup (name));

  return names;
}

/**
 * sb_copy_list:
 * @error: return location
 *
 * Returns: (transfer full): the ids of everything that lies in the folder, sorted
 */
char **
sb_copy_list (GError **error)
{
  g_autofree char *folder = sb_copy_build_folder (error);
  g_autoptr (GPtrArray) names = folder != NULL ? list_names (folder, NULL, error) : NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) sorted = NULL;

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strchr (name, '.') != NULL)
        g_hash_table_add (ids, g_strndup (name, (gsize) (strchr (name, '.') - name)));
    }
  sorted = g_list_sort (g_hash_table_get_keys (ids), (GCompareFunc) g_strcmp0);
  for (GList *l = sorted; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);

  return g_strv_builder_end (builder);
}

static GKeyFile *
load_note (const char *path)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();

  return g_key_file_load_from_file (note, path, G_KEY_FILE_NONE, NULL) ? g_steal_pointer (&note) :
                                                                         NULL;
}

static gboolean
is_held (const char *folder, const char *id)
{
  g_autofree char *path = build_path (folder, id, ".lock");
  int lock = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean held;

  if (lock < 0)
    return FALSE;

  held = flock (lock, LOCK_EX | LOCK_NB) != 0;
  close (lock);
  return held;
}

/**
 * sb_copy_is_open_elsewhere:
 * @self: our copy
 *
 * Returns: whether another window or process has a copy of the same file of the user's
 */
gboolean
sb_copy_is_open_elsewhere (const SbCopy *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_auto (GStrv) ids = self->uri != NULL ? sb_copy_list (NULL) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *path = build_path (folder, ids[i], ".note");
      g_autoptr (GKeyFile) note = strcmp (ids[i], self->id) != 0 ? load_note (path) : NULL;
      g_autofree char *uri = note != NULL ? g_key_file_get_string (note, GROUP, "uri", NULL) : NULL;

      if (g_strcmp0 (uri, self->uri) == 0 && is_held (folder, ids[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * sb_copy_read_note:
 * @self: a copy that was claimed
 *
 * Returns: whether there was a note; the copy's fields are filled from it
 */
gboolean
sb_copy_read_note (SbCopy *self)
{
  g_autofree char *path = build_sibling (self, ".note");
  g_autoptr (GKeyFile) note = load_note (path);

  if (note == NULL || !g_key_file_has_group (note, GROUP))
    return FALSE;

  self->uri = g_key_file_get_string (note, GROUP, "uri", NULL);
  self->etag = g_key_file_get_string (note, GROUP, "etag", NULL);
  self->saved = g_key_file_get_string (note, GROUP, "saved", NULL);
  return TRUE;
}

/**
 * sb_copy_write_note:
 * @self: our copy
 * @error: return location
 *
 * Returns: whether the copy's fields were written down, all or none
 */
gboolean
sb_copy_write_note (const SbCopy *self, GError **error)
{
  g_autofree char *path = build_sibling (self, ".note");
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_integer (note, GROUP, "format", 1);
  if (self->uri != NULL)
    g_key_file_set_string (note, GROUP, "uri", self->uri);
  if (self->etag != NULL)
    g_key_file_set_string (note, GROUP, "etag", self->etag);
  if (self->saved != NULL)
    g_key_file_set_string (note, GROUP, "saved", self->saved);

  text = g_key_file_to_data (note, &length, NULL);
  if (g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &local_error))
    return TRUE;

  g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
               _ ("The folder for working copies cannot be used: %s"), local_error->message);
  return FALSE;
}

/**
 * sb_copy_remove:
 * @self: our copy, whose database is closed
 *
 * Removes the copy's files, with what a process that died in the middle of writing one left beside
 * it. The lock goes last, so that nobody can claim half a copy.
 */
void
sb_copy_remove (SbCopy *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *lock = build_sibling (self, ".lock");
  g_autoptr (GPtrArray) names = list_names (folder, self->id, NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (strcmp (path, lock) != 0)
        g_unlink (path);
    }
  g_unlink (lock);
}

/**
 * sb_copy_set_aside:
 * @self: a copy that cannot be opened
 *
 * Moves the copy to another folder, so that it is not tried again and nothing that it may still
 * hold is lost.
 */
void
sb_copy_set_aside (SbCopy *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *damaged = g_build_filename (parent, "damaged", NULL);
  g_autoptr (GPtrArray) names = list_names (folder, self->id, NULL);

  if (g_mkdir_with_parents (damaged, 0700) != 0)
    return;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *to = g_build_filename (damaged, g_ptr_array_index (names, i), NULL);

      g_rename (from, to);
    }
  g_message ("A working copy is damaged and was moved to %s", damaged);
}
