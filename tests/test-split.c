/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The split: who gives what by each method, where something must stay, where there is too little,
 * and that storing a proposal gives the proposal. The figures of random bids are test-twin's.
 */

#include "config.h"

#include "bid-builder.h"
#include "golden.h"
#include "random-bid.h"

#define N_BIDS 300

static const char *const cases[] = { "model", "verdicts" };

static SbSplit *
make_split (SbBid *bid, SbSplitMethod method)
{
  g_autoptr (GError) error = NULL;
  SbSplit *split = sb_split_new (bid, method, NULL, &error);

  g_assert_no_error (error);
  return split;
}

static void
assert_committed (SbBid *bid, SbSplitMethod method, const gint64 *expected)
{
  g_autoptr (SbSplit) split = make_split (bid, method);

  for (guint s = 0; s < bid->n_supplies; s++)
    g_assert_cmpint (split->segments[0].committed[s], ==, expected[s]);
}

static void
test_even (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_member (bid, "c");
  builder_add_supply (bid, "u1", "a", 1000);
  builder_add_supply (bid, "u2", "b", 300);
  builder_add_supply (bid, "u3", "b", 100);
  builder_add_supply (bid, "u4", "c", 1000);
  builder_add_capacity (bid, "R1", 1000);
  builder_seal (bid);

  /* 334, 333, 333: the odd minute goes to the first; within b by capacity. */
  assert_committed (bid, SB_SPLIT_EVEN, (const gint64[]){ 334, 250, 83, 333 });
}

static void
add_agreed (SbBid *bid, const char *member, gint64 share_bp)
{
  SbAgreed *row = sb_bid_add (bid, SB_TABLE_AGREED);

  row->id = g_strdup (member);
  row->member = g_strdup (member);
  row->share_bp = share_bp;
}

/* 50,5 %, 25 % and 24,5 % of 1,001 minutes: 505.505, 250.25 and 245.245. */
static void
test_agreed (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_member (bid, "c");
  builder_add_supply (bid, "u1", "a", 1000);
  builder_add_supply (bid, "u2", "b", 1000);
  builder_add_supply (bid, "u3", "c", 300);
  builder_add_supply (bid, "u4", "c", 100);
  builder_add_capacity (bid, "R1", 1001);
  add_agreed (bid, "a", 5050);
  add_agreed (bid, "b", 2500);
  add_agreed (bid, "c", 2450);
  builder_seal (bid);

  assert_committed (bid, SB_SPLIT_AGREED, (const gint64[]){ 506, 250, 184, 61 });
}

/* Whoever has agreed on no share gives only what the others cannot. */
static void
test_agreed_unshared (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_member (bid, "c");
  builder_add_supply (bid, "u1", "a", 100);
  builder_add_supply (bid, "u2", "b", 100);
  builder_add_supply (bid, "u3", "c", 1000);
  builder_add_capacity (bid, "R1", 900);
  add_agreed (bid, "a", 5000);
  add_agreed (bid, "b", 0);
  builder_seal (bid);

  assert_committed (bid, SB_SPLIT_AGREED, (const gint64[]){ 100, 100, 700 });
}

/* Shares beyond the whole count as the whole: they can still be added up. */
static void
test_agreed_absurd (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_member (bid, "c");
  builder_add_supply (bid, "u1", "a", 100);
  builder_add_supply (bid, "u2", "b", 100);
  builder_add_supply (bid, "u3", "c", 100);
  builder_add_capacity (bid, "R1", 100);
  add_agreed (bid, "a", G_MAXINT64);
  add_agreed (bid, "b", G_MAXINT64 / 2);
  add_agreed (bid, "c", -1);
  builder_seal (bid);

  assert_committed (bid, SB_SPLIT_AGREED, (const gint64[]){ 50, 50, 0 });
}

/* a's minutes for R1 stay, although b could give them; only what is missing is filled, and what is
 * promised beyond the need is taken back. */
static void
test_least_change (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 500);
  builder_add_supply (bid, "u2", "b", 500);
  builder_add_capacity (bid, "R1", 500);
  builder_add_capacity (bid, "R2", 300);
  builder_add_commitment (bid, "u1", "R1", 450);
  builder_add_commitment (bid, "u2", "R2", 350);
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_LEAST_CHANGE);

  g_assert_cmpint (sb_split_find_cell (split, 0, 0, 0)->minutes_per_week, >=, 450);
  g_assert_cmpint (sb_split_find_cell (split, 0, 1, 1)->minutes_per_week, ==, 300);
  g_assert_cmpint (split->segments[0].given[0], ==, 500);
  g_assert_null (sb_split_find_cell (split, 0, 0, 1));
}

/* What b cannot take is shared by the others. */
static void
test_even_clipped (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_member (bid, "c");
  builder_add_supply (bid, "u1", "a", 1000);
  builder_add_supply (bid, "u2", "b", 100);
  builder_add_supply (bid, "u3", "c", 1000);
  builder_add_capacity (bid, "R1", 900);
  builder_seal (bid);

  assert_committed (bid, SB_SPLIT_EVEN, (const gint64[]){ 400, 100, 400 });
}

/* Two needs ask the same member for more than it has: it divides itself between them. */
static void
test_even_contested (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 300);
  builder_add_supply (bid, "u2", "b", 1000);
  builder_add_capacity (bid, "R1", 400);
  builder_add_capacity (bid, "R2", 800);
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_EVEN);

  g_assert_cmpint (sb_split_find_cell (split, 0, 0, 0)->minutes_per_week, ==, 100);
  g_assert_cmpint (sb_split_find_cell (split, 0, 0, 1)->minutes_per_week, ==, 200);
  g_assert_cmpint (sb_split_find_cell (split, 0, 1, 0)->minutes_per_week, ==, 300);
  g_assert_cmpint (sb_split_find_cell (split, 0, 1, 1)->minutes_per_week, ==, 600);
}

/* Sharing alone would leave R1 short: the nurse's minutes must be passed on. */
static void
test_even_passed_on (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;
  SbSupply *nurse;
  SbRequirement *advice;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 300);
  nurse = builder_add_supply (bid, "u2", "b", 300);
  g_free (nurse->profession);
  nurse->profession = g_strdup ("nurse");
  builder_add_capacity (bid, "R1", 300);
  advice = builder_add_capacity (bid, "R2", 300);
  g_free (advice->professions);
  advice->professions = g_strdup ("nurse gp");
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_EVEN);

  g_assert_true (split->feasible);
  g_assert_cmpint (split->segments[0].given[0], ==, 300);
  g_assert_cmpint (split->segments[0].given[1], ==, 300);
}

/* Shall requirements are shared out first, whatever their ids. */
static void
test_shall_first (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  SbRequirement *extra;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u1", "a", 300);
  extra = builder_add_capacity (bid, "R1", 300);
  extra->obligation = SB_OBLIGATION_SHOULD;
  builder_add_capacity (bid, "R2", 200);
  builder_seal (bid);

  for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
    {
      g_autoptr (SbSplit) split = make_split (bid, method);

      g_assert_cmpint (split->segments[0].given[0], ==, 100);
      g_assert_cmpint (split->segments[0].given[1], ==, 200);
      g_assert_false (split->feasible);
    }
}

static void
test_proportional (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 1000);
  builder_add_supply (bid, "u2", "b", 300);
  builder_add_supply (bid, "u3", "b", 200);
  builder_add_supply (bid, "u4", "b", 0);
  builder_add_capacity (bid, "R1", 100);
  builder_seal (bid);

  /* 66.67, 20 and 13.33 */
  assert_committed (bid, SB_SPLIT_PROPORTIONAL, (const gint64[]){ 67, 20, 13, 0 });
}

/* The highest workload is a third for both that can share; the one that cannot is left at a half.
 */
static void
test_balanced (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  SbSupply *nurse;
  SbRequirement *advice;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 600);
  builder_add_supply (bid, "u2", "b", 300);
  nurse = builder_add_supply (bid, "u3", "b", 200);
  g_free (nurse->profession);
  nurse->profession = g_strdup ("nurse");
  builder_add_capacity (bid, "R1", 300);
  advice = builder_add_capacity (bid, "R2", 100);
  g_free (advice->professions);
  advice->professions = g_strdup ("nurse");
  builder_seal (bid);

  assert_committed (bid, SB_SPLIT_BALANCED, (const gint64[]){ 200, 100, 100 });
}

/* One of two must be full. With the smaller one full the other has 2 of 3 to give, with the larger
 * one full 1 of 2: the next highest workload decides between them. */
static void
test_balanced_tie (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 2);
  builder_add_supply (bid, "u2", "b", 3);
  builder_add_capacity (bid, "R1", 4);
  builder_seal (bid);

  assert_committed (bid, SB_SPLIT_BALANCED, (const gint64[]){ 1, 3 });
}

static SbBid *
make_locked_bid (void)
{
  SbBid *bid = builder_new ();
  SbSupply *nurse;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 600);
  builder_add_supply (bid, "u2", "b", 600);
  nurse = builder_add_supply (bid, "u3", "b", 600);
  g_free (nurse->profession);
  nurse->profession = g_strdup ("nurse");
  builder_add_capacity (bid, "R1", 600);
  builder_add_declaration (bid, "R2", SB_FULFILMENT_PERFORMER);
  builder_add_commitment (bid, "u1", "R1", 500)->locked = 1;
  /* Neither of these is locked; the second counts for nothing, the third is on no capacity. */
  builder_add_commitment (bid, "u2", "R1", 600)->locked = 0;
  builder_add_commitment (bid, "u3", "R1", 10);
  builder_add_commitment (bid, "u3", "R2", 10);

  return builder_seal (bid);
}

/* The locked part stays, and weighs: balanced gives all that is left to the other. */
static void
test_locked (void)
{
  g_autoptr (SbBid) bid = make_locked_bid ();
  g_autoptr (GArray) replaced = sb_split_list_replaced (bid);
  g_autoptr (SbSplit) split = make_split (bid, SB_SPLIT_BALANCED);
  g_autoptr (GArray) rows = sb_split_build_commitments (split);
  const SbSplitCell *cell = sb_split_find_cell (split, 0, 0, 0);
  const SbCommitment *row;

  g_assert_cmpint (cell->minutes_per_week, ==, 500);
  g_assert_cmpint (cell->locked_minutes_per_week, ==, 500);
  g_assert_null (sb_split_find_cell (split, 0, 2, 0));
  g_assert_cmpint (split->segments[0].committed[1], ==, 100);

  g_assert_cmpuint (rows->len, ==, 1);
  row = &g_array_index (rows, SbCommitment, 0);
  g_assert_null (row->id);
  g_assert_cmpstr (row->supply, ==, "u2");
  g_assert_cmpstr (row->requirement, ==, "R1");
  g_assert_cmpint (row->minutes_per_week, ==, 100);
  g_assert_cmpint (row->from, ==, SB_DATE_NONE);
  g_assert_cmpint (row->to, ==, SB_DATE_NONE);
  g_assert_cmpint (row->locked, ==, -1);

  g_assert_cmpuint (replaced->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (bid->commitments[g_array_index (replaced, guint, i)].locked, !=, 1);
}

/* More locked than there is stays visible, and takes nothing from anybody else. */
static void
test_locked_too_much (void)
{
  g_autoptr (SbBid) bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 100);
  builder_add_supply (bid, "u2", "b", 600);
  builder_add_capacity (bid, "R1", 600);
  builder_add_commitment (bid, "u1", "R1", 150)->locked = 1;
  builder_seal (bid);

  for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
    assert_committed (bid, method, (const gint64[]){ 150, 450 });
}

static void
test_current (void)
{
  g_autoptr (SbBid) bid = make_locked_bid ();
  g_autoptr (SbSplit) split = sb_split_new_current (bid);

  g_assert_cmpint (split->segments[0].given[0], ==, 1100);
  g_assert_cmpint (split->segments[0].committed[0], ==, 500);
  g_assert_cmpint (split->segments[0].committed[1], ==, 600);
  g_assert_cmpint (split->segments[0].committed[2], ==, 0);
  g_assert_cmpint (split->segments[0].available[2], ==, 600);
  g_assert_true (split->feasible);
}

static void
assert_bottleneck (const SbSplit *split, guint segment, const char *expected)
{
  g_autofree char *text = sb_split_describe_bottleneck (split, segment, SB_LANGUAGE_EN);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_bottleneck (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;
  SbSupply *supply;
  SbRequirement *requirement;
  const SbBottleneck *bottleneck;

  builder_add_member (bid, "a");
  supply = builder_add_supply (bid, "u1", "a", 600);
  supply->to = sb_date_from_ymd (2028, 1, 1);
  builder_add_supply (bid, "u2", "a", 600);
  requirement = builder_add_capacity (bid, "R2", 600);
  requirement->from = sb_date_from_ymd (2027, 7, 1);
  builder_add_capacity (bid, "R1", 750);
  requirement = builder_add_capacity (bid, "R3", 600);
  requirement->professions[0] = 'x';
  requirement->from = sb_date_from_ymd (2028, 7, 1);
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_EVEN);

  g_assert_cmpuint (split->n_segments, ==, 4);
  assert_bottleneck (split, 0, NULL);
  bottleneck = split->segments[1].bottleneck;
  g_assert_cmpint (bottleneck->need, ==, 1350);
  g_assert_cmpint (bottleneck->gives, ==, 1200);
  g_assert_cmpuint (bottleneck->supplies->len, ==, 2);
  assert_bottleneck (split, 1,
                     "Sections §R1 and §R2 together need 22.5 h per week, but the group has only "
                     "20 h that fit.");
  bottleneck = split->segments[2].bottleneck;
  g_assert_cmpuint (bottleneck->supplies->len, ==, 1);
  g_assert_cmpint (bottleneck->gives, ==, 600);
  bottleneck = split->segments[3].bottleneck;
  g_assert_cmpuint (bottleneck->requirements->len, ==, 3);
}

static void
test_bottleneck_one (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;

  builder_add_capacity (bid, "R1", 60);
  builder_seal (bid);
  split = sb_split_new_current (bid);

  assert_bottleneck (split, 0,
                     "Section §R1 needs 1 h per week, but the group has only 0 h that fit.");
}

static void
test_bottleneck_unnumbered (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;
  SbRequirement *requirement = builder_add_capacity (bid, "x7k2", 60);

  g_clear_pointer (&requirement->section, g_free);
  builder_seal (bid);
  split = sb_split_new_current (bid);

  assert_bottleneck (split, 0,
                     "“Care x7k2”: 1 h per week are needed, but the group has only 0 h that fit.");
}

/* Where the section does not say which of its requirements is meant, their texts do. */
static void
test_bottleneck_same_section (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;
  SbRequirement *other;

  builder_add_member (bid, "a");
  g_free (builder_add_supply (bid, "u1", "a", 60)->profession);
  ((SbSupply *) (gpointer) bid->rows[SB_TABLE_SUPPLY]->data)->profession = g_strdup ("nurse");
  builder_add_capacity (bid, "R1", 60);
  other = builder_add_capacity (bid, "R2", 60);
  g_free (other->professions);
  other->professions = g_strdup ("nurse");
  g_free (other->section);
  other->section = g_strdup ("§R1");
  builder_seal (bid);
  split = sb_split_new_current (bid);

  assert_bottleneck (
      split, 0, "“Care R1” (§R1): 1 h per week are needed, but the group has only 0 h that fit.");
}

/* Put in place of what it replaces, a proposal becomes what counts. */
static void
test_stored (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_rows = 0;

  for (guint i = 0; i < N_BIDS; i++)
    {
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (SbSplit) split = make_split (bid, i % SB_SPLIT_N_METHODS);
      g_autoptr (SbBid) stored = sb_split_build_bid (split);
      g_autoptr (SbSplit) current = sb_split_new_current (stored);
      guint k = 0;

      n_rows += stored->n_commitments;

      /* Where a replaced row began or ended there need no longer be a cut. */
      for (guint j = 0; j < split->n_segments; j++)
        {
          const SbSplitSegment *proposed = &split->segments[j];
          const SbSplitSegment *now;

          while (current->segments[k].segment.to <= proposed->segment.from)
            k++;
          now = &current->segments[k];
          g_assert_cmpuint (now->cells->len, ==, proposed->cells->len);
          for (guint l = 0; l < now->cells->len; l++)
            {
              const SbSplitCell *a = &g_array_index (proposed->cells, SbSplitCell, l);
              const SbSplitCell *b = &g_array_index (now->cells, SbSplitCell, l);

              g_assert_cmpuint (a->supply, ==, b->supply);
              g_assert_cmpuint (a->requirement, ==, b->requirement);
              g_assert_cmpint (a->minutes_per_week, ==, b->minutes_per_week);
              g_assert_cmpint (a->locked_minutes_per_week, ==, b->locked_minutes_per_week);
            }
        }
    }

  g_test_message ("%d bids, %u rows", N_BIDS, n_rows);
}

static void
assert_invalid (SbBid *bid, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) exits_error = NULL;
  g_autoptr (SbSplit) current = NULL;

  builder_seal (bid);
  g_assert_null (sb_split_new (bid, SB_SPLIT_BALANCED, NULL, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 1, NULL, &exits_error));
  g_assert_error (exits_error, SB_ERROR, SB_ERROR_INVALID);

  /* Whoever only looks is not refused. */
  current = sb_split_new_current (bid);
  g_assert_cmpuint (current->n_segments, ==, 1);
}

static void
test_invalid (void)
{
  g_autoptr (SbBid) negative = builder_new ();
  g_autoptr (SbBid) supplies = builder_new ();
  g_autoptr (SbBid) requirements = builder_new ();
  g_autoptr (SbBid) commitments = builder_new ();

  builder_add_member (negative, "a");
  builder_add_supply (negative, "minus", "a", -1);
  assert_invalid (negative, "minus");

  builder_add_member (supplies, "a");
  builder_add_supply (supplies, "u1", "a", G_MAXINT64 / 4 - 1);
  builder_add_supply (supplies, "u2", "a", 2);
  assert_invalid (supplies, "u2");

  builder_add_capacity (requirements, "R1", 1);
  builder_add_capacity (requirements, "R2", G_MAXINT64 / 4);
  assert_invalid (requirements, "R2");

  builder_add_member (commitments, "a");
  builder_add_supply (commitments, "u1", "a", 60);
  builder_add_capacity (commitments, "R1", 60);
  builder_add_commitment (commitments, "u1", "R1", G_MAXINT64);
  assert_invalid (commitments, "u1");
}

/* What is not entered yet is no mistake; nobody's capacity is none. */
static void
test_unknown (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbSplit) split = NULL;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u1", "a", SB_UNKNOWN);
  builder_add_supply (bid, "u2", NULL, 60);
  builder_add_capacity (bid, "R1", SB_UNKNOWN);
  builder_add_commitment (bid, "u1", "R1", SB_UNKNOWN);
  builder_seal (bid);
  split = make_split (bid, SB_SPLIT_EVEN);

  g_assert_true (split->feasible);
  g_assert_cmpuint (split->segments[0].cells->len, ==, 0);
  g_assert_cmpint (split->segments[0].available[1], ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (SbBid) bid = make_locked_bid ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sb_split_new (bid, SB_SPLIT_EVEN, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_codes (void)
{
  SbSplitMethod method;

  for (SbSplitMethod m = 0; m < SB_SPLIT_N_METHODS; m++)
    {
      g_assert_true (sb_split_method_from_code (sb_split_method_to_code (m), &method));
      g_assert_cmpint (method, ==, m);
    }
  g_assert_false (sb_split_method_from_code ("fair", &method));
  g_assert_false (sb_split_method_from_code (NULL, &method));
}

static void
append_positions (GString *text, const SbBid *bid, SbTableId table, const GArray *positions)
{
  for (guint i = 0; i < positions->len; i++)
    g_string_append_printf (
        text, " %s",
        *(char *const *) sb_bid_get_row (bid, table, g_array_index (positions, guint, i)));
}

static void
append_segment (GString *text, const SbSplit *split, guint position)
{
  const SbBid *bid = split->bid;
  const SbSplitSegment *segment = &split->segments[position];
  g_autofree char *from = sb_date_to_iso (segment->segment.from);
  g_autofree char *to = sb_date_to_iso (segment->segment.to);
  g_autofree char *sentence = sb_split_describe_bottleneck (split, position, SB_LANGUAGE_EN);

  g_string_append_printf (text, "  %s to %s\n", from, to);
  for (guint i = 0; i < segment->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, i);

      g_string_append_printf (text, "    %s gives %s %" G_GINT64_FORMAT,
                              bid->supplies[cell->supply].id,
                              bid->requirements[cell->requirement].id, cell->minutes_per_week);
      if (cell->locked_minutes_per_week > 0)
        g_string_append_printf (text, " (%" G_GINT64_FORMAT " locked)",
                                cell->locked_minutes_per_week);
      g_string_append_c (text, '\n');
    }
  for (guint s = 0; s < bid->n_supplies; s++)
    g_string_append_printf (text, "    %s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT "\n",
                            bid->supplies[s].id, segment->committed[s], segment->available[s]);
  if (segment->bottleneck == NULL)
    return;

  g_string_append (text, "    bottleneck:");
  append_positions (text, bid, SB_TABLE_REQUIREMENT, segment->bottleneck->requirements);
  g_string_append_printf (text, " need %" G_GINT64_FORMAT ",", segment->bottleneck->need);
  append_positions (text, bid, SB_TABLE_SUPPLY, segment->bottleneck->supplies);
  g_string_append_printf (text, " give %" G_GINT64_FORMAT "\n    %s\n", segment->bottleneck->gives,
                          sentence);
}

static void
append_split (GString *text, const char *name, const SbSplit *split)
{
  g_string_append_printf (text, "%s: %s\n", name, split->feasible ? "feasible" : "not feasible");
  for (guint i = 0; i < split->n_segments; i++)
    append_segment (text, split, i);
}

static void
test_case (gconstpointer data)
{
  const char *name = data;
  g_autofree char *in = g_strdup_printf ("engine/%s.json", name);
  g_autofree char *out = g_strdup_printf ("engine/%s.split.txt", name);
  g_autoptr (SbBid) bid = golden_load_bid (in);
  g_autoptr (SbSplit) current = sb_split_new_current (bid);
  g_autoptr (GString) text = g_string_new (NULL);

  append_split (text, "current", current);
  for (SbSplitMethod method = 0; method < SB_SPLIT_N_METHODS; method++)
    {
      g_autoptr (SbSplit) split = make_split (bid, method);

      append_split (text, sb_split_method_to_code (method), split);
    }
  golden_compare (out, text->str);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/split/even/shared", test_even);
  g_test_add_func ("/split/even/clipped", test_even_clipped);
  g_test_add_func ("/split/even/contested", test_even_contested);
  g_test_add_func ("/split/even/passed-on", test_even_passed_on);
  g_test_add_func ("/split/proportional", test_proportional);
  g_test_add_func ("/split/balanced/levels", test_balanced);
  g_test_add_func ("/split/balanced/tie", test_balanced_tie);
  g_test_add_func ("/split/agreed/shares", test_agreed);
  g_test_add_func ("/split/agreed/unshared", test_agreed_unshared);
  g_test_add_func ("/split/agreed/absurd", test_agreed_absurd);
  g_test_add_func ("/split/least-change", test_least_change);
  g_test_add_func ("/split/shall-first", test_shall_first);
  g_test_add_func ("/split/locked/part", test_locked);
  g_test_add_func ("/split/locked/too-much", test_locked_too_much);
  g_test_add_func ("/split/current", test_current);
  g_test_add_func ("/split/bottleneck/over-time", test_bottleneck);
  g_test_add_func ("/split/bottleneck/one", test_bottleneck_one);
  g_test_add_func ("/split/bottleneck/unnumbered", test_bottleneck_unnumbered);
  g_test_add_func ("/split/bottleneck/same-section", test_bottleneck_same_section);
  g_test_add_func ("/split/stored", test_stored);
  g_test_add_func ("/split/invalid", test_invalid);
  g_test_add_func ("/split/unknown", test_unknown);
  g_test_add_func ("/split/cancelled", test_cancelled);
  g_test_add_func ("/split/codes", test_codes);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/split/case/", cases[i], NULL);

      g_test_add_data_func (path, cases[i], test_case);
    }

  return g_test_run ();
}
