/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Tab and the arrows reach on the pages: a list of things to choose from is one stop for Tab,
 * and what removes something is reached by nothing else. */

#include "config.h"

#include "../app/sb-app-capacity-page.h"
#include "../app/sb-app-members-page.h"
#include "../app/sb-app-requirements-page.h"
#include "../app/sb-app-sidebar.h"
#include "page-sample.h"

static GtkWidget *
get_focus (PageSample *sample)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (sample->window));

  g_assert_nonnull (focus);
  return focus;
}

static GtkListBox *
focus_list (PageSample *sample)
{
  GtkListBox *list = GTK_LIST_BOX (page_sample_get (sample, GTK_TYPE_LIST_BOX, NULL, NULL));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 1);

  gtk_list_box_select_row (list, row);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  g_assert_true (gtk_list_box_row_is_selected (row));

  return list;
}

/* Tab leaves the list, in both directions, and comes back to the row that is chosen. */
static void
check_tab (GType type)
{
  PageSample sample;
  GtkListBox *list;
  GtkWidget *row;

  page_sample_open (&sample, type);
  list = focus_list (&sample);
  row = get_focus (&sample);

  g_assert_true (gtk_widget_child_focus (sample.window, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (get_focus (&sample), GTK_WIDGET (list)));
  g_assert_true (gtk_widget_child_focus (sample.window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (get_focus (&sample) == row);
  if (gtk_widget_child_focus (GTK_WIDGET (sample.page), GTK_DIR_TAB_BACKWARD))
    {
      g_assert_false (gtk_widget_is_ancestor (get_focus (&sample), GTK_WIDGET (list)));
      g_assert_true (gtk_widget_child_focus (sample.window, GTK_DIR_TAB_FORWARD));
      g_assert_true (get_focus (&sample) == row);
    }
  g_assert_true (GTK_WIDGET (gtk_list_box_get_selected_row (list)) == row);
  page_sample_close (&sample);
}

static void
test_tab (void)
{
  check_tab (SB_APP_TYPE_MEMBERS_PAGE);
  check_tab (SB_APP_TYPE_REQUIREMENTS_PAGE);
}

/* The same for the list of pages: Tab changes no page. */
static void
test_sidebar (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *sidebar, *list, *page;
  GtkWidget *row;

  gtk_stack_add_child (GTK_STACK (stack), g_object_new (SB_APP_TYPE_CAPACITY_PAGE, NULL));
  page = g_object_new (SB_APP_TYPE_MEMBERS_PAGE, NULL);
  gtk_stack_add_child (GTK_STACK (stack), page);
  gtk_stack_add_child (GTK_STACK (stack), g_object_new (SB_APP_TYPE_REQUIREMENTS_PAGE, NULL));
  gtk_stack_set_visible_child (GTK_STACK (stack), page);
  sidebar = g_object_new (SB_APP_TYPE_SIDEBAR, "stack", stack, NULL);
  gtk_box_append (GTK_BOX (box), sidebar);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  list = page_sample_find (sidebar, GTK_TYPE_LIST_BOX, NULL, NULL);
  row = GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), page));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
  g_assert_true (gtk_stack_get_visible_child (GTK_STACK (stack)) == page);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nor do arrows to the side leave it: beside a row may lie anything. */
static void
check_aside (GType type)
{
  PageSample sample;
  GtkWidget *row;

  page_sample_open (&sample, type);
  focus_list (&sample);
  row = get_focus (&sample);
  gtk_widget_child_focus (sample.window, GTK_DIR_RIGHT);
  g_assert_true (get_focus (&sample) == row);
  gtk_widget_child_focus (sample.window, GTK_DIR_LEFT);
  g_assert_true (get_focus (&sample) == row);
  page_sample_close (&sample);
}

static void
test_aside (void)
{
  check_aside (SB_APP_TYPE_MEMBERS_PAGE);
  check_aside (SB_APP_TYPE_REQUIREMENTS_PAGE);
}

/* By its looks: the picture of a bin, or red. */
static gboolean
removes (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) &&
         (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "user-trash-symbolic") == 0 ||
          gtk_widget_has_css_class (widget, "destructive-action"));
}

static guint
check_removers (PageSample *sample, GtkWidget *from)
{
  guint n = 0;

  if (ADW_IS_EXPANDER_ROW (from))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (from), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      n += check_removers (sample, child);
      if (!removes (child))
        continue;

      for (int direction = GTK_DIR_UP; direction <= GTK_DIR_RIGHT; direction++)
        g_assert_false (gtk_widget_child_focus (child, (GtkDirectionType) direction));
      g_assert_true (gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD));
      g_assert_true (get_focus (sample) == child);
      n++;
    }

  return n;
}

/* What removes something is reached by Tab alone. */
static void
test_remove (void)
{
  GType pages[] = { SB_APP_TYPE_CAPACITY_PAGE, SB_APP_TYPE_MEMBERS_PAGE,
                    SB_APP_TYPE_REQUIREMENTS_PAGE };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      PageSample sample;

      page_sample_open (&sample, pages[i]);
      g_assert_cmpuint (check_removers (&sample, GTK_WIDGET (sample.page)), >, 0);
      page_sample_close (&sample);
    }
}

static guint
count_activated_removers (GtkWidget *from)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      n += count_activated_removers (child);
      if (ADW_IS_ACTION_ROW (child) && !ADW_IS_EXPANDER_ROW (child))
        {
          GtkWidget *widget = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (child));
          n += widget != NULL && removes (widget);
        }
    }

  return n;
}

/* A row that the arrows reach removes nothing on Enter. */
static void
test_enter (void)
{
  GType pages[] = { SB_APP_TYPE_CAPACITY_PAGE, SB_APP_TYPE_MEMBERS_PAGE };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      PageSample sample;

      page_sample_open (&sample, pages[i]);
      g_assert_cmpuint (count_activated_removers (GTK_WIDGET (sample.page)), ==, 0);
      page_sample_close (&sample);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();
  g_test_add_func ("/app-keys/tab", test_tab);
  g_test_add_func ("/app-keys/sidebar", test_sidebar);
  g_test_add_func ("/app-keys/aside", test_aside);
  g_test_add_func ("/app-keys/remove", test_remove);
  g_test_add_func ("/app-keys/enter", test_enter);

  return g_test_run ();
}
