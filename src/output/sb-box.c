/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Boxes: strips across the page, filled with lines of text, rules and charts. A box knows nothing
 * of pages. Lengths are in points.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sb-layout-private.h"

#define SOFT_HYPHEN "\xc2\xad"

/* A word may be torn only with so many letters on either side. */
#define MIN_LETTERS 3

void
sb_item_clear (gpointer data)
{
  SbItem *item = data;

  g_clear_object (&item->text);
  g_free (item->attributes);
}

void
sb_item_copy (SbItem *to, const SbItem *from)
{
  *to = *from;
  if (to->text != NULL)
    g_object_ref (to->text);
  to->attributes = g_strdup (from->attributes);
}

SbBox *
sb_box_new (double height)
{
  SbBox *box = g_new0 (SbBox, 1);

  box->items = g_array_new (FALSE, TRUE, sizeof (SbItem));
  g_array_set_clear_func (box->items, sb_item_clear);
  box->height = height;
  box->heading = -1;

  return box;
}

void
sb_box_free (gpointer data)
{
  SbBox *box = data;

  g_array_unref (box->items);
  g_free (box);
}

/* The item is lent until the next one is added. */
SbItem *
sb_box_add_item (SbBox *box, SbItemKind kind)
{
  SbItem *item;

  g_array_set_size (box->items, box->items->len + 1);
  item = &g_array_index (box->items, SbItem, box->items->len - 1);
  item->kind = kind;
  item->heading = -1;

  return item;
}

/* Begins a structure element; @attributes are taken. */
void
sb_box_open (SbBox *box, const char *tag, char *attributes)
{
  SbItem *item = sb_box_add_item (box, SB_ITEM_OPEN);

  item->tag = tag;
  item->attributes = attributes;
}

void
sb_box_close (SbBox *box, const char *tag)
{
  sb_box_add_item (box, SB_ITEM_CLOSE)->tag = tag;
}

void
sb_box_add_rule (SbBox *box, SbColor color, cairo_rectangle_t place)
{
  SbItem *item = sb_box_add_item (box, SB_ITEM_RULE);

  item->color = color;
  item->x = place.x;
  item->y = place.y;
  item->width = place.width;
  item->height = place.height;
}

/* A text of full size at the box's top left corner. */
SbSet
sb_set_make (const SbLayout *layout, SbStyle style, SbColor color)
{
  SbSet set = { layout, style, color, 1, 0, 0 };

  return set;
}

double
sb_set_get_leading (const SbSet *set)
{
  return sb_fonts_get_leading (set->style) * set->scale;
}

static double
get_size (const SbSet *set)
{
  return sb_fonts_get_size (set->style) * set->scale;
}

static double
get_width (PangoLayout *text)
{
  PangoRectangle extents;

  pango_layout_get_extents (text, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/* Sets one line of @text; its height is the style's leading, whatever its letters. */
SbItem *
sb_box_add_line (SbBox *box, const SbSet *set, PangoLayout *text, int line)
{
  SbItem *item = sb_box_add_item (box, SB_ITEM_TEXT);
  double ascent = get_size (set) * set->layout->ascent;
  double descent = get_size (set) * set->layout->descent;
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (text, line), NULL, &extents);
  item->text = g_object_ref (text);
  item->line = line;
  item->color = set->color;
  item->x = set->x;
  item->y = set->y;
  item->width = (double) extents.width / PANGO_SCALE;
  item->height = sb_set_get_leading (set);
  item->baseline = (item->height - ascent - descent) / 2 + ascent;

  return item;
}

/* Sets all lines of @text below one another and returns their height. */
double
sb_box_add_text (SbBox *box, const SbSet *set, PangoLayout *text)
{
  int n = pango_layout_get_line_count (text);
  SbSet place = *set;

  for (int i = 0; i < n; i++)
    {
      sb_box_add_line (box, &place, text, i);
      place.y += sb_set_get_leading (set);
    }

  return n * sb_set_get_leading (set);
}

/* The width of @text on one line. Figures and words come back again and again, so widths are kept.
 */
double
sb_set_measure (const SbSet *set, const char *text)
{
  g_autofree char *key =
      g_strdup_printf ("%d %d %s", (int) set->style, (int) (set->scale * 1000), text);
  const double *known = g_hash_table_lookup (set->layout->widths, key);
  g_autoptr (PangoLayout) measured = NULL;
  double width;

  if (known != NULL)
    return *known;

  measured = sb_fonts_new_layout (set->layout->context, set->style, set->scale, text);
  width = get_width (measured);
  g_hash_table_insert (set->layout->widths, g_steal_pointer (&key),
                       g_memdup2 (&width, sizeof width));

  return width;
}

static gboolean
is_vowel (gunichar c)
{
  return g_utf8_strchr ("aeiouyåäöéáAEIOUYÅÄÖÉÁ", -1, c) != NULL;
}

/*
 * Whether a word may be torn before @c: a consonant that a vowel follows goes to the next line.
 * That is the rule of thumb of Swedish, and good enough for the rare word that is wider than its
 * column.
 */
static gboolean
may_tear (const char *before, const char *c, const char *end)
{
  const char *after = g_utf8_next_char (c);

  return after < end && g_unichar_isalpha (g_utf8_get_char (before)) &&
         g_unichar_isalpha (g_utf8_get_char (c)) && !is_vowel (g_utf8_get_char (c)) &&
         is_vowel (g_utf8_get_char (after));
}

static void
append_softened (GString *out, const char *word, gsize length)
{
  const char *end = word + length;
  glong n = g_utf8_strlen (word, (gssize) length);
  const char *before = NULL;
  glong i = 0;

  for (const char *c = word; c < end; before = c, c = g_utf8_next_char (c), i++)
    {
      if (i >= MIN_LETTERS && n - i >= MIN_LETTERS && may_tear (before, c, end))
        g_string_append (out, SOFT_HYPHEN);
      g_string_append_len (out, c, g_utf8_next_char (c) - c);
    }
}

/* Checksums, addresses and the like are torn without a hyphen, which would seem to belong to them.
 */
static gboolean
is_plain (const char *word)
{
  return strpbrk (word, "0123456789@/_\\") == NULL;
}

/* Pango puts hyphens where it has to tear a word, if it is not told otherwise. */
static void
forbid_hyphens (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes =
      pango_attr_list_copy (pango_layout_get_attributes (layout));
  const char *text = pango_layout_get_text (layout);

  for (const char *c = text; *c != '\0';)
    {
      gsize length = strcspn (c, " \n");
      g_autofree char *word = g_strndup (c, length);

      if (!is_plain (word))
        {
          PangoAttribute *attribute = pango_attr_insert_hyphens_new (FALSE);

          attribute->start_index = (guint) (c - text);
          attribute->end_index = attribute->start_index + (guint) length;
          pango_attr_list_insert (attributes, attribute);
        }
      c += length + (c[length] != '\0');
    }
  pango_layout_set_attributes (layout, attributes);
}

/* Puts soft hyphens into the words that are wider than @width_pt: only those may be torn. */
static char *
soften (const SbSet *set, const char *text, double width_pt)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0';)
    {
      gsize length = strcspn (c, " \n");
      g_autofree char *word = g_strndup (c, length);

      /* No letter of the family is wider than its size; most words are told apart by that alone. */
      if ((double) length * get_size (set) > width_pt && is_plain (word) &&
          sb_set_measure (set, word) > width_pt)
        append_softened (out, word, length);
      else
        g_string_append (out, word);
      c += length;
      if (*c != '\0')
        g_string_append_c (out, *c++);
    }

  return g_string_free (out, FALSE);
}

/* A text broken to @width_pt. */
PangoLayout *
sb_set_new_text (const SbSet *set, const char *text, double width_pt)
{
  g_autofree char *softened = soften (set, text, width_pt);
  PangoLayout *made = sb_fonts_new_layout (set->layout->context, set->style, set->scale, softened);

  forbid_hyphens (made);
  sb_fonts_set_width (made, width_pt);
  return made;
}
