/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What decides whether a requirement is met: its kind, and the fields that the kind has. A
 * catalogue seldom says how many hours it takes, so the group sets that itself; the requirement
 * then carries the origin `group`, and is shown as the group's own estimate. Fields of another kind
 * are emptied with the step that changes the kind: they would mean nothing.
 */

#include "config.h"

#include "sb-app-test-editor.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-large-text.h"
#include "sb-app-tab-stop.h"
#include "sb-app-week-editor.h"

#include <glib/gi18n.h>

/* Longer lists do not help to find a place. */
#define MAX_PLACES 30

/* On a row of the search for a place: the SbLocality. On a check button: a profession's code. */
#define ROW_DATA "sb-row-data"

struct _SbAppTestEditor
{
  AdwPreferencesGroup parent_instance;

  GtkDropDown *kind_drop_down;
  GtkWidget *kind_row;
  AdwExpanderRow *professions_row;
  SbAppEntryRow *minutes_row;
  AdwActionRow *place_row;
  GtkPopover *place_popover;
  GtkSearchEntry *place_entry;
  GtkListBox *places;
  SbAppEntryRow *max_row;
  SbAppEntryRow *lat_row;
  SbAppEntryRow *lon_row;
  SbAppEntryRow *attribute_row;
  SbAppChoiceRow *aggregate_row;
  SbAppChoiceRow *comparator_row;
  SbAppEntryRow *value_row;
  SbAppEntryRow *unit_row;
  SbAppChoiceRow *municipality_row;
  SbAppEntryRow *from_row;
  SbAppEntryRow *to_row;
  GtkWidget *week_row;
  SbAppWeekEditor *week_editor;

  SbAppResults *results;
  SbRecord *record;
  GPtrArray *checks; /* one check button per profession, once the row was unfolded */
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppTestEditor, sb_app_test_editor, ADW_TYPE_PREFERENCES_GROUP)

static const SbRequirement *
get_requirement (SbAppTestEditor *self)
{
  return self->record != NULL && sb_record_exists (self->record) ?
             sb_record_get_row (self->record) :
             NULL;
}

static gboolean
update_row (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_update (document, &sb_requirement_table, data, error);
}

static void
clear_test (SbRequirement *row)
{
  sb_text_set (&row->professions, NULL);
  sb_text_set (&row->municipality, NULL);
  sb_text_set (&row->weekly, NULL);
  sb_text_set (&row->attribute, NULL);
  sb_text_set (&row->unit, NULL);
  row->minutes_per_week = row->value = SB_UNKNOWN;
  row->lat = row->lon = row->max_m = SB_UNKNOWN;
  row->aggregate = row->comparator = -1;
  row->from = row->to = SB_DATE_NONE;
}

static gboolean
is_declared_by_catalogue (const char *id)
{
  const SbCatalogue *catalogue = sb_catalogue_find_with_requirement (id);

  return catalogue != NULL &&
         sb_catalogue_find_requirement (catalogue, id)->test == SB_TEST_DECLARATION;
}

/* What the group has set is its own; back to the catalogue's declaration is the catalogue's. */
static void
kind_cb (SbAppTestEditor *self)
{
  const SbRequirement *requirement = get_requirement (self);
  int kind = (int) gtk_drop_down_get_selected (self->kind_drop_down);
  SbRequirement row;

  if (self->filling || requirement == NULL || kind == requirement->test)
    return;

  sb_table_init_row (&sb_requirement_table, &row);
  sb_table_copy_row (&sb_requirement_table, &row, requirement);
  clear_test (&row);
  row.test = kind;
  row.origin = kind == SB_TEST_DECLARATION && is_declared_by_catalogue (row.id) ?
                   SB_ORIGIN_CATALOGUE :
                   SB_ORIGIN_GROUP;
  if (kind == SB_TEST_HOURS)
    row.weekly = g_strdup ("1-5 08:00-17:00");
  if (kind == SB_TEST_NUMBER)
    {
      row.aggregate = SB_AGGREGATE_SUM;
      row.comparator = SB_COMPARATOR_GE;
    }
  sb_app_results_edit (self->results, GTK_WIDGET (self), _ ("Change what is tested"), update_row,
                       &row);
  sb_table_clear_row (&sb_requirement_table, &row);
}

static gboolean
takes (const SbRequirement *requirement, const char *code)
{
  return requirement != NULL && sb_requirement_takes_profession (requirement, code);
}

/* Codes that no list names came with an import; they stay. */
static GString *
keep_foreign_codes (const SbRequirement *requirement)
{
  GString *codes = g_string_new (NULL);
  g_auto (GStrv) old =
      g_strsplit (requirement->professions != NULL ? requirement->professions : "", " ", -1);

  for (guint i = 0; old[i] != NULL; i++)
    if (*old[i] != '\0' && sb_codes_find_profession (old[i]) == NULL)
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", old[i]);

  return codes;
}

static void
profession_cb (SbAppTestEditor *self)
{
  const SbRequirement *requirement = get_requirement (self);
  g_autoptr (GString) codes = NULL;
  SbRequirement row;

  if (self->filling || requirement == NULL)
    return;

  codes = keep_foreign_codes (requirement);
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);
      if (gtk_check_button_get_active (check))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "",
                                (const char *) g_object_get_data (G_OBJECT (check), ROW_DATA));
    }
  sb_table_init_row (&sb_requirement_table, &row);
  sb_table_copy_row (&sb_requirement_table, &row, requirement);
  sb_text_set (&row.professions, codes->len > 0 ? codes->str : NULL);
  sb_app_results_edit (self->results, GTK_WIDGET (self), _ ("Change professions"), update_row,
                       &row);
  sb_table_clear_row (&sb_requirement_table, &row);
}

static void
update_professions (SbAppTestEditor *self, const SbRequirement *requirement)
{
  SbLanguage language = sb_language_of_user ();
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const SbProfession *const *all = sb_codes_list_professions (&n);

  for (guint i = 0; i < n; i++)
    if (takes (requirement, all[i]->code))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              sb_codes_get_profession_name (all[i]->code, language));
  adw_expander_row_set_subtitle (self->professions_row,
                                 names->len > 0 ? names->str : _ ("Choose at least one"));
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);
      const char *code = g_object_get_data (G_OBJECT (check), ROW_DATA);
      gtk_check_button_set_active (check, takes (requirement, code));
    }
}

/* Dozens of rows, so only when somebody wants to see them. */
static void
expanded_cb (SbAppTestEditor *self)
{
  guint n;
  const SbProfession *const *all = sb_codes_list_professions (&n);

  if (self->checks->len > 0 || !adw_expander_row_get_expanded (self->professions_row))
    return;

  for (guint i = 0; i < n; i++)
    {
      const char *name = sb_codes_get_profession_name (all[i]->code, sb_language_of_user ());
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (check), ROW_DATA, all[i]->code);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   takes (get_requirement (self), all[i]->code));
      g_signal_connect_object (check, "toggled", G_CALLBACK (profession_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      adw_expander_row_add_row (self->professions_row, row);
    }
}

static void
set_place (SbAppTestEditor *self, const SbLocality *locality)
{
  const SbRequirement *requirement = get_requirement (self);
  SbRequirement row;

  gtk_popover_popdown (self->place_popover);
  if (requirement == NULL)
    return;

  sb_table_init_row (&sb_requirement_table, &row);
  sb_table_copy_row (&sb_requirement_table, &row, requirement);
  row.lat = locality->lat;
  row.lon = locality->lon;
  sb_app_results_edit (self->results, GTK_WIDGET (self), _ ("Choose place"), update_row, &row);
  sb_table_clear_row (&sb_requirement_table, &row);
}

static void
place_cb (SbAppTestEditor *self, GtkListBoxRow *row)
{
  set_place (self, g_object_get_data (G_OBJECT (row), ROW_DATA));
}

static void
place_activate_cb (SbAppTestEditor *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->places, 0);

  if (row != NULL)
    place_cb (self, row);
}

static void
add_place (SbAppTestEditor *self, const SbLocality *locality)
{
  const SbMunicipality *municipality = sb_codes_find_municipality (locality->municipality);
  /* Translators: a town or village, and its municipality */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s municipality"), locality->name,
                                           municipality != NULL ? municipality->name : "");
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), ROW_DATA, (gpointer) locality);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->places, row);
}

static void
place_search_cb (SbAppTestEditor *self)
{
  g_autofree char *wanted =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->place_entry)), -1);
  guint n, n_found = 0;
  const SbLocality *const *all = sb_codes_list_localities (&n);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->places, 0)) != NULL)
    gtk_list_box_remove (self->places, GTK_WIDGET (row));
  for (guint i = 0; i < n && n_found < MAX_PLACES && *wanted != '\0'; i++)
    {
      g_autofree char *name = g_utf8_casefold (all[i]->name, -1);

      if (!g_str_has_prefix (name, wanted))
        continue;
      add_place (self, all[i]);
      n_found++;
    }
}

/* The place by name when it is one, so that people need not read degrees. */
static void
update_place (SbAppTestEditor *self, const SbRequirement *requirement)
{
  const SbLocality *found = NULL;
  guint n;
  const SbLocality *const *all = sb_codes_list_localities (&n);

  for (guint i = 0; i < n && found == NULL; i++)
    if (all[i]->lat == requirement->lat && all[i]->lon == requirement->lon)
      found = all[i];
  adw_action_row_set_subtitle (self->place_row,
                               found != NULL ? found->name :
                               requirement->lat == SB_UNKNOWN || requirement->lon == SB_UNKNOWN ?
                                               _ ("Not chosen") :
                                               _ ("At the degrees below"));
}

static void
update_visible (SbAppTestEditor *self, int test)
{
  const struct
  {
    GtkWidget *row;
    gboolean is_visible;
  } rows[] = {
    { GTK_WIDGET (self->professions_row), test == SB_TEST_CAPACITY },
    { GTK_WIDGET (self->minutes_row), test == SB_TEST_CAPACITY },
    { GTK_WIDGET (self->from_row), test == SB_TEST_CAPACITY },
    { GTK_WIDGET (self->to_row), test == SB_TEST_CAPACITY },
    { GTK_WIDGET (self->municipality_row), test == SB_TEST_CAPACITY || test == SB_TEST_HOURS },
    { self->week_row, test == SB_TEST_HOURS },
    { GTK_WIDGET (self->attribute_row), test == SB_TEST_NUMBER },
    { GTK_WIDGET (self->aggregate_row), test == SB_TEST_NUMBER },
    { GTK_WIDGET (self->comparator_row), test == SB_TEST_NUMBER },
    { GTK_WIDGET (self->value_row), test == SB_TEST_NUMBER },
    { GTK_WIDGET (self->unit_row), test == SB_TEST_NUMBER },
    { GTK_WIDGET (self->place_row), test == SB_TEST_DISTANCE },
    { GTK_WIDGET (self->max_row), test == SB_TEST_DISTANCE },
    { GTK_WIDGET (self->lat_row), test == SB_TEST_DISTANCE },
    { GTK_WIDGET (self->lon_row), test == SB_TEST_DISTANCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i].row, rows[i].is_visible);
}

/* A number that is needed and not there, beside its field. */
static void
update_messages (SbAppTestEditor *self, const SbRequirement *requirement)
{
  sb_app_entry_row_set_message (self->minutes_row, requirement->minutes_per_week == SB_UNKNOWN ?
                                                       _ ("How many hours does it take?") :
                                                       NULL);
  sb_app_entry_row_set_message (
      self->value_row, requirement->value == SB_UNKNOWN ? _ ("Which number is asked for?") : NULL);
  sb_app_entry_row_set_message (self->max_row,
                                requirement->max_m == SB_UNKNOWN ? _ ("How far may it be?") : NULL);
  sb_app_entry_row_set_message (self->attribute_row,
                                sb_text_is_empty (requirement->attribute) ?
                                    _ ("What is counted? Listed patients, for example.") :
                                    NULL);
  sb_app_entry_row_set_message (self->to_row, requirement->from != SB_DATE_NONE &&
                                                      requirement->to != SB_DATE_NONE &&
                                                      requirement->to <= requirement->from ?
                                                  _ ("It must end after it begins.") :
                                                  NULL);
}

/**
 * sb_app_test_editor_update:
 * @self: an editor
 *
 * Shows the test as it is now. What is being typed is left alone.
 */
void
sb_app_test_editor_update (SbAppTestEditor *self)
{
  const SbRequirement *requirement = get_requirement (self);
  const char *origin = NULL;

  g_return_if_fail (SB_APP_IS_TEST_EDITOR (self));

  if (requirement == NULL)
    return;

  if (requirement->origin >= 0)
    origin = sb_labels_get_origin (sb_language_of_user (), requirement->origin);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), origin);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kind_drop_down, (guint) requirement->test);
  update_visible (self, requirement->test);
  if (requirement->test == SB_TEST_CAPACITY)
    update_professions (self, requirement);
  if (requirement->test == SB_TEST_DISTANCE)
    update_place (self, requirement);
  update_messages (self, requirement);
  self->filling = FALSE;
}

/**
 * sb_app_test_editor_show:
 * @self: an editor
 * @results: (nullable): what is known of the bid
 * @record: (nullable): the requirement whose test is edited
 *
 * Shows the test of another requirement.
 */
void
sb_app_test_editor_show (SbAppTestEditor *self, SbAppResults *results, SbRecord *record)
{
  GtkWidget *rows[] = {
    GTK_WIDGET (self->minutes_row),    GTK_WIDGET (self->max_row),
    GTK_WIDGET (self->lat_row),        GTK_WIDGET (self->lon_row),
    GTK_WIDGET (self->attribute_row),  GTK_WIDGET (self->aggregate_row),
    GTK_WIDGET (self->comparator_row), GTK_WIDGET (self->value_row),
    GTK_WIDGET (self->unit_row),       GTK_WIDGET (self->municipality_row),
    GTK_WIDGET (self->from_row),       GTK_WIDGET (self->to_row),
    GTK_WIDGET (self->week_editor),
  };

  g_return_if_fail (SB_APP_IS_TEST_EDITOR (self));

  g_set_object (&self->results, results);
  g_set_object (&self->record, record);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_set (rows[i], "record", record, NULL);
  adw_expander_row_set_expanded (self->professions_row, FALSE);
  sb_app_test_editor_update (self);
}

static const char *
describe_kind (int kind)
{
  switch ((SbTestKind) kind)
    {
    case SB_TEST_CAPACITY:
      /* Translators: after "It is met by" */
      return C_ ("test of a requirement", "hours of care per week");
    case SB_TEST_HOURS:
      return C_ ("test of a requirement", "opening hours");
    case SB_TEST_NUMBER:
      return C_ ("test of a requirement", "a number");
    case SB_TEST_DISTANCE:
      return C_ ("test of a requirement", "a site near a place");
    case SB_TEST_DECLARATION:
    default:
      return C_ ("test of a requirement", "an answer");
    }
}

static void
fill_kinds (SbAppTestEditor *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int i = SB_TEST_DECLARATION; i <= SB_TEST_DISTANCE; i++)
    gtk_string_list_append (kinds, describe_kind (i));
  self->filling = TRUE;
  sb_app_large_text_shrink_drop_down (self->kind_drop_down);
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
  self->filling = FALSE;
}

static void
fill_municipalities (SbAppTestEditor *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n;
  const SbMunicipality *const *all = sb_codes_list_municipalities (&n);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (codes, all[i]->code);
      g_ptr_array_add (names, all[i]->name);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (names, NULL);
  sb_app_choice_row_set_codes (self->municipality_row, (const char *const *) codes->pdata,
                               (const char *const *) names->pdata);
}

static void
sb_app_test_editor_dispose (GObject *object)
{
  SbAppTestEditor *self = SB_APP_TEST_EDITOR (object);

  self->filling = TRUE;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_test_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, professions_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, place_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, place_popover);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, place_entry);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, places);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, max_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, lat_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, lon_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, attribute_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, aggregate_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, comparator_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, value_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, unit_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, municipality_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, from_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, to_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, week_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppTestEditor, week_editor);
}

static void
sb_app_test_editor_class_init (SbAppTestEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_test_editor_dispose;

  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  g_type_ensure (SB_APP_TYPE_WEEK_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-test-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activate_cb);
}

static void
sb_app_test_editor_init (SbAppTestEditor *self)
{
  self->checks = g_ptr_array_new ();
  /* Its callbacks come while the template is filled. */
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;

  fill_kinds (self);
  fill_municipalities (self);
  sb_app_choice_row_set_labels (self->aggregate_row, &sb_requirement_table,
                                sb_labels_get_aggregate);
  sb_app_choice_row_set_labels (self->comparator_row, &sb_requirement_table,
                                sb_labels_get_comparator);
}
