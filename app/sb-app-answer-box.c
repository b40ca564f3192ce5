/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What one subject (a member, a site, a person, the group) says to a requirement: met or not,
 * a number, a comment, whether it is confidential, and the files that prove it. Folded it is a name
 * and three buttons. The answer itself comes into being with the first thing that is said.
 */

#include "config.h"

#include "sb-app-answer-box.h"

#include "sb-app-answers.h"
#include "sb-app-attach.h"
#include "sb-app-entry-row.h"
#include "sb-app-large-text.h"
#include "sb-app-remove-button.h"
#include "sb-app-text-row.h"

#include <glib/gi18n.h>

/* On the buttons of a file: its id. */
#define FILE_ID "sb-file-id"

struct _SbAppAnswerBox
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *head_row;
  GtkLabel *name_label;
  GtkLabel *summary_label;
  GtkImage *arrow;
  GtkWidget *status_box;
  GtkToggleButton *met_button;
  GtkToggleButton *not_met_button;
  GtkToggleButton *open_button;
  SbAppEntryRow *number_row;
  SbAppTextRow *comment_row;
  GtkWidget *confidential_row;
  GtkSwitch *confidential_switch;
  SbAppTextRow *reason_row;
  GtkWidget *attach_row;
  GtkWidget *all_row;

  SbAppResults *results;
  SbRecord *record; /* the answer; NULL while nothing is said */
  char *requirement;
  char *subject;
  char *files; /* the ids of the files that are shown, so that rows are made anew only on change */
  guint expanded : 1;
  guint has_others : 1;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppAnswerBox, sb_app_answer_box, ADW_TYPE_BIN)

static const SbRequirement *
get_requirement (SbAppAnswerBox *self)
{
  const SbBid *bid = sb_app_results_get_bid (self->results);
  int position = sb_bid_find (bid, SB_TABLE_REQUIREMENT, self->requirement);

  return position >= 0 ? &bid->requirements[position] : NULL;
}

static gboolean
proves (SbAppAnswerBox *self, const SbAttachment *attachment)
{
  const char *subject = attachment->subject != NULL ? attachment->subject : SB_SUBJECT_GROUP;

  return g_strcmp0 (attachment->requirement, self->requirement) == 0 &&
         g_str_equal (subject, self->subject);
}

static gboolean
say (SbAppAnswerBox *self, const char *label, const char *field, const SbAnswer *said)
{
  SbAnswer answer = *said;

  answer.requirement = self->requirement;
  answer.subject = self->subject;
  return sb_app_answers_set (self->results, GTK_WIDGET (self), label, field, &answer);
}

static void
init_said (SbAnswer *answer)
{
  sb_table_init_row (&sb_answer_table, answer);
}

static void
status_cb (SbAppAnswerBox *self, GtkToggleButton *button)
{
  SbAnswer answer;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;

  init_said (&answer);
  answer.status = button == self->met_button     ? SB_STATUS_MET :
                  button == self->not_met_button ? SB_STATUS_NOT_MET :
                                                   SB_STATUS_OPEN;
  say (self, _ ("Answer requirement"), "status", &answer);
}

static char *
make_change_label (GtkWidget *row)
{
  /* Translators: a step to undo; %s is the title of a field, as in: Change “Name” */
  return g_strdup_printf (_ ("Change “%s”"),
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* With a record, the row stores by itself. */
static void
number_cb (SbAppAnswerBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->number_row));
  g_autofree char *label = NULL;
  SbAnswer answer;

  if (self->filling || self->record != NULL || sb_text_is_empty (text))
    return;

  init_said (&answer);
  if (!sb_app_entry_parse (SB_APP_ENTRY_INTEGER, text, &answer.number))
    return;
  label = make_change_label (GTK_WIDGET (self->number_row));
  /* Binding fills the row anew; typing goes on at its end. */
  if (say (self, label, "number", &answer))
    gtk_editable_set_position (GTK_EDITABLE (self->number_row), -1);
}

static void
comment_cb (SbAppAnswerBox *self, const char *text)
{
  g_autofree char *label = NULL;
  SbAnswer answer;

  if (self->filling || sb_text_is_empty (text))
    return;

  init_said (&answer);
  answer.comment = (char *) text;
  label = make_change_label (GTK_WIDGET (self->comment_row));
  say (self, label, "comment", &answer);
}

static void
confidential_cb (SbAppAnswerBox *self)
{
  SbAnswer answer;

  if (self->filling)
    return;

  init_said (&answer);
  answer.confidential = gtk_switch_get_active (self->confidential_switch);
  say (self, _ ("Ask for confidentiality"), "confidential", &answer);
}

static void
answer_for_all (SbAppAnswerBox *self)
{
  const SbRequirement *requirement = get_requirement (self);
  const SbAnswer *answer = self->record != NULL ? sb_record_get_row (self->record) : NULL;
  g_autoptr (GPtrArray) subjects = NULL;
  SbAnswer said;

  if (requirement == NULL || answer == NULL)
    return;

  subjects = sb_app_answers_list_subjects (sb_app_results_get_bid (self->results), requirement);
  sb_table_init_row (&sb_answer_table, &said);
  sb_table_copy_row (&sb_answer_table, &said, answer);
  sb_app_answers_set_all (self->results, GTK_WIDGET (self), &said, subjects, TRUE);
  sb_table_clear_row (&sb_answer_table, &said);
}

static void
row_activated_cb (SbAppAnswerBox *self, GtkListBoxRow *row)
{
  SbAppAttachTo to = { self->results, self->requirement, self->subject };

  if (GTK_WIDGET (row) == self->head_row)
    sb_app_answer_box_set_expanded (self, !self->expanded);
  else if (GTK_WIDGET (row) == self->attach_row)
    sb_app_attach_choose (GTK_WIDGET (self), &to);
  else if (GTK_WIDGET (row) == self->all_row)
    answer_for_all (self);
}

static void
save_copy_cb (SbAppAnswerBox *self, GObject *button)
{
  sb_app_attach_save_copy (GTK_WIDGET (self), self->results, g_object_get_data (button, FILE_ID));
}

static void
remove_cb (SbAppAnswerBox *self, GObject *button)
{
  sb_app_attach_remove (GTK_WIDGET (self), self->results, g_object_get_data (button, FILE_ID));
}

static GtkWidget *
make_save_button (const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

static void
add_button (
    SbAppAnswerBox *self, AdwActionRow *row, GtkWidget *button, const char *id, GCallback callback)
{
  g_object_set_data_full (G_OBJECT (button), FILE_ID, g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_file (SbAppAnswerBox *self, const SbAttachment *attachment)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *size = sb_app_attach_describe_size (attachment->n_bytes);
  /* Translators: the name of an attached file */
  g_autofree char *save = g_strdup_printf (_ ("Save a copy of “%s”"), attachment->name);
  /* Translators: the name of an attached file */
  g_autofree char *drop = g_strdup_printf (_ ("Remove “%s”"), attachment->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), attachment->name);
  adw_action_row_set_subtitle (row, size);
  adw_action_row_set_icon_name (row, "text-x-generic-symbolic");
  add_button (self, row, make_save_button (save), attachment->id, G_CALLBACK (save_copy_cb));
  add_button (self, row, sb_app_remove_button_new (drop), attachment->id, G_CALLBACK (remove_cb));
  gtk_widget_set_visible (GTK_WIDGET (row), self->expanded);
  gtk_list_box_insert (self->list, GTK_WIDGET (row),
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->attach_row)));
}

/* The rows between the reason and "Attach a File". */
static void
remove_files (SbAppAnswerBox *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_next_sibling (GTK_WIDGET (self->reason_row))) != self->attach_row)
    gtk_list_box_remove (self->list, row);
}

static guint
update_files (SbAppAnswerBox *self, const SbBid *bid)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < bid->n_attachments; i++)
    if (proves (self, &bid->attachments[i]))
      {
        g_string_append_printf (ids, "%s ", bid->attachments[i].id);
        n++;
      }
  if (!sb_text_set (&self->files, ids->str))
    return n;

  remove_files (self);
  for (guint i = 0; i < bid->n_attachments; i++)
    if (proves (self, &bid->attachments[i]))
      add_file (self, &bid->attachments[i]);
  return n;
}

static gboolean
demands_evidence (SbAppAnswerBox *self, const SbBid *bid)
{
  for (guint i = 0; i < bid->n_evidence; i++)
    if (g_strcmp0 (bid->evidence[i].requirement, self->requirement) == 0)
      return TRUE;

  return FALSE;
}

/* Evidence for the group, or for nobody in particular, counts for everybody
 * (resources/docs/model.md, section 3).
 */
static gboolean
has_shared_evidence (SbAppAnswerBox *self, const SbBid *bid)
{
  for (guint i = 0; i < bid->n_attachments; i++)
    if (g_strcmp0 (bid->attachments[i].requirement, self->requirement) == 0 &&
        (bid->attachments[i].subject == NULL ||
         g_str_equal (bid->attachments[i].subject, SB_SUBJECT_GROUP)))
      return TRUE;

  return FALSE;
}

static void
append_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* What can be known of the answer without unfolding it. */
static void
update_summary (SbAppAnswerBox *self, const SbBid *bid, const SbAnswer *answer, guint n_files)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SbLanguage language = sb_app_results_get_language (self->results);
  gboolean is_met = answer != NULL && answer->status == SB_STATUS_MET;

  if (n_files > 0)
    {
      g_autofree char *number = sb_language_integer (language, n_files);
      g_autofree char *part = g_strdup_printf (ngettext ("%s file", "%s files", n_files), number);
      append_part (text, part);
    }
  else if (is_met && demands_evidence (self, bid) && !has_shared_evidence (self, bid))
    append_part (text, _ ("The evidence is missing"));
  if (answer != NULL && answer->confidential == 1)
    append_part (text, _ ("Confidentiality requested"));
  if (answer != NULL && !sb_text_is_empty (answer->comment))
    append_part (text, answer->comment);

  gtk_label_set_text (self->summary_label, text->str);
  gtk_label_set_lines (self->summary_label, 2);
  gtk_label_set_ellipsize (self->summary_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), text->len > 0);
}

static void
update_status (SbAppAnswerBox *self, const SbAnswer *answer)
{
  int status = answer != NULL ? answer->status : -1;
  GtkToggleButton *button = status == SB_STATUS_MET     ? self->met_button :
                            status == SB_STATUS_NOT_MET ? self->not_met_button :
                                                          self->open_button;

  gtk_toggle_button_set_active (button, TRUE);
  gtk_switch_set_active (self->confidential_switch, answer != NULL && answer->confidential == 1);
}

static void
update_visible (SbAppAnswerBox *self)
{
  const SbRequirement *requirement = get_requirement (self);
  int test = requirement != NULL ? requirement->test : SB_TEST_DECLARATION;

  gtk_widget_set_visible (self->status_box, test == SB_TEST_DECLARATION);
  gtk_widget_set_visible (GTK_WIDGET (self->number_row), test == SB_TEST_NUMBER);
  gtk_widget_set_visible (GTK_WIDGET (self->comment_row), self->expanded);
  gtk_widget_set_visible (self->confidential_row, self->expanded);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row),
                          self->expanded && gtk_switch_get_active (self->confidential_switch));
  gtk_widget_set_visible (self->attach_row, self->expanded);
  gtk_widget_set_visible (self->all_row,
                          self->expanded && self->has_others && self->record != NULL);
  for (GtkWidget *row = gtk_widget_get_next_sibling (GTK_WIDGET (self->reason_row));
       row != self->attach_row; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, self->expanded);
  gtk_image_set_from_icon_name (self->arrow,
                                self->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head_row), GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->expanded, -1);
}

static void
name_controls (SbAppAnswerBox *self, const char *name)
{
  GtkToggleButton *buttons[] = { self->met_button, self->not_met_button, self->open_button };

  gtk_label_set_text (self->name_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

/**
 * sb_app_answer_box_update:
 * @self: a box
 *
 * Shows the answer as it is now. What is being typed is left alone.
 */
void
sb_app_answer_box_update (SbAppAnswerBox *self)
{
  const SbBid *bid = sb_app_results_get_bid (self->results);
  const SbAnswer *answer = sb_bid_find_answer (bid, self->requirement, self->subject);
  SbRecord *record = answer != NULL ?
                         sb_app_results_get_record (self->results, SB_TABLE_ANSWER, answer->id) :
                         NULL;
  g_autofree char *name = sb_app_answers_describe_subject (bid, self->subject);
  guint n_files;

  self->filling = TRUE;
  g_set_object (&self->record, record);
  sb_app_entry_row_set_record (self->number_row, record);
  sb_app_text_row_set_record (self->comment_row, record);
  sb_app_text_row_set_record (self->reason_row, record);
  update_status (self, answer);
  name_controls (self, name);
  n_files = update_files (self, bid);
  update_summary (self, bid, answer, n_files);
  update_visible (self);
  self->filling = FALSE;
}

/**
 * sb_app_answer_box_set_expanded:
 * @self: a box
 * @expanded: whether everything is shown
 */
void
sb_app_answer_box_set_expanded (SbAppAnswerBox *self, gboolean expanded)
{
  g_return_if_fail (SB_APP_IS_ANSWER_BOX (self));

  self->expanded = expanded != FALSE;
  update_visible (self);
}

/**
 * sb_app_answer_box_set_has_others:
 * @self: a box
 * @has_others: whether others answer the requirement, too
 *
 * Offers to give the same answer for all.
 */
void
sb_app_answer_box_set_has_others (SbAppAnswerBox *self, gboolean has_others)
{
  g_return_if_fail (SB_APP_IS_ANSWER_BOX (self));

  self->has_others = has_others != FALSE;
  update_visible (self);
}

/**
 * sb_app_answer_box_get_subject:
 * @self: a box
 *
 * Returns: (transfer none): who answers
 */
const char *
sb_app_answer_box_get_subject (SbAppAnswerBox *self)
{
  g_return_val_if_fail (SB_APP_IS_ANSWER_BOX (self), NULL);

  return self->subject;
}

/**
 * sb_app_answer_box_new:
 * @results: what is known of the bid
 * @requirement: id of the requirement
 * @subject: who answers
 *
 * Returns: (transfer floating): a box
 */
GtkWidget *
sb_app_answer_box_new (SbAppResults *results, const char *requirement, const char *subject)
{
  SbAppAnswerBox *self = g_object_new (SB_APP_TYPE_ANSWER_BOX, NULL);

  self->results = g_object_ref (results);
  self->requirement = g_strdup (requirement);
  self->subject = g_strdup (subject);
  sb_app_answer_box_update (self);
  return GTK_WIDGET (self);
}

static void
sb_app_answer_box_dispose (GObject *object)
{
  SbAppAnswerBox *self = SB_APP_ANSWER_BOX (object);

  self->filling = TRUE;
  g_clear_object (&self->record);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_answer_box_parent_class)->dispose (object);
}

static void
sb_app_answer_box_finalize (GObject *object)
{
  SbAppAnswerBox *self = SB_APP_ANSWER_BOX (object);

  g_free (self->requirement);
  g_free (self->subject);
  g_free (self->files);

  G_OBJECT_CLASS (sb_app_answer_box_parent_class)->finalize (object);
}

static void
sb_app_answer_box_class_init (SbAppAnswerBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_answer_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = sb_app_answer_box_finalize;

  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-answer-box.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, list);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, head_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, name_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, arrow);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, status_box);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, met_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, not_met_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, open_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, number_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, comment_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, confidential_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, confidential_switch);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, reason_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, attach_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppAnswerBox, all_row);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);
  gtk_widget_class_bind_template_callback (widget_class, comment_cb);
  gtk_widget_class_bind_template_callback (widget_class, confidential_cb);
}

static void
sb_app_answer_box_init (SbAppAnswerBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sb_app_large_text_prepare (GTK_WIDGET (self));
  sb_app_large_text_wrap_button (GTK_BUTTON (self->met_button));
  sb_app_large_text_wrap_button (GTK_BUTTON (self->not_met_button));
  sb_app_large_text_wrap_button (GTK_BUTTON (self->open_button));
}
