/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whether a shipped catalogue suits a bid: its region and its time, as far as both are known. None
 * of it stops anybody: an old catalogue of another region may be the nearest there is.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-catalogue.h>
#include <samanbud/sb-codes.h>
#include <samanbud/sb-text.h>

#define COUNTY " län"

/* "Jönköpings län" → "Jönköping": how people shorten the name of a region. */
static char *
build_short_name (const SbRegion *region)
{
  char *name = g_strdup (region->county);

  if (g_str_has_suffix (name, COUNTY))
    name[strlen (name) - strlen (COUNTY)] = '\0';
  if (g_str_has_suffix (name, "s"))
    name[strlen (name) - 1] = '\0';

  return name;
}

static gboolean
contains (const char *folded, const char *name)
{
  g_autofree char *part = g_utf8_casefold (name, -1);

  return strstr (folded, part) != NULL;
}

static gboolean
names_region (const char *folded, const SbRegion *region)
{
  g_autofree char *short_name = build_short_name (region);

  return contains (folded, region->name) || contains (folded, short_name);
}

/* An authority is free text, and may be none of the regions: only what is sure counts. */
static gboolean
names_another_region (const char *authority, const char *region_code)
{
  g_autofree char *folded = g_utf8_casefold (authority, -1);
  guint n;
  const SbRegion *const *regions = sb_codes_list_regions (&n);
  gboolean another = FALSE;

  for (guint i = 0; i < n; i++)
    if (names_region (folded, regions[i]))
      {
        if (g_str_equal (regions[i]->code, region_code))
          return FALSE;
        another = TRUE;
      }

  return another;
}

static void
take_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_times (GString *text, const SbCatalogue *catalogue, SbDate start, SbLanguage language)
{
  g_autofree char *from = sb_language_date (language, catalogue->valid_from);
  g_autofree char *to = sb_language_date (language, catalogue->valid_to);

  if (catalogue->valid_to != SB_DATE_NONE && catalogue->valid_to < start)
    take_sentence (
        text,
        g_strdup_printf (
            /* Translators: of a catalogue; the last day on which it applies. */
            sb_language_text (language, "Applies until %s; the contract starts after that."), to));
  if (catalogue->valid_from != SB_DATE_NONE && catalogue->valid_from > start)
    take_sentence (
        text, g_strdup_printf (
                  /* Translators: of a catalogue; the first day on which it applies. */
                  sb_language_text (language, "Applies from %s; the contract starts before that."),
                  from));
}

/**
 * sb_catalogue_describe_fit:
 * @catalogue: a catalogue
 * @bid: a bid
 * @language: a language
 *
 * Tells why the catalogue may be the wrong one for the bid: it is another region's, or it does not
 * apply when the contract starts.
 *
 * Returns: (transfer full) (nullable): whole sentences, NULL when nothing speaks against it
 */
char *
sb_catalogue_describe_fit (const SbCatalogue *catalogue, const SbBid *bid, SbLanguage language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *authority;

  g_return_val_if_fail (catalogue != NULL && bid != NULL, NULL);

  authority = bid->info->authority_name;
  if (!sb_text_is_empty (authority) && names_another_region (authority, catalogue->region_code))
    take_sentence (
        text,
        g_strdup_printf (
            /* Translators: of a catalogue; the region it is from; the authority of the bid. */
            sb_language_text (language, "For %1$s; the bid names %2$s."), catalogue->region,
            authority));
  add_times (text, catalogue, bid->start, language);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
