/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The head of one member's column: the name, a bar and figures of the workload, and in words how
 * many hours are promised beyond what there is.
 */

#include "config.h"

#include "sb-app-matrix-head.h"

#include "sb-app-load-bar.h"
#include "sb-app-template.h"

#include <glib/gi18n.h>

struct _SbAppMatrixHead
{
  GtkWidget parent_instance;

  GtkWidget *name;
  GtkWidget *bar;
  GtkWidget *figures;
  GtkWidget *over;
  guint member;
};

G_DEFINE_FINAL_TYPE (SbAppMatrixHead, sb_app_matrix_head, GTK_TYPE_WIDGET)

static void
sb_app_matrix_head_dispose (GObject *object)
{
  sb_app_template_dispose (GTK_WIDGET (object), SB_APP_TYPE_MATRIX_HEAD);

  G_OBJECT_CLASS (sb_app_matrix_head_parent_class)->dispose (object);
}

static void
sb_app_matrix_head_class_init (SbAppMatrixHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_matrix_head_dispose;

  g_type_ensure (SB_APP_TYPE_LOAD_BAR);
  gtk_widget_class_set_css_name (widget_class, "matrixhead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-matrix-head.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixHead, name);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixHead, bar);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixHead, figures);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixHead, over);
}

static void
sb_app_matrix_head_init (SbAppMatrixHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sb_app_matrix_head_new:
 * @member: position of a member
 *
 * Returns: (transfer floating): a head
 */
GtkWidget *
sb_app_matrix_head_new (guint member)
{
  SbAppMatrixHead *self = g_object_new (SB_APP_TYPE_MATRIX_HEAD, NULL);

  self->member = member;

  return GTK_WIDGET (self);
}

/**
 * sb_app_matrix_head_show:
 * @self: a head
 * @matrix: the figures
 * @language: the window's
 */
void
sb_app_matrix_head_show (SbAppMatrixHead *self, const SbAppMatrix *matrix, SbLanguage language)
{
  const SbAppMatrixLoad *load;
  const char *name;
  g_autofree char *figures = NULL;
  g_autofree char *over = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (SB_APP_IS_MATRIX_HEAD (self));

  load = sb_app_matrix_get_load (matrix, self->member);
  name = matrix->bid->members[self->member].name;
  figures = sb_app_matrix_describe_load (load, language);
  if (load->over > 0)
    {
      g_autofree char *hours = sb_language_hours (language, load->over);
      over = g_strdup_printf (_ ("%s h too much"), hours);
      /* Translators: a member, the workload ("31 of 40 h"), "2 h too much". */
      spoken = g_strdup_printf (_ ("%1$s, %2$s, %3$s"), name, figures, over);
    }
  else
    spoken = g_strdup_printf ("%s, %s", name, figures);

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->name)), name) != 0)
    {
      gtk_label_set_text (GTK_LABEL (self->name), name);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (self->figures), figures);
  /* GTK's accessibility counts the characters of an inscription, and NULL has none to count. */
  gtk_inscription_set_text (GTK_INSCRIPTION (self->over), over != NULL ? over : "");
  sb_app_load_bar_set (SB_APP_LOAD_BAR (self->bar), load->committed, load->available, self->member);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * sb_app_matrix_head_set_chars:
 * @self: a head
 * @chars: how wide it is, in letters of the name; the figures beneath are smaller
 */
void
sb_app_matrix_head_set_chars (SbAppMatrixHead *self, int chars)
{
  GtkInscription *smaller[] = { GTK_INSCRIPTION (self->figures), GTK_INSCRIPTION (self->over) };

  g_return_if_fail (SB_APP_IS_MATRIX_HEAD (self));

  gtk_label_set_width_chars (GTK_LABEL (self->name), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), chars);
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    {
      gtk_inscription_set_min_chars (smaller[i], (guint) chars + 2);
      gtk_inscription_set_nat_chars (smaller[i], (guint) chars + 2);
    }
}
