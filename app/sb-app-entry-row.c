/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A row with an entry that is bound to a field of a record. What is typed is stored as soon as it
 * is understood, so that everything computed from it changes while one types; all typing in one
 * visit is one step to undo. What is not understood stays in the row, unstored, and when the row is
 * left a message beside it says what was expected. Its beginning may have been understood: then
 * what was stored before the visit is stored again. The same goes for what the document refuses,
 * which is tried again when another field of the record changes.
 */

#include "config.h"

#include "sb-app-entry-row.h"

#include "sb-app-field.h"

#include <glib/gi18n.h>

struct _SbAppEntryRow
{
  AdwEntryRow parent_instance;

  SbAppField *field;
  GtkEventControllerFocus *focus;
  GtkLabel *note;
  char *message;
  char *hint;
  char *refusal; /* what the document has against what stands in the row */
  /* What was stored when the typing began. */
  gint64 before;
  SbAppEntryKind kind;
  guint later_source;
  guint filling : 1;
  guint storing : 1;
  guint is_typing : 1;
  guint is_required : 1;
  guint is_wrong : 1;
};

G_DEFINE_ENUM_TYPE (SbAppEntryKind,
                    sb_app_entry_kind,
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_IDENTITY, "identity"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_INTEGER, "integer"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_HOURS, "hours"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_PERCENT, "percent"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_LAST_DAY, "last-day"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_TIME, "time"),
                    G_DEFINE_ENUM_VALUE (SB_APP_ENTRY_DEGREES, "degrees"))

G_DEFINE_FINAL_TYPE (SbAppEntryRow, sb_app_entry_row, ADW_TYPE_ENTRY_ROW)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_FIELD,
  PROP_KIND,
  PROP_REQUIRED,
  PROP_MESSAGE,
  PROP_HINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_text (SbAppEntryKind kind)
{
  return kind == SB_APP_ENTRY_TEXT || kind == SB_APP_ENTRY_IDENTITY;
}

static gboolean
is_date (SbAppEntryKind kind)
{
  return kind == SB_APP_ENTRY_DATE || kind == SB_APP_ENTRY_LAST_DAY;
}

static gboolean
has_focus (SbAppEntryRow *self)
{
  return gtk_event_controller_focus_contains_focus (self->focus);
}

static const char *
get_text (SbAppEntryRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

/* What the document keeps, as the kind's number. */
static gint64
get_stored (SbAppEntryRow *self)
{
  g_autofree char *text = NULL;
  SbDate date = SB_DATE_NONE;
  int minutes;

  if (!is_date (self->kind) && self->kind != SB_APP_ENTRY_TIME)
    return sb_app_field_get_integer (self->field);

  text = sb_app_field_dup_text (self->field);
  if (self->kind == SB_APP_ENTRY_TIME)
    return sb_clock_parse (text, &minutes) ? minutes : SB_UNKNOWN;
  sb_date_parse (text, &date);

  return date;
}

/* What stands in the row now; FALSE while it is not understood. */
static gboolean
read_row (SbAppEntryRow *self, gint64 *value)
{
  if (sb_text_is_empty (get_text (self)))
    {
      *value = is_date (self->kind) ? SB_DATE_NONE : SB_UNKNOWN;
      return !self->is_required;
    }

  return sb_app_entry_parse (self->kind, get_text (self), value);
}

static void
show_note (SbAppEntryRow *self)
{
  const char *note = NULL;
  gboolean is_error = TRUE;

  if (self->is_wrong)
    note = self->refusal != NULL ? self->refusal : sb_app_entry_describe_expected (self->kind);
  else if (self->message != NULL)
    note = self->message;
  else
    {
      note = self->hint;
      is_error = FALSE;
    }

  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->note), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->note), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
    }

  if (note != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    note, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Shows the document's value, unless the row already says the same in other words. Answers may come
 * while somebody types, who goes on where the cursor was. */
static void
fill (SbAppEntryRow *self, gboolean anew)
{
  g_autofree char *text = NULL;

  if (is_text (self->kind))
    {
      text = sb_app_field_dup_text (self->field);
      anew = g_strcmp0 (text != NULL ? text : "", get_text (self)) != 0;
    }
  else
    {
      gint64 shown, stored = get_stored (self);
      if (!anew)
        anew = !read_row (self, &shown) || shown != stored;
      text = sb_app_entry_format (self->kind, stored);
    }

  if (anew)
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (self));

      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
      gtk_editable_set_position (GTK_EDITABLE (self), position);
      self->filling = FALSE;
      self->is_typing = FALSE;
    }
  if (anew || self->refusal != NULL)
    self->is_wrong = FALSE;
  g_clear_pointer (&self->refusal, g_free);
  show_note (self);
}

static void
field_changed_cb (SbAppEntryRow *self)
{
  /* What is typed stays as it is typed. */
  if (!self->storing)
    fill (self, FALSE);
}

static char *
make_label (SbAppEntryRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  /* Translators: a step to undo; %s is the title of a field, as in: Change “Name” */
  return g_strdup_printf (_ ("Change “%s”"), title);
}

static gboolean
store (SbAppEntryRow *self, gint64 value, GError **error)
{
  g_autofree char *label = make_label (self);
  gboolean done;

  self->storing = TRUE;
  if (is_text (self->kind))
    done = sb_app_field_store_text (self->field, label, get_text (self), error);
  else if (is_date (self->kind))
    {
      g_autofree char *iso = sb_date_to_iso ((SbDate) value);
      done = sb_app_field_store_text (self->field, label, iso, error);
    }
  else if (self->kind == SB_APP_ENTRY_TIME)
    {
      g_autofree char *time = value != SB_UNKNOWN ? sb_clock_to_text ((int) value) : NULL;
      done = sb_app_field_store_text (self->field, label, time, error);
    }
  else
    done = sb_app_field_store_integer (self->field, label, value, error);
  self->storing = FALSE;

  return done;
}

/* The first letter that is understood in a visit changes what is stored. */
static void
begin_typing (SbAppEntryRow *self)
{
  if (self->is_typing)
    return;

  self->before = get_stored (self);
  self->is_typing = has_focus (self);
}

static void
take_in (SbAppEntryRow *self)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;
  gboolean is_right;

  g_clear_handle_id (&self->later_source, g_source_remove);
  if (is_text (self->kind))
    is_right = store (self, value, &error);
  else
    {
      is_right = read_row (self, &value);
      if (is_right)
        {
          begin_typing (self);
          is_right = store (self, value, &error);
        }
      if (!is_right && self->is_typing)
        store (self, self->before, NULL);
    }

  sb_text_set (&self->refusal, error != NULL ? error->message : NULL);
  /* Typed text may yet become right; what a program set at once will not. */
  self->is_wrong = !is_right && !has_focus (self);
  show_note (self);
}

static gboolean
later_cb (gpointer data)
{
  SbAppEntryRow *self = data;

  self->later_source = 0;
  take_in (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the change that may make it right is still being told to everybody. */
static void
beside_changed_cb (SbAppEntryRow *self)
{
  if (self->refusal != NULL && self->later_source == 0)
    self->later_source = g_idle_add (later_cb, self);
}

/*
 * Typing over a value empties the row for a moment. Unless it stays so, nobody wanted to forget the
 * value: so that is taken in when the row is left, or when a program has done with it.
 */
static void
changed_cb (SbAppEntryRow *self)
{
  if (self->filling || !sb_app_field_is_bound (self->field))
    return;

  g_clear_handle_id (&self->later_source, g_source_remove);
  if (is_text (self->kind) || !sb_text_is_empty (get_text (self)))
    take_in (self);
  else if (!has_focus (self))
    self->later_source = g_idle_add (later_cb, self);
}

/* Only a finished text can be wrong: half a date is no mistake while it is typed. */
static void
judge (SbAppEntryRow *self)
{
  gint64 value;

  if (!sb_app_field_is_bound (self->field))
    return;

  if (!is_text (self->kind) && sb_text_is_empty (get_text (self)) &&
      (!read_row (self, &value) || value != get_stored (self)))
    take_in (self);
  sb_app_field_end_typing (self->field);
  self->is_typing = FALSE;

  if (self->refusal != NULL || self->kind == SB_APP_ENTRY_TEXT)
    self->is_wrong = self->refusal != NULL;
  else if (self->kind == SB_APP_ENTRY_IDENTITY)
    self->is_wrong = sb_text_check_identity (get_text (self)) == SB_IDENTITY_MALFORMED;
  else
    self->is_wrong = !read_row (self, &value);

  if (!self->is_wrong && !is_text (self->kind))
    fill (self, TRUE);
  else
    show_note (self);
}

static void
left_cb (GtkEventControllerFocus *controller, SbAppEntryRow *self)
{
  judge (self);
}

static void
entry_activated_cb (SbAppEntryRow *self)
{
  judge (self);
}

static void
sb_app_entry_row_dispose (GObject *object)
{
  SbAppEntryRow *self = SB_APP_ENTRY_ROW (object);

  g_clear_handle_id (&self->later_source, g_source_remove);
  if (self->field != NULL)
    g_signal_handlers_disconnect_by_data (self->field, self);
  g_clear_object (&self->field);

  G_OBJECT_CLASS (sb_app_entry_row_parent_class)->dispose (object);
}

static void
sb_app_entry_row_finalize (GObject *object)
{
  SbAppEntryRow *self = SB_APP_ENTRY_ROW (object);

  g_free (self->message);
  g_free (self->hint);
  g_free (self->refusal);

  G_OBJECT_CLASS (sb_app_entry_row_parent_class)->finalize (object);
}

static void
sb_app_entry_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SbAppEntryRow *self = SB_APP_ENTRY_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, sb_app_field_get_record (self->field));
      break;
    case PROP_FIELD:
      g_value_set_string (value, sb_app_field_get_name (self->field));
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->is_required);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_entry_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SbAppEntryRow *self = SB_APP_ENTRY_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      sb_app_entry_row_set_record (self, g_value_get_object (value));
      break;
    case PROP_FIELD:
      sb_app_field_set_name (self->field, g_value_get_string (value));
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      fill (self, TRUE);
      break;
    case PROP_REQUIRED:
      self->is_required = g_value_get_boolean (value);
      break;
    case PROP_MESSAGE:
      sb_app_entry_row_set_message (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      sb_app_entry_row_set_hint (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sb_app_entry_row_class_init (SbAppEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sb_app_entry_row_dispose;
  object_class->finalize = sb_app_entry_row_finalize;
  object_class->get_property = sb_app_entry_row_get_property;
  object_class->set_property = sb_app_entry_row_set_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, SB_TYPE_RECORD, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, SB_APP_TYPE_ENTRY_KIND, SB_APP_ENTRY_TEXT, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Beside the title and what is typed there is no room in large letters, and AdwEntryRow has no
 * subtitle: so what it is made of goes into a box with @widget beneath. */
static void
put_beneath (SbAppEntryRow *self, GtkWidget *widget)
{
  g_autoptr (GtkWidget) header =
      g_object_ref (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "noted");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), widget);
}

static void
sb_app_entry_row_init (SbAppEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
  self->field = sb_app_field_new ();
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect_swapped (self->field, "beside-changed", G_CALLBACK (beside_changed_cb), self);

  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  put_beneath (self, GTK_WIDGET (self->note));

  /* The document's undo is the only one. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (entry_activated_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * sb_app_entry_row_new:
 * @title: the field's title, translated
 * @field: the field's name in its table
 * @kind: what is typed
 *
 * Returns: (transfer floating): a row that is not bound to a record yet
 */
GtkWidget *
sb_app_entry_row_new (const char *title, const char *field, SbAppEntryKind kind)
{
  return g_object_new (SB_APP_TYPE_ENTRY_ROW, "title", title, "field", field, "kind", kind, NULL);
}

/**
 * sb_app_entry_row_set_record:
 * @self: a row
 * @record: (nullable): the record whose field is edited
 *
 * Binds the row to another record. Typing in the old one ends.
 */
void
sb_app_entry_row_set_record (SbAppEntryRow *self, SbRecord *record)
{
  g_return_if_fail (SB_APP_IS_ENTRY_ROW (self));

  if (record == sb_app_field_get_record (self->field))
    return;

  g_clear_handle_id (&self->later_source, g_source_remove);
  sb_app_field_end_typing (self->field);
  sb_app_field_set_record (self->field, record);
  fill (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * sb_app_entry_row_get_message:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the message beside it
 */
const char *
sb_app_entry_row_get_message (SbAppEntryRow *self)
{
  g_return_val_if_fail (SB_APP_IS_ENTRY_ROW (self), NULL);

  return self->message;
}

/**
 * sb_app_entry_row_set_message:
 * @self: a row
 * @message: (nullable): what is wrong with the stored value, in one sentence
 *
 * Sets a message beside the field, from a check that the row cannot make by itself.
 */
void
sb_app_entry_row_set_message (SbAppEntryRow *self, const char *message)
{
  g_return_if_fail (SB_APP_IS_ENTRY_ROW (self));

  if (!sb_text_set (&self->message, message))
    return;

  show_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/**
 * sb_app_entry_row_set_hint:
 * @self: a row
 * @hint: (nullable): a quiet word beside the field: its unit, what an empty field means
 *
 * Sets what stands beside the field when nothing is wrong.
 */
void
sb_app_entry_row_set_hint (SbAppEntryRow *self, const char *hint)
{
  g_return_if_fail (SB_APP_IS_ENTRY_ROW (self));

  if (!sb_text_set (&self->hint, hint))
    return;

  show_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}
