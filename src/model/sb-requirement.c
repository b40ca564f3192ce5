/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of the authority's catalogue, or one that the group added, and the proofs it demands. */

#include "config.h"

#include <samanbud/sb-requirement.h>

#include "sb-table-private.h"

static const char *const obligations[] = {
  "shall", "should", "evaluated", "supplement_condition", "optional_addon", "informative", NULL
};

static const char *const fulfilments[] = { "group",  "one",  "each", "performer",
                                           "person", "site", "lead", NULL };

static const char *const phases[] = { "application", "before_start",   "during_contract",
                                      "at_change",   "after_contract", NULL };

static const char *const certainties[] = { "read", "inferred", NULL };

static const char *const origins[] = { "catalogue", "group", NULL };

static const char *const tests[] = {
  "declaration", "capacity", "hours", "number", "distance", NULL
};

static const char *const aggregates[] = { "sum", "min", "max", "each", NULL };

static const char *const comparators[] = { ">=", "<=", "==", ">", "<", NULL };

static const SbField requirement_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "section", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, section), NULL, NULL },
  { "category", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, category), NULL, NULL },
  { "obligation", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, obligation), obligations, NULL },
  { "fulfilment", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, fulfilment), fulfilments, NULL },
  { "text_sv", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, text_sv), NULL, NULL },
  { "text_en", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, text_en), NULL, NULL },
  { "phase", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, phase), phases, NULL },
  { "weight_bp", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbRequirement, weight_bp), NULL, NULL,
    .maximum = SB_WHOLE_BP },
  { "source", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, source), NULL, NULL },
  { "certainty", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, certainty), certainties, NULL },
  { "origin", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, origin), origins, NULL },
  { "test", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, test), tests, NULL },
  { "professions", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, professions), NULL, NULL,
    .shape = SB_SHAPE_PROFESSIONS },
  { "municipality", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, municipality), NULL, NULL,
    .shape = SB_SHAPE_MUNICIPALITY },
  { "minutes_per_week", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbRequirement, minutes_per_week), NULL,
    NULL, .maximum = SB_MINUTES_MAX },
  { "from", SB_KIND_DATE, G_STRUCT_OFFSET (SbRequirement, from), NULL, NULL },
  { "to", SB_KIND_DATE, G_STRUCT_OFFSET (SbRequirement, to), NULL, NULL },
  { "weekly", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, weekly), NULL, NULL,
    .shape = SB_SHAPE_WEEK },
  { "attribute", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, attribute), NULL, NULL },
  { "aggregate", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, aggregate), aggregates, NULL },
  { "comparator", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbRequirement, comparator), comparators, NULL },
  { "value", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbRequirement, value), NULL, NULL },
  { "unit", SB_KIND_TEXT, G_STRUCT_OFFSET (SbRequirement, unit), NULL, NULL },
  { "lat", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbRequirement, lat), NULL, NULL,
    .minimum = -SB_LATITUDE_MAX, .maximum = SB_LATITUDE_MAX },
  { "lon", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbRequirement, lon), NULL, NULL,
    .minimum = -SB_LONGITUDE_MAX, .maximum = SB_LONGITUDE_MAX },
  { "max_m", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbRequirement, max_m), NULL, NULL,
    .maximum = SB_COUNT_MAX },
};

const SbTable sb_requirement_table = {
  .name = "requirement",
  .type_name = "SbRequirementRecord",
  .size = sizeof (SbRequirement),
  .n_fields = G_N_ELEMENTS (requirement_fields),
  .fields = requirement_fields,
  .compare = sb_table_compare_ids,
};

static const SbField evidence_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbEvidence, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "requirement", SB_KIND_TEXT, G_STRUCT_OFFSET (SbEvidence, requirement), NULL, "requirement",
    .shape = SB_SHAPE_ID },
  { "position", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbEvidence, position), NULL, NULL,
    .maximum = SB_COUNT_MAX },
  { "text_sv", SB_KIND_TEXT, G_STRUCT_OFFSET (SbEvidence, text_sv), NULL, NULL },
  { "text_en", SB_KIND_TEXT, G_STRUCT_OFFSET (SbEvidence, text_en), NULL, NULL },
};

/* By (requirement, position). */
static int
compare_evidence (gconstpointer a, gconstpointer b)
{
  const SbEvidence *x = a, *y = b;
  int order = g_strcmp0 (x->requirement, y->requirement);

  if (order == 0)
    order = (x->position > y->position) - (x->position < y->position);
  return order != 0 ? order : g_strcmp0 (x->id, y->id);
}

const SbTable sb_evidence_table = {
  .name = "evidence",
  .type_name = "SbEvidenceRecord",
  .size = sizeof (SbEvidence),
  .n_fields = G_N_ELEMENTS (evidence_fields),
  .fields = evidence_fields,
  .compare = compare_evidence,
};
