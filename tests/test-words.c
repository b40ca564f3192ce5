/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How sentences name requirements. */

#include "config.h"

#include "bid-builder.h"

#include <samanbud/sb-words.h>

static SbRequirement *
add_requirement (SbBid *bid, const char *id, const char *section, const char *text)
{
  SbRequirement *row = builder_add_declaration (bid, id, SB_FULFILMENT_GROUP);

  g_free (row->section);
  row->section = g_strdup (section);
  g_free (row->text_en);
  row->text_en = g_strdup (text);

  return row;
}

static GArray *
list_all (const SbBid *bid)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < bid->n_requirements; i++)
    g_array_append_val (positions, i);

  return positions;
}

static void
assert_name (const SbBid *bid, guint position, const char *expected)
{
  g_autofree char *name = sb_words_name_requirement (&bid->requirements[position], SB_LANGUAGE_EN);

  g_assert_cmpstr (name, ==, expected);
}

/* Without the full stop, which would stand in the middle of a sentence; cut between words, or
 * within the only one, where the text is long. */
static void
test_name (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autofree char *endless = g_strnfill (200, 'x');
  g_autofree char *cut = g_strdup_printf ("“%.60s…”", endless);

  add_requirement (bid, "R1", "5.1", "A surgery.");
  add_requirement (bid, "R2", NULL, "A surgery.");
  add_requirement (bid, "R3", "", "A surgery");
  add_requirement (bid, "R4", "5.1", NULL);
  add_requirement (bid, "R5", NULL, endless);
  add_requirement (bid, "R6", NULL,
                   "Every one of us answers the telephone on weekdays before nine and after four");
  builder_seal (bid);

  assert_name (bid, 0, "“A surgery” (5.1)");
  assert_name (bid, 1, "“A surgery”");
  assert_name (bid, 2, "“A surgery”");
  assert_name (bid, 3, "R4 (5.1)");
  assert_name (bid, 4, cut);
  assert_name (bid, 5, "“Every one of us answers the telephone on weekdays before…”");
}

/* In the order given, and no more than asked for. */
static void
test_names (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (GArray) all = NULL;
  g_autofree char *two = NULL;
  g_autofree char *every = NULL;

  add_requirement (bid, "R1", "5.1", "B");
  add_requirement (bid, "R2", NULL, "A");
  add_requirement (bid, "R3", "5.1", "C");
  add_requirement (bid, "R4", "5.1", "D");
  builder_seal (bid);
  all = list_all (bid);
  two = sb_words_name_requirements (bid, all, 2, SB_LANGUAGE_EN);
  every = sb_words_name_requirements (bid, all, 4, SB_LANGUAGE_EN);

  g_assert_cmpstr (two, ==, "“B” (5.1), “A” and 2 more");
  g_assert_cmpstr (every, ==, "“B” (5.1), “A”, “C” (5.1) and “D” (5.1)");
}

/* Each section once, 5.2 before 5.10. */
static void
test_references (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (GArray) all = NULL;
  g_autofree char *references = NULL;
  guint n_names;

  add_requirement (bid, "R1", "5.10", "A");
  add_requirement (bid, "R2", "5.2", "B");
  add_requirement (bid, "R3", "5.10", "C");
  builder_seal (bid);
  all = list_all (bid);
  references = sb_words_list_references (bid, all, SB_LANGUAGE_EN, &n_names);

  g_assert_cmpstr (references, ==, "5.2 and 5.10");
  g_assert_cmpuint (n_names, ==, 2);
  g_assert_true (sb_words_have_sections (bid, all));
}

/* Nobody writes that, but files are written by others. */
static void
test_semicolons (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  g_autoptr (GArray) all = NULL;
  g_autofree char *references = NULL;
  guint n_names;

  add_requirement (bid, "R1", ";;", "A");
  builder_seal (bid);
  all = list_all (bid);
  references = sb_words_list_references (bid, all, SB_LANGUAGE_EN, &n_names);

  g_assert_cmpstr (references, ==, ";;");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/name", test_name);
  g_test_add_func ("/words/names", test_names);
  g_test_add_func ("/words/references", test_references);
  g_test_add_func ("/words/semicolons", test_semicolons);

  return g_test_run ();
}
