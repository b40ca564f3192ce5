/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The window with the example in it: every page is made, filled, looked through for controls
 * without a name, and gone when the window is closed; undo reaches the header and the pages; a bid
 * that no file holds becomes a draft. Needs a screen (tests/ui/on-screen.sh).
 */

#include "config.h"

#include "../app/sb-app-application.h"
#include "../app/sb-app-banner.h"
#include "../app/sb-app-entry-row.h"
#include "../app/sb-app-messages.h"
#include "../app/sb-app-window.h"

#include <locale.h>

typedef struct
{
  SbAppApplication *application;
  SbAppWindow *window;
  SbDocument *document;
} Fixture;

/* Frames come from a clock, so the time is given to GTK and not only what is pending. */
static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

/* On a slow machine answers come from a worker. */
static SbBid *
settle (SbAppWindow *window)
{
  SbAppResults *results = sb_app_window_get_results (window);

  while (sb_app_results_is_busy (results))
    g_main_context_iteration (NULL, TRUE);

  return sb_app_results_get_bid (results);
}

static SbDocument *
make_document (void)
{
  g_autoptr (GBytes) bytes = sb_resources_load ("examples/example-en.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid =
      sb_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  SbDocument *document;

  g_assert_no_error (error);
  document = sb_document_new_from_bid (bid, "Example", &error);
  g_assert_no_error (error);

  return document;
}

static void
set_up (Fixture *fixture, gconstpointer with_document)
{
  fixture->application = SB_APP_APPLICATION (g_application_get_default ());
  fixture->window = sb_app_window_new (GTK_APPLICATION (fixture->application));
  if (with_document != NULL)
    {
      fixture->document = make_document ();
      sb_app_window_set_document (fixture->window, fixture->document);
    }
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin (100);
}

static void
tear_down (Fixture *fixture, gconstpointer with_document)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      gtk_window_close (GTK_WINDOW (fixture->window));
      spin (100);
    }
  g_assert_null (fixture->window);

  /* What became a draft is the application's, which lives on. */
  GListModel *drafts = sb_app_application_get_drafts (fixture->application);
  while (g_list_model_get_n_items (drafts) > 0)
    {
      g_autoptr (SbDocument) draft = g_list_model_get_item (drafts, 0);
      sb_document_close (draft, FALSE);
      g_list_store_remove (G_LIST_STORE (drafts), 0);
    }
  if (fixture->document != NULL)
    g_assert_finalize_object (fixture->document);
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_MENU_BUTTON (widget) &&
          gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL) ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL) ||
         !sb_text_is_empty (gtk_widget_get_tooltip_text (widget));
}

/* Composite controls carry the name themselves; their parts are GTK's. */
static gboolean
is_composite (GtkWidget *widget)
{
  return GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_SPIN_BUTTON (widget) || ADW_IS_ENTRY_ROW (widget) || GTK_IS_POPOVER (widget) ||
         ADW_IS_HEADER_BAR (widget);
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_SPIN_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget);
}

static guint
check_names (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (is_control (widget))
    {
      if (!has_name (widget))
        for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
          g_test_message ("without a name: %s", G_OBJECT_TYPE_NAME (w));
      g_assert_true (has_name (widget));
      n++;
    }
  if (is_composite (widget) && !ADW_IS_ENTRY_ROW (widget))
    return n;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_names (child);

  return n;
}

static void
test_pages (Fixture *fixture, gconstpointer with_document)
{
  GtkStack *pages = sb_app_window_get_pages (fixture->window);
  SbAppPage *page;
  guint n = 0, controls = 0;

  for (; (page = sb_app_page_get_nth (pages, n)) != NULL; n++)
    {
      const char *name = sb_app_page_get_page_name (page);

      g_test_message ("%s", name);
      g_assert_nonnull (name);
      g_assert_false (sb_text_is_empty (sb_app_page_get_title (page)));
      g_assert_false (sb_text_is_empty (sb_app_page_get_icon_name (page)));
      g_assert_true (sb_app_window_show_page (fixture->window, name, NULL));
      spin (60);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
      g_assert_true (sb_app_page_get_results (page) == sb_app_window_get_results (fixture->window));
      controls += check_names (GTK_WIDGET (page));
    }
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (controls, >, 10);
  g_assert_false (sb_app_window_show_page (fixture->window, "nowhere", NULL));
}

static void
test_start (Fixture *fixture, gconstpointer with_document)
{
  g_assert_null (sb_app_window_get_document (fixture->window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Samanbud");
  check_names (GTK_WIDGET (fixture->window));
}

/* A new bid is begun where the rules are chosen, in the window whose start page asked for it. */
static void
test_new (Fixture *fixture, gconstpointer with_document)
{
  SbAppResults *results;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "new", NULL);
  spin (60);
  results = sb_app_window_get_results (fixture->window);
  g_assert_nonnull (results);
  g_assert_cmpint (sb_app_results_get_bid (results)->info->route, ==, SB_ROUTE_LOV);
  g_assert_cmpuint (sb_app_results_get_bid (results)->n_requirements, ==, 0);
  g_assert_null (sb_document_get_undo_label (sb_app_results_get_document (results)));

  /* Empty pages, too, have names for what is on them. */
  for (guint i = 0; sb_app_page_get_nth (sb_app_window_get_pages (fixture->window), i) != NULL; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-nth", "i", (int) i + 1);
      spin (60);
      check_names (GTK_WIDGET (fixture->window));
    }
}

static GtkWidget *
find_row (GtkWidget *widget, const char *field)
{
  g_autofree char *name = NULL;

  if (SB_APP_IS_ENTRY_ROW (widget))
    {
      g_object_get (widget, "field", &name, NULL);
      if (g_strcmp0 (name, field) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, field);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
dup_title (SbDocument *document)
{
  g_autoptr (SbBid) bid = sb_document_load_bid (document, FALSE, NULL);

  return g_strdup (bid->info->title);
}

/* Typing is one step; the header, the row and the document always say the same. */
static void
test_typing (Fixture *fixture, gconstpointer with_document)
{
  g_autofree char *before = dup_title (fixture->document);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  GtkWidget *row;

  sb_app_window_show_page (fixture->window, "procurement", NULL);
  spin (60);
  row = find_row (GTK_WIDGET (fixture->window), "title");
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, before);

  gtk_editable_set_text (GTK_EDITABLE (row), "A");
  gtk_editable_set_text (GTK_EDITABLE (row), "An");
  gtk_editable_set_text (GTK_EDITABLE (row), "Another");
  after = dup_title (fixture->document);
  settle (fixture->window);
  g_assert_cmpstr (after, ==, "Another");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Another");
  g_assert_cmpstr (sb_document_get_undo_label (fixture->document), ==, "Change “Title”");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  back = dup_title (fixture->document);
  g_assert_cmpstr (back, ==, before);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, before);
  g_assert_null (sb_document_get_undo_label (fixture->document));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Another");
}

/* What is not understood is not stored, says what was expected, and goes with the next good value.
 */
static void
test_wrong_date (Fixture *fixture, gconstpointer with_document)
{
  GtkWidget *row;
  SbDate before;

  sb_app_window_show_page (fixture->window, "procurement", NULL);
  spin (60);
  row = find_row (GTK_WIDGET (fixture->window), "submit_by");
  before = settle (fixture->window)->info->submit_by;

  gtk_editable_set_text (GTK_EDITABLE (row), "tomorrow");
  g_assert_cmpint (settle (fixture->window)->info->submit_by, ==, before);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_editable_set_text (GTK_EDITABLE (row), "1 March 2027");
  g_assert_cmpint (settle (fixture->window)->info->submit_by, ==, sb_date_from_ymd (2027, 3, 1));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  spin (20);
  g_assert_cmpint (settle (fixture->window)->info->submit_by, ==, SB_DATE_NONE);

  /* The contract begins some day. */
  row = find_row (GTK_WIDGET (fixture->window), "start");
  before = settle (fixture->window)->info->start;
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  spin (20);
  g_assert_cmpint (settle (fixture->window)->info->start, ==, before);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
}

static gboolean
shows_banner (GtkWidget *widget)
{
  if (SB_APP_IS_BANNER (widget) && sb_app_banner_get_revealed (SB_APP_BANNER (widget)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_banner (child))
      return TRUE;

  return FALSE;
}

static void
check_refused (Fixture *fixture, GtkWidget *row, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The end must come after the start.");
  g_assert_false (shows_banner (GTK_WIDGET (fixture->window)));
}

/* What the document refuses stays as it was typed, with a sentence beside it, until it is right;
 * that may be because another field has changed. */
static void
test_refused (Fixture *fixture, gconstpointer with_document)
{
  GtkWidget *start, *end;
  SbDate before;

  sb_app_window_show_page (fixture->window, "procurement", NULL);
  spin (60);
  start = find_row (GTK_WIDGET (fixture->window), "start");
  end = find_row (GTK_WIDGET (fixture->window), "end");
  before = settle (fixture->window)->info->end;

  /* Of what was typed on the way something could be stored. */
  gtk_widget_grab_focus (end);
  gtk_editable_set_text (GTK_EDITABLE (end), "2034-02-02");
  gtk_editable_set_text (GTK_EDITABLE (end), "2024-02-02");
  gtk_widget_grab_focus (start);
  spin (20);
  check_refused (fixture, end, "2024-02-02");
  g_assert_cmpint (settle (fixture->window)->info->end, ==, before);
  g_assert_null (sb_document_get_undo_label (fixture->document));

  gtk_widget_grab_focus (end);
  gtk_editable_set_text (GTK_EDITABLE (end), "2031-12-31");
  gtk_test_accessible_assert_state (end, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_cmpint (settle (fixture->window)->info->end, ==, sb_date_from_ymd (2032, 1, 1));

  gtk_editable_set_text (GTK_EDITABLE (end), "2024-02-02");
  gtk_widget_grab_focus (start);
  gtk_editable_set_text (GTK_EDITABLE (start), "2023-01-01");
  spin (20);
  g_assert_cmpint (settle (fixture->window)->info->end, ==, sb_date_from_ymd (2024, 2, 3));
  gtk_test_accessible_assert_state (end, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

/* Findings, split and exits of one emission are of one snapshot. */
static void
count_cb (SbAppResults *results, guint *n)
{
  SbBid *bid = sb_app_results_get_bid (results);

  g_assert_true (sb_app_results_get_split (results)->bid == bid);
  g_assert_true (sb_app_results_get_exits (results)->bid == bid);
  g_assert_cmpuint (sb_app_results_get_findings (results)->n_findings, ==, bid->n_requirements);
  (*n)++;
}

static gboolean
remove_first_member (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_delete_with_dependents (document, SB_TABLE_MEMBER, data, error);
}

static void
test_results (Fixture *fixture, gconstpointer with_document)
{
  SbAppResults *results = sb_app_window_get_results (fixture->window);
  g_autofree char *id = g_strdup (sb_app_results_get_bid (results)->members[0].id);
  guint members = settle (fixture->window)->n_members;
  guint n = 0;
  gulong handler = g_signal_connect (results, "updated", G_CALLBACK (count_cb), &n);

  g_assert_true (sb_app_results_edit (results, GTK_WIDGET (fixture->window), "Remove",
                                      remove_first_member, id));
  g_assert_cmpuint (settle (fixture->window)->n_members, ==, members - 1);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (sb_app_results_get_record (results, SB_TABLE_MEMBER, id));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (settle (fixture->window)->n_members, ==, members);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (sb_app_results_get_record (results, SB_TABLE_MEMBER, id));
  g_signal_handler_disconnect (results, handler);
}

static GtkWidget *
find_by_type_name (GtkWidget *widget, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type_name (child, type);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* libadwaita's own widget, which has no type in its headers. */
static GtkWidget *
find_toast (Fixture *fixture)
{
  return find_by_type_name (GTK_WIDGET (fixture->window), "AdwToastWidget");
}

/* A toast's last look is an animation. */
static void
await_no_toast (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (find_toast (fixture) != NULL && g_get_monotonic_time () < end)
    spin (20);
  g_assert_null (find_toast (fixture));
}

static void
remove_attachment (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sb_document_begin (fixture->document, "Remove", &error));
  g_assert_true (sb_document_delete (fixture->document, &sb_attachment_table, "a01", &error));
  g_assert_true (sb_document_commit (fixture->document, &error));
  g_assert_no_error (error);
  settle (fixture->window);
}

/* A toast's Undo undoes what the toast speaks of, and is gone when that is not the last step. */
static void
test_toast (Fixture *fixture, gconstpointer with_document)
{
  GtkWidget *pages = GTK_WIDGET (sb_app_window_get_pages (fixture->window));
  guint n = settle (fixture->window)->n_attachments;

  sb_app_messages_toast_undo (pages, "Something was done");
  spin (60);
  g_assert_nonnull (find_toast (fixture));
  remove_attachment (fixture);
  await_no_toast (fixture);
  g_assert_cmpuint (settle (fixture->window)->n_attachments, ==, n - 1);

  sb_app_messages_toast_undo (pages, "The attachment was removed");
  spin (60);
  g_signal_emit_by_name (find_by_type_name (find_toast (fixture), "GtkButton"), "clicked");
  g_assert_cmpuint (settle (fixture->window)->n_attachments, ==, n);
  await_no_toast (fixture);
}

/* Closing asks nothing and loses nothing. */
static void
test_draft (Fixture *fixture, gconstpointer with_document)
{
  GListModel *drafts = sb_app_application_get_drafts (fixture->application);
  g_autofree char *id = g_strdup (sb_document_get_id (fixture->document));
  GtkWidget *row;

  sb_app_window_show_page (fixture->window, "procurement", NULL);
  spin (60);
  row = find_row (GTK_WIDGET (fixture->window), "title");
  gtk_editable_set_text (GTK_EDITABLE (row), "Precious");

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  spin (100);
  g_assert_null (fixture->window);
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 1);

  fixture->window = sb_app_window_new (GTK_APPLICATION (fixture->application));
  sb_app_application_open_draft (fixture->application, GTK_WINDOW (fixture->window), id);
  settle (fixture->window);
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 0);
  g_assert_true (sb_app_window_get_document (fixture->window) == fixture->document);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Precious");
}

/* The program runs as always; only its first window makes room for the tests. */
static gboolean
run_cb (gpointer status)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  g_application_hold (G_APPLICATION (application));
  gtk_window_close (gtk_application_get_active_window (application));
  *(int *) status = g_test_run ();
  g_application_release (G_APPLICATION (application));

  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (SbAppApplication) application = NULL;
  int status = 1;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  gtk_disable_setlocale ();
  g_test_init (&argc, &argv, NULL);

#define ADD(name, document, function)                                                              \
  g_test_add ("/app/window/" name, Fixture, GINT_TO_POINTER (document), set_up, function, tear_down)
  ADD ("start", FALSE, test_start);
  ADD ("new", FALSE, test_new);
  ADD ("pages", TRUE, test_pages);
  ADD ("typing", TRUE, test_typing);
  ADD ("wrong-date", TRUE, test_wrong_date);
  ADD ("refused", TRUE, test_refused);
  ADD ("results", TRUE, test_results);
  ADD ("toast", TRUE, test_toast);
  ADD ("draft", TRUE, test_draft);
#undef ADD

  application = sb_app_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_idle_add (run_cb, &status);
  g_application_run (G_APPLICATION (application), argc, argv);
  g_assert_finalize_object (g_steal_pointer (&application));

  return status;
}
