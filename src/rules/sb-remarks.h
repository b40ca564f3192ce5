/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-rule.h"

G_BEGIN_DECLS

void sb_remarks_find (const SbRuleContext *context, SbFindings *findings);

G_END_DECLS
