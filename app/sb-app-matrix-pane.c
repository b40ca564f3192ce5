/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One part of the matrix: the head, the first columns, the cells or the totals. Parts scroll apart
 * and still line up, because panes beside each other share the heights of their rows, and panes
 * above each other the widths of their columns. The sharing is by pointer: each pane measures the
 * children of all panes it shares with. So whoever changes the size of a child queues a resize of
 * all panes; cells are made so that new figures never do.
 *
 * To the keyboard a pane is one stop: the current child.
 */

#include "config.h"

#include "sb-app-matrix-pane.h"

typedef struct
{
  GtkWidget *widget;
  guint row;
  guint column;
  guint n_columns;
} Child;

struct _SbAppMatrixPane
{
  GtkWidget parent_instance;

  /* (element-type Child) */
  GArray *children;
  /* (element-type SbAppMatrixPane), not owned: those that share, the pane itself among them. One
   * array for all that share. */
  GPtrArray *row_sharers;
  GPtrArray *column_sharers;
  GtkWidget *current;
};

G_DEFINE_FINAL_TYPE (SbAppMatrixPane, sb_app_matrix_pane, GTK_TYPE_WIDGET)

static const Child *
get_child (SbAppMatrixPane *self, guint i)
{
  return &g_array_index (self->children, Child, i);
}

static void
widen (GArray *sizes, guint i, int size)
{
  if (sizes->len <= i)
    g_array_set_size (sizes, i + 1);
  g_array_index (sizes, int, i) = MAX (g_array_index (sizes, int, i), size);
}

/* Natural widths, by column. A child over several columns takes what they have. */
static GArray *
measure_columns (SbAppMatrixPane *self)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (int));

  for (guint p = 0; p < self->column_sharers->len; p++)
    {
      SbAppMatrixPane *pane = self->column_sharers->pdata[p];
      for (guint i = 0; i < pane->children->len; i++)
        {
          const Child *child = get_child (pane, i);
          int width = 0;

          if (child->n_columns == 1)
            gtk_widget_measure (child->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                                NULL);
          widen (widths, child->column + child->n_columns - 1, width);
        }
    }

  return widths;
}

static int
sum_sizes (const GArray *sizes, guint first, guint n)
{
  int sum = 0;

  for (guint i = first; i < MIN (first + n, sizes->len); i++)
    sum += g_array_index (sizes, int, i);

  return sum;
}

/* Heights that suit the widths, by row. */
static GArray *
measure_rows (SbAppMatrixPane *self)
{
  GArray *heights = g_array_new (FALSE, TRUE, sizeof (int));

  for (guint p = 0; p < self->row_sharers->len; p++)
    {
      SbAppMatrixPane *pane = self->row_sharers->pdata[p];
      g_autoptr (GArray) widths = measure_columns (pane);
      for (guint i = 0; i < pane->children->len; i++)
        {
          const Child *child = get_child (pane, i);
          int least, height;

          gtk_widget_measure (child->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                              NULL);
          gtk_widget_measure (child->widget, GTK_ORIENTATION_VERTICAL,
                              MAX (least, sum_sizes (widths, child->column, child->n_columns)),
                              NULL, &height, NULL, NULL);
          widen (heights, child->row, height);
        }
    }

  return heights;
}

static GtkSizeRequestMode
sb_app_matrix_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
sb_app_matrix_pane_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SbAppMatrixPane *self = SB_APP_MATRIX_PANE (widget);
  g_autoptr (GArray) sizes =
      orientation == GTK_ORIENTATION_HORIZONTAL ? measure_columns (self) : measure_rows (self);

  *minimum = *natural = sum_sizes (sizes, 0, sizes->len);
}

/* What there is beyond the natural widths is shared evenly. */
static void
spread (GArray *widths, int width)
{
  int rest = width - sum_sizes (widths, 0, widths->len);

  for (guint i = 0; i < widths->len && rest > 0; i++)
    {
      int part = rest / (int) (widths->len - i);
      g_array_index (widths, int, i) += part;
      rest -= part;
    }
}

static void
sb_app_matrix_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SbAppMatrixPane *self = SB_APP_MATRIX_PANE (widget);
  g_autoptr (GArray) widths = measure_columns (self);
  g_autoptr (GArray) heights = measure_rows (self);

  spread (widths, width);
  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = get_child (self, i);
      GtkAllocation place = { .x = sum_sizes (widths, 0, child->column),
                              .y = sum_sizes (heights, 0, child->row),
                              .width = sum_sizes (widths, child->column, child->n_columns),
                              .height = g_array_index (heights, int, child->row) };

      gtk_widget_size_allocate (child->widget, &place, -1);
    }
}

static gboolean
sb_app_matrix_pane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SbAppMatrixPane *self = SB_APP_MATRIX_PANE (widget);

  if (self->current == NULL || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (self->current);
}

static void
leave_sharers (GPtrArray **sharers, SbAppMatrixPane *self)
{
  if (*sharers != NULL)
    g_ptr_array_remove (*sharers, self);
  g_clear_pointer (sharers, g_ptr_array_unref);
}

static void
sb_app_matrix_pane_dispose (GObject *object)
{
  SbAppMatrixPane *self = SB_APP_MATRIX_PANE (object);

  sb_app_matrix_pane_clear (self);
  leave_sharers (&self->row_sharers, self);
  leave_sharers (&self->column_sharers, self);

  G_OBJECT_CLASS (sb_app_matrix_pane_parent_class)->dispose (object);
}

static void
sb_app_matrix_pane_finalize (GObject *object)
{
  g_array_unref (SB_APP_MATRIX_PANE (object)->children);

  G_OBJECT_CLASS (sb_app_matrix_pane_parent_class)->finalize (object);
}

static void
sb_app_matrix_pane_class_init (SbAppMatrixPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sb_app_matrix_pane_dispose;
  object_class->finalize = sb_app_matrix_pane_finalize;
  widget_class->get_request_mode = sb_app_matrix_pane_get_request_mode;
  widget_class->measure = sb_app_matrix_pane_measure;
  widget_class->size_allocate = sb_app_matrix_pane_size_allocate;
  widget_class->focus = sb_app_matrix_pane_focus;

  gtk_widget_class_set_css_name (widget_class, "matrixpane");
}

static void
sb_app_matrix_pane_init (SbAppMatrixPane *self)
{
  self->children = g_array_new (FALSE, TRUE, sizeof (Child));
  self->row_sharers = g_ptr_array_new ();
  self->column_sharers = g_ptr_array_new ();
  g_ptr_array_add (self->row_sharers, self);
  g_ptr_array_add (self->column_sharers, self);
}

static void
join_sharers (GPtrArray **sharers, GPtrArray *others, SbAppMatrixPane *self)
{
  leave_sharers (sharers, self);
  *sharers = g_ptr_array_ref (others);
  g_ptr_array_add (others, self);
}

/**
 * sb_app_matrix_pane_share_rows:
 * @self: a pane that shares rows with nobody yet
 * @other: a pane beside it
 *
 * Lets the two have rows of the same heights.
 */
void
sb_app_matrix_pane_share_rows (SbAppMatrixPane *self, SbAppMatrixPane *other)
{
  g_return_if_fail (SB_APP_IS_MATRIX_PANE (self) && SB_APP_IS_MATRIX_PANE (other));

  join_sharers (&self->row_sharers, other->row_sharers, self);
}

/**
 * sb_app_matrix_pane_share_columns:
 * @self: a pane that shares columns with nobody yet
 * @other: a pane above or below it
 *
 * Lets the two have columns of the same widths.
 */
void
sb_app_matrix_pane_share_columns (SbAppMatrixPane *self, SbAppMatrixPane *other)
{
  g_return_if_fail (SB_APP_IS_MATRIX_PANE (self) && SB_APP_IS_MATRIX_PANE (other));

  join_sharers (&self->column_sharers, other->column_sharers, self);
}

/**
 * sb_app_matrix_pane_put:
 * @self: a pane
 * @child: (transfer floating): a widget
 * @row: where
 * @column: where
 * @n_columns: how many columns it spans
 */
void
sb_app_matrix_pane_put (
    SbAppMatrixPane *self, GtkWidget *child, guint row, guint column, guint n_columns)
{
  Child place = { child, row, column, n_columns };

  g_return_if_fail (SB_APP_IS_MATRIX_PANE (self));
  g_return_if_fail (GTK_IS_WIDGET (child) && n_columns > 0);

  g_array_append_val (self->children, place);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * sb_app_matrix_pane_clear:
 * @self: a pane
 *
 * Takes all children out.
 */
void
sb_app_matrix_pane_clear (SbAppMatrixPane *self)
{
  g_return_if_fail (SB_APP_IS_MATRIX_PANE (self));

  self->current = NULL;
  for (guint i = 0; i < self->children->len; i++)
    gtk_widget_unparent (get_child (self, i)->widget);
  g_array_set_size (self->children, 0);
}

/**
 * sb_app_matrix_pane_set_current:
 * @self: a pane
 * @child: one of its children
 *
 * Says which child gets the focus when the pane does.
 */
void
sb_app_matrix_pane_set_current (SbAppMatrixPane *self, GtkWidget *child)
{
  g_return_if_fail (SB_APP_IS_MATRIX_PANE (self));

  self->current = child;
}
