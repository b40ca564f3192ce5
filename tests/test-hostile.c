/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files that are not what they should be: foreign, damaged, newer, or made to harm. Each is refused
 * with one sentence that names it, is not touched, and leaves nothing behind; or it opens and is
 * sound.
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-sample.h"

#define SEAL_BYTES 80

/* The bytes of a sound file with a journal of two steps, one of them undone, without the seal. */
static GByteArray *
build_image (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("sound.samanbud");
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize size;
  GByteArray *image = g_byte_array_new ();

  store_sample_rename_member (document, "gp", "Ett");
  store_sample_rename_member (document, "gp", "Två");
  sb_document_undo (document, &error);
  g_assert_no_error (error);
  sb_document_save (document, file, TRUE, &error);
  g_assert_no_error (error);
  sb_document_close (document, FALSE);
  g_file_load_contents (file, NULL, &data, &size, NULL, &error);
  g_assert_no_error (error);
  g_byte_array_append (image, (const guint8 *) data, (guint) size - SEAL_BYTES);

  return image;
}

static void
append_seal (GByteArray *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  g_autofree char *seal = g_strdup_printf ("samanbud-sha256%s\n", sum);

  g_byte_array_append (bytes, (const guint8 *) seal, SEAL_BYTES);
}

static void
write_file (GFile *file, const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

static void
check_refused (GFile *file, SbErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbDocument) document = sb_document_open (file, &error);
  g_autofree char *name = g_file_get_basename (file);

  g_assert_null (document);
  g_assert_error (error, SB_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (store_sample_count_copies (), ==, 0);
}

static void
check_bytes_refused (const GByteArray *bytes, SbErrorCode code)
{
  g_autoptr (GFile) file = store_sample_file ("refused.samanbud");
  g_autofree char *after = NULL;
  gsize size;

  write_file (file, bytes);
  check_refused (file, code);
  g_assert_true (g_file_load_contents (file, NULL, &after, &size, NULL, NULL));
  g_assert_cmpmem (after, size, bytes->data, bytes->len);
}

/* A file on which somebody let loose other tools, sealed as if it were ours. */
static GByteArray *
build_tampered (const char *sql)
{
  g_autoptr (GByteArray) image = build_image ();
  g_autoptr (GFile) file = store_sample_file ("tampered.db");
  g_autofree char *data = NULL;
  char *message = NULL;
  gsize size;
  sqlite3 *database;
  GByteArray *tampered = g_byte_array_new ();

  write_file (file, image);
  g_assert_cmpint (sqlite3_open (g_file_peek_path (file), &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
  g_assert_true (g_file_load_contents (file, NULL, &data, &size, NULL, NULL));
  g_byte_array_append (tampered, (const guint8 *) data, (guint) size);
  append_seal (tampered);
  g_file_delete (file, NULL, NULL);

  return tampered;
}

static void
test_tampered (void)
{
  static const struct
  {
    const char *sql;
    SbErrorCode code;
  } cases[] = {
    { "CREATE TRIGGER t AFTER UPDATE ON member BEGIN DELETE FROM journal; END", SB_ERROR_FOREIGN },
    { "CREATE VIEW v AS SELECT * FROM member", SB_ERROR_FOREIGN },
    { "CREATE TABLE extra (a)", SB_ERROR_FOREIGN },
    { "CREATE INDEX i ON member (upper (name))", SB_ERROR_FOREIGN },
    { "CREATE VIRTUAL TABLE f USING fts5 (a)", SB_ERROR_FOREIGN },
    { "CREATE VIRTUAL TABLE f USING rtree (a, b, c)", SB_ERROR_FOREIGN },
    { "ALTER TABLE member ADD COLUMN g TEXT AS (hex (zeroblob (500000000)))", SB_ERROR_FOREIGN },
    { "ALTER TABLE member RENAME COLUMN contact TO kontakt", SB_ERROR_FOREIGN },
    { "DROP TABLE agreed", SB_ERROR_FOREIGN },
    { "DROP INDEX site_member", SB_ERROR_FOREIGN },
    { "ANALYZE", SB_ERROR_FOREIGN },
    { "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = replace (sql, '10000', '99999') WHERE name = 'agreed'",
      SB_ERROR_FOREIGN },
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE' WHERE name = 'agreed'",
      SB_ERROR_DAMAGED },
    { "PRAGMA application_id = 1", SB_ERROR_FOREIGN },
    { "PRAGMA application_id = 0", SB_ERROR_FOREIGN },
    { "PRAGMA user_version = 0", SB_ERROR_FOREIGN },
    { "PRAGMA user_version = 2000", SB_ERROR_NEWER },
    { "PRAGMA user_version = -1", SB_ERROR_NEWER },
    { "PRAGMA journal_mode = WAL", SB_ERROR_DAMAGED },
    { "DELETE FROM bid", SB_ERROR_DAMAGED },
    { "DELETE FROM member WHERE id = 'gp'", SB_ERROR_DAMAGED },
    { "UPDATE commitment SET requirement = 'R99'", SB_ERROR_DAMAGED },
    { "PRAGMA ignore_check_constraints = ON; UPDATE supply SET minutes_per_week = -5",
      SB_ERROR_DAMAGED },
    { "PRAGMA ignore_check_constraints = ON; UPDATE bid SET start = '2027-02-30'",
      SB_ERROR_DAMAGED },
    { "PRAGMA ignore_check_constraints = ON; UPDATE bid SET start = 'now'", SB_ERROR_DAMAGED },
    { "PRAGMA ignore_check_constraints = ON; UPDATE bid SET start = '0000-01-01'",
      SB_ERROR_DAMAGED },
    { "PRAGMA ignore_check_constraints = ON; UPDATE bid SET route = 'lol'", SB_ERROR_DAMAGED },
    { "UPDATE member SET name = CAST (x'c328' AS TEXT)", SB_ERROR_DAMAGED },
    { "UPDATE member SET name = 'A' || char (0) || 'B'", SB_ERROR_DAMAGED },
    { "DELETE FROM journal", SB_ERROR_DAMAGED },
    { "DELETE FROM journal WHERE sequence = 1", SB_ERROR_DAMAGED },
    { "UPDATE journal SET undone = 1 WHERE sequence = 1", SB_ERROR_DAMAGED },
    { "UPDATE journal SET undone = 1 - undone", SB_ERROR_DAMAGED },
    { "UPDATE journal SET changeset = NULL", SB_ERROR_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = build_tampered (cases[i].sql);

      g_test_message ("%s", cases[i].sql);
      check_bytes_refused (bytes, cases[i].code);
    }
}

#define IGNORE "PRAGMA ignore_check_constraints = ON; "
#define WHOLE  "expected a whole number from -9223372036854775807 to 9223372036854775807."

/* A file that is whole, but whose rows hold what no import would take: a value of each kind, and
 * what must hold between rows. The sentence says which record, which field, what was found and what
 * was expected. */
static void
test_values (void)
{
  static const struct
  {
    const char *sql;
    const char *sentence;
  } cases[] = {
    /* Texts with a shape of their own. */
    { "UPDATE site SET hours = 'junk'",
      "In site \"s1\", hours: found the text \"junk\", expected opening hours such as "
      "\"1-5 08:00-17:00; 6 10:00-14:00\"." },
    { "UPDATE requirement SET weekly = 'x' WHERE id = 'R2'",
      "In requirement \"R2\", weekly: found the text \"x\", expected opening hours such as "
      "\"1-5 08:00-17:00; 6 10:00-14:00\"." },
    { "UPDATE supply SET profession = 'wizard' WHERE id = 'u1'",
      "In supply \"u1\", profession: found the text \"wizard\", expected a profession code such as "
      "\"gp\"." },
    { "UPDATE person SET profession = ''", "In person \"p1\", profession: found the text \"\", "
                                           "expected a profession code such as \"gp\"." },
    { "UPDATE requirement SET professions = 'gp  nurse' WHERE id = 'R1'",
      "In requirement \"R1\", professions: found the text \"gp  nurse\", expected profession codes "
      "such as \"gp nurse\", with a space between." },
    { "UPDATE attachment SET media_type = 'pdf' || char (10)",
      "In attachment \"f1\", media_type: found the text \"pdf\\u000a\", expected a media type such "
      "as \"application/pdf\"." },
    { IGNORE "UPDATE site SET municipality = '242'",
      "In site \"s1\", municipality: found the text \"242\", expected a municipality code of four "
      "digits such as \"2421\"." },
    { IGNORE "UPDATE evidence SET id = 'e 1'",
      "In evidence \"e 1\", id: found the text \"e 1\", expected an id of 1–64 of the characters "
      "A–Z a–z 0–9 . _ -." },
    { IGNORE "UPDATE attachment SET sha256 = 'F'",
      "In attachment \"f1\", sha256: found the text \"F\", expected a SHA-256 of 64 digits from 0 "
      "to "
      "f." },
    { "UPDATE member SET name = printf ('%.*c', 100001, 'x') WHERE id = 'gp'",
      "In member \"gp\", name: found the text "
      "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\", expected a text of at "
      "most "
      "100000 characters." },
    { "UPDATE member SET name = CAST (x'c328' AS TEXT) WHERE id = 'gp'",
      "In member \"gp\", name: found bytes that are not UTF-8, expected a text of at most 100000 "
      "characters." },
    /* Numbers, dates, choices, booleans, bytes. */
    { "UPDATE answer SET number = -9223372036854775808",
      "In answer \"w1\", number: found the number -9223372036854775808, " WHOLE },
    { "UPDATE requirement SET value = -9223372036854775808 WHERE id = 'R1'",
      "In requirement \"R1\", value: found the number -9223372036854775808, " WHOLE },
    { IGNORE "UPDATE supply SET minutes_per_week = -5 WHERE id = 'u2'",
      "In supply \"u2\", minutes_per_week: found the number -5, expected a whole number from 0 to "
      "1000000000." },
    { IGNORE "UPDATE site SET lat = 90000001",
      "In site \"s1\", lat: found the number 90000001, expected a whole number from -90000000 to "
      "90000000." },
    { IGNORE "UPDATE bid SET horizon_months = 0",
      "In bid \"bid\", horizon_months: found the number 0, expected a whole number from 1 to "
      "1200." },
    { IGNORE "UPDATE bid SET start = '2027-02-30'",
      "In bid \"bid\", start: found the text \"2027-02-30\", expected a date such as "
      "\"2027-03-01\"." },
    { IGNORE "UPDATE bid SET language = 'de'",
      "In bid \"bid\", language: found the text \"de\", expected one of \"sv\", \"en\"." },
    { IGNORE "UPDATE site SET listing = 2",
      "In site \"s1\", listing: found the number 2, expected 0 or 1." },
    { "UPDATE attachment SET data = CAST ('%PDF-1.77' AS BLOB)",
      "In attachment \"f1\", sha256: found the sum of other bytes, expected the SHA-256 of the "
      "attachment’s own." },
    /* Between rows. */
    { "UPDATE commitment SET requirement = 'R99'",
      "In commitment “c1”, requirement names “R99”, which does not exist." },
    { "UPDATE answer SET subject = 'nobody'",
      "In answer “w1”, subject names “nobody”, which does not exist." },
    { "INSERT INTO site (id, member, name) VALUES ('dsk', 'gp', 'x')",
      "In site \"dsk\", id: found the text \"dsk\", expected an id that no other member, site or "
      "person has." },
    { "INSERT INTO agreed (id, member, share_bp) VALUES ('a2', 'gp', 1)",
      "In agreed \"a1\", id: found the text \"a1\", expected one share for each member." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = build_tampered (cases[i].sql);
      g_autoptr (GFile) file = store_sample_file ("refused.samanbud");
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence =
          g_strconcat ("“refused.samanbud” cannot be opened: ", cases[i].sentence, NULL);

      g_test_message ("%s", cases[i].sql);
      check_bytes_refused (bytes, SB_ERROR_DAMAGED);
      g_assert_null (sb_document_open (file, &error));
      g_assert_cmpstr (error->message, ==, sentence);
    }
}

/* Other programs may look at our files. */
static void
test_sqlite_reads_ours (void)
{
  g_autoptr (GByteArray) image = build_image ();
  g_autoptr (GFile) file = store_sample_file ("look.samanbud");
  sqlite3 *database;
  sqlite3_stmt *statement;

  append_seal (image);
  write_file (file, image);
  g_assert_cmpint (sqlite3_open_v2 (g_file_peek_path (file), &database, SQLITE_OPEN_READONLY, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA integrity_check", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

static void
test_not_a_database (void)
{
  static const char *const texts[] = {
    "",
    "Kära läsare!",
    "SQLite format 3",
    "{\"format\": \"samanbud-bid/1\"}",
  };
  g_autoptr (GByteArray) image = build_image ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) texts[i], (guint) strlen (texts[i]));
      check_bytes_refused (bytes, SB_ERROR_FOREIGN);
    }

  /* An SQLite file of somebody else's. */
  memset (image->data + 68, 0, 4);
  append_seal (image);
  check_bytes_refused (image, SB_ERROR_FOREIGN);
}

static void
test_truncated (void)
{
  g_autoptr (GByteArray) whole = build_image ();
  guint size;

  append_seal (whole);
  size = whole->len;
  for (guint length = 1; length < size; length += length < 200 ? 7 : 4093)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, whole->data, length);
      check_bytes_refused (bytes, length < 100 ? SB_ERROR_FOREIGN : SB_ERROR_DAMAGED);
    }

  /* And with something behind it. */
  g_byte_array_append (whole, (const guint8 *) "\n", 1);
  check_bytes_refused (whole, SB_ERROR_DAMAGED);
}

static void
test_not_a_file (void)
{
  g_autoptr (GFile) folder = store_sample_file ("folder.samanbud");
  g_autoptr (GFile) missing = store_sample_file ("missing.samanbud");
  g_autoptr (GFile) pipe = store_sample_file ("pipe.samanbud");
  g_autoptr (GFile) huge = store_sample_file ("huge.samanbud");
  int descriptor;

  g_assert_cmpint (g_mkdir (g_file_peek_path (folder), 0700), ==, 0);
  check_refused (folder, SB_ERROR_FOREIGN);
  check_refused (missing, SB_ERROR_FAILED);
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  check_refused (pipe, SB_ERROR_FOREIGN);

  /* It has no blocks. */
  descriptor = g_open (g_file_peek_path (huge), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  g_assert_cmpint (ftruncate (descriptor, (off_t) 8 << 30), ==, 0);
  close (descriptor);
  check_refused (huge, SB_ERROR_FOREIGN);
}

/* Root may read everything, so it becomes nobody for a moment. */
static void
test_not_allowed (void)
{
  g_autoptr (GByteArray) bytes = build_image ();
  g_autoptr (GFile) file = store_sample_file ("secret.samanbud");
  g_autofree char *root = g_path_get_dirname (g_get_user_state_dir ());
  gboolean is_root = geteuid () == 0;

  append_seal (bytes);
  write_file (file, bytes);
  g_assert_cmpint (g_chmod (g_file_peek_path (file), 0), ==, 0);
  if (is_root)
    {
      /* Everybody may come this far. */
      g_assert_cmpint (g_chmod (root, 0755), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SbDocument) document = sb_document_open (file, &error);

    g_assert_null (document);
    g_assert_error (error, SB_ERROR, SB_ERROR_FAILED);
    g_assert_nonnull (strstr (error->message, "allowed to read “secret.samanbud”"));
  }
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpuint (store_sample_count_copies (), ==, 0);
}

static void
flip (GByteArray *bytes, int n)
{
  for (; n > 0; n--)
    bytes->data[g_test_rand_int_range (0, (int) bytes->len)] ^=
        (guint8) g_test_rand_int_range (1, 256);
}

/* With the seal as it was, no damage goes unnoticed. */
static void
test_random_damage (void)
{
  g_autoptr (GByteArray) whole = build_image ();
  g_autoptr (GFile) file = store_sample_file ("random.samanbud");
  int n_rounds = store_sample_is_long () ? 10000 : 300;

  append_seal (whole);
  for (int i = 0; i < n_rounds; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, whole->data, whole->len);
      flip (bytes, i % 2 == 0 ? 1 : g_test_rand_int_range (2, 50));
      if (memcmp (bytes->data, whole->data, whole->len) == 0)
        continue;
      write_file (file, bytes);
      g_assert_null (sb_document_open (file, &error));
      g_assert_true (error->domain == SB_ERROR);
      g_assert_cmpuint (store_sample_count_copies (), ==, 0);
    }
  g_test_message ("%d damaged files, all refused", n_rounds);
}

/* Does everything one can do with a document; returns whether it could be read. */
static gboolean
use (SbDocument *document)
{
  g_autoptr (GFile) file = store_sample_file ("used.samanbud");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (document, TRUE, &error);
  g_autoptr (SbDocument) again = NULL;

  while (sb_document_get_undo_label (document) != NULL)
    if (!sb_document_undo (document, NULL))
      break;
  while (sb_document_get_redo_label (document) != NULL)
    if (!sb_document_redo (document, NULL))
      break;
  for (guint t = 0; t < SB_N_TABLES; t++)
    {
      g_autoptr (SbRecordList) list = sb_record_list_new (document, sb_tables[t]);

      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <, 100);
    }

  /* What was sound is sound when it is saved. */
  sb_document_save (document, file, TRUE, &error);
  if (bid != NULL)
    g_assert_no_error (error);
  g_clear_error (&error);
  again = sb_document_open (file, &error);
  g_assert_no_error (error);
  sb_document_close (again, FALSE);

  return bid != NULL;
}

/* Somebody damages a file and seals it anew: then SQLite and the checks behind it are alone. */
static void
test_random_damage_sealed (void)
{
  g_autoptr (GByteArray) whole = build_image ();
  g_autoptr (GFile) file = store_sample_file ("random.samanbud");
  int n_rounds = store_sample_is_long () ? 10000 : 300;
  int n_opened = 0;

  for (int i = 0; i < n_rounds; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SbDocument) document = NULL;

      g_byte_array_append (bytes, whole->data, whole->len);
      flip (bytes, i % 2 == 0 ? 1 : g_test_rand_int_range (2, 20));
      append_seal (bytes);
      write_file (file, bytes);
      document = sb_document_open (file, &error);
      if (document != NULL)
        {
          n_opened++;
          /* Whatever opens can be read. */
          g_assert_true (use (document));
          sb_document_close (document, FALSE);
        }
      else
        g_assert_true (error->domain == SB_ERROR);
      g_assert_cmpuint (store_sample_count_copies (), ==, 0);
    }
  g_test_message ("%d damaged and sealed files: %d opened, the rest refused", n_rounds, n_opened);
}

/* The sum that stands in a step, computed here once more. */
static char *
compute_step_sum (sqlite3_stmt *step, const guint8 *changeset, gsize size)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head = g_strdup_printf (
      "%d %d\n%s\n%s\n%s\n", sqlite3_column_int (step, 0), sqlite3_column_int (step, 1),
      sqlite3_column_text (step, 2), sqlite3_column_text (step, 3), sqlite3_column_text (step, 4));

  g_checksum_update (sum, (const guchar *) head, -1);
  g_checksum_update (sum, changeset, (gssize) size);
  return g_strdup (g_checksum_get_string (sum));
}

/* A file whose newest step holds another changeset, with or without the right sum. */
static GByteArray *
build_with_changeset (const guint8 *changeset, gsize size, gboolean with_sum)
{
  g_autoptr (GByteArray) image = build_image ();
  g_autoptr (GFile) file = store_sample_file ("changeset.db");
  g_autofree char *sum = NULL;
  g_autofree char *data = NULL;
  GByteArray *bytes = g_byte_array_new ();
  sqlite3 *database;
  sqlite3_stmt *step, *update;
  gsize n;

  write_file (file, image);
  g_assert_cmpint (sqlite3_open (g_file_peek_path (file), &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database,
                      "SELECT sequence, version, id, time, label, sha256 FROM journal"
                      " WHERE sequence = 2",
                      -1, &step, NULL);
  g_assert_cmpint (sqlite3_step (step), ==, SQLITE_ROW);
  sum = with_sum ? compute_step_sum (step, changeset, size) :
                   g_strdup ((const char *) sqlite3_column_text (step, 5));
  sqlite3_finalize (step);
  sqlite3_prepare_v2 (database, "UPDATE journal SET changeset = ?1, sha256 = ?2 WHERE sequence = 2",
                      -1, &update, NULL);
  sqlite3_bind_blob (update, 1, changeset, (int) size, SQLITE_STATIC);
  sqlite3_bind_text (update, 2, sum, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
  sqlite3_finalize (update);
  sqlite3_close (database);

  g_assert_true (g_file_load_contents (file, NULL, &data, &n, NULL, NULL));
  g_byte_array_append (bytes, (const guint8 *) data, (guint) n);
  append_seal (bytes);
  return bytes;
}

/* The changeset of the newest step in force of a sound file. */
static GBytes *
load_changeset (void)
{
  g_autoptr (GByteArray) image = build_image ();
  g_autoptr (GFile) file = store_sample_file ("changeset.db");
  sqlite3 *database;
  sqlite3_stmt *step;
  GBytes *changeset;

  write_file (file, image);
  g_assert_cmpint (sqlite3_open (g_file_peek_path (file), &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database, "SELECT changeset FROM journal WHERE sequence = 2", -1, &step,
                      NULL);
  g_assert_cmpint (sqlite3_step (step), ==, SQLITE_ROW);
  changeset = g_bytes_new (sqlite3_column_blob (step, 0), (gsize) sqlite3_column_bytes (step, 0));
  sqlite3_finalize (step);
  sqlite3_close (database);

  return changeset;
}

static SbDocument *
open_with_changeset (const guint8 *changeset, gsize size, gboolean with_sum)
{
  g_autoptr (GByteArray) bytes = build_with_changeset (changeset, size, with_sum);
  g_autoptr (GFile) file = store_sample_file ("changeset.samanbud");
  g_autoptr (GError) error = NULL;
  SbDocument *document;

  write_file (file, bytes);
  document = sb_document_open (file, &error);
  g_assert_no_error (error);

  return document;
}

/* A changeset is applied only if it is the one that was recorded. */
static void
test_damaged_step (void)
{
  g_autoptr (GBytes) changeset = load_changeset ();
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);

  for (gsize i = 0; i < size; i += 3)
    {
      g_autofree guint8 *damaged = g_memdup2 (data, size);
      g_autoptr (SbDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      damaged[i] ^= 0x20;
      document = open_with_changeset (damaged, size, FALSE);
      before = store_sample_hash (document);
      g_assert_false (sb_document_undo (document, &error));
      g_assert_error (error, SB_ERROR, SB_ERROR_DAMAGED);
      after = store_sample_hash (document);
      g_assert_cmpstr (before, ==, after);
      /* Everything else still works. */
      store_sample_rename_member (document, "dsk", "Ändrat ändå");
      sb_document_undo (document, NULL);
      sb_document_close (document, FALSE);
    }
}

/* Somebody who knows how to compute the sum: whatever comes of it, the rules of the schema hold. */
static void
test_forged_step (void)
{
  g_autoptr (GBytes) changeset = load_changeset ();
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);
  int n_rounds = store_sample_is_long () ? 5000 : 200;
  int n_applied = 0;

  for (int i = 0; i < n_rounds; i++)
    {
      g_autoptr (GByteArray) forged = g_byte_array_new ();
      g_autoptr (SbDocument) document = NULL;

      g_byte_array_append (forged, data, (guint) size);
      flip (forged, g_test_rand_int_range (1, 4));
      if (i % 3 == 0)
        g_byte_array_set_size (forged, (guint) g_test_rand_int_range (0, (int) size));
      document = open_with_changeset (forged->data, forged->len, TRUE);
      n_applied += sb_document_undo (document, NULL);
      use (document);
      sb_document_close (document, FALSE);
    }
  g_test_message ("%d forged steps, %d of them could be undone", n_rounds, n_applied);
}

/* A step whose undoing would put junk where opening hours stand. */
static void
test_step_to_junk (void)
{
  static const guint8 changeset[] = {
    'T', 9,   1, 0, 0,  0,   0,   0,   0,   0,   0,   's', 'i', 't', 'e', 0,   0x17, 0,   3,   2,
    's', '1', 0, 0, 0,  0,   0,   0,   0,   3,   4,   'j', 'u', 'n', 'k', 0,   0,    0,   0,   0,
    0,   0,   0, 3, 15, '1', '-', '5', ' ', '0', '8', ':', '0', '0', '-', '1', '7',  ':', '0', '0',
  };
  g_autoptr (SbDocument) document = open_with_changeset (changeset, sizeof changeset, TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_sample_hash (document);
  g_autofree char *after = NULL;

  g_assert_false (sb_document_undo (document, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "hours: found the text \"junk\""));
  after = store_sample_hash (document);
  g_assert_cmpstr (before, ==, after);
  sb_document_close (document, FALSE);
}

/* A changeset that would rewrite history. */
static void
test_step_on_journal (void)
{
  static const guint8 changeset[] = {
    'T', 8, 1, 0, 0, 0, 0, 0, 0, 0,   'j', 'o', 'u', 'r', 'n', 'a', 'l', 0, 0x17, 0,   1, 0, 0, 0,
    0,   0, 0, 0, 1, 0, 0, 3, 1, 'X', 0,   0,   0,   0,   0,   0,   0,   3, 1,    'Y', 0, 0, 0, 0,
  };
  g_autoptr (SbDocument) document = open_with_changeset (changeset, sizeof changeset, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_false (sb_document_undo (document, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_DAMAGED);
  sb_document_close (document, FALSE);
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/hostile/tampered", test_tampered);
  g_test_add_func ("/hostile/values", test_values);
  g_test_add_func ("/hostile/step-to-junk", test_step_to_junk);
  g_test_add_func ("/hostile/sqlite-reads-ours", test_sqlite_reads_ours);
  g_test_add_func ("/hostile/not-a-database", test_not_a_database);
  g_test_add_func ("/hostile/truncated", test_truncated);
  g_test_add_func ("/hostile/not-a-file", test_not_a_file);
  g_test_add_func ("/hostile/not-allowed", test_not_allowed);
  g_test_add_func ("/hostile/random-damage", test_random_damage);
  g_test_add_func ("/hostile/random-damage-sealed", test_random_damage_sealed);
  g_test_add_func ("/hostile/damaged-step", test_damaged_step);
  g_test_add_func ("/hostile/forged-step", test_forged_step);
  g_test_add_func ("/hostile/step-on-journal", test_step_on_journal);

  return store_sample_run ();
}
