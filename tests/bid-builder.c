/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bid-builder.h"

SbBid *
builder_new (void)
{
  SbBid *bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Test");
  info->route = SB_ROUTE_LOV;
  info->language = SB_LANGUAGE_EN;
  info->start = sb_date_from_ymd (2027, 1, 1);
  info->end = sb_date_from_ymd (2029, 1, 1);

  return bid;
}

SbBidInfo *
builder_get_info (SbBid *bid)
{
  return (SbBidInfo *) (gpointer) bid->rows[SB_TABLE_BID]->data;
}

void
builder_add_member (SbBid *bid, const char *id)
{
  SbMember *row = sb_bid_add (bid, SB_TABLE_MEMBER);

  row->id = g_strdup (id);
  row->name = g_strconcat ("Member ", id, NULL);
}

/* Of the profession "gp", all the time. */
SbSupply *
builder_add_supply (SbBid *bid, const char *id, const char *member, gint64 minutes)
{
  SbSupply *row = sb_bid_add (bid, SB_TABLE_SUPPLY);

  row->id = g_strdup (id);
  row->member = g_strdup (member);
  row->profession = g_strdup ("gp");
  row->minutes_per_week = minutes;

  return row;
}

/* A `shall` requirement on "gp", in a section of its own. */
SbRequirement *
builder_add_capacity (SbBid *bid, const char *id, gint64 minutes)
{
  SbRequirement *row = sb_bid_add (bid, SB_TABLE_REQUIREMENT);

  row->id = g_strdup (id);
  row->section = g_strconcat ("§", id, NULL);
  row->text_en = g_strconcat ("Care ", id, NULL);
  row->obligation = SB_OBLIGATION_SHALL;
  row->fulfilment = SB_FULFILMENT_GROUP;
  row->test = SB_TEST_CAPACITY;
  row->professions = g_strdup ("gp");
  row->minutes_per_week = minutes;

  return row;
}

SbRequirement *
builder_add_declaration (SbBid *bid, const char *id, SbFulfilment fulfilment)
{
  SbRequirement *row = sb_bid_add (bid, SB_TABLE_REQUIREMENT);

  row->id = g_strdup (id);
  row->section = g_strconcat ("§", id, NULL);
  row->text_en = g_strconcat ("Promise ", id, NULL);
  row->obligation = SB_OBLIGATION_SHALL;
  row->fulfilment = fulfilment;
  row->test = SB_TEST_DECLARATION;

  return row;
}

SbCommitment *
builder_add_commitment (SbBid *bid, const char *supply, const char *requirement, gint64 minutes)
{
  SbCommitment *row = sb_bid_add (bid, SB_TABLE_COMMITMENT);

  row->id = g_strdup_printf ("c%u", sb_bid_get_n_rows (bid, SB_TABLE_COMMITMENT));
  row->supply = g_strdup (supply);
  row->requirement = g_strdup (requirement);
  row->minutes_per_week = minutes;

  return row;
}

void
builder_add_answer (SbBid *bid, const char *requirement, const char *subject, SbStatus status)
{
  SbAnswer *row = sb_bid_add (bid, SB_TABLE_ANSWER);

  row->id = g_strdup_printf ("%s-%s", requirement, subject);
  row->requirement = g_strdup (requirement);
  row->subject = g_strdup (subject);
  row->status = (int) status;
}

SbBid *
builder_seal (SbBid *bid)
{
  g_autoptr (GError) error = NULL;

  sb_bid_seal (bid, &error);
  g_assert_no_error (error);

  return bid;
}

/* A copy of the whole bid, not sealed, but for some rows of one table. */
SbBid *
builder_copy_without (const SbBid *bid, SbTableId table, const GArray *positions)
{
  SbBid *copy = sb_bid_new ();

  for (SbTableId t = 0; t < SB_N_TABLES; t++)
    for (guint i = 0; i < sb_bid_get_n_rows (bid, t); i++)
      {
        gboolean drop = FALSE;

        for (guint j = 0; t == table && j < positions->len; j++)
          drop = drop || g_array_index (positions, guint, j) == i;
        if (!drop)
          sb_table_copy_row (sb_tables[t], sb_bid_add (copy, t), sb_bid_get_row (bid, t, i));
      }

  return copy;
}
