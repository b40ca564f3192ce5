/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The report: the contract's example as a golden text; what every route says and does not say; that
 * formulas compute the figures beside them; that a person's number is never printed.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <samanbud.h>

#include "bid-builder.h"
#include "golden.h"
#include "random-bid.h"
#include "report-sample.h"

static void
test_golden (gconstpointer data)
{
  SbLanguage language = GPOINTER_TO_INT (data);
  g_autoptr (SbBid) bid = golden_load_bid ("model-example.json");
  g_autoptr (SbReport) report = report_sample_new (bid, language);
  g_autofree char *dump = sb_report_dump (report);
  g_autofree char *name =
      g_strdup_printf ("model-example.report-%s.txt", sb_language_to_code (language));

  golden_compare (name, dump);
}

static char *
dump_route (SbRoute route, SbLanguage language)
{
  g_autoptr (SbBid) bid = builder_new ();
  SbMember *trader;

  builder_get_info (bid)->route = (int) route;
  builder_get_info (bid)->lead = g_strdup ("a");
  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  trader = sb_bid_add (bid, SB_TABLE_MEMBER);
  trader->id = g_strdup ("c");
  trader->name = g_strdup ("Trader");
  trader->form = SB_FORM_EF;
  trader->role = SB_ROLE_RELIED_ON;
  trader->orgnr = g_strdup ("121212-1212");
  builder_add_supply (bid, "u", "a", 600);
  builder_add_capacity (bid, "R1", 300);
  builder_add_commitment (bid, "u", "R1", 300);
  builder_seal (bid);
  {
    g_autoptr (SbReport) report = report_sample_new (bid, language);

    return sb_report_dump (report);
  }
}

static void
assert_says (const char *dump, const char *text)
{
  if (strstr (dump, text) == NULL)
    g_error ("“%s” is missing in:\n%s", text, dump);
}

static void
assert_says_not (const char *dump, const char *text)
{
  if (strstr (dump, text) != NULL)
    g_error ("“%s” should not be in:\n%s", text, dump);
}

/* Whole sentences per route: in LOV nobody bids, honour is invoked there alone, a plan is not
 * signed. */
static void
test_routes (void)
{
  g_autofree char *lov = dump_route (SB_ROUTE_LOV, SB_LANGUAGE_EN);
  g_autofree char *lou = dump_route (SB_ROUTE_LOU19, SB_LANGUAGE_EN);
  g_autofree char *directive = dump_route (SB_ROUTE_LOU_DIRECTIVE, SB_LANGUAGE_EN);
  g_autofree char *direct = dump_route (SB_ROUTE_DIRECT, SB_LANGUAGE_EN);
  g_autofree char *plan = dump_route (SB_ROUTE_NSS, SB_LANGUAGE_EN);

  assert_says (lov, "Joint application");
  assert_says (lov, "Member a applies together with Member b");
  assert_says (lov, "on its honour");
  assert_says_not (lov, "bids together");
  assert_says_not (lov, "ESPD");
  assert_says_not (lov, "LOU");

  assert_says (lou, "Joint bid");
  assert_says (lou, "Member a bids together with Member b");
  assert_says (lou, "LOU chapter 19 section 17");
  assert_says_not (lou, "honour");
  assert_says_not (lou, "applies together");

  assert_says (directive, "ESPD");
  assert_says_not (directive, "honour");
  assert_says_not (direct, "LOU chapter 19 section 17");
  assert_says_not (direct, "honour");

  assert_says (plan, "NOT IN FORCE");
  assert_says (plan, "nothing to sign");
  assert_says_not (plan, "SIGN:");
  assert_says_not (plan, "Joint bid");
}

/* A sole trader's number is a person's; it is masked wherever it stands, in any form. */
static void
test_mask (void)
{
  static const char *const numbers[] = { "810101-9876",  "19810101-9876", "8101019876",
                                         "198101019876", "810101-9899",   "x810101 9876" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (SbBid) bid = builder_new ();
      g_autoptr (SbReport) report = NULL;
      g_autofree char *dump = NULL;
      SbMember *trader = sb_bid_add (bid, SB_TABLE_MEMBER);

      trader->id = g_strdup ("c");
      trader->name = g_strdup ("Trader");
      trader->form = SB_FORM_EF;
      trader->orgnr = g_strdup (numbers[i]);
      builder_seal (bid);
      report = report_sample_new (bid, SB_LANGUAGE_SV);
      dump = sb_report_dump (report);
      assert_says_not (dump, numbers[i]);
      assert_says_not (dump, numbers[i] + strlen (numbers[i]) - 4);
      assert_says (dump, "••••");
    }
}

static gint64
get_number (const SbGrid *grid, guint row, guint column)
{
  return sb_grid_get_cell (grid, row, column)->number;
}

/* The total of a column of another table of the section. */
static gint64
find_total (const SbReportSection *section, const char *formula)
{
  g_auto (GStrv) parts = g_strsplit (formula + 1, "!", 2);

  for (guint i = 0; i < section->blocks->len; i++)
    {
      const SbBlock *block = g_ptr_array_index (section->blocks, i);

      if (block->grid != NULL && g_strcmp0 (block->grid->name, parts[0]) == 0)
        {
          g_assert_true (block->grid->has_total);
          return get_number (block->grid, block->grid->n_rows - 1, (guint) atoi (parts[1]));
        }
    }

  g_error ("no table for %s", formula);
}

/* Computes the few formulas that a report may use; any other fails the test. */
static gint64
compute (const SbGrid *grid, guint row, guint column, const char *formula)
{
  guint a, b;
  gint64 sum = 0;

  if (sscanf (formula, "SUM(RC[-%u]:RC[-%u])", &a, &b) == 2)
    for (guint i = column - a; i <= column - b; i++)
      sum += get_number (grid, row, i);
  else if (sscanf (formula, "SUM(R[-%u]C:R[-%u]C)", &a, &b) == 2)
    for (guint i = row - a; i <= row - b; i++)
      sum += get_number (grid, i, column);
  else if (sscanf (formula, "MAX(0,RC[-%u]-RC[-%u])", &a, &b) == 2)
    sum = MAX (0, get_number (grid, row, column - a) - get_number (grid, row, column - b));
  else if (sscanf (formula, "RC[-%u]-RC[-%u]", &a, &b) == 2)
    sum = get_number (grid, row, column - a) - get_number (grid, row, column - b);
  else if (sscanf (formula, "ROUND(RC[-%u]/RC[-%u],4)", &a, &b) == 2)
    sum = (get_number (grid, row, column - a) * 20000 + get_number (grid, row, column - b)) /
          (2 * get_number (grid, row, column - b));
  else
    g_error ("unknown formula %s", formula);

  return sum;
}

static guint
check_formulas (const SbReportSection *section, const SbGrid *grid)
{
  guint n = 0;

  for (guint row = 0; row < grid->n_rows; row++)
    for (guint column = 0; column < grid->n_columns; column++)
      {
        const SbCell *cell = sb_grid_get_cell (grid, row, column);

        if (cell->formula == NULL)
          continue;
        g_assert_cmpint (*cell->formula == '@' ? find_total (section, cell->formula) :
                                                 compute (grid, row, column, cell->formula),
                         ==, cell->number);
        n++;
      }

  return n;
}

/* Every formula gives the figure beside it, and the matrices give the engine's figures. */
static void
test_formulas (void)
{
  guint n_bids = g_getenv ("SB_TEST_LONG") != NULL ? 2000 : 200;
  guint n = 0;

  for (guint i = 0; i < n_bids; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (7000 + i);
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (SbReport) report = report_sample_new (bid, SB_LANGUAGE_SV);

      for (guint j = 0; j < report->sections->len; j++)
        {
          const SbReportSection *section = g_ptr_array_index (report->sections, j);

          for (guint k = 0; k < section->blocks->len; k++)
            {
              const SbBlock *block = g_ptr_array_index (section->blocks, k);

              n += block->grid != NULL ? check_formulas (section, block->grid) : 0;
            }
        }
    }
  g_test_message ("%u random bids, %u formulas", n_bids, n);
  g_assert_cmpuint (n, >, n_bids);
}

/* Neighbouring segments in which nothing that is shown changes are one period on paper. */
static void
test_periods (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbReport) report = NULL;
  g_autofree char *dump = NULL;
  SbSupply *later;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u", "a", 600)->to = sb_date_from_ymd (2028, 1, 1);
  later = builder_add_supply (bid, "v", "a", 600);
  later->from = sb_date_from_ymd (2028, 1, 1);
  builder_add_capacity (bid, "R1", 300);
  builder_add_commitment (bid, "u", "R1", 300)->to = sb_date_from_ymd (2028, 1, 1);
  builder_add_commitment (bid, "v", "R1", 300)->from = sb_date_from_ymd (2028, 1, 1);
  builder_seal (bid);

  report = report_sample_new (bid, SB_LANGUAGE_EN);
  dump = sb_report_dump (report);
  assert_says (dump, "HEADING 2: 1\xc2\xa0January\xc2\xa0"
                     "2027 – 31\xc2\xa0"
                     "December\xc2\xa0"
                     "2028");
  assert_says_not (dump, "split-2");
}

static char *
dump_exclusion (SbRoute route, SbStatus status)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbReport) report = NULL;
  SbRequirement *requirement;

  builder_get_info (bid)->route = (int) route;
  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  requirement = builder_add_declaration (bid, "R1", SB_FULFILMENT_EACH);
  requirement->category = g_strdup ("exclusion");
  builder_add_answer (bid, "R1", "a", SB_STATUS_MET);
  if (status != SB_STATUS_OPEN)
    builder_add_answer (bid, "R1", "b", status);
  builder_seal (bid);
  report = report_sample_new (bid, SB_LANGUAGE_EN);

  return sb_report_dump (report);
}

/* Nobody is asked to sign what its own answer contradicts, or what it has not answered. */
static void
test_exclusion (void)
{
  g_autofree char *met = dump_exclusion (SB_ROUTE_LOV, SB_STATUS_MET);
  g_autofree char *not_met = dump_exclusion (SB_ROUTE_LOV, SB_STATUS_NOT_MET);
  g_autofree char *open = dump_exclusion (SB_ROUTE_LOV, SB_STATUS_OPEN);
  g_autofree char *lou = dump_exclusion (SB_ROUTE_LOU19, SB_STATUS_NOT_MET);

  assert_says (met, "Member b declares on its honour");
  assert_says (not_met, "Member a declares on its honour");
  assert_says_not (not_met, "Member b declares on its honour");
  assert_says (not_met, "Member b cannot declare on its honour");
  assert_says (not_met, "(§R1).");
  assert_says_not (open, "Member b declares on its honour");
  assert_says (open, "applies to Member b can be made when it has answered");
  assert_says_not (lou, "name applies to Member b");
  assert_says (lou, "Member b cannot confirm");
}

/* A capacity that has promised more than it has is told, though the member has room elsewhere. */
static void
test_over_committed (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbReport) report = NULL;
  g_autofree char *dump = NULL;

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u", "a", 600);
  builder_add_supply (bid, "v", "a", 1200);
  builder_add_capacity (bid, "R1", 840);
  builder_add_commitment (bid, "u", "R1", 840);
  builder_seal (bid);
  report = report_sample_new (bid, SB_LANGUAGE_EN);
  dump = sb_report_dump (report);

  assert_says_not (dump, "The hours promised meet every shall requirement");
  assert_says (dump, "LEAD: More hours are promised than there are");
  assert_says (dump, "too much from");
  assert_says (dump, "4 h more than there are");
}

/* Of nothing, nothing holds; and what nobody has signed for is a draft. */
static void
test_draft (void)
{
  g_autoptr (SbBid) empty = builder_new ();
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbReport) report = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *unsigned_dump = NULL;

  builder_seal (empty);
  report = report_sample_new (empty, SB_LANGUAGE_EN);
  dump = sb_report_dump (report);
  assert_says (dump, "BANNER: DRAFT");
  assert_says (dump, "The group has no member yet");
  assert_says_not (dump, "meet every shall requirement");
  assert_says_not (dump, "Holds as it is");
  assert_says_not (dump, "Every exit can be borne");
  sb_report_free (g_steal_pointer (&report));

  builder_add_member (bid, "a");
  builder_add_supply (bid, "u", "a", 600);
  builder_add_capacity (bid, "R1", 600);
  builder_add_commitment (bid, "u", "R1", 600);
  builder_seal (bid);
  report = report_sample_new (bid, SB_LANGUAGE_EN);
  unsigned_dump = sb_report_dump (report);
  assert_says (unsigned_dump, "The one shall requirement is met");
  assert_says (unsigned_dump, "BANNER: DRAFT");
  assert_says (unsigned_dump, "It has not been entered who signs for Member a.");
}

/* What fails although nobody leaves is said once; a row says what an exit adds to it. */
static void
test_unanswered (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbReport) report = NULL;
  g_autofree char *dump = NULL;

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u", "a", 600);
  builder_add_capacity (bid, "R1", 600);
  builder_add_commitment (bid, "u", "R1", 600);
  builder_add_declaration (bid, "R2", SB_FULFILMENT_GROUP);
  builder_add_declaration (bid, "R3", SB_FULFILMENT_ONE);
  builder_add_answer (bid, "R3", "a", SB_STATUS_MET);
  builder_seal (bid);
  report = report_sample_new (bid, SB_LANGUAGE_EN);
  dump = sb_report_dump (report);

  assert_says (dump, "1 shall requirement is not met or answered yet even if nobody leaves");
  assert_says (
      dump,
      "words: Fails as well: “Promise R3” (§R3). At best 10 hours per week more are missing.");
  assert_says (dump, "words: Nothing more fails");
  assert_says_not (dump, "Exits that cannot be borne");
}

/* A contract without an end gets none on paper; how far ahead is computed is said instead. */
/* What is missing until a place is filled, where the bid says how long that takes: a has 600 of the
 * 1,000 minutes that are needed, b 700. */
static void
test_recovery (void)
{
  for (int known = 0; known < 2; known++)
    {
      g_autoptr (SbBid) bid = builder_new ();
      g_autoptr (SbReport) report = NULL;
      g_autofree char *dump = NULL;
      void (*check) (const char *, const char *) = known ? assert_says : assert_says_not;

      builder_add_member (bid, "a");
      builder_add_member (bid, "b");
      builder_add_supply (bid, "u1", "a", 600);
      builder_add_supply (bid, "u2", "b", 700);
      builder_add_capacity (bid, "R1", 1000);
      if (known)
        builder_get_info (bid)->locum_weeks = 10;
      builder_seal (bid);
      report = report_sample_new (bid, SB_LANGUAGE_EN);
      dump = sb_report_dump (report);

      check (dump, "What is missing if one of the members leaves");
      check (dump, "Member a: 50 h in all are missing from 1\u00a0January\u00a02027");
      check (dump, "Member b: 66.67 h in all are missing from 1\u00a0January\u00a02027");
      check (dump, "12\u00a0March\u00a02027");
    }
}

static void
test_endless (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbReport) report = NULL;
  g_autofree char *dump = NULL;
  SbRequirement *own;

  builder_get_info (bid)->end = SB_DATE_NONE;
  builder_get_info (bid)->horizon_months = 36;
  builder_add_member (bid, "a");
  builder_add_supply (bid, "u", "a", 600);
  builder_add_capacity (bid, "R1", 300)->from = sb_date_from_ymd (2028, 1, 1);
  own = builder_add_capacity (bid, "R2", 300);
  own->origin = SB_ORIGIN_GROUP;
  builder_add_commitment (bid, "u", "R1", 300)->from = sb_date_from_ymd (2028, 1, 1);
  builder_add_commitment (bid, "u", "R2", 240);
  builder_seal (bid);
  report = report_sample_new (bid, SB_LANGUAGE_EN);
  dump = sb_report_dump (report);

  assert_says (dump, "this is computed for its first 36 months");
  assert_says_not (dump, "December\xc2\xa0"
                         "2029");
  assert_says (dump, "Of the 2 shall requirements 1 is the group’s own");
  assert_says (dump, "requirement: Total");
}

/* What concerns nobody is not among what is met, in words as in the table. */
static void
test_nobody (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbBid) site_only = builder_new ();
  g_autoptr (SbReport) report = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *site_only_dump = NULL;

  builder_add_member (bid, "a");
  builder_add_declaration (bid, "R1", SB_FULFILMENT_EACH);
  builder_add_declaration (bid, "R2", SB_FULFILMENT_SITE);
  builder_add_declaration (bid, "R3", SB_FULFILMENT_PERSON);
  builder_add_answer (bid, "R1", "a", SB_STATUS_MET);
  builder_seal (bid);
  report = report_sample_new (bid, SB_LANGUAGE_EN);
  dump = sb_report_dump (report);
  assert_says (dump, "The one shall requirement that concerns somebody is met on the figures "
                     "entered. 2 shall requirements concern nobody yet.");
  assert_says (dump, "Concerns nobody yet");
  assert_says (dump, "No site has been entered, so nobody is concerned yet.");
  assert_says_not (dump, "All 3 shall requirements");
  sb_report_free (g_steal_pointer (&report));

  builder_add_member (site_only, "a");
  builder_add_declaration (site_only, "R2", SB_FULFILMENT_SITE);
  builder_seal (site_only);
  report = report_sample_new (site_only, SB_LANGUAGE_EN);
  site_only_dump = sb_report_dump (report);
  assert_says (site_only_dump, "1 shall requirement concerns nobody yet.");
  assert_says (site_only_dump, "BANNER: DRAFT");
  assert_says_not (site_only_dump, "requirement is met on the figures");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/report/golden/en", GINT_TO_POINTER (SB_LANGUAGE_EN), test_golden);
  g_test_add_data_func ("/report/golden/sv", GINT_TO_POINTER (SB_LANGUAGE_SV), test_golden);
  g_test_add_func ("/report/routes", test_routes);
  g_test_add_func ("/report/exclusion", test_exclusion);
  g_test_add_func ("/report/draft", test_draft);
  g_test_add_func ("/report/nobody", test_nobody);
  g_test_add_func ("/report/recovery", test_recovery);
  g_test_add_func ("/report/endless", test_endless);
  g_test_add_func ("/report/mask", test_mask);
  g_test_add_func ("/report/unanswered", test_unanswered);
  g_test_add_func ("/report/over-committed", test_over_committed);
  g_test_add_func ("/report/formulas", test_formulas);
  g_test_add_func ("/report/periods", test_periods);

  return g_test_run ();
}
