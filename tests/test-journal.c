/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The journal: every kind of edit forwards, undone and redone; what makes a step and what doesn't;
 * and long random sessions against a plain model that knows nothing of SQL.
 */

#include "config.h"

#include <string.h>

#include "store-sample.h"

static void
undo (SbDocument *document)
{
  g_autoptr (GError) error = NULL;

  sb_document_undo (document, &error);
  g_assert_no_error (error);
}

static void
redo (SbDocument *document)
{
  g_autoptr (GError) error = NULL;

  sb_document_redo (document, &error);
  g_assert_no_error (error);
}

static void
begin (SbDocument *document, const char *label)
{
  g_autoptr (GError) error = NULL;

  sb_document_begin (document, label, &error);
  g_assert_no_error (error);
}

static void
commit (SbDocument *document)
{
  g_autoptr (GError) error = NULL;

  sb_document_commit (document, &error);
  g_assert_no_error (error);
}

/* Saves, closes and opens again: everything but the journal and the rows is gone. */
static SbDocument *
reopen (SbDocument *document, GFile *file)
{
  g_autoptr (GError) error = NULL;
  SbDocument *again;

  sb_document_save (document, file, TRUE, &error);
  g_assert_no_error (error);
  sb_document_close (document, FALSE);
  g_object_unref (document);
  again = sb_document_open (file, &error);
  g_assert_no_error (error);

  return again;
}

/* One edit was made: is it undone and redone exactly, and in a copy that was saved, too? */
static void
check_there_and_back (SbDocument *document, const char *before, const char *after)
{
  g_autofree char *now = store_sample_hash (document);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (now, ==, after);
  undo (document);
  undone = store_sample_hash (document);
  g_assert_cmpstr (undone, ==, before);
  redo (document);
  redone = store_sample_hash (document);
  g_assert_cmpstr (redone, ==, after);
  undo (document);
}

static const char *
get_other_text (const SbField *field)
{
  static const struct
  {
    const char *field;
    const char *text;
  } others[] = {
    { "municipality", "2480" },
    { "requirement", "R2" },
    { "supply", "u2" },
    { "member", "dsk" },
    { "lead", "dsk" },
    { "subject", "gp" },
    { "site", NULL },
    { "submit_time", "12:00" },
    { "hours", "6 09:00-12:00" },
    { "weekly", "6 09:00-12:00" },
    { "profession", "nurse" },
    { "professions", "nurse midwife" },
    { "media_type", "text/plain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (field->name, others[i].field) == 0)
      return others[i].text;

  return "x1";
}

static void
change_value (const SbField *field, const GValue *old_value, GValue *value)
{
  switch (field->kind)
    {
    case SB_KIND_INTEGER:
      g_value_set_int64 (value, g_value_get_int64 (old_value) == 7 ? 8 : 7);
      break;
    case SB_KIND_BOOLEAN:
      g_value_set_boolean (value, !g_value_get_boolean (old_value));
      break;
    case SB_KIND_DATE:
      g_value_set_string (value, strcmp (field->name, "from") == 0  ? "2027-05-01" :
                                 strcmp (field->name, "start") == 0 ? "2027-02-01" :
                                                                      "2033-06-01");
      break;
    case SB_KIND_CHOICE:
      g_value_set_string (value, g_strcmp0 (g_value_get_string (old_value), field->codes[0]) == 0 ?
                                     field->codes[1] :
                                     field->codes[0]);
      break;
    case SB_KIND_TEXT:
      g_value_set_string (value, get_other_text (field));
      break;
    case SB_KIND_BYTES:
    default:
      g_assert_not_reached ();
    }
}

/* Every field of every table. */
static void
test_every_field (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);
  guint n = 0;

  for (guint t = 0; t < SB_N_TABLES; t++)
    for (guint i = 1; i < sb_tables[t]->n_fields; i++)
      {
        const SbField *field = &sb_tables[t]->fields[i];
        g_autoptr (GPtrArray) ids = sb_document_list_ids (document, sb_tables[t]);
        const char *id = g_ptr_array_index (ids, 0);
        g_autofree gpointer row = g_malloc0 (sb_tables[t]->size);
        g_auto (GValue) old_value = G_VALUE_INIT;
        g_auto (GValue) value = G_VALUE_INIT;
        g_autofree char *after = NULL;
        g_autoptr (GError) error = NULL;

        /* The size of an attachment goes with its bytes, which never change. */
        if (field->kind == SB_KIND_BYTES || strcmp (field->name, "sha256") == 0 ||
            strcmp (field->name, "n_bytes") == 0)
          continue;
        g_assert_true (sb_document_load_row (document, sb_tables[t], id, row));
        g_value_init (&old_value, sb_field_get_value_type (field));
        g_value_init (&value, sb_field_get_value_type (field));
        sb_field_get_value (field, row, &old_value);
        change_value (field, &old_value, &value);

        sb_document_set_field (document, "Change", sb_tables[t], id, field->name, &value, &error);
        g_assert_no_error (error);
        after = store_sample_hash (document);
        g_assert_cmpstr (before, !=, after);
        check_there_and_back (document, before, after);
        sb_table_clear_row (sb_tables[t], row);
        n++;
      }
  g_test_message ("%u fields changed, undone and redone", n);
  sb_document_close (document, FALSE);
}

/* A row of every table is inserted and deleted again. */
static void
test_every_insert (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);
  g_autoptr (SbBid) bid = store_sample_build_bid ();

  for (guint t = SB_TABLE_MEMBER; t < SB_N_TABLES; t++)
    {
      g_autofree gpointer row = g_malloc (sb_tables[t]->size);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      sb_table_copy_row (sb_tables[t], row, sb_bid_get_row (bid, t, 0));
      sb_text_set ((char **) row, "another");
      if (t == SB_TABLE_ANSWER)
        sb_text_set (&((SbAnswer *) row)->subject, SB_SUBJECT_GROUP);
      begin (document, "Add");
      sb_document_insert (document, sb_tables[t], row, &error);
      g_assert_no_error (error);
      commit (document);
      after = store_sample_hash (document);
      check_there_and_back (document, before, after);
      sb_table_clear_row (sb_tables[t], row);
    }
  sb_document_close (document, FALSE);
}

/* Removing a row of every table takes along what cannot be without it, and all of it comes back. */
static void
test_every_delete (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);

  for (guint t = SB_TABLE_MEMBER; t < SB_N_TABLES; t++)
    {
      g_autoptr (GPtrArray) ids = sb_document_list_ids (document, sb_tables[t]);

      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *after = NULL;

          begin (document, "Remove");
          sb_document_delete_with_dependents (document, t, g_ptr_array_index (ids, i), &error);
          g_assert_no_error (error);
          commit (document);
          after = store_sample_hash (document);
          check_there_and_back (document, before, after);
        }
    }
  sb_document_close (document, FALSE);
}

static void
test_dependents (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;

  begin (document, "Remove member");
  sb_document_delete_with_dependents (document, SB_TABLE_MEMBER, "gp", &error);
  g_assert_no_error (error);
  sb_document_delete_with_dependents (document, SB_TABLE_REQUIREMENT, "R3", &error);
  g_assert_no_error (error);
  commit (document);

  bid = sb_document_load_bid (document, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bid->n_members, ==, 1);
  g_assert_cmpuint (bid->n_sites, ==, 0);
  g_assert_cmpuint (bid->n_persons, ==, 0);
  g_assert_cmpuint (bid->n_supplies, ==, 1);
  g_assert_cmpuint (bid->n_commitments, ==, 0);
  g_assert_cmpuint (bid->n_agreed, ==, 0);
  g_assert_cmpuint (bid->n_evidence, ==, 0);
  g_assert_cmpuint (bid->n_answers, ==, 0);
  g_assert_null (bid->info->lead);
  /* The file stays, though what it proved is gone. */
  g_assert_cmpuint (bid->n_attachments, ==, 1);
  g_assert_null (bid->attachments[0].requirement);
  sb_document_close (document, FALSE);
}

static void
test_typing_merges (void)
{
  static const char *const typed[] = { "A", "An", "Ann", "Anna" };
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_member_table, "gp");
  g_autoptr (SbRecord) other = sb_record_new (document, &sb_member_table, "dsk");
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_object_set (record, "name", typed[i], NULL);
  undo (document);
  g_object_get (record, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Fjällets läkarpraktik AB");
  g_assert_null (sb_document_get_undo_label (document));
  redo (document);
  g_clear_pointer (&name, g_free);
  g_object_get (record, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Anna");

  /* After an undo or redo, leaving the field, in another field or row, or a choice: a new step. */
  g_object_set (record, "name", "Anna B", NULL);
  sb_document_end_typing (document);
  g_object_set (record, "name", "Anna Berg", NULL);
  g_object_set (record, "contact", "0950-1", NULL);
  g_object_set (other, "contact", "0950-2", NULL);
  g_object_set (other, "form", "ef", NULL);
  g_object_set (other, "form", "ab", NULL);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_nonnull (sb_document_get_undo_label (document));
      undo (document);
    }
  g_assert_null (sb_document_get_undo_label (document));
  sb_document_close (document, FALSE);
}

/* What is refused on the way is no step, and ends none: what goes back to the value before it
 * leaves nothing to undo. */
static void
test_typing_goes_on (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_member_table, "gp");
  gint64 before;

  g_object_get (record, "exit-notice-months", &before, NULL);
  g_object_set (record, "exit-notice-months", G_GINT64_CONSTANT (999), NULL);
  g_object_set (record, "exit-notice-months", G_GINT64_CONSTANT (9999), NULL);
  g_object_set (record, "exit-notice-months", before, NULL);
  g_assert_null (sb_document_get_undo_label (document));
  sb_document_close (document, FALSE);
}

/* The first letter makes the row; the rest of the word belongs to the same step. */
static void
test_typing_makes_row (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);
  g_autofree char *after = NULL;
  g_autoptr (SbRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  SbAnswer row;

  /* Nothing to go on from: a step of its own. */
  sb_document_begin_typing (document, &sb_member_table, "gp", "contact");
  record = sb_record_new (document, &sb_member_table, "gp");
  g_object_set (record, "contact", "Anna", NULL);
  undo (document);
  g_clear_object (&record);

  sb_table_init_row (&sb_answer_table, &row);
  row.id = (char *) "w2";
  row.requirement = (char *) "R1";
  row.subject = (char *) SB_SUBJECT_GROUP;
  row.comment = (char *) "V";
  begin (document, "Comment");
  sb_document_insert (document, &sb_answer_table, &row, &error);
  g_assert_no_error (error);
  commit (document);
  sb_document_begin_typing (document, &sb_answer_table, "w2", "comment");
  record = sb_record_new (document, &sb_answer_table, "w2");
  g_object_set (record, "comment", "Vi", NULL);
  g_object_set (record, "comment", "", NULL);
  g_object_set (record, "comment", "Vi kan", NULL);
  after = store_sample_hash (document);
  check_there_and_back (document, before, after);
  g_assert_null (sb_document_get_undo_label (document));
  sb_document_close (document, FALSE);
}

static void
test_no_change_no_step (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GError) error = NULL;
  SbMember row = { NULL };

  store_sample_rename_member (document, "gp", "Fjällets läkarpraktik AB");
  begin (document, "Nothing");
  commit (document);
  begin (document, "There and back");
  g_assert_true (sb_document_load_row (document, &sb_member_table, "gp", &row));
  row.exit_notice_months = 5;
  sb_document_update (document, &sb_member_table, &row, &error);
  row.exit_notice_months = SB_UNKNOWN;
  sb_document_update (document, &sb_member_table, &row, &error);
  g_assert_no_error (error);
  commit (document);
  g_assert_null (sb_document_get_undo_label (document));
  g_assert_cmpuint (sb_document_get_revision (document), ==, 1);

  sb_table_clear_row (&sb_member_table, &row);
  sb_document_close (document, FALSE);
}

static void
test_new_step_drops_undone (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();

  store_sample_rename_member (document, "gp", "Ett");
  store_sample_rename_member (document, "gp", "Två");
  undo (document);
  undo (document);
  g_assert_cmpstr (sb_document_get_redo_label (document), ==, "Rename member");
  /* What changes nothing drops nothing. */
  store_sample_rename_member (document, "gp", "Fjällets läkarpraktik AB");
  g_assert_nonnull (sb_document_get_redo_label (document));
  store_sample_rename_member (document, "gp", "Tre");
  g_assert_null (sb_document_get_redo_label (document));
  undo (document);
  g_assert_null (sb_document_get_undo_label (document));
  redo (document);
  g_assert_null (sb_document_get_redo_label (document));
  sb_document_close (document, FALSE);
}

static void
test_failed_edit_leaves_nothing (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autofree char *before = store_sample_hash (document);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  /* What refers to the member is still there. */
  begin (document, "Remove");
  g_assert_true (sb_document_delete (document, &sb_member_table, "gp", &error));
  g_assert_false (sb_document_commit (document, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&error);

  begin (document, "Remove");
  g_assert_false (sb_document_delete (document, &sb_member_table, "nobody", &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  sb_document_rollback (document);

  after = store_sample_hash (document);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (sb_document_get_undo_label (document));
  sb_document_close (document, FALSE);
}

static void
record_label_cb (SbDocument *document, const SbChanges *changes, gpointer data)
{
  GString *log = data;
  const char *undo_label = sb_document_get_undo_label (document);
  const char *redo_label = sb_document_get_redo_label (document);

  g_assert_true (sb_changes_has_table (changes, &sb_member_table));
  g_assert_false (sb_changes_has_table (changes, &sb_site_table));
  g_assert_true (sb_changes_has_row (changes, &sb_member_table, "gp"));
  g_assert_false (sb_changes_has_row (changes, &sb_member_table, "dsk"));
  g_string_append_printf (log, "%s|%s ", undo_label != NULL ? undo_label : "-",
                          redo_label != NULL ? redo_label : "-");
}

static void
test_changed_signal (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (document, "changed", G_CALLBACK (record_label_cb), log);
  store_sample_rename_member (document, "gp", "Ett");
  undo (document);
  redo (document);
  g_assert_cmpstr (log->str, ==, "Rename member|- -|Rename member Rename member|- ");
  sb_document_close (document, FALSE);
}

/*
 * The plain model: a state is a table of texts, "what id" to "the rest of the row"; undo and redo
 * are stacks of whole states.
 */
typedef struct
{
  GHashTable *now;
  GPtrArray *undo;
  GPtrArray *redo;
} Model;

static GHashTable *
copy_state (GHashTable *state)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, state);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));

  return copy;
}

static GHashTable *
read_state (SbDocument *document)
{
  GHashTable *state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (document, FALSE, &error);

  g_assert_no_error (error);
  g_hash_table_insert (state, g_strdup ("lead"),
                       g_strdup (bid->info->lead != NULL ? bid->info->lead : ""));
  for (guint i = 0; i < bid->n_members; i++)
    g_hash_table_insert (state, g_strdup_printf ("m %s", bid->members[i].id),
                         g_strdup (bid->members[i].name));
  for (guint i = 0; i < bid->n_supplies; i++)
    g_hash_table_insert (state, g_strdup_printf ("u %s", bid->supplies[i].id),
                         g_strdup_printf ("%s %" G_GINT64_FORMAT, bid->supplies[i].member,
                                          bid->supplies[i].minutes_per_week));
  for (guint i = 0; i < bid->n_commitments; i++)
    g_hash_table_insert (state, g_strdup_printf ("c %s", bid->commitments[i].id),
                         g_strdup_printf ("%s %" G_GINT64_FORMAT, bid->commitments[i].supply,
                                          bid->commitments[i].minutes_per_week));

  return state;
}

static void
check_state (SbDocument *document, const Model *model)
{
  g_autoptr (GHashTable) found = read_state (document);
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (model->now));
  g_hash_table_iter_init (&iter, model->now);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpstr (g_hash_table_lookup (found, key), ==, value);
  g_assert_true ((sb_document_get_undo_label (document) != NULL) == (model->undo->len > 0));
  g_assert_true ((sb_document_get_redo_label (document) != NULL) == (model->redo->len > 0));
}

/* Some id of a kind, or NULL when there is none. */
static const char *
pick (const Model *model, char kind)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (model->now);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *l = keys; l != NULL; l = l->next)
    if (((const char *) l->data)[0] == kind && ((const char *) l->data)[1] == ' ')
      g_ptr_array_add (ids, (char *) l->data + 2);

  return ids->len > 0 ? g_ptr_array_index (ids, (guint) g_test_rand_int_range (0, (int) ids->len)) :
                        NULL;
}

static void
remove_owned_by (Model *model, char kind, const char *owner)
{
  GHashTableIter iter;
  gpointer key, value;
  g_autofree char *prefix = g_strdup_printf ("%s ", owner);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

  g_hash_table_iter_init (&iter, model->now);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((const char *) key)[0] == kind && g_str_has_prefix (value, prefix))
      {
        g_ptr_array_add (gone, g_strdup ((const char *) key + 2));
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; kind == 'u' && i < gone->len; i++)
    remove_owned_by (model, 'c', g_ptr_array_index (gone, i));
}

static void
model_step (Model *model)
{
  g_ptr_array_add (model->undo, copy_state (model->now));
  g_ptr_array_set_size (model->redo, 0);
}

static void
put (Model *model, char kind, const char *id, const char *owner, const char *rest)
{
  g_hash_table_insert (model->now, g_strdup_printf ("%c %s", kind, id),
                       owner != NULL ? g_strdup_printf ("%s %s", owner, rest) : g_strdup (rest));
}

static void
add_member (SbDocument *document, Model *model)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sb_text_new_id ();
  SbMember row;

  sb_table_init_row (&sb_member_table, &row);
  row.id = id;
  row.name = (char *) "Ny";
  begin (document, "Add member");
  sb_document_insert (document, &sb_member_table, &row, &error);
  g_assert_no_error (error);
  commit (document);
  model_step (model);
  put (model, 'm', id, NULL, "Ny");
}

static void
add_supply (SbDocument *document, Model *model)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sb_text_new_id ();
  g_autofree char *owner = g_strdup (pick (model, 'm'));
  SbSupply row;

  if (owner == NULL)
    return;
  sb_table_init_row (&sb_supply_table, &row);
  row.id = id;
  row.member = owner;
  row.profession = (char *) "gp";
  row.minutes_per_week = 60;
  begin (document, "Add capacity");
  sb_document_insert (document, &sb_supply_table, &row, &error);
  g_assert_no_error (error);
  commit (document);
  model_step (model);
  put (model, 'u', id, owner, "60");
}

/* Several rows in one edit. */
static void
add_commitments (SbDocument *document, Model *model)
{
  g_autofree char *owner = g_strdup (pick (model, 'u'));
  int n = g_test_rand_int_range (1, 4);

  if (owner == NULL)
    return;
  begin (document, "Add commitments");
  model_step (model);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = sb_text_new_id ();
      SbCommitment row;

      sb_table_init_row (&sb_commitment_table, &row);
      row.id = id;
      row.supply = owner;
      row.requirement = (char *) "R1";
      row.minutes_per_week = 30;
      sb_document_insert (document, &sb_commitment_table, &row, &error);
      g_assert_no_error (error);
      put (model, 'c', id, owner, "30");
    }
  commit (document);
}

/* Types some values in one field, as one step, which vanishes when it leads back. */
static void
change_minutes (SbDocument *document, Model *model)
{
  gboolean supply = g_test_rand_bit ();
  char kind = supply ? 'u' : 'c';
  g_autofree char *id = g_strdup (pick (model, kind));
  g_autofree char *key = g_strdup_printf ("%c %s", kind, id);
  g_autofree char *old = g_strdup (g_hash_table_lookup (model->now, key));
  g_auto (GStrv) parts = NULL;
  g_autofree char *rest = NULL;
  gint64 minutes = 0;

  if (id == NULL)
    return;
  parts = g_strsplit (old, " ", 2);
  sb_document_end_typing (document);
  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GValue) value = G_VALUE_INIT;

      minutes = g_test_rand_int_range (58, 62);
      g_value_init (&value, G_TYPE_INT64);
      g_value_set_int64 (&value, minutes);
      sb_document_set_field (document, "Change", supply ? &sb_supply_table : &sb_commitment_table,
                             id, "minutes_per_week", &value, &error);
      g_assert_no_error (error);
    }

  rest = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);
  if (strcmp (parts[1], rest) != 0)
    {
      model_step (model);
      put (model, kind, id, parts[0], rest);
    }
  else
    /* The step came and went, and with it what was undone. */
    g_ptr_array_set_size (
        model->redo, sb_document_get_redo_label (document) != NULL ? (int) model->redo->len : 0);
}

static void
remove_some (SbDocument *document, Model *model)
{
  static const SbTableId tables[] = { SB_TABLE_MEMBER, SB_TABLE_SUPPLY, SB_TABLE_COMMITMENT };
  static const char kinds[] = "muc";
  int which = g_test_rand_int_range (0, 3);
  g_autofree char *id = g_strdup (pick (model, kinds[which]));
  g_autofree char *key = g_strdup_printf ("%c %s", kinds[which], id);
  g_autoptr (GError) error = NULL;

  if (id == NULL)
    return;
  begin (document, "Remove");
  sb_document_delete_with_dependents (document, tables[which], id, &error);
  g_assert_no_error (error);
  commit (document);

  model_step (model);
  g_hash_table_remove (model->now, key);
  if (which == 0)
    remove_owned_by (model, 'u', id);
  else if (which == 1)
    remove_owned_by (model, 'c', id);
  if (which == 0 && g_strcmp0 (g_hash_table_lookup (model->now, "lead"), id) == 0)
    g_hash_table_insert (model->now, g_strdup ("lead"), g_strdup (""));
}

static void
move (Model *model, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return;
  g_ptr_array_add (to, model->now);
  model->now = g_ptr_array_steal_index (from, from->len - 1);
}

static void
random_session (int n_acts)
{
  SbDocument *document = store_sample_open ();
  g_autoptr (GFile) file = store_sample_file ("random.samanbud");
  Model model = { read_state (document),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref) };

  for (int i = 0; i < n_acts; i++)
    {
      int act = g_test_rand_int_range (0, 40);

      if (act < 4)
        add_member (document, &model);
      else if (act < 9)
        add_supply (document, &model);
      else if (act < 14)
        add_commitments (document, &model);
      else if (act < 22)
        change_minutes (document, &model);
      else if (act < 25)
        remove_some (document, &model);
      else if (act < 33)
        {
          undo (document);
          move (&model, model.undo, model.redo);
        }
      else if (act < 39)
        {
          redo (document);
          move (&model, model.redo, model.undo);
        }
      else
        document = reopen (document, file);
      check_state (document, &model);
    }

  /* All the way back and forth. */
  while (model.undo->len > 0)
    {
      undo (document);
      move (&model, model.undo, model.redo);
    }
  check_state (document, &model);
  while (model.redo->len > 0)
    {
      redo (document);
      move (&model, model.redo, model.undo);
    }
  check_state (document, &model);

  g_hash_table_unref (model.now);
  g_ptr_array_unref (model.undo);
  g_ptr_array_unref (model.redo);
  sb_document_close (document, FALSE);
  g_object_unref (document);
}

static void
test_random (void)
{
  int n_sessions = store_sample_is_long () ? 40 : 4;

  for (int i = 0; i < n_sessions; i++)
    random_session (300);
  g_test_message ("%d random sessions of 300 acts each", n_sessions);
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/journal/every-field", test_every_field);
  g_test_add_func ("/journal/every-insert", test_every_insert);
  g_test_add_func ("/journal/every-delete", test_every_delete);
  g_test_add_func ("/journal/dependents", test_dependents);
  g_test_add_func ("/journal/typing-merges", test_typing_merges);
  g_test_add_func ("/journal/typing-goes-on", test_typing_goes_on);
  g_test_add_func ("/journal/typing-makes-row", test_typing_makes_row);
  g_test_add_func ("/journal/no-change-no-step", test_no_change_no_step);
  g_test_add_func ("/journal/new-step-drops-undone", test_new_step_drops_undone);
  g_test_add_func ("/journal/failed-edit-leaves-nothing", test_failed_edit_leaves_nothing);
  g_test_add_func ("/journal/changed-signal", test_changed_signal);
  g_test_add_func ("/journal/random", test_random);

  return store_sample_run ();
}
