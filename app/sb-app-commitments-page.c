/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who does what, and does it add up: the matrix of requirements and members, and below it what
 * stands behind the cell that has the focus, or a method's proposal. While somebody types, the
 * figures around the cell already follow; the edit is made when the cell is left.
 */

#include "config.h"

#include "sb-app-commitments-page.h"

#include "sb-app-cell-pane.h"
#include "sb-app-cell-plan.h"
#include "sb-app-entry-row.h"
#include "sb-app-matrix-view.h"
#include "sb-app-messages.h"
#include "sb-app-split-pane.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

struct _SbAppCommitmentsPage
{
  SbAppPage parent_instance;

  /* Those of the document that is shown, kept until what is being typed is stored in it. */
  SbAppResults *results;
  SbAppMatrix *matrix;
  /* (element-type SbSegment): those in the list of periods, after the whole contract */
  GArray *segments;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkButton *first_step;
  GtkLabel *answer;
  GtkDropDown *periods;
  GtkToggleButton *propose;
  SbAppMatrixView *view;
  GtkStack *panes;
  SbAppCellPane *cell_pane;
  SbAppSplitPane *split_pane;
  const char *first_page;
  guint is_filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppCommitmentsPage, sb_app_commitments_page, SB_APP_TYPE_PAGE)

static SbAppResults *
get_results (SbAppCommitmentsPage *self)
{
  return self->results;
}

static SbLanguage
get_language (SbAppCommitmentsPage *self)
{
  return sb_app_results_get_language (get_results (self));
}

static char *
describe_period (const SbSegment *segment, SbLanguage language)
{
  g_autofree char *first = sb_language_date (language, segment->from);
  g_autofree char *last = sb_language_date (language, segment->to - 1);

  /* Translators: first and last day of a period. */
  return g_strdup_printf (_ ("%1$s – %2$s"), first, last);
}

static gboolean
has_segments (SbAppCommitmentsPage *self, const SbSplit *split)
{
  if (self->segments->len != split->n_segments)
    return FALSE;
  for (guint i = 0; i < split->n_segments; i++)
    if (g_array_index (self->segments, SbSegment, i).from != split->segments[i].segment.from ||
        g_array_index (self->segments, SbSegment, i).to != split->segments[i].segment.to)
      return FALSE;

  return TRUE;
}

/* The period that begins where the one before did stays chosen. */
static void
fill_periods (SbAppCommitmentsPage *self, const SbSplit *split)
{
  g_autoptr (GtkStringList) names = NULL;
  guint selected = 0, before = gtk_drop_down_get_selected (self->periods);
  SbDate from = SB_DATE_NONE;

  if (has_segments (self, split))
    return;

  if (before > 0 && before <= self->segments->len)
    from = g_array_index (self->segments, SbSegment, before - 1).from;
  g_array_set_size (self->segments, 0);
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _ ("The whole contract"));
  for (guint i = 0; i < split->n_segments; i++)
    {
      g_array_append_val (self->segments, split->segments[i].segment);
      gtk_string_list_take (names,
                            describe_period (&split->segments[i].segment, get_language (self)));
      if (split->segments[i].segment.from == from)
        selected = i + 1;
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->periods, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->periods, selected);
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->periods), split->n_segments > 1);
}

static const SbSegment *
get_period (SbAppCommitmentsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->periods);

  if (selected == 0 || selected > self->segments->len)
    return NULL;

  return &g_array_index (self->segments, SbSegment, selected - 1);
}

static char *
describe_answer (const SbAppMatrix *matrix)
{
  guint n_short = 0, n_over = 0;

  for (guint i = 0; i < matrix->rows->len; i++)
    n_short += sb_app_matrix_get_row (matrix, i)->short_from != SB_DATE_NONE;
  for (guint i = 0; i < matrix->bid->n_members; i++)
    n_over += sb_app_matrix_get_load (matrix, i)->over > 0;

  if (n_short > 0)
    return g_strdup_printf (
        ngettext ("%u requirement lacks hours", "%u requirements lack hours", n_short), n_short);
  if (n_over > 0)
    return g_strdup_printf (ngettext ("%u member has promised more hours than there are",
                                      "%u members have promised more hours than there are", n_over),
                            n_over);

  return g_strdup (_ ("Every need is covered"));
}

static void
show_cell (SbAppCommitmentsPage *self)
{
  guint row, member;

  if (self->matrix == NULL || !sb_app_matrix_view_get_current (self->view, &row, &member))
    return;

  sb_app_cell_pane_show (self->cell_pane, get_results (self), self->matrix, row, member);
}

static void
show_figures (SbAppCommitmentsPage *self, const SbAppMatrix *matrix)
{
  g_autofree char *answer = describe_answer (matrix);

  sb_app_matrix_view_show (self->view, matrix, get_language (self));
  if (g_strcmp0 (gtk_label_get_text (self->answer), answer) != 0)
    gtk_label_set_text (self->answer, answer);
}

static void
refresh (SbAppCommitmentsPage *self)
{
  const SbSplit *split = sb_app_results_get_split (get_results (self));

  g_clear_pointer (&self->matrix, sb_app_matrix_free);
  self->matrix = sb_app_matrix_new (split, get_period (self));
  show_figures (self, self->matrix);
  show_cell (self);
}

/* What has to be there before there is anything to split, and where one begins. */
static const char *
find_first_step (const SbBid *bid, const char **description, const char **button)
{
  gboolean has_need = FALSE;

  for (guint i = 0; i < bid->n_requirements; i++)
    has_need |= bid->requirements[i].test == SB_TEST_CAPACITY;

  if (bid->n_members == 0)
    {
      *description = _ ("Here you write how many hours a week each member gives to each "
                        "requirement, and see whether it adds up. Begin with the members.");
      *button = _ ("Add members");
      return "members";
    }
  if (!has_need)
    {
      *description = _ ("No requirement asks for hours yet. Regions seldom write how many hours "
                        "they expect, so say it yourselves: give a requirement a need in hours "
                        "per week.");
      *button = _ ("Go to the requirements");
      return "requirements";
    }
  if (bid->n_supplies == 0)
    {
      *description = _ ("Nobody has any hours to give yet. Write what each member has, by "
                        "profession and site.");
      *button = _ ("Go to the capacity");
      return "capacity";
    }

  return NULL;
}

static void
sb_app_commitments_page_update (SbAppPage *page)
{
  SbAppCommitmentsPage *self = SB_APP_COMMITMENTS_PAGE (page);
  const char *description = NULL, *button = NULL;

  self->first_page =
      find_first_step (sb_app_results_get_bid (get_results (self)), &description, &button);
  if (self->first_page != NULL)
    {
      adw_status_page_set_description (self->empty, description);
      gtk_button_set_label (self->first_step, button);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "matrix");
  fill_periods (self, sb_app_results_get_split (get_results (self)));
  refresh (self);
  if (gtk_toggle_button_get_active (self->propose))
    sb_app_split_pane_show (self->split_pane, get_results (self));
}

static void
sb_app_commitments_page_update_status (SbAppPage *page)
{
  const SbSplit *split = sb_app_results_get_split (sb_app_page_get_results (page));
  guint n_short = 0, n_rows = 0;
  g_autofree char *text = NULL;

  for (guint r = 0; r < split->bid->n_requirements; r++)
    {
      gboolean is_short = FALSE;

      for (guint i = 0; i < split->n_segments; i++)
        is_short |= split->segments[i].given[r] < split->segments[i].need[r];
      n_short += is_short;
      n_rows += split->bid->requirements[r].test == SB_TEST_CAPACITY;
    }

  text = n_short > 0 ? g_strdup_printf (ngettext ("%u requirement lacks hours",
                                                  "%u requirements lack hours", n_short),
                                        n_short) :
                       g_strdup (_ ("Every need is covered"));
  if (n_rows == 0)
    sb_app_page_set_status (page, SB_APP_STATUS_NONE, 0, NULL);
  else
    sb_app_page_set_status (page, n_short > 0 ? SB_APP_STATUS_LEFT : SB_APP_STATUS_OK, n_short,
                            text);
}

static void
focus_pair (SbAppCommitmentsPage *self, const char *requirement, const char *member)
{
  int row = self->matrix != NULL ? sb_app_matrix_find_row (self->matrix, requirement) : -1;
  int column = member != NULL && self->matrix != NULL ?
                   sb_bid_find (self->matrix->bid, SB_TABLE_MEMBER, member) :
                   0;

  if (row >= 0)
    sb_app_matrix_view_focus_cell (self->view, (guint) row, (guint) MAX (0, column));
}

/* Of a requirement, a commitment or a capacity. */
static void
sb_app_commitments_page_show_record (SbAppPage *page, const char *id)
{
  SbAppCommitmentsPage *self = SB_APP_COMMITMENTS_PAGE (page);
  const SbBid *bid = sb_app_results_get_bid (get_results (self));
  const char *supply = id, *requirement = id;

  if (self->first_page != NULL)
    return;
  for (guint i = 0; i < bid->n_commitments; i++)
    if (g_str_equal (bid->commitments[i].id, id) || g_str_equal (bid->commitments[i].supply, id))
      {
        supply = bid->commitments[i].supply;
        requirement = bid->commitments[i].requirement;
        break;
      }

  int position = sb_bid_find (bid, SB_TABLE_SUPPLY, supply);
  focus_pair (self, requirement, position >= 0 ? bid->supplies[position].member : NULL);
}

/* Whole values from the document as it is now: the results may still be on their way. */
static SbAppCellPlan *
plan_change (SbAppCommitmentsPage *self, guint row, guint member, gint64 minutes, SbBid **bid)
{
  const SbAppMatrixRow *figures = sb_app_matrix_get_row (self->matrix, row);
  const char *requirement_id = self->matrix->bid->requirements[figures->requirement].id;
  const char *member_id = self->matrix->bid->members[member].id;
  g_autoptr (SbBid) now =
      sb_document_load_bid (sb_app_results_get_document (get_results (self)), FALSE, NULL);
  SbAppCellChange change = { .minutes_per_week = minutes, .period = self->matrix->period };
  int requirement_now, member_now;

  if (now == NULL)
    return NULL;
  requirement_now = sb_bid_find (now, SB_TABLE_REQUIREMENT, requirement_id);
  member_now = sb_bid_find (now, SB_TABLE_MEMBER, member_id);
  if (requirement_now < 0 || member_now < 0)
    return NULL;

  change.requirement = (guint) requirement_now;
  change.member = (guint) member_now;
  if (bid != NULL)
    *bid = sb_bid_ref (now);

  return sb_app_cell_plan_new (now, &change);
}

static void
typed_cb (SbAppCommitmentsPage *self, guint row, guint member, gint64 minutes)
{
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbBid) preview = NULL;
  g_autoptr (SbAppCellPlan) plan = NULL;
  g_autoptr (SbSplit) split = NULL;
  g_autoptr (SbAppMatrix) matrix = NULL;
  g_autofree char *message = NULL;

  /* The figures of the last amount would be nobody's. */
  if (minutes < 0)
    {
      show_figures (self, self->matrix);
      sb_app_cell_pane_set_message (self->cell_pane,
                                    sb_app_entry_describe_expected (SB_APP_ENTRY_HOURS), TRUE);
      return;
    }

  plan = plan_change (self, row, member, minutes, &bid);
  preview = plan != NULL ? sb_app_cell_plan_preview (plan, bid) : NULL;
  if (preview == NULL)
    return;

  split = sb_split_new_current (preview);
  matrix = sb_app_matrix_new (split, &self->matrix->period);
  show_figures (self, matrix);
  message = sb_app_matrix_explain_cell (matrix, row, member, get_language (self));
  sb_app_cell_pane_set_message (self->cell_pane, message,
                                sb_app_matrix_get_load (matrix, member)->over > 0);
}

static void
say_if_locked (SbAppCommitmentsPage *self, guint row, guint member, gint64 minutes)
{
  const SbAppMatrixEntry *entry = sb_app_matrix_get_entry (self->matrix, row, member);
  g_autofree char *hours = NULL;
  g_autofree char *text = NULL;

  if (!entry->is_locked || entry->most <= minutes)
    return;

  hours = sb_language_hours (get_language (self), entry->most);
  text = g_strdup_printf (_ ("%s h are locked. Open the padlock below to change them."), hours);
  sb_app_messages_toast (GTK_WIDGET (self), text);
}

static void
entered_cb (SbAppCommitmentsPage *self, guint row, guint member, gint64 minutes)
{
  g_autoptr (SbAppCellPlan) plan = plan_change (self, row, member, minutes, NULL);

  if (plan == NULL || sb_app_cell_plan_is_empty (plan) ||
      !sb_app_results_edit (get_results (self), GTK_WIDGET (self), _ ("Change commitment"),
                            sb_app_cell_plan_apply, plan))
    refresh (self);
  say_if_locked (self, row, member, minutes);
}

static void
cancelled_cb (SbAppCommitmentsPage *self)
{
  refresh (self);
}

static void
refused_cb (SbAppCommitmentsPage *self, const char *text)
{
  g_autofree char *message =
      /* Translators: what somebody typed. */
      g_strdup_printf (_ ("“%s” is no amount of hours, so nothing was changed."), text);

  sb_app_messages_toast (GTK_WIDGET (self), message);
  refresh (self);
}

static void
focused_cb (SbAppCommitmentsPage *self)
{
  show_cell (self);
}

static void
period_cb (SbAppCommitmentsPage *self)
{
  if (!self->is_filling && get_results (self) != NULL && self->first_page == NULL)
    refresh (self);
}

static void
propose_cb (SbAppCommitmentsPage *self)
{
  gboolean is_on = gtk_toggle_button_get_active (self->propose);

  gtk_stack_set_visible_child (self->panes, is_on ? GTK_WIDGET (self->split_pane) :
                                                    GTK_WIDGET (self->cell_pane));
  if (is_on)
    sb_app_split_pane_show (self->split_pane, get_results (self));
  else
    sb_app_split_pane_clear (self->split_pane);
}

static void
closed_cb (SbAppCommitmentsPage *self)
{
  gtk_toggle_button_set_active (self->propose, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->propose));
}

static void
first_step_cb (SbAppCommitmentsPage *self)
{
  sb_app_page_go (GTK_WIDGET (self), self->first_page, NULL);
}

/* Another document, or none: what was being typed still goes into the old one; then nothing of it
 * may be held. */
static void
results_cb (SbAppCommitmentsPage *self)
{
  sb_app_matrix_view_finish (self->view);
  gtk_toggle_button_set_active (self->propose, FALSE);
  sb_app_cell_pane_clear (self->cell_pane);
  g_clear_pointer (&self->matrix, sb_app_matrix_free);
  g_array_set_size (self->segments, 0);
  g_set_object (&self->results, sb_app_page_get_results (SB_APP_PAGE (self)));
}

static void
sb_app_commitments_page_dispose (GObject *object)
{
  SbAppCommitmentsPage *self = SB_APP_COMMITMENTS_PAGE (object);

  if (self->results != NULL)
    sb_app_matrix_view_finish (self->view);
  g_clear_pointer (&self->matrix, sb_app_matrix_free);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_commitments_page_parent_class)->dispose (object);
}

static void
sb_app_commitments_page_finalize (GObject *object)
{
  g_array_unref (SB_APP_COMMITMENTS_PAGE (object)->segments);

  G_OBJECT_CLASS (sb_app_commitments_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SB_APP_TYPE_MATRIX_VIEW);
  g_type_ensure (SB_APP_TYPE_CELL_PANE);
  g_type_ensure (SB_APP_TYPE_SPLIT_PANE);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/samanbud/Samanbud/ui/sb-app-commitments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, first_step);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, periods);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, propose);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, cell_pane);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentsPage, split_pane);
  gtk_widget_class_bind_template_callback (widget_class, first_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
  gtk_widget_class_bind_template_callback (widget_class, focused_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancelled_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
sb_app_commitments_page_class_init (SbAppCommitmentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SbAppPageClass *page_class = SB_APP_PAGE_CLASS (klass);

  object_class->dispose = sb_app_commitments_page_dispose;
  object_class->finalize = sb_app_commitments_page_finalize;
  page_class->update = sb_app_commitments_page_update;
  page_class->update_status = sb_app_commitments_page_update_status;
  page_class->show_record = sb_app_commitments_page_show_record;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sb_app_commitments_page_init (SbAppCommitmentsPage *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (SbSegment));

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
