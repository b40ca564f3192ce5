/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Remedies in words: the same on screen, on paper and on the command line. */

#include "config.h"

#include <samanbud/sb-remedies.h>

#include <glib/gi18n.h>

#include <samanbud/sb-codes.h>

/* “A, B or C” */
static char *
join_professions (char **codes, SbLanguage language)
{
  guint n = g_strv_length (codes);
  GString *text = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i + 1 < MAX (n, 2) && i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            sb_codes_get_profession_name (codes[i], language));
  if (n < 2)
    return g_string_free (text, FALSE);

  first = g_string_free (text, FALSE);
  /* Translators: the end of a list of professions. */
  return g_strdup_printf (sb_language_text (language, "%1$s or %2$s"), first,
                          sb_codes_get_profession_name (codes[n - 1], language));
}

/**
 * sb_extra_describe:
 * @extra: capacity that would have to be added
 * @language: the language wanted
 *
 * Returns: (transfer full): how much of what, and where, without a full stop
 */
char *
sb_extra_describe (const SbExtra *extra, SbLanguage language)
{
  g_autofree char *hours = NULL;
  g_autofree char *professions = NULL;
  const SbMunicipality *place;

  g_return_val_if_fail (extra != NULL, NULL);

  hours = sb_language_hours (language, extra->minutes_per_week);
  professions = join_professions (extra->professions, language);
  if (extra->municipality == NULL)
    /* Translators: hours, professions. */
    return g_strdup_printf (sb_language_text (language, "%1$s h per week: %2$s"), hours,
                            professions);

  place = sb_codes_find_municipality (extra->municipality);
  /* Translators: hours, professions, a municipality. */
  return g_strdup_printf (sb_language_text (language, "%1$s h per week in %3$s: %2$s"), hours,
                          professions, place != NULL ? place->name : extra->municipality);
}

/**
 * sb_cure_describe:
 * @cure: a cure
 * @language: the language wanted
 *
 * Returns: (transfer full): what would help, in one sentence
 */
char *
sb_cure_describe (SbCure cure, SbLanguage language)
{
  static const char *const words[] = {
    N_ ("It would stand if another member were the lead."),
    N_ ("It would stand if another member’s clinic were open at those hours too."),
    N_ ("It would stand if another member had a clinic that near."),
    N_ ("It would stand if those who stay reached the number by themselves."),
    N_ ("It would stand if another member met it too."),
    N_ ("It would stand if everybody who stays met it."),
  };

  g_return_val_if_fail (cure < G_N_ELEMENTS (words), NULL);

  return g_strdup (sb_language_text (language, words[cure]));
}
