/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * File choosers and launchers, the only ones in the program. Shaped like GtkFileDialog of newer
 * GTK, so that moving there changes nothing but this file. A GtkNativeDialog belongs to nobody
 * while it waits: the task holds it.
 */

#include "config.h"

#include "sb-app-files.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *suffix;
  const char *media_type;
} Kind;

static const Kind kinds[] = {
  [SB_APP_FILE_BID] = { N_ ("Samanbud documents"), ".samanbud", "application/x-samanbud" },
  [SB_APP_FILE_BID_OR_JSON] = { N_ ("Samanbud documents and JSON"), ".samanbud", NULL },
  [SB_APP_FILE_JSON] = { N_ ("JSON files"), ".json", "application/json" },
  [SB_APP_FILE_PDF] = { N_ ("PDF documents"), ".pdf", "application/pdf" },
  [SB_APP_FILE_XLSX] = { N_ ("Excel workbooks"), ".xlsx", NULL },
  [SB_APP_FILE_CALENDAR] = { N_ ("Calendar files"), ".ics", "text/calendar" },
  [SB_APP_FILE_ANY] = { NULL, "", NULL },
};

static void
add_filters (GtkFileChooser *chooser, SbAppFileKind kind)
{
  g_autoptr (GtkFileFilter) all = NULL;

  if (kinds[kind].name == NULL)
    return;

  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ (kinds[kind].name));
  gtk_file_filter_add_suffix (filter, kinds[kind].suffix + 1);
  if (kind == SB_APP_FILE_BID_OR_JSON)
    gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (chooser, filter);

  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

/*
 * People who delete the suffix still mean a file of this kind. But the chooser asked about the name
 * as it was given: a file that is there already under the full name must not be replaced unasked.
 */
static GFile *
with_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, suffix))
    return g_object_ref (file);

  g_autofree char *full = g_strconcat (name, suffix, NULL);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFile) completed = g_file_get_child (parent, full);

  return g_object_ref (g_file_query_exists (completed, NULL) ? file : completed);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (file == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Nothing chosen"));
  else
    g_task_return_pointer (
        task, with_suffix (file, (const char *) g_object_get_data (G_OBJECT (dialog), "sb-suffix")),
        g_object_unref);
  gtk_native_dialog_destroy (dialog);
}

static void
run (GtkFileChooserNative *dialog, GTask *task, const char *suffix)
{
  /* The suffix is a constant of this file. */
  g_object_set_data (G_OBJECT (dialog), "sb-suffix", (gpointer) suffix);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkWindow *
get_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * sb_app_files_open_async:
 * @from: a widget in the window that asks
 * @title: the chooser's title, translated
 * @kind: which files to show first
 * @callback: called when a file is chosen or the chooser closed
 * @data: for @callback
 *
 * Lets the user choose a file to read.
 */
void
sb_app_files_open_async (GtkWidget *from,
                         const char *title,
                         SbAppFileKind kind,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task = g_task_new (from, NULL, callback, data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, get_window (from), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  g_task_set_source_tag (task, sb_app_files_open_async);
  add_filters (GTK_FILE_CHOOSER (dialog), kind);
  run (dialog, task, "");
}

/**
 * sb_app_files_open_finish:
 * @result: of sb_app_files_open_async()
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when nothing was chosen
 *
 * Returns: (transfer full): the chosen file, or NULL
 */
GFile *
sb_app_files_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sb_app_files_save_async:
 * @from: a widget in the window that asks
 * @title: the chooser's title, translated
 * @kind: what will be written; its suffix is added where it is missing
 * @name: the suggested name, see sb_app_files_suggest_name()
 * @callback: called when a file is chosen or the chooser closed
 * @data: for @callback
 *
 * Lets the user choose where to write. The chooser itself asks before a file is replaced.
 */
void
sb_app_files_save_async (GtkWidget *from,
                         const char *title,
                         SbAppFileKind kind,
                         const char *name,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task = g_task_new (from, NULL, callback, data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, get_window (from), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  g_task_set_source_tag (task, sb_app_files_save_async);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filters (GTK_FILE_CHOOSER (dialog), kind);
  run (dialog, task, kinds[kind].suffix);
}

/**
 * sb_app_files_save_finish:
 * @result: of sb_app_files_save_async()
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when nothing was chosen
 *
 * Returns: (transfer full): the chosen file, or NULL
 */
GFile *
sb_app_files_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sb_app_files_suggest_name:
 * @title: (nullable): the bid's title
 * @kind: what will be written
 *
 * Makes a file name of a title: without the characters that some file systems refuse.
 *
 * Returns: (transfer full): a file name with its suffix
 */
char *
sb_app_files_suggest_name (const char *title, SbAppFileKind kind)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = title != NULL ? title : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_iscntrl (c) && (c >= 128 || strchr ("/\\:*?\"<>|", (int) c) == NULL))
        g_string_append_unichar (name, c);
    }
  g_strstrip (name->str);

  return g_strconcat (name->str[0] != '\0' ? name->str : _ ("Joint bid"), kinds[kind].suffix, NULL);
}

/**
 * sb_app_files_show:
 * @from: a widget in the window
 * @file: a file that was written
 *
 * Opens a file with the program the desktop has for it.
 */
void
sb_app_files_show (GtkWidget *from, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (get_window (from), uri, GDK_CURRENT_TIME);
}
