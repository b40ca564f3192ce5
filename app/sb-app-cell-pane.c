/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What stands behind the cell that has the focus: each commitment with its capacity, hours, time
 * and padlock; and in a sentence what can or cannot be given there.
 */

#include "config.h"

#include "sb-app-cell-pane.h"

#include "sb-app-commitment-row.h"
#include "sb-app-page.h"

#include <glib/gi18n.h>

struct _SbAppCellPane
{
  AdwBin parent_instance;

  SbAppResults *results;
  char *requirement;
  char *member;
  SbSegment period;

  GtkLabel *title;
  GtkInscription *message;
  GtkMenuButton *add;
  GtkWidget *go;
  GtkWidget *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SbAppCellPane, sb_app_cell_pane, ADW_TYPE_BIN)

static SbAppCommitmentRow *
get_row (SbAppCellPane *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

  return row != NULL ? SB_APP_COMMITMENT_ROW (row) : NULL;
}

static SbAppCommitmentRow *
find_row (SbAppCellPane *self, const char *id)
{
  SbAppCommitmentRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (sb_app_commitment_row_get_id (row), id) == 0)
      return row;

  return NULL;
}

static gboolean
insert_commitment (SbDocument *document, gpointer row, GError **error)
{
  return sb_document_insert (document, &sb_commitment_table, row, error);
}

/* A part begins empty: people say how much it is. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppCellPane *self = SB_APP_CELL_PANE (widget);
  const SbBid *bid = sb_app_results_get_bid (self->results);
  g_autofree char *id = sb_text_new_id ();
  SbCommitment row;

  sb_table_init_row (&sb_commitment_table, &row);
  row.id = id;
  row.supply = (char *) g_variant_get_string (parameter, NULL);
  row.requirement = self->requirement;
  row.minutes_per_week = 0;
  row.from = self->period.from > bid->start ? self->period.from : SB_DATE_NONE;
  row.to = self->period.to < bid->end ? self->period.to : SB_DATE_NONE;

  if (sb_app_results_edit (self->results, widget, _ ("Add commitment"), insert_commitment, &row) &&
      find_row (self, id) != NULL)
    sb_app_commitment_row_begin (find_row (self, id));
}

static gboolean
can_give (SbAppCellPane *self, const SbBid *bid, const SbSupply *supply)
{
  int requirement = sb_bid_find (bid, SB_TABLE_REQUIREMENT, self->requirement);

  return requirement >= 0 && g_strcmp0 (supply->member, self->member) == 0 &&
         sb_bid_is_eligible (bid, supply, &bid->requirements[requirement]);
}

/* Made when it is asked for: the focus moves often, and few moves end here. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  SbAppCellPane *self = data;
  const SbBid *bid = sb_app_results_get_bid (self->results);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < bid->n_supplies; i++)
    if (can_give (self, bid, &bid->supplies[i]))
      {
        g_autofree char *text = sb_app_commitment_row_describe_supply (
            bid, &bid->supplies[i], sb_app_results_get_language (self->results));
        g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

        g_menu_item_set_action_and_target (item, "cell.add", "s", bid->supplies[i].id);
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
go_cb (SbAppCellPane *self)
{
  sb_app_page_go (GTK_WIDGET (self), "requirements", self->requirement);
}

static void
sb_app_cell_pane_dispose (GObject *object)
{
  SbAppCellPane *self = SB_APP_CELL_PANE (object);

  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_cell_pane_parent_class)->dispose (object);
}

static void
sb_app_cell_pane_finalize (GObject *object)
{
  SbAppCellPane *self = SB_APP_CELL_PANE (object);

  g_free (self->requirement);
  g_free (self->member);

  G_OBJECT_CLASS (sb_app_cell_pane_parent_class)->finalize (object);
}

static void
sb_app_cell_pane_class_init (SbAppCellPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sb_app_cell_pane_dispose;
  object_class->finalize = sb_app_cell_pane_finalize;

  gtk_widget_class_install_action (widget_class, "cell.add", "s", add_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-cell-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppCellPane, title);
  gtk_widget_class_bind_template_child (widget_class, SbAppCellPane, message);
  gtk_widget_class_bind_template_child (widget_class, SbAppCellPane, add);
  gtk_widget_class_bind_template_child (widget_class, SbAppCellPane, go);
  gtk_widget_class_bind_template_child (widget_class, SbAppCellPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppCellPane, list);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
sb_app_cell_pane_init (SbAppCellPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add, create_menu_cb, self, NULL);
}

static void
show_add (SbAppCellPane *self, const SbBid *bid)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < bid->n_supplies && !is_any; i++)
    is_any = can_give (self, bid, &bid->supplies[i]);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), is_any);
}

static gboolean
is_of_member (const SbBid *bid, const SbCommitment *commitment, guint member)
{
  int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply);

  return supply >= 0 && g_strcmp0 (bid->supplies[supply].member, bid->members[member].id) == 0;
}

/* Rows of commitments that stay keep their widgets and their place: somebody may be typing. */
static void
show_rows (SbAppCellPane *self, const SbBid *bid, guint member)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  SbAppCommitmentRow *row;

  for (guint i = 0; i < bid->n_commitments; i++)
    if (g_strcmp0 (bid->commitments[i].requirement, self->requirement) == 0 &&
        is_of_member (bid, &bid->commitments[i], member))
      g_hash_table_add (wanted, bid->commitments[i].id);

  for (int i = 0; (row = get_row (self, i)) != NULL;)
    if (g_hash_table_contains (wanted, sb_app_commitment_row_get_id (row)))
      i++;
    else
      gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < bid->n_commitments; i++)
    if (g_hash_table_contains (wanted, bid->commitments[i].id) &&
        find_row (self, bid->commitments[i].id) == NULL)
      gtk_list_box_append (self->list,
                           sb_app_commitment_row_new (self->results, bid->commitments[i].id));
  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    sb_app_commitment_row_refresh (row);

  gtk_widget_set_visible (self->scroller, get_row (self, 0) != NULL);
}

/**
 * sb_app_cell_pane_show:
 * @self: a pane
 * @results: of the document
 * @matrix: its figures
 * @row: the cell's row
 * @member: the cell's member
 */
void
sb_app_cell_pane_show (
    SbAppCellPane *self, SbAppResults *results, const SbAppMatrix *matrix, guint row, guint member)
{
  SbLanguage language = sb_app_results_get_language (results);
  const SbBid *bid = matrix->bid;
  guint requirement = sb_app_matrix_get_row (matrix, row)->requirement;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;

  g_return_if_fail (SB_APP_IS_CELL_PANE (self));

  g_set_object (&self->results, results);
  sb_text_set (&self->requirement, bid->requirements[requirement].id);
  sb_text_set (&self->member, bid->members[member].id);
  self->period = matrix->period;

  title = g_strdup_printf ("%s · %s", bid->members[member].name,
                           sb_requirement_get_text (&bid->requirements[requirement], language));
  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  message = sb_app_matrix_explain_cell (matrix, row, member, language);
  sb_app_cell_pane_set_message (self, message, FALSE);

  show_add (self, bid);
  gtk_widget_set_visible (self->go, TRUE);
  show_rows (self, bid, member);
}

/**
 * sb_app_cell_pane_clear:
 * @self: a pane
 *
 * Shows nothing and lets go of the document.
 */
void
sb_app_cell_pane_clear (SbAppCellPane *self)
{
  SbAppCommitmentRow *row;

  g_return_if_fail (SB_APP_IS_CELL_PANE (self));

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_object (&self->results);
}

/**
 * sb_app_cell_pane_set_message:
 * @self: a pane
 * @message: a sentence
 * @is_error: whether it says what is wrong with what is typed
 */
void
sb_app_cell_pane_set_message (SbAppCellPane *self, const char *message, gboolean is_error)
{
  g_return_if_fail (SB_APP_IS_CELL_PANE (self));

  gtk_inscription_set_text (self->message, message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->message), message);
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
    }
}
