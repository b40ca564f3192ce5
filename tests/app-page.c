/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of single pages share. Needs a screen (tests/ui/on-screen.sh). */

#include "config.h"

#include "app-page.h"

#include <locale.h>

/**
 * page_init:
 * @argc: of main()
 * @argv: of main()
 *
 * As main() of the program does it, in English.
 */
void
page_init (int *argc, char ***argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  gtk_disable_setlocale ();
  g_test_init (argc, argv, NULL);
  adw_init ();
}

/**
 * page_load_example:
 * @language: "sv" or "en"
 *
 * Returns: (transfer full): the shipped example as JSON
 */
char *
page_load_example (const char *language)
{
  g_autofree char *path = g_strdup_printf ("examples/example-%s.json", language);
  g_autoptr (GBytes) bytes = sb_resources_load (path);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * page_open:
 * @fixture: (out caller-allocates): to be closed with page_close()
 * @type: type of the page
 * @json: a bid
 */
void
page_open (PageFixture *fixture, GType type, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_json_parse (json, strlen (json), &error);
  GtkWidget *overlay = adw_toast_overlay_new ();

  g_assert_no_error (error);
  fixture->document = sb_document_new_from_bid (bid, "New", &error);
  g_assert_no_error (error);
  fixture->results = sb_app_results_new (fixture->document);
  fixture->page = g_object_new (type, NULL);
  sb_app_page_set_results (fixture->page, fixture->results);

  fixture->window = adw_window_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  adw_window_set_content (ADW_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 950, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  page_spin (100);
}

/**
 * page_close:
 * @fixture: what page_open() made
 *
 * Closes the window and makes sure that nothing of it is left.
 */
void
page_close (PageFixture *fixture)
{
  SbAppPage *page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  sb_app_page_set_results (page, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  page_spin (50);
  g_assert_null (page);

  g_assert_finalize_object (fixture->results);
  sb_document_close (fixture->document, FALSE);
  g_assert_finalize_object (fixture->document);
}

/**
 * page_spin:
 * @milliseconds: how long
 *
 * Gives the window time: frames come from a clock.
 */
void
page_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

/**
 * page_wait:
 * @is_true: what is waited for
 * @data: for @is_true
 *
 * Returns: whether it came true within some seconds
 */
gboolean
page_wait (gboolean (*is_true) (gpointer data), gpointer data)
{
  for (guint i = 0; i < 1000; i++)
    {
      if (is_true (data))
        return TRUE;
      page_spin (20);
    }

  return FALSE;
}

static gboolean
is_settled (gpointer data)
{
  PageFixture *fixture = data;
  g_autoptr (SbBid) bid = sb_document_load_bid (fixture->document, FALSE, NULL);
  g_autofree char *stored = sb_bid_build_hash (bid);
  g_autofree char *shown = sb_bid_build_hash (sb_app_results_get_bid (fixture->results));

  return strcmp (stored, shown) == 0;
}

/**
 * page_settle:
 * @fixture: a page
 *
 * Waits until the page shows what is stored: on a slow machine the answers come from a worker.
 */
void
page_settle (PageFixture *fixture)
{
  g_assert_true (page_wait (is_settled, fixture));
}

static gboolean
has_name (GtkWidget *widget, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

static gpointer
find (GtkWidget *parent, GType type, const char *name, guint *nth)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (name == NULL || has_name (child, name)) &&
          (*nth)-- == 0)
        return child;
      found = find (child, type, name, nth);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * page_find:
 * @parent: a widget
 * @type: of what is looked for
 * @nth: 0 …
 *
 * Returns: (transfer none) (nullable): the widget of that type below @parent
 */
gpointer
page_find (gpointer parent, GType type, guint nth)
{
  return find (parent, type, NULL, &nth);
}

/**
 * page_find_named:
 * @parent: a widget
 * @type: of what is looked for
 * @name: its accessible name
 *
 * Returns: (transfer none) (nullable): the first such widget below @parent
 */
gpointer
page_find_named (gpointer parent, GType type, const char *name)
{
  guint nth = 0;

  return find (parent, type, name, &nth);
}

/**
 * page_has_text:
 * @parent: a widget
 * @text: part of what a label says
 *
 * Returns: whether a label that is shown below @parent says so
 */
gboolean
page_has_text (gpointer parent, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = page_find (parent, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) &&
        strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  for (guint i = 0; (label = page_find (parent, GTK_TYPE_INSCRIPTION, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) &&
        strstr (gtk_inscription_get_text (GTK_INSCRIPTION (label)), text) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * page_press:
 * @widget: a widget that handles keys itself
 * @key: a key
 * @modifiers: with it
 *
 * Presses a key, as far as the widget's own controllers are concerned.
 *
 * Returns: whether the widget took it
 */
gboolean
page_press (gpointer widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
      if (handled)
        return TRUE;
    }

  return FALSE;
}
