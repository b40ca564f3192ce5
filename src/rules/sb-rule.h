/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-rules.h>
#include <samanbud/sb-segments.h>

G_BEGIN_DECLS

/*
 * What every finding of one check shares.
 *
 * segments: (element-type SbSegment): the whole contract
 * committed: minutes per week of all counting commitments, by segment, then by supply
 */
typedef struct
{
  const SbBid *bid;
  GArray *segments;
  gint64 *committed;
  SbLanguage language;
} SbRuleContext;

/*
 * One kind of test. For findings it looks at the whole group. For exits it first gathers what the
 * bid says
 * ("prepare"), then judges any set of remaining members: a million sets cost a million judgements
 * and one gathering.
 *
 * check: sets state, reason and figures of the finding
 * prepare: what holds needs; it borrows from the bid
 * holds: whether the remaining members meet the requirement, on their answers alone
 * could: whether nothing that is given fails it, so that the remaining members may still meet it
 *   with what nobody has entered yet; means something only where it does not hold
 * free: what prepare made
 *
 * A kind without the last four is judged by the engine.
 */
typedef struct
{
  SbTestKind kind;
  void (*check) (const SbRuleContext *context,
                 const SbRequirement *requirement,
                 SbFinding *finding);
  gpointer (*prepare) (const SbBid *bid, const SbRequirement *requirement);
  gboolean (*holds) (gconstpointer prepared, const gboolean *remaining);
  gboolean (*could) (gconstpointer prepared, const gboolean *remaining);
  GDestroyNotify free;
} SbRule;

const SbRule *sb_rule_find (int kind);

gint64 sb_rule_context_get_committed (const SbRuleContext *context, guint segment, guint supply);
gint64 sb_rule_get_minutes (gint64 minutes_per_week);
const char *sb_rule_get_name (const SbBid *bid, const char *subject, SbLanguage language);
char *sb_rule_build_supply_name (const SbBid *bid, const SbSupply *supply, SbLanguage language);
char *sb_rule_describe_hours (gint64 minutes_per_week, SbLanguage language);
const char *sb_rule_describe_nobody (int fulfilment, SbLanguage language);
char *sb_rule_describe_over (const SbRuleContext *context, guint supply, gint64 over, SbDate from);

void sb_finding_set (SbFinding *finding, SbFindingState state, char *reason);
void sb_finding_set_nobody (SbFinding *finding, const char *reason);
void sb_finding_add_figure (SbFinding *finding, const char *name, gint64 value, SbUnit unit);

G_END_DECLS
