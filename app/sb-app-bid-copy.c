/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What if: copies of a bid in which some rows are otherwise. The window uses them to show what an
 * edit would give while it is being typed, and why a requirement fails when somebody leaves. The
 * copies are values like any other bid; nothing of them is stored.
 */

#include "config.h"

#include "sb-app-bid-copy.h"

static void
copy_row (SbBid *copy, SbTableId table, gconstpointer from, SbAppRowFilter filter, gpointer data)
{
  const SbTable *description = sb_tables[table];
  gpointer row = g_malloc0 (description->size);

  sb_table_init_row (description, row);
  sb_table_copy_row (description, row, from);
  if (filter == NULL || filter (table, row, data))
    /* The fields move: a fresh row owns nothing. */
    memcpy (sb_bid_add (copy, table), row, description->size);
  else
    sb_table_clear_row (description, row);
  g_free (row);
}

/**
 * sb_app_bid_copy:
 * @bid: a sealed bid
 * @filter: (nullable): looks at every row
 * @data: for @filter
 *
 * Returns: (transfer full): a copy that is not sealed yet
 */
SbBid *
sb_app_bid_copy (const SbBid *bid, SbAppRowFilter filter, gpointer data)
{
  SbBid *copy = sb_bid_new ();

  g_return_val_if_fail (bid != NULL, copy);

  for (guint table = 0; table < SB_N_TABLES; table++)
    for (guint i = 0; i < sb_bid_get_n_rows (bid, table); i++)
      copy_row (copy, table, sb_bid_get_row (bid, table, i), filter, data);

  return copy;
}

/* Members, sites and persons share one name space, supplies have their own. */
typedef struct
{
  GHashTable *subjects;
  GHashTable *supplies;
} Leaving;

static gboolean
is_gone (const Leaving *leaving, const char *table, const char *id)
{
  if (id == NULL)
    return FALSE;
  if (g_str_equal (table, "supply"))
    return g_hash_table_contains (leaving->supplies, id);

  return (g_str_equal (table, "member") || g_str_equal (table, "site") ||
          g_str_equal (table, "person")) &&
         g_hash_table_contains (leaving->subjects, id);
}

/* What the bid and others' supplies merely refer to becomes unknown. */
static void
forget_gone (const Leaving *leaving, SbTableId table, gpointer row)
{
  if (table == SB_TABLE_BID && is_gone (leaving, "member", ((SbBidInfo *) row)->lead))
    sb_text_set (&((SbBidInfo *) row)->lead, NULL);
  if (table == SB_TABLE_SUPPLY && is_gone (leaving, "site", ((SbSupply *) row)->site))
    sb_text_set (&((SbSupply *) row)->site, NULL);
}

/* A row goes with the member, the site, the supply or the person it belongs to. */
static gboolean
stays (SbTableId table, gpointer row, gpointer data)
{
  const Leaving *leaving = data;
  const SbTable *description = sb_tables[table];

  if (is_gone (leaving, description->name, *(char *const *) row))
    return FALSE;

  forget_gone (leaving, table, row);
  for (guint i = 0; i < description->n_fields; i++)
    if (description->fields[i].references != NULL &&
        is_gone (leaving, description->fields[i].references,
                 G_STRUCT_MEMBER (char *, row, description->fields[i].offset)))
      return FALSE;
  if (table == SB_TABLE_ATTACHMENT)
    return !is_gone (leaving, "member", ((SbAttachment *) row)->subject);

  return table != SB_TABLE_ANSWER || !is_gone (leaving, "member", ((SbAnswer *) row)->subject);
}

static void
add_gone (const Leaving *leaving, const SbBid *bid, const char *member)
{
  g_hash_table_add (leaving->subjects, (gpointer) member);
  for (guint i = 0; i < bid->n_sites; i++)
    if (g_strcmp0 (bid->sites[i].member, member) == 0)
      g_hash_table_add (leaving->subjects, bid->sites[i].id);
  for (guint i = 0; i < bid->n_persons; i++)
    if (g_strcmp0 (bid->persons[i].member, member) == 0)
      g_hash_table_add (leaving->subjects, bid->persons[i].id);
  for (guint i = 0; i < bid->n_supplies; i++)
    if (g_strcmp0 (bid->supplies[i].member, member) == 0)
      g_hash_table_add (leaving->supplies, bid->supplies[i].id);
}

/**
 * sb_app_bid_copy_without:
 * @bid: a sealed bid
 * @members: (array length=n_members): positions of members
 * @n_members: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the bid as if they had never been in it: without their
 * sites, persons, capacity, commitments, answers and attachments
 */
SbBid *
sb_app_bid_copy_without (const SbBid *bid, const guint *members, guint n_members, GError **error)
{
  g_autoptr (GHashTable) subjects = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) supplies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SbBid) copy = NULL;
  Leaving leaving = { subjects, supplies };

  g_return_val_if_fail (bid != NULL, NULL);

  for (guint i = 0; i < n_members; i++)
    add_gone (&leaving, bid, bid->members[members[i]].id);

  copy = sb_app_bid_copy (bid, stays, &leaving);
  if (!sb_bid_seal (copy, error))
    return NULL;

  return g_steal_pointer (&copy);
}
