/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rules: every kind of test with every way to fulfil it, as a table of small bids, each with its
 * finding and with whether it holds for every set of remaining members; then whole bids as golden
 * cases (tests/cases/findings).
 */

#include "config.h"

#include <samanbud.h>
#include <string.h>

#include "golden.h"

/*
 * A bid of three members a (the lead), b and c; a has the site sa and the person pa, b has sb and
 * pb.
 *
 * given: words that add to it, see add_word()
 * state: of the finding
 * holds: one digit for each set of remaining members: nobody, a, b, ab, c, ac, bc, abc
 */
typedef struct
{
  const char *path;
  SbTestKind test;
  SbFulfilment fulfilment;
  const char *given;
  SbFindingState state;
  const char *holds;
} Case;

#define N_MEMBERS 3
#define MET       SB_FINDING_MET
#define NOT_MET   SB_FINDING_NOT_MET
#define OPEN      SB_FINDING_OPEN

static const Case cases[] = {
  { "declaration/each/all", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "a:met b:met c:met", MET,
    "11111111" },
  { "declaration/each/one-missing", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "a:met b:met", OPEN,
    "11110000" },
  { "declaration/each/one-open", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "a:met b:met c:open",
    OPEN, "11110000" },
  { "declaration/each/one-unsaid", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "a:met b:met c:", OPEN,
    "11110000" },
  { "declaration/each/one-fails", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "a:met b:not_met",
    NOT_MET, "11000000" },
  { "declaration/each/sites-do-not-count", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "sa:met group:met", OPEN, "10000000" },
  { "declaration/each/nobody", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "-members", MET, "1" },
  { "declaration/each/evidence-missing", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "evidence a:met b:met c:met +a +b", OPEN, "11111111" },
  { "declaration/each/evidence-each", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "evidence a:met b:met c:met +a +b +c", MET, "11111111" },
  { "declaration/each/evidence-for-all", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "evidence a:met b:met c:met +*", MET, "11111111" },
  { "declaration/each/evidence-of-group", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "evidence a:met b:met c:met +group", MET, "11111111" },
  { "declaration/each/evidence-elsewhere", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "evidence a:met b:met c:met +a +b +sa", OPEN, "11111111" },
  { "declaration/each/evidence-unneeded", SB_TEST_DECLARATION, SB_FULFILMENT_EACH,
    "evidence a:not_met b:met c:met", NOT_MET, "10101010" },
  { "declaration/one/first", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "a:met", MET, "01010101" },
  { "declaration/one/two", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "a:met c:met b:not_met", MET,
    "01011111" },
  { "declaration/one/none", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "", OPEN, "00000000" },
  { "declaration/one/some-deny", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "a:not_met b:not_met",
    OPEN, "00000000" },
  { "declaration/one/all-deny", SB_TEST_DECLARATION, SB_FULFILMENT_ONE,
    "a:not_met b:not_met c:not_met", NOT_MET, "00000000" },
  { "declaration/one/group-does-not-count", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "group:met",
    OPEN, "00000000" },
  { "declaration/one/unproven", SB_TEST_DECLARATION, SB_FULFILMENT_ONE,
    "evidence a:met b:not_met c:not_met", OPEN, "01010101" },
  { "declaration/one/other-proof", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "evidence a:met +b",
    OPEN, "01010101" },
  { "declaration/one/nobody", SB_TEST_DECLARATION, SB_FULFILMENT_ONE, "-members", OPEN, "0" },
  { "declaration/group/group", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP, "group:met", MET,
    "11111111" },
  { "declaration/group/member", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP, "b:met", MET,
    "00110011" },
  { "declaration/group/denies", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP, "group:not_met", NOT_MET,
    "00000000" },
  { "declaration/group/denies-but-member", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP,
    "group:not_met c:met", MET, "00001111" },
  { "declaration/group/denies-but-unproven", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP,
    "evidence group:not_met c:met", OPEN, "00001111" },
  { "declaration/group/silent", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP, "a:not_met", OPEN,
    "00000000" },
  { "declaration/group/members-deny", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP,
    "a:not_met b:not_met c:not_met", NOT_MET, "00000000" },
  { "declaration/group/nobody", SB_TEST_DECLARATION, SB_FULFILMENT_GROUP, "-members group:met", MET,
    "1" },
  { "declaration/lead/lead", SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, "a:met", MET, "01010101" },
  { "declaration/lead/another", SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, "b:met group:met", OPEN,
    "00000000" },
  { "declaration/lead/denies", SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, "a:not_met b:met", NOT_MET,
    "00000000" },
  { "declaration/lead/unnamed", SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, "-lead a:met", OPEN,
    "00000000" },
  { "declaration/lead/unproven", SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, "evidence a:met +b", OPEN,
    "01010101" },
  { "declaration/site/all", SB_TEST_DECLARATION, SB_FULFILMENT_SITE, "sa:met sb:met", MET,
    "11111111" },
  { "declaration/site/one", SB_TEST_DECLARATION, SB_FULFILMENT_SITE, "sa:met", OPEN, "11001100" },
  { "declaration/site/fails", SB_TEST_DECLARATION, SB_FULFILMENT_SITE, "sa:not_met", NOT_MET,
    "10001000" },
  { "declaration/site/member-does-not-count", SB_TEST_DECLARATION, SB_FULFILMENT_SITE,
    "a:met b:met", OPEN, "10001000" },
  { "declaration/site/nobody", SB_TEST_DECLARATION, SB_FULFILMENT_SITE, "-sites", MET, "11111111" },
  { "declaration/person/all", SB_TEST_DECLARATION, SB_FULFILMENT_PERSON, "pa:met pb:met", MET,
    "11111111" },
  { "declaration/person/one", SB_TEST_DECLARATION, SB_FULFILMENT_PERSON, "pb:met", OPEN,
    "10101010" },
  { "declaration/person/nobody", SB_TEST_DECLARATION, SB_FULFILMENT_PERSON, "-persons", MET,
    "11111111" },
  { "declaration/performer/all", SB_TEST_DECLARATION, SB_FULFILMENT_PERFORMER, "*a *b a:met b:met",
    MET, "11111111" },
  { "declaration/performer/one", SB_TEST_DECLARATION, SB_FULFILMENT_PERFORMER, "*a *b a:met", OPEN,
    "11001100" },
  { "declaration/performer/not-others", SB_TEST_DECLARATION, SB_FULFILMENT_PERFORMER,
    "*a a:met b:not_met", MET, "11111111" },
  { "declaration/performer/fails", SB_TEST_DECLARATION, SB_FULFILMENT_PERFORMER,
    "*a *b a:met b:not_met", NOT_MET, "11001100" },
  { "declaration/performer/nobody", SB_TEST_DECLARATION, SB_FULFILMENT_PERFORMER, "a:not_met", MET,
    "11111111" },

  { "hours/group/together", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "ask@1-5@08:00@17:00 sa@1-5@08:00@12:00 sb@1-5@12:00@17:00", MET, "00010001" },
  { "hours/group/gap", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "ask@1-5@08:00@17:00 sa@1-5@08:00@12:00 sb@1-5@12:01@17:00", NOT_MET, "00000000" },
  { "hours/group/unknown", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "ask@1-5@08:00@17:00 sa@1-5@08:00@12:00", OPEN, "00000000" },
  { "hours/group/unknown-unneeded", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "ask@1-5@08:00@17:00 sa@1-7@00:00@24:00", MET, "01010101" },
  { "hours/group/no-site", SB_TEST_HOURS, SB_FULFILMENT_GROUP, "-sites ask@1-5@08:00@17:00", OPEN,
    "00000000" },
  { "hours/group/midnight", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "ask@7@23:00@24:00 ask@1@00:00@01:00 sa@7@22:00@24:00 sb@1@00:00@01:00", MET, "00010001" },
  { "hours/group/elsewhere", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "in=2421 ask@1@08:00@17:00 sa@1@08:00@17:00 sa=0180 sb@1@08:00@16:00 sb=2421", NOT_MET,
    "00000000" },
  { "hours/group/there", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "in=2421 ask@1@08:00@17:00 sa@1@08:00@17:00 sa=2421", MET, "01010101" },
  { "hours/group/none-there", SB_TEST_HOURS, SB_FULFILMENT_GROUP,
    "in=2421 ask@1@08:00@17:00 sa@1@08:00@17:00", OPEN, "00000000" },
  { "hours/person/as-group", SB_TEST_HOURS, SB_FULFILMENT_PERSON,
    "ask@1@08:00@17:00 sa@1@08:00@12:00 sb@1@12:00@17:00", MET, "00010001" },
  { "hours/performer/as-group", SB_TEST_HOURS, SB_FULFILMENT_PERFORMER,
    "ask@1@08:00@17:00 sa@1@08:00@17:00 sb@1@12:00@17:00", MET, "01010101" },
  { "hours/lead/lead-stays", SB_TEST_HOURS, SB_FULFILMENT_LEAD,
    "ask@1@08:00@17:00 sb@1@08:00@17:00 sa@2@08:00@09:00", MET, "00010001" },
  { "hours/lead/unnamed", SB_TEST_HOURS, SB_FULFILMENT_LEAD,
    "-lead ask@1@08:00@17:00 sb@1@08:00@17:00 sa@2@08:00@09:00", MET, "00110011" },
  { "hours/one/some", SB_TEST_HOURS, SB_FULFILMENT_ONE,
    "ask@1@08:00@17:00 sa@1@08:00@12:00 sb@1@08:00@17:00", MET, "00110011" },
  { "hours/one/not-together", SB_TEST_HOURS, SB_FULFILMENT_ONE,
    "ask@1@08:00@17:00 sa@1@08:00@12:00 sb@1@12:00@17:00", NOT_MET, "00000000" },
  { "hours/one/unknown", SB_TEST_HOURS, SB_FULFILMENT_ONE, "ask@1@08:00@17:00 sa@1@08:00@12:00",
    OPEN, "00000000" },
  { "hours/each/no-site-of-one", SB_TEST_HOURS, SB_FULFILMENT_EACH,
    "ask@1@08:00@17:00 sa@1@08:00@17:00 sb@1@08:00@17:00", NOT_MET, "11110000" },
  { "hours/each/all", SB_TEST_HOURS, SB_FULFILMENT_EACH,
    "ask@1@08:00@17:00 sa@1@08:00@17:00 sb@1@08:00@17:00 new=sc sc@1@08:00@17:00", MET,
    "11111111" },
  { "hours/each/unknown", SB_TEST_HOURS, SB_FULFILMENT_EACH,
    "ask@1@08:00@17:00 sa@1@08:00@17:00 sb@1@08:00@17:00 new=sc", OPEN, "11110000" },
  { "hours/each/nobody", SB_TEST_HOURS, SB_FULFILMENT_EACH, "-members ask@1@08:00@17:00", MET,
    "1" },
  { "hours/site/all", SB_TEST_HOURS, SB_FULFILMENT_SITE,
    "ask@1@08:00@17:00 sa@1@08:00@17:00 sb@1@07:00@17:00", MET, "11111111" },
  { "hours/site/one", SB_TEST_HOURS, SB_FULFILMENT_SITE,
    "ask@1@08:00@17:00 sa@1@08:00@17:00 sb@1@09:00@17:00", NOT_MET, "11001100" },
  { "hours/site/unknown", SB_TEST_HOURS, SB_FULFILMENT_SITE, "ask@1@08:00@17:00 sa@1@08:00@17:00",
    OPEN, "11001100" },
  { "hours/site/not-elsewhere", SB_TEST_HOURS, SB_FULFILMENT_SITE,
    "in=2421 ask@1@08:00@17:00 sa@1@08:00@17:00 sa=2421 sb@1@09:00@17:00 sb=0180", MET,
    "11111111" },
  { "hours/site/nobody", SB_TEST_HOURS, SB_FULFILMENT_SITE, "-sites ask@1@08:00@17:00", MET,
    "11111111" },
  { "hours/group/nothing-asked", SB_TEST_HOURS, SB_FULFILMENT_GROUP, "-sites", MET, "11111111" },

  { "number/sum/enough", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum>=10 a=4 b=6", MET, "00010001" },
  { "number/sum/short", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum>=10 a=4 b=5 c=0", NOT_MET,
    "00000000" },
  { "number/sum/missing", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum>=10 a=4 b=5", OPEN,
    "00000000" },
  { "number/sum/none-is-0", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum<=0", MET, "11111111" },
  { "number/sum/above", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum<=5 a=6", NOT_MET, "10101010" },
  { "number/sum/at-most", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum<6 a=5 b=1 c=0", NOT_MET,
    "11101110" },
  { "number/sum/exactly", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum==5 a=5 b=1 c=-1", MET,
    "01000001" },
  { "number/sum/exactly-missing", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum==5 a=2", OPEN,
    "00000000" },
  { "number/sum/exactly-above", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum==5 a=6", NOT_MET,
    "00000000" },
  { "number/sum/more", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "sum>5 a=5 b=0 c=1", MET, "00000101" },
  { "number/sum/overflow", SB_TEST_NUMBER, SB_FULFILMENT_GROUP,
    "sum>0 a=9223372036854775807 b=9223372036854775807 c=9223372036854775807", MET, "01111111" },
  { "number/sum/underflow", SB_TEST_NUMBER, SB_FULFILMENT_GROUP,
    "sum>0 a=-9223372036854775807 b=-9223372036854775807 c=1", NOT_MET, "00001000" },
  { "number/sum/sites-do-not-count", SB_TEST_NUMBER, SB_FULFILMENT_GROUP,
    "sum>=10 sa=#10 group=10 a=0 b=0 c=0", NOT_MET, "00000000" },
  { "number/sum/lead-stays", SB_TEST_NUMBER, SB_FULFILMENT_LEAD, "sum>=6 a=4 b=6", MET,
    "00010001" },
  { "number/min/all", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min>=3 a=3 b=4 c=5", MET, "01111111" },
  { "number/min/low", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min>=3 a=2 b=4", NOT_MET, "00100010" },
  { "number/min/given-suffice", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min>=3 b=4", MET,
    "00110011" },
  { "number/min/none", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min>=3", OPEN, "00000000" },
  { "number/min/some-low", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min<3 a=5 b=4", OPEN, "00000000" },
  { "number/min/none-low", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min<=3 a=5 b=4 c=4", NOT_MET,
    "00000000" },
  { "number/min/equal-below", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min==3 a=2 b=3", NOT_MET,
    "00100010" },
  { "number/min/equal-above", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min==3 a=4", OPEN, "00000000" },
  { "number/min/more", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "min>3 a=3", NOT_MET, "00000000" },
  { "number/min/nobody", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "-members min>=0", NOT_MET, "0" },
  { "number/max/one-high", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max>=3 a=3 b=1", MET, "01010101" },
  { "number/max/none-high", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max>=3 a=2 b=1 c=0", NOT_MET,
    "00000000" },
  { "number/max/missing", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max>3 a=3 b=1", OPEN, "00000000" },
  { "number/max/too-high", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max<3 a=3", NOT_MET, "00000000" },
  { "number/max/low", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max<=3 a=3 b=4", NOT_MET, "01000100" },
  { "number/max/equal-below", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max==3 a=2", OPEN, "00000000" },
  { "number/max/equal-above", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "max==3 a=4 b=3", NOT_MET,
    "00100010" },
  { "number/each/all", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "each>=3 a=3 b=4 c=5", MET,
    "11111111" },
  { "number/each/missing", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "each>=3 a=3 b=4", OPEN,
    "11110000" },
  { "number/each/low", SB_TEST_NUMBER, SB_FULFILMENT_ONE, "each>=3 a=3 b=2", NOT_MET, "11000000" },
  { "number/each/nobody", SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "-members each>=3", MET, "1" },

  { "distance/group/near", SB_TEST_DISTANCE, SB_FULFILMENT_GROUP,
    "near~65.710000~15.260000~0 sa~65.710000~15.260000", MET, "01010101" },
  { "distance/group/far", SB_TEST_DISTANCE, SB_FULFILMENT_GROUP,
    "near~0~0~111194 sa~0~1.000000 sb~1.000000~0", NOT_MET, "00000000" },
  { "distance/group/just", SB_TEST_DISTANCE, SB_FULFILMENT_GROUP,
    "near~0~0~111195 sa~0~1.000000 sb~2.000000~0", MET, "01010101" },
  { "distance/group/unknown", SB_TEST_DISTANCE, SB_FULFILMENT_GROUP, "near~0~0~1 sa~0~1.000000",
    OPEN, "00000000" },
  { "distance/group/no-site", SB_TEST_DISTANCE, SB_FULFILMENT_GROUP, "-sites near~0~0~1", OPEN,
    "00000000" },
  { "distance/one/near", SB_TEST_DISTANCE, SB_FULFILMENT_ONE, "near~0~0~1 sb~0~0", MET,
    "00110011" },
  { "distance/lead/lead-stays", SB_TEST_DISTANCE, SB_FULFILMENT_LEAD, "near~0~0~1 sb~0~0", MET,
    "00010001" },
  { "distance/each/no-site-of-one", SB_TEST_DISTANCE, SB_FULFILMENT_EACH,
    "near~0~0~1 sa~0~0 sb~0~0", NOT_MET, "11110000" },
  { "distance/each/best-site", SB_TEST_DISTANCE, SB_FULFILMENT_EACH,
    "near~0~0~1 sa~0~0 sb~0~0 new=sc sc~0~0 new=ta ta~9.000000~0", MET, "11111111" },
  { "distance/each/unknown", SB_TEST_DISTANCE, SB_FULFILMENT_EACH,
    "near~0~0~1 sa~0~0 sb~0~0 new=sc", OPEN, "11110000" },
  { "distance/each/nobody", SB_TEST_DISTANCE, SB_FULFILMENT_EACH, "-members near~0~0~1", MET, "1" },
  { "distance/site/one-far", SB_TEST_DISTANCE, SB_FULFILMENT_SITE,
    "near~0~0~1 sa~0~0 sb~1.000000~0", NOT_MET, "11001100" },
  { "distance/site/all", SB_TEST_DISTANCE, SB_FULFILMENT_SITE, "near~0~0~1 sa~0~0 sb~0~0.000008",
    MET, "11111111" },
  { "distance/site/nobody", SB_TEST_DISTANCE, SB_FULFILMENT_SITE, "-sites near~0~0~1", MET,
    "11111111" },
  { "distance/group/antipodes", SB_TEST_DISTANCE, SB_FULFILMENT_GROUP,
    "near~0~180.000000~20015112 sa~0~0", MET, "01010101" },
};

static void
add_member (SbBid *bid, const char *id)
{
  SbMember *member = sb_bid_add (bid, SB_TABLE_MEMBER);

  member->id = g_strdup (id);
  member->name = g_strconcat ("Member ", id, NULL);
}

/* A site belongs to the member that its last letter names. */
static void
add_site (SbBid *bid, const char *id)
{
  SbSite *site = sb_bid_add (bid, SB_TABLE_SITE);

  site->id = g_strdup (id);
  site->member = g_strdup (id + 1);
  site->name = g_strconcat ("Site ", id, NULL);
}

static void
add_person (SbBid *bid, const char *id)
{
  SbPerson *person = sb_bid_add (bid, SB_TABLE_PERSON);

  person->id = g_strdup (id);
  person->member = g_strdup (id + 1);
}

static void
add_evidence (SbBid *bid)
{
  SbEvidence *evidence = sb_bid_add (bid, SB_TABLE_EVIDENCE);

  evidence->id = g_strdup ("e");
  evidence->requirement = g_strdup ("r");
  evidence->text_en = g_strdup ("Certificate");
  evidence->position = 0;
}

static void
add_attachment (SbBid *bid, const char *subject)
{
  SbAttachment *attachment = sb_bid_add (bid, SB_TABLE_ATTACHMENT);

  attachment->id = g_strconcat ("x", g_str_equal (subject, "*") ? "" : subject, NULL);
  attachment->requirement = g_strdup ("r");
  attachment->subject = g_str_equal (subject, "*") ? NULL : g_strdup (subject);
}

/* A part of nothing: whoever promises anything performs. */
static void
add_performer (SbBid *bid, const char *member)
{
  SbSupply *supply = sb_bid_add (bid, SB_TABLE_SUPPLY);
  SbCommitment *commitment = sb_bid_add (bid, SB_TABLE_COMMITMENT);

  supply->id = g_strconcat ("u", member, NULL);
  supply->member = g_strdup (member);
  supply->profession = g_strdup ("gp");
  supply->minutes_per_week = 0;
  commitment->id = g_strconcat ("k", member, NULL);
  commitment->supply = g_strdup (supply->id);
  commitment->requirement = g_strdup ("other");
  commitment->minutes_per_week = 0;
}

static SbAnswer *
get_answer (SbBid *bid, const char *subject)
{
  SbAnswer *answer = sb_bid_add (bid, SB_TABLE_ANSWER);

  answer->id = g_strconcat ("answer-", subject, NULL);
  answer->requirement = g_strdup ("r");
  answer->subject = g_strdup (subject);
  return answer;
}

static SbSite *
get_site (SbBid *bid, const char *id)
{
  for (guint i = 0; i < sb_bid_get_n_rows (bid, SB_TABLE_SITE); i++)
    {
      SbSite *site = (SbSite *) sb_bid_get_row (bid, SB_TABLE_SITE, i);

      if (g_str_equal (site->id, id))
        return site;
    }

  return NULL;
}

static gint64
parse_micro (const char *text)
{
  double degrees = g_ascii_strtod (text, NULL);

  return (gint64) (degrees * 1e6 + (degrees < 0 ? -0.5 : 0.5));
}

/* @parts: "ask" or a site, days, from, to */
static void
add_hours (SbBid *bid, SbRequirement *requirement, char **parts)
{
  gboolean asked = g_str_equal (parts[0], "ask");
  char **place = asked ? &requirement->weekly : &get_site (bid, parts[0])->hours;
  g_autofree char *old = *place;

  *place = g_strconcat (old == NULL ? "" : old, old == NULL ? "" : "; ", parts[1], " ", parts[2],
                        "-", parts[3], NULL);
}

/* @parts: "near", latitude, longitude, metres; or a site, latitude, longitude */
static void
add_position (SbBid *bid, SbRequirement *requirement, char **parts)
{
  if (!g_str_equal (parts[0], "near"))
    {
      SbSite *site = get_site (bid, parts[0]);

      site->lat = parse_micro (parts[1]);
      site->lon = parse_micro (parts[2]);
      return;
    }

  requirement->lat = parse_micro (parts[1]);
  requirement->lon = parse_micro (parts[2]);
  requirement->max_m = g_ascii_strtoll (parts[3], NULL, 10);
}

/* "sum>=10" */
static gboolean
add_comparison (SbRequirement *requirement, const char *word)
{
  static const char *const aggregates[] = { "sum", "min", "max", "each" };
  static const char *const comparators[] = { ">=", "<=", "==", ">", "<" };

  for (int a = 0; a < 4; a++)
    for (int c = 0; c < 5; c++)
      {
        g_autofree char *start = g_strconcat (aggregates[a], comparators[c], NULL);

        if (!g_str_has_prefix (word, start))
          continue;
        requirement->aggregate = a;
        requirement->comparator = c;
        requirement->value = g_ascii_strtoll (word + strlen (start), NULL, 10);
        return TRUE;
      }

  return FALSE;
}

/* "in=2421", "new=sc", "sa=2421", "a=5", "sa=#5" */
static void
add_value (SbBid *bid, SbRequirement *requirement, const char *name, const char *value)
{
  if (g_str_equal (name, "in"))
    requirement->municipality = g_strdup (value);
  else if (g_str_equal (name, "new"))
    add_site (bid, value);
  else if (get_site (bid, name) != NULL && value[0] != '#')
    get_site (bid, name)->municipality = g_strdup (value);
  else
    get_answer (bid, name)->number =
        g_ascii_strtoll (value[0] == '#' ? value + 1 : value, NULL, 10);
}

/* "a:met" answers; "+a" attaches evidence; "*a" promises a part; the others as above. */
static void
add_word (SbBid *bid, SbRequirement *requirement, const char *word)
{
  g_auto (GStrv) status = g_strsplit (word, ":", 2);
  g_auto (GStrv) hours = g_strsplit (word, "@", -1);
  g_auto (GStrv) position = g_strsplit (word, "~", -1);
  g_auto (GStrv) value = g_strsplit (word, "=", 2);

  if (*word == '-' || *word == '\0' || add_comparison (requirement, word))
    return;
  if (g_str_equal (word, "evidence"))
    add_evidence (bid);
  else if (*word == '+')
    add_attachment (bid, word + 1);
  else if (*word == '*')
    add_performer (bid, word + 1);
  else if (hours[1] != NULL)
    add_hours (bid, requirement, hours);
  else if (position[1] != NULL)
    add_position (bid, requirement, position);
  else if (status[1] != NULL)
    get_answer (bid, status[0])->status =
        sb_field_parse_choice (sb_table_find_field (&sb_answer_table, "status"), status[1]);
  else
    add_value (bid, requirement, value[0], value[1]);
}

static gboolean
has_word (char **words, const char *word)
{
  return g_strv_contains ((const char *const *) words, word);
}

static void
add_cast (SbBid *bid, char **words)
{
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  gboolean empty = has_word (words, "-members");

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Test");
  info->start = sb_date_from_ymd (2027, 3, 1);
  if (empty)
    return;

  if (!has_word (words, "-lead"))
    info->lead = g_strdup ("a");
  add_member (bid, "a");
  add_member (bid, "b");
  add_member (bid, "c");
  if (!has_word (words, "-sites"))
    {
      add_site (bid, "sa");
      add_site (bid, "sb");
    }
  if (!has_word (words, "-persons"))
    {
      add_person (bid, "pa");
      add_person (bid, "pb");
    }
}

static SbBid *
make_bid (const Case *c)
{
  g_auto (GStrv) words = g_strsplit (c->given, " ", -1);
  g_autoptr (SbBid) bid = sb_bid_new ();
  g_autoptr (GError) error = NULL;
  SbRequirement *requirement;

  add_cast (bid, words);
  requirement = sb_bid_add (bid, SB_TABLE_REQUIREMENT);
  requirement->id = g_strdup ("other");
  requirement->obligation = SB_OBLIGATION_INFORMATIVE;
  requirement->fulfilment = SB_FULFILMENT_GROUP;
  requirement->test = SB_TEST_DECLARATION;

  requirement = sb_bid_add (bid, SB_TABLE_REQUIREMENT);
  requirement->id = g_strdup ("r");
  requirement->text_en = g_strdup ("Something");
  requirement->obligation = SB_OBLIGATION_SHALL;
  requirement->fulfilment = (int) c->fulfilment;
  requirement->test = (int) c->test;
  for (guint i = 0; words[i] != NULL; i++)
    add_word (bid, requirement, words[i]);

  sb_bid_seal (bid, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&bid);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SbBid) bid = make_bid (c);
  g_autoptr (SbJudge) judge = sb_judge_new (bid);
  g_autoptr (SbFindings) english = sb_rules_check (bid, SB_LANGUAGE_EN);
  g_autoptr (SbFindings) swedish = sb_rules_check (bid, SB_LANGUAGE_SV);
  guint r = (guint) sb_bid_find (bid, SB_TABLE_REQUIREMENT, "r");

  g_test_message ("%s", english->findings[r].reason);
  g_assert_cmpint (english->findings[r].state, ==, c->state);
  g_assert_cmpint (swedish->findings[r].state, ==, c->state);
  if (g_str_has_suffix (c->path, "/nobody"))
    g_assert_true (english->findings[r].concerns_nobody ==
                   (c->state == MET && strstr (c->given, "group:met") == NULL));
  else
    g_assert_false (english->findings[r].concerns_nobody);
  g_assert_cmpuint (english->findings[r].requirement, ==, r);
  g_assert_false (sb_text_is_empty (english->findings[r].reason));
  g_assert_true (g_str_has_suffix (english->findings[r].reason, "."));
  g_assert_cmpstr (english->findings[r].reference, ==, "r Something");

  g_assert_cmpuint (strlen (c->holds), ==, 1u << bid->n_members);
  for (guint set = 0; set < strlen (c->holds); set++)
    {
      gboolean remaining[N_MEMBERS] = { set & 1, set >> 1 & 1, set >> 2 & 1 };

      g_test_message ("remaining: %u", set);
      g_assert_cmpint (sb_rules_holds (bid, r, remaining), ==, c->holds[set] == '1');
      g_assert_cmpint (sb_judge_holds (judge, r, remaining), ==, c->holds[set] == '1');
      if (c->holds[set] == '1')
        g_assert_false (sb_judge_is_open (judge, r, remaining));
      else if (set + 1 == strlen (c->holds))
        g_assert_cmpint (sb_judge_is_open (judge, r, remaining), ==, c->state == OPEN);
    }
}

/* Met, but only because there is nobody to concern: the finding knows, and it is not counted. */
static void
test_nobody (void)
{
  static const struct
  {
    SbTestKind test;
    SbFulfilment fulfilment;
    const char *given;
    const char *reason;
  } nobody[] = {
    { SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "-members",
      "The group has no member, so nobody is concerned yet." },
    { SB_TEST_DECLARATION, SB_FULFILMENT_SITE, "-sites",
      "No site has been entered, so nobody is concerned yet." },
    { SB_TEST_DECLARATION, SB_FULFILMENT_PERSON, "-persons",
      "No person has been entered, so nobody is concerned yet." },
    { SB_TEST_DECLARATION, SB_FULFILMENT_PERFORMER, "",
      "No member has taken on a part, so nobody is concerned yet." },
    { SB_TEST_HOURS, SB_FULFILMENT_EACH, "-members ask@1@08:00@17:00",
      "The group has no member, so nobody is concerned yet." },
    { SB_TEST_HOURS, SB_FULFILMENT_SITE, "-sites ask@1@08:00@17:00",
      "No site has been entered, so nobody is concerned yet." },
    { SB_TEST_HOURS, SB_FULFILMENT_SITE, "in=2421 ask@1@08:00@17:00",
      "No site has been entered in the municipality named, so nobody is concerned yet." },
    { SB_TEST_NUMBER, SB_FULFILMENT_GROUP, "-members each>=3",
      "The group has no member, so nobody is concerned yet." },
    { SB_TEST_DISTANCE, SB_FULFILMENT_EACH, "-members near~0~0~1",
      "The group has no member, so nobody is concerned yet." },
    { SB_TEST_DISTANCE, SB_FULFILMENT_SITE, "-sites near~0~0~1",
      "No site has been entered, so nobody is concerned yet." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    {
      const Case c = { "", nobody[i].test, nobody[i].fulfilment, nobody[i].given, MET, "" };
      g_autoptr (SbBid) bid = make_bid (&c);
      g_autoptr (SbFindings) findings = sb_rules_check (bid, SB_LANGUAGE_EN);
      guint r = (guint) sb_bid_find (bid, SB_TABLE_REQUIREMENT, "r");

      g_assert_cmpint (findings->findings[r].state, ==, MET);
      g_assert_true (findings->findings[r].concerns_nobody);
      g_assert_cmpstr (findings->findings[r].reason, ==, nobody[i].reason);
      g_assert_cmpstr (sb_finding_get_label (&findings->findings[r], SB_LANGUAGE_EN), ==,
                       "Concerns nobody yet");
      g_assert_cmpuint (sb_findings_count_nobody (findings, bid, FALSE), ==, 1);
      g_assert_cmpuint (sb_findings_count (findings, bid, MET, FALSE), ==,
                        bid->n_requirements - 1 -
                            sb_findings_count (findings, bid, NOT_MET, FALSE) -
                            sb_findings_count (findings, bid, OPEN, FALSE));
    }
}

/* An answer that is missing leaves it open, whoever leaves; a no of somebody who stays does not. */
static void
test_open (void)
{
  static const Case each = {
    "", SB_TEST_DECLARATION, SB_FULFILMENT_EACH, "a:met b:not_met", NOT_MET, ""
  };
  static const Case lead = { "", SB_TEST_DECLARATION, SB_FULFILMENT_LEAD, "b:met", OPEN, "" };
  static const gboolean without_a[] = { FALSE, TRUE, TRUE };
  static const gboolean without_b[] = { TRUE, FALSE, TRUE };
  static const gboolean all[] = { TRUE, TRUE, TRUE };
  g_autoptr (SbBid) each_bid = make_bid (&each);
  g_autoptr (SbBid) lead_bid = make_bid (&lead);
  g_autoptr (SbJudge) each_judge = sb_judge_new (each_bid);
  g_autoptr (SbJudge) lead_judge = sb_judge_new (lead_bid);
  guint r = (guint) sb_bid_find (each_bid, SB_TABLE_REQUIREMENT, "r");

  g_assert_false (sb_judge_is_open (each_judge, r, all));
  g_assert_false (sb_judge_is_open (each_judge, r, without_a));
  g_assert_true (sb_judge_is_open (each_judge, r, without_b));
  /* Nobody else can answer for the lead, once it has left. */
  g_assert_true (sb_judge_is_open (lead_judge, r, all));
  g_assert_true (sb_judge_is_open (lead_judge, r, without_b));
  g_assert_false (sb_judge_is_open (lead_judge, r, without_a));
}

/* With all members, evidence aside, "holds" and the finding say the same. */
static void
test_agreement (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      gboolean held = c->holds[strlen (c->holds) - 1] == '1';
      gboolean unproven = strstr (c->given, "evidence") != NULL;
      gboolean lead = c->fulfilment == SB_FULFILMENT_LEAD;

      if (!unproven && !lead)
        g_assert_cmpint (held, ==, c->state == MET);
    }
}

/* Every statute that findings and remarks name is complete in both languages, and unknown routes
 * have none. */
static void
test_law (void)
{
  const SbLaw *law = sb_law_find ("lov-5-1");
  const SbLaw *const *laws = sb_law_list_for_category (SB_ROUTE_LOV, "exclusion");

  g_assert_cmpstr (law->full[SB_LANGUAGE_SV], ==, "5 kap. 1 § LOV");
  g_assert_cmpstr (law->brief[SB_LANGUAGE_SV], ==, "5:1 LOV");
  g_assert_cmpstr (laws[0]->key, ==, "lov-7-1");
  g_assert_null (laws[1]);
  g_assert_null (sb_law_find ("lov-99-1"));
  g_assert_null (sb_law_list_for_category (-1, "exclusion"));

  for (int route = SB_ROUTE_LOV; route <= SB_ROUTE_NSS; route++)
    {
      g_autofree char *text = NULL;

      laws = sb_law_list_for_category (route, "no such category");
      text = sb_law_describe (laws, SB_LANGUAGE_EN);
      g_assert_false (sb_text_is_empty (text));
      for (guint i = 0; laws[i] != NULL; i++)
        for (int language = 0; language < 2; language++)
          {
            g_assert_false (sb_text_is_empty (laws[i]->full[language]));
            g_assert_false (sb_text_is_empty (laws[i]->brief[language]));
            g_assert_false (sb_text_is_empty (laws[i]->act[language]));
            g_assert_false (sb_text_is_empty (laws[i]->source));
          }
    }
}

/* cases/findings/NAME.json in; NAME.sv.txt and NAME.en.txt out. */
static void
test_golden (gconstpointer data)
{
  static const SbLanguage languages[] = { SB_LANGUAGE_SV, SB_LANGUAGE_EN };
  const char *name = data;
  g_autofree char *in = g_strdup_printf ("findings/%s.json", name);
  g_autoptr (SbBid) bid = golden_load_bid (in);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *out =
          g_strdup_printf ("findings/%s.%s.txt", name, sb_language_to_code (languages[i]));
      g_autoptr (SbFindings) findings = sb_rules_check (bid, languages[i]);
      g_autofree char *text = sb_results_json_write_check (bid, findings);

      golden_compare (out, text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/rules/nobody", test_nobody);
  g_test_add_func ("/rules/agreement", test_agreement);
  g_test_add_func ("/rules/open", test_open);
  g_test_add_func ("/rules/law", test_law);
  g_test_add_data_func ("/rules/golden/capacity", "capacity", test_golden);
  g_test_add_data_func ("/rules/golden/model-example", "model-example", test_golden);
  g_test_add_data_func ("/rules/golden/remarks", "remarks", test_golden);
  g_test_add_data_func ("/rules/golden/sentences", "sentences", test_golden);

  return g_test_run ();
}
