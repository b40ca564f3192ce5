/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

SbBid *golden_load_bid (const char *name);
void golden_compare (const char *name, const char *text);

G_END_DECLS
