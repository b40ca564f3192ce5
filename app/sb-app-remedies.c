/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What helps if somebody leaves: who of the others takes over what, where that is enough; and where
 * it is not, which capacity would have to be added, with a button that adds it to a member as one
 * step.
 */

#include "config.h"

#include "sb-app-remedies.h"

#include "sb-app-bid-copy.h"
#include "sb-app-large-text.h"
#include "sb-app-messages.h"
#include "sb-app-tab-stop.h"

#include <glib/gi18n.h>

struct _SbAppRemedies
{
  AdwBin parent_instance;

  SbAppResults *results;
  SbRemedies *remedies;

  GtkWidget *plan_part;
  GtkLabel *plan_title;
  GtkListBox *plan;
  GtkWidget *extra_part;
  GtkListBox *extra;
};

G_DEFINE_FINAL_TYPE (SbAppRemedies, sb_app_remedies, ADW_TYPE_BIN)

/* One line added to one member. */
typedef struct
{
  const SbBid *bid;
  const SbExtra *extra;
  guint member;
} Addition;

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static AdwActionRow *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_action_row_set_subtitle (row, subtitle);
  sb_app_large_text_prepare (GTK_WIDGET (row));
  gtk_list_box_append (list, GTK_WIDGET (row));

  return row;
}

static const SbCandidate *
find_candidate (const SbExtra *extra, guint member)
{
  for (guint i = 0; i < extra->candidates->len; i++)
    if (g_array_index (extra->candidates, SbCandidate, i).member == member)
      return &g_array_index (extra->candidates, SbCandidate, i);

  return NULL;
}

/* Where the member could give it: where it has such capacity, else a clinic of its own in the
 * municipality, else anybody's there. */
static const char *
find_site (const Addition *addition)
{
  const SbCandidate *candidate = find_candidate (addition->extra, addition->member);
  const char *member = addition->bid->members[addition->member].id;
  const char *found = NULL;

  if (candidate != NULL)
    return candidate->site;

  for (guint i = 0; i < addition->bid->n_sites; i++)
    {
      const SbSite *site = &addition->bid->sites[i];
      gboolean is_own = g_strcmp0 (site->member, member) == 0;

      if (addition->extra->municipality != NULL ?
              g_strcmp0 (site->municipality, addition->extra->municipality) != 0 :
              !is_own)
        continue;
      if (is_own)
        return site->id;
      found = found != NULL ? found : site->id;
    }

  return found;
}

static gboolean
add_supply (SbDocument *document, gpointer data, GError **error)
{
  const Addition *addition = data;
  const SbExtra *extra = addition->extra;
  const SbCandidate *candidate = find_candidate (extra, addition->member);
  SbSupply row;
  gboolean done;

  sb_table_init_row (&sb_supply_table, &row);
  row.id = sb_text_new_id ();
  row.member = g_strdup (addition->bid->members[addition->member].id);
  row.site = g_strdup (find_site (addition));
  row.profession = g_strdup (candidate != NULL ? candidate->profession : extra->professions[0]);
  row.minutes_per_week = extra->minutes_per_week;
  row.from = extra->from == addition->bid->start ? SB_DATE_NONE : extra->from;
  row.to = extra->to == addition->bid->end ? SB_DATE_NONE : extra->to;
  done = sb_document_insert (document, &sb_supply_table, &row, error);
  sb_table_clear_row (&sb_supply_table, &row);

  return done;
}

static void
add_cb (SbAppRemedies *self, GtkButton *button)
{
  guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line"));
  guint member = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "member"));
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbAppResults) results = NULL;
  Addition addition;
  g_autofree char *text = NULL;

  if (self->remedies == NULL)
    return;

  /* The edit makes new remedies, and with them these rows go; what it needs stays until then. */
  bid = sb_bid_ref (self->remedies->bid);
  results = g_object_ref (self->results);
  addition = (Addition){ bid, &g_array_index (self->remedies->extra, SbExtra, line), member };
  /* Translators: a member. */
  text = g_strdup_printf (_ ("Capacity was added to %s"), bid->members[member].name);
  gtk_widget_activate_action (GTK_WIDGET (button), "menu.popdown", NULL);
  if (sb_app_results_edit (results, GTK_WIDGET (self), _ ("Add capacity"), add_supply, &addition))
    sb_app_messages_toast_undo (GTK_WIDGET (self), text);
}

static gboolean
leaves (const SbRemedies *remedies, guint member)
{
  for (guint i = 0; i < remedies->members->len; i++)
    if (g_array_index (remedies->members, guint, i) == member)
      return TRUE;

  return FALSE;
}

/* A member, what it has of it and what it would have then. */
static GtkWidget *
new_choice (SbAppRemedies *self, guint line, guint member)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  const SbExtra *extra = &g_array_index (self->remedies->extra, SbExtra, line);
  const SbCandidate *candidate = find_candidate (extra, member);
  gint64 now = candidate != NULL ? candidate->available : 0;
  g_autofree char *before = sb_language_hours (language, now);
  g_autofree char *after = sb_language_hours (language, now + extra->minutes_per_week);
  g_autofree char *text =
      /* Translators: a member, hours now, hours then. */
      g_strdup_printf (_ ("%1$s: %2$s → %3$s h"), self->remedies->bid->members[member].name, before,
                       after);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (line));
  g_object_set_data (G_OBJECT (button), "member", GUINT_TO_POINTER (member));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static gboolean
can_be_placed (const SbBid *bid, const SbExtra *extra)
{
  for (guint i = 0; i < bid->n_sites && extra->municipality != NULL; i++)
    if (g_strcmp0 (bid->sites[i].municipality, extra->municipality) == 0)
      return TRUE;

  return extra->municipality == NULL;
}

static GtkWidget *
new_menu (SbAppRemedies *self, guint line)
{
  const SbBid *bid = self->remedies->bid;
  const SbExtra *extra = &g_array_index (self->remedies->extra, SbExtra, line);
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_label_new (_ ("Who would give it?"));
  g_autofree char *what = sb_extra_describe (extra, sb_app_results_get_language (self->results));
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (head, "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < extra->candidates->len; i++)
    gtk_box_append (
        GTK_BOX (box),
        new_choice (self, line, g_array_index (extra->candidates, SbCandidate, i).member));
  for (guint m = 0; m < bid->n_members; m++)
    if (!leaves (self->remedies, m) && find_candidate (extra, m) == NULL)
      gtk_box_append (GTK_BOX (box), new_choice (self, line, m));

  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), _ ("Add"));
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  /* Translators: what is added, as in “5 h per week: nurse”. */
  name = g_strdup_printf (_ ("Add %s"), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!can_be_placed (bid, extra))
    {
      gtk_widget_set_sensitive (menu, FALSE);
      gtk_widget_set_tooltip_text (menu, _ ("First add a clinic in that municipality."));
    }

  return menu;
}

static void
add_extra (SbAppRemedies *self, guint line)
{
  const SbBid *bid = self->remedies->bid;
  SbLanguage language = sb_app_results_get_language (self->results);
  const SbExtra *extra = &g_array_index (self->remedies->extra, SbExtra, line);
  g_autofree char *title = sb_extra_describe (extra, language);
  g_autofree char *from = sb_language_date (language, extra->from);
  g_autofree char *last = sb_language_date (language, extra->to - 1);
  g_autoptr (GString) subtitle = g_string_new (NULL);

  g_string_printf (subtitle, _ ("%1$s – %2$s"), from, last);
  for (guint i = 0; i < extra->requirements->len; i++)
    {
      guint r = g_array_index (extra->requirements, guint, i);

      g_string_append_printf (subtitle, "\n%s",
                              sb_requirement_get_text (&bid->requirements[r], language));
    }
  adw_action_row_add_suffix (add_row (self->extra, title, subtitle->str), new_menu (self, line));
}

static gint64
get_minutes (const SbSplit *split, guint segment, const SbSplitCell *cell)
{
  const SbSplitCell *found = sb_split_find_cell (split, segment, cell->supply, cell->requirement);

  return found != NULL ? found->minutes_per_week : 0;
}

static void
add_move (SbAppRemedies *self, const SbBid *bid, const SbSplitCell *cell, gint64 minutes)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  const SbSupply *supply = &bid->supplies[cell->supply];
  g_autofree char *hours = sb_language_hours (language, ABS (minutes));
  g_autofree char *title = NULL;
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", sb_codes_get_profession_name (supply->profession, language),
                       sb_requirement_get_text (&bid->requirements[cell->requirement], language));

  if (minutes > 0)
    /* Translators: a member, hours. */
    title = g_strdup_printf (_ ("%1$s takes over %2$s h per week"),
                             sb_bid_get_subject_name (bid, supply->member), hours);
  else
    /* Translators: a member, hours. */
    title = g_strdup_printf (_ ("%1$s gives up %2$s h per week"),
                             sb_bid_get_subject_name (bid, supply->member), hours);
  add_row (self->plan, title, subtitle);
}

static void
list_moves (SbAppRemedies *self, const SbSplit *before, const SbSplit *after, guint segment)
{
  const GArray *cells = after->segments[segment].cells;

  for (guint i = 0; i < cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (cells, SbSplitCell, i);
      gint64 more = cell->minutes_per_week - get_minutes (before, segment, cell);

      if (more > 0)
        add_move (self, after->bid, cell, more);
    }
  cells = before->segments[segment].cells;
  for (guint i = 0; i < cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (cells, SbSplitCell, i);
      gint64 less = get_minutes (after, segment, cell) - cell->minutes_per_week;

      if (less < 0)
        add_move (self, before->bid, cell, less);
    }
}

/* The day from which something is missing as it is. */
static SbDate
find_first_missing (const SbExits *exits, const SbExit *exit)
{
  for (guint i = 0; i < exits->segments->len; i++)
    if (exit->as_is[i] > 0)
      return g_array_index (exits->segments, SbSegment, i).from;

  return SB_DATE_NONE;
}

/* What the others would do, in the first stretch of time in which something is missing. */
static void
show_plan (SbAppRemedies *self, const SbExits *exits, const SbExit *exit)
{
  SbDate day = find_first_missing (exits, exit);
  g_autoptr (SbBid) rest = NULL;
  g_autoptr (SbSplit) before = NULL;
  g_autoptr (SbSplit) after = NULL;

  clear_list (self->plan);
  gtk_widget_set_visible (self->plan_part, FALSE);
  if ((exit->answered != SB_VERDICT_TAKEOVER && exit->answered != SB_VERDICT_REARRANGE) ||
      day == SB_DATE_NONE)
    return;

  rest = sb_app_bid_copy_without (exits->bid, (const guint *) (gpointer) exit->members->data,
                                  exit->members->len, NULL);
  after = rest != NULL ? sb_split_new (rest, SB_SPLIT_LEAST_CHANGE, NULL, NULL) : NULL;
  if (after == NULL)
    return;

  before = sb_split_new_current (rest);
  for (guint i = 0; i < after->n_segments; i++)
    if (after->segments[i].segment.from <= day && day < after->segments[i].segment.to)
      {
        g_autofree char *date = sb_language_date (sb_app_results_get_language (self->results), day);
        /* Translators: a date. */
        g_autofree char *title = g_strdup_printf (_ ("Who takes over what from %s"), date);

        gtk_label_set_text (self->plan_title, title);
        list_moves (self, before, after, i);
      }
  gtk_widget_set_visible (self->plan_part, gtk_list_box_get_row_at_index (self->plan, 0) != NULL);
}

static void
sb_app_remedies_dispose (GObject *object)
{
  sb_app_remedies_clear (SB_APP_REMEDIES (object));

  G_OBJECT_CLASS (sb_app_remedies_parent_class)->dispose (object);
}

static void
sb_app_remedies_class_init (SbAppRemediesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_remedies_dispose;

  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-remedies.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppRemedies, plan_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppRemedies, plan_title);
  gtk_widget_class_bind_template_child (widget_class, SbAppRemedies, plan);
  gtk_widget_class_bind_template_child (widget_class, SbAppRemedies, extra_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppRemedies, extra);
}

static void
sb_app_remedies_init (SbAppRemedies *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_remedies_show:
 * @self: remedies
 * @results: of the document
 * @exits: the analysis of one exit
 * @remedies: (transfer full): of that exit
 *
 * Shows what helps if exactly those leave on that day.
 */
void
sb_app_remedies_show (SbAppRemedies *self,
                      SbAppResults *results,
                      const SbExits *exits,
                      SbRemedies *remedies)
{
  g_return_if_fail (SB_APP_IS_REMEDIES (self));

  g_set_object (&self->results, results);
  g_clear_pointer (&self->remedies, sb_remedies_free);
  self->remedies = remedies;

  clear_list (self->extra);
  for (guint i = 0; i < remedies->extra->len; i++)
    add_extra (self, i);
  gtk_widget_set_visible (self->extra_part, remedies->extra->len > 0);
  show_plan (self, exits, exits->exits->pdata[0]);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->extra_part) ||
                                                 gtk_widget_get_visible (self->plan_part));
}

/**
 * sb_app_remedies_clear:
 * @self: remedies
 *
 * Lets go of the document.
 */
void
sb_app_remedies_clear (SbAppRemedies *self)
{
  g_return_if_fail (SB_APP_IS_REMEDIES (self));

  g_clear_pointer (&self->remedies, sb_remedies_free);
  g_clear_object (&self->results);
}
