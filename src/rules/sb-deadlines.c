/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The days of the procedure: those that the authority has set, which never move, and those that the
 * acts count, which move to the next working day (20 kap. 18 § LOU; 2 § TidL) unless they are
 * counted backwards. Which there are, and how they are counted, is data; see sb-deadline-rules.h.
 * Nothing here asks what day it is today.
 */

#include "config.h"

#include <samanbud/sb-calendar.h>
#include <samanbud/sb-deadlines.h>
#include <samanbud/sb-labels.h>

#include "sb-deadline-rules.h"

#include <glib/gi18n.h>

#define DAYS_PER_WEEK   7
#define MONTHS_PER_YEAR 12

/* The fields that something may wait for, in the words of the window's rows. */
static const struct
{
  const char *field;
  const char *label;
} field_labels[] = {
  { "questions_by", N_ ("Last day for questions") },
  { "submit_by", N_ ("Hand in") },
  { "valid_until", N_ ("Binding until") },
  { "start", N_ ("First day") },
  { "complete_on", N_ ("Application complete") },
  { "decision_days", N_ ("Days to decide") },
  { "notice_on", N_ ("Decision sent") },
  { "notice_means", N_ ("How it was sent") },
  { "reasons_asked_on", N_ ("Further reasons asked for") },
  { "signed_on", N_ ("Contract made") },
};

static SbDate
get_date (const SbBid *bid, const SbField *field)
{
  return field != NULL ? G_STRUCT_MEMBER (SbDate, bid->info, field->offset) : SB_DATE_NONE;
}

static gint64
get_number (const SbBid *bid, const SbField *field)
{
  return field != NULL ? G_STRUCT_MEMBER (gint64, bid->info, field->offset) : SB_UNKNOWN;
}

/* Days that can be written with four digits of the year. */
static SbDate
add_period (SbDate date, const SbPeriod *period)
{
  switch (period->unit)
    {
    case SB_PERIOD_DAYS:
      date += period->n;
      break;
    case SB_PERIOD_WEEKS:
      date += period->n * DAYS_PER_WEEK;
      break;
    case SB_PERIOD_MONTHS:
      date = sb_date_add_months (date, period->n);
      break;
    case SB_PERIOD_YEARS:
      date = sb_date_add_months (date, period->n * MONTHS_PER_YEAR);
      break;
    case SB_PERIOD_NONE:
    default:
      break;
    }

  return CLAMP (date, 1, sb_date_from_ymd (9999, 12, 31));
}

static char *
describe_period (const SbPeriod *period, SbLanguage language)
{
  int n = ABS (period->n);

  switch (period->unit)
    {
    case SB_PERIOD_DAYS:
      return g_strdup_printf (sb_language_ntext (language, "%d day", "%d days", n), n);
    case SB_PERIOD_WEEKS:
      return g_strdup_printf (sb_language_ntext (language, "%d week", "%d weeks", n), n);
    case SB_PERIOD_MONTHS:
      return g_strdup_printf (sb_language_ntext (language, "%d month", "%d months", n), n);
    case SB_PERIOD_YEARS:
      return g_strdup_printf (sb_language_ntext (language, "%d year", "%d years", n), n);
    case SB_PERIOD_NONE:
    default:
      return NULL;
    }
}

/* Why a day is no working day. */
static const char *
get_day_name (SbDate date, SbLanguage language)
{
  const SbHoliday *holiday = sb_calendar_find_holiday (date);

  if (holiday != NULL)
    return holiday->name[language];

  return sb_labels_get_weekday (language, sb_calendar_get_weekday (date));
}

/* Returns: (transfer none) (nullable): what has to be entered before the day can be found */
static const char *
find_missing (const SbBid *bid, const SbDeadlineRule *rule)
{
  if (get_date (bid, rule->from) == SB_DATE_NONE)
    return rule->from->name;
  if (rule->other.unit != SB_PERIOD_NONE && bid->info->notice_means < 0)
    return "notice_means";
  if (rule->kind == SB_DEADLINE_STATED && get_number (bid, rule->months) == SB_UNKNOWN &&
      get_number (bid, rule->days) == SB_UNKNOWN)
    return rule->days->name;

  return NULL;
}

/* At most two periods, one after the other. */
static guint
get_periods (const SbBid *bid, const SbDeadlineRule *rule, SbPeriod periods[2])
{
  gint64 months = get_number (bid, rule->months);
  gint64 days = get_number (bid, rule->days);
  guint n = 0;

  if (rule->other.unit != SB_PERIOD_NONE && bid->info->notice_means == SB_NOTICE_OTHER)
    periods[n++] = rule->other;
  else if (rule->period.unit != SB_PERIOD_NONE)
    periods[n++] = rule->period;
  if (months != SB_UNKNOWN)
    periods[n++] = (SbPeriod){ SB_PERIOD_MONTHS, (int) months };
  if (days != SB_UNKNOWN)
    periods[n++] = (SbPeriod){ SB_PERIOD_DAYS, (int) days };

  return n;
}

/* "10 days after 3 March 2027." */
static char *
describe_counting (const SbDeadline *deadline,
                   const SbPeriod *periods,
                   guint n_periods,
                   SbLanguage language)
{
  g_autofree char *from = sb_language_date (language, deadline->from);
  g_autofree char *first = describe_period (&periods[0], language);
  g_autofree char *second = n_periods > 1 ? describe_period (&periods[1], language) : NULL;
  g_autofree char *both = NULL;

  if (periods[0].n < 0)
    return g_strdup_printf (
        /* Translators: a period such as “6 days”; a date. */
        sb_language_text (
            language,
            "%1$s before %2$s. A period that is counted backwards never ends on a later day."),
        first, from);

  if (second != NULL)
    both = g_strdup_printf (
        /* Translators: two periods, “4 months” and “10 days”. */
        sb_language_text (language, "%1$s and %2$s"), first, second);
  if (deadline->kind == SB_DEADLINE_STATED)
    return g_strdup_printf (
        /* Translators: a period such as “4 months”; a date. */
        sb_language_text (language,
                          "%1$s after %2$s: the authority has stated the period, so the day stands "
                          "whatever day of the week it is."),
        both != NULL ? both : first, from);

  /* Translators: a period such as “10 days”; a date. */
  return g_strdup_printf (sb_language_text (language, "%1$s after %2$s."), first, from);
}

/* Of a day that has not been counted. */
static char *
describe_own_day (const SbDeadline *deadline, SbLanguage language)
{
  if (deadline->kind == SB_DEADLINE_OWN)
    return g_strdup (
        sb_language_text (language, "The day is your own: nobody else holds you to it."));
  if (sb_calendar_is_working_day (deadline->date))
    return g_strdup (sb_language_text (language, "The day has been set."));

  return g_strdup_printf (
      /* Translators: the name of a day, such as “Saturday” or “Christmas Eve”. */
      sb_language_text (language,
                        "The day has been set: it stands although it is not a working day (%s)."),
      get_day_name (deadline->date, language));
}

/* What a day that is no working day means. NULL where it means nothing. */
static char *
describe_rest (const SbDeadline *deadline, SbLanguage language)
{
  SbDate day = deadline->unmoved;
  g_autofree char *date = NULL;

  if (sb_calendar_is_working_day (day) || deadline->kind == SB_DEADLINE_PUBLISHED ||
      deadline->kind == SB_DEADLINE_SUGGESTED)
    return NULL;

  date = sb_language_date (language, day);
  if (deadline->date != day)
    return g_strdup_printf (
        /* Translators: a date; the name of the day, such as “Saturday” or “Christmas Eve”. */
        sb_language_text (language,
                          "%1$s is not a working day (%2$s), so the period ends on the next one."),
        date, get_day_name (day, language));

  return g_strdup_printf (
      /* Translators: the name of a day, such as “Saturday” or “Christmas Eve”. */
      sb_language_text (language, "It is not a working day (%s)."), get_day_name (day, language));
}

static char *
join (const char *first, const char *second)
{
  return second != NULL ? g_strconcat (first, " ", second, NULL) : g_strdup (first);
}

static void
wait_for (SbDeadline *deadline, const char *field, SbLanguage language)
{
  deadline->waits_for = field;
  deadline->reason = g_strdup_printf (
      /* Translators: the title of a row, such as “Decision sent”. */
      sb_language_text (language, "Not known until “%s” has been entered."),
      sb_deadlines_get_field_label (field, language));
}

/* The authority's own later day holds in the place of the one that the act counts. */
static void
take_stated_day (SbDeadline *deadline, SbDate stated, SbLanguage language)
{
  if (stated == SB_DATE_NONE || (deadline->date != SB_DATE_NONE && stated <= deadline->date))
    return;

  deadline->waits_for = NULL;
  deadline->kind = SB_DEADLINE_PUBLISHED;
  deadline->date = deadline->unmoved = deadline->from = stated;
  g_free (deadline->reason);
  deadline->reason = describe_own_day (deadline, language);
}

static void
count (SbDeadline *deadline, const SbBid *bid, const SbDeadlineRule *rule, SbLanguage language)
{
  SbPeriod periods[2];
  guint n_periods = get_periods (bid, rule, periods);
  g_autofree char *how = NULL;
  g_autofree char *rest = NULL;

  deadline->from = deadline->unmoved = get_date (bid, rule->from);
  for (guint i = 0; i < n_periods; i++)
    deadline->unmoved = add_period (deadline->unmoved, &periods[i]);
  deadline->date = rule->rolls ? sb_calendar_roll (deadline->unmoved) : deadline->unmoved;

  how = n_periods > 0 ? describe_counting (deadline, periods, n_periods, language) :
                        describe_own_day (deadline, language);
  rest = describe_rest (deadline, language);
  deadline->reason = join (how, rest);
}

static void
set_time (SbDeadline *deadline, const SbBid *bid, const SbDeadlineRule *rule)
{
  const char *time =
      rule->time != NULL ? G_STRUCT_MEMBER (char *, bid->info, rule->time->offset) : NULL;

  if (time != NULL && deadline->date != SB_DATE_NONE)
    sb_clock_parse (time, &deadline->minutes);
}

static SbDeadline *
make_deadline (const SbBid *bid, const SbDeadlineRule *rule, SbLanguage language)
{
  SbDeadline *deadline = g_new0 (SbDeadline, 1);
  const char *missing = find_missing (bid, rule);

  deadline->key = rule->key;
  deadline->source = rule->from->name;
  deadline->title = g_strdup (rule->title[language]);
  deadline->note = g_strdup (rule->note[language]);
  deadline->law = sb_law_describe (rule->laws, language);
  deadline->kind = rule->kind;
  deadline->binds = rule->binds;
  deadline->date = deadline->from = deadline->unmoved = SB_DATE_NONE;
  deadline->minutes = -1;

  if (missing != NULL)
    wait_for (deadline, missing, language);
  else
    count (deadline, bid, rule, language);
  take_stated_day (deadline, get_date (bid, rule->at_least), language);
  set_time (deadline, bid, rule);

  return deadline;
}

static gboolean
applies (const SbBid *bid, const SbDeadlineRule *rule)
{
  SbDate from = get_date (bid, rule->from);

  return bid->info->route >= 0 && (rule->routes & 1u << bid->info->route) != 0 &&
         (!rule->optional || from != SB_DATE_NONE) &&
         (rule->valid_from == SB_DATE_NONE || from == SB_DATE_NONE || from >= rule->valid_from);
}

/* Those that wait come last; otherwise equal ones keep the order of the rules. */
static void
insert_sorted (GPtrArray *deadlines, SbDeadline *deadline)
{
  guint at = deadlines->len;

  while (at > 0 && deadline->date != SB_DATE_NONE)
    {
      const SbDeadline *before = deadlines->pdata[at - 1];

      if (before->date != SB_DATE_NONE && before->date <= deadline->date)
        break;
      at--;
    }
  g_ptr_array_insert (deadlines, (int) at, deadline);
}

/**
 * sb_deadlines_list:
 * @bid: a bid
 * @language: of the words
 *
 * The days of the procedure by the bid's route, in their order; then those that something has to be
 * entered for. None without a route.
 *
 * Returns: (transfer full) (element-type SbDeadline): them
 */
GPtrArray *
sb_deadlines_list (const SbBid *bid, SbLanguage language)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_deadline_free);
  const GPtrArray *rules = sb_deadline_rules_get ();

  g_return_val_if_fail (bid != NULL, deadlines);

  for (guint i = 0; i < rules->len; i++)
    if (applies (bid, rules->pdata[i]))
      insert_sorted (deadlines, make_deadline (bid, rules->pdata[i], language));

  return deadlines;
}

/**
 * sb_deadlines_find:
 * @deadlines: (element-type SbDeadline): what sb_deadlines_list() gave
 * @key: of a deadline
 *
 * Returns: (transfer none) (nullable): that one
 */
const SbDeadline *
sb_deadlines_find (const GPtrArray *deadlines, const char *key)
{
  g_return_val_if_fail (deadlines != NULL && key != NULL, NULL);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const SbDeadline *deadline = deadlines->pdata[i];

      if (g_str_equal (deadline->key, key))
        return deadline;
    }

  return NULL;
}

static gboolean
is_named (const SbField *field, const char *name)
{
  return field != NULL && g_str_equal (field->name, name);
}

/**
 * sb_deadlines_ask_for:
 * @route: a #SbRoute, or -1
 * @field: name of a field of the bid
 *
 * Returns: whether some deadline of that route needs what the field holds
 */
gboolean
sb_deadlines_ask_for (int route, const char *field)
{
  const GPtrArray *rules = sb_deadline_rules_get ();

  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; i < rules->len && route >= 0; i++)
    {
      const SbDeadlineRule *rule = rules->pdata[i];

      if ((rule->routes & 1u << route) == 0)
        continue;
      if (is_named (rule->from, field) || is_named (rule->months, field) ||
          is_named (rule->days, field) || is_named (rule->time, field) ||
          is_named (rule->at_least, field) ||
          (rule->other.unit != SB_PERIOD_NONE && g_str_equal (field, "notice_means")))
        return TRUE;
    }

  return FALSE;
}

/**
 * sb_deadlines_get_caution:
 * @language: a language
 *
 * Returns: (transfer none): what has to stand beside every list of deadlines
 */
const char *
sb_deadlines_get_caution (SbLanguage language)
{
  return sb_language_text (language,
                           "The days follow from what has been entered and from the rules in the "
                           "form in which they were read. They are no legal advice: the "
                           "authority’s documents and decisions come first.");
}

/**
 * sb_deadlines_get_field_label:
 * @field: name of a field of the bid that a deadline can wait for
 * @language: a language
 *
 * Returns: (transfer none): what the window calls it
 */
const char *
sb_deadlines_get_field_label (const char *field, SbLanguage language)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    if (g_strcmp0 (field_labels[i].field, field) == 0)
      return sb_language_text (language, field_labels[i].label);

  g_return_val_if_reached (field);
}

/**
 * sb_binds_get_label:
 * @binds: whom a deadline binds
 * @language: a language
 *
 * Returns: (transfer none): that in a word or two
 */
const char *
sb_binds_get_label (SbBinds binds, SbLanguage language)
{
  switch (binds)
    {
    case SB_BINDS_AUTHORITY:
      return sb_language_text (language, "the authority");
    case SB_BINDS_BOTH:
      return sb_language_text (language, "both");
    case SB_BINDS_GROUP:
    default:
      return sb_language_text (language, "the group");
    }
}

/**
 * sb_deadline_free:
 * @deadline: (transfer full) (nullable): a deadline
 */
void
sb_deadline_free (SbDeadline *deadline)
{
  if (deadline == NULL)
    return;

  g_free (deadline->title);
  g_free (deadline->note);
  g_free (deadline->reason);
  g_free (deadline->law);
  g_free (deadline);
}
