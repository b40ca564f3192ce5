/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The days of the procedure, as text for people, as JSON for programs or as a file for a calendar.
 * Nothing is computed here.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sb-cli.h"

static void
append_day (GString *text, const SbDeadline *deadline)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (deadline->date == SB_DATE_NONE)
    {
      g_string_append (text, _ ("Not known yet"));
      return;
    }

  day = sb_language_date (sb_language_of_user (), deadline->date);
  g_string_append (text, day);
  if (deadline->minutes < 0)
    return;

  time = sb_clock_to_text (deadline->minutes);
  g_string_append_printf (text, ", %s", time);
}

static char *
describe_deadlines (const GPtrArray *deadlines)
{
  SbLanguage language = sb_language_of_user ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const SbDeadline *deadline = deadlines->pdata[i];

      append_day (text, deadline);
      /* Translators: what a deadline is; whom it binds. */
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("  %1$s (binds %2$s)"), deadline->title,
                              sb_binds_get_label (deadline->binds, language));
      g_string_append_printf (text, "\n  %s\n", deadline->reason);
      if (deadline->note != NULL)
        g_string_append_printf (text, "  %s\n", deadline->note);
      if (deadline->law[0] != '\0')
        g_string_append_printf (text, "  %s\n", deadline->law);
    }
  if (deadlines->len == 0)
    g_string_append_printf (text, "%s\n", _ ("There are no days before a route has been chosen."));
  g_string_append_printf (text, "\n%s\n", sb_deadlines_get_caution (language));

  return g_string_free (text, FALSE);
}

static gboolean
write_calendar (const SbBid *bid, const GPtrArray *deadlines, const char *path, GError **error)
{
  g_autofree char *calendar = sb_ical_write (bid, deadlines, g_get_real_time () / G_USEC_PER_SEC);

  return g_file_set_contents (path, calendar, -1, error);
}

SbCliStatus
sb_cli_deadlines (char **args, GError **error)
{
  const char *path = NULL;
  const char *calendar = NULL;
  gboolean json = FALSE;
  gboolean force = FALSE;
  const SbCliOption options[] = {
    { "--json", &json, NULL }, { "--ics", NULL, &calendar }, { "--force", &force, NULL }, { NULL }
  };
  const SbCliOperands operands = { { &path }, 1 };
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;

  if (!sb_cli_parse (args, options, &operands, error) ||
      (calendar != NULL && !sb_cli_check_free (calendar, path, force, error)))
    return SB_CLI_FAILED;
  bid = sb_cli_load_bid (path, FALSE, error);
  if (bid == NULL)
    return SB_CLI_FAILED;

  deadlines = sb_deadlines_list (bid, sb_language_of_user ());
  if (calendar != NULL && !write_calendar (bid, deadlines, calendar, error))
    return SB_CLI_FAILED;
  if (calendar != NULL && !json)
    return SB_CLI_DONE;

  return sb_cli_print_and_free (json ? sb_results_json_write_deadlines (deadlines) :
                                       describe_deadlines (deadlines),
                                error) ?
             SB_CLI_DONE :
             SB_CLI_FAILED;
}
