/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The fonts of the paper. Text is set in the family that is shipped with the program and in no
 * other, without hinting and without rounding positions to pixels: so a line breaks at the same
 * word on every machine, on screen and in a file. Sizes are in points; one point is one unit of
 * Cairo's space.
 *
 * A context belongs to one thread at a time, because Pango's font maps do.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <samanbud/sb-paths.h>
#include <samanbud/sb-text.h>

#include "sb-fonts.h"

#define FAMILY "Inter"

/* So many characters a name may have where it serves as a heading or a label. */
#define MAX_LABEL 200

/* Equal widths for figures; no joined letters and no contextual forms, so that text that is copied
 * from the file is the text that was set. */
#define FEATURES "tnum=1, liga=0, clig=0, calt=0"

typedef struct
{
  double size;
  double leading;
  PangoWeight weight;
  double tracking;
} StyleFacts;

/* Sizes, line heights and letter spacing in points. */
static const StyleFacts styles[SB_N_STYLES] = {
  [SB_STYLE_COVER_ROUTE] = { 13, 18, PANGO_WEIGHT_SEMIBOLD, 0.1 },
  [SB_STYLE_COVER_TITLE] = { 28, 35, PANGO_WEIGHT_SEMIBOLD, -0.5 },
  [SB_STYLE_COVER_GROUP] = { 15, 21, PANGO_WEIGHT_NORMAL, -0.1 },
  [SB_STYLE_BANNER] = { 11, 15, PANGO_WEIGHT_SEMIBOLD, 0.4 },
  [SB_STYLE_HEADING_1] = { 19, 25, PANGO_WEIGHT_SEMIBOLD, -0.25 },
  [SB_STYLE_HEADING_2] = { 12.5, 17, PANGO_WEIGHT_SEMIBOLD, -0.1 },
  [SB_STYLE_HEADING_3] = { 10, 14, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SB_STYLE_LEAD] = { 11.5, 17, PANGO_WEIGHT_SEMIBOLD, -0.05 },
  [SB_STYLE_BODY] = { 10, 14, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_NOTE] = { 8, 11.5, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_CONTENTS_1] = { 10.5, 16, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SB_STYLE_CONTENTS_2] = { 9.5, 14, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_CAPTION] = { 8.5, 12, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SB_STYLE_HEAD] = { 7.5, 10, PANGO_WEIGHT_SEMIBOLD, 0.05 },
  [SB_STYLE_CELL] = { 8.75, 12.25, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_CELL_STRONG] = { 8.75, 12.25, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SB_STYLE_CELL_SMALL] = { 7.5, 10.5, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_GROUP] = { 9, 12.5, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SB_STYLE_FOOT] = { 7.5, 10, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_CHART] = { 8.5, 12, PANGO_WEIGHT_NORMAL, 0 },
  [SB_STYLE_CHART_SMALL] = { 7.5, 10, PANGO_WEIGHT_NORMAL, 0 },
};

static const double colors[SB_N_COLORS][3] = {
  [SB_COLOR_TEXT] = { 0.10, 0.11, 0.12 },    [SB_COLOR_QUIET] = { 0.36, 0.38, 0.40 },
  [SB_COLOR_ACCENT] = { 0.05, 0.31, 0.42 },  [SB_COLOR_GOOD] = { 0.07, 0.36, 0.22 },
  [SB_COLOR_WARNING] = { 0.50, 0.30, 0.00 }, [SB_COLOR_BAD] = { 0.62, 0.10, 0.10 },
  [SB_COLOR_RULE] = { 0.70, 0.72, 0.74 },
};

static void
add_font (FcConfig *config, const char *name)
{
  g_autofree char *folder = sb_paths_build_data ("fonts");
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!FcConfigAppFontAddFile (config, (const FcChar8 *) path))
    g_warning ("Cannot load the font %s", path);
}

/* A configuration with our fonts and nothing else: made once, never changed, safe in any thread. */
static FcConfig *
get_config (void)
{
  static gsize config = 0;

  if (g_once_init_enter (&config))
    {
      FcConfig *made = FcConfigCreate ();

      add_font (made, "Inter-Regular.otf");
      add_font (made, "Inter-SemiBold.otf");
      g_once_init_leave (&config, (gsize) made);
    }

  return (FcConfig *) config;
}

/**
 * sb_fonts_new_context:
 *
 * Returns: (transfer full): a context for setting text on paper, with a font map of its own
 */
PangoContext *
sb_fonts_new_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), get_config ());
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);

  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

/**
 * sb_fonts_get_thread_context:
 *
 * Returns: (transfer none): a context that this thread keeps, for drawing small things again and
 *   again
 */
PangoContext *
sb_fonts_get_thread_context (void)
{
  static GPrivate kept = G_PRIVATE_INIT (g_object_unref);
  PangoContext *context = g_private_get (&kept);

  if (context == NULL)
    {
      context = sb_fonts_new_context ();
      g_private_set (&kept, context);
    }

  return context;
}

static PangoFontDescription *
new_description (SbStyle style, double scale)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, FAMILY);
  pango_font_description_set_weight (description, styles[style].weight);
  pango_font_description_set_size (description,
                                   (int) lround (styles[style].size * scale * PANGO_SCALE));

  return description;
}

/**
 * sb_fonts_new_layout:
 * @context: a context of this module
 * @style: how the text looks
 * @scale: 1, or less where a table needs room
 * @text: the text
 *
 * Returns: (transfer full): the text as far as it can be printed, not yet broken into lines
 */
PangoLayout *
sb_fonts_new_layout (PangoContext *context, SbStyle style, double scale, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = new_description (style, scale);
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autofree char *plain = sb_text_printable (text);

  pango_attr_list_insert (attributes, pango_attr_font_features_new (FEATURES));
  if (styles[style].tracking > 0 || styles[style].tracking < 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                            (int) lround (styles[style].tracking * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, plain, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);

  return layout;
}

/**
 * sb_fonts_get_size:
 * @style: a style
 *
 * Returns: its size in points
 */
double
sb_fonts_get_size (SbStyle style)
{
  return styles[style].size;
}

/**
 * sb_fonts_get_leading:
 * @style: a style
 *
 * Returns: the distance from line to line in points
 */
double
sb_fonts_get_leading (SbStyle style)
{
  return styles[style].leading;
}

/**
 * sb_fonts_get_metrics:
 * @context: a context of this module
 * @style: a style
 * @ascent: (out): height above the baseline, as a share of the size
 * @descent: (out): depth below it, likewise
 */
void
sb_fonts_get_metrics (PangoContext *context, SbStyle style, double *ascent, double *descent)
{
  PangoFontDescription *description = new_description (style, 1);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, description, NULL);
  double size = (double) pango_font_description_get_size (description);

  *ascent = (double) pango_font_metrics_get_ascent (metrics) / size;
  *descent = (double) pango_font_metrics_get_descent (metrics) / size;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (description);
}

/**
 * sb_fonts_shorten:
 * @text: a name that serves as a heading or a label
 *
 * Keeps a name that is longer than any name from filling pages. What is shortened here stands in
 * full in a table or in running text, which may run on from page to page.
 *
 * Returns: (transfer full): @text, cut after a word and with an ellipsis if it is too long
 */
char *
sb_fonts_shorten (const char *text)
{
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (text, -1) <= MAX_LABEL)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_LABEL);
  space = strrchr (start, ' ');
  if (space != NULL && space - start > MAX_LABEL / 2)
    *space = '\0';

  return g_strconcat (start, "…", NULL);
}

/**
 * sb_fonts_set_width:
 * @layout: a text
 * @width_pt: the width to break it to
 */
void
sb_fonts_set_width (PangoLayout *layout, double width_pt)
{
  pango_layout_set_width (layout, (int) floor (width_pt * PANGO_SCALE));
}

/**
 * sb_fonts_get_color:
 * @color: a colour of the paper
 * @rgb: (out): its parts, 0 … 1
 */
void
sb_fonts_get_color (SbColor color, double rgb[3])
{
  memcpy (rgb, colors[color], sizeof colors[color]);
}
