/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where care is given and when, by whom, and how many hours each member can give.
 */

#include "config.h"

#include <samanbud/sb-codes.h>
#include <samanbud/sb-text.h>

#include "sb-section.h"

enum
{
  SITE_NAME,
  SITE_MEMBER,
  SITE_ADDRESS,
  SITE_MUNICIPALITY,
  SITE_LISTING,
  SITE_HOURS,
  N_SITE_COLUMNS
};

enum
{
  SUPPLY_PROFESSION,
  SUPPLY_MEMBER,
  SUPPLY_SITE,
  SUPPLY_HOURS,
  SUPPLY_FROM,
  SUPPLY_TO,
  N_SUPPLY_COLUMNS
};

enum
{
  PERSON_NAME,
  PERSON_MEMBER,
  PERSON_PROFESSION,
  PERSON_TITLE,
  PERSON_SHARE,
  PERSON_FROM,
  PERSON_TO,
  N_PERSON_COLUMNS
};

static gboolean
is_listing (const SbBid *bid)
{
  for (guint i = 0; i < bid->n_sites; i++)
    if (bid->sites[i].listing == 1)
      return TRUE;

  return FALSE;
}

static char *
build_lead (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  g_autofree char *number = sb_language_integer (context->language, bid->n_sites);

  if (bid->n_sites == 0)
    return g_strdup (sb_language_text (context->language, "No site has been entered."));
  if (is_listing (bid))
    return g_strdup_printf (
        sb_language_ntext (context->language,
                           "The group receives patients at one site, where patients are listed.",
                           "The group receives patients at %s sites; where patients are listed is "
                           "said below.",
                           bid->n_sites),
        number);

  return g_strdup_printf (
      sb_language_ntext (context->language,
                         "The group receives patients at one site; no patients are listed there.",
                         "The group receives patients at %s sites; no patients are listed there.",
                         bid->n_sites),
      number);
}

static SbGrid *
build_sites (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  SbLanguage language = context->language;
  SbGrid *grid = sb_grid_new ("sites", N_SITE_COLUMNS);

  sb_grid_set_column (grid, SITE_NAME, "name", sb_language_ctext (language, "paper", "Site"), 34);
  sb_grid_set_column (grid, SITE_MEMBER, "member", sb_language_ctext (language, "paper", "Member"),
                      26);
  sb_grid_set_place (grid, SITE_MEMBER, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, SITE_ADDRESS, "address",
                      sb_language_ctext (language, "paper", "Address"), 26);
  sb_grid_set_column (grid, SITE_MUNICIPALITY, "municipality",
                      sb_language_ctext (language, "paper", "Municipality"), 18);
  sb_grid_set_place (grid, SITE_MUNICIPALITY, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, SITE_LISTING, "listing",
                      sb_language_ctext (language, "paper", "Listing of patients"), 16);
  sb_grid_set_column (grid, SITE_HOURS, "hours",
                      sb_language_ctext (language, "paper", "Opening hours"), 24);

  for (guint i = 0; i < bid->n_sites; i++)
    {
      const SbSite *site = &bid->sites[i];
      guint row = sb_grid_add_row (grid);

      sb_grid_set_text (grid, row, SITE_NAME, site->name);
      sb_grid_set_text (grid, row, SITE_MEMBER, sb_bid_get_subject_name (bid, site->member));
      sb_grid_set_text (grid, row, SITE_ADDRESS, site->address);
      sb_grid_set_text (grid, row, SITE_MUNICIPALITY,
                        sb_section_get_place (context, site->municipality));
      if (site->listing >= 0)
        sb_grid_set_text (grid, row, SITE_LISTING,
                          site->listing == 1 ? sb_language_ctext (language, "listing", "Yes") :
                                               sb_language_ctext (language, "listing", "No"));
      sb_grid_take_text (grid, row, SITE_HOURS, sb_section_build_week (context, site->hours));
    }

  return grid;
}

static void
set_supply_columns (const SbSectionContext *context, SbGrid *grid)
{
  SbLanguage language = context->language;

  sb_grid_set_column (grid, SUPPLY_PROFESSION, "profession",
                      sb_language_ctext (language, "paper", "Profession"), 26);
  sb_grid_set_column (grid, SUPPLY_MEMBER, "member",
                      sb_language_ctext (language, "paper", "Member"), 26);
  sb_grid_set_place (grid, SUPPLY_MEMBER, SB_COLUMN_WORKBOOK);
  sb_grid_set_column (grid, SUPPLY_SITE, "site", sb_language_ctext (language, "paper", "Site"), 30);
  sb_grid_set_column (grid, SUPPLY_HOURS, "minutes_per_week",
                      sb_language_ctext (language, "paper", "Hours per week"), 12);
  sb_grid_set_numeric (grid, SUPPLY_HOURS);
  sb_grid_set_column (grid, SUPPLY_FROM, "from", sb_language_ctext (language, "paper", "First day"),
                      17);
  sb_grid_set_column (grid, SUPPLY_TO, "to", sb_language_ctext (language, "paper", "Last day"), 17);
}

static void
add_supply (const SbSectionContext *context, SbGrid *grid, const SbSupply *supply)
{
  const SbBid *bid = context->bid;
  guint row = sb_grid_add_row (grid);

  sb_grid_set_text (grid, row, SUPPLY_PROFESSION,
                    sb_codes_get_profession_name (supply->profession, context->language));
  sb_grid_set_text (grid, row, SUPPLY_MEMBER, sb_bid_get_subject_name (bid, supply->member));
  sb_grid_set_text (grid, row, SUPPLY_SITE,
                    supply->site != NULL ?
                        sb_bid_get_subject_name (bid, supply->site) :
                        sb_language_text (context->language, "Care at a distance"));
  sb_grid_set_number (grid, row, SUPPLY_HOURS, SB_CELL_HOURS, supply->minutes_per_week);
  if (supply->from != SB_DATE_NONE)
    sb_grid_set_number (grid, row, SUPPLY_FROM, SB_CELL_DATE, supply->from);
  if (supply->to != SB_DATE_NONE)
    sb_grid_set_number (grid, row, SUPPLY_TO, SB_CELL_DATE, supply->to - 1);
}

static SbGrid *
build_supplies (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  SbGrid *grid = sb_grid_new ("supply", N_SUPPLY_COLUMNS);

  set_supply_columns (context, grid);
  for (guint m = 0; m < bid->n_members; m++)
    {
      gboolean has_head = FALSE;

      for (guint s = 0; s < bid->n_supplies; s++)
        {
          if (!g_str_equal (bid->supplies[s].member, bid->members[m].id))
            continue;
          if (!has_head)
            sb_grid_add_group_row (grid, bid->members[m].name);
          has_head = TRUE;
          add_supply (context, grid, &bid->supplies[s]);
        }
    }

  return grid;
}

static void
set_person_columns (const SbSectionContext *context, SbGrid *grid)
{
  SbLanguage language = context->language;

  sb_grid_set_column (grid, PERSON_NAME, "name", sb_language_ctext (language, "paper", "Person"),
                      20);
  sb_grid_set_column (grid, PERSON_MEMBER, "member",
                      sb_language_ctext (language, "paper", "Member"), 26);
  sb_grid_set_column (grid, PERSON_PROFESSION, "profession",
                      sb_language_ctext (language, "paper", "Profession"), 24);
  sb_grid_set_column (grid, PERSON_TITLE, "title",
                      sb_language_ctext (language, "paper", "Specialist title"), 24);
  sb_grid_set_place (grid, PERSON_TITLE, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, PERSON_SHARE, "share_bp",
                      sb_language_text (language, "Share of full time"), 12);
  sb_grid_set_numeric (grid, PERSON_SHARE);
  sb_grid_set_column (grid, PERSON_FROM, "from", sb_language_ctext (language, "paper", "First day"),
                      16);
  sb_grid_set_column (grid, PERSON_TO, "to", sb_language_ctext (language, "paper", "Last day"), 16);
}

static SbGrid *
build_persons (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  SbGrid *grid = sb_grid_new ("persons", N_PERSON_COLUMNS);

  set_person_columns (context, grid);
  for (guint i = 0; i < bid->n_persons; i++)
    {
      const SbPerson *person = &bid->persons[i];
      guint row = sb_grid_add_row (grid);

      sb_grid_set_text (grid, row, PERSON_NAME,
                        sb_text_is_empty (person->name) ? person->id : person->name);
      sb_grid_set_text (grid, row, PERSON_MEMBER, sb_bid_get_subject_name (bid, person->member));
      if (person->profession != NULL)
        sb_grid_set_text (grid, row, PERSON_PROFESSION,
                          sb_codes_get_profession_name (person->profession, context->language));
      sb_grid_set_text (grid, row, PERSON_TITLE, person->title);
      if (person->share_bp != SB_UNKNOWN)
        sb_grid_set_number (grid, row, PERSON_SHARE, SB_CELL_SHARE, person->share_bp);
      if (person->from != SB_DATE_NONE)
        sb_grid_set_number (grid, row, PERSON_FROM, SB_CELL_DATE, person->from);
      if (person->to != SB_DATE_NONE)
        sb_grid_set_number (grid, row, PERSON_TO, SB_CELL_DATE, person->to - 1);
    }

  return grid;
}

static void
build (SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  SbLanguage language = context->language;
  g_autofree char *lead = build_lead (context);

  sb_section_start (context, sb_language_ctext (language, "paper", "Sites and capacity"), lead);
  sb_section_take_grid (context, build_sites (context));

  if (bid->n_supplies > 0)
    {
      sb_section_add_heading (context, 2, sb_language_text (language, "Hours that can be given"));
      sb_section_add_text (
          context, SB_BLOCK_NOTE,
          sb_language_text (language, "Where no day is named, the hours run from the first or to "
                                      "the last day of the contract."));
      sb_section_take_grid (context, build_supplies (context));
    }
  if (bid->n_persons > 0)
    {
      sb_section_add_heading (context, 2, sb_language_ctext (language, "paper", "Persons"));
      sb_section_take_grid (context, build_persons (context));
    }
}

const SbSection sb_section_sites = { "sites", build };
