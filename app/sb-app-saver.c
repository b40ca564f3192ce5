/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * When a document is saved: by command, some seconds after the last edit, and when its window
 * closes. All three are one and the same save. One save runs at a time; what is edited meanwhile is
 * saved next. A file that somebody else changed is never overwritten unless the user says so.
 */

#include "config.h"

#include "sb-app-saver.h"

#define AUTOSAVE_SECONDS 10

struct _SbAppSaver
{
  GObject parent_instance;

  SbDocument *document;
  GFile *next_file;
  SbAppSaveState state;
  guint timer;
  guint next : 1;
  guint next_overwrites : 1;
  guint is_finishing : 1;
};

G_DEFINE_FINAL_TYPE (SbAppSaver, sb_app_saver, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SAVED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void begin_save (SbAppSaver *self, GFile *file, gboolean overwrite);

static void
set_state (SbAppSaver *self, SbAppSaveState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static SbAppSaveState
find_state (SbAppSaver *self)
{
  if (sb_document_get_file (self->document) == NULL)
    return SB_APP_SAVE_STATE_DRAFT;

  return sb_document_get_modified (self->document) ? SB_APP_SAVE_STATE_MODIFIED :
                                                     SB_APP_SAVE_STATE_SAVED;
}

static gboolean
timer_cb (gpointer data)
{
  SbAppSaver *self = data;

  self->timer = 0;
  if (self->state == SB_APP_SAVE_STATE_MODIFIED)
    sb_app_saver_save (self, NULL, FALSE);

  return G_SOURCE_REMOVE;
}

static void
plan_save (SbAppSaver *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (AUTOSAVE_SECONDS, timer_cb, self);
}

static void
document_changed_cb (SbAppSaver *self)
{
  if (self->state == SB_APP_SAVE_STATE_SAVING || self->state == SB_APP_SAVE_STATE_CONFLICT)
    return;

  set_state (self, find_state (self));
  if (self->state == SB_APP_SAVE_STATE_MODIFIED)
    plan_save (self);
}

/* The working copy goes only when the file holds everything, or when nobody ever wrote anything. */
static void
close_document (SbAppSaver *self)
{
  gboolean keep = sb_document_get_modified (self->document) &&
                  (sb_document_get_file (self->document) != NULL ||
                   sb_document_get_undo_label (self->document) != NULL);

  sb_document_close (self->document, keep);
  g_application_release (g_application_get_default ());
  g_object_unref (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SbAppSaver) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = sb_document_save_finish (SB_DOCUMENT (source), result, &error);

  if (ok)
    {
      set_state (self, find_state (self));
      g_signal_emit (self, signals[SAVED], 0);
    }
  else if (g_error_matches (error, SB_ERROR, SB_ERROR_CHANGED))
    set_state (self, SB_APP_SAVE_STATE_CONFLICT);
  else
    {
      set_state (self, SB_APP_SAVE_STATE_FAILED);
      g_signal_emit (self, signals[FAILED], 0, error);
    }

  g_autoptr (GFile) file = g_steal_pointer (&self->next_file);
  gboolean next = self->next && (file != NULL || sb_document_get_file (self->document) != NULL);

  self->next = FALSE;
  if (next)
    begin_save (self, file, self->next_overwrites);
  else if (self->is_finishing)
    close_document (self);
  else if (self->state == SB_APP_SAVE_STATE_MODIFIED)
    plan_save (self);
}

static void
begin_save (SbAppSaver *self, GFile *file, gboolean overwrite)
{
  set_state (self, SB_APP_SAVE_STATE_SAVING);
  g_clear_handle_id (&self->timer, g_source_remove);
  sb_document_save_async (self->document,
                          file != NULL ? file : sb_document_get_file (self->document), overwrite,
                          NULL, saved_cb, g_object_ref (self));
}

static void
sb_app_saver_dispose (GObject *object)
{
  SbAppSaver *self = SB_APP_SAVER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->next_file);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (sb_app_saver_parent_class)->dispose (object);
}

static void
sb_app_saver_class_init (SbAppSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sb_app_saver_dispose;

  /**
   * SbAppSaver::changed:
   *
   * The state is another.
   */
  signals[CHANGED] = g_signal_new ("changed", SB_APP_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /**
   * SbAppSaver::saved:
   *
   * The file has been written.
   */
  signals[SAVED] = g_signal_new ("saved", SB_APP_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * SbAppSaver::failed:
   * @error: what failed
   *
   * A save failed for another reason than a conflict.
   */
  signals[FAILED] = g_signal_new ("failed", SB_APP_TYPE_SAVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sb_app_saver_init (SbAppSaver *self)
{
}

/**
 * sb_app_saver_new:
 * @document: the document to keep saved
 *
 * Returns: (transfer full): its saver
 */
SbAppSaver *
sb_app_saver_new (SbDocument *document)
{
  SbAppSaver *self = g_object_new (SB_APP_TYPE_SAVER, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  document_changed_cb (self);

  return self;
}

/**
 * sb_app_saver_get_document:
 * @self: a saver
 *
 * Returns: (transfer none): the document
 */
SbDocument *
sb_app_saver_get_document (SbAppSaver *self)
{
  return self->document;
}

/**
 * sb_app_saver_get_state:
 * @self: a saver
 *
 * Returns: how the document and its file stand to each other
 */
SbAppSaveState
sb_app_saver_get_state (SbAppSaver *self)
{
  return self->state;
}

/**
 * sb_app_saver_save:
 * @self: a saver
 * @file: (nullable): where to, which becomes the document's file; NULL for the file it has
 * @overwrite: whether to overwrite what somebody else wrote there
 *
 * Saves now, or when the save that runs is done. A draft needs @file.
 */
void
sb_app_saver_save (SbAppSaver *self, GFile *file, gboolean overwrite)
{
  g_return_if_fail (file != NULL || self->state != SB_APP_SAVE_STATE_DRAFT);

  sb_document_end_typing (self->document);
  if (self->state != SB_APP_SAVE_STATE_SAVING)
    begin_save (self, file, overwrite);
  else
    {
      self->next = TRUE;
      self->next_overwrites = overwrite;
      g_set_object (&self->next_file, file);
    }
}

/**
 * sb_app_saver_finish:
 * @self: (transfer full): a saver
 *
 * Saves what is not saved, if there is a file for it, and closes the document. The program stays
 * alive until that is done. If it cannot be saved, the working copy stays, and the start page
 * offers it next time.
 */
void
sb_app_saver_finish (SbAppSaver *self)
{
  g_application_hold (g_application_get_default ());
  self->is_finishing = TRUE;
  sb_document_end_typing (self->document);

  if (self->state == SB_APP_SAVE_STATE_SAVING)
    return;
  if (self->state == SB_APP_SAVE_STATE_MODIFIED || self->state == SB_APP_SAVE_STATE_FAILED)
    begin_save (self, NULL, FALSE);
  else
    close_document (self);
}
