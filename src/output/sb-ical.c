/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Deadlines for the user's own calendar: iCalendar (RFC 5545), written by libical. A day is an
 * event of the whole day; where the hour counts it is that moment, in UTC, as clocks in Sweden show
 * it. An event keeps its identity while the bid keeps its title and reference, so that taking the
 * file in again moves what has moved.
 */

#include "config.h"

#include <samanbud/sb-ical.h>

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#define TIME_ZONE      "Europe/Stockholm"
#define PRODUCT        "-//Samanbud//Samanbud//SV"
#define REMINDER_DAYS  7
#define IDENTITY_CHARS 24

static struct icaltimetype
make_day (SbDate date)
{
  struct icaltimetype day = icaltime_null_date ();

  sb_date_to_ymd (date, &day.year, &day.month, &day.day);
  return day;
}

static struct icaltimetype
make_utc (gint64 unix_seconds)
{
  return icaltime_from_timet_with_zone ((time_t) unix_seconds, 0, icaltimezone_get_utc_timezone ());
}

/* Clocks never change at an hour at which somebody hands something in. Without the system's table
 * of time zones the time says that it is the one where the reader is. */
static struct icaltimetype
make_moment (SbDate date, int minutes)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (TIME_ZONE);
  g_autoptr (GDateTime) moment = NULL;
  struct icaltimetype local;
  int year, month, day;

  if (minutes == SB_MINUTES_PER_DAY)
    {
      date++;
      minutes = 0;
    }
  sb_date_to_ymd (date, &year, &month, &day);
  if (zone != NULL)
    moment = g_date_time_new (zone, year, month, day, minutes / 60, minutes % 60, 0);
  if (moment != NULL)
    return make_utc (g_date_time_to_unix (moment));

  local = make_day (date);
  local.is_date = 0;
  local.hour = minutes / 60;
  local.minute = minutes % 60;
  return local;
}

static char *
make_identity (const SbBid *bid, const SbDeadline *deadline)
{
  g_autofree char *name = g_strdup_printf (
      "%s\n%s", bid->info->title,
      bid->info->authority_reference != NULL ? bid->info->authority_reference : "");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("%s-%.*s@samanbud", deadline->key, IDENTITY_CHARS, hash);
}

static char *
describe (const SbDeadline *deadline)
{
  GString *text = g_string_new (deadline->reason);

  if (deadline->note != NULL)
    g_string_append_printf (text, "\n%s", deadline->note);
  if (deadline->law[0] != '\0')
    g_string_append_printf (text, "\n%s", deadline->law);

  return g_string_free (text, FALSE);
}

static icalcomponent *
make_reminder (const char *title)
{
  struct icaltriggertype trigger = { .duration = icaldurationtype_from_int (-REMINDER_DAYS * 24 *
                                                                            60 * 60) };

  return icalcomponent_vanew (ICAL_VALARM_COMPONENT, icalproperty_new_action (ICAL_ACTION_DISPLAY),
                              icalproperty_new_description (title),
                              icalproperty_new_trigger (trigger), NULL);
}

static icalcomponent *
make_event (const SbBid *bid, const SbDeadline *deadline, gint64 made_at)
{
  g_autofree char *identity = make_identity (bid, deadline);
  g_autofree char *title = g_strdup_printf ("%s: %s", deadline->title, bid->info->title);
  g_autofree char *description = describe (deadline);
  struct icaltimetype start = deadline->minutes < 0 ?
                                  make_day (deadline->date) :
                                  make_moment (deadline->date, deadline->minutes);
  icalcomponent *event = icalcomponent_vanew (
      ICAL_VEVENT_COMPONENT, icalproperty_new_uid (identity),
      icalproperty_new_dtstamp (make_utc (made_at)), icalproperty_new_dtstart (start),
      icalproperty_new_summary (title), icalproperty_new_description (description),
      icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT), NULL);

  if (deadline->binds != SB_BINDS_AUTHORITY)
    icalcomponent_add_component (event, make_reminder (title));

  return event;
}

/**
 * sb_ical_write:
 * @bid: a bid
 * @deadlines: (element-type SbDeadline): its deadlines; those that wait for something are left out
 * @made_at: when this is made, seconds since 1970 in UTC
 *
 * Returns: (transfer full): a calendar with an event for each of them, and a reminder a week before
 *   those that bind the group
 */
char *
sb_ical_write (const SbBid *bid, const GPtrArray *deadlines, gint64 made_at)
{
  icalcomponent *calendar;
  char *text;
  char *copy;

  g_return_val_if_fail (bid != NULL && deadlines != NULL, NULL);

  calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                                  icalproperty_new_prodid (PRODUCT), NULL);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const SbDeadline *deadline = deadlines->pdata[i];

      if (deadline->date != SB_DATE_NONE)
        icalcomponent_add_component (calendar, make_event (bid, deadline, made_at));
    }

  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  free (text);
  icalcomponent_free (calendar);

  return copy;
}
