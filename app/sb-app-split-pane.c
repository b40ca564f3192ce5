/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A method's proposal beside today's split: how much each member would carry, how each exit would
 * end, and what would be missing of each requirement. Nothing changes until it is used, and then it
 * is one step to undo.
 */

#include "config.h"

#include "sb-app-split-pane.h"

#include "sb-app-large-text.h"
#include "sb-app-load-bar.h"
#include "sb-app-matrix.h"
#include "sb-app-messages.h"
#include "sb-app-verdict-icon.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

/* exits: if each of the members left, with this split */
typedef struct
{
  SbSplit *split;
  SbExits *exits;
} Proposal;

struct _SbAppSplitPane
{
  AdwBin parent_instance;

  SbAppResults *results;
  Proposal *proposal;
  GCancellable *cancellable;

  GtkDropDown *methods;
  GtkLabel *explanation;
  GtkSpinner *spinner;
  GtkWidget *use;
  GtkLabel *bottleneck;
  GtkGrid *grid;
  SbSplitMethod method;
};

G_DEFINE_FINAL_TYPE (SbAppSplitPane, sb_app_split_pane, ADW_TYPE_BIN)

enum
{
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  SbBid *bid;
  SbSplitMethod method;
} Order;

static void
proposal_free (Proposal *proposal)
{
  if (proposal == NULL)
    return;

  sb_split_free (proposal->split);
  sb_exits_free (proposal->exits);
  g_free (proposal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Proposal, proposal_free)

static void
order_free (Order *order)
{
  sb_bid_unref (order->bid);
  g_free (order);
}

static GtkWidget *
new_label (const char *text, float xalign, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);

  return label;
}

static GtkWidget *
new_name (const char *text)
{
  GtkWidget *label = new_label (text, 0, NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
new_load (const SbAppMatrixLoad *load, guint member, SbLanguage language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *bar = sb_app_load_bar_new ();
  g_autofree char *text = sb_app_matrix_describe_load (load, language);

  sb_app_load_bar_set (SB_APP_LOAD_BAR (bar), load->committed, load->available, member);
  gtk_widget_set_size_request (bar, 130, -1);
  gtk_box_append (GTK_BOX (box), new_label (text, 0, "numeric"));
  gtk_box_append (GTK_BOX (box), bar);

  return box;
}

static void
add_head (SbAppSplitPane *self, const char *title, int place)
{
  gtk_grid_attach (self->grid, new_label (title, 0, "heading"), 0, place, 1, 1);
  gtk_grid_attach (self->grid, new_label (_ ("Today"), 0, "dim-label"), 1, place, 1, 1);
  gtk_grid_attach (self->grid, new_label (_ ("Proposal"), 0, "dim-label"), 2, place, 1, 1);
}

static int
add_loads (SbAppSplitPane *self, const SbAppMatrix *today, const SbAppMatrix *then, int place)
{
  SbLanguage language = sb_app_results_get_language (self->results);

  add_head (self, _ ("Workload per week"), place++);
  for (guint i = 0; i < today->bid->n_members; i++, place++)
    {
      gtk_grid_attach (self->grid, new_name (today->bid->members[i].name), 0, place, 1, 1);
      gtk_grid_attach (self->grid, new_load (sb_app_matrix_get_load (today, i), i, language), 1,
                       place, 1, 1);
      gtk_grid_attach (self->grid, new_load (sb_app_matrix_get_load (then, i), i, language), 2,
                       place, 1, 1);
    }

  return place;
}

static GtkWidget *
new_gap (const SbAppMatrixRow *row, SbLanguage language)
{
  g_autofree char *text = sb_app_matrix_describe_gap (row, language);

  return new_label (text, 0, row->sum < row->need ? "error" : NULL);
}

static void
add_gaps (SbAppSplitPane *self, const SbAppMatrix *today, const SbAppMatrix *then, int place)
{
  SbLanguage language = sb_app_results_get_language (self->results);

  add_head (self, _ ("Requirement"), place++);
  for (guint i = 0; i < today->rows->len; i++, place++)
    {
      const SbAppMatrixRow *row = sb_app_matrix_get_row (today, i);
      const char *text =
          sb_requirement_get_text (&today->bid->requirements[row->requirement], language);

      gtk_grid_attach (self->grid, new_name (text), 0, place, 1, 1);
      gtk_grid_attach (self->grid, new_gap (row, language), 1, place, 1, 1);
      gtk_grid_attach (self->grid, new_gap (sb_app_matrix_get_row (then, i), language), 2, place, 1,
                       1);
    }
}

static GtkWidget *
new_verdict (const SbExits *exits, guint member, SbLanguage language)
{
  const SbExit *exit = exits != NULL ? sb_exits_find (exits, &member, 1) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label;

  if (exit == NULL)
    return box;

  label = new_label (sb_labels_get_verdict (language, exit->verdict), 0, NULL);
  gtk_box_append (GTK_BOX (box), sb_app_verdict_image_new (exit->verdict));
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static int
add_exits (SbAppSplitPane *self, const SbExits *today, const SbExits *then, int place)
{
  SbLanguage language = sb_app_results_get_language (self->results);
  const SbBid *bid = then->bid;

  add_head (self, _ ("If one member leaves"), place++);
  for (guint i = 0; i < bid->n_members; i++, place++)
    {
      gtk_grid_attach (self->grid, new_name (bid->members[i].name), 0, place, 1, 1);
      gtk_grid_attach (self->grid, new_verdict (today, i, language), 1, place, 1, 1);
      gtk_grid_attach (self->grid, new_verdict (then, i, language), 2, place, 1, 1);
    }

  return place;
}

static void
clear_grid (SbAppSplitPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
show_bottleneck (SbAppSplitPane *self)
{
  const SbSplit *split = self->proposal->split;
  g_autofree char *text = NULL;

  for (guint i = 0; i < split->n_segments && text == NULL; i++)
    text = sb_split_describe_bottleneck (split, i, sb_app_results_get_language (self->results));
  gtk_label_set_text (self->bottleneck, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->bottleneck), text != NULL);
}

static void
show_proposal (SbAppSplitPane *self)
{
  g_autoptr (SbAppMatrix) today =
      sb_app_matrix_new (sb_app_results_get_split (self->results), NULL);
  g_autoptr (SbAppMatrix) then = sb_app_matrix_new (self->proposal->split, NULL);
  int place;

  clear_grid (self);
  place = add_loads (self, today, then, 0);
  place = add_exits (self, sb_app_results_get_exits (self->results), self->proposal->exits, place);
  add_gaps (self, today, then, place);
  show_bottleneck (self);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->use, TRUE);
}

static void
compute (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr (Proposal) proposal = g_new0 (Proposal, 1);
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (GError) error = NULL;

  proposal->split = sb_split_new (order->bid, order->method, cancellable, &error);
  if (proposal->split != NULL)
    {
      bid = sb_split_build_bid (proposal->split);
      proposal->exits = sb_exits_new (bid, SB_DATE_NONE, SB_DATE_NONE, 1, cancellable, &error);
    }

  if (proposal->exits == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&proposal), (GDestroyNotify) proposal_free);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SbAppSplitPane *self = SB_APP_SPLIT_PANE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Proposal) proposal = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  if (proposal == NULL)
    {
      sb_app_messages_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->results == NULL || sb_app_results_get_bid (self->results) != proposal->split->bid)
    return;

  g_clear_pointer (&self->proposal, proposal_free);
  self->proposal = g_steal_pointer (&proposal);
  show_proposal (self);
}

static void
cancel (SbAppSplitPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
begin (SbAppSplitPane *self)
{
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  cancel (self);
  self->cancellable = g_cancellable_new ();
  order->bid = sb_bid_ref (sb_app_results_get_bid (self->results));
  order->method = self->method;

  gtk_widget_set_sensitive (self->use, FALSE);
  gtk_spinner_start (self->spinner);
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, begin);
  /* Whoever cancels does not wait for the worker. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, compute);
}

static const char *
explain (SbSplitMethod method)
{
  static const char *const words[] = {
    N_ ("Those who can share each need alike."),
    N_ ("Each need is shared by how many hours those who can have."),
    N_ ("Each need is shared by the percentages under Members; whoever has none gives only what "
        "the others cannot."),
    N_ ("Whoever is loaded most is loaded as little as possible, then the next most, and so on."),
    N_ ("As many exits as possible can be answered by takeover. Then the highest load is as low as "
        "possible, and then the worst exit leaves as few hours as possible."),
    N_ ("All needs are met while as few hours as possible move from today’s split."),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == SB_SPLIT_N_METHODS);
  return _ (words[method]);
}

static void
method_cb (SbAppSplitPane *self)
{
  self->method = gtk_drop_down_get_selected (self->methods);
  gtk_label_set_text (self->explanation, explain (self->method));
  if (self->results != NULL)
    begin (self);
}

static gboolean
store_proposal (SbDocument *document, gpointer data, GError **error)
{
  const SbSplit *split = data;
  g_autoptr (GArray) replaced = sb_split_list_replaced (split->bid);
  g_autoptr (GArray) rows = sb_split_build_commitments (split);

  for (guint i = 0; i < replaced->len; i++)
    if (!sb_document_delete (document, &sb_commitment_table,
                             split->bid->commitments[g_array_index (replaced, guint, i)].id, error))
      return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      SbCommitment *row = &g_array_index (rows, SbCommitment, i);
      row->id = sb_text_new_id ();
      if (!sb_document_insert (document, &sb_commitment_table, row, error))
        return FALSE;
    }

  return TRUE;
}

static void
use_cb (SbAppSplitPane *self)
{
  g_autoptr (Proposal) proposal = g_steal_pointer (&self->proposal);
  g_autoptr (SbAppResults) results = NULL;

  if (proposal == NULL)
    return;

  /* The pane closes first, so that nothing is proposed anew for what the edit makes. */
  results = g_object_ref (self->results);
  g_signal_emit (self, signals[CLOSE], 0);
  if (sb_app_results_edit (results, GTK_WIDGET (self), _ ("Use proposed split"), store_proposal,
                           proposal->split))
    sb_app_messages_toast_undo (GTK_WIDGET (self), _ ("The proposed split is in use"));
}

static void
close_cb (SbAppSplitPane *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
sb_app_split_pane_dispose (GObject *object)
{
  SbAppSplitPane *self = SB_APP_SPLIT_PANE (object);

  cancel (self);
  g_clear_pointer (&self->proposal, proposal_free);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (sb_app_split_pane_parent_class)->dispose (object);
}

static void
sb_app_split_pane_class_init (SbAppSplitPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_split_pane_dispose;

  /**
   * SbAppSplitPane::close:
   *
   * Somebody has seen enough.
   */
  signals[CLOSE] =
      g_signal_new ("close", SB_APP_TYPE_SPLIT_PANE, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Escape, 0, "close", NULL);

  g_type_ensure (SB_APP_TYPE_LOAD_BAR);
  g_type_ensure (SB_APP_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-split-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppSplitPane, methods);
  gtk_widget_class_bind_template_child (widget_class, SbAppSplitPane, explanation);
  gtk_widget_class_bind_template_child (widget_class, SbAppSplitPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, SbAppSplitPane, use);
  gtk_widget_class_bind_template_child (widget_class, SbAppSplitPane, bottleneck);
  gtk_widget_class_bind_template_child (widget_class, SbAppSplitPane, grid);
  gtk_widget_class_bind_template_callback (widget_class, method_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
sb_app_split_pane_init (SbAppSplitPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < SB_SPLIT_N_METHODS; i++)
    gtk_string_list_append (names, sb_labels_get_split_method (sb_language_of_user (), (int) i));
  sb_app_large_text_shrink_drop_down (self->methods);
  gtk_drop_down_set_model (self->methods, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->methods, SB_SPLIT_BALANCED);
}

/**
 * sb_app_split_pane_show:
 * @self: a pane
 * @results: of the document
 *
 * Proposes a split with the method chosen last; call it again when the bid has changed.
 */
void
sb_app_split_pane_show (SbAppSplitPane *self, SbAppResults *results)
{
  g_return_if_fail (SB_APP_IS_SPLIT_PANE (self));

  g_set_object (&self->results, results);
  begin (self);
}

/**
 * sb_app_split_pane_clear:
 * @self: a pane
 *
 * Lets go of the proposal and of the document.
 */
void
sb_app_split_pane_clear (SbAppSplitPane *self)
{
  g_return_if_fail (SB_APP_IS_SPLIT_PANE (self));

  cancel (self);
  gtk_spinner_stop (self->spinner);
  g_clear_pointer (&self->proposal, proposal_free);
  g_clear_object (&self->results);
}
