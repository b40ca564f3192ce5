/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One commitment: part of a capacity, promised to a requirement for a time. Hours and dates are
 * typed here, and a padlock keeps methods from changing it.
 */

#include "config.h"

#include "sb-app-commitment-row.h"

#include "sb-app-field-entry.h"
#include "sb-app-field.h"
#include "sb-app-messages.h"
#include "sb-app-remove-button.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

struct _SbAppCommitmentRow
{
  GtkListBoxRow parent_instance;

  SbAppResults *results;
  SbRecord *record;
  SbAppField *locked;

  GtkLabel *what;
  GtkLabel *note;
  SbAppFieldEntry *hours;
  SbAppFieldEntry *from;
  SbAppFieldEntry *to;
  GtkToggleButton *lock;
  GtkWidget *remove;
  guint counts : 1;
};

G_DEFINE_FINAL_TYPE (SbAppCommitmentRow, sb_app_commitment_row, GTK_TYPE_LIST_BOX_ROW)

/* What is wrong with what is typed goes before what is wrong with what is stored. */
static void
show_note (SbAppCommitmentRow *self)
{
  SbAppFieldEntry *entries[] = { self->hours, self->from, self->to };
  const char *note =
      self->counts ? NULL : _ ("Does not count: wrong time, kind of capacity or place");

  for (guint i = G_N_ELEMENTS (entries); i > 0; i--)
    if (sb_app_field_entry_get_message (entries[i - 1]) != NULL)
      note = sb_app_field_entry_get_message (entries[i - 1]);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
locked_changed_cb (SbAppCommitmentRow *self)
{
  gboolean is_locked = sb_app_field_get_boolean (self->locked);

  gtk_toggle_button_set_active (self->lock, is_locked);
  gtk_button_set_icon_name (GTK_BUTTON (self->lock),
                            is_locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
}

static void
toggled_cb (SbAppCommitmentRow *self)
{
  gboolean is_locked = gtk_toggle_button_get_active (self->lock);
  g_autoptr (GError) error = NULL;

  if (self->record == NULL || is_locked == sb_app_field_get_boolean (self->locked))
    return;

  if (!sb_app_field_store_boolean (self->locked,
                                   is_locked ? _ ("Lock commitment") : _ ("Unlock commitment"),
                                   is_locked, &error))
    sb_app_messages_error (GTK_WIDGET (self), error);
  sb_app_field_end_typing (self->locked);
}

static gboolean
remove_commitment (SbDocument *document, gpointer id, GError **error)
{
  return sb_document_delete (document, &sb_commitment_table, id, error);
}

static void
remove_cb (SbAppCommitmentRow *self)
{
  g_autofree char *id = g_strdup (sb_record_get_id (self->record));
  g_autoptr (SbAppResults) results = g_object_ref (self->results);

  sb_app_results_edit (results, GTK_WIDGET (self), _ ("Remove commitment"), remove_commitment, id);
}

static void
sb_app_commitment_row_dispose (GObject *object)
{
  SbAppCommitmentRow *self = SB_APP_COMMITMENT_ROW (object);

  if (self->locked != NULL)
    g_signal_handlers_disconnect_by_data (self->locked, self);
  g_clear_object (&self->locked);
  g_clear_object (&self->record);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_commitment_row_parent_class)->dispose (object);
}

static void
sb_app_commitment_row_class_init (SbAppCommitmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_commitment_row_dispose;

  g_type_ensure (SB_APP_TYPE_FIELD_ENTRY);
  g_type_ensure (SB_APP_TYPE_REMOVE_BUTTON);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-commitment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, what);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, note);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, hours);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, from);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, to);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, lock);
  gtk_widget_class_bind_template_child (widget_class, SbAppCommitmentRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, show_note);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sb_app_commitment_row_init (SbAppCommitmentRow *self)
{
  self->counts = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->locked = sb_app_field_new ();
  sb_app_field_set_name (self->locked, "locked");
  g_signal_connect_swapped (self->locked, "changed", G_CALLBACK (locked_changed_cb), self);
}

/**
 * sb_app_commitment_row_new:
 * @results: of the document
 * @id: of a commitment that exists
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sb_app_commitment_row_new (SbAppResults *results, const char *id)
{
  SbAppCommitmentRow *self = g_object_new (SB_APP_TYPE_COMMITMENT_ROW, NULL);
  SbRecord *record = sb_app_results_get_record (results, SB_TABLE_COMMITMENT, id);

  self->results = g_object_ref (results);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  sb_app_field_entry_set_record (self->hours, record);
  sb_app_field_entry_set_record (self->from, record);
  sb_app_field_entry_set_record (self->to, record);
  sb_app_field_set_record (self->locked, record);

  return GTK_WIDGET (self);
}

/**
 * sb_app_commitment_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the commitment's id
 */
const char *
sb_app_commitment_row_get_id (SbAppCommitmentRow *self)
{
  g_return_val_if_fail (SB_APP_IS_COMMITMENT_ROW (self), NULL);

  return self->record != NULL ? sb_record_get_id (self->record) : NULL;
}

/**
 * sb_app_commitment_row_describe_supply:
 * @bid: a sealed bid
 * @supply: one of its supplies
 * @language: the window's
 *
 * Returns: (transfer full): profession, place and hours: "gp, The care centre in Aneby, 40 h"
 */
char *
sb_app_commitment_row_describe_supply (const SbBid *bid,
                                       const SbSupply *supply,
                                       SbLanguage language)
{
  const char *profession = sb_codes_get_profession_name (supply->profession, language);
  int site = supply->site != NULL ? sb_bid_find (bid, SB_TABLE_SITE, supply->site) : -1;
  g_autofree char *hours = sb_language_hours (language, MAX (0, supply->minutes_per_week));

  if (site < 0)
    /* Translators: a profession, then hours per week. */
    return g_strdup_printf (_ ("%1$s, at a distance, %2$s h"), profession, hours);

  /* Translators: a profession, a site, then hours per week. */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s h"), profession, bid->sites[site].name, hours);
}

static gboolean
counts_ever (const SbBid *bid, const SbCommitment *commitment)
{
  g_autoptr (GArray) segments = sb_segments_new (bid, SB_DATE_NONE, SB_DATE_NONE);

  for (guint i = 0; i < segments->len; i++)
    if (sb_bid_commitment_counts (bid, commitment, &g_array_index (segments, SbSegment, i)))
      return TRUE;

  return FALSE;
}

/**
 * sb_app_commitment_row_refresh:
 * @self: a row
 *
 * Says anew what the bid has changed around the commitment: its capacity, and whether it counts.
 */
void
sb_app_commitment_row_refresh (SbAppCommitmentRow *self)
{
  const SbBid *bid = sb_app_results_get_bid (self->results);
  const SbCommitment *commitment;
  int supply;
  g_autofree char *what = NULL;

  g_return_if_fail (SB_APP_IS_COMMITMENT_ROW (self));

  if (self->record == NULL || !sb_record_exists (self->record))
    return;
  commitment = sb_record_get_row (self->record);
  supply = sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply);
  if (supply < 0)
    return;

  what = sb_app_commitment_row_describe_supply (bid, &bid->supplies[supply],
                                                sb_app_results_get_language (self->results));
  gtk_label_set_text (self->what, what);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->what), what);
  self->counts = counts_ever (bid, commitment);
  show_note (self);
}

/**
 * sb_app_commitment_row_begin:
 * @self: a row
 *
 * Puts the focus where the hours are typed.
 */
void
sb_app_commitment_row_begin (SbAppCommitmentRow *self)
{
  g_return_if_fail (SB_APP_IS_COMMITMENT_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->hours));
}
