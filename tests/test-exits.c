/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exit analysis: the example of the model page, cases as text, and what the sentences say. The
 * thorough comparison with another way of computing the same is test-twin.
 */

#include "config.h"

#include "bid-builder.h"
#include "golden.h"

static const char *const cases[] = { "model", "verdicts" };

static void
append_figures (GString *text, const char *name, const gint64 *figures, guint n)
{
  g_string_append_printf (text, "  %-9s", name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, figures[i]);
  g_string_append_c (text, '\n');
}

static void
append_members (GString *text, const SbBid *bid, const GArray *members)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            bid->members[g_array_index (members, guint, i)].id);
  g_string_append_c (text, ']');
}

static void
append_sentence (GString *text, const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  g_autofree char *sentence = sb_exit_describe (exits, exit, language);

  g_autofree char *apart = sb_exit_describe_unanswered (exits, exit, language);

  g_string_append_printf (text, "  %s\n", sentence);
  if (apart != NULL)
    g_string_append_printf (text, "  %s\n", apart);
}

static void
append_exit (GString *text, const SbExits *exits, const SbExit *exit)
{
  const SbBid *bid = exits->bid;
  g_autofree char *first =
      exit->first_short != SB_DATE_NONE ? sb_date_to_iso (exit->first_short) : g_strdup ("-");

  append_members (text, bid, exit->members);
  g_string_append_printf (text, " %s first short %s\n", sb_verdict_to_code (exit->verdict), first);
  append_figures (text, "as is", exit->as_is, exits->segments->len);
  append_figures (text, "takeover", exit->takeover, exits->segments->len);
  append_figures (text, "best", exit->best, exits->segments->len);
  g_string_append (text, "  broken   ");
  for (guint i = 0; i < exit->broken->len; i++)
    g_string_append_printf (text, " %s",
                            bid->requirements[g_array_index (exit->broken, guint, i)].id);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < exit->gaps->len; i++)
    {
      const SbGap *gap = &g_array_index (exit->gaps, SbGap, i);

      g_string_append_printf (text,
                              "  gap %u %s need %" G_GINT64_FORMAT " left %" G_GINT64_FORMAT
                              " best gap %" G_GINT64_FORMAT "\n",
                              gap->segment, bid->requirements[gap->requirement].id, gap->need,
                              gap->left, gap->best_gap);
    }
  append_sentence (text, exits, exit, SB_LANGUAGE_EN);
  append_sentence (text, exits, exit, SB_LANGUAGE_SV);
}

static void
append_sets (GString *text, const SbBid *bid, const char *name, const GPtrArray *sets)
{
  g_string_append_printf (text, "%s:", name);
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      g_string_append_c (text, ' ');
      append_members (text, bid, sets->pdata[i]);
    }
  g_string_append (text, sets == NULL ? " unknown\n" : "\n");
}

static char *
dump_exits (const SbExits *exits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < exits->segments->len; i++)
    {
      const SbSegment *segment = &g_array_index (exits->segments, SbSegment, i);
      g_autofree char *from = sb_date_to_iso (segment->from);
      g_autofree char *to = sb_date_to_iso (segment->to);

      g_string_append_printf (text, "segment %u: %s to %s\n", i, from, to);
    }
  append_exit (text, exits, exits->base);
  for (guint i = 0; i < exits->exits->len; i++)
    append_exit (text, exits, exits->exits->pdata[i]);
  append_sets (text, exits->bid, "minimal critical", exits->minimal_critical);
  append_sets (text, exits->bid, "minimal sufficient", exits->minimal_sufficient);

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *name = data;
  g_autofree char *in = g_strdup_printf ("engine/%s.json", name);
  g_autofree char *out = g_strdup_printf ("engine/%s.exits.txt", name);
  g_autoptr (SbBid) bid = golden_load_bid (in);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbExits) exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 2, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dump_exits (exits);
  golden_compare (out, text);
}

static void
assert_figures (const gint64 *figures, gint64 first, gint64 second)
{
  g_assert_cmpint (figures[0], ==, first);
  g_assert_cmpint (figures[1], ==, second);
}

/* The figures that resources/docs/model.md prints in section 7, word for word. */
static void
test_model (void)
{
  g_autoptr (SbBid) bid = golden_load_bid ("engine/model.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbExits) exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 1, NULL, &error);
  const SbExit *nurse, *doctor;

  g_assert_no_error (error);
  g_assert_cmpint (exits->at, ==, sb_date_from_ymd (2027, 3, 1));
  g_assert_cmpuint (exits->segments->len, ==, 2);
  g_assert_cmpint (g_array_index (exits->segments, SbSegment, 1).from, ==,
                   sb_date_from_ymd (2030, 7, 1));

  g_assert_cmpint (exits->base->verdict, ==, SB_VERDICT_SHORT);
  assert_figures (exits->base->as_is, 0, 900);
  assert_figures (exits->base->takeover, 0, 300);
  assert_figures (exits->base->best, 0, 300);
  g_assert_cmpuint (exits->base->broken->len, ==, 0);
  g_assert_cmpint (exits->base->first_short, ==, sb_date_from_ymd (2030, 7, 1));

  g_assert_cmpuint (exits->exits->len, ==, 2);
  nurse = exits->exits->pdata[0];
  g_assert_cmpint (nurse->verdict, ==, SB_VERDICT_SHORT);
  assert_figures (nurse->as_is, 900, 900);
  assert_figures (nurse->takeover, 300, 300);
  assert_figures (nurse->best, 300, 300);
  g_assert_cmpint (nurse->first_short, ==, sb_date_from_ymd (2027, 3, 1));

  doctor = exits->exits->pdata[1];
  g_assert_cmpint (doctor->verdict, ==, SB_VERDICT_BROKEN);
  assert_figures (doctor->as_is, 1800, 2700);
  assert_figures (doctor->takeover, 1800, 2700);
  assert_figures (doctor->best, 1800, 2700);
  g_assert_cmpuint (doctor->broken->len, ==, 2);
  g_assert_cmpstr (bid->requirements[g_array_index (doctor->broken, guint, 0)].id, ==, "R2");
  g_assert_cmpstr (bid->requirements[g_array_index (doctor->broken, guint, 1)].id, ==, "R4");
  g_assert_cmpint (doctor->first_short, ==, sb_date_from_ymd (2027, 3, 1));

  g_assert_cmpuint (exits->minimal_critical->len, ==, 1);
  g_assert_cmpuint (((GArray *) exits->minimal_critical->pdata[0])->len, ==, 0);
  g_assert_cmpuint (exits->minimal_sufficient->len, ==, 0);
}

static SbExits *
make_exits (SbBid *bid, SbDate at, SbDate until, guint max)
{
  g_autoptr (GError) error = NULL;
  SbExits *exits = sb_exits_new (bid, at, until, max, NULL, &error);

  g_assert_no_error (error);
  return exits;
}

/* Two members, of whom b is there for the year 2027 only; each could do it alone. */
static SbBid *
make_bid (void)
{
  SbBid *bid = builder_new ();

  builder_add_member (bid, "a");
  builder_add_member (bid, "b");
  builder_add_supply (bid, "u1", "a", 600);
  builder_add_supply (bid, "u2", "b", 600)->to = sb_date_from_ymd (2028, 1, 1);
  builder_add_capacity (bid, "R1", 600);
  builder_add_commitment (bid, "u1", "R1", 600);

  return bid;
}

/* What is before the exit or after the absence does not count, and the cuts are made there. */
static void
test_dates (void)
{
  g_autoptr (SbBid) bid = builder_seal (make_bid ());
  const guint a = 0;
  g_autoptr (SbExits) never = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 2);
  g_autoptr (SbExits) july =
      make_exits (bid, sb_date_from_ymd (2027, 7, 1), sb_date_from_ymd (2027, 8, 1), 2);
  g_autoptr (SbExits) late = make_exits (bid, sb_date_from_ymd (2028, 6, 1), SB_DATE_NONE, 2);
  g_autoptr (SbExits) after = make_exits (bid, bid->end, SB_DATE_NONE, 2);

  g_assert_cmpuint (never->segments->len, ==, 2);
  g_assert_cmpint (sb_exits_find (never, &a, 1)->verdict, ==, SB_VERDICT_SHORT);
  g_assert_cmpint (sb_exits_find (never, &a, 1)->first_short, ==, sb_date_from_ymd (2028, 1, 1));

  g_assert_cmpuint (july->segments->len, ==, 1);
  g_assert_cmpint (sb_exits_find (july, &a, 1)->verdict, ==, SB_VERDICT_TAKEOVER);
  g_assert_cmpuint (july->minimal_sufficient->len, ==, 2);

  g_assert_cmpuint (late->segments->len, ==, 1);
  g_assert_cmpint (late->at, ==, sb_date_from_ymd (2028, 6, 1));
  g_assert_cmpint (sb_exits_find (late, &a, 1)->first_short, ==, late->at);

  /* Nothing is left in which anything could be missing. */
  g_assert_cmpuint (after->segments->len, ==, 0);
  g_assert_cmpint (sb_exits_find (after, &a, 1)->verdict, ==, SB_VERDICT_COVERED);
  g_assert_cmpuint (after->minimal_critical->len, ==, 0);
  g_assert_cmpuint (after->minimal_sufficient->len, ==, 2);
}

static void
assert_sentence (const SbExits *exits, const SbExit *exit, const char *expected)
{
  g_autofree char *sentence = sb_exit_describe (exits, exit, SB_LANGUAGE_EN);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentence_short (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  const guint both[] = { 1, 0 };

  builder_add_capacity (bid, "R2", 60)->from = sb_date_from_ymd (2028, 1, 1);
  builder_seal (bid);
  exits = sb_exits_new_for_set (bid, SB_DATE_NONE, SB_DATE_NONE, both, 2);

  assert_sentence (exits, exits->base, "Not enough: 1 hour per week missing from 1 January 2028");
  assert_sentence (exits, sb_exits_find (exits, both, 2),
                   "Not enough: 10 hours per week missing from 1 January 2027, later as "
                   "many as 11");
  g_assert_null (exits->minimal_critical);
  g_assert_null (exits->minimal_sufficient);
  g_assert_null (sb_exits_find (exits, both, 1));
}

/* A requirement that everybody says they do not meet. */
static SbRequirement *
add_denied (SbBid *bid, const char *id)
{
  SbRequirement *row = builder_add_declaration (bid, id, SB_FULFILMENT_ONE);

  builder_add_answer (bid, id, "a", SB_STATUS_NOT_MET);
  builder_add_answer (bid, id, "b", SB_STATUS_NOT_MET);

  return row;
}

static void
test_sentence_broken (void)
{
  static const char *const ids[] = { "R9", "R10", "R11", "R12", "R13", "R14" };
  static const char *const expected[] = {
    "The requirement in section §R9 cannot be met",
    "The requirements in sections §R9 and §R10 cannot be met",
    "The requirements in sections §R9, §R10 and §R11 cannot be met",
    "The requirements in sections §R9, §R10, §R11 and §R12 cannot be met",
    "The requirements in sections §R9, §R10, §R11, §R12 and §R13 cannot be met",
    "The requirements in sections §R9, §R10, §R11, §R12 and 2 more cannot be met",
  };

  for (guint n = 1; n <= G_N_ELEMENTS (ids); n++)
    {
      g_autoptr (SbBid) bid = make_bid ();
      g_autoptr (SbExits) exits = NULL;

      for (guint i = 0; i < n; i++)
        add_denied (bid, ids[i]);
      builder_seal (bid);
      exits = sb_exits_new_for_set (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0);
      assert_sentence (exits, exits->base, expected[n - 1]);
    }
}

static void
test_sentence_same_section (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  SbRequirement *other;

  add_denied (bid, "R2");
  other = add_denied (bid, "R3");
  g_free (other->section);
  other->section = g_strdup ("§R2");
  builder_seal (bid);
  exits = sb_exits_new_for_set (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0);

  assert_sentence (exits, exits->base, "Several requirements in section §R2 cannot be met");
}

/* One that stands in two sections does not name them again. */
static void
test_sentence_two_sections (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  SbRequirement *both, *second;

  add_denied (bid, "R2");
  both = add_denied (bid, "R3");
  g_free (both->section);
  both->section = g_strdup ("§R2; §R10 ;");
  second = add_denied (bid, "R4");
  g_free (second->section);
  second->section = g_strdup ("§R10");
  builder_seal (bid);
  exits = sb_exits_new_for_set (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0);

  assert_sentence (exits, exits->base, "The requirements in sections §R2 and §R10 cannot be met");
}

/* By the beginning of the text; by the id where there is no text either. */
static void
test_sentence_unnumbered (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  SbRequirement *row;

  row = add_denied (bid, "x1");
  g_clear_pointer (&row->section, g_free);
  g_free (row->text_en);
  row->text_en = g_strdup ("Every one of us answers the telephone on weekdays before nine and "
                           "after four");
  row = add_denied (bid, "x2");
  g_clear_pointer (&row->section, g_free);
  g_clear_pointer (&row->text_en, g_free);
  builder_seal (bid);
  exits = sb_exits_new_for_set (bid, SB_DATE_NONE, SB_DATE_NONE, NULL, 0);

  assert_sentence (exits, exits->base,
                   "These requirements cannot be met: x2 and “Every one of us answers the "
                   "telephone on weekdays before…”");
}

static void
assert_open (const SbExits *exits, SbLanguage language, const char *expected)
{
  g_autofree char *sentence = sb_exit_describe_open (exits, exits->base, language);

  g_assert_cmpstr (sentence, ==, expected);
}

/* What nobody has answered fails nobody: verdicts leave it out, and one sentence says so. What an
 * exit takes away, or what those who stay deny, fails all the same. */
static void
test_open (void)
{
  static const guint a[] = { 0 }, b[] = { 1 };
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (GArray) failing = NULL;
  g_autoptr (GArray) added = NULL;
  g_autofree char *apart = NULL;
  const SbExit *without_a, *without_b;

  builder_add_declaration (bid, "D1", SB_FULFILMENT_EACH);
  builder_add_declaration (bid, "D2", SB_FULFILMENT_ONE);
  builder_add_answer (bid, "D2", "a", SB_STATUS_NOT_MET);
  builder_add_declaration (bid, "D3", SB_FULFILMENT_ONE);
  builder_add_answer (bid, "D3", "a", SB_STATUS_MET);
  builder_add_declaration (bid, "D4", SB_FULFILMENT_ONE);
  builder_add_answer (bid, "D4", "a", SB_STATUS_NOT_MET);
  builder_add_answer (bid, "D4", "b", SB_STATUS_MET);
  builder_add_declaration (bid, "D5", SB_FULFILMENT_ONE);
  builder_add_answer (bid, "D5", "b", SB_STATUS_MET);
  builder_seal (bid);
  exits = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 1);
  without_a = sb_exits_find (exits, a, 1);
  without_b = sb_exits_find (exits, b, 1);

  g_assert_cmpint (exits->base->verdict, ==, SB_VERDICT_BROKEN);
  g_assert_cmpint (exits->base->answered, ==, SB_VERDICT_COVERED);
  g_assert_cmpuint (exits->base->broken->len, ==, 2);
  g_assert_cmpuint (exits->base->open->len, ==, 2);
  assert_sentence (exits, exits->base, "Holds as it is");
  assert_open (exits, SB_LANGUAGE_EN,
               "2 shall requirements are not answered yet and are left out here: sections §D1 and "
               "§D2.");

  /* Only a has said that it meets D3, but nobody has said that b does not. */
  g_assert_cmpint (without_a->answered, ==, SB_VERDICT_BROKEN);
  assert_sentence (exits, without_a, "Those who stay have not answered yet: section §D3");
  g_assert_true (
      sb_exit_is_unanswered (without_a, g_array_index (without_a->unanswered, guint, 0)));
  added = sb_exit_list_added (exits, without_a);
  g_assert_cmpuint (added->len, ==, 1);
  /* And only b might have met D2 or does meet D4, which a says it does not. */
  assert_sentence (exits, without_b, "The requirements in sections §D2 and §D4 cannot be met");
  apart = sb_exit_describe_unanswered (exits, without_b, SB_LANGUAGE_EN);
  g_assert_cmpstr (apart, ==, "Those who stay have not answered yet: section §D5.");
  g_assert_null (sb_exit_describe_unanswered (exits, without_a, SB_LANGUAGE_EN));
  /* What was open and can no longer be met is added too: D2, D4 and D5. */
  g_clear_pointer (&added, g_array_unref);
  added = sb_exit_list_added (exits, without_b);
  g_assert_cmpuint (added->len, ==, 3);
  failing = sb_exits_list_failing (exits);
  g_assert_cmpuint (failing->len, ==, 2);
}

/* What is short fails although nobody leaves, and nothing waits for an answer. */
static void
test_failing (void)
{
  g_autoptr (SbBid) bid = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (GArray) failing = NULL;

  builder_add_capacity (bid, "Z1", 1000000);
  builder_seal (bid);
  exits = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 1);
  failing = sb_exits_list_failing (exits);
  g_assert_cmpuint (failing->len, ==, 1);
  g_assert_cmpstr (bid->requirements[g_array_index (failing, guint, 0)].id, ==, "Z1");
  g_assert_null (sb_exit_describe_open (exits, exits->base, SB_LANGUAGE_EN));
}

/* Of nothing but open requirements there is nothing to judge. */
static void
test_nothing_answered (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbBid) answered = make_bid ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (SbExits) others = NULL;

  builder_add_member (bid, "a");
  builder_add_declaration (bid, "D1", SB_FULFILMENT_EACH);
  builder_seal (bid);
  exits = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 1);
  g_assert_false (sb_exits_can_be_judged (exits));
  assert_open (exits, SB_LANGUAGE_EN,
               "1 shall requirement is not answered yet and is left out here: section §D1.");

  builder_add_declaration (answered, "D1", SB_FULFILMENT_EACH);
  builder_seal (answered);
  others = make_exits (answered, SB_DATE_NONE, SB_DATE_NONE, 1);
  g_assert_true (sb_exits_can_be_judged (others));
}

static void
test_permission (void)
{
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int route = -1; route <= SB_ROUTE_NSS; route++)
    {
      g_autoptr (SbBid) bid = make_bid ();
      char *sentence;

      builder_get_info (bid)->route = route;
      builder_seal (bid);
      sentence = sb_exits_describe_permission (bid, SB_LANGUAGE_EN);
      g_assert_true (g_str_has_prefix (sentence, "This is about capacity, not about permission"));
      g_hash_table_add (sentences, sentence);
    }

  /* The two routes of LOU share one. */
  g_assert_cmpuint (g_hash_table_size (sentences), ==, 5);
}

/* The answer of the group stays even when nobody does; a number that is not entered never holds. */
static void
test_nobody (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (SbBid) unknown = builder_new ();
  g_autoptr (SbExits) exits = NULL;
  g_autoptr (SbExits) broken = NULL;
  SbRequirement *number;

  builder_add_member (bid, "a");
  builder_add_declaration (bid, "R1", SB_FULFILMENT_GROUP);
  builder_add_answer (bid, "R1", SB_SUBJECT_GROUP, SB_STATUS_MET);
  builder_seal (bid);
  exits = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 2);
  g_assert_cmpuint (exits->minimal_critical->len, ==, 0);
  g_assert_cmpuint (exits->minimal_sufficient->len, ==, 1);

  number = builder_add_declaration (unknown, "R1", SB_FULFILMENT_GROUP);
  number->test = SB_TEST_NUMBER;
  number->aggregate = SB_AGGREGATE_EACH;
  number->comparator = SB_COMPARATOR_GE;
  builder_seal (unknown);
  broken = make_exits (unknown, SB_DATE_NONE, SB_DATE_NONE, 2);
  g_assert_cmpint (broken->base->verdict, ==, SB_VERDICT_BROKEN);
  g_assert_cmpuint (broken->minimal_critical->len, ==, 1);
  g_assert_cmpuint (broken->minimal_sufficient->len, ==, 0);
}

/* The lead member must stay. */
static SbBid *
make_large_bid (guint n_members)
{
  SbBid *bid = builder_new ();

  builder_get_info (bid)->lead = g_strdup ("m00");
  builder_add_declaration (bid, "R2", SB_FULFILMENT_LEAD);
  builder_add_answer (bid, "R2", "m00", SB_STATUS_MET);

  for (guint m = 0; m < n_members; m++)
    {
      g_autofree char *id = g_strdup_printf ("m%02u", m);

      builder_add_member (bid, id);
      builder_add_supply (bid, id, id, 100);
    }
  builder_add_capacity (bid, "R1", 100 * ((gint64) n_members - 2));

  return builder_seal (bid);
}

static guint
count_subsets (guint n, guint size)
{
  guint count = 1;

  for (guint i = 0; i < size; i++)
    count = count * (n - i) / (i + 1);

  return count;
}

/* With 20 members all sets are known, above that none; singles and pairs always are. Whoever
 * leaves, the lead alone is critical, else three at once; and 18 suffice when the lead is among
 * them. */
static void
test_large (void)
{
  g_autoptr (SbBid) bid = make_large_bid (20);
  g_autoptr (SbBid) larger = make_large_bid (21);
  g_autoptr (SbExits) exits = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 1);
  g_autoptr (SbExits) listed = make_exits (larger, SB_DATE_NONE, SB_DATE_NONE, 3);

  g_assert_cmpuint (exits->exits->len, ==, 20);
  g_assert_cmpuint (exits->minimal_critical->len, ==, 1 + count_subsets (19, 3));
  g_assert_cmpuint (exits->minimal_sufficient->len, ==, count_subsets (19, 2));

  g_assert_cmpuint (listed->exits->len, ==, 21 + count_subsets (21, 2) + count_subsets (21, 3));
  g_assert_null (listed->minimal_critical);
  g_assert_null (listed->minimal_sufficient);
  for (guint i = 0; i < listed->exits->len; i++)
    {
      const SbExit *exit = listed->exits->pdata[i];
      gboolean lead_leaves = g_array_index (exit->members, guint, 0) == 0;

      g_assert_cmpint (exit->verdict, ==,
                       lead_leaves             ? SB_VERDICT_BROKEN :
                       exit->members->len == 3 ? SB_VERDICT_SHORT :
                                                 SB_VERDICT_TAKEOVER);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (SbBid) bid = make_large_bid (20);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 20, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A bid without anybody is not wrong, only short. */
static void
test_empty (void)
{
  g_autoptr (SbBid) bid = builder_seal (builder_new ());
  g_autoptr (SbBid) needy = builder_new ();
  g_autoptr (SbExits) exits = make_exits (bid, SB_DATE_NONE, SB_DATE_NONE, 2);
  g_autoptr (SbExits) needs = NULL;

  g_assert_cmpint (exits->base->verdict, ==, SB_VERDICT_COVERED);
  g_assert_true (sb_exits_find (exits, NULL, 0) == exits->base);
  g_assert_cmpuint (exits->exits->len, ==, 0);
  g_assert_cmpuint (exits->minimal_critical->len, ==, 0);
  g_assert_cmpuint (exits->minimal_sufficient->len, ==, 0);

  builder_add_capacity (needy, "R1", 60);
  builder_seal (needy);
  needs = make_exits (needy, SB_DATE_NONE, SB_DATE_NONE, 2);
  g_assert_cmpint (needs->base->verdict, ==, SB_VERDICT_SHORT);
  g_assert_cmpuint (needs->minimal_critical->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exits/model-page", test_model);
  g_test_add_func ("/exits/dates", test_dates);
  g_test_add_func ("/exits/sentence/short", test_sentence_short);
  g_test_add_func ("/exits/sentence/broken", test_sentence_broken);
  g_test_add_func ("/exits/sentence/same-section", test_sentence_same_section);
  g_test_add_func ("/exits/sentence/two-sections", test_sentence_two_sections);
  g_test_add_func ("/exits/sentence/unnumbered", test_sentence_unnumbered);
  g_test_add_func ("/exits/open", test_open);
  g_test_add_func ("/exits/failing", test_failing);
  g_test_add_func ("/exits/nothing-answered", test_nothing_answered);
  g_test_add_func ("/exits/permission", test_permission);
  g_test_add_func ("/exits/nobody", test_nobody);
  g_test_add_func ("/exits/large", test_large);
  g_test_add_func ("/exits/cancelled", test_cancelled);
  g_test_add_func ("/exits/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exits/case/", cases[i], NULL);

      g_test_add_data_func (path, cases[i], test_case);
    }

  return g_test_run ();
}
