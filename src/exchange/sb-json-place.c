/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which value of a document stands at a byte of its text. The parser stops at what is not JSON with
 * a line and a column; a path says more to whoever wrote the program that wrote the file. Only the
 * text before the mistake is read, and that is known to be JSON.
 */

#include "config.h"

#include <string.h>

#include "sb-json-fault.h"
#include "sb-json-place.h"

/* An object or a list that is open at the place. */
typedef struct
{
  char *key; /* the last one in an object; NULL in a list */
  gsize index;
  gboolean is_list;
} Level;

static void
clear_level (gpointer data)
{
  g_free (((Level *) data)->key);
}

static gsize
skip_string (const char *text, gsize offset, gsize i)
{
  for (i++; i < offset && text[i] != '"'; i++)
    if (text[i] == '\\')
      i++;

  return i;
}

/* The text of a string that begins at its quotation mark; escapes are left as they are. */
static char *
copy_string (const char *text, gsize from, gsize to)
{
  g_autofree char *bytes = g_strndup (text + from + 1, to > from ? to - from - 1 : 0);

  return g_utf8_make_valid (bytes, -1);
}

static GArray *
read_levels (const char *text, gsize offset)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (Level));
  gboolean key_follows = FALSE;

  g_array_set_clear_func (levels, clear_level);
  for (gsize i = 0; i < offset; i++)
    {
      Level *last = levels->len > 0 ? &g_array_index (levels, Level, levels->len - 1) : NULL;
      Level opened = { NULL, 0, text[i] == '[' };

      if (text[i] == '{' || text[i] == '[')
        {
          g_array_append_val (levels, opened);
          key_follows = text[i] == '{';
        }
      else if ((text[i] == '}' || text[i] == ']') && last != NULL)
        {
          g_array_set_size (levels, levels->len - 1);
          key_follows = FALSE;
        }
      else if (text[i] == ',' && last != NULL)
        {
          last->index++;
          key_follows = !last->is_list;
        }
      else if (text[i] == '"')
        {
          gsize end = skip_string (text, offset, i);

          if (key_follows && last != NULL)
            {
              g_free (last->key);
              last->key = copy_string (text, i, MIN (end, offset));
              key_follows = FALSE;
            }
          i = end;
        }
    }

  return levels;
}

/**
 * sb_json_place_of:
 * @text: the text of a document
 * @offset: how much of it is JSON
 *
 * Says which value stands at a byte. In an object it is the last key before the byte.
 *
 * Returns: (transfer full): a path such as `$.members[2].name`
 */
char *
sb_json_place_of (const char *text, gsize offset)
{
  g_autoptr (GArray) levels = read_levels (text, offset);
  g_autofree SbJsonPath *steps = g_new0 (SbJsonPath, levels->len + 1);
  const SbJsonPath *last = NULL;

  for (guint i = 0; i < levels->len; i++)
    {
      const Level *level = &g_array_index (levels, Level, i);

      if (!level->is_list && level->key == NULL)
        break;
      steps[i] = (SbJsonPath){ last, level->key, level->index };
      last = &steps[i];
    }

  return sb_json_path_to_text (last);
}
