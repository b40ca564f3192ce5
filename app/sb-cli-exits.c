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

/* Of so many members every smaller group is listed; of more, singles and pairs unless asked. */
#define ALL_GROUPS_MEMBERS 6

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
  g_autofree char *apart = sb_exit_describe_unanswered (exits, row, language);

  g_string_append_printf (text, "%s\n  %s\n", row->members->len == 0 ? _ ("Nobody leaves") : names,
                          sentence);
  if (apart != NULL)
    g_string_append_printf (text, "  %s\n", apart);
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
  g_autofree char *open = sb_exit_describe_open (exits, exits->base, sb_language_of_user ());
  g_autoptr (GArray) severities = sb_severity_list (exits);
  g_autoptr (GArray) order = sb_severity_list_order (exits, severities);
  GString *text = g_string_new (NULL);

  /* The worst first: whoever reads has little time. */
  append_exit (text, exits, exits->base);
  for (guint i = 0; i < order->len; i++)
    append_exit (text, exits, exits->exits->pdata[g_array_index (order, guint, i)]);
  /* For these one open requirement makes everything fail. */
  if (open == NULL)
    {
      append_sets (text, exits, exits->minimal_critical,
                   _ ("Smallest sets whose exit the group cannot bear"));
      append_sets (text, exits, exits->minimal_sufficient,
                   _ ("Smallest groups that carry it alone"));
    }
  if (open != NULL)
    g_string_append_printf (text, "\n%s\n", open);
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

/*
 * The period of an exit or an absence, as options give it.
 *
 * at_text, until_text: (nullable): the options' values
 */
typedef struct
{
  const char *at_text;
  const char *until_text;
  SbDate at;
  SbDate until;
} Period;

static gboolean
parse_period (Period *period, GError **error)
{
  period->at = SB_DATE_NONE;
  period->until = SB_DATE_NONE;

  return sb_cli_parse_date ("--at", period->at_text, &period->at, error) &&
         sb_cli_parse_date ("--until", period->until_text, &period->until, error);
}

/* An exit has to happen while the contract runs, and an absence to end after it began. */
static gboolean
check_period (const SbBid *bid, const Period *period, GError **error)
{
  SbDate at = period->at;
  SbDate until = period->until;
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
  const char *max_text = NULL;
  gboolean json = FALSE;
  Period period = { NULL };
  const SbCliOption options[] = { { "--json", &json, NULL },
                                  { "--at", NULL, &period.at_text },
                                  { "--until", NULL, &period.until_text },
                                  { "--max", NULL, &max_text },
                                  { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  guint max;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbExits) exits = NULL;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_max (max_text, &max, error) ||
      !parse_period (&period, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_results_bid (path, json, error);
  if (bid == NULL || !check_period (bid, &period, error) || !check_number_of_sets (bid, max, error))
    return SB_CLI_FAILED;

  exits = sb_exits_new (bid, period.at, period.until, max, NULL, error);
  if (exits == NULL)
    return SB_CLI_FAILED;

  return sb_cli_print_and_free (json ? sb_results_json_write_exits (exits) : describe_exits (exits),
                                error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}

static void
append_extra (GString *text, const SbBid *bid, const SbExtra *extra)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *what = sb_extra_describe (extra, language);
  g_autofree char *from = sb_language_date (language, extra->from);
  g_autofree char *last = sb_language_date (language, extra->to - 1);

  /* Translators: hours and professions, two dates, both included. */
  g_string_append_printf (text, _ ("  %1$s, from %2$s to %3$s"), what, from, last);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < extra->candidates->len; i++)
    {
      const SbCandidate *candidate = &g_array_index (extra->candidates, SbCandidate, i);
      g_autofree char *now = sb_cli_describe_hours (candidate->available);

      /* Translators: a member, hours per week. */
      g_string_append_printf (text, _ ("    %1$s has %2$s of it already."),
                              bid->members[candidate->member].name, now);
      g_string_append_c (text, '\n');
    }
}

static void
append_remedies (GString *text, const SbRemedies *remedies)
{
  const SbBid *bid = remedies->bid;
  g_autofree char *names = join_members (bid, remedies->members);

  g_string_append_printf (text, "%s\n", names);
  if (remedies->extra->len == 0 && remedies->broken->len == 0)
    g_string_append_printf (text, "  %s\n", _ ("Nothing needs to be added."));
  for (guint i = 0; i < remedies->extra->len; i++)
    append_extra (text, bid, &g_array_index (remedies->extra, SbExtra, i));
  for (guint i = 0; i < remedies->broken->len; i++)
    {
      const SbBrokenPart *part = &g_array_index (remedies->broken, SbBrokenPart, i);
      const SbRequirement *requirement = &bid->requirements[part->requirement];
      g_autofree char *cure = sb_cure_describe (part->cure, sb_language_of_user ());

      g_string_append_printf (text, "  %s · %s\n    %s\n",
                              sb_requirement_get_reference (requirement),
                              sb_requirement_get_text (requirement, sb_language_of_user ()), cure);
    }
}

static char *
describe_remedies (const SbBid *bid, const GPtrArray *list)
{
  g_autofree char *permission = sb_exits_describe_permission (bid, sb_language_of_user ());
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    append_remedies (text, list->pdata[i]);
  g_string_append_printf (text, "\n%s\n", permission);

  return g_string_free (text, FALSE);
}

/* Reads ids, separated by commas, as positions. */
static GArray *
parse_members (const SbBid *bid, const char *text, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) ids = g_strsplit (text, ",", 0);

  for (char **id = ids; *id != NULL; id++)
    {
      int position = sb_bid_find (bid, SB_TABLE_MEMBER, *id);

      if (position < 0)
        {
          g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                       _ ("The option --members needs ids of members, separated by commas, and "
                          "“%s” is none."),
                       *id);
          return NULL;
        }
      for (guint i = 0; i < members->len; i++)
        if (g_array_index (members, guint, i) == (guint) position)
          {
            g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                         _ ("The option --members names “%s” twice."), *id);
            return NULL;
          }
      g_array_append_val (members, position);
    }

  return g_steal_pointer (&members);
}

static GPtrArray *
find_remedies (SbBid *bid, const char *members_text, const Period *period, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) members = NULL;
  SbRemedies *remedies;

  if (members_text == NULL)
    return sb_remedies_list (bid, period->at, period->until, SB_EXITS_MAX_DEFAULT, NULL, error);

  members = parse_members (bid, members_text, error);
  if (members == NULL)
    return NULL;
  remedies = sb_remedies_new (bid, period->at, period->until,
                              (const guint *) (gpointer) members->data, members->len, error);
  if (remedies == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_remedies_free);
  g_ptr_array_add (list, remedies);
  return g_steal_pointer (&list);
}

SbCliStatus
sb_cli_remedies (char **args, GError **error)
{
  const char *path = NULL;
  const char *members_text = NULL;
  gboolean json = FALSE;
  Period period = { NULL };
  const SbCliOption options[] = { { "--json", &json, NULL },
                                  { "--members", NULL, &members_text },
                                  { "--at", NULL, &period.at_text },
                                  { "--until", NULL, &period.until_text },
                                  { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_period (&period, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_results_bid (path, json, error);
  if (bid == NULL || !check_period (bid, &period, error))
    return SB_CLI_FAILED;

  list = find_remedies (bid, members_text, &period, error);
  if (list == NULL)
    return SB_CLI_FAILED;

  return sb_cli_print_and_free (
             json ? sb_results_json_write_remedies (list) : describe_remedies (bid, list), error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}

static void
append_recovery (GString *text, const SbRecovery *recovery)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *names = join_members (recovery->bid, recovery->members);
  g_autofree char *sentence = sb_recovery_describe (recovery, language);
  g_autofree char *notice = sb_recovery_describe_notice (recovery, language);

  g_string_append_printf (text, "%s\n  %s\n", names, sentence);
  if (notice != NULL)
    g_string_append_printf (text, "  %s\n", notice);
}

static char *
describe_recoveries (const SbBid *bid, const GPtrArray *list)
{
  g_autofree char *permission = sb_exits_describe_permission (bid, sb_language_of_user ());
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    append_recovery (text, list->pdata[i]);
  g_string_append_printf (text, "\n%s\n", permission);

  return g_string_free (text, FALSE);
}

static GPtrArray *
find_recoveries (SbBid *bid, const char *members_text, SbDate at, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) members = NULL;
  SbRecovery *recovery;

  if (members_text == NULL)
    return sb_recovery_list (bid, at, SB_EXITS_MAX_DEFAULT, NULL, error);

  members = parse_members (bid, members_text, error);
  if (members == NULL)
    return NULL;
  recovery =
      sb_recovery_new (bid, at, (const guint *) (gpointer) members->data, members->len, error);
  if (recovery == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_recovery_free);
  g_ptr_array_add (list, recovery);
  return g_steal_pointer (&list);
}

SbCliStatus
sb_cli_recovery (char **args, GError **error)
{
  const char *path = NULL;
  const char *members_text = NULL;
  gboolean json = FALSE;
  Period period = { NULL };
  const SbCliOption options[] = { { "--json", &json, NULL },
                                  { "--members", NULL, &members_text },
                                  { "--at", NULL, &period.at_text },
                                  { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_period (&period, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_bid (path, FALSE, error);
  if (bid == NULL || !check_period (bid, &period, error))
    return SB_CLI_FAILED;

  list = find_recoveries (bid, members_text, period.at, error);
  if (list == NULL)
    return SB_CLI_FAILED;

  return sb_cli_print_and_free (json ? sb_results_json_write_recovery (list) :
                                       describe_recoveries (bid, list),
                                error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}

static void
append_alone (GString *text, const SbBid *bid, const SbAlone *alone)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *names = join_members (bid, alone->members);

  g_string_append_printf (text, "%s\n", names);
  if (alone->stops->len == 0)
    g_string_append_printf (text, "  %s\n", _ ("Meets every shall requirement."));
  for (guint i = 0; i < alone->stops->len; i++)
    {
      const SbRequirement *requirement = &bid->requirements[g_array_index (alone->stops, guint, i)];

      g_string_append_printf (text, "  %s · %s\n", sb_requirement_get_reference (requirement),
                              sb_requirement_get_text (requirement, language));
    }
}

static char *
describe_alone (const SbBid *bid, const GPtrArray *list)
{
  g_autofree char *limits = sb_alone_describe_limits (bid, sb_language_of_user ());
  GString *text = g_string_new (_ ("What stops each smaller group from meeting every shall "
                                   "requirement:"));

  g_string_append (text, "\n\n");
  for (guint i = 0; i < list->len; i++)
    append_alone (text, bid, list->pdata[i]);
  g_string_append_printf (text, "\n%s\n", limits);

  return g_string_free (text, FALSE);
}

SbCliStatus
sb_cli_alone (char **args, GError **error)
{
  const char *path = NULL;
  const char *max_text = NULL;
  gboolean json = FALSE;
  const SbCliOption options[] = { { "--json", &json, NULL },
                                  { "--max", NULL, &max_text },
                                  { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  guint max;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_max (max_text, &max, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_results_bid (path, json, error);
  if (bid == NULL)
    return SB_CLI_FAILED;
  if (max_text == NULL && bid->n_members <= ALL_GROUPS_MEMBERS)
    max = bid->n_members;
  if (!check_number_of_sets (bid, max, error))
    return SB_CLI_FAILED;

  list = sb_alone_list (bid, max, NULL, error);
  if (list == NULL)
    return SB_CLI_FAILED;

  return sb_cli_print_and_free (
             json ? sb_results_json_write_alone (bid, list) : describe_alone (bid, list), error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}
