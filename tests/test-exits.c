/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exit analysis: the example of the model page, cases as text, and what the sentences say. The
 * thorough comparison with another way of computing the same is test-twin.
 */

#include "config.h"

#include "golden.h"

static const char *const cases[] = { "model" };

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

  g_string_append_printf (text, "  %s\n", sentence);
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

/* The figures that model.md prints in section 7, word for word. */
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exits/model-page", test_model);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exits/case/", cases[i], NULL);

      g_test_add_data_func (path, cases[i], test_case);
    }

  return g_test_run ();
}
