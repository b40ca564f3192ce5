/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The start page: three ways in, then bids that no file holds yet, then bids that were open lately.
 * A draft is thrown away without a question, because a toast brings it back.
 */

#include "config.h"

#include "sb-app-start.h"

#include "sb-app-application.h"
#include "sb-app-messages.h"
#include "sb-app-recent.h"
#include "sb-app-remove-button.h"
#include "sb-app-tab-stop.h"

#include <glib/gi18n.h>

struct _SbAppStart
{
  AdwBin parent_instance;

  AdwPreferencesGroup *draft_group;
  GtkListBox *drafts;
  AdwPreferencesGroup *recent_group;
  GtkListBox *recent;
};

G_DEFINE_FINAL_TYPE (SbAppStart, sb_app_start, ADW_TYPE_BIN)

/* "Region Jönköpings län · LOV": names apart, not a sentence. */
static char *
describe_where (const char *authority, int route)
{
  const char *law = sb_labels_get_route_short (sb_language_of_user (), route);

  if (sb_text_is_empty (authority))
    return g_strdup (law);

  return g_strdup_printf ("%s · %s", authority, law);
}

static AdwActionRow *
new_row (const char *title, const char *authority, int route)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *where = describe_where (authority, route);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 sb_text_is_empty (title) ? _ ("Without a title") : title);
  adw_action_row_set_subtitle (row, where);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
add_days_left (AdwActionRow *row, SbDate submit_by)
{
  g_autofree char *days = sb_app_recent_describe_days_left (submit_by);
  GtkWidget *label;

  if (days == NULL)
    return;

  label = gtk_label_new (days);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "figures");
  adw_action_row_add_suffix (row, label);
}

static GtkWidget *
create_draft_row (gpointer item, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (item, FALSE, &error);
  const char *id = sb_document_get_id (item);
  AdwActionRow *row =
      new_row (bid != NULL ? bid->info->title : NULL,
               bid != NULL ? bid->info->authority_name : NULL, bid != NULL ? bid->info->route : -1);
  GtkWidget *button = sb_app_remove_button_new (_ ("Throw this draft away"));

  if (bid != NULL)
    add_days_left (row, bid->info->submit_by);
  /* Edits that a file lacks: say which. */
  if (sb_document_get_file (item) != NULL)
    {
      g_autofree char *name = g_file_get_basename (sb_document_get_file (item));
      adw_action_row_set_subtitle (row, name);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-draft");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "start.discard-draft");
  adw_action_row_add_suffix (row, button);

  return GTK_WIDGET (row);
}

static void
discard_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "discard-draft",
                                  parameter);
  sb_app_messages_toast_action (widget, _ ("The draft was thrown away"), _ ("Undo"),
                                "app.restore-draft", parameter);
}

static void
drafts_changed_cb (SbAppStart *self)
{
  SbAppApplication *application = SB_APP_APPLICATION (g_application_get_default ());
  GListModel *drafts = sb_app_application_get_drafts (application);

  gtk_widget_set_visible (GTK_WIDGET (self->draft_group), g_list_model_get_n_items (drafts) > 0);
}

static void
fill_recent (SbAppStart *self)
{
  g_autoptr (GPtrArray) all = sb_app_recent_list ();
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->recent, 0)) != NULL)
    gtk_list_box_remove (self->recent, GTK_WIDGET (old));

  for (guint i = 0; i < all->len; i++)
    {
      SbAppRecent *recent = all->pdata[i];
      AdwActionRow *row = new_row (recent->title, recent->authority, recent->route);

      add_days_left (row, recent->submit_by);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->uri);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-uri");
      gtk_list_box_append (self->recent, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), all->len > 0);
}

static void
sb_app_start_map (GtkWidget *widget)
{
  fill_recent (SB_APP_START (widget));

  GTK_WIDGET_CLASS (sb_app_start_parent_class)->map (widget);
}

static void
sb_app_start_class_init (SbAppStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = sb_app_start_map;

  gtk_widget_class_install_action (widget_class, "start.discard-draft", "s", discard_draft_action);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-start.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppStart, draft_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppStart, drafts);
  gtk_widget_class_bind_template_child (widget_class, SbAppStart, recent_group);
  gtk_widget_class_bind_template_child (widget_class, SbAppStart, recent);
}

static void
sb_app_start_init (SbAppStart *self)
{
  GListModel *drafts =
      sb_app_application_get_drafts (SB_APP_APPLICATION (g_application_get_default ()));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->drafts, drafts, create_draft_row, NULL, NULL);
  g_signal_connect_object (drafts, "items-changed", G_CALLBACK (drafts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  drafts_changed_cb (self);
}
