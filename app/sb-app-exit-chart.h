/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

SbChart *
sb_app_exit_chart_new (const SbExits *exits, const SbExit *exit, SbDate until, SbLanguage language);

G_END_DECLS
