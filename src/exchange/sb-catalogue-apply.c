/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Applying a shipped catalogue to a document: one edit. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include <samanbud/sb-bid-info.h>
#include <samanbud/sb-catalogue.h>
#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>

static gboolean
has_id (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* The proofs of one requirement that has just been inserted. */
static gboolean
insert_evidence (SbDocument *document,
                 const SbCatalogue *catalogue,
                 const char *requirement,
                 GError **error)
{
  for (guint i = 0; i < catalogue->evidence->len; i++)
    {
      const SbEvidence *evidence = &g_array_index (catalogue->evidence, SbEvidence, i);

      if (strcmp (evidence->requirement, requirement) == 0 &&
          !sb_document_insert (document, &sb_evidence_table, evidence, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_missing (SbDocument *document, const SbCatalogue *catalogue, GError **error)
{
  g_autoptr (GPtrArray) present = sb_document_list_ids (document, &sb_requirement_table);

  for (guint i = 0; i < catalogue->requirements->len; i++)
    {
      const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, i);

      if (has_id (present, row->id))
        continue;

      if (!sb_document_insert (document, &sb_requirement_table, row, error) ||
          !insert_evidence (document, catalogue, row->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_catalogue (SbDocument *document, const char *id, GError **error)
{
  SbBidInfo info;
  gboolean ok;

  sb_table_init_row (&sb_bid_info_table, &info);
  ok = sb_document_load_row (document, &sb_bid_info_table, "bid", &info);
  g_assert (ok);
  sb_text_set (&info.catalogue, id);
  ok = sb_document_update (document, &sb_bid_info_table, &info, error);
  sb_table_clear_row (&sb_bid_info_table, &info);

  return ok;
}

/**
 * sb_catalogue_apply:
 * @document: a document with a bid in it
 * @id: id of a shipped catalogue
 * @error: return location for an error
 *
 * Creates the requirements of the catalogue that the bid does not have yet, with the proofs they
 * demand, and notes the catalogue in the bid: one edit. A requirement whose id is there already is
 * left as it stands, with its answers and whatever test the group gave it, so that applying a
 * catalogue again never loses anything.
 *
 * Returns: whether it went well
 */
gboolean
sb_catalogue_apply (SbDocument *document, const char *id, GError **error)
{
  const SbCatalogue *catalogue = sb_catalogue_find (id);
  g_autofree char *label = NULL;

  g_return_val_if_fail (SB_IS_DOCUMENT (document), FALSE);

  if (catalogue == NULL)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("There is no catalogue called “%s”."), id);
      return FALSE;
    }

  /* Translators: the name of an edit that can be undone; the title of a region's catalogue. */
  label = g_strdup_printf (_ ("Apply catalogue “%s”"),
                           sb_catalogue_get_title (catalogue, sb_language_of_user ()));
  if (!sb_document_begin (document, label, error))
    return FALSE;

  if (!insert_missing (document, catalogue, error) || !set_catalogue (document, id, error))
    {
      sb_document_rollback (document);
      return FALSE;
    }

  return sb_document_commit (document, error);
}
