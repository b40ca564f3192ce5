/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Opening hours: together, or each on its own, the sites are open whenever the requirement asks for
 * (resources/docs/model.md, section 3). A week is a set of minutes, one bit each, so covering is
 * bit arithmetic. Where the requirement names a municipality, only sites there count. A site whose
 * hours nobody has entered is closed, but leaves the finding open where its hours could change it.
 */

#include "config.h"

#include <samanbud/sb-labels.h>
#include <string.h>

#include "sb-facts.h"
#include "sb-rule.h"

#define N_WORDS ((SB_MINUTES_PER_WEEK + 63) / 64)

/* Bit i is minute i of the week, which begins on Monday at midnight. */
typedef struct
{
  guint64 words[N_WORDS];
} Minutes;

/*
 * One site that counts.
 *
 * known: whether its hours have been entered
 */
typedef struct
{
  const SbSite *site;
  int member;
  gboolean known;
  Minutes open;
} Place;

/*
 * asked: when the requirement wants somebody to be there
 * places: (element-type Place)
 * facts: (nullable): where each subject is judged on its own; NULL where all sites together are
 * members: what each member's sites add up to, where all together are judged
 */
typedef struct
{
  Minutes asked;
  GArray *places;
  SbFacts *facts;
  Minutes *members;
  guint n_members;
} Hours;

static gboolean
read_week (const char *text, Minutes *minutes)
{
  g_autoptr (SbWeek) week = NULL;
  guint8 marks[SB_MINUTES_PER_WEEK] = { 0 };

  memset (minutes, 0, sizeof *minutes);
  if (text == NULL || *text == '\0' || !sb_week_parse (text, &week, NULL))
    return FALSE;

  sb_week_mark (week, marks);
  for (guint i = 0; i < SB_MINUTES_PER_WEEK; i++)
    if (marks[i])
      minutes->words[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);

  return TRUE;
}

static void
add_minutes (Minutes *to, const Minutes *minutes)
{
  for (guint i = 0; i < N_WORDS; i++)
    to->words[i] |= minutes->words[i];
}

static gboolean
covers (const Minutes *minutes, const Minutes *asked)
{
  for (guint i = 0; i < N_WORDS; i++)
    if (asked->words[i] & ~minutes->words[i])
      return FALSE;

  return TRUE;
}

/* How many of the minutes asked for are not covered; @first is the first of them. */
static guint
count_uncovered (const Minutes *minutes, const Minutes *asked, guint *first)
{
  guint n = 0;

  for (guint i = 0; i < SB_MINUTES_PER_WEEK; i++)
    if ((asked->words[i / 64] & ~minutes->words[i / 64]) >> (i % 64) & 1)
      {
        if (n == 0)
          *first = i;
        n++;
      }

  return n;
}

static GArray *
list_places (const SbBid *bid, const SbRequirement *requirement)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < bid->n_sites; i++)
    {
      const SbSite *site = &bid->sites[i];
      Place place = { site, sb_bid_find (bid, SB_TABLE_MEMBER, site->member) };

      if (requirement->municipality != NULL &&
          g_strcmp0 (site->municipality, requirement->municipality) != 0)
        continue;
      place.known = read_week (site->hours, &place.open);
      g_array_append_val (places, place);
    }

  return places;
}

static SbFactValue
judge_open (const Minutes *open, gboolean known, const Minutes *asked)
{
  if (covers (open, asked))
    return SB_FACT_YES;

  return known ? SB_FACT_NO : SB_FACT_UNKNOWN;
}

static void
add_site_facts (Hours *hours)
{
  for (guint i = 0; i < hours->places->len; i++)
    {
      const Place *place = &g_array_index (hours->places, Place, i);

      sb_facts_add (hours->facts, place->site->id, place->member,
                    judge_open (&place->open, place->known, &hours->asked));
    }
}

static void
add_member_facts (Hours *hours, const SbBid *bid)
{
  for (guint i = 0; i < bid->n_members; i++)
    {
      Minutes own = { { 0 } };
      gboolean known = TRUE;

      for (guint j = 0; j < hours->places->len; j++)
        {
          const Place *place = &g_array_index (hours->places, Place, j);

          if (place->member != (int) i)
            continue;
          add_minutes (&own, &place->open);
          known = known && place->known;
        }
      sb_facts_add (hours->facts, bid->members[i].id, (int) i,
                    judge_open (&own, known, &hours->asked));
    }
}

static void
add_up_members (Hours *hours, const SbBid *bid)
{
  hours->n_members = bid->n_members;
  hours->members = g_new0 (Minutes, bid->n_members + 1);
  for (guint i = 0; i < hours->places->len; i++)
    {
      const Place *place = &g_array_index (hours->places, Place, i);

      add_minutes (&hours->members[place->member], &place->open);
    }
}

static Hours *
gather (const SbBid *bid, const SbRequirement *requirement)
{
  Hours *hours = g_new0 (Hours, 1);

  read_week (requirement->weekly, &hours->asked);
  hours->places = list_places (bid, requirement);

  switch (requirement->fulfilment)
    {
    case SB_FULFILMENT_SITE:
      hours->facts = sb_facts_new (TRUE);
      add_site_facts (hours);
      break;
    case SB_FULFILMENT_ONE:
    case SB_FULFILMENT_EACH:
      hours->facts = sb_facts_new (requirement->fulfilment == SB_FULFILMENT_EACH);
      add_member_facts (hours, bid);
      break;
    default:
      add_up_members (hours, bid);
      break;
    }

  return hours;
}

static void
hours_free (gpointer data)
{
  Hours *hours = data;

  if (hours == NULL)
    return;

  g_array_unref (hours->places);
  sb_facts_free (hours->facts);
  g_free (hours->members);
  g_free (hours);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Hours, hours_free)

static gboolean
has_unknown_hours (const Hours *hours)
{
  for (guint i = 0; i < hours->places->len; i++)
    if (!g_array_index (hours->places, Place, i).known)
      return TRUE;

  return FALSE;
}

static guint
count_uncovered_together (const Hours *hours, guint *first)
{
  Minutes all = { { 0 } };

  for (guint i = 0; i < hours->n_members; i++)
    add_minutes (&all, &hours->members[i]);

  return count_uncovered (&all, &hours->asked, first);
}

static SbFindingState
judge (const Hours *hours, const SbRequirement *requirement)
{
  SbFindingState state;
  guint first;

  if (hours->facts != NULL)
    state = sb_facts_judge (hours->facts);
  else if (count_uncovered_together (hours, &first) == 0)
    state = SB_FINDING_MET;
  else
    state = has_unknown_hours (hours) ? SB_FINDING_OPEN : SB_FINDING_NOT_MET;

  return state == SB_FINDING_NOT_MET && hours->places->len == 0 ? SB_FINDING_OPEN : state;
}

static char *
describe_met (const Hours *hours, const SbRuleContext *context)
{
  SbLanguage language = context->language;
  Minutes none = { { 0 } };
  g_autofree char *names = NULL;

  if (covers (&none, &hours->asked))
    return g_strdup (sb_language_text (language, "No opening hours are asked for."));
  if (hours->facts == NULL)
    return g_strdup (
        sb_language_text (language, "Together the sites are open whenever it is asked for."));

  names = sb_facts_list_names (hours->facts, context->bid, SB_WHICH_MEETING, language);
  return g_strdup_printf (
      /* Translators: names of members or sites. */
      sb_language_text (language, "Open whenever it is asked for: %s."), names);
}

static char *
describe_not_met (const Hours *hours, const SbRuleContext *context)
{
  SbLanguage language = context->language;
  guint first = 0;
  g_autofree char *missing = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *names = NULL;

  if (hours->facts != NULL)
    {
      names = sb_facts_list_names (hours->facts, context->bid, SB_WHICH_FAILING, language);
      return g_strdup_printf (
          /* Translators: names of members or sites. */
          sb_language_text (language, "Not open whenever it is asked for: %s."), names);
    }

  missing = sb_rule_describe_hours (count_uncovered_together (hours, &first), language);
  clock = sb_clock_to_text ((int) (first % SB_MINUTES_PER_DAY));
  return g_strdup_printf (
      /* Translators: hours per week; a weekday; a time of day. */
      sb_language_text (language,
                        "Not covered of the opening hours asked for: %1$s, first on %2$s at %3$s."),
      missing, sb_labels_get_weekday (language, (int) (first / SB_MINUTES_PER_DAY) + 1), clock);
}

static const char *
describe_nobody (const SbRequirement *requirement, SbLanguage language)
{
  if (requirement->fulfilment == SB_FULFILMENT_SITE && requirement->municipality != NULL)
    return sb_language_text (
        language,
        "No site has been entered in the municipality named, so nobody is concerned yet.");

  return sb_rule_describe_nobody (requirement->fulfilment, language);
}

static char *
describe_open (const Hours *hours, const SbRuleContext *context, const SbRequirement *requirement)
{
  SbLanguage language = context->language;
  g_autoptr (SbFacts) silent = sb_facts_new (TRUE);
  g_autofree char *names = NULL;

  if (hours->places->len == 0 && requirement->municipality != NULL)
    return g_strdup (
        sb_language_text (language, "No site has been entered in the municipality named."));
  if (hours->places->len == 0)
    return g_strdup (sb_language_text (language, "No site has been entered."));

  for (guint i = 0; i < hours->places->len; i++)
    {
      const Place *place = &g_array_index (hours->places, Place, i);

      if (!place->known)
        sb_facts_add (silent, place->site->id, place->member, SB_FACT_UNKNOWN);
    }
  names = sb_facts_list_names (silent, context->bid, SB_WHICH_UNKNOWN, language);

  return g_strdup_printf (
      /* Translators: names of sites. */
      sb_language_text (language, "The opening hours have not been entered for %s."), names);
}

static void
check (const SbRuleContext *context, const SbRequirement *requirement, SbFinding *finding)
{
  g_autoptr (Hours) hours = gather (context->bid, requirement);
  SbFindingState state = judge (hours, requirement);
  Minutes none = { { 0 } };
  guint first;

  if (hours->facts != NULL && sb_facts_are_of_nobody (hours->facts))
    sb_finding_set_nobody (finding, describe_nobody (requirement, context->language));
  else if (state == SB_FINDING_MET)
    sb_finding_set (finding, state, describe_met (hours, context));
  else if (state == SB_FINDING_NOT_MET)
    sb_finding_set (finding, state, describe_not_met (hours, context));
  else
    sb_finding_set (finding, state, describe_open (hours, context, requirement));

  sb_finding_add_figure (finding, "asked_minutes_per_week",
                         count_uncovered (&none, &hours->asked, &first), SB_UNIT_MINUTES_PER_WEEK);
  if (hours->facts == NULL)
    sb_finding_add_figure (finding, "uncovered_minutes_per_week",
                           count_uncovered_together (hours, &first), SB_UNIT_MINUTES_PER_WEEK);
  sb_finding_add_figure (finding, "sites", hours->places->len, SB_UNIT_COUNT);
}

static gpointer
prepare (const SbBid *bid, const SbRequirement *requirement)
{
  return gather (bid, requirement);
}

static gboolean
holds (gconstpointer prepared, const gboolean *remaining)
{
  const Hours *hours = prepared;
  Minutes all = { { 0 } };

  if (hours->facts != NULL)
    return sb_facts_hold (hours->facts, remaining);

  for (guint i = 0; i < hours->n_members; i++)
    if (remaining[i])
      add_minutes (&all, &hours->members[i]);

  return covers (&all, &hours->asked);
}

static gboolean
could (gconstpointer prepared, const gboolean *remaining)
{
  const Hours *hours = prepared;

  if (hours->places->len == 0)
    return TRUE;
  if (hours->facts != NULL)
    return sb_facts_could_hold (hours->facts, remaining);

  for (guint i = 0; i < hours->places->len; i++)
    {
      const Place *place = &g_array_index (hours->places, Place, i);

      if (remaining[place->member] && !place->known)
        return TRUE;
    }

  return FALSE;
}

const SbRule sb_rule_hours = {
  .kind = SB_TEST_HOURS,
  .check = check,
  .prepare = prepare,
  .holds = holds,
  .could = could,
  .free = hours_free,
};
