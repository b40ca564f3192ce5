/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Capacity page on a real screen. */

#include "config.h"

#include "../app/sb-app-capacity-page.h"
#include "../app/sb-app-entry-row.h"
#include "../app/sb-app-site-row.h"
#include "../app/sb-app-supply-row.h"
#include "../app/sb-app-week-editor.h"
#include "page-sample.h"

static const SbSupply *
get_supply (PageSample *sample, const char *id)
{
  const SbBid *bid = page_sample_get_bid (sample);

  return &bid->supplies[sb_bid_find (bid, SB_TABLE_SUPPLY, id)];
}

static void
test_made (void)
{
  PageSample sample;

  page_sample_open (&sample, SB_APP_TYPE_CAPACITY_PAGE);
  g_assert_cmpint (sb_app_page_get_status (sample.page), ==, SB_APP_STATUS_OK);
  g_assert_cmpuint (page_sample_count_unnamed (GTK_WIDGET (sample.page)), ==, 0);
  page_sample_close (&sample);
}

/* Hours are typed as people write them, and what is no amount of time changes nothing. */
static void
test_hours (void)
{
  PageSample sample;
  GtkWidget *supply, *row;

  page_sample_open (&sample, SB_APP_TYPE_CAPACITY_PAGE);
  supply = page_sample_get (&sample, SB_APP_TYPE_SUPPLY_ROW, NULL, NULL);
  row = page_sample_find (supply, SB_APP_TYPE_ENTRY_ROW, "field", "minutes_per_week");
  gtk_editable_set_text (GTK_EDITABLE (row), "7:30");
  g_assert_cmpint (get_supply (&sample, "u-dsk-1")->minutes_per_week, ==, 450);
  gtk_editable_set_text (GTK_EDITABLE (row), "many");
  g_assert_cmpint (get_supply (&sample, "u-dsk-1")->minutes_per_week, ==, 450);
  g_assert_nonnull (sb_app_entry_row_get_message (SB_APP_ENTRY_ROW (row)));

  /* Typing in one field is one step. */
  g_assert_true (sb_document_undo (sample.document, NULL));
  g_assert_cmpint (get_supply (&sample, "u-dsk-1")->minutes_per_week, ==, 1440);
  page_sample_close (&sample);
}

static void
test_week (void)
{
  PageSample sample;
  GtkWidget *site, *editor, *button;
  const SbBid *bid;

  page_sample_open (&sample, SB_APP_TYPE_CAPACITY_PAGE);
  site = page_sample_get (&sample, SB_APP_TYPE_SITE_ROW, NULL, NULL);
  editor = page_sample_find (site, SB_APP_TYPE_WEEK_EDITOR, NULL, NULL);
  button = page_sample_find (editor, GTK_TYPE_BUTTON, "label", "Add Hours");
  g_signal_emit_by_name (button, "clicked");
  bid = page_sample_get_bid (&sample);
  g_assert_true (g_str_has_suffix (bid->sites[0].hours, "; 1-5 08:00-17:00"));

  g_assert_true (sb_document_undo (sample.document, NULL));
  bid = page_sample_get_bid (&sample);
  g_assert_false (g_str_has_suffix (bid->sites[0].hours, "; 1-5 08:00-17:00"));
  page_sample_close (&sample);
}

static void
test_add_and_remove (void)
{
  PageSample sample;
  guint n_sites, n_supplies;

  page_sample_open (&sample, SB_APP_TYPE_CAPACITY_PAGE);
  n_sites = page_sample_get_bid (&sample)->n_sites;
  n_supplies = page_sample_get_bid (&sample)->n_supplies;
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.add-site", NULL);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_sites, ==, n_sites + 1);
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.add-supply", "s", "fys");
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_supplies, ==, n_supplies + 1);

  /* A supply at a removed clinic stays, as care at a distance; a removed supply takes its
   * commitments. */
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.remove-site", "s", "s2");
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_supplies, ==, n_supplies + 1);
  g_assert_null (get_supply (&sample, "u-dsk-1")->site);
  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.remove-supply", "s", "u-dsk-1");
  for (guint i = 0; i < page_sample_get_bid (&sample)->n_commitments; i++)
    g_assert_cmpstr (page_sample_get_bid (&sample)->commitments[i].supply, !=, "u-dsk-1");

  for (guint i = 0; i < 4; i++)
    g_assert_true (sb_document_undo (sample.document, NULL));
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_sites, ==, n_sites);
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_supplies, ==, n_supplies);
  g_assert_cmpstr (get_supply (&sample, "u-dsk-1")->site, ==, "s2");
  page_sample_close (&sample);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();
  g_test_add_func ("/app-capacity/made", test_made);
  g_test_add_func ("/app-capacity/hours", test_hours);
  g_test_add_func ("/app-capacity/week", test_week);
  g_test_add_func ("/app-capacity/add-and-remove", test_add_and_remove);

  return g_test_run ();
}
