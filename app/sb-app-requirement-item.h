/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

G_BEGIN_DECLS

#define SB_APP_TYPE_REQUIREMENT_ITEM (sb_app_requirement_item_get_type ())
G_DECLARE_FINAL_TYPE (
    SbAppRequirementItem, sb_app_requirement_item, SB_APP, REQUIREMENT_ITEM, GtkListBoxRow)

/* What the list can be narrowed to. */
typedef enum
{
  SB_APP_SHOW_ALL,
  SB_APP_SHOW_OPEN,
  SB_APP_SHOW_NOT_MET,
  SB_APP_SHOW_MET,
  SB_APP_SHOW_NOBODY,
  SB_APP_SHOW_OWN
} SbAppShow;

GtkWidget *sb_app_requirement_item_new (SbRecord *record);
SbRecord *sb_app_requirement_item_get_record (SbAppRequirementItem *self);
const char *sb_app_requirement_item_get_section (SbAppRequirementItem *self);
gboolean sb_app_requirement_item_update (SbAppRequirementItem *self, const SbFinding *finding);
gboolean sb_app_requirement_item_matches (SbAppRequirementItem *self,
                                          SbAppShow show,
                                          int fulfilment,
                                          const char *folded);
int sb_app_requirement_item_compare (SbAppRequirementItem *a, SbAppRequirementItem *b);

const char *sb_app_finding_get_icon_name (const SbFinding *finding);
const char *sb_app_finding_get_css_class (const SbFinding *finding);

G_END_DECLS
