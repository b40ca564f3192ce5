/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A member in the list of members: its name, what it is in the group, and whether something about
 * it wants attention.
 */

#include "config.h"

#include "sb-app-member-item.h"

#include <glib/gi18n.h>

struct _SbAppMemberItem
{
  GtkListBoxRow parent_instance;

  SbRecord *record;
  GtkLabel *name_label;
  GtkLabel *role_label;
  GtkImage *status_image;
};

G_DEFINE_FINAL_TYPE (SbAppMemberItem, sb_app_member_item, GTK_TYPE_LIST_BOX_ROW)

static char *
describe_role (const SbMember *member, const SbBid *bid, SbLanguage language)
{
  const char *form = member->form >= 0 ? sb_labels_get_form (language, member->form) : NULL;
  const char *role = g_strcmp0 (bid->info->lead, member->id) == 0 ?
                         _ ("Lead member") :
                         sb_labels_get_role (language, MAX (member->role, SB_ROLE_MEMBER));

  return form != NULL ? g_strdup_printf ("%s · %s", role, form) : g_strdup (role);
}

/**
 * sb_app_member_item_update:
 * @self: an item
 * @results: what is known of the bid
 *
 * Shows the member as it is now.
 */
void
sb_app_member_item_update (SbAppMemberItem *self, SbAppResults *results)
{
  const SbMember *member = sb_record_get_row (self->record);
  const SbRemark *remark = sb_app_results_find_remark (results, SB_TABLE_MEMBER, member->id, NULL);
  g_autofree char *role = describe_role (member, sb_app_results_get_bid (results),
                                         sb_app_results_get_language (results));
  const char *name = sb_text_is_empty (member->name) ? _ ("Member without a name") : member->name;

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->role_label, role);
  gtk_image_set_from_icon_name (self->status_image,
                                remark != NULL ? "dialog-warning-symbolic" : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_image),
                               remark != NULL ? remark->text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  remark != NULL ? remark->text : role, -1);
}

/**
 * sb_app_member_item_new:
 * @record: a member
 *
 * Returns: (transfer floating): an item, to be updated before it is shown
 */
GtkWidget *
sb_app_member_item_new (SbRecord *record)
{
  SbAppMemberItem *self = g_object_new (SB_APP_TYPE_MEMBER_ITEM, NULL);

  self->record = g_object_ref (record);
  return GTK_WIDGET (self);
}

/**
 * sb_app_member_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): its member
 */
SbRecord *
sb_app_member_item_get_record (SbAppMemberItem *self)
{
  g_return_val_if_fail (SB_APP_IS_MEMBER_ITEM (self), NULL);

  return self->record;
}

static void
sb_app_member_item_dispose (GObject *object)
{
  SbAppMemberItem *self = SB_APP_MEMBER_ITEM (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (sb_app_member_item_parent_class)->dispose (object);
}

static void
sb_app_member_item_class_init (SbAppMemberItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_member_item_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-member-item.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppMemberItem, name_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppMemberItem, role_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppMemberItem, status_image);
}

static void
sb_app_member_item_init (SbAppMemberItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
