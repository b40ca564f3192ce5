/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Facts: whom a requirement concerns, and what the bid says of each of them. Most requirements come
 * down to that: every one of them, or some one of them, must meet it. Three values are needed,
 * because what nobody has entered yet is no failure. Facts borrow their ids from the bid, which
 * must outlive them.
 */

#include "config.h"

#include "sb-facts.h"
#include "sb-rule.h"

/* A reason is one sentence: after so many names it says how many more there are. */
#define MAX_NAMES 4

SbFacts *
sb_facts_new (gboolean every)
{
  SbFacts *facts = g_new0 (SbFacts, 1);

  facts->facts = g_array_new (FALSE, TRUE, sizeof (SbFact));
  facts->every = every;

  return facts;
}

void
sb_facts_free (SbFacts *facts)
{
  if (facts == NULL)
    return;

  g_array_unref (facts->facts);
  g_free (facts);
}

void
sb_facts_add (SbFacts *facts, const char *subject, int member, SbFactValue value)
{
  SbFact fact = { subject, member, value, value == SB_FACT_YES };

  g_array_append_val (facts->facts, fact);
}

/* The subject answers that it meets the requirement, but the evidence is missing. */
void
sb_facts_add_unproven (SbFacts *facts, const char *subject, int member)
{
  SbFact fact = { subject, member, SB_FACT_UNKNOWN, TRUE };

  g_array_append_val (facts->facts, fact);
}

static gboolean
is_which (const SbFact *fact, SbWhich which)
{
  switch (which)
    {
    case SB_WHICH_FAILING:
      return fact->value == SB_FACT_NO;
    case SB_WHICH_UNKNOWN:
      return fact->value == SB_FACT_UNKNOWN && !fact->holds;
    case SB_WHICH_UNPROVEN:
      return fact->value == SB_FACT_UNKNOWN && fact->holds;
    case SB_WHICH_MEETING:
      return fact->value == SB_FACT_YES;
    default:
      g_assert_not_reached ();
    }
}

guint
sb_facts_count (const SbFacts *facts, SbWhich which)
{
  guint n = 0;

  for (guint i = 0; i < facts->facts->len; i++)
    if (is_which (&g_array_index (facts->facts, SbFact, i), which))
      n++;

  return n;
}

/* Names, with commas between, in the bid's order; "… and 3 more" after some. */
char *
sb_facts_list_names (const SbFacts *facts, const SbBid *bid, SbWhich which, SbLanguage language)
{
  GString *names = g_string_new (NULL);
  guint n = 0;
  guint n_all = sb_facts_count (facts, which);
  /* Naming "1 more" takes no less room than the name. */
  guint max = n_all == MAX_NAMES + 1 ? n_all : MAX_NAMES;
  g_autofree char *listed = NULL;
  g_autofree char *more = NULL;

  for (guint i = 0; i < facts->facts->len && n < max; i++)
    {
      const SbFact *fact = &g_array_index (facts->facts, SbFact, i);

      if (!is_which (fact, which))
        continue;
      if (n > 0)
        g_string_append (names, ", ");
      g_string_append (names, sb_rule_get_name (bid, fact->subject, language));
      n++;
    }

  listed = g_string_free (names, FALSE);
  if (n == n_all)
    return g_steal_pointer (&listed);

  more = sb_language_integer (language, n_all - n);
  /* Translators: a list of names that was cut: "Anna, Bo, Carin, Dan and 12 more". */
  return g_strdup_printf (sb_language_text (language, "%1$s and %2$s more"), listed, more);
}

/* Whether everybody must meet it, and there is nobody. */
gboolean
sb_facts_are_of_nobody (const SbFacts *facts)
{
  return facts->every && facts->facts->len == 0;
}

/* What is not known may still turn out either way; the finding is open only where that would change
 * it. */
SbFindingState
sb_facts_judge (const SbFacts *facts)
{
  gboolean unknown = FALSE;

  for (guint i = 0; i < facts->facts->len; i++)
    {
      const SbFact *fact = &g_array_index (facts->facts, SbFact, i);

      if (facts->every && fact->value == SB_FACT_NO)
        return SB_FINDING_NOT_MET;
      if (!facts->every && fact->value == SB_FACT_YES)
        return SB_FINDING_MET;
      unknown = unknown || fact->value == SB_FACT_UNKNOWN;
    }

  if (unknown)
    return SB_FINDING_OPEN;

  return facts->every ? SB_FINDING_MET : SB_FINDING_NOT_MET;
}

/* The same for those who remain, by answers alone. O(facts). */
gboolean
sb_facts_hold (const SbFacts *facts, const gboolean *remaining)
{
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const SbFact *fact = &g_array_index (facts->facts, SbFact, i);

      if (fact->member >= 0 && !remaining[fact->member])
        continue;
      if (fact->holds != facts->every)
        return !facts->every;
    }

  return facts->every;
}

/* Whether they would hold if whatever is unknown of those who remain turned out well. Where nobody
 * at all has been entered, somebody may be. */
gboolean
sb_facts_could_hold (const SbFacts *facts, const gboolean *remaining)
{
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const SbFact *fact = &g_array_index (facts->facts, SbFact, i);

      if (fact->member >= 0 && !remaining[fact->member])
        continue;
      if ((fact->value != SB_FACT_NO) != facts->every)
        return !facts->every;
    }

  return facts->every || facts->facts->len == 0;
}
