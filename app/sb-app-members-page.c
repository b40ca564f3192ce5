/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who is in the group: a list of members and, beside it, all that is known of the one chosen.
 * Removing a member takes everything of it along in one step, which can be undone.
 */

#include "config.h"

#include "sb-app-members-page.h"

#include "sb-app-choice-row.h"
#include "sb-app-entry-row.h"
#include "sb-app-member-item.h"
#include "sb-app-messages.h"
#include "sb-app-person-row.h"
#include "sb-app-remove-button.h"
#include "sb-app-tab-stop.h"

#include <glib/gi18n.h>

struct _SbAppMembersPage
{
  SbAppPage parent_instance;

  GtkStack *stack;
  GtkListBox *members;
  GtkScrolledWindow *scroller;
  GtkLabel *remarks_label;
  SbAppEntryRow *name_row;
  SbAppEntryRow *orgnr_row;
  SbAppChoiceRow *form_row;
  SbAppChoiceRow *role_row;
  GtkSwitch *lead_switch;
  SbAppEntryRow *contact_row;
  SbAppEntryRow *signatory_row;
  SbAppEntryRow *notice_row;
  SbAppEntryRow *planned_row;
  SbAppEntryRow *probability_row;
  AdwEntryRow *share_row;
  GtkListBox *people;

  SbRecord *record; /* the member that is shown */
  SbRecordList *persons;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppMembersPage, sb_app_members_page, SB_APP_TYPE_PAGE)

#define BID_ID "bid"

/* One edit, on one row that is made, changed or removed. */
typedef struct
{
  SbTableId table;
  const char *id;
  const char *member;
  gint64 number;
} Change;

static SbAppResults *
get_results (SbAppMembersPage *self)
{
  return sb_app_page_get_results (SB_APP_PAGE (self));
}

static gboolean
insert_member (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;
  SbMember member;
  gboolean done;

  sb_table_init_row (&sb_member_table, &member);
  member.id = g_strdup (change->id);
  /* Translators: the name that a member has until somebody types another */
  member.name = g_strdup (_ ("New member"));
  member.role = SB_ROLE_MEMBER;
  done = sb_document_insert (document, &sb_member_table, &member, error);
  sb_table_clear_row (&sb_member_table, &member);
  return done;
}

static gboolean
insert_person (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;
  SbPerson person;
  gboolean done;

  sb_table_init_row (&sb_person_table, &person);
  person.id = g_strdup (change->id);
  person.member = g_strdup (change->member);
  done = sb_document_insert (document, &sb_person_table, &person, error);
  sb_table_clear_row (&sb_person_table, &person);
  return done;
}

static gboolean
delete_row (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;

  return sb_document_delete_with_dependents (document, change->table, change->id, error);
}

/* What the members agreed is one row per member; no share means no row. */
static gboolean
set_share (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (GPtrArray) old =
      sb_document_list_ids_where (document, &sb_agreed_table, "member", change->member);
  SbAgreed agreed;
  gboolean done;

  for (guint i = 0; i < old->len; i++)
    if (!sb_document_delete (document, &sb_agreed_table, g_ptr_array_index (old, i), error))
      return FALSE;
  if (change->number == SB_UNKNOWN)
    return TRUE;

  sb_table_init_row (&sb_agreed_table, &agreed);
  agreed.id = sb_text_new_id ();
  agreed.member = g_strdup (change->member);
  agreed.share_bp = change->number;
  done = sb_document_insert (document, &sb_agreed_table, &agreed, error);
  sb_table_clear_row (&sb_agreed_table, &agreed);
  return done;
}

static SbAppMemberItem *
find_item (SbAppMembersPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->members, i)) != NULL; i++)
    if (g_strcmp0 (sb_record_get_id (sb_app_member_item_get_record (SB_APP_MEMBER_ITEM (row))),
                   id) == 0)
      return SB_APP_MEMBER_ITEM (row);

  return NULL;
}

static void
select_member (SbAppMembersPage *self, const char *id)
{
  SbAppMemberItem *item = find_item (self, id);

  if (item != NULL)
    gtk_list_box_select_row (self->members, GTK_LIST_BOX_ROW (item));
}

static void
add_member_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppMembersPage *self = SB_APP_MEMBERS_PAGE (widget);
  g_autofree char *id = sb_text_new_id ();
  Change change = { .table = SB_TABLE_MEMBER, .id = id };

  if (sb_app_results_edit (get_results (self), widget, _ ("Add member"), insert_member, &change))
    {
      select_member (self, id);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
    }
}

static void
remove_member_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppMembersPage *self = SB_APP_MEMBERS_PAGE (widget);
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  Change change = { .table = SB_TABLE_MEMBER };

  if (self->record == NULL)
    return;

  change.id = id = g_strdup (sb_record_get_id (self->record));
  /* Translators: the name of a member */
  text = g_strdup_printf (_ ("“%s” was removed"),
                          ((const SbMember *) sb_record_get_row (self->record))->name);
  if (sb_app_results_edit (get_results (self), widget, _ ("Remove member"), delete_row, &change))
    sb_app_messages_toast_undo (widget, text);
}

static void
add_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppMembersPage *self = SB_APP_MEMBERS_PAGE (widget);
  g_autofree char *id = sb_text_new_id ();
  Change change = { .table = SB_TABLE_PERSON, .id = id };
  GtkListBoxRow *row;

  if (self->record == NULL)
    return;

  change.member = sb_record_get_id (self->record);
  if (!sb_app_results_edit (get_results (self), widget, _ ("Add person"), insert_person, &change))
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->people, i)) != NULL; i++)
    {
      g_autoptr (SbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->persons), (guint) i);

      if (record == NULL || !g_str_equal (sb_record_get_id (record), id))
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
    }
}

static void
remove_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Change change = { .table = SB_TABLE_PERSON, .id = g_variant_get_string (parameter, NULL) };

  if (sb_app_results_edit (get_results (SB_APP_MEMBERS_PAGE (widget)), widget, _ ("Remove person"),
                           delete_row, &change))
    sb_app_messages_toast_undo (widget, _ ("The person was removed"));
}

static void
lead_cb (SbAppMembersPage *self)
{
  SbAppResults *results = get_results (self);
  g_auto (GValue) lead = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->record == NULL)
    return;

  g_value_init (&lead, G_TYPE_STRING);
  if (gtk_switch_get_active (self->lead_switch))
    g_value_set_string (&lead, sb_record_get_id (self->record));
  if (!sb_document_set_field (sb_app_results_get_document (results), _ ("Choose lead member"),
                              &sb_bid_info_table, BID_ID, "lead", &lead, &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
}

static gint64
find_share (const SbBid *bid, const char *member)
{
  for (guint i = 0; i < bid->n_agreed; i++)
    if (g_strcmp0 (bid->agreed[i].member, member) == 0)
      return bid->agreed[i].share_bp;

  return SB_UNKNOWN;
}

static void
update_share (SbAppMembersPage *self, const SbBid *bid)
{
  gint64 share = find_share (bid, sb_record_get_id (self->record));
  g_autofree char *text = sb_app_entry_format (SB_APP_ENTRY_PERCENT, share);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->share_row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->share_row), text != NULL ? text : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->share_row), "error");
}

static void
share_cb (SbAppMembersPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->share_row));
  Change change = { .number = SB_UNKNOWN };

  if (self->record == NULL)
    return;

  change.member = sb_record_get_id (self->record);
  if (!sb_text_is_empty (text) &&
      (!sb_app_entry_parse (SB_APP_ENTRY_PERCENT, text, &change.number) || change.number > 10000))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->share_row), "error");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->share_row),
                                   sb_app_entry_describe_expected (SB_APP_ENTRY_PERCENT));
      return;
    }
  sb_app_results_edit (get_results (self), GTK_WIDGET (self), _ ("Change agreed share"), set_share,
                       &change);
}

static GtkWidget *
make_person_row (gpointer item, gpointer data)
{
  return sb_app_person_row_new (item);
}

static void
persons_cb (SbAppMembersPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->people),
                          self->persons != NULL &&
                              g_list_model_get_n_items (G_LIST_MODEL (self->persons)) > 0);
}

static void
show_persons (SbAppMembersPage *self)
{
  gtk_list_box_bind_model (self->people, NULL, NULL, NULL, NULL);
  g_clear_object (&self->persons);
  if (self->record != NULL)
    {
      self->persons =
          sb_record_list_new_filtered (sb_app_results_get_document (get_results (self)),
                                       &sb_person_table, "member", sb_record_get_id (self->record));
      gtk_list_box_bind_model (self->people, G_LIST_MODEL (self->persons), make_person_row, NULL,
                               NULL);
      g_signal_connect_object (self->persons, "items-changed", G_CALLBACK (persons_cb), self,
                               G_CONNECT_SWAPPED);
    }
  persons_cb (self);
}

/* Remarks beside their field, and those about the member as a whole above. */
static void
update_remarks (SbAppMembersPage *self)
{
  SbAppResults *results = get_results (self);
  const SbFindings *findings = sb_app_results_get_findings (results);
  const char *id = sb_record_get_id (self->record);
  g_autoptr (GString) general = g_string_new (NULL);
  const struct
  {
    SbAppEntryRow *row;
    const char *field;
  } places[] = { { self->name_row, "name" },
                 { self->orgnr_row, "orgnr" },
                 { self->planned_row, "exit_planned" } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const SbRemark *remark =
          sb_app_results_find_remark (results, SB_TABLE_MEMBER, id, places[i].field);

      sb_app_entry_row_set_message (places[i].row, remark != NULL ? remark->text : NULL);
    }

  for (guint i = 0; i < findings->n_remarks; i++)
    {
      const SbRemark *remark = &findings->remarks[i];
      gboolean has_place = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        has_place |= g_strcmp0 (remark->field, places[j].field) == 0;
      if (remark->table == SB_TABLE_MEMBER && g_strcmp0 (remark->id, id) == 0 && !has_place)
        g_string_append_printf (general, "%s%s", general->len > 0 ? "\n" : "", remark->text);
    }
  gtk_label_set_text (self->remarks_label, general->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_label), general->len > 0);
}

static void
update_details (SbAppMembersPage *self)
{
  const SbBid *bid = sb_app_results_get_bid (get_results (self));

  if (self->record == NULL || !sb_record_exists (self->record))
    return;

  self->filling = TRUE;
  gtk_switch_set_active (self->lead_switch,
                         g_strcmp0 (bid->info->lead, sb_record_get_id (self->record)) == 0);
  self->filling = FALSE;
  update_share (self, bid);
  update_remarks (self);
}

static void
show_member (SbAppMembersPage *self, SbRecord *record)
{
  GtkWidget *rows[] = {
    GTK_WIDGET (self->name_row),        GTK_WIDGET (self->orgnr_row),
    GTK_WIDGET (self->form_row),        GTK_WIDGET (self->role_row),
    GTK_WIDGET (self->contact_row),     GTK_WIDGET (self->signatory_row),
    GTK_WIDGET (self->notice_row),      GTK_WIDGET (self->planned_row),
    GTK_WIDGET (self->probability_row),
  };

  if (!g_set_object (&self->record, record))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_set (rows[i], "record", record, NULL);
  show_persons (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (record != NULL)
    update_details (self);
}

static void
selected_cb (SbAppMembersPage *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_member (self, sb_app_member_item_get_record (SB_APP_MEMBER_ITEM (row)));
}

static GtkWidget *
make_item (gpointer item, gpointer data)
{
  GtkWidget *widget = sb_app_member_item_new (item);

  sb_app_member_item_update (SB_APP_MEMBER_ITEM (widget), get_results (data));
  return widget;
}

/* After the list changed: some member is chosen whenever there is one. */
static void
members_cb (SbAppMembersPage *self)
{
  SbRecordList *members = sb_app_results_get_records (get_results (self), SB_TABLE_MEMBER);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (members)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "members");
  if (is_empty)
    show_member (self, NULL);
  else if (gtk_list_box_get_selected_row (self->members) == NULL)
    gtk_list_box_select_row (self->members, gtk_list_box_get_row_at_index (self->members, 0));
}

static void
results_cb (SbAppMembersPage *self)
{
  SbAppResults *results = get_results (self);
  SbRecordList *members;

  gtk_list_box_bind_model (self->members, NULL, NULL, NULL, NULL);
  show_member (self, NULL);
  if (results == NULL || sb_app_results_get_bid (results) == NULL)
    return;

  members = sb_app_results_get_records (results, SB_TABLE_MEMBER);
  gtk_list_box_bind_model (self->members, G_LIST_MODEL (members), make_item, self, NULL);
  g_signal_connect_object (members, "items-changed", G_CALLBACK (members_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  members_cb (self);
}

static void
sb_app_members_page_update (SbAppPage *page)
{
  SbAppMembersPage *self = SB_APP_MEMBERS_PAGE (page);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->members, i)) != NULL; i++)
    if (sb_record_exists (sb_app_member_item_get_record (SB_APP_MEMBER_ITEM (row))))
      sb_app_member_item_update (SB_APP_MEMBER_ITEM (row), get_results (self));
  update_details (self);
}

static void
sb_app_members_page_update_status (SbAppPage *page)
{
  SbAppResults *results = sb_app_page_get_results (page);
  const SbBid *bid = sb_app_results_get_bid (results);
  guint left = 0;

  for (guint i = 0; i < bid->n_members; i++)
    {
      const SbMember *member = &bid->members[i];
      const SbRemark *remark =
          sb_app_results_find_remark (results, SB_TABLE_MEMBER, member->id, "orgnr");

      if (remark != NULL)
        {
          sb_app_page_set_status (page, SB_APP_STATUS_WARNING, 0, remark->text);
          return;
        }
      left += sb_text_is_empty (member->orgnr) || member->form < 0 ||
              sb_text_is_empty (member->contact) || sb_text_is_empty (member->signatory);
    }

  if (bid->n_members < 2)
    sb_app_page_set_status (page, SB_APP_STATUS_LEFT, 1, _ ("A group has at least two members"));
  else if (left > 0)
    {
      g_autofree char *number = sb_language_integer (sb_app_results_get_language (results), left);
      g_autofree char *text = g_strdup_printf (
          ngettext ("%s member is not complete", "%s members are not complete", left), number);

      sb_app_page_set_status (page, SB_APP_STATUS_LEFT, left, text);
    }
  else
    sb_app_page_set_status (page, SB_APP_STATUS_OK, 0, _ ("All is filled in"));
}

static void
sb_app_members_page_show_record (SbAppPage *page, const char *id)
{
  SbAppMembersPage *self = SB_APP_MEMBERS_PAGE (page);

  select_member (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
sb_app_members_page_dispose (GObject *object)
{
  SbAppMembersPage *self = SB_APP_MEMBERS_PAGE (object);

  if (self->members != NULL)
    {
      gtk_list_box_bind_model (self->members, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->people, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->record);
  g_clear_object (&self->persons);

  G_OBJECT_CLASS (sb_app_members_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, members);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, remarks_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, orgnr_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, form_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, role_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, lead_switch);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, signatory_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, notice_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, planned_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, probability_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, share_row);
  gtk_widget_class_bind_template_child (widget_class, SbAppMembersPage, people);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, lead_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_cb);
}

static void
sb_app_members_page_class_init (SbAppMembersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_members_page_dispose;
  SB_APP_PAGE_CLASS (klass)->update = sb_app_members_page_update;
  SB_APP_PAGE_CLASS (klass)->update_status = sb_app_members_page_update_status;
  SB_APP_PAGE_CLASS (klass)->show_record = sb_app_members_page_show_record;

  g_type_ensure (SB_APP_TYPE_CHOICE_ROW);
  g_type_ensure (SB_APP_TYPE_ENTRY_ROW);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  gtk_widget_class_install_action (widget_class, "page.add-member", NULL, add_member_action);
  gtk_widget_class_install_action (widget_class, "page.remove-member", NULL, remove_member_action);
  gtk_widget_class_install_action (widget_class, "page.add-person", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "page.remove-person", "s", remove_person_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-members-page.ui");
  bind_children (widget_class);
}

static void
sb_app_members_page_init (SbAppMembersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  sb_app_choice_row_set_labels (self->form_row, &sb_member_table, sb_labels_get_form);
  sb_app_choice_row_set_labels (self->role_row, &sb_member_table, sb_labels_get_role);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
