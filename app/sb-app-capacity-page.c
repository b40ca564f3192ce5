/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the group can give: its clinics with their weeks, the hours per week of each member, and
 * what that adds up to over time.
 */

#include "config.h"

#include "sb-app-capacity-page.h"

#include "sb-app-large-text.h"
#include "sb-app-messages.h"
#include "sb-app-sideways.h"
#include "sb-app-site-row.h"
#include "sb-app-supply-row.h"

#include <glib/gi18n.h>

/* What a new supply holds until somebody types another: half time. */
#define USUAL_MINUTES_PER_WEEK 1200

struct _SbAppCapacityPage
{
  SbAppPage parent_instance;

  GtkStack *stack;
  GtkListBox *sites;
  GtkBox *members;
  GtkWidget *sums_group;
  GtkScrolledWindow *sums_scroller;
  GtkGrid *sums;

  GPtrArray
      *shown; /* (element-type utf8): ids of the members that have a group of rows, in order */
};

G_DEFINE_FINAL_TYPE (SbAppCapacityPage, sb_app_capacity_page, SB_APP_TYPE_PAGE)

/* One edit, on one row that is made or removed. */
typedef struct
{
  SbTableId table;
  const char *id;
  const char *member;
  const SbBid *bid;
} Change;

static SbAppResults *
get_results (SbAppCapacityPage *self)
{
  return sb_app_page_get_results (SB_APP_PAGE (self));
}

static gboolean
insert_site (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;
  SbSite site;
  gboolean done;

  sb_table_init_row (&sb_site_table, &site);
  site.id = g_strdup (change->id);
  site.member = g_strdup (change->member);
  /* Translators: the name that a clinic has until somebody types another */
  site.name = g_strdup (_ ("New clinic"));
  done = sb_document_insert (document, &sb_site_table, &site, error);
  sb_table_clear_row (&sb_site_table, &site);
  return done;
}

/* The next supply of a member is most likely of the profession and at the clinic of its last one.
 */
static gboolean
insert_supply (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;
  const SbBid *bid = change->bid;
  SbSupply supply;
  gboolean done;

  sb_table_init_row (&sb_supply_table, &supply);
  supply.id = g_strdup (change->id);
  supply.member = g_strdup (change->member);
  supply.minutes_per_week = USUAL_MINUTES_PER_WEEK;
  for (guint i = 0; i < bid->n_sites; i++)
    if (supply.site == NULL && g_str_equal (bid->sites[i].member, change->member))
      supply.site = g_strdup (bid->sites[i].id);
  for (guint i = 0; i < bid->n_supplies; i++)
    if (g_str_equal (bid->supplies[i].member, change->member))
      {
        sb_text_set (&supply.profession, bid->supplies[i].profession);
        sb_text_set (&supply.site, bid->supplies[i].site);
      }
  if (supply.profession == NULL)
    supply.profession = g_strdup ("gp");
  done = sb_document_insert (document, &sb_supply_table, &supply, error);
  sb_table_clear_row (&sb_supply_table, &supply);
  return done;
}

static gboolean
delete_row (SbDocument *document, gpointer data, GError **error)
{
  const Change *change = data;

  return sb_document_delete_with_dependents (document, change->table, change->id, error);
}

static GtkListBox *
find_supplies (SbAppCapacityPage *self, const char *member)
{
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->members)); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (group), "member"), member) == 0)
      return g_object_get_data (G_OBJECT (group), "supplies");

  return NULL;
}

static void
unfold (GtkListBox *list, SbAppResults *results, SbTableId table, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      SbRecord *record = table == SB_TABLE_SITE ?
                             sb_app_site_row_get_record (SB_APP_SITE_ROW (row)) :
                             sb_app_supply_row_get_record (SB_APP_SUPPLY_ROW (row));

      if (!g_str_equal (sb_record_get_id (record), id))
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

static void
add_site_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppCapacityPage *self = SB_APP_CAPACITY_PAGE (widget);
  const SbBid *bid = sb_app_results_get_bid (get_results (self));
  g_autofree char *id = sb_text_new_id ();
  Change change = { .table = SB_TABLE_SITE, .id = id };
  int lead = sb_bid_find (bid, SB_TABLE_MEMBER, bid->info->lead);

  change.member = bid->members[MAX (lead, 0)].id;
  if (sb_app_results_edit (get_results (self), widget, _ ("Add clinic"), insert_site, &change))
    unfold (self->sites, get_results (self), SB_TABLE_SITE, id);
}

static void
remove_site_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Change change = { .table = SB_TABLE_SITE, .id = g_variant_get_string (parameter, NULL) };

  if (sb_app_results_edit (get_results (SB_APP_CAPACITY_PAGE (widget)), widget, _ ("Remove clinic"),
                           delete_row, &change))
    sb_app_messages_toast_undo (widget,
                                _ ("The clinic was removed; hours there are now at a distance"));
}

static void
add_supply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppCapacityPage *self = SB_APP_CAPACITY_PAGE (widget);
  g_autofree char *id = sb_text_new_id ();
  Change change = { .table = SB_TABLE_SUPPLY,
                    .id = id,
                    .member = g_variant_get_string (parameter, NULL),
                    .bid = sb_app_results_get_bid (get_results (self)) };

  if (sb_app_results_edit (get_results (self), widget, _ ("Add hours"), insert_supply, &change))
    unfold (find_supplies (self, change.member), get_results (self), SB_TABLE_SUPPLY, id);
}

static void
remove_supply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Change change = { .table = SB_TABLE_SUPPLY, .id = g_variant_get_string (parameter, NULL) };

  if (sb_app_results_edit (get_results (SB_APP_CAPACITY_PAGE (widget)), widget, _ ("Remove hours"),
                           delete_row, &change))
    sb_app_messages_toast_undo (widget, _ ("The hours were removed"));
}

static void
go_to_members_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sb_app_page_go (widget, "members", NULL);
}

static GtkWidget *
make_site_row (gpointer item, gpointer data)
{
  GtkWidget *row = sb_app_site_row_new (item);

  sb_app_site_row_update (SB_APP_SITE_ROW (row), get_results (data));
  return row;
}

static GtkWidget *
make_supply_row (gpointer item, gpointer data)
{
  GtkWidget *row = sb_app_supply_row_new (item);

  sb_app_supply_row_update (SB_APP_SUPPLY_ROW (row), get_results (data));
  return row;
}

static GtkWidget *
make_add_button (const SbMember *member)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add Capacity"));
  /* Translators: the name of a member */
  g_autofree char *name = g_strdup_printf (_ ("Add hours of %s"), member->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", member->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.add-supply");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_member_group (SbAppCapacityPage *self, const SbMember *member)
{
  g_autoptr (SbRecordList) supplies = sb_record_list_new_filtered (
      sb_app_results_get_document (get_results (self)), &sb_supply_table, "member", member->id);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  member->name, -1);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (supplies), make_supply_row, self,
                           NULL);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), make_add_button (member));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  sb_app_large_text_prepare (group);
  g_object_set_data_full (G_OBJECT (group), "member", g_strdup (member->id), g_free);
  g_object_set_data (G_OBJECT (group), "supplies", list);
  gtk_box_append (self->members, group);
  g_ptr_array_add (self->shown, g_strdup (member->id));
}

static void
clear_members (SbAppCapacityPage *self)
{
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->members))) != NULL)
    gtk_box_remove (self->members, group);
  g_ptr_array_set_size (self->shown, 0);
}

static gboolean
shows_same_members (SbAppCapacityPage *self, const SbBid *bid)
{
  if (self->shown->len != bid->n_members)
    return FALSE;
  for (guint i = 0; i < bid->n_members; i++)
    if (!g_str_equal (self->shown->pdata[i], bid->members[i].id))
      return FALSE;

  return TRUE;
}

static gint64
sum_supplies (const SbBid *bid, const SbSplitSegment *segment, const char *member)
{
  gint64 sum = 0;

  for (guint i = 0; i < bid->n_supplies; i++)
    if (member == NULL || g_str_equal (bid->supplies[i].member, member))
      sum += segment->available[i];

  return sum;
}

static void
update_group (SbAppCapacityPage *self, GtkWidget *group, const SbBid *bid)
{
  const char *id = g_object_get_data (G_OBJECT (group), "member");
  GtkListBox *list = g_object_get_data (G_OBJECT (group), "supplies");
  SbLanguage language = sb_app_results_get_language (get_results (self));
  g_autofree char *name = g_markup_escape_text (sb_bid_get_subject_name (bid, id), -1);
  guint n = 0;
  GtkListBoxRow *row;

  for (; (row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL; n++)
    if (sb_record_exists (sb_app_supply_row_get_record (SB_APP_SUPPLY_ROW (row))))
      sb_app_supply_row_update (SB_APP_SUPPLY_ROW (row), get_results (self));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), name);
  gtk_widget_set_visible (GTK_WIDGET (list), n > 0);
  if (n > 0)
    {
      const SbSplit *split = sb_app_results_get_split (get_results (self));
      g_autofree char *hours =
          sb_language_hours (language, sum_supplies (bid, &split->segments[0], id));
      /* Translators: hours per week */
      g_autofree char *text =
          g_strdup_printf (_ ("%s hours per week when the contract begins"), hours);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
    }
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _ ("No hours are entered yet."));
}

static void
attach_text (SbAppCapacityPage *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0.0f : 1.0f);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "figures");
  if (row == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_widget_set_valign (label, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, "caption-heading");
    }
  gtk_grid_attach (self->sums, label, column, row, 1, 1);
}

static gboolean
is_like_previous (const SbBid *bid, const SbSplit *split, guint segment)
{
  for (guint i = 0; i < bid->n_members; i++)
    if (sum_supplies (bid, &split->segments[segment], bid->members[i].id) !=
        sum_supplies (bid, &split->segments[segment - 1], bid->members[i].id))
      return FALSE;

  return TRUE;
}

static void
attach_period (SbAppCapacityPage *self, const SbBid *bid, const SbSplitSegment *segment, int column)
{
  SbLanguage language = sb_app_results_get_language (get_results (self));
  /* A no-break space within a date would keep the head from wrapping. */
  g_autofree char *whole = sb_language_date (language, segment->segment.from);
  g_auto (GStrv) words = g_strsplit (whole, "\xc2\xa0", -1);
  g_autofree char *date = g_strjoinv (" ", words);
  /* Translators: a date */
  g_autofree char *head = g_strdup_printf (_ ("from %s"), date);

  attach_text (self, head, column, 0);
  for (guint i = 0; i <= bid->n_members; i++)
    {
      const char *member = i < bid->n_members ? bid->members[i].id : NULL;
      g_autofree char *hours = sb_language_hours (language, sum_supplies (bid, segment, member));

      attach_text (self, hours, column, (int) i + 1);
    }
}

/* Members against the periods in which something differs. */
static void
update_sums (SbAppCapacityPage *self, const SbBid *bid)
{
  const SbSplit *split = sb_app_results_get_split (get_results (self));
  GtkWidget *child;
  int column = 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sums))) != NULL)
    gtk_grid_remove (self->sums, child);

  for (guint i = 0; i < bid->n_members; i++)
    attach_text (self, bid->members[i].name, 0, (int) i + 1);
  attach_text (self, _ ("Together"), 0, (int) bid->n_members + 1);
  for (guint i = 0; i < split->n_segments; i++)
    if (i == 0 || !is_like_previous (bid, split, i))
      attach_period (self, bid, &split->segments[i], column++);
  gtk_widget_set_visible (self->sums_group, bid->n_supplies > 0);
}

static void
sb_app_capacity_page_update (SbAppPage *page)
{
  SbAppCapacityPage *self = SB_APP_CAPACITY_PAGE (page);
  const SbBid *bid = sb_app_results_get_bid (get_results (self));
  GtkListBoxRow *row;

  gtk_stack_set_visible_child_name (self->stack, bid->n_members > 0 ? "capacity" : "empty");
  if (!shows_same_members (self, bid))
    {
      clear_members (self);
      for (guint i = 0; i < bid->n_members; i++)
        add_member_group (self, &bid->members[i]);
    }
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->members)); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    update_group (self, group, bid);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sites, i)) != NULL; i++)
    if (sb_record_exists (sb_app_site_row_get_record (SB_APP_SITE_ROW (row))))
      sb_app_site_row_update (SB_APP_SITE_ROW (row), get_results (self));
  gtk_widget_set_visible (GTK_WIDGET (self->sites), bid->n_sites > 0);
  update_sums (self, bid);
}

static void
sb_app_capacity_page_update_status (SbAppPage *page)
{
  SbAppResults *results = sb_app_page_get_results (page);
  const SbBid *bid = sb_app_results_get_bid (results);
  const SbRemark *remark = NULL;
  guint left = 0;

  for (guint i = 0; i < bid->n_supplies && remark == NULL; i++)
    remark = sb_app_results_find_remark (results, SB_TABLE_SUPPLY, bid->supplies[i].id, NULL);
  for (guint i = 0; i < bid->n_sites; i++)
    left += bid->sites[i].municipality == NULL || bid->sites[i].hours == NULL;

  if (remark != NULL)
    sb_app_page_set_status (page, SB_APP_STATUS_WARNING, 0, remark->text);
  else if (bid->n_supplies == 0)
    sb_app_page_set_status (page, SB_APP_STATUS_LEFT, 1, _ ("No hours are entered yet."));
  else if (left > 0)
    {
      g_autofree char *number = sb_language_integer (sb_app_results_get_language (results), left);
      g_autofree char *text = g_strdup_printf (
          ngettext ("%s clinic is not complete", "%s clinics are not complete", left), number);

      sb_app_page_set_status (page, SB_APP_STATUS_LEFT, left, text);
    }
  else
    sb_app_page_set_status (page, SB_APP_STATUS_OK, 0, _ ("All is filled in"));
}

static void
sb_app_capacity_page_show_record (SbAppPage *page, const char *id)
{
  SbAppCapacityPage *self = SB_APP_CAPACITY_PAGE (page);
  const SbBid *bid = sb_app_results_get_bid (get_results (self));
  int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, id);

  if (supply >= 0)
    unfold (find_supplies (self, bid->supplies[supply].member), get_results (self), SB_TABLE_SUPPLY,
            id);
  else
    unfold (self->sites, get_results (self), SB_TABLE_SITE, id);
}

static void
results_cb (SbAppCapacityPage *self)
{
  SbAppResults *results = get_results (self);

  gtk_list_box_bind_model (self->sites, NULL, NULL, NULL, NULL);
  clear_members (self);
  if (results != NULL && sb_app_results_get_bid (results) != NULL)
    gtk_list_box_bind_model (self->sites,
                             G_LIST_MODEL (sb_app_results_get_records (results, SB_TABLE_SITE)),
                             make_site_row, self, NULL);
}

static void
sb_app_capacity_page_dispose (GObject *object)
{
  SbAppCapacityPage *self = SB_APP_CAPACITY_PAGE (object);

  if (self->sites != NULL)
    gtk_list_box_bind_model (self->sites, NULL, NULL, NULL, NULL);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (sb_app_capacity_page_parent_class)->dispose (object);
}

static void
sb_app_capacity_page_class_init (SbAppCapacityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_capacity_page_dispose;
  SB_APP_PAGE_CLASS (klass)->update = sb_app_capacity_page_update;
  SB_APP_PAGE_CLASS (klass)->update_status = sb_app_capacity_page_update_status;
  SB_APP_PAGE_CLASS (klass)->show_record = sb_app_capacity_page_show_record;

  gtk_widget_class_install_action (widget_class, "page.add-site", NULL, add_site_action);
  gtk_widget_class_install_action (widget_class, "page.remove-site", "s", remove_site_action);
  gtk_widget_class_install_action (widget_class, "page.add-supply", "s", add_supply_action);
  gtk_widget_class_install_action (widget_class, "page.remove-supply", "s", remove_supply_action);
  gtk_widget_class_install_action (widget_class, "page.go-to-members", NULL, go_to_members_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-capacity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppCapacityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SbAppCapacityPage, sites);
  gtk_widget_class_bind_template_child (widget_class, SbAppCapacityPage, members);
  gtk_widget_class_bind_template_child (widget_class, SbAppCapacityPage, sums_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppCapacityPage, sums_scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppCapacityPage, sums);
}

static void
sb_app_capacity_page_init (SbAppCapacityPage *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  sb_app_sideways_let_pass (self->sums_scroller);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
