/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A person who stands behind the hours: folded to a name and a profession, unfolded to all that is
 * known. Which specialist titles can be chosen follows from the profession.
 */

#include "config.h"

#include "sb-app-person-row.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-large-text.h"
#include "sb-app-remove-button.h"

#include <glib/gi18n.h>

struct _SbAppPersonRow
{
  AdwExpanderRow parent_instance;

  SbRecord *record;
  SbAppEntryRow *name_row;
  SbAppChoiceRow *profession_row;
  SbAppChoiceRow *title_row;
  SbAppEntryRow *share_row;
  SbAppEntryRow *from_row;
  SbAppEntryRow *to_row;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (SbAppPersonRow, sb_app_person_row, ADW_TYPE_EXPANDER_ROW)

static void
update_cb (SbAppPersonRow *self)
{
  const SbPerson *person = sb_record_get_row (self->record);
  SbLanguage language = sb_language_of_user ();
  const char *const *titles;
  const char *profession;

  if (!sb_record_exists (self->record))
    return;

  profession = person->profession != NULL ?
                   sb_codes_get_profession_name (person->profession, language) :
                   _ ("Profession not chosen");
  titles = sb_codes_list_titles (person->profession, language);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sb_text_is_empty (person->name) ?
                                                                 _ ("Person without a name") :
                                                                 person->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 person->title != NULL ? person->title : profession);
  sb_app_choice_row_set_codes (self->title_row, titles, titles);
}

/**
 * sb_app_person_row_new:
 * @record: a person
 *
 * Returns: (transfer floating): a row that is bound to it
 */
GtkWidget *
sb_app_person_row_new (SbRecord *record)
{
  SbAppPersonRow *self = g_object_new (SB_APP_TYPE_PERSON_ROW, NULL);
  GtkWidget *rows[] = {
    GTK_WIDGET (self->name_row),  GTK_WIDGET (self->profession_row), GTK_WIDGET (self->title_row),
    GTK_WIDGET (self->share_row), GTK_WIDGET (self->from_row),       GTK_WIDGET (self->to_row),
  };

  self->record = g_object_ref (record);
  sb_app_choice_row_offer_professions (self->profession_row);
  g_signal_connect_object (record, "notify", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_set (rows[i], "record", record, NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s",
                                    sb_record_get_id (record));

  return GTK_WIDGET (self);
}

static void
sb_app_person_row_dispose (GObject *object)
{
  SbAppPersonRow *self = SB_APP_PERSON_ROW (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (sb_app_person_row_parent_class)->dispose (object);
}

static void
sb_app_person_row_class_init (SbAppPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_person_row_dispose;
  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, profession_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, title_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, share_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, from_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, to_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppPersonRow, remove_button);
}

static void
sb_app_person_row_init (SbAppPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sb_app_large_text_prepare (GTK_WIDGET (self));
}
