/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exit page: the answer follows the question at once, every verdict in the map has words, and
 * an edit of the bid changes the answer.
 */

#include "config.h"

#include "app-page.h"

#include "../app/sb-app-exit-map.h"
#include "../app/sb-app-exit-page.h"
#include "../app/sb-app-exit-question.h"

/* The bid of the example in resources/docs/model.md, section 7. */
static const char bid_json[] =
    "{\"format\": \"samanbud-bid/1\", \"title\": \"T\", \"route\": \"lov\", \"language\": \"sv\","
    " \"dates\": {\"start\": \"2027-03-01\", \"end\": \"2034-03-01\"},"
    " \"members\": ["
    "  {\"id\": \"dsk\", \"name\": \"Nurse\", \"exit\": {\"planned\": \"2030-06-30\"}},"
    "  {\"id\": \"gp\", \"name\": \"Doctor\"}],"
    " \"sites\": [{\"id\": \"s1\", \"member\": \"gp\", \"name\": \"Surgery\","
    "  \"hours\": [{\"days\": \"1-5\", \"from\": \"08:00\", \"to\": \"17:00\"}]}],"
    " \"supply\": ["
    "  {\"id\": \"u1\", \"member\": \"gp\", \"site\": \"s1\", \"profession\": \"gp\","
    "   \"minutes_per_week\": 2400},"
    "  {\"id\": \"u2\", \"member\": \"dsk\", \"site\": \"s1\", \"profession\": \"district-nurse\","
    "   \"minutes_per_week\": 2100}],"
    " \"requirements\": ["
    "  {\"id\": \"R1\", \"section\": \"5.1\", \"obligation\": \"shall\", \"fulfilment\": \"group\","
    "   \"text\": {\"en\": \"Consultations\"}, \"test\": {\"kind\": \"capacity\","
    "   \"professions\": [\"gp\"], \"minutes_per_week\": 1800}},"
    "  {\"id\": \"R2\", \"section\": \"5.2\", \"obligation\": \"shall\", \"fulfilment\": \"group\","
    "   \"text\": {\"en\": \"Open on weekdays\"}, \"test\": {\"kind\": \"hours\","
    "   \"weekly\": [{\"days\": \"1-5\", \"from\": \"08:00\", \"to\": \"17:00\"}]}},"
    "  {\"id\": \"R5\", \"section\": \"5.3\", \"obligation\": \"shall\", \"fulfilment\": \"group\","
    "   \"text\": {\"en\": \"Advice\"}, \"test\": {\"kind\": \"capacity\","
    "   \"professions\": [\"district-nurse\", \"gp\"], \"minutes_per_week\": 900}}],"
    " \"commitments\": ["
    "  {\"supply\": \"u1\", \"requirement\": \"R1\", \"minutes_per_week\": 1800},"
    "  {\"supply\": \"u2\", \"requirement\": \"R5\", \"minutes_per_week\": 900}]}";

enum
{
  NURSE,
  DOCTOR
};

static void
set_up (PageFixture *fixture, gconstpointer data)
{
  page_open (fixture, SB_APP_TYPE_EXIT_PAGE, bid_json);
}

static void
tear_down (PageFixture *fixture, gconstpointer data)
{
  page_close (fixture);
}

static void
choose (PageFixture *fixture, guint member)
{
  GtkDropDown *who = page_find_named (fixture->page, GTK_TYPE_DROP_DOWN, "Who leaves");

  gtk_drop_down_set_selected (who, member);
  page_spin (60);
}

static void
write_date (PageFixture *fixture, const char *date)
{
  GtkEditable *entry = page_find_named (fixture->page, GTK_TYPE_ENTRY, "First day without them");

  gtk_editable_set_text (entry, date);
  page_spin (60);
}

/* The first question is about the member who plans to leave, on the first day without it. */
static void
test_first (PageFixture *fixture, gconstpointer data)
{
  SbAppExitQuestion *question = page_find (fixture->page, SB_APP_TYPE_EXIT_QUESTION, 0);
  g_autoptr (GArray) members = sb_app_exit_question_build_members (question);

  g_assert_cmpuint (members->len, ==, 1);
  g_assert_cmpuint (g_array_index (members, guint, 0), ==, NURSE);
  g_assert_cmpint (sb_app_exit_question_get_date (question), ==, sb_date_from_ymd (2030, 7, 1));
  g_assert_true (page_has_text (fixture->page, "Not enough: 5 "));
  g_assert_true (page_has_text (fixture->page, "LOV does not regulate"));
  g_assert_true (page_has_text (fixture->page, "5.3 · Advice"));
}

static void
test_choose (PageFixture *fixture, gconstpointer data)
{
  choose (fixture, DOCTOR);
  g_assert_true (page_has_text (fixture->page, "The requirement in section 5.2 cannot be met"));
  g_assert_true (page_has_text (fixture->page, "5.2 · Open on weekdays") ||
                 page_find (fixture->page, ADW_TYPE_ACTION_ROW, 0) != NULL);
  g_assert_true (page_has_text (fixture->page, "The group cannot manage without Doctor."));
  choose (fixture, NURSE);
  g_assert_true (page_has_text (fixture->page, "Not enough: 5 "));
}

static void
test_pair (PageFixture *fixture, gconstpointer data)
{
  GtkDropDown *too = page_find_named (fixture->page, GTK_TYPE_DROP_DOWN, "Who leaves too");
  SbAppExitQuestion *question = page_find (fixture->page, SB_APP_TYPE_EXIT_QUESTION, 0);
  g_autoptr (GArray) members = NULL;

  gtk_drop_down_set_selected (too, 1 + DOCTOR);
  page_spin (60);
  members = sb_app_exit_question_build_members (question);
  g_assert_cmpuint (members->len, ==, 2);
  g_assert_true (page_has_text (fixture->page, "cannot be met"));

  /* The same member twice is one member. */
  gtk_drop_down_set_selected (too, 1 + NURSE);
  g_clear_pointer (&members, g_array_unref);
  members = sb_app_exit_question_build_members (question);
  g_assert_cmpuint (members->len, ==, 1);
}

/* The icon of a verdict that can be seen anywhere on the page. */
static GtkWidget *
find_shown_verdict (gpointer page)
{
  GtkWidget *image;

  for (guint i = 0; (image = page_find (page, GTK_TYPE_IMAGE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (image) &&
        gtk_image_get_storage_type (GTK_IMAGE (image)) == GTK_IMAGE_PAINTABLE)
      return image;

  return NULL;
}

static void
test_date (PageFixture *fixture, gconstpointer data)
{
  SbAppExitQuestion *question = page_find (fixture->page, SB_APP_TYPE_EXIT_QUESTION, 0);

  write_date (fixture, "2031-01-01");
  g_assert_cmpint (sb_app_exit_question_get_date (question), ==, sb_date_from_ymd (2031, 1, 1));
  g_assert_true (page_has_text (fixture->page, "January"));
  /* Half a date changes nothing. */
  write_date (fixture, "2031-0");
  g_assert_cmpint (sb_app_exit_question_get_date (question), ==, sb_date_from_ymd (2031, 1, 1));
  /* After the end there is nothing to judge, and no cross that says so. */
  write_date (fixture, "2040-01-01");
  g_assert_true (page_has_text (fixture->page, "That day lies after the contract’s last day, 28"));
  g_assert_false (page_has_text (fixture->page, "Every member and every pair"));
  g_assert_null (find_shown_verdict (fixture->page));
  write_date (fixture, "2034-02-28");
  g_assert_true (page_has_text (fixture->page, "Every member and every pair"));
  g_assert_nonnull (find_shown_verdict (fixture->page));
}

/* By the first words of its name. */
static GtkWidget *
find_verdict (PageFixture *fixture, const char *words)
{
  gpointer map = page_find (fixture->page, SB_APP_TYPE_EXIT_MAP, 0);
  GtkWidget *button;

  for (guint i = 0; (button = page_find (map, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      const char *name = gtk_widget_get_tooltip_text (button);

      gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      if (g_str_has_prefix (name, words))
        return button;
    }

  return NULL;
}

static void
test_map (PageFixture *fixture, gconstpointer data)
{
  GtkWidget *nurse, *both;

  write_date (fixture, "2027-03-01");
  nurse = find_verdict (fixture, "Nurse leaves: Not enough: 5");
  both = find_verdict (fixture, "Nurse and Doctor leave: The requirement in section 5.2");
  g_assert_nonnull (nurse);
  g_assert_nonnull (both);
  g_assert_true (gtk_widget_has_css_class (nurse, "asked"));
  g_assert_true (gtk_widget_has_css_class (nurse, "short"));

  g_signal_emit_by_name (both, "clicked");
  page_spin (60);
  g_assert_true (gtk_widget_has_css_class (both, "asked"));
  g_assert_false (gtk_widget_has_css_class (nurse, "asked"));
}

/* An edit anywhere changes the answer at once, and so does undoing it. */
static void
test_edit (PageFixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, 2700);
  g_assert_true (sb_document_set_field (fixture->document, "More", &sb_supply_table, "u1",
                                        "minutes_per_week", &value, NULL));
  sb_document_end_typing (fixture->document);
  page_settle (fixture);
  g_assert_true (page_has_text (fixture->page, "Holds if the others take over"));
  g_assert_true (sb_document_undo (fixture->document, NULL));
  page_settle (fixture);
  g_assert_true (page_has_text (fixture->page, "Not enough: 5 "));
}

static GtkWidget *
find_button_with (gpointer parent, const char *text)
{
  GtkWidget *button;

  for (guint i = 0; (button = page_find (parent, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), text) == 0)
      return button;

  return NULL;
}

/* Three weeks without the nurse, or as many as are written; nobody is replaced for that. */
static void
test_absence (PageFixture *fixture, gconstpointer data)
{
  SbAppExitQuestion *question = page_find (fixture->page, SB_APP_TYPE_EXIT_QUESTION, 0);
  GtkCheckButton *away = page_find (fixture->page, GTK_TYPE_CHECK_BUTTON, 0);
  GtkEditable *back =
      page_find_named (fixture->page, GTK_TYPE_ENTRY, "First day on which they are back");

  choose (fixture, NURSE);
  write_date (fixture, "2028-07-03");
  g_assert_cmpint (sb_app_exit_question_get_until (question), ==, SB_DATE_NONE);
  g_assert_true (page_has_text (fixture->page, "Until somebody else is in place"));

  gtk_check_button_set_active (away, TRUE);
  page_spin (60);
  g_assert_cmpint (sb_app_exit_question_get_until (question), ==, sb_date_from_ymd (2028, 7, 24));
  g_assert_true (page_has_text (fixture->page, "and back on 24\u00a0July\u00a02028"));
  g_assert_false (page_has_text (fixture->page, "Until somebody else is in place"));

  gtk_editable_set_text (back, "2028-08-07");
  page_spin (60);
  g_assert_cmpint (sb_app_exit_question_get_until (question), ==, sb_date_from_ymd (2028, 8, 7));
  g_assert_true (page_has_text (fixture->page, "and back on 7\u00a0August\u00a02028"));
  g_assert_false (page_has_text (fixture->page, "They must be back after"));

  gtk_editable_set_text (back, "2028-07-03");
  page_spin (60);
  g_assert_true (page_has_text (fixture->page, "They must be back after"));
  g_assert_cmpint (sb_app_exit_question_get_until (question), ==, sb_date_from_ymd (2028, 7, 24));

  gtk_check_button_set_active (away, FALSE);
  page_spin (60);
  g_assert_cmpint (sb_app_exit_question_get_until (question), ==, SB_DATE_NONE);
  g_assert_true (page_has_text (fixture->page, "Until somebody else is in place"));
}

/* What is missing is added to the member chosen, as one step, and then the others can take over. */
/* The nurse's time ends on that day, so only what was missing anyway is: 5 h a week. */
static void
test_recovery (PageFixture *fixture, gconstpointer data)
{
  g_auto (GValue) weeks = G_VALUE_INIT;

  g_assert_true (page_has_text (fixture->page, "Until somebody else is in place"));
  g_assert_true (page_has_text (fixture->page, "It is not known how long it takes"));
  g_assert_true (page_has_text (fixture->page, "is entered under Procurement"));

  g_value_init (&weeks, G_TYPE_INT64);
  g_value_set_int64 (&weeks, 40);
  g_assert_true (sb_document_set_field (fixture->document, "Weeks", &sb_bid_info_table, "bid",
                                        "locum_weeks", &weeks, NULL));
  sb_document_end_typing (fixture->document);
  page_settle (fixture);
  g_assert_true (page_has_text (fixture->page, "a locum from"));
  g_assert_false (page_has_text (fixture->page, "It is not known how long it takes"));
  g_assert_false (page_has_text (fixture->page, "is entered under Procurement"));
}

static void
test_remedy (PageFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = sb_document_list_ids (fixture->document, &sb_supply_table);
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *choice;

  choose (fixture, NURSE);
  write_date (fixture, "2027-03-01");
  g_assert_true (page_has_text (fixture->page, "5 h per week: "));
  choice = find_button_with (fixture->page, "Doctor: 40 → 45 h");
  g_assert_nonnull (choice);
  g_signal_emit_by_name (choice, "clicked");
  page_settle (fixture);

  after = sb_document_list_ids (fixture->document, &sb_supply_table);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_true (page_has_text (fixture->page, "Holds if the others take over"));
  g_assert_true (page_has_text (fixture->page, "Doctor takes over"));
  g_assert_true (sb_document_undo (fixture->document, NULL));
  page_settle (fixture);
  g_assert_true (page_has_text (fixture->page, "Not enough: 5 "));
}

static gboolean
shows_chances (gpointer data)
{
  PageFixture *fixture = data;

  return page_has_text (fixture->page, "Still carries it");
}

/* The sums come from a worker; the doctor's probability of leaving has not been entered. */
static void
test_chances (PageFixture *fixture, gconstpointer data)
{
  g_assert_true (page_wait (shows_chances, fixture));
  g_assert_true (page_has_text (fixture->page, "100%"));
  g_assert_true (page_has_text (fixture->page, "How likely Doctor leaves has not been entered"));
}

static void
test_record (PageFixture *fixture, gconstpointer data)
{
  SbAppExitQuestion *question = page_find (fixture->page, SB_APP_TYPE_EXIT_QUESTION, 0);

  sb_app_page_show_record (fixture->page, "gp");
  g_assert_cmpint (sb_app_exit_question_get_date (question), ==, sb_date_from_ymd (2027, 3, 1));
  page_spin (60);
  g_assert_true (page_has_text (fixture->page, "section 5.2 cannot be met"));
}

/* With two declarations in one section that nobody has answered. */
static char *
build_unanswered_bid (void)
{
  static const char requirements[] =
      "\"requirements\": ["
      "  {\"id\": \"D1\", \"section\": \"4.1\", \"obligation\": \"shall\","
      "   \"fulfilment\": \"each\", \"text\": {\"en\": \"Insurance\"},"
      "   \"test\": {\"kind\": \"declaration\"}},"
      "  {\"id\": \"D2\", \"section\": \"4.1\", \"obligation\": \"shall\","
      "   \"fulfilment\": \"group\", \"text\": {\"en\": \"Records\"},"
      "   \"test\": {\"kind\": \"declaration\"}},";
  g_auto (GStrv) parts = g_strsplit (bid_json, "\"requirements\": [", 2);

  return g_strjoin (requirements, parts[0], parts[1], NULL);
}

/* What nobody has answered yet is said once, apart; opening hours fail all the same. */
static void
test_unanswered (void)
{
  PageFixture fixture;
  g_autofree char *json = build_unanswered_bid ();

  page_open (&fixture, SB_APP_TYPE_EXIT_PAGE, json);
  g_assert_true (page_has_text (fixture.page, "2 shall requirements are not answered yet"));
  g_assert_true (page_has_text (fixture.page, "left out here: section 4.1."));
  g_assert_true (page_has_text (fixture.page, "Not enough: 5 "));
  g_assert_false (page_has_text (fixture.page, "4.1 · Insurance"));
  g_assert_false (page_has_text (fixture.page, "The group cannot manage without"));

  choose (&fixture, DOCTOR);
  g_assert_true (page_has_text (fixture.page, "The requirement in section 5.2 cannot be met"));
  g_assert_false (page_has_text (fixture.page, "4.1 · Insurance"));
  page_close (&fixture);
}

/* A contract until further notice has no end, only a last day that is computed. */
static void
test_endless (void)
{
  PageFixture fixture;
  g_auto (GStrv) parts = g_strsplit (bid_json, ", \"end\": \"2034-03-01\"", 2);
  g_autofree char *json = g_strjoin (", \"horizon_months\": 36", parts[0], parts[1], NULL);

  page_open (&fixture, SB_APP_TYPE_EXIT_PAGE, json);
  write_date (&fixture, "2030-03-01");
  g_assert_true (page_has_text (fixture.page, "The contract runs on, but that day lies after"));
  g_assert_true (page_has_text (fixture.page, "February"));
  page_close (&fixture);
}

static void
test_empty (void)
{
  PageFixture fixture;

  page_open (&fixture, SB_APP_TYPE_EXIT_PAGE,
             "{\"format\": \"samanbud-bid/1\", \"title\": \"T\", \"route\": \"lov\","
             " \"language\": \"sv\", \"dates\": {\"start\": \"2027-03-01\"}, \"members\": [],"
             " \"requirements\": []}");
  g_assert_true (page_has_text (fixture.page, "First it needs members"));
  page_close (&fixture);
}

static void
test_example (void)
{
  PageFixture fixture;
  g_autofree char *json = page_load_example ("sv");

  page_open (&fixture, SB_APP_TYPE_EXIT_PAGE, json);
  page_spin (100);
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

  add ("/app/exit/first", test_first);
  add ("/app/exit/choose", test_choose);
  add ("/app/exit/pair", test_pair);
  add ("/app/exit/date", test_date);
  add ("/app/exit/map", test_map);
  add ("/app/exit/edit", test_edit);
  add ("/app/exit/absence", test_absence);
  add ("/app/exit/recovery", test_recovery);
  add ("/app/exit/remedy", test_remedy);
  add ("/app/exit/chances", test_chances);
  add ("/app/exit/record", test_record);
  g_test_add_func ("/app/exit/unanswered", test_unanswered);
  g_test_add_func ("/app/exit/endless", test_endless);
  g_test_add_func ("/app/exit/empty", test_empty);
  g_test_add_func ("/app/exit/example", test_example);

  return g_test_run ();
}
