/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Procurement page on a real screen: what stands beside the catalogues, and choosing another in
 * one step that undo takes back. */

#include "config.h"

#include "../app/sb-app-entry-row.h"
#include "../app/sb-app-procurement-page.h"
#include "page-sample.h"

#include <adwaita.h>
#include <string.h>

static AdwActionRow *
get_row (PageSample *sample, const char *catalogue)
{
  const char *title = sb_catalogue_get_title (sb_catalogue_find (catalogue),
                                              sb_app_results_get_language (sample->results));

  return ADW_ACTION_ROW (page_sample_get (sample, ADW_TYPE_ACTION_ROW, "title", title));
}

static gboolean
says (PageSample *sample, const char *catalogue, const char *text)
{
  const char *subtitle = adw_action_row_get_subtitle (get_row (sample, catalogue));

  g_test_message ("%s", subtitle);
  return strstr (subtitle, text) != NULL;
}

static GtkWidget *
find_button (PageSample *sample, const char *catalogue)
{
  return page_sample_find (GTK_WIDGET (get_row (sample, catalogue)), GTK_TYPE_BUTTON, NULL, NULL);
}

static void
test_made (void)
{
  PageSample sample;

  page_sample_open (&sample, SB_APP_TYPE_PROCUREMENT_PAGE);
  g_assert_cmpstr (sb_app_page_get_page_name (sample.page), ==, "procurement");
  g_assert_cmpuint (page_sample_count_unnamed (GTK_WIDGET (sample.page)), ==, 0);
  page_sample_close (&sample);
}

/* What the example has answered of its own catalogue stays. */
static void
test_instead (void)
{
  PageSample sample;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  page_sample_open (&sample, SB_APP_TYPE_PROCUREMENT_PAGE);
  before = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_null (find_button (&sample, "jonkoping-primarvard-2017"));
  g_assert_false (says (&sample, "jonkoping-primarvard-2017", "still in the bid"));
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (find_button (&sample, "vgr-vardcentral-2025"))), ==,
      "Use Instead");

  gtk_widget_activate_action (GTK_WIDGET (sample.page), "page.apply-catalogue", "s",
                              "vgr-vardcentral-2025");
  page_sample_settle (&sample);
  g_assert_cmpstr (page_sample_get_bid (&sample)->info->catalogue, ==, "vgr-vardcentral-2025");
  g_assert_null (find_button (&sample, "vgr-vardcentral-2025"));
  g_assert_nonnull (find_button (&sample, "jonkoping-primarvard-2017"));
  g_assert_true (says (&sample, "jonkoping-primarvard-2017", "still in the bid"));
  g_assert_cmpuint (page_sample_get_bid (&sample)->n_answers, >, 0);

  g_assert_true (sb_document_undo (sample.document, &error));
  after = sb_bid_build_hash (page_sample_get_bid (&sample));
  g_assert_cmpstr (after, ==, before);
  g_assert_null (find_button (&sample, "jonkoping-primarvard-2017"));
  page_sample_close (&sample);
}

/* The example is a bid to Region Jönköpings län that starts in 2027. */
static void
test_fit (void)
{
  PageSample sample;

  page_sample_open (&sample, SB_APP_TYPE_PROCUREMENT_PAGE);
  g_assert_false (says (&sample, "jonkoping-primarvard-2017", "\n"));
  g_assert_true (says (&sample, "norrbotten-primarvard-2022",
                       "\nFor Region Norrbotten; the bid names Region Jönköpings län. Applies "
                       "until 31\u00a0December\u00a02022; the contract starts after that."));

  gtk_editable_set_text (
      GTK_EDITABLE (page_sample_get (&sample, SB_APP_TYPE_ENTRY_ROW, "field", "authority_name")),
      "Region Stockholm");
  page_sample_settle (&sample);
  g_assert_true (says (&sample, "jonkoping-primarvard-2017", "the bid names Region Stockholm."));
  g_assert_false (says (&sample, "stockholm-huslakare-2022", "\n"));
  page_sample_close (&sample);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();
  g_test_add_func ("/app-procurement/made", test_made);
  g_test_add_func ("/app-procurement/instead", test_instead);
  g_test_add_func ("/app-procurement/fit", test_fit);

  return g_test_run ();
}
