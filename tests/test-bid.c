/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <samanbud.h>

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

/* The hash follows the content, not the order in which rows were added. */
static void
test_hash (void)
{
  g_autoptr (SbBid) one = make_bid ();
  g_autoptr (SbBid) two = make_bid ();
  g_autoptr (SbBid) three = make_bid ();
  g_autofree char *hash_one = NULL, *hash_two = NULL, *hash_three = NULL;

  add_member (one, "a");
  add_member (one, "b");
  add_member (two, "b");
  add_member (two, "a");
  add_member (three, "a");
  g_assert_true (sb_bid_seal (one, NULL) && sb_bid_seal (two, NULL) && sb_bid_seal (three, NULL));

  hash_one = sb_bid_build_hash (one);
  hash_two = sb_bid_build_hash (two);
  hash_three = sb_bid_build_hash (three);
  g_assert_cmpstr (hash_one, ==, hash_two);
  g_assert_cmpstr (hash_one, !=, hash_three);
  g_assert_cmpuint (strlen (hash_one), ==, 64);
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
  g_test_add_func ("/bid/hash", test_hash);
  g_test_add_func ("/bid/professions", test_professions);

  return g_test_run ();
}
