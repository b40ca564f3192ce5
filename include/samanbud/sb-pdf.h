/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-layout.h>

G_BEGIN_DECLS

gboolean
sb_pdf_write (const SbReport *report, const SbLayout *layout, const char *path, GError **error);

G_END_DECLS
