/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the document refuses: it stays where it was typed, with a sentence beside it, nothing of it
 * is stored, and it is stored as soon as it is right. */

#include "config.h"

#include "../app/sb-app-capacity-page.h"
#include "../app/sb-app-commitment-row.h"
#include "../app/sb-app-entry-row.h"
#include "../app/sb-app-field-entry.h"
#include "page-sample.h"

/* Without a window's banner an error that is not said beside its field is a warning, which ends the
 * test. */
static void
check_wrong (gpointer widget, const char *sentence)
{
  gtk_test_accessible_assert_state (widget, GTK_ACCESSIBLE_STATE_INVALID,
                                    sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE :
                                                       GTK_ACCESSIBLE_INVALID_FALSE);
  if (sentence != NULL)
    gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
}

/* The field below @from that is bound to that field of a record. */
static gpointer
get_entry (gpointer from, GType type, const char *field)
{
  gpointer entry = page_sample_find (from, type, "field", field);

  g_assert_nonnull (entry);
  return entry;
}

static void
test_period (void)
{
  PageSample sample;
  GtkWidget *from, *to;
  guint n;

  page_sample_open (&sample, SB_APP_TYPE_CAPACITY_PAGE);
  from = page_sample_get (&sample, SB_APP_TYPE_ENTRY_ROW, "field", "from");
  to = get_entry (gtk_widget_get_parent (from), SB_APP_TYPE_ENTRY_ROW, "to");
  gtk_editable_set_text (GTK_EDITABLE (from), "2029-01-01");
  gtk_editable_set_text (GTK_EDITABLE (to), "2028-12-31");
  page_sample_settle (&sample);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "2028-12-31");
  check_wrong (to, "The end must come after the start.");

  gtk_editable_set_text (GTK_EDITABLE (from), "2028-12-31");
  page_sample_settle (&sample);
  check_wrong (to, NULL);
  n = 0;
  for (guint i = 0; i < page_sample_get_bid (&sample)->n_supplies; i++)
    n += page_sample_get_bid (&sample)->supplies[i].to == sb_date_from_ymd (2029, 1, 1);
  g_assert_cmpuint (n, ==, 1);
  page_sample_close (&sample);
}

/* Where there is no room beside the entries, the row of a commitment says it. */
static void
test_commitment (void)
{
  PageSample sample;
  GtkWidget *list = gtk_list_box_new (), *window = gtk_window_new ();
  GtkWidget *row, *from, *to, *note;
  const char *id;

  page_sample_open (&sample, SB_APP_TYPE_CAPACITY_PAGE);
  id = page_sample_get_bid (&sample)->commitments[0].id;
  row = sb_app_commitment_row_new (sample.results, id);
  sb_app_commitment_row_refresh (SB_APP_COMMITMENT_ROW (row));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  from = get_entry (row, SB_APP_TYPE_FIELD_ENTRY, "from");
  to = get_entry (row, SB_APP_TYPE_FIELD_ENTRY, "to");

  gtk_editable_set_text (GTK_EDITABLE (from), "2029-01-01");
  gtk_editable_set_text (GTK_EDITABLE (to), "2028-12-31");
  g_signal_emit_by_name (to, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (to)), ==, "2028-12-31");
  check_wrong (to, "The end must come after the start.");
  note = page_sample_find (row, GTK_TYPE_LABEL, "label", "The end must come after the start.");
  g_assert_true (note != NULL && gtk_widget_get_visible (note));

  gtk_editable_set_text (GTK_EDITABLE (from), "2028-01-01");
  page_sample_settle (&sample);
  check_wrong (to, NULL);
  g_assert_null (
      page_sample_find (row, GTK_TYPE_LABEL, "label", "The end must come after the start."));
  g_assert_cmpint (page_sample_get_bid (&sample)->commitments[0].to, ==,
                   sb_date_from_ymd (2029, 1, 1));
  gtk_window_destroy (GTK_WINDOW (window));
  page_sample_close (&sample);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  sb_record_register_types ();
  g_test_add_func ("/app-refusals/period", test_period);
  g_test_add_func ("/app-refusals/commitment", test_commitment);

  return g_test_run ();
}
