/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * For judge-json.py: reads documents from standard input, one on each line, and writes one line for
 * each, which says whether it has the shape of the schema, what the import says, and its canonical
 * form.
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

static void
answer (const SbJsonSchema *schema, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_json_parse (text, strlen (text), &error);
  g_autofree char *written = bid != NULL ? sb_json_write (bid) : NULL;
  json_t *line = json_pack ("{s:b, s:s?, s:s?}", "shape", has_shape (schema, text), "error",
                            error != NULL ? error->message : NULL, "written", written);
  char *dumped = json_dumps (line, JSON_COMPACT);

  puts (dumped);
  free (dumped);
  json_decref (line);
}

int
main (void)
{
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
      answer (schema, line->str);
      g_string_truncate (line, 0);
    }

  return 0;
}
