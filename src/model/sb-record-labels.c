/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What changing one field is called in the menus of undo and redo and in the history. Every field
 * of every table that a person can change has its own sentence, so that none is put together from
 * parts. The order is that of the tables and their fields.
 */

#include "config.h"

#include "sb-record-labels.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *table;
  const char *field;
  const char *label;
} SbRecordLabel;

/* Translators: labels of steps that can be undone, in the form of the menu's own commands. */
static const SbRecordLabel labels[] = {
  { "bid", "title", N_ ("Change the title") },
  { "bid", "route", N_ ("Change the route") },
  { "bid", "language", N_ ("Change the language of the bid") },
  { "bid", "authority_name", N_ ("Change the authority") },
  { "bid", "authority_reference", N_ ("Change the authority’s reference") },
  { "bid", "catalogue", N_ ("Change the requirement catalogue") },
  { "bid", "questions_by", N_ ("Change the last day for questions") },
  { "bid", "submit_by", N_ ("Change the last day for submission") },
  { "bid", "valid_until", N_ ("Change how long the bid is valid") },
  { "bid", "start", N_ ("Change the start of the contract") },
  { "bid", "end", N_ ("Change the end of the contract") },
  { "bid", "horizon_months", N_ ("Change how far ahead to compute") },
  { "bid", "locum_weeks", N_ ("Change the time until a locum is there") },
  { "bid", "recruitment_months", N_ ("Change the time until somebody is employed") },
  { "bid", "overtime_bp", N_ ("Change how much more the others can work") },
  { "bid", "submit_time", N_ ("Change the hour of submission") },
  { "bid", "decision_months", N_ ("Change the time to decide") },
  { "bid", "decision_days", N_ ("Change the time to decide") },
  { "bid", "complete_on", N_ ("Change when the application was complete") },
  { "bid", "notice_on", N_ ("Change when the decision was sent") },
  { "bid", "notice_means", N_ ("Change how the decision was sent") },
  { "bid", "standstill_until", N_ ("Change how long the standstill lasts") },
  { "bid", "reasons_asked_on", N_ ("Change when reasons were asked for") },
  { "bid", "signed_on", N_ ("Change when the contract was made") },
  { "bid", "group_name", N_ ("Change the group’s name") },
  { "bid", "lead", N_ ("Change the lead member") },
  { "bid", "liability", N_ ("Change the liability") },
  { "member", "name", N_ ("Change the member’s name") },
  { "member", "orgnr", N_ ("Change the member’s identity number") },
  { "member", "form", N_ ("Change the member’s legal form") },
  { "member", "role", N_ ("Change the member’s role") },
  { "member", "contact", N_ ("Change the member’s contact") },
  { "member", "signatory", N_ ("Change who signs for the member") },
  { "member", "exit_probability_bp", N_ ("Change how likely the member is to leave") },
  { "member", "exit_notice_months", N_ ("Change the member’s notice period") },
  { "member", "exit_planned", N_ ("Change when the member plans to leave") },
  { "site", "member", N_ ("Change whose site it is") },
  { "site", "name", N_ ("Change the site’s name") },
  { "site", "address", N_ ("Change the site’s address") },
  { "site", "municipality", N_ ("Change the site’s municipality") },
  { "site", "lat", N_ ("Move the site") },
  { "site", "lon", N_ ("Move the site") },
  { "site", "listing", N_ ("Change whether patients are listed at the site") },
  { "site", "hours", N_ ("Change the site’s opening hours") },
  { "person", "member", N_ ("Change which member the person belongs to") },
  { "person", "name", N_ ("Change the person’s name") },
  { "person", "profession", N_ ("Change the person’s profession") },
  { "person", "title", N_ ("Change the person’s specialist title") },
  { "person", "share_bp", N_ ("Change the person’s share of full time") },
  { "person", "from", N_ ("Change when the person begins") },
  { "person", "to", N_ ("Change when the person ends") },
  { "supply", "member", N_ ("Change whose capacity it is") },
  { "supply", "site", N_ ("Change where the capacity is") },
  { "supply", "profession", N_ ("Change the profession of the capacity") },
  { "supply", "minutes_per_week", N_ ("Change the capacity") },
  { "supply", "from", N_ ("Change when the capacity begins") },
  { "supply", "to", N_ ("Change when the capacity ends") },
  { "requirement", "section", N_ ("Change the requirement’s section") },
  { "requirement", "category", N_ ("Change the requirement’s category") },
  { "requirement", "obligation", N_ ("Change how binding the requirement is") },
  { "requirement", "fulfilment", N_ ("Change who must meet the requirement") },
  { "requirement", "text_sv", N_ ("Change the requirement’s Swedish text") },
  { "requirement", "text_en", N_ ("Change the requirement’s English text") },
  { "requirement", "phase", N_ ("Change when the requirement applies") },
  { "requirement", "weight_bp", N_ ("Change the requirement’s weight") },
  { "requirement", "source", N_ ("Change the requirement’s source") },
  { "requirement", "certainty", N_ ("Change how certain the requirement is") },
  { "requirement", "origin", N_ ("Change the requirement’s origin") },
  { "requirement", "test", N_ ("Change how the requirement is tested") },
  { "requirement", "professions", N_ ("Change which professions count") },
  { "requirement", "municipality", N_ ("Change the requirement’s municipality") },
  { "requirement", "minutes_per_week", N_ ("Change the need") },
  { "requirement", "from", N_ ("Change when the need begins") },
  { "requirement", "to", N_ ("Change when the need ends") },
  { "requirement", "weekly", N_ ("Change the required opening hours") },
  { "requirement", "attribute", N_ ("Change what is counted") },
  { "requirement", "aggregate", N_ ("Change how the numbers are put together") },
  { "requirement", "comparator", N_ ("Change how the number is compared") },
  { "requirement", "value", N_ ("Change the required number") },
  { "requirement", "unit", N_ ("Change the unit") },
  { "requirement", "lat", N_ ("Move the place") },
  { "requirement", "lon", N_ ("Move the place") },
  { "requirement", "max_m", N_ ("Change the greatest distance") },
  { "evidence", "requirement", N_ ("Change what the proof is for") },
  { "evidence", "position", N_ ("Change the order of proofs") },
  { "evidence", "text_sv", N_ ("Change the proof’s Swedish text") },
  { "evidence", "text_en", N_ ("Change the proof’s English text") },
  { "commitment", "supply", N_ ("Change who gives the commitment") },
  { "commitment", "requirement", N_ ("Change what the commitment is for") },
  { "commitment", "minutes_per_week", N_ ("Change the commitment") },
  { "commitment", "from", N_ ("Change when the commitment begins") },
  { "commitment", "to", N_ ("Change when the commitment ends") },
  { "commitment", "locked", N_ ("Lock or unlock the commitment") },
  { "agreed", "member", N_ ("Change whose agreed share it is") },
  { "agreed", "share_bp", N_ ("Change the agreed share") },
  { "answer", "requirement", N_ ("Change what the answer is for") },
  { "answer", "subject", N_ ("Change who the answer is about") },
  { "answer", "status", N_ ("Change the answer") },
  { "answer", "number", N_ ("Change the number in the answer") },
  { "answer", "comment", N_ ("Change the comment on the answer") },
  { "answer", "confidential", N_ ("Change whether confidentiality is requested") },
  { "answer", "reason", N_ ("Change why confidentiality is requested") },
  { "attachment", "name", N_ ("Rename the attachment") },
  { "attachment", "media_type", N_ ("Change the attachment’s type") },
  { "attachment", "requirement", N_ ("Change what the attachment proves") },
  { "attachment", "subject", N_ ("Change who the attachment is about") },
};

/**
 * sb_record_labels_get:
 * @table: a table
 * @field: the name of one of its fields
 *
 * Returns: (transfer none): what changing it is called, in the window's language
 */
const char *
sb_record_labels_get (const SbTable *table, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].table, table->name) == 0 && strcmp (labels[i].field, field) == 0)
      return _ (labels[i].label);

  return _ ("Change");
}
