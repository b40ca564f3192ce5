/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding one's way by typing: pages, members, sites and requirements whose words begin with what
 * was typed. Choosing one goes there. Up and Down move in the list while the entry keeps the focus.
 */

#include "config.h"

#include "sb-app-search.h"

#include "sb-app-page.h"
#include "sb-app-tab-stop.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_FOUND 30

struct _SbAppSearch
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkStack *pages;
  SbAppResults *results;
};

G_DEFINE_FINAL_TYPE (SbAppSearch, sb_app_search, GTK_TYPE_POPOVER)

/* Where a row leads; kept with the row. */
typedef struct
{
  char *page;
  char *record;
} Place;

static void
place_free (Place *place)
{
  g_free (place->page);
  g_free (place->record);
  g_free (place);
}

static void
add (SbAppSearch *self, const char *title, const char *where, const char *page, const char *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (title);
  Place *place = g_new0 (Place, 1);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  if (where != NULL)
    {
      GtkWidget *place_label = gtk_label_new (where);
      gtk_label_set_xalign (GTK_LABEL (place_label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (place_label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (place_label, "caption");
      gtk_widget_add_css_class (place_label, "dim-label");
      gtk_box_append (GTK_BOX (box), place_label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  place->page = g_strdup (page);
  place->record = g_strdup (record);
  g_object_set_data_full (G_OBJECT (row), "sb-place", place, (GDestroyNotify) place_free);
  gtk_list_box_append (self->list, row);
}

static guint
count (SbAppSearch *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;

  return n;
}

/* Anywhere in the text, whatever the case, since Swedish hides words inside words; a section from
 * its start. */
static gboolean
matches (const char *needle, const char *text, const char *section)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : g_strdup ("");
  g_autofree char *wanted = g_utf8_casefold (needle, -1);

  return strstr (folded, wanted) != NULL || (section != NULL && g_str_has_prefix (section, needle));
}

static void
find_pages (SbAppSearch *self, const char *needle)
{
  SbAppPage *page;

  for (guint i = 0; (page = sb_app_page_get_nth (self->pages, i)) != NULL; i++)
    if (sb_text_is_empty (needle) || matches (needle, sb_app_page_get_title (page), NULL))
      add (self, sb_app_page_get_title (page), NULL, sb_app_page_get_page_name (page), NULL);
}

static void
find_records (SbAppSearch *self, const char *needle)
{
  SbBid *bid = sb_app_results_get_bid (self->results);
  SbLanguage language = sb_app_results_get_language (self->results);

  if (sb_text_is_empty (needle) || bid == NULL)
    return;

  for (guint i = 0; i < bid->n_members; i++)
    if (matches (needle, bid->members[i].name, NULL))
      add (self, bid->members[i].name, _ ("Member"), "members", bid->members[i].id);
  for (guint i = 0; i < bid->n_sites; i++)
    if (matches (needle, bid->sites[i].name, NULL))
      add (self, bid->sites[i].name, _ ("Site"), "capacity", bid->sites[i].id);
  for (guint i = 0; i < bid->n_requirements && count (self) < MAX_FOUND; i++)
    {
      const SbRequirement *requirement = &bid->requirements[i];
      const char *text = sb_requirement_get_text (requirement, language);
      if (matches (needle, text, requirement->section))
        {
          /* Translators: a requirement's section or id */
          g_autofree char *where =
              g_strdup_printf (_ ("Requirement %s"), sb_requirement_get_reference (requirement));
          add (self, text, where, "requirements", requirement->id);
        }
    }
}

static void
search_changed_cb (SbAppSearch *self)
{
  g_autofree char *needle =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->results == NULL)
    return;

  find_pages (self, needle);
  find_records (self, needle);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
row_activated_cb (SbAppSearch *self, GtkListBoxRow *row)
{
  Place *place = g_object_get_data (G_OBJECT (row), "sb-place");

  gtk_popover_popdown (GTK_POPOVER (self));
  sb_app_page_go (GTK_WIDGET (self), place->page, place->record);
}

static void
activate_cb (SbAppSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
stop_search_cb (SbAppSearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                SbAppSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);

  return GDK_EVENT_STOP;
}

static void
sb_app_search_map (GtkWidget *widget)
{
  SbAppSearch *self = SB_APP_SEARCH (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_changed_cb (self);
  GTK_WIDGET_CLASS (sb_app_search_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sb_app_search_dispose (GObject *object)
{
  SbAppSearch *self = SB_APP_SEARCH (object);

  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_search_parent_class)->dispose (object);
}

static void
sb_app_search_class_init (SbAppSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_search_dispose;
  widget_class->map = sb_app_search_map;

  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-search.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, SbAppSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sb_app_search_init (SbAppSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * sb_app_search_set_places:
 * @self: a search
 * @pages: (nullable): the stack of pages
 * @results: (nullable): the results of the open document
 *
 * Sets where to search.
 */
void
sb_app_search_set_places (SbAppSearch *self, GtkStack *pages, SbAppResults *results)
{
  g_return_if_fail (SB_APP_IS_SEARCH (self));

  self->pages = pages;
  g_set_object (&self->results, results);
}
