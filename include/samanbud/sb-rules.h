/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

typedef enum
{
  SB_FINDING_MET,
  SB_FINDING_NOT_MET,
  SB_FINDING_OPEN
} SbFindingState;

typedef enum
{
  SB_UNIT_COUNT,
  SB_UNIT_MINUTES_PER_WEEK,
  SB_UNIT_METRES
} SbUnit;

/**
 * SbFigure:
 * @name: a stable key, as in JSON: "need_minutes_per_week", "members_answered"
 *
 * One figure behind a finding.
 */
typedef struct
{
  const char *name;
  gint64 value;
  SbUnit unit;
} SbFigure;

/**
 * SbFinding:
 * @requirement: position in the bid's requirements
 * @reason: why, in one sentence, in the language asked for
 * @reference: the catalogue's section; its id and the requirement's where it has none
 * @law: legal reference
 * @concerns_nobody: whether it is met only because there is nobody yet whom it concerns: people are
 *   told so, and it is not counted as met
 *
 * What the bid's own data say of one requirement.
 */
typedef struct
{
  guint requirement;
  SbFindingState state;
  char *reason;
  char *reference;
  char *law;
  guint n_figures;
  SbFigure *figures;
  gboolean concerns_nobody;
} SbFinding;

/**
 * SbRemark:
 * @table: of the record it is about
 * @id: of the record
 * @field: (nullable): name of the field it stands beside
 * @stops: whether it must be put right before the bid can be handed in
 *
 * Something wrong with a record rather than with a requirement: a check digit, an over-committed
 * supply.
 */
typedef struct
{
  SbTableId table;
  char *id;
  const char *field;
  char *text;
  char *law;
  gboolean stops;
} SbRemark;

/**
 * SbFindings:
 *
 * One finding per requirement, in the bid's order of requirements; then remarks.
 */
typedef struct
{
  guint n_findings;
  SbFinding *findings;
  guint n_remarks;
  SbRemark *remarks;
} SbFindings;

SbFindings *sb_rules_check (const SbBid *bid, SbLanguage language);
void sb_findings_free (SbFindings *findings);
guint sb_findings_count (const SbFindings *findings,
                         const SbBid *bid,
                         SbFindingState state,
                         gboolean shall_only);
guint sb_findings_count_nobody (const SbFindings *findings, const SbBid *bid, gboolean shall_only);
guint sb_findings_count_stopping (const SbFindings *findings);
gboolean sb_findings_are_complete (const SbFindings *findings, const SbBid *bid);
const char *sb_finding_state_to_code (SbFindingState state);
const char *sb_finding_get_label (const SbFinding *finding, SbLanguage language);
const SbFigure *sb_finding_find_figure (const SbFinding *finding, const char *name);

gboolean sb_rules_holds (const SbBid *bid, guint requirement, const gboolean *remaining);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbFindings, sb_findings_free)

G_END_DECLS
