/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Remarks: what is wrong, or worth knowing, about a record rather than a requirement. None of them
 * stops anything: a wrong check digit is a finding, not an error. Each kind is one small function
 * in the table at the end. Some must be dealt with before the bid can be
 * handed in; that is the table's word too.
 */

#include "config.h"

#include <samanbud/sb-codes.h>
#include <samanbud/sb-deadlines.h>
#include <samanbud/sb-law.h>
#include <samanbud/sb-text.h>
#include <string.h>

#include "sb-remarks.h"

/*
 * name: of the kind of remark, for its legal references
 * stops: whether remarks of this kind stop the bid from being handed in
 */
typedef struct
{
  const SbRuleContext *context;
  const SbBid *bid;
  GArray *remarks;
  const char *name;
  SbLanguage language;
  gboolean stops;
} Search;

static void
add (Search *search, SbTableId table, const char *id, const char *field, char *text)
{
  SbRemark remark = {
    .table = table,
    .id = g_strdup (id),
    .field = field,
    .text = text,
    .law = sb_law_describe (sb_law_list_for_remark (search->name), search->language),
    .stops = search->stops,
  };

  g_array_append_val (search->remarks, remark);
}

/* NULL when there is nothing to say. */
static char *
describe_identity (const SbMember *member, SbLanguage language)
{
  switch (sb_text_check_identity (member->orgnr))
    {
    case SB_IDENTITY_EMPTY:
      return g_strdup_printf (
          sb_language_text (language, "No identity number has been entered for %s."), member->name);
    case SB_IDENTITY_MALFORMED:
      return g_strdup_printf (sb_language_text (language,
                                                "The identity number of %s does not have "
                                                "the ten or twelve digits of such a number."),
                              member->name);
    case SB_IDENTITY_WRONG_CHECK_DIGIT:
      return g_strdup_printf (sb_language_text (language,
                                                "The last digit of the identity number of %s "
                                                "does not agree with the others."),
                              member->name);
    case SB_IDENTITY_VALID:
    default:
      return NULL;
    }
}

static void
find_identities (Search *search)
{
  for (guint i = 0; i < search->bid->n_members; i++)
    {
      const SbMember *member = &search->bid->members[i];
      char *text = describe_identity (member, search->language);

      if (text != NULL)
        add (search, SB_TABLE_MEMBER, member->id, "orgnr", text);
    }
}

/* Whoever signs for a member must be known: a relied-on company signs its undertaking as well. */
static void
find_signatories (Search *search)
{
  for (guint i = 0; i < search->bid->n_members; i++)
    {
      const SbMember *member = &search->bid->members[i];

      if (sb_text_is_empty (member->signatory))
        add (search, SB_TABLE_MEMBER, member->id, "signatory",
             g_strdup_printf (
                 sb_language_text (search->language, "It has not been entered who signs for %s."),
                 member->name));
    }
}

static void
find_liability (Search *search)
{
  int liability = search->bid->info->liability;

  if (search->bid->n_members > 1 && liability != SB_LIABILITY_JOINT_AND_SEVERAL &&
      liability != SB_LIABILITY_AS_IN_CONTRACT)
    add (
        search, SB_TABLE_BID, search->bid->info->id, "liability",
        g_strdup (sb_language_text (
            search->language, "It has not been settled how the members answer to the authority.")));
}

static void
find_lead (Search *search)
{
  if (search->bid->n_members > 1 && search->bid->info->lead == NULL)
    add (search, SB_TABLE_BID, search->bid->info->id, "lead",
         g_strdup (sb_language_text (search->language,
                                     "No lead member has been named to speak for the group.")));
}

/* HBL 4:6: such a word in the common name of a simple partnership makes its partners jointly
 * liable. */
static void
find_group_name (Search *search)
{
  static const char *const words[] = { "handelsbolag", "aktiebolag", "förening", "stiftelse" };
  const char *name = search->bid->info->group_name;
  g_autofree char *folded = name == NULL ? NULL : g_utf8_casefold (name, -1);

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      {
        add (search, SB_TABLE_BID, search->bid->info->id, "group_name",
             g_strdup_printf (
                 /* Translators: one of the Swedish words handelsbolag, aktiebolag, förening,
                    stiftelse. */
                 sb_language_text (search->language,
                                   "The group's common name may not contain “%s”: the "
                                   "group is no such legal person."),
                 words[i]));
        return;
      }
}

static void
find_sole_traders (Search *search)
{
  if (search->bid->info->liability != SB_LIABILITY_JOINT_AND_SEVERAL)
    return;

  for (guint i = 0; i < search->bid->n_members; i++)
    if (search->bid->members[i].form == SB_FORM_EF)
      add (search, SB_TABLE_MEMBER, search->bid->members[i].id, "form",
           g_strdup_printf (
               sb_language_text (
                   search->language,
                   "With joint and several liability, the sole trader behind %s answers "
                   "personally for the whole undertaking."),
               search->bid->members[i].name));
}

static gboolean
is_after (SbDate a, SbDate b)
{
  return a != SB_DATE_NONE && b != SB_DATE_NONE && a > b;
}

static void
find_dates (Search *search)
{
  const SbBidInfo *info = search->bid->info;
  SbLanguage language = search->language;
  g_autofree char *questions_by = sb_language_date (language, info->questions_by);
  g_autofree char *submit_by = sb_language_date (language, info->submit_by);
  g_autofree char *valid_until = sb_language_date (language, info->valid_until);

  if (is_after (info->questions_by, info->submit_by))
    add (search, SB_TABLE_BID, info->id, "questions_by",
         g_strdup_printf (sb_language_text (language, "Questions may be put until %1$s, but the "
                                                      "submission is due on %2$s."),
                          questions_by, submit_by));
  if (is_after (info->submit_by, info->start))
    add (search, SB_TABLE_BID, info->id, "submit_by",
         g_strdup_printf (
             sb_language_text (language,
                               "The submission is due on %s, but the contract starts before that."),
             submit_by));
  if (is_after (info->submit_by, info->valid_until))
    add (search, SB_TABLE_BID, info->id, "valid_until",
         g_strdup_printf (sb_language_text (language,
                                            "The submission is valid until %1$s, but it is "
                                            "not due until %2$s."),
                          valid_until, submit_by));
}

static void
find_planned_exits (Search *search)
{
  for (guint i = 0; i < search->bid->n_members; i++)
    {
      const SbMember *member = &search->bid->members[i];

      if (is_after (search->bid->start, member->exit_planned))
        add (search, SB_TABLE_MEMBER, member->id, "exit_planned",
             g_strdup_printf (sb_language_text (search->language,
                                                "%s plans to leave before the contract starts."),
                              member->name));
    }
}

static void
find_planning (Search *search)
{
  if (search->bid->info->route == SB_ROUTE_NSS)
    add (search, SB_TABLE_BID, search->bid->info->id, "route",
         g_strdup (sb_language_text (
             search->language, "The national system for small-scale care is a proposal and not in "
                               "force: this is for planning only and cannot be submitted.")));
}

static void
add_profession (Search *search, SbTableId table, const char *id, const char *code)
{
  const char *field = table == SB_TABLE_REQUIREMENT ? "professions" : "profession";

  if (sb_text_is_empty (code) || sb_codes_find_profession (code) != NULL)
    return;

  add (search, table, id, field,
       g_strdup_printf (
           sb_language_text (search->language, "“%s” is not the code of a known profession."),
           code));
}

static void
find_professions (Search *search)
{
  const SbBid *bid = search->bid;

  for (guint i = 0; i < bid->n_persons; i++)
    add_profession (search, SB_TABLE_PERSON, bid->persons[i].id, bid->persons[i].profession);
  for (guint i = 0; i < bid->n_supplies; i++)
    add_profession (search, SB_TABLE_SUPPLY, bid->supplies[i].id, bid->supplies[i].profession);
  for (guint i = 0; i < bid->n_requirements; i++)
    {
      const char *all = bid->requirements[i].professions;
      g_auto (GStrv) codes = g_strsplit (all == NULL ? "" : all, " ", -1);

      for (guint j = 0; codes[j] != NULL; j++)
        add_profession (search, SB_TABLE_REQUIREMENT, bid->requirements[i].id, codes[j]);
    }
}

static void
add_municipality (Search *search, SbTableId table, const char *id, const char *code)
{
  if (sb_text_is_empty (code) || sb_codes_find_municipality (code) != NULL)
    return;

  add (search, table, id, "municipality",
       g_strdup_printf (
           sb_language_text (search->language, "“%s” is not the code of a Swedish municipality."),
           code));
}

static void
find_municipalities (Search *search)
{
  const SbBid *bid = search->bid;

  for (guint i = 0; i < bid->n_sites; i++)
    add_municipality (search, SB_TABLE_SITE, bid->sites[i].id, bid->sites[i].municipality);
  for (guint i = 0; i < bid->n_requirements; i++)
    add_municipality (search, SB_TABLE_REQUIREMENT, bid->requirements[i].id,
                      bid->requirements[i].municipality);
}

/* The first segment in which it is over-committed is the one to act on. */
static void
find_over_committed (Search *search)
{
  const GArray *segments = search->context->segments;

  for (guint i = 0; i < search->bid->n_supplies; i++)
    {
      const SbSupply *supply = &search->bid->supplies[i];

      for (guint j = 0; j < segments->len; j++)
        {
          SbDate from = g_array_index (segments, SbSegment, j).from;
          gint64 over = sb_rule_context_get_committed (search->context, j, i) -
                        sb_rule_get_minutes (supply->minutes_per_week);

          if (over <= 0)
            continue;
          add (search, SB_TABLE_SUPPLY, supply->id, "minutes_per_week",
               sb_rule_describe_over (search->context, i, over, from));
          break;
        }
    }
}

static void
find_wrong_commitments (Search *search)
{
  const SbBid *bid = search->bid;

  for (guint i = 0; i < bid->n_commitments; i++)
    {
      const SbCommitment *commitment = &bid->commitments[i];
      const SbSupply *supply =
          &bid->supplies[sb_bid_find (bid, SB_TABLE_SUPPLY, commitment->supply)];
      const SbRequirement *requirement =
          &bid->requirements[sb_bid_find (bid, SB_TABLE_REQUIREMENT, commitment->requirement)];
      const char *reference = sb_requirement_get_reference (requirement);
      g_autofree char *name = NULL;

      if (sb_bid_is_eligible (bid, supply, requirement))
        continue;

      name = sb_rule_build_supply_name (bid, supply, search->language);
      if (requirement->test != SB_TEST_CAPACITY)
        add (search, SB_TABLE_COMMITMENT, commitment->id, "requirement",
             g_strdup_printf (
                 /* Translators: a member and a profession; a requirement's section. */
                 sb_language_text (search->language,
                                   "%1$s has promised hours to %2$s, which asks for "
                                   "no hours."),
                 name, reference));
      else
        add (search, SB_TABLE_COMMITMENT, commitment->id, "supply",
             g_strdup_printf (
                 /* Translators: a member and a profession; a requirement's section. */
                 sb_language_text (search->language,
                                   "What %1$s has promised to %2$s does not count, by "
                                   "profession or by place."),
                 name, reference));
    }
}

static void
find_agreed (Search *search)
{
  gint64 sum_bp = 0;
  g_autofree char *sum = NULL;

  if (search->bid->n_agreed == 0)
    return;

  for (guint i = 0; i < search->bid->n_agreed; i++)
    if (search->bid->agreed[i].share_bp != SB_UNKNOWN)
      sum_bp += search->bid->agreed[i].share_bp;
  if (sum_bp == 10000)
    return;

  sum = sb_language_percent (search->language, MAX (sum_bp, 0), 10000);
  add (search, SB_TABLE_AGREED, search->bid->agreed[0].id, "share_bp",
       g_strdup_printf (sb_language_text (search->language,
                                          "The agreed shares add up to %s and not to the whole."),
                        sum));
}

/* Nobody is bound by a bid that has run out when the contract may at last be made. */
static void
find_validity (Search *search)
{
  SbDate valid_until = search->bid->info->valid_until;
  g_autoptr (GPtrArray) deadlines = sb_deadlines_list (search->bid, search->language);
  const SbDeadline *standstill = sb_deadlines_find (deadlines, "standstill");
  g_autofree char *valid = NULL;
  g_autofree char *end = NULL;

  if (standstill == NULL || standstill->date == SB_DATE_NONE || valid_until == SB_DATE_NONE ||
      valid_until > standstill->date)
    return;

  valid = sb_language_date (search->language, valid_until);
  end = sb_language_date (search->language, standstill->date);
  add (search, SB_TABLE_BID, "bid", "valid_until",
       /* Translators: two dates. */
       g_strdup_printf (sb_language_text (search->language,
                                          "The bid is valid to %1$s, but the standstill lasts to "
                                          "%2$s: the contract cannot be made before it has ended."),
                        valid, end));
}

static const struct
{
  const char *name;
  void (*find) (Search *search);
  gboolean stops;
} kinds[] = {
  { "planning", find_planning, TRUE },
  { "lead", find_lead, TRUE },
  { "liability", find_liability, TRUE },
  { "group-name", find_group_name, FALSE },
  { "dates", find_dates, FALSE },
  { "validity", find_validity, FALSE },
  { "identity", find_identities, TRUE },
  { "signatory", find_signatories, TRUE },
  { "sole-trader", find_sole_traders, FALSE },
  { "planned-exit", find_planned_exits, FALSE },
  { "municipality", find_municipalities, FALSE },
  { "profession", find_professions, FALSE },
  { "over-committed", find_over_committed, TRUE },
  { "wrong-commitment", find_wrong_commitments, FALSE },
  { "agreed", find_agreed, FALSE },
};

/*
 * Looks for all kinds of remarks, in the order of the table and within a kind in the bid's order.
 */
void
sb_remarks_find (const SbRuleContext *context, SbFindings *findings)
{
  Search search = {
    .context = context,
    .bid = context->bid,
    .remarks = g_array_new (FALSE, FALSE, sizeof (SbRemark)),
    .language = context->language,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      search.name = kinds[i].name;
      search.stops = kinds[i].stops;
      kinds[i].find (&search);
    }

  findings->n_remarks = search.remarks->len;
  findings->remarks = (SbRemark *) (gpointer) g_array_free (search.remarks, FALSE);
}
