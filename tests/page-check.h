/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

void page_check (const SbReport *report, const SbLayout *layout, const char *name);

G_END_DECLS
