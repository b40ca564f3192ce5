/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files as evidence: chosen, read and summed up in a worker thread, and put into the document in
 * one step; copied out again; removed. The thread gets a file and gives bytes; it never sees the
 * document.
 */

#include "config.h"

#include "sb-app-attach.h"

#include "sb-app-files.h"
#include "sb-app-messages.h"

#include <glib/gi18n.h>

/* Enough of a file to tell what it is. */
#define SNIFF_BYTES 4096

typedef struct
{
  SbAppResults *results;
  GFile *file;
  SbAttachment row;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->results);
  g_clear_object (&job->file);
  sb_table_clear_row (&sb_attachment_table, &job->row);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (const SbAppAttachTo *to)
{
  Job *job = g_new0 (Job, 1);

  job->results = g_object_ref (to->results);
  sb_table_init_row (&sb_attachment_table, &job->row);
  job->row.id = sb_text_new_id ();
  job->row.requirement = g_strdup (to->requirement);
  job->row.subject = g_strdup (to->subject);
  return job;
}

/**
 * sb_app_attach_describe_size:
 * @n_bytes: the size of a file
 *
 * Returns: (transfer full): the size as people say it: "1,2 MB"
 */
char *
sb_app_attach_describe_size (gint64 n_bytes)
{
  SbLanguage language = sb_language_of_user ();
  gint64 tenths = (n_bytes + 50000) / 100000;
  g_autofree char *number = NULL;

  if (n_bytes < 1000)
    {
      number = sb_language_integer (language, n_bytes);
      /* Translators: the size of a small file */
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s byte", "%s bytes", (gulong) n_bytes), number);
    }
  if (n_bytes < 1000 * 1000)
    {
      number = sb_language_integer (language, (n_bytes + 500) / 1000);
      /* Translators: the size of a file in kilobytes */
      return g_strdup_printf (_ ("%s kB"), number);
    }

  number = sb_language_integer (language, tenths / 10);
  /* Translators: the size of a file in megabytes: a whole number, the decimal sign is part of the
   * text, one decimal */
  return g_strdup_printf (_ ("%1$s.%2$d MB"), number, (int) (tenths % 10));
}

/* Before anything is read: whether it may be attached at all. */
static gboolean
check_size (GFile *file, GFileInfo *info, GError **error)
{
  const char *name = g_file_info_get_display_name (info);
  goffset size = g_file_info_get_size (info);
  g_autofree char *most = NULL;
  g_autofree char *found = NULL;

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      /* Translators: the name of a folder */
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("“%s” is a folder. Choose a file in it."),
                   name);
      return FALSE;
    }
  if (size == 0)
    {
      /* Translators: the name of a file */
      g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
                   _ ("“%s” is empty and proves nothing. Choose another file."), name);
      return FALSE;
    }
  if (size <= SB_APP_ATTACH_MAX_BYTES)
    return TRUE;

  most = sb_app_attach_describe_size (SB_APP_ATTACH_MAX_BYTES);
  found = sb_app_attach_describe_size (size);
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
               /* Translators: the name of a file, its size, the largest size: "30.2 MB" */
               _ ("“%1$s” is %2$s. An attachment can be at most %3$s: scan it in a lower "
                  "resolution, or split it."),
               name, found, most);
  return FALSE;
}

static gboolean
read_file (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (job->file,
                         G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME
                                                        "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autofree char *type = NULL;
  gsize size;
  gconstpointer data;

  if (info == NULL || !check_size (job->file, info, error))
    return FALSE;

  job->row.data = g_file_load_bytes (job->file, cancellable, NULL, error);
  if (job->row.data == NULL)
    return FALSE;

  data = g_bytes_get_data (job->row.data, &size);
  job->row.n_bytes = (gint64) size;
  job->row.name = g_strdup (g_file_info_get_display_name (info));
  job->row.sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->row.data);
  type = g_content_type_guess (job->row.name, data, MIN (size, SNIFF_BYTES), NULL);
  job->row.media_type = g_content_type_get_mime_type (type);
  if (job->row.media_type == NULL)
    job->row.media_type = g_strdup ("application/octet-stream");
  return TRUE;
}

static void
read_in_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_file (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
insert (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_insert (document, &sb_attachment_table, data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* An edit that fails says so itself. */
  g_task_return_boolean (task, sb_app_results_edit (job->results, GTK_WIDGET (source),
                                                    _ ("Attach file"), insert, &job->row));
}

/**
 * sb_app_attach_file_async:
 * @from: the widget where it was asked for
 * @to: what the file proves
 * @file: the file
 * @callback: called when it is attached, or not
 * @data: for @callback
 *
 * Reads a file in a worker thread and attaches it, in one step.
 */
void
sb_app_attach_file_async (GtkWidget *from,
                          const SbAppAttachTo *to,
                          GFile *file,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *outer = g_task_new (from, NULL, callback, data);
  g_autoptr (GTask) task = g_task_new (from, NULL, read_cb, outer);
  Job *job = job_new (to);

  job->file = g_object_ref (file);
  g_task_set_source_tag (outer, sb_app_attach_file_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_in_worker);
}

/**
 * sb_app_attach_file_finish:
 * @result: of sb_app_attach_file_async()
 * @error: return location
 *
 * Returns: whether the file is attached
 */
gboolean
sb_app_attach_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (sb_app_attach_file_finish (result, &error))
    sb_app_messages_toast_undo (GTK_WIDGET (source), _ ("The file is attached"));
  else if (error != NULL)
    sb_app_messages_error (GTK_WIDGET (source), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GFile) file = sb_app_files_open_finish (result, NULL);
  SbAppAttachTo to = { job->results, job->row.requirement, job->row.subject };

  if (file != NULL)
    sb_app_attach_file_async (GTK_WIDGET (source), &to, file, attached_cb, NULL);
}

/**
 * sb_app_attach_choose:
 * @from: the widget where it was asked for
 * @to: what the file proves
 *
 * Lets the user choose a file, and attaches it.
 */
void
sb_app_attach_choose (GtkWidget *from, const SbAppAttachTo *to)
{
  sb_app_files_open_async (from, _ ("Attach a File"), SB_APP_FILE_ANY, chosen_cb, job_new (to));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    sb_app_messages_toast (from, _ ("The copy is saved"));
  else
    sb_app_messages_error (from, error);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GFile) file = sb_app_files_save_finish (result, NULL);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, job->row.data, NULL, FALSE,
                                         G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb,
                                         g_object_ref (source));
}

/**
 * sb_app_attach_save_copy:
 * @from: the widget where it was asked for
 * @results: the results of a document
 * @attachment: id of an attachment
 *
 * Lets the user choose where a copy of an attached file goes, and writes it.
 */
void
sb_app_attach_save_copy (GtkWidget *from, SbAppResults *results, const char *attachment)
{
  SbDocument *document = sb_app_results_get_document (results);
  SbAppAttachTo to = { .results = results };
  g_autoptr (GError) error = NULL;
  g_autoptr (Job) job = job_new (&to);

  sb_table_clear_row (&sb_attachment_table, &job->row);
  if (!sb_document_load_row (document, &sb_attachment_table, attachment, &job->row))
    return;
  g_clear_pointer (&job->row.data, g_bytes_unref);
  job->row.data =
      sb_document_load_bytes (document, &sb_attachment_table, attachment, "data", &error);
  if (job->row.data == NULL)
    {
      sb_app_messages_error (from, error);
      return;
    }

  sb_app_files_save_async (from, _ ("Save a Copy"), SB_APP_FILE_ANY, job->row.name, place_chosen_cb,
                           job);
  g_steal_pointer (&job);
}

static gboolean
delete_row (SbDocument *document, gpointer data, GError **error)
{
  return sb_document_delete (document, &sb_attachment_table, data, error);
}

/**
 * sb_app_attach_remove:
 * @from: the widget where it was asked for
 * @results: the results of a document
 * @attachment: id of an attachment
 *
 * Removes an attached file from the document; the file that was read stays where it is.
 */
void
sb_app_attach_remove (GtkWidget *from, SbAppResults *results, const char *attachment)
{
  g_autofree char *id = g_strdup (attachment);

  if (sb_app_results_edit (results, from, _ ("Remove attachment"), delete_row, id))
    sb_app_messages_toast_undo (from, _ ("The attachment was removed"));
}
