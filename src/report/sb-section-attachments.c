/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The files that belong to the submission, each with a checksum: whoever receives them can tell
 * that they are the same.
 */

#include "config.h"

#include <samanbud/sb-text.h>

#include "sb-section.h"

/* So many characters of a checksum tell files apart on paper; a workbook has all 64. */
#define SHORT_CHECKSUM 16

enum
{
  COLUMN_NAME,
  COLUMN_REQUIREMENT,
  COLUMN_REFERENCE,
  COLUMN_SUBJECT,
  COLUMN_SIZE,
  COLUMN_CHECKSUM,
  COLUMN_WHOLE_CHECKSUM,
  COLUMN_MEDIA_TYPE,
  N_COLUMNS
};

static SbGrid *
new_grid (const SbSectionContext *context)
{
  SbLanguage language = context->language;
  SbGrid *grid = sb_grid_new ("attachments", N_COLUMNS);

  sb_grid_set_column (grid, COLUMN_NAME, "name", sb_language_ctext (language, "paper", "File"), 24);
  sb_grid_set_column (grid, COLUMN_REQUIREMENT, "requirement",
                      sb_language_ctext (language, "paper", "Proves"), 44);
  sb_grid_set_column (grid, COLUMN_REFERENCE, "section",
                      sb_language_ctext (language, "paper", "Section"), 12);
  sb_grid_set_place (grid, COLUMN_REFERENCE, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, COLUMN_SUBJECT, "subject",
                      sb_language_ctext (language, "paper", "Concerns"), 20);
  sb_grid_set_column (grid, COLUMN_SIZE, "bytes",
                      sb_language_ctext (language, "paper", "Size, bytes"), 13);
  sb_grid_set_numeric (grid, COLUMN_SIZE);
  sb_grid_set_column (grid, COLUMN_CHECKSUM, "sha256_short",
                      sb_language_ctext (language, "paper", "Checksum (SHA-256, beginning)"), 20);
  sb_grid_set_column (grid, COLUMN_WHOLE_CHECKSUM, "sha256", "SHA-256", 64);
  sb_grid_set_place (grid, COLUMN_WHOLE_CHECKSUM, SB_COLUMN_WORKBOOK);
  sb_grid_set_column (grid, COLUMN_MEDIA_TYPE, "media_type",
                      sb_language_ctext (language, "paper", "Media type"), 20);
  sb_grid_set_place (grid, COLUMN_MEDIA_TYPE, SB_COLUMN_WORKBOOK);

  return grid;
}

static void
add_attachment (const SbSectionContext *context, SbGrid *grid, const SbAttachment *attachment)
{
  const SbBid *bid = context->bid;
  guint row = sb_grid_add_row (grid);
  int requirement = sb_bid_find (bid, SB_TABLE_REQUIREMENT, attachment->requirement);
  const char *subject = sb_bid_get_subject_name (bid, attachment->subject);

  sb_grid_set_text (grid, row, COLUMN_NAME, attachment->name);
  if (requirement >= 0)
    {
      const SbRequirement *proved = &bid->requirements[requirement];

      sb_grid_set_text (grid, row, COLUMN_REQUIREMENT,
                        sb_requirement_get_text (proved, context->language));
      sb_grid_set_text (grid, row, COLUMN_REFERENCE, proved->section);
    }
  if (subject == NULL && g_strcmp0 (attachment->subject, SB_SUBJECT_GROUP) == 0)
    subject = sb_language_ctext (context->language, "paper", "The group");
  sb_grid_set_text (grid, row, COLUMN_SUBJECT, subject);
  if (attachment->n_bytes != SB_UNKNOWN)
    sb_grid_set_number (grid, row, COLUMN_SIZE, SB_CELL_INTEGER, attachment->n_bytes);
  if (attachment->sha256 != NULL)
    sb_grid_take_text (grid, row, COLUMN_CHECKSUM, g_strndup (attachment->sha256, SHORT_CHECKSUM));
  sb_grid_set_text (grid, row, COLUMN_WHOLE_CHECKSUM, attachment->sha256);
  sb_grid_set_text (grid, row, COLUMN_MEDIA_TYPE, attachment->media_type);
}

static void
build (SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  SbLanguage language = context->language;
  g_autofree char *number = sb_language_integer (language, bid->n_attachments);
  g_autofree char *lead = NULL;
  SbGrid *grid = new_grid (context);

  if (bid->n_attachments == 0)
    lead = g_strdup (sb_language_text (language, "No file is attached."));
  else
    lead = g_strdup_printf (sb_language_ntext (language, "One file is attached.",
                                               "%s files are attached.", bid->n_attachments),
                            number);

  sb_section_start (context, sb_language_ctext (language, "paper", "Attachments"), lead);
  for (guint i = 0; i < bid->n_attachments; i++)
    add_attachment (context, grid, &bid->attachments[i]);
  sb_section_take_grid (context, grid);
}

const SbSection sb_section_attachments = { "attachments", build };
