/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SB_APP_FILE_BID,
  SB_APP_FILE_BID_OR_JSON,
  SB_APP_FILE_JSON,
  SB_APP_FILE_PDF,
  SB_APP_FILE_XLSX,
  SB_APP_FILE_CALENDAR,
  SB_APP_FILE_ANY
} SbAppFileKind;

void sb_app_files_open_async (GtkWidget *from,
                              const char *title,
                              SbAppFileKind kind,
                              GAsyncReadyCallback callback,
                              gpointer data);
GFile *sb_app_files_open_finish (GAsyncResult *result, GError **error);
void sb_app_files_save_async (GtkWidget *from,
                              const char *title,
                              SbAppFileKind kind,
                              const char *name,
                              GAsyncReadyCallback callback,
                              gpointer data);
GFile *sb_app_files_save_finish (GAsyncResult *result, GError **error);
char *sb_app_files_suggest_name (const char *title, SbAppFileKind kind);
void sb_app_files_show (GtkWidget *from, GFile *file);

G_END_DECLS
