/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Every requirement with the group's answer beside it, and what the bid's own data say of it. What
 * was inferred and what the group estimated itself is said to be so.
 */

#include "config.h"

#include <string.h>

#include <samanbud/sb-labels.h>
#include <samanbud/sb-text.h>

#include "sb-section.h"

enum
{
  COLUMN_TEXT,
  COLUMN_OBLIGATION,
  COLUMN_FULFILMENT,
  COLUMN_CERTAINTY,
  COLUMN_ORIGIN,
  COLUMN_NEED,
  COLUMN_EVIDENCE,
  COLUMN_ANSWER,
  COLUMN_ATTACHED,
  COLUMN_FINDING,
  COLUMN_REASON,
  COLUMN_REFERENCE,
  COLUMN_LAW,
  COLUMN_SECTION,
  COLUMN_CATEGORY,
  COLUMN_PHASE,
  COLUMN_ID,
  N_COLUMNS
};

static void
set_columns (const SbSectionContext *context, SbGrid *grid)
{
  SbLanguage language = context->language;
  const struct
  {
    const char *key;
    const char *title;
    int weight;
    SbColumnPlace place;
  } columns[N_COLUMNS] = {
    [COLUMN_TEXT] = { "text", sb_language_ctext (language, "paper", "Requirement"), 40,
                      SB_COLUMN_BESIDE },
    [COLUMN_OBLIGATION] = { "obligation", sb_language_ctext (language, "paper", "Obligation"), 16,
                            SB_COLUMN_BELOW },
    [COLUMN_FULFILMENT] = { "fulfilment", sb_language_ctext (language, "paper", "Must be met"), 20,
                            SB_COLUMN_ALONG_TITLED },
    [COLUMN_CERTAINTY] = { "certainty", sb_language_ctext (language, "paper", "Read or inferred"),
                           14, SB_COLUMN_ALONG },
    [COLUMN_NEED] = { "test", sb_language_ctext (language, "paper", "Need"), 30,
                      SB_COLUMN_BELOW_TITLED },
    [COLUMN_ORIGIN] = { "origin", sb_language_ctext (language, "paper", "Origin"), 18,
                        SB_COLUMN_ALONG },
    [COLUMN_EVIDENCE] = { "evidence", sb_language_ctext (language, "paper", "Demanded evidence"),
                          26, SB_COLUMN_BELOW_TITLED },
    [COLUMN_ANSWER] = { "answer", sb_language_ctext (language, "paper", "Answer"), 31,
                        SB_COLUMN_BESIDE },
    [COLUMN_ATTACHED] = { "attachments", sb_language_ctext (language, "paper", "Attached"), 22,
                          SB_COLUMN_BELOW_TITLED },
    [COLUMN_FINDING] = { "finding", sb_language_ctext (language, "paper", "Finding"), 29,
                         SB_COLUMN_BESIDE },
    [COLUMN_REASON] = { "reason", sb_language_ctext (language, "paper", "Reason"), 34,
                        SB_COLUMN_BELOW },
    [COLUMN_REFERENCE] = { "reference", sb_language_ctext (language, "paper", "Reference"), 18,
                           SB_COLUMN_BELOW_TITLED },
    [COLUMN_LAW] = { "law", sb_language_ctext (language, "paper", "Legal reference"), 20,
                     SB_COLUMN_ALONG },
    [COLUMN_SECTION] = { "section", sb_language_ctext (language, "paper", "Section"), 10,
                         SB_COLUMN_WORKBOOK },
    [COLUMN_CATEGORY] = { "category", sb_language_ctext (language, "paper", "Category"), 20,
                          SB_COLUMN_WORKBOOK },
    [COLUMN_PHASE] = { "phase", sb_language_ctext (language, "paper", "When"), 16,
                       SB_COLUMN_WORKBOOK },
    [COLUMN_ID] = { "id", sb_language_ctext (language, "paper", "Id"), 10, SB_COLUMN_WORKBOOK },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      sb_grid_set_column (grid, i, columns[i].key, columns[i].title, columns[i].weight);
      if (i > 0)
        sb_grid_set_place (grid, i, columns[i].place);
    }
}

/* The two sentences a capacity need can be, and the time in which it holds. */
static char *
build_capacity (const SbSectionContext *context, const SbRequirement *requirement)
{
  SbLanguage language = context->language;
  const SbBid *bid = context->bid;
  g_autofree char *hours = sb_section_build_hours (context, requirement->minutes_per_week);
  g_autofree char *who = sb_section_build_professions (context, requirement->professions);
  const char *place = sb_section_get_place (context, requirement->municipality);
  g_autofree char *period = NULL;
  g_autofree char *need = NULL;

  if (place != NULL)
    /* Translators: hours per week, a municipality, professions. */
    need = g_strdup_printf (sb_language_text (language, "%1$s in %2$s (%3$s)"), hours, place, who);
  else
    need = g_strdup_printf ("%s (%s)", hours, who);

  if (requirement->from == SB_DATE_NONE && requirement->to == SB_DATE_NONE)
    return g_steal_pointer (&need);

  if (requirement->to == SB_DATE_NONE && bid->info->end == SB_DATE_NONE)
    {
      g_autofree char *first = sb_language_date (language, requirement->from);

      /* Translators: a need of hours, then the first day on which there is that need. */
      return g_strdup_printf (sb_language_text (language, "%1$s, from %2$s"), need, first);
    }

  period = sb_section_build_period (
      context, requirement->from != SB_DATE_NONE ? requirement->from : bid->start,
      requirement->to != SB_DATE_NONE ? requirement->to : bid->end);
  return g_strdup_printf ("%s, %s", need, period);
}

/* What the catalogues count has a name; what a group counts it has named itself. */
static const char *
get_attribute (const SbSectionContext *context, const SbRequirement *requirement)
{
  if (requirement->attribute == NULL)
    return "";
  if (g_str_equal (requirement->attribute, "listed"))
    return sb_language_ctext (context->language, "attribute", "Listed patients");

  return requirement->attribute;
}

static char *
build_number (const SbSectionContext *context, const SbRequirement *requirement)
{
  SbLanguage language = context->language;
  g_autofree char *value = sb_language_integer (language, requirement->value);
  const char *attribute = get_attribute (context, requirement);
  const char *comparator = sb_labels_get_comparator (language, requirement->comparator);
  const char *aggregate = sb_labels_get_aggregate (language, requirement->aggregate);

  if (sb_text_is_empty (requirement->unit))
    return g_strdup_printf (
        /* Translators: what is counted, how it is compared ("at least"), the number, and how the
         * members' numbers are put together. */
        sb_language_text (language, "%1$s: %2$s %3$s. %4$s."), attribute, comparator, value,
        aggregate);

  return g_strdup_printf (
      /* Translators: what is counted, how it is compared ("at least"), the number, its unit, and
       * how the members' numbers are put together. */
      sb_language_text (language, "%1$s: %2$s %3$s %4$s. %5$s."), attribute, comparator, value,
      requirement->unit, aggregate);
}

static char *
format_degrees (gint64 microdegrees, SbLanguage language)
{
  guint64 size = microdegrees < 0 ? -(guint64) microdegrees : (guint64) microdegrees;

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%06" G_GUINT64_FORMAT,
                          microdegrees < 0 ? "\xe2\x88\x92" : "", size / 1000000,
                          language == SB_LANGUAGE_SV ? "," : ".", size % 1000000);
}

static char *
build_distance (const SbSectionContext *context, const SbRequirement *requirement)
{
  g_autofree char *metres = sb_language_integer (context->language, requirement->max_m);
  g_autofree char *lat = format_degrees (requirement->lat, context->language);
  g_autofree char *lon = format_degrees (requirement->lon, context->language);

  return g_strdup_printf (
      sb_language_text (context->language,
                        "A site at most %1$s m from latitude %2$s, longitude %3$s"),
      metres, lat, lon);
}

static char *
build_hours (const SbSectionContext *context, const SbRequirement *requirement)
{
  g_autofree char *week = sb_section_build_week (context, requirement->weekly);
  const char *place = sb_section_get_place (context, requirement->municipality);
  g_auto (GStrv) lines = g_strsplit (week != NULL ? week : "", "\n", -1);
  g_autofree char *line = g_strjoinv (", ", lines);

  if (place == NULL)
    return g_strdup (line);

  /* Translators: opening hours, then a municipality. */
  return g_strdup_printf (sb_language_text (context->language, "%1$s in %2$s"), line, place);
}

static char *
build_need (const SbSectionContext *context, const SbRequirement *requirement)
{
  switch ((SbTestKind) requirement->test)
    {
    case SB_TEST_CAPACITY:
      return build_capacity (context, requirement);
    case SB_TEST_HOURS:
      return build_hours (context, requirement);
    case SB_TEST_NUMBER:
      return build_number (context, requirement);
    case SB_TEST_DISTANCE:
      return build_distance (context, requirement);
    case SB_TEST_DECLARATION:
    default:
      return NULL;
    }
}

static void
append_line (GString *text, const char *line)
{
  if (sb_text_is_empty (line))
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_answer (const SbSectionContext *context, GString *text, const SbAnswer *answer)
{
  SbLanguage language = context->language;
  const char *name = sb_bid_get_subject_name (context->bid, answer->subject);
  g_autoptr (GString) said = g_string_new (sb_labels_get_status (language, answer->status));
  g_autofree char *line = NULL;

  if (answer->number != SB_UNKNOWN)
    {
      g_autofree char *number = sb_language_integer (language, answer->number);

      g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", number);
    }
  if (said->len == 0)
    g_string_append (said, sb_labels_get_status (language, SB_STATUS_OPEN));
  if (name == NULL)
    name = sb_language_ctext (language, "paper", "The group");

  if (sb_text_is_empty (answer->comment))
    /* Translators: who answers, then the answer. */
    line = g_strdup_printf (sb_language_text (language, "%1$s: %2$s"), name, said->str);
  else
    /* Translators: who answers, then the answer, then what is said about it. */
    line = g_strdup_printf (sb_language_text (language, "%1$s: %2$s – %3$s"), name, said->str,
                            answer->comment);
  append_line (text, line);
  if (answer->confidential == 1)
    {
      g_autofree char *reason =
          g_strdup_printf (sb_language_text (language, "Confidentiality requested: %s"),
                           sb_text_is_empty (answer->reason) ?
                               sb_language_text (language, "no reason has been given") :
                               answer->reason);

      append_line (text, reason);
    }
}

/* What stands in for an answer where the bid's other parts give it. */
static const char *
get_silent_answer (const SbSectionContext *context, const SbRequirement *requirement)
{
  SbLanguage language = context->language;

  switch ((SbTestKind) requirement->test)
    {
    case SB_TEST_CAPACITY:
      return sb_language_text (language, "Answered by the split of hours.");
    case SB_TEST_HOURS:
      return sb_language_text (language, "Answered by the sites’ opening hours.");
    case SB_TEST_DISTANCE:
      return sb_language_text (language, "Answered by where the sites are.");
    case SB_TEST_DECLARATION:
    case SB_TEST_NUMBER:
    default:
      return sb_language_text (language, "No answer yet.");
    }
}

static char *
build_answer (const SbSectionContext *context, const SbRequirement *requirement)
{
  const SbBid *bid = context->bid;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bid->n_answers; i++)
    if (g_str_equal (bid->answers[i].requirement, requirement->id))
      append_answer (context, text, &bid->answers[i]);
  append_line (text, text->len == 0 ? get_silent_answer (context, requirement) : NULL);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
build_evidence (const SbSectionContext *context, const SbRequirement *requirement)
{
  const SbBid *bid = context->bid;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bid->n_evidence; i++)
    if (g_str_equal (bid->evidence[i].requirement, requirement->id))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                              sb_evidence_get_text (&bid->evidence[i], context->language));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
build_attached (const SbSectionContext *context, const SbRequirement *requirement)
{
  const SbBid *bid = context->bid;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bid->n_attachments; i++)
    if (g_strcmp0 (bid->attachments[i].requirement, requirement->id) == 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", bid->attachments[i].name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static SbTone
get_tone (const SbFinding *finding)
{
  static const SbTone tones[] = {
    [SB_FINDING_MET] = SB_TONE_GOOD,
    [SB_FINDING_NOT_MET] = SB_TONE_BAD,
    [SB_FINDING_OPEN] = SB_TONE_WARNING,
  };

  return finding->concerns_nobody ? SB_TONE_QUIET : tones[finding->state];
}

static void
set_finding (const SbSectionContext *context, SbGrid *grid, guint row, guint requirement)
{
  const SbFindings *findings = context->input->findings;
  const SbFinding *finding = &findings->findings[requirement];

  g_assert (requirement < findings->n_findings && finding->requirement == requirement);

  sb_grid_set_text (grid, row, COLUMN_FINDING, sb_finding_get_label (finding, context->language));
  sb_grid_set_tone (grid, row, COLUMN_FINDING, get_tone (finding));
  sb_grid_set_text (grid, row, COLUMN_REASON, finding->reason);
  /* Without a section its own text, which stands beside it, is all there is to refer to. */
  if (!sb_text_is_empty (context->bid->requirements[requirement].section))
    sb_grid_set_text (grid, row, COLUMN_REFERENCE, finding->reference);
  /* The law is the authority's reason to ask; what the group asks of itself has none. */
  if (context->bid->requirements[requirement].origin != SB_ORIGIN_GROUP)
    sb_grid_set_text (grid, row, COLUMN_LAW, finding->law);
}

static void
add_requirement (const SbSectionContext *context, SbGrid *grid, guint position)
{
  SbLanguage language = context->language;
  const SbRequirement *requirement = &context->bid->requirements[position];
  guint row = sb_grid_add_row (grid);

  sb_grid_set_text (grid, row, COLUMN_TEXT, sb_requirement_get_text (requirement, language));
  sb_grid_set_text (grid, row, COLUMN_OBLIGATION,
                    sb_labels_get_obligation (language, requirement->obligation));
  sb_grid_set_text (grid, row, COLUMN_FULFILMENT,
                    sb_labels_get_fulfilment (language, requirement->fulfilment));
  sb_grid_set_text (grid, row, COLUMN_CERTAINTY,
                    sb_labels_get_certainty (language, requirement->certainty));
  sb_grid_take_text (grid, row, COLUMN_NEED, build_need (context, requirement));
  if (requirement->origin == SB_ORIGIN_GROUP)
    sb_grid_set_text (grid, row, COLUMN_ORIGIN,
                      sb_labels_get_origin (language, requirement->origin));
  sb_grid_take_text (grid, row, COLUMN_EVIDENCE, build_evidence (context, requirement));
  sb_grid_take_text (grid, row, COLUMN_ANSWER, build_answer (context, requirement));
  sb_grid_take_text (grid, row, COLUMN_ATTACHED, build_attached (context, requirement));
  set_finding (context, grid, row, position);
  sb_grid_set_text (grid, row, COLUMN_SECTION, requirement->section);
  sb_grid_set_text (grid, row, COLUMN_CATEGORY,
                    sb_labels_get_category (language, requirement->category));
  sb_grid_set_text (grid, row, COLUMN_PHASE, sb_labels_get_phase (language, requirement->phase));
  sb_grid_set_text (grid, row, COLUMN_ID, requirement->id);
}

static void
add_section_row (const SbSectionContext *context, SbGrid *grid, const char *section)
{
  g_autofree char *title = NULL;

  if (sb_text_is_empty (section))
    title = g_strdup (sb_language_text (context->language, "Without a section in the catalogue"));
  else
    /* Translators: head of the requirements of one section of the catalogue. */
    title = g_strdup_printf (sb_language_text (context->language, "Section %s"), section);
  sb_grid_add_group_row (grid, title);
}

static SbGrid *
build_grid (const SbSectionContext *context)
{
  SbGrid *grid = sb_grid_new ("requirements", N_COLUMNS);
  const char *before = NULL;

  set_columns (context, grid);
  for (guint i = 0; i < context->order->len; i++)
    {
      guint position = g_array_index (context->order, guint, i);
      const char *section = context->bid->requirements[position].section;

      if (i == 0 || g_strcmp0 (section, before) != 0)
        add_section_row (context, grid, section);
      before = section;
      add_requirement (context, grid, position);
    }

  return grid;
}

static char *
build_lead (const SbSectionContext *context)
{
  const SbFindings *findings = context->input->findings;
  SbLanguage language = context->language;
  gint64 not_met = sb_findings_count (findings, context->bid, SB_FINDING_NOT_MET, TRUE);
  gint64 open = sb_findings_count (findings, context->bid, SB_FINDING_OPEN, TRUE);
  gint64 left = not_met + open;
  gint64 all = sb_section_count_shall (context, FALSE);
  g_autofree char *left_text = sb_language_integer (language, left);
  g_autofree char *all_text = sb_language_integer (language, all);

  if (context->bid->n_requirements == 0)
    return g_strdup (sb_language_text (language, "No requirement has been entered yet."));
  if (all == 0)
    return g_strdup (sb_language_text (language, "No shall requirement has been entered yet."));
  if (left == 0)
    return sb_section_build_met (context);

  return sb_section_take_nobody (
      context,
      g_strdup_printf (sb_language_ntext (
                           language, "%1$s of %2$s shall requirements is not yet met and answered.",
                           "%1$s of %2$s shall requirements are not yet met and answered.", left),
                       left_text, all_text));
}

static void
build (SbSectionContext *context)
{
  SbLanguage language = context->language;
  const SbFindings *findings = context->input->findings;
  g_autofree char *lead = build_lead (context);

  sb_section_start (context, sb_language_ctext (language, "paper", "Requirements and answers"),
                    lead);
  sb_section_take_text (context, SB_BLOCK_PARAGRAPH, sb_section_build_own (context));
  sb_section_add_text (
      context, SB_BLOCK_NOTE,
      sb_language_text (language,
                        "The findings follow from what the group has entered. They are no decision "
                        "and no legal advice: the authority’s own documents decide."));
  if (context->input->catalogue_note != NULL)
    sb_section_take_text (
        context, SB_BLOCK_NOTE,
        g_strdup_printf (
            sb_language_text (language,
                              "How much of the authority’s documents the catalogue covers: %s"),
            context->input->catalogue_note));
  sb_section_take_grid (context, build_grid (context));

  if (findings->n_remarks > 0)
    sb_section_add_heading (context, 2, sb_language_ctext (language, "paper", "Remarks"));
  for (guint i = 0; i < findings->n_remarks; i++)
    sb_section_add_text (context, SB_BLOCK_ITEM, findings->remarks[i].text);
}

const SbSection sb_section_requirements = { "requirements", build };
