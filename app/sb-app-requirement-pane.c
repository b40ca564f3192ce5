/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * All about one requirement: whether it is met and why, its text, what each one concerned answers,
 * who must meet it and how that is known, what is tested, and where it is from. The text always
 * stands above the answers.
 */

#include "config.h"

#include "sb-app-requirement-pane.h"

#include "sb-app-answer-box.h"
#include "sb-app-answers.h"
#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-evidence-group.h"
#include "sb-app-large-text.h"
#include "sb-app-remove-button.h"
#include "sb-app-requirement-item.h"
#include "sb-app-test-editor.h"
#include "sb-app-text-row.h"

#include <glib/gi18n.h>

/* Who answers is unfolded from the start when there are no more than these. */
#define MAX_UNFOLDED 1

struct _SbAppRequirementPane
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkImage *state_image;
  GtkLabel *state_label;
  GtkLabel *place_label;
  GtkLabel *text_label;
  GtkLabel *reason_label;
  GtkLabel *figures_label;
  GtkLabel *law_label;
  GtkButton *go_button;
  AdwPreferencesGroup *answers_group;
  GtkWidget *same_button;
  GtkBox *answers_box;
  SbAppChoiceRow *fulfilment_row;
  GtkLabel *reading_label;
  SbAppTestEditor *test_editor;
  SbAppEvidenceGroup *evidence_group;
  AdwExpanderRow *wording_row;
  SbAppTextRow *text_sv_row;
  SbAppTextRow *text_en_row;
  SbAppEntryRow *section_row;
  SbAppChoiceRow *obligation_row;
  SbAppChoiceRow *category_row;
  SbAppChoiceRow *phase_row;
  SbAppEntryRow *source_row;
  GtkLabel *source_label;

  SbAppResults *results;
  SbRecord *record;
};

G_DEFINE_FINAL_TYPE (SbAppRequirementPane, sb_app_requirement_pane, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gboolean has_text = !sb_text_is_empty (text);

  if (has_text && g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), has_text);
}

static const char *
get_figure_label (const char *name)
{
  static const struct
  {
    const char *name;
    const char *words;
  } labels[] = {
    { "need_minutes_per_week", NC_ ("figure", "Need") },
    { "missing_minutes_per_week", NC_ ("figure", "Missing") },
    { "over_committed_minutes_per_week", NC_ ("figure", "Promised twice") },
    { "asked_minutes_per_week", NC_ ("figure", "Asked for") },
    { "uncovered_minutes_per_week", NC_ ("figure", "Not covered") },
    { "asked", NC_ ("figure", "Asked for") },
    { "value", NC_ ("figure", "Together") },
    { "allowed_m", NC_ ("figure", "At most") },
    { "nearest_m", NC_ ("figure", "Nearest site") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].name, name))
      return g_dpgettext2 (NULL, "figure", labels[i].words);

  return NULL;
}

static char *
format_figure (const SbFigure *figure, SbLanguage language)
{
  g_autofree char *number = figure->unit == SB_UNIT_MINUTES_PER_WEEK ?
                                sb_language_hours (language, figure->value) :
                                sb_language_integer (language, figure->value);

  switch (figure->unit)
    {
    case SB_UNIT_MINUTES_PER_WEEK:
      /* Translators: hours, shortened: "31.5 h" */
      return g_strdup_printf (_ ("%s h"), number);
    case SB_UNIT_METRES:
      /* Translators: metres, shortened: "2,000 m" */
      return g_strdup_printf (_ ("%s m"), number);
    case SB_UNIT_COUNT:
    default:
      return g_steal_pointer (&number);
    }
}

/* Those figures that say more than the sentence above them; counts of answers do not. */
static char *
describe_figures (const SbFinding *finding, SbLanguage language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < finding->n_figures; i++)
    {
      const SbFigure *figure = &finding->figures[i];
      const char *label = get_figure_label (figure->name);
      g_autofree char *number = NULL;

      if (label == NULL)
        continue;
      number = format_figure (figure, language);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "  ·  " : "", label, number);
    }

  return g_string_free (text, FALSE);
}

static void
update_finding (SbAppRequirementPane *self, const SbFinding *finding)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  const char *classes[] = { sb_app_finding_get_css_class (finding), NULL };
  g_autofree char *figures = describe_figures (finding, language);

  gtk_image_set_from_icon_name (self->state_image, sb_app_finding_get_icon_name (finding));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_image), classes);
  set_text (self->state_label, sb_finding_get_label (finding, language));
  set_text (self->reason_label, finding->reason);
  set_text (self->figures_label, figures);
  set_text (self->law_label, finding->law);
}

static void
update_place (SbAppRequirementPane *self, const SbRequirement *requirement)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  g_autoptr (GString) place =
      g_string_new (sb_labels_get_obligation (language, requirement->obligation));

  if (!sb_text_is_empty (requirement->section))
    {
      /* Translators: a section of the tender documents, as in: Section 7.1 */
      g_autofree char *section = g_strdup_printf (_ ("Section %s"), requirement->section);
      g_string_prepend (place, " · ");
      g_string_prepend (place, section);
    }
  set_text (self->place_label, place->str);
}

/* Where what decides is entered, if it is not entered here. */
static void
update_go (SbAppRequirementPane *self, const SbRequirement *requirement)
{
  gboolean is_capacity = requirement->test == SB_TEST_CAPACITY;
  gboolean is_site = requirement->test == SB_TEST_HOURS || requirement->test == SB_TEST_DISTANCE;

  gtk_widget_set_visible (GTK_WIDGET (self->go_button), is_capacity || is_site);
  gtk_button_set_label (self->go_button, is_capacity ? _ ("See Who Gives the Hours") :
                                         requirement->test == SB_TEST_HOURS ?
                                                       _ ("See the Opening Hours") :
                                                       _ ("See the Sites"));
  sb_app_large_text_wrap_button (self->go_button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go_button), "(ss)",
                                    is_capacity ? "commitments" : "capacity",
                                    is_capacity ? requirement->id : "");
}

static char *
describe_evidence (const SbBid *bid, const char *requirement, SbLanguage language)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < bid->n_evidence; i++)
    if (g_strcmp0 (bid->evidence[i].requirement, requirement) == 0)
      {
        g_string_append_printf (list, "\n• %s", sb_evidence_get_text (&bid->evidence[i], language));
        n++;
      }
  if (n == 0)
    return g_strdup (_ ("No evidence is demanded."));

  /* Translators: a list of documents follows, one per line */
  return g_strconcat (_ ("Attach as evidence:"), list->str, NULL);
}

static gboolean
has_boxes_for (SbAppRequirementPane *self, GPtrArray *subjects)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->answers_box));

  for (guint i = 0; i < subjects->len; i++, box = gtk_widget_get_next_sibling (box))
    if (box == NULL || !g_str_equal (sb_app_answer_box_get_subject (SB_APP_ANSWER_BOX (box)),
                                     g_ptr_array_index (subjects, i)))
      return FALSE;

  return box == NULL;
}

static void
remove_boxes (SbAppRequirementPane *self)
{
  GtkWidget *box;

  while ((box = gtk_widget_get_first_child (GTK_WIDGET (self->answers_box))) != NULL)
    gtk_box_remove (self->answers_box, box);
}

static void
update_answers (SbAppRequirementPane *self, const SbBid *bid, const SbRequirement *requirement)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  g_autoptr (GPtrArray) subjects = sb_app_answers_list_subjects (bid, requirement);
  g_autofree char *evidence = describe_evidence (bid, requirement->id, language);
  g_autofree char *escaped = g_markup_escape_text (evidence, -1);

  adw_preferences_group_set_description (self->answers_group, escaped);
  gtk_widget_set_visible (self->same_button,
                          subjects->len > 1 && requirement->test == SB_TEST_DECLARATION);
  if (!has_boxes_for (self, subjects))
    {
      remove_boxes (self);
      for (guint i = 0; i < subjects->len; i++)
        {
          GtkWidget *box = sb_app_answer_box_new (self->results, requirement->id,
                                                  g_ptr_array_index (subjects, i));
          sb_app_answer_box_set_expanded (SB_APP_ANSWER_BOX (box), subjects->len <= MAX_UNFOLDED);
          gtk_box_append (self->answers_box, box);
        }
    }
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->answers_box)); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    {
      sb_app_answer_box_update (SB_APP_ANSWER_BOX (box));
      sb_app_answer_box_set_has_others (SB_APP_ANSWER_BOX (box), subjects->len > 1);
    }
}

/* How it is known who must meet the requirement. */
static char *
describe_reading (const SbRequirement *requirement, SbLanguage language)
{
  const SbCatalogue *catalogue = sb_catalogue_find_with_requirement (requirement->id);
  const char *certainty = sb_labels_get_certainty (language, requirement->certainty);
  const SbRequirement *shipped;
  g_autofree char *reading = NULL;

  if (catalogue == NULL)
    return g_strdup (requirement->certainty >= 0 ? certainty : _ ("You decide who must meet it."));

  shipped = sb_catalogue_find_requirement (catalogue, requirement->id);
  reading = sb_catalogue_describe_reading (catalogue, requirement->id, language);
  if (shipped->fulfilment != requirement->fulfilment)
    /* Translators: who must meet it, as in: by each member */
    return g_strdup_printf (_ ("You have decided otherwise. As we read the catalogue, it must be "
                               "met %s."),
                            sb_labels_get_fulfilment (language, shipped->fulfilment));
  if (requirement->certainty < 0)
    return g_steal_pointer (&reading);

  return g_strdup_printf ("%s. %s", certainty, reading);
}

/* The source as people read it; an address in it can be followed. */
static void
update_source (SbAppRequirementPane *self, const SbRequirement *requirement)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  const SbCatalogue *catalogue = sb_catalogue_find_with_requirement (requirement->id);
  const char *source = requirement->source;
  const char *address = source != NULL ? strstr (source, "http") : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  if (catalogue != NULL)
    g_string_append_printf (text, "%s · %s", sb_catalogue_get_title (catalogue, language),
                            catalogue->version);
  if (!sb_text_is_empty (source) && address == NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", source);
  escaped = g_markup_escape_text (text->str, -1);
  g_string_assign (text, escaped);
  if (address != NULL)
    {
      g_autofree char *link = g_strndup (address, strcspn (address, " \t\n"));
      g_autofree char *safe = g_markup_escape_text (link, -1);
      g_string_append_printf (text, "%s<a href=\"%s\">%s</a>", text->len > 0 ? "\n" : "", safe,
                              safe);
    }
  gtk_label_set_markup (self->source_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), text->len > 0);
}

/**
 * sb_app_requirement_pane_update:
 * @self: a pane
 *
 * Shows the requirement as it is now. What is being typed is left alone.
 */
void
sb_app_requirement_pane_update (SbAppRequirementPane *self)
{
  const SbBid *bid;
  const SbRequirement *requirement;
  SbLanguage language;
  const char *text;
  g_autofree char *reading = NULL;
  int position;

  g_return_if_fail (SB_APP_IS_REQUIREMENT_PANE (self));

  if (self->record == NULL || !sb_record_exists (self->record))
    return;
  bid = sb_app_results_get_bid (self->results);
  position = sb_bid_find (bid, SB_TABLE_REQUIREMENT, sb_record_get_id (self->record));
  if (position < 0) /* it is so new that its answers are not there yet */
    return;

  language = sb_app_results_get_language (self->results);
  requirement = &bid->requirements[position];
  text = sb_requirement_get_text (requirement, language);
  reading = describe_reading (requirement, language);

  update_finding (self, &sb_app_results_get_findings (self->results)->findings[position]);
  update_place (self, requirement);
  set_text (self->text_label, sb_text_is_empty (text) ? _ ("Requirement without a text") : text);
  update_go (self, requirement);
  update_answers (self, bid, requirement);
  set_text (self->reading_label, reading);
  sb_app_test_editor_update (self->test_editor);
  update_source (self, requirement);
}

/**
 * sb_app_requirement_pane_show:
 * @self: a pane
 * @results: (nullable): what is known of the bid
 * @record: (nullable): the requirement to show
 *
 * Shows another requirement, from its top.
 */
void
sb_app_requirement_pane_show (SbAppRequirementPane *self, SbAppResults *results, SbRecord *record)
{
  GtkWidget *rows[] = {
    GTK_WIDGET (self->fulfilment_row), GTK_WIDGET (self->text_sv_row),
    GTK_WIDGET (self->text_en_row),    GTK_WIDGET (self->section_row),
    GTK_WIDGET (self->obligation_row), GTK_WIDGET (self->category_row),
    GTK_WIDGET (self->phase_row),      GTK_WIDGET (self->source_row),
  };

  g_return_if_fail (SB_APP_IS_REQUIREMENT_PANE (self));

  if (self->record == record && self->results == results)
    return;

  remove_boxes (self);
  g_set_object (&self->results, results);
  g_set_object (&self->record, record);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_set (rows[i], "record", record, NULL);
  sb_app_test_editor_show (self->test_editor, results, record);
  sb_app_evidence_group_show (self->evidence_group, results,
                              record != NULL ? sb_record_get_id (record) : NULL);
  adw_expander_row_set_expanded (self->wording_row, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_set_visible (self->content, record != NULL);
  sb_app_requirement_pane_update (self);
}

/**
 * sb_app_requirement_pane_edit_text:
 * @self: a pane
 *
 * Unfolds the text in the window's language and lets it be typed anew.
 */
void
sb_app_requirement_pane_edit_text (SbAppRequirementPane *self)
{
  SbAppTextRow *row =
      sb_language_of_user () == SB_LANGUAGE_SV ? self->text_sv_row : self->text_en_row;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (sb_app_text_row_get_view (row));
  GtkTextIter start, end;

  adw_expander_row_set_expanded (self->wording_row, TRUE);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
answer_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppRequirementPane *self = SB_APP_REQUIREMENT_PANE (widget);
  const SbField *field = sb_table_find_field (&sb_answer_table, "status");
  const SbBid *bid = sb_app_results_get_bid (self->results);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autofree char *id = NULL;
  SbAnswer answer;
  int position;

  if (self->record == NULL)
    return;
  id = g_strdup (sb_record_get_id (self->record));
  position = sb_bid_find (bid, SB_TABLE_REQUIREMENT, id);
  if (position < 0)
    return;

  sb_table_init_row (&sb_answer_table, &answer);
  answer.requirement = id;
  answer.status = sb_field_parse_choice (field, g_variant_get_string (parameter, NULL));
  subjects = sb_app_answers_list_subjects (bid, &bid->requirements[position]);
  sb_app_answers_set_all (self->results, widget, &answer, subjects, FALSE);
}

static void
fill_categories (SbAppRequirementPane *self)
{
  static const char *const codes[] = {
    "exclusion",
    "qualification",
    "service_capacity",
    "staffing",
    "availability_hours",
    "location_access",
    "competence_legitimation",
    "it_records",
    "quality_registers",
    "education_research",
    "economy_insurance",
    "emergency_crisis",
    "subcontractors",
    "reporting",
    NULL,
  };
  const char *words[G_N_ELEMENTS (codes)] = { NULL };

  for (guint i = 0; codes[i] != NULL; i++)
    words[i] = sb_labels_get_category (sb_language_of_user (), codes[i]);
  sb_app_choice_row_set_codes (self->category_row, codes, words);
}

static void
sb_app_requirement_pane_dispose (GObject *object)
{
  SbAppRequirementPane *self = SB_APP_REQUIREMENT_PANE (object);

  g_clear_object (&self->record);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_requirement_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, content);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, state_image);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, state_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, place_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, text_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, reason_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, figures_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, law_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, go_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, answers_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, same_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, answers_box);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, fulfilment_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, reading_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, test_editor);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, wording_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, text_sv_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, text_en_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, section_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, obligation_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, category_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, phase_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, source_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementPane, source_label);
}

static void
sb_app_requirement_pane_class_init (SbAppRequirementPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_requirement_pane_dispose;

  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_EVIDENCE_GROUP);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  g_type_ensure (SB_APP_TYPE_TEST_EDITOR);
  g_type_ensure (SB_APP_TYPE_TEXT_ROW);
  gtk_widget_class_install_action (widget_class, "requirement.answer-all", "s", answer_all_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/samanbud/Samanbud/ui/sb-app-requirement-pane.ui");
  bind_children (widget_class);
}

static void
sb_app_requirement_pane_init (SbAppRequirementPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  sb_app_choice_row_set_labels (self->fulfilment_row, &sb_requirement_table,
                                sb_labels_get_fulfilment);
  sb_app_choice_row_set_labels (self->obligation_row, &sb_requirement_table,
                                sb_labels_get_obligation);
  sb_app_choice_row_set_labels (self->phase_row, &sb_requirement_table, sb_labels_get_phase);
  fill_categories (self);
}
