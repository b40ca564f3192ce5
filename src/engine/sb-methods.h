/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-split.h>

#include "sb-ledger.h"

G_BEGIN_DECLS

/**
 * SbTask:
 * @flow: capacities and needs that are left after what is promised
 * @available: minutes by supply
 * @promised: minutes by supply that stay as they are
 * @today: minutes by arc of the network that count today and that a method may change
 *
 * What a method is asked to fill, in one segment.
 */
typedef struct
{
  const SbLedger *ledger;
  SbFlow *flow;
  const gint64 *available;
  const gint64 *promised;
  const gint64 *today;
} SbTask;

void sb_task_solve (SbTask *task, SbSplitMethod method);

G_END_DECLS
