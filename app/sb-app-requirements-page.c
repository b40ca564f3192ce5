/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is asked and what the group says to it: a list by section, narrowed by state, by who must
 * meet it and by search, and beside it all about the requirement chosen. The chosen one stays in
 * the list even when an answer makes it match no longer; it leaves when another is chosen.
 */

#include "config.h"

#include "sb-app-requirements-page.h"

#include "sb-app-large-text.h"
#include "sb-app-messages.h"
#include "sb-app-requirement-item.h"
#include "sb-app-requirement-pane.h"
#include "sb-app-tab-stop.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

struct _SbAppRequirementsPage
{
  SbAppPage parent_instance;

  GtkStack *stack;
  GtkSearchEntry *search_entry;
  GtkDropDown *show_drop_down;
  GtkDropDown *who_drop_down;
  GtkScrolledWindow *list_scroller;
  GtkListBox *list;
  GtkLabel *count_label;
  SbAppRequirementPane *pane;

  SbRecordList *records;
  GHashTable *items; /* by id; the list owns them */
  char *folded;      /* what is searched for, in lower case */
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppRequirementsPage, sb_app_requirements_page, SB_APP_TYPE_PAGE)

static SbAppResults *
get_results (SbAppRequirementsPage *self)
{
  return sb_app_page_get_results (SB_APP_PAGE (self));
}

static SbAppRequirementItem *
get_selected (SbAppRequirementsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? SB_APP_REQUIREMENT_ITEM (row) : NULL;
}

static gboolean
matches (SbAppRequirementsPage *self, SbAppRequirementItem *item)
{
  int show = (int) gtk_drop_down_get_selected (self->show_drop_down);
  int who = (int) gtk_drop_down_get_selected (self->who_drop_down) - 1;

  return sb_app_requirement_item_matches (item, (SbAppShow) MAX (show, 0), MAX (who, -1),
                                          self->folded);
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  SbAppRequirementsPage *self = data;

  return gtk_list_box_row_is_selected (row) || matches (self, SB_APP_REQUIREMENT_ITEM (row));
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return sb_app_requirement_item_compare (SB_APP_REQUIREMENT_ITEM (a), SB_APP_REQUIREMENT_ITEM (b));
}

static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = sb_app_requirement_item_get_section (SB_APP_REQUIREMENT_ITEM (row));
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (before != NULL &&
      g_str_equal (sb_app_requirement_item_get_section (SB_APP_REQUIREMENT_ITEM (before)), section))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  /* Translators: a section of the tender documents, as in: Section 7.1 */
  words = sb_text_is_empty (section) ? g_strdup (_ ("Without a section")) :
                                       g_strdup_printf (_ ("Section %s"), section);
  label = gtk_list_box_row_get_header (row);
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
      gtk_widget_add_css_class (label, "list-section");
      gtk_list_box_row_set_header (row, label);
    }
  gtk_label_set_text (GTK_LABEL (label), words);
}

static void
update_count (SbAppRequirementsPage *self)
{
  SbLanguage language = sb_language_of_user ();
  guint all = g_hash_table_size (self->items);
  guint shown = 0;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    shown += matches (self, item);

  g_autofree char *all_text = sb_language_integer (language, all);
  g_autofree char *shown_text = sb_language_integer (language, shown);
  g_autofree char *text =
      shown == all ?
          g_strdup_printf (ngettext ("%s requirement", "%s requirements", all), all_text) :
          g_strdup_printf (ngettext ("%1$s of %2$s requirement", "%1$s of %2$s requirements", all),
                           shown_text, all_text);

  gtk_label_set_text (self->count_label, text);
}

static void
apply_filter (SbAppRequirementsPage *self)
{
  gtk_list_box_invalidate_filter (self->list);
  update_count (self);
}

/* Once the rows have their places. */
static gboolean
scroll_to_selected (gpointer data)
{
  SbAppRequirementsPage *self = data;
  SbAppRequirementItem *item = get_selected (self);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->list_scroller);
  graphene_rect_t bounds;

  if (item == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (item), GTK_WIDGET (self->list), &bounds))
    return G_SOURCE_REMOVE;

  gtk_adjustment_clamp_page (adjustment, (double) bounds.origin.y - 60,
                             (double) bounds.origin.y + (double) bounds.size.height + 12);
  return G_SOURCE_REMOVE;
}

static void
queue_scroll (SbAppRequirementsPage *self)
{
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_selected, g_object_ref (self), g_object_unref);
}

/* The nearest row that matches, so that removing one leads to its neighbour. */
static void
select_some (SbAppRequirementsPage *self, int near)
{
  GtkListBoxRow *row, *first = NULL, *best = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (!matches (self, SB_APP_REQUIREMENT_ITEM (row)))
        continue;
      if (first == NULL)
        first = row;
      if (i <= near)
        best = row;
    }
  if (best == NULL)
    best = first;
  if (best == NULL && get_selected (self) == NULL)
    best = gtk_list_box_get_row_at_index (self->list, 0);
  if (best != NULL)
    gtk_list_box_select_row (self->list, best);
}

static void
filter_cb (SbAppRequirementsPage *self)
{
  SbAppRequirementItem *selected = get_selected (self);

  if (self->filling)
    return;

  g_free (self->folded);
  self->folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_strstrip (self->folded);
  if (selected != NULL && !matches (self, selected))
    select_some (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (selected)));
  apply_filter (self);
  queue_scroll (self);
}

static void
stop_search_cb (SbAppRequirementsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static gboolean
select_requirement (SbAppRequirementsPage *self, const char *id)
{
  GtkListBoxRow *row = id != NULL ? g_hash_table_lookup (self->items, id) : NULL;

  if (row == NULL)
    return FALSE;

  gtk_list_box_select_row (self->list, row);
  queue_scroll (self);
  return TRUE;
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (widget);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->show_drop_down, SB_APP_SHOW_ALL);
  gtk_drop_down_set_selected (self->who_drop_down, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->filling = FALSE;
  filter_cb (self);
}

/* A new requirement stands in the section of the one that is chosen. */
static gboolean
insert_requirement (SbDocument *document, gpointer data, GError **error)
{
  SbRequirement *row = data;

  return sb_document_insert (document, &sb_requirement_table, row, error);
}

static void
add_requirement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (widget);
  SbAppRequirementItem *selected = get_selected (self);
  const char *section = selected != NULL ? sb_app_requirement_item_get_section (selected) : "";
  SbRequirement row;
  gboolean done;

  sb_table_init_row (&sb_requirement_table, &row);
  row.id = sb_text_new_id ();
  row.section = sb_text_is_empty (section) ? NULL : g_strdup (section);
  /* The text that a requirement has until somebody types another, in the window's language. */
  *(sb_language_of_user () == SB_LANGUAGE_SV ? &row.text_sv : &row.text_en) =
      g_strdup (_ ("New requirement"));
  row.obligation = SB_OBLIGATION_SHALL;
  row.fulfilment = SB_FULFILMENT_GROUP;
  row.origin = SB_ORIGIN_GROUP;
  row.test = SB_TEST_DECLARATION;
  done = sb_app_results_edit (get_results (self), widget, _ ("Add requirement"), insert_requirement,
                              &row);
  if (done && select_requirement (self, row.id))
    sb_app_requirement_pane_edit_text (self->pane);
  sb_table_clear_row (&sb_requirement_table, &row);
}

static gboolean
delete_requirement (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_delete_with_dependents (document, SB_TABLE_REQUIREMENT, data, error);
}

static void
remove_requirement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (widget);
  SbAppRequirementItem *selected = get_selected (self);
  g_autofree char *id = NULL;

  if (selected == NULL)
    return;

  id = g_strdup (sb_record_get_id (sb_app_requirement_item_get_record (selected)));
  if (sb_app_results_edit (get_results (self), widget, _ ("Remove requirement"), delete_requirement,
                           id))
    sb_app_messages_toast_undo (widget, _ ("The requirement was removed"));
}

static void
selected_cb (SbAppRequirementsPage *self, GtkListBoxRow *row)
{
  if (row == NULL || self->filling)
    return;

  sb_app_requirement_pane_show (self->pane, get_results (self),
                                sb_app_requirement_item_get_record (SB_APP_REQUIREMENT_ITEM (row)));
  /* The one chosen before leaves the list if it does not match. */
  gtk_list_box_invalidate_filter (self->list);
}

static void
add_items (SbAppRequirementsPage *self)
{
  SbAppResults *results = get_results (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->records), i);
      const char *id = sb_record_get_id (record);
      GtkWidget *item;

      if (g_hash_table_contains (self->items, id))
        continue;
      item = sb_app_requirement_item_new (record);
      sb_app_requirement_item_update (SB_APP_REQUIREMENT_ITEM (item),
                                      sb_app_results_find_finding (results, id));
      g_hash_table_insert (self->items, g_strdup (id), item);
      gtk_list_box_append (self->list, item);
    }
}

static void
remove_items (SbAppRequirementsPage *self, gboolean all)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      SbRecord *record = sb_app_requirement_item_get_record (item);

      if (!all && sb_record_exists (record))
        continue;
      gtk_list_box_remove (self->list, item);
      g_hash_table_iter_remove (&iter);
    }
}

/* After the list changed: some requirement is chosen whenever there is one. */
static void
records_cb (SbAppRequirementsPage *self)
{
  SbAppRequirementItem *selected = get_selected (self);
  int near = selected != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (selected)) : 0;
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0;

  remove_items (self, FALSE);
  add_items (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "requirements");
  if (is_empty)
    sb_app_requirement_pane_show (self->pane, get_results (self), NULL);
  else if (get_selected (self) == NULL)
    select_some (self, near);
  update_count (self);
}

static void
results_cb (SbAppRequirementsPage *self)
{
  SbAppResults *results = get_results (self);

  if (self->records != NULL)
    g_signal_handlers_disconnect_by_func (self->records, records_cb, self);
  g_clear_object (&self->records);
  sb_app_requirement_pane_show (self->pane, results, NULL);
  remove_items (self, TRUE);
  if (results == NULL)
    return;

  self->records = g_object_ref (sb_app_results_get_records (results, SB_TABLE_REQUIREMENT));
  g_signal_connect_object (self->records, "items-changed", G_CALLBACK (records_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
sb_app_requirements_page_update (SbAppPage *page)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (page);
  gboolean moved = FALSE;
  GHashTableIter iter;
  gpointer id, item;

  if (g_hash_table_size (self->items) == 0)
    records_cb (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    if (sb_record_exists (sb_app_requirement_item_get_record (item)))
      moved |= sb_app_requirement_item_update (
          item, sb_app_results_find_finding (get_results (self), id));
  if (moved)
    gtk_list_box_invalidate_sort (self->list);
  apply_filter (self);
  sb_app_requirement_pane_update (self->pane);
}

static void
sb_app_requirements_page_update_status (SbAppPage *page)
{
  SbAppResults *results = sb_app_page_get_results (page);
  SbLanguage language = sb_app_results_get_language (results);
  const SbBid *bid = sb_app_results_get_bid (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  guint open = sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE);
  guint failed = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE);
  guint nobody = sb_findings_count_nobody (findings, bid, TRUE);
  g_autofree char *open_text = sb_language_integer (language, open);
  g_autofree char *failed_text = sb_language_integer (language, failed);
  g_autofree char *nobody_text = sb_language_integer (language, nobody);
  g_autofree char *text = NULL;

  if (bid->n_requirements == 0)
    {
      sb_app_page_set_status (page, SB_APP_STATUS_LEFT, 1, _ ("There are no requirements yet"));
      return;
    }
  if (failed > 0)
    text = g_strdup_printf (
        ngettext ("%s shall requirement is not met", "%s shall requirements are not met", failed),
        failed_text);
  else if (open > 0)
    text = g_strdup_printf (
        ngettext ("%s shall requirement is open", "%s shall requirements are open", open),
        open_text);
  else if (nobody > 0)
    text = g_strdup_printf (ngettext ("%s shall requirement concerns nobody yet",
                                      "%s shall requirements concern nobody yet", nobody),
                            nobody_text);

  /* What concerns nobody is nothing to do here, but no reason for a tick either. */
  sb_app_page_set_status (page,
                          failed > 0 ? SB_APP_STATUS_WARNING :
                          open > 0   ? SB_APP_STATUS_LEFT :
                          nobody > 0 ? SB_APP_STATUS_NONE :
                                       SB_APP_STATUS_OK,
                          failed + open,
                          text != NULL ? text : _ ("Every shall requirement is met"));
}

static void
sb_app_requirements_page_show_record (SbAppPage *page, const char *id)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (page);

  if (select_requirement (self, id))
    gtk_widget_grab_focus (GTK_WIDGET (get_selected (self)));
}

static void
set_choices (GtkDropDown *drop_down, GtkStringList *choices)
{
  sb_app_large_text_shrink_drop_down (drop_down);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (choices));
}

static void
fill_filters (SbAppRequirementsPage *self)
{
  const char *shows[] = {
    C_ ("requirements to show", "All"),
    C_ ("requirements to show", "Open"),
    C_ ("requirements to show", "Not met"),
    C_ ("requirements to show", "Met"),
    C_ ("requirements to show", "Concern nobody yet"),
    C_ ("requirements to show", "Our own needs"),
    NULL,
  };
  g_autoptr (GtkStringList) show = gtk_string_list_new (shows);
  g_autoptr (GtkStringList) who = gtk_string_list_new (NULL);

  /* Translators: requirements, whoever must meet them */
  gtk_string_list_append (who, C_ ("requirements to show", "Anyone"));
  for (int i = SB_FULFILMENT_GROUP; i <= SB_FULFILMENT_LEAD; i++)
    gtk_string_list_append (who, sb_labels_get_fulfilment (sb_language_of_user (), i));
  self->filling = TRUE;
  set_choices (self->show_drop_down, show);
  set_choices (self->who_drop_down, who);
  self->filling = FALSE;
}

static void
sb_app_requirements_page_dispose (GObject *object)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (object);

  self->filling = TRUE;
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_func (self->records, records_cb, self);
  g_clear_object (&self->records);
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (sb_app_requirements_page_parent_class)->dispose (object);
}

static void
sb_app_requirements_page_finalize (GObject *object)
{
  SbAppRequirementsPage *self = SB_APP_REQUIREMENTS_PAGE (object);

  g_hash_table_unref (self->items);
  g_free (self->folded);

  G_OBJECT_CLASS (sb_app_requirements_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, show_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, who_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, list_scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
sb_app_requirements_page_class_init (SbAppRequirementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_requirements_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sb_app_requirements_page_finalize;
  SB_APP_PAGE_CLASS (klass)->update = sb_app_requirements_page_update;
  SB_APP_PAGE_CLASS (klass)->update_status = sb_app_requirements_page_update_status;
  SB_APP_PAGE_CLASS (klass)->show_record = sb_app_requirements_page_show_record;

  g_type_ensure (SB_APP_TYPE_REQUIREMENT_PANE);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_install_action (widget_class, "page.add-requirement", NULL,
                                   add_requirement_action);
  gtk_widget_class_install_action (widget_class, "page.remove-requirement", NULL,
                                   remove_requirement_action);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, show_all_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/samanbud/Samanbud/ui/sb-app-requirements-page.ui");
  bind_children (widget_class);
}

static void
sb_app_requirements_page_init (SbAppRequirementsPage *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_filters (self);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_header_func (self->list, head_row, NULL, NULL);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
