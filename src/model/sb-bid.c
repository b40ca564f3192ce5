/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A whole bid as one immutable value. Whoever makes one adds rows and seals it: sealing sorts every
 * table into its canonical order and checks that what refers to something refers to something that
 * is there. What a row may contain beyond that is checked where rows come from: in the import and
 * where a document's rows are read.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include <samanbud/sb-bid.h>
#include <samanbud/sb-error.h>

#include "sb-table-private.h"

const SbTable *const sb_tables[SB_N_TABLES] = {
  [SB_TABLE_BID] = &sb_bid_info_table,
  [SB_TABLE_MEMBER] = &sb_member_table,
  [SB_TABLE_SITE] = &sb_site_table,
  [SB_TABLE_PERSON] = &sb_person_table,
  [SB_TABLE_SUPPLY] = &sb_supply_table,
  [SB_TABLE_REQUIREMENT] = &sb_requirement_table,
  [SB_TABLE_EVIDENCE] = &sb_evidence_table,
  [SB_TABLE_COMMITMENT] = &sb_commitment_table,
  [SB_TABLE_AGREED] = &sb_agreed_table,
  [SB_TABLE_ANSWER] = &sb_answer_table,
  [SB_TABLE_ATTACHMENT] = &sb_attachment_table,
};

/* The order of rows that are found by their id: ids as bytes. */
int
sb_table_compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/**
 * sb_bid_new:
 *
 * Returns: (transfer full): a bid without rows, to be filled and sealed
 */
SbBid *
sb_bid_new (void)
{
  SbBid *self = g_new0 (SbBid, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < SB_N_TABLES; i++)
    self->rows[i] = g_array_new (FALSE, FALSE, (guint) sb_tables[i]->size);

  return self;
}

/**
 * sb_bid_ref:
 * @bid: a bid
 *
 * Returns: (transfer full): @bid
 */
SbBid *
sb_bid_ref (SbBid *bid)
{
  g_return_val_if_fail (bid != NULL, NULL);

  g_atomic_ref_count_inc (&bid->ref_count);
  return bid;
}

/**
 * sb_bid_unref:
 * @bid: (transfer full) (nullable): a bid
 */
void
sb_bid_unref (SbBid *bid)
{
  if (bid == NULL || !g_atomic_ref_count_dec (&bid->ref_count))
    return;

  for (guint i = 0; i < SB_N_TABLES; i++)
    {
      for (guint j = 0; j < bid->rows[i]->len; j++)
        sb_table_clear_row (sb_tables[i], bid->rows[i]->data + j * sb_tables[i]->size);
      g_array_unref (bid->rows[i]);
    }
  g_free (bid);
}

/**
 * sb_bid_add:
 * @bid: a bid that is not sealed
 * @table: which table
 *
 * Adds a row in which every field is unknown.
 *
 * Returns: (transfer none): the row, to be filled; valid until the next row is added to the same
 * table
 */
gpointer
sb_bid_add (SbBid *bid, SbTableId table)
{
  const SbTable *description = sb_tables[table];
  GArray *rows;

  g_return_val_if_fail (bid != NULL && !bid->sealed && table < SB_N_TABLES, NULL);

  rows = bid->rows[table];
  g_array_set_size (rows, rows->len + 1);
  sb_table_init_row (description, rows->data + (rows->len - 1) * description->size);

  return rows->data + (rows->len - 1) * description->size;
}

/**
 * sb_bid_get_n_rows:
 * @bid: a bid
 * @table: which table
 *
 * Returns: how many rows it has
 */
guint
sb_bid_get_n_rows (const SbBid *bid, SbTableId table)
{
  g_return_val_if_fail (bid != NULL && table < SB_N_TABLES, 0);

  return bid->rows[table]->len;
}

/**
 * sb_bid_get_row:
 * @bid: a bid
 * @table: which table
 * @position: below sb_bid_get_n_rows()
 *
 * Returns: (transfer none): the row
 */
gconstpointer
sb_bid_get_row (const SbBid *bid, SbTableId table, guint position)
{
  g_return_val_if_fail (bid != NULL && table < SB_N_TABLES, NULL);
  g_return_val_if_fail (position < bid->rows[table]->len, NULL);

  return bid->rows[table]->data + position * sb_tables[table]->size;
}

/**
 * sb_bid_find:
 * @bid: a sealed bid
 * @table: a table in the order of its ids: not evidence, commitments, agreed shares or answers
 * @id: (nullable): an id
 *
 * Finds a row in logarithmic time.
 *
 * Returns: its position, or -1
 */
int
sb_bid_find (const SbBid *bid, SbTableId table, const char *id)
{
  guint low = 0, high;

  g_return_val_if_fail (bid != NULL && bid->sealed && table < SB_N_TABLES, -1);
  g_return_val_if_fail (sb_tables[table]->compare == sb_table_compare_ids, -1);

  high = id != NULL ? bid->rows[table]->len : 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = g_strcmp0 (*(char *const *) sb_bid_get_row (bid, table, middle), id);

      if (order == 0)
        return (int) middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}

/**
 * sb_bid_find_answer:
 * @bid: a sealed bid
 * @requirement: id of a requirement
 * @subject: id of a member, a site or a person, or SB_SUBJECT_GROUP
 *
 * Returns: (transfer none) (nullable): the answer, if there is one
 */
const SbAnswer *
sb_bid_find_answer (const SbBid *bid, const char *requirement, const char *subject)
{
  guint low = 0, high;

  g_return_val_if_fail (bid != NULL && bid->sealed, NULL);

  high = bid->n_answers;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SbAnswer *answer = &bid->answers[middle];
      int order = g_strcmp0 (answer->requirement, requirement);

      if (order == 0)
        order = g_strcmp0 (answer->subject, subject);
      if (order == 0)
        return answer;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * sb_bid_get_subject_name:
 * @bid: a sealed bid
 * @subject: (nullable): id of a member, a site or a person, or SB_SUBJECT_GROUP
 *
 * Returns: (transfer none) (nullable): its name (the group's own name for the group, if it has one)
 */
const char *
sb_bid_get_subject_name (const SbBid *bid, const char *subject)
{
  int i;

  g_return_val_if_fail (bid != NULL && bid->sealed, NULL);

  if (g_strcmp0 (subject, SB_SUBJECT_GROUP) == 0)
    return bid->info->group_name;
  if ((i = sb_bid_find (bid, SB_TABLE_MEMBER, subject)) >= 0)
    return bid->members[i].name;
  if ((i = sb_bid_find (bid, SB_TABLE_SITE, subject)) >= 0)
    return bid->sites[i].name;
  if ((i = sb_bid_find (bid, SB_TABLE_PERSON, subject)) >= 0)
    return bid->persons[i].name;

  return NULL;
}

static SbTableId
find_table (const char *name)
{
  SbTableId table = SB_TABLE_BID;

  while (strcmp (sb_tables[table]->name, name) != 0)
    table++;

  return table;
}

static gboolean
subject_exists (const SbBid *self, const char *subject)
{
  return subject == NULL || strcmp (subject, SB_SUBJECT_GROUP) == 0 ||
         sb_bid_find (self, SB_TABLE_MEMBER, subject) >= 0 ||
         sb_bid_find (self, SB_TABLE_SITE, subject) >= 0 ||
         sb_bid_find (self, SB_TABLE_PERSON, subject) >= 0;
}

static gboolean
reference_exists (const SbBid *self, const SbField *field, const char *id)
{
  if (strcmp (field->name, "subject") == 0)
    return subject_exists (self, id);

  return id == NULL || field->references == NULL ||
         sb_bid_find (self, find_table (field->references), id) >= 0;
}

static gboolean
check_rows (const SbBid *self, SbTableId table, GError **error)
{
  const SbTable *description = sb_tables[table];

  for (guint i = 0; i < self->rows[table]->len; i++)
    {
      gconstpointer row = sb_bid_get_row (self, table, i);

      if (i > 0 && description->compare (sb_bid_get_row (self, table, i - 1), row) == 0)
        {
          g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("There are two rows “%s” in %s."),
                       *(char *const *) row, description->name);
          return FALSE;
        }
      for (guint j = 0; j < description->n_fields; j++)
        {
          const SbField *field = &description->fields[j];
          const char *id;

          if (field->kind != SB_KIND_TEXT)
            continue;
          id = G_STRUCT_MEMBER (char *, row, field->offset);
          if (!reference_exists (self, field, id))
            {
              g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                           /* Translators: names of a table and of its field, then two ids. */
                           _ ("In %s “%s”, %s names “%s”, which does not exist."),
                           description->name, *(char *const *) row, field->name, id);
              return FALSE;
            }
        }
    }

  return TRUE;
}

static void
set_views (SbBid *self)
{
  self->info = (const SbBidInfo *) (gpointer) self->rows[SB_TABLE_BID]->data;
  self->members = (const SbMember *) (gpointer) self->rows[SB_TABLE_MEMBER]->data;
  self->sites = (const SbSite *) (gpointer) self->rows[SB_TABLE_SITE]->data;
  self->persons = (const SbPerson *) (gpointer) self->rows[SB_TABLE_PERSON]->data;
  self->supplies = (const SbSupply *) (gpointer) self->rows[SB_TABLE_SUPPLY]->data;
  self->requirements = (const SbRequirement *) (gpointer) self->rows[SB_TABLE_REQUIREMENT]->data;
  self->evidence = (const SbEvidence *) (gpointer) self->rows[SB_TABLE_EVIDENCE]->data;
  self->commitments = (const SbCommitment *) (gpointer) self->rows[SB_TABLE_COMMITMENT]->data;
  self->agreed = (const SbAgreed *) (gpointer) self->rows[SB_TABLE_AGREED]->data;
  self->answers = (const SbAnswer *) (gpointer) self->rows[SB_TABLE_ANSWER]->data;
  self->attachments = (const SbAttachment *) (gpointer) self->rows[SB_TABLE_ATTACHMENT]->data;
  self->n_members = self->rows[SB_TABLE_MEMBER]->len;
  self->n_sites = self->rows[SB_TABLE_SITE]->len;
  self->n_persons = self->rows[SB_TABLE_PERSON]->len;
  self->n_supplies = self->rows[SB_TABLE_SUPPLY]->len;
  self->n_requirements = self->rows[SB_TABLE_REQUIREMENT]->len;
  self->n_evidence = self->rows[SB_TABLE_EVIDENCE]->len;
  self->n_commitments = self->rows[SB_TABLE_COMMITMENT]->len;
  self->n_agreed = self->rows[SB_TABLE_AGREED]->len;
  self->n_answers = self->rows[SB_TABLE_ANSWER]->len;
  self->n_attachments = self->rows[SB_TABLE_ATTACHMENT]->len;
}

static gboolean
set_term (SbBid *self, GError **error)
{
  const SbBidInfo *info = self->info;
  gint64 months =
      info->horizon_months != SB_UNKNOWN ? info->horizon_months : SB_HORIZON_MONTHS_DEFAULT;

  if (info->start == SB_DATE_NONE)
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                           _ ("The contract has no start date."));
      return FALSE;
    }

  self->start = info->start;
  self->end = info->end != SB_DATE_NONE ?
                  info->end :
                  sb_date_add_months (info->start, (int) CLAMP (months, 0, 120000));
  if (self->start >= self->end)
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                           _ ("The contract ends before it has started."));
      return FALSE;
    }

  return TRUE;
}

/**
 * sb_bid_seal:
 * @bid: a bid with exactly one row in SB_TABLE_BID
 * @error: says which row refers to something that is not there
 *
 * Puts all rows in canonical order and makes the bid immutable. Call it once; a bid that could not
 * be sealed can only be unreferenced.
 *
 * Returns: whether the bid may be used
 */
gboolean
sb_bid_seal (SbBid *bid, GError **error)
{
  g_return_val_if_fail (bid != NULL && !bid->sealed, FALSE);
  g_return_val_if_fail (bid->rows[SB_TABLE_BID]->len == 1, FALSE);

  for (guint i = 0; i < SB_N_TABLES; i++)
    g_array_sort (bid->rows[i], sb_tables[i]->compare);
  bid->sealed = TRUE;
  set_views (bid);

  for (guint i = 0; i < SB_N_TABLES; i++)
    if (!check_rows (bid, i, error))
      return FALSE;

  return set_term (bid, error);
}

/**
 * sb_requirement_get_text:
 * @requirement: a requirement
 * @language: the language wanted
 *
 * Returns: (transfer none): what is required, in the other language when it exists only there;
 * never NULL
 */
const char *
sb_requirement_get_text (const SbRequirement *requirement, SbLanguage language)
{
  const char *first, *second;

  g_return_val_if_fail (requirement != NULL, "");

  first = language == SB_LANGUAGE_SV ? requirement->text_sv : requirement->text_en;
  second = language == SB_LANGUAGE_SV ? requirement->text_en : requirement->text_sv;
  if (first != NULL)
    return first;
  return second != NULL ? second : "";
}

/**
 * sb_requirement_get_reference:
 * @requirement: a requirement
 *
 * Returns: (transfer none): the section it stands in, or its id where it has none
 */
const char *
sb_requirement_get_reference (const SbRequirement *requirement)
{
  g_return_val_if_fail (requirement != NULL, "");

  return requirement->section != NULL ? requirement->section : requirement->id;
}

/**
 * sb_evidence_get_text:
 * @evidence: a proof that is demanded
 * @language: the language wanted
 *
 * Returns: (transfer none): its name, in the other language when it exists only there; never NULL
 */
const char *
sb_evidence_get_text (const SbEvidence *evidence, SbLanguage language)
{
  const char *first, *second;

  g_return_val_if_fail (evidence != NULL, "");

  first = language == SB_LANGUAGE_SV ? evidence->text_sv : evidence->text_en;
  second = language == SB_LANGUAGE_SV ? evidence->text_en : evidence->text_sv;
  if (first != NULL)
    return first;
  return second != NULL ? second : "";
}

/**
 * sb_requirement_takes_profession:
 * @requirement: a capacity requirement
 * @profession: a profession code
 *
 * Returns: whether that profession may fill it
 */
gboolean
sb_requirement_takes_profession (const SbRequirement *requirement, const char *profession)
{
  gsize length;

  g_return_val_if_fail (requirement != NULL && profession != NULL, FALSE);

  length = strlen (profession);
  for (const char *p = requirement->professions; p != NULL; p = strchr (p, ' '))
    {
      p += strspn (p, " ");
      if (length > 0 && strncmp (p, profession, length) == 0 &&
          (p[length] == ' ' || p[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/* Length first, so that no text can be taken for the end of one and the beginning of the next. */
static void
hash_text (GChecksum *checksum, const char *text)
{
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text));

  g_checksum_update (checksum, (const guchar *) size, -1);
  g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
hash_count (GChecksum *checksum, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  hash_text (checksum, text);
}

/* A field as text, the way SQL has it; NULL when it is not known. An attachment's bytes are never
 * known here: its own SHA-256 is a field beside them. */
static char *
build_field_text (const SbField *field, gconstpointer row)
{
  gconstpointer place = G_STRUCT_MEMBER_P (row, field->offset);

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      return g_strdup (*(char *const *) place);
    case SB_KIND_INTEGER:
      return *(const gint64 *) place == SB_UNKNOWN ?
                 NULL :
                 g_strdup_printf ("%" G_GINT64_FORMAT, *(const gint64 *) place);
    case SB_KIND_DATE:
      return *(const SbDate *) place == SB_DATE_NONE ? NULL :
                                                       sb_date_to_iso (*(const SbDate *) place);
    case SB_KIND_BOOLEAN:
      return *(const int *) place < 0 ? NULL : g_strdup_printf ("%d", *(const int *) place);
    case SB_KIND_CHOICE:
      return g_strdup (sb_field_get_code (field, *(const int *) place));
    case SB_KIND_BYTES:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
hash_row (GChecksum *checksum, const SbTable *table, gconstpointer row)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint first = table->compare == sb_table_compare_ids ? 0 : 1, n_known = 0;

  for (guint i = first; i < table->n_fields; i++)
    {
      char *text = build_field_text (&table->fields[i], row);

      g_ptr_array_add (texts, text);
      n_known += text != NULL;
    }

  hash_count (checksum, n_known);
  for (guint i = 0; i < texts->len; i++)
    if (texts->pdata[i] != NULL)
      {
        hash_text (checksum, table->fields[first + i].name);
        hash_text (checksum, texts->pdata[i]);
      }
}

/**
 * sb_bid_build_hash:
 * @bid: a sealed bid
 *
 * SHA-256 over all that was entered, in canonical order: the same content gives the same hash, on
 * every machine, in every copy, and in a later program that knows more tables and fields. So what
 * is not known leaves no trace, and what is known goes by its name. Row ids that no one entered (of
 * answers, commitments …) are left out.
 *
 * Per table that has rows: its name, the number of rows, and per row the number of known fields,
 * then the name and the value of each, in the table's order; each of these as its length in bytes,
 * a colon and the text. A choice is its code, a date ISO 8601, a yes 1 and a no 0.
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits
 */
char *
sb_bid_build_hash (const SbBid *bid)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (bid != NULL && bid->sealed, NULL);

  for (guint t = 0; t < SB_N_TABLES; t++)
    {
      if (bid->rows[t]->len == 0)
        continue;

      hash_text (checksum, sb_tables[t]->name);
      hash_count (checksum, bid->rows[t]->len);
      for (guint i = 0; i < bid->rows[t]->len; i++)
        hash_row (checksum, sb_tables[t], sb_bid_get_row (bid, t, i));
    }

  return g_strdup (g_checksum_get_string (checksum));
}
