/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The figures of the commitments page in words, in the window's language: what stands in a cell,
 * what a screen reader says of it, and why nothing can stand there.
 */

#include "config.h"

#include "sb-app-matrix.h"

#include <glib/gi18n.h>

static const SbRequirement *
get_requirement (const SbAppMatrix *matrix, guint row)
{
  return &matrix->bid->requirements[sb_app_matrix_get_row (matrix, row)->requirement];
}

/**
 * sb_app_matrix_describe_section:
 * @matrix: figures
 * @row: a row
 * @language: the window's
 *
 * Returns: (transfer full): the head under which the row stands
 */
char *
sb_app_matrix_describe_section (const SbAppMatrix *matrix, guint row, SbLanguage language)
{
  const SbRequirement *requirement = get_requirement (matrix, row);

  if (requirement->section != NULL)
    return g_strdup_printf (_ ("Section %s"), requirement->section);
  if (requirement->category != NULL)
    return g_strdup (sb_labels_get_category (language, requirement->category));

  return g_strdup (_ ("Without a section"));
}

/**
 * sb_app_matrix_describe_gap:
 * @row: a row
 * @language: the window's
 *
 * Returns: (transfer full): what is missing or over, in words; "" when the requirement does not
 * hold in the period
 */
char *
sb_app_matrix_describe_gap (const SbAppMatrixRow *row, SbLanguage language)
{
  g_autofree char *hours = NULL;
  gint64 gap = row->need - row->sum;

  if (!row->is_live)
    return g_strdup ("");
  if (gap == 0)
    return g_strdup (C_ ("gap", "enough"));

  hours = sb_language_hours (language, ABS (gap));
  if (gap < 0)
    return g_strdup_printf (_ ("%s h over"), hours);

  return g_strdup_printf (_ ("missing %s h"), hours);
}

/**
 * sb_app_matrix_describe_figures:
 * @matrix: a matrix
 * @row: one of its rows
 * @language: the window's
 *
 * Returns: (transfer full): sum, need and gap in one line; "" when the requirement does not hold in
 * the period
 */
char *
sb_app_matrix_describe_figures (const SbAppMatrix *matrix,
                                const SbAppMatrixRow *row,
                                SbLanguage language)
{
  gboolean is_estimate = matrix->bid->requirements[row->requirement].origin == SB_ORIGIN_GROUP;
  g_autofree char *sum = sb_language_hours (language, row->sum);
  g_autofree char *need = sb_language_hours (language, row->need);
  g_autofree char *gap = sb_app_matrix_describe_gap (row, language);

  if (!row->is_live)
    return g_strdup ("");

  /* Translators: hours that are promised, hours that are needed, and what follows; ≈ marks an
   * estimate: 6 of ≈ 8 h, missing 2 h */
  return g_strdup_printf (is_estimate ? _ ("%1$s of ≈ %2$s h, %3$s") : _ ("%1$s of %2$s h, %3$s"),
                          sum, need, gap);
}

/**
 * sb_app_matrix_describe_entry:
 * @entry: what one member gives to one requirement
 * @language: the window's
 *
 * Returns: (transfer full): the cell's text: "7,5", or "7,5–10" where it varies over the period
 */
char *
sb_app_matrix_describe_entry (const SbAppMatrixEntry *entry, SbLanguage language)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (!entry->is_eligible || (entry->most == 0 && entry->n_commitments == 0))
    return g_strdup ("");

  least = sb_language_hours (language, entry->least);
  if (entry->least == entry->most)
    return g_steal_pointer (&least);

  most = sb_language_hours (language, entry->most);
  return g_strdup_printf ("%s–%s", least, most);
}

/**
 * sb_app_matrix_describe_load:
 * @load: a member's workload
 * @language: the window's
 *
 * Returns: (transfer full): "31 of 40 h"
 */
char *
sb_app_matrix_describe_load (const SbAppMatrixLoad *load, SbLanguage language)
{
  g_autofree char *committed = sb_language_hours (language, load->committed);
  g_autofree char *available = sb_language_hours (language, load->available);

  /* Translators: hours per week committed, and hours per week that there are. */
  return g_strdup_printf (_ ("%1$s of %2$s h"), committed, available);
}

/**
 * sb_app_matrix_describe_cell:
 * @matrix: figures
 * @row: a row
 * @member: position of a member
 * @language: the window's
 *
 * Returns: (transfer full): the cell for those who cannot see the table: "Physician's surgery,
 * Fjällets läkarpraktik AB, 7.5 hours"
 */
char *
sb_app_matrix_describe_cell (const SbAppMatrix *matrix,
                             guint row,
                             guint member,
                             SbLanguage language)
{
  const SbAppMatrixEntry *entry = sb_app_matrix_get_entry (matrix, row, member);
  const char *text = sb_requirement_get_text (get_requirement (matrix, row), language);
  const char *name = matrix->bid->members[member].name;
  g_autofree char *hours = sb_app_matrix_describe_entry (entry, language);

  if (!entry->is_eligible)
    /* Translators: a requirement, then a member. */
    return g_strdup_printf (_ ("%1$s, %2$s, cannot give hours here"), text, name);
  if (*hours == '\0')
    /* Translators: a requirement, then a member. */
    return g_strdup_printf (_ ("%1$s, %2$s, nothing"), text, name);
  if (entry->is_locked)
    /* Translators: a requirement, a member, hours per week. */
    return g_strdup_printf (_ ("%1$s, %2$s, %3$s hours, locked"), text, name, hours);

  /* Translators: a requirement, a member, hours per week. */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s hours"), text, name, hours);
}

static char *
list_professions (const SbRequirement *requirement, SbLanguage language)
{
  g_auto (GStrv) codes =
      g_strsplit (requirement->professions != NULL ? requirement->professions : "", " ", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (char **code = codes; *code != NULL; code++)
    if (**code != '\0')
      g_ptr_array_add (names, (gpointer) sb_codes_get_profession_name (*code, language));
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

static gboolean
has_profession (const SbBid *bid, const SbRequirement *requirement, const char *member)
{
  for (guint i = 0; i < bid->n_supplies; i++)
    if (g_strcmp0 (bid->supplies[i].member, member) == 0 &&
        sb_requirement_takes_profession (requirement, bid->supplies[i].profession))
      return TRUE;

  return FALSE;
}

static gboolean
has_eligible (const SbBid *bid, const SbRequirement *requirement, const char *member)
{
  for (guint i = 0; i < bid->n_supplies; i++)
    if (g_strcmp0 (bid->supplies[i].member, member) == 0 &&
        sb_bid_is_eligible (bid, &bid->supplies[i], requirement))
      return TRUE;

  return FALSE;
}

static char *
explain_ineligible (const SbAppMatrix *matrix, guint row, guint member, SbLanguage language)
{
  const SbRequirement *requirement = get_requirement (matrix, row);
  const SbMember *who = &matrix->bid->members[member];
  const SbMunicipality *place = NULL;
  g_autofree char *professions = list_professions (requirement, language);

  if (!sb_app_matrix_get_row (matrix, row)->is_live)
    return g_strdup (_ ("The requirement does not hold in this period."));
  if (requirement->professions == NULL || *requirement->professions == '\0')
    return g_strdup (_ ("The requirement does not say which profession may fill it."));
  if (has_eligible (matrix->bid, requirement, who->id))
    /* Translators: a member, then professions. */
    return g_strdup_printf (_ ("%1$s has no capacity in this period: %2$s."), who->name,
                            professions);
  if (!has_profession (matrix->bid, requirement, who->id))
    /* Translators: a member, then professions. */
    return g_strdup_printf (_ ("%1$s has no capacity of the kind asked for: %2$s."), who->name,
                            professions);

  if (requirement->municipality != NULL)
    place = sb_codes_find_municipality (requirement->municipality);
  /* Translators: a member, a municipality, then professions. */
  return g_strdup_printf (_ ("%1$s has no capacity at a site in %2$s: %3$s."), who->name,
                          place != NULL ? place->name : requirement->municipality, professions);
}

/**
 * sb_app_matrix_explain_cell:
 * @matrix: figures
 * @row: a row
 * @member: position of a member
 * @language: the window's
 *
 * Returns: (transfer full): why the member can give nothing here, or how much more it could, or
 * that it promised too much
 */
char *
sb_app_matrix_explain_cell (const SbAppMatrix *matrix, guint row, guint member, SbLanguage language)
{
  const SbAppMatrixEntry *entry = sb_app_matrix_get_entry (matrix, row, member);
  const SbAppMatrixLoad *load = sb_app_matrix_get_load (matrix, member);
  const char *name = matrix->bid->members[member].name;
  g_autofree char *hours = NULL;

  if (!entry->is_eligible)
    return explain_ineligible (matrix, row, member, language);
  if (load->over > 0)
    {
      hours = sb_language_hours (language, load->over);
      /* Translators: a member, then hours per week. */
      return g_strdup_printf (_ ("%1$s has promised %2$s h more than there is."), name, hours);
    }
  if (entry->free == 0)
    return g_strdup_printf (_ ("%s has nothing more to give here."), name);

  hours = sb_language_hours (language, entry->free);
  /* Translators: a member, then hours per week. */
  return g_strdup_printf (_ ("%1$s could give %2$s h more here."), name, hours);
}
