/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Results: findings and splits, as text for people or as JSON for programs. Nothing is computed
 * here.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sb-cli.h"

/* Takes over @text. */
gboolean
sb_cli_print_and_free (char *text, GError **error)
{
  gboolean ok = sb_cli_print (text, error);

  g_free (text);
  return ok;
}

/* A member may give hours of one profession at several clinics: those are different supplies. */
static char *
build_supply_name (const SbBid *bid, guint supply)
{
  const SbSupply *row = &bid->supplies[supply];
  const char *member = sb_bid_get_subject_name (bid, row->member);
  const char *profession = sb_codes_get_profession_name (row->profession, sb_language_of_user ());

  if (row->site == NULL)
    return g_strdup_printf ("%s (%s)", member, profession);

  return g_strdup_printf ("%s (%s, %s)", member, profession,
                          sb_bid_get_subject_name (bid, row->site));
}

char *
sb_cli_describe_hours (gint64 minutes_per_week)
{
  g_autofree char *hours = sb_language_hours (sb_language_of_user (), minutes_per_week);

  return g_strdup_printf (
      ngettext ("%s hour per week", "%s hours per week", minutes_per_week == 60 ? 1 : 2), hours);
}

void
sb_cli_append_period (GString *text, const SbSegment *segment)
{
  SbLanguage language = sb_language_of_user ();
  g_autofree char *from = sb_language_date (language, segment->from);
  /* People say on which day something ends; files say on which day it is no more. */
  g_autofree char *last = sb_language_date (language, segment->to - 1);

  /* Translators: two dates, both included. */
  g_string_append_printf (text, _ ("%1$s to %2$s"), from, last);
  g_string_append_c (text, '\n');
}

static void
append_finding (GString *text, const SbBid *bid, const SbFinding *finding)
{
  SbLanguage language = sb_language_of_user ();
  const SbRequirement *requirement = &bid->requirements[finding->requirement];
  gboolean has_section = !sb_text_is_empty (requirement->section);

  /* One without a section is named by its id and title, which says all. */
  g_string_append_printf (
      text, "%s  %s · %s%s%s\n", finding->reference, sb_finding_get_label (finding, language),
      sb_labels_get_obligation (language, requirement->obligation), has_section ? ": " : "",
      has_section ? sb_requirement_get_text (requirement, language) : "");
  g_string_append_printf (text, "    %s", finding->reason);
  if (!sb_text_is_empty (finding->law))
    g_string_append_printf (text, " (%s)", finding->law);
  g_string_append_c (text, '\n');
}

static void
append_summary (GString *text, const SbBid *bid, const SbFindings *findings)
{
  guint n_met = sb_findings_count (findings, bid, SB_FINDING_MET, TRUE);
  guint n_not_met = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE);
  guint n_open = sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE);
  guint n_nobody = sb_findings_count_nobody (findings, bid, TRUE);

  g_string_append_printf (text,
                          _ ("Shall requirements that are met: %1$u, not met: %2$u, open: %3$u."),
                          n_met, n_not_met, n_open);
  if (n_nobody > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, ngettext ("%u concerns nobody yet.", "%u concern nobody yet.", n_nobody), n_nobody);
    }
  g_string_append_c (text, '\n');
}

static char *
describe_findings (const SbBid *bid, const SbFindings *findings)
{
  GString *text = g_string_new (NULL);

  append_summary (text, bid, findings);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < findings->n_findings; i++)
    append_finding (text, bid, &findings->findings[i]);

  if (findings->n_remarks > 0)
    g_string_append_printf (text, "\n%s\n", _ ("Remarks"));
  for (guint i = 0; i < findings->n_remarks; i++)
    g_string_append_printf (text, "  %s\n", findings->remarks[i].text);

  return g_string_free (text, FALSE);
}

SbCliStatus
sb_cli_check (char **args, GError **error)
{
  const char *path = NULL;
  gboolean json = FALSE;
  const SbCliOption options[] = { { "--json", &json, NULL }, { NULL } };
  const SbCliOperands operands = { { &path }, 1 };
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbFindings) findings = NULL;
  gboolean all_met;

  if (!sb_cli_parse (args, options, &operands, error))
    return SB_CLI_FAILED;
  bid = sb_cli_load_results_bid (path, json, error);
  if (bid == NULL)
    return SB_CLI_FAILED;

  findings = sb_rules_check (bid, sb_language_of_user ());
  if (!sb_cli_print_and_free (json ? sb_results_json_write_check (bid, findings) :
                                     describe_findings (bid, findings),
                              error))
    return SB_CLI_FAILED;

  all_met = sb_findings_count (findings, bid, SB_FINDING_NOT_MET, TRUE) == 0 &&
            sb_findings_count (findings, bid, SB_FINDING_OPEN, TRUE) == 0;
  return all_met ? SB_CLI_DONE : SB_CLI_NOT_MET;
}

static void
append_cells (GString *text, const SbSplit *split, const SbSplitSegment *segment)
{
  for (guint i = 0; i < segment->cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (segment->cells, SbSplitCell, i);
      const SbRequirement *requirement = &split->bid->requirements[cell->requirement];
      g_autofree char *supply = build_supply_name (split->bid, cell->supply);
      g_autofree char *hours = sb_cli_describe_hours (cell->minutes_per_week);

      if (cell->minutes_per_week == 0)
        continue;
      g_string_append (text, "  ");
      g_string_append_printf (
          text,
          /* Translators: what is required; who gives it, with profession and clinic; hours. */
          _ ("%1$s: %2$s gives %3$s"),
          sb_requirement_get_text (requirement, sb_language_of_user ()), supply, hours);
      g_string_append_c (text, '\n');
    }
}

static void
append_workload (GString *text, const SbSplit *split, const SbSplitSegment *segment)
{
  SbLanguage language = sb_language_of_user ();

  for (guint i = 0; i < split->bid->n_supplies; i++)
    {
      const SbSupply *row = &split->bid->supplies[i];
      g_autofree char *supply = NULL;
      g_autofree char *committed = NULL;
      g_autofree char *available = NULL;

      if (!sb_segment_is_inside (&segment->segment, row->from, row->to))
        continue;
      supply = build_supply_name (split->bid, i);
      committed = sb_language_hours (language, segment->committed[i]);
      available = sb_cli_describe_hours (segment->available[i]);
      g_string_append (text, "  ");
      g_string_append_printf (text,
                              /* Translators: a member and a profession; hours; hours. */
                              _ ("Workload of %1$s: %2$s of %3$s"), supply, committed, available);
      g_string_append_c (text, '\n');
    }
}

static char *
describe_split (const SbSplit *split)
{
  SbLanguage language = sb_language_of_user ();
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n",
                          split->feasible ? _ ("All needs can be met.") :
                                            _ ("Not all needs can be met."));
  for (guint i = 0; i < split->n_segments; i++)
    {
      g_autofree char *bottleneck = sb_split_describe_bottleneck (split, i, language);

      g_string_append_c (text, '\n');
      sb_cli_append_period (text, &split->segments[i].segment);
      append_cells (text, split, &split->segments[i]);
      append_workload (text, split, &split->segments[i]);
      if (bottleneck != NULL)
        g_string_append_printf (text, "  %s\n", bottleneck);
    }

  return g_string_free (text, FALSE);
}

/* One edit: what the method replaces goes, what it proposes comes. */
static gboolean
replace_commitments (SbDocument *document, const SbSplit *split, GError **error)
{
  g_autoptr (GArray) replaced = sb_split_list_replaced (split->bid);
  g_autoptr (GArray) rows = sb_split_build_commitments (split);

  for (guint i = 0; i < replaced->len; i++)
    {
      const SbCommitment *old = &split->bid->commitments[g_array_index (replaced, guint, i)];

      if (!sb_document_delete (document, &sb_commitment_table, old->id, error))
        return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SbCommitment *row = &g_array_index (rows, SbCommitment, i);

      if (row->id == NULL)
        row->id = sb_text_new_id ();
      if (!sb_document_insert (document, &sb_commitment_table, row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
store_split (SbDocument *document, const SbSplit *split, GError **error)
{
  if (!sb_document_begin (document, _ ("Fill commitments"), error))
    return FALSE;
  if (!replace_commitments (document, split, error))
    {
      sb_document_rollback (document);
      return FALSE;
    }

  return sb_document_commit (document, error);
}

/* Opens @path for writing a split into it: with @document NULL the bid is only read. */
static SbBid *
load_for_split (const char *path, gboolean write, SbDocument **document, GError **error)
{
  SbBid *bid;

  if (!write)
    return sb_cli_load_bid (path, FALSE, error);

  *document = sb_cli_open (path, error);
  if (*document == NULL)
    return NULL;
  bid = sb_document_load_bid (*document, FALSE, error);
  if (bid == NULL)
    sb_document_close (*document, FALSE);

  return bid;
}

static gboolean
parse_method (const char *code, SbSplitMethod *method, GError **error)
{
  if (code == NULL)
    g_set_error_literal (
        error, SB_ERROR, SB_ERROR_INVALID,
        _ ("The option --method is needed: even, proportional, agreed, balanced, steady or "
           "least-change."));
  else if (!sb_split_method_from_code (code, method))
    g_set_error (
        error, SB_ERROR, SB_ERROR_INVALID,
        _ ("There is no method “%s”: choose even, proportional, agreed, balanced, steady or "
           "least-change."),
        code);
  else
    return TRUE;

  return FALSE;
}

SbCliStatus
sb_cli_split (char **args, GError **error)
{
  const char *path = NULL;
  const char *code = NULL;
  gboolean json = FALSE;
  gboolean write = FALSE;
  const SbCliOption options[] = {
    { "--json", &json, NULL }, { "--method", NULL, &code }, { "--write", &write, NULL }, { NULL }
  };
  const SbCliOperands operands = { { &path }, 1 };
  SbSplitMethod method;
  g_autoptr (SbDocument) document = NULL;
  g_autoptr (SbBid) bid = NULL;
  g_autoptr (SbSplit) split = NULL;
  gboolean ok;

  if (!sb_cli_parse (args, options, &operands, error) || !parse_method (code, &method, error))
    return SB_CLI_FAILED;
  bid = load_for_split (path, write, &document, error);
  if (bid == NULL)
    return SB_CLI_FAILED;
  if (!json)
    bid = sb_cli_put_on_lines (g_steal_pointer (&bid));

  split = sb_split_new (bid, method, NULL, error);
  ok = split != NULL;
  if (document != NULL)
    {
      ok = ok && store_split (document, split, error);
      if (ok)
        ok = sb_cli_save (document, error);
      else
        sb_document_close (document, FALSE);
    }
  ok = ok && sb_cli_print_and_free (
                 json ? sb_results_json_write_split (split) : describe_split (split), error);

  return ok ? SB_CLI_DONE : SB_CLI_FAILED;
}
