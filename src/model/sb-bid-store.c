/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Between the document, which knows rows only, and the bid as one value. Files of others are
 * hostile until checked, and here is what their rows are held to: all that an import asks. Here is
 * also what removing a row means for the rows that refer to it: the schema cascades nothing, since
 * an undo could not be redone then.
 */

#include "config.h"

#include <samanbud/sb-bid-store.h>

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-text.h>

/* Fills a bid with rows. */
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

static gboolean
seal (SbBid *bid, GError **error)
{
  if (sb_bid_get_n_rows (bid, SB_TABLE_BID) != 1)
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_DAMAGED,
                           _ ("There is no bid in the document."));
      return FALSE;
    }

  return sb_bid_seal (bid, error);
}

/* A file that proves something, compared with the sum that names it: one at a time, since all of
 * them may be large. */
typedef struct
{
  SbAttachment row;
  GError *error;
} SbProof;

static gboolean
report (const SbTable *table,
        const char *id,
        const char *field,
        const char *found,
        const char *expected,
        GError **error)
{
  g_autofree char *quoted = sb_text_quote (id);

  g_set_error (error, SB_ERROR, SB_ERROR_DAMAGED,
               _ ("In %1$s %2$s, %3$s: found %4$s, expected %5$s."), table->name, quoted, field,
               found, expected);
  return FALSE;
}

static void
check_proof (SbProof *proof)
{
  g_autofree char *sum = NULL;

  if (proof->row.data == NULL || proof->error != NULL)
    return;

  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, proof->row.data);
  if (g_strcmp0 (sum, proof->row.sha256) != 0)
    report (&sb_attachment_table, proof->row.id, "sha256", _ ("the sum of other bytes"),
            _ ("the SHA-256 of the attachment’s own"), &proof->error);
}

static gpointer
make_proof (const SbTable *table, gpointer data)
{
  SbProof *proof = data;

  check_proof (proof);
  sb_table_clear_row (table, &proof->row);
  return &proof->row;
}

static gboolean
check_proofs (const SbRowSource *source, GError **error)
{
  SbProof proof = { { NULL }, NULL };
  gboolean loaded;

  sb_table_init_row (&sb_attachment_table, &proof.row);
  loaded = sb_row_source_load (source, &sb_attachment_table, TRUE, make_proof, &proof, error);
  if (loaded)
    check_proof (&proof);
  sb_table_clear_row (&sb_attachment_table, &proof.row);
  if (loaded && proof.error == NULL)
    return TRUE;

  if (loaded)
    g_propagate_error (error, proof.error);
  else
    g_clear_error (&proof.error);
  return FALSE;
}

static gboolean
report_twice (const SbTable *table, const char *id, const char *expected, GError **error)
{
  g_autofree char *quoted = sb_text_quote (id);
  g_autofree char *found = g_strdup_printf (_ ("the text %s"), quoted);

  return report (table, id, "id", found, expected, error);
}

/* Members, sites and persons share one name space; and nobody has agreed on two shares. */
static gboolean
check_names (const SbBid *bid, GError **error)
{
  static const SbTableId parties[] = { SB_TABLE_MEMBER, SB_TABLE_SITE, SB_TABLE_PERSON };
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    for (guint j = 0; j < sb_bid_get_n_rows (bid, parties[i]); j++)
      {
        char *id = *(char *const *) sb_bid_get_row (bid, parties[i], j);

        if (!g_hash_table_add (names, id))
          return report_twice (sb_tables[parties[i]], id,
                               _ ("an id that no other member, site or person has"), error);
      }
  for (guint i = 1; i < bid->n_agreed; i++)
    if (g_strcmp0 (bid->agreed[i - 1].member, bid->agreed[i].member) == 0)
      return report_twice (&sb_agreed_table, bid->agreed[i].id, _ ("one share for each member"),
                           error);

  return TRUE;
}

/* Whether rows are a bid: every value one that its field may hold, and all that must hold between
 * them. What has been looked at once can only have changed by a step of the history, which leaves
 * the bytes of attachments alone. */
static gboolean
check_rows (const SbRowSource *source, gboolean is_new, GError **error)
{
  g_autoptr (SbBid) bid = sb_bid_new ();

  for (guint table = 0; table < SB_N_TABLES; table++)
    {
      SbFilling filling = { bid, table };

      if (!sb_row_source_load (source, sb_tables[table], FALSE, make_row, &filling, error))
        return FALSE;
    }

  return seal (bid, error) && check_names (bid, error) && (!is_new || check_proofs (source, error));
}

/**
 * sb_document_open:
 * @file: a file of the user's, which may contain anything
 * @error: return location: one sentence that names the file
 *
 * Reads a document. The file itself is not touched and not kept open.
 *
 * Returns: (transfer full): a document, or NULL
 */
SbDocument *
sb_document_open (GFile *file, GError **error)
{
  return sb_document_open_checked (file, check_rows, error);
}

/**
 * sb_document_open_async:
 * @file: a file of the user's, which may contain anything
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Like sb_document_open(), without blocking.
 */
void
sb_document_open_async (GFile *file,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  sb_document_open_checked_async (file, check_rows, cancellable, callback, data);
}

/**
 * sb_document_recover_all:
 * @error: return location
 *
 * Takes over the working copies of processes that died with unsaved work; see
 * sb_document_recover_checked().
 *
 * Returns: (transfer full) (element-type SbDocument): documents, perhaps none; NULL when the folder
 * cannot be read
 */
GPtrArray *
sb_document_recover_all (GError **error)
{
  return sb_document_recover_checked (check_rows, error);
}

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

  return seal (bid, error) ? g_steal_pointer (&bid) : NULL;
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
