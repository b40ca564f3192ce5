/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Processes that die. A child edits without pause and tells through a pipe of each edit that was
 * committed; it is killed at a random moment, two hundred times. Every edit it told of must be
 * there afterwards, none may be there by half, and the user's file must be whole, before or after a
 * save.
 */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-sample.h"

#define N_ROUNDS       200
#define EDITS_PER_SAVE 7
#define EDITS_PER_UNDO 5

static const char *program;

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* Edit number @i: its row, and its number in the name of a member. */
static void
make_edit (SbDocument *document, guint i)
{
  g_autoptr (GError) error = NULL;
  SbRequirement row;
  SbMember member = { NULL };

  sb_table_init_row (&sb_requirement_table, &row);
  row.id = g_strdup_printf ("k%06u", i);
  row.text_sv = g_strdup ("Krav");
  row.obligation = SB_OBLIGATION_SHALL;
  row.fulfilment = SB_FULFILMENT_GROUP;
  row.test = SB_TEST_DECLARATION;

  sb_document_begin (document, "Edit", &error);
  check (error);
  sb_document_insert (document, &sb_requirement_table, &row, &error);
  check (error);
  g_assert_true (sb_document_load_row (document, &sb_member_table, "gp", &member));
  g_free (member.name);
  member.name = g_strdup_printf ("%u", i);
  sb_document_update (document, &sb_member_table, &member, &error);
  check (error);
  sb_document_commit (document, &error);
  check (error);

  sb_table_clear_row (&sb_requirement_table, &row);
  sb_table_clear_row (&sb_member_table, &member);
}

/* The child: edits @path until it is killed, at most @n_edits times, and then waits. */
static int
run_child (const char *path, guint n_edits)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = sb_document_open (file, &error);
  guint i = 0;

  check (error);
  do
    {
      if (write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
        return 1;
      i++;
      make_edit (document, i);
      if (i % EDITS_PER_UNDO == 0)
        {
          sb_document_undo (document, &error);
          check (error);
          sb_document_redo (document, &error);
          check (error);
        }
      if (i % EDITS_PER_SAVE == 0)
        {
          sb_document_save (document, file, FALSE, &error);
          check (error);
        }
    }
  while (i < n_edits);

  if (write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
    return 1;
  pause ();
  return 0;
}

typedef struct
{
  GPid pid;
  int pipe;
} Child;

static Child
start_child (GFile *file, guint n_edits)
{
  g_autofree char *edits = g_strdup_printf ("%u", n_edits);
  const char *argv[] = { program, "--edit", g_file_peek_path (file), edits, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  Child child;

  environment = g_environ_setenv (environment, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  g_spawn_async_with_pipes (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &child.pid, NULL, &child.pipe, NULL, &error);
  g_assert_no_error (error);

  return child;
}

static void
wait_for (const Child *child, guint number)
{
  guint last = G_MAXUINT;

  while (last != number)
    g_assert_cmpint (read (child->pipe, &last, sizeof last), ==, sizeof last);
}

static void
kill_child (const Child *child)
{
  int status;

  g_assert_cmpint (kill (child->pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child->pid, &status, 0), ==, child->pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_spawn_close_pid (child->pid);
}

/* The last number in the pipe; @last when there is none after it. */
static int
read_last (const Child *child, int last)
{
  guint number;

  while (read (child->pipe, &number, sizeof number) == sizeof number)
    last = (int) number;
  close (child->pipe);

  return last;
}

/* How many edits the document holds; each must be there as a whole. */
static int
count_edits (SbDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (document, FALSE, &error);
  int member, n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < bid->n_requirements; i++)
    if (bid->requirements[i].id[0] == 'k')
      {
        g_autofree char *expected = g_strdup_printf ("k%06d", ++n);

        g_assert_cmpstr (bid->requirements[i].id, ==, expected);
      }
  member = sb_bid_find (bid, SB_TABLE_MEMBER, "gp");
  g_assert_cmpint (member, >=, 0);
  if (n > 0)
    g_assert_cmpint (atoi (bid->members[member].name), ==, n);
  else
    g_assert_cmpstr (bid->members[member].name, ==, "Fjällets läkarpraktik AB");

  return n;
}

static GFile *
save_sample (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  GFile *file = store_sample_file ("killed.samanbud");
  g_autoptr (GError) error = NULL;

  sb_document_save (document, file, TRUE, &error);
  g_assert_no_error (error);
  sb_document_close (document, FALSE);

  return file;
}

static void
undo_everything (SbDocument *document, int n_edits)
{
  for (int i = n_edits; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (sb_document_get_undo_label (document), ==, "Edit");
      sb_document_undo (document, &error);
      g_assert_no_error (error);
    }
  g_assert_null (sb_document_get_undo_label (document));
  g_assert_cmpint (count_edits (document), ==, 0);
}

/* What the child left: a working copy with unsaved edits, or none and everything in the file. */
static int
check_what_is_left (GFile *file, gboolean undo_all)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recovered = sb_document_recover_all (&error);
  g_autoptr (SbDocument) saved = NULL;
  SbDocument *document;
  int n_saved, n;

  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, <=, 1);
  /* Opening checks the file whole, with SQLite's integrity check as well. */
  saved = sb_document_open (file, &error);
  g_assert_no_error (error);
  n_saved = count_edits (saved);
  g_assert_cmpint (n_saved % EDITS_PER_SAVE, ==, 0);

  document = recovered->len > 0 ? g_ptr_array_index (recovered, 0) : saved;
  n = count_edits (document);
  g_assert_cmpint (n, >=, n_saved);
  if (recovered->len > 0)
    {
      g_assert_true (sb_document_get_modified (document));
      g_assert_true (g_file_equal (sb_document_get_file (document), file));
      /* A save that was finished just before may not have been noted. */
      sb_document_save (document, file, TRUE, &error);
      g_assert_no_error (error);
    }
  if (undo_all)
    undo_everything (document, n);

  sb_document_close (document, FALSE);
  sb_document_close (saved, FALSE);
  g_assert_cmpuint (store_sample_count_copies (), ==, 0);
  return n;
}

static void
test_random_moments (void)
{
  int n_edits = 0, n_early = 0;
  gint64 start = g_get_monotonic_time ();

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GFile) file = save_sample ();
      gboolean early = round % 5 == 4;
      Child child = start_child (file, G_MAXUINT);
      int told = early ? -1 : g_test_rand_int_range (0, 2 * EDITS_PER_SAVE);
      int n;

      /* Somewhere in one of the first edits; sometimes while the file is being opened. */
      if (!early)
        wait_for (&child, (guint) told);
      g_usleep ((gulong) g_test_rand_int_range (0, early ? 50000 : 5000));
      kill_child (&child);
      told = read_last (&child, told);
      n = check_what_is_left (file, round % 10 == 0);
      g_assert_cmpint (n, >=, MAX (told, 0));
      g_assert_cmpint (n, <=, MAX (told, 0) + 1);
      n_edits += n;
      n_early += told < 0 && early;
      g_file_delete (file, NULL, NULL);
    }
  g_test_message ("killed %d times, %d of them before the first edit, after %d edits in all: %d s",
                  N_ROUNDS, n_early, n_edits,
                  (int) ((g_get_monotonic_time () - start) / G_USEC_PER_SEC));
}

static void
test_the_living_keep_theirs (void)
{
  g_autoptr (GFile) file = save_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (SbDocument) ours = NULL;
  Child child = start_child (file, 3);

  wait_for (&child, 3);
  recovered = sb_document_recover_all (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 0);

  /* The same file here: known to be open there, and known no longer when it dies. */
  ours = sb_document_open (file, &error);
  g_assert_no_error (error);
  g_assert_true (sb_document_is_open_elsewhere (ours));
  kill_child (&child);
  close (child.pipe);
  g_assert_false (sb_document_is_open_elsewhere (ours));
  sb_document_close (ours, FALSE);

  g_assert_cmpint (check_what_is_left (file, TRUE), ==, 3);
}

/* The other process saves; ours was read before that. */
static void
test_another_process_saves (void)
{
  g_autoptr (GFile) file = save_sample ();
  g_autoptr (GFile) other = store_sample_file ("ours.samanbud");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) ours = sb_document_open (file, &error);
  g_autoptr (SbDocument) theirs = NULL;
  Child child;

  g_assert_no_error (error);
  /* The clock that stamps files is coarse. */
  g_usleep (20000);
  child = start_child (file, EDITS_PER_SAVE);
  wait_for (&child, EDITS_PER_SAVE);

  store_sample_rename_member (ours, "dsk", "Vår ändring");
  g_assert_false (sb_document_save (ours, file, FALSE, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (sb_document_get_modified (ours));
  theirs = sb_document_open (file, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_edits (theirs), ==, EDITS_PER_SAVE);

  g_assert_true (sb_document_save (ours, other, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (sb_document_is_open_elsewhere (ours));
  g_assert_true (sb_document_save (ours, file, TRUE, &error));
  g_assert_no_error (error);
  kill_child (&child);
  close (child.pipe);
  sb_document_close (theirs, FALSE);
  sb_document_close (ours, FALSE);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--edit") == 0)
    return run_child (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));

  program = argv[0];
  store_sample_init (&argc, &argv);

  g_test_add_func ("/kill/random-moments", test_random_moments);
  g_test_add_func ("/kill/the-living-keep-theirs", test_the_living_keep_theirs);
  g_test_add_func ("/kill/another-process-saves", test_another_process_saves);

  return store_sample_run ();
}
