/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Legal references. Which statute a finding cites depends on the route and on what kind of
 * requirement it is about; all of that, and the words, is data (resources/law/references.ini). The
 * tables are read once and live as long as the process.
 */

#include "config.h"

#include <samanbud/sb-bid-info.h>
#include <samanbud/sb-law.h>
#include <samanbud/sb-resources.h>
#include <string.h>

/*
 * laws: by key, SbLaw
 * lists: by "route lov/exclusion" or "remark identity/law", NULL-terminated arrays of SbLaw
 */
typedef struct
{
  GHashTable *laws;
  GHashTable *lists;
} Library;

#define LAW_PREFIX "law "

static SbLaw *
read_law (GKeyFile *file, const char *group)
{
  SbLaw *law = g_new0 (SbLaw, 1);

  law->key = g_strdup (group + strlen (LAW_PREFIX));
  law->full[SB_LANGUAGE_SV] = g_key_file_get_string (file, group, "sv", NULL);
  law->full[SB_LANGUAGE_EN] = g_key_file_get_string (file, group, "en", NULL);
  law->brief[SB_LANGUAGE_SV] = g_key_file_get_string (file, group, "sv_short", NULL);
  law->brief[SB_LANGUAGE_EN] = g_key_file_get_string (file, group, "en_short", NULL);
  law->act[SB_LANGUAGE_SV] = g_key_file_get_string (file, group, "act_sv", NULL);
  law->act[SB_LANGUAGE_EN] = g_key_file_get_string (file, group, "act_en", NULL);
  law->valid_from = g_key_file_get_string (file, group, "valid_from", NULL);
  law->read = g_key_file_get_string (file, group, "read", NULL);
  law->source = g_key_file_get_string (file, group, "source", NULL);

  return law;
}

static void
read_lists (Library *library, GKeyFile *file, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_key_file_get_string_list (file, group, keys[i], NULL, NULL);
      GPtrArray *laws = g_ptr_array_new ();

      for (guint j = 0; names[j] != NULL; j++)
        {
          SbLaw *law = g_hash_table_lookup (library->laws, names[j]);

          if (law == NULL)
            g_error ("No legal reference %s, which [%s] names", names[j], group);
          g_ptr_array_add (laws, law);
        }
      g_ptr_array_add (laws, NULL);
      g_hash_table_insert (library->lists, g_strconcat (group, "/", keys[i], NULL),
                           g_ptr_array_free (laws, FALSE));
    }
}

/* The file is part of the program; what is wrong with it is a mistake of ours, which the tests
 * find. */
static Library *
load_library (void)
{
  Library *library = g_new0 (Library, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = sb_resources_load ("law/references.ini");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  library->laws = g_hash_table_new (g_str_hash, g_str_equal);
  library->lists = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("The legal references cannot be read: %s", error->message);

  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], LAW_PREFIX))
      {
        SbLaw *law = read_law (file, groups[i]);

        g_hash_table_insert (library->laws, law->key, law);
      }
  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_str_has_prefix (groups[i], LAW_PREFIX))
      read_lists (library, file, groups[i]);

  return library;
}

static const Library *
get_library (void)
{
  static gsize library = 0;

  if (g_once_init_enter (&library))
    g_once_init_leave (&library, (gsize) load_library ());

  return (const Library *) library;
}

static const SbLaw *const *
look_up (const char *group, const char *name, const char *key)
{
  g_autofree char *path = g_strconcat (group, " ", name, "/", key, NULL);

  return g_hash_table_lookup (get_library ()->lists, path);
}

/**
 * sb_law_find:
 * @key: a reference, as in references.ini
 *
 * Returns: (transfer none) (nullable): the reference
 */
const SbLaw *
sb_law_find (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (get_library ()->laws, key);
}

/**
 * sb_law_list_for_category:
 * @route: a #SbRoute, or -1 when it is not known
 * @category: (nullable): category of a requirement
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the statutes that such a
 * requirement rests on; NULL when the route is not known
 */
const SbLaw *const *
sb_law_list_for_category (int route, const char *category)
{
  const SbField *field = sb_table_find_field (&sb_bid_info_table, "route");
  const char *code = sb_field_get_code (field, route);
  const SbLaw *const *laws = NULL;

  if (code == NULL)
    return NULL;

  if (category != NULL)
    laws = look_up ("route", code, category);

  return laws != NULL ? laws : look_up ("route", code, "default");
}

/**
 * sb_law_list_for_remark:
 * @remark: name of a kind of remark
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the statutes it rests on
 */
const SbLaw *const *
sb_law_list_for_remark (const char *remark)
{
  g_return_val_if_fail (remark != NULL, NULL);

  return look_up ("remark", remark, "law");
}

/**
 * sb_law_describe:
 * @laws: (nullable) (array zero-terminated=1): references
 * @language: a language
 *
 * Returns: (transfer full): them in full, with semicolons between; "" for none
 */
char *
sb_law_describe (const SbLaw *const *laws, SbLanguage language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; laws != NULL && laws[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      g_string_append (text, laws[i]->full[language]);
    }

  return g_string_free (text, FALSE);
}
