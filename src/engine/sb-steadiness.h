/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-methods.h"

G_BEGIN_DECLS

/**
 * SbLoad:
 * @committed: minutes per week
 * @available: minutes per week, above 0
 *
 * A workload, as an exact fraction.
 */
typedef struct
{
  gint64 committed;
  gint64 available;
} SbLoad;

/**
 * SbScore:
 * @lost: the stakes of the members whose exit no takeover answers, added up
 * @worst: minutes per week that the worst single exit leaves without anybody
 * @loads: workloads, the highest first
 * @is_lost: by member: whether its stake is in @lost
 *
 * What a split is worth. Less is better, and the first figure that differs decides: what is lost,
 * the highest workload, what the worst exit leaves, the other workloads.
 */
typedef struct
{
  gint64 lost;
  gint64 worst;
  SbLoad *loads;
  guint8 *is_lost;
} SbScore;

/**
 * SbSteadiness:
 * @task: what is split; its flow's capacities and needs are those left after what is locked
 * @kept: by arc: minutes that are locked
 * @room: by supply: minutes that are not
 * @is_open: by member: whether a takeover could answer its exit at all
 * @is_short: by column: what stood in the way of the last takeover that failed
 * @n_loads: supplies that have any minutes
 *
 * Measures splits of one segment against the single exits.
 */
typedef struct
{
  const SbTask *task;
  gint64 *kept;
  gint64 *room;
  guint8 *is_open;
  guint8 *is_short;
  guint n_loads;

  /*< private >*/
  SbFlow *probe;
  gint64 *left;
} SbSteadiness;

SbSteadiness *sb_steadiness_new (const SbTask *task, const gint64 *minutes);
void sb_steadiness_free (SbSteadiness *steadiness);
gboolean
sb_steadiness_can_take_over (SbSteadiness *steadiness, const gint64 *minutes, guint member);
SbScore *sb_steadiness_measure (SbSteadiness *steadiness, const gint64 *minutes);
int sb_steadiness_compare (const SbSteadiness *steadiness, const SbScore *a, const SbScore *b);
int sb_load_compare (const SbLoad *a, const SbLoad *b);
void sb_score_free (SbScore *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbScore, sb_score_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbSteadiness, sb_steadiness_free)

G_END_DECLS
