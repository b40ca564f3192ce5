/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Findings: what the bid's own data say of each requirement, with the reason, the figures behind it
 * and the legal reference (resources/docs/model.md, section 3), and what is wrong with its records.
 * Pure: a bid in, findings out. What each kind of test means is in sb-rule-*.c; Meson makes the
 * table of them from the list in meson.build.
 */

#include "config.h"

#include <samanbud/sb-codes.h>
#include <samanbud/sb-labels.h>
#include <samanbud/sb-law.h>
#include <samanbud/sb-text.h>

#include "sb-remarks.h"
#include "sb-rule-list.h"
#include "sb-rule.h"

/**
 * sb_rule_find:
 * @kind: a #SbTestKind, or -1 when nobody has said
 *
 * Returns: (transfer none): the rule of that kind; the plainest one, a declaration, when none is
 * said
 */
const SbRule *
sb_rule_find (int kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule_list); i++)
    if ((int) rule_list[i]->kind == kind)
      return rule_list[i];

  return sb_rule_find (SB_TEST_DECLARATION);
}

/* Minutes that nobody has entered are none. */
gint64
sb_rule_get_minutes (gint64 minutes_per_week)
{
  return minutes_per_week == SB_UNKNOWN ? 0 : minutes_per_week;
}

/* A person may have no name, and neither may the group. */
const char *
sb_rule_get_name (const SbBid *bid, const char *subject, SbLanguage language)
{
  const char *name = sb_bid_get_subject_name (bid, subject);

  if (name != NULL && *name != '\0')
    return name;

  return g_strcmp0 (subject, SB_SUBJECT_GROUP) == 0 ? sb_language_text (language, "the group") :
                                                      subject;
}

/* "Fjället AB (general practitioner)" */
char *
sb_rule_build_supply_name (const SbBid *bid, const SbSupply *supply, SbLanguage language)
{
  const char *member = sb_rule_get_name (bid, supply->member, language);
  const char *profession = sb_codes_get_profession_name (supply->profession, language);

  return g_strdup_printf ("%s (%s)", member, profession);
}

/* "7,5 timmar per vecka": a number with its unit, which grammar leaves alone. */
char *
sb_rule_describe_hours (gint64 minutes_per_week, SbLanguage language)
{
  g_autofree char *hours = sb_language_hours (language, minutes_per_week);

  return g_strdup_printf (sb_language_ntext (language, "%s hour per week", "%s hours per week",
                                             minutes_per_week == 60 ? 1 : 2),
                          hours);
}

/* What is said of a supply that has promised more than it has. */
char *
sb_rule_describe_over (const SbRuleContext *context, guint supply, gint64 over, SbDate from)
{
  const SbBid *bid = context->bid;
  g_autofree char *name =
      sb_rule_build_supply_name (bid, &bid->supplies[supply], context->language);
  g_autofree char *hours = sb_rule_describe_hours (over, context->language);
  g_autofree char *date = sb_language_date (context->language, from);

  return g_strdup_printf (
      /* Translators: a member and a profession, as in "Fjället AB (nurse)"; hours per week; a date.
       */
      sb_language_text (context->language, "%1$s has promised %2$s too much from %3$s."), name,
      hours, date);
}

/* Why nobody is concerned by what everybody of some kind must meet. */
const char *
sb_rule_describe_nobody (int fulfilment, SbLanguage language)
{
  switch (fulfilment)
    {
    case SB_FULFILMENT_SITE:
      return sb_language_text (language, "No site has been entered, so nobody is concerned yet.");
    case SB_FULFILMENT_PERSON:
      return sb_language_text (language, "No person has been entered, so nobody is concerned yet.");
    case SB_FULFILMENT_PERFORMER:
      return sb_language_text (language,
                               "No member has taken on a part, so nobody is concerned yet.");
    default:
      return sb_language_text (language, "The group has no member, so nobody is concerned yet.");
    }
}

void
sb_finding_set (SbFinding *finding, SbFindingState state, char *reason)
{
  finding->state = state;
  g_free (finding->reason);
  finding->reason = reason;
}

/* Met, for nobody fails it; but nobody has shown anything either. */
void
sb_finding_set_nobody (SbFinding *finding, const char *reason)
{
  sb_finding_set (finding, SB_FINDING_MET, g_strdup (reason));
  finding->concerns_nobody = TRUE;
}

void
sb_finding_add_figure (SbFinding *finding, const char *name, gint64 value, SbUnit unit)
{
  finding->figures = g_renew (SbFigure, finding->figures, finding->n_figures + 1);
  finding->figures[finding->n_figures++] = (SbFigure){ name, value, unit };
}

gint64
sb_rule_context_get_committed (const SbRuleContext *context, guint segment, guint supply)
{
  return context->committed[(gsize) segment * context->bid->n_supplies + supply];
}

static void
init_context (SbRuleContext *context, const SbBid *bid, SbLanguage language)
{
  context->bid = bid;
  context->language = language;
  context->segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);
  context->committed = g_new0 (gint64, (gsize) context->segments->len * bid->n_supplies + 1);

  for (guint i = 0; i < context->segments->len; i++)
    for (guint j = 0; j < bid->n_commitments; j++)
      {
        const SbCommitment *commitment = &bid->commitments[j];
        const SbSegment *segment = &g_array_index (context->segments, SbSegment, i);

        if (sb_bid_commitment_counts (bid, commitment, segment))
          context->committed[(gsize) i * bid->n_supplies +
                             (guint) sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply)] +=
              sb_rule_get_minutes (commitment->minutes_per_week);
      }
}

static void
clear_context (SbRuleContext *context)
{
  g_array_unref (context->segments);
  g_free (context->committed);
}

/* The section, or where there is none "R7 Title": what a person needs to find it in the catalogue.
 */
static char *
build_reference (const SbRequirement *requirement, SbLanguage language)
{
  if (!sb_text_is_empty (requirement->section))
    return g_strdup (requirement->section);

  return g_strdup_printf ("%s %s", requirement->id,
                          sb_requirement_get_text (requirement, language));
}

static void
find_out (SbFinding *finding, const SbRuleContext *context, guint position)
{
  const SbRequirement *requirement = &context->bid->requirements[position];

  finding->requirement = position;
  sb_rule_find (requirement->test)->check (context, requirement, finding);
  finding->reference = build_reference (requirement, context->language);
  finding->law =
      sb_law_describe (sb_law_list_for_category (context->bid->info->route, requirement->category),
                       context->language);
}

/**
 * sb_rules_check:
 * @bid: a sealed bid
 * @language: the language of reasons and remarks
 *
 * Judges every requirement, of any obligation, and looks over the records. Takes time in proportion
 * to commitments × segments; safe in any thread.
 *
 * Returns: (transfer full): the findings, one per requirement and in their order, then remarks
 */
SbFindings *
sb_rules_check (const SbBid *bid, SbLanguage language)
{
  SbFindings *findings;
  SbRuleContext context;

  g_return_val_if_fail (bid != NULL, NULL);

  findings = g_new0 (SbFindings, 1);
  findings->n_findings = bid->n_requirements;
  findings->findings = g_new0 (SbFinding, bid->n_requirements + 1);

  init_context (&context, bid, language);
  for (guint i = 0; i < bid->n_requirements; i++)
    find_out (&findings->findings[i], &context, i);
  sb_remarks_find (&context, findings);
  clear_context (&context);

  return findings;
}

/**
 * sb_findings_free:
 * @findings: (transfer full) (nullable): findings
 */
void
sb_findings_free (SbFindings *findings)
{
  if (findings == NULL)
    return;

  for (guint i = 0; i < findings->n_findings; i++)
    {
      g_free (findings->findings[i].reason);
      g_free (findings->findings[i].reference);
      g_free (findings->findings[i].law);
      g_free (findings->findings[i].figures);
    }
  for (guint i = 0; i < findings->n_remarks; i++)
    {
      g_free (findings->remarks[i].id);
      g_free (findings->remarks[i].text);
      g_free (findings->remarks[i].law);
    }
  g_free (findings->findings);
  g_free (findings->remarks);
  g_free (findings);
}

/**
 * sb_findings_count:
 * @findings: findings
 * @bid: the bid they are about
 * @state: which to count
 * @shall_only: count `shall` requirements alone
 *
 * Those that concern nobody are not counted as met: see sb_findings_count_nobody().
 *
 * Returns: how many requirements are in that state
 */
guint
sb_findings_count (const SbFindings *findings,
                   const SbBid *bid,
                   SbFindingState state,
                   gboolean shall_only)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL && bid != NULL, 0);

  for (guint i = 0; i < findings->n_findings; i++)
    if (findings->findings[i].state == state && !findings->findings[i].concerns_nobody &&
        (!shall_only || bid->requirements[i].obligation == SB_OBLIGATION_SHALL))
      n++;

  return n;
}

/**
 * sb_findings_count_nobody:
 * @findings: findings
 * @bid: the bid they are about
 * @shall_only: count `shall` requirements alone
 *
 * Returns: how many requirements concern nobody yet
 */
guint
sb_findings_count_nobody (const SbFindings *findings, const SbBid *bid, gboolean shall_only)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL && bid != NULL, 0);

  for (guint i = 0; i < findings->n_findings; i++)
    if (findings->findings[i].concerns_nobody &&
        (!shall_only || bid->requirements[i].obligation == SB_OBLIGATION_SHALL))
      n++;

  return n;
}

/**
 * sb_findings_count_stopping:
 * @findings: findings
 *
 * Returns: how many remarks must be dealt with before the bid can be handed in
 */
guint
sb_findings_count_stopping (const SbFindings *findings)
{
  guint n = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->n_remarks; i++)
    n += findings->remarks[i].stops;

  return n;
}

/**
 * sb_findings_are_complete:
 * @findings: findings
 * @bid: the bid they are about
 *
 * A bid that is not complete is a draft, in the window and on paper. A requirement that concerns
 * nobody does not make it one, but neither does it make it complete.
 *
 * Returns: whether there are members and `shall` requirements that concern somebody, all of these
 *   are met, and no remark stops the bid from being handed in
 */
gboolean
sb_findings_are_complete (const SbFindings *findings, const SbBid *bid)
{
  g_return_val_if_fail (findings != NULL && bid != NULL, FALSE);

  return bid->n_members > 0 && sb_findings_count (findings, bid, SB_FINDING_MET, TRUE) > 0 &&
         sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE) == 0 &&
         sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE) == 0 &&
         sb_findings_count_stopping (findings) == 0;
}

/**
 * sb_finding_state_to_code:
 * @state: a state
 *
 * Returns: (transfer none): "met", "not_met" or "open"
 */
const char *
sb_finding_state_to_code (SbFindingState state)
{
  static const char *const codes[] = { "met", "not_met", "open" };

  g_return_val_if_fail (state <= SB_FINDING_OPEN, NULL);

  return codes[state];
}

/**
 * sb_finding_get_label:
 * @finding: a finding
 * @language: the language of the answer
 *
 * Returns: (transfer none): what people are told that it says: "Met", "Not met", "Open" or
 *   "Concerns nobody yet"
 */
const char *
sb_finding_get_label (const SbFinding *finding, SbLanguage language)
{
  g_return_val_if_fail (finding != NULL, NULL);

  if (finding->concerns_nobody)
    return sb_language_ctext (language, "finding", "Concerns nobody yet");

  return sb_labels_get_finding (language, (int) finding->state);
}

/**
 * sb_finding_find_figure:
 * @finding: a finding
 * @name: a figure's name
 *
 * Returns: (transfer none) (nullable): the figure, if the finding has it
 */
const SbFigure *
sb_finding_find_figure (const SbFinding *finding, const char *name)
{
  g_return_val_if_fail (finding != NULL && name != NULL, NULL);

  for (guint i = 0; i < finding->n_figures; i++)
    if (g_str_equal (finding->figures[i].name, name))
      return &finding->figures[i];

  return NULL;
}
