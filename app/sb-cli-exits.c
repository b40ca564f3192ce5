/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What happens if somebody leaves, as text for people or as JSON for programs. Nothing is computed
 * here.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sb-cli.h"

/* All sets of twenty members. */
#define MAX_SETS (1u << 20)

static char *
join_members (const SbBid *bid, const GArray *members)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      guint member = g_array_index (members, guint, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", bid->members[member].name);
    }

  return g_string_free (names, FALSE);
}

static void
append_exit (GString *text, const SbExits *exits, const SbExit *row)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *names = join_members (exits->bid, row->members);
  g_autofree char *sentence = sb_exit_describe (exits, row, language);

  g_string_append_printf (text, "%s\n  %s\n", row->members->len == 0 ? _ ("Nobody leaves") : names,
                          sentence);
}

static void
append_sets (GString *text, const SbExits *exits, const GPtrArray *sets, const char *title)
{
  if (sets == NULL)
    return;

  g_string_append_printf (text, "\n%s\n", title);
  for (guint i = 0; i < sets->len; i++)
    {
      const GArray *set = g_ptr_array_index (sets, i);
      g_autofree char *names = join_members (exits->bid, set);

      g_string_append_printf (text, "  %s\n", set->len == 0 ? _ ("Nobody needs to leave") : names);
    }
  if (sets->len == 0)
    g_string_append_printf (text, "  %s\n", C_ ("sets of members", "None"));
}

static char *
describe_exits (const SbExits *exits)
{
  g_autofree char *permission = sb_exits_describe_permission (exits->bid, sb_language_of_user ());
  GString *text = g_string_new (NULL);

  append_exit (text, exits, exits->base);
  for (guint i = 0; i < exits->exits->len; i++)
    append_exit (text, exits, g_ptr_array_index (exits->exits, i));
  append_sets (text, exits, exits->minimal_critical,
               _ ("Smallest sets whose exit the group cannot bear"));
  append_sets (text, exits, exits->minimal_sufficient, _ ("Smallest groups that carry it alone"));
  g_string_append_printf (text, "\n%s\n", permission);

  return g_string_free (text, FALSE);
}

static gboolean
parse_max (const char *text, guint *max, GError **error)
{
  gint64 value = SB_EXITS_MAX_DEFAULT;

  if (text != NULL && (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT, &value, NULL)))
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("The option --max needs a whole number from 1, and “%s” is none."), text);
      return FALSE;
    }

  *max = (guint) value;
  return TRUE;
}

/* An exit has to happen while the contract runs, and an absence to end after it began. */
static gboolean
check_period (const SbBid *bid, SbDate at, SbDate until, GError **error)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *start = sb_language_date (language, bid->start);
  g_autofree char *last = sb_language_date (language, bid->end - 1);

  if (at != SB_DATE_NONE && (at < bid->start || at >= bid->end))
    g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                 _ ("The date of --at lies outside the contract, which runs from %1$s to %2$s."),
                 start, last);
  else if (until != SB_DATE_NONE && until <= (at != SB_DATE_NONE ? at : bid->start))
    g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                         _ ("The date of --until has to be after the one of --at."));
  else
    return TRUE;

  return FALSE;
}

/*
 * How many sets of 1 … @max of the members there are is a sum of binomial coefficients; beyond some
 * million rows neither memory nor a reader would cope.
 */
static gboolean
check_number_of_sets (const SbBid *bid, guint max, GError **error)
{
  guint64 n_sets = 0;
  guint64 n_of_size = 1;

  for (guint size = 1; size <= MIN (max, bid->n_members) && n_sets <= MAX_SETS; size++)
    {
      n_of_size = n_of_size * (bid->n_members - size + 1) / size;
      n_sets += n_of_size;
    }

  if (n_sets <= MAX_SETS)
    return TRUE;

  g_set_error (
      error, SB_ERROR, SB_ERROR_INVALID,
      _ ("With %1$u members, sets of up to %2$u are too many to list; choose a smaller --max."),
      bid->n_members, max);
  return FALSE;
}

SbCliStatus
sb_cli_exits (char **args, GError **error)
{
  const char *path = NULL;
  const char *at_text = NULL;
  const char *until_text = NULL;
  const char *max_text = NULL;
  gboolean json = FALSE;
  const SbCliOption options[] = { { "--json", &json, NULL },
                                  { "--at", NULL, &at_text },
                                  { "--until", NULL, &until_text },
                                  { "--max", NULL, &max_text },
                                  { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  SbDate at = SB_DATE_NONE;
  SbDate until = SB_DATE_NONE;
  guint max;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbExits) exits = NULL;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_max (max_text, &max, error) ||
      !sb_cli_parse_date ("--at", at_text, &at, error) ||
      !sb_cli_parse_date ("--until", until_text, &until, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_bid (path, FALSE, error);
  if (bid == NULL || !check_period (bid, at, until, error) ||
      !check_number_of_sets (bid, max, error))
    return SB_CLI_FAILED;

  exits = sb_exits_new (bid, at, until, max, NULL, error);
  if (exits == NULL)
    return SB_CLI_FAILED;

  return sb_cli_print_and_free (json ? sb_results_json_write_exits (exits) : describe_exits (exits),
                                error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}
