/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the group says to a requirement. */

#include "config.h"

#include <samanbud/sb-answer.h>

#include "sb-table-private.h"

static const char *const statuses[] = { "met", "not_met", "open", NULL };

static const SbField answer_fields[] = {
  { "id", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAnswer, id), NULL, NULL, .shape = SB_SHAPE_ID },
  { "requirement", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAnswer, requirement), NULL, "requirement",
    .shape = SB_SHAPE_ID },
  { "subject", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAnswer, subject), NULL, NULL,
    .shape = SB_SHAPE_ID },
  { "status", SB_KIND_CHOICE, G_STRUCT_OFFSET (SbAnswer, status), statuses, NULL },
  { "number", SB_KIND_INTEGER, G_STRUCT_OFFSET (SbAnswer, number), NULL, NULL },
  { "comment", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAnswer, comment), NULL, NULL },
  { "confidential", SB_KIND_BOOLEAN, G_STRUCT_OFFSET (SbAnswer, confidential), NULL, NULL },
  { "reason", SB_KIND_TEXT, G_STRUCT_OFFSET (SbAnswer, reason), NULL, NULL },
};

/* By (requirement, subject), of which there is at most one. */
static int
compare_answer (gconstpointer a, gconstpointer b)
{
  const SbAnswer *x = a, *y = b;
  int order = g_strcmp0 (x->requirement, y->requirement);

  return order != 0 ? order : g_strcmp0 (x->subject, y->subject);
}

const SbTable sb_answer_table = {
  .name = "answer",
  .type_name = "SbAnswerRecord",
  .size = sizeof (SbAnswer),
  .n_fields = G_N_ELEMENTS (answer_fields),
  .fields = answer_fields,
  .compare = compare_answer,
};
