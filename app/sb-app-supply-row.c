/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Hours that a member can give: folded to profession, place and hours per week, unfolded to be
 * changed.
 */

#include "config.h"

#include "sb-app-supply-row.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-large-text.h"
#include "sb-app-remove-button.h"

#include <glib/gi18n.h>

struct _SbAppSupplyRow
{
  AdwExpanderRow parent_instance;

  SbRecord *record;
  GtkLabel *hours_label;
  SbAppEntryRow *minutes_row;
  SbAppChoiceRow *profession_row;
  SbAppChoiceRow *site_row;
  SbAppEntryRow *from_row;
  SbAppEntryRow *to_row;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (SbAppSupplyRow, sb_app_supply_row, ADW_TYPE_EXPANDER_ROW)

static void
fill_sites (SbAppSupplyRow *self, const SbBid *bid)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < bid->n_sites; i++)
    {
      g_ptr_array_add (ids, bid->sites[i].id);
      g_ptr_array_add (names, bid->sites[i].name);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  sb_app_choice_row_set_codes (self->site_row, (const char *const *) ids->pdata,
                               (const char *const *) names->pdata);
}

/* "from 1 March 2027", and so on: nothing when it is the whole contract. */
static char *
describe_period (const SbSupply *supply, SbLanguage language)
{
  g_autofree char *from =
      supply->from != SB_DATE_NONE ? sb_language_date (language, supply->from) : NULL;
  g_autofree char *to =
      supply->to != SB_DATE_NONE ? sb_language_date (language, supply->to - 1) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: two dates */
    return g_strdup_printf (_ ("from %s to %s"), from, to);
  if (from != NULL)
    /* Translators: a date */
    return g_strdup_printf (_ ("from %s"), from);
  if (to != NULL)
    /* Translators: a date */
    return g_strdup_printf (_ ("to %s"), to);

  return NULL;
}

/* Professions are lower case in running text; a row begins with a capital. */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, g_utf8_next_char (text) - text);

  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * sb_app_supply_row_update:
 * @self: a row
 * @results: what is known of the bid
 *
 * Shows the supply as it is now, and the sites there are to choose.
 */
void
sb_app_supply_row_update (SbAppSupplyRow *self, SbAppResults *results)
{
  const SbBid *bid = sb_app_results_get_bid (results);
  SbLanguage language = sb_app_results_get_language (results);
  const SbSupply *supply = sb_record_get_row (self->record);
  const char *profession = sb_codes_get_profession_name (supply->profession, language);
  g_autofree char *title = capitalize (profession != NULL ? profession : supply->profession);
  const char *site =
      supply->site != NULL ? sb_bid_get_subject_name (bid, supply->site) : _ ("At a distance");
  const SbRemark *remark = sb_app_results_find_remark (results, SB_TABLE_SUPPLY, supply->id, NULL);
  g_autofree char *period = describe_period (supply, language);
  g_autofree char *subtitle =
      period != NULL ? g_strdup_printf ("%s · %s", site, period) : g_strdup (site);
  g_autofree char *hours = sb_language_hours (language, supply->minutes_per_week);
  /* Translators: hours per week, in short */
  g_autofree char *text = g_strdup_printf (_ ("%s h/week"), hours);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_label_set_text (self->hours_label, text);
  sb_app_entry_row_set_message (self->minutes_row, remark != NULL ? remark->text : NULL);
  fill_sites (self, bid);
}

/**
 * sb_app_supply_row_new:
 * @record: a supply
 *
 * Returns: (transfer floating): a row that is bound to it, to be updated before it is shown
 */
GtkWidget *
sb_app_supply_row_new (SbRecord *record)
{
  SbAppSupplyRow *self = g_object_new (SB_APP_TYPE_SUPPLY_ROW, NULL);
  GtkWidget *rows[] = {
    GTK_WIDGET (self->minutes_row), GTK_WIDGET (self->profession_row), GTK_WIDGET (self->site_row),
    GTK_WIDGET (self->from_row),    GTK_WIDGET (self->to_row),
  };

  self->record = g_object_ref (record);
  sb_app_choice_row_offer_professions (self->profession_row);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_set (rows[i], "record", record, NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s",
                                    sb_record_get_id (record));

  return GTK_WIDGET (self);
}

/**
 * sb_app_supply_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): its supply
 */
SbRecord *
sb_app_supply_row_get_record (SbAppSupplyRow *self)
{
  g_return_val_if_fail (SB_APP_IS_SUPPLY_ROW (self), NULL);

  return self->record;
}

static void
sb_app_supply_row_dispose (GObject *object)
{
  SbAppSupplyRow *self = SB_APP_SUPPLY_ROW (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (sb_app_supply_row_parent_class)->dispose (object);
}

static void
sb_app_supply_row_class_init (SbAppSupplyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_supply_row_dispose;
  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-supply-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, hours_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, profession_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, site_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, from_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, to_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppSupplyRow, remove_button);
}

static void
sb_app_supply_row_init (SbAppSupplyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sb_app_large_text_prepare (GTK_WIDGET (self));
}
