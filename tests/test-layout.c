/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pages: what must hold for every report, on the example, on random bids and on bids nobody would
 * like to print; a small report as a golden dump; the same in any thread.
 */

#include "config.h"

#include <string.h>

#include <samanbud.h>

#include "golden.h"
#include "page-check.h"
#include "random-bid.h"
#include "report-sample.h"

#define LONG_NAME "Distriktssköterskemottagningen och rehabiliteringen i Norrbyn AB"
#define LONG_WORD "åttioåttatimmarsarbetsveckosammanställningsunderlagshandlingsförteckning"

static SbBid *
load_example (const char *name)
{
  g_autoptr (GBytes) bytes = sb_resources_load (name);
  g_autoptr (GError) error = NULL;
  SbBid *bid = sb_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

  g_assert_no_error (error);
  return bid;
}

/* For the eye: with SB_TEST_PAGES=FOLDER every report is written there as PDF. */
static void
write_pages (const SbReport *report, const SbLayout *layout, const char *name)
{
  const char *folder = g_getenv ("SB_TEST_PAGES");
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;

  path = g_build_filename (folder, file, NULL);
  sb_pdf_write (report, layout, path, &error);
  g_assert_no_error (error);
}

static guint
check_bid (SbBid *bid, SbLanguage language, const char *name)
{
  g_autoptr (SbReport) report = report_sample_new (bid, language);
  g_autoptr (SbLayout) layout = sb_layout_new (report);

  write_pages (report, layout, name);
  page_check (report, layout, name);
  return sb_layout_get_n_pages (layout);
}

static void
test_example (void)
{
  g_autoptr (SbBid) sv = load_example ("examples/example-sv.json");
  g_autoptr (SbBid) en = load_example ("examples/example-en.json");

  g_assert_cmpuint (check_bid (sv, SB_LANGUAGE_SV, "the example in Swedish"), >, 10);
  g_assert_cmpuint (check_bid (en, SB_LANGUAGE_EN, "the example in English"), >, 10);
  g_assert_cmpuint (check_bid (sv, SB_LANGUAGE_EN, "the Swedish example in English"), >, 10);
}

static void
test_random (void)
{
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? 1000 : 40;
  guint pages = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (9000 + i);
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autofree char *name = g_strdup_printf ("random bid %u", i);

      pages += check_bid (bid, i % 2 == 0 ? SB_LANGUAGE_SV : SB_LANGUAGE_EN, name);
    }
  g_test_message ("%u random bids, %u pages", n, pages);
}

static const char *const words[] = {
  "a",
  "och",
  "krav",
  "Distriktssköterskan",
  "öppettider",
  "mottagningen@exempel.se",
  "0123456789abcdef0123456789abcdef0123456789abcdef",
  "ŧjáčŋđž",
  "–",
  "08:00–17:00",
  "läkemedelsgenomgångsuppföljningsansvarigas",
  "(5 kap. 1 § LOV)",
  "\n",
};

/* Mostly short, sometimes a page long. */
static char *
make_text (GRand *rand)
{
  guint n = g_rand_int_range (rand, 0, 20) == 0 ? (guint) g_rand_int_range (rand, 200, 900) :
                                                  (guint) g_rand_int_range (rand, 1, 12);
  g_autoptr (GString) text = g_string_new ("x");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_prose (const SbField *field)
{
  static const char *const names[] = {
    "title",
    "authority_name",
    "authority_reference",
    "group_name",
    "name",
    "contact",
    "signatory",
    "address",
    "section",
    "text_sv",
    "text_en",
    "comment",
    "reason",
    NULL,
  };

  return field->kind == SB_KIND_TEXT && g_strv_contains (names, field->name);
}

/* The same bid with other words in it. */
static SbBid *
copy_with_texts (const SbBid *bid, GRand *rand)
{
  SbBid *copy = sb_bid_new ();
  g_autoptr (GError) error = NULL;

  for (guint t = 0; t < SB_N_TABLES; t++)
    for (guint i = 0; i < sb_bid_get_n_rows (bid, t); i++)
      {
        gpointer row = sb_bid_add (copy, t);

        sb_table_copy_row (sb_tables[t], row, sb_bid_get_row (bid, t, i));
        for (guint f = 0; f < sb_tables[t]->n_fields; f++)
          {
            const SbField *field = &sb_tables[t]->fields[f];
            char **place = G_STRUCT_MEMBER_P (row, field->offset);

            if (!is_prose (field))
              continue;
            g_free (*place);
            *place = make_text (rand);
          }
      }
  sb_bid_seal (copy, &error);
  g_assert_no_error (error);

  return copy;
}

static void
test_random_texts (void)
{
  guint n = g_getenv ("SB_TEST_LONG") != NULL ? 500 : 20;
  guint pages = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (8000 + i);
      g_autoptr (SbBid) bid = random_bid_new (rand);
      g_autoptr (SbBid) copy = copy_with_texts (bid, rand);
      g_autofree char *name = g_strdup_printf ("random texts %u", i);

      pages += check_bid (copy, i % 2 == 0 ? SB_LANGUAGE_SV : SB_LANGUAGE_EN, name);
    }
  g_test_message ("%u random bids with random texts, %u pages", n, pages);
}

static char *
repeat (const char *text, guint n)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", text);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
add_info (SbBid *bid, const char *title)
{
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  info->id = g_strdup ("bid");
  info->title = g_strdup (title);
  info->route = SB_ROUTE_LOU19;
  info->language = SB_LANGUAGE_SV;
  info->authority_name = g_strdup (LONG_WORD);
  info->group_name = g_strdup (LONG_NAME);
  info->start = sb_date_from_ymd (2027, 1, 1);
}

static void
add_member (SbBid *bid, guint i, const char *name)
{
  SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);
  SbSupply *supply = sb_bid_add (bid, SB_TABLE_SUPPLY);

  member->id = g_strdup_printf ("m%u", i);
  member->name = g_strdup_printf ("%s %u", name, i);
  member->contact = g_strdup ("en.mycket.lang.adress.som.inte.slutar@mottagningen.exempel.se");
  member->form = SB_FORM_AB;
  supply->id = g_strdup_printf ("u%u", i);
  supply->member = g_strdup (member->id);
  supply->profession = g_strdup ("physiotherapist");
  supply->minutes_per_week = 2405 + i;
}

static void
add_requirement (SbBid *bid, guint i, const char *text, SbTestKind test)
{
  SbRequirement *requirement = sb_bid_add (bid, SB_TABLE_REQUIREMENT);

  requirement->id = g_strdup_printf ("r%u", i);
  requirement->section = g_strdup_printf ("%u.1", i / 3);
  requirement->text_sv = g_strdup (text);
  requirement->obligation = SB_OBLIGATION_SHALL;
  requirement->fulfilment = SB_FULFILMENT_EACH;
  requirement->test = test;
  requirement->origin = SB_ORIGIN_GROUP;
  if (test != SB_TEST_CAPACITY)
    return;
  requirement->fulfilment = SB_FULFILMENT_GROUP;
  requirement->professions = g_strdup ("physiotherapist");
  requirement->minutes_per_week = 90000005;
}

static void
add_commitment (SbBid *bid, guint member, guint requirement)
{
  SbCommitment *commitment = sb_bid_add (bid, SB_TABLE_COMMITMENT);

  commitment->id = g_strdup_printf ("c%u-%u", member, requirement);
  commitment->supply = g_strdup_printf ("u%u", member);
  commitment->requirement = g_strdup_printf ("r%u", requirement);
  commitment->minutes_per_week = 65 + member;
}

/* @n_members promise something to each of some requirements with @text. */
static SbBid *
make_bid (guint n_members, const char *name, const char *title, const char *text)
{
  SbBid *bid = sb_bid_new ();
  g_autoptr (GError) error = NULL;

  add_info (bid, title);
  for (guint i = 0; i < n_members; i++)
    add_member (bid, i, name);
  for (guint i = 0; i < 9; i++)
    {
      add_requirement (bid, i, text, i % 3 == 0 ? SB_TEST_DECLARATION : SB_TEST_CAPACITY);
      for (guint m = 0; m < n_members && i % 3 != 0; m++)
        add_commitment (bid, m, i);
    }
  sb_bid_seal (bid, &error);
  g_assert_no_error (error);

  return bid;
}

static void
test_long_texts (void)
{
  g_autofree char *sentences =
      repeat ("Verksamheten ska bedrivas så att patienternas väg är kort.", 60);
  g_autofree char *endless = g_strdup_printf ("%s/%s@%s", LONG_WORD, LONG_WORD, LONG_WORD);
  g_autofree char *title = repeat (LONG_NAME, 4);
  g_autoptr (SbBid) talkative = make_bid (2, LONG_NAME, title, sentences);
  g_autoptr (SbBid) wordy = make_bid (3, LONG_WORD, LONG_WORD, endless);

  check_bid (talkative, SB_LANGUAGE_SV, "long requirements");
  check_bid (wordy, SB_LANGUAGE_SV, "long words");
}

static void
test_many_members (void)
{
  static const guint sizes[] = { 0, 1, 4, 5, 8, 12, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SbBid) bid = make_bid (sizes[i], LONG_NAME, "Många", "Fysioterapi i hemmet");
      g_autofree char *name = g_strdup_printf ("%u members", sizes[i]);

      check_bid (bid, i % 2 == 0 ? SB_LANGUAGE_EN : SB_LANGUAGE_SV, name);
    }
}

static void
test_empty (void)
{
  g_autoptr (SbBid) bid = sb_bid_new ();
  g_autoptr (GError) error = NULL;
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  info->id = g_strdup ("bid");
  info->title = g_strdup ("");
  info->start = sb_date_from_ymd (2027, 1, 1);
  sb_bid_seal (bid, &error);
  g_assert_no_error (error);

  check_bid (bid, SB_LANGUAGE_EN, "an empty bid");
}

static void
test_golden (void)
{
  g_autoptr (SbBid) bid = golden_load_bid ("model-example.json");
  g_autoptr (SbReport) report = report_sample_new (bid, SB_LANGUAGE_EN);
  g_autoptr (SbLayout) layout = sb_layout_new (report);
  g_autofree char *dump = sb_layout_dump (layout);

  golden_compare ("model-example.layout.txt", dump);
}

static gpointer
lay_out_cb (gpointer data)
{
  return sb_layout_new (data);
}

/* Made in a worker and used here, as the window does, while another is being made. */
static void
test_threads (void)
{
  g_autoptr (SbBid) bid = golden_load_bid ("model-example.json");
  g_autoptr (SbReport) report = report_sample_new (bid, SB_LANGUAGE_EN);
  g_autoptr (SbLayout) here = sb_layout_new (report);
  g_autofree char *expected = sb_layout_dump (here);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", lay_out_cb, report);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (SbLayout) layout = g_thread_join (threads[i]);
      g_autofree char *dump = sb_layout_dump (layout);

      g_assert_cmpstr (dump, ==, expected);
    }
}

/* Every page draws something, and nothing is drawn beyond the paper's margins. */
static void
test_draw (void)
{
  g_autoptr (SbBid) bid = golden_load_bid ("model-example.json");
  g_autoptr (SbReport) report = report_sample_new (bid, SB_LANGUAGE_SV);
  g_autoptr (SbLayout) layout = sb_layout_new (report);

  g_assert_cmpuint (sb_layout_get_n_pages (layout), >, 5);
  for (guint i = 0; i < sb_layout_get_n_pages (layout); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double width, height, x, y, w, h;

      sb_layout_get_page_size (layout, i, &width, &height);
      sb_layout_draw_page (layout, i, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      g_assert_cmpfloat (w, >, 10);
      g_assert_cmpfloat (x, >=, 50);
      g_assert_cmpfloat (y, >=, 20);
      g_assert_cmpfloat (x + w, <=, width - 50);
      g_assert_cmpfloat (y + h, <=, height - 20);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/example", test_example);
  g_test_add_func ("/layout/random-bids", test_random);
  g_test_add_func ("/layout/random-texts", test_random_texts);
  g_test_add_func ("/layout/long-texts", test_long_texts);
  g_test_add_func ("/layout/many-members", test_many_members);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/golden", test_golden);
  g_test_add_func ("/layout/threads", test_threads);
  g_test_add_func ("/layout/draw", test_draw);

  return g_test_run ();
}
