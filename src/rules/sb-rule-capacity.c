/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Capacity: in every segment of time the counting commitments reach the need, none of the supplies
 * they come from has promised more than it has, and every commitment is eligible
 * (resources/docs/model.md, section 3). Minutes per week throughout. What happens when somebody
 * leaves is the engine's.
 */

#include "config.h"

#include "sb-rule.h"

/*
 * What is wrong, over all of the requirement's time.
 *
 * first, n: the requirement's commitments, which stand together in the bid's order
 * gap_from: first day with a gap
 * gap: on that day
 * worst_gap, least: over all time
 * over_supply: position of the first over-committed supply, or -1
 * over_by: by how much, on over_from
 * ineligible: position of the first commitment that is not eligible, or -1
 */
typedef struct
{
  guint first;
  guint n;
  gboolean live;
  SbDate gap_from;
  gint64 need;
  gint64 gap;
  gint64 worst_gap;
  gint64 least;
  int over_supply;
  SbDate over_from;
  gint64 over_by;
  int ineligible;
} Survey;

static const SbSupply *
get_supply (const SbBid *bid, const SbCommitment *commitment)
{
  return &bid->supplies[sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply)];
}

static void
find_commitments (Survey *survey, const SbBid *bid, const SbRequirement *requirement)
{
  guint low = 0, high = bid->n_commitments;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_strcmp0 (bid->commitments[middle].requirement, requirement->id) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  survey->first = low;
  while (low < bid->n_commitments &&
         g_str_equal (bid->commitments[low].requirement, requirement->id))
    low++;
  survey->n = low - survey->first;
}

static void
survey_segment (Survey *survey, const SbRuleContext *context, guint position)
{
  const SbBid *bid = context->bid;
  const SbSegment *segment = &g_array_index (context->segments, SbSegment, position);
  gint64 given = 0;

  for (guint i = survey->first; i < survey->first + survey->n; i++)
    {
      const SbCommitment *commitment = &bid->commitments[i];
      const SbSupply *supply;
      gint64 over;

      if (!sb_bid_commitment_counts (bid, commitment, segment))
        continue;

      supply = get_supply (bid, commitment);
      given += sb_rule_get_minutes (commitment->minutes_per_week);
      over = sb_rule_context_get_committed (context, position, (guint) (supply - bid->supplies)) -
             sb_rule_get_minutes (supply->minutes_per_week);
      if (over > 0 && survey->over_supply < 0)
        {
          survey->over_supply = (int) (supply - bid->supplies);
          survey->over_from = segment->from;
          survey->over_by = over;
        }
    }

  if (!survey->live || given < survey->least)
    survey->least = given;
  if (given < survey->need && survey->gap == 0)
    {
      survey->gap_from = segment->from;
      survey->gap = survey->need - given;
    }
  survey->worst_gap = MAX (survey->worst_gap, survey->need - given);
  survey->live = TRUE;
}

static void
survey_all (Survey *survey, const SbRuleContext *context, const SbRequirement *requirement)
{
  const SbBid *bid = context->bid;

  *survey = (Survey){
    .need = sb_rule_get_minutes (requirement->minutes_per_week),
    .over_supply = -1,
    .ineligible = -1,
  };
  find_commitments (survey, bid, requirement);

  for (guint i = survey->first; i < survey->first + survey->n && survey->ineligible < 0; i++)
    if (!sb_bid_is_eligible (bid, get_supply (bid, &bid->commitments[i]), requirement))
      survey->ineligible = (int) i;

  for (guint i = 0; i < context->segments->len; i++)
    if (sb_segment_is_inside (&g_array_index (context->segments, SbSegment, i), requirement->from,
                              requirement->to))
      survey_segment (survey, context, i);
}

/* A need that the group has set itself must never look like the authority's demand. */
static char *
describe_gap (const Survey *survey, const SbRuleContext *context, gboolean own)
{
  SbLanguage language = context->language;
  g_autofree char *need = sb_rule_describe_hours (survey->need, language);
  g_autofree char *gap = sb_rule_describe_hours (survey->gap, language);
  g_autofree char *worst = sb_rule_describe_hours (survey->worst_gap, language);
  g_autofree char *from = sb_language_date (language, survey->gap_from);

  if (survey->worst_gap > survey->gap)
    return g_strdup_printf (
        /* Translators: hours per week; a date; hours per week; hours per week. */
        own ? sb_language_text (language,
                                "The group's own estimate of the need is %1$s; missing from "
                                "%2$s: %3$s, later as much as %4$s.") :
              sb_language_text (language,
                                "The need is %1$s; missing from %2$s: %3$s, later as much as "
                                "%4$s."),
        need, from, gap, worst);

  return g_strdup_printf (
      /* Translators: hours per week; a date; hours per week. */
      own ?
          sb_language_text (language, "The group's own estimate of the need is %1$s; missing from "
                                      "%2$s: %3$s.") :
          sb_language_text (language, "The need is %1$s; missing from %2$s: %3$s."),
      need, from, gap);
}

static char *
describe_over (const Survey *survey, const SbRuleContext *context)
{
  return sb_rule_describe_over (context, (guint) survey->over_supply, survey->over_by,
                                survey->over_from);
}

static char *
describe_ineligible (const Survey *survey,
                     const SbRuleContext *context,
                     const SbRequirement *requirement)
{
  SbLanguage language = context->language;
  const SbSupply *supply =
      get_supply (context->bid, &context->bid->commitments[survey->ineligible]);
  g_autofree char *name = sb_rule_build_supply_name (context->bid, supply, language);

  if (!sb_requirement_takes_profession (requirement, supply->profession))
    return g_strdup_printf (
        sb_language_text (language, "A part is promised by %s, a profession that may not fill it."),
        name);

  return g_strdup_printf (
      sb_language_text (
          language, "A part is promised by %s, whose site does not lie in the municipality named."),
      name);
}

static char *
describe_met (const Survey *survey, const SbRuleContext *context, gboolean own)
{
  SbLanguage language = context->language;
  g_autofree char *need = sb_rule_describe_hours (survey->need, language);

  if (!survey->live)
    return g_strdup (
        sb_language_text (language, "Nothing is needed during the time of the contract."));

  return g_strdup_printf (
      /* Translators: hours per week. */
      own ? sb_language_text (language,
                              "The commitments reach the group's own estimate of %s throughout.") :
            sb_language_text (language, "The commitments reach the need of %s throughout."),
      need);
}

static char *
describe_open (const Survey *survey, const SbRuleContext *context, gboolean own)
{
  SbLanguage language = context->language;
  g_autofree char *need = sb_rule_describe_hours (survey->need, language);

  if (survey->n > 0 || survey->need == 0)
    return g_strdup (sb_language_text (language, "It has not been entered how much is needed."));

  return g_strdup_printf (
      /* Translators: hours per week. */
      own ? sb_language_text (language,
                              "Every commitment is missing; the group's own estimate of the "
                              "need is %s.") :
            sb_language_text (language, "Every commitment is missing; the need is %s."),
      need);
}

static void
add_figures (const Survey *survey, gboolean own, SbFinding *finding)
{
  sb_finding_add_figure (finding, own ? "own_estimate_minutes_per_week" : "need_minutes_per_week",
                         survey->need, SB_UNIT_MINUTES_PER_WEEK);
  sb_finding_add_figure (finding, "least_committed_minutes_per_week", survey->least,
                         SB_UNIT_MINUTES_PER_WEEK);
  sb_finding_add_figure (finding, "missing_minutes_per_week", survey->worst_gap,
                         SB_UNIT_MINUTES_PER_WEEK);
  if (survey->over_supply >= 0)
    sb_finding_add_figure (finding, "over_committed_minutes_per_week", survey->over_by,
                           SB_UNIT_MINUTES_PER_WEEK);
}

static void
check (const SbRuleContext *context, const SbRequirement *requirement, SbFinding *finding)
{
  gboolean own = requirement->origin == SB_ORIGIN_GROUP;
  Survey survey;

  survey_all (&survey, context, requirement);

  if (survey.ineligible >= 0)
    sb_finding_set (finding, SB_FINDING_NOT_MET,
                    describe_ineligible (&survey, context, requirement));
  else if (requirement->minutes_per_week == SB_UNKNOWN || (survey.gap > 0 && survey.n == 0))
    sb_finding_set (finding, SB_FINDING_OPEN, describe_open (&survey, context, own));
  else if (survey.gap > 0)
    sb_finding_set (finding, SB_FINDING_NOT_MET, describe_gap (&survey, context, own));
  else if (survey.over_supply >= 0)
    sb_finding_set (finding, SB_FINDING_NOT_MET, describe_over (&survey, context));
  else
    sb_finding_set (finding, SB_FINDING_MET, describe_met (&survey, context, own));

  add_figures (&survey, own, finding);
}

const SbRule sb_rule_capacity = {
  .kind = SB_TEST_CAPACITY,
  .check = check,
};
