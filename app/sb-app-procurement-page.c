/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which rules apply: how the region buys, said in plain words; the region and its catalogue; dates
 * and contract; the group's name, lead and liability. Applying a catalogue, also in the place of
 * another, is one step that can be undone.
 */

#include "config.h"

#include "sb-app-procurement-page.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-large-text.h"
#include "sb-app-messages.h"

#include <glib/gi18n.h>

struct _SbAppProcurementPage
{
  SbAppPage parent_instance;

  SbAppEntryRow *title_row;
  SbAppChoiceRow *route_row;
  GtkLabel *explanation_label;
  SbAppChoiceRow *language_row;
  SbAppEntryRow *authority_row;
  GtkMenuButton *region_button;
  SbAppEntryRow *reference_row;
  GtkListBox *catalogues;
  SbAppEntryRow *questions_row;
  SbAppEntryRow *submit_row;
  SbAppEntryRow *valid_row;
  SbAppEntryRow *start_row;
  SbAppEntryRow *end_row;
  SbAppEntryRow *horizon_row;
  SbAppEntryRow *locum_row;
  SbAppEntryRow *recruitment_row;
  SbAppEntryRow *overtime_row;
  SbAppEntryRow *name_row;
  SbAppChoiceRow *lead_row;
  SbAppChoiceRow *liability_row;
};

G_DEFINE_FINAL_TYPE (SbAppProcurementPage, sb_app_procurement_page, SB_APP_TYPE_PAGE)

/* The one row of the bid itself. */
#define BID_ID "bid"

static void
set_authority_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppProcurementPage *self = SB_APP_PROCUREMENT_PAGE (widget);
  SbDocument *document = sb_app_results_get_document (sb_app_page_get_results (SB_APP_PAGE (self)));

  sb_document_end_typing (document);
  gtk_editable_set_text (GTK_EDITABLE (self->authority_row),
                         g_variant_get_string (parameter, NULL));
  sb_document_end_typing (document);
}

/* What a person should know after applying a catalogue: what has become of the one before. */
static char *
describe_change (const SbCatalogue *catalogue, const SbCatalogueChange *change, SbLanguage language)
{
  g_autofree char *kept = sb_language_integer (language, change->n_kept);

  if (change->n_kept > 0)
    return g_strdup_printf (
        ngettext ("The catalogue was replaced; %s requirement that you had answered or changed "
                  "is still there",
                  "The catalogue was replaced; %s requirements that you had answered or changed "
                  "are still there",
                  change->n_kept),
        kept);
  if (change->n_removed > 0)
    return g_strdup (_ ("The catalogue was replaced"));

  /* Translators: the title of a region's catalogue */
  return g_strdup_printf (_ ("“%s” was applied"), sb_catalogue_get_title (catalogue, language));
}

static void
apply_catalogue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppResults *results = sb_app_page_get_results (SB_APP_PAGE (widget));
  const SbCatalogue *catalogue = sb_catalogue_find (g_variant_get_string (parameter, NULL));
  SbCatalogueChange change;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!sb_catalogue_apply (sb_app_results_get_document (results), catalogue->id, &change, &error))
    {
      sb_app_messages_error (widget, error);
      return;
    }

  text = describe_change (catalogue, &change, sb_app_results_get_language (results));
  sb_app_messages_toast_undo (widget, text);
}

static void
fill_regions (SbAppProcurementPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const SbMunicipality *const *all = sb_codes_list_municipalities (&n);

  for (guint i = 0; i < n; i++)
    if (g_hash_table_add (seen, all[i]->region))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (all[i]->region, NULL);
        g_menu_item_set_action_and_target (item, "page.set-authority", "s", all[i]->region);
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (self->region_button, G_MENU_MODEL (menu));
}

/* Whose it is, and below that what a person should know before choosing it. */
static char *
describe_catalogue (const SbCatalogue *catalogue, const SbBid *bid)
{
  SbLanguage language = sb_language_of_user ();
  guint n = sb_catalogue_count_requirements (catalogue, bid);
  g_autofree char *number = sb_language_integer (language, n);
  g_autofree char *fit = sb_catalogue_describe_fit (catalogue, bid, language);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s · %s", catalogue->region, catalogue->version,
                          sb_labels_get_completeness (language, catalogue->completeness));
  if (fit != NULL)
    g_string_append_printf (text, "\n%s", fit);
  if (n > 0 && g_strcmp0 (catalogue->id, bid->info->catalogue) != 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%s of its requirements is still in the bid.",
                                        "%s of its requirements are still in the bid.", n),
                              number);
    }

  return g_string_free (text, FALSE);
}

/* A bid has one catalogue: the others are offered in its place. */
static GtkWidget *
new_apply_button (const SbCatalogue *catalogue, gboolean replaces)
{
  GtkWidget *button = gtk_button_new_with_label (replaces ? _ ("Use Instead") : _ ("Apply"));
  const char *title = sb_catalogue_get_title (catalogue, sb_language_of_user ());
  /* Translators: the title of a region's catalogue */
  g_autofree char *name = replaces ? g_strdup_printf (_ ("Use “%s” instead"), title) :
                                     /* Translators: the title of a region's catalogue */
                                     g_strdup_printf (_ ("Apply “%s”"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", catalogue->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.apply-catalogue");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
add_catalogue (SbAppProcurementPage *self, const SbCatalogue *catalogue, const SbBid *bid)
{
  SbLanguage language = sb_language_of_user ();
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *subtitle = describe_catalogue (catalogue, bid);
  GtkWidget *suffix;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 sb_catalogue_get_title (catalogue, language));
  adw_action_row_set_subtitle (row, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row),
                               sb_catalogue_get_completeness_note (catalogue, language));

  if (g_strcmp0 (catalogue->id, bid->info->catalogue) == 0)
    {
      suffix = gtk_label_new (_ ("In use"));
      gtk_widget_add_css_class (suffix, "success");
      adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("object-select-symbolic"));
    }
  else
    suffix = new_apply_button (catalogue, bid->info->catalogue != NULL);
  adw_action_row_add_suffix (row, suffix);
  sb_app_large_text_prepare (GTK_WIDGET (row));
  gtk_list_box_append (self->catalogues, GTK_WIDGET (row));
}

static void
update_catalogues (SbAppProcurementPage *self, const SbBid *bid)
{
  g_autoptr (GPtrArray) all = sb_catalogue_list ();
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->catalogues, 0)) != NULL)
    gtk_list_box_remove (self->catalogues, GTK_WIDGET (row));
  for (guint i = 0; i < all->len; i++)
    add_catalogue (self, all->pdata[i], bid);
}

static void
update_message (SbAppResults *results, SbAppEntryRow *row, const char *field)
{
  const SbRemark *remark = sb_app_results_find_remark (results, SB_TABLE_BID, BID_ID, field);

  sb_app_entry_row_set_message (row, remark != NULL ? remark->text : NULL);
}

static void
sb_app_procurement_page_update (SbAppPage *page)
{
  SbAppProcurementPage *self = SB_APP_PROCUREMENT_PAGE (page);
  SbAppResults *results = sb_app_page_get_results (page);
  const SbBid *bid = sb_app_results_get_bid (results);
  gboolean is_lov = bid->info->route == SB_ROUTE_LOV;

  gtk_label_set_text (
      self->explanation_label,
      sb_labels_get_route_explanation (sb_app_results_get_language (results), bid->info->route));
  sb_app_entry_row_set_hint (self->submit_row,
                             is_lov ? _ ("LOV has no last day: your own target") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->valid_row),
                          !is_lov || bid->info->valid_until != SB_DATE_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->horizon_row), bid->info->end == SB_DATE_NONE);

  update_catalogues (self, bid);
  sb_app_choice_row_offer_members (self->lead_row, bid);
  update_message (results, self->title_row, "title");
  update_message (results, self->authority_row, "authority_name");
  update_message (results, self->name_row, "group_name");
  update_message (results, self->questions_row, "questions_by");
  update_message (results, self->submit_row, "submit_by");
  update_message (results, self->valid_row, "valid_until");
  update_message (results, self->start_row, "start");
  update_message (results, self->end_row, "end");
}

static void
sb_app_procurement_page_update_status (SbAppPage *page)
{
  SbAppResults *results = sb_app_page_get_results (page);
  const SbBid *bid = sb_app_results_get_bid (results);
  const SbBidInfo *info = bid->info;
  guint left = sb_text_is_empty (info->title) + sb_text_is_empty (info->authority_name) +
               sb_text_is_empty (info->group_name) + sb_text_is_empty (info->lead) +
               (info->submit_by == SB_DATE_NONE) + (bid->n_requirements == 0) +
               (info->liability < 0 || info->liability == SB_LIABILITY_UNKNOWN);
  const SbRemark *remark = sb_app_results_find_remark (results, SB_TABLE_BID, BID_ID, NULL);
  g_autofree char *number = sb_language_integer (sb_app_results_get_language (results), left);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s thing is not filled in", "%s things are not filled in", left), number);

  if (remark != NULL)
    sb_app_page_set_status (page, SB_APP_STATUS_WARNING, 0, remark->text);
  else if (left > 0)
    sb_app_page_set_status (page, SB_APP_STATUS_LEFT, left, text);
  else
    sb_app_page_set_status (page, SB_APP_STATUS_OK, 0, _ ("All is filled in"));
}

/* @id: name of a field of the bid; the title stands for the others */
static void
sb_app_procurement_page_show_record (SbAppPage *page, const char *id)
{
  SbAppProcurementPage *self = SB_APP_PROCUREMENT_PAGE (page);
  const struct
  {
    const char *field;
    SbAppEntryRow *row;
  } rows[] = { { "questions_by", self->questions_row },
               { "submit_by", self->submit_row },
               { "valid_until", self->valid_row },
               { "start", self->start_row } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (id, rows[i].field) == 0)
      {
        gtk_widget_grab_focus (GTK_WIDGET (rows[i].row));
        return;
      }

  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

static void
results_cb (SbAppProcurementPage *self)
{
  SbAppResults *results = sb_app_page_get_results (SB_APP_PAGE (self));
  SbRecord *record =
      results != NULL ? sb_app_results_get_record (results, SB_TABLE_BID, BID_ID) : NULL;
  GtkWidget *entry_rows[] = {
    GTK_WIDGET (self->title_row),     GTK_WIDGET (self->authority_row),
    GTK_WIDGET (self->reference_row), GTK_WIDGET (self->questions_row),
    GTK_WIDGET (self->submit_row),    GTK_WIDGET (self->valid_row),
    GTK_WIDGET (self->start_row),     GTK_WIDGET (self->end_row),
    GTK_WIDGET (self->horizon_row),   GTK_WIDGET (self->name_row),
    GTK_WIDGET (self->route_row),     GTK_WIDGET (self->language_row),
    GTK_WIDGET (self->lead_row),      GTK_WIDGET (self->liability_row),
    GTK_WIDGET (self->locum_row),     GTK_WIDGET (self->recruitment_row),
    GTK_WIDGET (self->overtime_row),
  };

  for (guint i = 0; i < G_N_ELEMENTS (entry_rows); i++)
    g_object_set (entry_rows[i], "record", record, NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, route_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, authority_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, region_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, reference_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, catalogues);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, questions_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, submit_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, valid_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, end_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, horizon_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, locum_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, recruitment_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, overtime_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, lead_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppProcurementPage, liability_row);
}

static void
sb_app_procurement_page_class_init (SbAppProcurementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SB_APP_PAGE_CLASS (klass)->update = sb_app_procurement_page_update;
  SB_APP_PAGE_CLASS (klass)->update_status = sb_app_procurement_page_update_status;
  SB_APP_PAGE_CLASS (klass)->show_record = sb_app_procurement_page_show_record;

  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  gtk_widget_class_install_action (widget_class, "page.set-authority", "s", set_authority_action);
  gtk_widget_class_install_action (widget_class, "page.apply-catalogue", "s",
                                   apply_catalogue_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/samanbud/Samanbud/ui/sb-app-procurement-page.ui");
  bind_children (widget_class);
}

static void
sb_app_procurement_page_init (SbAppProcurementPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  sb_app_choice_row_set_labels (self->route_row, &sb_bid_info_table, sb_labels_get_route);
  sb_app_choice_row_set_labels (self->language_row, &sb_bid_info_table, sb_labels_get_language);
  sb_app_choice_row_set_labels (self->liability_row, &sb_bid_info_table, sb_labels_get_liability);
  fill_regions (self);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
