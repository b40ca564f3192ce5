/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exit analysis in words and rows, for the exit page: whom the group cannot do without, which
 * groups are enough, and what falls short from when. In the window's language. Nothing here says
 * that anybody approves of anything: it is about the figures entered.
 */

#include "config.h"

#include "sb-app-exit-words.h"

#include <glib/gi18n.h>

static const char *
get_name (const SbBid *bid, const GArray *members, guint i)
{
  return bid->members[g_array_index (members, guint, i)].name;
}

/**
 * sb_app_exit_words_join:
 * @bid: a bid
 * @members: (element-type guint): positions of members
 *
 * Returns: (transfer full): their names as a list: "A, B and C"
 */
char *
sb_app_exit_words_join (const SbBid *bid, const GArray *members)
{
  GString *text = g_string_new (members->len > 0 ? get_name (bid, members, 0) : NULL);

  for (guint i = 1; i + 1 < members->len; i++)
    g_string_append_printf (text, ", %s", get_name (bid, members, i));
  if (members->len > 1)
    {
      g_autofree char *first = g_string_free (text, FALSE);
      /* Translators: the end of a list of names. */
      return g_strdup_printf (_ ("%1$s and %2$s"), first,
                              get_name (bid, members, members->len - 1));
    }

  return g_string_free (text, FALSE);
}

/**
 * sb_app_exit_words_critical:
 * @bid: a bid
 * @members: (element-type guint): a minimal critical set
 *
 * Returns: (transfer full): what that means, in a sentence
 */
char *
sb_app_exit_words_critical (const SbBid *bid, const GArray *members)
{
  g_autofree char *names = sb_app_exit_words_join (bid, members);

  if (members->len == 0)
    return g_strdup (_ ("The group does not meet everything even though nobody leaves."));
  if (members->len == 1)
    return g_strdup_printf (_ ("The group cannot manage without %s."), names);

  if (members->len == 2)
    /* Translators: two members. */
    return g_strdup_printf (_ ("The group cannot manage if both %1$s and %2$s leave."),
                            get_name (bid, members, 0), get_name (bid, members, 1));

  /* Translators: at least three members, as a list. */
  return g_strdup_printf (_ ("The group cannot manage if %s all leave."), names);
}

/**
 * sb_app_exit_words_sufficient:
 * @bid: a bid
 * @members: (element-type guint): a minimal sufficient group
 *
 * Returns: (transfer full): what that means, in a sentence
 */
char *
sb_app_exit_words_sufficient (const SbBid *bid, const GArray *members)
{
  g_autofree char *names = sb_app_exit_words_join (bid, members);

  if (members->len == 1)
    return g_strdup_printf (_ ("%s meets every shall requirement alone, on the figures entered."),
                            names);
  if (members->len == bid->n_members)
    return g_strdup (_ ("Only the whole group together meets every shall requirement, on the "
                        "figures entered."));

  /* Translators: at least two members, as a list. */
  return g_strdup_printf (_ ("%s together meet every shall requirement, on the figures entered."),
                          names);
}

static gboolean
continues (const SbAppShortfall *row, const SbGap *gap, SbDate from)
{
  return row->requirement == gap->requirement && row->to == from && row->need == gap->need &&
         row->left == gap->left && row->after == gap->best_gap;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SbAppShortfall *x = a, *y = b;

  if (x->requirement != y->requirement)
    return x->requirement < y->requirement ? -1 : 1;

  return (x->from > y->from) - (x->from < y->from);
}

/**
 * sb_app_exit_words_list_shortfalls:
 * @exits: an exit analysis
 * @exit: one of its exits
 *
 * Returns: (transfer full) (element-type SbAppShortfall): what falls short, by requirement, then in
 *   order of time; neighbouring segments with the same figures are one row
 */
GArray *
sb_app_exit_words_list_shortfalls (const SbExits *exits, const SbExit *exit)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SbAppShortfall));

  for (guint i = 0; i < exit->gaps->len; i++)
    {
      const SbGap *gap = &g_array_index (exit->gaps, SbGap, i);
      const SbSegment *segment = &g_array_index (exits->segments, SbSegment, gap->segment);
      SbAppShortfall *before = NULL;

      for (guint j = 0; j < rows->len && before == NULL; j++)
        if (continues (&g_array_index (rows, SbAppShortfall, j), gap, segment->from))
          before = &g_array_index (rows, SbAppShortfall, j);
      if (before != NULL)
        before->to = segment->to;
      else
        {
          SbAppShortfall row = { gap->need,        gap->left,     gap->best_gap,
                                 gap->requirement, segment->from, segment->to };
          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_rows);

  return rows;
}
