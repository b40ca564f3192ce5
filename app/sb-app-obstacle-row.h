/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-obstacle.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_OBSTACLE_ROW (sb_app_obstacle_row_get_type ())
G_DECLARE_FINAL_TYPE (SbAppObstacleRow, sb_app_obstacle_row, SB_APP, OBSTACLE_ROW, GtkWidget)

GtkWidget *sb_app_obstacle_row_new (void);
void sb_app_obstacle_row_show (SbAppObstacleRow *self, SbAppObstacle *obstacle);

G_END_DECLS
