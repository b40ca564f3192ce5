/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The submission as it would be written: the report of a bid in the bid's language, on pages. It is
 * made in a worker, from the snapshot alone, and then belongs to the main thread. Files are written
 * by a worker too, from a report of its own, since a layout serves one thread at a time.
 */

#include "config.h"

#include "sb-app-submission.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _SbAppSubmission
{
  GObject parent_instance;

  SbLayout *layout;
  char *banner;
};

G_DEFINE_FINAL_TYPE (SbAppSubmission, sb_app_submission, G_TYPE_OBJECT)

/* What a worker gets. */
typedef struct
{
  SbBid *bid;
  GFile *file;
  const SbCatalogue *catalogue;
  SbLanguage language;
  SbAppFileKind kind;
} Order;

static void
order_free (Order *order)
{
  g_clear_object (&order->file);
  sb_bid_unref (order->bid);
  g_free (order);
}

static Order *
order_new (SbBid *bid, SbLanguage language)
{
  Order *order = g_new0 (Order, 1);

  order->bid = sb_bid_ref (bid);
  order->language = language;
  if (bid->info->catalogue != NULL)
    order->catalogue = sb_catalogue_find (bid->info->catalogue);

  return order;
}

static SbReport *
build_report (const Order *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (SbFindings) findings = sb_rules_check (order->bid, order->language);
  g_autoptr (SbSplit) split = sb_split_new_current (order->bid);
  g_autoptr (SbExits) exits = sb_exits_new (order->bid, SB_DATE_NONE, SB_DATE_NONE,
                                            SB_EXITS_MAX_DEFAULT, cancellable, error);
  SbReportInput input = { order->bid, findings, split, exits, NULL, order->language };

  if (exits == NULL)
    return NULL;

  if (order->catalogue != NULL)
    {
      input.catalogue_title = sb_catalogue_get_title (order->catalogue, order->language);
      input.catalogue_version = order->catalogue->version;
      input.catalogue_note = sb_catalogue_get_completeness_note (order->catalogue, order->language);
    }

  return sb_report_new (&input);
}

static void
lay_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbReport) report = build_report (data, cancellable, &error);
  SbAppSubmission *self;

  if (report == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self = g_object_new (SB_APP_TYPE_SUBMISSION, NULL);
  self->layout = sb_layout_new (report);
  self->banner = g_strdup (report->banner);
  g_task_return_pointer (task, self, g_object_unref);
}

static gboolean
write_path (const Order *order, const SbReport *report, const char *path, GError **error)
{
  g_autoptr (SbLayout) layout = NULL;

  if (order->kind == SB_APP_FILE_XLSX)
    return sb_xlsx_write (report, path, error);

  layout = sb_layout_new (report);
  return sb_pdf_write (report, layout, path, error);
}

/* Into a private folder first: the place may be anywhere GIO reaches, and a file that is there
 * already stays as it is until the new one is whole. */
static gboolean
write_file (const Order *order, const SbReport *report, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("samanbud-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autoptr (GFile) from = NULL;
  gboolean ok;

  if (folder == NULL)
    return FALSE;

  path = g_build_filename (folder, "submission", NULL);
  from = g_file_new_for_path (path);
  ok = write_path (order, report, path, error) &&
       g_file_copy (from, order->file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                    NULL, NULL, NULL, error);
  g_unlink (path);
  g_rmdir (folder);

  return ok;
}

static void
write_out (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SbReport) report = build_report (order, cancellable, &error);

  if (report == NULL || !write_file (order, report, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_object_ref (order->file), g_object_unref);
}

static void
sb_app_submission_finalize (GObject *object)
{
  SbAppSubmission *self = SB_APP_SUBMISSION (object);

  g_clear_pointer (&self->layout, sb_layout_free);
  g_free (self->banner);

  G_OBJECT_CLASS (sb_app_submission_parent_class)->finalize (object);
}

static void
sb_app_submission_class_init (SbAppSubmissionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sb_app_submission_finalize;
}

static void
sb_app_submission_init (SbAppSubmission *self)
{
}

/**
 * sb_app_submission_new_async:
 * @bid: a sealed bid
 * @language: the bid's, which need not be the window's
 * @cancellable: (nullable): stops work that nobody waits for any more
 * @callback: called with the result
 * @data: for @callback
 *
 * Lays out the submission.
 */
void
sb_app_submission_new_async (SbBid *bid,
                             SbLanguage language,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, sb_app_submission_new_async);
  /* Whoever cancels does not wait for the worker. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, order_new (bid, language), (GDestroyNotify) order_free);
  g_task_run_in_thread (task, lay_out);
}

/**
 * sb_app_submission_new_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the submission on pages
 */
SbAppSubmission *
sb_app_submission_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sb_app_submission_get_n_pages:
 * @self: a submission
 *
 * Returns: how many pages it has
 */
guint
sb_app_submission_get_n_pages (SbAppSubmission *self)
{
  g_return_val_if_fail (SB_APP_IS_SUBMISSION (self), 0);

  return sb_layout_get_n_pages (self->layout);
}

/**
 * sb_app_submission_get_page_size:
 * @self: a submission
 * @page: 0 …
 * @width_pt: (out): in points
 * @height_pt: (out): in points
 */
void
sb_app_submission_get_page_size (SbAppSubmission *self,
                                 guint page,
                                 double *width_pt,
                                 double *height_pt)
{
  g_return_if_fail (SB_APP_IS_SUBMISSION (self));

  sb_layout_get_page_size (self->layout, page, width_pt, height_pt);
}

/**
 * sb_app_submission_draw_page:
 * @self: a submission
 * @page: 0 …
 * @cr: where one unit is one point
 */
void
sb_app_submission_draw_page (SbAppSubmission *self, guint page, cairo_t *cr)
{
  g_return_if_fail (SB_APP_IS_SUBMISSION (self));

  sb_layout_draw_page (self->layout, page, cr);
}

/**
 * sb_app_submission_get_banner:
 * @self: a submission
 *
 * Returns: (transfer none) (nullable): what every page says: that it is a draft; NULL when it can
 *   go
 */
const char *
sb_app_submission_get_banner (SbAppSubmission *self)
{
  g_return_val_if_fail (SB_APP_IS_SUBMISSION (self), NULL);

  return self->banner;
}

/**
 * sb_app_submission_write_async:
 * @bid: a sealed bid
 * @language: the bid's
 * @kind: SB_APP_FILE_PDF or SB_APP_FILE_XLSX
 * @file: where; a file that is there is replaced
 * @callback: called with the result
 * @data: for @callback
 */
void
sb_app_submission_write_async (SbBid *bid,
                               SbLanguage language,
                               SbAppFileKind kind,
                               GFile *file,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Order *order = order_new (bid, language);

  order->kind = kind;
  order->file = g_object_ref (file);
  g_task_set_source_tag (task, sb_app_submission_write_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, write_out);
}

/**
 * sb_app_submission_write_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file that was written
 */
GFile *
sb_app_submission_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
