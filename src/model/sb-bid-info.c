/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bid itself: one row. */

#include "config.h"

#include <samanbud/sb-bid-info.h>

#include "sb-table-private.h"

static const char *const routes[] = { "lov", "lou19", "lou-directive", "direct", "nss", NULL };

static const char *const languages[] = { "sv", "en", NULL };

static const char *const liabilities[] = { "joint-and-several", "as-in-contract", "unknown", NULL };

static const char *const means[] = { "electronic", "other", NULL };

static const SbField bid_info_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "title", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, title), NULL, NULL },
  { "route", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbBidInfo, route), routes, NULL },
  { "language", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbBidInfo, language), languages, NULL },
  { "authority_name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, authority_name), NULL, NULL },
  { "authority_reference", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, authority_reference), NULL,
    NULL },
  { "catalogue", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, catalogue), NULL, NULL },
  { "questions_by", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, questions_by), NULL, NULL },
  { "submit_by", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, submit_by), NULL, NULL },
  { "valid_until", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, valid_until), NULL, NULL },
  { "start", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, start), NULL, NULL },
  { "end", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, end), NULL, NULL },
  { "horizon_months", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbBidInfo, horizon_months), NULL, NULL,
    .minimum = 1, .maximum = SB_MONTHS_MAX },
  { "group_name", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, group_name), NULL, NULL },
  { "lead", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, lead), NULL, "member", .shape = SB_SHAPE_ID },
  { "liability", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbBidInfo, liability), liabilities, NULL },
  { "locum_weeks", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbBidInfo, locum_weeks), NULL, NULL,
    .maximum = SB_SEARCH_WEEKS_MAX },
  { "recruitment_months", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbBidInfo, recruitment_months), NULL,
    NULL, .maximum = SB_SEARCH_MONTHS_MAX },
  { "overtime_bp", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbBidInfo, overtime_bp), NULL, NULL,
    .maximum = SB_WHOLE_BP },
  { "submit_time", SB_KIND_TEXT, G_STRUCT_OFFSET (SbBidInfo, submit_time), NULL, NULL,
    .shape = SB_SHAPE_TIME },
  { "decision_months", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbBidInfo, decision_months), NULL, NULL,
    .maximum = SB_SEARCH_MONTHS_MAX },
  { "decision_days", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbBidInfo, decision_days), NULL, NULL,
    .maximum = SB_DECISION_DAYS_MAX },
  { "complete_on", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, complete_on), NULL, NULL },
  { "notice_on", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, notice_on), NULL, NULL },
  { "notice_means", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbBidInfo, notice_means), means, NULL },
  { "standstill_until", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, standstill_until), NULL, NULL },
  { "reasons_asked_on", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, reasons_asked_on), NULL, NULL },
  { "signed_on", SB_KIND_DATE, G_STRUCT_OFFSET (SbBidInfo, signed_on), NULL, NULL },
};

const SbTable sb_bid_info_table = {
  .name = "bid",
  .type_name = "SbBidInfoRecord",
  .size = sizeof (SbBidInfo),
  .n_fields = G_N_ELEMENTS (bid_info_fields),
  .fields = bid_info_fields,
  .compare = sb_table_compare_ids,
};
