/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where documents come from and go to: new ones, the user's files, and the working copies of
 * processes that died. Threads never see a document: opening hands over a finished working copy,
 * saving takes along a snapshot.
 */

#include "config.h"

#include <samanbud/sb-document.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <samanbud/sb-error.h>

#include "sb-document-private.h"
#include "sb-journal.h"
#include "sb-schema.h"
#include "sb-user-file.h"

/* As for the rest of a file (sb-schema.c): a sound one takes a small part of it. */
#define MAX_CHECK_SECONDS 60

/**
 * SbOpened:
 *
 * A working copy with its open database, on its way from a thread to a document; and what checks
 * its rows, when they came from somewhere.
 */
typedef struct
{
  SbCopy *copy;
  SbDatabase *database;
  SbRowCheck check;
} SbOpened;

/* Whatever was not handed on leaves no trace. */
static void
sb_opened_free (SbOpened *opened)
{
  g_clear_pointer (&opened->database, sb_database_free);
  if (opened->copy != NULL)
    sb_copy_remove (opened->copy);
  g_clear_pointer (&opened->copy, sb_copy_free);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbOpened, sb_opened_free)

static SbDocument *
hand_on (SbOpened *opened)
{
  return sb_document_take_copy (g_steal_pointer (&opened->copy),
                                g_steal_pointer (&opened->database), opened->check);
}

/**
 * sb_document_new:
 * @error: return location
 *
 * Makes a document without rows. The first edit is its beginning and cannot be undone. See
 * sb_document_new_from_bid().
 *
 * Returns: (transfer full): a document, or NULL
 */
SbDocument *
sb_document_new (GError **error)
{
  g_autoptr (SbOpened) opened = g_new0 (SbOpened, 1);

  opened->copy = sb_copy_new (error);
  if (opened->copy == NULL)
    return NULL;
  opened->database = sb_database_open (opened->copy->path, error);
  if (opened->database == NULL || !sb_schema_migrate (opened->database, error) ||
      !sb_copy_write_note (opened->copy, error))
    return NULL;

  return hand_on (opened);
}

static gboolean
fill_copy (SbCopy *copy, GBytes *image, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data = g_bytes_get_data (image, &size);

  if (g_file_set_contents_full (copy->path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600,
                                &cause))
    return TRUE;

  g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
               _ ("The folder for working copies cannot be used: %s"), cause->message);
  return FALSE;
}

/* One sentence on the first row that is wrong, if that can be said. */
static gboolean
check_rows (SbDatabase *database, const char *name, SbRowCheck check, GError **error)
{
  const SbRowSource source = { database };
  g_autoptr (GError) cause = NULL;
  gboolean sound;

  database->deadline = g_get_monotonic_time () + MAX_CHECK_SECONDS * G_USEC_PER_SEC;
  sound = check (&source, TRUE, &cause);
  database->deadline = 0;
  if (sound)
    return TRUE;

  if (g_error_matches (cause, SB_ERROR, SB_ERROR_DAMAGED) ||
      g_error_matches (cause, SB_ERROR, SB_ERROR_INVALID))
    g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED,
                 /* Translators: name of a file; a sentence on what is wrong in it. */
                 _ ("“%1$s” cannot be opened: %2$s"), name, cause->message);
  else
    g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED, _ ("“%s” is damaged and cannot be opened."),
                 name);

  return FALSE;
}

/* What a constraint of the schema refuses is only "damaged" to SQLite; the rows can tell more. */
static void
explain_damage (SbDatabase *database, const char *name, SbRowCheck check, GError **error)
{
  g_autoptr (GError) better = NULL;

  if (!check_rows (database, name, check, &better))
    {
      g_clear_error (error);
      g_propagate_error (error, g_steal_pointer (&better));
    }
}

/* Anything that SQLite says about a file from outside means that the file is broken. */
static SbDatabase *
open_verified (const char *path, const char *name, SbRowCheck check, GError **error)
{
  g_autoptr (SbDatabase) database = sb_database_open (path, NULL);
  g_autoptr (GError) damage = NULL;
  gboolean is_ours = FALSE;

  if (database == NULL)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED, _ ("“%s” is damaged and cannot be opened."),
                   name);
      return NULL;
    }
  if (!sb_schema_verify (database, name, &is_ours, &damage))
    {
      if (is_ours)
        explain_damage (database, name, check, &damage);
      g_propagate_error (error, g_steal_pointer (&damage));
      return NULL;
    }
  if (!sb_schema_migrate (database, error) || !check_rows (database, name, check, error))
    return NULL;

  return g_steal_pointer (&database);
}

static SbOpened *
open_file (GFile *file, SbRowCheck check, GCancellable *cancellable, GError **error)
{
  g_autoptr (SbOpened) opened = g_new0 (SbOpened, 1);
  g_autofree char *name = sb_user_file_build_name (file);
  g_autofree char *etag = NULL;
  g_autoptr (GBytes) image = sb_user_file_load (file, &etag, cancellable, error);

  if (image == NULL)
    return NULL;
  opened->check = check;
  opened->copy = sb_copy_new (error);
  if (opened->copy == NULL || !fill_copy (opened->copy, image, error))
    return NULL;
  opened->database = open_verified (opened->copy->path, name, check, error);
  if (opened->database == NULL)
    return NULL;

  opened->copy->uri = g_file_get_uri (file);
  opened->copy->etag = g_steal_pointer (&etag);
  opened->copy->saved = sb_journal_build_state (opened->database);
  if (!sb_copy_write_note (opened->copy, error))
    return NULL;

  return g_steal_pointer (&opened);
}

/**
 * sb_document_open_checked:
 * @file: a file of the user's, which may contain anything
 * @check: says whether its rows are a document
 * @error: return location: one sentence that names the file
 *
 * Reads a document. The file itself is not touched and not kept open.
 *
 * Returns: (transfer full): a document, or NULL
 */
SbDocument *
sb_document_open_checked (GFile *file, SbRowCheck check, GError **error)
{
  g_autoptr (SbOpened) opened = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && check != NULL, NULL);

  opened = open_file (file, check, NULL, error);
  return opened != NULL ? hand_on (opened) : NULL;
}

typedef struct
{
  GFile *file;
  SbRowCheck check;
} SbOpenCall;

static void
sb_opening_free (SbOpenCall *opening)
{
  g_object_unref (opening->file);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const SbOpenCall *opening = data;
  GError *error = NULL;
  SbOpened *opened = open_file (opening->file, opening->check, cancellable, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) sb_opened_free);
  else
    g_task_return_error (task, error);
}

/**
 * sb_document_open_checked_async:
 * @file: a file of the user's, which may contain anything
 * @check: says whether its rows are a document, in another thread
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Like sb_document_open_checked(), without blocking.
 */
void
sb_document_open_checked_async (GFile *file,
                                SbRowCheck check,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = NULL;
  SbOpenCall *opening;

  g_return_if_fail (G_IS_FILE (file) && check != NULL);

  opening = g_new0 (SbOpenCall, 1);
  opening->file = g_object_ref (file);
  opening->check = check;
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, sb_document_open_checked_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) sb_opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * sb_document_open_finish:
 * @result: what the callback got
 * @error: return location: one sentence that names the file
 *
 * Returns: (transfer full): a document, or NULL
 */
SbDocument *
sb_document_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (SbOpened) opened = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  return opened != NULL ? hand_on (opened) : NULL;
}

/* Whether something in a dead process's copy would be lost with it. */
static gboolean
holds_unsaved_work (SbOpened *opened)
{
  g_autofree char *state = sb_journal_build_state (opened->database);

  return state != NULL && g_strcmp0 (state, opened->copy->saved) != 0;
}

static SbDocument *
recover (const char *id, SbRowCheck check)
{
  g_autoptr (SbOpened) opened = g_new0 (SbOpened, 1);
  g_autoptr (GError) error = NULL;

  opened->check = check;
  opened->copy = sb_copy_claim (id);
  if (opened->copy == NULL || !g_file_test (opened->copy->path, G_FILE_TEST_EXISTS) ||
      !sb_copy_read_note (opened->copy))
    return NULL;

  opened->database = open_verified (opened->copy->path, opened->copy->path, check, &error);
  if (opened->database != NULL)
    return holds_unsaved_work (opened) ? hand_on (opened) : NULL;

  /* A newer version of the program will be able to recover its own. */
  if (!g_error_matches (error, SB_ERROR, SB_ERROR_NEWER))
    sb_copy_set_aside (opened->copy);
  g_clear_pointer (&opened->copy, sb_copy_free);
  return NULL;
}

/**
 * sb_document_recover_checked:
 * @check: says whether rows are a document
 * @error: return location
 *
 * Takes over the working copies of processes that died with unsaved work. Each document knows the
 * user's file it belongs to and is modified; nothing was written to that file. Copies without
 * unsaved work are removed, and those of living processes are left alone.
 *
 * Returns: (transfer full) (element-type SbDocument): documents, perhaps none; NULL when the folder
 * cannot be read
 */
GPtrArray *
sb_document_recover_checked (SbRowCheck check, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) ids = sb_copy_list (error);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SbDocument *document = recover (ids[i], check);

      if (document != NULL)
        g_ptr_array_add (documents, document);
    }

  return g_steal_pointer (&documents);
}

/**
 * SbSaving:
 * @file: where to
 * @overwrite: whether what is there does not matter
 * @state: of the snapshot
 * @save: what the thread works with
 * @etag: (nullable): what the thread found afterwards
 */
typedef struct
{
  GFile *file;
  gboolean overwrite;
  char *state;
  SbUserFileSave save;
  char *etag;
} SbSaving;

static void
sb_saving_free (SbSaving *saving)
{
  g_clear_object (&saving->file);
  g_clear_pointer (&saving->save.image, g_bytes_unref);
  g_free (saving->save.etag);
  g_free (saving->state);
  g_free (saving->etag);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbSaving, sb_saving_free)

static SbSaving *
sb_saving_new (GFile *file, gboolean overwrite)
{
  SbSaving *saving = g_new0 (SbSaving, 1);

  saving->file = g_object_ref (file);
  saving->save.file = file;
  saving->overwrite = overwrite;
  return saving;
}

/* The snapshot: from here on the document may change. */
static gboolean
prepare (SbDocument *self, SbSaving *saving, GError **error)
{
  gboolean same = self->file != NULL && g_file_equal (self->file, saving->file);

  /* A save that had to wait may come at a bad moment. */
  if (self->database == NULL || self->label != NULL)
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_FAILED,
                           _ ("The bid was closed or was being changed, so it was not saved."));
      return FALSE;
    }

  saving->save.image = sb_database_serialize (self->database, error);
  saving->save.etag = same && !saving->overwrite ? g_strdup (self->copy->etag) : NULL;
  saving->save.must_be_new = !same && !saving->overwrite;
  saving->state = g_strdup (self->state);
  return saving->save.image != NULL;
}

/**
 * sb_document_save:
 * @self: a document without an edit or a save under way
 * @file: the document's own file or another one, which becomes its own
 * @overwrite: whether what is there does not matter
 * @error: return location; SB_ERROR_CHANGED when somebody else changed the document's own file,
 *   SB_ERROR_EXISTS when another file is already there
 *
 * Writes the document, with its journal, to the user's file: all of it or nothing.
 *
 * Returns: whether it was saved
 */
gboolean
sb_document_save (SbDocument *self, GFile *file, gboolean overwrite, GError **error)
{
  g_autoptr (SbSaving) saving = NULL;

  g_return_val_if_fail (SB_IS_DOCUMENT (self) && G_IS_FILE (file), FALSE);
  g_return_val_if_fail (self->label == NULL, FALSE);

  if (!g_queue_is_empty (self->saves))
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_FAILED, _ ("The bid is being saved already."));
      return FALSE;
    }
  saving = sb_saving_new (file, overwrite);
  if (!prepare (self, saving, error) ||
      !sb_user_file_save (&saving->save, &saving->etag, NULL, error))
    return FALSE;

  sb_document_note_saved (self, file, saving->etag, saving->state);
  return TRUE;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SbSaving *saving = data;
  GError *error = NULL;

  if (sb_user_file_save (&saving->save, &saving->etag, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_next_save (SbDocument *self);

static void
save_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbDocument *self = SB_DOCUMENT (source);
  SbSaving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) outer = g_queue_pop_head (self->saves);
  GError *error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (ok)
    sb_document_note_saved (self, saving->file, saving->etag, saving->state);

  /* First the next one: whoever is told may ask for another save at once, which starts by itself.
   */
  start_next_save (self);
  if (ok)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/* One at a time: each must know the etag that the one before it left. */
static void
start_next_save (SbDocument *self)
{
  GTask *outer;

  while ((outer = g_queue_peek_head (self->saves)) != NULL)
    {
      GError *error = NULL;

      if (prepare (self, g_task_get_task_data (outer), &error))
        break;
      g_task_return_error (outer, error);
      g_object_unref (g_queue_pop_head (self->saves));
    }

  if (outer != NULL)
    {
      g_autoptr (GTask) task =
          g_task_new (self, g_task_get_cancellable (outer), save_done_cb, NULL);

      /* Whether it was saved is what the file says, not when somebody wished to stop. */
      g_task_set_check_cancellable (task, FALSE);
      /* Lent: the outer task lives until save_done_cb(). */
      g_task_set_task_data (task, g_task_get_task_data (outer), NULL);
      g_task_run_in_thread (task, save_in_thread);
    }
}

/**
 * sb_document_save_async:
 * @self: a document without an edit under way
 * @file: the document's own file or another one, which becomes its own
 * @overwrite: whether what is there does not matter
 * @cancellable: (nullable): stops it; the file is then as it was
 * @callback: called when it is done
 * @data: for @callback
 *
 * Like sb_document_save(), without blocking. What is saved is the document as it is when its turn
 * comes: at once, or after the saves that are under way. It may be edited meanwhile.
 */
void
sb_document_save_async (SbDocument *self,
                        GFile *file,
                        gboolean overwrite,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  GTask *task;

  g_return_if_fail (SB_IS_DOCUMENT (self) && G_IS_FILE (file));
  g_return_if_fail (self->label == NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, sb_document_save_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, sb_saving_new (file, overwrite), (GDestroyNotify) sb_saving_free);

  g_queue_push_tail (self->saves, task);
  if (g_queue_get_length (self->saves) == 1)
    start_next_save (self);
}

/**
 * sb_document_save_finish:
 * @self: a document
 * @result: what the callback got
 * @error: return location; see sb_document_save()
 *
 * Returns: whether it was saved
 */
gboolean
sb_document_save_finish (SbDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
