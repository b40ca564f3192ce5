/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Distance: some site, one of every member's, or every site lies within so many metres of a place
 * (resources/docs/model.md, section 3). Distances are great circles on a sphere of R = 6,371,008 m,
 * rounded to whole metres; only the rounded figure is compared. The haversine is computed in double
 * precision, whose error is some nanometres on this scale, and in a fixed order of operations, so
 * the same coordinates give the same metres everywhere.
 */

#include "config.h"

#include <math.h>

#include "sb-facts.h"
#include "sb-rule.h"

#define EARTH_RADIUS_M          6371008.0
#define MICRODEGREES_TO_RADIANS (G_PI / 180e6)

/* All in microdegrees. Source: R. W. Sinnott, "Virtues of the haversine", Sky & Telescope 68
 * (1984). */
static gint64
measure_m (gint64 lat_a, gint64 lon_a, gint64 lat_b, gint64 lon_b)
{
  double phi_a = (double) lat_a * MICRODEGREES_TO_RADIANS;
  double phi_b = (double) lat_b * MICRODEGREES_TO_RADIANS;
  double half_phi = sin ((double) (lat_b - lat_a) * MICRODEGREES_TO_RADIANS / 2);
  double half_lambda = sin ((double) (lon_b - lon_a) * MICRODEGREES_TO_RADIANS / 2);
  double h = half_phi * half_phi + cos (phi_a) * cos (phi_b) * half_lambda * half_lambda;

  return (gint64) llround (2 * EARTH_RADIUS_M * asin (sqrt (MIN (h, 1.0))));
}

static gboolean
measure_site (const SbSite *site, const SbRequirement *requirement, gint64 *metres)
{
  if (site->lat == SB_UNKNOWN || site->lon == SB_UNKNOWN || requirement->lat == SB_UNKNOWN ||
      requirement->lon == SB_UNKNOWN || requirement->max_m == SB_UNKNOWN)
    return FALSE;

  *metres = measure_m (site->lat, site->lon, requirement->lat, requirement->lon);
  return TRUE;
}

static SbFactValue
judge_site (const SbSite *site, const SbRequirement *requirement)
{
  gint64 metres;

  if (!measure_site (site, requirement, &metres))
    return SB_FACT_UNKNOWN;

  return metres <= requirement->max_m ? SB_FACT_YES : SB_FACT_NO;
}

/* A member is as good as its best site; without a site it is nowhere near, unless nobody's site has
 * been entered yet. */
static void
add_members (SbFacts *facts, const SbBid *bid, const SbRequirement *requirement)
{
  for (guint i = 0; i < bid->n_members; i++)
    {
      SbFactValue best = bid->n_sites == 0 ? SB_FACT_UNKNOWN : SB_FACT_NO;

      for (guint j = 0; j < bid->n_sites; j++)
        if (g_strcmp0 (bid->sites[j].member, bid->members[i].id) == 0)
          best = MAX (best, judge_site (&bid->sites[j], requirement));
      sb_facts_add (facts, bid->members[i].id, (int) i, best);
    }
}

static SbFacts *
gather (const SbBid *bid, const SbRequirement *requirement)
{
  gboolean each = requirement->fulfilment == SB_FULFILMENT_EACH;
  SbFacts *facts = sb_facts_new (each || requirement->fulfilment == SB_FULFILMENT_SITE);

  if (each)
    add_members (facts, bid, requirement);
  else
    for (guint i = 0; i < bid->n_sites; i++)
      sb_facts_add (facts, bid->sites[i].id,
                    sb_bid_find (bid, SB_TABLE_MEMBER, bid->sites[i].member),
                    judge_site (&bid->sites[i], requirement));

  return facts;
}

/* Where no site has been entered, nothing given fails yet. */
static SbFindingState
judge (const SbFacts *facts, const SbBid *bid)
{
  SbFindingState state = sb_facts_judge (facts);

  return state == SB_FINDING_NOT_MET && bid->n_sites == 0 ? SB_FINDING_OPEN : state;
}

/* The site that lies nearest, or -1 when no distance can be measured. */
static int
find_nearest (const SbBid *bid, const SbRequirement *requirement, gint64 *nearest_m)
{
  int nearest = -1;

  for (guint i = 0; i < bid->n_sites; i++)
    {
      gint64 metres;

      if (measure_site (&bid->sites[i], requirement, &metres) &&
          (nearest < 0 || metres < *nearest_m))
        {
          nearest = (int) i;
          *nearest_m = metres;
        }
    }

  return nearest;
}

static char *
describe_open (const SbRuleContext *context, const SbRequirement *requirement)
{
  SbLanguage language = context->language;
  g_autoptr (SbFacts) silent = sb_facts_new (TRUE);
  g_autofree char *names = NULL;

  if (context->bid->n_sites == 0)
    return g_strdup (sb_language_text (language, "No site has been entered."));
  if (requirement->lat == SB_UNKNOWN || requirement->lon == SB_UNKNOWN ||
      requirement->max_m == SB_UNKNOWN)
    return g_strdup (sb_language_text (
        language, "It has not been entered how near to which place a site must be."));

  for (guint i = 0; i < context->bid->n_sites; i++)
    if (judge_site (&context->bid->sites[i], requirement) == SB_FACT_UNKNOWN)
      sb_facts_add (silent, context->bid->sites[i].id, -1, SB_FACT_UNKNOWN);
  names = sb_facts_list_names (silent, context->bid, SB_WHICH_UNKNOWN, language);

  return g_strdup_printf (
      /* Translators: names of sites. */
      sb_language_text (language, "The position on the map has not been entered for %s."), names);
}

static char *
describe_every (const SbFacts *facts,
                const SbRuleContext *context,
                SbFindingState state,
                const char *limit)
{
  SbLanguage language = context->language;
  g_autofree char *names = NULL;

  if (state == SB_FINDING_MET)
    return g_strdup_printf (sb_language_text (language, "All lie within the %s metres allowed."),
                            limit);

  names = sb_facts_list_names (facts, context->bid, SB_WHICH_FAILING, language);
  return g_strdup_printf (
      /* Translators: metres; names of members or sites. */
      sb_language_text (language, "Not within the %1$s metres allowed: %2$s."), limit, names);
}

static char *
describe (const SbFacts *facts,
          const SbRuleContext *context,
          const SbRequirement *requirement,
          SbFindingState state)
{
  SbLanguage language = context->language;
  gint64 metres = 0;
  int nearest = find_nearest (context->bid, requirement, &metres);
  g_autofree char *limit = NULL;
  g_autofree char *distance = NULL;

  if (state == SB_FINDING_OPEN)
    return describe_open (context, requirement);

  limit = sb_language_integer (language, requirement->max_m);
  if (facts->every || nearest < 0)
    return describe_every (facts, context, state, limit);

  distance = sb_language_integer (language, metres);
  return g_strdup_printf (
      /* Translators: a site; metres; metres. */
      sb_language_text (language,
                        "The nearest site, %1$s, lies %2$s metres away; %3$s are allowed."),
      context->bid->sites[nearest].name, distance, limit);
}

static void
check (const SbRuleContext *context, const SbRequirement *requirement, SbFinding *finding)
{
  g_autoptr (SbFacts) facts = gather (context->bid, requirement);
  SbFindingState state = judge (facts, context->bid);
  gint64 metres = 0;

  if (sb_facts_are_of_nobody (facts))
    sb_finding_set_nobody (finding,
                           sb_rule_describe_nobody (requirement->fulfilment, context->language));
  else
    sb_finding_set (finding, state, describe (facts, context, requirement, state));
  if (requirement->max_m != SB_UNKNOWN)
    sb_finding_add_figure (finding, "allowed_m", requirement->max_m, SB_UNIT_METRES);
  if (find_nearest (context->bid, requirement, &metres) >= 0)
    sb_finding_add_figure (finding, "nearest_m", metres, SB_UNIT_METRES);
}

static gpointer
prepare (const SbBid *bid, const SbRequirement *requirement)
{
  return gather (bid, requirement);
}

static gboolean
holds (gconstpointer prepared, const gboolean *remaining)
{
  return sb_facts_hold (prepared, remaining);
}

static gboolean
could (gconstpointer prepared, const gboolean *remaining)
{
  return sb_facts_could_hold (prepared, remaining);
}

static void
free_facts (gpointer facts)
{
  sb_facts_free (facts);
}

const SbRule sb_rule_distance = {
  .kind = SB_TEST_DISTANCE,
  .check = check,
  .prepare = prepare,
  .holds = holds,
  .could = could,
  .free = free_facts,
};
