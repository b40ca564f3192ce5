/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-report.h>

G_BEGIN_DECLS

gboolean sb_xlsx_write (const SbReport *report, const char *path, GError **error);

G_END_DECLS
