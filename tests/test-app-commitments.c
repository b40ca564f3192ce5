/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The commitments page: names of cells, typing, undo, keys, a method's proposal.
 */

#include "config.h"

#include "app-page.h"

#include "../app/sb-app-commitment-row.h"
#include "../app/sb-app-commitments-page.h"
#include "../app/sb-app-matrix-pane.h"
#include "../app/sb-app-matrix-view.h"
#include "../app/sb-app-split-pane.h"

static const char bid_json[] =
    "{\"format\": \"samanbud-bid/1\", \"title\": \"T\", \"route\": \"lov\", \"language\": \"sv\","
    " \"dates\": {\"start\": \"2027-03-01\", \"end\": \"2034-03-01\"},"
    " \"members\": [{\"id\": \"dsk\", \"name\": \"Nurse\"}, {\"id\": \"gp\", \"name\": "
    "\"Doctor\"}],"
    " \"supply\": ["
    "  {\"id\": \"u1\", \"member\": \"gp\", \"profession\": \"gp\", \"minutes_per_week\": 2400},"
    "  {\"id\": \"u2\", \"member\": \"dsk\", \"profession\": \"district-nurse\","
    "   \"minutes_per_week\": 2100, \"to\": \"2030-07-01\"}],"
    " \"requirements\": ["
    "  {\"id\": \"R1\", \"section\": \"5.1\", \"obligation\": \"shall\", \"fulfilment\": \"group\","
    "   \"text\": {\"en\": \"Surgery\"}, \"test\": {\"kind\": \"capacity\","
    "   \"professions\": [\"gp\"], \"minutes_per_week\": 1800}},"
    "  {\"id\": \"R5\", \"section\": \"5.3\", \"obligation\": \"shall\", \"fulfilment\": \"group\","
    "   \"text\": {\"en\": \"Advice\"}, \"test\": {\"kind\": \"capacity\","
    "   \"professions\": [\"district-nurse\", \"gp\"], \"minutes_per_week\": 900}}],"
    " \"commitments\": ["
    "  {\"supply\": \"u1\", \"requirement\": \"R1\", \"minutes_per_week\": 1350},"
    "  {\"supply\": \"u2\", \"requirement\": \"R5\", \"minutes_per_week\": 900}]}";

enum
{
  NURSE,
  DOCTOR
};

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  page_open (fixture, SB_APP_TYPE_COMMITMENTS_PAGE, bid_json);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  page_close (fixture);
}

static SbAppMatrixView *
get_view (PageFixture *fixture)
{
  return page_find (fixture->page, SB_APP_TYPE_MATRIX_VIEW, 0);
}

static gpointer
get_cell (PageFixture *fixture, guint row, guint member)
{
  return sb_app_matrix_view_get_cell (get_view (fixture), row, member);
}

static const char *
get_text (PageFixture *fixture, guint row, guint member)
{
  return sb_app_matrix_cell_get_text (get_cell (fixture, row, member));
}

static gboolean
press (PageFixture *fixture, guint key)
{
  gpointer body = gtk_widget_get_ancestor (get_cell (fixture, 0, 0), SB_APP_TYPE_MATRIX_PANE);
  gboolean handled = page_press (body, key, 0);

  page_settle (fixture);

  return handled;
}

/* Types into the cell, over what is there, without leaving it. */
static void
type (PageFixture *fixture, guint row, guint member, const char *text)
{
  sb_app_matrix_view_focus_cell (get_view (fixture), row, member);
  g_assert_true (press (fixture, GDK_KEY_F2));
  g_assert_true (sb_app_matrix_view_is_editing (get_view (fixture)));
  gtk_editable_set_text (
      GTK_EDITABLE (sb_app_matrix_cell_get_editor (get_cell (fixture, row, member))), text);
}

static gint64
sum_commitments (PageFixture *fixture, const char *requirement)
{
  g_autoptr (SbBid) bid = sb_document_load_bid (fixture->document, FALSE, NULL);
  gint64 sum = 0;

  for (guint i = 0; i < bid->n_commitments; i++)
    if (g_str_equal (bid->commitments[i].requirement, requirement))
      sum += bid->commitments[i].minutes_per_week;

  return sum;
}

static gboolean
shows (PageFixture *fixture, const char *text)
{
  GtkInscription *figure;

  for (guint i = 0; (figure = page_find (fixture->page, GTK_TYPE_INSCRIPTION, i)) != NULL; i++)
    if (g_strcmp0 (gtk_inscription_get_text (figure), text) == 0)
      return TRUE;

  return FALSE;
}

static void
test_names (PageFixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (get_cell (fixture, 0, DOCTOR), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (get_cell (fixture, 0, DOCTOR), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Surgery, Doctor, 22.5 hours");
  gtk_test_accessible_assert_property (get_cell (fixture, 0, NURSE), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Surgery, Nurse, cannot give hours here");
  gtk_test_accessible_assert_property (get_cell (fixture, 1, DOCTOR), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Advice, Doctor, nothing");
  g_assert_true (shows (fixture, "missing 7.5 h"));
  g_assert_true (shows (fixture, "22.5 of 40 h"));
  g_assert_true (page_has_text (fixture->page, "2 requirements lack hours"));
  g_assert_cmpint (sb_app_page_get_status (fixture->page), ==, SB_APP_STATUS_LEFT);
  g_assert_cmpuint (sb_app_page_get_status_count (fixture->page), ==, 2);
}

/* What is typed shows at once, is stored when the cell is left, and is one step to undo. */
static void
test_typing (PageFixture *fixture, gconstpointer data)
{
  type (fixture, 0, DOCTOR, "30,5");
  g_assert_true (shows (fixture, "0.5 h over"));
  g_assert_true (shows (fixture, "30.5 of 40 h"));
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1350);

  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_false (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1830);
  g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "30.5");
  g_assert_cmpstr (sb_document_get_undo_label (fixture->document), ==, "Change commitment");

  g_assert_true (sb_document_undo (fixture->document, NULL));
  page_settle (fixture);
  g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "22.5");
  g_assert_true (shows (fixture, "missing 7.5 h"));
  g_assert_true (sb_document_redo (fixture->document, NULL));
  page_settle (fixture);
  g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "30.5");
}

/* Whoever closes the window while typing has typed it. */
static void
test_closing (PageFixture *fixture, gconstpointer data)
{
  type (fixture, 0, DOCTOR, "31");
  sb_app_page_set_results (fixture->page, NULL);
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1860);
}

static void
test_forms (PageFixture *fixture, gconstpointer data)
{
  static const char *const forms[] = { "7,5", "7.5", "7:30", "450 min", " 7,5 h " };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      type (fixture, 0, DOCTOR, forms[i]);
      press (fixture, GDK_KEY_Return);
      g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 450);
      g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "7.5");
      type (fixture, 0, DOCTOR, "1");
      press (fixture, GDK_KEY_Return);
    }
}

static void
test_restore (PageFixture *fixture, gconstpointer data)
{
  guint64 revision = sb_document_get_revision (fixture->document);

  type (fixture, 0, DOCTOR, "40");
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "22.5");
  g_assert_true (shows (fixture, "missing 7.5 h"));

  /* No amount of time: Enter insists, Escape restores. */
  type (fixture, 0, DOCTOR, "much");
  g_assert_true (gtk_widget_has_css_class (get_cell (fixture, 0, DOCTOR), "error"));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_true (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_false (gtk_widget_has_css_class (get_cell (fixture, 0, DOCTOR), "error"));
  g_assert_cmpuint (sb_document_get_revision (fixture->document), ==, revision);
}

/* While what is typed is no amount of time, the figures are those that are stored. */
static void
test_wrong_figures (PageFixture *fixture, gconstpointer data)
{
  GtkEditable *editor;

  type (fixture, 0, DOCTOR, "40");
  g_assert_true (shows (fixture, "10 h over"));
  editor = GTK_EDITABLE (sb_app_matrix_cell_get_editor (get_cell (fixture, 0, DOCTOR)));
  gtk_editable_set_text (editor, "40x");
  g_assert_true (shows (fixture, "missing 7.5 h"));
  g_assert_true (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_cmpstr (gtk_editable_get_text (editor), ==, "40x");
  g_assert_true (press (fixture, GDK_KEY_Escape));
}

/* A minus is wrong, and is not left out. */
static void
test_minus (PageFixture *fixture, gconstpointer data)
{
  sb_app_matrix_view_focus_cell (get_view (fixture), 0, DOCTOR);
  g_assert_true (press (fixture, GDK_KEY_minus));
  g_assert_true (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_true (gtk_widget_has_css_class (get_cell (fixture, 0, DOCTOR), "error"));
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_false (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "22.5");
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1350);
}

static void
test_keys (PageFixture *fixture, gconstpointer data)
{
  guint row, member;

  sb_app_matrix_view_focus_cell (get_view (fixture), 0, NURSE);
  g_assert_true (press (fixture, GDK_KEY_Tab));
  g_assert_true (press (fixture, GDK_KEY_Tab));
  g_assert_true (sb_app_matrix_view_get_current (get_view (fixture), &row, &member));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (member, ==, NURSE);
  g_assert_true (press (fixture, GDK_KEY_Right));
  /* After the last cell, Tab goes on to what comes next. */
  g_assert_false (press (fixture, GDK_KEY_Tab));
  g_assert_true (press (fixture, GDK_KEY_Up));

  /* A digit begins to type; a letter does not. */
  g_assert_false (press (fixture, GDK_KEY_x));
  g_assert_true (press (fixture, GDK_KEY_5));
  g_assert_true (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 300);

  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Delete));
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 0);

  /* Where nothing can stand, nothing can be typed. */
  sb_app_matrix_view_focus_cell (get_view (fixture), 0, NURSE);
  g_assert_true (press (fixture, GDK_KEY_5));
  g_assert_false (sb_app_matrix_view_is_editing (get_view (fixture)));
  g_assert_true (page_has_text (fixture->page, "Nurse has no capacity of the kind asked for"));
}

/* What fits nowhere is shown, not refused. */
static void
test_over (PageFixture *fixture, gconstpointer data)
{
  type (fixture, 0, DOCTOR, "42");
  press (fixture, GDK_KEY_Return);
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 2520);
  g_assert_true (shows (fixture, "2 h too much"));
}

static void
test_periods (PageFixture *fixture, gconstpointer data)
{
  GtkDropDown *periods = page_find_named (fixture->page, GTK_TYPE_DROP_DOWN, "Period");

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (periods)), ==, 3);
  gtk_drop_down_set_selected (periods, 2);
  gtk_test_accessible_assert_property (get_cell (fixture, 1, NURSE), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Advice, Nurse, cannot give hours here");
  type (fixture, 1, DOCTOR, "15");
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (gtk_drop_down_get_selected (periods), ==, 2);

  /* The doctor gives it only from then on. */
  gtk_drop_down_set_selected (periods, 1);
  g_assert_cmpstr (get_text (fixture, 1, DOCTOR), ==, "");
  g_assert_cmpstr (get_text (fixture, 1, NURSE), ==, "15");
  gtk_drop_down_set_selected (periods, 0);
  g_assert_cmpstr (get_text (fixture, 1, DOCTOR), ==, "0–15");
}

static void
test_parts (PageFixture *fixture, gconstpointer data)
{
  SbAppCommitmentRow *row;
  GtkToggleButton *lock;
  GtkEditable *hours;

  sb_app_matrix_view_focus_cell (get_view (fixture), 0, DOCTOR);
  row = page_find (fixture->page, SB_APP_TYPE_COMMITMENT_ROW, 0);
  g_assert_nonnull (row);
  g_assert_null (page_find (fixture->page, SB_APP_TYPE_COMMITMENT_ROW, 1));

  hours = page_find_named (row, GTK_TYPE_ENTRY, "Hours per week");
  g_assert_cmpstr (gtk_editable_get_text (hours), ==, "22.5");
  gtk_editable_set_text (hours, "20");
  page_settle (fixture);
  g_assert_cmpstr (get_text (fixture, 0, DOCTOR), ==, "20");

  lock = page_find_named (row, GTK_TYPE_TOGGLE_BUTTON, "Locked");
  gtk_toggle_button_set_active (lock, TRUE);
  page_settle (fixture);
  gtk_test_accessible_assert_property (get_cell (fixture, 0, DOCTOR), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Surgery, Doctor, 20 hours, locked");
  type (fixture, 0, DOCTOR, "25");
  press (fixture, GDK_KEY_Return);
  sb_app_matrix_view_focus_cell (get_view (fixture), 0, DOCTOR);
  g_assert_nonnull (page_find (fixture->page, SB_APP_TYPE_COMMITMENT_ROW, 1));
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1500);
}

static gboolean
can_use (gpointer button)
{
  return gtk_widget_get_sensitive (button);
}

static gpointer
find_button (gpointer parent, GType type, const char *label)
{
  gpointer button;

  for (guint i = 0; (button = page_find (parent, type, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (button), label) == 0)
      return button;

  return NULL;
}

static void
test_proposal (PageFixture *fixture, gconstpointer data)
{
  SbAppSplitPane *pane = page_find (fixture->page, SB_APP_TYPE_SPLIT_PANE, 0);
  GtkToggleButton *propose = find_button (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "Propose a split");
  GtkButton *use = find_button (pane, GTK_TYPE_BUTTON, "Use");

  gtk_toggle_button_set_active (propose, TRUE);
  g_assert_true (page_wait (can_use, use));
  page_spin (100);
  /* Nothing has changed yet, and the bottleneck after the nurse has left is said. */
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1350);
  g_assert_true (page_has_text (pane, "together need 45 h"));
  /* From then on the GP cannot carry on alone, whoever gives what today. */
  g_assert_true (page_has_text (pane, "If one member leaves"));
  g_assert_true (page_has_text (pane, "Not enough hours"));

  g_signal_emit_by_name (use, "clicked");
  g_assert_false (gtk_toggle_button_get_active (propose));
  g_assert_cmpint (sum_commitments (fixture, "R1"), >=, 1800);
  g_assert_true (sb_document_undo (fixture->document, NULL));
  page_settle (fixture);
  g_assert_cmpint (sum_commitments (fixture, "R1"), ==, 1350);
}

static void
test_empty (void)
{
  PageFixture fixture;

  page_open (&fixture, SB_APP_TYPE_COMMITMENTS_PAGE,
             "{\"format\": \"samanbud-bid/1\", \"title\": \"T\", \"route\": \"lov\","
             " \"language\": \"sv\", \"dates\": {\"start\": \"2027-03-01\"}, \"members\": [],"
             " \"requirements\": []}");
  g_assert_true (page_has_text (fixture.page, "Begin with the members"));
  page_close (&fixture);
}

static void
add (const char *path, void (*test) (PageFixture *fixture, gconstpointer data))
{
  g_test_add (path, PageFixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  page_init (&argc, &argv);

  add ("/app/commitments/names", test_names);
  add ("/app/commitments/typing", test_typing);
  add ("/app/commitments/closing", test_closing);
  add ("/app/commitments/forms", test_forms);
  add ("/app/commitments/restore", test_restore);
  add ("/app/commitments/wrong-figures", test_wrong_figures);
  add ("/app/commitments/minus", test_minus);
  add ("/app/commitments/keys", test_keys);
  add ("/app/commitments/over", test_over);
  add ("/app/commitments/periods", test_periods);
  add ("/app/commitments/parts", test_parts);
  add ("/app/commitments/proposal", test_proposal);
  g_test_add_func ("/app/commitments/empty", test_empty);

  return g_test_run ();
}
