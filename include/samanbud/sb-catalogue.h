/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>
#include <samanbud/sb-document.h>
#include <samanbud/sb-language.h>

G_BEGIN_DECLS

/**
 * SbCatalogue:
 * @id: as a bid names it
 * @region_code: county code, two digits
 * @law: "LOV", "LOU" or "mixed"
 * @version: what the printed bid names as the version used
 * @valid_from: the first day on which the region's document applies; SB_DATE_NONE when not known
 * @valid_to: the last such day; SB_DATE_NONE when not known
 * @completeness: "partial", "outline" or "collection": how much of the source could be read
 * @requirements: (element-type SbRequirement): as they stand in a bid to which the catalogue has
 *   just been applied, in the catalogue's order
 * @evidence: (element-type SbEvidence): what they demand, in the same order
 *
 * A region's requirement catalogue as shipped, ready to be applied. Immutable.
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
  char *completeness_note_sv;
  char *completeness_note_en;
  GArray *requirements;
  GArray *evidence;
  SbDate valid_from;
  SbDate valid_to;

  /*< private >*/
  GArray *readings;
} SbCatalogue;

/**
 * SbCatalogueChange:
 * @n_removed: requirements of other catalogues that went, for nobody had worked on them
 * @n_kept: requirements of other catalogues that stay
 *
 * What applying a catalogue did to others that had been applied before.
 */
typedef struct
{
  guint n_removed;
  guint n_kept;
} SbCatalogueChange;

SbCatalogue *sb_catalogue_parse (const char *text, gsize length, GError **error);
void sb_catalogue_free (SbCatalogue *catalogue);

GPtrArray *sb_catalogue_list (void);
const SbCatalogue *sb_catalogue_find (const char *id);
const SbCatalogue *sb_catalogue_find_with_requirement (const char *requirement);
const SbRequirement *sb_catalogue_find_requirement (const SbCatalogue *catalogue, const char *id);
const char *sb_catalogue_get_title (const SbCatalogue *catalogue, SbLanguage language);
const char *sb_catalogue_get_completeness_note (const SbCatalogue *catalogue, SbLanguage language);
char *sb_catalogue_describe_reading (const SbCatalogue *catalogue,
                                     const char *requirement,
                                     SbLanguage language);
char *
sb_catalogue_describe_fit (const SbCatalogue *catalogue, const SbBid *bid, SbLanguage language);
guint sb_catalogue_count_requirements (const SbCatalogue *catalogue, const SbBid *bid);
gboolean sb_catalogue_apply (SbDocument *document,
                             const char *id,
                             SbCatalogueChange *change,
                             GError **error);
char *sb_catalogue_write_list (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbCatalogue, sb_catalogue_free)

G_END_DECLS
