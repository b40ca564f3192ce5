/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The real pages of the submission: a strip of small ones, and the chosen one to read.
 */

#include "config.h"

#include "sb-app-preview.h"

#include "sb-app-sheet.h"
#include "sb-app-tab-stop.h"
#include "sb-app-wrap.h"

#include <glib/gi18n.h>

#define STRIP_WIDTH_PX 84
#define ZOOM_STEP      1.25
#define MIN_WIDTH_PX   240
#define MAX_WIDTH_PX   2400

struct _SbAppPreview
{
  AdwBin parent_instance;

  SbAppSubmission *submission;
  GtkSingleSelection *selection;

  GtkListView *strip;
  GtkLabel *place;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  SbAppSheet *sheet;
  int width_px;
};

G_DEFINE_FINAL_TYPE (SbAppPreview, sb_app_preview, ADW_TYPE_BIN)

static guint
get_n_pages (SbAppPreview *self)
{
  return self->submission != NULL ? sb_app_submission_get_n_pages (self->submission) : 0;
}

static void
show_page (SbAppPreview *self)
{
  guint page = gtk_single_selection_get_selected (self->selection);
  guint n_pages = get_n_pages (self);
  gboolean is_there = page < n_pages;
  g_autofree char *text = NULL;

  if (is_there)
    /* Translators: the number of a page, and how many there are; there is room for little more. */
    text = g_strdup_printf (_ ("%1$u of %2$u"), page + 1, n_pages);
  sb_app_sheet_set_page (self->sheet, is_there ? self->submission : NULL, is_there ? page : 0);
  gtk_label_set_text (self->place, text != NULL ? text : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", is_there && page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", is_there && page + 1 < n_pages);
}

static void
selected_cb (SbAppPreview *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_page (self);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppPreview *self = SB_APP_PREVIEW (widget);
  guint page = gtk_single_selection_get_selected (self->selection);

  if (page >= get_n_pages (self))
    return;
  if (g_str_equal (name, "preview.next"))
    page = MIN (page + 1, get_n_pages (self) - 1);
  else
    page = page > 0 ? page - 1 : 0;

  gtk_single_selection_set_selected (self->selection, page);
  gtk_widget_activate_action (GTK_WIDGET (self->strip), "list.scroll-to-item", "u", page);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SbAppPreview *self = SB_APP_PREVIEW (widget);
  double factor = g_str_equal (name, "preview.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP;
  int width = gtk_widget_get_width (GTK_WIDGET (self->sheet));

  self->width_px = g_str_equal (name, "preview.zoom-fit") ?
                       0 :
                       (int) CLAMP (width * factor, MIN_WIDTH_PX, MAX_WIDTH_PX);
  sb_app_sheet_set_width (self->sheet, self->width_px);
}

static void
setup_cb (SbAppPreview *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sheet = sb_app_sheet_new ();
  GtkWidget *number = gtk_label_new (NULL);

  sb_app_sheet_set_width (SB_APP_SHEET (sheet), STRIP_WIDTH_PX);
  gtk_widget_set_halign (sheet, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (number, "caption");
  gtk_box_append (GTK_BOX (box), sheet);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (SbAppPreview *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *number = g_strdup_printf ("%u", gtk_list_item_get_position (item) + 1);

  sb_app_sheet_set_page (SB_APP_SHEET (gtk_widget_get_first_child (box)), self->submission,
                         gtk_list_item_get_position (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), number);
}

static void
unbind_cb (SbAppPreview *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  sb_app_sheet_set_page (SB_APP_SHEET (gtk_widget_get_first_child (box)), NULL, 0);
}

static void
sb_app_preview_dispose (GObject *object)
{
  SbAppPreview *self = SB_APP_PREVIEW (object);

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_list_view_set_model (self->strip, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->submission);

  G_OBJECT_CLASS (sb_app_preview_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "preview.zoom-fit", NULL);
}

static void
sb_app_preview_class_init (SbAppPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_preview_dispose;

  g_type_ensure (SB_APP_TYPE_SHEET);
  g_type_ensure (SB_APP_TYPE_TAB_STOP);
  g_type_ensure (SB_APP_TYPE_WRAP);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/samanbud/Samanbud/ui/sb-app-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppPreview, strip);
  gtk_widget_class_bind_template_child (widget_class, SbAppPreview, place);
  gtk_widget_class_bind_template_child (widget_class, SbAppPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, SbAppPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, SbAppPreview, sheet);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
sb_app_preview_init (SbAppPreview *self)
{
  self->selection = gtk_single_selection_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->strip, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self);
}

/**
 * sb_app_preview_get_submission:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SbAppSubmission *
sb_app_preview_get_submission (SbAppPreview *self)
{
  g_return_val_if_fail (SB_APP_IS_PREVIEW (self), NULL);

  return self->submission;
}

/**
 * sb_app_preview_set_submission:
 * @self: a preview
 * @submission: (nullable): what to show
 *
 * Shows other pages; the same page number stays in view.
 */
void
sb_app_preview_set_submission (SbAppPreview *self, SbAppSubmission *submission)
{
  guint page;
  g_autoptr (GtkStringList) numbers = NULL;

  g_return_if_fail (SB_APP_IS_PREVIEW (self));

  if (self->submission == submission)
    return;

  page = gtk_single_selection_get_selected (self->selection);
  g_set_object (&self->submission, submission);
  numbers = gtk_string_list_new (NULL);
  for (guint i = 0; i < get_n_pages (self); i++)
    gtk_string_list_append (numbers, "");

  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (numbers));
  if (get_n_pages (self) > 0)
    gtk_single_selection_set_selected (self->selection, page == GTK_INVALID_LIST_POSITION ?
                                                            0 :
                                                            MIN (page, get_n_pages (self) - 1));
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  show_page (self);
}

/**
 * sb_app_preview_set_busy:
 * @self: a preview
 * @busy: whether newer pages are on their way
 */
void
sb_app_preview_set_busy (SbAppPreview *self, gboolean busy)
{
  g_return_if_fail (SB_APP_IS_PREVIEW (self));

  if (busy)
    gtk_spinner_start (self->spinner);
  else
    gtk_spinner_stop (self->spinner);
}
