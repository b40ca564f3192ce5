/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Applying a shipped catalogue to a document: one edit.
 *
 * A bid is one application to one authority, so it answers one catalogue, and another takes the
 * place of the one before. Lines of other catalogues go only while nobody has worked on them: what
 * was answered, proven, given hours or changed stays until a person removes it.
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include <samanbud/sb-bid-store.h>
#include <samanbud/sb-catalogue.h>
#include <samanbud/sb-error.h>
#include <samanbud/sb-field.h>
#include <samanbud/sb-text.h>

static gboolean
has_id (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

static gboolean
is_same (const SbRequirement *a, const SbRequirement *b)
{
  for (guint i = 0; i < sb_requirement_table.n_fields; i++)
    if (!sb_field_equal (&sb_requirement_table.fields[i], a, b))
      return FALSE;

  return TRUE;
}

/* The window stores an answer that was taken back as an open one. */
static gboolean
says_something (const SbAnswer *answer)
{
  return answer->status == SB_STATUS_MET || answer->status == SB_STATUS_NOT_MET ||
         answer->number != SB_UNKNOWN || answer->confidential == TRUE ||
         !sb_text_is_empty (answer->comment) || !sb_text_is_empty (answer->reason);
}

static gboolean
is_answered (const SbBid *bid, const char *requirement)
{
  for (guint i = 0; i < bid->n_answers; i++)
    if (g_str_equal (bid->answers[i].requirement, requirement) && says_something (&bid->answers[i]))
      return TRUE;
  for (guint i = 0; i < bid->n_attachments; i++)
    if (g_strcmp0 (bid->attachments[i].requirement, requirement) == 0)
      return TRUE;
  for (guint i = 0; i < bid->n_commitments; i++)
    if (g_str_equal (bid->commitments[i].requirement, requirement))
      return TRUE;

  return FALSE;
}

static GPtrArray *
list_evidence (const SbEvidence *all, guint n_all, const char *requirement)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < n_all; i++)
    if (g_str_equal (all[i].requirement, requirement))
      g_ptr_array_add (list, (gpointer) &all[i]);

  return list;
}

/* Whether the bid demands just the proofs that the catalogue does. An exchange file keeps their
 * texts and order, but not their ids. */
static gboolean
has_shipped_evidence (const SbBid *bid, const SbCatalogue *catalogue, const char *requirement)
{
  g_autoptr (GPtrArray) ours = list_evidence (bid->evidence, bid->n_evidence, requirement);
  g_autoptr (GPtrArray) shipped =
      list_evidence ((const SbEvidence *) (gpointer) catalogue->evidence->data,
                     catalogue->evidence->len, requirement);

  if (ours->len != shipped->len)
    return FALSE;

  for (guint i = 0; i < ours->len; i++)
    {
      const SbEvidence *a = ours->pdata[i], *b = shipped->pdata[i];

      if (g_strcmp0 (a->text_sv, b->text_sv) != 0 || g_strcmp0 (a->text_en, b->text_en) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_untouched (const SbBid *bid, const SbCatalogue *catalogue, const SbRequirement *requirement)
{
  const SbRequirement *shipped = sb_catalogue_find_requirement (catalogue, requirement->id);

  return is_same (shipped, requirement) && has_shipped_evidence (bid, catalogue, requirement->id) &&
         !is_answered (bid, requirement->id);
}

static gboolean
remove_others (SbDocument *document,
               const SbCatalogue *catalogue,
               SbCatalogueChange *change,
               GError **error)
{
  g_autoptr (SbBid) bid = sb_document_load_bid (document, FALSE, error);

  if (bid == NULL)
    return FALSE;

  for (guint i = 0; i < bid->n_requirements; i++)
    {
      const SbRequirement *requirement = &bid->requirements[i];
      const SbCatalogue *other = sb_catalogue_find_with_requirement (requirement->id);

      if (other == NULL || other == catalogue)
        continue;
      if (!is_untouched (bid, other, requirement))
        {
          change->n_kept++;
          continue;
        }
      if (!sb_document_delete_with_dependents (document, SB_TABLE_REQUIREMENT, requirement->id,
                                               error))
        return FALSE;
      change->n_removed++;
    }

  return TRUE;
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
 * sb_catalogue_count_requirements:
 * @catalogue: a catalogue
 * @bid: a bid
 *
 * Returns: how many of the catalogue's requirements are in the bid, as they were or changed
 */
guint
sb_catalogue_count_requirements (const SbCatalogue *catalogue, const SbBid *bid)
{
  guint n = 0;

  g_return_val_if_fail (catalogue != NULL && bid != NULL, 0);

  for (guint i = 0; i < bid->n_requirements; i++)
    n += sb_catalogue_find_requirement (catalogue, bid->requirements[i].id) != NULL;

  return n;
}

/**
 * sb_catalogue_apply:
 * @document: a document with a bid in it
 * @id: id of a shipped catalogue
 * @change: (out caller-allocates) (optional): what became of other catalogues' requirements
 * @error: return location for an error
 *
 * Creates the requirements of the catalogue that the bid does not have yet, with the proofs they
 * demand, and notes the catalogue in the bid: one edit. A requirement whose id is there already is
 * left as it stands, with its answers and whatever test the group gave it, so that applying a
 * catalogue again never loses anything. Requirements of other shipped catalogues are removed if
 * they stand as they were shipped and nobody has answered them, attached a file or promised hours
 * to them; else they stay.
 *
 * Returns: whether it went well
 */
gboolean
sb_catalogue_apply (SbDocument *document, const char *id, SbCatalogueChange *change, GError **error)
{
  const SbCatalogue *catalogue = sb_catalogue_find (id);
  SbCatalogueChange made = { 0 };
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

  if (!remove_others (document, catalogue, &made, error) ||
      !insert_missing (document, catalogue, error) || !set_catalogue (document, id, error))
    {
      sb_document_rollback (document);
      return FALSE;
    }
  if (!sb_document_commit (document, error))
    return FALSE;

  if (change != NULL)
    *change = made;
  return TRUE;
}
