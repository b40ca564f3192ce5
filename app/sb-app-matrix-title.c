/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a row of the matrix is about: the requirement's text, and below it, quietly, what sets it
 * apart: that it is no shall requirement.
 */

#include "config.h"

#include "sb-app-matrix-title.h"

#include "sb-app-template.h"

struct _SbAppMatrixTitle
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *note;
  GtkWidget *figures;
  guint row;
};

G_DEFINE_FINAL_TYPE (SbAppMatrixTitle, sb_app_matrix_title, GTK_TYPE_WIDGET)

static void
sb_app_matrix_title_dispose (GObject *object)
{
  sb_app_template_dispose (GTK_WIDGET (object), SB_APP_TYPE_MATRIX_TITLE);

  G_OBJECT_CLASS (sb_app_matrix_title_parent_class)->dispose (object);
}

static void
sb_app_matrix_title_class_init (SbAppMatrixTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_matrix_title_dispose;

  gtk_widget_class_set_css_name (widget_class, "matrixtitle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-matrix-title.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixTitle, text);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixTitle, note);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixTitle, figures);
}

static void
sb_app_matrix_title_init (SbAppMatrixTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_matrix_title_new:
 * @row: position of its row in the figures
 *
 * Returns: (transfer floating): a title
 */
GtkWidget *
sb_app_matrix_title_new (guint row)
{
  SbAppMatrixTitle *self = g_object_new (SB_APP_TYPE_MATRIX_TITLE, NULL);

  self->row = row;

  return GTK_WIDGET (self);
}

/**
 * sb_app_matrix_title_show:
 * @self: a title
 * @matrix: the figures
 * @language: the window's
 */
void
sb_app_matrix_title_show (SbAppMatrixTitle *self, const SbAppMatrix *matrix, SbLanguage language)
{
  const SbRequirement *requirement;
  const SbAppMatrixRow *row;
  const char *text;
  const char *note;
  g_autofree char *figures = NULL;

  g_return_if_fail (SB_APP_IS_MATRIX_TITLE (self));

  row = sb_app_matrix_get_row (matrix, self->row);
  requirement = &matrix->bid->requirements[row->requirement];
  figures = sb_app_matrix_describe_figures (matrix, row, language);
  text = sb_requirement_get_text (requirement, language);
  note = requirement->obligation != SB_OBLIGATION_SHALL ?
             sb_labels_get_obligation (language, requirement->obligation) :
             "";

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->text)), text) != 0)
    {
      gtk_label_set_text (GTK_LABEL (self->text), text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (self->figures)), figures) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->figures), figures);
  if (row->is_live && row->sum < row->need)
    gtk_widget_add_css_class (self->figures, "error");
  else
    gtk_widget_remove_css_class (self->figures, "error");
}

/**
 * sb_app_matrix_title_set_chars:
 * @self: a title
 * @chars: how wide it is, in letters
 */
void
sb_app_matrix_title_set_chars (SbAppMatrixTitle *self, int chars)
{
  g_return_if_fail (SB_APP_IS_MATRIX_TITLE (self));

  gtk_label_set_width_chars (GTK_LABEL (self->text), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), chars);
}

/**
 * sb_app_matrix_title_set_has_figures:
 * @self: a title
 * @has_figures: whether sum, need and gap stand beneath it
 */
void
sb_app_matrix_title_set_has_figures (SbAppMatrixTitle *self, gboolean has_figures)
{
  g_return_if_fail (SB_APP_IS_MATRIX_TITLE (self));

  gtk_widget_set_visible (self->figures, has_figures);
}
