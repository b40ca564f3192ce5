/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Between the document, which knows rows only, and the bid as one value. Here is also what removing
 * a row means for the rows that refer to it: the schema cascades nothing, since an undo could not
 * be redone then.
 */

#include "config.h"

#include <samanbud/sb-bid-store.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>

static gboolean
insert_rows (SbDocument *document, const SbBid *bid, GError **error)
{
  for (guint table = 0; table < SB_N_TABLES; table++)
    for (guint i = 0; i < sb_bid_get_n_rows (bid, table); i++)
      if (!sb_document_insert (document, sb_tables[table], sb_bid_get_row (bid, table, i), error))
        return FALSE;

  return TRUE;
}

/**
 * sb_document_new_from_bid:
 * @bid: a sealed bid, with the bytes of its attachments
 * @label: how the document begins, in the window's language: "Import"
 * @error: return location
 *
 * Makes a document that has no file yet.
 *
 * Returns: (transfer full): the document, or NULL
 */
SbDocument *
sb_document_new_from_bid (const SbBid *bid, const char *label, GError **error)
{
  g_autoptr (SbDocument) document = NULL;

  g_return_val_if_fail (bid != NULL && bid->sealed && label != NULL, NULL);

  document = sb_document_new (error);
  if (document == NULL || !sb_document_begin (document, label, error))
    return NULL;
  if (!insert_rows (document, bid, error))
    {
      sb_document_close (document, FALSE);
      return NULL;
    }
  if (!sb_document_commit (document, error))
    return NULL;

  return g_steal_pointer (&document);
}

typedef struct
{
  SbBid *bid;
  SbTableId table;
} SbFilling;

static gpointer
make_row (const SbTable *table, gpointer data)
{
  SbFilling *filling = data;

  return sb_bid_add (filling->bid, filling->table);
}

/**
 * sb_document_load_bid:
 * @self: a document
 * @with_bytes: whether to read the bytes of attachments too
 * @error: return location
 *
 * Takes a snapshot of everything, which later edits don't change.
 *
 * Returns: (transfer full): a sealed bid, or NULL
 */
SbBid *
sb_document_load_bid (SbDocument *self, gboolean with_bytes, GError **error)
{
  g_autoptr (SbBid) bid = sb_bid_new ();

  g_return_val_if_fail (SB_IS_DOCUMENT (self), NULL);

  for (guint table = 0; table < SB_N_TABLES; table++)
    {
      SbFilling filling = { bid, table };

      if (!sb_document_load_rows (self, sb_tables[table], with_bytes, make_row, &filling, error))
        return NULL;
    }
  if (sb_bid_get_n_rows (bid, SB_TABLE_BID) != 1)
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_DAMAGED,
                           _ ("There is no bid in the document."));
      return NULL;
    }
  if (!sb_bid_seal (bid, error))
    return NULL;

  return g_steal_pointer (&bid);
}

/* Whether such a row lives on when what it refers to is removed. Hours do not depend on whose
 * clinic they are given at: when a member goes with its clinic, the hours of others there stay. */
static gboolean
outlives (SbTableId table, const SbField *field)
{
  return table == SB_TABLE_BID || table == SB_TABLE_ATTACHMENT ||
         (table == SB_TABLE_SUPPLY && g_str_equal (field->name, "site"));
}

static gboolean
refers_to (const SbField *field, SbTableId table)
{
  if (g_strcmp0 (field->references, sb_tables[table]->name) == 0)
    return TRUE;

  return g_strcmp0 (field->name, "subject") == 0 &&
         (table == SB_TABLE_MEMBER || table == SB_TABLE_SITE || table == SB_TABLE_PERSON);
}

static gboolean
clear_reference (
    SbDocument *self, const SbTable *table, const SbField *field, const char *id, GError **error)
{
  g_auto (GValue) nothing = G_VALUE_INIT;

  g_value_init (&nothing, G_TYPE_STRING);
  return sb_document_set_field (self, "", table, id, field->name, &nothing, error);
}

static gboolean
delete_dependents (
    SbDocument *self, SbTableId table, const SbField *field, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = sb_document_list_ids_where (self, sb_tables[table], field->name, id);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *dependent = g_ptr_array_index (ids, i);
      gboolean done = outlives (table, field) ?
                          clear_reference (self, sb_tables[table], field, dependent, error) :
                          sb_document_delete_with_dependents (self, table, dependent, error);

      if (!done)
        return FALSE;
    }

  return TRUE;
}

/**
 * sb_document_delete_with_dependents:
 * @self: a document with an edit under way
 * @table: which table
 * @id: of the row
 * @error: return location
 *
 * Removes a row and everything that cannot be without it: with a member its sites, persons,
 * capacity, commitments, agreed share and answers; with a requirement its evidence, commitments and
 * answers. Capacity at a removed site becomes care at a distance, attachments stay and lose the
 * reference, and the bid loses its lead member.
 *
 * Returns: whether all were removed; otherwise roll back
 */
gboolean
sb_document_delete_with_dependents (SbDocument *self,
                                    SbTableId table,
                                    const char *id,
                                    GError **error)
{
  g_return_val_if_fail (SB_IS_DOCUMENT (self) && table < SB_N_TABLES && id != NULL, FALSE);

  for (guint other = 0; other < SB_N_TABLES; other++)
    for (guint i = 0; i < sb_tables[other]->n_fields; i++)
      if (refers_to (&sb_tables[other]->fields[i], table) &&
          !delete_dependents (self, other, &sb_tables[other]->fields[i], id, error))
        return FALSE;

  return sb_document_delete (self, sb_tables[table], id, error);
}
