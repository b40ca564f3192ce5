/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

SbReport *report_sample_new (SbBid *bid, SbLanguage language);

G_END_DECLS
