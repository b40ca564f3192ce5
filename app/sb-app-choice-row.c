/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A row with a drop-down that is bound to a field of a record: a choice of codes, or a text that
 * holds a code (a municipality, a profession). People see words; the document keeps codes. A code
 * that is not in the list is kept and shown as it is, until another is chosen.
 */

#include "config.h"

#include "sb-app-choice-row.h"

#include "sb-app-field.h"
#include "sb-app-large-text.h"
#include "sb-app-messages.h"

#include <glib/gi18n.h>

struct _SbAppChoiceRow
{
  AdwActionRow parent_instance;

  SbAppField *field;
  GtkDropDown *drop_down;
  GStrv codes;
  GStrv words;
  char *none;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (SbAppChoiceRow, sb_app_choice_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_NONE,
  PROP_SEARCHABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count (char **strings)
{
  return strings != NULL ? g_strv_length (strings) : 0;
}

static guint
find_position (SbAppChoiceRow *self, const char *code)
{
  guint first = self->none != NULL ? 1 : 0;

  if (sb_text_is_empty (code))
    return first == 1 ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < count (self->codes); i++)
    if (g_strcmp0 (self->codes[i], code) == 0)
      return first + i;

  return GTK_INVALID_LIST_POSITION;
}

/* The list is made anew only when it changes: a new model would close an open list. */
static void
fill_model (SbAppChoiceRow *self)
{
  g_autofree char *code = sb_app_field_dup_text (self->field);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  if (self->none != NULL)
    gtk_string_list_append (model, self->none);
  for (guint i = 0; i < count (self->words); i++)
    gtk_string_list_append (model, self->words[i]);
  if (!sb_text_is_empty (code) && find_position (self, code) == GTK_INVALID_LIST_POSITION)
    gtk_string_list_append (model, code);

  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (model));
  self->filling = FALSE;
}

static void
fill (SbAppChoiceRow *self)
{
  g_autofree char *code = sb_app_field_dup_text (self->field);
  guint known = count (self->codes) + (self->none != NULL ? 1 : 0);
  guint position = find_position (self, code);
  gboolean is_foreign = position == GTK_INVALID_LIST_POSITION && !sb_text_is_empty (code);
  GListModel *model = gtk_drop_down_get_model (self->drop_down);

  if (model == NULL || is_foreign || g_list_model_get_n_items (model) != known)
    fill_model (self);

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->drop_down, is_foreign ? known : position);
  self->filling = FALSE;
}

static void
selected_cb (SbAppChoiceRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  guint first = self->none != NULL ? 1 : 0;
  const char *code = NULL;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION ||
      selected >= first + count (self->codes))
    return;
  if (selected >= first)
    code = self->codes[selected - first];

  g_autofree char *stored = sb_app_field_dup_text (self->field);
  if (g_strcmp0 (stored != NULL ? stored : "", code != NULL ? code : "") == 0)
    return;

  /* Translators: a step to undo; %s is the title of a field, as in: Change “Name” */
  g_autofree char *label = g_strdup_printf (
      _ ("Change “%s”"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  g_autoptr (GError) error = NULL;
  if (!sb_app_field_store_text (self->field, label, code, &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
  sb_app_field_end_typing (self->field);
}

static void
sb_app_choice_row_dispose (GObject *object)
{
  SbAppChoiceRow *self = SB_APP_CHOICE_ROW (object);

  if (self->field != NULL)
    g_signal_handlers_disconnect_by_func (self->field, fill, self);
  g_clear_object (&self->field);

  G_OBJECT_CLASS (sb_app_choice_row_parent_class)->dispose (object);
}

static void
sb_app_choice_row_finalize (GObject *object)
{
  SbAppChoiceRow *self = SB_APP_CHOICE_ROW (object);

  g_strfreev (self->codes);
  g_strfreev (self->words);
  g_free (self->none);

  G_OBJECT_CLASS (sb_app_choice_row_parent_class)->finalize (object);
}

static void
sb_app_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppChoiceRow *self = SB_APP_CHOICE_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, sb_app_field_get_record (self->field));
      break;
    case PROP_FIELD:
      g_value_set_string (value, sb_app_field_get_name (self->field));
      break;
    case PROP_NONE:
      g_value_set_string (value, self->none);
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, gtk_drop_down_get_enable_search (self->drop_down));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_choice_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppChoiceRow *self = SB_APP_CHOICE_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      sb_app_choice_row_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      sb_app_field_set_name (self->field, g_value_get_string (value));
      break;
    case PROP_NONE:
      if (sb_text_set (&self->none, g_value_get_string (value)))
        {
          fill_model (self);
          fill (self);
        }
      break;
    case PROP_SEARCHABLE:
      gtk_drop_down_set_enable_search (self->drop_down, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_choice_row_class_init (SbAppChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sb_app_choice_row_dispose;
  object_class->finalize = sb_app_choice_row_finalize;
  object_class->get_property = sb_app_choice_row_get_property;
  object_class->set_property = sb_app_choice_row_set_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SB_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL, flags);
  properties[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sb_app_choice_row_init (SbAppChoiceRow *self)
{
  g_autoptr (GtkExpression) words =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->field = sb_app_field_new ();
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, g_steal_pointer (&words)));
  sb_app_large_text_shrink_drop_down (self->drop_down);
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->drop_down), "choice");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  sb_app_large_text_prepare (GTK_WIDGET (self));

  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * sb_app_choice_row_new:
 * @title: the field's title, translated
 * @field: the field's name in its table
 *
 * Returns: (transfer floating): a row without choices yet
 */
GtkWidget *
sb_app_choice_row_new (const char *title, const char *field)
{
  return g_object_new (SB_APP_TYPE_CHOICE_ROW, "title", title, "field", field, NULL);
}

/**
 * sb_app_choice_row_set_record:
 * @self: a row
 * @record: (nullable): the record whose field is chosen
 *
 * Binds the row to another record.
 */
void
sb_app_choice_row_set_record (SbAppChoiceRow *self, SbRecord *record)
{
  g_return_if_fail (SB_APP_IS_CHOICE_ROW (self));

  sb_app_field_set_record (self->field, record);
}

/**
 * sb_app_choice_row_set_codes:
 * @self: a row
 * @codes: (array zero-terminated=1): what the document keeps
 * @words: (array zero-terminated=1): what people see, as many and in the same order
 *
 * Sets what can be chosen. Setting the same again changes nothing, so an update may call it.
 */
void
sb_app_choice_row_set_codes (SbAppChoiceRow *self,
                             const char *const *codes,
                             const char *const *words)
{
  g_return_if_fail (SB_APP_IS_CHOICE_ROW (self));
  g_return_if_fail (g_strv_length ((char **) codes) == g_strv_length ((char **) words));

  if (self->codes != NULL && g_strv_equal (codes, (const char *const *) self->codes) &&
      g_strv_equal (words, (const char *const *) self->words))
    return;

  g_strfreev (self->codes);
  g_strfreev (self->words);
  self->codes = g_strdupv ((char **) codes);
  self->words = g_strdupv ((char **) words);
  fill_model (self);
  fill (self);
}

/**
 * sb_app_choice_row_set_labels:
 * @self: a row whose field is already set
 * @table: the table of its field
 * @labels: a function of sb-labels.h
 *
 * Sets what can be chosen from the codes of a choice field, in the window's language.
 */
void
sb_app_choice_row_set_labels (SbAppChoiceRow *self, const SbTable *table, SbAppLabels labels)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const SbField *field;

  g_return_if_fail (SB_APP_IS_CHOICE_ROW (self));

  field = sb_table_find_field (table, sb_app_field_get_name (self->field));
  g_return_if_fail (field != NULL && field->codes != NULL);

  for (int i = 0; field->codes[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) labels (sb_language_of_user (), i));
  g_ptr_array_add (words, NULL);
  sb_app_choice_row_set_codes (self, field->codes, (const char *const *) words->pdata);
}

/**
 * sb_app_choice_row_offer_professions:
 * @self: a row
 *
 * Offers every profession, in the user's language.
 */
void
sb_app_choice_row_offer_professions (SbAppChoiceRow *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint n;
  const SbProfession *const *all = sb_codes_list_professions (&n);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (codes, all[i]->code);
      g_ptr_array_add (
          words, (gpointer) sb_codes_get_profession_name (all[i]->code, sb_language_of_user ()));
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (words, NULL);
  sb_app_choice_row_set_codes (self, (const char *const *) codes->pdata,
                               (const char *const *) words->pdata);
}

/**
 * sb_app_choice_row_offer_members:
 * @self: a row
 * @bid: a sealed bid
 *
 * Offers the members by name.
 */
void
sb_app_choice_row_offer_members (SbAppChoiceRow *self, const SbBid *bid)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < bid->n_members; i++)
    {
      g_ptr_array_add (ids, bid->members[i].id);
      g_ptr_array_add (names, bid->members[i].name);
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  sb_app_choice_row_set_codes (self, (const char *const *) ids->pdata,
                               (const char *const *) names->pdata);
}
