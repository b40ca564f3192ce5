/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-bid.h>

G_BEGIN_DECLS

#define SB_JSON_FORMAT "samanbud-bid/1"

/**
 * SbJsonForm:
 * @SB_JSON_CONSTANT: always the same text, kept nowhere
 * @SB_JSON_FIELD: as the field's kind says
 * @SB_JSON_PROFESSIONS: a list of codes, kept as words
 * @SB_JSON_DECIMAL: a number with decimals, kept as a scaled integer
 * @SB_JSON_WEEK: a list of openings, kept as #SbWeek text
 * @SB_JSON_OBJECT: an object that holds fields of the same row
 * @SB_JSON_TEST: the same, with keys that depend on the kind of test
 * @SB_JSON_ROWS: a list of rows of another table
 *
 * How a value stands in JSON.
 */
typedef enum
{
  SB_JSON_CONSTANT,
  SB_JSON_FIELD,
  SB_JSON_PROFESSIONS,
  SB_JSON_DECIMAL,
  SB_JSON_WEEK,
  SB_JSON_OBJECT,
  SB_JSON_TEST,
  SB_JSON_ROWS
} SbJsonForm;

/**
 * SbJsonKey:
 * @key: the key in JSON; NULL ends a list of keys
 * @field: (nullable): the field of the row's table; for a constant, its text
 * @unless: (nullable): a field of the row; while it is unknown, this key is required
 * @inside: (nullable): the keys in an object or in the rows of a list
 * @decimals: how many a decimal number has
 * @table: whose rows a list holds
 * @required: whether the key must be there, and not null unless @may_be_null
 * @may_be_left_out: whether the key is written only when something in it is known: keys that came
 *   after the first canonical documents
 * @may_be_null: of a required key: null says that the group has not decided yet
 *
 * One key of the exchange format: read and written from this same line, so that import and export
 * are inverse to each other. The order is the canonical one.
 */
typedef struct _SbJsonKey SbJsonKey;
struct _SbJsonKey
{
  const char *key;
  const char *field;
  SbJsonForm form;
  gboolean required;
  gboolean may_be_null;
  gboolean may_be_left_out;
  const char *unless;
  const SbJsonKey *inside;
  SbTableId table;
  int decimals;
};

extern const SbJsonKey sb_json_bid_keys[];

const SbJsonKey *sb_json_get_test_keys (int kind);

G_END_DECLS
