/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which smaller group meets every `shall` requirement, and what stops the others, against the slow
 * twin on random bids. A capacity requirement stops a group when, in some segment, a minute less of
 * it would be a minute less missing.
 */

#include <samanbud.h>

#include "bid-builder.h"
#include "random-bid.h"
#include "twin.h"

static guint
get_set (const GArray *members)
{
  guint set = 0;

  for (guint i = 0; i < members->len; i++)
    set |= 1u << g_array_index (members, guint, i);

  return set;
}

static gboolean
would_help (const Twin *twin, const SbBid *bid, guint segment, guint group, guint column)
{
  gint64 capacity[32] = { 0 }, need[32] = { 0 };
  guint shall = 0;
  gint64 flow, without;

  for (guint s = 0; s < bid->n_supplies; s++)
    {
      int member = sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[s].member);

      if (member >= 0 && (group >> member & 1) != 0)
        capacity[s] = twin_get_available (twin, segment, s);
    }
  for (guint c = 0; c < twin_get_n_columns (twin); c++)
    {
      need[c] = twin_get_need (twin, segment, c);
      if (bid->requirements[twin_get_column (twin, c)].obligation == SB_OBLIGATION_SHALL)
        shall |= 1u << c;
    }
  if ((shall >> column & 1) == 0 || need[column] == 0)
    return FALSE;

  flow = twin_flow (twin, capacity, need, shall);
  need[column]--;
  without = twin_flow (twin, capacity, need, shall);
  return without == flow;
}

static gboolean
stops (const Twin *twin, const SbBid *bid, guint requirement, guint group)
{
  if (bid->requirements[requirement].obligation != SB_OBLIGATION_SHALL)
    return FALSE;
  if (bid->requirements[requirement].test != SB_TEST_CAPACITY)
    return !twin_holds (twin, requirement, group);

  for (guint c = 0; c < twin_get_n_columns (twin); c++)
    for (guint i = 0; i < twin_get_n_segments (twin); i++)
      if (twin_get_column (twin, c) == requirement && would_help (twin, bid, i, group, c))
        return TRUE;

  return FALSE;
}

static void
compare (const SbBid *bid, const Twin *twin, const SbAlone *alone)
{
  guint group = get_set (alone->members);
  guint n = 0;

  for (guint r = 0; r < bid->n_requirements; r++)
    if (stops (twin, bid, r, group))
      {
        g_assert_cmpuint (n, <, alone->stops->len);
        g_assert_cmpuint (g_array_index (alone->stops, guint, n), ==, r);
        n++;
      }
  g_assert_cmpuint (n, ==, alone->stops->len);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? 20000 : 1000;
  guint n_groups = 0, n_meet = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (Twin) twin = twin_new (bid, SB_DATE_NONE, SB_DATE_NONE);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = sb_alone_list (bid, bid->n_members, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (list->len, ==, (1u << bid->n_members) - 2);
      for (guint j = 0; j < list->len; j++)
        {
          const SbAlone *alone = list->pdata[j];

          n_groups++;
          n_meet += alone->stops->len == 0;
          compare (bid, twin, alone);
        }
    }

  g_test_message ("%u bids, %u smaller groups, %u of them meet everything", n, n_groups, n_meet);
  g_assert_cmpuint (n_meet, >, n / 10);
}

/* One member has no smaller group. */
static void
test_single (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *limits = NULL;

  builder_add_member (bid, "a");
  builder_seal (bid);
  list = sb_alone_list (bid, 5, NULL, NULL);
  g_assert_cmpuint (list->len, ==, 0);

  limits = sb_alone_describe_limits (bid, SB_LANGUAGE_EN);
  g_assert_nonnull (strstr (limits, "figures entered"));
}

/* The two sentences differ by what the route means. */
static void
test_limits (void)
{
  g_autoptr (SbBid) lov = builder_new ();
  g_autoptr (SbBid) lou = builder_new ();
  g_autofree char *advice = NULL;
  g_autofree char *reasons = NULL;

  builder_get_info (lov)->route = SB_ROUTE_LOV;
  builder_get_info (lou)->route = SB_ROUTE_LOU19;
  builder_seal (lov);
  builder_seal (lou);
  advice = sb_alone_describe_limits (lov, SB_LANGUAGE_EN);
  reasons = sb_alone_describe_limits (lou, SB_LANGUAGE_EN);

  g_assert_nonnull (strstr (advice, "advice only"));
  g_assert_nonnull (strstr (reasons, "with reasons"));
}

static void
test_refused (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbBid) large = builder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  builder_add_member (large, "a");
  builder_add_supply (large, "u1", "a", -5);
  builder_seal (large);
  g_assert_null (sb_alone_list (large, 1, NULL, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&error);

  builder_seal (bid);
  g_cancellable_cancel (cancellable);
  g_assert_null (sb_alone_list (bid, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/alone/single", test_single);
  g_test_add_func ("/alone/limits", test_limits);
  g_test_add_func ("/alone/refused", test_refused);
  g_test_add_func ("/alone/random", test_random);

  return g_test_run ();
}
