/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../app/sb-app-page.h"

/**
 * PageFixture:
 *
 * One page of the window, alone in a window of its own, on a document made from an example.
 */
typedef struct
{
  SbDocument *document;
  SbAppResults *results;
  GtkWidget *window;
  SbAppPage *page;
} PageFixture;

void page_init (int *argc, char ***argv);
void page_open (PageFixture *fixture, GType type, const char *json);
void page_close (PageFixture *fixture);
void page_spin (guint milliseconds);
void page_settle (PageFixture *fixture);
gboolean page_wait (gboolean (*is_true) (gpointer data), gpointer data);
char *page_load_example (const char *language);

gpointer page_find (gpointer parent, GType type, guint nth);
gpointer page_find_named (gpointer parent, GType type, const char *name);
gboolean page_has_text (gpointer parent, const char *text);
gboolean page_press (gpointer widget, guint key, GdkModifierType modifiers);
