/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "golden.h"

static SbBid *
make_bid (void)
{
  SbBid *bid = sb_bid_new ();
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Test");
  info->start = sb_date_from_ymd (2027, 3, 1);
  return bid;
}

static void
add_member (SbBid *bid, const char *id)
{
  SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);

  member->id = g_strdup (id);
  member->name = g_strconcat ("Member ", id, NULL);
}

static void
add_supply (SbBid *bid, const char *id, const char *member)
{
  SbSupply *supply = sb_bid_add (bid, SB_TABLE_SUPPLY);

  supply->id = g_strdup (id);
  supply->member = g_strdup (member);
  supply->profession = g_strdup ("gp");
  supply->minutes_per_week = 600;
  supply->from = sb_date_from_ymd (2020, 1, 1);
  supply->to = sb_date_from_ymd (2030, 7, 1);
}

static void
test_order (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (GError) error = NULL;

  add_member (bid, "b");
  add_member (bid, "B");
  add_member (bid, "a10");
  add_member (bid, "a2");
  g_assert_true (sb_bid_seal (bid, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (bid->members[0].id, ==, "B");
  g_assert_cmpstr (bid->members[1].id, ==, "a10");
  g_assert_cmpstr (bid->members[2].id, ==, "a2");
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_MEMBER, "b"), ==, 3);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_MEMBER, "c"), ==, -1);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_MEMBER, NULL), ==, -1);
  g_assert_cmpstr (sb_bid_get_subject_name (bid, "a2"), ==, "Member a2");
}

static void
test_reference (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (GError) error = NULL;

  add_member (bid, "a");
  add_supply (bid, "u", "nobody");
  g_assert_false (sb_bid_seal (bid, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nobody"));
}

static void
test_twice (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (GError) error = NULL;

  add_member (bid, "a");
  add_member (bid, "a");
  g_assert_false (sb_bid_seal (bid, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
}

/* A date before the contract does not cut it; one inside does; --at and --until do too. */
static void
test_segments (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) part = NULL;
  SbDate at = sb_date_from_ymd (2028, 1, 1), until = sb_date_from_ymd (2031, 1, 1);
  SbSegment *segment;

  add_member (bid, "a");
  add_supply (bid, "u", "a");
  g_assert_true (sb_bid_seal (bid, NULL));
  g_assert_cmpint (bid->end, ==, sb_date_from_ymd (2034, 3, 1));

  all = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);
  g_assert_cmpuint (all->len, ==, 2);
  segment = &g_array_index (all, SbSegment, 0);
  g_assert_cmpint (segment->from, ==, bid->start);
  g_assert_cmpint (segment->to, ==, sb_date_from_ymd (2030, 7, 1));
  g_assert_true (sb_segment_is_inside (segment, bid->supplies[0].from, bid->supplies[0].to));
  g_assert_false (sb_segment_is_inside (segment + 1, bid->supplies[0].from, bid->supplies[0].to));

  part = sb_segments_new (bid, at, until);
  g_assert_cmpuint (part->len, ==, 2);
  g_assert_cmpint (g_array_index (part, SbSegment, 0).from, ==, at);
  g_assert_cmpint (g_array_index (part, SbSegment, 1).to, ==, until);
}

static SbBid *
copy_backwards (const SbBid *bid)
{
  SbBid *copy = sb_bid_new ();

  for (guint t = 0; t < SB_N_TABLES; t++)
    for (guint i = sb_bid_get_n_rows (bid, t); i-- > 0;)
      sb_table_copy_row (sb_tables[t], sb_bid_add (copy, t), sb_bid_get_row (bid, t, i));

  return copy;
}

static char *
seal_and_hash (SbBid *bid)
{
  g_autoptr (GError) error = NULL;

  sb_bid_seal (bid, &error);
  g_assert_no_error (error);
  return sb_bid_build_hash (bid);
}

/* What the hash is made of, written out: who has the bid as text can make it too. No field that is
 * not known is in it, so a program that knows more fields makes the same of the same bid. */
static void
test_hash_definition (void)
{
  g_auto (GStrv) parts = g_strsplit ("bid|1"
                                     "|4|id|bid|title|Test|route|lov|start|2027-03-01"
                                     "|member|2"
                                     "|2|id|a|name|Member a"
                                     "|4|id|å|name|Member å|role|relied-on|exit_notice_months|0"
                                     "|agreed|1"
                                     "|2|member|a|share_bp|0",
                                     "|", -1);
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = NULL, *hash = NULL;
  SbMember *member;
  SbAgreed *agreed;

  ((SbBidInfo *) (gpointer) bid->rows[SB_TABLE_BID]->data)->route = SB_ROUTE_LOV;
  add_member (bid, "a");
  add_member (bid, "å");
  member = &((SbMember *) (gpointer) bid->rows[SB_TABLE_MEMBER]->data)[1];
  member->role = SB_ROLE_RELIED_ON;
  member->exit_notice_months = 0;
  agreed = sb_bid_add (bid, SB_TABLE_AGREED);
  agreed->id = g_strdup ("whatever");
  agreed->member = g_strdup ("a");
  agreed->share_bp = 0;
  hash = seal_and_hash (bid);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "%u:%s", (guint) strlen (parts[i]), parts[i]);
  expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  g_assert_cmpstr (hash, ==, expected);
}

/* The hash follows the content, not the order in which rows were added. */
static void
test_hash_order (void)
{
  g_autoptr (SbBid) bid = golden_load_bid ("json/everything.json");
  g_autofree char *one = sb_bid_build_hash (bid);
  g_autoptr (SbBid) copy = copy_backwards (bid);
  g_autofree char *two = seal_and_hash (copy);

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpuint (strlen (one), ==, 64);
}

/* Gives the field a value that it did not have, and that makes the row no other row's double. */
static void
change_field (const SbField *field, gpointer row)
{
  gpointer place = G_STRUCT_MEMBER_P (row, field->offset);

  switch (field->kind)
    {
    case SB_KIND_TEXT:
      {
        char *text = g_strconcat (*(char **) place != NULL ? *(char **) place : "", "x", NULL);

        g_free (*(char **) place);
        *(char **) place = text;
        break;
      }
    case SB_KIND_INTEGER:
      *(gint64 *) place = *(gint64 *) place != SB_UNKNOWN ? *(gint64 *) place + 1000 : 0;
      break;
    case SB_KIND_DATE:
      *(SbDate *) place =
          *(SbDate *) place != SB_DATE_NONE ? *(SbDate *) place + 1 : sb_date_from_ymd (2050, 1, 1);
      break;
    case SB_KIND_BOOLEAN:
    case SB_KIND_CHOICE:
      *(int *) place = *(int *) place == 0 ? 1 : 0;
      break;
    case SB_KIND_BYTES:
    default:
      g_assert_not_reached ();
    }
}

static void
check_changed_field (const SbBid *bid, SbTableId table, const SbField *field, const char *before)
{
  g_autoptr (SbBid) copy = copy_backwards (bid);
  g_autofree char *after = NULL;

  change_field (field, copy->rows[table]->data);
  after = seal_and_hash (copy);
  if (g_strcmp0 (before, after) == 0)
    g_test_fail_printf ("%s.%s is not in the hash", sb_tables[table]->name, field->name);
}

/* Every field of every table that can be changed alone: what others refer to, and what refers to
 * them, cannot. */
static void
test_hash_fields (void)
{
  g_autoptr (SbBid) bid = golden_load_bid ("json/everything.json");
  g_autofree char *before = sb_bid_build_hash (bid);
  guint n = 0;

  for (guint t = 0; t < SB_N_TABLES; t++)
    for (guint i = 1; i < sb_tables[t]->n_fields; i++)
      {
        const SbField *field = &sb_tables[t]->fields[i];

        if (field->references != NULL || strcmp (field->name, "subject") == 0 ||
            field->kind == SB_KIND_BYTES)
          continue;
        check_changed_field (bid, t, field, before);
        n++;
      }
  g_assert_cmpuint (n, >, 80);
}

/* The same letters at other places are another bid. */
static void
test_hash_borders (void)
{
  static const char *const places[][4] = {
    { "ab", NULL, NULL, NULL }, { NULL, "ab", NULL, NULL }, { "a", "b", NULL, NULL },
    { "b", "a", NULL, NULL },   { "a", NULL, "b", NULL },   { "a", NULL, NULL, "b" },
    { "ab", "", NULL, NULL },   { "", "ab", NULL, NULL },   { NULL, NULL, "ab", NULL },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SbBid) bid = make_bid ();

      for (guint j = 0; j < 4; j += 2)
        {
          SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);

          member->id = g_strdup (j == 0 ? "a" : "b");
          member->contact = g_strdup (places[i][j]);
          member->signatory = g_strdup (places[i][j + 1]);
        }
      g_assert_true (g_hash_table_add (seen, seal_and_hash (bid)));
    }
}

static void
test_professions (void)
{
  SbRequirement requirement = { .professions = (char *) "district-nurse gp" };

  g_assert_true (sb_requirement_takes_profession (&requirement, "gp"));
  g_assert_true (sb_requirement_takes_profession (&requirement, "district-nurse"));
  g_assert_false (sb_requirement_takes_profession (&requirement, "nurse"));
  g_assert_false (sb_requirement_takes_profession (&requirement, "district"));
  g_assert_false (sb_requirement_takes_profession (&requirement, ""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bid/order", test_order);
  g_test_add_func ("/bid/reference", test_reference);
  g_test_add_func ("/bid/twice", test_twice);
  g_test_add_func ("/bid/segments", test_segments);
  g_test_add_func ("/bid/hash/definition", test_hash_definition);
  g_test_add_func ("/bid/hash/order", test_hash_order);
  g_test_add_func ("/bid/hash/fields", test_hash_fields);
  g_test_add_func ("/bid/hash/borders", test_hash_borders);
  g_test_add_func ("/bid/professions", test_professions);

  return g_test_run ();
}
