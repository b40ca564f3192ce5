/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

gboolean sb_words_have_sections (const SbBid *bid, const GArray *requirements);
char *sb_words_list_references (const SbBid *bid,
                                const GArray *requirements,
                                SbLanguage language,
                                guint *n_names);
char *sb_words_name_requirement (const SbRequirement *requirement, SbLanguage language);
char *sb_words_name_requirements (const SbBid *bid,
                                  const GArray *requirements,
                                  guint max,
                                  SbLanguage language);

G_END_DECLS
