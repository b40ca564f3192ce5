/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records and lists of records follow the document, whoever changes it and however. */

#include "config.h"

#include <string.h>

#include "store-sample.h"

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  guint *n = data;

  (*n)++;
}

static void
run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Every field of every table is a property that reads what the row holds. */
static void
test_properties (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();

  sb_record_register_types ();
  for (guint t = 0; t < SB_N_TABLES; t++)
    {
      const SbTable *table = sb_tables[t];
      g_autoptr (GPtrArray) ids = sb_document_list_ids (document, table);
      g_autoptr (SbRecord) record = sb_record_new (document, table, g_ptr_array_index (ids, 0));

      g_assert_cmpuint (g_type_from_name (table->type_name), ==, G_OBJECT_TYPE (record));
      g_assert_true (sb_record_exists (record));
      for (guint i = 1; i < table->n_fields; i++)
        {
          const SbField *field = &table->fields[i];
          g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);
          g_auto (GValue) value = G_VALUE_INIT;
          g_auto (GValue) expected = G_VALUE_INIT;

          if (field->kind == SB_KIND_BYTES)
            {
              g_assert_null (pspec);
              continue;
            }
          g_assert_nonnull (pspec);
          g_value_init (&expected, sb_field_get_value_type (field));
          sb_field_get_value (field, sb_record_get_row (record), &expected);
          g_object_get_property (G_OBJECT (record), name, &value);
          g_assert_cmpint (g_param_values_cmp (pspec, &value, &expected), ==, 0);
        }
    }
  sb_document_close (document, FALSE);
}

static void
test_set_undo_redo (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_member_table, "gp");
  g_autoptr (SbRecord) other = sb_record_new (document, &sb_member_table, "dsk");
  g_autoptr (GError) error = NULL;
  const SbMember *row = sb_record_get_row (record);
  guint n_name = 0, n_other = 0, n_form = 0;

  g_signal_connect (record, "notify::name", G_CALLBACK (count_cb), &n_name);
  g_signal_connect (record, "notify::form", G_CALLBACK (count_cb), &n_form);
  g_signal_connect (other, "notify", G_CALLBACK (count_cb), &n_other);

  g_object_set (record, "name", "Nya namnet", NULL);
  g_assert_cmpstr (row->name, ==, "Nya namnet");
  g_assert_cmpstr (sb_document_get_undo_label (document), ==, "Change the member’s name");
  g_assert_cmpuint (n_name, ==, 1);

  sb_document_undo (document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->name, ==, "Fjällets läkarpraktik AB");
  sb_document_redo (document, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->name, ==, "Nya namnet");
  g_assert_cmpuint (n_name, ==, 3);

  g_object_set (record, "form", "ekf", "exit-planned", "2031-01-01", "exit-notice-months",
                (gint64) 6, NULL);
  g_assert_cmpint (row->form, ==, SB_FORM_EKF);
  g_assert_cmpint (row->exit_planned, ==, sb_date_from_ymd (2031, 1, 1));
  g_assert_cmpint (row->exit_notice_months, ==, 6);
  g_object_set (record, "form", "", "exit-planned", NULL, "exit-notice-months", SB_UNKNOWN, NULL);
  g_assert_cmpint (row->form, ==, -1);
  g_assert_cmpint (row->exit_planned, ==, SB_DATE_NONE);
  g_assert_cmpint (row->exit_notice_months, ==, SB_UNKNOWN);
  g_assert_cmpuint (n_form, ==, 2);
  g_assert_cmpuint (n_name, ==, 3);
  g_assert_cmpuint (n_other, ==, 0);

  sb_document_close (document, FALSE);
}

static void
refused_cb (SbDocument *document,
            const char *table,
            const char *id,
            const char *field,
            const char *message,
            gpointer data)
{
  GString *log = data;

  g_assert_cmpstr (message, !=, "");
  g_string_append_printf (log, "%s/%s/%s ", table, id, field);
}

static void
test_refused (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_supply_table, "u2");
  g_autoptr (GString) log = g_string_new (NULL);
  const SbSupply *row = sb_record_get_row (record);
  guint n_minutes = 0, n_from = 0;

  g_signal_connect (document, "refused", G_CALLBACK (refused_cb), log);
  g_signal_connect (record, "notify::minutes-per-week", G_CALLBACK (count_cb), &n_minutes);
  g_signal_connect (record, "notify::from", G_CALLBACK (count_cb), &n_from);

  g_object_set (record, "minutes-per-week", (gint64) -1, NULL);
  g_object_set (record, "from", "2030-07-01", NULL);
  g_object_set (record, "from", "i morgon", NULL);
  g_object_set (record, "from", "2027-02-29", NULL);
  g_object_set (record, "profession", NULL, NULL);
  g_object_set (record, "profession", "wizard", NULL);
  g_object_set (record, "member", "nobody", NULL);
  g_assert_cmpstr (log->str, ==,
                   "supply/u2/minutes_per_week supply/u2/from supply/u2/from supply/u2/from "
                   "supply/u2/profession supply/u2/profession supply/u2/member ");
  g_assert_cmpint (row->minutes_per_week, ==, 2400);
  g_assert_cmpint (row->from, ==, SB_DATE_NONE);
  g_assert_cmpstr (row->member, ==, "dsk");
  /* Not known is not possible there, and nothing is no profession. */
  g_assert_cmpstr (row->profession, ==, "district-nurse");

  /* Widgets are sent back to what the row holds. */
  g_assert_cmpuint (n_minutes, ==, 0);
  run_idle ();
  g_assert_cmpuint (n_minutes, ==, 1);
  g_assert_cmpuint (n_from, ==, 3);

  sb_document_close (document, FALSE);
}

/* Showing an unknown text in an entry is no edit. */
static void
test_empty_is_unknown (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_member_table, "gp");
  const SbMember *row = sb_record_get_row (record);

  g_object_set (record, "contact", "", NULL);
  g_assert_null (sb_document_get_undo_label (document));
  g_object_set (record, "contact", "Anna", NULL);
  g_object_set (record, "contact", "", NULL);
  g_assert_null (row->contact);
  /* Typed and removed again: nothing is left to undo. */
  g_assert_null (sb_document_get_undo_label (document));

  sb_document_close (document, FALSE);
}

static void
test_removed (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_commitment_table, "c1");
  g_autoptr (GError) error = NULL;
  guint n_exists = 0;

  g_signal_connect (record, "notify::exists", G_CALLBACK (count_cb), &n_exists);
  sb_document_begin (document, "Remove", &error);
  g_assert_no_error (error);
  sb_document_delete (document, &sb_commitment_table, "c1", &error);
  g_assert_no_error (error);
  sb_document_commit (document, &error);
  g_assert_no_error (error);
  g_assert_false (sb_record_exists (record));
  g_object_set (record, "minutes-per-week", (gint64) 5, NULL);
  g_assert_cmpstr (sb_document_get_undo_label (document), ==, "Remove");

  sb_document_undo (document, &error);
  g_assert_no_error (error);
  g_assert_true (sb_record_exists (record));
  g_assert_cmpint (((const SbCommitment *) sb_record_get_row (record))->minutes_per_week, ==, 1800);
  g_assert_cmpuint (n_exists, ==, 2);

  sb_document_close (document, FALSE);
}

/* What a widget would show that follows items-changed. */
typedef struct
{
  GPtrArray *items;
  guint n_touched;
} Mirror;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  Mirror *mirror = data;

  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i),
                        g_list_model_get_item (list, position + i));
  mirror->n_touched += removed + added;
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (list));
}

static void
check_mirror (GListModel *list, const Mirror *mirror, SbDocument *document)
{
  g_autoptr (GPtrArray) ids = sb_document_list_ids (document, &sb_commitment_table);
  guint n = g_list_model_get_n_items (list);

  g_assert_cmpuint (n, ==, ids->len);
  g_assert_cmpuint (n, ==, mirror->items->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbRecord) record = g_list_model_get_item (list, i);

      g_assert_true (record == g_ptr_array_index (mirror->items, i));
      g_assert_true (sb_record_list_find (SB_RECORD_LIST (list), sb_record_get_id (record)) ==
                     record);
      if (i > 0)
        g_assert_cmpint (sb_commitment_table.compare (
                             sb_record_get_row (g_ptr_array_index (mirror->items, i - 1)),
                             sb_record_get_row (record)),
                         <, 0);
    }
}

static void
change_at_random (SbDocument *document)
{
  static const char *const requirements[] = { "R1", "R2", "R3" };
  g_autoptr (GPtrArray) ids = sb_document_list_ids (document, &sb_commitment_table);
  g_autoptr (GError) error = NULL;
  SbCommitment row;

  sb_document_begin (document, "Anything", &error);
  g_assert_no_error (error);
  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    {
      gboolean add = ids->len == 0 || g_test_rand_int_range (0, 3) == 0;
      guint i = add ? 0 : (guint) g_test_rand_int_range (0, (int) ids->len);
      const char *id = add ? NULL : g_ptr_array_index (ids, i);

      sb_table_init_row (&sb_commitment_table, &row);
      if (add)
        {
          row.id = sb_text_new_id ();
          row.supply = g_strdup ("u1");
          row.requirement = g_strdup (requirements[g_test_rand_int_range (0, 3)]);
          row.minutes_per_week = g_test_rand_int_range (0, 50);
          sb_document_insert (document, &sb_commitment_table, &row, &error);
        }
      else if (g_test_rand_int_range (0, 3) == 0)
        {
          sb_document_delete (document, &sb_commitment_table, id, &error);
          g_ptr_array_remove_index (ids, i);
        }
      else if (sb_document_load_row (document, &sb_commitment_table, id, &row))
        {
          sb_text_set (&row.requirement, requirements[g_test_rand_int_range (0, 3)]);
          row.minutes_per_week = g_test_rand_int_range (0, 50);
          sb_document_update (document, &sb_commitment_table, &row, &error);
        }
      g_assert_no_error (error);
      sb_table_clear_row (&sb_commitment_table, &row);
    }
  sb_document_commit (document, &error);
  g_assert_no_error (error);
}

static void
test_list_random (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecordList) list = sb_record_list_new (document, &sb_commitment_table);
  Mirror mirror = { g_ptr_array_new_with_free_func (g_object_unref), 0 };
  int n_rounds = store_sample_is_long () ? 3000 : 200;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (mirror.items, g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  for (int i = 0; i < n_rounds; i++)
    {
      int act = g_test_rand_int_range (0, 6);

      if (act == 0)
        sb_document_undo (document, &error);
      else if (act == 1)
        sb_document_redo (document, &error);
      else
        change_at_random (document);
      g_assert_no_error (error);
      check_mirror (G_LIST_MODEL (list), &mirror, document);
    }
  g_test_message ("%d random edits of a list", n_rounds);

  g_ptr_array_unref (mirror.items);
  sb_document_close (document, FALSE);
}

/* One row more, one less, one moved: nobody else is announced. */
static void
test_list_minimal (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecordList) list = sb_record_list_new (document, &sb_commitment_table);
  Mirror mirror = { g_ptr_array_new_with_free_func (g_object_unref), 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SbRecord) first = NULL;

  sb_document_begin (document, "Fill", &error);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%02u", i);
      SbCommitment row;

      sb_table_init_row (&sb_commitment_table, &row);
      row.id = id;
      row.supply = (char *) "u1";
      row.requirement = (char *) "R2";
      row.minutes_per_week = i * 10;
      sb_document_insert (document, &sb_commitment_table, &row, &error);
      g_assert_no_error (error);
    }
  sb_document_commit (document, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_ptr_array_add (mirror.items, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &mirror);

  /* A change that moves nothing. */
  g_object_set (sb_record_list_find (list, "k05"), "minutes-per-week", (gint64) 51, NULL);
  g_assert_cmpuint (mirror.n_touched, ==, 0);
  /* One that moves one row over ten others: out and in again. */
  g_object_set (sb_record_list_find (list, "k05"), "minutes-per-week", (gint64) 151, NULL);
  g_assert_cmpuint (mirror.n_touched, ==, 2);
  check_mirror (G_LIST_MODEL (list), &mirror, document);

  first = g_object_ref (sb_record_list_find (list, "c1"));
  sb_document_begin (document, "Remove", &error);
  sb_document_delete (document, &sb_commitment_table, "c1", &error);
  sb_document_commit (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mirror.n_touched, ==, 3);
  g_assert_null (sb_record_list_find (list, "c1"));
  sb_document_undo (document, &error);
  g_assert_cmpuint (mirror.n_touched, ==, 4);
  check_mirror (G_LIST_MODEL (list), &mirror, document);

  g_ptr_array_unref (mirror.items);
  sb_document_close (document, FALSE);
}

static void
test_list_filtered (void)
{
  g_autoptr (SbDocument) document = store_sample_open ();
  g_autoptr (SbRecordList) of_gp =
      sb_record_list_new_filtered (document, &sb_supply_table, "member", "gp");
  g_autoptr (SbRecordList) distant =
      sb_record_list_new_filtered (document, &sb_supply_table, "site", NULL);
  g_autoptr (SbRecord) record = sb_record_new (document, &sb_supply_table, "u2");
  guint n_items = 0;

  g_signal_connect (of_gp, "notify::n-items", G_CALLBACK (count_cb), &n_items);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (of_gp)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (distant)), ==, 1);

  g_object_set (record, "member", "gp", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (of_gp)), ==, 2);
  g_assert_cmpuint (n_items, ==, 1);
  g_object_set (record, "site", "s1", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (distant)), ==, 0);

  sb_document_close (document, FALSE);
}

/* Nothing of ours keeps anything of ours alive. */
static void
test_finalize (void)
{
  SbDocument *document = store_sample_open ();
  SbRecordList *list = sb_record_list_new (document, &sb_member_table);
  SbRecord *record = g_object_ref (sb_record_list_find (list, "gp"));

  sb_document_close (document, FALSE);
  g_object_set (record, "name", "Zu spät", NULL);
  run_idle ();
  g_assert_finalize_object (list);
  g_assert_finalize_object (record);
  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/set-undo-redo", test_set_undo_redo);
  g_test_add_func ("/record/refused", test_refused);
  g_test_add_func ("/record/empty-is-unknown", test_empty_is_unknown);
  g_test_add_func ("/record/removed", test_removed);
  g_test_add_func ("/record/list/random", test_list_random);
  g_test_add_func ("/record/list/minimal", test_list_minimal);
  g_test_add_func ("/record/list/filtered", test_list_filtered);
  g_test_add_func ("/record/finalize", test_finalize);

  return store_sample_run ();
}
