/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One cell of the matrix: what one member gives to one requirement. It is a label until somebody
 * types; the editor is made then and goes away afterwards, because hundreds of entries would cost
 * what hundreds of labels do not. Its size does not depend on its figure, so that new figures cost
 * no layout.
 */

#include "config.h"

#include "sb-app-matrix-cell.h"

/* "1 234,75" and a little room; a range of two such figures is ellipsized. */
#define WIDTH_CHARS 8

struct _SbAppMatrixCell
{
  GtkWidget parent_instance;

  GtkWidget *padlock;
  GtkWidget *figure;
  GtkWidget *editor;
  char *name;
  guint row;
  guint member;
  guint is_editable : 1;
};

G_DEFINE_FINAL_TYPE (SbAppMatrixCell, sb_app_matrix_cell, GTK_TYPE_WIDGET)

static gboolean
sb_app_matrix_cell_grab_focus (GtkWidget *widget)
{
  SbAppMatrixCell *self = SB_APP_MATRIX_CELL (widget);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (self->editor);

  return GTK_WIDGET_CLASS (sb_app_matrix_cell_parent_class)->grab_focus (widget);
}

static void
sb_app_matrix_cell_dispose (GObject *object)
{
  SbAppMatrixCell *self = SB_APP_MATRIX_CELL (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->padlock, gtk_widget_unparent);
  g_clear_pointer (&self->figure, gtk_widget_unparent);

  G_OBJECT_CLASS (sb_app_matrix_cell_parent_class)->dispose (object);
}

static void
sb_app_matrix_cell_finalize (GObject *object)
{
  g_free (SB_APP_MATRIX_CELL (object)->name);

  G_OBJECT_CLASS (sb_app_matrix_cell_parent_class)->finalize (object);
}

static void
sb_app_matrix_cell_class_init (SbAppMatrixCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sb_app_matrix_cell_dispose;
  object_class->finalize = sb_app_matrix_cell_finalize;
  widget_class->grab_focus = sb_app_matrix_cell_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "matrixcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
sb_app_matrix_cell_init (SbAppMatrixCell *self)
{
  GtkInscription *figure;

  self->figure = gtk_inscription_new ("");
  figure = GTK_INSCRIPTION (self->figure);
  gtk_inscription_set_xalign (figure, 1);
  gtk_inscription_set_yalign (figure, 0);
  gtk_inscription_set_min_chars (figure, WIDTH_CHARS);
  gtk_inscription_set_nat_chars (figure, WIDTH_CHARS);
  gtk_inscription_set_text_overflow (figure, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->figure, TRUE);
  gtk_widget_add_css_class (self->figure, "numeric");
  gtk_widget_set_parent (self->figure, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * sb_app_matrix_cell_new:
 * @row: position of its row in the figures
 * @member: position of its member
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
sb_app_matrix_cell_new (guint row, guint member)
{
  SbAppMatrixCell *self = g_object_new (SB_APP_TYPE_MATRIX_CELL, NULL);

  self->row = row;
  self->member = member;

  return GTK_WIDGET (self);
}

/**
 * sb_app_matrix_cell_get_row:
 * @self: a cell
 *
 * Returns: position of its row in the figures
 */
guint
sb_app_matrix_cell_get_row (SbAppMatrixCell *self)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_CELL (self), 0);

  return self->row;
}

/**
 * sb_app_matrix_cell_get_member:
 * @self: a cell
 *
 * Returns: position of its member
 */
guint
sb_app_matrix_cell_get_member (SbAppMatrixCell *self)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_CELL (self), 0);

  return self->member;
}

/**
 * sb_app_matrix_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what it shows
 */
const char *
sb_app_matrix_cell_get_text (SbAppMatrixCell *self)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_CELL (self), NULL);

  return gtk_inscription_get_text (GTK_INSCRIPTION (self->figure));
}

/* The padlock of the few locked cells is made when it is needed. */
static void
show_padlock (SbAppMatrixCell *self, gboolean is_locked)
{
  if (is_locked && self->padlock == NULL)
    {
      self->padlock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->padlock), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   TRUE, -1);
      gtk_widget_set_valign (self->padlock, GTK_ALIGN_START);
      gtk_widget_insert_before (self->padlock, GTK_WIDGET (self), self->figure);
    }
  if (!is_locked)
    g_clear_pointer (&self->padlock, gtk_widget_unparent);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * sb_app_matrix_cell_show:
 * @self: a cell
 * @matrix: the figures
 * @language: the window's
 *
 * Shows the cell's figure, and says it to assistive technology. An editor is left alone.
 */
void
sb_app_matrix_cell_show (SbAppMatrixCell *self, const SbAppMatrix *matrix, SbLanguage language)
{
  const SbAppMatrixEntry *entry;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (SB_APP_IS_MATRIX_CELL (self));

  entry = sb_app_matrix_get_entry (matrix, self->row, self->member);
  text = sb_app_matrix_describe_entry (entry, language);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->figure), text);
  show_padlock (self, entry->is_locked);
  set_class (GTK_WIDGET (self), "ineligible", !entry->is_eligible);
  set_class (GTK_WIDGET (self), "stray", entry->is_stray);
  self->is_editable = entry->is_eligible;

  name = sb_app_matrix_describe_cell (matrix, self->row, self->member, language);
  if (sb_text_set (&self->name, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !self->is_editable, -1);
}

/**
 * sb_app_matrix_cell_is_editable:
 * @self: a cell
 *
 * Returns: whether the member has eligible capacity, so that something can be typed
 */
gboolean
sb_app_matrix_cell_is_editable (SbAppMatrixCell *self)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_CELL (self), FALSE);

  return self->is_editable;
}

/**
 * sb_app_matrix_cell_begin_edit:
 * @self: an editable cell
 * @text: (nullable): what stands in the editor, as if it had been typed; NULL means the figure,
 *   selected
 *
 * Returns: (transfer none): the editor, with the focus
 */
GtkText *
sb_app_matrix_cell_begin_edit (SbAppMatrixCell *self, const char *text)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_CELL (self) && self->is_editable, NULL);

  if (self->editor == NULL)
    {
      self->editor = gtk_text_new ();
      gtk_editable_set_alignment (GTK_EDITABLE (self->editor), 1);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), WIDTH_CHARS);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->editor), WIDTH_CHARS);
      gtk_text_set_input_purpose (GTK_TEXT (self->editor), GTK_INPUT_PURPOSE_NUMBER);
      gtk_widget_set_hexpand (self->editor, TRUE);
      gtk_widget_set_valign (self->editor, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->name, -1);
      gtk_editable_set_text (GTK_EDITABLE (self->editor),
                             text != NULL ? text : sb_app_matrix_cell_get_text (self));
      gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
      gtk_widget_set_visible (self->figure, FALSE);
    }

  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->editor));
  if (text == NULL)
    gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
  else
    gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);

  return GTK_TEXT (self->editor);
}

/**
 * sb_app_matrix_cell_get_editor:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the editor, while somebody types
 */
GtkText *
sb_app_matrix_cell_get_editor (SbAppMatrixCell *self)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_CELL (self), NULL);

  return self->editor != NULL ? GTK_TEXT (self->editor) : NULL;
}

/**
 * sb_app_matrix_cell_end_edit:
 * @self: a cell
 *
 * Takes the editor away. If it had the focus, the cell gets it.
 */
void
sb_app_matrix_cell_end_edit (SbAppMatrixCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  gboolean had_focus;

  if (editor == NULL)
    return;

  had_focus = gtk_widget_has_focus (editor);
  gtk_widget_set_visible (self->figure, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (editor);
}
