/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

typedef enum
{
  SB_OBLIGATION_SHALL,
  SB_OBLIGATION_SHOULD,
  SB_OBLIGATION_EVALUATED,
  SB_OBLIGATION_SUPPLEMENT_CONDITION,
  SB_OBLIGATION_OPTIONAL_ADDON,
  SB_OBLIGATION_INFORMATIVE
} SbObligation;

/* Who must meet a requirement (resources/docs/model.md, section 2). */
typedef enum
{
  SB_FULFILMENT_GROUP,
  SB_FULFILMENT_ONE,
  SB_FULFILMENT_EACH,
  SB_FULFILMENT_PERFORMER,
  SB_FULFILMENT_PERSON,
  SB_FULFILMENT_SITE,
  SB_FULFILMENT_LEAD
} SbFulfilment;

typedef enum
{
  SB_PHASE_APPLICATION,
  SB_PHASE_BEFORE_START,
  SB_PHASE_DURING_CONTRACT,
  SB_PHASE_AT_CHANGE,
  SB_PHASE_AFTER_CONTRACT
} SbPhase;

typedef enum
{
  SB_TEST_DECLARATION,
  SB_TEST_CAPACITY,
  SB_TEST_HOURS,
  SB_TEST_NUMBER,
  SB_TEST_DISTANCE
} SbTestKind;

typedef enum
{
  SB_AGGREGATE_SUM,
  SB_AGGREGATE_MIN,
  SB_AGGREGATE_MAX,
  SB_AGGREGATE_EACH
} SbAggregate;

typedef enum
{
  SB_COMPARATOR_GE,
  SB_COMPARATOR_LE,
  SB_COMPARATOR_EQ,
  SB_COMPARATOR_GT,
  SB_COMPARATOR_LT
} SbComparator;

typedef enum
{
  SB_CERTAINTY_READ,
  SB_CERTAINTY_INFERRED
} SbCertainty;

typedef enum
{
  SB_ORIGIN_CATALOGUE,
  SB_ORIGIN_GROUP
} SbOrigin;

/**
 * SbRequirement:
 * @certainty: #SbCertainty: whether the text and who must meet it were read or inferred; -1 when
 * not said
 * @origin: #SbOrigin of the requirement as it stands, test included; -1 when not said
 * @test: #SbTestKind; says which of the fields below mean anything
 * @professions: capacity: profession codes, separated by single spaces
 * @municipality: capacity, hours: (nullable): four-digit code
 * @minutes_per_week: capacity: the need
 * @from: capacity: first day; SB_DATE_NONE means the contract's start
 * @to: capacity: first day after; SB_DATE_NONE means the contract's end
 * @weekly: hours: as #SbWeek text
 * @attribute: number: what is counted
 * @value: number: to compare with
 * @unit: number: (nullable)
 * @lat: distance: microdegrees
 * @lon: distance: microdegrees
 * @max_m: distance: metres
 *
 * One line of the authority's catalogue, or one that the group added.
 */
typedef struct
{
  char *id;
  char *section;
  char *category;
  char *text_sv;
  char *text_en;
  char *source;
  char *professions;
  char *municipality;
  char *weekly;
  char *attribute;
  char *unit;
  gint64 weight_bp;
  gint64 minutes_per_week;
  gint64 value;
  gint64 lat;
  gint64 lon;
  gint64 max_m;
  int obligation;
  int fulfilment;
  int phase;
  int certainty;
  int origin;
  int test;
  int aggregate;
  int comparator;
  SbDate from;
  SbDate to;
} SbRequirement;

extern const SbTable sb_requirement_table;

/**
 * SbEvidence:
 * @requirement: id of the requirement that demands it
 * @position: 0 … in the order of the catalogue
 *
 * One proof that a requirement demands.
 */
typedef struct
{
  char *id;
  char *requirement;
  char *text_sv;
  char *text_en;
  gint64 position;
} SbEvidence;

extern const SbTable sb_evidence_table;

G_END_DECLS
