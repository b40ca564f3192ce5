/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/**
 * SbAppRecent:
 * @uri: of the file
 * @title: the bid's title when it was last open here
 * @authority: (nullable): to whom it goes
 * @route: a #SbRoute
 * @submit_by: when it is to be handed in, or SB_DATE_NONE
 *
 * A bid that was open lately.
 */
typedef struct
{
  char *uri;
  char *title;
  char *authority;
  int route;
  SbDate submit_by;
} SbAppRecent;

void sb_app_recent_free (SbAppRecent *recent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbAppRecent, sb_app_recent_free)

GPtrArray *sb_app_recent_list (void);
void sb_app_recent_add (GFile *file, const SbBid *bid);
void sb_app_recent_remove (const char *uri);

void sb_app_recent_load_size (int *width, int *height, gboolean *maximized);
void sb_app_recent_save_size (int width, int height, gboolean maximized);

char *sb_app_recent_describe_days_left (SbDate submit_by);

G_END_DECLS
