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

static gboolean
has_position (const GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return TRUE;

  return FALSE;
}

/* What fails, without what is only not answered. */
static GArray *
list_failing (const SbExit *exit)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < exit->broken->len; i++)
    {
      guint position = g_array_index (exit->broken, guint, i);

      if (!has_position (exit->open, position) && !has_position (exit->unanswered, position))
        g_array_append_val (list, position);
    }

  return list;
}

static char *
describe_failing (const SbExits *exits, const GArray *failing, SbLanguage language)
{
  guint n_names;
  g_autofree char *references = sb_words_list_references (exits->bid, failing, language, &n_names);

  if (!sb_words_have_sections (exits->bid, failing))
    return g_strdup_printf (
        /* Translators: one requirement, or a list, each by its section or in quotation marks. */
        sb_language_ntext (language, "This requirement cannot be met: %s",
                           "These requirements cannot be met: %s", failing->len),
        references);
  if (failing->len > 1 && n_names == 1)
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

/* Which requirements, each section once: "section 3.2", "sections 3.2 and 5.1"; their texts where
 * they have no sections. */
static char *
name_places (const SbExits *exits, const GArray *requirements, SbLanguage language)
{
  guint n_names;
  g_autofree char *references =
      sb_words_list_references (exits->bid, requirements, language, &n_names);

  if (!sb_words_have_sections (exits->bid, requirements))
    return g_steal_pointer (&references);

  /* Translators: one section, or a list of sections. */
  return g_strdup_printf (sb_language_ntext (language, "section %s", "sections %s", n_names),
                          references);
}

/* What fails; and where nothing does, what those who stay have not answered. */
static char *
describe_broken (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  g_autoptr (GArray) failing = list_failing (exit);
  g_autofree char *places = NULL;

  if (failing->len > 0)
    return describe_failing (exits, failing, language);

  places = name_places (exits, exit->unanswered, language);
  return g_strdup_printf (
      /* Translators: which requirements, as in “sections 3.2 and 5.1”. */
      sb_language_text (language, "Those who stay have not answered yet: %s"), places);
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
 * What nobody has answered yet is left out: sb_exit_describe_open() says it, once for all exits.
 * What only those who leave have answered is said where nothing worse is to be said; otherwise
 * sb_exit_describe_unanswered() says it.
 *
 * Returns: (transfer full): the verdict on what has been answered, in one sentence, without a full
 *   stop
 */
char *
sb_exit_describe (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  g_return_val_if_fail (exits != NULL && exit != NULL, NULL);

  switch (exit->answered)
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
    default:
      return describe_broken (exits, exit, language);
    }
}

/**
 * sb_exit_describe_unanswered:
 * @exits: the analysis
 * @exit: one of its exits
 * @language: the language wanted
 *
 * Returns: (transfer full) (nullable): what those who stay have not answered, in one sentence; NULL
 *   when there is nothing, or when sb_exit_describe() says it
 */
char *
sb_exit_describe_unanswered (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  g_autoptr (GArray) failing = NULL;
  g_autofree char *places = NULL;

  g_return_val_if_fail (exits != NULL && exit != NULL, NULL);

  failing = list_failing (exit);
  if (exit->unanswered->len == 0 || failing->len == 0)
    return NULL;

  places = name_places (exits, exit->unanswered, language);
  return g_strdup_printf (
      /* Translators: which requirements, as in “sections 3.2 and 5.1”. */
      sb_language_text (language, "Those who stay have not answered yet: %s."), places);
}

/**
 * sb_exit_describe_open:
 * @exits: the analysis
 * @exit: one of its exits, or its base where one sentence stands for all of them
 * @language: the language wanted
 *
 * Returns: (transfer full) (nullable): which requirements are not answered yet, so that the
 *   verdict leaves them out, in one sentence; NULL when there are none
 */
char *
sb_exit_describe_open (const SbExits *exits, const SbExit *exit, SbLanguage language)
{
  const GArray *open;
  g_autofree char *number = NULL;
  g_autofree char *places = NULL;

  g_return_val_if_fail (exits != NULL && exit != NULL, NULL);

  open = exit->open;
  if (open->len == 0)
    return NULL;

  number = sb_language_integer (language, open->len);
  places = name_places (exits, open, language);
  return g_strdup_printf (
      /* Translators: a number; which they are, as in “sections 3.2 and 5.1”. */
      sb_language_ntext (language,
                         "%1$s shall requirement is not answered yet and is left out here: %2$s.",
                         "%1$s shall requirements are not answered yet and are left out here: "
                         "%2$s.",
                         open->len),
      number, places);
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
