/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Bids that no file holds, or whose last edits no file holds: those of the last run, and those
 * whose window was closed in this one. They are open documents without a window. What is thrown
 * away waits until the program ends, so that it can come back.
 */

#include "config.h"

#include "sb-app-drafts.h"

struct _SbAppDrafts
{
  GObject parent_instance;

  GListStore *drafts;
  GPtrArray *discarded;
};

G_DEFINE_FINAL_TYPE (SbAppDrafts, sb_app_drafts, G_TYPE_OBJECT)

static void
sb_app_drafts_finalize (GObject *object)
{
  SbAppDrafts *self = SB_APP_DRAFTS (object);

  g_clear_object (&self->drafts);
  g_clear_pointer (&self->discarded, g_ptr_array_unref);

  G_OBJECT_CLASS (sb_app_drafts_parent_class)->finalize (object);
}

static void
sb_app_drafts_class_init (SbAppDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sb_app_drafts_finalize;
}

static void
sb_app_drafts_init (SbAppDrafts *self)
{
  self->drafts = g_list_store_new (SB_TYPE_DOCUMENT);
  self->discarded = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sb_app_drafts_new:
 *
 * Returns: (transfer full): no drafts yet
 */
SbAppDrafts *
sb_app_drafts_new (void)
{
  return g_object_new (SB_APP_TYPE_DRAFTS, NULL);
}

/**
 * sb_app_drafts_get_model:
 * @self: drafts
 *
 * Returns: (transfer none): the drafts (element-type SbDocument), the one kept last first
 */
GListModel *
sb_app_drafts_get_model (SbAppDrafts *self)
{
  g_return_val_if_fail (SB_APP_IS_DRAFTS (self), NULL);

  return G_LIST_MODEL (self->drafts);
}

/* Lends: the list keeps what it holds. */
static SbDocument *
get_nth (SbAppDrafts *self, guint position)
{
  g_autoptr (SbDocument) draft = g_list_model_get_item (G_LIST_MODEL (self->drafts), position);

  return draft;
}

static guint
find (SbAppDrafts *self, const char *id)
{
  SbDocument *draft;

  for (guint i = 0; (draft = get_nth (self, i)) != NULL; i++)
    if (g_strcmp0 (sb_document_get_id (draft), id) == 0)
      return i;

  return G_MAXUINT;
}

/**
 * sb_app_drafts_find_by_file:
 * @self: drafts
 * @file: a file of the user's
 *
 * Returns: (transfer none) (nullable): the draft with edits that this file lacks
 */
SbDocument *
sb_app_drafts_find_by_file (SbAppDrafts *self, GFile *file)
{
  SbDocument *draft;

  g_return_val_if_fail (SB_APP_IS_DRAFTS (self), NULL);

  for (guint i = 0; (draft = get_nth (self, i)) != NULL; i++)
    if (sb_document_get_file (draft) != NULL && g_file_equal (sb_document_get_file (draft), file))
      return draft;

  return NULL;
}

/**
 * sb_app_drafts_recover:
 * @self: drafts
 *
 * Adds what an earlier run left behind.
 */
void
sb_app_drafts_recover (SbAppDrafts *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sb_document_recover_all (&error);

  g_return_if_fail (SB_APP_IS_DRAFTS (self));

  if (found == NULL)
    g_warning ("%s", error->message);
  else
    g_list_store_splice (self->drafts, 0, 0, found->pdata, found->len);
}

/**
 * sb_app_drafts_keep:
 * @self: drafts
 * @document: the document of a window that closes
 *
 * Adds a draft.
 */
void
sb_app_drafts_keep (SbAppDrafts *self, SbDocument *document)
{
  g_return_if_fail (SB_APP_IS_DRAFTS (self));

  g_list_store_insert (self->drafts, 0, document);
}

/**
 * sb_app_drafts_take:
 * @self: drafts
 * @id: of a draft's document
 *
 * Takes a draft out, to be shown in a window.
 *
 * Returns: (transfer full) (nullable): the document
 */
SbDocument *
sb_app_drafts_take (SbAppDrafts *self, const char *id)
{
  guint position;
  SbDocument *draft;

  g_return_val_if_fail (SB_APP_IS_DRAFTS (self), NULL);

  position = find (self, id);
  if (position == G_MAXUINT)
    return NULL;

  draft = g_list_model_get_item (G_LIST_MODEL (self->drafts), position);
  g_list_store_remove (self->drafts, position);

  return draft;
}

/**
 * sb_app_drafts_discard:
 * @self: drafts
 * @id: of a draft's document
 *
 * Throws a draft away, as far as anybody sees.
 */
void
sb_app_drafts_discard (SbAppDrafts *self, const char *id)
{
  SbDocument *draft = sb_app_drafts_take (self, id);

  if (draft != NULL)
    g_ptr_array_add (self->discarded, draft);
}

/**
 * sb_app_drafts_restore:
 * @self: drafts
 * @id: of a draft's document that was thrown away
 *
 * Brings a draft back.
 */
void
sb_app_drafts_restore (SbAppDrafts *self, const char *id)
{
  g_return_if_fail (SB_APP_IS_DRAFTS (self));

  for (guint i = 0; i < self->discarded->len; i++)
    if (g_strcmp0 (sb_document_get_id (self->discarded->pdata[i]), id) == 0)
      {
        g_list_store_insert (self->drafts, 0, self->discarded->pdata[i]);
        g_ptr_array_remove_index (self->discarded, i);
        return;
      }
}

/**
 * sb_app_drafts_close_all:
 * @self: drafts
 *
 * Lets go of all documents at the program's end: drafts are there at the next start, the others are
 * gone.
 */
void
sb_app_drafts_close_all (SbAppDrafts *self)
{
  SbDocument *draft;

  g_return_if_fail (SB_APP_IS_DRAFTS (self));

  for (guint i = 0; (draft = get_nth (self, i)) != NULL; i++)
    sb_document_close (draft, TRUE);
  for (guint i = 0; i < self->discarded->len; i++)
    sb_document_close (self->discarded->pdata[i], FALSE);
  g_list_store_remove_all (self->drafts);
  g_ptr_array_set_size (self->discarded, 0);
}
