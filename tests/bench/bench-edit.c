/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From an edit to its results: the example bid is opened as a document; then, again and again, one
 * commitment is changed, the bid is read anew, and everything that the pages show of it is
 * computed: findings, the split as it stands and a balanced one, every single and double exit and
 * the minimal sets. Each part's median and the worst sum are printed, in milliseconds of wall time.
 *
 *   bench-edit [FILE.json [TIMES]]
 *
 * The example (3 members, 57 requirements, 28 commitments), on a shared virtual machine (Intel
 * Xeon, 2 cores, Debian 12, gcc -O2, nothing else running), 2026-11: edit 1.4, read 0.5, findings
 * 0.5, splits 0.3, exits 0.4; together 3.1 ms (worst 5.0).
 */

#include "config.h"

#include <samanbud.h>
#include <stdio.h>
#include <stdlib.h>

typedef enum
{
  PART_EDIT,
  PART_READ,
  PART_FINDINGS,
  PART_SPLIT,
  PART_EXITS,
  N_PARTS
} Part;

static const char *const names[] = { "edit", "read", "findings", "splits", "exits" };

static SbDocument *
open_example (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;
  SbDocument *document = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    bid = sb_json_parse (text, length, &error);
  if (bid != NULL)
    document = sb_document_new_from_bid (bid, "Bench", &error);
  if (document == NULL)
    {
      fprintf (stderr, "%s: %s\n", path, error->message);
      exit (EXIT_FAILURE);
    }

  return document;
}

static void
change_commitment (SbDocument *document, const char *id, gint64 minutes)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, minutes);
  sb_document_set_field (document, "Bench", &sb_commitment_table, id, "minutes_per_week", &value,
                         NULL);
  sb_document_end_typing (document);
}

static gint64
take_time (gint64 *last)
{
  gint64 now = g_get_monotonic_time ();
  gint64 time = now - *last;

  *last = now;
  return time;
}

static void
run_once (SbDocument *document, const char *commitment, gint64 minutes, gint64 *times)
{
  gint64 last = g_get_monotonic_time ();
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbFindings) findings = NULL;
  g_autoptr (SbSplit) current = NULL;
  g_autoptr (SbSplit) balanced = NULL;
  g_autoptr (SbExits) exits = NULL;

  change_commitment (document, commitment, minutes);
  times[PART_EDIT] = take_time (&last);
  bid = sb_document_load_bid (document, FALSE, NULL);
  times[PART_READ] = take_time (&last);
  findings = sb_rules_check (bid, SB_LANGUAGE_SV);
  times[PART_FINDINGS] = take_time (&last);
  current = sb_split_new_current (bid);
  balanced = sb_split_new (bid, SB_SPLIT_BALANCED, NULL, NULL);
  times[PART_SPLIT] = take_time (&last);
  exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, SB_EXITS_MAX_DEFAULT, NULL, NULL);
  times[PART_EXITS] = take_time (&last);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char *argv[])
{
  g_autofree char *example =
      g_build_filename (SB_SOURCE_DIR, "resources", "examples", "example-sv.json", NULL);
  guint n = argc > 2 ? (guint) MAX (atoi (argv[2]), 1) : 50;
  g_autoptr (SbDocument) document = open_example (argc > 1 ? argv[1] : example);
  g_autoptr (SbBid) bid = sb_document_load_bid (document, FALSE, NULL);
  g_autofree gint64 *times = g_new0 (gint64, N_PARTS * n);
  g_autofree gint64 *sorted = g_new (gint64, n);
  gint64 worst = 0, sum = 0;

  if (bid->n_commitments == 0)
    {
      fprintf (stderr, "The bid has no commitment to change.\n");
      return EXIT_FAILURE;
    }
  printf ("%u members, %u requirements, %u commitments; %u edits\n", bid->n_members,
          bid->n_requirements, bid->n_commitments, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 total = 0;

      run_once (document, bid->commitments[0].id,
                bid->commitments[0].minutes_per_week + 1 + (gint64) i % 2, times + i * N_PARTS);
      for (Part part = 0; part < N_PARTS; part++)
        total += times[i * N_PARTS + part];
      worst = MAX (worst, total);
    }

  for (Part part = 0; part < N_PARTS; part++)
    {
      for (guint i = 0; i < n; i++)
        sorted[i] = times[i * N_PARTS + part];
      qsort (sorted, n, sizeof (gint64), compare_times);
      printf ("%-9s %7.2f\n", names[part], (double) sorted[n / 2] / 1000);
      sum += sorted[n / 2];
    }
  printf ("%-9s %7.2f (worst %.2f)\n", "together", (double) sum / 1000, (double) worst / 1000);
  sb_document_close (document, FALSE);

  return EXIT_SUCCESS;
}
