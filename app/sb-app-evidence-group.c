/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a requirement demands as evidence: a list of proofs that can be added, worded in the
 * window's language, and removed. The files themselves are attached to the answers.
 */

#include "config.h"

#include "sb-app-evidence-group.h"

#include "sb-app-entry-row.h"
#include "sb-app-messages.h"
#include "sb-app-remove-button.h"

#include <glib/gi18n.h>

/* On the button that removes a proof: its id. */
#define EVIDENCE_ID "sb-evidence-id"

struct _SbAppEvidenceGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  SbAppResults *results;
  SbRecordList *records;
  char *requirement;
};

G_DEFINE_FINAL_TYPE (SbAppEvidenceGroup, sb_app_evidence_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
insert (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_insert (document, &sb_evidence_table, data, error);
}

static gboolean
delete_row (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_delete (document, &sb_evidence_table, data, error);
}

/* After the last one. */
static gint64
find_position (SbAppEvidenceGroup *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  gint64 position = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->records), i);
      const SbEvidence *evidence = sb_record_get_row (record);

      position = MAX (position, evidence->position + 1);
    }

  return position;
}

static void
focus_last (SbAppEvidenceGroup *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      g_autoptr (SbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->records), (guint) i);

      if (record == NULL || !g_str_equal (sb_record_get_id (record), id))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
    }
}

static void
add_cb (SbAppEvidenceGroup *self)
{
  SbEvidence row;

  if (self->requirement == NULL)
    return;

  sb_table_init_row (&sb_evidence_table, &row);
  row.id = sb_text_new_id ();
  row.requirement = g_strdup (self->requirement);
  row.position = find_position (self);
  *(sb_language_of_user () == SB_LANGUAGE_SV ? &row.text_sv : &row.text_en) =
      /* Translators: the words that a demanded proof has until somebody types others */
      g_strdup (_ ("New evidence"));
  if (sb_app_results_edit (self->results, GTK_WIDGET (self), _ ("Add evidence"), insert, &row))
    focus_last (self, row.id);
  sb_table_clear_row (&sb_evidence_table, &row);
}

static void
remove_cb (SbAppEvidenceGroup *self, GObject *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (button, EVIDENCE_ID));

  if (sb_app_results_edit (self->results, GTK_WIDGET (self), _ ("Remove evidence"), delete_row, id))
    sb_app_messages_toast_undo (GTK_WIDGET (self), _ ("The evidence is no longer demanded"));
}

/* The field that is shown elsewhere, too: the other language where the window's has no text. */
static const char *
choose_field (const SbEvidence *evidence)
{
  gboolean has_sv = !sb_text_is_empty (evidence->text_sv);
  gboolean has_en = !sb_text_is_empty (evidence->text_en);

  if (sb_language_of_user () == SB_LANGUAGE_SV)
    return has_sv || !has_en ? "text_sv" : "text_en";
  return has_en || !has_sv ? "text_en" : "text_sv";
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  SbAppEvidenceGroup *self = data;
  SbRecord *record = item;
  GtkWidget *row = sb_app_entry_row_new (_ ("Evidence"), choose_field (sb_record_get_row (record)),
                                         SB_APP_ENTRY_TEXT);
  GtkWidget *button = sb_app_remove_button_new (_ ("Do not demand this evidence"));

  sb_app_entry_row_set_record (SB_APP_ENTRY_ROW (row), record);
  g_object_set_data_full (G_OBJECT (button), EVIDENCE_ID, g_strdup (sb_record_get_id (record)),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return row;
}

static void
records_cb (SbAppEvidenceGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          self->records != NULL &&
                              g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0);
}

static void
let_go (SbAppEvidenceGroup *self)
{
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_func (self->records, records_cb, self);
  g_clear_object (&self->records);
}

/**
 * sb_app_evidence_group_show:
 * @self: a group
 * @results: (nullable): what is known of the bid
 * @requirement: (nullable): id of the requirement whose evidence is shown
 */
void
sb_app_evidence_group_show (SbAppEvidenceGroup *self,
                            SbAppResults *results,
                            const char *requirement)
{
  g_return_if_fail (SB_APP_IS_EVIDENCE_GROUP (self));

  let_go (self);
  g_set_object (&self->results, results);
  sb_text_set (&self->requirement, requirement);
  if (results != NULL && requirement != NULL)
    {
      self->records = sb_record_list_new_filtered (sb_app_results_get_document (results),
                                                   &sb_evidence_table, "requirement", requirement);
      gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->records), make_row, self, NULL);
      g_signal_connect_object (self->records, "items-changed", G_CALLBACK (records_cb), self,
                               G_CONNECT_SWAPPED);
    }
  records_cb (self);
}

static void
sb_app_evidence_group_dispose (GObject *object)
{
  SbAppEvidenceGroup *self = SB_APP_EVIDENCE_GROUP (object);

  if (self->records != NULL)
    let_go (self);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_evidence_group_parent_class)->dispose (object);
}

static void
sb_app_evidence_group_finalize (GObject *object)
{
  g_free (SB_APP_EVIDENCE_GROUP (object)->requirement);

  G_OBJECT_CLASS (sb_app_evidence_group_parent_class)->finalize (object);
}

static void
sb_app_evidence_group_class_init (SbAppEvidenceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_evidence_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = sb_app_evidence_group_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-evidence-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppEvidenceGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
sb_app_evidence_group_init (SbAppEvidenceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
