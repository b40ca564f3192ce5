/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rows of a table, or those of them whose field has a certain value, as a GListModel of
 * SbRecords in the table's canonical order. It follows SbDocument::changed and nothing else. A row
 * keeps its record as long as it is in the list, and what changed is announced by the fewest
 * removals and insertions that lead from the old order to the new one.
 */

#include "config.h"

#include <samanbud/sb-record-list.h>

#include "sb-record-private.h"

/*
 * @field: which field is filtered by; NULL when all rows are in the list
 * @records: in order
 * @by_id: the same records
 */
struct _SbRecordList
{
  GObject parent_instance;

  SbDocument *document;
  const SbTable *table;
  char *field;
  char *value;
  GPtrArray *records;
  GHashTable *by_id;
};

static void sb_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SbRecordList,
                               sb_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sb_record_list_model_init))

enum
{
  PROP_N_ITEMS = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  const SbTable *table = data;
  SbRecord *x = *(SbRecord *const *) a;
  SbRecord *y = *(SbRecord *const *) b;
  int order = table->compare (sb_record_get_row (x), sb_record_get_row (y));

  return order != 0 ? order : g_strcmp0 (sb_record_get_id (x), sb_record_get_id (y));
}

/* What the list shall hold now; records that it has already are the same objects. */
static GPtrArray *
load_records (SbRecordList *self)
{
  g_autoptr (GPtrArray) ids =
      sb_document_list_ids_where (self->document, self->table, self->field, self->value);
  GPtrArray *records = g_ptr_array_new_full (ids->len, g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      SbRecord *record = g_hash_table_lookup (self->by_id, id);

      if (record != NULL)
        g_object_ref (record);
      else
        record = sb_record_new (self->document, self->table, id);
      g_ptr_array_add (records, record);
    }
  g_ptr_array_sort_with_data (records, compare_records, (gpointer) self->table);

  return records;
}

/*
 * Marks in @stays which of the @n old records can stay where they are: a longest run of them that
 * stand in the same order as before. @places holds where each one stands in the new order, -1 when
 * it is gone. Patience sorting, O(n log n): tails[k] is the old record with the lowest place that
 * ends a run of length k + 1.
 */
static void
find_staying (const int *places, guint n, gboolean *stays)
{
  g_autofree guint *tails = g_new (guint, n);
  g_autofree guint *previous = g_new (guint, n);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (places[i] < 0)
        continue;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (places[tails[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  for (guint i = length > 0 ? tails[length - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i])
    stays[i] = TRUE;
}

/* Removes what does not stay, from the end, runs at once. */
static void
remove_others (SbRecordList *self, const gboolean *stays)
{
  guint end = self->records->len;

  while (end > 0)
    {
      guint begin = end;

      while (begin > 0 && !stays[begin - 1])
        begin--;
      if (begin < end)
        {
          g_ptr_array_remove_range (self->records, begin, end - begin);
          g_list_model_items_changed (G_LIST_MODEL (self), begin, end - begin, 0);
        }
      end = begin > 0 ? begin - 1 : 0;
    }
}

/* Inserts what of @wanted is missing, runs at once; the rest stands in the same order already. */
static void
insert_missing (SbRecordList *self, GPtrArray *wanted)
{
  guint i = 0;

  while (i < wanted->len)
    {
      gpointer next = i < self->records->len ? g_ptr_array_index (self->records, i) : NULL;
      guint n = 0;

      while (i + n < wanted->len && g_ptr_array_index (wanted, i + n) != next)
        {
          g_ptr_array_insert (self->records, (int) (i + n),
                              g_object_ref (g_ptr_array_index (wanted, i + n)));
          n++;
        }
      if (n > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), i, 0, n);
      i += n + 1;
    }
}

static void
index_records (SbRecordList *self, GPtrArray *records)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < records->len; i++)
    {
      SbRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (self->by_id, (gpointer) sb_record_get_id (record), record);
    }
}

static void
update (SbRecordList *self)
{
  g_autoptr (GPtrArray) wanted = load_records (self);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint n_before = self->records->len;
  g_autofree int *old_places = g_new (int, n_before);
  g_autofree gboolean *stays = g_new0 (gboolean, n_before);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (wanted, i), GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_before; i++)
    old_places[i] =
        GPOINTER_TO_INT (g_hash_table_lookup (places, g_ptr_array_index (self->records, i))) - 1;

  find_staying (old_places, n_before, stays);
  index_records (self, wanted);
  remove_others (self, stays);
  insert_missing (self, wanted);

  if (n_before != self->records->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
changed_cb (SbRecordList *self, const SbChanges *changes)
{
  if (!sb_changes_has_table (changes, self->table))
    return;

  /* The order depends on the rows, so they must be of now. */
  for (guint i = 0; i < self->records->len; i++)
    {
      SbRecord *record = g_ptr_array_index (self->records, i);

      if (sb_changes_has_row (changes, self->table, sb_record_get_id (record)))
        sb_record_refresh (record);
    }
  update (self);
}

static GType
sb_record_list_get_item_type (GListModel *model)
{
  return sb_record_get_type_for_table (SB_RECORD_LIST (model)->table);
}

static guint
sb_record_list_get_n_items (GListModel *model)
{
  return SB_RECORD_LIST (model)->records->len;
}

static gpointer
sb_record_list_get_item (GListModel *model, guint position)
{
  SbRecordList *self = SB_RECORD_LIST (model);

  return position < self->records->len ?
             g_object_ref (g_ptr_array_index (self->records, position)) :
             NULL;
}

static void
sb_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sb_record_list_get_item_type;
  iface->get_n_items = sb_record_list_get_n_items;
  iface->get_item = sb_record_list_get_item;
}

static void
sb_record_list_finalize (GObject *object)
{
  SbRecordList *self = SB_RECORD_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  g_clear_object (&self->document);
  g_free (self->field);
  g_free (self->value);

  G_OBJECT_CLASS (sb_record_list_parent_class)->finalize (object);
}

static void
sb_record_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, SB_RECORD_LIST (object)->records->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sb_record_list_class_init (SbRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sb_record_list_finalize;
  object_class->get_property = sb_record_list_get_property;

  /**
   * SbRecordList:n-items:
   *
   * How many rows there are.
   */
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
sb_record_list_init (SbRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * sb_record_list_new:
 * @document: a document
 * @table: a table
 *
 * Returns: (transfer full): all rows of the table
 */
SbRecordList *
sb_record_list_new (SbDocument *document, const SbTable *table)
{
  return sb_record_list_new_filtered (document, table, NULL, NULL);
}

/**
 * sb_record_list_new_filtered:
 * @document: a document
 * @table: a table
 * @field: (nullable): the name of a text or a choice; NULL for all rows
 * @value: (nullable): what it must hold; NULL for what is not known
 *
 * For instance the sites of one member.
 *
 * Returns: (transfer full): those rows of the table
 */
SbRecordList *
sb_record_list_new_filtered (SbDocument *document,
                             const SbTable *table,
                             const char *field,
                             const char *value)
{
  SbRecordList *self;

  g_return_val_if_fail (SB_IS_DOCUMENT (document) && table != NULL, NULL);

  self = g_object_new (SB_TYPE_RECORD_LIST, NULL);
  self->document = g_object_ref (document);
  self->table = table;
  self->field = g_strdup (field);
  self->value = g_strdup (value);
  update (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * sb_record_list_find:
 * @self: a list
 * @id: (nullable): of a row
 *
 * Returns: (transfer none) (nullable): its record, if it is in the list
 */
SbRecord *
sb_record_list_find (SbRecordList *self, const char *id)
{
  g_return_val_if_fail (SB_IS_RECORD_LIST (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}
