/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where are we? How the bid stands in a sentence, the next best step as a button, whether it holds
 * without each member, who carries how much, what is left where, and the dates. Nothing is edited
 * here; every line leads to where it is.
 */

#include "config.h"

#include "sb-app-overview-page.h"

#include "sb-app-large-text.h"
#include "sb-app-load-bar.h"
#include "sb-app-matrix.h"
#include "sb-app-next-step.h"
#include "sb-app-recent.h"
#include "sb-app-tab-stop.h"
#include "sb-app-verdict-icon.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

#define BAR_WIDTH 180

struct _SbAppOverviewPage
{
  SbAppPage parent_instance;

  GtkLabel *state_label;
  GtkLabel *rest_label;
  GtkWidget *step_box;
  GtkLabel *step_title;
  GtkLabel *step_reason;
  GtkButton *step_button;
  AdwPreferencesGroup *exit_group;
  GtkListBox *exits;
  AdwPreferencesGroup *load_group;
  GtkListBox *loads;
  AdwPreferencesGroup *left_group;
  GtkListBox *left;
  AdwPreferencesGroup *date_group;
  GtkListBox *dates;
};

G_DEFINE_FINAL_TYPE (SbAppOverviewPage, sb_app_overview_page, SB_APP_TYPE_PAGE)

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* A line that leads to a page. */
static AdwActionRow *
add_row (GtkListBox *list, const char *title, const char *page, const char *record)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", page,
                                    record != NULL ? record : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  sb_app_large_text_prepare (GTK_WIDGET (row));
  gtk_list_box_append (list, GTK_WIDGET (row));

  return row;
}

static void
add_words (AdwActionRow *row, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "figures");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (row, label);
}

/* Figures of one width, so that the bars before them stand in a line. */
static void
add_figures (AdwActionRow *row, const char *figures)
{
  GtkWidget *label = gtk_label_new (figures);

  gtk_label_set_width_chars (GTK_LABEL (label), 13);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "figures");
  adw_action_row_add_suffix (row, label);
}

/* Those parts that are there; NULL when none is. */
static char *
join (const char *const *parts, guint n_parts, const char *separator)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new ();

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL)
      g_ptr_array_add (there, (gpointer) parts[i]);
  if (there->len == 0)
    return NULL;

  g_ptr_array_add (there, NULL);
  return g_strjoinv (separator, (char **) there->pdata);
}

/* What fails, what is open and what concerns nobody, each in a sentence of its own. */
static char *
describe_rest (SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  SbLanguage language = sb_app_results_get_language (results);
  guint open = sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE);
  guint failed = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE);
  guint nobody = sb_findings_count_nobody (findings, bid, TRUE);
  g_autofree char *open_number = sb_language_integer (language, open);
  g_autofree char *failed_number = sb_language_integer (language, failed);
  g_autofree char *nobody_number = sb_language_integer (language, nobody);
  g_autofree char *open_text = g_strdup_printf (
      ngettext ("%s waits for an answer.", "%s wait for an answer.", open), open_number);
  g_autofree char *failed_text =
      g_strdup_printf (ngettext ("%s is not met.", "%s are not met.", failed), failed_number);
  g_autofree char *nobody_text = g_strdup_printf (
      ngettext ("%s concerns nobody yet.", "%s concern nobody yet.", nobody), nobody_number);
  const char *parts[] = { failed > 0 ? failed_text : NULL, open > 0 ? open_text : NULL,
                          nobody > 0 ? nobody_text : NULL };

  return join (parts, G_N_ELEMENTS (parts), " ");
}

static void
update_state (SbAppOverviewPage *self, SbAppResults *results)
{
  g_autoptr (SbAppNextStep) step = sb_app_next_step_find (results);
  g_autofree char *state = sb_app_next_step_describe_state (results);
  g_autofree char *rest = describe_rest (results);

  gtk_label_set_text (self->state_label, state);
  gtk_label_set_text (self->rest_label, rest != NULL ? rest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), rest != NULL);
  gtk_label_set_text (self->step_title, step->title);
  gtk_label_set_text (self->step_reason, step->reason != NULL ? step->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->step_reason), step->reason != NULL);
  gtk_button_set_label (self->step_button, step->button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step_button), "(ss)", step->page,
                                    step->record != NULL ? step->record : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), "win.show");
}

static void
add_exit (SbAppOverviewPage *self, const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  const SbMember *who = &exits->bid->members[g_array_index (exit->members, guint, 0)];
  g_autofree char *sentence = sb_exit_describe (exits, exit, language);
  g_autofree char *apart = sb_exit_describe_unanswered (exits, exit, language);
  g_autofree char *lines = g_strjoin ("\n", sentence, apart, NULL);
  AdwActionRow *row = add_row (self->exits, who->name, "exit", who->id);

  adw_action_row_add_prefix (row, sb_app_verdict_image_new (exit->answered));
  adw_action_row_set_subtitle (row, lines);
}

/* The worst first. */
static void
update_exits (SbAppOverviewPage *self, SbAppResults *results)
{
  const SbExits *exits = sb_app_results_get_exits (results);
  SbBid *bid = exits->bid;
  SbLanguage language = sb_app_results_get_language (results);
  g_autofree char *permission = sb_exits_describe_permission (bid, language);
  g_autofree char *open = sb_exit_describe_open (exits, exits->base, language);
  g_autofree char *description = g_strjoin (" ", permission, open, NULL);
  g_autoptr (GArray) severities = sb_severity_list (exits);
  g_autoptr (GArray) order = sb_severity_list_order (exits, severities);

  clear (self->exits);
  gtk_widget_set_visible (GTK_WIDGET (self->exit_group),
                          bid->n_members > 1 && sb_exits_can_be_judged (exits));
  adw_preferences_group_set_description (self->exit_group, description);

  for (guint i = 0; i < order->len; i++)
    {
      const SbExit *exit = exits->exits->pdata[g_array_index (order, guint, i)];

      if (exit->members->len == 1)
        add_exit (self, exits, exit, language);
    }
}

static void
add_load (SbAppOverviewPage *self, const SbAppMatrix *matrix, guint member)
{
  const SbMember *who = &matrix->bid->members[member];
  const SbAppMatrixLoad *load = sb_app_matrix_get_load (matrix, member);
  SbLanguage language = sb_language_of_user ();
  g_autofree char *figures = sb_app_matrix_describe_load (load, language);
  AdwActionRow *row = add_row (self->loads, who->name, "commitments", NULL);
  GtkWidget *bar = sb_app_load_bar_new ();

  if (load->over > 0)
    {
      g_autofree char *hours = sb_language_hours (language, load->over);
      g_autofree char *over = g_strdup_printf (_ ("%s h too much"), hours);
      add_words (row, over, "error");
    }
  sb_app_load_bar_set (SB_APP_LOAD_BAR (bar), load->committed, load->available, member);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, who->name,
                                  -1);
  adw_action_row_add_suffix (row, bar);
  add_figures (row, figures);
}

static void
update_loads (SbAppOverviewPage *self, SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  g_autoptr (SbAppMatrix) matrix = sb_app_matrix_new (sb_app_results_get_split (results), NULL);

  clear (self->loads);
  gtk_widget_set_visible (GTK_WIDGET (self->load_group), bid->n_supplies > 0);
  for (guint i = 0; i < bid->n_members; i++)
    add_load (self, matrix, i);
}

/* What is left of one category of shall requirements. */
typedef struct
{
  guint open;
  guint failed;
  guint nobody;
} Left;

static char *
describe_left (const Left *left, SbLanguage language)
{
  g_autofree char *open_number = sb_language_integer (language, left->open);
  g_autofree char *failed_number = sb_language_integer (language, left->failed);
  g_autofree char *nobody_number = sb_language_integer (language, left->nobody);
  g_autofree char *open_text =
      g_strdup_printf (ngettext ("%s open", "%s open", left->open), open_number);
  g_autofree char *failed_text =
      g_strdup_printf (ngettext ("%s not met", "%s not met", left->failed), failed_number);
  g_autofree char *nobody_text = g_strdup_printf (
      ngettext ("%s concerns nobody yet", "%s concern nobody yet", left->nobody), nobody_number);
  const char *parts[] = { left->failed > 0 ? failed_text : NULL, left->open > 0 ? open_text : NULL,
                          left->nobody > 0 ? nobody_text : NULL };

  return join (parts, G_N_ELEMENTS (parts), " · ");
}

/* What is left of the category of the requirement at @from, which is the first of it. Returns the
 * id of the one to begin with: one that fails or is open before one that concerns nobody. */
static const char *
count_left (const SbBid *bid, const SbFindings *findings, guint from, Left *left)
{
  const char *first = NULL, *first_nobody = NULL;

  for (guint i = from; i < bid->n_requirements; i++)
    {
      const SbRequirement *requirement = &bid->requirements[i];
      const SbFinding *finding = &findings->findings[i];

      if (g_strcmp0 (requirement->category, bid->requirements[from].category) != 0 ||
          requirement->obligation != SB_OBLIGATION_SHALL)
        continue;
      left->open += finding->state == SB_FINDING_OPEN;
      left->failed += finding->state == SB_FINDING_NOT_MET;
      left->nobody += finding->concerns_nobody;
      if (finding->state != SB_FINDING_MET && first == NULL)
        first = requirement->id;
      if (finding->concerns_nobody && first_nobody == NULL)
        first_nobody = requirement->id;
    }

  return first != NULL ? first : first_nobody;
}

/* Requirements by what they are about, in the order in which the bid first names each category. */
static void
add_categories (SbAppOverviewPage *self, SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  SbLanguage language = sb_app_results_get_language (results);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bid->n_requirements; i++)
    {
      const char *category = bid->requirements[i].category;
      const char *first;
      Left left = { 0 };

      if (!g_hash_table_add (seen, (gpointer) (category != NULL ? category : "")))
        continue;

      first = count_left (bid, findings, i, &left);
      if (first == NULL)
        continue;

      g_autofree char *words = describe_left (&left, language);
      AdwActionRow *row = add_row (self->left,
                                   category != NULL ? sb_labels_get_category (language, category) :
                                                      _ ("Without a category"),
                                   "requirements", first);
      add_words (row, words, left.failed > 0 ? "error" : "dim-label");
    }
}

static void
add_remarks (SbAppOverviewPage *self, SbAppResults *results)
{
  const SbFindings *findings = sb_app_results_get_findings (results);

  for (guint i = 0; i < findings->n_remarks; i++)
    {
      const SbRemark *remark = &findings->remarks[i];
      AdwActionRow *row =
          add_row (self->left, remark->text, sb_app_next_step_get_page (remark->table), remark->id);
      GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (image, "warning");
      adw_action_row_add_prefix (row, image);
      adw_action_row_set_subtitle (row, remark->law != NULL ? remark->law : "");
    }
}

static void
update_left (SbAppOverviewPage *self, SbAppResults *results)
{
  clear (self->left);
  add_remarks (self, results);
  add_categories (self, results);
  gtk_widget_set_visible (GTK_WIDGET (self->left_group),
                          gtk_list_box_get_row_at_index (self->left, 0) != NULL);
}

static void
add_date (SbAppOverviewPage *self, const char *title, SbDate date, gboolean counts)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *text = sb_language_date (language, date);
  g_autofree char *days = NULL;
  AdwActionRow *row;

  if (date == SB_DATE_NONE)
    return;

  row = add_row (self->dates, title, "procurement", NULL);
  if (counts && date >= sb_date_today ())
    {
      g_autofree char *number = sb_language_integer (language, date - sb_date_today ());
      days = g_strdup_printf (
          ngettext ("%s day left", "%s days left", (gulong) (date - sb_date_today ())), number);
      adw_action_row_set_subtitle (row, days);
    }
  else if (counts)
    adw_action_row_set_subtitle (row, _ ("Has passed"));
  add_words (row, text, NULL);
}

static void
update_dates (SbAppOverviewPage *self, SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbBidInfo *info = bid->info;

  clear (self->dates);
  add_date (self, _ ("Last day for questions"), info->questions_by, TRUE);
  add_date (self, _ ("Hand in"), info->submit_by, TRUE);
  add_date (self, _ ("Binding until"), info->valid_until, FALSE);
  add_date (self, _ ("Contract begins"), bid->start, FALSE);
  if (info->end != SB_DATE_NONE)
    add_date (self, _ ("Last day of the contract"), info->end - 1, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->date_group),
                          gtk_list_box_get_row_at_index (self->dates, 0) != NULL);
}

static void
sb_app_overview_page_update (SbAppPage *page)
{
  SbAppOverviewPage *self = SB_APP_OVERVIEW_PAGE (page);
  SbAppResults *results = sb_app_page_get_results (page);

  update_state (self, results);
  update_exits (self, results);
  update_loads (self, results);
  update_left (self, results);
  update_dates (self, results);
}

static void
sb_app_overview_page_class_init (SbAppOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SB_APP_PAGE_CLASS (klass)->update = sb_app_overview_page_update;

  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, rest_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, step_box);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, step_title);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, step_reason);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, step_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, exit_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, exits);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, load_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, loads);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, left_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, left);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, date_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppOverviewPage, dates);
}

static void
sb_app_overview_page_init (SbAppOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
