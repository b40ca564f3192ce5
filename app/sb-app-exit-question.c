/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The question of the exit page, a sentence with its choices in it: what happens if this member,
 * and perhaps this one too, leaves the group on that day? Choices are kept by id, so that they
 * survive edits. The day follows the members chosen (their planned exit, else the contract's start)
 * until somebody writes another. Whoever comes back on a day is only away until then.
 */

#include "config.h"

#include "sb-app-exit-question.h"

#include "sb-app-entry-row.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

/* How long somebody is away who has not said for how long. */
#define ABSENCE_DAYS 21

struct _SbAppExitQuestion
{
  AdwBin parent_instance;

  SbBid *bid;
  /* (element-type utf8): ids of those who leave, at least one if there are members */
  GPtrArray *chosen;
  /* (element-type GtkDropDown): one for each that could leave, as far as they are shown */
  GPtrArray *choices;
  SbDate date;
  /* First day on which they are back, as it was written; SB_DATE_NONE before anything was */
  SbDate back;

  SbAppWrap *sentence;
  GtkWidget *day;
  GtkWidget *mark;
  GtkWidget *entry;
  GtkWidget *calendar_button;
  GtkCalendar *calendar;
  GtkWidget *planned;
  GtkCheckButton *comes_back;
  GtkWidget *back_entry;
  GtkLabel *back_note;
  guint date_is_own : 1;
  guint is_filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppExitQuestion, sb_app_exit_question, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_chosen (SbAppExitQuestion *self, const char *id)
{
  return g_ptr_array_find_with_equal_func (self->chosen, id, g_str_equal, NULL);
}

/* The first day after the first planned exit of those chosen, within the contract. */
static SbDate
find_planned (SbAppExitQuestion *self)
{
  SbDate planned = SB_DATE_NONE;

  for (guint i = 0; i < self->bid->n_members; i++)
    {
      SbDate last = self->bid->members[i].exit_planned;

      if (is_chosen (self, self->bid->members[i].id) && last != SB_DATE_NONE &&
          last + 1 >= self->bid->start && last + 1 < self->bid->end &&
          (planned == SB_DATE_NONE || last + 1 < planned))
        planned = last + 1;
    }

  return planned;
}

static void
show_date (SbAppExitQuestion *self)
{
  g_autofree char *text = sb_app_entry_format (SB_APP_ENTRY_DATE, self->date);

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
  gtk_widget_remove_css_class (self->entry, "error");
}

/* Three weeks, a common illness or leave, unless another day has been written. */
static void
follow_back (SbAppExitQuestion *self)
{
  gboolean is_wrong = self->back != SB_DATE_NONE && self->back <= self->date;
  g_autofree char *text = NULL;

  if (self->back == SB_DATE_NONE && self->date != SB_DATE_NONE)
    {
      text = sb_app_entry_format (SB_APP_ENTRY_DATE, self->date + ABSENCE_DAYS);
      self->is_filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->back_entry), text);
      self->is_filling = FALSE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->back_note),
                          is_wrong && gtk_check_button_get_active (self->comes_back));
}

static void
follow_planned (SbAppExitQuestion *self)
{
  SbDate planned = find_planned (self);

  gtk_widget_set_visible (self->planned, planned != SB_DATE_NONE);
  if (!self->date_is_own)
    {
      self->date = planned != SB_DATE_NONE ? planned : self->bid->start;
      show_date (self);
    }
  follow_back (self);
}

/* The drop-downs say what is chosen: one per leaver, and one more for another. */
static void
show_chosen (SbAppExitQuestion *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkDropDown *choice = self->choices->pdata[i];
      int position = i < self->chosen->len ?
                         sb_bid_find (self->bid, SB_TABLE_MEMBER, self->chosen->pdata[i]) :
                         -1;

      gtk_drop_down_set_selected (choice, (guint) (i == 0 ? MAX (0, position) : position + 1));
      gtk_widget_set_visible (GTK_WIDGET (choice), i <= self->chosen->len);
    }
  self->is_filling = FALSE;
}

static void
take_choice (SbAppExitQuestion *self, int position)
{
  const char *id = position >= 0 && position < (int) self->bid->n_members ?
                       self->bid->members[position].id :
                       NULL;

  if (id != NULL && !is_chosen (self, id))
    g_ptr_array_add (self->chosen, g_strdup (id));
}

static void
chosen_cb (SbAppExitQuestion *self)
{
  if (self->is_filling || self->bid == NULL)
    return;

  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkDropDown *choice = self->choices->pdata[i];
      int selected = (int) gtk_drop_down_get_selected (choice);

      if (!gtk_widget_get_visible (GTK_WIDGET (choice)) || (i > 0 && selected == 0))
        break;
      take_choice (self, i == 0 ? selected : selected - 1);
    }
  show_chosen (self);
  follow_planned (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_date (SbAppExitQuestion *self, SbDate date)
{
  self->date_is_own = TRUE;
  if (self->date == date)
    return;

  self->date = date;
  follow_back (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
typed_cb (SbAppExitQuestion *self)
{
  gint64 date = SB_DATE_NONE;

  if (self->is_filling ||
      !sb_app_entry_parse (SB_APP_ENTRY_DATE, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                           &date) ||
      date == SB_DATE_NONE)
    return;

  gtk_widget_remove_css_class (self->entry, "error");
  take_date (self, (SbDate) date);
}

/* An empty entry goes back to the day that follows from the members. */
static void
left_cb (SbAppExitQuestion *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gint64 date;

  if (self->bid == NULL)
    return;
  if (sb_text_is_empty (text))
    {
      self->date_is_own = FALSE;
      follow_planned (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (sb_app_entry_parse (SB_APP_ENTRY_DATE, text, &date))
    show_date (self);
  else
    gtk_widget_add_css_class (self->entry, "error");
}

static void
comes_back_cb (SbAppExitQuestion *self)
{
  gtk_widget_set_sensitive (self->back_entry, gtk_check_button_get_active (self->comes_back));
  if (self->bid == NULL)
    return;

  follow_back (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
back_typed_cb (SbAppExitQuestion *self)
{
  gint64 date = SB_DATE_NONE;

  if (self->is_filling || self->bid == NULL ||
      !sb_app_entry_parse (SB_APP_ENTRY_DATE,
                           gtk_editable_get_text (GTK_EDITABLE (self->back_entry)), &date))
    return;

  gtk_widget_remove_css_class (self->back_entry, "error");
  self->back = (SbDate) date;
  follow_back (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* An empty entry goes back to three weeks. */
static void
back_left_cb (SbAppExitQuestion *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->back_entry));
  gint64 date;

  if (self->bid == NULL)
    return;
  if (sb_text_is_empty (text))
    {
      self->back = SB_DATE_NONE;
      follow_back (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!sb_app_entry_parse (SB_APP_ENTRY_DATE, text, &date))
    gtk_widget_add_css_class (self->back_entry, "error");
}

static void
picked_cb (SbAppExitQuestion *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  if (self->is_filling)
    return;

  take_date (self, sb_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                                     g_date_time_get_day_of_month (day)));
  show_date (self);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
calendar_shown_cb (SbAppExitQuestion *self)
{
  int year, month, day;
  g_autoptr (GDateTime) shown = NULL;

  if (self->date == SB_DATE_NONE)
    return;

  sb_date_to_ymd (self->date, &year, &month, &day);
  shown = g_date_time_new_utc (year, month, day, 0, 0, 0);
  self->is_filling = TRUE;
  if (shown != NULL)
    gtk_calendar_select_day (self->calendar, shown);
  self->is_filling = FALSE;
}

static void
start_cb (SbAppExitQuestion *self)
{
  take_date (self, self->bid->start);
  show_date (self);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
planned_cb (SbAppExitQuestion *self)
{
  take_date (self, find_planned (self));
  show_date (self);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
sb_app_exit_question_dispose (GObject *object)
{
  SbAppExitQuestion *self = SB_APP_EXIT_QUESTION (object);

  g_clear_pointer (&self->bid, sb_bid_unref);

  G_OBJECT_CLASS (sb_app_exit_question_parent_class)->dispose (object);
}

static void
sb_app_exit_question_finalize (GObject *object)
{
  SbAppExitQuestion *self = SB_APP_EXIT_QUESTION (object);

  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->choices);

  G_OBJECT_CLASS (sb_app_exit_question_parent_class)->finalize (object);
}

static void
sb_app_exit_question_class_init (SbAppExitQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sb_app_exit_question_dispose;
  object_class->finalize = sb_app_exit_question_finalize;

  /**
   * SbAppExitQuestion::changed:
   *
   * Somebody asks something else.
   */
  signals[CHANGED] = g_signal_new ("changed", SB_APP_TYPE_EXIT_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-exit-question.ui");
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, sentence);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, day);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, entry);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, calendar);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, planned);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, comes_back);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, back_entry);
  gtk_widget_class_bind_template_child (widget_class, SbAppExitQuestion, back_note);
  gtk_widget_class_bind_template_callback (widget_class, comes_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_cb);
}

static void
sb_app_exit_question_init (SbAppExitQuestion *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->choices = g_ptr_array_new ();
  self->date = SB_DATE_NONE;
  self->back = SB_DATE_NONE;

  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_choice (SbAppExitQuestion *self, guint i)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  if (i > 0)
    gtk_string_list_append (names, i == 1 ? C_ ("leaves", "alone") : _ ("and nobody else"));
  for (guint m = 0; m < self->bid->n_members; m++)
    if (i == 0)
      gtk_string_list_append (names, self->bid->members[m].name);
    else
      /* Translators: a member who leaves too. */
      gtk_string_list_take (names, g_strdup_printf (_ ("and %s"), self->bid->members[m].name));

  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  i == 0 ? _ ("Who leaves") : _ ("Who leaves too"), -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return choice;
}

/* (transfer floating) */
static GtkWidget *
new_words (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");

  return label;
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* A mark that closes the sentence stays with the day: alone it would begin a line. */
static void
append_words (SbAppExitQuestion *self, const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  if (*stripped == '\0')
    return;

  if (has_letters (stripped))
    sb_app_wrap_append (self->sentence, new_words (stripped));
  else if (self->mark == NULL)
    {
      self->mark = new_words (stripped);
      gtk_box_append (GTK_BOX (self->day), self->mark);
    }
}

static void
append_choices (SbAppExitQuestion *self)
{
  for (guint i = 0; i < self->bid->n_members; i++)
    {
      GtkWidget *choice = new_choice (self, i);
      g_ptr_array_add (self->choices, choice);
      sb_app_wrap_append (self->sentence, choice);
    }
}

/* One translated sentence, with its choices where the translator put them. */
static void
build_sentence (SbAppExitQuestion *self)
{
  /* Translators: {members} and {date} stand where people choose; keep them as they are. Whoever
   * leaves may be one or several. */
  const char *text = _ ("What happens if {members} leaves the group on {date}?");
  g_auto (GStrv) parts = NULL;

  sb_app_wrap_clear (self->sentence);
  g_ptr_array_set_size (self->choices, 0);
  parts = g_regex_split_simple ("(\\{[a-z]+\\})", text, 0, 0);
  for (char **part = parts; *part != NULL; part++)
    if (g_str_equal (*part, "{members}"))
      append_choices (self);
    else if (g_str_equal (*part, "{date}"))
      sb_app_wrap_append (self->sentence, self->day);
    else
      append_words (self, *part);
}

static gboolean
has_same_members (const SbBid *a, const SbBid *b)
{
  if (a == NULL || a->n_members != b->n_members)
    return FALSE;
  for (guint i = 0; i < a->n_members; i++)
    if (g_strcmp0 (a->members[i].id, b->members[i].id) != 0 ||
        g_strcmp0 (a->members[i].name, b->members[i].name) != 0)
      return FALSE;

  return TRUE;
}

static void
forget_gone (SbAppExitQuestion *self)
{
  for (guint i = self->chosen->len; i > 0; i--)
    if (sb_bid_find (self->bid, SB_TABLE_MEMBER, self->chosen->pdata[i - 1]) < 0)
      g_ptr_array_remove_index (self->chosen, i - 1);
  if (self->chosen->len > 0 || self->bid->n_members == 0)
    return;

  /* The first question is about somebody who plans to leave, if anybody does. */
  for (guint i = 0; i < self->bid->n_members && self->chosen->len == 0; i++)
    if (self->bid->members[i].exit_planned != SB_DATE_NONE)
      take_choice (self, (int) i);
  take_choice (self, self->chosen->len == 0 ? 0 : -1);
}

/**
 * sb_app_exit_question_build_members:
 * @self: a question
 *
 * Returns: (transfer full) (element-type guint): positions of those who leave in the question
 */
GArray *
sb_app_exit_question_build_members (SbAppExitQuestion *self)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (SB_APP_IS_EXIT_QUESTION (self), members);

  for (guint i = 0; self->bid != NULL && i < self->bid->n_members; i++)
    if (is_chosen (self, self->bid->members[i].id))
      g_array_append_val (members, i);

  return members;
}

/**
 * sb_app_exit_question_get_date:
 * @self: a question
 *
 * Returns: the first day without them
 */
SbDate
sb_app_exit_question_get_date (SbAppExitQuestion *self)
{
  g_return_val_if_fail (SB_APP_IS_EXIT_QUESTION (self), SB_DATE_NONE);

  return self->date;
}

/**
 * sb_app_exit_question_get_until:
 * @self: a question
 *
 * Returns: the first day on which they are back; SB_DATE_NONE when they leave for good
 */
SbDate
sb_app_exit_question_get_until (SbAppExitQuestion *self)
{
  g_return_val_if_fail (SB_APP_IS_EXIT_QUESTION (self), SB_DATE_NONE);

  if (!gtk_check_button_get_active (self->comes_back) || self->date == SB_DATE_NONE)
    return SB_DATE_NONE;

  /* A day that cannot be is told beside its entry; until it is mended the usual one is meant. */
  return self->back > self->date ? self->back : self->date + ABSENCE_DAYS;
}

/**
 * sb_app_exit_question_set_bid:
 * @self: a question
 * @bid: (nullable): the bid it is about; NULL forgets everything
 *
 * Keeps what is asked as far as it can still be asked.
 */
void
sb_app_exit_question_set_bid (SbAppExitQuestion *self, SbBid *bid)
{
  gboolean is_same;

  g_return_if_fail (SB_APP_IS_EXIT_QUESTION (self));

  if (bid == NULL)
    {
      g_clear_pointer (&self->bid, sb_bid_unref);
      g_ptr_array_set_size (self->chosen, 0);
      self->date_is_own = FALSE;
      self->back = SB_DATE_NONE;
      gtk_check_button_set_active (self->comes_back, FALSE);
      return;
    }

  is_same = self->choices->len > 0 && has_same_members (self->bid, bid);
  sb_bid_ref (bid);
  g_clear_pointer (&self->bid, sb_bid_unref);
  self->bid = bid;
  if (!is_same)
    build_sentence (self);
  forget_gone (self);
  show_chosen (self);
  follow_planned (self);
}

/**
 * sb_app_exit_question_choose:
 * @self: a question
 * @members: (array length=n_members): positions of members
 * @n_members: how many; nothing happens if it is 0
 * @date: the first day without them
 *
 * Asks about exactly these and that day, as if they had been chosen in the sentence.
 */
void
sb_app_exit_question_choose (SbAppExitQuestion *self,
                             const guint *members,
                             guint n_members,
                             SbDate date)
{
  g_return_if_fail (SB_APP_IS_EXIT_QUESTION (self));

  if (n_members == 0 || self->bid == NULL)
    return;

  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; i < n_members; i++)
    take_choice (self, (int) members[i]);
  self->date = date;
  self->date_is_own = TRUE;
  show_chosen (self);
  show_date (self);
  follow_planned (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
