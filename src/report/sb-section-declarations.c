/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One page per member to sign: what it confirms, what it promises, and lines for the signature.
 * What is confirmed follows from the route and from the member's role; every route has sentences of
 * its own. A plan under rules that are not in force has nothing to sign.
 */

#include "config.h"

#include <samanbud/sb-codes.h>
#include <samanbud/sb-labels.h>
#include <samanbud/sb-text.h>
#include <samanbud/sb-words.h>

#include "sb-section.h"

/* More grounds than these nobody needs to read to see that something stands in the way. */
#define MAX_GROUNDS 6

enum
{
  COLUMN_REQUIREMENT,
  COLUMN_REFERENCE,
  COLUMN_PROFESSION,
  COLUMN_SITE,
  COLUMN_HOURS,
  COLUMN_FROM,
  COLUMN_TO,
  N_COLUMNS
};

static SbGrid *
new_grid (const SbSectionContext *context, const SbMember *member)
{
  SbLanguage language = context->language;
  g_autofree char *name = g_strdup_printf ("declaration-%s", member->id);
  SbGrid *grid = sb_grid_new (name, N_COLUMNS);

  sb_grid_set_column (grid, COLUMN_REQUIREMENT, "requirement",
                      sb_language_ctext (language, "paper", "Requirement"), 38);
  sb_grid_set_column (grid, COLUMN_REFERENCE, "section",
                      sb_language_ctext (language, "paper", "Section"), 12);
  sb_grid_set_place (grid, COLUMN_REFERENCE, SB_COLUMN_BELOW);
  sb_grid_set_column (grid, COLUMN_PROFESSION, "profession",
                      sb_language_ctext (language, "paper", "Profession"), 20);
  sb_grid_set_place (grid, COLUMN_PROFESSION, SB_COLUMN_ALONG);
  sb_grid_set_column (grid, COLUMN_SITE, "site", sb_language_ctext (language, "paper", "Site"), 22);
  sb_grid_set_place (grid, COLUMN_SITE, SB_COLUMN_ALONG);
  sb_grid_set_column (grid, COLUMN_HOURS, "minutes_per_week",
                      sb_language_ctext (language, "paper", "Hours per week"), 12);
  sb_grid_set_numeric (grid, COLUMN_HOURS);
  sb_grid_set_column (grid, COLUMN_FROM, "from", sb_language_ctext (language, "paper", "First day"),
                      16);
  sb_grid_set_column (grid, COLUMN_TO, "to", sb_language_ctext (language, "paper", "Last day"), 16);

  return grid;
}

static void
add_commitment (const SbSectionContext *context, SbGrid *grid, const SbCommitment *commitment)
{
  const SbBid *bid = context->bid;
  const SbRequirement *requirement =
      &bid->requirements[sb_bid_find (bid, SB_TABLE_REQUIREMENT, commitment->requirement)];
  const SbSupply *supply = &bid->supplies[sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply)];
  guint row = sb_grid_add_row (grid);

  sb_grid_set_text (grid, row, COLUMN_REQUIREMENT,
                    sb_requirement_get_text (requirement, context->language));
  sb_grid_set_text (grid, row, COLUMN_REFERENCE, requirement->section);
  sb_grid_set_text (grid, row, COLUMN_PROFESSION,
                    sb_codes_get_profession_name (supply->profession, context->language));
  sb_grid_set_text (grid, row, COLUMN_SITE,
                    supply->site != NULL ?
                        sb_bid_get_subject_name (bid, supply->site) :
                        sb_language_ctext (context->language, "paper", "At a distance"));
  sb_grid_set_number (grid, row, COLUMN_HOURS, SB_CELL_HOURS, commitment->minutes_per_week);
  sb_grid_set_number (grid, row, COLUMN_FROM, SB_CELL_DATE,
                      commitment->from != SB_DATE_NONE ? commitment->from : bid->start);
  if (commitment->to != SB_DATE_NONE || bid->info->end != SB_DATE_NONE)
    sb_grid_set_number (grid, row, COLUMN_TO, SB_CELL_DATE,
                        (commitment->to != SB_DATE_NONE ? commitment->to : bid->end) - 1);
}

static gboolean
is_of (const SbBid *bid, const SbCommitment *commitment, const SbMember *member)
{
  int supply = sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply);

  return g_str_equal (bid->supplies[supply].member, member->id);
}

static gboolean
is_live (const SbCommitment *commitment, SbDate day)
{
  return (commitment->from == SB_DATE_NONE || commitment->from <= day) &&
         (commitment->to == SB_DATE_NONE || day < commitment->to);
}

/* What the member has promised on the day on which that is most: parts need not last equally long.
 */
static gint64
get_most (const SbBid *bid, const SbMember *member)
{
  gint64 most = 0;

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      SbDate day = bid->commitments[i].from != SB_DATE_NONE ? bid->commitments[i].from : bid->start;
      gint64 sum = 0;

      for (guint j = 0; j < bid->n_commitments; j++)
        if (is_of (bid, &bid->commitments[j], member) && is_live (&bid->commitments[j], day))
          sum += bid->commitments[j].minutes_per_week;
      most = MAX (most, sum);
    }

  return most;
}

static void
add_sum (const SbSectionContext *context, SbGrid *grid, const SbMember *member)
{
  SbLanguage language = context->language;
  guint n = grid->n_rows;
  guint row = sb_grid_add_row (grid);
  gint64 most = get_most (context->bid, member);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += sb_grid_get_cell (grid, i, COLUMN_HOURS)->number;

  sb_grid_set_number (grid, row, COLUMN_HOURS, SB_CELL_HOURS, most);
  if (most == sum)
    {
      sb_grid_set_text (grid, row, COLUMN_REQUIREMENT,
                        sb_language_ctext (language, "paper", "Total"));
      sb_grid_take_formula (grid, row, COLUMN_HOURS, g_strdup_printf ("SUM(R[-%u]C:R[-1]C)", n));
    }
  else
    sb_grid_set_text (grid, row, COLUMN_REQUIREMENT,
                      sb_language_ctext (language, "paper", "Most at the same time"));
  grid->has_total = TRUE;
}

static SbGrid *
build_grid (const SbSectionContext *context, const SbMember *member)
{
  const SbBid *bid = context->bid;
  SbGrid *grid = new_grid (context, member);

  for (guint i = 0; i < bid->n_commitments; i++)
    if (is_of (bid, &bid->commitments[i], member))
      add_commitment (context, grid, &bid->commitments[i]);
  if (grid->n_rows > 0)
    add_sum (context, grid, member);

  return grid;
}

/* The other members, as one enumerates them; NULL when there is none. */
static char *
build_others (const SbSectionContext *context, guint member)
{
  const SbBid *bid = context->bid;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < bid->n_members; i++)
    if (i != member && bid->members[i].role <= SB_ROLE_MEMBER)
      g_array_append_val (others, i);

  return others->len > 0 ? sb_section_build_names (context, others) : NULL;
}

/* LOV 5:1; LOU 19:4, 4:5, 1:16. */
static char *
build_joining (const SbSectionContext *context, guint position)
{
  SbLanguage language = context->language;
  const char *name = context->bid->members[position].name;
  g_autofree char *others = build_others (context, position);

  switch ((SbRoute) context->bid->info->route)
    {
    case SB_ROUTE_LOV:
      if (others == NULL)
        return g_strdup_printf (sb_language_ctext (language, "LOV", "%s applies on its own."),
                                name);
      return g_strdup_printf (
          sb_language_ctext (language, "LOV", "%1$s applies together with %2$s."), name, others);
    case SB_ROUTE_NSS:
      if (others == NULL)
        return g_strdup_printf (sb_language_ctext (language, "NSS", "%s plans on its own."), name);
      return g_strdup_printf (sb_language_ctext (language, "NSS", "%1$s plans together with %2$s."),
                              name, others);
    case SB_ROUTE_LOU19:
    case SB_ROUTE_LOU_DIRECTIVE:
    case SB_ROUTE_DIRECT:
    default:
      if (others == NULL)
        return g_strdup_printf (sb_language_ctext (language, "LOU", "%s bids on its own."), name);
      return g_strdup_printf (sb_language_ctext (language, "LOU", "%1$s bids together with %2$s."),
                              name, others);
    }
}

/* An undertaking of a relied-on company: LOV 5:2; LOU 19:5, 14:6. */
static char *
build_undertaking (const SbSectionContext *context, const SbMember *member)
{
  SbLanguage language = context->language;
  const char *name = member->name;

  switch ((SbRoute) context->bid->info->route)
    {
    case SB_ROUTE_LOV:
      return g_strdup_printf (
          sb_language_text (language, "%s undertakes to place the capacity below at the group’s "
                                      "disposal (LOV chapter 5 section 2)."),
          name);
    case SB_ROUTE_LOU19:
      return g_strdup_printf (
          sb_language_text (language, "%s undertakes to place the capacity below at the group’s "
                                      "disposal (LOU chapter 19 section 5)."),
          name);
    case SB_ROUTE_LOU_DIRECTIVE:
      return g_strdup_printf (
          sb_language_text (language, "%s undertakes to place the capacity below at the group’s "
                                      "disposal (LOU chapter 14 section 6)."),
          name);
    case SB_ROUTE_DIRECT:
    case SB_ROUTE_NSS:
    default:
      return g_strdup_printf (
          sb_language_text (language, "%s undertakes to place the capacity below at the group’s "
                                      "disposal."),
          name);
    }
}

/*
 * Grounds for exclusion. LOV 7:2 asks for words on honour only where no extract or certificate is
 * to be had; LOU 19:17 lets the documents say; on the directive track the ESPD answers (LOU 15:1).
 */
static char *
build_no_ground (const SbSectionContext *context, const SbMember *member)
{
  SbLanguage language = context->language;

  switch ((SbRoute) context->bid->info->route)
    {
    case SB_ROUTE_LOV:
      return g_strdup_printf (
          sb_language_text (language,
                            "%s declares on its honour that no ground for exclusion in LOV chapter "
                            "7 section 1 applies to it. The declaration holds for what is not "
                            "shown by an extract or a certificate (LOV chapter 7 section 2)."),
          member->name);
    case SB_ROUTE_LOU19:
      return g_strdup_printf (
          sb_language_text (language,
                            "None of the grounds for exclusion that the documents name applies to "
                            "%s (cf. LOU chapter 19 section 17)."),
          member->name);
    case SB_ROUTE_LOU_DIRECTIVE:
      return g_strdup_printf (
          sb_language_text (language,
                            "%s hands in a European single procurement document (ESPD) of its own, "
                            "which answers for the grounds for exclusion (LOU chapter 15 section "
                            "1). This page does not replace it."),
          member->name);
    case SB_ROUTE_DIRECT:
      return g_strdup_printf (
          sb_language_text (language,
                            "None of the grounds for exclusion that the authority has named "
                            "applies to %s."),
          member->name);
    case SB_ROUTE_NSS:
    default:
      return NULL;
    }
}

/* Whether a requirement on grounds for exclusion asks this member for an answer. */
static gboolean
is_asked (const SbSectionContext *context, const SbRequirement *requirement, const SbMember *member)
{
  if (requirement->obligation != SB_OBLIGATION_SHALL)
    return FALSE;
  if (requirement->fulfilment == SB_FULFILMENT_LEAD)
    return g_strcmp0 (context->bid->info->lead, member->id) == 0;

  return requirement->fulfilment == SB_FULFILMENT_EACH;
}

/*
 * The requirements on grounds for exclusion to which the member has given this answer; with
 * SB_STATUS_OPEN also those that it has not answered, though it must.
 */
static GArray *
list_grounds (const SbSectionContext *context, const SbMember *member, SbStatus status)
{
  const SbBid *bid = context->bid;
  GArray *grounds = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < context->order->len; i++)
    {
      guint position = g_array_index (context->order, guint, i);
      const SbRequirement *requirement = &bid->requirements[position];
      const SbAnswer *answer = NULL;
      gboolean is_open;

      if (requirement->test != SB_TEST_DECLARATION ||
          g_strcmp0 (requirement->category, "exclusion") != 0)
        continue;
      answer = sb_bid_find_answer (bid, requirement->id, member->id);
      is_open = answer == NULL ?
                    is_asked (context, requirement, member) :
                    answer->status != SB_STATUS_MET && answer->status != SB_STATUS_NOT_MET;
      if (status == SB_STATUS_OPEN ? is_open : answer != NULL && answer->status == (int) status)
        g_array_append_val (grounds, position);
    }

  return grounds;
}

/* What stands where the declaration would stand if the member's own answers did not contradict it.
 */
static char *
describe_grounds (const SbSectionContext *context, const SbMember *member, const GArray *grounds)
{
  SbLanguage language = context->language;
  g_autofree char *names =
      sb_words_name_requirements (context->bid, grounds, MAX_GROUNDS, language);

  if (context->bid->info->route == SB_ROUTE_LOV)
    return g_strdup_printf (
        /* Translators: a member; requirements, each by its text and section. */
        sb_language_text (language,
                          "%1$s cannot declare on its honour that no ground for exclusion applies "
                          "to it. It has answered that this is not met: %2$s."),
        member->name, names);

  return g_strdup_printf (
      /* Translators: a member; requirements, each by its text and section. */
      sb_language_text (language,
                        "%1$s cannot confirm that no ground for exclusion applies to it. It has "
                        "answered that this is not met: %2$s."),
      member->name, names);
}

static char *
describe_unanswered (const SbSectionContext *context, const SbMember *member, const GArray *open)
{
  SbLanguage language = context->language;
  g_autofree char *names = sb_words_name_requirements (context->bid, open, MAX_GROUNDS, language);

  if (context->bid->info->route == SB_ROUTE_LOV)
    return g_strdup_printf (
        /* Translators: a member; requirements, each by its text and section. */
        sb_language_text (language,
                          "The declaration on honour that no ground for exclusion applies to %1$s "
                          "can be made when it has answered this: %2$s."),
        member->name, names);

  return g_strdup_printf (
      /* Translators: a member; requirements, each by its text and section. */
      sb_language_text (language,
                        "That no ground for exclusion applies to %1$s can be confirmed when it has "
                        "answered this: %2$s."),
      member->name, names);
}

/* No sentence to sign that the member's own answers contradict, or do not bear yet. */
static char *
build_exclusion (const SbSectionContext *context, const SbMember *member)
{
  SbRoute route = (SbRoute) context->bid->info->route;
  g_autoptr (GArray) grounds = list_grounds (context, member, SB_STATUS_NOT_MET);
  g_autoptr (GArray) open = list_grounds (context, member, SB_STATUS_OPEN);

  if (route == SB_ROUTE_NSS)
    return NULL;
  if (grounds->len > 0)
    return describe_grounds (context, member, grounds);
  /* The ESPD is a document of its own: that it is handed in claims nothing of what it says. */
  if (open->len > 0 && route != SB_ROUTE_LOU_DIRECTIVE)
    return describe_unanswered (context, member, open);

  return build_no_ground (context, member);
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
      return NULL;
    }
}

static char *
build_leading (const SbSectionContext *context, const SbMember *member)
{
  SbLanguage language = context->language;
  const char *lead = sb_bid_get_subject_name (context->bid, context->bid->info->lead);

  if (lead == NULL)
    return NULL;
  if (g_str_equal (context->bid->info->lead, member->id))
    return g_strdup_printf (
        sb_language_text (language, "%s is the group’s lead member and the authority’s contact."),
        member->name);

  return g_strdup_printf (
      sb_language_text (language, "%s is the group’s lead member. A power of attorney, where one "
                                  "is needed, is given in a document of its own."),
      lead);
}

static void
add_confirmations (SbSectionContext *context, guint position)
{
  SbLanguage language = context->language;
  const SbMember *member = &context->bid->members[position];

  switch (member->role)
    {
    case SB_ROLE_RELIED_ON:
      sb_section_take_text (context, SB_BLOCK_ITEM, build_undertaking (context, member));
      break;
    case SB_ROLE_SUBCONTRACTOR:
      sb_section_take_text (
          context, SB_BLOCK_ITEM,
          g_strdup_printf (sb_language_text (language, "%s undertakes to carry out the part below "
                                                       "as the group’s subcontractor."),
                           member->name));
      break;
    case SB_ROLE_MEMBER:
    default:
      sb_section_take_text (context, SB_BLOCK_ITEM, build_joining (context, position));
      sb_section_take_text (context, SB_BLOCK_ITEM, build_leading (context, member));
      sb_section_add_text (context, SB_BLOCK_ITEM, get_liability (context));
      break;
    }
  sb_section_add_text (
      context, SB_BLOCK_ITEM,
      sb_language_text (language, "What is said here about the member is correct, and so are the "
                                  "answers given for it in the section on requirements."));
  sb_section_take_text (context, SB_BLOCK_ITEM, build_exclusion (context, member));
}

static void
add_part (SbSectionContext *context, const SbMember *member)
{
  SbLanguage language = context->language;
  SbGrid *grid = build_grid (context, member);

  sb_section_add_heading (context, 3, sb_language_ctext (language, "paper", "The member’s part"));
  if (grid->n_rows == 0)
    sb_section_add_text (context, SB_BLOCK_PARAGRAPH,
                         sb_language_text (language, "No hours have been promised."));
  else
    sb_section_add_text (
        context, SB_BLOCK_PARAGRAPH,
        sb_language_text (language, "The member has the capacity for this part and will carry it "
                                    "out under its own responsibility as a care provider."));
  sb_section_take_grid (context, grid);
}

static void
add_signature (SbSectionContext *context, const SbMember *member)
{
  SbLanguage language = context->language;
  SbBlock *block = sb_section_add_block (context, SB_BLOCK_SIGNATURE);
  const char *const labels[] = {
    sb_language_ctext (language, "paper", "Place"),
    sb_language_ctext (language, "paper", "Date"),
    sb_language_ctext (language, "paper", "Signature"),
    sb_language_ctext (language, "paper", "Name in print"),
    NULL,
  };

  block->labels = g_strdupv ((char **) labels);
  if (sb_text_is_empty (member->signatory))
    /* Translators: above the lines to sign on; the name of a member. */
    block->text = g_strdup_printf (sb_language_text (language, "For %s"), member->name);
  else
    /* Translators: above the lines to sign on; the name of a member, then who signs. */
    block->text = g_strdup_printf (sb_language_text (language, "For %1$s: %2$s"), member->name,
                                   member->signatory);
}

static void
add_member (SbSectionContext *context, guint position)
{
  const SbMember *member = &context->bid->members[position];
  g_autofree char *identity = sb_section_build_identity (member);
  GPtrArray *blocks = context->section->blocks;

  if (position > 0)
    sb_section_add_block (context, SB_BLOCK_PAGE_BREAK);
  sb_section_add_heading (context, 2, member->name);
  ((SbBlock *) g_ptr_array_index (blocks, blocks->len - 1))->together = TRUE;
  if (identity != NULL)
    sb_section_take_text (
        context, SB_BLOCK_NOTE,
        g_strdup_printf (sb_language_text (context->language, "Identity number: %s"), identity));
  add_confirmations (context, position);
  add_part (context, member);
  if (context->bid->info->route != SB_ROUTE_NSS)
    add_signature (context, member);
}

/* Who signs, as a list to tick off. */
static SbGrid *
build_signatories (const SbSectionContext *context)
{
  const SbBid *bid = context->bid;
  SbLanguage language = context->language;
  SbGrid *grid = sb_grid_new ("declarations", 3);

  sb_grid_set_column (grid, 0, "name", sb_language_ctext (language, "paper", "Member"), 45);
  sb_grid_set_column (grid, 1, "role", sb_language_ctext (language, "paper", "Role"), 20);
  sb_grid_set_column (grid, 2, "signatory",
                      sb_language_ctext (language, "paper", "Authorised signatory"), 35);
  for (guint i = 0; i < bid->n_members; i++)
    {
      guint row = sb_grid_add_row (grid);

      sb_grid_set_text (grid, row, 0, bid->members[i].name);
      sb_grid_set_text (grid, row, 1, sb_labels_get_role (language, bid->members[i].role));
      sb_grid_set_text (grid, row, 2, bid->members[i].signatory);
    }

  return grid;
}

static const char *
get_lead (const SbSectionContext *context)
{
  SbLanguage language = context->language;

  if (context->bid->info->route == SB_ROUTE_NSS)
    return sb_language_text (language,
                             "There is nothing to sign: this is a plan under a mere proposal.");
  if (context->bid->n_members == 0)
    return sb_language_text (language, "There is no member who could sign.");

  return sb_language_text (language, "Each member confirms its own part on a page of its own.");
}

static void
build (SbSectionContext *context)
{
  SbLanguage language = context->language;

  sb_section_start (context, sb_language_ctext (language, "paper", "Declarations"),
                    get_lead (context));
  sb_section_add_text (
      context, SB_BLOCK_NOTE,
      sb_language_text (language, "The pages are filled in from what the group has entered. They "
                                  "are no legal advice; where the authority has forms of its own, "
                                  "those come first."));
  sb_section_take_grid (context, build_signatories (context));
  for (guint i = 0; i < context->bid->n_members; i++)
    add_member (context, i);
}

const SbSection sb_section_declarations = { "declarations", build };
