/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The list of the shipped catalogues as JSON, `samanbud-catalogues/1`: for programs that choose one
 * and then apply it by its id.
 */

#include "config.h"

#include <jansson.h>
#include <stdlib.h>

#include <samanbud/sb-catalogue.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

static void
set_text (json_t *object, const char *key, const char *text)
{
  json_object_set_new (object, key, text != NULL ? json_string (text) : json_null ());
}

static void
set_date (json_t *object, const char *key, SbDate date)
{
  g_autofree char *iso = date != SB_DATE_NONE ? sb_date_to_iso (date) : NULL;

  set_text (object, key, iso);
}

static json_t *
new_title (const SbCatalogue *catalogue)
{
  json_t *object = json_object ();

  set_text (object, "sv", catalogue->title_sv);
  set_text (object, "en", catalogue->title_en);

  return object;
}

/**
 * sb_catalogue_write_list:
 *
 * Returns: (transfer full): `samanbud-catalogues/1`, ending in a line feed
 */
char *
sb_catalogue_write_list (void)
{
  g_autoptr (GPtrArray) catalogues = sb_catalogue_list ();
  g_autoptr (json_t) document = json_object ();
  json_t *list = json_array ();
  char *text, *result;

  for (guint i = 0; i < catalogues->len; i++)
    {
      const SbCatalogue *catalogue = g_ptr_array_index (catalogues, i);
      json_t *object = json_object ();

      set_text (object, "id", catalogue->id);
      json_object_set_new (object, "title", new_title (catalogue));
      set_text (object, "region", catalogue->region);
      set_text (object, "law", catalogue->law);
      set_text (object, "version", catalogue->version);
      set_text (object, "completeness", catalogue->completeness);
      json_object_set_new (object, "requirements", json_integer (catalogue->requirements->len));
      set_date (object, "valid_from", catalogue->valid_from);
      set_date (object, "valid_to", catalogue->valid_to);
      json_array_append_new (list, object);
    }
  json_object_set_new (document, "format", json_string ("samanbud-catalogues/1"));
  json_object_set_new (document, "catalogues", list);

  text = json_dumps (document, JSON_INDENT (2));
  result = g_strconcat (text, "\n", NULL);
  free (text);

  return result;
}
