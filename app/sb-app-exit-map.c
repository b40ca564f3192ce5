/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The exit map: members by members. On the diagonal stands what happens when one leaves, below it
 * what happens when two do. Each verdict is a button with an icon, a colour and words, and asks the
 * question it answers.
 */

#include "config.h"

#include "sb-app-exit-map.h"

#include "sb-app-verdict-icon.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *button;
  GtkImage *image;
  guint members[2];
  guint n_members;
  int verdict;
} Place;

struct _SbAppExitMap
{
  AdwBin parent_instance;

  GtkGrid *grid;
  /* (element-type Place) */
  GArray *places;
  /* Whose map it is: ids and names. */
  char *shape;
};

G_DEFINE_FINAL_TYPE (SbAppExitMap, sb_app_exit_map, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (SbAppExitMap *self, GtkWidget *button)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      if (place->button == button)
        {
          guint second = place->n_members > 1 ? place->members[1] : place->members[0];
          g_signal_emit (self, signals[CHOSEN], 0, place->members[0], second);
          return;
        }
    }
}

static void
sb_app_exit_map_finalize (GObject *object)
{
  SbAppExitMap *self = SB_APP_EXIT_MAP (object);

  g_array_unref (self->places);
  g_free (self->shape);

  G_OBJECT_CLASS (sb_app_exit_map_parent_class)->finalize (object);
}

static void
sb_app_exit_map_class_init (SbAppExitMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sb_app_exit_map_finalize;

  /**
   * SbAppExitMap::chosen:
   * @self: the map
   * @first: position of a member
   * @second: position of the other, or @first again
   *
   * Somebody asks what happens if they leave.
   */
  signals[CHOSEN] = g_signal_new ("chosen", SB_APP_TYPE_EXIT_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "exitmap");
}

static void
sb_app_exit_map_init (SbAppExitMap *self)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID,
                                  "column-spacing", 3, "row-spacing", 3, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happens if one or two members leave"), -1);
  self->grid = GTK_GRID (grid);
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  adw_bin_set_child (ADW_BIN (self), grid);
}

static char *
build_shape (const SbBid *bid)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < bid->n_members; i++)
    g_string_append_printf (shape, "%s\t%s\n", bid->members[i].id, bid->members[i].name);

  return g_string_free (shape, FALSE);
}

static void
add_place (SbAppExitMap *self, guint row, guint column)
{
  Place place = { .verdict = -1 };

  place.members[0] = column;
  place.members[1] = row;
  place.n_members = row == column ? 1 : 2;
  place.button = gtk_button_new ();
  place.image = GTK_IMAGE (sb_app_verdict_image_new (SB_VERDICT_COVERED));
  gtk_button_set_child (GTK_BUTTON (place.button), GTK_WIDGET (place.image));
  gtk_widget_add_css_class (place.button, "verdict");
  g_signal_connect_object (place.button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, place.button, (int) column + 1, (int) row, 1, 1);
  g_array_append_val (self->places, place);
}

/* Members are numbered, so that a column's head is as narrow as its buttons. */
static void
rebuild (SbAppExitMap *self, const SbBid *bid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_array_set_size (self->places, 0);

  for (guint row = 0; row < bid->n_members; row++)
    {
      g_autofree char *name = g_strdup_printf ("%u  %s", row + 1, bid->members[row].name);
      g_autofree char *number = g_strdup_printf ("%u", row + 1);
      GtkWidget *title = gtk_label_new (name);
      GtkWidget *foot = gtk_label_new (number);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (title), 30);
      gtk_widget_set_margin_end (title, 9);
      gtk_widget_add_css_class (foot, "dim-label");
      gtk_grid_attach (self->grid, title, 0, (int) row, 1, 1);
      for (guint column = 0; column <= row; column++)
        add_place (self, row, column);
      gtk_grid_attach (self->grid, foot, (int) row + 1, (int) bid->n_members, 1, 1);
    }
}

static char *
describe_place (const SbBid *bid, const Place *place, const char *verdict)
{
  const char *first = bid->members[place->members[0]].name;

  if (place->n_members == 1)
    /* Translators: a member who leaves, then a verdict as in “Holds after rearranging”. */
    return g_strdup_printf (_ ("%1$s leaves: %2$s"), first, verdict);

  /* Translators: two members who leave, then a verdict as in “Holds after rearranging”. */
  return g_strdup_printf (_ ("%1$s and %2$s leave: %3$s"), first,
                          bid->members[place->members[1]].name, verdict);
}

static void
show_place (Place *place, const SbExits *exits, SbLanguage language)
{
  static const char *const classes[] = { "covered", "takeover", "rearrange", "short", "broken" };
  const SbExit *exit = sb_exits_find (exits, place->members, place->n_members);
  g_autofree char *verdict = NULL;
  g_autofree char *text = NULL;

  if (exit == NULL)
    {
      gtk_widget_set_sensitive (place->button, FALSE);
      return;
    }

  verdict = sb_exit_describe (exits, exit, language);
  text = describe_place (exits->bid, place, verdict);
  gtk_widget_set_tooltip_text (place->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (place->verdict == (int) exit->answered)
    return;

  if (place->verdict >= 0)
    gtk_widget_remove_css_class (place->button, classes[place->verdict]);
  place->verdict = (int) exit->answered;
  gtk_widget_add_css_class (place->button, classes[place->verdict]);
  sb_app_verdict_image_set (place->image, exit->answered);
}

/**
 * sb_app_exit_map_show:
 * @self: a map
 * @exits: the exits of all single members and pairs
 * @language: the window's
 */
void
sb_app_exit_map_show (SbAppExitMap *self, const SbExits *exits, SbLanguage language)
{
  g_autofree char *shape = NULL;

  g_return_if_fail (SB_APP_IS_EXIT_MAP (self));

  shape = build_shape (exits->bid);
  if (g_strcmp0 (shape, self->shape) != 0)
    {
      rebuild (self, exits->bid);
      sb_text_set (&self->shape, shape);
    }
  for (guint i = 0; i < self->places->len; i++)
    show_place (&g_array_index (self->places, Place, i), exits, language);
}

/**
 * sb_app_exit_map_mark:
 * @self: a map
 * @members: (array length=n_members): positions of members, ascending
 * @n_members: how many
 *
 * Marks the button that has the answer to the question asked, if there is one.
 */
void
sb_app_exit_map_mark (SbAppExitMap *self, const guint *members, guint n_members)
{
  g_return_if_fail (SB_APP_IS_EXIT_MAP (self));

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      gboolean is_marked = n_members == place->n_members &&
                           memcmp (members, place->members, n_members * sizeof *members) == 0;

      if (is_marked)
        gtk_widget_add_css_class (place->button, "asked");
      else
        gtk_widget_remove_css_class (place->button, "asked");
    }
}
