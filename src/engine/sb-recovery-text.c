/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way back to full strength in words: the same on screen, on paper and on the command line. */

#include "config.h"

#include <samanbud/sb-recovery.h>

#include <glib/gi18n.h>

static gboolean
takes_overtime (const SbRecovery *self)
{
  for (guint i = 0; i < self->curve->len; i++)
    {
      const SbCoverage *coverage = &g_array_index (self->curve, SbCoverage, i);

      if (coverage->missing < coverage->without_overtime)
        return TRUE;
    }

  return FALSE;
}

static char *
describe_safe (const SbRecovery *self, SbLanguage language)
{
  g_autofree char *date = sb_language_date (language, self->recovered);

  if (self->recovered == self->at)
    return g_strdup (sb_language_text (
        language, "If the search begins with the notice, all places are filled in time."));
  if (self->recovered == SB_DATE_NONE && takes_overtime (self))
    return g_strdup (sb_language_text (
        language, "The others manage by working overtime, for as long as it takes."));
  if (self->recovered == SB_DATE_NONE)
    return g_strdup (
        sb_language_text (language, "The others have the hours, however long it takes."));
  if (takes_overtime (self))
    /* Translators: a date. */
    return g_strdup_printf (
        sb_language_text (language,
                          "The others manage by working overtime until all places are filled on "
                          "%s."),
        date);

  /* Translators: a date. */
  return g_strdup_printf (
      sb_language_text (language, "The others have the hours until all places are filled on %s."),
      date);
}

/**
 * sb_recovery_describe:
 * @recovery: a recovery
 * @language: the language wanted
 *
 * Returns: (transfer full): in a sentence whether anything is missing until others are in place,
 *   from when and how much
 */
char *
sb_recovery_describe (const SbRecovery *recovery, SbLanguage language)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *hours = NULL;

  g_return_val_if_fail (recovery != NULL, NULL);

  if (recovery->first_unsafe == SB_DATE_NONE)
    return describe_safe (recovery, language);

  from = sb_language_date (language, recovery->first_unsafe);
  to = sb_language_date (language, recovery->recovered);
  hours = sb_language_hours (language, recovery->minutes_lost);
  if (recovery->recovered == SB_DATE_NONE)
    /* Translators: a date, hours in all. */
    return g_strdup_printf (
        sb_language_text (language,
                          "Hours are missing from %1$s on. It is not known how long it takes to "
                          "fill the place; until the contract ends that makes %2$s h."),
        from, hours);

  /* Translators: hours in all, then two dates. */
  return g_strdup_printf (
      sb_language_text (language,
                        "%1$s h in all are missing from %2$s until all places are filled on %3$s."),
      hours, from, to);
}

/**
 * sb_recovery_describe_notice:
 * @recovery: a recovery
 * @language: the language wanted
 *
 * Returns: (transfer full) (nullable): in a sentence how much notice would be enough; NULL where
 *   all places are filled in time, or where that is not known
 */
char *
sb_recovery_describe_notice (const SbRecovery *recovery, SbLanguage language)
{
  g_return_val_if_fail (recovery != NULL, NULL);

  if (recovery->recovered == recovery->at || recovery->enough_notice_months == SB_UNKNOWN)
    return NULL;

  /* Translators: a number of months. */
  return g_strdup_printf (
      sb_language_ntext (language, "With %d month’s notice the place would be filled in time.",
                         "With %d months’ notice the place would be filled in time.",
                         recovery->enough_notice_months),
      (int) recovery->enough_notice_months);
}
