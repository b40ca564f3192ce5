/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What typing into a cell of the matrix does to the commitments. The bids have two periods: from
 * 2027 to 2030 (the first capacity of the nurse), and on to 2034.
 */

#include "config.h"

#include "../app/sb-app-cell-plan.h"
#include "../app/sb-app-matrix.h"
#include "store-sample.h"

static const char form[] =
    "{'format': 'samanbud-bid/1', 'title': 'T', 'route': 'lov', 'language': 'sv',"
    " 'dates': {'start': '2027-03-01', 'end': '2034-03-01'},"
    " 'members': [{'id': 'dsk', 'name': 'D'}, {'id': 'gp', 'name': 'G'}],"
    " 'supply': ["
    "  {'id': 'u1', 'member': 'gp', 'profession': 'gp', 'minutes_per_week': 1000},"
    "  {'id': 'u2', 'member': 'gp', 'profession': 'gp', 'minutes_per_week': 500},"
    "  {'id': 'u3', 'member': 'dsk', 'profession': 'district-nurse', 'minutes_per_week': 600,"
    "   'to': '2030-07-01'},"
    "  {'id': 'u4', 'member': 'dsk', 'profession': 'district-nurse', 'minutes_per_week': 400,"
    "   'from': '2030-07-01'}],"
    " 'requirements': ["
    "  {'id': 'R1', 'section': '5.1', 'obligation': 'shall', 'fulfilment': 'group',"
    "   'text': {'en': 'Surgery'}, 'test': {'kind': 'capacity', 'professions': ['gp'],"
    "   'minutes_per_week': 900}},"
    "  {'id': 'R2', 'section': '5.2', 'obligation': 'should', 'fulfilment': 'group',"
    "   'text': {'en': 'Advice'}, 'test': {'kind': 'capacity',"
    "   'professions': ['gp', 'district-nurse'], 'minutes_per_week': 300}}],"
    " 'commitments': [%s]}";

static SbBid *
make_bid (const char *commitments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (form, commitments);
  SbBid *bid;

  for (char *c = text; *c != '\0'; c++)
    *c = *c == '\'' ? '"' : *c;
  bid = sb_json_parse (text, strlen (text), &error);
  g_assert_no_error (error);

  return bid;
}

static SbAppCellChange
make_change (const SbBid *bid, const char *requirement, const char *member, gint64 minutes)
{
  SbAppCellChange change = { .minutes_per_week = minutes, .period = { bid->start, bid->end } };

  change.requirement = (guint) sb_bid_find (bid, SB_TABLE_REQUIREMENT, requirement);
  change.member = (guint) sb_bid_find (bid, SB_TABLE_MEMBER, member);

  return change;
}

/* The commitments as text: "u1 R1 600 - -; …". */
static char *
dump (const SbBid *bid)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *c = &bid->commitments[i];
      g_autofree char *from = sb_date_to_iso (c->from);
      g_autofree char *to = sb_date_to_iso (c->to);
      g_string_append_printf (text, "%s%s %s %" G_GINT64_FORMAT " %s %s%s",
                              text->len > 0 ? "; " : "", c->supply, c->requirement,
                              c->minutes_per_week, from != NULL ? from : "-", to != NULL ? to : "-",
                              c->locked == 1 ? " locked" : "");
    }

  return g_string_free (text, FALSE);
}

static SbBid *
apply (const SbBid *bid, const SbAppCellChange *change)
{
  g_autoptr (SbAppCellPlan) plan = sb_app_cell_plan_new (bid, change);
  SbBid *after = sb_app_cell_plan_preview (plan, bid);

  g_assert_nonnull (after);
  return after;
}

static void
check (const char *before,
       const char *requirement,
       const char *member,
       gint64 minutes,
       const char *expected)
{
  g_autoptr (SbBid) bid = make_bid (before);
  SbAppCellChange change = make_change (bid, requirement, member, minutes);
  g_autoptr (SbBid) after = apply (bid, &change);
  g_autofree char *text = dump (after);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_period (const char *before, gint64 minutes, gboolean first, const char *expected)
{
  g_autoptr (SbBid) bid = make_bid (before);
  SbAppCellChange change = make_change (bid, "R1", "gp", minutes);
  g_autoptr (SbBid) after = NULL;
  g_autofree char *text = NULL;

  if (first)
    change.period.to = sb_date_from_ymd (2030, 7, 1);
  else
    change.period.from = sb_date_from_ymd (2030, 7, 1);
  after = apply (bid, &change);
  text = dump (after);
  g_assert_cmpstr (text, ==, expected);
}

#define U1 "{'supply': 'u1', 'requirement': 'R1', 'minutes_per_week': 600}"
#define U2 "{'supply': 'u2', 'requirement': 'R1', 'minutes_per_week': 100}"

static void
test_first (void)
{
  check ("", "R1", "gp", 600, "u1 R1 600 - -");
  /* In order of id, within what each has. */
  check ("", "R1", "gp", 1200, "u1 R1 1000 - -; u2 R1 200 - -");
  /* What fits nowhere over-commits the first, and is never refused. */
  check ("", "R1", "gp", 1600, "u1 R1 1100 - -; u2 R1 500 - -");
}

static void
test_more (void)
{
  check (U1, "R1", "gp", 700, "u1 R1 700 - -");
  /* What is used comes before what is not, whatever the ids. */
  check (U2, "R1", "gp", 400, "u2 R1 400 - -");
  check (U2, "R1", "gp", 700, "u1 R1 200 - -; u2 R1 500 - -");
  /* What others need is not free. */
  check (U1 ", {'supply': 'u1', 'requirement': 'R2', 'minutes_per_week': 300}", "R1", "gp", 800,
         "u1 R1 700 - -; u2 R1 100 - -; u1 R2 300 - -");
}

static void
test_less (void)
{
  check (U1 "," U2, "R1", "gp", 650, "u1 R1 600 - -; u2 R1 50 - -");
  check (U1 "," U2, "R1", "gp", 500, "u1 R1 500 - -");
  check (U1 "," U2, "R1", "gp", 0, "");
  /* Over-commitment goes first. */
  check ("{'supply': 'u1', 'requirement': 'R1', 'minutes_per_week': 1200}," U2, "R1", "gp", 1150,
         "u1 R1 1050 - -; u2 R1 100 - -");
}

static void
test_locked (void)
{
  const char *locked =
      "{'supply': 'u1', 'requirement': 'R1', 'minutes_per_week': 600, 'locked': true}";

  check (locked, "R1", "gp", 900, "u1 R1 300 - -; u1 R1 600 - - locked");
  check (locked, "R1", "gp", 100, "u1 R1 600 - - locked");
}

static void
test_successors (void)
{
  /* One capacity follows the other: the promise goes on with it. */
  check ("", "R2", "dsk", 300, "u3 R2 300 - -; u4 R2 300 - -");
  /* More than the second can give: it stands there as too much. */
  check ("", "R2", "dsk", 500, "u3 R2 500 - -; u4 R2 500 - -");
}

static void
test_ineligible (void)
{
  g_autoptr (SbBid) bid = make_bid ("");
  SbAppCellChange change = make_change (bid, "R1", "dsk", 60);
  g_autoptr (SbAppCellPlan) plan = sb_app_cell_plan_new (bid, &change);

  g_assert_true (sb_app_cell_plan_is_empty (plan));
}

static void
test_cut (void)
{
  check_period (U1, 700, TRUE, "u1 R1 700 - 2030-07-01; u1 R1 600 2030-07-01 -");
  check_period (U1, 700, FALSE, "u1 R1 600 - 2030-07-01; u1 R1 700 2030-07-01 -");
  check_period (U1, 0, FALSE, "u1 R1 600 - 2030-07-01");
  /* Alike again: one commitment again. */
  check_period (
      "{'supply': 'u1', 'requirement': 'R1', 'minutes_per_week': 600, 'to': '2030-07-01'},"
      "{'supply': 'u1', 'requirement': 'R1', 'minutes_per_week': 700,"
      " 'from': '2030-07-01'}",
      600, FALSE, "u1 R1 600 - -");
}

/* A commitment that is still right keeps its id, so that undo and merge see one change. */
static void
test_identity (void)
{
  g_autoptr (SbBid) bid = make_bid (U1 "," U2);
  SbAppCellChange change = make_change (bid, "R1", "gp", 750);
  g_autoptr (SbAppCellPlan) plan = sb_app_cell_plan_new (bid, &change);

  g_assert_cmpuint (plan->changed->len, ==, 1);
  g_assert_cmpuint (plan->added->len, ==, 0);
  g_assert_cmpuint (plan->removed->len, ==, 0);
  g_assert_cmpstr (g_array_index (plan->changed, SbCommitment, 0).id, ==, bid->commitments[0].id);
}

static void
test_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = make_bid (U1 "," U2);
  g_autoptr (SbDocument) document = sb_document_new_from_bid (bid, "New", &error);
  SbAppCellChange change = make_change (bid, "R1", "gp", 1300);
  g_autoptr (SbAppCellPlan) plan = sb_app_cell_plan_new (bid, &change);
  g_autoptr (SbBid) after = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (sb_document_begin (document, "Change", &error));
  g_assert_true (sb_app_cell_plan_apply (document, plan, &error));
  g_assert_true (sb_document_commit (document, &error));
  after = sb_document_load_bid (document, FALSE, &error);
  text = dump (after);
  g_assert_cmpstr (text, ==, "u1 R1 1000 - -; u2 R1 300 - -");

  g_clear_pointer (&after, sb_bid_unref);
  g_clear_pointer (&text, g_free);
  g_assert_true (sb_document_undo (document, &error));
  after = sb_document_load_bid (document, FALSE, &error);
  text = dump (after);
  g_assert_cmpstr (text, ==, "u1 R1 600 - -; u2 R1 100 - -");

  g_clear_pointer (&after, sb_bid_unref);
  g_clear_pointer (&text, g_free);
  g_assert_true (sb_document_redo (document, &error));
  after = sb_document_load_bid (document, FALSE, &error);
  text = dump (after);
  g_assert_cmpstr (text, ==, "u1 R1 1000 - -; u2 R1 300 - -");
  sb_document_close (document, FALSE);
}

/* Whatever is there and whatever is typed: afterwards the cell says what was typed, unless locked
 * parts are more; other cells say what they said; and typing what was there before gives back the
 * figures. */
static void
check_random (GRand *random)
{
  g_autoptr (GString) commitments = g_string_new (NULL);
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbBid) after = NULL;
  g_autoptr (SbSplit) split = NULL;
  g_autoptr (SbSplit) split_after = NULL;
  g_autoptr (SbAppMatrix) matrix = NULL;
  g_autoptr (SbAppMatrix) matrix_after = NULL;
  static const char *const dates[] = { "null", "'2028-01-01'", "'2030-07-01'", "'2031-05-01'" };

  for (int n = g_rand_int_range (random, 0, 7); n > 0; n--)
    {
      int from = g_rand_int_range (random, 0, 4);
      int to = from < 3 ? g_rand_int_range (random, from, 4) : 0;

      g_string_append_printf (
          commitments,
          "%s{'supply': 'u%d', 'requirement': 'R%d', 'minutes_per_week': %d, 'from': %s, "
          "'to': %s, 'locked': %s}",
          commitments->len > 0 ? "," : "", g_rand_int_range (random, 1, 5),
          g_rand_int_range (random, 1, 3), g_rand_int_range (random, 0, 700), dates[from],
          dates[to > from ? to : 0], g_rand_int_range (random, 0, 4) == 0 ? "true" : "false");
    }
  bid = make_bid (commitments->str);

  SbAppCellChange change =
      make_change (bid, g_rand_boolean (random) ? "R1" : "R2",
                   g_rand_boolean (random) ? "gp" : "dsk", g_rand_int_range (random, 0, 2000));
  if (g_rand_boolean (random))
    {
      g_autoptr (GArray) segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);
      change.period =
          g_array_index (segments, SbSegment, g_rand_int_range (random, 0, (int) segments->len));
    }
  after = apply (bid, &change);

  split = sb_split_new_current (bid);
  split_after = sb_split_new_current (after);
  for (guint k = 0; k < split->n_segments; k++)
    {
      const SbSegment *segment = &split->segments[k].segment;
      gboolean is_inside = segment->from >= change.period.from && segment->to <= change.period.to;

      g_clear_pointer (&matrix, sb_app_matrix_free);
      g_clear_pointer (&matrix_after, sb_app_matrix_free);
      matrix = sb_app_matrix_new (split, segment);
      matrix_after = sb_app_matrix_new (split_after, segment);
      for (guint row = 0; row < matrix->rows->len; row++)
        for (guint member = 0; member < bid->n_members; member++)
          {
            const SbAppMatrixEntry *now = sb_app_matrix_get_entry (matrix_after, row, member);
            gboolean is_typed =
                is_inside && member == change.member &&
                sb_app_matrix_get_row (matrix, row)->requirement == change.requirement;

            g_assert_cmpint (now->least, ==, now->most);
            if (!is_typed || !now->is_eligible)
              g_assert_cmpint (now->most, ==, sb_app_matrix_get_entry (matrix, row, member)->most);
            else if (now->is_locked)
              g_assert_cmpint (now->most, >=, change.minutes_per_week);
            else
              g_assert_cmpint (now->most, ==, change.minutes_per_week);
          }
    }
}

static void
test_random (void)
{
  const guint n = g_getenv ("SB_TEST_LONG") != NULL ? 50000 : 800;
  g_autoptr (GRand) random = g_rand_new_with_seed (27);

  for (guint i = 0; i < n; i++)
    check_random (random);
  g_test_message ("%u random bids", n);
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/app-cell-plan/first", test_first);
  g_test_add_func ("/app-cell-plan/more", test_more);
  g_test_add_func ("/app-cell-plan/less", test_less);
  g_test_add_func ("/app-cell-plan/locked", test_locked);
  g_test_add_func ("/app-cell-plan/successors", test_successors);
  g_test_add_func ("/app-cell-plan/ineligible", test_ineligible);
  g_test_add_func ("/app-cell-plan/cut", test_cut);
  g_test_add_func ("/app-cell-plan/identity", test_identity);
  g_test_add_func ("/app-cell-plan/document", test_document);
  g_test_add_func ("/app-cell-plan/random", test_random);

  return store_sample_run ();
}
