/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-document.h>

G_BEGIN_DECLS

/**
 * SbCatalogue:
 * @version: what the printed bid names as the version used
 * @completeness: "partial", "outline" or "collection"
 * @requirements: as they stand in a bid to which the catalogue has just been applied
 *
 * A region's requirement catalogue as shipped, ready to be applied.
 */
typedef struct
{
  char *id;
  char *title_sv;
  char *title_en;
  char *region;
  char *region_code;
  char *law;
  char *version;
  char *completeness;
  char *completeness_note;
  GArray *requirements;
  GArray *evidence;
} SbCatalogue;

GPtrArray *sb_catalogue_list (void);
const SbCatalogue *sb_catalogue_find (const char *id);
const char *sb_catalogue_get_title (const SbCatalogue *catalogue, SbLanguage language);
char *sb_catalogue_describe_reading (const SbCatalogue *catalogue,
                                     const char *requirement,
                                     SbLanguage language);
gboolean sb_catalogue_apply (SbDocument *document, const char *id, GError **error);

G_END_DECLS
