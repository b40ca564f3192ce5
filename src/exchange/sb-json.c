/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exchange format `samanbud-bid/1`: import and export of a whole bid as JSON. An import goes
 * through five gates, and the first fault ends it: is it JSON, has it the shape of the schema, can
 * each value be taken, do the rules between values hold, did every whole number come through the
 * parser as it was written. Whatever passes has one canonical form.
 *
 * The parser is jansson: strict, bounded in depth, careful with UTF-8, and it refuses keys that
 * stand twice. json-glib 1.6 accepts such keys and overflows the stack on deep nesting.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <jansson.h>
#include <string.h>

#include <samanbud/sb-error.h>
#include <samanbud/sb-json.h>

#include "sb-json-exact.h"
#include "sb-json-place.h"
#include "sb-json-reader.h"
#include "sb-json-rules.h"
#include "sb-json-schema.h"
#include "sb-json-writer.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* A fault of the syntax: where by line and column, and by path as far as there is one. */
static void
fail_syntax (const char *text,
             const json_error_t *problem,
             const char *found,
             const char *expected,
             GError **error)
{
  /* The parser has read the byte that it stopped at. */
  g_autofree char *path = sb_json_place_of (text, (gsize) MAX (problem->position - 1, 0));
  g_autofree char *place = NULL;

  /* Translators: a place in a text file; %1$s is a path such as $.members[2]. */
  place = g_strdup_printf (_ ("%1$s (line %2$d, column %3$d)"), path, MAX (problem->line, 1),
                           MAX (problem->column, 0));
  sb_json_fail_at (error, place, found, expected);
}

static void
explain (const char *text, const json_error_t *problem, GError **error)
{
  const char *found = _ ("something that is not JSON");
  const char *expected = _ ("JSON (RFC 8259)");

  switch ((int) json_error_code (problem))
    {
    case json_error_stack_overflow:
      found = _ ("lists or objects too deep in each other");
      expected = _ ("a document of this format");
      break;
    case json_error_invalid_utf8:
      found = _ ("bytes that are not UTF-8");
      expected = _ ("text in UTF-8");
      break;
    case json_error_premature_end_of_input:
      found = _ ("the end of the file");
      expected = _ ("the rest of the document");
      break;
    case json_error_end_of_input_expected:
      found = _ ("more text after the document");
      expected = _ ("the end of the file");
      break;
    case json_error_null_character:
    case json_error_null_byte_in_key:
      found = _ ("the character U+0000");
      expected = _ ("text without it");
      break;
    case json_error_duplicate_key:
      found = _ ("the same key once more");
      expected = _ ("each key once");
      break;
    case json_error_numeric_overflow:
      found = _ ("a number that is too large");
      expected = _ ("a number of at most 64 bits");
      break;
    default:
      break;
    }

  fail_syntax (text, problem, found, expected, error);
}

static json_t *
parse_text (const char *text, gsize length, GError **error)
{
  json_error_t problem;
  json_t *document;

  if (length > SB_JSON_MAX_BYTES)
    {
      sb_json_fail_at (error, "$", _ ("a file of more than 256 MiB"), _ ("a smaller one"));
      return NULL;
    }
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    {
      sb_json_fail_at (error, "$", _ ("a byte order mark"), _ ("UTF-8 without one (RFC 8259)"));
      return NULL;
    }

  document = json_loadb (text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  if (document == NULL)
    explain (text, &problem, error);

  return document;
}

/**
 * sb_json_parse:
 * @text: a document of the format `samanbud-bid/1`
 * @length: its length in bytes; at most SB_JSON_MAX_BYTES
 * @error: says where the first fault is, what was found there and what was expected
 *
 * Reads a bid. Rows that have no id in the file get a random one.
 *
 * Returns: (transfer full) (nullable): the bid, sealed
 */
SbBid *
sb_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (json_t) document = NULL;
  g_autoptr (SbJsonSchema) schema = NULL;
  g_autoptr (SbBid) bid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  document = parse_text (text, length, error);
  if (document == NULL)
    return NULL;

  schema = sb_json_schema_load ();
  bid = sb_bid_new ();
  if (!sb_json_schema_check (schema, document, error) || !sb_json_read_bid (bid, document, error) ||
      !sb_json_check_rules (document, error) || !sb_json_check_exact (text, length, error) ||
      !sb_bid_seal (bid, error))
    return NULL;

  return g_steal_pointer (&bid);
}

/**
 * sb_json_write:
 * @bid: a sealed bid whose attachments were loaded with their bytes
 *
 * Writes a bid in the one canonical form. sb_json_parse() gives the same bid back, and writing that
 * gives the same bytes.
 *
 * Returns: (transfer full): the document, ending in a line feed
 */
char *
sb_json_write (const SbBid *bid)
{
  g_return_val_if_fail (bid != NULL && bid->sealed, NULL);
  for (guint i = 0; i < bid->n_attachments; i++)
    g_return_val_if_fail (bid->attachments[i].data != NULL, NULL);

  return sb_json_write_bid (bid);
}
