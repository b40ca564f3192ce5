/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Deadlines: small legal cases as text (tests/cases/law/deadlines.txt says how they are written),
 * the words of whole lists as golden files, and random dates against what the words promise.
 */

#include "config.h"

#include <samanbud.h>
#include <string.h>

#include "bid-builder.h"
#include "golden.h"

#define N_ROUNDS 3000

static void
set_field (SbBidInfo *info, const char *name, const char *text)
{
  const SbField *field = sb_table_find_field (&sb_bid_info_table, name);

  g_assert_nonnull (field);
  switch (field->kind)
    {
    case SB_KIND_TEXT:
      g_assert_true (sb_field_accepts_text (field, text));
      G_STRUCT_MEMBER (char *, info, field->offset) = g_strdup (text);
      break;
    case SB_KIND_DATE:
      g_assert_true (sb_date_parse (text, &G_STRUCT_MEMBER (SbDate, info, field->offset)));
      break;
    case SB_KIND_CHOICE:
      G_STRUCT_MEMBER (int, info, field->offset) = sb_field_parse_choice (field, text);
      g_assert_cmpint (G_STRUCT_MEMBER (int, info, field->offset), >=, 0);
      break;
    case SB_KIND_INTEGER:
      G_STRUCT_MEMBER (gint64, info, field->offset) = g_ascii_strtoll (text, NULL, 10);
      break;
    case SB_KIND_BOOLEAN:
    case SB_KIND_BYTES:
    default:
      g_assert_not_reached ();
    }
}

/* @line: "standstill 2027-03-11 [20:1 LOU]" */
static void
assert_deadline (const GPtrArray *deadlines, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " [", -1);
  g_auto (GStrv) words = g_strsplit (parts[0], " ", -1);
  const SbDeadline *deadline = sb_deadlines_find (deadlines, words[0]);
  g_autofree char *date = NULL;

  g_assert_nonnull (words[1]);
  if (strcmp (words[1], "none") == 0)
    {
      g_assert_null (deadline);
      return;
    }

  g_assert_nonnull (deadline);
  date = sb_date_to_iso (deadline->date);
  if (strcmp (words[1], "waits") == 0)
    {
      g_assert_null (date);
      g_assert_cmpstr (deadline->waits_for, ==, words[2]);
    }
  else
    {
      g_assert_cmpstr (date, ==, words[1]);
      g_assert_null (deadline->waits_for);
    }
  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *reference = g_strndup (parts[i], strcspn (parts[i], "]"));
      g_autofree char *number = g_strndup (reference, strcspn (reference, ": §"));

      /* Cases use the short form, deadlines the full one: chapter and act have to be there. */
      g_assert_nonnull (strstr (deadline->law, number));
      g_assert_nonnull (strstr (deadline->law, strrchr (reference, ' ') + 1));
    }
}

static void
test_case (gconstpointer data)
{
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);
  g_autoptr (SbBid) bid = builder_new ();
  SbBidInfo *info = builder_get_info (bid);
  g_autoptr (GPtrArray) deadlines = NULL;
  guint n = 0;

  info->route = -1;
  for (guint i = 1; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');
      g_autofree char *name =
          space != NULL ? g_strndup (lines[i], (gsize) (space - lines[i])) : NULL;

      if (name == NULL)
        continue;
      if (strcmp (name, "->") != 0)
        {
          g_assert_null (deadlines);
          set_field (info, name, space + 1);
          continue;
        }
      if (deadlines == NULL)
        deadlines = sb_deadlines_list (builder_seal (bid), SB_LANGUAGE_SV);
      assert_deadline (deadlines, space + 1);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
add_cases (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("SB_TEST_SOURCES"), "cases", "law", "deadlines.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) cases = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  cases = g_strsplit (text, "\n## ", -1);
  for (guint i = 1; cases[i] != NULL; i++)
    {
      g_autofree char *title = g_strndup (cases[i], strcspn (cases[i], "\n"));
      g_autofree char *name = g_strdup_printf ("/deadlines/case/%s", title);

      g_test_add_data_func_full (name, g_strdup (cases[i]), test_case, g_free);
    }
}

static void
append_list (GString *text, const SbBid *bid, SbLanguage language)
{
  g_autoptr (GPtrArray) deadlines = sb_deadlines_list (bid, language);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const SbDeadline *deadline = deadlines->pdata[i];
      g_autofree char *date = sb_date_to_iso (deadline->date);

      g_string_append_printf (text, "%s  %s (%s)\n  %s\n", date != NULL ? date : "-",
                              deadline->title, sb_binds_get_label (deadline->binds, language),
                              deadline->reason);
      if (deadline->note != NULL)
        g_string_append_printf (text, "  %s\n", deadline->note);
      if (deadline->law[0] != '\0')
        g_string_append_printf (text, "  %s\n", deadline->law);
    }
}

/* All there is to say, on each route, with everything entered and with nothing. */
static void
test_words (void)
{
  const SbField *field = sb_table_find_field (&sb_bid_info_table, "route");

  for (int language = 0; language < 2; language++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name =
          g_strdup_printf ("law/deadlines-%s.txt", sb_language_to_code ((SbLanguage) language));

      for (int route = 0; route <= SB_ROUTE_NSS; route++)
        for (int known = 0; known < 2; known++)
          {
            g_autoptr (SbBid) bid = builder_new ();
            SbBidInfo *info = builder_get_info (bid);

            info->route = route;
            if (known)
              {
                set_field (info, "questions_by", "2026-12-06");
                set_field (info, "submit_by", "2026-12-20");
                set_field (info, "submit_time", "12:00");
                set_field (info, "valid_until", "2027-05-01");
                set_field (info, "complete_on", "2026-12-21");
                set_field (info, "decision_months", "4");
                set_field (info, "decision_days", "1");
                set_field (info, "notice_on", "2027-03-16");
                set_field (info, "notice_means", "electronic");
                set_field (info, "reasons_asked_on", "2027-03-17");
                set_field (info, "signed_on", "2027-04-12");
              }
            g_string_append_printf (text, "=== %s, %s\n\n", sb_field_get_code (field, route),
                                    known ? "all" : "nothing");
            append_list (text, builder_seal (bid), (SbLanguage) language);
            g_string_append_c (text, '\n');
          }
      golden_compare (name, text->str);
    }
}

static void
scatter (GRand *rand, SbBidInfo *info)
{
  static const char *const dates[] = { "questions_by", "submit_by",        "valid_until",
                                       "complete_on",  "notice_on",        "standstill_until",
                                       "signed_on",    "reasons_asked_on", "start" };

  info->route = g_rand_int_range (rand, 0, SB_ROUTE_NSS + 1);
  info->notice_means = g_rand_int_range (rand, -1, 2);
  info->decision_days = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 200) : SB_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const SbField *field = sb_table_find_field (&sb_bid_info_table, dates[i]);

      if (g_rand_int_range (rand, 0, 4) > 0)
        G_STRUCT_MEMBER (SbDate, info, field->offset) =
            sb_date_from_ymd (2022, 1, 1) + g_rand_int_range (rand, 0, 5000);
    }
  info->end = SB_DATE_NONE;
  if (info->start == SB_DATE_NONE)
    info->start = sb_date_from_ymd (2027, 1, 1);
}

/* In order; published days never move, days counted backwards never move later, days that moved are
 * the next working day. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (SbBid) bid = builder_new ();
      g_autoptr (GPtrArray) deadlines = NULL;
      SbDate last = 1;

      scatter (rand, builder_get_info (bid));
      deadlines = sb_deadlines_list (builder_seal (bid), SB_LANGUAGE_EN);
      for (guint i = 0; i < deadlines->len; i++)
        {
          const SbDeadline *deadline = deadlines->pdata[i];

          g_assert_true ((deadline->date == SB_DATE_NONE) == (deadline->waits_for != NULL));
          if (deadline->date == SB_DATE_NONE)
            {
              last = G_MAXINT32;
              continue;
            }
          g_assert_cmpint (deadline->date, >=, last);
          last = deadline->date;
          if (deadline->kind == SB_DEADLINE_PUBLISHED || deadline->from > deadline->date)
            g_assert_cmpint (deadline->date, ==, deadline->unmoved);
          else if (deadline->date != deadline->unmoved)
            g_assert_cmpint (deadline->date, ==, sb_calendar_roll (deadline->unmoved));
        }
    }
}

static guint
count_remarks (SbBid *bid)
{
  g_autoptr (SbFindings) findings = sb_rules_check (bid, SB_LANGUAGE_EN);
  guint n = 0;

  for (guint i = 0; i < findings->n_remarks; i++)
    n += g_strcmp0 (findings->remarks[i].field, "valid_until") == 0 &&
         strstr (findings->remarks[i].text, "22 March 2027") != NULL &&
         strstr (findings->remarks[i].law, "LOU chapter 20") != NULL;

  return n;
}

/* The bid has to outlast the standstill: the day on which that ends is not enough. */
static void
test_validity (void)
{
  static const struct
  {
    const char *valid_until;
    guint n;
  } cases[] = { { "2027-03-21", 1 }, { "2027-03-22", 1 }, { "2027-03-23", 0 }, { NULL, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SbBid) bid = builder_new ();
      SbBidInfo *info = builder_get_info (bid);

      info->route = SB_ROUTE_LOU19;
      set_field (info, "notice_on", "2027-03-10");
      set_field (info, "notice_means", "electronic");
      if (cases[i].valid_until != NULL)
        set_field (info, "valid_until", cases[i].valid_until);
      g_assert_cmpuint (count_remarks (builder_seal (bid)), ==, cases[i].n);
    }
}

/* What a calendar program needs is there, and nothing a text holds can break out of its line. */
static void
test_calendar_file (void)
{
  g_autoptr (SbBid) bid = builder_new ();
  SbBidInfo *info = builder_get_info (bid);
  g_autoptr (GPtrArray) deadlines = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  info->route = SB_ROUTE_LOU19;
  g_free (info->title);
  info->title = g_strdup ("A; b, c\nEND:VCALENDAR\\ å");
  set_field (info, "submit_by", "2026-12-20");
  set_field (info, "submit_time", "24:00");
  set_field (info, "valid_until", "2027-06-30");
  deadlines = sb_deadlines_list (builder_seal (bid), SB_LANGUAGE_SV);
  text = sb_ical_write (bid, deadlines, 0);

  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  /* Midnight at the end of that day, in winter. */
  g_assert_nonnull (strstr (text, "\r\nDTSTART:20261220T230000Z\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20270630\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTAMP:19700101T000000Z\r\n"));
  g_assert_nonnull (strstr (text, "A\\; b\\, c\\nEND:VCALENDAR\\\\ å"));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      n += strcmp (lines[i], "BEGIN:VEVENT") == 0;
    }
  /* Information, submission, validity, IVO, start. */
  g_assert_cmpuint (n, ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_cases ();
  g_test_add_func ("/deadlines/words", test_words);
  g_test_add_func ("/deadlines/random", test_random);
  g_test_add_func ("/deadlines/validity", test_validity);
  g_test_add_func ("/deadlines/calendar-file", test_calendar_file);

  return g_test_run ();
}
