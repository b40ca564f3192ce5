/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The slow twin (see twin.h). Time is scanned day by day. A maximum flow is the smallest cut, found
 * by trying every set of requirements: what the others need, and what everybody has who is eligible
 * for one of the set. Each kind of requirement is judged straight from what
 * resources/docs/model.md, section 3, says of it.
 */

#include "config.h"

#include "twin.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Quarters of an hour in a week: the random bids know no shorter time. */
#define N_SLOTS (7 * 96)

/*
 * servers: for every set of capacity requirements: the supplies that may serve one of them
 * counting, locked: minutes by segment, supply and column
 * open: by site and slot
 * asked: by requirement and slot
 */
struct _Twin
{
  const SbBid *bid;
  GArray *days;
  guint n_columns;
  guint *columns;
  guint *servers;
  gint64 *counting;
  gint64 *locked;
  guint8 *open;
  guint8 *asked;
};

static gboolean
is_live (const Twin *self, SbDate from, SbDate to, SbDate day)
{
  SbDate first = from == SB_DATE_NONE ? self->bid->start : from;
  SbDate after = to == SB_DATE_NONE ? self->bid->end : to;

  return first <= day && day < after;
}

static gboolean
is_capacity (const SbRequirement *requirement)
{
  return requirement->test == SB_TEST_CAPACITY;
}

/* Whether anything begins or ends on that day. */
static gboolean
is_cut (const SbBid *bid, SbDate day)
{
  for (guint i = 0; i < bid->n_supplies; i++)
    if (bid->supplies[i].from == day || bid->supplies[i].to == day)
      return TRUE;
  for (guint i = 0; i < bid->n_commitments; i++)
    if (bid->commitments[i].from == day || bid->commitments[i].to == day)
      return TRUE;
  for (guint i = 0; i < bid->n_requirements; i++)
    if (is_capacity (&bid->requirements[i]) &&
        (bid->requirements[i].from == day || bid->requirements[i].to == day))
      return TRUE;

  return FALSE;
}

static void
scan_days (Twin *self, SbDate at, SbDate until)
{
  gboolean fresh = TRUE;

  for (SbDate day = self->bid->start; day < self->bid->end; day++)
    {
      gboolean inside = (at == SB_DATE_NONE || day >= at) && (until == SB_DATE_NONE || day < until);
      SbSegment segment = { day, day + 1 };

      if (!inside)
        continue;
      if (!fresh && !is_cut (self->bid, day))
        g_array_index (self->days, SbSegment, self->days->len - 1).to = day + 1;
      else
        g_array_append_val (self->days, segment);
      fresh = FALSE;
    }
}

static gboolean
may_serve (const SbBid *bid, const SbSupply *supply, const SbRequirement *requirement)
{
  g_auto (GStrv) wanted = g_strsplit (requirement->professions, " ", -1);

  if (!g_strv_contains ((const char *const *) wanted, supply->profession))
    return FALSE;
  if (requirement->municipality == NULL)
    return TRUE;
  for (guint i = 0; i < bid->n_sites; i++)
    if (supply->site != NULL && strcmp (bid->sites[i].id, supply->site) == 0)
      return bid->sites[i].municipality != NULL &&
             strcmp (bid->sites[i].municipality, requirement->municipality) == 0;

  return FALSE;
}

/* Opening hours: "1-5 08:00-12:00; 6 10:00-14:00". */
static gboolean
is_open (const char *hours, int day, int minute)
{
  g_auto (GStrv) openings = g_strsplit (hours != NULL ? hours : "", ";", -1);

  for (guint i = 0; openings[i] != NULL; i++)
    {
      const char *text = g_strstrip (openings[i]);
      int first = 0, last = 0, h1 = 0, m1 = 0, h2 = 0, m2 = 0;

      if (sscanf (text, "%d-%d %d:%d-%d:%d", &first, &last, &h1, &m1, &h2, &m2) != 6)
        {
          g_assert_cmpint (sscanf (text, "%d %d:%d-%d:%d", &first, &h1, &m1, &h2, &m2), ==, 5);
          last = first;
        }
      if (first <= day && day <= last && h1 * 60 + m1 <= minute && minute < h2 * 60 + m2)
        return TRUE;
    }

  return FALSE;
}

static void
fill_slots (guint8 *slots, const char *hours)
{
  for (int i = 0; i < N_SLOTS; i++)
    slots[i] = is_open (hours, i / 96 + 1, i % 96 * 15);
}

/* What counts of the commitments of a pair; with @only_locked only of those that are. */
static gint64
count_minutes (const Twin *self, guint segment, guint supply, guint column, gboolean only_locked)
{
  const SbBid *bid = self->bid;
  const SbSupply *giver = &bid->supplies[supply];
  const SbRequirement *taker = &bid->requirements[self->columns[column]];
  SbDate day = twin_get_from (self, segment);
  gint64 minutes = 0;

  if (!twin_is_eligible (self, supply, column) || !is_live (self, giver->from, giver->to, day) ||
      !is_live (self, taker->from, taker->to, day))
    return 0;

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *row = &bid->commitments[i];

      if (strcmp (row->supply, giver->id) == 0 && strcmp (row->requirement, taker->id) == 0 &&
          is_live (self, row->from, row->to, day) && (!only_locked || row->locked == 1))
        minutes += row->minutes_per_week;
    }

  return minutes;
}

static void
fill_tables (Twin *self)
{
  const SbBid *bid = self->bid;
  gsize n = 0;

  self->counting = g_new0 (gint64, self->days->len * bid->n_supplies * self->n_columns + 1);
  self->locked = g_new0 (gint64, self->days->len * bid->n_supplies * self->n_columns + 1);
  for (guint i = 0; i < self->days->len; i++)
    for (guint s = 0; s < bid->n_supplies; s++)
      for (guint c = 0; c < self->n_columns; c++, n++)
        {
          self->counting[n] = count_minutes (self, i, s, c, FALSE);
          self->locked[n] = count_minutes (self, i, s, c, TRUE);
        }

  self->open = g_new0 (guint8, bid->n_sites * N_SLOTS + 1);
  self->asked = g_new0 (guint8, bid->n_requirements * N_SLOTS + 1);
  for (guint i = 0; i < bid->n_sites; i++)
    fill_slots (self->open + i * N_SLOTS, bid->sites[i].hours);
  for (guint r = 0; r < bid->n_requirements; r++)
    if (bid->requirements[r].test == SB_TEST_HOURS)
      fill_slots (self->asked + r * N_SLOTS, bid->requirements[r].weekly);
}

Twin *
twin_new (const SbBid *bid, SbDate at, SbDate until)
{
  Twin *self = g_new0 (Twin, 1);

  self->bid = bid;
  self->days = g_array_new (FALSE, FALSE, sizeof (SbSegment));
  scan_days (self, at, until);

  self->columns = g_new0 (guint, bid->n_requirements + 1);
  for (guint r = 0; r < bid->n_requirements; r++)
    if (is_capacity (&bid->requirements[r]))
      self->columns[self->n_columns++] = r;

  self->servers = g_new0 (guint, (gsize) 1 << self->n_columns);
  for (guint set = 0; set < 1u << self->n_columns; set++)
    for (guint c = 0; c < self->n_columns; c++)
      for (guint s = 0; s < bid->n_supplies; s++)
        if (set >> c & 1 &&
            may_serve (bid, &bid->supplies[s], &bid->requirements[self->columns[c]]))
          self->servers[set] |= 1u << s;
  fill_tables (self);

  return self;
}

void
twin_free (Twin *twin)
{
  if (twin == NULL)
    return;

  g_array_unref (twin->days);
  g_free (twin->columns);
  g_free (twin->servers);
  g_free (twin->counting);
  g_free (twin->locked);
  g_free (twin->open);
  g_free (twin->asked);
  g_free (twin);
}

guint
twin_get_n_segments (const Twin *twin)
{
  return twin->days->len;
}

SbDate
twin_get_from (const Twin *twin, guint segment)
{
  return g_array_index (twin->days, SbSegment, segment).from;
}

SbDate
twin_get_to (const Twin *twin, guint segment)
{
  return g_array_index (twin->days, SbSegment, segment).to;
}

guint
twin_get_n_columns (const Twin *twin)
{
  return twin->n_columns;
}

guint
twin_get_column (const Twin *twin, guint column)
{
  return twin->columns[column];
}

gboolean
twin_is_eligible (const Twin *twin, guint supply, guint column)
{
  return twin->servers[1u << column] >> supply & 1;
}

gboolean
twin_is_live (const Twin *twin, guint segment, guint supply)
{
  const SbSupply *row = &twin->bid->supplies[supply];

  return is_live (twin, row->from, row->to, twin_get_from (twin, segment));
}

gint64
twin_get_available (const Twin *twin, guint segment, guint supply)
{
  return twin_is_live (twin, segment, supply) ? twin->bid->supplies[supply].minutes_per_week : 0;
}

gint64
twin_get_need (const Twin *twin, guint segment, guint column)
{
  const SbRequirement *row = &twin->bid->requirements[twin->columns[column]];

  return is_live (twin, row->from, row->to, twin_get_from (twin, segment)) ? row->minutes_per_week :
                                                                             0;
}

/* What counts of the commitments of a pair; with @locked only of those that are. */
gint64
twin_get_counting (const Twin *twin, guint segment, guint supply, guint column, gboolean locked)
{
  gsize place = ((gsize) segment * twin->bid->n_supplies + supply) * twin->n_columns + column;

  return (locked ? twin->locked : twin->counting)[place];
}

/* The most that can flow to the requirements in @columns: the smallest cut. */
gint64
twin_flow (const Twin *twin, const gint64 *capacity, const gint64 *need, guint columns)
{
  gint64 smallest = G_MAXINT64;

  for (guint set = 0; set < 1u << twin->n_columns; set++)
    {
      gint64 cut = 0;

      if ((set & ~columns) != 0)
        continue;
      for (guint c = 0; c < twin->n_columns; c++)
        if ((columns & ~set) >> c & 1)
          cut += need[c];
      for (guint s = 0; s < twin->bid->n_supplies; s++)
        if (twin->servers[set] >> s & 1)
          cut += capacity[s];
      smallest = MIN (smallest, cut);
    }

  return smallest;
}

static gboolean
has_left (const Twin *self, guint leavers, const char *member)
{
  for (guint m = 0; m < self->bid->n_members; m++)
    if (strcmp (self->bid->members[m].id, member) == 0)
      return leavers >> m & 1;

  g_assert_not_reached ();
}

/* The formulas of resources/docs/model.md, section 6, in the order in which they stand there. */
TwinFigures
twin_judge (const Twin *twin, guint segment, guint leavers)
{
  const SbBid *bid = twin->bid;
  gint64 missing[32] = { 0 }, free_minutes[32] = { 0 }, need[32] = { 0 }, minutes[32] = { 0 };
  TwinFigures figures = { 0, 0, 0 };
  gint64 sum = 0;
  guint all = (1u << twin->n_columns) - 1;

  for (guint c = 0; c < twin->n_columns; c++)
    {
      if (bid->requirements[twin->columns[c]].obligation != SB_OBLIGATION_SHALL)
        continue;
      need[c] = missing[c] = twin_get_need (twin, segment, c);
      for (guint s = 0; s < bid->n_supplies; s++)
        if (!has_left (twin, leavers, bid->supplies[s].member))
          missing[c] -= twin_get_counting (twin, segment, s, c, FALSE);
      missing[c] = MAX (0, missing[c]);
      figures.as_is += missing[c];
      sum += need[c];
    }
  for (guint s = 0; s < bid->n_supplies; s++)
    {
      if (has_left (twin, leavers, bid->supplies[s].member))
        continue;
      minutes[s] = free_minutes[s] = twin_get_available (twin, segment, s);
      for (guint c = 0; c < twin->n_columns; c++)
        free_minutes[s] -= twin_get_counting (twin, segment, s, c, FALSE);
      free_minutes[s] = MAX (0, free_minutes[s]);
    }

  figures.takeover = figures.as_is - twin_flow (twin, free_minutes, missing, all);
  figures.best = sum - twin_flow (twin, minutes, need, all);
  return figures;
}

static gboolean
says_yes (const SbBid *bid, const char *requirement, const char *subject)
{
  for (guint i = 0; i < bid->n_answers; i++)
    if (strcmp (bid->answers[i].requirement, requirement) == 0 &&
        strcmp (bid->answers[i].subject, subject) == 0)
      return bid->answers[i].status == SB_STATUS_MET;

  return FALSE;
}

static gboolean
gives_care (const SbBid *bid, const char *member)
{
  for (guint i = 0; i < bid->n_commitments; i++)
    for (guint s = 0; s < bid->n_supplies; s++)
      if (strcmp (bid->commitments[i].supply, bid->supplies[s].id) == 0 &&
          strcmp (bid->supplies[s].member, member) == 0)
        return TRUE;

  return FALSE;
}

static gboolean
declaration_holds (const Twin *self, const SbRequirement *requirement, guint group)
{
  const SbBid *bid = self->bid;
  guint yes = 0, no = 0;

  for (guint m = 0; m < bid->n_members; m++)
    if (group >> m & 1)
      {
        gboolean concerned = requirement->fulfilment != SB_FULFILMENT_PERFORMER ||
                             gives_care (bid, bid->members[m].id);
        gboolean says = says_yes (bid, requirement->id, bid->members[m].id);

        yes += concerned && says;
        no += concerned && !says;
      }

  switch ((SbFulfilment) requirement->fulfilment)
    {
    case SB_FULFILMENT_EACH:
    case SB_FULFILMENT_PERFORMER:
      return no == 0;
    case SB_FULFILMENT_ONE:
      return yes > 0;
    case SB_FULFILMENT_GROUP:
      return yes > 0 || says_yes (bid, requirement->id, "group");
    case SB_FULFILMENT_LEAD:
      return bid->info->lead != NULL && !has_left (self, ~group, bid->info->lead) &&
             says_yes (bid, requirement->id, bid->info->lead);
    case SB_FULFILMENT_SITE:
      for (guint i = 0; i < bid->n_sites; i++)
        if (!has_left (self, ~group, bid->sites[i].member) &&
            !says_yes (bid, requirement->id, bid->sites[i].id))
          return FALSE;
      return TRUE;
    case SB_FULFILMENT_PERSON:
      for (guint i = 0; i < bid->n_persons; i++)
        if (!has_left (self, ~group, bid->persons[i].member) &&
            !says_yes (bid, requirement->id, bid->persons[i].id))
          return FALSE;
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* Whether those sites together are open whenever it is asked for. */
static gboolean
sites_cover (const Twin *self, const SbRequirement *requirement, guint sites)
{
  const guint8 *asked = self->asked + (requirement - self->bid->requirements) * N_SLOTS;

  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      gboolean open = !asked[slot];

      for (guint i = 0; i < self->bid->n_sites && !open; i++)
        open = sites >> i & 1 && self->open[i * N_SLOTS + slot];
      if (!open)
        return FALSE;
    }

  return TRUE;
}

static guint
find_sites (const Twin *self, const SbRequirement *requirement, guint group)
{
  const SbBid *bid = self->bid;
  guint sites = 0;

  for (guint i = 0; i < bid->n_sites; i++)
    if (!has_left (self, ~group, bid->sites[i].member) &&
        (requirement->municipality == NULL ||
         g_strcmp0 (requirement->municipality, bid->sites[i].municipality) == 0))
      sites |= 1u << i;

  return sites;
}

static gboolean
hours_hold (const Twin *self, const SbRequirement *requirement, guint group)
{
  const SbBid *bid = self->bid;
  guint able = 0, unable = 0;

  if (requirement->fulfilment == SB_FULFILMENT_SITE)
    {
      guint sites = find_sites (self, requirement, group);

      for (guint i = 0; i < bid->n_sites; i++)
        if (sites >> i & 1 && !sites_cover (self, requirement, 1u << i))
          return FALSE;
      return TRUE;
    }
  if (requirement->fulfilment != SB_FULFILMENT_ONE && requirement->fulfilment != SB_FULFILMENT_EACH)
    return sites_cover (self, requirement, find_sites (self, requirement, group));

  for (guint m = 0; m < bid->n_members; m++)
    if (group >> m & 1)
      {
        gboolean covers = sites_cover (self, requirement, find_sites (self, requirement, 1u << m));

        able += covers;
        unable += !covers;
      }

  return requirement->fulfilment == SB_FULFILMENT_ONE ? able > 0 : unable == 0;
}

static gboolean
compares (gint64 number, int comparator, gint64 value)
{
  static const char *const signs[] = { ">=", "<=", "==", ">", "<" };
  const char *sign = signs[comparator];

  return (strchr (sign, '=') != NULL && number == value) || (*sign == '>' && number > value) ||
         (*sign == '<' && number < value);
}

static gboolean
number_holds (const Twin *self, const SbRequirement *requirement, guint group)
{
  const SbBid *bid = self->bid;
  gint64 sum = 0, least = G_MAXINT64, most = G_MININT64;
  gboolean each = TRUE, any = FALSE;

  for (guint m = 0; m < bid->n_members; m++)
    {
      gint64 number = SB_UNKNOWN;

      if (!(group >> m & 1))
        continue;
      for (guint i = 0; i < bid->n_answers; i++)
        if (strcmp (bid->answers[i].requirement, requirement->id) == 0 &&
            strcmp (bid->answers[i].subject, bid->members[m].id) == 0)
          number = bid->answers[i].number;
      each = each && number != SB_UNKNOWN &&
             compares (number, requirement->comparator, requirement->value);
      if (number == SB_UNKNOWN)
        continue;
      any = TRUE;
      sum += number;
      least = MIN (least, number);
      most = MAX (most, number);
    }

  switch ((SbAggregate) requirement->aggregate)
    {
    case SB_AGGREGATE_SUM:
      return compares (sum, requirement->comparator, requirement->value);
    case SB_AGGREGATE_MIN:
      return any && compares (least, requirement->comparator, requirement->value);
    case SB_AGGREGATE_MAX:
      return any && compares (most, requirement->comparator, requirement->value);
    case SB_AGGREGATE_EACH:
      return each;
    default:
      g_assert_not_reached ();
    }
}

/* By chords through the globe rather than along it. */
static gboolean
is_near (const SbSite *site, const SbRequirement *requirement)
{
  long double k = acosl (-1.0L) / 180e6L;
  long double x, y, z, chord;

  if (site->lat == SB_UNKNOWN || site->lon == SB_UNKNOWN)
    return FALSE;

  x = cosl (site->lat * k) * cosl (site->lon * k) -
      cosl (requirement->lat * k) * cosl (requirement->lon * k);
  y = cosl (site->lat * k) * sinl (site->lon * k) -
      cosl (requirement->lat * k) * sinl (requirement->lon * k);
  z = sinl (site->lat * k) - sinl (requirement->lat * k);
  chord = sqrtl (x * x + y * y + z * z);

  return llroundl (2 * 6371008.0L * asinl (chord / 2)) <= requirement->max_m;
}

static gboolean
distance_holds (const Twin *self, const SbRequirement *requirement, guint group)
{
  const SbBid *bid = self->bid;
  gboolean some = FALSE, every = TRUE, each = TRUE;

  for (guint m = 0; m < bid->n_members; m++)
    {
      gboolean own = FALSE;

      if (!(group >> m & 1))
        continue;
      for (guint i = 0; i < bid->n_sites; i++)
        if (strcmp (bid->sites[i].member, bid->members[m].id) == 0)
          {
            gboolean near = is_near (&bid->sites[i], requirement);

            own = own || near;
            every = every && near;
          }
      some = some || own;
      each = each && own;
    }

  if (requirement->fulfilment == SB_FULFILMENT_EACH)
    return each;
  return requirement->fulfilment == SB_FULFILMENT_SITE ? every : some;
}

/* Whether a group of members meets a requirement of another kind than capacity, by answers alone.
 */
gboolean
twin_holds (const Twin *twin, guint requirement, guint group)
{
  const SbRequirement *row = &twin->bid->requirements[requirement];

  if (row->fulfilment == SB_FULFILMENT_LEAD && twin->bid->info->lead != NULL &&
      has_left (twin, ~group, twin->bid->info->lead))
    return FALSE;

  switch ((SbTestKind) row->test)
    {
    case SB_TEST_DECLARATION:
      return declaration_holds (twin, row, group);
    case SB_TEST_HOURS:
      return hours_hold (twin, row, group);
    case SB_TEST_NUMBER:
      return number_holds (twin, row, group);
    case SB_TEST_DISTANCE:
      return distance_holds (twin, row, group);
    case SB_TEST_CAPACITY:
    default:
      g_assert_not_reached ();
    }
}

/* Over the whole horizon. */
const char *
twin_get_verdict (const Twin *twin, guint leavers)
{
  const SbBid *bid = twin->bid;
  gboolean is_short = FALSE, rearrange = FALSE, takeover = FALSE;

  for (guint r = 0; r < bid->n_requirements; r++)
    if (bid->requirements[r].obligation == SB_OBLIGATION_SHALL &&
        bid->requirements[r].test != SB_TEST_CAPACITY && !twin_holds (twin, r, ~leavers))
      return "broken";

  for (guint i = 0; i < twin->days->len; i++)
    {
      TwinFigures figures = twin_judge (twin, i, leavers);

      is_short = is_short || figures.best > 0;
      takeover = takeover || (figures.as_is > 0 && figures.takeover == 0);
      rearrange = rearrange || (figures.as_is > 0 && figures.takeover > 0);
    }

  return is_short ? "short" : rearrange ? "rearrange" : takeover ? "takeover" : "covered";
}
