/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What if someone leaves: a question in one sentence, and the answer the moment it is asked. The
 * verdict first, then what is behind it: requirements that fail, hours over time, what falls short
 * of which requirement from when. Below, the map of all single members and pairs, and the sets that
 * decide. Every verdict is about capacity; who decides about going on is said beside it.
 */

#include "config.h"

#include "sb-app-exit-page.h"

#include "sb-app-bid-copy.h"
#include "sb-app-chances.h"
#include "sb-app-chart-view.h"
#include "sb-app-exit-chart.h"
#include "sb-app-exit-map.h"
#include "sb-app-exit-question.h"
#include "sb-app-exit-words.h"
#include "sb-app-recovery.h"
#include "sb-app-remedies.h"
#include "sb-app-sideways.h"
#include "sb-app-tab-stop.h"
#include "sb-app-verdict-icon.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

/* More sets than anybody reads. */
#define MAX_SETS 12

/* So many members are surely quick; more are computed in a worker. */
#define AT_ONCE_MEMBERS 10

/* Of a requirement's text, in a line of the table: a narrow table scrolls sideways. */
#define REQUIREMENT_CHARS 16

struct _SbAppExitPage
{
  SbAppPage parent_instance;

  /* All single members and pairs, if they leave on the day of the question, until @dated_until if
   * they come back; NULL when they leave at the contract's start, for which the results have it. */
  SbExits *dated;
  SbDate dated_until;
  GCancellable *cancellable;

  GtkStack *stack;
  SbAppExitQuestion *question;
  GtkImage *icon;
  GtkLabel *verdict;
  GtkLabel *apart;
  GtkLabel *base;
  GtkLabel *open;
  GtkLabel *permission;
  GtkWidget *judged;
  GtkWidget *broken_part;
  GtkListBox *broken;
  GtkWidget *unanswered_part;
  GtkListBox *unanswered;
  GtkWidget *hours_part;
  SbAppChartView *chart;
  GtkWidget *shortfall_part;
  GtkScrolledWindow *shortfalls_scroller;
  GtkGrid *shortfalls;
  SbAppRemedies *remedies;
  SbAppRecovery *recovery;
  GtkLabel *map_title;
  GtkScrolledWindow *map_scroller;
  SbAppExitMap *map;
  SbAppWrap *legend;
  GtkWidget *critical_part;
  GtkListBox *critical;
  GtkWidget *sufficient_part;
  GtkListBox *sufficient;
  SbAppChances *chances;
  GtkLabel *later;
};

G_DEFINE_FINAL_TYPE (SbAppExitPage, sb_app_exit_page, SB_APP_TYPE_PAGE)

static SbAppResults *
get_results (SbAppExitPage *self)
{
  return sb_app_page_get_results (SB_APP_PAGE (self));
}

static SbLanguage
get_language (SbAppExitPage *self)
{
  return sb_app_results_get_language (get_results (self));
}

/* First day on which those who are only away are back; SB_DATE_NONE when they leave for good. */
static SbDate
get_until (SbAppExitPage *self)
{
  return sb_app_exit_question_get_until (self->question);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static AdwActionRow *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  gtk_list_box_append (list, GTK_WIDGET (row));

  return row;
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* What falls short although nobody leaves, said once; NULL when nothing does. */
static char *
describe_base (SbAppExitPage *self, const SbExits *exits, const char *verdict)
{
  g_autofree char *now = NULL;

  if (exits->base->answered < SB_VERDICT_SHORT)
    return NULL;

  now = sb_exit_describe (exits, exits->base, get_language (self));
  if (g_str_equal (now, verdict))
    return g_strdup (_ ("This is so even if nobody leaves."));

  /* Translators: a verdict, as in “Not enough: 5 hours per week missing from 1 July 2030”. */
  return g_strdup_printf (_ ("Even if nobody leaves: %s."), now);
}

static void
show_verdict (SbAppExitPage *self, const SbExits *exits, const SbExit *exit)
{
  gboolean is_judged = sb_exits_can_be_judged (exits);
  g_autofree char *permission = get_until (self) == SB_DATE_NONE ?
                                    sb_exits_describe_permission (exits->bid, get_language (self)) :
                                    NULL;
  g_autofree char *open = sb_exit_describe_open (exits, exit, get_language (self));
  g_autofree char *verdict =
      is_judged ?
          sb_exit_describe (exits, exit, get_language (self)) :
          g_strdup (_ ("No exit can be judged yet, since no shall requirement is answered"));
  g_autofree char *apart = sb_exit_describe_unanswered (exits, exit, get_language (self));
  g_autofree char *base = describe_base (self, exits, verdict);

  gtk_widget_set_visible (GTK_WIDGET (self->icon), is_judged);
  sb_app_verdict_image_set (self->icon, exit->answered);
  gtk_label_set_text (self->verdict, verdict);
  show_text (self->apart, apart);
  show_text (self->base, base);
  show_text (self->open, open);
  show_text (self->permission, permission);
  gtk_widget_set_visible (self->judged, TRUE);
}

/* Why a requirement fails is what the rules say of the bid without those who leave. */
static const char *
find_reason (const SbFindings *findings, const SbBid *reduced, const char *requirement)
{
  int position = reduced != NULL ? sb_bid_find (reduced, SB_TABLE_REQUIREMENT, requirement) : -1;

  if (position < 0 || findings->findings[position].state == SB_FINDING_MET)
    return _ ("Those who stay do not meet it.");

  return findings->findings[position].reason;
}

static gboolean
has_position (const GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return TRUE;

  return FALSE;
}

static void
add_broken (GtkListBox *list, const SbRequirement *requirement, gboolean fails, const char *why)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *title = g_strdup_printf ("%s · %s", sb_requirement_get_reference (requirement),
                                            sb_requirement_get_text (requirement, language));
  AdwActionRow *row = add_row (list, title, why);

  if (fails)
    adw_action_row_add_prefix (row, sb_app_verdict_image_new (SB_VERDICT_BROKEN));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "requirement", g_strdup (requirement->id), g_free);
}

/* Only what holds as long as nobody leaves; of the rest the verdict tells. What those who stay have
 * not answered stands apart from what fails. */
static void
show_broken (SbAppExitPage *self,
             const SbExits *exits,
             const SbExit *exit,
             const SbRemedies *remedies)
{
  g_autoptr (GArray) added = sb_exit_list_added (exits, exit);
  g_autoptr (SbBid) reduced = NULL;
  g_autoptr (SbFindings) findings = NULL;
  guint n_unanswered = 0;

  clear_list (self->broken);
  clear_list (self->unanswered);
  if (added->len > 0)
    reduced = sb_app_bid_copy_without (exits->bid, (const guint *) (gpointer) exit->members->data,
                                       exit->members->len, NULL);
  if (reduced != NULL)
    findings = sb_rules_check (reduced, get_language (self));
  for (guint i = 0; i < remedies->broken->len; i++)
    {
      const SbBrokenPart *part = &g_array_index (remedies->broken, SbBrokenPart, i);
      const SbRequirement *requirement = &exits->bid->requirements[part->requirement];
      gboolean is_unanswered = sb_exit_is_unanswered (exit, part->requirement);
      g_autofree char *cure = sb_cure_describe (part->cure, get_language (self));
      g_autofree char *why =
          g_strdup_printf ("%s\n%s", find_reason (findings, reduced, requirement->id), cure);

      if (!has_position (added, part->requirement))
        continue;
      add_broken (is_unanswered ? self->unanswered : self->broken, requirement, !is_unanswered,
                  why);
      n_unanswered += is_unanswered;
    }
  gtk_widget_set_visible (self->broken_part, added->len > n_unanswered);
  gtk_widget_set_visible (self->unanswered_part, n_unanswered > 0);
}

static void
attach (SbAppExitPage *self, const char *text, int column, int row, const char *class)
{
  gboolean is_number = column >= 1 && column <= 4;
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role",
                    row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL,
                    "label", text, "xalign", is_number ? 1.0 : 0.0, NULL);

  if (column == 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), REQUIREMENT_CHARS);
      gtk_widget_set_hexpand (label, TRUE);
    }
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, row == 0 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_grid_attach (self->shortfalls, label, column, row, 1, 1);
}

static char *
describe_time (const SbBid *bid, const SbAppShortfall *shortfall, SbLanguage language)
{
  g_autofree char *from = sb_language_date (language, shortfall->from);
  g_autofree char *to = NULL;

  if (shortfall->to >= bid->end)
    return g_steal_pointer (&from);

  to = sb_language_date (language, shortfall->to - 1);
  return g_strdup_printf (_ ("%1$s – %2$s"), from, to);
}

static void
attach_shortfall (SbAppExitPage *self, const SbBid *bid, const SbAppShortfall *shortfall, int row)
{
  SbLanguage language = get_language (self);
  const SbRequirement *requirement = &bid->requirements[shortfall->requirement];
  g_autofree char *title = g_strdup_printf ("%s · %s", sb_requirement_get_reference (requirement),
                                            sb_requirement_get_text (requirement, language));
  g_autofree char *need = sb_language_hours (language, shortfall->need);
  g_autofree char *left = sb_language_hours (language, shortfall->left);
  g_autofree char *gap = sb_language_hours (language, shortfall->need - shortfall->left);
  g_autofree char *after = sb_language_hours (language, shortfall->after);
  g_autofree char *time = describe_time (bid, shortfall, language);

  attach (self, title, 0, row, NULL);
  attach (self, need, 1, row, NULL);
  attach (self, left, 2, row, NULL);
  attach (self, gap, 3, row, "error");
  attach (self, after, 4, row, shortfall->after > 0 ? "error" : "dim-label");
  attach (self, time, 5, row, NULL);
}

static void
show_hours (SbAppExitPage *self, const SbExits *exits, const SbExit *exit)
{
  g_autoptr (GArray) rows = sb_app_exit_words_list_shortfalls (exits, exit);
  gboolean has_need = FALSE;

  for (guint i = 0; i < exits->bid->n_requirements; i++)
    has_need |= exits->bid->requirements[i].test == SB_TEST_CAPACITY;
  gtk_widget_set_visible (self->hours_part, has_need && exits->segments->len > 0);
  sb_app_chart_view_take_chart (
      self->chart, sb_app_exit_chart_new (exits, exit, get_until (self), get_language (self)));

  clear_grid (self->shortfalls);
  gtk_widget_set_visible (self->shortfall_part, rows->len > 0);
  if (rows->len == 0)
    return;

  attach (self, _ ("Requirement"), 0, 0, "dim-label");
  attach (self, _ ("Need"), 1, 0, "dim-label");
  attach (self, _ ("Left"), 2, 0, "dim-label");
  attach (self, _ ("Missing"), 3, 0, "dim-label");
  attach (self, _ ("Missing after\nrearranging"), 4, 0, "dim-label");
  attach (self, _ ("From"), 5, 0, "dim-label");
  for (guint i = 0; i < rows->len; i++)
    attach_shortfall (self, exits->bid, &g_array_index (rows, SbAppShortfall, i), (int) i + 1);
}

static GArray *
build_others (const SbBid *bid, const GArray *members)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < bid->n_members; i++)
    {
      gboolean is_in = FALSE;

      for (guint j = 0; j < members->len; j++)
        is_in |= g_array_index (members, guint, j) == i;
      if (!is_in)
        g_array_append_val (others, i);
    }

  return others;
}

/* A row per set; choosing it asks what happens if @leavers go. */
static void
add_set (GtkListBox *list, const char *text, GArray *leavers)
{
  AdwActionRow *row = add_row (list, text, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leavers->len > 0);
  if (leavers->len > 0)
    adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-up-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "leavers", leavers, (GDestroyNotify) g_array_unref);
}

static void
add_more (GtkListBox *list, guint n_sets)
{
  g_autofree char *text = NULL;

  if (n_sets <= MAX_SETS)
    return;

  text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_sets - MAX_SETS),
                          n_sets - MAX_SETS);
  add_row (list, text, NULL);
}

static void
show_sets (SbAppExitPage *self, const SbExits *exits)
{
  gboolean is_answered = exits->base->open->len == 0;
  const GPtrArray *critical = is_answered ? exits->minimal_critical : NULL;
  const GPtrArray *sufficient = is_answered ? exits->minimal_sufficient : NULL;

  clear_list (self->critical);
  clear_list (self->sufficient);
  gtk_widget_set_visible (self->critical_part, critical != NULL);
  gtk_widget_set_visible (self->sufficient_part, sufficient != NULL);
  if (critical == NULL || sufficient == NULL)
    return;

  for (guint i = 0; i < MIN (critical->len, MAX_SETS); i++)
    {
      g_autofree char *text = sb_app_exit_words_critical (exits->bid, critical->pdata[i]);
      add_set (self->critical, text, g_array_ref (critical->pdata[i]));
    }
  add_more (self->critical, critical->len);
  if (critical->len == 0)
    add_row (self->critical, _ ("The group manages whoever leaves."), NULL);

  for (guint i = 0; i < MIN (sufficient->len, MAX_SETS); i++)
    {
      g_autofree char *text = sb_app_exit_words_sufficient (exits->bid, sufficient->pdata[i]);
      add_set (self->sufficient, text, build_others (exits->bid, sufficient->pdata[i]));
    }
  add_more (self->sufficient, sufficient->len);
  if (sufficient->len == 0)
    add_row (self->sufficient,
             _ ("No group of these members meets every shall requirement, on the figures entered."),
             NULL);
}

static void
show_exits (SbAppExitPage *self, const SbExits *exits)
{
  SbDate date = exits->at != SB_DATE_NONE ? exits->at : exits->bid->start;
  g_autofree char *day = sb_language_date (get_language (self), date);
  g_autofree char *title = NULL;
  g_autofree char *back = NULL;

  if (get_until (self) != SB_DATE_NONE)
    {
      back = sb_language_date (get_language (self), get_until (self));
      title = g_strdup_printf (
          /* Translators: two dates. */
          _ ("Every member and every pair, if they are away from %1$s and back on %2$s"), day,
          back);
    }
  else
    /* Translators: a date. */
    title = g_strdup_printf (_ ("Every member and every pair, if they leave on %s"), day);

  gtk_label_set_text (self->map_title, title);
  sb_app_exit_map_show (self->map, exits, get_language (self));
  show_sets (self, exits);
}

/* What a worker is asked. */
typedef struct
{
  SbBid *bid;
  SbDate at;
  SbDate until;
} Wanted;

static void
free_wanted (Wanted *wanted)
{
  sb_bid_unref (wanted->bid);
  g_free (wanted);
}

static void
compute (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  SbExits *exits = sb_exits_new (wanted->bid, wanted->at, wanted->until, SB_EXITS_MAX_DEFAULT,
                                 cancellable, &error);

  if (exits == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, exits, (GDestroyNotify) sb_exits_free);
}

static void
take_dated (SbAppExitPage *self, SbExits *exits, SbDate until)
{
  g_clear_pointer (&self->dated, sb_exits_free);
  self->dated = exits;
  self->dated_until = until;
  show_exits (self, exits);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Wanted *wanted = g_task_get_task_data (G_TASK (result));
  SbExits *exits = g_task_propagate_pointer (G_TASK (result), NULL);
  SbAppExitPage *self = SB_APP_EXIT_PAGE (source);

  if (exits == NULL)
    return;
  if (get_results (self) == NULL || sb_app_results_get_bid (get_results (self)) != exits->bid)
    sb_exits_free (exits);
  else
    take_dated (self, exits, wanted->until);
}

static void
compute_dated (SbAppExitPage *self, SbBid *bid, SbDate date)
{
  g_autoptr (GTask) task = NULL;
  SbDate until = get_until (self);
  Wanted *wanted;
  SbExits *exits;

  if (bid->n_members <= AT_ONCE_MEMBERS)
    {
      exits = sb_exits_new (bid, date, until, SB_EXITS_MAX_DEFAULT, NULL, NULL);
      if (exits != NULL)
        take_dated (self, exits, until);
      return;
    }

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, compute_dated);
  /* Whoever cancels does not wait for the worker. */
  g_task_set_return_on_cancel (task, TRUE);
  wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ sb_bid_ref (bid), date, until };
  g_task_set_task_data (task, wanted, (GDestroyNotify) free_wanted);
  g_task_run_in_thread (task, compute);
}

/* The map and the sets, for the day of the question. */
static void
show_overview (SbAppExitPage *self)
{
  SbBid *bid = sb_app_results_get_bid (get_results (self));
  SbDate date = sb_app_exit_question_get_date (self->question);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (date == bid->start && get_until (self) == SB_DATE_NONE)
    show_exits (self, sb_app_results_get_exits (get_results (self)));
  else if (self->dated != NULL && self->dated->bid == bid && self->dated->at == date &&
           self->dated_until == get_until (self))
    show_exits (self, self->dated);
  else
    compute_dated (self, bid, date);
}

static void
show_answer (SbAppExitPage *self, SbBid *bid)
{
  g_autoptr (GArray) members = sb_app_exit_question_build_members (self->question);
  g_autoptr (SbExits) exits =
      sb_exits_new_for_set (bid, sb_app_exit_question_get_date (self->question), get_until (self),
                            (const guint *) (gpointer) members->data, members->len);
  const SbExit *exit = exits->exits->pdata[0];
  g_autoptr (SbRemedies) remedies = sb_remedies_new_for_exit (exits, exit);

  show_verdict (self, exits, exit);
  show_broken (self, exits, exit, remedies);
  show_hours (self, exits, exit);
  sb_app_remedies_show (self->remedies, get_results (self), exits, g_steal_pointer (&remedies));
  /* Whoever comes back is not replaced. */
  if (get_until (self) == SB_DATE_NONE)
    sb_app_recovery_show (self->recovery, bid, exits->at, members, get_language (self));
  else
    gtk_widget_set_visible (GTK_WIDGET (self->recovery), FALSE);
  show_overview (self);
  sb_app_exit_map_mark (self->map, (const guint *) (gpointer) members->data, members->len);
}

/* Nobody is missed after the end, and a verdict would only frighten. */
static void
show_after_end (SbAppExitPage *self, const SbBid *bid)
{
  g_autofree char *last = sb_language_date (get_language (self), bid->end - 1);
  g_autofree char *text = NULL;

  if (bid->info->end != SB_DATE_NONE)
    /* Translators: a date. */
    text = g_strdup_printf (
        _ ("That day lies after the contract’s last day, %s, so there is nothing to judge"), last);
  else
    /* Translators: a date. */
    text = g_strdup_printf (_ ("The contract runs on, but that day lies after the last one that is "
                               "computed, %s, so there is nothing to judge"),
                            last);

  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
  gtk_label_set_text (self->verdict, text);
  show_text (self->apart, NULL);
  show_text (self->base, NULL);
  show_text (self->open, NULL);
  show_text (self->permission, NULL);
  gtk_widget_set_visible (self->judged, FALSE);
}

/* The answer to the question in the sentence. */
static void
answer (SbAppExitPage *self)
{
  SbBid *bid = sb_app_results_get_bid (get_results (self));

  if (sb_app_exit_question_get_date (self->question) >= bid->end)
    show_after_end (self, bid);
  else
    show_answer (self, bid);
}

/* As long as something is open the group carries nothing, however likely anybody stays. */
static void
show_chances (SbAppExitPage *self, SbBid *bid)
{
  gboolean is_answered = sb_app_results_get_exits (get_results (self))->base->open->len == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->chances), is_answered);
  gtk_widget_set_visible (GTK_WIDGET (self->later), !is_answered);
  if (is_answered)
    sb_app_chances_show (self->chances, bid, get_language (self));
  else
    sb_app_chances_clear (self->chances);
}

static void
sb_app_exit_page_update (SbAppPage *page)
{
  SbAppExitPage *self = SB_APP_EXIT_PAGE (page);
  SbBid *bid = sb_app_results_get_bid (get_results (self));

  gtk_stack_set_visible_child_name (self->stack, bid->n_members > 0 ? "answer" : "empty");
  if (bid->n_members == 0)
    return;

  sb_app_exit_question_set_bid (self->question, bid);
  answer (self);
  show_chances (self, bid);
}

static void
sb_app_exit_page_update_status (SbAppPage *page)
{
  const SbExits *exits = sb_app_results_get_exits (sb_app_page_get_results (page));
  guint n_critical = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < exits->bid->n_members; i++)
    {
      const SbExit *exit = sb_exits_find (exits, &i, 1);
      n_critical += exit != NULL && exit->answered >= SB_VERDICT_SHORT;
    }

  if (exits->bid->n_members == 0 || !sb_exits_can_be_judged (exits))
    sb_app_page_set_status (page, SB_APP_STATUS_NONE, 0, NULL);
  else if (exits->base->answered >= SB_VERDICT_SHORT)
    sb_app_page_set_status (page, SB_APP_STATUS_WARNING, 0,
                            _ ("The group does not meet everything even though nobody leaves"));
  else if (n_critical == 0)
    sb_app_page_set_status (page, SB_APP_STATUS_OK, 0, _ ("The group manages whoever leaves"));
  else
    {
      text = g_strdup_printf (ngettext ("The group cannot manage without %u member",
                                        "The group cannot manage without %u members", n_critical),
                              n_critical);
      sb_app_page_set_status (page, SB_APP_STATUS_NONE, 0, text);
    }
}

static void
sb_app_exit_page_show_record (SbAppPage *page, const char *id)
{
  SbAppExitPage *self = SB_APP_EXIT_PAGE (page);
  const SbBid *bid = sb_app_results_get_bid (get_results (self));
  int position = sb_bid_find (bid, SB_TABLE_MEMBER, id);
  guint member = (guint) position;

  if (position >= 0)
    sb_app_exit_question_choose (self->question, &member, 1, bid->start);
}

static void
asked_cb (SbAppExitPage *self)
{
  if (get_results (self) != NULL && sb_app_results_get_bid (get_results (self)) != NULL)
    answer (self);
}

static void
map_chosen_cb (SbAppExitPage *self, guint first, guint second)
{
  guint members[] = { first, second };

  sb_app_exit_question_choose (self->question, members, first == second ? 1 : 2,
                               sb_app_exit_question_get_date (self->question));
}

/* The answer is at the top. */
static void
set_activated_cb (SbAppExitPage *self, GtkListBoxRow *row)
{
  const GArray *leavers = g_object_get_data (G_OBJECT (row), "leavers");

  if (leavers == NULL || leavers->len == 0)
    return;

  sb_app_exit_question_choose (self->question, (const guint *) (gpointer) leavers->data,
                               leavers->len, sb_app_exit_question_get_date (self->question));
  gtk_widget_child_focus (GTK_WIDGET (self->question), GTK_DIR_TAB_FORWARD);
}

static void
broken_activated_cb (SbAppExitPage *self, GtkListBoxRow *row)
{
  sb_app_page_go (GTK_WIDGET (self), "requirements",
                  g_object_get_data (G_OBJECT (row), "requirement"));
}

static void
first_step_cb (SbAppExitPage *self)
{
  sb_app_page_go (GTK_WIDGET (self), "members", NULL);
}

static void
results_cb (SbAppExitPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->dated, sb_exits_free);
  sb_app_chances_clear (self->chances);
  sb_app_remedies_clear (self->remedies);
  sb_app_exit_question_set_bid (self->question, NULL);
}

static void
sb_app_exit_page_dispose (GObject *object)
{
  SbAppExitPage *self = SB_APP_EXIT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->dated, sb_exits_free);

  G_OBJECT_CLASS (sb_app_exit_page_parent_class)->dispose (object);
}

static void
add_legend (SbAppExitPage *self)
{
  for (int verdict = SB_VERDICT_COVERED; verdict <= SB_VERDICT_BROKEN; verdict++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *image = sb_app_verdict_image_new (verdict);
      GtkWidget *label = gtk_label_new (sb_labels_get_verdict (sb_language_of_user (), verdict));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_margin_end (box, 12);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), label);
      sb_app_wrap_append (self->legend, box);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SB_APP_TYPE_CHANCES);
  g_type_ensure (SB_APP_TYPE_CHART_VIEW);
  g_type_ensure (SB_APP_TYPE_EXIT_MAP);
  g_type_ensure (SB_APP_TYPE_EXIT_QUESTION);
  g_type_ensure (SB_APP_TYPE_RECOVERY);
  g_type_ensure (SB_APP_TYPE_REMEDIES);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-exit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, question);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, icon);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, apart);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, base);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, open);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, permission);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, judged);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, broken_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, broken);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, unanswered_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, unanswered);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, hours_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, shortfall_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, shortfalls_scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, shortfalls);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, remedies);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, recovery);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, map_title);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, map_scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, map);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, legend);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, critical_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, critical);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, sufficient_part);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, sufficient);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, chances);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitPage, later);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, broken_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_step_cb);
}

static void
sb_app_exit_page_class_init (SbAppExitPageClass *klass)
{
  SbAppPageClass *page_class = SB_APP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_exit_page_dispose;
  page_class->update = sb_app_exit_page_update;
  page_class->update_status = sb_app_exit_page_update_status;
  page_class->show_record = sb_app_exit_page_show_record;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sb_app_exit_page_init (SbAppExitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sb_app_sideways_let_pass (self->shortfalls_scroller);
  sb_app_sideways_let_pass (self->map_scroller);
  add_legend (self);
  g_signal_connect (self, "notify::results", G_CALLBACK (results_cb), NULL);
}
