/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is known of the open document: its newest snapshot and all that is computed from it.
 * Findings, split and exits always belong to the same snapshot; `updated` says that a new set is
 * there. A small bid is computed at once, so that an edit and its answer share a frame; a large one
 * in a worker thread, which gets the snapshot as a value and hands whole values back. An answer
 * that a newer edit has overtaken is dropped.
 *
 * Also the one place where pages find the document's records.
 */

#include "config.h"

#include "sb-app-results.h"

#include "sb-app-messages.h"

/* A frame at 60 Hz. What takes longer goes to a worker. */
#define AT_ONCE_USEC 16000
/* Before anything was measured: so many members are surely quick. */
#define AT_ONCE_MEMBERS 10

typedef struct
{
  SbBid *bid;
  SbFindings *findings;
  SbSplit *split;
  SbExits *exits;
  SbLanguage language;
} Answers;

struct _SbAppResults
{
  GObject parent_instance;

  SbDocument *document;
  SbRecordList *lists[SB_N_TABLES];
  Answers *answers;
  GCancellable *cancellable;
  gint64 last_usec;
  guint n_workers;
};

G_DEFINE_FINAL_TYPE (SbAppResults, sb_app_results, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

enum
{
  UPDATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
answers_free (Answers *answers)
{
  g_clear_pointer (&answers->exits, sb_exits_free);
  g_clear_pointer (&answers->split, sb_split_free);
  g_clear_pointer (&answers->findings, sb_findings_free);
  g_clear_pointer (&answers->bid, sb_bid_unref);
  g_free (answers);
}

static gboolean
answers_compute (Answers *answers, GCancellable *cancellable, GError **error)
{
  answers->findings = sb_rules_check (answers->bid, answers->language);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  answers->split = sb_split_new_current (answers->bid);
  answers->exits = sb_exits_new (answers->bid, SB_DATE_NONE, SB_DATE_NONE, SB_EXITS_MAX_DEFAULT,
                                 cancellable, error);

  return answers->exits != NULL;
}

static void
take_answers (SbAppResults *self, Answers *answers)
{
  Answers *old = self->answers;

  self->answers = answers;
  g_signal_emit (self, signals[UPDATED], 0);
  if (old != NULL)
    answers_free (old);
}

static void
compute_in_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  if (!answers_compute (task_data, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, g_get_monotonic_time () - begin);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbAppResults *self = SB_APP_RESULTS (source);
  g_autoptr (GError) error = NULL;
  Answers *computed = g_task_get_task_data (G_TASK (result));
  gint64 usec = g_task_propagate_int (G_TASK (result), &error);

  self->n_workers--;
  if (usec < 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }

  self->last_usec = usec;
  /* The task keeps its data; take what is in it. */
  Answers *answers = g_memdup2 (computed, sizeof *computed);
  *computed = (Answers){ NULL };
  take_answers (self, answers);
}

static gboolean
is_quick (SbAppResults *self, const SbBid *bid)
{
  if (self->last_usec >= 0)
    return self->last_usec < AT_ONCE_USEC;

  return bid->n_members <= AT_ONCE_MEMBERS;
}

static void
compute (SbAppResults *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (self->document, FALSE, &error);

  if (bid == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  gboolean quick = is_quick (self, bid);
  Answers *answers = g_new0 (Answers, 1);
  answers->language = sb_app_results_get_language (self);
  answers->bid = g_steal_pointer (&bid);

  if (quick)
    {
      gint64 begin = g_get_monotonic_time ();
      if (answers_compute (answers, NULL, &error))
        {
          self->last_usec = g_get_monotonic_time () - begin;
          take_answers (self, answers);
          return;
        }
      g_warning ("%s", error->message);
      answers_free (answers);
      return;
    }

  g_autoptr (GTask) task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, compute);
  g_task_set_task_data (task, answers, (GDestroyNotify) answers_free);
  self->n_workers++;
  g_task_run_in_thread (task, compute_in_worker);
}

static void
document_changed_cb (SbAppResults *self)
{
  compute (self);
}

static void
sb_app_results_constructed (GObject *object)
{
  SbAppResults *self = SB_APP_RESULTS (object);

  G_OBJECT_CLASS (sb_app_results_parent_class)->constructed (object);

  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  compute (self);
}

static void
sb_app_results_dispose (GObject *object)
{
  SbAppResults *self = SB_APP_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < SB_N_TABLES; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (sb_app_results_parent_class)->dispose (object);
}

static void
sb_app_results_finalize (GObject *object)
{
  SbAppResults *self = SB_APP_RESULTS (object);

  g_clear_pointer (&self->answers, answers_free);

  G_OBJECT_CLASS (sb_app_results_parent_class)->finalize (object);
}

static void
sb_app_results_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppResults *self = SB_APP_RESULTS (object);

  if (id == PROP_DOCUMENT)
    g_value_set_object (value, self->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sb_app_results_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppResults *self = SB_APP_RESULTS (object);

  if (id == PROP_DOCUMENT)
    self->document = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sb_app_results_class_init (SbAppResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = sb_app_results_constructed;
  object_class->dispose = sb_app_results_dispose;
  object_class->finalize = sb_app_results_finalize;
  object_class->get_property = sb_app_results_get_property;
  object_class->set_property = sb_app_results_set_property;

  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, SB_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SbAppResults::updated:
   *
   * A new snapshot with all its answers is there. The old ones are freed after the emission.
   */
  signals[UPDATED] = g_signal_new ("updated", SB_APP_TYPE_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
sb_app_results_init (SbAppResults *self)
{
  self->last_usec = -1;
}

/**
 * sb_app_results_new:
 * @document: the document to answer for
 *
 * Makes the results of a document, and computes them.
 *
 * Returns: (transfer full): new results
 */
SbAppResults *
sb_app_results_new (SbDocument *document)
{
  return g_object_new (SB_APP_TYPE_RESULTS, "document", document, NULL);
}

/**
 * sb_app_results_get_document:
 * @self: results
 *
 * Returns: (transfer none): the document they are of
 */
SbDocument *
sb_app_results_get_document (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), NULL);

  return self->document;
}

/**
 * sb_app_results_get_bid:
 * @self: results
 *
 * Returns: (transfer none) (nullable): the snapshot that all answers are of, without the bytes of
 * attachments; NULL only while the first answers of a large bid are computed. Positions in
 * findings, split and exits count in it
 */
SbBid *
sb_app_results_get_bid (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), NULL);

  return self->answers != NULL ? self->answers->bid : NULL;
}

/**
 * sb_app_results_get_findings:
 * @self: results
 *
 * Returns: (transfer none) (nullable): findings in the window's language; NULL when there is no bid
 * yet
 */
const SbFindings *
sb_app_results_get_findings (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), NULL);

  return self->answers != NULL ? self->answers->findings : NULL;
}

/**
 * sb_app_results_get_split:
 * @self: results
 *
 * Returns: (transfer none) (nullable): the commitments as they stand; NULL when there is no bid yet
 */
const SbSplit *
sb_app_results_get_split (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), NULL);

  return self->answers != NULL ? self->answers->split : NULL;
}

/**
 * sb_app_results_get_exits:
 * @self: results
 *
 * Returns: (transfer none) (nullable): the exit analysis of up to two leavers from the contract's
 * start; NULL when there is no bid yet
 */
const SbExits *
sb_app_results_get_exits (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), NULL);

  return self->answers != NULL ? self->answers->exits : NULL;
}

/**
 * sb_app_results_get_language:
 * @self: results
 *
 * Returns: the window's language, which is the user's and independent of the bid's
 */
SbLanguage
sb_app_results_get_language (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), SB_LANGUAGE_EN);

  return sb_language_of_user ();
}

/**
 * sb_app_results_is_busy:
 * @self: results
 *
 * Returns: whether newer answers are being computed
 */
gboolean
sb_app_results_is_busy (SbAppResults *self)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), FALSE);

  return self->n_workers > 0;
}

/**
 * sb_app_results_get_records:
 * @self: results
 * @table: which table
 *
 * Returns: (transfer none): the table's records as a list model, one and the same for all pages
 */
SbRecordList *
sb_app_results_get_records (SbAppResults *self, SbTableId table)
{
  g_return_val_if_fail (SB_APP_IS_RESULTS (self), NULL);
  g_return_val_if_fail (table < SB_N_TABLES, NULL);

  if (self->lists[table] == NULL)
    self->lists[table] = sb_record_list_new (self->document, sb_tables[table]);

  return self->lists[table];
}

/**
 * sb_app_results_get_record:
 * @self: results
 * @table: which table
 * @id: of the row
 *
 * Returns: (transfer none) (nullable): the record, owned by its list; NULL when there is none
 */
SbRecord *
sb_app_results_get_record (SbAppResults *self, SbTableId table, const char *id)
{
  return sb_record_list_find (sb_app_results_get_records (self, table), id);
}

/**
 * sb_app_results_find_remark:
 * @self: results
 * @table: of the record
 * @id: of the record
 * @field: (nullable): beside which field; NULL for any
 *
 * Finds what is wrong with a record, to be shown beside its field.
 *
 * Returns: (transfer none) (nullable): the first such remark
 */
const SbRemark *
sb_app_results_find_remark (SbAppResults *self, SbTableId table, const char *id, const char *field)
{
  const SbFindings *findings = sb_app_results_get_findings (self);

  for (guint i = 0; findings != NULL && i < findings->n_remarks; i++)
    {
      const SbRemark *remark = &findings->remarks[i];
      if (remark->table == table && g_strcmp0 (remark->id, id) == 0 &&
          (field == NULL || g_strcmp0 (remark->field, field) == 0))
        return remark;
    }

  return NULL;
}

/**
 * sb_app_results_find_finding:
 * @self: results
 * @requirement: id of a requirement
 *
 * Returns: (transfer none) (nullable): what was found of it
 */
const SbFinding *
sb_app_results_find_finding (SbAppResults *self, const char *requirement)
{
  const SbFindings *findings = sb_app_results_get_findings (self);

  if (findings == NULL)
    return NULL;

  int position = sb_bid_find (self->answers->bid, SB_TABLE_REQUIREMENT, requirement);

  return position >= 0 ? &findings->findings[position] : NULL;
}

/**
 * sb_app_results_edit:
 * @self: results
 * @from: the widget where the edit was asked for; an error is shown in its window
 * @label: what the step is called in "Undo: …", translated
 * @edit: makes the changes
 * @data: for @edit
 *
 * Makes one edit: one gesture, one step. If any change fails, none stays.
 *
 * Returns: whether it was made
 */
gboolean
sb_app_results_edit (
    SbAppResults *self, GtkWidget *from, const char *label, SbAppEdit edit, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SB_APP_IS_RESULTS (self), FALSE);

  if (sb_document_begin (self->document, label, &error))
    {
      if (edit (self->document, data, &error))
        {
          if (sb_document_commit (self->document, &error))
            return TRUE;
        }
      else
        sb_document_rollback (self->document);
    }

  sb_app_messages_error (from, error);
  return FALSE;
}
