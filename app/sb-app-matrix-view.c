/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The matrix on screen: requirements × members, with need, sum and what is missing. Six panes, so
 * that head, titles and totals stay in view while the cells scroll. It shows figures and says what
 * people type; it changes nothing itself.
 *
 * Keys are those of a spreadsheet: arrows, Tab and Enter move, typing begins, Escape restores,
 * Delete empties. Tab leaves the matrix after the last cell, Ctrl+Tab at once.
 */

#include "config.h"

#include "sb-app-matrix-view.h"

#include "sb-app-matrix-head.h"
#include "sb-app-matrix-line.h"
#include "sb-app-matrix-pane.h"
#include "sb-app-matrix-width.h"
#include "sb-app-template.h"

#include <glib/gi18n.h>

#define PAGE_ROWS 8

struct _SbAppMatrixView
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  SbAppMatrixPane *corner;
  SbAppMatrixPane *head;
  SbAppMatrixPane *totals_head;
  SbAppMatrixPane *titles;
  SbAppMatrixPane *body;
  GtkWidget *totals_window;
  SbAppMatrixPane *totals;

  /* What the widgets were made for: ids of requirements, then of members. */
  char *shape;
  /* (element-type SbAppMatrixLine) */
  GArray *rows;
  /* (element-type GtkWidget): heads by member, cells row by row */
  GPtrArray *heads;
  GPtrArray *cells;
  /* Not owned: the head over the needs, the cell that has or last had the focus, and the one that
   * is typed in. */
  GtkWidget *need_head;
  SbAppMatrixCell *current;
  SbAppMatrixCell *editing;
  char *before;
  guint n_members;
  guint idle;
  SbAppMatrixWidth width;
};

G_DEFINE_FINAL_TYPE (SbAppMatrixView, sb_app_matrix_view, GTK_TYPE_WIDGET)

enum
{
  FOCUSED,
  TYPED,
  ENTERED,
  CANCELLED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Empty text is nothing; everything else has to be hours. */
static gboolean
parse_cell (const char *text, gint64 *minutes)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    {
      *minutes = 0;
      return TRUE;
    }

  return sb_text_parse_hours (stripped, minutes);
}

static void
set_current (SbAppMatrixView *self, SbAppMatrixCell *cell)
{
  self->current = cell;
  sb_app_matrix_pane_set_current (self->body, GTK_WIDGET (cell));
  g_signal_emit (self, signals[FOCUSED], 0);
}

/* Ends the typing. Returns FALSE, and lets people go on, if what they wrote is no amount of time
 * and @insist is set. */
static gboolean
end_edit (SbAppMatrixView *self, gboolean keep, gboolean insist)
{
  SbAppMatrixCell *cell = self->editing;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  gint64 minutes = 0;
  gboolean is_valid;

  if (cell == NULL)
    return TRUE;

  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (sb_app_matrix_cell_get_editor (cell))));
  is_valid = parse_cell (text, &minutes);
  if (keep && insist && !is_valid)
    return FALSE;

  before = g_steal_pointer (&self->before);
  self->editing = NULL;
  sb_app_matrix_cell_end_edit (cell);

  if (!keep || g_strcmp0 (before, text) == 0)
    g_signal_emit (self, signals[CANCELLED], 0);
  else if (is_valid)
    g_signal_emit (self, signals[ENTERED], 0, sb_app_matrix_cell_get_row (cell),
                   sb_app_matrix_cell_get_member (cell), minutes);
  else
    g_signal_emit (self, signals[REFUSED], 0, text);

  return TRUE;
}

static void
typed_cb (SbAppMatrixView *self)
{
  GtkText *editor = sb_app_matrix_cell_get_editor (self->editing);
  gint64 minutes = -1;
  gboolean is_valid = parse_cell (gtk_editable_get_text (GTK_EDITABLE (editor)), &minutes);

  if (is_valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->editing), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->editing), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_STATE_INVALID,
      is_valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  g_signal_emit (self, signals[TYPED], 0, sb_app_matrix_cell_get_row (self->editing),
                 sb_app_matrix_cell_get_member (self->editing), minutes);
}

static void
left_cb (SbAppMatrixView *self)
{
  if (self->editing != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->editing), "error");
  end_edit (self, TRUE, FALSE);
}

static void
begin_edit (SbAppMatrixView *self, SbAppMatrixCell *cell, const char *text)
{
  GtkText *editor;
  GtkEventController *focus;
  gint64 minutes;

  if (!sb_app_matrix_cell_is_editable (cell) || self->editing != NULL)
    return;

  /* A range is no amount: whoever types replaces it. */
  if (text == NULL && !parse_cell (sb_app_matrix_cell_get_text (cell), &minutes))
    text = "";
  self->before = g_strdup (sb_app_matrix_cell_get_text (cell));
  self->editing = cell;
  editor = sb_app_matrix_cell_begin_edit (cell, text);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (editor), focus);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (typed_cb), self);
  if (text != NULL && *text != '\0')
    typed_cb (self);
}

static gboolean
move_to (SbAppMatrixView *self, int row, int member)
{
  if (self->cells->len == 0)
    return FALSE;

  sb_app_matrix_view_focus_cell (self, (guint) CLAMP (row, 0, (int) self->rows->len - 1),
                                 (guint) CLAMP (member, 0, (int) self->n_members - 1));
  return TRUE;
}

/* Along the rows; FALSE at the ends, where the focus leaves the matrix. */
static gboolean
move_along (SbAppMatrixView *self, int step)
{
  int place = (int) (sb_app_matrix_cell_get_row (self->current) * self->n_members +
                     sb_app_matrix_cell_get_member (self->current)) +
              step;

  if (place < 0 || place >= (int) self->cells->len)
    return FALSE;

  return move_to (self, place / (int) self->n_members, place % (int) self->n_members);
}

static gboolean
move_by_key (SbAppMatrixView *self, guint key, GdkModifierType modifiers)
{
  int row = (int) sb_app_matrix_cell_get_row (self->current);
  int member = (int) sb_app_matrix_cell_get_member (self->current);
  gboolean far = (modifiers & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_to (self, far ? 0 : row - 1, member);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_to (self, far ? G_MAXINT : row + 1, member);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_to (self, row, far ? 0 : member - 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_to (self, row, far ? G_MAXINT : member + 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move_to (self, far ? 0 : row, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move_to (self, far ? G_MAXINT : row, G_MAXINT);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return !far && move_to (self, row - PAGE_ROWS, member);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return !far && move_to (self, row + PAGE_ROWS, member);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return !far && move_along (self, modifiers & GDK_SHIFT_MASK ? -1 : 1);
    case GDK_KEY_ISO_Left_Tab:
      return !far && move_along (self, -1);
    default:
      return FALSE;
    }
}

static void
empty_cell (SbAppMatrixView *self)
{
  if (sb_app_matrix_cell_is_editable (self->current) &&
      *sb_app_matrix_cell_get_text (self->current) != '\0')
    g_signal_emit (self, signals[ENTERED], 0, sb_app_matrix_cell_get_row (self->current),
                   sb_app_matrix_cell_get_member (self->current), (gint64) 0);
}

static gboolean
handle_key (SbAppMatrixView *self, guint key, GdkModifierType modifiers)
{
  gunichar typed = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (move_by_key (self, key, modifiers))
    return TRUE;
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_F2:
      begin_edit (self, self->current, NULL);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      empty_cell (self);
      return TRUE;
    default:
      /* Without its minus, -5 would become 5; with it, people see that it is wrong. */
      if (!g_unichar_isdigit (typed) && typed != ',' && typed != '.' && typed != '-')
        return FALSE;
      g_unichar_to_utf8 (typed, text);
      begin_edit (self, self->current, text);
      return TRUE;
    }
}

static gboolean
handle_editor_key (SbAppMatrixView *self, guint key, GdkModifierType modifiers)
{
  int row = (int) sb_app_matrix_cell_get_row (self->editing);
  int member = (int) sb_app_matrix_cell_get_member (self->editing);

  switch (key)
    {
    case GDK_KEY_Escape:
      gtk_widget_remove_css_class (GTK_WIDGET (self->editing), "error");
      return end_edit (self, FALSE, FALSE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (end_edit (self, TRUE, TRUE))
        move_to (self, row + 1, member);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !end_edit (self, TRUE, TRUE) || move_by_key (self, key, modifiers);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (SbAppMatrixView *self,
                guint key,
                guint code,
                GdkModifierType modifiers,
                GtkEventControllerKey *controller)
{
  if (self->editing != NULL)
    return handle_editor_key (self, key, modifiers);

  return self->current != NULL && handle_key (self, key, modifiers);
}

static void
pressed_cb (SbAppMatrixView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->body), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = at != NULL ? gtk_widget_get_ancestor (at, SB_APP_TYPE_MATRIX_CELL) : NULL;

  if (cell == NULL || SB_APP_MATRIX_CELL (cell) == self->editing)
    return;

  sb_app_matrix_view_focus_cell (self, sb_app_matrix_cell_get_row (SB_APP_MATRIX_CELL (cell)),
                                 sb_app_matrix_cell_get_member (SB_APP_MATRIX_CELL (cell)));
  if (n_press == 2)
    begin_edit (self, SB_APP_MATRIX_CELL (cell), NULL);
}

static void
apply_width (SbAppMatrixView *self)
{
  gboolean is_cramped = self->width == SB_APP_MATRIX_CRAMPED;

  for (guint row = 0; row < self->rows->len; row++)
    sb_app_matrix_line_set_width (&g_array_index (self->rows, SbAppMatrixLine, row), self->width);
  for (guint member = 0; member < self->heads->len; member++)
    sb_app_matrix_head_set_chars (self->heads->pdata[member],
                                  sb_app_matrix_width_get_head_chars (self->width));
  if (self->need_head != NULL)
    gtk_widget_set_visible (self->need_head, !is_cramped);
  gtk_widget_set_visible (GTK_WIDGET (self->totals_head), !is_cramped);
  gtk_widget_set_visible (self->totals_window, !is_cramped);
}

static gboolean
width_cb (gpointer data)
{
  SbAppMatrixView *self = data;
  SbAppMatrixPane *panes[] = { self->corner, self->head, self->totals_head,
                               self->titles, self->body, self->totals };

  self->idle = 0;
  apply_width (self);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    gtk_widget_queue_resize (GTK_WIDGET (panes[i]));

  return G_SOURCE_REMOVE;
}

static int
get_grid_width (SbAppMatrixView *self)
{
  int least;

  gtk_widget_measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* How wide the titles are depends on the room there is, never the other way round; it changes after
 * the layout, which must not ask for another one. For that one frame the grid may be too wide. */
static void
sb_app_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SbAppMatrixView *self = SB_APP_MATRIX_VIEW (widget);
  SbAppMatrixWidth chosen = sb_app_matrix_width_choose (widget, width);

  gtk_widget_allocate (self->grid, MAX (width, get_grid_width (self)), height, baseline, NULL);
  if (chosen == self->width)
    return;

  self->width = chosen;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, width_cb, self, NULL);
}

static void
sb_app_matrix_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SbAppMatrixView *self = SB_APP_MATRIX_VIEW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, get_grid_width (self));
  gtk_widget_measure (self->grid, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, sb_app_matrix_width_get_least (widget));
}

static void
sb_app_matrix_view_dispose (GObject *object)
{
  SbAppMatrixView *self = SB_APP_MATRIX_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  self->editing = NULL;
  self->current = NULL;
  sb_app_template_dispose (GTK_WIDGET (object), SB_APP_TYPE_MATRIX_VIEW);

  G_OBJECT_CLASS (sb_app_matrix_view_parent_class)->dispose (object);
}

static void
sb_app_matrix_view_finalize (GObject *object)
{
  SbAppMatrixView *self = SB_APP_MATRIX_VIEW (object);

  g_free (self->shape);
  g_free (self->before);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (sb_app_matrix_view_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  /**
   * SbAppMatrixView::focused:
   *
   * Another cell has the focus: sb_app_matrix_view_get_current().
   */
  signals[FOCUSED] =
      g_signal_new ("focused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SbAppMatrixView::typed:
   * @self: the view
   * @row: position of the row
   * @member: position of the member
   * @minutes: minutes per week; -1 when what stands there is no amount of time
   *
   * Somebody is typing.
   */
  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT64);

  /**
   * SbAppMatrixView::entered:
   * @self: the view
   * @row: position of the row
   * @member: position of the member
   * @minutes: minutes per week
   *
   * Somebody typed that.
   */
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT64);

  /**
   * SbAppMatrixView::cancelled:
   *
   * What was typed is forgotten, or was what stood there before.
   */
  signals[CANCELLED] =
      g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SbAppMatrixView::refused:
   * @self: the view
   * @text: what was typed
   *
   * Somebody left a cell in which stood no amount of time.
   */
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sb_app_matrix_view_class_init (SbAppMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sb_app_matrix_view_dispose;
  object_class->finalize = sb_app_matrix_view_finalize;
  widget_class->measure = sb_app_matrix_view_measure;
  widget_class->size_allocate = sb_app_matrix_view_size_allocate;
  add_signals (SB_APP_TYPE_MATRIX_VIEW);

  g_type_ensure (SB_APP_TYPE_MATRIX_PANE);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, grid);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, corner);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, head);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, totals_head);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, titles);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, body);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, totals_window);
  gtk_widget_class_bind_template_child (widget_class, SbAppMatrixView, totals);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
sb_app_matrix_view_init (SbAppMatrixView *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (SbAppMatrixLine));
  self->heads = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  sb_app_matrix_pane_share_rows (self->head, self->corner);
  sb_app_matrix_pane_share_rows (self->totals_head, self->corner);
  sb_app_matrix_pane_share_rows (self->body, self->titles);
  sb_app_matrix_pane_share_rows (self->totals, self->titles);
  sb_app_matrix_pane_share_columns (self->titles, self->corner);
  sb_app_matrix_pane_share_columns (self->body, self->head);
  sb_app_matrix_pane_share_columns (self->totals, self->totals_head);
}

static void
add_heads (SbAppMatrixView *self, const SbAppMatrix *matrix)
{
  sb_app_matrix_pane_put (self->corner, sb_app_matrix_line_new_title_head (matrix), 0, 0, 1);
  self->need_head = sb_app_matrix_line_new_head (_ ("Need"));
  sb_app_matrix_pane_put (self->corner, self->need_head, 0, 1, 1);
  for (guint member = 0; member < self->n_members; member++)
    {
      GtkWidget *head = sb_app_matrix_head_new (member);
      g_ptr_array_add (self->heads, head);
      sb_app_matrix_pane_put (self->head, head, 0, member, 1);
    }
  sb_app_matrix_pane_put (self->totals_head, sb_app_matrix_line_new_head (_ ("Sum")), 0, 0, 1);
  sb_app_matrix_pane_put (self->totals_head, sb_app_matrix_line_new_head (_ ("Adds up?")), 0, 1, 1);
}

/* A section's head stands before the titles; beside them its band goes on. */
static void
add_section (SbAppMatrixView *self, guint place, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "section");
  sb_app_matrix_pane_put (self->titles, label, place, 0, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *band = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (band, "section");
      sb_app_matrix_pane_put (i == 0 ? self->body : self->totals, band, place, 0,
                              i == 0 ? self->n_members : 2);
    }
}

static void
add_row (SbAppMatrixView *self, guint row, guint place)
{
  SbAppMatrixLine widgets = sb_app_matrix_line_new (row);

  g_array_append_val (self->rows, widgets);
  sb_app_matrix_pane_put (self->titles, widgets.title, place, 0, 1);
  sb_app_matrix_pane_put (self->titles, widgets.need, place, 1, 1);
  for (guint member = 0; member < self->n_members; member++)
    {
      GtkWidget *cell = sb_app_matrix_cell_new (row, member);
      g_ptr_array_add (self->cells, cell);
      sb_app_matrix_pane_put (self->body, cell, place, member, 1);
    }
  sb_app_matrix_pane_put (self->totals, widgets.sum, place, 0, 1);
  sb_app_matrix_pane_put (self->totals, widgets.gap, place, 1, 1);
}

static void
rebuild (SbAppMatrixView *self, const SbAppMatrix *matrix, SbLanguage language)
{
  SbAppMatrixPane *panes[] = { self->corner, self->head, self->totals_head,
                               self->titles, self->body, self->totals };
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->body)) != NULL;
  guint row_before = 0, member_before = 0, place = 0;

  end_edit (self, FALSE, FALSE);
  sb_app_matrix_view_get_current (self, &row_before, &member_before);
  self->current = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    sb_app_matrix_pane_clear (panes[i]);
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->cells, 0);

  self->n_members = matrix->bid->n_members;
  add_heads (self, matrix);
  for (guint row = 0; row < matrix->rows->len; row++)
    {
      if (sb_app_matrix_begins_section (matrix, row))
        {
          g_autofree char *text = sb_app_matrix_describe_section (matrix, row, language);
          add_section (self, place++, text);
        }
      add_row (self, row, place++);
    }
  apply_width (self);
  if (self->cells->len > 0)
    {
      self->current = sb_app_matrix_view_get_cell (self, MIN (row_before, self->rows->len - 1),
                                                   MIN (member_before, self->n_members - 1));
      sb_app_matrix_pane_set_current (self->body, GTK_WIDGET (self->current));
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (self->current));
    }
}

/* Which requirements and members there are, in which order and sections. */
static char *
build_shape (const SbAppMatrix *matrix)
{
  GString *shape = g_string_new (NULL);

  for (guint row = 0; row < matrix->rows->len; row++)
    {
      const SbRequirement *requirement =
          &matrix->bid->requirements[sb_app_matrix_get_row (matrix, row)->requirement];
      g_string_append_printf (shape, "%s\t%d\t%s\n", requirement->id, requirement->origin,
                              requirement->section != NULL ? requirement->section :
                                                             requirement->category);
    }
  for (guint i = 0; i < matrix->bid->n_members; i++)
    g_string_append_printf (shape, "%s\n", matrix->bid->members[i].id);

  return g_string_free (shape, FALSE);
}

/**
 * sb_app_matrix_view_show:
 * @self: a view
 * @matrix: figures; not kept
 * @language: the window's
 *
 * Shows figures. Where only figures are new, nothing is made anew and nothing is laid out again; a
 * cell that is typed in is left alone.
 */
void
sb_app_matrix_view_show (SbAppMatrixView *self, const SbAppMatrix *matrix, SbLanguage language)
{
  g_autofree char *shape = NULL;

  g_return_if_fail (SB_APP_IS_MATRIX_VIEW (self));

  shape = build_shape (matrix);
  if (g_strcmp0 (self->shape, shape) != 0)
    {
      rebuild (self, matrix, language);
      sb_text_set (&self->shape, shape);
    }

  for (guint member = 0; member < self->heads->len; member++)
    sb_app_matrix_head_show (self->heads->pdata[member], matrix, language);
  for (guint row = 0; row < self->rows->len; row++)
    sb_app_matrix_line_show (&g_array_index (self->rows, SbAppMatrixLine, row), matrix, row,
                             language);
  for (guint i = 0; i < self->cells->len; i++)
    sb_app_matrix_cell_show (self->cells->pdata[i], matrix, language);
}

/**
 * sb_app_matrix_view_get_current:
 * @self: a view
 * @row: (out): position of its row
 * @member: (out): position of its member
 *
 * Returns: whether there is a cell that has the focus, or gets it next
 */
gboolean
sb_app_matrix_view_get_current (SbAppMatrixView *self, guint *row, guint *member)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_VIEW (self), FALSE);

  if (self->current == NULL)
    return FALSE;

  *row = sb_app_matrix_cell_get_row (self->current);
  *member = sb_app_matrix_cell_get_member (self->current);
  return TRUE;
}

/**
 * sb_app_matrix_view_focus_cell:
 * @self: a view
 * @row: position of the row
 * @member: position of the member
 *
 * Ends what is being typed, and brings a cell into view and focus.
 */
void
sb_app_matrix_view_focus_cell (SbAppMatrixView *self, guint row, guint member)
{
  SbAppMatrixCell *cell = sb_app_matrix_view_get_cell (self, row, member);

  if (cell == NULL)
    return;

  end_edit (self, TRUE, FALSE);
  /* Entering a figure may have made the cells anew. */
  cell = sb_app_matrix_view_get_cell (self, row, member);
  if (cell == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  set_current (self, cell);
}

/**
 * sb_app_matrix_view_finish:
 * @self: a view
 *
 * Ends what is being typed, as if the cell had been left.
 */
void
sb_app_matrix_view_finish (SbAppMatrixView *self)
{
  g_return_if_fail (SB_APP_IS_MATRIX_VIEW (self));

  left_cb (self);
}

/**
 * sb_app_matrix_view_is_editing:
 * @self: a view
 *
 * Returns: whether somebody is typing
 */
gboolean
sb_app_matrix_view_is_editing (SbAppMatrixView *self)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_VIEW (self), FALSE);

  return self->editing != NULL;
}

/**
 * sb_app_matrix_view_get_cell:
 * @self: a view
 * @row: position of the row
 * @member: position of the member
 *
 * Returns: (transfer none) (nullable): the cell
 */
SbAppMatrixCell *
sb_app_matrix_view_get_cell (SbAppMatrixView *self, guint row, guint member)
{
  g_return_val_if_fail (SB_APP_IS_MATRIX_VIEW (self), NULL);

  if (row >= self->rows->len || member >= self->n_members)
    return NULL;

  return self->cells->pdata[row * self->n_members + member];
}
