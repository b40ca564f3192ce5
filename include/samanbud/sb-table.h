/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <samanbud/sb-time.h>

G_BEGIN_DECLS

/* A whole number or a choice that is not known. */
#define SB_UNKNOWN G_MININT64

/**
 * SbKind:
 * @SB_KIND_TEXT: `char *`, owned, NULL when not known
 * @SB_KIND_INTEGER: `gint64`, SB_UNKNOWN when not known
 * @SB_KIND_DATE: `SbDate`, SB_DATE_NONE when not known; ISO 8601 in SQL
 * @SB_KIND_BOOLEAN: `int`: 0, 1, or -1 when not known
 * @SB_KIND_CHOICE: `int`: index into the field's codes, -1 when not known; the code in SQL
 * @SB_KIND_BYTES: `GBytes *`, owned, NULL when not loaded
 *
 * How one field of a row is kept in its struct and in SQL.
 */
typedef enum
{
  SB_KIND_TEXT,
  SB_KIND_INTEGER,
  SB_KIND_DATE,
  SB_KIND_BOOLEAN,
  SB_KIND_CHOICE,
  SB_KIND_BYTES
} SbKind;

/* The longest text that a field may hold, in characters. */
#define SB_TEXT_MAX_CHARACTERS 100000

/**
 * SbShape:
 * @SB_SHAPE_PLAIN: anything of at most SB_TEXT_MAX_CHARACTERS
 * @SB_SHAPE_ID: sb_text_is_id()
 * @SB_SHAPE_MUNICIPALITY: four digits
 * @SB_SHAPE_PROFESSION: a code that sb_codes_find_profession() knows
 * @SB_SHAPE_PROFESSIONS: such codes, separated by single spaces; "" is none
 * @SB_SHAPE_WEEK: opening hours as sb_week_parse() reads them
 * @SB_SHAPE_TIME: a clock time, HH:MM, 00:00 … 24:00
 * @SB_SHAPE_MEDIA_TYPE: as in RFC 6838, with or without parameters
 * @SB_SHAPE_SHA256: 64 lower-case hexadecimal digits
 *
 * What a text has to look like.
 */
typedef enum
{
  SB_SHAPE_PLAIN,
  SB_SHAPE_ID,
  SB_SHAPE_MUNICIPALITY,
  SB_SHAPE_PROFESSION,
  SB_SHAPE_PROFESSIONS,
  SB_SHAPE_WEEK,
  SB_SHAPE_TIME,
  SB_SHAPE_MEDIA_TYPE,
  SB_SHAPE_SHA256
} SbShape;

/**
 * SbField:
 * @name: the name in the struct, in SQL and in JSON
 * @kind: how it is kept
 * @offset: where it stands in the row's struct
 * @codes: (nullable): for SB_KIND_CHOICE: the codes, NULL-terminated, in the order of the C
 * enumeration
 * @references: (nullable): the table whose id this field holds
 * @shape: for SB_KIND_TEXT: what it looks like
 * @minimum: for SB_KIND_INTEGER: the least
 * @maximum: the greatest; when both are 0, every number but SB_UNKNOWN will do
 */
typedef struct
{
  const char *name;
  SbKind kind;
  gsize offset;
  const char *const *codes;
  const char *references;
  SbShape shape;
  gint64 minimum;
  gint64 maximum;
} SbField;

/**
 * SbTable:
 * @name: the SQL table
 * @type_name: the GObject type name of a record on it
 * @size: of the row's struct
 * @fields: the first is always `id`, a text at offset 0
 * @compare: the canonical order of rows (resources/docs/model.md, section 2: ids as bytes)
 *
 * One record type, described once: from here come the SQL, the GObject properties, loading and
 * comparing.
 */
typedef struct
{
  const char *name;
  const char *type_name;
  gsize size;
  guint n_fields;
  const SbField *fields;
  GCompareFunc compare;
} SbTable;

const SbField *sb_table_find_field (const SbTable *table, const char *name);
void sb_table_init_row (const SbTable *table, gpointer row);
void sb_table_clear_row (const SbTable *table, gpointer row);
void sb_table_copy_row (const SbTable *table, gpointer to, gconstpointer from);
int sb_field_parse_choice (const SbField *field, const char *code);
const char *sb_field_get_code (const SbField *field, int value);

G_END_DECLS
