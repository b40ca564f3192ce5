/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-rules.h>

G_BEGIN_DECLS

typedef enum
{
  SB_FACT_NO,
  SB_FACT_UNKNOWN,
  SB_FACT_YES
} SbFactValue;

/*
 * What the bid says of one subject: a member, a site, a person or the group.
 *
 * subject: its id, owned by the bid
 * member: position of the member it goes with when that one leaves; -1 for the group, which never
 * leaves value: whether it meets the requirement, with the demanded evidence holds: whether it does
 * by its answer alone
 */
typedef struct
{
  const char *subject;
  int member;
  SbFactValue value;
  gboolean holds;
} SbFact;

/*
 * All whom a requirement concerns. It is met when every one of them does, or when some one does.
 */
typedef struct
{
  GArray *facts;
  gboolean every;
} SbFacts;

/* Which subjects to name in a reason. UNPROVEN ones have answered, but their evidence is missing.
 */
typedef enum
{
  SB_WHICH_FAILING,
  SB_WHICH_UNKNOWN,
  SB_WHICH_UNPROVEN,
  SB_WHICH_MEETING
} SbWhich;

SbFacts *sb_facts_new (gboolean every);
void sb_facts_free (SbFacts *facts);
void sb_facts_add (SbFacts *facts, const char *subject, int member, SbFactValue value);
void sb_facts_add_unproven (SbFacts *facts, const char *subject, int member);
guint sb_facts_count (const SbFacts *facts, SbWhich which);
char *
sb_facts_list_names (const SbFacts *facts, const SbBid *bid, SbWhich which, SbLanguage language);
gboolean sb_facts_are_of_nobody (const SbFacts *facts);
SbFindingState sb_facts_judge (const SbFacts *facts);
gboolean sb_facts_hold (const SbFacts *facts, const gboolean *remaining);
gboolean sb_facts_could_hold (const SbFacts *facts, const gboolean *remaining);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbFacts, sb_facts_free)

G_END_DECLS
