/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/*
 * The figures that a bid asks and gives, read the plainest way there is from whatever rows it has:
 * no code is shared with the engine's ledger, network and segments.
 *
 * member, giver, taker: positions, -1 for none: of a supply's member, of a commitment's supply and
 *   requirement
 * minutes: by supply; 0 for nobody's
 * need: by requirement; 0 where it does not ask for minutes
 * promised: by commitment
 * eligible: by supply and requirement
 * culprit: the id of the first row whose minutes cannot be computed with; NULL for none. Such
 *   minutes are 0 above.
 */
typedef struct
{
  const SbBid *bid;
  int *member;
  int *giver;
  int *taker;
  gint64 *minutes;
  gint64 *need;
  gint64 *promised;
  guint8 *eligible;
  const char *culprit;
} Figures;

/*
 * available, committed: by supply
 * need, given: by requirement
 * counting, locked: by supply and requirement; the first includes the second
 *
 * The same on one day.
 */
typedef struct
{
  const Figures *figures;
  gint64 *available;
  gint64 *committed;
  gint64 *need;
  gint64 *given;
  gint64 *counting;
  gint64 *locked;
} Day;

typedef struct
{
  gint64 as_is;
  gint64 takeover;
  gint64 best;
} DayVerdict;

/* Above so many capacity requirements there are too many sets of them. */
#define FIGURES_MAX_COLUMNS 6

Figures *figures_new (const SbBid *bid);
void figures_free (Figures *figures);
gsize figures_place (const Figures *figures, guint supply, guint requirement);
gboolean figures_can_be_judged (const Figures *figures);

Day *day_new (const Figures *figures, SbDate date);
void day_free (Day *day);
gint64 day_flow (const Day *day, const gint64 *capacity, const gint64 *need, gboolean only_shall);
DayVerdict day_judge (const Day *day, guint group);
gboolean figures_stands (const Figures *figures, guint group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Figures, figures_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Day, day_free)

G_END_DECLS
