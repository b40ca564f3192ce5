/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Numbers: the members' whole numbers put together satisfy a comparison (resources/docs/model.md,
 * section 3). The aggregate alone says how they are put together; who must meet the requirement
 * plays no part. Sums are exact: they are made in 128 bits, which no number of members can
 * overflow.
 *
 * A number that is missing leaves the finding open where it could still make the comparison true.
 * For that it is taken as not negative: nothing that care counts is.
 */

#include "config.h"

#include <samanbud/sb-labels.h>

#include "sb-facts.h"
#include "sb-rule.h"

__extension__ typedef __int128 Wide;

/*
 * value: by member, SB_UNKNOWN where none is given
 */
typedef struct
{
  const SbBid *bid;
  const SbRequirement *requirement;
  gint64 *values;
} Numbers;

/*
 * What those who remain have given, put together.
 *
 * value: means nothing for `min` and `max` of none
 * failing: how many given numbers fail the comparison on their own
 */
typedef struct
{
  Wide value;
  guint given;
  guint missing;
  guint failing;
} Total;

static Numbers *
gather (const SbBid *bid, const SbRequirement *requirement)
{
  Numbers *numbers = g_new0 (Numbers, 1);

  numbers->bid = bid;
  numbers->requirement = requirement;
  numbers->values = g_new (gint64, bid->n_members + 1);
  for (guint i = 0; i < bid->n_members; i++)
    {
      const SbAnswer *answer = sb_bid_find_answer (bid, requirement->id, bid->members[i].id);

      numbers->values[i] = answer == NULL ? SB_UNKNOWN : answer->number;
    }

  return numbers;
}

static void
numbers_free (gpointer data)
{
  Numbers *numbers = data;

  if (numbers == NULL)
    return;

  g_free (numbers->values);
  g_free (numbers);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Numbers, numbers_free)

static gboolean
satisfies (Wide value, const SbRequirement *requirement)
{
  Wide limit = requirement->value;

  switch ((SbComparator) requirement->comparator)
    {
    case SB_COMPARATOR_GE:
      return value >= limit;
    case SB_COMPARATOR_LE:
      return value <= limit;
    case SB_COMPARATOR_EQ:
      return value == limit;
    case SB_COMPARATOR_GT:
      return value > limit;
    case SB_COMPARATOR_LT:
      return value < limit;
    default:
      return FALSE;
    }
}

static void
take_in (Total *total, gint64 value, const SbRequirement *requirement)
{
  if (value == SB_UNKNOWN)
    {
      total->missing++;
      return;
    }

  if (!satisfies (value, requirement))
    total->failing++;
  if (requirement->aggregate == SB_AGGREGATE_SUM)
    total->value += value;
  else if (total->given == 0)
    total->value = value;
  else if (requirement->aggregate == SB_AGGREGATE_MIN)
    total->value = MIN (total->value, value);
  else if (requirement->aggregate == SB_AGGREGATE_MAX)
    total->value = MAX (total->value, value);
  total->given++;
}

/* @remaining is NULL for everybody. */
static Total
add_up (const Numbers *numbers, const gboolean *remaining)
{
  Total total = { 0 };

  for (guint i = 0; i < numbers->bid->n_members; i++)
    if (remaining == NULL || remaining[i])
      take_in (&total, numbers->values[i], numbers->requirement);

  return total;
}

static gboolean
is_met (const Total *total, const SbRequirement *requirement)
{
  if (requirement->value == SB_UNKNOWN)
    return FALSE;

  switch ((SbAggregate) requirement->aggregate)
    {
    case SB_AGGREGATE_SUM:
      return satisfies (total->value, requirement);
    case SB_AGGREGATE_MIN:
    case SB_AGGREGATE_MAX:
      return total->given > 0 && satisfies (total->value, requirement);
    case SB_AGGREGATE_EACH:
      return total->missing == 0 && total->failing == 0;
    default:
      return FALSE;
    }
}

/*
 * Whether missing numbers could make a comparison true that is false now. They only add to a sum,
 * only lower a lowest and only raise a highest number; so it depends on which side of the limit the
 * total stands.
 */
static gboolean
could_be_met (const Total *total, const SbRequirement *requirement)
{
  if (total->missing == 0)
    return FALSE;

  switch ((SbAggregate) requirement->aggregate)
    {
    case SB_AGGREGATE_SUM:
      return total->value <= requirement->value && requirement->comparator != SB_COMPARATOR_LT;
    case SB_AGGREGATE_MIN:
      return total->given == 0 ||
             (total->value >= requirement->value && requirement->comparator != SB_COMPARATOR_GT);
    case SB_AGGREGATE_MAX:
      return total->given == 0 ||
             (total->value <= requirement->value && requirement->comparator != SB_COMPARATOR_LT);
    case SB_AGGREGATE_EACH:
      return total->failing == 0;
    default:
      return FALSE;
    }
}

static SbFacts *
list_facts (const Numbers *numbers)
{
  SbFacts *facts = sb_facts_new (TRUE);

  for (guint i = 0; i < numbers->bid->n_members; i++)
    {
      gint64 value = numbers->values[i];
      SbFactValue fact = value == SB_UNKNOWN                     ? SB_FACT_UNKNOWN :
                         satisfies (value, numbers->requirement) ? SB_FACT_YES :
                                                                   SB_FACT_NO;

      sb_facts_add (facts, numbers->bid->members[i].id, (int) i, fact);
    }

  return facts;
}

static gint64
saturate (Wide value)
{
  return (gint64) CLAMP (value, (Wide) (G_MININT64 + 1), (Wide) G_MAXINT64);
}

/* What is asked for: "at least 1,500 person". */
static char *
build_limit (const SbRequirement *requirement, SbLanguage language)
{
  g_autofree char *value = sb_language_integer (language, requirement->value);
  const char *unit = requirement->unit != NULL ? requirement->unit : "";
  const char *words = sb_labels_get_comparator (language, requirement->comparator);

  return g_strconcat (words, *words != '\0' ? " " : "", value, *unit != '\0' ? " " : "", unit,
                      NULL);
}

static char *
describe_missing (const Numbers *numbers, const char *limit, SbLanguage language)
{
  g_autoptr (SbFacts) facts = list_facts (numbers);
  g_autofree char *names = sb_facts_list_names (facts, numbers->bid, SB_WHICH_UNKNOWN, language);

  return g_strdup_printf (
      /* Translators: names of members; what is asked for, as in "at least 1,500 patients". */
      sb_language_text (language, "No number has been given yet for %1$s; asked for is %2$s."),
      names, limit);
}

static char *
describe_each (const Numbers *numbers, SbFindingState state, const char *limit, SbLanguage language)
{
  g_autoptr (SbFacts) facts = list_facts (numbers);
  g_autofree char *names = NULL;

  if (state == SB_FINDING_MET)
    return g_strdup_printf (
        /* Translators: what is asked for, as in "at least 1,500 patients". */
        sb_language_text (language, "Every member’s own number is right; asked for is %s."), limit);

  names = sb_facts_list_names (facts, numbers->bid, SB_WHICH_FAILING, language);
  return g_strdup_printf (
      /* Translators: names of members; what is asked for, as in "at least 1,500 patients". */
      sb_language_text (language, "The number is not right for %1$s; asked for is %2$s."), names,
      limit);
}

static char *
describe (const Numbers *numbers, const Total *total, SbFindingState state, SbLanguage language)
{
  const SbRequirement *requirement = numbers->requirement;
  g_autofree char *limit = NULL;
  g_autofree char *value = sb_language_integer (language, saturate (total->value));

  if (requirement->value == SB_UNKNOWN)
    return g_strdup (
        sb_language_text (language, "It has not been entered what number is asked for."));

  limit = build_limit (requirement, language);
  if (state == SB_FINDING_OPEN)
    return describe_missing (numbers, limit, language);

  switch ((SbAggregate) requirement->aggregate)
    {
    case SB_AGGREGATE_SUM:
      /* Translators: a number; what is asked for, as in "at least 1,500 patients". */
      return g_strdup_printf (
          sb_language_text (language, "Together the members reach %1$s; asked for is %2$s."), value,
          limit);
    case SB_AGGREGATE_MIN:
      if (total->given == 0)
        break;
      return g_strdup_printf (
          sb_language_text (language, "The lowest number is %1$s; asked for is %2$s."), value,
          limit);
    case SB_AGGREGATE_MAX:
      if (total->given == 0)
        break;
      return g_strdup_printf (
          sb_language_text (language, "The highest number is %1$s; asked for is %2$s."), value,
          limit);
    case SB_AGGREGATE_EACH:
      return describe_each (numbers, state, limit, language);
    default:
      break;
    }

  return g_strdup_printf (
      sb_language_text (language, "Nobody has given a number; asked for is %s."), limit);
}

/* Each member's own number is asked for, and there is no member. */
static gboolean
is_of_nobody (const Numbers *numbers)
{
  return numbers->requirement->aggregate == SB_AGGREGATE_EACH &&
         numbers->requirement->value != SB_UNKNOWN && numbers->bid->n_members == 0;
}

static void
check (const SbRuleContext *context, const SbRequirement *requirement, SbFinding *finding)
{
  g_autoptr (Numbers) numbers = gather (context->bid, requirement);
  Total total = add_up (numbers, NULL);
  SbFindingState state;

  if (is_met (&total, requirement))
    state = SB_FINDING_MET;
  else if (requirement->value == SB_UNKNOWN || could_be_met (&total, requirement))
    state = SB_FINDING_OPEN;
  else
    state = SB_FINDING_NOT_MET;

  if (is_of_nobody (numbers))
    sb_finding_set_nobody (finding,
                           sb_rule_describe_nobody (SB_FULFILMENT_EACH, context->language));
  else
    sb_finding_set (finding, state, describe (numbers, &total, state, context->language));
  if (requirement->value != SB_UNKNOWN)
    sb_finding_add_figure (finding, "asked", requirement->value, SB_UNIT_COUNT);
  if (requirement->aggregate == SB_AGGREGATE_SUM ||
      (requirement->aggregate != SB_AGGREGATE_EACH && total.given > 0))
    sb_finding_add_figure (finding, "value", saturate (total.value), SB_UNIT_COUNT);
  sb_finding_add_figure (finding, "given", total.given, SB_UNIT_COUNT);
  sb_finding_add_figure (finding, "missing", total.missing, SB_UNIT_COUNT);
}

static gpointer
prepare (const SbBid *bid, const SbRequirement *requirement)
{
  return gather (bid, requirement);
}

static gboolean
holds (gconstpointer prepared, const gboolean *remaining)
{
  const Numbers *numbers = prepared;
  Total total = add_up (numbers, remaining);

  return is_met (&total, numbers->requirement);
}

static gboolean
could (gconstpointer prepared, const gboolean *remaining)
{
  const Numbers *numbers = prepared;
  Total total = add_up (numbers, remaining);

  return numbers->requirement->value == SB_UNKNOWN || could_be_met (&total, numbers->requirement);
}

const SbRule sb_rule_number = {
  .kind = SB_TEST_NUMBER,
  .check = check,
  .prepare = prepare,
  .holds = holds,
  .could = could,
  .free = numbers_free,
};
