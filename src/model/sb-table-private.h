/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/* Bounds of whole numbers, as in the schema of documents and of the exchange format. */
#define SB_MINUTES_MAX       1000000000
#define SB_COUNT_MAX         1000000000
#define SB_MONTHS_MAX        1200
#define SB_SEARCH_WEEKS_MAX  520
#define SB_SEARCH_MONTHS_MAX 120
#define SB_DECISION_DAYS_MAX 3650
#define SB_WHOLE_BP          10000
#define SB_LATITUDE_MAX      90000000
#define SB_LONGITUDE_MAX     180000000

int sb_table_compare_ids (gconstpointer a, gconstpointer b);

G_END_DECLS
