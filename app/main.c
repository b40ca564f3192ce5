/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program with the window. All that happens before GTK: the locale.
 *
 * Numbers stay in the "C" locale. With a comma as decimal sign, libxlsxwriter writes broken
 * workbooks and SQLite's JSON functions drop decimals; GTK would set that locale by itself. People
 * see numbers through sb_language_…, which does not ask the locale.
 */

#include "config.h"

#include "sb-app-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (SbAppApplication) application = NULL;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  gtk_disable_setlocale ();

  bindtextdomain (GETTEXT_PACKAGE, sb_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = sb_app_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
