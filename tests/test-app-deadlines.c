/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Deadlines page on a real screen: what it asks for follows the route, what is entered moves
 * the days, and a wrong hour is refused beside its field. */

#include "config.h"

#include "../app/sb-app-deadlines-page.h"
#include "../app/sb-app-entry-row.h"
#include "page-sample.h"

#include <adwaita.h>
#include <string.h>

static void
set_choice (PageSample *sample, const char *field, const char *code)
{
  SbRecord *record = sb_app_results_get_record (sample->results, SB_TABLE_BID, "bid");

  g_object_set (record, field, code, NULL);
  page_sample_settle (sample);
}

static GtkWidget *
get_field (PageSample *sample, const char *field)
{
  GtkWidget *row =
      page_sample_find (GTK_WIDGET (sample->page), SB_APP_TYPE_ENTRY_ROW, "field", field);

  g_assert_nonnull (row);
  return row;
}

/* What the row of a deadline says below its title; NULL where there is none. */
static const char *
get_day (PageSample *sample, const char *title)
{
  GtkWidget *row =
      page_sample_find (GTK_WIDGET (sample->page), ADW_TYPE_ACTION_ROW, "title", title);

  return row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

static void
test_made (void)
{
  PageSample sample;

  page_sample_open (&sample, SB_APP_TYPE_DEADLINES_PAGE);
  g_assert_cmpstr (sb_app_page_get_page_name (sample.page), ==, "deadlines");
  g_assert_cmpuint (page_sample_count_unnamed (GTK_WIDGET (sample.page)), ==, 0);
  page_sample_close (&sample);
}

static void
test_routes (void)
{
  PageSample sample;

  page_sample_open (&sample, SB_APP_TYPE_DEADLINES_PAGE);
  set_choice (&sample, "route", "lov");
  g_assert_true (gtk_widget_get_visible (get_field (&sample, "complete_on")));
  g_assert_false (gtk_widget_get_visible (get_field (&sample, "standstill_until")));
  g_assert_nonnull (get_day (&sample, "The region must have decided"));
  g_assert_null (get_day (&sample, "The standstill ends"));

  set_choice (&sample, "route", "lou19");
  g_assert_false (gtk_widget_get_visible (get_field (&sample, "complete_on")));
  g_assert_true (gtk_widget_get_visible (get_field (&sample, "standstill_until")));
  g_assert_null (get_day (&sample, "The region must have decided"));
  g_assert_nonnull (get_day (&sample, "The standstill ends"));

  set_choice (&sample, "route", "nss");
  g_assert_false (gtk_widget_get_mapped (get_field (&sample, "notice_on")));
  g_assert_nonnull (get_day (&sample, "The contract begins"));
  page_sample_close (&sample);
}

static void
test_moves (void)
{
  PageSample sample;
  g_autoptr (GError) error = NULL;

  page_sample_open (&sample, SB_APP_TYPE_DEADLINES_PAGE);
  set_choice (&sample, "route", "lou19");
  g_assert_nonnull (strstr (get_day (&sample, "The standstill ends"), "Decision sent"));
  gtk_editable_set_text (GTK_EDITABLE (get_field (&sample, "notice_on")), "2027-03-16");
  page_sample_settle (&sample);
  g_assert_nonnull (strstr (get_day (&sample, "The standstill ends"), "How it was sent"));
  set_choice (&sample, "notice-means", "electronic");
  g_assert_nonnull (strstr (get_day (&sample, "The standstill ends"), "Good Friday"));

  sb_document_undo (sample.document, &error);
  g_assert_no_error (error);
  page_sample_settle (&sample);
  g_assert_nonnull (strstr (get_day (&sample, "The standstill ends"), "How it was sent"));
  page_sample_close (&sample);
}

static void
test_hour (void)
{
  PageSample sample;
  GtkEditable *row;

  page_sample_open (&sample, SB_APP_TYPE_DEADLINES_PAGE);
  set_choice (&sample, "route", "lou19");
  row = GTK_EDITABLE (get_field (&sample, "submit_time"));
  gtk_editable_set_text (row, "12:00");
  page_sample_settle (&sample);
  g_assert_cmpstr (page_sample_get_bid (&sample)->info->submit_time, ==, "12:00");
  gtk_editable_set_text (row, "25:00");
  page_sample_settle (&sample);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "25:00");
  g_assert_cmpstr (page_sample_get_bid (&sample)->info->submit_time, ==, "12:00");
  gtk_editable_set_text (row, "");
  page_sample_settle (&sample);
  g_assert_null (page_sample_get_bid (&sample)->info->submit_time);
  page_sample_close (&sample);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();

  g_test_add_func ("/app-deadlines/made", test_made);
  g_test_add_func ("/app-deadlines/routes", test_routes);
  g_test_add_func ("/app-deadlines/moves", test_moves);
  g_test_add_func ("/app-deadlines/hour", test_hour);

  return g_test_run ();
}
