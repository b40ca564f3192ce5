/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-language.h>

G_BEGIN_DECLS

/**
 * SbProfession:
 * @code: as in files: "district-nurse"
 * @name_sv: singular, lower case
 * @name_en: singular, lower case
 * @licensed: whether it is one of the licensed professions of PSL 4:1
 * @valid_from: (nullable): ISO date from which the row holds; NULL when it was not looked up
 * @source: where the row is from
 */
typedef struct
{
  char *code;
  char *name_sv;
  char *name_en;
  gboolean licensed;
  char *valid_from;
  char *source;
} SbProfession;

/**
 * SbRegion:
 * @code: county code, two digits: "06"
 * @name: of the health authority: "Region Jönköpings län"
 * @county: "Jönköpings län"
 */
typedef struct
{
  char *code;
  char *name;
  char *county;
} SbRegion;

/**
 * SbMunicipality:
 * @code: four digits, the first two being the county's: "0604"
 * @name: without "kommun": "Aneby"
 * @region_code: county code
 * @region: name of the region
 * @lat: of the centroid, microdegrees, WGS 84
 * @lon: of the centroid, microdegrees, WGS 84
 */
typedef struct
{
  char *code;
  char *name;
  char *region_code;
  char *region;
  gint64 lat;
  gint64 lon;
} SbMunicipality;

/**
 * SbLocality:
 * @code: Statistics Sweden's code of 2020
 * @name: as Statistics Sweden writes it
 * @municipality: code of the municipality it counts in
 * @population: in 2020
 * @lat: microdegrees, WGS 84
 * @lon: microdegrees, WGS 84
 */
typedef struct
{
  char *code;
  char *name;
  char *municipality;
  gint64 population;
  gint64 lat;
  gint64 lon;
} SbLocality;

const SbProfession *const *sb_codes_list_professions (guint *n);
const SbProfession *sb_codes_find_profession (const char *code);
const char *sb_codes_get_profession_name (const char *code, SbLanguage language);
const SbRegion *const *sb_codes_list_regions (guint *n);
const SbRegion *sb_codes_find_region (const char *code);
const SbMunicipality *const *sb_codes_list_municipalities (guint *n);
const SbMunicipality *sb_codes_find_municipality (const char *code);
const SbLocality *const *sb_codes_list_localities (guint *n);
const char *const *sb_codes_list_titles (const char *profession, SbLanguage language);

G_END_DECLS
