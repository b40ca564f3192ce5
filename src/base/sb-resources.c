/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The data files that are part of the program: schema, catalogues, codes, law, translations,
 * examples. They are named as in `resources/` of the sources.
 */

#include "config.h"

#include <samanbud/sb-resources.h>

#include "sb-core-resources.h"

#define PREFIX "/se/samanbud/Samanbud/core/"

/**
 * sb_resources_load:
 * @name: a file of core.gresource.xml, for instance "codes/professions.csv"
 *
 * A missing file is a mistake of the build, not of the user.
 *
 * Returns: (transfer full): its content, followed by a NUL
 */
GBytes *
sb_resources_load (const char *name)
{
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_return_val_if_fail (name != NULL, NULL);

  bytes =
      g_resource_lookup_data (sb_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The program was built without %s: %s", name, error->message);

  return bytes;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/**
 * sb_resources_list:
 * @folder: a folder of core.gresource.xml, for instance "catalogues"
 *
 * Returns: (transfer full): the names of the files in it, sorted by bytes, NULL-terminated
 */
char **
sb_resources_list (const char *folder)
{
  g_autofree char *path = g_strconcat (PREFIX, folder, NULL);
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  names = g_resource_enumerate_children (sb_core_get_resource (), path,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return g_steal_pointer (&names);
}
