/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * samanbud-cli: everything the window can compute, without a window (resources/docs/model.md,
 * section 7). Results go to standard output, errors in one sentence to standard error; the exit
 * status is 0 when done, 1 when `check` finds a shall requirement that is not met or open, 2 for
 * wrong use or unreadable input.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "sb-cli.h"

/*
 * usage: what stands after the program's name; not translated, the words are to be typed
 * does: in one sentence, to be translated
 */
typedef struct
{
  const char *name;
  SbCliRun run;
  const char *usage;
  const char *does;
} Command;

static const Command commands[] = {
  { "import", sb_cli_import, "import IN.json OUT.samanbud [--force]",
    N_ ("Makes a document of an exchange file.") },
  { "export", sb_cli_export, "export FILE", N_ ("Prints a bid as an exchange file.") },
  { "catalogue", sb_cli_catalogue, "catalogue list [--json] | catalogue apply FILE ID",
    N_ ("Lists the requirement catalogues that come with the program, or puts one into a "
        "document.") },
  { "check", sb_cli_check, "check FILE [--json]",
    N_ ("Says for every requirement whether it is met, and why.") },
  { "split", sb_cli_split, "split FILE --method METHOD [--write] [--json]",
    N_ ("Proposes who gives how much to which requirement; --write stores it in the document. "
        "METHOD is even, proportional, agreed, balanced, steady or least-change.") },
  { "exits", sb_cli_exits, "exits FILE [--at DATE] [--until DATE] [--max K] [--json]",
    N_ ("Says what happens if up to K members leave, or are away until a date.") },
  { "remedies", sb_cli_remedies,
    "remedies FILE [--members ID,ID] [--at DATE] [--until DATE] [--json]",
    N_ ("Says what would have to be added if one or two members leave, or exactly those named.") },
  { "recovery", sb_cli_recovery, "recovery FILE [--members ID,ID] [--at DATE] [--json]",
    N_ ("Says what is missing until others are in the place of one or two members who leave, or "
        "of exactly those named.") },
  { "alone", sb_cli_alone, "alone FILE [--max K] [--json]",
    N_ ("Says which member or smaller group meets every shall requirement, and what stops the "
        "others.") },
  { "probability", sb_cli_probability, "probability FILE [--json]",
    N_ ("Says how likely it is that the group still carries the bid at each date.") },
  { "deadlines", sb_cli_deadlines, "deadlines FILE [--json] [--ics OUT] [--force]",
    N_ ("Lists the days of the procedure; --ics writes them for a calendar.") },
  { "render", sb_cli_render, "render FILE [--pdf OUT] [--xlsx OUT] [--lang sv|en] [--force]",
    N_ ("Writes the submission as PDF, as a workbook, or as both.") },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

static void
append_command (GString *text, const Command *command)
{
  g_string_append_printf (text, "  samanbud-cli %s\n      %s\n", command->usage, _ (command->does));
}

/* Help on one command, or on all of them (NULL). */
static char *
build_help (const Command *only)
{
  GString *text = g_string_new (NULL);

  if (only == NULL)
    g_string_append_printf (text, "%s\n\n", _ ("Samanbud: joint bids for small care practices."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (only == NULL || only == &commands[i])
      append_command (text, &commands[i]);
  if (only == NULL)
    g_string_append_printf (text, "\n%s\n",
                            _ ("FILE is a document or an exchange file; only documents can be "
                               "written into. Exit status: 0 "
                               "done; 1 a shall requirement is open or not met (check); 2 wrong "
                               "use or unreadable input."));

  return g_string_free (text, FALSE);
}

static gboolean
asks_for_help (char **args)
{
  for (; *args != NULL && strcmp (*args, "--") != 0; args++)
    if (strcmp (*args, "--help") == 0 || strcmp (*args, "-h") == 0)
      return TRUE;

  return FALSE;
}

static SbCliStatus
print_help (const Command *command, GError **error)
{
  g_autofree char *help = build_help (command);

  return sb_cli_print (help, error) ? SB_CLI_DONE : SB_CLI_FAILED;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_remove (child) != 0)
        remove_folder (child);
    }
  g_rmdir (path);
}

/*
 * Working copies of this program are nobody's unsaved work: they go where the window does not look
 * for something to recover, and where one may write even without a home. Where that is impossible
 * the usual place has to do.
 */
static SbCliStatus
run_in_private (const Command *command, char **args, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("samanbud-XXXXXX", NULL);
  SbCliStatus status;

  if (folder != NULL)
    g_setenv ("XDG_STATE_HOME", folder, TRUE);
  status = command->run (args, error);
  if (folder != NULL)
    remove_folder (folder);

  return status;
}

static SbCliStatus
run (char **args, GError **error)
{
  const Command *command;

  if (args[0] == NULL)
    {
      g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID,
                           _ ("Say what to do; --help lists the commands."));
      return SB_CLI_FAILED;
    }
  if (strcmp (args[0], "--version") == 0)
    return sb_cli_print ("samanbud-cli " SB_VERSION "\n", error) ? SB_CLI_DONE : SB_CLI_FAILED;
  if (strcmp (args[0], "--help") == 0 || strcmp (args[0], "-h") == 0)
    return print_help (NULL, error);

  command = find_command (args[0]);
  if (command == NULL)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("There is no command “%s”; --help lists them."), args[0]);
      return SB_CLI_FAILED;
    }
  if (asks_for_help (args + 1))
    return print_help (command, error);

  return run_in_private (command, args + 1, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  SbCliStatus status;

  /* Not to die with a working copy in hand when somebody closes the pipe. */
  signal (SIGPIPE, SIG_IGN);
  setlocale (LC_ALL, "");
  /* Some libraries write wrong numbers under a decimal comma; people's numbers are formatted by
   * sb-language. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, sb_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = run (argv + 1, &error);
  if (error != NULL)
    sb_cli_note (error->message);

  return status;
}
