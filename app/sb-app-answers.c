/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whom a requirement asks, and the edits that store their answers. An answer is made with the first
 * thing that is said in it; the step that makes it goes on while one types.
 */

#include "config.h"

#include "sb-app-answers.h"

#include "sb-app-messages.h"

#include <glib/gi18n.h>

static void
add_subject (GPtrArray *subjects, const char *id)
{
  if (!sb_text_is_empty (id) && !g_ptr_array_find_with_equal_func (subjects, id, g_str_equal, NULL))
    g_ptr_array_add (subjects, g_strdup (id));
}

static void
add_members (GPtrArray *subjects, const SbBid *bid)
{
  for (guint i = 0; i < bid->n_members; i++)
    add_subject (subjects, bid->members[i].id);
}

static void
add_performers (GPtrArray *subjects, const SbBid *bid)
{
  g_autofree gboolean *performs = g_new0 (gboolean, bid->n_members + 1);

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, bid->commitments[i].supply);
      int member =
          supply < 0 ? -1 : sb_bid_find (bid, SB_TABLE_MEMBER, bid->supplies[supply].member);

      if (member >= 0)
        performs[member] = TRUE;
    }
  for (guint i = 0; i < bid->n_members; i++)
    if (performs[i])
      add_subject (subjects, bid->members[i].id);
}

static void
add_asked (GPtrArray *subjects, const SbBid *bid, int fulfilment)
{
  switch ((SbFulfilment) fulfilment)
    {
    case SB_FULFILMENT_ONE:
    case SB_FULFILMENT_EACH:
      add_members (subjects, bid);
      break;
    case SB_FULFILMENT_PERFORMER:
      add_performers (subjects, bid);
      break;
    case SB_FULFILMENT_PERSON:
      for (guint i = 0; i < bid->n_persons; i++)
        add_subject (subjects, bid->persons[i].id);
      break;
    case SB_FULFILMENT_SITE:
      for (guint i = 0; i < bid->n_sites; i++)
        add_subject (subjects, bid->sites[i].id);
      break;
    case SB_FULFILMENT_LEAD:
      add_subject (subjects, bid->info->lead);
      break;
    case SB_FULFILMENT_GROUP:
    default:
      add_subject (subjects, SB_SUBJECT_GROUP);
      add_members (subjects, bid);
      break;
    }
}

/**
 * sb_app_answers_list_subjects:
 * @bid: a sealed bid
 * @requirement: one of its requirements
 *
 * Lists whom the requirement asks (resources/docs/model.md, section 3), then everybody else who has
 * already answered it or attached something to it, so that nothing that was said is out of sight.
 *
 * Returns: (transfer full) (element-type utf8): ids of members, sites and persons, or the group
 */
GPtrArray *
sb_app_answers_list_subjects (const SbBid *bid, const SbRequirement *requirement)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_free);

  if (requirement->test == SB_TEST_NUMBER)
    add_members (subjects, bid);
  else if (requirement->test == SB_TEST_DECLARATION)
    add_asked (subjects, bid, requirement->fulfilment);
  else
    add_subject (subjects, SB_SUBJECT_GROUP);

  for (guint i = 0; i < bid->n_answers; i++)
    if (g_strcmp0 (bid->answers[i].requirement, requirement->id) == 0)
      add_subject (subjects, bid->answers[i].subject);
  for (guint i = 0; i < bid->n_attachments; i++)
    if (g_strcmp0 (bid->attachments[i].requirement, requirement->id) == 0)
      add_subject (subjects, bid->attachments[i].subject != NULL ? bid->attachments[i].subject :
                                                                   SB_SUBJECT_GROUP);

  return subjects;
}

/**
 * sb_app_answers_describe_subject:
 * @bid: a sealed bid
 * @subject: id of a member, a site or a person, or the group
 *
 * Returns: (transfer full): what people call it; a site and a person with their member
 */
char *
sb_app_answers_describe_subject (const SbBid *bid, const char *subject)
{
  const char *name = sb_bid_get_subject_name (bid, subject);
  int site = sb_bid_find (bid, SB_TABLE_SITE, subject);
  int person = sb_bid_find (bid, SB_TABLE_PERSON, subject);
  const char *member = site >= 0   ? bid->sites[site].member :
                       person >= 0 ? bid->persons[person].member :
                                     NULL;

  if (g_strcmp0 (subject, SB_SUBJECT_GROUP) == 0)
    return g_strdup (_ ("The group"));
  if (sb_text_is_empty (name))
    name = person >= 0 ? _ ("Person without a name") : _ ("Member without a name");
  if (member == NULL)
    return g_strdup (name);

  return g_strdup_printf ("%s · %s", name, sb_bid_get_subject_name (bid, member));
}

/* The id of the answer to a requirement by a subject. */
static char *
find_answer (SbDocument *document, const char *requirement, const char *subject)
{
  g_autoptr (GPtrArray) ids =
      sb_document_list_ids_where (document, &sb_answer_table, "requirement", requirement);

  for (guint i = 0; i < ids->len; i++)
    {
      SbAnswer answer = { NULL };
      gboolean is_it =
          sb_document_load_row (document, &sb_answer_table, g_ptr_array_index (ids, i), &answer) &&
          g_strcmp0 (answer.subject, subject) == 0;

      sb_table_clear_row (&sb_answer_table, &answer);
      if (is_it)
        return g_strdup (g_ptr_array_index (ids, i));
    }

  return NULL;
}

/*
 * field: the one field that is said; NULL for all that are not in `keep`
 * with_words: whether comment and confidentiality are taken over, too
 */
typedef struct
{
  const SbAnswer *answer;
  const char *field;
  GPtrArray *subjects;
  gboolean with_words;
  char *made;
} Change;

static gboolean
copy_field (const char *name, const Change *change)
{
  if (change->field != NULL)
    return g_str_equal (name, change->field);
  if (g_str_equal (name, "status"))
    return TRUE;

  return change->with_words && (g_str_equal (name, "comment") || g_str_equal (name, "reason") ||
                                g_str_equal (name, "confidential"));
}

static gboolean
set_fields (SbDocument *document, const char *id, const Change *change, GError **error)
{
  for (guint i = 0; i < sb_answer_table.n_fields; i++)
    {
      const SbField *field = &sb_answer_table.fields[i];
      g_auto (GValue) value = G_VALUE_INIT;

      if (!copy_field (field->name, change))
        continue;
      g_value_init (&value, sb_field_get_value_type (field));
      sb_field_get_value (field, change->answer, &value);
      if (!sb_document_set_field (document, "", &sb_answer_table, id, field->name, &value, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_answer (SbDocument *document, const char *subject, Change *change, GError **error)
{
  g_autofree char *id = find_answer (document, change->answer->requirement, subject);

  if (id == NULL)
    {
      SbAnswer row;
      gboolean done;

      sb_table_init_row (&sb_answer_table, &row);
      row.id = sb_text_new_id ();
      row.requirement = g_strdup (change->answer->requirement);
      row.subject = g_strdup (subject);
      id = g_strdup (row.id);
      g_free (change->made);
      change->made = g_strdup (row.id);
      done = sb_document_insert (document, &sb_answer_table, &row, error);
      sb_table_clear_row (&sb_answer_table, &row);
      if (!done)
        return FALSE;
    }

  return set_fields (document, id, change, error);
}

static gboolean
set_answers (SbDocument *document, gpointer data, GError **error)
{
  Change *change = data;

  if (change->subjects == NULL)
    return set_answer (document, change->answer->subject, change, error);

  for (guint i = 0; i < change->subjects->len; i++)
    if (!set_answer (document, g_ptr_array_index (change->subjects, i), change, error))
      return FALSE;

  return TRUE;
}

/**
 * sb_app_answers_set:
 * @results: the results of a document
 * @from: the widget where it was said
 * @label: what the step is called, translated
 * @field: which field of an answer
 * @answer: names requirement and subject, and holds the field's value
 *
 * Stores one thing that a subject says, making its answer when there is none. What is typed into
 * the same field next belongs to the same step.
 *
 * Returns: whether it was stored
 */
gboolean
sb_app_answers_set (SbAppResults *results,
                    GtkWidget *from,
                    const char *label,
                    const char *field,
                    const SbAnswer *answer)
{
  SbDocument *document = sb_app_results_get_document (results);
  Change change = { .answer = answer, .field = field };
  gboolean done = sb_app_results_edit (results, from, label, set_answers, &change);

  if (done && change.made != NULL)
    sb_document_begin_typing (document, &sb_answer_table, change.made, field);
  g_free (change.made);

  return done;
}

/**
 * sb_app_answers_set_all:
 * @results: the results of a document
 * @from: the widget where it was asked for
 * @answer: names the requirement, and holds what all shall say
 * @subjects: (element-type utf8): who shall say it
 * @with_words: whether its comment and its confidentiality are theirs, too
 *
 * Lets several subjects answer the same, in one step. Numbers stay each subject's own.
 *
 * Returns: whether it was stored
 */
gboolean
sb_app_answers_set_all (SbAppResults *results,
                        GtkWidget *from,
                        const SbAnswer *answer,
                        GPtrArray *subjects,
                        gboolean with_words)
{
  Change change = { .answer = answer, .subjects = subjects, .with_words = with_words };
  gboolean done =
      sb_app_results_edit (results, from, _ ("Answer the same for all"), set_answers, &change);

  g_free (change.made);
  return done;
}
