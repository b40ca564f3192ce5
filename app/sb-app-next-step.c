/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What to do next: the first thing, in the order in which a bid comes to be, that is not there yet
 * or does not hold. The order is: members, requirements, hours, the split, what fails, what is
 * unanswered, what is odd about records, what would happen if somebody left, and what concerns
 * nobody yet.
 */

#include "config.h"

#include "sb-app-next-step.h"

#include <glib/gi18n.h>

static SbAppNextStep *
new_step (char *title, char *reason, const char *button, const char *page, const char *record)
{
  SbAppNextStep *step = g_new0 (SbAppNextStep, 1);

  step->title = title;
  step->reason = reason;
  step->button = button;
  step->page = page;
  step->record = g_strdup (record);

  return step;
}

/* A bid is begun with these; each names one page. */
static SbAppNextStep *
find_beginning (const SbBid *bid)
{
  if (bid->n_members == 0)
    return new_step (g_strdup (_ ("Begin with who is in the group")),
                     g_strdup (_ ("Enter each practice that is to be a member.")),
                     _ ("Add members"), "members", NULL);
  if (bid->n_requirements == 0)
    return new_step (g_strdup (_ ("Choose the region’s catalogue")),
                     g_strdup (_ ("Then you see what is asked of you, and what you have.")),
                     _ ("Choose a catalogue"), "procurement", NULL);
  if (bid->n_supplies == 0)
    return new_step (g_strdup (_ ("Enter what each member can give")),
                     g_strdup (_ ("Hours per week, by profession and site.")), _ ("Enter capacity"),
                     "capacity", NULL);

  return NULL;
}

static const SbFinding *
find_first (const SbFindings *findings, const SbBid *bid, SbFindingState state, gboolean capacity)
{
  for (guint i = 0; i < findings->n_findings; i++)
    {
      const SbRequirement *requirement = &bid->requirements[findings->findings[i].requirement];
      if (findings->findings[i].state == state && requirement->obligation == SB_OBLIGATION_SHALL &&
          (requirement->test == SB_TEST_CAPACITY) == capacity)
        return &findings->findings[i];
    }

  return NULL;
}

/* Hours first: most of what fails later hangs on them. */
static SbAppNextStep *
find_hours (SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbSplit *split = sb_app_results_get_split (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  const SbFinding *finding = find_first (findings, bid, SB_FINDING_NOT_MET, TRUE);

  for (guint i = 0; i < split->n_segments; i++)
    if (split->segments[i].bottleneck != NULL)
      return new_step (
          g_strdup (_ ("The group’s hours do not suffice, however they are split")),
          sb_split_describe_bottleneck (split, i, sb_app_results_get_language (results)),
          _ ("See capacity"), "capacity", NULL);

  if (finding == NULL)
    finding = find_first (findings, bid, SB_FINDING_OPEN, TRUE);
  if (finding == NULL)
    return NULL;

  return new_step (g_strdup (_ ("The hours suffice, but they are not split yet")),
                   g_strdup (finding->reason), _ ("Split the work"), "commitments",
                   bid->requirements[finding->requirement].id);
}

static SbAppNextStep *
find_requirement (SbAppResults *results, SbFindingState state)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  const SbFinding *finding = find_first (findings, bid, state, FALSE);
  g_autofree char *number = NULL;
  guint n;

  if (finding == NULL)
    return NULL;

  n = sb_findings_count (findings, bid, state, TRUE);
  number = sb_language_integer (sb_app_results_get_language (results), n);
  return new_step (
      state == SB_FINDING_NOT_MET ?
          g_strdup_printf (
              ngettext ("%s shall requirement is not met", "%s shall requirements are not met", n),
              number) :
          g_strdup_printf (ngettext ("%s shall requirement waits for an answer",
                                     "%s shall requirements wait for an answer", n),
                           number),
      /* Translators: the first of several requirements: its section or id, and its text */
      g_strdup_printf (_ ("First %1$s: %2$s"), finding->reference,
                       sb_requirement_get_text (&bid->requirements[finding->requirement],
                                                sb_app_results_get_language (results))),
      state == SB_FINDING_NOT_MET ? _ ("See the first") : _ ("Answer the first"), "requirements",
      bid->requirements[finding->requirement].id);
}

static SbAppNextStep *
find_remark (SbAppResults *results)
{
  const SbFindings *findings = sb_app_results_get_findings (results);
  const SbRemark *remark;

  if (findings->n_remarks == 0)
    return NULL;

  remark = &findings->remarks[0];
  return new_step (g_strdup (_ ("Something should be looked at")), g_strdup (remark->text),
                   _ ("Look at it"), sb_app_next_step_get_page (remark->table), remark->id);
}

static SbAppNextStep *
find_exit (SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbExits *exits = sb_app_results_get_exits (results);
  const SbExit *worst = NULL;

  if (bid->n_members < 2)
    return NULL;

  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = exits->exits->pdata[i];
      if (exit->members->len == 1 && exit->verdict >= SB_VERDICT_SHORT &&
          (worst == NULL || exit->verdict > worst->verdict))
        worst = exit;
    }
  if (worst == NULL)
    return NULL;

  const SbMember *member = &bid->members[g_array_index (worst->members, guint, 0)];
  return new_step (
      /* Translators: a member's name */
      g_strdup_printf (_ ("It holds, but not if %s leaves"), member->name),
      sb_exit_describe (exits, worst, sb_app_results_get_language (results)), _ ("See what helps"),
      "exit", member->id);
}

/* Last, for it may stay so: but as long as it does, not all is in place. */
static SbAppNextStep *
find_nobody (SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  guint n = sb_findings_count_nobody (findings, bid, TRUE);
  g_autofree char *number = sb_language_integer (sb_app_results_get_language (results), n);

  for (guint i = 0; i < findings->n_findings; i++)
    {
      const SbFinding *finding = &findings->findings[i];
      const SbRequirement *requirement = &bid->requirements[finding->requirement];

      if (finding->concerns_nobody && requirement->obligation == SB_OBLIGATION_SHALL)
        return new_step (g_strdup_printf (ngettext ("%s shall requirement concerns nobody yet",
                                                    "%s shall requirements concern nobody yet", n),
                                          number),
                         g_strdup (finding->reason), _ ("See the first"), "requirements",
                         requirement->id);
    }

  return NULL;
}

/**
 * sb_app_next_step_find:
 * @results: results that have a bid
 *
 * Finds what is best done next.
 *
 * Returns: (transfer full): the step
 */
SbAppNextStep *
sb_app_next_step_find (SbAppResults *results)
{
  SbAppNextStep *step = find_beginning (sb_app_results_get_bid (results));

  if (step == NULL)
    step = find_hours (results);
  if (step == NULL)
    step = find_requirement (results, SB_FINDING_NOT_MET);
  if (step == NULL)
    step = find_requirement (results, SB_FINDING_OPEN);
  if (step == NULL)
    step = find_remark (results);
  if (step == NULL)
    step = find_exit (results);
  if (step == NULL)
    step = find_nobody (results);
  if (step == NULL)
    {
      step = new_step (g_strdup (_ ("All that can be checked here is in place")),
                       g_strdup (_ ("Look at the pages, and write them as PDF and Excel.")),
                       _ ("See the pages"), "submission", NULL);
      step->is_done = TRUE;
    }

  return step;
}

/**
 * sb_app_next_step_free:
 * @step: (transfer full): a step
 *
 * Frees a step.
 */
void
sb_app_next_step_free (SbAppNextStep *step)
{
  g_free (step->title);
  g_free (step->reason);
  g_free (step->record);
  g_free (step);
}

/**
 * sb_app_next_step_describe_state:
 * @results: results that have a bid
 *
 * Returns: (transfer full): how the bid stands, in one sentence
 */
char *
sb_app_next_step_describe_state (SbAppResults *results)
{
  SbBid *bid = sb_app_results_get_bid (results);
  const SbFindings *findings = sb_app_results_get_findings (results);
  SbLanguage language = sb_app_results_get_language (results);
  guint met = sb_findings_count (findings, bid, SB_FINDING_MET, TRUE);
  guint all = met + sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE) +
              sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE) +
              sb_findings_count_nobody (findings, bid, TRUE);
  g_autofree char *met_text = sb_language_integer (language, met);
  g_autofree char *all_text = sb_language_integer (language, all);

  if (all == 0)
    return g_strdup (_ ("No shall requirements are entered yet"));
  if (met == all)
    return g_strdup_printf (
        ngettext ("The only shall requirement is met", "All %s shall requirements are met", all),
        all_text);

  return g_strdup_printf (ngettext ("%1$s of %2$s shall requirement is met",
                                    "%1$s of %2$s shall requirements are met", all),
                          met_text, all_text);
}

/**
 * sb_app_next_step_get_page:
 * @table: a table
 *
 * Returns: (transfer none): the name of the page where its records are edited
 */
const char *
sb_app_next_step_get_page (SbTableId table)
{
  switch (table)
    {
    case SB_TABLE_MEMBER:
    case SB_TABLE_PERSON:
    case SB_TABLE_AGREED:
      return "members";
    case SB_TABLE_SITE:
    case SB_TABLE_SUPPLY:
      return "capacity";
    case SB_TABLE_REQUIREMENT:
    case SB_TABLE_EVIDENCE:
    case SB_TABLE_ANSWER:
    case SB_TABLE_ATTACHMENT:
      return "requirements";
    case SB_TABLE_COMMITMENT:
      return "commitments";
    case SB_TABLE_BID:
    case SB_N_TABLES:
    default:
      return "procurement";
    }
}
