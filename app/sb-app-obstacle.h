/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_OBSTACLE (sb_app_obstacle_get_type ())
G_DECLARE_FINAL_TYPE (SbAppObstacle, sb_app_obstacle, SB_APP, OBSTACLE, GObject)

GListModel *sb_app_obstacle_list (SbAppResults *results);
const char *sb_app_obstacle_get_title (SbAppObstacle *self);
const char *sb_app_obstacle_get_reason (SbAppObstacle *self);
const char *sb_app_obstacle_get_page (SbAppObstacle *self);
const char *sb_app_obstacle_get_record (SbAppObstacle *self);
gboolean sb_app_obstacle_is_open (SbAppObstacle *self);

G_END_DECLS
