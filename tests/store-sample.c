/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the document share. */

#include "config.h"

#include "store-sample.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

/* Every normal run is the same; a long one draws its seed, and prints it. --seed sets another. */
#define SEED "--seed=R02S5eed5eed5eed5eed5eed5eed5eed5eed"

static char *root;

/*
 * The program's locale, and folders of our own. They lie in memory where that is possible, since
 * every edit waits for the disk.
 */
void
store_sample_init (int *argc, char ***argv)
{
  /* GLib keeps what it is given. */
  static char *arguments[3] = { NULL, (char *) SEED, NULL };
  static char **arguments_place = arguments;
  int n_arguments = 2;
  g_autofree char *state = NULL;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  if (access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  root = g_dir_make_tmp ("samanbud-test-XXXXXX", NULL);
  g_assert_nonnull (root);
  state = g_build_filename (root, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);

  arguments[0] = (*argv)[0];
  if (*argc == 1 && !store_sample_is_long ())
    g_test_init (&n_arguments, &arguments_place, NULL);
  else
    g_test_init (argc, argv, NULL);
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

/* Runs the tests and removes the folders. */
int
store_sample_run (void)
{
  int status = g_test_run ();
  g_autoptr (GFile) folder = g_file_new_for_path (root);

  remove_tree (folder);
  g_clear_pointer (&root, g_free);
  return status;
}

/* Whether there is time. */
gboolean
store_sample_is_long (void)
{
  return g_strcmp0 (g_getenv ("SB_TEST_LONG"), "1") == 0;
}

static void
set_text (char **place, const char *text)
{
  *place = g_strdup (text);
}

static void
add_bid_info (SbBid *bid)
{
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  set_text (&info->id, "bid");
  set_text (&info->title, "Primärvård i Tärnaby");
  set_text (&info->lead, "gp");
  set_text (&info->group_name, "");
  info->route = SB_ROUTE_LOV;
  info->language = SB_LANGUAGE_SV;
  info->start = sb_date_from_ymd (2027, 3, 1);
}

static void
add_members (SbBid *bid)
{
  SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);
  SbPerson *person;
  SbAgreed *agreed;

  set_text (&member->id, "gp");
  set_text (&member->name, "Fjällets läkarpraktik AB");
  member->form = SB_FORM_AB;
  member->exit_probability_bp = 500;
  member = sb_bid_add (bid, SB_TABLE_MEMBER);
  set_text (&member->id, "dsk");
  set_text (&member->name, "Distriktssköterskan i Tärna");
  member->exit_planned = sb_date_from_ymd (2030, 6, 30);

  person = sb_bid_add (bid, SB_TABLE_PERSON);
  set_text (&person->id, "p1");
  set_text (&person->member, "gp");
  person->share_bp = 7500;
  agreed = sb_bid_add (bid, SB_TABLE_AGREED);
  set_text (&agreed->id, "a1");
  set_text (&agreed->member, "gp");
  agreed->share_bp = 6000;
}

static void
add_capacity (SbBid *bid)
{
  static const char *const owners[] = { "gp", "dsk" };
  SbSite *site = sb_bid_add (bid, SB_TABLE_SITE);

  set_text (&site->id, "s1");
  set_text (&site->member, "gp");
  set_text (&site->name, "Mottagningen");
  set_text (&site->municipality, "2421");
  set_text (&site->hours, "1-5 08:00-17:00");
  site->lat = 65710000;
  site->lon = 15260000;
  site->listing = 1;

  for (guint i = 0; i < 2; i++)
    {
      SbSupply *supply = sb_bid_add (bid, SB_TABLE_SUPPLY);

      supply->id = g_strdup_printf ("u%u", i + 1);
      set_text (&supply->member, owners[i]);
      set_text (&supply->site, i == 0 ? "s1" : NULL);
      set_text (&supply->profession, i == 0 ? "gp" : "district-nurse");
      supply->minutes_per_week = 2400;
      supply->to = i == 0 ? SB_DATE_NONE : sb_date_from_ymd (2030, 7, 1);
    }
}

static void
add_requirements (SbBid *bid)
{
  for (guint i = 0; i < 3; i++)
    {
      SbRequirement *requirement = sb_bid_add (bid, SB_TABLE_REQUIREMENT);

      requirement->id = g_strdup_printf ("R%u", i + 1);
      set_text (&requirement->text_sv, "Läkarmottagning");
      requirement->obligation = SB_OBLIGATION_SHALL;
      requirement->fulfilment = i == 2 ? SB_FULFILMENT_EACH : SB_FULFILMENT_GROUP;
      requirement->test = i == 2 ? SB_TEST_DECLARATION : SB_TEST_CAPACITY;
      set_text (&requirement->professions, i == 2 ? NULL : "gp district-nurse");
      requirement->minutes_per_week = i == 2 ? SB_UNKNOWN : 1800;
    }
}

static void
add_promises (SbBid *bid)
{
  SbEvidence *evidence = sb_bid_add (bid, SB_TABLE_EVIDENCE);
  SbCommitment *commitment = sb_bid_add (bid, SB_TABLE_COMMITMENT);
  SbAnswer *answer = sb_bid_add (bid, SB_TABLE_ANSWER);
  SbAttachment *attachment = sb_bid_add (bid, SB_TABLE_ATTACHMENT);

  set_text (&evidence->id, "e1");
  set_text (&evidence->requirement, "R3");
  set_text (&evidence->text_sv, "Försäkringsbevis");
  evidence->position = 0;
  set_text (&commitment->id, "c1");
  set_text (&commitment->supply, "u1");
  set_text (&commitment->requirement, "R1");
  commitment->minutes_per_week = 1800;
  commitment->locked = 0;
  set_text (&answer->id, "w1");
  set_text (&answer->requirement, "R3");
  set_text (&answer->subject, "dsk");
  set_text (&answer->comment, "");
  answer->status = SB_STATUS_MET;
  set_text (&attachment->id, "f1");
  set_text (&attachment->name, "försäkring.pdf");
  set_text (&attachment->media_type, "application/pdf");
  set_text (&attachment->requirement, "R3");
  set_text (&attachment->subject, "dsk");
  attachment->data = g_bytes_new_static ("%PDF\0-1.7", 9);
  attachment->n_bytes = 9;
  attachment->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attachment->data);
}

SbBid *
store_sample_build_bid (void)
{
  SbBid *bid = sb_bid_new ();
  g_autoptr (GError) error = NULL;

  add_bid_info (bid);
  add_members (bid);
  add_capacity (bid);
  add_requirements (bid);
  add_promises (bid);
  sb_bid_seal (bid, &error);
  g_assert_no_error (error);

  return bid;
}

/* A new document with the sample in it. */
SbDocument *
store_sample_open (void)
{
  g_autoptr (SbBid) bid = store_sample_build_bid ();
  g_autoptr (GError) error = NULL;
  SbDocument *document = sb_document_new_from_bid (bid, "Begin", &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* Equal for equal content, ids of all rows included, whatever the way there. */
char *
store_sample_hash (SbDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (document, TRUE, &error);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint t = 0; t < SB_N_TABLES; t++)
    for (guint i = 0; i < sb_bid_get_n_rows (bid, t); i++)
      for (guint j = 0; j < sb_tables[t]->n_fields; j++)
        {
          const SbField *field = &sb_tables[t]->fields[j];
          gconstpointer row = sb_bid_get_row (bid, t, i);
          g_auto (GValue) value = G_VALUE_INIT;
          g_autofree char *text = NULL;

          if (field->kind == SB_KIND_BYTES)
            text = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                                 G_STRUCT_MEMBER (GBytes *, row, field->offset));
          else if (field->kind == SB_KIND_BOOLEAN)
            text = g_strdup_printf ("%d", G_STRUCT_MEMBER (int, row, field->offset));
          else
            {
              g_value_init (&value, sb_field_get_value_type (field));
              sb_field_get_value (field, row, &value);
              text = g_strdup_value_contents (&value);
            }
          g_string_append_printf (all, "%s.%s=%s\n", sb_tables[t]->name, field->name, text);
        }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
}

/* A file that is not there yet, in a folder of this test's own. */
GFile *
store_sample_file (const char *name)
{
  g_autofree char *folder = g_build_filename (root, g_test_get_path (), NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  return g_file_new_build_filename (folder, name, NULL);
}

/* How many files lie in the folder of the working copies. */
guint
store_sample_count_copies (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "samanbud", "copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* One edit. */
void
store_sample_rename_member (SbDocument *document, const char *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, name);
  sb_document_end_typing (document);
  sb_document_set_field (document, "Rename member", &sb_member_table, id, "name", &value, &error);
  g_assert_no_error (error);
}
