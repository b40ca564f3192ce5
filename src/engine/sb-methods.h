/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-split.h>

#include "sb-ledger.h"

G_BEGIN_DECLS

/**
 * SbTask:
 * @flow: capacities and needs that are left after what is promised
 * @page: the segment's figures
 * @promised: minutes by supply that stay as they are
 * @today: minutes by arc of the network that count today and that a method may change
 * @stakes: (nullable): for the steady method, as sb_steady_new_stakes() makes them
 *
 * What a method is asked to fill, in one segment.
 */
typedef struct
{
  const SbLedger *ledger;
  SbFlow *flow;
  const SbPage *page;
  const gint64 *promised;
  const gint64 *today;
  gint64 *stakes;
  GCancellable *cancellable;
} SbTask;

void sb_task_solve (SbTask *task, SbSplitMethod method);

G_END_DECLS
