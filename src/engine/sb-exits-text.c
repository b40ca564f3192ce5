/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exit analysis in words. A verdict is one sentence that stands alone, without a full stop. It
 * speaks of capacity and never of permission: what the rules say of going on without a member is a
 * sentence of its own, and every place that shows a verdict shows that one too
 * (resources/docs/model.md, section 6).
 */

#include "config.h"

#include <samanbud/sb-exits.h>
#include <samanbud/sb-words.h>

#define MINUTES_PER_HOUR 60

static char *
describe_broken (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  guint n_names;
  g_autofree char *references =
      sb_words_list_references (exits->bid, exit->broken, language, &n_names);

  if (!sb_words_have_sections (exits->bid, exit->broken))
    return g_strdup_printf (
        /* Translators: one requirement, or a list, each by its section or in quotation marks. */
        sb_language_ntext (language, "This requirement cannot be met: %s",
                           "These requirements cannot be met: %s", exit->broken->len),
        references);
  if (exit->broken->len > 1 && n_names == 1)
    return g_strdup_printf (
        /* Translators: the one section in which several requirements stand. */
        sb_language_text (language, "Several requirements in section %s cannot be met"),
        references);

  return g_strdup_printf (
      /* Translators: one section, or a list of sections. */
      sb_language_ntext (language, "The requirement in section %s cannot be met",
                         "The requirements in sections %s cannot be met", n_names),
      references);
}

static char *
describe_short (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  gint64 first = 0, most = 0;
  g_autofree char *hours = NULL;
  g_autofree char *most_hours = NULL;
  g_autofree char *date = sb_language_date (language, exit->first_short);

  for (guint i = 0; i < exits->segments->len; i++)
    {
      if (first == 0)
        first = exit->best[i];
      most = MAX (most, exit->best[i]);
    }

  hours = sb_language_hours (language, first);
  most_hours = sb_language_hours (language, most);
  if (most > first)
    return g_strdup_printf (
        /* Translators: hours, a date, hours. */
        sb_language_ntext (language,
                           "Not enough: %1$s hour per week missing from %2$s, later as many as "
                           "%3$s",
                           "Not enough: %1$s hours per week missing from %2$s, later as many as "
                           "%3$s",
                           first == MINUTES_PER_HOUR ? 1 : 2),
        hours, date, most_hours);

  return g_strdup_printf (
      /* Translators: hours, a date. */
      sb_language_ntext (language, "Not enough: %1$s hour per week missing from %2$s",
                         "Not enough: %1$s hours per week missing from %2$s",
                         first == MINUTES_PER_HOUR ? 1 : 2),
      hours, date);
}

/**
 * sb_exit_describe:
 * @exits: the analysis
 * @exit: one of its exits, or its base
 * @language: the language wanted
 *
 * Returns: (transfer full): the verdict in one sentence, without a full stop
 */
char *
sb_exit_describe (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  g_return_val_if_fail (exits != NULL && exit != NULL, NULL);

  switch (exit->verdict)
    {
    case SB_VERDICT_COVERED:
      return g_strdup (sb_language_text (language, "Holds as it is"));
    case SB_VERDICT_TAKEOVER:
      return g_strdup (sb_language_text (language, "Holds if the others take over"));
    case SB_VERDICT_REARRANGE:
      return g_strdup (sb_language_text (language, "Holds after rearranging"));
    case SB_VERDICT_SHORT:
      return describe_short (exits, exit, language);
    case SB_VERDICT_BROKEN:
      return describe_broken (exits, exit, language);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sb_exits_describe_permission:
 * @bid: a bid
 * @language: the language wanted
 *
 * Returns: (transfer full): who decides whether the group may go on when a member leaves, by the
 *   bid's route
 */
char *
sb_exits_describe_permission (const SbBid *bid, SbLanguage language)
{
  g_return_val_if_fail (bid != NULL, NULL);

  switch ((SbRoute) bid->info->route)
    {
    case SB_ROUTE_LOV:
      return g_strdup (sb_language_text (
          language, "This is about capacity, not about permission: LOV does not regulate whether "
                    "the group may go on without a member, so the tender documents decide."));
    case SB_ROUTE_LOU19:
    case SB_ROUTE_LOU_DIRECTIVE:
      return g_strdup (sb_language_text (
          language, "This is about capacity, not about permission: the contract and the authority "
                    "decide whether the group may go on without a member (compare chapter 17, "
                    "sections 10 and 13–14 LOU)."));
    case SB_ROUTE_DIRECT:
      return g_strdup (sb_language_text (
          language, "This is about capacity, not about permission: the contract decides whether "
                    "the group may go on without a member."));
    case SB_ROUTE_NSS:
      return g_strdup (sb_language_text (
          language, "This is about capacity, not about permission: the act is a proposal and not "
                    "in force, so nothing decides yet whether the group may go on without a "
                    "member."));
    default:
      return g_strdup (sb_language_text (
          language, "This is about capacity, not about permission: ask the authority whether the "
                    "group may go on without a member."));
    }
}
