/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What stands in a row of the matrix beside its cells: the title, the need, the sum and what is
 * missing; and the heads above them. The figures' sizes do not depend on what they say, so that
 * new figures cost no layout.
 */

#include "config.h"

#include "sb-app-matrix-line.h"

#include "sb-app-matrix-title.h"

#include <glib/gi18n.h>

#define FIGURE_CHARS 7
#define GAP_CHARS    13
#define NOTE_CHARS   19

static GtkWidget *
new_figure (guint chars)
{
  GtkWidget *widget = gtk_inscription_new ("");
  GtkInscription *figure = GTK_INSCRIPTION (widget);

  gtk_inscription_set_xalign (figure, 1);
  gtk_inscription_set_yalign (figure, 0);
  gtk_inscription_set_min_chars (figure, chars);
  gtk_inscription_set_nat_chars (figure, chars);
  gtk_inscription_set_text_overflow (figure, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (widget, "figure");
  gtk_widget_add_css_class (widget, "numeric");

  return widget;
}

static GtkWidget *
new_head (const char *text, float xalign)
{
  GtkWidget *widget =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "label",
                    text, "xalign", (double) xalign, "valign", GTK_ALIGN_END, NULL);

  gtk_widget_add_css_class (widget, "heading");
  gtk_widget_add_css_class (widget, "figure");

  return widget;
}

static gboolean
has_estimates (const SbAppMatrix *matrix)
{
  for (guint row = 0; row < matrix->rows->len; row++)
    if (matrix->bid->requirements[sb_app_matrix_get_row (matrix, row)->requirement].origin ==
        SB_ORIGIN_GROUP)
      return TRUE;

  return FALSE;
}

static void
set_figure (GtkWidget *figure, const char *text, const char *spoken)
{
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (figure)), text) == 0)
    return;

  gtk_inscription_set_text (GTK_INSCRIPTION (figure), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
show_need (GtkWidget *figure,
           const SbAppMatrix *matrix,
           const SbAppMatrixRow *row,
           SbLanguage language)
{
  gboolean is_estimate = matrix->bid->requirements[row->requirement].origin == SB_ORIGIN_GROUP;
  g_autofree char *hours = sb_language_hours (language, row->need);
  g_autofree char *text = g_strdup_printf (is_estimate ? "≈ %s" : "%s", hours);
  g_autofree char *spoken = g_strdup_printf (
      is_estimate ? _ ("Need %s hours, the group’s own estimate") : _ ("Need %s hours"), hours);

  set_figure (figure, row->is_live ? text : "", spoken);
}

/**
 * sb_app_matrix_line_new:
 * @row: position of the row in the figures
 *
 * Returns: (transfer floating): the widgets of one row
 */
SbAppMatrixLine
sb_app_matrix_line_new (guint row)
{
  return (SbAppMatrixLine){ sb_app_matrix_title_new (row), new_figure (FIGURE_CHARS),
                            new_figure (FIGURE_CHARS), new_figure (GAP_CHARS) };
}

/**
 * sb_app_matrix_line_new_head:
 * @text: translated
 *
 * Returns: (transfer floating): the head of a column of figures
 */
GtkWidget *
sb_app_matrix_line_new_head (const char *text)
{
  return new_head (text, 1);
}

/**
 * sb_app_matrix_line_new_title_head:
 * @matrix: the figures
 *
 * Returns: (transfer floating): the head of the titles, which also says what all figures are and
 *   what the sign before a need means
 */
GtkWidget *
sb_app_matrix_line_new_title_head (const SbAppMatrix *matrix)
{
  gboolean explain = has_estimates (matrix);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *note =
      gtk_label_new (explain ? _ ("Hours per week, ≈ own estimate") : _ ("Hours per week"));

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), NOTE_CHARS);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (box, "title-head");
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), new_head (_ ("Requirement"), 0));

  return box;
}

/**
 * sb_app_matrix_line_show:
 * @line: a line
 * @matrix: the figures
 * @row: position of the row
 * @language: the window's
 */
void
sb_app_matrix_line_show (const SbAppMatrixLine *line,
                         const SbAppMatrix *matrix,
                         guint row,
                         SbLanguage language)
{
  const SbAppMatrixRow *figures = sb_app_matrix_get_row (matrix, row);
  g_autofree char *sum = sb_language_hours (language, figures->sum);
  g_autofree char *gap = sb_app_matrix_describe_gap (figures, language);
  g_autofree char *spoken_sum = g_strdup_printf (_ ("Sum %s hours"), sum);

  sb_app_matrix_title_show (SB_APP_MATRIX_TITLE (line->title), matrix, language);
  show_need (line->need, matrix, figures, language);
  set_figure (line->sum, figures->is_live ? sum : "", spoken_sum);
  set_figure (line->gap, gap, gap);
  if (figures->is_live && figures->sum < figures->need)
    gtk_widget_add_css_class (line->gap, "error");
  else
    gtk_widget_remove_css_class (line->gap, "error");
}

/**
 * sb_app_matrix_line_set_width:
 * @line: a row
 * @width: how much room the matrix has
 *
 * Sets the title's width. Where there is no room for columns of need, sum and gap, they stand
 * beneath the title; the matrix hides the columns of sum and gap itself.
 */
void
sb_app_matrix_line_set_width (const SbAppMatrixLine *line, SbAppMatrixWidth width)
{
  gboolean is_cramped = width == SB_APP_MATRIX_CRAMPED;

  sb_app_matrix_title_set_chars (SB_APP_MATRIX_TITLE (line->title),
                                 sb_app_matrix_width_get_title_chars (width));
  sb_app_matrix_title_set_has_figures (SB_APP_MATRIX_TITLE (line->title), is_cramped);
  gtk_widget_set_visible (line->need, !is_cramped);
}
