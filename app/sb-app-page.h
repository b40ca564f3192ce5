/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-results.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SbAppStatus:
 * @SB_APP_STATUS_NONE: nothing to say
 * @SB_APP_STATUS_OK: nothing is left to do here
 * @SB_APP_STATUS_LEFT: so many things are left
 * @SB_APP_STATUS_WARNING: something here stops the bid
 *
 * What the sidebar shows beside a page's name.
 */
typedef enum
{
  SB_APP_STATUS_NONE,
  SB_APP_STATUS_OK,
  SB_APP_STATUS_LEFT,
  SB_APP_STATUS_WARNING
} SbAppStatus;

#define SB_APP_TYPE_STATUS (sb_app_status_get_type ())
GType sb_app_status_get_type (void);

#define SB_APP_TYPE_PAGE (sb_app_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SbAppPage, sb_app_page, SB_APP, PAGE, AdwBin)

/**
 * SbAppPageClass:
 * @update: shows the results anew; called when they changed while the page is shown, and when it is
 * shown after they changed. A field that is being typed in must be left alone
 * @update_status: works out what the sidebar says, with sb_app_page_set_status(); called on every
 * change, also while another page is shown, so it must be cheap
 * @show_record: brings a record of the page's kind into view and focus
 *
 * One page of the window. A page is made once per window; its results change when a bid is opened
 * there. AdwBin lets go of a page's child by itself: a page must not call
 * gtk_widget_dispose_template(), which would do it once more.
 */
struct _SbAppPageClass
{
  AdwBinClass parent_class;

  void (*update) (SbAppPage *self);
  void (*update_status) (SbAppPage *self);
  void (*show_record) (SbAppPage *self, const char *id);
};

const char *sb_app_page_get_page_name (SbAppPage *self);
const char *sb_app_page_get_title (SbAppPage *self);
const char *sb_app_page_get_icon_name (SbAppPage *self);
SbAppResults *sb_app_page_get_results (SbAppPage *self);
void sb_app_page_set_results (SbAppPage *self, SbAppResults *results);

SbAppStatus sb_app_page_get_status (SbAppPage *self);
guint sb_app_page_get_status_count (SbAppPage *self);
const char *sb_app_page_get_status_text (SbAppPage *self);
void sb_app_page_set_status (SbAppPage *self, SbAppStatus status, guint count, const char *text);

void sb_app_page_show_record (SbAppPage *self, const char *id);
SbAppPage *sb_app_page_get_nth (GtkStack *pages, guint position);
void sb_app_page_go (GtkWidget *from, const char *page, const char *record);

G_END_DECLS
