/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * For judge-json.py: reads documents from standard input, one on each line, and writes one line for
 * each, which says whether it has the shape of the schema, what the import says, and its canonical
 * form. With --store the bid is put into a document and read from there before it is written.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <samanbud.h>

#include "../src/exchange/sb-json-schema.h"

static gboolean
has_shape (const SbJsonSchema *schema, const char *text)
{
  json_t *document = json_loads (text, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
  gboolean result = document != NULL && sb_json_schema_check (schema, document, NULL);

  json_decref (document);
  return result;
}

static SbBid *
load (const char *text, gboolean through_store, GError **error)
{
  g_autoptr (SbBid) bid = sb_json_parse (text, strlen (text), error);
  g_autoptr (SbDocument) document = NULL;
  SbBid *stored;

  if (bid == NULL || !through_store)
    return g_steal_pointer (&bid);

  document = sb_document_new_from_bid (bid, "Import", error);
  if (document == NULL)
    return NULL;
  stored = sb_document_load_bid (document, TRUE, error);
  sb_document_close (document, FALSE);
  return stored;
}

static void
answer (const SbJsonSchema *schema, const char *text, gboolean through_store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = load (text, through_store, &error);
  g_autofree char *written = bid != NULL ? sb_json_write (bid) : NULL;
  json_t *line = json_pack ("{s:b, s:s?, s:s?}", "shape", has_shape (schema, text), "error",
                            error != NULL ? error->message : NULL, "written", written);
  char *dumped = json_dumps (line, JSON_COMPACT);

  puts (dumped);
  free (dumped);
  json_decref (line);
}

int
main (int argc, char *argv[])
{
  gboolean through_store = argc == 2 && strcmp (argv[1], "--store") == 0;
  g_autoptr (SbJsonSchema) schema = sb_json_schema_load ();
  g_autoptr (GString) line = g_string_new (NULL);
  int c;

  while ((c = getchar ()) != EOF)
    {
      if (c != '\n')
        {
          g_string_append_c (line, (char) c);
          continue;
        }
      answer (schema, line->str, through_store);
      g_string_truncate (line, 0);
    }

  return 0;
}
