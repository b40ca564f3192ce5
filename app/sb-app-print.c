/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Printing: the pages of the preview, one to one. A GtkPrintOperation asks for the printer and then
 * for each page; the pages are there already.
 */

#include "config.h"

#include "sb-app-print.h"

#include "sb-app-messages.h"

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (operation, (int) sb_app_submission_get_n_pages (data));
}

static void
request_setup_cb (GtkPrintOperation *operation,
                  GtkPrintContext *context,
                  int page,
                  GtkPageSetup *setup,
                  gpointer data)
{
  double width_pt, height_pt;

  sb_app_submission_get_page_size (data, (guint) page, &width_pt, &height_pt);
  gtk_page_setup_set_orientation (setup, width_pt > height_pt ? GTK_PAGE_ORIENTATION_LANDSCAPE :
                                                                GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width_pt, height_pt;

  /* Paper that is not A4 gets the page scaled to fit. */
  sb_app_submission_get_page_size (data, (guint) page, &width_pt, &height_pt);
  cairo_scale (cr, gtk_print_context_get_width (context) / width_pt,
               gtk_print_context_get_height (context) / height_pt);
  sb_app_submission_draw_page (data, (guint) page, cr);
}

/**
 * sb_app_print_submission:
 * @from: a widget in the window
 * @submission: what to print
 * @title: what the job is called
 *
 * Asks for a printer and prints.
 */
void
sb_app_print_submission (GtkWidget *from, SbAppSubmission *submission, const char *title)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (from);

  g_return_if_fail (SB_APP_IS_SUBMISSION (submission));

  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), submission);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_setup_cb), submission);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         g_object_ref (submission), (GClosureNotify) (GCallback) g_object_unref, 0);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    sb_app_messages_error (from, error);
}
