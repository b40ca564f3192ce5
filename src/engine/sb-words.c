/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How sentences name requirements: by the sections that the authority knows; those that the group
 * added and that stand in none by the beginning of their text. Where a section would leave open
 * which of its requirements is meant, text and section stand together.
 */

#include "config.h"

#include <samanbud/sb-text.h>
#include <samanbud/sb-words.h>
#include <string.h>

/* A sentence that names more than these does not get clearer. */
#define MAX_NAMED   4
#define MAX_LETTERS 60

/**
 * sb_words_have_sections:
 * @bid: a sealed bid
 * @requirements: (element-type guint): positions
 *
 * Returns: whether all of them stand in a section
 */
gboolean
sb_words_have_sections (const SbBid *bid, const GArray *requirements)
{
  for (guint i = 0; i < requirements->len; i++)
    if (sb_text_is_empty (bid->requirements[g_array_index (requirements, guint, i)].section))
      return FALSE;

  return TRUE;
}

/* The beginning of a requirement's text in quotation marks; its id where it has no text. */
static char *
quote_text (const SbRequirement *requirement, SbLanguage language)
{
  g_autofree char *text = g_strdup (sb_requirement_get_text (requirement, language));
  g_autofree char *start = NULL;
  char *space;

  if (sb_text_is_empty (text))
    return g_strdup (requirement->id);
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
  if (g_utf8_strlen (text, -1) <= MAX_LETTERS)
    return g_strdup_printf (sb_language_text (language, "“%s”"), text);

  start = g_utf8_substring (text, 0, MAX_LETTERS);
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strdup_printf (sb_language_text (language, "“%s…”"), start);
}

/**
 * sb_words_name_requirement:
 * @requirement: a requirement
 * @language: the language wanted
 *
 * Returns: (transfer full): the beginning of its text, and its section where it has one
 */
char *
sb_words_name_requirement (const SbRequirement *requirement, SbLanguage language)
{
  g_autofree char *text = quote_text (requirement, language);

  if (sb_text_is_empty (requirement->section))
    return g_steal_pointer (&text);

  /* Translators: the beginning of a requirement's text, in quotation marks; its section. */
  return g_strdup_printf (sb_language_text (language, "%1$s (%2$s)"), text, requirement->section);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return sb_text_compare_natural (*(char *const *) a, *(char *const *) b);
}

/* A requirement may stand in several sections: "2.2; 4.1". */
static void
add_sections (GPtrArray *names, const SbRequirement *requirement, SbLanguage language)
{
  g_auto (GStrv) sections = NULL;

  if (sb_text_is_empty (requirement->section))
    {
      g_ptr_array_add (names, quote_text (requirement, language));
      return;
    }

  sections = g_strsplit (requirement->section, ";", -1);
  for (guint i = 0; sections[i] != NULL; i++)
    if (!sb_text_is_empty (sections[i]))
      g_ptr_array_add (names, g_strdup (g_strstrip (sections[i])));
  /* Nothing but semicolons. */
  if (names->len == 0)
    g_ptr_array_add (names, g_strdup (requirement->section));
}

static GPtrArray *
list_sections (const SbBid *bid, const GArray *requirements, SbLanguage language)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < requirements->len; i++)
    add_sections (names, &bid->requirements[g_array_index (requirements, guint, i)], language);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 1; i < names->len;)
    {
      if (g_strcmp0 (names->pdata[i - 1], names->pdata[i]) == 0)
        g_ptr_array_remove_index (names, i);
      else
        i++;
    }

  return names;
}

/* All of them, or as many as @max and how many more there are. */
static char *
enumerate (const GPtrArray *names, guint max, SbLanguage language)
{
  guint n_named = names->len <= max + 1 ? names->len - 1 : max;
  g_autoptr (GString) list = NULL;
  g_autofree char *more = NULL;

  if (names->len == 1)
    return g_strdup (names->pdata[0]);

  list = g_string_new (names->pdata[0]);
  for (guint i = 1; i < n_named; i++)
    g_string_append_printf (list, ", %s", (const char *) names->pdata[i]);

  /* Translators: the end of a list of sections: "3.2, 5.1 and 5.10". */
  if (n_named == names->len - 1)
    return g_strdup_printf (sb_language_text (language, "%1$s and %2$s"), list->str,
                            (const char *) names->pdata[n_named]);

  more = sb_language_integer (language, names->len - n_named);
  /* Translators: the end of a long list of sections: "3.2, 5.1, 5.10, 6 and 12 more". */
  return g_strdup_printf (sb_language_text (language, "%1$s and %2$s more"), list->str, more);
}

/**
 * sb_words_list_references:
 * @bid: a sealed bid
 * @requirements: (element-type guint): positions, at least one
 * @language: the language wanted
 * @n_names: (out): how many different ones there are
 *
 * Returns: (transfer full): each section once, in the order in which people count: "3.2, 5.1 and
 *   5.10"; of many only the first ones and how many more there are
 */
char *
sb_words_list_references (const SbBid *bid,
                          const GArray *requirements,
                          SbLanguage language,
                          guint *n_names)
{
  g_autoptr (GPtrArray) names = list_sections (bid, requirements, language);

  g_return_val_if_fail (names->len > 0, NULL);

  *n_names = names->len;
  return enumerate (names, MAX_NAMED, language);
}

/**
 * sb_words_name_requirements:
 * @bid: a sealed bid
 * @requirements: (element-type guint): positions, at least one
 * @max: about how many to name, at least one
 * @language: the language wanted
 *
 * Returns: (transfer full): each by the beginning of its text and its section, in the order given;
 *   of many only the first ones and how many more there are
 */
char *
sb_words_name_requirements (const SbBid *bid,
                            const GArray *requirements,
                            guint max,
                            SbLanguage language)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (requirements->len > 0 && max > 0, NULL);

  for (guint i = 0; i < requirements->len; i++)
    g_ptr_array_add (names,
                     sb_words_name_requirement (
                         &bid->requirements[g_array_index (requirements, guint, i)], language));

  return enumerate (names, max, language);
}
