/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How likely the group still carries the bid, as text for people or as JSON for programs. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "sb-cli.h"

/* Probabilities are shown in tenths of a per cent. */
#define PARTS 1000

/* Below 0 for whoever makes it worse. */
static char *
describe_part (double part)
{
  gint64 parts = (gint64) round (part * PARTS);
  g_autofree char *text = sb_language_percent (sb_language_of_user (), ABS (parts), PARTS);

  return g_strconcat (parts < 0 ? "−" : "", text, NULL);
}

static void
append_point (GString *text, const SbProbabilityPoint *point)
{
  g_autofree char *date = sb_language_date (sb_language_of_user (), point->date);
  g_autofree char *carries = describe_part (point->carries);

  g_string_append_printf (text, "  %s: %s", date, carries);
  if (point->minutes_short >= 0.5)
    {
      g_autofree char *hours = sb_cli_describe_hours ((gint64) round (point->minutes_short));

      /* Translators: hours per week. */
      g_string_append_printf (text, _ (", on average %s missing"), hours);
    }
  g_string_append_c (text, '\n');
}

static void
append_member (GString *text, const SbProbability *probability, guint member)
{
  const SbProbabilityPoint *last =
      &g_array_index (probability->points, SbProbabilityPoint, probability->points->len - 1);
  g_autofree char *importance = describe_part (last->birnbaum[member]);
  g_autofree char *shapley = describe_part (probability->shapley[member]);
  g_autofree char *banzhaf = describe_part (probability->banzhaf[member]);

  g_string_append_printf (text, "  %s: ", probability->bid->members[member].name);
  /* Translators: three percentages: Birnbaum's importance, the Shapley and the Banzhaf index. */
  g_string_append_printf (text, _ ("importance at the end %1$s (Shapley %2$s, Banzhaf %3$s)"),
                          importance, shapley, banzhaf);
  g_string_append_c (text, '\n');
}

static char *
describe (const SbProbability *probability)
{
  const SbBid *bid = probability->bid;
  g_autofree char *permission = sb_exits_describe_permission (bid, sb_language_of_user ());
  GString *text = g_string_new (_ ("The group still carries the bid:"));

  g_string_append_c (text, '\n');
  for (guint i = 0; i < probability->points->len; i++)
    append_point (text, &g_array_index (probability->points, SbProbabilityPoint, i));
  g_string_append_printf (text, "\n%s\n", _ ("How much it depends on each member:"));
  for (guint m = 0; m < bid->n_members && probability->points->len > 0; m++)
    append_member (text, probability, m);
  for (guint i = 0; i < probability->unknown->len; i++)
    {
      guint m = g_array_index (probability->unknown, guint, i);

      if (i == 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              _ ("How likely %s leaves has not been entered; it is taken to stay."),
                              bid->members[m].name);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "\n%s\n", permission);

  return g_string_free (text, FALSE);
}

SbCliStatus
sb_cli_probability (char **args, GError **error)
{
  const char *path = NULL;
  gboolean json = FALSE;
  const SbCliOption options[] = { { "--json", &json, NULL }, { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbProbability) probability = NULL;

  if (!sb_cli_parse (args, options, &operands, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_results_bid (path, json, error);
  if (bid == NULL)
    return SB_CLI_FAILED;

  probability = sb_probability_new (bid, NULL, error);
  if (probability == NULL)
    return SB_CLI_FAILED;

  return sb_cli_print_and_free (json ? sb_results_json_write_probability (probability) :
                                       describe (probability),
                                error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}
