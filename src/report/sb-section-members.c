/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who the group is: its members, what they are to each other and to the authority.
 */

#include "config.h"

#include <samanbud/sb-labels.h>
#include <samanbud/sb-text.h>

#include "sb-section.h"

enum
{
  COLUMN_MEMBER,
  COLUMN_ROLE,
  COLUMN_FORM,
  COLUMN_IDENTITY,
  COLUMN_CONTACT,
  COLUMN_SIGNATORY,
  COLUMN_NOTICE,
  COLUMN_PLANNED,
  N_COLUMNS
};

static gint64
count_members (const SbBid *bid)
{
  gint64 n = 0;

  for (guint i = 0; i < bid->n_members; i++)
    n += bid->members[i].role <= SB_ROLE_MEMBER;

  return n;
}

static char *
describe_together (const SbSectionContext *context, const char *number, const char *lead)
{
  SbLanguage language = context->language;

  switch ((SbRoute) context->bid->info->route)
    {
    case SB_ROUTE_LOV:
      return g_strdup_printf (
          sb_language_ctext (language, "LOV", "%1$s members apply together, led by %2$s."), number,
          lead);
    case SB_ROUTE_NSS:
      return g_strdup_printf (
          sb_language_ctext (language, "NSS", "%1$s members plan together, led by %2$s."), number,
          lead);
    case SB_ROUTE_LOU19:
    case SB_ROUTE_LOU_DIRECTIVE:
    case SB_ROUTE_DIRECT:
    default:
      return g_strdup_printf (
          sb_language_ctext (language, "LOU", "%1$s members bid together, led by %2$s."), number,
          lead);
    }
}

static char *
build_lead (const SbSectionContext *context)
{
  gint64 n = count_members (context->bid);
  g_autofree char *number = sb_language_integer (context->language, n);
  const char *lead = sb_bid_get_subject_name (context->bid, context->bid->info->lead);

  if (n == 0)
    return g_strdup (sb_language_text (context->language, "The group has no member yet."));
  if (lead == NULL)
    return g_strdup_printf (
        sb_language_ntext (context->language,
                           "The group has one member, and no lead member has been chosen.",
                           "The group has %s members, and no lead member has been chosen.", n),
        number);
  if (n == 1)
    return g_strdup_printf (
        sb_language_text (context->language,
                          "The group has one member so far, and its lead is %s."),
        lead);

  return describe_together (context, number, lead);
}

/* LOV 5:1; LOU 19:4, 4:5, 1:16; HBL 1:4: a group is no legal person. */
static const char *
get_standing (const SbSectionContext *context)
{
  SbLanguage language = context->language;

  switch ((SbRoute) context->bid->info->route)
    {
    case SB_ROUTE_LOV:
      return sb_language_text (
          language, "Suppliers may apply together, and no particular legal form may be demanded "
                    "for the application (LOV chapter 5 section 1). The group is no legal person: "
                    "its members are the parties.");
    case SB_ROUTE_LOU19:
      return sb_language_text (
          language, "A group of suppliers may bid, and no particular legal form may be demanded "
                    "for the bid (LOU chapter 19 section 4). The group is no legal person: its "
                    "members are the parties.");
    case SB_ROUTE_LOU_DIRECTIVE:
      return sb_language_text (
          language, "A group of suppliers may bid, and no particular legal form may be demanded "
                    "for the bid (LOU chapter 4 section 5). The group is no legal person: its "
                    "members are the parties.");
    case SB_ROUTE_DIRECT:
      return sb_language_text (
          language, "A group of suppliers counts as a supplier (LOU chapter 1 section 16). The "
                    "group is no legal person: its members are the parties.");
    case SB_ROUTE_NSS:
      return sb_language_text (
          language, "This is a plan under a proposal from 2021 that is not in force. It cannot be "
                    "handed in.");
    default:
      return NULL;
    }
}

static const char *
get_liability (const SbSectionContext *context)
{
  SbLanguage language = context->language;

  switch (context->bid->info->liability)
    {
    case SB_LIABILITY_JOINT_AND_SEVERAL:
      return sb_language_text (language, "The members answer jointly and severally to the "
                                         "authority: each of them for the whole commitment.");
    case SB_LIABILITY_AS_IN_CONTRACT:
      return sb_language_text (
          language, "How the members answer to the authority follows from the contract.");
    default:
      return sb_language_text (
          language, "How the members answer to the authority has not been settled. Members who "
                    "sign a contract together answer jointly and severally unless it says "
                    "otherwise (Act 1980:1102 on partnerships, chapter 4 section 5).");
    }
}

static char *
build_sole_traders (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  g_autoptr (GArray) traders = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *names = NULL;

  for (guint i = 0; i < bid->n_members; i++)
    if (bid->members[i].form == SB_FORM_EF)
      g_array_append_val (traders, i);
  if (traders->len == 0)
    return NULL;

  names = sb_section_build_names (context, traders);
  return g_strdup_printf (
      sb_language_ntext (
          context->language,
          "%s is a sole trader and answers with everything the owner has. A sole "
          "trader’s number is a personal number; its last four digits are not shown.",
          "%s are sole traders and answer with everything their owners have. A sole "
          "trader’s number is a personal number; its last four digits are not shown.",
          traders->len),
      names);
}

static void
set_columns (const SbSectionContext *context, SbGrid *grid)
{
  SbLanguage language = context->language;

  sb_grid_set_column (grid, COLUMN_MEMBER, "name", sb_language_ctext (language, "paper", "Member"),
                      30);
  sb_grid_set_column (grid, COLUMN_ROLE, "role", sb_language_ctext (language, "paper", "Role"), 14);
  sb_grid_set_place (grid, COLUMN_ROLE, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, COLUMN_FORM, "form",
                      sb_language_ctext (language, "paper", "Legal form"), 14);
  sb_grid_set_place (grid, COLUMN_FORM, SB_COLUMN_ALONG);
  sb_grid_set_column (grid, COLUMN_IDENTITY, "orgnr",
                      sb_language_ctext (language, "paper", "Identity number"), 17);
  sb_grid_set_column (grid, COLUMN_CONTACT, "contact",
                      sb_language_ctext (language, "paper", "Contact"), 26);
  sb_grid_set_column (grid, COLUMN_SIGNATORY, "signatory",
                      sb_language_ctext (language, "paper", "Authorised signatory"), 22);
  sb_grid_set_column (grid, COLUMN_NOTICE, "exit_notice_months",
                      sb_language_ctext (language, "paper", "Notice, months"), 12);
  sb_grid_set_numeric (grid, COLUMN_NOTICE);
  sb_grid_set_column (grid, COLUMN_PLANNED, "exit_planned",
                      sb_language_ctext (language, "paper", "Planned exit"), 14);
  sb_grid_set_place (grid, COLUMN_PLANNED, SB_COLUMN_BELOW_TITLED);
}

static void
add_member (const SbSectionContext *context, SbGrid *grid, const SbMember *member)
{
  SbLanguage language = context->language;
  guint row = sb_grid_add_row (grid);

  sb_grid_set_text (grid, row, COLUMN_MEMBER, member->name);
  sb_grid_set_text (grid, row, COLUMN_ROLE,
                    g_strcmp0 (member->id, context->bid->info->lead) == 0 ?
                        sb_language_ctext (language, "paper", "Lead member") :
                        sb_labels_get_role (language, member->role));
  sb_grid_set_text (grid, row, COLUMN_FORM, sb_labels_get_form (language, member->form));
  sb_grid_take_text (grid, row, COLUMN_IDENTITY, sb_section_build_identity (member));
  sb_grid_set_text (grid, row, COLUMN_CONTACT, member->contact);
  sb_grid_set_text (grid, row, COLUMN_SIGNATORY, member->signatory);
  if (member->exit_notice_months != SB_UNKNOWN)
    sb_grid_set_number (grid, row, COLUMN_NOTICE, SB_CELL_INTEGER, member->exit_notice_months);
  if (member->exit_planned != SB_DATE_NONE)
    sb_grid_set_number (grid, row, COLUMN_PLANNED, SB_CELL_DATE, member->exit_planned);
}

static void
build (SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  g_autofree char *lead = build_lead (context);
  SbGrid *grid = sb_grid_new ("members", N_COLUMNS);

  sb_section_start (context, sb_language_text (context->language, "The group and its members"),
                    lead);
  sb_section_add_text (context, SB_BLOCK_PARAGRAPH, get_standing (context));

  set_columns (context, grid);
  for (guint i = 0; i < bid->n_members; i++)
    add_member (context, grid, &bid->members[i]);
  sb_section_take_grid (context, grid);

  sb_section_add_heading (context, 2, sb_language_ctext (context->language, "paper", "Liability"));
  sb_section_add_text (context, SB_BLOCK_PARAGRAPH, get_liability (context));
  sb_section_take_text (context, SB_BLOCK_PARAGRAPH, build_sole_traders (context));
}

const SbSection sb_section_members = { "members", build };
