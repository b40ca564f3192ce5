/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Text at twice its size, as people set it who do not see well: no page may be wider than the room
 * there is beside the list of pages in a window of the usual size, and in one that fills a screen
 * of 1024 × 768. In the language that LANGUAGE says. Needs a screen (tests/ui/on-screen.sh).
 */

#include "config.h"

#include "../app/sb-app-application.h"
#include "../app/sb-app-matrix-head.h"
#include "../app/sb-app-window.h"

#include <glib/gi18n.h>
#include <locale.h>

#define SMALL_SCREEN_PX 1024
#define SMALL_HEIGHT_PX 768
#define SEPARATOR_PX    1
#define SETTLE_MS       60
#define SLOW_MS         3000
#define DOUBLE_DPI      (2 * 96 * 1024)

typedef struct
{
  SbAppApplication *application;
  SbAppWindow *window;
  SbDocument *document;
  guint n_wide;
} Fixture;

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

static SbDocument *
make_document (void)
{
  const char *code = sb_language_to_code (sb_language_of_user ());
  g_autofree char *path = g_strdup_printf ("examples/example-%s.json", code);
  g_autoptr (GBytes) bytes = sb_resources_load (path);
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
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = SB_APP_APPLICATION (g_application_get_default ());
  fixture->window = sb_app_window_new (GTK_APPLICATION (fixture->application));
  fixture->document = make_document ();
  sb_app_window_set_document (fixture->window, fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin (SETTLE_MS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (SETTLE_MS);
  sb_document_close (fixture->document, FALSE);
  g_assert_finalize_object (fixture->document);
}

static int
measure_height (gpointer widget, int width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);

  return least;
}

static int
measure (gpointer widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* From @widget down to what makes it so wide. */
static void
explain (GtkWidget *widget)
{
  while (widget != NULL)
    {
      GtkWidget *widest = NULL;

      g_test_message ("%d px: %s %s", measure (widget), G_OBJECT_TYPE_NAME (widget),
                      GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_visible (child) &&
            (widest == NULL || measure (child) > measure (widest)))
          widest = child;
      widget = widest;
    }
}

static GtkWidget *
get_sidebar (Fixture *fixture)
{
  GtkWidget *beside =
      gtk_widget_get_parent (GTK_WIDGET (sb_app_window_get_pages (fixture->window)));

  return gtk_widget_get_first_child (gtk_widget_get_parent (beside));
}

/* A page beside the list of pages. */
static void
check_page (Fixture *fixture, SbAppPage *page, const char *record)
{
  int sidebar = measure (get_sidebar (fixture));
  int width = measure (page);
  int height;

  if (sidebar + SEPARATOR_PX + width <= SMALL_SCREEN_PX)
    {
      height = measure_height (fixture->window, SMALL_SCREEN_PX);
      if (height > SMALL_HEIGHT_PX)
        {
          g_test_message ("%s, %s: %d px high", sb_app_page_get_page_name (page), record, height);
          fixture->n_wide++;
        }
      return;
    }

  g_test_message ("%s, %s: %d px beside %d px", sb_app_page_get_page_name (page), record, width,
                  sidebar);
  explain (GTK_WIDGET (page));
  fixture->n_wide++;
}

static void
show (Fixture *fixture, SbAppPage *page, const char *record)
{
  sb_app_window_show_page (fixture->window, sb_app_page_get_page_name (page), record);
  spin (SETTLE_MS);
  check_page (fixture, page, record);
}

/* What a page shows of each thing that can be chosen on it. */
static void
show_records (Fixture *fixture, SbAppPage *page)
{
  g_autoptr (SbBid) bid = sb_document_load_bid (fixture->document, FALSE, NULL);
  const char *name = sb_app_page_get_page_name (page);

  if (g_str_equal (name, "members") || g_str_equal (name, "exit"))
    for (guint i = 0; i < bid->n_members; i++)
      show (fixture, page, bid->members[i].id);
  else if (g_str_equal (name, "requirements"))
    for (guint i = 0; i < bid->n_requirements; i++)
      show (fixture, page, bid->requirements[i].id);
  else if (g_str_equal (name, "commitments"))
    for (guint i = 0; i < bid->n_commitments; i++)
      show (fixture, page, bid->commitments[i].id);
}

/* The pane in which methods are tried. */
static void
open_split (Fixture *fixture, SbAppPage *page, GtkWidget *from)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TOGGLE_BUTTON (child) && gtk_button_get_label (GTK_BUTTON (child)) != NULL)
        {
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
          spin (SLOW_MS);
          check_page (fixture, page, "split");
        }
      open_split (fixture, page, child);
    }
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkStack *pages = sb_app_window_get_pages (fixture->window);
  SbAppPage *page;

  for (guint i = 0; (page = sb_app_page_get_nth (pages, i)) != NULL; i++)
    {
      show (fixture, page, NULL);
      show_records (fixture, page);
      if (g_str_equal (sb_app_page_get_page_name (page), "commitments"))
        open_split (fixture, page, GTK_WIDGET (page));
      /* The paper comes later. */
      if (g_str_equal (sb_app_page_get_page_name (page), "submission"))
        {
          spin (SLOW_MS);
          check_page (fixture, page, "paper");
        }
    }
  g_assert_cmpuint (fixture->n_wide, ==, 0);
  g_assert_cmpint (measure (fixture->window), <=, SMALL_SCREEN_PX);
}

static guint
count_heads (GtkWidget *page, GtkWidget *from)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!SB_APP_IS_MATRIX_HEAD (child))
        n += count_heads (page, child);
      else if (gtk_widget_compute_bounds (child, page, &bounds))
        n += bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (page);
    }

  return n;
}

/* A window of the usual size shows more of the matrix than one member. */
static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  sb_app_window_show_page (fixture->window, "commitments", NULL);
  spin (SLOW_MS);
  page = gtk_stack_get_visible_child (sb_app_window_get_pages (fixture->window));
  g_assert_cmpuint (count_heads (page, page), >=, 2);
}

/* The program runs as always; only its first window makes room for the tests. */
static gboolean
run_cb (gpointer status)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DOUBLE_DPI, NULL);
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
  bindtextdomain (GETTEXT_PACKAGE, sb_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/sizes/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/app/sizes/matrix", Fixture, NULL, set_up, test_matrix, tear_down);

  application = sb_app_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_COMMAND_LINE);
  g_idle_add (run_cb, &status);
  g_application_run (G_APPLICATION (application), argc, argv);
  g_assert_finalize_object (g_steal_pointer (&application));

  return status;
}
