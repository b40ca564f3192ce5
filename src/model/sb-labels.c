/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Words for codes. Every list of codes that people see has its words here and nowhere else, so that
 * the window, the PDF and the workbook call one thing by one name. Each list is in the order of its
 * C enumeration; its context says to translators what is named. Nothing here builds a sentence from
 * parts.
 */

#include "config.h"

#include <samanbud/sb-labels.h>

#include <glib/gi18n.h>
#include <string.h>

#define LOOK_UP(language, context, words, value)                                                   \
  look_up (language, context, words, G_N_ELEMENTS (words), value)

static const char *
look_up (
    SbLanguage language, const char *context, const char *const *words, guint n_words, int value)
{
  if (value < 0 || (guint) value >= n_words)
    return "";

  return sb_language_ctext (language, context, words[value]);
}

/**
 * sb_labels_get_route:
 * @language: the language of the answer
 * @route: a #SbRoute
 *
 * Names the way in which the authority buys.
 *
 * Returns: (transfer none): the words, or "" for an unknown value; so for all functions here
 */
const char *
sb_labels_get_route (SbLanguage language, int route)
{
  static const char *const words[] = {
    NC_ ("route", "System of choice (LOV)"),
    NC_ ("route", "Procurement under chapter 19 of LOU"),
    NC_ ("route", "Procurement under the directive rules of LOU"),
    NC_ ("route", "Direct award (LOU chapter 19 a)"),
    NC_ ("route", "Planning for the proposed national system (NSS)"),
  };

  return LOOK_UP (language, "route", words, route);
}

/**
 * sb_labels_get_route_short:
 * @language: the language of the answer
 * @route: a #SbRoute
 *
 * Names the route where there is little room.
 *
 * Returns: (transfer none): the words
 */
const char *
sb_labels_get_route_short (SbLanguage language, int route)
{
  static const char *const words[] = {
    NC_ ("short route", "LOV"),
    NC_ ("short route", "LOU chapter 19"),
    NC_ ("short route", "LOU, directive rules"),
    NC_ ("short route", "Direct award"),
    NC_ ("short route", "NSS, planning only"),
  };

  return LOOK_UP (language, "short route", words, route);
}

/**
 * sb_labels_get_route_explanation:
 * @language: the language of the answer
 * @route: a #SbRoute
 *
 * Says in plain words what the route means for a group. Sources: LOV 2:3, 5:1, 8:1; LOU 1:4, 4:5,
 * 19:1, 19:4, 19 a:2; the government's decision of June 2024 on the proposed national system.
 *
 * Returns: (transfer none): the words
 */
const char *
sb_labels_get_route_explanation (SbLanguage language, int route)
{
  static const char *const words[] = {
    NC_ ("route explanation", "The group applies, and the region must approve everyone who meets "
                              "the requirements. Nobody "
                              "competes, there is no price, and the region may not demand a "
                              "certain legal form of those who "
                              "apply (LOV chapter 5 section 1, chapter 8 section 1)."),
    NC_ ("route explanation",
         "The region compares bids. Health care follows chapter 19 of LOU, where a group of "
         "suppliers "
         "may bid together without forming a company first (LOU chapter 19 section 4)."),
    NC_ ("route explanation", "The region compares bids under the full rules of LOU, because the "
                              "service lies outside annex 2 "
                              "or the documents say so. A group may bid together (LOU chapter 4 "
                              "section 5), and each member "
                              "hands in its own ESPD."),
    NC_ ("route explanation",
         "The region may buy health care directly below the threshold, without comparing bids (LOU "
         "chapter 19 a section 2). A group may be the supplier (LOU chapter 1 section 16)."),
    NC_ ("route explanation",
         "The national system for small-scale care is a proposal from 2021. It is not law, and the "
         "government closed the matter in 2024. Use it for planning; it cannot be handed in."),
  };

  return LOOK_UP (language, "route explanation", words, route);
}

/**
 * sb_labels_get_submission:
 * @language: the language of the answer
 * @route: a #SbRoute
 *
 * Names what the group hands in: in LOV nobody bids, in the national system nothing is handed in.
 *
 * Returns: (transfer none): the words
 */
const char *
sb_labels_get_submission (SbLanguage language, int route)
{
  static const char *const words[] = {
    NC_ ("submission", "Joint application"), NC_ ("submission", "Joint bid"),
    NC_ ("submission", "Joint bid"),         NC_ ("submission", "Joint bid"),
    NC_ ("submission", "Joint plan"),
  };

  return LOOK_UP (language, "submission", words, route);
}

/**
 * sb_labels_get_liability:
 * @language: the language of the answer
 * @liability: a #SbLiability
 *
 * Returns: (transfer none): how the members answer to the authority
 */
const char *
sb_labels_get_liability (SbLanguage language, int liability)
{
  static const char *const words[] = {
    NC_ ("liability", "Joint and several"),
    NC_ ("liability", "As in the contract"),
    NC_ ("liability", "Not decided"),
  };

  return LOOK_UP (language, "liability", words, liability);
}

/**
 * sb_labels_get_form:
 * @language: the language of the answer
 * @form: a #SbForm
 *
 * Returns: (transfer none): the legal form of a member
 */
const char *
sb_labels_get_form (SbLanguage language, int form)
{
  static const char *const words[] = {
    NC_ ("legal form", "Limited company"),      NC_ ("legal form", "Sole trader"),
    NC_ ("legal form", "Trading partnership"),  NC_ ("legal form", "Limited partnership"),
    NC_ ("legal form", "Economic association"), NC_ ("legal form", "Other form"),
  };

  return LOOK_UP (language, "legal form", words, form);
}

/**
 * sb_labels_get_role:
 * @language: the language of the answer
 * @role: a #SbRole; an unknown one means a member
 *
 * Returns: (transfer none): the role of a member in the group
 */
const char *
sb_labels_get_role (SbLanguage language, int role)
{
  static const char *const words[] = {
    NC_ ("role", "Member"),
    NC_ ("role", "Relied-on company"),
    NC_ ("role", "Subcontractor"),
  };

  return LOOK_UP (language, "role", words, MAX (role, 0));
}

/**
 * sb_labels_get_obligation:
 * @language: the language of the answer
 * @obligation: a #SbObligation
 *
 * Returns: (transfer none): how binding a requirement is
 */
const char *
sb_labels_get_obligation (SbLanguage language, int obligation)
{
  static const char *const words[] = {
    NC_ ("obligation", "Shall requirement"), NC_ ("obligation", "Should requirement"),
    NC_ ("obligation", "Evaluated"),         NC_ ("obligation", "Condition for extra payment"),
    NC_ ("obligation", "Optional add-on"),   NC_ ("obligation", "For information"),
  };

  return LOOK_UP (language, "obligation", words, obligation);
}

/**
 * sb_labels_get_fulfilment:
 * @language: the language of the answer
 * @fulfilment: a #SbFulfilment
 *
 * Returns: (transfer none): by whom a requirement must be met
 */
const char *
sb_labels_get_fulfilment (SbLanguage language, int fulfilment)
{
  static const char *const words[] = {
    NC_ ("must be met", "by the group together"),
    NC_ ("must be met", "by at least one member"),
    NC_ ("must be met", "by each member"),
    NC_ ("must be met", "by each member who does the part"),
    NC_ ("must be met", "by each person who gives the care"),
    NC_ ("must be met", "by each site"),
    NC_ ("must be met", "by the lead member"),
  };

  return LOOK_UP (language, "must be met", words, fulfilment);
}

/**
 * sb_labels_get_phase:
 * @language: the language of the answer
 * @phase: a #SbPhase
 *
 * Returns: (transfer none): when a requirement applies
 */
const char *
sb_labels_get_phase (SbLanguage language, int phase)
{
  static const char *const words[] = {
    NC_ ("phase", "When handing in"),     NC_ ("phase", "Before the start"),
    NC_ ("phase", "During the contract"), NC_ ("phase", "At a change"),
    NC_ ("phase", "After the contract"),
  };

  return LOOK_UP (language, "phase", words, phase);
}

/**
 * sb_labels_get_test:
 * @language: the language of the answer
 * @test: a #SbTestKind
 *
 * Returns: (transfer none): how it is tested whether a requirement is met
 */
const char *
sb_labels_get_test (SbLanguage language, int test)
{
  static const char *const words[] = {
    NC_ ("test", "Declaration"), NC_ ("test", "Hours per week"), NC_ ("test", "Opening hours"),
    NC_ ("test", "Number"),      NC_ ("test", "Distance"),
  };

  return LOOK_UP (language, "test", words, test);
}

/**
 * sb_labels_get_aggregate:
 * @language: the language of the answer
 * @aggregate: a #SbAggregate
 *
 * Returns: (transfer none): how the members' numbers are put together
 */
const char *
sb_labels_get_aggregate (SbLanguage language, int aggregate)
{
  static const char *const words[] = {
    NC_ ("aggregate", "Sum of the members’ numbers"),
    NC_ ("aggregate", "Smallest number"),
    NC_ ("aggregate", "Largest number"),
    NC_ ("aggregate", "Each member’s number"),
  };

  return LOOK_UP (language, "aggregate", words, aggregate);
}

/**
 * sb_labels_get_comparator:
 * @language: the language of the answer
 * @comparator: a #SbComparator
 *
 * Returns: (transfer none): how a number is compared
 */
const char *
sb_labels_get_comparator (SbLanguage language, int comparator)
{
  static const char *const words[] = {
    NC_ ("comparator", "at least"),  NC_ ("comparator", "at most"),   NC_ ("comparator", "exactly"),
    NC_ ("comparator", "more than"), NC_ ("comparator", "less than"),
  };

  return LOOK_UP (language, "comparator", words, comparator);
}

/**
 * sb_labels_get_certainty:
 * @language: the language of the answer
 * @certainty: a #SbCertainty
 *
 * Returns: (transfer none): whether a requirement was read or inferred
 */
const char *
sb_labels_get_certainty (SbLanguage language, int certainty)
{
  static const char *const words[] = {
    NC_ ("certainty", "Read in the document"),
    NC_ ("certainty", "Inferred"),
  };

  return LOOK_UP (language, "certainty", words, certainty);
}

/**
 * sb_labels_get_origin:
 * @language: the language of the answer
 * @origin: a #SbOrigin
 *
 * Returns: (transfer none): where a requirement comes from
 */
const char *
sb_labels_get_origin (SbLanguage language, int origin)
{
  static const char *const words[] = {
    NC_ ("origin", "From the catalogue"),
    NC_ ("origin", "The group’s own estimate"),
  };

  return LOOK_UP (language, "origin", words, origin);
}

/**
 * sb_labels_get_status:
 * @language: the language of the answer
 * @status: a #SbStatus
 *
 * Returns: (transfer none): what the group answers
 */
const char *
sb_labels_get_status (SbLanguage language, int status)
{
  static const char *const words[] = {
    NC_ ("answer", "Met"),
    NC_ ("answer", "Not met"),
    NC_ ("answer", "Open"),
  };

  return LOOK_UP (language, "answer", words, status);
}

typedef struct
{
  const char *code;
  const char *words;
} Category;

static const Category categories[] = {
  { "exclusion", NC_ ("category", "Grounds for exclusion") },
  { "qualification", NC_ ("category", "Qualification") },
  { "service_capacity", NC_ ("category", "Service and capacity") },
  { "staffing", NC_ ("category", "Staffing") },
  { "availability_hours", NC_ ("category", "Availability and opening hours") },
  { "location_access", NC_ ("category", "Premises and access") },
  { "competence_legitimation", NC_ ("category", "Competence and licences") },
  { "it_records", NC_ ("category", "IT and records") },
  { "quality_registers", NC_ ("category", "Quality and registers") },
  { "education_research", NC_ ("category", "Education and research") },
  { "economy_insurance", NC_ ("category", "Finances and insurance") },
  { "emergency_crisis", NC_ ("category", "Emergencies and crises") },
  { "subcontractors", NC_ ("category", "Subcontractors") },
  { "reporting", NC_ ("category", "Reporting") },
};

static const Category *
find_category (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_strcmp0 (categories[i].code, code) == 0)
      return &categories[i];

  return NULL;
}

/**
 * sb_labels_has_category:
 * @category: (nullable): a code
 *
 * Returns: whether it is a category's code, as catalogues have it
 */
gboolean
sb_labels_has_category (const char *category)
{
  return find_category (category) != NULL;
}

/**
 * sb_labels_get_category:
 * @language: the language of the answer
 * @category: (nullable): a category's code, as catalogues have it
 *
 * Returns: (transfer none): what a requirement is about; a code without words is given back as it
 * is
 */
const char *
sb_labels_get_category (SbLanguage language, const char *category)
{
  const Category *found = find_category (category);

  if (found != NULL)
    return sb_language_ctext (language, "category", found->words);

  return category != NULL ? category : "";
}

/**
 * sb_labels_get_completeness:
 * @language: the language of the answer
 * @completeness: (nullable): "partial", "outline" or "collection"
 *
 * Returns: (transfer none): how much of the region's documents a catalogue covers
 */
const char *
sb_labels_get_completeness (SbLanguage language, const char *completeness)
{
  if (g_strcmp0 (completeness, "partial") == 0)
    return sb_language_ctext (language, "completeness", "Parts of the documents were read");
  if (g_strcmp0 (completeness, "outline") == 0)
    return sb_language_ctext (language, "completeness", "Mostly headings were read");
  if (g_strcmp0 (completeness, "collection") == 0)
    return sb_language_ctext (language, "completeness", "A collection of single facts");

  return "";
}

/**
 * sb_labels_get_finding:
 * @language: the language of the answer
 * @finding_state: a state of a finding
 *
 * Returns: (transfer none): what the bid's own data say of a requirement
 */
const char *
sb_labels_get_finding (SbLanguage language, int finding_state)
{
  static const char *const words[] = {
    NC_ ("finding", "Met"),
    NC_ ("finding", "Not met"),
    NC_ ("finding", "Open"),
  };

  return LOOK_UP (language, "finding", words, finding_state);
}

/**
 * sb_labels_get_verdict:
 * @language: the language of the answer
 * @verdict: a verdict of the exit analysis
 *
 * Returns: (transfer none): the verdict in short; the whole sentence names hours, dates and
 * sections
 */
const char *
sb_labels_get_verdict (SbLanguage language, int verdict)
{
  static const char *const words[] = {
    NC_ ("verdict", "Holds as it is"),
    NC_ ("verdict", "Holds if the others take over"),
    NC_ ("verdict", "Holds after rearranging"),
    NC_ ("verdict", "Not enough hours"),
    NC_ ("verdict", "A requirement cannot be met"),
  };

  return LOOK_UP (language, "verdict", words, verdict);
}

/**
 * sb_labels_get_split_method:
 * @language: the language of the answer
 * @method: a method of splitting
 *
 * Returns: (transfer none): its name
 */
const char *
sb_labels_get_split_method (SbLanguage language, int method)
{
  static const char *const words[] = {
    NC_ ("split method", "Equal shares"),      NC_ ("split method", "In proportion to capacity"),
    NC_ ("split method", "As agreed"),         NC_ ("split method", "Balanced workload"),
    NC_ ("split method", "Ready for an exit"), NC_ ("split method", "As little change as possible"),
  };

  return LOOK_UP (language, "split method", words, method);
}

/**
 * sb_labels_get_language:
 * @language: the language of the answer
 * @bid_language: a #SbLanguage
 *
 * Returns: (transfer none): the name of @bid_language
 */
const char *
sb_labels_get_language (SbLanguage language, int bid_language)
{
  static const char *const words[] = {
    NC_ ("language", "Swedish"),
    NC_ ("language", "English"),
  };

  return LOOK_UP (language, "language", words, bid_language);
}

/**
 * sb_labels_get_notice_means:
 * @language: the language of the answer
 * @means: a #SbNoticeMeans
 *
 * Returns: (transfer none): how a decision was sent
 */
const char *
sb_labels_get_notice_means (SbLanguage language, int means)
{
  static const char *const words[] = {
    NC_ ("means", "Electronically"),
    NC_ ("means", "By post or in another way"),
  };

  return LOOK_UP (language, "means", words, means);
}

/**
 * sb_labels_get_weekday:
 * @language: the language of the answer
 * @weekday: 1 (Monday) … 7
 *
 * Returns: (transfer none): the day's name
 */
const char *
sb_labels_get_weekday (SbLanguage language, int weekday)
{
  static const char *const words[] = {
    NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
    NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
    NC_ ("weekday", "Sunday"),
  };

  return LOOK_UP (language, "weekday", words, weekday - 1);
}

/**
 * sb_labels_get_weekday_short:
 * @language: the language of the answer
 * @weekday: 1 (Monday) … 7
 *
 * Returns: (transfer none): the day's name in three letters
 */
const char *
sb_labels_get_weekday_short (SbLanguage language, int weekday)
{
  static const char *const words[] = {
    NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
    NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
    NC_ ("short weekday", "Sun"),
  };

  return LOOK_UP (language, "short weekday", words, weekday - 1);
}
