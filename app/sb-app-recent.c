/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the program remembers between runs apart from documents: bids that were open lately, and the
 * window's size. A small key file in the state directory; losing it loses nothing but comfort, so
 * errors are not reported.
 */

#include "config.h"

#include "sb-app-recent.h"

#include <glib/gi18n.h>

#define MAX_RECENT 12
#define WINDOW     "Window"

static char *
build_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "samanbud", "window.ini", NULL);
}

static GKeyFile *
load (void)
{
  GKeyFile *keys = g_key_file_new ();
  g_autofree char *path = build_path ();

  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);

  return keys;
}

static void
save (GKeyFile *keys)
{
  g_autofree char *path = build_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (keys, path, NULL);
}

void
sb_app_recent_free (SbAppRecent *recent)
{
  g_free (recent->uri);
  g_free (recent->title);
  g_free (recent->authority);
  g_free (recent);
}

static SbAppRecent *
read_recent (GKeyFile *keys, const char *group)
{
  SbAppRecent *recent = g_new0 (SbAppRecent, 1);
  g_autofree char *date = g_key_file_get_string (keys, group, "submit_by", NULL);

  recent->uri = g_strdup (group);
  recent->title = g_key_file_get_string (keys, group, "title", NULL);
  recent->authority = g_key_file_get_string (keys, group, "authority", NULL);
  recent->route = g_key_file_get_integer (keys, group, "route", NULL);
  recent->submit_by = SB_DATE_NONE;
  sb_date_parse (date, &recent->submit_by);

  return recent;
}

static void
write_recent (GKeyFile *keys, const SbAppRecent *recent)
{
  g_autofree char *date = sb_date_to_iso (recent->submit_by);

  g_key_file_set_string (keys, recent->uri, "title", recent->title != NULL ? recent->title : "");
  if (recent->authority != NULL)
    g_key_file_set_string (keys, recent->uri, "authority", recent->authority);
  g_key_file_set_integer (keys, recent->uri, "route", recent->route);
  if (date != NULL)
    g_key_file_set_string (keys, recent->uri, "submit_by", date);
}

/* A local file that is gone is left out; of a share that is not there right now nothing is known.
 */
static gboolean
is_gone (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return g_file_is_native (file) && !g_file_query_exists (file, NULL);
}

static GPtrArray *
list_all (GKeyFile *keys)
{
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_app_recent_free);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_strcmp0 (groups[i], WINDOW) != 0)
      g_ptr_array_add (all, read_recent (keys, groups[i]));

  return all;
}

static void
replace_all (GKeyFile *keys, GPtrArray *all)
{
  g_auto (GStrv) groups = g_key_file_get_groups (keys, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_strcmp0 (groups[i], WINDOW) != 0)
      g_key_file_remove_group (keys, groups[i], NULL);
  for (guint i = 0; i < all->len && i < MAX_RECENT; i++)
    write_recent (keys, all->pdata[i]);
  save (keys);
}

static void
remove_uri (GPtrArray *all, const char *uri)
{
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((SbAppRecent *) all->pdata[i])->uri, uri) == 0)
      {
        g_ptr_array_remove_index (all, i);
        return;
      }
}

/**
 * sb_app_recent_list:
 *
 * Returns: (transfer full) (element-type SbAppRecent): bids that were open lately, the last one
 * first
 */
GPtrArray *
sb_app_recent_list (void)
{
  g_autoptr (GKeyFile) keys = load ();
  GPtrArray *all = list_all (keys);

  for (guint i = all->len; i-- > 0;)
    if (is_gone (((SbAppRecent *) all->pdata[i])->uri))
      g_ptr_array_remove_index (all, i);

  return all;
}

/**
 * sb_app_recent_add:
 * @file: the bid's file
 * @bid: what is in it
 *
 * Puts a bid at the top of the list.
 */
void
sb_app_recent_add (GFile *file, const SbBid *bid)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autoptr (GPtrArray) all = list_all (keys);
  SbAppRecent *recent = g_new0 (SbAppRecent, 1);

  recent->uri = g_file_get_uri (file);
  recent->title = g_strdup (bid->info->title);
  recent->authority = g_strdup (bid->info->authority_name);
  recent->route = bid->info->route;
  recent->submit_by = bid->info->submit_by;

  remove_uri (all, recent->uri);
  g_ptr_array_insert (all, 0, recent);
  replace_all (keys, all);
}

/**
 * sb_app_recent_remove:
 * @uri: of a file
 *
 * Takes a bid off the list; its file stays.
 */
void
sb_app_recent_remove (const char *uri)
{
  g_autoptr (GKeyFile) keys = load ();
  g_autoptr (GPtrArray) all = list_all (keys);

  remove_uri (all, uri);
  replace_all (keys, all);
}

/**
 * sb_app_recent_load_size:
 * @width: (inout): the window's width, left alone when none is known
 * @height: (inout): its height
 * @maximized: (out): whether it filled the screen
 *
 * Recalls the window's size.
 */
void
sb_app_recent_load_size (int *width, int *height, gboolean *maximized)
{
  g_autoptr (GKeyFile) keys = load ();
  int w = g_key_file_get_integer (keys, WINDOW, "width", NULL);
  int h = g_key_file_get_integer (keys, WINDOW, "height", NULL);

  if (w > 0 && h > 0)
    {
      *width = w;
      *height = h;
    }
  *maximized = g_key_file_get_boolean (keys, WINDOW, "maximized", NULL);
}

/**
 * sb_app_recent_save_size:
 * @width: the window's width
 * @height: its height
 * @maximized: whether it fills the screen
 *
 * Remembers the window's size.
 */
void
sb_app_recent_save_size (int width, int height, gboolean maximized)
{
  g_autoptr (GKeyFile) keys = load ();

  if (!maximized)
    {
      g_key_file_set_integer (keys, WINDOW, "width", width);
      g_key_file_set_integer (keys, WINDOW, "height", height);
    }
  g_key_file_set_boolean (keys, WINDOW, "maximized", maximized);
  save (keys);
}

/**
 * sb_app_recent_describe_days_left:
 * @submit_by: when a bid is to be handed in, or SB_DATE_NONE
 *
 * Returns: (transfer full) (nullable): how long that is from today, in a few words; NULL when there
 * is no such date
 */
char *
sb_app_recent_describe_days_left (SbDate submit_by)
{
  int days;

  if (submit_by == SB_DATE_NONE)
    return NULL;

  days = submit_by - sb_date_today ();
  if (days < 0)
    return g_strdup (_ ("The day for handing in has passed"));
  if (days == 0)
    return g_strdup (_ ("To be handed in today"));

  g_autofree char *number = sb_language_integer (sb_language_of_user (), days);
  return g_strdup_printf (ngettext ("%s day left", "%s days left", (gulong) days), number);
}
