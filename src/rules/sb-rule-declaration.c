/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Declarations: those concerned answer that they meet the requirement, and attach the evidence it
 * demands (resources/docs/model.md, section 3). Resilience counts answers alone: missing evidence
 * is a matter of completeness.
 */

#include "config.h"

#include "sb-facts.h"
#include "sb-rule.h"

/*
 * Whom a requirement asks, and what they have answered so far.
 *
 * evidence: whether an answer has to be proven
 */
typedef struct
{
  const SbBid *bid;
  const SbRequirement *requirement;
  SbFacts *facts;
  gboolean evidence;
} Poll;

static gboolean
demands_evidence (const SbBid *bid, const SbRequirement *requirement)
{
  for (guint i = 0; i < bid->n_evidence; i++)
    if (g_strcmp0 (bid->evidence[i].requirement, requirement->id) == 0)
      return TRUE;

  return FALSE;
}

/* Evidence attached for the group, or for nobody in particular, counts for everybody. */
static gboolean
has_evidence (const Poll *poll, const char *subject)
{
  for (guint i = 0; i < poll->bid->n_attachments; i++)
    {
      const SbAttachment *attachment = &poll->bid->attachments[i];

      if (g_strcmp0 (attachment->requirement, poll->requirement->id) != 0)
        continue;
      if (attachment->subject == NULL || g_str_equal (attachment->subject, SB_SUBJECT_GROUP) ||
          g_str_equal (attachment->subject, subject))
        return TRUE;
    }

  return FALSE;
}

static void
ask (const Poll *poll, const char *subject, int member)
{
  const SbAnswer *answer = sb_bid_find_answer (poll->bid, poll->requirement->id, subject);
  int status = answer == NULL ? -1 : answer->status;

  if (status == SB_STATUS_NOT_MET)
    sb_facts_add (poll->facts, subject, member, SB_FACT_NO);
  else if (status != SB_STATUS_MET)
    sb_facts_add (poll->facts, subject, member, SB_FACT_UNKNOWN);
  else if (poll->evidence && !has_evidence (poll, subject))
    sb_facts_add_unproven (poll->facts, subject, member);
  else
    sb_facts_add (poll->facts, subject, member, SB_FACT_YES);
}

static void
ask_members (const Poll *poll)
{
  for (guint i = 0; i < poll->bid->n_members; i++)
    ask (poll, poll->bid->members[i].id, (int) i);
}

/* Whoever gives a commitment performs, whenever it is and whether or not it counts. */
static void
ask_performers (const Poll *poll)
{
  const SbBid *bid = poll->bid;
  g_autofree gboolean *performs = g_new0 (gboolean, bid->n_members + 1);

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, bid->commitments[i].supply);
      int member =
          supply < 0 ? -1 : sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[supply].member);

      if (member >= 0)
        performs[member] = TRUE;
    }
  for (guint i = 0; i < bid->n_members; i++)
    if (performs[i])
      ask (poll, bid->members[i].id, (int) i);
}

static void
ask_persons (const Poll *poll)
{
  for (guint i = 0; i < poll->bid->n_persons; i++)
    {
      const SbPerson *person = &poll->bid->persons[i];

      ask (poll, person->id, sb_bid_find (poll->bid, SB_TABLE_MEMBER, person->member));
    }
}

static void
ask_sites (const Poll *poll)
{
  for (guint i = 0; i < poll->bid->n_sites; i++)
    {
      const SbSite *site = &poll->bid->sites[i];

      ask (poll, site->id, sb_bid_find (poll->bid, SB_TABLE_MEMBER, site->member));
    }
}

static void
ask_lead (const Poll *poll)
{
  const char *lead = poll->bid->info->lead;
  int member = sb_bid_find (poll->bid, SB_TABLE_MEMBER, lead);

  if (member >= 0)
    ask (poll, lead, member);
}

static SbFacts *
gather (const SbBid *bid, const SbRequirement *requirement)
{
  gboolean every = requirement->fulfilment == SB_FULFILMENT_EACH ||
                   requirement->fulfilment == SB_FULFILMENT_SITE ||
                   requirement->fulfilment == SB_FULFILMENT_PERFORMER ||
                   requirement->fulfilment == SB_FULFILMENT_PERSON;
  Poll poll = { bid, requirement, sb_facts_new (every), demands_evidence (bid, requirement) };

  switch ((SbFulfilment) requirement->fulfilment)
    {
    case SB_FULFILMENT_ONE:
    case SB_FULFILMENT_EACH:
      ask_members (&poll);
      break;
    case SB_FULFILMENT_PERFORMER:
      ask_performers (&poll);
      break;
    case SB_FULFILMENT_PERSON:
      ask_persons (&poll);
      break;
    case SB_FULFILMENT_SITE:
      ask_sites (&poll);
      break;
    case SB_FULFILMENT_LEAD:
      /* "Some one" of the lead alone: so it fails without one, and when the lead has left. */
      ask_lead (&poll);
      break;
    case SB_FULFILMENT_GROUP:
    default:
      ask (&poll, SB_SUBJECT_GROUP, -1);
      ask_members (&poll);
      break;
    }

  return poll.facts;
}

static gboolean
every_member_denies (const SbFacts *facts)
{
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const SbFact *fact = &g_array_index (facts->facts, SbFact, i);

      if (fact->member >= 0 && fact->value != SB_FACT_NO)
        return FALSE;
    }

  return facts->facts->len > 1;
}

/*
 * In a group's answer, the group's own no stands unless a member says yes; and when every member
 * says no, silence of the group leaves nothing open.
 */
static SbFindingState
judge (const SbFacts *facts, const SbRequirement *requirement)
{
  SbFindingState state = sb_facts_judge (facts);
  const SbFact *own;

  if (facts->facts->len == 0 && !facts->every)
    return SB_FINDING_OPEN;

  if (state != SB_FINDING_OPEN || requirement->fulfilment != SB_FULFILMENT_GROUP ||
      sb_facts_count (facts, SB_WHICH_UNPROVEN) > 0)
    return state;

  own = &g_array_index (facts->facts, SbFact, 0);
  if (own->value == SB_FACT_NO || every_member_denies (facts))
    return SB_FINDING_NOT_MET;

  return state;
}

static char *
describe_met (const SbFacts *facts, const SbRuleContext *context, int fulfilment)
{
  SbLanguage language = context->language;
  g_autofree char *names = sb_facts_list_names (facts, context->bid, SB_WHICH_MEETING, language);

  switch ((SbFulfilment) fulfilment)
    {
    case SB_FULFILMENT_EACH:
      return g_strdup (sb_language_text (language, "Every member answers that it is met."));
    case SB_FULFILMENT_PERFORMER:
      return g_strdup (
          sb_language_text (language, "Every member that performs a part answers that it is met."));
    case SB_FULFILMENT_PERSON:
      return g_strdup (
          sb_language_text (language, "It is met for every person who gives the care."));
    case SB_FULFILMENT_SITE:
      return g_strdup (sb_language_text (language, "It is met at every site."));
    case SB_FULFILMENT_LEAD:
      return g_strdup_printf (
          sb_language_text (language, "The lead member, %s, answers that it is met."), names);
    case SB_FULFILMENT_GROUP:
      if (g_array_index (facts->facts, SbFact, 0).value == SB_FACT_YES)
        return g_strdup (sb_language_text (language, "The group answers that it is met."));
      G_GNUC_FALLTHROUGH;
    case SB_FULFILMENT_ONE:
    default:
      return g_strdup_printf (sb_language_text (language, "It is met by %s."), names);
    }
}

static char *
describe_not_met (const SbFacts *facts, const SbRuleContext *context, int fulfilment)
{
  SbLanguage language = context->language;
  g_autofree char *names = sb_facts_list_names (facts, context->bid, SB_WHICH_FAILING, language);

  if (fulfilment == SB_FULFILMENT_GROUP &&
      g_array_index (facts->facts, SbFact, 0).value == SB_FACT_NO)
    return g_strdup (sb_language_text (language, "The group answers that it is not met."));
  if (fulfilment == SB_FULFILMENT_ONE || fulfilment == SB_FULFILMENT_GROUP)
    return g_strdup (sb_language_text (language, "Every member answers that it is not met."));

  /* Translators: names of members, sites or persons. */
  return g_strdup_printf (sb_language_text (language, "It is not met by %s."), names);
}

static char *
describe_open (const SbFacts *facts, const SbRuleContext *context, int fulfilment)
{
  SbLanguage language = context->language;
  guint n_silent = sb_facts_count (facts, SB_WHICH_UNKNOWN);
  guint n_unproven = sb_facts_count (facts, SB_WHICH_UNPROVEN);
  g_autofree char *silent = sb_facts_list_names (facts, context->bid, SB_WHICH_UNKNOWN, language);
  g_autofree char *unproven =
      sb_facts_list_names (facts, context->bid, SB_WHICH_UNPROVEN, language);

  if (fulfilment == SB_FULFILMENT_LEAD && facts->facts->len == 0)
    return g_strdup (sb_language_text (language, "No lead member has been named."));
  if (n_unproven > 0 && (n_silent == 0 || !facts->every))
    /* Translators: names of those who have answered that they meet the requirement. */
    return g_strdup_printf (sb_language_text (language, "The demanded evidence is missing for %s."),
                            unproven);
  if (n_unproven > 0)
    return g_strdup_printf (
        sb_language_text (language,
                          "No answer yet for %1$s, and the demanded evidence is missing for %2$s."),
        silent, unproven);
  if (fulfilment == SB_FULFILMENT_GROUP)
    return g_strdup (sb_language_text (language, "The group has not answered yet."));
  if (fulfilment == SB_FULFILMENT_ONE)
    return g_strdup (sb_language_text (language, "No member has answered yet that it meets this."));

  /* Translators: names of members, sites or persons. */
  return g_strdup_printf (sb_language_text (language, "No answer yet for %s."), silent);
}

static void
check (const SbRuleContext *context, const SbRequirement *requirement, SbFinding *finding)
{
  g_autoptr (SbFacts) facts = gather (context->bid, requirement);
  SbFindingState state = judge (facts, requirement);

  if (sb_facts_are_of_nobody (facts))
    sb_finding_set_nobody (finding,
                           sb_rule_describe_nobody (requirement->fulfilment, context->language));
  else if (state == SB_FINDING_MET)
    sb_finding_set (finding, state, describe_met (facts, context, requirement->fulfilment));
  else if (state == SB_FINDING_NOT_MET)
    sb_finding_set (finding, state, describe_not_met (facts, context, requirement->fulfilment));
  else
    sb_finding_set (finding, state, describe_open (facts, context, requirement->fulfilment));

  sb_finding_add_figure (finding, "met", sb_facts_count (facts, SB_WHICH_MEETING), SB_UNIT_COUNT);
  sb_finding_add_figure (finding, "not_met", sb_facts_count (facts, SB_WHICH_FAILING),
                         SB_UNIT_COUNT);
  sb_finding_add_figure (finding, "unanswered", sb_facts_count (facts, SB_WHICH_UNKNOWN),
                         SB_UNIT_COUNT);
  sb_finding_add_figure (finding, "evidence_missing", sb_facts_count (facts, SB_WHICH_UNPROVEN),
                         SB_UNIT_COUNT);
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

/* As in judge(): the group's own no stands, and when every member says no, its silence leaves
 * nothing open. */
static gboolean
could (gconstpointer prepared, const gboolean *remaining)
{
  const SbFacts *facts = prepared;
  const SbFact *own = facts->facts->len > 0 ? &g_array_index (facts->facts, SbFact, 0) : NULL;
  gboolean anybody = FALSE;

  if (own == NULL || own->member >= 0)
    return sb_facts_could_hold (facts, remaining);
  if (own->value == SB_FACT_NO)
    return FALSE;

  for (guint i = 1; i < facts->facts->len; i++)
    {
      const SbFact *fact = &g_array_index (facts->facts, SbFact, i);

      if (!remaining[fact->member])
        continue;
      if (fact->value != SB_FACT_NO)
        return TRUE;
      anybody = TRUE;
    }

  return !anybody;
}

static void
free_facts (gpointer facts)
{
  sb_facts_free (facts);
}

const SbRule sb_rule_declaration = {
  .kind = SB_TEST_DECLARATION,
  .check = check,
  .prepare = prepare,
  .holds = holds,
  .could = could,
  .free = free_facts,
};
