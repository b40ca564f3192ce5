/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The code tables that ship with the program: professions and specialist titles, regions,
 * municipalities and urban localities. Each is a resource of comma-separated values
 * (resources/codes, where NOTICE.md names the sources), read when it is first asked for and kept
 * from then on. All rows belong to this file and are never freed; they can be read from any thread.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-codes.h>
#include <samanbud/sb-resources.h>

#include "sb-csv.h"

#define MICRO_DIGITS 6

typedef struct
{
  char *profession;
  GPtrArray *names_sv;
  GPtrArray *names_en;
} Titles;

/* The rows of one of our own tables. A table that cannot be read is a broken build, and there is
 * nothing to be done about it at run time. */
static GPtrArray *
load_table (const char *path, const char *const *columns)
{
  g_autoptr (GBytes) bytes = sb_resources_load (path);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  rows = sb_csv_parse (g_bytes_get_data (bytes, NULL), columns, &error);
  if (rows == NULL)
    g_error ("%s: %s", path, error->message);

  return rows;
}

static gint64
parse_number (const char *text)
{
  gint64 value = 0;
  gboolean ok = g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &value, NULL);

  g_assert (ok);
  return value;
}

/* Degrees with a decimal point to microdegrees, digit by digit: no floating point, no rounding. */
static gint64
parse_degrees (const char *text)
{
  gint64 micro = 0;
  int decimals = -1;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '.' && decimals < 0)
        {
          decimals = 0;
          continue;
        }

      g_assert (g_ascii_isdigit (*c) && decimals < MICRO_DIGITS);
      micro = micro * 10 + (*c - '0');
      if (decimals >= 0)
        decimals++;
    }

  for (decimals = MAX (decimals, 0); decimals < MICRO_DIGITS; decimals++)
    micro *= 10;

  return micro;
}

static gpointer
make_profession (char **row)
{
  SbProfession *profession = g_new0 (SbProfession, 1);

  profession->code = g_strdup (row[0]);
  profession->name_sv = g_strdup (row[1]);
  profession->name_en = g_strdup (row[2]);
  profession->licensed = strcmp (row[3], "yes") == 0;
  profession->valid_from = row[4][0] != '\0' ? g_strdup (row[4]) : NULL;
  profession->source = g_strdup (row[5]);
  return profession;
}

static gpointer
make_region (char **row)
{
  SbRegion *region = g_new0 (SbRegion, 1);

  region->code = g_strdup (row[0]);
  region->name = g_strdup (row[1]);
  region->county = g_strdup (row[2]);
  return region;
}

static gpointer
make_municipality (char **row)
{
  SbMunicipality *municipality = g_new0 (SbMunicipality, 1);
  const SbRegion *region = sb_codes_find_region (row[2]);

  g_assert (region != NULL);

  municipality->code = g_strdup (row[0]);
  municipality->name = g_strdup (row[1]);
  municipality->region_code = g_strdup (row[2]);
  municipality->region = g_strdup (region->name);
  municipality->lat = parse_degrees (row[3]);
  municipality->lon = parse_degrees (row[4]);
  return municipality;
}

static gpointer
make_locality (char **row)
{
  SbLocality *locality = g_new0 (SbLocality, 1);

  locality->code = g_strdup (row[0]);
  locality->name = g_strdup (row[1]);
  locality->municipality = g_strdup (row[2]);
  locality->population = parse_number (row[3]);
  locality->lat = parse_degrees (row[4]);
  locality->lon = parse_degrees (row[5]);
  return locality;
}

/* A table turned into structs, with a NULL after the last. */
static GPtrArray *
load_structs (const char *path, const char *const *columns, gpointer (*make) (char **row))
{
  g_autoptr (GPtrArray) rows = load_table (path, columns);
  GPtrArray *structs = g_ptr_array_sized_new (rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (structs, make (g_ptr_array_index (rows, i)));

  g_ptr_array_add (structs, NULL);
  return structs;
}

static GPtrArray *
get_professions (void)
{
  static const char *const columns[] = { "code",       "name_sv", "name_en", "licensed",
                                         "valid_from", "source",  NULL };
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once,
                       (gsize) load_structs ("codes/professions.csv", columns, make_profession));

  return (GPtrArray *) once;
}

static GPtrArray *
get_regions (void)
{
  static const char *const columns[] = { "code", "name", "county", NULL };
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) load_structs ("codes/regions.csv", columns, make_region));

  return (GPtrArray *) once;
}

static GPtrArray *
get_municipalities (void)
{
  static const char *const columns[] = { "code", "name", "region", "lat", "lon", NULL };
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (
        &once, (gsize) load_structs ("codes/municipalities.csv", columns, make_municipality));

  return (GPtrArray *) once;
}

static GPtrArray *
get_localities (void)
{
  static const char *const columns[] = { "code", "name", "municipality", "population", "lat",
                                         "lon",  NULL };
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once,
                       (gsize) load_structs ("codes/localities.csv", columns, make_locality));

  return (GPtrArray *) once;
}

static Titles *
find_titles (GPtrArray *all, const char *profession)
{
  for (guint i = 0; i < all->len; i++)
    {
      Titles *titles = g_ptr_array_index (all, i);

      if (strcmp (titles->profession, profession) == 0)
        return titles;
    }

  return NULL;
}

static GPtrArray *
load_titles (void)
{
  static const char *const columns[] = { "profession", "title_sv", "title_en",
                                         "checked",    "source",   NULL };
  g_autoptr (GPtrArray) rows = load_table ("codes/titles.csv", columns);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      Titles *titles = find_titles (all, row[0]);

      if (titles == NULL)
        {
          titles = g_new0 (Titles, 1);
          titles->profession = g_strdup (row[0]);
          titles->names_sv = g_ptr_array_new ();
          titles->names_en = g_ptr_array_new ();
          g_ptr_array_add (all, titles);
        }

      g_ptr_array_add (titles->names_sv, g_strdup (row[1]));
      g_ptr_array_add (titles->names_en, g_strdup (row[2]));
    }

  for (guint i = 0; i < all->len; i++)
    {
      Titles *titles = g_ptr_array_index (all, i);

      g_ptr_array_add (titles->names_sv, NULL);
      g_ptr_array_add (titles->names_en, NULL);
    }

  return all;
}

static GPtrArray *
get_titles (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) load_titles ());

  return (GPtrArray *) once;
}

/* The first member of every struct here is its code. The tables are short or rarely searched. */
static gconstpointer
find_code (GPtrArray *structs, const char *code)
{
  if (code == NULL)
    return NULL;

  for (guint i = 0; i + 1 < structs->len; i++)
    {
      const char *const *row = g_ptr_array_index (structs, i);

      if (strcmp (*row, code) == 0)
        return row;
    }

  return NULL;
}

static gpointer
list_structs (GPtrArray *structs, guint *n)
{
  if (n != NULL)
    *n = structs->len - 1;

  return structs->pdata;
}

/**
 * sb_codes_list_professions:
 * @n: (out) (optional): how many
 *
 * Those that are common in primary care come first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the professions
 */
const SbProfession *const *
sb_codes_list_professions (guint *n)
{
  return list_structs (get_professions (), n);
}

/**
 * sb_codes_find_profession:
 * @code: (nullable): a profession code
 *
 * Returns: (transfer none) (nullable): the profession, NULL when there is none of that code
 */
const SbProfession *
sb_codes_find_profession (const char *code)
{
  return find_code (get_professions (), code);
}

/**
 * sb_codes_get_profession_name:
 * @code: a profession code
 * @language: a language
 *
 * Returns: (transfer none): the name, lower case; @code itself when it is not known
 */
const char *
sb_codes_get_profession_name (const char *code, SbLanguage language)
{
  const SbProfession *profession = sb_codes_find_profession (code);

  if (profession == NULL)
    return code;

  return language == SB_LANGUAGE_SV ? profession->name_sv : profession->name_en;
}

/**
 * sb_codes_list_regions:
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array zero-terminated=1): the regions, by county code
 */
const SbRegion *const *
sb_codes_list_regions (guint *n)
{
  return list_structs (get_regions (), n);
}

/**
 * sb_codes_find_region:
 * @code: (nullable): a county code
 *
 * Returns: (transfer none) (nullable): the region, NULL when there is none of that code
 */
const SbRegion *
sb_codes_find_region (const char *code)
{
  return find_code (get_regions (), code);
}

/**
 * sb_codes_list_municipalities:
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array zero-terminated=1): the municipalities, by code
 */
const SbMunicipality *const *
sb_codes_list_municipalities (guint *n)
{
  return list_structs (get_municipalities (), n);
}

/**
 * sb_codes_find_municipality:
 * @code: (nullable): a municipality code
 *
 * Returns: (transfer none) (nullable): the municipality, NULL when there is none of that code
 */
const SbMunicipality *
sb_codes_find_municipality (const char *code)
{
  return find_code (get_municipalities (), code);
}

/**
 * sb_codes_list_localities:
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array zero-terminated=1): the urban localities, by code
 */
const SbLocality *const *
sb_codes_list_localities (guint *n)
{
  return list_structs (get_localities (), n);
}

/**
 * sb_codes_list_titles:
 * @profession: (nullable): a profession code
 * @language: a language
 *
 * Every physician may hold any medical specialty and every nurse any specialist nurse's title,
 * whatever they work as.
 *
 * Returns: (transfer none) (array zero-terminated=1): the specialist titles of a profession,
 * perhaps none
 */
const char *const *
sb_codes_list_titles (const char *profession, SbLanguage language)
{
  static const char *const none[] = { NULL };
  const char *holder = profession;
  const Titles *titles;

  if (profession == NULL)
    return none;

  if (strcmp (profession, "gp") == 0 || strcmp (profession, "st-physician") == 0)
    holder = "physician";
  else if (strcmp (profession, "district-nurse") == 0)
    holder = "nurse";

  titles = find_titles (get_titles (), holder);
  if (titles == NULL)
    return none;

  return (const char *const *) (language == SB_LANGUAGE_SV ? titles->names_sv : titles->names_en)
      ->pdata;
}
