/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Requirements page on a real screen: the list and its filters; answers, files and tests that
 * reach the document through the widgets, each in one step that undo takes back. */

#include "config.h"

#include "../app/sb-app-answer-box.h"
#include "../app/sb-app-answers.h"
#include "../app/sb-app-attach.h"
#include "../app/sb-app-entry-row.h"
#include "../app/sb-app-evidence-group.h"
#include "../app/sb-app-requirement-item.h"
#include "../app/sb-app-requirements-page.h"
#include "../app/sb-app-test-editor.h"
#include "../app/sb-app-text-row.h"
#include "page-sample.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
open_page (PageSample *sample, const char *id)
{
  page_sample_open (sample, SB_APP_TYPE_REQUIREMENTS_PAGE);
  if (id != NULL)
    sb_app_page_show_record (sample->page, id);
  page_sample_settle (sample);
}

static void
undo (PageSample *sample)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sb_document_undo (sample->document, &error));
  g_assert_no_error (error);
  page_sample_settle (sample);
}

static const SbRequirement *
get_requirement (PageSample *sample, const char *id)
{
  const SbBid *bid = page_sample_get_bid (sample);

  return &bid->requirements[sb_bid_find (bid, SB_TABLE_REQUIREMENT, id)];
}

static const SbAnswer *
get_answer (PageSample *sample, const char *requirement, const char *subject)
{
  return sb_bid_find_answer (page_sample_get_bid (sample), requirement, subject);
}

static SbAppAnswerBox *
get_box (PageSample *sample, const char *subject)
{
  GtkWidget *box = page_sample_get (sample, SB_APP_TYPE_ANSWER_BOX, NULL, NULL);

  while (box != NULL &&
         !g_str_equal (sb_app_answer_box_get_subject (SB_APP_ANSWER_BOX (box)), subject))
    box = gtk_widget_get_next_sibling (box);
  g_assert_nonnull (box);

  return SB_APP_ANSWER_BOX (box);
}

static void
press (PageSample *sample, GtkWidget *from, const char *label)
{
  GtkWidget *button = page_sample_find (from, GTK_TYPE_TOGGLE_BUTTON, "label", label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  page_sample_settle (sample);
}

static guint
count_shown (PageSample *sample)
{
  GtkWidget *row = page_sample_get (sample, SB_APP_TYPE_REQUIREMENT_ITEM, NULL, NULL);
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n += SB_APP_IS_REQUIREMENT_ITEM (row) && gtk_widget_get_child_visible (row);

  return n;
}

static void
test_made (void)
{
  PageSample sample;

  open_page (&sample, "JKP-05");
  g_assert_cmpstr (sb_app_page_get_page_name (sample.page), ==, "requirements");
  g_assert_cmpint (sb_app_page_get_status (sample.page), ==, SB_APP_STATUS_LEFT);
  g_assert_cmpuint (sb_app_page_get_status_count (sample.page), >, 0);
  g_assert_cmpuint (count_shown (&sample), ==, page_sample_get_bid (&sample)->n_requirements);
  for (guint i = 0; i < 3; i++)
    sb_app_answer_box_set_expanded (get_box (&sample, page_sample_get_bid (&sample)->members[i].id),
                                    TRUE);
  page_sample_settle (&sample);
  g_assert_cmpuint (page_sample_count_unnamed (GTK_WIDGET (sample.page)), ==, 0);
  page_sample_close (&sample);
}

/* By section as people count, each section once. */
static void
test_order (void)
{
  PageSample sample;
  GtkListBox *list;
  GtkListBoxRow *row;
  const char *before = "";

  open_page (&sample, NULL);
  list = GTK_LIST_BOX (
      gtk_widget_get_parent (page_sample_get (&sample, SB_APP_TYPE_REQUIREMENT_ITEM, NULL, NULL)));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const char *section = sb_app_requirement_item_get_section (SB_APP_REQUIREMENT_ITEM (row));

      g_assert_cmpint (sb_text_compare_natural (before, section), <=, 0);
      g_assert_true ((gtk_list_box_row_get_header (row) != NULL) == !g_str_equal (before, section));
      before = section;
    }
  page_sample_close (&sample);
}

static void
test_filter (void)
{
  PageSample sample;
  GtkWidget *show, *search;
  const SbFindings *findings;
  guint n_open = 0, n_own = 0;

  open_page (&sample, NULL);
  show = page_sample_get (&sample, GTK_TYPE_DROP_DOWN, NULL, NULL);
  search = page_sample_get (&sample, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  findings = sb_app_results_get_findings (sample.results);
  for (guint i = 0; i < findings->n_findings; i++)
    {
      n_open += findings->findings[i].state == SB_FINDING_OPEN;
      n_own += page_sample_get_bid (&sample)->requirements[i].origin == SB_ORIGIN_GROUP;
    }

  gtk_drop_down_set_selected (GTK_DROP_DOWN (show), SB_APP_SHOW_OPEN);
  page_sample_settle (&sample);
  g_assert_cmpuint (count_shown (&sample), ==, n_open);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (show), SB_APP_SHOW_OWN);
  page_sample_settle (&sample);
  g_assert_cmpuint (count_shown (&sample), ==, n_own);

  gtk_editable_set_text (GTK_EDITABLE (search), "G-17");
  g_signal_emit_by_name (search, "search-changed");
  page_sample_settle (&sample);
  g_assert_cmpuint (count_shown (&sample), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.show-all", NULL);
  page_sample_settle (&sample);
  g_assert_cmpuint (count_shown (&sample), ==, page_sample_get_bid (&sample)->n_requirements);
  page_sample_close (&sample);
}

static gboolean
remove_sites (SbDocument *document, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) ids = sb_document_list_ids (document, &sb_site_table);

  for (guint i = 0; i < ids->len; i++)
    if (!sb_document_delete_with_dependents (document, SB_TABLE_SITE, ids->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* What only sites must meet is not shown as met when there is no site. */
static void
test_nobody (void)
{
  PageSample sample;
  GtkWidget *show;
  guint n, n_met;

  open_page (&sample, "JKP-25");
  show = page_sample_get (&sample, GTK_TYPE_DROP_DOWN, NULL, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (show), SB_APP_SHOW_NOBODY);
  page_sample_settle (&sample);
  /* Nothing else can be chosen, so the one that is chosen stays. */
  g_assert_cmpuint (count_shown (&sample), ==, 1);

  g_assert_true (sb_app_results_edit (sample.results, GTK_WIDGET (sample.page), "Remove sites",
                                      remove_sites, NULL));
  page_sample_settle (&sample);
  n = sb_findings_count_nobody (sb_app_results_get_findings (sample.results),
                                page_sample_get_bid (&sample), FALSE);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (count_shown (&sample), ==, n);
  page_sample_get (&sample, GTK_TYPE_LABEL, "label", "Concerns nobody yet");
  page_sample_get (&sample, GTK_TYPE_IMAGE, "icon-name", "content-loading-symbolic");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (show), SB_APP_SHOW_MET);
  page_sample_settle (&sample);
  n_met = sb_findings_count (sb_app_results_get_findings (sample.results),
                             page_sample_get_bid (&sample), SB_FINDING_MET, FALSE);
  g_assert_cmpuint (count_shown (&sample), ==, n_met);
  page_sample_close (&sample);
}

/* Answering does not make the requirement vanish from a list of what is open. */
static void
test_answer (void)
{
  PageSample sample;
  const SbAnswer *answer;
  GtkWidget *show;
  guint n;

  open_page (&sample, "JKP-13");
  show = page_sample_get (&sample, GTK_TYPE_DROP_DOWN, NULL, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (show), SB_APP_SHOW_MET);
  page_sample_settle (&sample);
  n = count_shown (&sample);
  press (&sample, GTK_WIDGET (get_box (&sample, "gp")), "Not met");
  answer = get_answer (&sample, "JKP-13", "gp");
  g_assert_nonnull (answer);
  g_assert_cmpint (answer->status, ==, SB_STATUS_NOT_MET);
  g_assert_cmpint (sb_app_page_get_status (sample.page), ==, SB_APP_STATUS_WARNING);
  g_assert_cmpuint (count_shown (&sample), ==, n);

  undo (&sample);
  answer = get_answer (&sample, "JKP-13", "gp");
  g_assert_true (answer == NULL || answer->status != SB_STATUS_NOT_MET);
  page_sample_close (&sample);
}

/* The first letter makes the answer; all that is typed is one step. */
static void
test_comment (void)
{
  PageSample sample;
  GtkWidget *row;
  GtkTextBuffer *buffer;
  g_autofree char *before = NULL;
  SbAppAnswerBox *box;

  open_page (&sample, "G-01");
  g_assert_null (get_answer (&sample, "G-01", SB_SUBJECT_GROUP));
  before = sb_bid_build_hash (page_sample_get_bid (&sample));
  box = get_box (&sample, SB_SUBJECT_GROUP);
  row = page_sample_find (GTK_WIDGET (box), SB_APP_TYPE_TEXT_ROW, "field", "comment");
  buffer = gtk_text_view_get_buffer (sb_app_text_row_get_view (SB_APP_TEXT_ROW (row)));
  gtk_text_buffer_insert_at_cursor (buffer, "V", -1);
  page_sample_settle (&sample);
  gtk_text_buffer_insert_at_cursor (buffer, "i lovar.", -1);
  page_sample_settle (&sample);
  g_assert_cmpstr (get_answer (&sample, "G-01", SB_SUBJECT_GROUP)->comment, ==, "Vi lovar.");

  undo (&sample);
  g_autofree char *after = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (after, ==, before);
  g_assert_null (get_answer (&sample, "G-01", SB_SUBJECT_GROUP));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  page_sample_close (&sample);
}

static void
test_number (void)
{
  PageSample sample;
  GtkWidget *row;
  SbAppAnswerBox *box;

  open_page (&sample, "G-17");
  g_assert_null (get_answer (&sample, "G-17", "fys"));
  box = get_box (&sample, "fys");
  row = page_sample_find (GTK_WIDGET (box), SB_APP_TYPE_ENTRY_ROW, "field", "number");
  gtk_editable_set_text (GTK_EDITABLE (row), "4");
  page_sample_settle (&sample);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (row)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (row), "42");
  page_sample_settle (&sample);
  g_assert_cmpint (get_answer (&sample, "G-17", "fys")->number, ==, 42);
  undo (&sample);
  g_assert_null (get_answer (&sample, "G-17", "fys"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  page_sample_close (&sample);
}

/* One answer for all, in one step. */
static void
test_same (void)
{
  PageSample sample;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *pane;
  const SbBid *bid;

  open_page (&sample, "JKP-05");
  before = sb_bid_build_hash (page_sample_get_bid (&sample));
  pane = GTK_WIDGET (get_box (&sample, "gp"));
  g_assert_true (gtk_widget_activate_action (pane, "requirement.answer-all", "s", "not_met"));
  bid = page_sample_get_bid (&sample);
  for (guint i = 0; i < bid->n_members; i++)
    g_assert_cmpint (get_answer (&sample, "JKP-05", bid->members[i].id)->status, ==,
                     SB_STATUS_NOT_MET);
  undo (&sample);
  after = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (after, ==, before);
  page_sample_close (&sample);
}

typedef struct
{
  gboolean is_done;
  gboolean is_attached;
  GError *error;
} Attached;

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Attached *attached = data;

  attached->is_attached = sb_app_attach_file_finish (result, &attached->error);
  attached->is_done = TRUE;
}

static void
attach (PageSample *sample, const char *path, Attached *attached)
{
  SbAppAttachTo to = { sample->results, "JKP-05", "fys" };
  g_autoptr (GFile) file = g_file_new_for_path (path);

  *attached = (Attached){ FALSE };
  sb_app_attach_file_async (GTK_WIDGET (sample->page), &to, file, attached_cb, attached);
  while (!attached->is_done)
    g_main_context_iteration (NULL, TRUE);
  page_sample_settle (sample);
}

static void
test_attach (void)
{
  PageSample sample;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("samanbud-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "intyg.txt", NULL);
  const SbAttachment *attachment = NULL;
  const SbBid *bid;
  Attached attached;
  guint n;

  open_page (&sample, "JKP-05");
  n = page_sample_get_bid (&sample)->n_attachments;
  g_assert_true (g_file_set_contents (path, "abc", 3, &error));
  attach (&sample, path, &attached);
  g_assert_no_error (attached.error);
  g_assert_true (attached.is_attached);
  bid = page_sample_get_bid (&sample);
  g_assert_cmpuint (bid->n_attachments, ==, n + 1);
  for (guint i = 0; i < bid->n_attachments; i++)
    if (g_str_equal (bid->attachments[i].name, "intyg.txt"))
      attachment = &bid->attachments[i];
  g_assert_nonnull (attachment);
  g_assert_cmpstr (attachment->subject, ==, "fys");
  g_assert_cmpint (attachment->n_bytes, ==, 3);
  /* FIPS 180-2, appendix B.1. */
  g_assert_cmpstr (attachment->sha256, ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_nonnull (page_sample_find (GTK_WIDGET (get_box (&sample, "fys")), ADW_TYPE_ACTION_ROW,
                                      "title", "intyg.txt"));
  undo (&sample);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_attachments, ==, n);

  /* Nothing is proven by an empty file, nor by a folder. */
  g_assert_true (g_file_set_contents (path, "", 0, &error));
  attach (&sample, path, &attached);
  g_assert_error (attached.error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&attached.error);
  attach (&sample, folder, &attached);
  g_assert_error (attached.error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&attached.error);

  /* A file that is too large is not read: it is sparse. */
  g_assert_cmpint (truncate (path, SB_APP_ATTACH_MAX_BYTES + 1), ==, 0);
  attach (&sample, path, &attached);
  g_assert_error (attached.error, SB_ERROR, SB_ERROR_INVALID);
  g_clear_error (&attached.error);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_attachments, ==, n);

  g_unlink (path);
  g_rmdir (folder);
  page_sample_close (&sample);
}

/* A requirement of the catalogue gets a need of the group's own, and its declaration back. */
static void
test_test (void)
{
  PageSample sample;
  GtkWidget *editor, *kind, *row;

  open_page (&sample, "JKP-29");
  g_assert_cmpint (get_requirement (&sample, "JKP-29")->origin, ==, SB_ORIGIN_CATALOGUE);
  editor = page_sample_get (&sample, SB_APP_TYPE_TEST_EDITOR, NULL, NULL);
  kind = page_sample_find (editor, GTK_TYPE_DROP_DOWN, NULL, NULL);
  for (int test = SB_TEST_DISTANCE; test >= SB_TEST_CAPACITY; test--)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), (guint) test);
      page_sample_settle (&sample);
      g_assert_cmpint (get_requirement (&sample, "JKP-29")->test, ==, test);
      g_assert_cmpint (get_requirement (&sample, "JKP-29")->origin, ==, SB_ORIGIN_GROUP);
    }
  row = page_sample_find (editor, SB_APP_TYPE_ENTRY_ROW, "field", "minutes_per_week");
  g_assert_nonnull (sb_app_entry_row_get_message (SB_APP_ENTRY_ROW (row)));
  gtk_editable_set_text (GTK_EDITABLE (row), "7,5");
  page_sample_settle (&sample);
  g_assert_cmpint (get_requirement (&sample, "JKP-29")->minutes_per_week, ==, 450);
  g_assert_null (sb_app_entry_row_get_message (SB_APP_ENTRY_ROW (row)));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (kind), SB_TEST_DECLARATION);
  page_sample_settle (&sample);
  g_assert_cmpint (get_requirement (&sample, "JKP-29")->origin, ==, SB_ORIGIN_CATALOGUE);
  g_assert_cmpint (get_requirement (&sample, "JKP-29")->minutes_per_week, ==, SB_UNKNOWN);
  for (guint i = 0; i < 6; i++)
    undo (&sample);
  g_assert_cmpint (get_requirement (&sample, "JKP-29")->test, ==, SB_TEST_DECLARATION);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (kind)), ==, SB_TEST_DECLARATION);
  page_sample_close (&sample);
}

/* Another catalogue was applied since: what is known of this one's line is still said. */
static void
test_other_catalogue (void)
{
  const SbCatalogue *catalogue = sb_catalogue_find ("jonkoping-primarvard-2017");
  PageSample sample;
  SbLanguage language;
  g_autoptr (GError) error = NULL;
  g_autofree char *reading = NULL;
  g_autofree char *shown = NULL;

  open_page (&sample, "JKP-05");
  language = sb_app_results_get_language (sample.results);
  g_assert_true (sb_catalogue_apply (sample.document, "vgr-rehab-2025", NULL, &error));
  g_assert_no_error (error);
  page_sample_settle (&sample);

  reading = sb_catalogue_describe_reading (catalogue, "JKP-05", language);
  shown = g_strdup_printf (
      "%s. %s", sb_labels_get_certainty (language, get_requirement (&sample, "JKP-05")->certainty),
      reading);
  page_sample_get (&sample, GTK_TYPE_LABEL, "label", shown);
  page_sample_close (&sample);
}

static void
test_add_remove (void)
{
  PageSample sample;
  g_autofree char *before = NULL, *after = NULL;
  GtkWidget *row;
  guint n;

  open_page (&sample, "G-01");
  before = sb_bid_build_hash (page_sample_get_bid (&sample));
  n = page_sample_get_bid (&sample)->n_requirements;
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.add-requirement", NULL);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_requirements, ==, n + 1);
  row = page_sample_get (&sample, SB_APP_TYPE_TEXT_ROW, "field", "text_en");
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (sb_app_text_row_get_view (SB_APP_TEXT_ROW (row))),
      "A room of our own", -1);
  page_sample_settle (&sample);
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.remove-requirement", NULL);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_requirements, ==, n);
  while (sb_document_get_undo_label (sample.document) != NULL)
    undo (&sample);
  after = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (after, ==, before);

  /* One that is answered, proven and committed to goes as a whole, and comes back as a whole. */
  sb_app_page_show_record (sample.page, "JKP-05");
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.remove-requirement", NULL);
  g_assert_cmpint (sb_bid_find (page_sample_get_bid (&sample), SB_TABLE_REQUIREMENT, "JKP-05"), <,
                   0);
  undo (&sample);
  g_clear_pointer (&after, g_free);
  after = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (after, ==, before);
  page_sample_close (&sample);
}

static void
test_evidence (void)
{
  PageSample sample;
  GtkWidget *group, *row;
  g_autofree char *before = NULL, *after = NULL;
  guint n;

  open_page (&sample, "JKP-10");
  before = sb_bid_build_hash (page_sample_get_bid (&sample));
  n = page_sample_get_bid (&sample)->n_evidence;
  group = page_sample_get (&sample, SB_APP_TYPE_EVIDENCE_GROUP, NULL, NULL);
  row = page_sample_find (group, GTK_TYPE_BUTTON, "tooltip-text", "Do not demand this evidence");
  g_signal_emit_by_name (row, "clicked");
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_evidence, ==, n - 1);
  g_signal_emit_by_name (page_sample_find (group, GTK_TYPE_BUTTON, "label", "Add _Evidence"),
                         "clicked");
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_evidence, ==, n);
  row = page_sample_find (group, SB_APP_TYPE_ENTRY_ROW, "field", "text_en");
  gtk_editable_set_text (GTK_EDITABLE (row), "A letter");
  page_sample_settle (&sample);
  for (guint i = 0; i < 3; i++)
    undo (&sample);
  after = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (after, ==, before);
  page_sample_close (&sample);
}

/* Every requirement can be shown, whatever its kind, and nothing warns. */
static void
test_all (void)
{
  PageSample sample;
  const SbBid *bid;

  open_page (&sample, NULL);
  bid = page_sample_get_bid (&sample);
  for (guint i = 0; i < bid->n_requirements; i++)
    {
      sb_app_page_show_record (sample.page, bid->requirements[i].id);
      page_sample_settle (&sample);
      page_sample_get (&sample, SB_APP_TYPE_ANSWER_BOX, NULL, NULL);
    }
  g_assert_null (sb_document_get_undo_label (sample.document));
  page_sample_close (&sample);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();
  g_test_add_func ("/app-requirements/made", test_made);
  g_test_add_func ("/app-requirements/order", test_order);
  g_test_add_func ("/app-requirements/filter", test_filter);
  g_test_add_func ("/app-requirements/nobody", test_nobody);
  g_test_add_func ("/app-requirements/answer", test_answer);
  g_test_add_func ("/app-requirements/comment", test_comment);
  g_test_add_func ("/app-requirements/number", test_number);
  g_test_add_func ("/app-requirements/same", test_same);
  g_test_add_func ("/app-requirements/attach", test_attach);
  g_test_add_func ("/app-requirements/test", test_test);
  g_test_add_func ("/app-requirements/other-catalogue", test_other_catalogue);
  g_test_add_func ("/app-requirements/add-remove", test_add_remove);
  g_test_add_func ("/app-requirements/evidence", test_evidence);
  g_test_add_func ("/app-requirements/all", test_all);

  return g_test_run ();
}
