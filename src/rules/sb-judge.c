/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which requirements the members that remain still meet (resources/docs/model.md, section 6): by
 * answers alone, because missing evidence is a matter of completeness. Sites and persons go with
 * their member; an answer of the group stays. Capacity is not judged here but by the engine, which
 * may split it anew.
 */

#include "config.h"

#include <samanbud/sb-judge.h>

#include "sb-rule.h"

/*
 * lead_must_stay: for tests other than declarations whose fulfilment is the lead; declarations see
 * to it themselves
 */
typedef struct
{
  const SbRule *rule;
  gpointer prepared;
  gboolean lead_must_stay;
} Case;

struct _SbJudge
{
  Case *cases;
  guint n_cases;
  int lead;
};

static void
prepare_case (Case *c, const SbBid *bid, const SbRequirement *requirement)
{
  c->rule = sb_rule_find (requirement->test);
  if (c->rule->prepare == NULL)
    return;

  c->prepared = c->rule->prepare (bid, requirement);
  c->lead_must_stay =
      requirement->fulfilment == SB_FULFILMENT_LEAD && c->rule->kind != SB_TEST_DECLARATION;
}

static void
clear_case (Case *c)
{
  if (c->rule->free != NULL)
    c->rule->free (c->prepared);
}

static gboolean
case_holds (const Case *c, int lead, const gboolean *remaining)
{
  if (c->rule->holds == NULL)
    return TRUE;
  if (c->lead_must_stay && lead >= 0 && !remaining[lead])
    return FALSE;

  return c->rule->holds (c->prepared, remaining);
}

static gboolean
case_is_open (const Case *c, int lead, const gboolean *remaining)
{
  if (c->rule->could == NULL || case_holds (c, lead, remaining))
    return FALSE;
  if (c->lead_must_stay && lead >= 0 && !remaining[lead])
    return FALSE;

  return c->rule->could (c->prepared, remaining);
}

static int
find_lead (const SbBid *bid)
{
  return sb_bid_find (bid, SB_TABLE_MEMBER, bid->info->lead);
}

/**
 * sb_judge_new:
 * @bid: a sealed bid
 *
 * Returns: (transfer full): a judge of its requirements; @bid must outlive it
 */
SbJudge *
sb_judge_new (const SbBid *bid)
{
  SbJudge *judge;

  g_return_val_if_fail (bid != NULL, NULL);

  judge = g_new0 (SbJudge, 1);
  judge->lead = find_lead (bid);
  judge->n_cases = bid->n_requirements;
  judge->cases = g_new0 (Case, bid->n_requirements + 1);
  for (guint i = 0; i < bid->n_requirements; i++)
    prepare_case (&judge->cases[i], bid, &bid->requirements[i]);

  return judge;
}

/**
 * sb_judge_free:
 * @judge: (transfer full) (nullable): a judge
 */
void
sb_judge_free (SbJudge *judge)
{
  if (judge == NULL)
    return;

  for (guint i = 0; i < judge->n_cases; i++)
    clear_case (&judge->cases[i]);
  g_free (judge->cases);
  g_free (judge);
}

/**
 * sb_judge_holds:
 * @judge: a judge
 * @requirement: position of a requirement
 * @remaining: (array): by member, whether it remains
 *
 * Takes time in proportion to those whom the requirement concerns, and allocates nothing.
 *
 * Returns: whether the remaining members meet it; always TRUE for capacity
 */
gboolean
sb_judge_holds (const SbJudge *judge, guint requirement, const gboolean *remaining)
{
  g_return_val_if_fail (judge != NULL && requirement < judge->n_cases, FALSE);

  return case_holds (&judge->cases[requirement], judge->lead, remaining);
}

/**
 * sb_judge_is_open:
 * @judge: a judge
 * @requirement: position of a requirement
 * @remaining: (array): by member, whether it remains
 *
 * Returns: whether the remaining members do not meet it, but nothing that is given fails: an
 * answer, a number or hours are missing; always FALSE for capacity
 */
gboolean
sb_judge_is_open (const SbJudge *judge, guint requirement, const gboolean *remaining)
{
  g_return_val_if_fail (judge != NULL && requirement < judge->n_cases, FALSE);

  return case_is_open (&judge->cases[requirement], judge->lead, remaining);
}

/**
 * sb_rules_holds:
 * @bid: a sealed bid
 * @requirement: position of a requirement
 * @remaining: (array): by member, whether it remains
 *
 * The same for a single question. Who asks often makes an #SbJudge.
 *
 * Returns: whether the remaining members meet it; always TRUE for capacity
 */
gboolean
sb_rules_holds (const SbBid *bid, guint requirement, const gboolean *remaining)
{
  Case c = { NULL };
  gboolean result;

  g_return_val_if_fail (bid != NULL && requirement < bid->n_requirements, FALSE);

  prepare_case (&c, bid, &bid->requirements[requirement]);
  result = case_holds (&c, find_lead (bid), remaining);
  clear_case (&c);

  return result;
}
