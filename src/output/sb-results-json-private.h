/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <jansson.h>
#include <samanbud/sb-time.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/* What every document of results is made of. */
json_t *sb_results_json_new_document (const char *format);
json_t *sb_results_json_new_date (SbDate date);
json_t *sb_results_json_new_text (const char *text);
char *sb_results_json_to_text (const json_t *value);

G_END_DECLS
