/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The keys of `samanbud-bid/1` and the fields that they stand for. Where the two have one name and
 * one shape the line is short; the others say how they differ. A test holds these tables against
 * the schema: same keys, same order, same codes, same required ones.
 */

#include "config.h"

#include "sb-json-keys.h"

/* Probabilities become basis points, coordinates microdegrees. */
#define PROBABILITY_DECIMALS 4
#define DEGREE_DECIMALS      6

static const SbJsonKey authority_keys[] = {
  { "name", "authority_name", SB_JSON_FIELD },
  { "reference", "authority_reference", SB_JSON_FIELD },
  { "catalogue", "catalogue", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey dates_keys[] = {
  { "questions_by", "questions_by", SB_JSON_FIELD },
  { "submit_by", "submit_by", SB_JSON_FIELD },
  { "valid_until", "valid_until", SB_JSON_FIELD },
  { "start", "start", SB_JSON_FIELD, .required = TRUE },
  { "end", "end", SB_JSON_FIELD },
  { "horizon_months", "horizon_months", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey group_keys[] = {
  { "name", "group_name", SB_JSON_FIELD },
  { "lead", "lead", SB_JSON_FIELD },
  { "liability", "liability", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey recovery_keys[] = {
  { "locum_weeks", "locum_weeks", SB_JSON_FIELD },
  { "recruitment_months", "recruitment_months", SB_JSON_FIELD },
  { "overtime_bp", "overtime_bp", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey procedure_keys[] = {
  { "submit_time", "submit_time", SB_JSON_FIELD },
  { "decision_months", "decision_months", SB_JSON_FIELD },
  { "decision_days", "decision_days", SB_JSON_FIELD },
  { "complete_on", "complete_on", SB_JSON_FIELD },
  { "notice_on", "notice_on", SB_JSON_FIELD },
  { "notice_means", "notice_means", SB_JSON_FIELD },
  { "standstill_until", "standstill_until", SB_JSON_FIELD },
  { "reasons_asked_on", "reasons_asked_on", SB_JSON_FIELD },
  { "signed_on", "signed_on", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey exit_keys[] = {
  { "probability_per_year", "exit_probability_bp", SB_JSON_DECIMAL,
    .decimals = PROBABILITY_DECIMALS },
  { "notice_months", "exit_notice_months", SB_JSON_FIELD },
  { "planned", "exit_planned", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey member_keys[] = {
  { "id", "id", SB_JSON_FIELD, .required = TRUE },
  { "name", "name", SB_JSON_FIELD, .required = TRUE },
  { "orgnr", "orgnr", SB_JSON_FIELD },
  { "form", "form", SB_JSON_FIELD },
  { "role", "role", SB_JSON_FIELD },
  { "contact", "contact", SB_JSON_FIELD },
  { "signatory", "signatory", SB_JSON_FIELD },
  { "exit", NULL, SB_JSON_OBJECT, .inside = exit_keys },
  { NULL },
};

static const SbJsonKey site_keys[] = {
  { "id", "id", SB_JSON_FIELD, .required = TRUE },
  { "member", "member", SB_JSON_FIELD, .required = TRUE },
  { "name", "name", SB_JSON_FIELD, .required = TRUE },
  { "address", "address", SB_JSON_FIELD },
  { "municipality", "municipality", SB_JSON_FIELD },
  { "lat", "lat", SB_JSON_DECIMAL, .decimals = DEGREE_DECIMALS },
  { "lon", "lon", SB_JSON_DECIMAL, .decimals = DEGREE_DECIMALS },
  { "listing", "listing", SB_JSON_FIELD },
  { "hours", "hours", SB_JSON_WEEK },
  { NULL },
};

static const SbJsonKey person_keys[] = {
  { "id", "id", SB_JSON_FIELD, .required = TRUE },
  { "member", "member", SB_JSON_FIELD, .required = TRUE },
  { "name", "name", SB_JSON_FIELD },
  { "profession", "profession", SB_JSON_FIELD },
  { "title", "title", SB_JSON_FIELD },
  { "share_bp", "share_bp", SB_JSON_FIELD },
  { "from", "from", SB_JSON_FIELD },
  { "to", "to", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey supply_keys[] = {
  { "id", "id", SB_JSON_FIELD, .required = TRUE },
  { "member", "member", SB_JSON_FIELD, .required = TRUE },
  { "site", "site", SB_JSON_FIELD },
  { "profession", "profession", SB_JSON_FIELD, .required = TRUE },
  { "minutes_per_week", "minutes_per_week", SB_JSON_FIELD, .required = TRUE },
  { "from", "from", SB_JSON_FIELD },
  { "to", "to", SB_JSON_FIELD },
  { NULL },
};

/* A text needs one of its languages; an unknown one is written as Swedish. */
static const SbJsonKey text_keys[] = {
  { "sv", "text_sv", SB_JSON_FIELD, .unless = "text_en" },
  { "en", "text_en", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey declaration_keys[] = {
  { "kind", "test", SB_JSON_FIELD, .required = TRUE },
  { NULL },
};

static const SbJsonKey capacity_keys[] = {
  { "kind", "test", SB_JSON_FIELD, .required = TRUE },
  { "professions", "professions", SB_JSON_PROFESSIONS, .required = TRUE },
  { "municipality", "municipality", SB_JSON_FIELD },
  { "minutes_per_week", "minutes_per_week", SB_JSON_FIELD, .required = TRUE, .may_be_null = TRUE },
  { "from", "from", SB_JSON_FIELD },
  { "to", "to", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey hours_keys[] = {
  { "kind", "test", SB_JSON_FIELD, .required = TRUE },
  { "municipality", "municipality", SB_JSON_FIELD },
  { "weekly", "weekly", SB_JSON_WEEK, .required = TRUE },
  { NULL },
};

static const SbJsonKey number_keys[] = {
  { "kind", "test", SB_JSON_FIELD, .required = TRUE },
  { "attribute", "attribute", SB_JSON_FIELD, .required = TRUE },
  { "aggregate", "aggregate", SB_JSON_FIELD, .required = TRUE },
  { "comparator", "comparator", SB_JSON_FIELD, .required = TRUE },
  { "value", "value", SB_JSON_FIELD, .required = TRUE, .may_be_null = TRUE },
  { "unit", "unit", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey distance_keys[] = {
  { "kind", "test", SB_JSON_FIELD, .required = TRUE },
  { "lat", "lat", SB_JSON_DECIMAL, .required = TRUE, .may_be_null = TRUE,
    .decimals = DEGREE_DECIMALS },
  { "lon", "lon", SB_JSON_DECIMAL, .required = TRUE, .may_be_null = TRUE,
    .decimals = DEGREE_DECIMALS },
  { "max_m", "max_m", SB_JSON_FIELD, .required = TRUE, .may_be_null = TRUE },
  { NULL },
};

static const SbJsonKey requirement_keys[] = {
  { "id", "id", SB_JSON_FIELD, .required = TRUE },
  { "section", "section", SB_JSON_FIELD },
  { "category", "category", SB_JSON_FIELD },
  { "obligation", "obligation", SB_JSON_FIELD, .required = TRUE },
  { "fulfilment", "fulfilment", SB_JSON_FIELD, .required = TRUE },
  { "text", NULL, SB_JSON_OBJECT, .required = TRUE, .inside = text_keys },
  { "test", "test", SB_JSON_TEST, .required = TRUE },
  { "phase", "phase", SB_JSON_FIELD },
  { "weight_bp", "weight_bp", SB_JSON_FIELD },
  { "evidence", NULL, SB_JSON_ROWS, .inside = text_keys, .table = SB_TABLE_EVIDENCE },
  { "source", "source", SB_JSON_FIELD },
  { "certainty", "certainty", SB_JSON_FIELD },
  { "origin", "origin", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey commitment_keys[] = {
  { "supply", "supply", SB_JSON_FIELD, .required = TRUE },
  { "requirement", "requirement", SB_JSON_FIELD, .required = TRUE },
  { "minutes_per_week", "minutes_per_week", SB_JSON_FIELD, .required = TRUE },
  { "from", "from", SB_JSON_FIELD },
  { "to", "to", SB_JSON_FIELD },
  { "locked", "locked", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey agreed_keys[] = {
  { "member", "member", SB_JSON_FIELD, .required = TRUE },
  { "share_bp", "share_bp", SB_JSON_FIELD, .required = TRUE },
  { NULL },
};

static const SbJsonKey answer_keys[] = {
  { "requirement", "requirement", SB_JSON_FIELD, .required = TRUE },
  { "subject", "subject", SB_JSON_FIELD, .required = TRUE },
  { "status", "status", SB_JSON_FIELD },
  { "number", "number", SB_JSON_FIELD },
  { "comment", "comment", SB_JSON_FIELD },
  { "confidential", "confidential", SB_JSON_FIELD },
  { "reason", "reason", SB_JSON_FIELD },
  { NULL },
};

static const SbJsonKey attachment_keys[] = {
  { "id", "id", SB_JSON_FIELD, .required = TRUE },
  { "name", "name", SB_JSON_FIELD, .required = TRUE },
  { "media_type", "media_type", SB_JSON_FIELD, .required = TRUE },
  { "data", "data", SB_JSON_FIELD, .required = TRUE },
  { "requirement", "requirement", SB_JSON_FIELD },
  { "subject", "subject", SB_JSON_FIELD },
  { NULL },
};

/* The document. */
const SbJsonKey sb_json_bid_keys[] = {
  { "format", SB_JSON_FORMAT, SB_JSON_CONSTANT, .required = TRUE },
  { "title", "title", SB_JSON_FIELD, .required = TRUE },
  { "route", "route", SB_JSON_FIELD, .required = TRUE },
  { "language", "language", SB_JSON_FIELD, .required = TRUE },
  { "authority", NULL, SB_JSON_OBJECT, .inside = authority_keys },
  { "dates", NULL, SB_JSON_OBJECT, .required = TRUE, .inside = dates_keys },
  { "group", NULL, SB_JSON_OBJECT, .inside = group_keys },
  { "recovery", NULL, SB_JSON_OBJECT, .inside = recovery_keys, .may_be_left_out = TRUE },
  { "procedure", NULL, SB_JSON_OBJECT, .inside = procedure_keys, .may_be_left_out = TRUE },
  { "members", NULL, SB_JSON_ROWS, .required = TRUE, .inside = member_keys,
    .table = SB_TABLE_MEMBER },
  { "sites", NULL, SB_JSON_ROWS, .inside = site_keys, .table = SB_TABLE_SITE },
  { "persons", NULL, SB_JSON_ROWS, .inside = person_keys, .table = SB_TABLE_PERSON },
  { "supply", NULL, SB_JSON_ROWS, .inside = supply_keys, .table = SB_TABLE_SUPPLY },
  { "requirements", NULL, SB_JSON_ROWS, .required = TRUE, .inside = requirement_keys,
    .table = SB_TABLE_REQUIREMENT },
  { "commitments", NULL, SB_JSON_ROWS, .inside = commitment_keys, .table = SB_TABLE_COMMITMENT },
  { "agreed", NULL, SB_JSON_ROWS, .inside = agreed_keys, .table = SB_TABLE_AGREED },
  { "answers", NULL, SB_JSON_ROWS, .inside = answer_keys, .table = SB_TABLE_ANSWER },
  { "attachments", NULL, SB_JSON_ROWS, .inside = attachment_keys, .table = SB_TABLE_ATTACHMENT },
  { NULL },
};

/**
 * sb_json_get_test_keys:
 * @kind: a #SbTestKind
 *
 * Returns: (transfer none): the keys of a test of that kind
 */
const SbJsonKey *
sb_json_get_test_keys (int kind)
{
  static const SbJsonKey *const test_keys[] = {
    [SB_TEST_DECLARATION] = declaration_keys,
    [SB_TEST_CAPACITY] = capacity_keys,
    [SB_TEST_HOURS] = hours_keys,
    [SB_TEST_NUMBER] = number_keys,
    [SB_TEST_DISTANCE] = distance_keys,
  };

  g_return_val_if_fail (kind >= 0 && kind < (int) G_N_ELEMENTS (test_keys), declaration_keys);

  return test_keys[kind];
}
