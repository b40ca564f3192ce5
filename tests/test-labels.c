/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every code that a table knows has words in both languages, and no two codes of one list have the
 * same. */

#include "config.h"

#include <samanbud.h>

typedef const char *(*Labels) (SbLanguage language, int value);

static void
check_list (Labels labels, int n)
{
  for (SbLanguage language = SB_LANGUAGE_SV; language <= SB_LANGUAGE_EN; language++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (int i = 0; i < n; i++)
        {
          const char *words = labels (language, i);
          g_assert_cmpstr (words, !=, "");
          g_assert_true (g_utf8_validate (words, -1, NULL));
          g_assert_true (g_hash_table_add (seen, (gpointer) words));
        }
      /* One code more, and the table and the words are not of one length. */
      g_assert_cmpstr (labels (language, n), ==, "");
    }
}

static void
check_field (const SbTable *table, const char *name, Labels labels)
{
  const SbField *field = sb_table_find_field (table, name);

  g_assert_nonnull (field);
  check_list (labels, (int) g_strv_length ((char **) field->codes));
}

static void
test_fields (void)
{
  check_field (&sb_bid_info_table, "route", sb_labels_get_route);
  check_field (&sb_bid_info_table, "route", sb_labels_get_route_short);
  check_field (&sb_bid_info_table, "route", sb_labels_get_route_explanation);
  check_field (&sb_bid_info_table, "liability", sb_labels_get_liability);
  check_field (&sb_bid_info_table, "language", sb_labels_get_language);
  check_field (&sb_member_table, "form", sb_labels_get_form);
  check_field (&sb_member_table, "role", sb_labels_get_role);
  check_field (&sb_requirement_table, "obligation", sb_labels_get_obligation);
  check_field (&sb_requirement_table, "fulfilment", sb_labels_get_fulfilment);
  check_field (&sb_requirement_table, "phase", sb_labels_get_phase);
  check_field (&sb_requirement_table, "test", sb_labels_get_test);
  check_field (&sb_requirement_table, "aggregate", sb_labels_get_aggregate);
  check_field (&sb_requirement_table, "comparator", sb_labels_get_comparator);
  check_field (&sb_requirement_table, "certainty", sb_labels_get_certainty);
  check_field (&sb_requirement_table, "origin", sb_labels_get_origin);
  check_field (&sb_answer_table, "status", sb_labels_get_status);
}

static void
test_results (void)
{
  check_list (sb_labels_get_finding, SB_FINDING_OPEN + 1);
  check_list (sb_labels_get_verdict, SB_VERDICT_BROKEN + 1);
  check_list (sb_labels_get_split_method, SB_SPLIT_N_METHODS);
}

static void
test_unknown (void)
{
  g_assert_cmpstr (sb_labels_get_route (SB_LANGUAGE_SV, -1), ==, "");
  g_assert_cmpstr (sb_labels_get_form (SB_LANGUAGE_EN, -1), ==, "");
  /* Who has no role is a member (resources/docs/model.md, section 2). */
  g_assert_cmpstr (sb_labels_get_role (SB_LANGUAGE_EN, -1), ==, "Member");
  g_assert_cmpstr (sb_labels_get_weekday (SB_LANGUAGE_EN, 0), ==, "");
  g_assert_cmpstr (sb_labels_get_weekday (SB_LANGUAGE_EN, 7), ==, "Sunday");
  g_assert_cmpstr (sb_labels_get_weekday (SB_LANGUAGE_EN, 8), ==, "");
}

/* LOV has applications, not bids; the national system has neither. */
static void
test_submission (void)
{
  g_assert_cmpstr (sb_labels_get_submission (SB_LANGUAGE_EN, SB_ROUTE_LOV), ==,
                   "Joint application");
  g_assert_cmpstr (sb_labels_get_submission (SB_LANGUAGE_EN, SB_ROUTE_LOU19), ==, "Joint bid");
  g_assert_cmpstr (sb_labels_get_submission (SB_LANGUAGE_EN, SB_ROUTE_NSS), ==, "Joint plan");
}

/* Every category and completeness of the shipped catalogues. */
static void
test_catalogues (void)
{
  g_autoptr (GPtrArray) all = sb_catalogue_list ();

  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const SbCatalogue *catalogue = all->pdata[i];

      g_assert_cmpstr (sb_labels_get_completeness (SB_LANGUAGE_EN, catalogue->completeness), !=,
                       "");
      for (guint j = 0; j < catalogue->requirements->len; j++)
        {
          const char *category = g_array_index (catalogue->requirements, SbRequirement, j).category;
          g_assert_true (sb_labels_has_category (category));
          g_assert_cmpstr (sb_labels_get_category (SB_LANGUAGE_EN, category), !=, category);
        }
    }
  g_assert_cmpstr (sb_labels_get_category (SB_LANGUAGE_EN, "of-the-group"), ==, "of-the-group");
  g_assert_cmpstr (sb_labels_get_category (SB_LANGUAGE_EN, NULL), ==, "");
  g_assert_false (sb_labels_has_category ("of-the-group"));
  g_assert_false (sb_labels_has_category (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/fields", test_fields);
  g_test_add_func ("/labels/results", test_results);
  g_test_add_func ("/labels/unknown", test_unknown);
  g_test_add_func ("/labels/submission", test_submission);
  g_test_add_func ("/labels/catalogues", test_catalogues);

  return g_test_run ();
}
