/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Pages of the window under test: made, filled with the example bid, shown, and taken down again
 * with everything freed. Needs a screen (tests/ui/on-screen.sh).
 */

#include "config.h"

#include "page-sample.h"

#include <string.h>

#define WAIT_SECONDS 60

static SbDocument *
make_document (void)
{
  g_autoptr (GBytes) bytes = sb_resources_load ("examples/example-en.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;
  SbDocument *document;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  bid = sb_json_parse (text, size, &error);
  g_assert_no_error (error);
  document = sb_document_new_from_bid (bid, "Open the example", &error);
  g_assert_no_error (error);

  return document;
}

/* Lets everything happen that is waiting to happen. */
static void
run_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
shows_what_is_stored (PageSample *self)
{
  g_autoptr (SbBid) bid = sb_document_load_bid (self->document, FALSE, NULL);
  g_autofree char *stored = sb_bid_build_hash (bid);
  g_autofree char *shown = sb_bid_build_hash (sb_app_results_get_bid (self->results));

  return strcmp (stored, shown) == 0;
}

/* Waits until the page shows what is stored: on a slow machine the answers come from a worker. */
void
page_sample_settle (PageSample *self)
{
  gint64 end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;

  run_loop ();
  while (!shows_what_is_stored (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (1000);
      run_loop ();
    }
}

/* Opens the example on a page of the type. */
void
page_sample_open (PageSample *self, GType type)
{
  self->document = make_document ();
  self->results = sb_app_results_new (self->document);
  while (sb_app_results_get_bid (self->results) == NULL)
    g_main_context_iteration (NULL, TRUE);

  self->window = gtk_window_new ();
  self->page = g_object_new (type, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  sb_app_page_set_results (self->page, self->results);
  gtk_window_present (GTK_WINDOW (self->window));
  page_sample_settle (self);
}

/* Closes it, and holds it to leaving nothing behind. */
void
page_sample_close (PageSample *self)
{
  SbAppPage *page = g_object_ref (self->page);
  SbAppResults *results = self->results;

  sb_document_close (self->document, FALSE);
  gtk_window_destroy (GTK_WINDOW (self->window));
  run_loop ();
  g_assert_finalize_object (page);
  g_assert_finalize_object (results);
  g_assert_finalize_object (self->document);
}

static gboolean
matches (GtkWidget *widget, GType type, const char *property, const char *value)
{
  g_autofree char *text = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), type))
    return FALSE;
  if (property == NULL)
    return TRUE;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property) == NULL)
    return FALSE;

  g_object_get (widget, property, &text, NULL);
  return g_strcmp0 (text, value) == 0;
}

/* The first widget below @from, in the order of reading, of the type and with the text property. */
GtkWidget *
page_sample_find (GtkWidget *from, GType type, const char *property, const char *value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (matches (child, type, property, value))
        return child;
      found = page_sample_find (child, type, property, value);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The same on the page, where it must be. */
GtkWidget *
page_sample_get (PageSample *self, GType type, const char *property, const char *value)
{
  GtkWidget *found = page_sample_find (GTK_WIDGET (self->page), type, property, value);

  if (found == NULL)
    g_error ("There is no %s whose %s is “%s”", g_type_name (type), property, value);
  return found;
}

/* A button without words needs a tooltip or label that says what it does. */
static gboolean
is_named (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return tooltip != NULL || page_sample_find (widget, GTK_TYPE_LABEL, NULL, NULL) != NULL ||
         gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* How many buttons, entries, lists and pictures below @from a screen reader could not name. */
guint
page_sample_count_unnamed (GtkWidget *from)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean wants_name = GTK_IS_BUTTON (child) || GTK_IS_ENTRY (child) ||
                            GTK_IS_SWITCH (child) || GTK_IS_LIST_BOX (child) ||
                            GTK_IS_DROP_DOWN (child) || GTK_IS_DRAWING_AREA (child);

      if (wants_name && gtk_widget_get_mapped (child) && !is_named (child))
        {
          g_test_message ("%s has no name", G_OBJECT_TYPE_NAME (child));
          n++;
        }
      if (!GTK_IS_DROP_DOWN (child) && !GTK_IS_SWITCH (child))
        n += page_sample_count_unnamed (child);
    }

  return n;
}

/* Returns: (transfer none): the bid as the page sees it now */
SbBid *
page_sample_get_bid (PageSample *self)
{
  page_sample_settle (self);
  return sb_app_results_get_bid (self->results);
}
