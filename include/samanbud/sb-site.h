/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbSite:
 * @municipality: (nullable): four-digit code
 * @lat: microdegrees, WGS 84
 * @lon: microdegrees, WGS 84
 * @listing: whether patients are listed here
 * @hours: (nullable): weekly opening hours, as #SbWeek text
 *
 * An address where care is given.
 */
typedef struct
{
  char *id;
  char *member;
  char *name;
  char *address;
  char *municipality;
  char *hours;
  gint64 lat;
  gint64 lon;
  int listing;
} SbSite;

extern const SbTable sb_site_table;

G_END_DECLS
