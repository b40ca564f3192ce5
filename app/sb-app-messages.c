/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the window speaks when nothing on the page is the right place: toasts, and errors in the
 * window's banner. Nothing here waits for an answer: what can be undone is not asked about.
 */

#include "config.h"

#include "sb-app-messages.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* An Undo is worth more time than a plain word. */
#define UNDO_SECONDS 8

/* On the overlay: the toast whose button undoes the newest step. */
#define UNDO_TOAST "sb-undo-toast"

static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  return overlay != NULL ? ADW_TOAST_OVERLAY (overlay) : NULL;
}

static void
show_toast (GtkWidget *from, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (from);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (toast);
}

/* A toast's title is markup; names of people's firms are not. */
static AdwToast *
new_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

static AdwToast *
new_action_toast (const char *text, const char *button, const char *action)
{
  AdwToast *toast = new_toast (text);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, UNDO_SECONDS);

  return toast;
}

static void
undo_dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), UNDO_TOAST) == toast)
    g_object_set_data (G_OBJECT (overlay), UNDO_TOAST, NULL);
}

/**
 * sb_app_messages_toast:
 * @from: a widget in the window
 * @text: what happened, translated
 *
 * Says something that needs no answer.
 */
void
sb_app_messages_toast (GtkWidget *from, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  show_toast (from, new_toast (text));
}

/**
 * sb_app_messages_toast_undo:
 * @from: a widget in the window
 * @text: what was done, translated: "Catalogue applied"
 *
 * Says what the last edit did, with a button that undoes it. The window takes it
 * away with sb_app_messages_forget_undo() when another step is the last.
 */
void
sb_app_messages_toast_undo (GtkWidget *from, const char *text)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));

  overlay = find_overlay (from);
  if (overlay == NULL)
    return;

  sb_app_messages_forget_undo (from);
  toast = new_action_toast (text, _ ("Undo"), "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_dismissed_cb), overlay, 0);
  g_object_set_data_full (G_OBJECT (overlay), UNDO_TOAST, g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * sb_app_messages_forget_undo:
 * @from: a widget in the window
 *
 * Takes the offer to undo away: its button would undo another step than the one it speaks of.
 */
void
sb_app_messages_forget_undo (GtkWidget *from)
{
  AdwToastOverlay *overlay;
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from));

  overlay = find_overlay (from);
  if (overlay != NULL)
    g_set_object (&toast, g_object_get_data (G_OBJECT (overlay), UNDO_TOAST));
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/**
 * sb_app_messages_toast_action:
 * @from: a widget in the window
 * @text: what happened, translated
 * @button: what can be done about it, translated
 * @action: the action that does it
 * @target: (nullable): its target; a floating reference is consumed
 *
 * Says what happened, and offers one thing to do.
 */
void
sb_app_messages_toast_action (
    GtkWidget *from, const char *text, const char *button, const char *action, GVariant *target)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (from));

  toast = new_action_toast (text, button, action);
  if (target != NULL)
    adw_toast_set_action_target_value (toast, target);
  show_toast (from, toast);
}

/**
 * sb_app_messages_error:
 * @from: a widget in the window
 * @error: what failed
 *
 * Shows an error that has no field to stand beside in the window's banner, where it stays until it
 * is closed.
 */
void
sb_app_messages_error (GtkWidget *from, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (error != NULL);

  if (!gtk_widget_activate_action (from, "win.show-error", "s", error->message))
    g_warning ("%s", error->message);
}
