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
 * @valid_from: (nullable): ISO date from which the row holds
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

typedef struct
{
  char *code;
  char *name;
  char *region_code;
  char *region;
  gint64 lat;
  gint64 lon;
} SbMunicipality;

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
const SbMunicipality *const *sb_codes_list_municipalities (guint *n);
const SbMunicipality *sb_codes_find_municipality (const char *code);
const SbLocality *const *sb_codes_list_localities (guint *n);
const char *const *sb_codes_list_titles (const char *profession, SbLanguage language);

G_END_DECLS
