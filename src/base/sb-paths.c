/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where the program's own files are. Most of them are resources inside the program; what must be a
 * file (fonts, translations of the window) is found beside the sources when the program was started
 * from its build folder, and where it was installed otherwise.
 */

#include "config.h"

#include <samanbud/sb-paths.h>

static char *
read_program_path (void)
{
  return g_file_read_link ("/proc/self/exe", NULL);
}

/**
 * sb_paths_is_uninstalled:
 *
 * Returns: whether the running program lies in the folder it was built in
 */
gboolean
sb_paths_is_uninstalled (void)
{
  static gsize answer = 0;

  if (g_once_init_enter (&answer))
    {
      g_autofree char *program = read_program_path ();
      gboolean inside =
          program != NULL && g_str_has_prefix (program, SB_BUILD_DIR G_DIR_SEPARATOR_S);

      g_once_init_leave (&answer, inside ? 2 : 1);
    }

  return answer == 2;
}

/**
 * sb_paths_get_locale_dir:
 *
 * Returns: the folder to give to bindtextdomain()
 */
const char *
sb_paths_get_locale_dir (void)
{
  return sb_paths_is_uninstalled () ? SB_BUILD_DIR "/po" : SB_LOCALE_DIR;
}

/**
 * sb_paths_build_data:
 * @name: path below `resources/` in the sources, for instance "fonts"
 *
 * Returns: (transfer full): the path of a data file or folder
 */
char *
sb_paths_build_data (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (sb_paths_is_uninstalled ())
    return g_build_filename (SB_SOURCE_DIR, "resources", name, NULL);

  return g_build_filename (SB_DATA_DIR, name, NULL);
}
