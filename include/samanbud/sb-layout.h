/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include <samanbud/sb-report.h>

G_BEGIN_DECLS

/**
 * SbLayout:
 *
 * A report broken into pages. Sizes are in points. Pages are drawn in any order on any #cairo_t, so
 * file, printer and preview show the same.
 */
typedef struct _SbLayout SbLayout;

SbLayout *sb_layout_new (const SbReport *report);
void sb_layout_free (SbLayout *layout);
guint sb_layout_get_n_pages (const SbLayout *layout);
void
sb_layout_get_page_size (const SbLayout *layout, guint page, double *width_pt, double *height_pt);
void sb_layout_draw_page (const SbLayout *layout, guint page, cairo_t *cr);
char *sb_layout_dump (const SbLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbLayout, sb_layout_free)

G_END_DECLS
