/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The command line as others see it: the built program is run, and what it prints, what it leaves
 * behind and how it exits are compared with resources/docs/model.md, section 7. Every run has a
 * home of its own.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <jansson.h>
#include <samanbud.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/*
 * One run.
 *
 * folder: where its files are
 * locale: as LC_ALL
 * language: as LANGUAGE
 */
typedef struct
{
  char *folder;
  const char *locale;
  const char *language;
  char *out;
  char *err;
  int status;
} Run;

static void
set_up (Run *run, gconstpointer data)
{
  run->folder = g_dir_make_tmp ("samanbud-cli-XXXXXX", NULL);
  g_assert_nonnull (run->folder);
  run->locale = "C.UTF-8";
  run->language = "en";
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Run *run, gconstpointer data)
{
  remove_folder (run->folder);
  g_free (run->folder);
  g_free (run->out);
  g_free (run->err);
}

static GSubprocess *
start (const Run *run, const char *const *args, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *program =
      g_build_filename (g_getenv ("SB_TEST_BUILD"), "app", "samanbud-cli", NULL);
  g_autofree char *home = g_build_filename (run->folder, "home", NULL);
  g_autofree char *temporary = g_build_filename (run->folder, "tmp", NULL);

  g_subprocess_launcher_set_cwd (launcher, run->folder);
  g_subprocess_launcher_setenv (launcher, "HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", home, TRUE);
  if (g_file_test (temporary, G_FILE_TEST_IS_DIR))
    g_subprocess_launcher_setenv (launcher, "TMPDIR", temporary, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", run->locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", run->language, TRUE);

  g_ptr_array_add (argv, program);
  for (; *args != NULL; args++)
    g_ptr_array_add (argv, (gpointer) *args);
  g_ptr_array_add (argv, NULL);

  return g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, error);
}

/* Runs the program in the run's folder; the arguments are separated by spaces. */
static void
run_cli (Run *run, const char *command)
{
  g_auto (GStrv) args = *command == '\0' ? g_new0 (char *, 1) : g_strsplit (command, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = start (run, (const char *const *) args, &error);

  g_assert_no_error (error);
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  g_test_message ("samanbud-cli %s: %d %s", command, run->status, run->err);
}

static void
assert_done (Run *run, const char *command)
{
  run_cli (run, command);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

/* An error is one line, and nothing else is printed. */
static void
assert_refused (Run *run, const char *command)
{
  run_cli (run, command);
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_true (g_str_has_prefix (run->err, "samanbud-cli: "));
  g_assert_true (g_str_has_suffix (run->err, "\n"));
  g_assert_true (strchr (run->err, '\n') == run->err + strlen (run->err) - 1);
}

static char *
build_path (const Run *run, const char *name)
{
  return g_build_filename (run->folder, name, NULL);
}

static char *
load (const Run *run, const char *name, gsize *length)
{
  g_autofree char *path = build_path (run, name);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static void
save (const Run *run, const char *name, const char *text)
{
  g_autofree char *path = build_path (run, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static gboolean
exists (const Run *run, const char *name)
{
  g_autofree char *path = build_path (run, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Names in the run's folder, sorted, without its home. */
static char *
list_files (const Run *run)
{
  g_autoptr (GDir) dir = g_dir_open (run->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "home"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
copy_case (const Run *run, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SB_TEST_SOURCES"), "cases", name, NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  save (run, base, text);
}

static json_t *
parse (const char *text)
{
  json_error_t problem;
  json_t *value = json_loads (text, JSON_REJECT_DUPLICATES, &problem);

  if (value == NULL)
    g_test_message ("line %d: %s", problem.line, problem.text);
  g_assert_nonnull (value);
  return value;
}

/* The same values and the same order of keys; white space aside. */
static void
assert_same_json (const char *text, const char *expected)
{
  g_autoptr (json_t) a = parse (text);
  g_autoptr (json_t) b = parse (expected);
  char *one = json_dumps (a, JSON_COMPACT);
  char *other = json_dumps (b, JSON_COMPACT);

  g_assert_cmpstr (one, ==, other);
  free (one);
  free (other);
}

static const char *
get_text (const json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static void
test_usage (Run *run, gconstpointer data)
{
  static const char *const wrong[] = {
    "",
    "frob",
    "--frob",
    "import",
    "import one",
    "import one two three",
    "import one two --frob",
    "export",
    "export --jsn file",
    "check",
    "check one two",
    "check file --json=yes",
    "catalogue",
    "catalogue frob",
    "catalogue list one",
    "catalogue apply file",
    "split model-example.json",
    "split model-example.json --method",
    "split model-example.json --method=",
    "remedies model-example.json --members nobody",
    "remedies model-example.json --members gp,gp",
    "remedies model-example.json --until 2027-01-01",
    "split model-example.json --method fair",
    "split model-example.json --method even --method even",
    "exits model-example.json --at",
    "exits model-example.json --at 2027-02-30",
    "exits model-example.json --at 2027-02-28",
    "exits model-example.json --at 2034-03-01",
    "exits model-example.json --at 2030-01-01 --until 2030-01-01",
    "exits model-example.json --until 2027-03-01",
    "exits model-example.json --until soon",
    "exits model-example.json --max 0",
    "exits model-example.json --max -1",
    "exits model-example.json --max two",
    "exits model-example.json --max 99999999999",
    "render model-example.json",
    "render model-example.json --lang de --pdf out.pdf",
    "render model-example.json --pdf same --xlsx same",
  };

  copy_case (run, "model-example.json");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *files = NULL;

      assert_refused (run, wrong[i]);
      files = list_files (run);
      g_assert_cmpstr (files, ==, "model-example.json");
    }
}

static void
test_help (Run *run, gconstpointer data)
{
  static const char *const commands[] = { "import",      "export",    "catalogue", "check",
                                          "split",       "exits",     "remedies",  "alone",
                                          "probability", "deadlines", "render" };

  assert_done (run, "--version");
  g_assert_cmpstr (run->out, ==, "samanbud-cli " SB_VERSION "\n");

  assert_done (run, "--help");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_nonnull (strstr (run->out, commands[i]));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *command = g_strconcat (commands[i], " --help", NULL);
      g_autofree char *usage = g_strconcat ("  samanbud-cli ", commands[i], " ", NULL);

      assert_done (run, command);
      g_assert_true (g_str_has_prefix (run->out, usage));
    }
}

static void
test_round_trip (Run *run, gconstpointer data)
{
  g_autofree char *first = NULL;

  copy_case (run, "model-example.json");
  assert_done (run, "import model-example.json a.samanbud");
  g_assert_cmpstr (run->out, ==, "");
  assert_done (run, "export a.samanbud");
  first = g_strdup (run->out);
  save (run, "a.json", first);

  /* What was exported comes back byte for byte: from a document and from the exchange file itself.
   */
  assert_done (run, "import a.json b.samanbud");
  assert_done (run, "export b.samanbud");
  g_assert_cmpstr (run->out, ==, first);
  assert_done (run, "export a.json");
  g_assert_cmpstr (run->out, ==, first);
  assert_done (run, "export model-example.json");
  g_assert_cmpstr (run->out, ==, first);
}

static void
test_force (Run *run, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;

  copy_case (run, "model-example.json");
  save (run, "there", "mine");
  assert_refused (run, "import model-example.json there");
  kept = load (run, "there", NULL);
  g_assert_cmpstr (kept, ==, "mine");

  assert_done (run, "import model-example.json there --force");
  written = load (run, "there", NULL);
  g_assert_true (g_str_has_prefix (written, "SQLite format 3"));
  assert_done (run, "export there");

  /* A broken input does not cost what was there. */
  save (run, "broken.json", "{");
  assert_refused (run, "import broken.json there --force");
  assert_done (run, "export there");
}

static void
test_bad_input (Run *run, gconstpointer data)
{
  static const char unknown_key[] =
      "{\"format\": \"samanbud-bid/1\", \"title\": \"x\", \"route\": \"lov\","
      " \"language\": \"sv\", \"dates\": {\"start\": \"2027-03-01\"}, \"members\": [],"
      " \"requirements\": [], \"extra\": 1}";
  static const char *const bad[] = {
    "",
    "{",
    "[]",
    "null",
    "{\"format\": \"samanbud-bid/2\"}",
    "not JSON at all",
    unknown_key,
    "SQLite format 3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *files = NULL;

      save (run, "in.json", bad[i]);
      assert_refused (run, "import in.json out.samanbud");
      files = list_files (run);
      g_assert_cmpstr (files, ==, "in.json");
      assert_refused (run, "check in.json");
      assert_refused (run, "export in.json");
    }

  assert_refused (run, "import missing.json out.samanbud");
  assert_refused (run, "check missing.samanbud");
  assert_refused (run, "check .");
  copy_case (run, "model-example.json");
  assert_refused (run, "import model-example.json missing/out.samanbud");
  g_assert_false (exists (run, "missing"));
}

static void
test_check (Run *run, gconstpointer data)
{
  g_autoptr (json_t) check = NULL;
  const json_t *finding;

  copy_case (run, "model-example.json");
  run_cli (run, "check model-example.json");
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_nonnull (
      strstr (run->out, "5.3  Not met · Shall requirement: Advice and simple consultations"));

  run_cli (run, "check model-example.json --json");
  g_assert_cmpint (run->status, ==, 1);
  check = parse (run->out);
  g_assert_cmpstr (get_text (check, "format"), ==, "samanbud-check/1");
  g_assert_cmpuint (json_array_size (json_object_get (check, "findings")), ==, 5);
  finding = json_array_get (json_object_get (check, "findings"), 4);
  g_assert_cmpstr (get_text (finding, "requirement"), ==, "R5");
  g_assert_cmpstr (get_text (finding, "state"), ==, "not_met");
  g_assert_cmpstr (get_text (finding, "section"), ==, "5.3");
}

/* A contract for programs, and honest to people: met, but it concerns nobody. */
static void
test_check_nobody (Run *run, gconstpointer data)
{
  g_autoptr (json_t) check = NULL;

  save (run, "in.json",
        "{\"format\": \"samanbud-bid/1\", \"title\": \"x\", \"route\": \"lov\", \"language\": "
        "\"sv\", \"dates\": {\"start\": \"2027-03-01\"}, \"members\": [], \"requirements\": "
        "[{\"id\": "
        "\"r\", \"section\": \"1\", \"obligation\": \"shall\", \"fulfilment\": \"each\", \"text\": "
        "{\"en\": \"x\"}, \"test\": {\"kind\": \"declaration\"}}]}");
  assert_done (run, "check in.json");
  g_assert_nonnull (strstr (run->out, "met: 0, not met: 0, open: 0. 1 concerns nobody yet.\n"));
  g_assert_nonnull (strstr (run->out, "1  Concerns nobody yet · Shall requirement: x\n"));

  assert_done (run, "check in.json --json");
  check = parse (run->out);
  g_assert_cmpstr (get_text (json_array_get (json_object_get (check, "findings"), 0), "state"), ==,
                   "met");
}

/* Only `shall` requirements that are not met or open make the exit status 1. */
static void
test_check_status (Run *run, gconstpointer data)
{
  static const char *const format =
      "{\"format\": \"samanbud-bid/1\", \"title\": \"x\", \"route\": \"lov\", \"language\": "
      "\"sv\", "
      "\"dates\": {\"start\": \"2027-03-01\"}, \"members\": [{\"id\": \"a\", \"name\": \"A\"}], "
      "\"requirements\": [{\"id\": \"r\", \"obligation\": \"OBLIGATION\", \"fulfilment\": "
      "\"each\", "
      "\"text\": {\"sv\": \"x\"}, \"test\": {\"kind\": \"declaration\"}}], "
      "\"answers\": [{\"requirement\": \"r\", \"subject\": \"a\", \"status\": \"STATUS\"}]}";
  static const struct
  {
    const char *obligation;
    const char *status;
    int expected;
  } cases[] = {
    { "shall", "met", 0 },   { "shall", "not_met", 1 },     { "shall", "open", 1 },
    { "should", "open", 0 }, { "evaluated", "not_met", 0 }, { "informative", "open", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) one = g_strsplit (format, "OBLIGATION", -1);
      g_autofree char *half = g_strjoinv (cases[i].obligation, one);
      g_auto (GStrv) two = g_strsplit (half, "STATUS", -1);
      g_autofree char *text = g_strjoinv (cases[i].status, two);

      save (run, "in.json", text);
      run_cli (run, "check in.json");
      g_assert_cmpint (run->status, ==, cases[i].expected);
      g_assert_cmpstr (run->err, ==, "");
    }
}

static guint
count_lines_with (const char *text, const char *start)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (char **line = lines; *line != NULL; line++)
    n += g_str_has_prefix (*line, start);

  return n;
}

/* What somebody entered never begins a line; JSON has it as it is. */
static void
test_one_line (Run *run, gconstpointer data)
{
  static const char *const bid =
      "{\"format\": \"samanbud-bid/1\", \"title\": \"x\", \"route\": \"lov\", \"language\": "
      "\"sv\", \"dates\": {\"start\": \"2027-03-01\"}, "
      "\"members\": [{\"id\": \"a\", \"name\": \"A\\nFORGED  Met: all\\u001b[2J\"}], "
      "\"requirements\": [{\"id\": \"r\", \"section\": \"4\\r\\nFORGED\", \"obligation\": "
      "\"shall\", "
      "\"fulfilment\": \"each\", \"text\": {\"en\": \"One\\u2028FORGED\"}, "
      "\"test\": {\"kind\": \"declaration\"}}]}";
  static const char *const commands[] = { "check in.json",       "exits in.json",
                                          "remedies in.json",    "alone in.json",
                                          "probability in.json", "split in.json --method even" };
  save (run, "in.json", bid);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      run_cli (run, commands[i]);
      g_assert_cmpstr (run->err, ==, "");
      g_assert_cmpuint (count_lines_with (run->out, "FORGED"), ==, 0);
      g_assert_null (strchr (run->out, '\x1b'));
      g_assert_null (strchr (run->out, '\r'));
    }
  run_cli (run, "check in.json");
  g_assert_nonnull (strstr (run->out, "4 FORGED  Open · Shall requirement: One FORGED"));
  g_assert_nonnull (strstr (run->out, "A FORGED  Met: all"));
  run_cli (run, "exits in.json --json");
  g_assert_null (strstr (run->out, "FORGED"));
  run_cli (run, "export in.json");
  g_assert_nonnull (strstr (run->out, "A\\nFORGED"));

  assert_refused (run, "check missing\nFORGED.samanbud");
}

/* The very example of resources/docs/model.md, section 7. */
static void
test_exits (Run *run, gconstpointer data)
{
  g_autofree char *expected = NULL;
  g_autoptr (json_t) exits = NULL;

  copy_case (run, "model-example.json");
  copy_case (run, "model-example.exits.json");
  expected = load (run, "model-example.exits.json", NULL);

  assert_done (run, "exits model-example.json --json --max 1");
  assert_same_json (run->out, expected);
  assert_done (run, "import model-example.json a.samanbud");
  assert_done (run, "exits --max=1 --json a.samanbud");
  assert_same_json (run->out, expected);

  assert_done (run, "exits a.samanbud --json");
  exits = parse (run->out);
  g_assert_cmpuint (json_array_size (json_object_get (exits, "exits")), ==, 3);

  assert_done (run, "exits a.samanbud");
  g_assert_nonnull (strstr (run->out, "5 hours per week missing from 1\302\240July\302\2402030"));
}

static void
test_absence (Run *run, gconstpointer data)
{
  g_autoptr (json_t) exits = NULL;
  const json_t *segments;

  copy_case (run, "model-example.json");
  assert_done (run, "exits model-example.json --json --at 2029-01-01 --until 2029-04-01 --max 1");
  exits = parse (run->out);
  segments = json_object_get (exits, "segments");
  g_assert_cmpstr (get_text (exits, "at"), ==, "2029-01-01");
  g_assert_cmpuint (json_array_size (segments), ==, 1);
  g_assert_cmpstr (get_text (json_array_get (segments, 0), "from"), ==, "2029-01-01");
  g_assert_cmpstr (get_text (json_array_get (segments, 0), "to"), ==, "2029-04-01");
  g_assert_cmpstr (get_text (json_object_get (exits, "base"), "verdict"), ==, "covered");
}

/* Very many members: singles and pairs are exact, everything else is refused or null, and nothing
 * hangs. */
static void
test_many_members (Run *run, gconstpointer data)
{
  g_autoptr (GString) text =
      g_string_new ("{\"format\": \"samanbud-bid/1\", \"title\": \"x\", \"route\": \"lov\", "
                    "\"language\": \"sv\", "
                    "\"dates\": {\"start\": \"2027-03-01\"}, \"requirements\": [], \"members\": [");
  g_autoptr (json_t) exits = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "%s{\"id\": \"m%02u\", \"name\": \"M\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  save (run, "in.json", text->str);

  assert_done (run, "exits in.json --json");
  exits = parse (run->out);
  g_assert_cmpuint (json_array_size (json_object_get (exits, "exits")), ==, 30 + 435);
  g_assert_true (json_is_null (json_object_get (exits, "minimal_critical")));
  g_assert_true (json_is_null (json_object_get (exits, "minimal_sufficient")));
  assert_refused (run, "exits in.json --json --max 30");
}

static void
test_split (Run *run, gconstpointer data)
{
  static const char *const methods[] = { "even",     "proportional", "agreed",
                                         "balanced", "steady",       "least-change" };

  copy_case (run, "model-example.json");
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *name = g_strdup_printf ("model-example.%s.json", methods[i]);
      g_autofree char *command =
          g_strdup_printf ("split model-example.json --json --method %s", methods[i]);
      g_autofree char *expected = NULL;

      copy_case (run, name);
      expected = load (run, name, NULL);
      assert_done (run, command);
      assert_same_json (run->out, expected);
    }

  assert_done (run, "split model-example.json --method even");
  g_assert_nonnull (strstr (run->out, "Not all needs can be met."));
}

static void
test_remedies (Run *run, gconstpointer data)
{
  g_autofree char *expected = NULL;

  copy_case (run, "model-example.json");
  copy_case (run, "model-example.remedies.json");
  expected = load (run, "model-example.remedies.json", NULL);
  assert_done (run, "remedies model-example.json --json");
  assert_same_json (run->out, expected);

  assert_done (run, "remedies model-example.json --members dsk");
  g_assert_nonnull (strstr (run->out, "5 h per week: district nurse or general practitioner"));
  g_assert_null (strstr (run->out, "30 h per week"));
  assert_done (run, "remedies model-example.json --members gp");
  g_assert_nonnull (strstr (run->out, "30 h per week: general practitioner"));
  g_assert_nonnull (strstr (run->out, "It would stand if another member"));
}

/* The nurse gives three months' notice, and filling her place takes five. */
static void
test_recovery (Run *run, gconstpointer data)
{
  g_autofree char *bid = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GString) text = NULL;

  copy_case (run, "model-example.json");
  copy_case (run, "model-example.recovery.json");
  bid = load (run, "model-example.json", NULL);
  text = g_string_new (bid);
  g_string_replace (
      text, "\"group\":",
      "\"recovery\": {\"recruitment_months\": 5, \"overtime_bp\": 1000}, \"group\":", 1);
  save (run, "in.json", text->str);
  expected = load (run, "model-example.recovery.json", NULL);
  assert_done (run, "recovery in.json --members dsk --json");
  assert_same_json (run->out, expected);

  assert_done (run, "recovery in.json");
  g_assert_nonnull (strstr (run->out, "until all places are filled on 1 May 2027"));
  g_assert_nonnull (strstr (run->out, "With 5 months’ notice"));
  assert_refused (run, "recovery in.json --at 2040-01-01");
  assert_refused (run, "recovery in.json --members nobody");
}

/* Christmas Eve stands; the third week ends on the Monday after Midsummer. The file for the
 * calendar is never written over unasked. */
static void
test_deadlines (Run *run, gconstpointer data)
{
  const char *bid =
      "{\"format\": \"samanbud-bid/1\", \"title\": \"A\", \"route\": \"lov\", \"language\": "
      "\"sv\", "
      "\"dates\": {\"start\": \"2027-09-01\", \"submit_by\": \"2026-12-24\"}, \"procedure\": "
      "{\"notice_on\": \"2027-06-04\"}, \"members\": [], \"requirements\": []}";
  g_autofree char *calendar = NULL;

  save (run, "in.json", bid);
  assert_done (run, "deadlines in.json");
  g_assert_nonnull (strstr (run->out, "24 December 2026\n"));
  g_assert_nonnull (strstr (run->out, "28 June 2027\n"));
  g_assert_nonnull (strstr (run->out, "Not known until “Application complete” has been entered."));
  assert_done (run, "deadlines in.json --json");
  g_assert_nonnull (strstr (run->out, "\"unmoved\": \"2027-06-25\""));

  assert_done (run, "deadlines in.json --ics out.ics");
  calendar = load (run, "out.ics", NULL);
  g_assert_nonnull (strstr (calendar, "DTSTART;VALUE=DATE:20270628\r\n"));
  assert_refused (run, "deadlines in.json --ics out.ics");
  assert_done (run, "deadlines in.json --ics out.ics --force");
  assert_refused (run, "deadlines in.json --ics no/folder/out.ics");
  assert_refused (run, "deadlines in.json --ics in.json --force");
}

static void
test_alone (Run *run, gconstpointer data)
{
  g_autoptr (json_t) alone = NULL;
  json_t *row;

  copy_case (run, "model-example.json");
  assert_done (run, "alone model-example.json --json");
  alone = parse (run->out);
  g_assert_cmpstr (json_string_value (json_object_get (alone, "format")), ==, "samanbud-alone/1");
  g_assert_cmpuint (json_array_size (json_object_get (alone, "groups")), ==, 2);
  row = json_array_get (json_object_get (alone, "groups"), 1);
  g_assert_true (json_is_false (json_object_get (row, "meets_all")));
  g_assert_cmpstr (json_string_value (json_array_get (json_object_get (row, "stops"), 0)), ==,
                   "R1");
  g_assert_cmpuint (json_array_size (json_object_get (row, "stops")), ==, 2);

  assert_done (run, "alone model-example.json");
  g_assert_nonnull (strstr (run->out, "advice only"));
}

static void
test_probability (Run *run, gconstpointer data)
{
  g_autoptr (json_t) probability = NULL;
  json_t *points, *first;

  copy_case (run, "model-example.json");
  assert_done (run, "probability model-example.json --json");
  probability = parse (run->out);
  g_assert_cmpstr (json_string_value (json_object_get (probability, "format")), ==,
                   "samanbud-probability/1");
  points = json_object_get (probability, "points");
  first = json_array_get (points, 0);
  /* The bid is carried on the first day and, since the nurse has gone, not on the last. */
  g_assert_cmpfloat (json_real_value (json_object_get (first, "carries")), ==, 1);
  g_assert_cmpfloat (json_real_value (json_object_get (
                         json_array_get (points, json_array_size (points) - 1), "carries")),
                     ==, 0);

  assert_done (run, "probability model-example.json");
  g_assert_nonnull (strstr (run->out, "2027: 100%"));
}

static SbDocument *
open_document (const Run *run, const char *name)
{
  g_autofree char *path = build_path (run, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SbDocument *document = sb_document_open (file, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_write (Run *run, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *proposal = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SbDocument) document = NULL;

  copy_case (run, "model-example.json");
  assert_refused (run, "split model-example.json --method even --write");
  assert_done (run, "import model-example.json a.samanbud");
  assert_done (run, "export a.samanbud");
  before = g_strdup (run->out);
  assert_done (run, "split a.samanbud --method even --json");
  proposal = g_strdup (run->out);
  assert_done (run, "export a.samanbud");
  g_assert_cmpstr (run->out, ==, before);

  assert_done (run, "split a.samanbud --method even --json --write");
  g_assert_cmpstr (run->out, ==, proposal);
  assert_done (run, "export a.samanbud");
  after = g_strdup (run->out);
  g_assert_cmpstr (after, !=, before);

  /* Written once more it proposes the same and changes nothing that an export shows. */
  assert_done (run, "split a.samanbud --method even --json --write");
  g_assert_cmpstr (run->out, ==, proposal);
  assert_done (run, "export a.samanbud");
  g_assert_cmpstr (run->out, ==, after);

  document = open_document (run, "a.samanbud");
  g_assert_cmpstr (sb_document_get_undo_label (document), ==, "Fill commitments");
  sb_document_close (document, FALSE);
}

static void
test_catalogues (Run *run, gconstpointer data)
{
  g_autoptr (json_t) list = NULL;
  const json_t *first;
  g_autofree char *command = NULL;
  g_autofree char *before = NULL;
  g_autoptr (json_t) bid = NULL;

  assert_done (run, "catalogue list --json");
  list = parse (run->out);
  g_assert_cmpstr (get_text (list, "format"), ==, "samanbud-catalogues/1");
  first = json_array_get (json_object_get (list, "catalogues"), 0);
  assert_done (run, "catalogue list");
  g_assert_nonnull (strstr (run->out, get_text (first, "id")));

  copy_case (run, "model-example.json");
  assert_done (run, "import model-example.json a.samanbud");
  assert_done (run, "export a.samanbud");
  before = g_strdup (run->out);
  assert_refused (run, "catalogue apply a.samanbud nowhere-1900");
  assert_refused (run, "catalogue apply model-example.json jonkoping-primarvard-2017");
  assert_done (run, "export a.samanbud");
  g_assert_cmpstr (run->out, ==, before);

  command = g_strdup_printf ("catalogue apply a.samanbud %s", get_text (first, "id"));
  assert_done (run, command);
  assert_done (run, "export a.samanbud");
  bid = parse (run->out);
  g_assert_cmpint (json_integer_value (json_object_get (first, "requirements")) + 5, ==,
                   json_array_size (json_object_get (bid, "requirements")));
}

/* A bid has one catalogue: another takes its place, and what was answered stays. */
static void
test_catalogue_instead (Run *run, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (json_t) bid = NULL;
  g_autoptr (SbDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  copy_case (run, "model-example.json");
  assert_done (run, "import model-example.json a.samanbud");
  assert_done (run, "catalogue apply a.samanbud vgr-rehab-2025");
  assert_done (run, "export a.samanbud");
  before = g_strdup (run->out);

  run_cli (run, "catalogue apply a.samanbud vgr-vardcentral-2025");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (run->err, ==,
                   "samanbud-cli: 24 requirements of another catalogue were removed: nobody had "
                   "answered or changed them.\n");
  assert_done (run, "export a.samanbud");
  bid = parse (run->out);
  g_assert_cmpint (json_array_size (json_object_get (bid, "requirements")), ==, 5 + 14);
  g_assert_cmpstr (get_text (json_object_get (bid, "authority"), "catalogue"), ==,
                   "vgr-vardcentral-2025");

  document = open_document (run, "a.samanbud");
  g_assert_true (sb_document_undo (document, &error));
  g_assert_true (sb_document_save (document, sb_document_get_file (document), FALSE, &error));
  g_assert_no_error (error);
  sb_document_close (document, FALSE);
  assert_done (run, "export a.samanbud");
  g_assert_cmpstr (run->out, ==, before);
}

/* What speaks against a catalogue is said, and stops nobody. */
static void
test_catalogue_fit (Run *run, gconstpointer data)
{
  copy_case (run, "model-example.json");
  assert_done (run, "import model-example.json a.samanbud");
  run_cli (run, "catalogue apply a.samanbud norrbotten-primarvard-2022");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (
      run->err, ==,
      "samanbud-cli: norrbotten-primarvard-2022: Applies until 31\u00a0December\u00a02022; the "
      "contract starts after that.\n");

  assert_done (run, "catalogue list");
  g_assert_nonnull (strstr (
      run->out, "Region Norrbotten, 1\u00a0January\u00a02022 to 31\u00a0December\u00a02022\n"));
  g_assert_nonnull (strstr (run->out, "Region Stockholm, from 1\u00a0January\u00a02022\n"));
}

static void
assert_starts (const Run *run, const char *name, const char *mark)
{
  g_autofree char *content = load (run, name, NULL);

  g_assert_true (g_str_has_prefix (content, mark));
}

static void
test_render (Run *run, gconstpointer data)
{
  g_autofree char *files = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first, n_second;

  copy_case (run, "model-example.json");
  assert_done (run, "render model-example.json --pdf a.pdf --xlsx a.xlsx");
  assert_starts (run, "a.pdf", "%PDF-");
  assert_starts (run, "a.xlsx", "PK");
  first = load (run, "a.pdf", &n_first);

  /* The same input gives the same bytes, whatever the locale; another language gives others. */
  run->locale = "sv_SE.UTF-8";
  assert_done (run, "render model-example.json --pdf b.pdf --lang sv");
  second = load (run, "b.pdf", &n_second);
  g_assert_cmpmem (first, n_first, second, n_second);
  g_clear_pointer (&second, g_free);
  assert_done (run, "render model-example.json --pdf b.pdf --lang en --force");
  second = load (run, "b.pdf", &n_second);
  g_assert_false (n_first == n_second && memcmp (first, second, n_first) == 0);

  /* Where one of two files cannot be written, neither is. */
  assert_refused (run, "render model-example.json --pdf a.pdf");
  assert_refused (run, "render model-example.json --pdf c.pdf --xlsx a.xlsx");
  assert_refused (run, "render model-example.json --pdf c.pdf --xlsx missing/c.xlsx");
  assert_refused (run, "render missing.json --pdf c.pdf");
  assert_refused (run, "render model-example.json --pdf model-example.json --force");
  assert_refused (run, "render model-example.json --pdf c --xlsx ./c");
  assert_refused (run, "render model-example.json --pdf . --force");
  files = list_files (run);
  g_assert_cmpstr (files, ==, "a.pdf a.xlsx b.pdf model-example.json");
}

/* A decimal comma, and the user's language, change nothing in what programs read. */
static void
test_locales (Run *run, gconstpointer data)
{
  static const char *const commands[] = {
    "export a.samanbud",
    "exits a.samanbud --json",
    "split a.samanbud --method proportional --json",
    "catalogue list --json",
  };
  static const char *const locales[] = { "C", "sv_SE.UTF-8", "de_DE.UTF-8", "nowhere" };

  copy_case (run, "model-example.json");
  assert_done (run, "import model-example.json a.samanbud");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *expected = NULL;

      run->locale = "C.UTF-8";
      run->language = "en";
      assert_done (run, commands[i]);
      expected = g_strdup (run->out);
      for (guint j = 0; j < G_N_ELEMENTS (locales); j++)
        {
          run->locale = locales[j];
          run->language = "sv";
          assert_done (run, commands[i]);
          g_assert_cmpstr (run->out, ==, expected);
        }
    }

  run->locale = "sv_SE.UTF-8";
  assert_done (run, "import model-example.json b.samanbud");
  run->locale = "C.UTF-8";
  assert_done (run, "export a.samanbud");
  {
    g_autofree char *expected = g_strdup (run->out);

    assert_done (run, "export b.samanbud");
    g_assert_cmpstr (run->out, ==, expected);
  }
}

/* Errors, texts and reasons are in the user's language; the language of the bid is another matter.
 */
static void
test_languages (Run *run, gconstpointer data)
{
  copy_case (run, "model-example.json");
  run->language = "sv";
  assert_refused (run, "frob");
  g_assert_cmpstr (run->err, ==,
                   "samanbud-cli: Det finns inget kommando ”frob”; --help listar dem som finns.\n");
  run_cli (run, "check model-example.json");
  g_assert_nonnull (
      strstr (run->out, "5.3  Inte uppfyllt · Ska-krav: Rådgivning och enklare mottagning"));
  g_assert_nonnull (strstr (run->out, "(4 kap. 2 § LOV; 5 kap. 1 § LOV)"));
  assert_done (run, "exits model-example.json");
  g_assert_nonnull (strstr (run->out, "1\302\240juli\302\2402030"));

  run->locale = "sv_SE.UTF-8";
  assert_done (run, "split model-example.json --method proportional");
  g_assert_nonnull (strstr (run->out, "7 timmar per vecka"));

  run->language = "en";
  run_cli (run, "check model-example.json");
  g_assert_nonnull (
      strstr (run->out, "5.3  Not met · Shall requirement: Advice and simple consultations"));
}

/* What a file says cannot command a terminal, neither in text nor in JSON, of which a pipe gets
 * every byte. script(1) is the terminal. */
static void
test_terminal (Run *run, gconstpointer data)
{
  g_autofree char *example =
      g_build_filename (g_getenv ("SB_TEST_SOURCES"), "cases", "json", "example.json", NULL);
  g_autofree char *path = g_build_filename (run->folder, "evil.json", NULL);
  g_autofree char *command = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (json_t) document = json_load_file (example, 0, NULL);

  json_object_set_new (json_array_get (json_object_get (document, "members"), 0), "name",
                       json_string ("Red \033[31m and \xc2\x9b"
                                    "2J Åäö"));
  g_assert_cmpint (json_dump_file (document, path, 0), ==, 0);

  assert_done (run, "exits evil.json");
  g_assert_null (strchr (run->out, '\033'));
  assert_done (run, "export evil.json");
  g_assert_nonnull (strstr (run->out, "Red \\u001b[31m and \xc2\x9b"));

  command = g_strdup_printf ("cd '%s' && HOME=. '%s/app/samanbud-cli' exits evil.json && "
                             "HOME=. '%s/app/samanbud-cli' export evil.json",
                             run->folder, g_getenv ("SB_TEST_BUILD"), g_getenv ("SB_TEST_BUILD"));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "script", "-qec", command,
                              "/dev/null", NULL);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL);
  g_assert_nonnull (strstr (out, "Red \xef\xbf\xbd[31m and \xef\xbf\xbd"
                                 "2J Åäö"));
  g_assert_null (strchr (out, '\033'));
  g_assert_null (strstr (out, "\xc2\x9b"));
}

/* Nothing stays behind, and no home is needed: it is a file here, in which nothing can be made. */
static void
test_leftovers (Run *run, gconstpointer data)
{
  g_autofree char *temporary = g_build_filename (run->folder, "tmp", NULL);
  g_autoptr (GDir) dir = NULL;

  save (run, "home", "not a folder");
  g_assert_cmpint (g_mkdir (temporary, 0700), ==, 0);

  copy_case (run, "model-example.json");
  assert_done (run, "import model-example.json a.samanbud");
  assert_done (run, "export a.samanbud");
  assert_done (run, "split a.samanbud --method even --write");
  assert_refused (run, "catalogue apply a.samanbud nowhere-1900");

  dir = g_dir_open (temporary, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* Writing into something that takes nothing is an error, not a success. */
static void
test_full_disk (Run *run, gconstpointer data)
{
  g_autofree char *program =
      g_build_filename (g_getenv ("SB_TEST_BUILD"), "app", "samanbud-cli", NULL);
  g_autofree char *command = g_strdup_printf ("'%s' --help > /dev/full", program);
  const char *const args[] = { "sh", "-c", command, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (args, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 2);
}

static void
add (const char *path, void (*test) (Run *run, gconstpointer data))
{
  g_test_add (path, Run, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/cli/usage", test_usage);
  add ("/cli/help", test_help);
  add ("/cli/round-trip", test_round_trip);
  add ("/cli/force", test_force);
  add ("/cli/bad-input", test_bad_input);
  add ("/cli/check", test_check);
  add ("/cli/check/nobody", test_check_nobody);
  add ("/cli/check/status", test_check_status);
  add ("/cli/one-line", test_one_line);
  add ("/cli/exits", test_exits);
  add ("/cli/exits/absence", test_absence);
  add ("/cli/exits/many-members", test_many_members);
  add ("/cli/deadlines", test_deadlines);
  add ("/cli/alone", test_alone);
  add ("/cli/probability", test_probability);
  add ("/cli/remedies", test_remedies);
  add ("/cli/recovery", test_recovery);
  add ("/cli/split", test_split);
  add ("/cli/split/write", test_write);
  add ("/cli/catalogues", test_catalogues);
  add ("/cli/catalogue-instead", test_catalogue_instead);
  add ("/cli/catalogue-fit", test_catalogue_fit);
  add ("/cli/render", test_render);
  add ("/cli/locales", test_locales);
  add ("/cli/languages", test_languages);
  add ("/cli/terminal", test_terminal);
  add ("/cli/leftovers", test_leftovers);
  add ("/cli/full-disk", test_full_disk);

  return g_test_run ();
}
