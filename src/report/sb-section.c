/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What sections are put together with: blocks, and words that several sections need. All texts are
 * in the report's language, which need not be the window's.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-codes.h>
#include <samanbud/sb-labels.h>
#include <samanbud/sb-text.h>

#include "sb-section.h"

/**
 * sb_section_add_block:
 * @context: a section being built
 * @kind: what the block is
 *
 * Returns: (transfer none): a new, empty block at the section's end
 */
SbBlock *
sb_section_add_block (SbSectionContext *context, SbBlockKind kind)
{
  SbBlock *block = g_new0 (SbBlock, 1);

  block->kind = kind;
  g_ptr_array_add (context->section->blocks, block);

  return block;
}

/**
 * sb_section_take_text:
 * @context: a section being built
 * @kind: what the block is
 * @text: (transfer full) (nullable): its text; without one there is no block
 */
void
sb_section_take_text (SbSectionContext *context, SbBlockKind kind, char *text)
{
  if (sb_text_is_empty (text))
    g_free (text);
  else
    sb_section_add_block (context, kind)->text = text;
}

/**
 * sb_section_add_text:
 * @context: a section being built
 * @kind: what the block is
 * @text: (nullable): its text; without one there is no block
 */
void
sb_section_add_text (SbSectionContext *context, SbBlockKind kind, const char *text)
{
  sb_section_take_text (context, kind, g_strdup (text));
}

/**
 * sb_section_add_heading:
 * @context: a section being built
 * @level: 1 … 3
 * @text: the heading
 */
void
sb_section_add_heading (SbSectionContext *context, int level, const char *text)
{
  SbBlock *block = sb_section_add_block (context, SB_BLOCK_HEADING);

  block->level = level;
  block->text = g_strdup (text);
}

/**
 * sb_section_start:
 * @context: a section being built
 * @title: its title
 * @lead: (nullable): its conclusion, in one sentence
 *
 * Begins the section as every section begins.
 */
void
sb_section_start (SbSectionContext *context, const char *title, const char *lead)
{
  context->section->title = g_strdup (title);
  sb_section_add_heading (context, 1, title);
  sb_section_add_text (context, SB_BLOCK_LEAD, lead);
}

/**
 * sb_section_take_grid:
 * @context: a section being built
 * @grid: (transfer full): a table; without rows there is no block
 */
void
sb_section_take_grid (SbSectionContext *context, SbGrid *grid)
{
  if (grid->n_rows == 0)
    sb_grid_free (grid);
  else
    sb_section_add_block (context, SB_BLOCK_GRID)->grid = grid;
}

/**
 * sb_section_take_chart:
 * @context: a section being built
 * @chart: (transfer full): a chart
 * @caption: what it shows
 */
void
sb_section_take_chart (SbSectionContext *context, SbChart *chart, const char *caption)
{
  SbBlock *block = sb_section_add_block (context, SB_BLOCK_CHART);

  block->chart = chart;
  block->text = g_strdup (caption);
}

/* Stored ends are the first day after; people expect the last day. */
static SbDate
get_last_day (SbDate to)
{
  return to - 1;
}

/**
 * sb_section_build_period:
 * @context: a section being built
 * @from: first day
 * @to: first day after
 *
 * Returns: (transfer full): "1 March 2027 – 30 June 2030", both days included; a period that lasts
 *   as long as a contract without an end has none either
 */
char *
sb_section_build_period (const SbSectionContext *context, SbDate from, SbDate to)
{
  g_autofree char *first = sb_language_date (context->language, from);
  g_autofree char *last = NULL;

  /* Where the horizon ends, nothing ends. */
  if (context->bid->info->end == SB_DATE_NONE && to >= context->bid->end)
    return g_strdup_printf (
        /* Translators: a period of time without an end; its first day. May stand alone. */
        sb_language_text (context->language, "From %s until further notice"), first);

  last = sb_language_date (context->language, get_last_day (to));
  /* Translators: a period of time, from the first to the last day. */
  return g_strdup_printf (sb_language_text (context->language, "%s – %s"), first, last);
}

/**
 * sb_section_build_last_day:
 * @context: a section being built
 * @to: first day after, or SB_DATE_NONE for the contract's end
 *
 * Returns: (transfer full) (nullable): the last day; NULL for the contract's end
 */
char *
sb_section_build_last_day (const SbSectionContext *context, SbDate to)
{
  return to != SB_DATE_NONE ? sb_language_date (context->language, get_last_day (to)) : NULL;
}

/**
 * sb_section_build_contract:
 * @context: a section being built
 *
 * Returns: (transfer full): when the contract runs, in words
 */
char *
sb_section_build_contract (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  g_autofree char *first = NULL;

  if (bid->info->end != SB_DATE_NONE)
    return sb_section_build_period (context, bid->start, bid->end);

  first = sb_language_date (context->language, bid->start);
  return g_strdup_printf (
      /* Translators: how long the contract runs; %s is its first day. */
      sb_language_text (context->language, "from %s until further notice"), first);
}

/**
 * sb_section_build_names:
 * @context: a section being built
 * @members: (element-type guint): positions of members, at least one
 *
 * Returns: (transfer full): their names, as one enumerates them
 */
char *
sb_section_build_names (const SbSectionContext *context, const GArray *members)
{
  const SbBid *bid = context->bid;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      if (i > 0 && i == members->len - 1)
        /* Translators: between the last two names of an enumeration. */
        g_string_append (text, sb_language_ctext (context->language, "enumeration", " and "));
      else if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, bid->members[g_array_index (members, guint, i)].name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sb_section_build_hours:
 * @context: a section being built
 * @minutes: minutes per week
 *
 * Returns: (transfer full): "7.5 hours per week"
 */
char *
sb_section_build_hours (const SbSectionContext *context, gint64 minutes)
{
  g_autofree char *hours = sb_language_hours (context->language, minutes);

  return g_strdup_printf (sb_language_ntext (context->language, "%s hour per week",
                                             "%s hours per week", minutes == 60 ? 1 : 2),
                          hours);
}

/**
 * sb_section_build_week:
 * @context: a section being built
 * @hours: (nullable): opening hours as #SbWeek text
 *
 * Returns: (transfer full) (nullable): one line per opening: "Mon–Fri 08:00–17:00"
 */
char *
sb_section_build_week (const SbSectionContext *context, const char *hours)
{
  g_autoptr (SbWeek) week = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (hours == NULL || !sb_week_parse (hours, &week, NULL))
    return g_strdup (hours);

  for (guint i = 0; i < week->n_openings; i++)
    {
      const SbOpening *opening = &week->openings[i];
      g_autofree char *from = sb_clock_to_text (opening->from);
      g_autofree char *to = sb_clock_to_text (opening->to);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, sb_labels_get_weekday_short (context->language, opening->first_day));
      if (opening->last_day != opening->first_day)
        g_string_append_printf (text, "–%s",
                                sb_labels_get_weekday_short (context->language, opening->last_day));
      /* A space that does not break keeps a day and its hours together. */
      g_string_append_printf (text, "\xc2\xa0%s–%s", from, to);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A number of a sole trader in no known form may still be a person's: the end is hidden as well. */
static char *
hide_end (const char *number)
{
  glong length = g_utf8_strlen (number, -1);
  g_autofree char *start = g_utf8_substring (number, 0, MAX (0, length - 4));

  return g_strconcat (start, "••••", NULL);
}

/**
 * sb_section_build_identity:
 * @member: a member
 *
 * Returns: (transfer full) (nullable): its organisation number; masked when it is a person's number
 *   or belongs to a sole trader
 */
char *
sb_section_build_identity (const SbMember *member)
{
  if (sb_text_is_empty (member->orgnr))
    return NULL;
  if (member->form == SB_FORM_EF && !sb_text_identity_is_personal (member->orgnr))
    return hide_end (member->orgnr);

  return sb_text_mask_identity (member->orgnr);
}

/**
 * sb_section_build_professions:
 * @context: a section being built
 * @professions: (nullable): codes, separated by single spaces
 *
 * Returns: (transfer full): their names
 */
char *
sb_section_build_professions (const SbSectionContext *context, const char *professions)
{
  g_auto (GStrv) codes = g_strsplit (professions != NULL ? professions : "", " ", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (*codes[i] != '\0')
      g_ptr_array_add (names,
                       (gpointer) sb_codes_get_profession_name (codes[i], context->language));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * sb_section_get_place:
 * @context: a section being built
 * @municipality: (nullable): four-digit code
 *
 * Returns: (transfer none) (nullable): the municipality's name; an unknown code as it is
 */
const char *
sb_section_get_place (const SbSectionContext *context, const char *municipality)
{
  const SbMunicipality *found =
      municipality != NULL ? sb_codes_find_municipality (municipality) : NULL;

  return found != NULL ? found->name : municipality;
}

/**
 * sb_section_count_shall:
 * @context: a section being built
 * @own_only: count only those that the group has added itself
 *
 * Returns: how many `shall` requirements there are
 */
guint
sb_section_count_shall (const SbSectionContext *context, gboolean own_only)
{
  const SbBid *bid = context->bid;
  guint n = 0;

  for (guint i = 0; i < bid->n_requirements; i++)
    n += bid->requirements[i].obligation == SB_OBLIGATION_SHALL &&
         (!own_only || bid->requirements[i].origin == SB_ORIGIN_GROUP);

  return n;
}

/**
 * sb_section_add_horizon:
 * @context: a section being built
 *
 * Says how far ahead is computed, where the contract has no end that would say it.
 */
void
sb_section_add_horizon (SbSectionContext *context)
{
  const SbBidInfo *info = context->bid->info;
  gint64 months =
      info->horizon_months != SB_UNKNOWN ? info->horizon_months : SB_HORIZON_MONTHS_DEFAULT;
  g_autofree char *number = NULL;

  if (info->end != SB_DATE_NONE)
    return;

  number = sb_language_integer (context->language, months);
  sb_section_take_text (
      context, SB_BLOCK_NOTE,
      g_strdup_printf (sb_language_ntext (context->language,
                                          "The contract runs until further notice; this is "
                                          "computed for its first month.",
                                          "The contract runs until further notice; this is "
                                          "computed for its first %s months.",
                                          months),
                       number));
}

/**
 * sb_section_build_own:
 * @context: a section being built
 *
 * Returns: (transfer full) (nullable): how many `shall` requirements are the group's own; NULL
 *   where none is
 */
char *
sb_section_build_own (const SbSectionContext *context)
{
  guint own = sb_section_count_shall (context, TRUE);
  g_autofree char *own_text = sb_language_integer (context->language, own);
  g_autofree char *all_text =
      sb_language_integer (context->language, sb_section_count_shall (context, FALSE));

  if (own == 0)
    return NULL;

  return g_strdup_printf (
      sb_language_ntext (context->language,
                         "Of the %2$s shall requirements %1$s is the group’s own, not the "
                         "authority’s.",
                         "Of the %2$s shall requirements %1$s are the group’s own, not the "
                         "authority’s.",
                         own),
      own_text, all_text);
}

/**
 * sb_section_take_nobody:
 * @context: a section being built
 * @text: (transfer full): what is said of the other shall requirements
 *
 * Returns: (transfer full): the text, and behind it how many `shall` requirements concern nobody
 * yet
 */
char *
sb_section_take_nobody (const SbSectionContext *context, char *text)
{
  guint n = sb_findings_count_nobody (context->input->findings, context->bid, TRUE);
  g_autofree char *before = text;
  g_autofree char *number = sb_language_integer (context->language, n);
  g_autofree char *sentence = NULL;

  if (n == 0)
    return g_steal_pointer (&before);

  sentence = g_strdup_printf (sb_language_ntext (context->language,
                                                 "%s shall requirement concerns nobody yet.",
                                                 "%s shall requirements concern nobody yet.", n),
                              number);
  return *before == '\0' ? g_steal_pointer (&sentence) :
                           g_strdup_printf ("%s %s", before, sentence);
}

/**
 * sb_section_build_met:
 * @context: a section being built
 *
 * Returns: (transfer full): what is said of the `shall` requirements when none of them fails or is
 *   open
 */
char *
sb_section_build_met (const SbSectionContext *context)
{
  const SbFindings *findings = context->input->findings;
  SbLanguage language = context->language;
  guint n_met = sb_findings_count (findings, context->bid, SB_FINDING_MET, TRUE);
  g_autofree char *number = sb_language_integer (language, n_met);

  if (n_met == 0)
    return sb_section_take_nobody (context, g_strdup (""));
  if (sb_findings_count_nobody (findings, context->bid, TRUE) == 0)
    return g_strdup_printf (
        sb_language_ntext (language, "The one shall requirement is met on the figures entered.",
                           "All %s shall requirements are met on the figures entered.", n_met),
        number);

  return sb_section_take_nobody (
      context,
      g_strdup_printf (
          sb_language_ntext (language,
                             "The one shall requirement that concerns somebody is met on the "
                             "figures entered.",
                             "All %s shall requirements that concern somebody are met on the "
                             "figures entered.",
                             n_met),
          number));
}
