/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-record.h>

G_BEGIN_DECLS

void sb_record_refresh (SbRecord *self);

G_END_DECLS
