/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pages of a layout as one PDF: with bookmarks, links, a structure tree, embedded fonts and a
 * description of the document. The same report gives the same bytes: the date in it is the bid's,
 * not the clock's.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-pdf.h>
#include <samanbud/sb-text.h>

#include "sb-layout-private.h"

#define MAX_LEVELS 4

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_text (cairo_surface_t *surface, cairo_pdf_metadata_t place, const char *text)
{
  g_autofree char *plain = text != NULL ? sb_text_printable (text) : NULL;

  cairo_pdf_surface_set_metadata (surface, place, plain);
}

static void
set_metadata (cairo_surface_t *surface, const SbReport *report)
{
  g_autofree char *day = sb_date_to_iso (report->date);
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", day);
  g_autofree char *subject =
      report->authority != NULL ?
          g_strdup_printf ("%s – %s", report->route_title, report->authority) :
          g_strdup (report->route_title);
  g_autofree char *keywords = g_strjoin (", ", report->route_title,
                                         report->catalogue != NULL ? report->catalogue : "SHA-256",
                                         report->content_hash, NULL);

  set_text (surface, CAIRO_PDF_METADATA_TITLE, report->title);
  set_text (surface, CAIRO_PDF_METADATA_AUTHOR, report->group);
  set_text (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Samanbud " SB_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* Bookmarks: one per heading, nested as the headings are. */
static void
add_outline (cairo_surface_t *surface, const SbLayout *layout)
{
  int parents[MAX_LEVELS] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < layout->headings->len; i++)
    {
      const SbHeading *heading = &g_array_index (layout->headings, SbHeading, i);
      int level = CLAMP (heading->level, 1, MAX_LEVELS - 1);
      g_autofree char *link = g_strdup_printf ("dest='%s'", heading->name);
      g_autofree char *text = sb_text_printable (heading->text);
      int id = cairo_pdf_surface_add_outline (surface, parents[level - 1], text, link,
                                              level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN :
                                                           (cairo_pdf_outline_flags_t) 0);

      for (int j = level; j < MAX_LEVELS; j++)
        parents[j] = id;
    }
}

/* A page's size is set before anything is said of it, elements of the structure included. */
static void
draw_pages (cairo_t *cr, cairo_surface_t *surface, const SbLayout *layout)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      const SbPage *page = g_ptr_array_index (layout->pages, i);

      cairo_pdf_surface_set_size (surface, page->width, page->height);
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      sb_layout_draw_items (layout, i, cr, TRUE);
      if (i == layout->pages->len - 1)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

static GByteArray *
build_pdf (const SbReport *report, const SbLayout *layout, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, SB_PAPER_SHORT, SB_PAPER_LONG);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (surface, report);
  add_outline (surface, layout);
  draw_pages (cr, surface, layout);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SB_ERROR, SB_ERROR_FAILED,
                   /* Translators: %s is what the drawing library says. */
                   _ ("The PDF could not be made: %s."), cairo_status_to_string (status));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/**
 * sb_pdf_write:
 * @report: a report
 * @layout: its pages
 * @path: where to; a file there is replaced
 * @error: says why nothing was written
 *
 * Writes the pages as PDF. The file is complete or it is not there: it is written beside its place
 * and moved.
 *
 * Returns: whether it was written
 */
gboolean
sb_pdf_write (const SbReport *report, const SbLayout *layout, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (report != NULL && layout != NULL && path != NULL, FALSE);

  bytes = build_pdf (report, layout, error);
  if (bytes == NULL)
    return FALSE;

  if (!g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0644, &problem))
    {
      g_set_error (error, SB_ERROR, SB_ERROR_FAILED, _ ("The PDF could not be written: %s"),
                   problem->message);
      return FALSE;
    }

  return TRUE;
}
