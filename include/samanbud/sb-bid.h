/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud/sb-answer.h>
#include <samanbud/sb-attachment.h>
#include <samanbud/sb-bid-info.h>
#include <samanbud/sb-commitment.h>
#include <samanbud/sb-language.h>
#include <samanbud/sb-member.h>
#include <samanbud/sb-person.h>
#include <samanbud/sb-requirement.h>
#include <samanbud/sb-site.h>
#include <samanbud/sb-supply.h>
#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/**
 * SbTableId:
 *
 * The tables of a document, parents before children: rows are inserted in this order and deleted in
 * the reverse.
 */
typedef enum
{
  SB_TABLE_BID,
  SB_TABLE_MEMBER,
  SB_TABLE_SITE,
  SB_TABLE_PERSON,
  SB_TABLE_SUPPLY,
  SB_TABLE_REQUIREMENT,
  SB_TABLE_EVIDENCE,
  SB_TABLE_COMMITMENT,
  SB_TABLE_AGREED,
  SB_TABLE_ANSWER,
  SB_TABLE_ATTACHMENT,
  SB_N_TABLES
} SbTableId;

extern const SbTable *const sb_tables[SB_N_TABLES];

/**
 * SbBid:
 *
 * A whole bid as one value: plain rows in canonical order. It is filled by whoever makes it, then
 * sealed; from then on it is immutable and reference-counted, and safe in any thread. Rules,
 * engine, report and exchange read nothing else.
 */
typedef struct _SbBid SbBid;
struct _SbBid
{
  /*< private >*/
  gatomicrefcount ref_count;
  gboolean sealed;
  GArray *rows[SB_N_TABLES];

  /*< public >*/
  const SbBidInfo *info;
  const SbMember *members;
  const SbSite *sites;
  const SbPerson *persons;
  const SbSupply *supplies;
  const SbRequirement *requirements;
  const SbEvidence *evidence;
  const SbCommitment *commitments;
  const SbAgreed *agreed;
  const SbAnswer *answers;
  const SbAttachment *attachments;
  guint n_members;
  guint n_sites;
  guint n_persons;
  guint n_supplies;
  guint n_requirements;
  guint n_evidence;
  guint n_commitments;
  guint n_agreed;
  guint n_answers;
  guint n_attachments;

  /* First day of the contract, and the first day after it or after the horizon: always real dates.
   */
  SbDate start;
  SbDate end;
};

SbBid *sb_bid_new (void);
gpointer sb_bid_add (SbBid *bid, SbTableId table);
gboolean sb_bid_seal (SbBid *bid, GError **error);
SbBid *sb_bid_ref (SbBid *bid);
void sb_bid_unref (SbBid *bid);

guint sb_bid_get_n_rows (const SbBid *bid, SbTableId table);
gconstpointer sb_bid_get_row (const SbBid *bid, SbTableId table, guint position);
int sb_bid_find (const SbBid *bid, SbTableId table, const char *id);
const SbAnswer *sb_bid_find_answer (const SbBid *bid, const char *requirement, const char *subject);
const char *sb_bid_get_subject_name (const SbBid *bid, const char *subject);
const char *sb_requirement_get_text (const SbRequirement *requirement, SbLanguage language);
const char *sb_requirement_get_reference (const SbRequirement *requirement);
char *sb_bid_build_hash (const SbBid *bid);
const char *sb_evidence_get_text (const SbEvidence *evidence, SbLanguage language);
gboolean sb_requirement_takes_profession (const SbRequirement *requirement, const char *profession);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbBid, sb_bid_unref)

G_END_DECLS
