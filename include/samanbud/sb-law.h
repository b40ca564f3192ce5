/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-language.h>

G_BEGIN_DECLS

/**
 * SbLaw:
 * @key: "lov-5-1"
 * @full: by #SbLanguage: as at first mention, "5 kap. 1 § LOV"
 * @brief: by #SbLanguage: after that, "5:1 LOV"
 * @act: by #SbLanguage: what the abbreviation stands for
 * @valid_from: (nullable): ISO date from which the act or chapter applies in the form read
 * @read: year and month in which the text was read
 * @source: where it was read
 *
 * A legal reference. All of them are data, resources/law/references.ini.
 */
typedef struct
{
  char *key;
  char *full[2];
  char *brief[2];
  char *act[2];
  char *valid_from;
  char *read;
  char *source;
} SbLaw;

const SbLaw *sb_law_find (const char *key);
const SbLaw *const *sb_law_list_for_category (int route, const char *category);
const SbLaw *const *sb_law_list_for_remark (const char *remark);
char *sb_law_describe (const SbLaw *const *laws, SbLanguage language);

G_END_DECLS
