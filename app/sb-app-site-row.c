/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A clinic: folded to its name and place, unfolded to all that is known, with its week. The
 * position can be typed, or taken from an urban locality of the chosen municipality.
 */

#include "config.h"

#include "sb-app-site-row.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-large-text.h"
#include "sb-app-remove-button.h"
#include "sb-app-switch-row.h"
#include "sb-app-week-editor.h"

#include <glib/gi18n.h>

struct _SbAppSiteRow
{
  AdwExpanderRow parent_instance;

  SbRecord *record;
  SbAppEntryRow *name_row;
  SbAppChoiceRow *member_row;
  SbAppEntryRow *address_row;
  SbAppChoiceRow *municipality_row;
  GtkDropDown *locality_drop_down;
  SbAppEntryRow *lat_row;
  SbAppEntryRow *lon_row;
  SbAppSwitchRow *listing_row;
  SbAppWeekEditor *week_editor;
  GtkButton *remove_button;
  GPtrArray *localities; /* (element-type SbLocality): of the municipality shown, by name */
  char *municipality;    /* whose localities those are */
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppSiteRow, sb_app_site_row, ADW_TYPE_EXPANDER_ROW)

static int
compare_localities (gconstpointer a, gconstpointer b)
{
  const SbLocality *x = *(const SbLocality *const *) a, *y = *(const SbLocality *const *) b;

  return g_utf8_collate (x->name, y->name);
}

static void
fill_localities (SbAppSiteRow *self, const char *municipality)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const SbLocality *const *all = sb_codes_list_localities (&n);

  g_ptr_array_set_size (self->localities, 0);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (all[i]->municipality, municipality) == 0)
      g_ptr_array_add (self->localities, (gpointer) all[i]);
  g_ptr_array_sort (self->localities, compare_localities);

  gtk_string_list_append (names, _ ("Not chosen"));
  for (guint i = 0; i < self->localities->len; i++)
    gtk_string_list_append (names, ((const SbLocality *) self->localities->pdata[i])->name);
  gtk_drop_down_set_model (self->locality_drop_down, G_LIST_MODEL (names));
}

static guint
find_locality (SbAppSiteRow *self, const SbSite *site)
{
  for (guint i = 0; i < self->localities->len; i++)
    {
      const SbLocality *locality = self->localities->pdata[i];

      if (locality->lat == site->lat && locality->lon == site->lon)
        return i + 1;
    }

  return 0;
}

static gboolean
set_position (SbDocument *document, gpointer data, GError **error)
{
  SbAppSiteRow *self = data;
  const SbLocality *locality =
      self->localities->pdata[gtk_drop_down_get_selected (self->locality_drop_down) - 1];
  SbSite site;
  gboolean done;

  sb_table_copy_row (&sb_site_table, &site, sb_record_get_row (self->record));
  site.lat = locality->lat;
  site.lon = locality->lon;
  done = sb_document_update (document, &sb_site_table, &site, error);
  sb_table_clear_row (&sb_site_table, &site);
  return done;
}

static void
locality_cb (SbAppSiteRow *self)
{
  SbDocument *document;
  g_autoptr (GError) error = NULL;
  guint selected = gtk_drop_down_get_selected (self->locality_drop_down);

  if (self->filling || self->record == NULL || selected == 0 || selected > self->localities->len)
    return;

  document = sb_record_get_document (self->record);
  if (!sb_document_begin (document, _ ("Choose place of clinic"), &error))
    return;
  if (!set_position (document, self, &error) || !sb_document_commit (document, &error))
    sb_document_rollback (document);
}

static void
notify_cb (SbAppSiteRow *self)
{
  const SbSite *site = sb_record_get_row (self->record);

  if (!sb_record_exists (self->record))
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sb_text_is_empty (site->name) ?
                                                                 _ ("Clinic without a name") :
                                                                 site->name);
  self->filling = TRUE;
  if (sb_text_set (&self->municipality, site->municipality))
    fill_localities (self, site->municipality);
  gtk_drop_down_set_selected (self->locality_drop_down, find_locality (self, site));
  gtk_widget_set_sensitive (GTK_WIDGET (self->locality_drop_down), self->localities->len > 0);
  self->filling = FALSE;
}

static void
fill_municipalities (SbAppSiteRow *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const SbMunicipality *const *all = sb_codes_list_municipalities (&n);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (codes, all[i]->code);
      g_ptr_array_add (words, g_strdup_printf ("%s (%s)", all[i]->name, all[i]->region));
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (words, NULL);
  sb_app_choice_row_set_codes (self->municipality_row, (const char *const *) codes->pdata,
                               (const char *const *) words->pdata);
}

/**
 * sb_app_site_row_update:
 * @self: a row
 * @results: what is known of the bid
 *
 * Shows what depends on other records: whose clinic it is, and which members there are to choose.
 */
void
sb_app_site_row_update (SbAppSiteRow *self, SbAppResults *results)
{
  const SbBid *bid = sb_app_results_get_bid (results);
  const SbSite *site = sb_record_get_row (self->record);
  const SbMunicipality *municipality =
      site->municipality != NULL ? sb_codes_find_municipality (site->municipality) : NULL;
  const char *member = sb_bid_get_subject_name (bid, site->member);
  g_autofree char *subtitle = municipality != NULL ?
                                  g_strdup_printf ("%s · %s", municipality->name, member) :
                                  g_strdup (member);

  sb_app_choice_row_offer_members (self->member_row, bid);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

/**
 * sb_app_site_row_new:
 * @record: a site
 *
 * Returns: (transfer floating): a row that is bound to it
 */
GtkWidget *
sb_app_site_row_new (SbRecord *record)
{
  SbAppSiteRow *self = g_object_new (SB_APP_TYPE_SITE_ROW, NULL);
  GtkWidget *rows[] = {
    GTK_WIDGET (self->name_row),    GTK_WIDGET (self->member_row),
    GTK_WIDGET (self->address_row), GTK_WIDGET (self->municipality_row),
    GTK_WIDGET (self->lat_row),     GTK_WIDGET (self->lon_row),
    GTK_WIDGET (self->listing_row), GTK_WIDGET (self->week_editor),
  };

  self->record = g_object_ref (record);
  fill_municipalities (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_set (rows[i], "record", record, NULL);
  g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
  fill_localities (self, NULL);
  notify_cb (self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s",
                                    sb_record_get_id (record));

  return GTK_WIDGET (self);
}

/**
 * sb_app_site_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): its site
 */
SbRecord *
sb_app_site_row_get_record (SbAppSiteRow *self)
{
  g_return_val_if_fail (SB_APP_IS_SITE_ROW (self), NULL);

  return self->record;
}

static void
sb_app_site_row_dispose (GObject *object)
{
  SbAppSiteRow *self = SB_APP_SITE_ROW (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->localities, g_ptr_array_unref);
  g_clear_pointer (&self->municipality, g_free);

  G_OBJECT_CLASS (sb_app_site_row_parent_class)->dispose (object);
}

static void
sb_app_site_row_class_init (SbAppSiteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_site_row_dispose;
  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  g_type_ensure (SB_APP_TYPE_SWITCH_ROW);
  g_type_ensure (SB_APP_TYPE_WEEK_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-site-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, member_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, address_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, municipality_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, locality_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, lat_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, lon_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, listing_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, week_editor);
  gtk_widget_class_bind_template_child (widget_class, SbAppSiteRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, locality_cb);
}

static void
sb_app_site_row_init (SbAppSiteRow *self)
{
  g_autoptr (GtkExpression) words =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->localities = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sb_app_large_text_prepare (GTK_WIDGET (self));
  /* Search needs to know what the words of a choice are. */
  gtk_drop_down_set_expression (self->locality_drop_down, words);
  sb_app_large_text_shrink_drop_down (self->locality_drop_down);
  self->filling = FALSE;
}
