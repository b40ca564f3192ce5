/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include <samanbud/sb-bid.h>
#include <samanbud/sb-exits.h>

G_BEGIN_DECLS

/**
 * SbCandidate:
 * @member: position of a member who stays
 * @profession: (transfer none): the one of the professions that it has most of
 * @site: (transfer none) (nullable): id of the site at which it has that; NULL for care at a
 *   distance
 * @available: minutes per week that it has already of any of the professions, and where they are
 *   wanted
 *
 * Somebody who could give the extra minutes, being short of nothing but time. A minimum cut uses
 * all of @available wholly, so that the workload would be (@available + extra) ÷ @available.
 */
typedef struct
{
  guint member;
  const char *profession;
  const char *site;
  gint64 available;
} SbCandidate;

/**
 * SbExtra:
 * @professions: (array zero-terminated=1): codes, sorted; any one of them will do
 * @municipality: (nullable): where; NULL means anywhere, and at a distance
 * @minutes_per_week: how much
 * @requirements: (element-type guint): positions of the requirements that lack it
 * @candidates: (element-type SbCandidate): who could give it, by how much they have already
 *
 * Capacity that would have to be added.
 */
typedef struct
{
  char **professions;
  char *municipality;
  gint64 minutes_per_week;
  SbDate from;
  SbDate to;
  GArray *requirements;
  GArray *candidates;
} SbExtra;

/* What would let a requirement of another kind than capacity stand. */
typedef enum
{
  SB_CURE_OTHER_LEAD,
  SB_CURE_HOURS,
  SB_CURE_SITE_NEARBY,
  SB_CURE_NUMBER,
  SB_CURE_HOLDER,
  SB_CURE_EVERYBODY
} SbCure;

/**
 * SbBrokenPart:
 * @requirement: position of a requirement that fails when they have left
 * @cure: what would let it stand
 */
typedef struct
{
  guint requirement;
  SbCure cure;
} SbBrokenPart;

/**
 * SbRemedies:
 * @members: (element-type guint): positions of those who leave, ascending
 * @extra: (element-type SbExtra): by (from, professions, municipality, to); empty when the capacity
 *   that remains suffices
 * @broken: (element-type SbBrokenPart): by id
 *
 * What would have to be added so that the group carries the bid without some members. In every
 * segment the minutes of the extra capacity that is live then add up to what is missing after the
 * best split: with less it cannot be done (max-flow min-cut theorem), and with that much of any one
 * of the professions, in the municipality, given by whoever stays, it can.
 */
typedef struct
{
  SbBid *bid;
  GArray *members;
  GArray *extra;
  GArray *broken;
} SbRemedies;

SbRemedies *sb_remedies_new (
    SbBid *bid, SbDate at, SbDate until, const guint *members, guint n_members, GError **error);
SbRemedies *sb_remedies_new_for_exit (const SbExits *exits, const SbExit *exit);
GPtrArray *sb_remedies_list (
    SbBid *bid, SbDate at, SbDate until, guint max, GCancellable *cancellable, GError **error);
void sb_remedies_free (SbRemedies *remedies);
char *sb_extra_describe (const SbExtra *extra, SbLanguage language);
const char *sb_cure_to_code (SbCure cure);
char *sb_cure_describe (SbCure cure, SbLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbRemedies, sb_remedies_free)

G_END_DECLS
