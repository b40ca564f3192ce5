/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is too wide for a page scrolls sideways in a scrolled window of its own. GTK lets such a
 * window take every turn of the wheel, also those up and down that it has no use for, and the page
 * around it stands still as soon as the pointer lies over it. Here those turns go on to the page.
 */

#include "config.h"

#include "sb-app-sideways.h"

#include <math.h>

/* As far as GTK itself goes at one notch of the wheel: so much of what is in view. */
#define NOTCH_EXPONENT (2.0 / 3.0)

static GtkAdjustment *
find_page (GtkWidget *inner)
{
  GtkWidget *page =
      gtk_widget_get_ancestor (gtk_widget_get_parent (inner), GTK_TYPE_SCROLLED_WINDOW);

  return page != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)) : NULL;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy)
{
  GtkWidget *inner = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *page = find_page (inner);
  double step;

  /* With the shift key the wheel turns sideways. */
  if (page == NULL || fabs (dx) >= fabs (dy) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  step = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL ?
             pow (gtk_adjustment_get_page_size (page), NOTCH_EXPONENT) :
             1;
  gtk_adjustment_set_value (page, gtk_adjustment_get_value (page) + dy * step);

  return GDK_EVENT_STOP;
}

/**
 * sb_app_sideways_let_pass:
 * @inner: a scrolled window that scrolls sideways only, somewhere in one that scrolls up and down
 *
 * Lets the wheel scroll the page also where the pointer lies over @inner.
 */
void
sb_app_sideways_let_pass (GtkScrolledWindow *inner)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (inner));

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (inner), controller);
}
