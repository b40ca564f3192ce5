/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../app/sb-app-page.h"

G_BEGIN_DECLS

/**
 * PageSample:
 *
 * One page of the window on a screen, filled with the example bid.
 */
typedef struct
{
  SbDocument *document;
  SbAppResults *results;
  GtkWidget *window;
  SbAppPage *page;
} PageSample;

void page_sample_open (PageSample *self, GType type);
void page_sample_close (PageSample *self);
void page_sample_settle (PageSample *self);

GtkWidget *page_sample_find (GtkWidget *from, GType type, const char *property, const char *value);
GtkWidget *page_sample_get (PageSample *self, GType type, const char *property, const char *value);
guint page_sample_count_unnamed (GtkWidget *from);
SbBid *page_sample_get_bid (PageSample *self);

G_END_DECLS
