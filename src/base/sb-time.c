/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Civil dates, clock times and weekly opening hours. A date is a number of days, so that comparing
 * and cutting time into segments is arithmetic; there is no time zone anywhere. Clock times are
 * minutes after midnight.
 */

#include "config.h"

#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-time.h>

/**
 * sb_date_from_ymd:
 * @year: 1 … 9999
 * @month: 1 … 12
 * @day: 1 … 31
 *
 * Returns: the date, or SB_DATE_NONE when there is no such day
 */
SbDate
sb_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SB_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (SbDate) g_date_get_julian (&date);
}

/**
 * sb_date_to_ymd:
 * @date: a date that is known
 * @year: (out): the year
 * @month: (out): 1 … 12
 * @day: (out): 1 … 31
 */
void
sb_date_to_ymd (SbDate date, int *year, int *month, int *day)
{
  GDate civil;

  g_return_if_fail (date > 0);

  g_date_clear (&civil, 1);
  g_date_set_julian (&civil, (guint32) date);
  *year = g_date_get_year (&civil);
  *month = (int) g_date_get_month (&civil);
  *day = g_date_get_day (&civil);
}

static gboolean
read_digits (const char *text, int n, int *value)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      sum = sum * 10 + (text[i] - '0');
    }

  *value = sum;
  return TRUE;
}

/**
 * sb_date_parse:
 * @text: (nullable): a date as ISO 8601 writes it, YYYY-MM-DD, and nothing else
 * @date: (out): the date; untouched on failure
 *
 * Returns: whether @text is a date
 */
gboolean
sb_date_parse (const char *text, SbDate *date)
{
  int year, month, day;
  SbDate found;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-' ||
      !read_digits (text, 4, &year) || !read_digits (text + 5, 2, &month) ||
      !read_digits (text + 8, 2, &day))
    return FALSE;

  found = sb_date_from_ymd (year, month, day);
  if (found == SB_DATE_NONE)
    return FALSE;

  *date = found;
  return TRUE;
}

/**
 * sb_date_to_iso:
 * @date: a date, or SB_DATE_NONE
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD; NULL for SB_DATE_NONE
 */
char *
sb_date_to_iso (SbDate date)
{
  int year, month, day;

  if (date == SB_DATE_NONE)
    return NULL;

  sb_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * sb_date_add_months:
 * @date: a date that is known
 * @months: how many; may be negative
 *
 * The same day of the month @months later; where that month is shorter, its last day.
 *
 * Returns: the date, at the latest 9999-12-31
 */
SbDate
sb_date_add_months (SbDate date, int months)
{
  const SbDate last = sb_date_from_ymd (9999, 12, 31);
  int year, month, day;
  gint64 count;

  g_return_val_if_fail (date > 0, SB_DATE_NONE);

  sb_date_to_ymd (date, &year, &month, &day);
  count = (gint64) year * 12 + (month - 1) + months;
  if (count < 12)
    return sb_date_from_ymd (1, 1, 1);
  if (count / 12 > 9999)
    return last;

  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));

  return sb_date_from_ymd (year, month, day);
}

/**
 * sb_date_today:
 *
 * Returns: today's date where the user is
 */
SbDate
sb_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return sb_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

/**
 * sb_clock_parse:
 * @text: (nullable): HH:MM, 00:00 … 24:00
 * @minutes: (out): minutes after midnight, 0 … 1440; untouched on failure
 *
 * Returns: whether @text is a clock time
 */
gboolean
sb_clock_parse (const char *text, int *minutes)
{
  int hour, minute;

  if (text == NULL || strlen (text) != 5 || text[2] != ':' || !read_digits (text, 2, &hour) ||
      !read_digits (text + 3, 2, &minute) || minute > 59 || hour * 60 + minute > SB_MINUTES_PER_DAY)
    return FALSE;

  *minutes = hour * 60 + minute;
  return TRUE;
}

/**
 * sb_clock_to_text:
 * @minutes: minutes after midnight, 0 … 1440
 *
 * Returns: (transfer full): HH:MM
 */
char *
sb_clock_to_text (int minutes)
{
  g_return_val_if_fail (minutes >= 0 && minutes <= SB_MINUTES_PER_DAY, NULL);

  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

/**
 * sb_week_new:
 *
 * Returns: (transfer full): a week without openings
 */
SbWeek *
sb_week_new (void)
{
  return g_new0 (SbWeek, 1);
}

/**
 * sb_week_copy:
 * @week: a week
 *
 * Returns: (transfer full): the same
 */
SbWeek *
sb_week_copy (const SbWeek *week)
{
  SbWeek *copy = sb_week_new ();

  g_return_val_if_fail (week != NULL, copy);

  copy->n_openings = week->n_openings;
  copy->openings = g_memdup2 (week->openings, sizeof (SbOpening) * week->n_openings);
  return copy;
}

/**
 * sb_week_free:
 * @week: (transfer full) (nullable): a week
 */
void
sb_week_free (SbWeek *week)
{
  if (week == NULL)
    return;

  g_free (week->openings);
  g_free (week);
}

static gboolean
parse_days (const char *days, SbOpening *opening)
{
  gsize length = strlen (days);

  if ((length != 1 && length != 3) || days[0] < '1' || days[0] > '7')
    return FALSE;

  opening->first_day = opening->last_day = days[0] - '0';
  if (length == 3)
    {
      if (days[1] != '-' || days[2] < days[0] || days[2] > '7')
        return FALSE;
      opening->last_day = days[2] - '0';
    }

  g_strlcpy (opening->days, days, sizeof opening->days);
  return TRUE;
}

/**
 * sb_week_add:
 * @week: a week
 * @days: an ISO weekday ("6") or a range ("1-5")
 * @from: HH:MM
 * @to: HH:MM, after @from, at the latest 24:00
 * @error: says what was expected
 *
 * Adds an opening after the others.
 *
 * Returns: whether the words are an opening; @week is untouched otherwise
 */
gboolean
sb_week_add (SbWeek *week, const char *days, const char *from, const char *to, GError **error)
{
  SbOpening opening = { 0 };

  g_return_val_if_fail (week != NULL && days != NULL && from != NULL && to != NULL, FALSE);

  if (!parse_days (days, &opening))
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   /* Translators: 1 is Monday, 7 is Sunday. */
                   _ ("“%s” is not a weekday such as 6 or a range such as 1-5."), days);
      return FALSE;
    }
  if (!sb_clock_parse (from, &opening.from) || !sb_clock_parse (to, &opening.to))
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("“%s–%s” are not two times such as 08:00–17:00."), from, to);
      return FALSE;
    }
  if (opening.from >= opening.to)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("The closing time %s must be later than the opening time %s."), to, from);
      return FALSE;
    }

  week->openings = g_renew (SbOpening, week->openings, week->n_openings + 1);
  week->openings[week->n_openings++] = opening;
  return TRUE;
}

/**
 * sb_week_parse:
 * @text: openings as `1-5 08:00-17:00`, separated by `; `; "" is a week without openings
 * @week: (out) (transfer full): the week; untouched on failure
 * @error: says what was expected
 *
 * Returns: whether @text is a week
 */
gboolean
sb_week_parse (const char *text, SbWeek **week, GError **error)
{
  g_autoptr (SbWeek) found = sb_week_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL && week != NULL, FALSE);

  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL && *text != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (g_strstrip (parts[i]), " ", 2);
      g_auto (GStrv) times = NULL;

      if (g_strv_length (words) == 2)
        times = g_strsplit (words[1], "-", 2);
      if (times == NULL || g_strv_length (times) != 2)
        {
          g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                       _ ("“%s” is not an opening such as 1-5 08:00-17:00."), parts[i]);
          return FALSE;
        }
      if (!sb_week_add (found, words[0], times[0], times[1], error))
        return FALSE;
    }

  *week = g_steal_pointer (&found);
  return TRUE;
}

/**
 * sb_week_to_text:
 * @week: a week
 *
 * Returns: (transfer full): as sb_week_parse() reads it
 */
char *
sb_week_to_text (const SbWeek *week)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (week != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < week->n_openings; i++)
    {
      const SbOpening *opening = &week->openings[i];

      g_string_append_printf (text, "%s%s %02d:%02d-%02d:%02d", i > 0 ? "; " : "", opening->days,
                              opening->from / 60, opening->from % 60, opening->to / 60,
                              opening->to % 60);
    }

  return g_string_free (text, FALSE);
}

/**
 * sb_week_mark:
 * @week: a week
 * @minutes: one byte per minute of the week, from Monday 00:00
 *
 * Sets the bytes of all minutes in which it is open to 1 and leaves the others alone, so that the
 * hours of several places can be put together.
 */
void
sb_week_mark (const SbWeek *week, guint8 minutes[SB_MINUTES_PER_WEEK])
{
  g_return_if_fail (week != NULL);

  for (guint i = 0; i < week->n_openings; i++)
    {
      const SbOpening *opening = &week->openings[i];

      for (int day = opening->first_day; day <= opening->last_day; day++)
        memset (minutes + (day - 1) * SB_MINUTES_PER_DAY + opening->from, 1,
                (gsize) (opening->to - opening->from));
    }
}
