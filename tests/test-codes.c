/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The code tables: complete, joined rightly, and no coordinate changed on its way in. */

#include "config.h"

#include <string.h>

#include <samanbud/sb-codes.h>
#include <samanbud/sb-error.h>

#include "../src/base/sb-csv.h"

/* Section 2 of resources/docs/model.md names these codes; files hold them. */
static const char *const model_codes[] = { "gp",
                                           "physician",
                                           "st-physician",
                                           "nurse",
                                           "district-nurse",
                                           "midwife",
                                           "physiotherapist",
                                           "occupational-therapist",
                                           "psychologist",
                                           "psychotherapist",
                                           "counsellor",
                                           "dietitian",
                                           "speech-therapist",
                                           "podiatrist",
                                           "assistant-nurse",
                                           "medical-secretary" };

static void
test_professions_of_the_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (model_codes); i++)
    g_assert_nonnull (sb_codes_find_profession (model_codes[i]));

  g_assert_null (sb_codes_find_profession ("wizard"));
  g_assert_null (sb_codes_find_profession (NULL));
}

static void
test_professions_rows (void)
{
  guint n, licensed = 0;
  const SbProfession *const *all = sb_codes_list_professions (&n);

  g_assert_cmpuint (n, ==, 28);
  g_assert_null (all[n]);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (sb_codes_find_profession (all[i]->code) == all[i]);
      g_assert_cmpstr (all[i]->name_sv, !=, "");
      g_assert_cmpstr (all[i]->name_en, !=, "");
      g_assert_cmpstr (all[i]->source, !=, "");
      licensed += all[i]->licensed;
    }

  /* The 22 licensed professions, and three that are licensed as one of them. */
  g_assert_cmpuint (licensed, ==, 22 + 3);
  g_assert_false (sb_codes_find_profession ("assistant-nurse")->licensed);
  g_assert_cmpstr (sb_codes_find_profession ("counsellor")->valid_from, ==, "2019-07-01");
  g_assert_null (sb_codes_find_profession ("nurse")->valid_from);
}

static void
test_professions_names (void)
{
  g_assert_cmpstr (sb_codes_get_profession_name ("district-nurse", SB_LANGUAGE_SV), ==,
                   "distriktssköterska");
  g_assert_cmpstr (sb_codes_get_profession_name ("district-nurse", SB_LANGUAGE_EN), ==,
                   "district nurse");
  g_assert_cmpstr (sb_codes_get_profession_name ("wizard", SB_LANGUAGE_SV), ==, "wizard");
}

static void
test_places_regions (void)
{
  guint n;
  const SbRegion *const *all = sb_codes_list_regions (&n);

  g_assert_cmpuint (n, ==, 21);
  g_assert_cmpstr (all[0]->code, ==, "01");
  g_assert_cmpstr (sb_codes_find_region ("06")->name, ==, "Region Jönköpings län");
  g_assert_null (sb_codes_find_region ("02"));
}

static void
test_places_municipalities (void)
{
  guint n;
  const SbMunicipality *const *all = sb_codes_list_municipalities (&n);
  const SbMunicipality *aneby = sb_codes_find_municipality ("0604");

  g_assert_cmpuint (n, ==, 290);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (strlen (all[i]->code), ==, 4);
      g_assert_true (g_str_has_prefix (all[i]->code, all[i]->region_code));
      g_assert_true (i == 0 || strcmp (all[i - 1]->code, all[i]->code) < 0);
      /* Sweden, roughly. */
      g_assert_cmpint (all[i]->lat, >, 55300000);
      g_assert_cmpint (all[i]->lat, <, 69100000);
      g_assert_cmpint (all[i]->lon, >, 10900000);
      g_assert_cmpint (all[i]->lon, <, 24200000);
    }

  g_assert_cmpstr (aneby->name, ==, "Aneby");
  g_assert_cmpstr (aneby->region, ==, "Region Jönköpings län");
}

static void
test_places_localities (void)
{
  guint n;
  const SbLocality *const *all = sb_codes_list_localities (&n);

  g_assert_cmpuint (n, ==, 2017);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (sb_codes_find_municipality (all[i]->municipality));
      g_assert_cmpint (all[i]->population, >, 0);
      g_assert_cmpint (all[i]->lat, >, 55300000);
      g_assert_cmpint (all[i]->lon, <, 24200000);
    }

  /* 59.5417, 17.9161 and 59.518, 17.851 in the table: digits are kept, missing ones are zeros. */
  g_assert_cmpstr (all[0]->code, ==, "0114TB103");
  g_assert_cmpint (all[0]->lat, ==, 59541700);
  g_assert_cmpint (all[0]->lon, ==, 17916100);
  g_assert_cmpint (all[1]->lat, ==, 59518000);
  g_assert_cmpint (all[1]->lon, ==, 17851000);
}

static void
test_titles (void)
{
  const char *const *sv = sb_codes_list_titles ("physician", SB_LANGUAGE_SV);
  const char *const *en = sb_codes_list_titles ("gp", SB_LANGUAGE_EN);

  g_assert_true (g_strv_contains (sv, "allmänmedicin"));
  g_assert_true (g_strv_contains (en, "general practice"));
  g_assert_cmpuint (g_strv_length ((char **) sv), ==, g_strv_length ((char **) en));
  g_assert_true (g_strv_contains (sb_codes_list_titles ("district-nurse", SB_LANGUAGE_SV),
                                  "distriktssköterska"));
  g_assert_cmpuint (
      g_strv_length ((char **) sb_codes_list_titles ("physiotherapist", SB_LANGUAGE_SV)), ==, 17);
  g_assert_null (sb_codes_list_titles ("podiatrist", SB_LANGUAGE_SV)[0]);
  g_assert_null (sb_codes_list_titles (NULL, SB_LANGUAGE_SV)[0]);
}

static gpointer
list_everything (gpointer unused)
{
  guint n;

  return (gpointer) sb_codes_list_municipalities (&n);
}

static void
test_threads (void)
{
  GThread *threads[8];
  gconstpointer first = sb_codes_list_municipalities (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("codes", list_everything, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == first);
}

static void
test_csv_accepts (void)
{
  static const char *const columns[] = { "a", "b", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sb_csv_parse ("a,b\n1,\"x, \"\"y\"\"\nz\"\n,\n", columns, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((char **) rows->pdata[0])[1], ==, "x, \"y\"\nz");
  g_assert_cmpstr (((char **) rows->pdata[1])[0], ==, "");
}

static void
test_csv_refuses (void)
{
  static const char *const columns[] = { "a", "b", NULL };
  static const char *const broken[] = {
    "",                /* no head */
    "a,b",             /* the last line has no end */
    "b,a\n",           /* other columns */
    "a,b\n1\n",        /* too few */
    "a,b\n1,2,3\n",    /* too many */
    "a,b\n1,2",        /* no end */
    "a,b\n\"1,2\n",    /* the quote is never closed */
    "a,b\n1\"2,3\n",   /* a quote inside a plain field */
    "a,b\n\"1\"2,3\n", /* something after the quote */
    "a,b\r\n1,2\r\n",  /* another system's line ends */
    "a,b\n1,\xe5\n",   /* not UTF-8 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *rows = sb_csv_parse (broken[i], columns, &error);

      g_assert_null (rows);
      g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codes/threads", test_threads);
  g_test_add_func ("/codes/professions/of-the-format", test_professions_of_the_format);
  g_test_add_func ("/codes/professions/rows", test_professions_rows);
  g_test_add_func ("/codes/professions/names", test_professions_names);
  g_test_add_func ("/codes/places/regions", test_places_regions);
  g_test_add_func ("/codes/places/municipalities", test_places_municipalities);
  g_test_add_func ("/codes/places/localities", test_places_localities);
  g_test_add_func ("/codes/titles", test_titles);
  g_test_add_func ("/codes/csv/accepts", test_csv_accepts);
  g_test_add_func ("/codes/csv/refuses", test_csv_refuses);

  return g_test_run ();
}
