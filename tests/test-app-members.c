/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Members page on a real screen: what is chosen, typed, added and removed reaches the document,
 * and undo takes it back. */

#include "config.h"

#include "../app/sb-app-entry-row.h"
#include "../app/sb-app-members-page.h"
#include "page-sample.h"

static void
type_into (PageSample *sample, const char *field, const char *text)
{
  GtkWidget *row = page_sample_get (sample, SB_APP_TYPE_ENTRY_ROW, "field", field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  page_sample_settle (sample);
}

static void
undo (PageSample *sample)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sb_document_undo (sample->document, &error));
  g_assert_no_error (error);
}

static void
test_made (void)
{
  PageSample sample;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  g_assert_cmpstr (sb_app_page_get_page_name (sample.page), ==, "members");
  g_assert_cmpint (sb_app_page_get_status (sample.page), ==, SB_APP_STATUS_OK);
  g_assert_cmpuint (page_sample_count_unnamed (GTK_WIDGET (sample.page)), ==, 0);
  page_sample_close (&sample);
}

static void
test_name (void)
{
  PageSample sample;
  g_autofree char *before = NULL;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  before = g_strdup (page_sample_get_bid (&sample)->members[0].name);
  type_into (&sample, "name", "Åsas mottagning");
  g_assert_cmpstr (page_sample_get_bid (&sample)->members[0].name, ==, "Åsas mottagning");
  undo (&sample);
  g_assert_cmpstr (page_sample_get_bid (&sample)->members[0].name, ==, before);
  page_sample_close (&sample);
}

/* A wrong check digit is kept and said beside the field. */
static void
test_identity (void)
{
  PageSample sample;
  GtkWidget *row;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  row = page_sample_get (&sample, SB_APP_TYPE_ENTRY_ROW, "field", "orgnr");
  g_assert_null (sb_app_entry_row_get_message (SB_APP_ENTRY_ROW (row)));
  type_into (&sample, "orgnr", "559999-9901");
  g_assert_cmpstr (page_sample_get_bid (&sample)->members[0].orgnr, ==, "559999-9901");
  page_sample_settle (&sample);
  g_assert_nonnull (sb_app_entry_row_get_message (SB_APP_ENTRY_ROW (row)));
  g_assert_cmpint (sb_app_page_get_status (sample.page), ==, SB_APP_STATUS_WARNING);
  page_sample_close (&sample);
}

static gint64
read_probability (PageSample *sample)
{
  return page_sample_get_bid (sample)->members[0].exit_probability_bp;
}

/* What cannot be right leaves nothing behind, although its beginning was. */
static void
test_no_beginning (void)
{
  PageSample sample;
  GtkWidget *row;
  gint64 before;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  before = read_probability (&sample);
  g_assert_cmpint (before, !=, 1500);
  row = page_sample_get (&sample, SB_APP_TYPE_ENTRY_ROW, "field", "exit_probability_bp");
  g_assert_true (gtk_widget_grab_focus (row));

  type_into (&sample, "exit_probability_bp", "1");
  type_into (&sample, "exit_probability_bp", "15");
  g_assert_cmpint (read_probability (&sample), ==, 1500);
  type_into (&sample, "exit_probability_bp", "150");
  g_assert_cmpint (read_probability (&sample), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "150");
  sb_document_end_typing (sample.document);
  g_assert_null (sb_document_get_undo_label (sample.document));

  type_into (&sample, "exit_probability_bp", "12");
  g_assert_cmpint (read_probability (&sample), ==, 1200);
  page_sample_close (&sample);
}

static void
test_add (void)
{
  PageSample sample;
  guint n, n_persons;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  n = page_sample_get_bid (&sample)->n_members;
  n_persons = page_sample_get_bid (&sample)->n_persons;
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.add-member", NULL);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_members, ==, n + 1);

  /* The new one is shown, ready to be named. */
  type_into (&sample, "name", "Barnmorskan i Aneby");
  g_assert_cmpint (sb_bid_find (page_sample_get_bid (&sample), SB_TABLE_MEMBER, "dsk"), >=, 0);
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.add-person", NULL);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_persons, ==, n_persons + 1);
  page_sample_close (&sample);
}

/* A member goes with all that is its own, in one step. */
static void
test_remove (void)
{
  PageSample sample;
  g_autoptr (SbBid) before = NULL;
  const SbBid *after;
  g_autofree char *hash = NULL, *again = NULL;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  before = sb_bid_ref (page_sample_get_bid (&sample));
  hash = sb_bid_build_hash (before);
  sb_app_page_show_record (sample.page, "gp");
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.remove-member", NULL);

  after = page_sample_get_bid (&sample);
  g_assert_cmpuint (after->n_members, ==, before->n_members - 1);
  g_assert_cmpint (sb_bid_find (after, SB_TABLE_MEMBER, "gp"), <, 0);
  g_assert_null (after->info->lead);
  for (guint i = 0; i < after->n_supplies; i++)
    g_assert_cmpstr (after->supplies[i].member, !=, "gp");
  for (guint i = 0; i < after->n_answers; i++)
    g_assert_cmpstr (after->answers[i].subject, !=, "gp");

  undo (&sample);
  again = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (again, ==, hash);
  page_sample_close (&sample);
}

/* When the last member is gone, the page says what belongs here. */
static void
test_empty (void)
{
  PageSample sample;
  GtkWidget *status;

  page_sample_open (&sample, SB_APP_TYPE_MEMBERS_PAGE);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.remove-member", NULL);
      page_sample_settle (&sample);
    }
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_members, ==, 0);
  status = page_sample_get (&sample, ADW_TYPE_STATUS_PAGE, NULL, NULL);
  g_assert_true (gtk_widget_get_mapped (status));
  page_sample_close (&sample);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();
  g_test_add_func ("/app-members/made", test_made);
  g_test_add_func ("/app-members/name", test_name);
  g_test_add_func ("/app-members/identity", test_identity);
  g_test_add_func ("/app-members/no-beginning", test_no_beginning);
  g_test_add_func ("/app-members/add", test_add);
  g_test_add_func ("/app-members/remove", test_remove);
  g_test_add_func ("/app-members/empty", test_empty);

  return g_test_run ();
}
