/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Results as JSON, for other programs: `samanbud-check/1`, `samanbud-split/1`, `samanbud-exits/1`,
 * `samanbud-remedies/1`, `samanbud-recovery/1`, `samanbud-alone/1` and `samanbud-probability/1`
 * (resources/docs/model.md, section 7); sb-deadlines-json.c writes `samanbud-deadlines/1`. Rows are
 * named by their ids, amounts are whole minutes per week, dates are ISO 8601. Keys stand in a fixed
 * order, so the same result gives the same bytes. Unlike the exchange format these are never read
 * back.
 */

#include "config.h"

#include <samanbud/sb-results-json.h>
#include <stdlib.h>

#include "sb-results-json-private.h"

/* Of a probability: more than anybody can know, and few enough to be the same everywhere. */
#define N_DIGITS 9

/* Jansson's own text comes from malloc; what we hand out is freed by g_free. */
char *
sb_results_json_to_text (const json_t *value)
{
  char *text = json_dumps (value, JSON_INDENT (2) | JSON_REAL_PRECISION (N_DIGITS));
  char *result = g_strconcat (text, "\n", NULL);

  free (text);
  return result;
}

json_t *
sb_results_json_new_document (const char *format)
{
  json_t *document = json_object ();

  json_object_set_new (document, "format", json_string (format));
  return document;
}

json_t *
sb_results_json_new_date (SbDate date)
{
  g_autofree char *text = NULL;

  if (date == SB_DATE_NONE)
    return json_null ();

  text = sb_date_to_iso (date);
  return json_string (text);
}

json_t *
sb_results_json_new_text (const char *text)
{
  return text != NULL && *text != '\0' ? json_string (text) : json_null ();
}

static json_t *
new_minutes (const gint64 *minutes, guint n)
{
  json_t *array = json_array ();

  for (guint i = 0; i < n; i++)
    json_array_append_new (array, json_integer (minutes[i]));

  return array;
}

static void
set_segment (json_t *object, const SbSegment *segment)
{
  json_object_set_new (object, "from", sb_results_json_new_date (segment->from));
  json_object_set_new (object, "to", sb_results_json_new_date (segment->to));
}

/* Positions are in the order of ids, so the ids come out sorted by bytes. */
static json_t *
new_ids (const SbBid *bid, SbTableId table, const GArray *positions)
{
  json_t *ids = json_array ();

  for (guint i = 0; i < positions->len; i++)
    {
      gconstpointer row = sb_bid_get_row (bid, table, g_array_index (positions, guint, i));

      json_array_append_new (ids, json_string (*(char *const *) row));
    }

  return ids;
}

static json_t *
new_finding (const SbBid *bid, const SbFinding *finding)
{
  json_t *object = json_object ();
  json_t *figures = json_object ();

  json_object_set_new (object, "requirement",
                       json_string (bid->requirements[finding->requirement].id));
  json_object_set_new (object, "state", json_string (sb_finding_state_to_code (finding->state)));
  json_object_set_new (object, "reason", json_string (finding->reason));
  json_object_set_new (object, "section", sb_results_json_new_text (finding->reference));
  json_object_set_new (object, "law", sb_results_json_new_text (finding->law));
  for (guint i = 0; i < finding->n_figures; i++)
    json_object_set_new (figures, finding->figures[i].name,
                         json_integer (finding->figures[i].value));
  json_object_set_new (object, "figures", figures);

  return object;
}

/* Rows that have no id of their own in a file are named by what they are between. */
static json_t *
new_row_name (const SbBid *bid, const SbRemark *remark)
{
  for (guint i = 0; remark->table == SB_TABLE_COMMITMENT && i < bid->n_commitments; i++)
    if (g_strcmp0 (bid->commitments[i].id, remark->id) == 0)
      return json_sprintf ("%s/%s", bid->commitments[i].requirement, bid->commitments[i].supply);
  for (guint i = 0; remark->table == SB_TABLE_AGREED && i < bid->n_agreed; i++)
    if (g_strcmp0 (bid->agreed[i].id, remark->id) == 0)
      return json_string (bid->agreed[i].member);

  return sb_results_json_new_text (remark->id);
}

static json_t *
new_remark (const SbBid *bid, const SbRemark *remark)
{
  json_t *object = json_object ();

  json_object_set_new (object, "table", json_string (sb_tables[remark->table]->name));
  json_object_set_new (object, "id", new_row_name (bid, remark));
  json_object_set_new (object, "field", sb_results_json_new_text (remark->field));
  json_object_set_new (object, "text", json_string (remark->text));
  json_object_set_new (object, "law", sb_results_json_new_text (remark->law));

  return object;
}

/**
 * sb_results_json_write_check:
 * @bid: the bid
 * @findings: what was found out about it
 *
 * Figures are in the unit that their name ends with, counts where it names none.
 *
 * Returns: (transfer full): `samanbud-check/1`
 */
char *
sb_results_json_write_check (const SbBid *bid, const SbFindings *findings)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-check/1");
  json_t *list = json_array ();
  json_t *remarks = json_array ();

  g_return_val_if_fail (bid != NULL && findings != NULL, NULL);

  for (guint i = 0; i < findings->n_findings; i++)
    json_array_append_new (list, new_finding (bid, &findings->findings[i]));
  for (guint i = 0; i < findings->n_remarks; i++)
    json_array_append_new (remarks, new_remark (bid, &findings->remarks[i]));
  json_object_set_new (document, "findings", list);
  json_object_set_new (document, "remarks", remarks);

  return sb_results_json_to_text (document);
}

static json_t *
new_cells (const SbBid *bid, const GArray *cells)
{
  json_t *array = json_array ();

  for (guint i = 0; i < cells->len; i++)
    {
      const SbSplitCell *cell = &g_array_index (cells, SbSplitCell, i);
      json_t *object;

      if (cell->minutes_per_week == 0)
        continue;
      object = json_object ();
      json_object_set_new (object, "supply", json_string (bid->supplies[cell->supply].id));
      json_object_set_new (object, "requirement",
                           json_string (bid->requirements[cell->requirement].id));
      json_object_set_new (object, "minutes_per_week", json_integer (cell->minutes_per_week));
      json_array_append_new (array, object);
    }

  return array;
}

static json_t *
new_workload (const SbBid *bid, const SbSplitSegment *segment)
{
  json_t *array = json_array ();

  for (guint i = 0; i < bid->n_supplies; i++)
    {
      const SbSupply *supply = &bid->supplies[i];
      json_t *object;

      if (!sb_segment_is_inside (&segment->segment, supply->from, supply->to))
        continue;
      object = json_object ();
      json_object_set_new (object, "supply", json_string (supply->id));
      json_object_set_new (object, "committed", json_integer (segment->committed[i]));
      json_object_set_new (object, "available", json_integer (segment->available[i]));
      json_array_append_new (array, object);
    }

  return array;
}

static json_t *
new_bottleneck (const SbBid *bid, const SbBottleneck *bottleneck)
{
  json_t *object;

  if (bottleneck == NULL)
    return json_null ();

  object = json_object ();
  json_object_set_new (object, "requirements",
                       new_ids (bid, SB_TABLE_REQUIREMENT, bottleneck->requirements));
  json_object_set_new (object, "need", json_integer (bottleneck->need));
  json_object_set_new (object, "supplies", new_ids (bid, SB_TABLE_SUPPLY, bottleneck->supplies));
  json_object_set_new (object, "gives", json_integer (bottleneck->gives));

  return object;
}

/**
 * sb_results_json_write_split:
 * @split: a split
 *
 * Returns: (transfer full): `samanbud-split/1`
 */
char *
sb_results_json_write_split (const SbSplit *split)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-split/1");
  json_t *segments = json_array ();

  g_return_val_if_fail (split != NULL, NULL);

  for (guint i = 0; i < split->n_segments; i++)
    {
      const SbSplitSegment *segment = &split->segments[i];
      json_t *object = json_object ();

      set_segment (object, &segment->segment);
      json_object_set_new (object, "commitments", new_cells (split->bid, segment->cells));
      json_object_set_new (object, "workload", new_workload (split->bid, segment));
      json_object_set_new (object, "bottleneck", new_bottleneck (split->bid, segment->bottleneck));
      json_array_append_new (segments, object);
    }
  json_object_set_new (document, "feasible", json_boolean (split->feasible));
  json_object_set_new (document, "segments", segments);

  return sb_results_json_to_text (document);
}

static json_t *
new_exit (const SbExits *exits, const SbExit *row)
{
  json_t *object = json_object ();
  guint n = exits->segments->len;

  json_object_set_new (object, "members", new_ids (exits->bid, SB_TABLE_MEMBER, row->members));
  json_object_set_new (object, "verdict", json_string (sb_verdict_to_code (row->verdict)));
  json_object_set_new (object, "as_is_minutes_per_week", new_minutes (row->as_is, n));
  json_object_set_new (object, "takeover_minutes_per_week", new_minutes (row->takeover, n));
  json_object_set_new (object, "best_minutes_per_week", new_minutes (row->best, n));
  json_object_set_new (object, "broken", new_ids (exits->bid, SB_TABLE_REQUIREMENT, row->broken));
  json_object_set_new (object, "first_short", sb_results_json_new_date (row->first_short));

  return object;
}

static json_t *
new_sets (const SbBid *bid, const GPtrArray *sets)
{
  json_t *array;

  if (sets == NULL)
    return json_null ();

  array = json_array ();
  for (guint i = 0; i < sets->len; i++)
    json_array_append_new (array, new_ids (bid, SB_TABLE_MEMBER, g_ptr_array_index (sets, i)));

  return array;
}

/* Further keys of a row that is an exit; the base has no rank. */
static json_t *
new_ranked_exit (const SbExits *exits, const SbExit *row, const SbSeverity *severity)
{
  json_t *object = new_exit (exits, row);

  json_object_set_new (object, "rank", json_integer (severity->rank));
  json_object_set_new (object, "minutes_short", json_integer (severity->minutes_short));
  json_object_set_new (object, "minutes_as_is", json_integer (severity->minutes_as_is));
  json_object_set_new (object, "share_short_bp", json_integer (severity->share_short_bp));
  json_object_set_new (object, "days_until_short",
                       severity->days_until_short != SB_UNKNOWN ?
                           json_integer (severity->days_until_short) :
                           json_null ());

  return object;
}

/**
 * sb_results_json_write_exits:
 * @exits: an exit analysis
 *
 * Returns: (transfer full): `samanbud-exits/1`
 */
char *
sb_results_json_write_exits (const SbExits *exits)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-exits/1");
  g_autoptr (GArray) severities = NULL;
  json_t *segments = json_array ();
  json_t *rows = json_array ();

  g_return_val_if_fail (exits != NULL, NULL);

  severities = sb_severity_list (exits);
  for (guint i = 0; i < exits->segments->len; i++)
    {
      json_t *object = json_object ();

      set_segment (object, &g_array_index (exits->segments, SbSegment, i));
      json_array_append_new (segments, object);
    }
  for (guint i = 0; i < exits->exits->len; i++)
    json_array_append_new (rows, new_ranked_exit (exits, g_ptr_array_index (exits->exits, i),
                                                  &g_array_index (severities, SbSeverity, i)));

  json_object_set_new (
      document, "at",
      sb_results_json_new_date (exits->at != SB_DATE_NONE ? exits->at : exits->bid->start));
  json_object_set_new (document, "segments", segments);
  json_object_set_new (document, "base", new_exit (exits, exits->base));
  json_object_set_new (document, "exits", rows);
  json_object_set_new (document, "minimal_critical",
                       new_sets (exits->bid, exits->minimal_critical));
  json_object_set_new (document, "minimal_sufficient",
                       new_sets (exits->bid, exits->minimal_sufficient));

  return sb_results_json_to_text (document);
}

static json_t *
new_strings (char **strings)
{
  json_t *array = json_array ();

  for (char **p = strings; *p != NULL; p++)
    json_array_append_new (array, json_string (*p));

  return array;
}

static json_t *
new_candidates (const SbBid *bid, const GArray *candidates)
{
  json_t *array = json_array ();

  for (guint i = 0; i < candidates->len; i++)
    {
      const SbCandidate *candidate = &g_array_index (candidates, SbCandidate, i);
      json_t *object = json_object ();

      json_object_set_new (object, "member", json_string (bid->members[candidate->member].id));
      json_object_set_new (object, "available_minutes_per_week",
                           json_integer (candidate->available));
      json_array_append_new (array, object);
    }

  return array;
}

static json_t *
new_extra (const SbBid *bid, const SbExtra *extra)
{
  json_t *object = json_object ();

  json_object_set_new (object, "professions", new_strings (extra->professions));
  json_object_set_new (object, "municipality", sb_results_json_new_text (extra->municipality));
  json_object_set_new (object, "minutes_per_week", json_integer (extra->minutes_per_week));
  json_object_set_new (object, "from", sb_results_json_new_date (extra->from));
  json_object_set_new (object, "to", sb_results_json_new_date (extra->to));
  json_object_set_new (object, "requirements",
                       new_ids (bid, SB_TABLE_REQUIREMENT, extra->requirements));
  json_object_set_new (object, "candidates", new_candidates (bid, extra->candidates));

  return object;
}

static json_t *
new_remedies (const SbRemedies *remedies)
{
  const SbBid *bid = remedies->bid;
  json_t *object = json_object ();
  json_t *extra = json_array ();
  json_t *broken = json_array ();

  for (guint i = 0; i < remedies->extra->len; i++)
    json_array_append_new (extra, new_extra (bid, &g_array_index (remedies->extra, SbExtra, i)));
  for (guint i = 0; i < remedies->broken->len; i++)
    {
      const SbBrokenPart *part = &g_array_index (remedies->broken, SbBrokenPart, i);
      json_t *row = json_object ();

      json_object_set_new (row, "requirement",
                           json_string (bid->requirements[part->requirement].id));
      json_object_set_new (row, "cure", json_string (sb_cure_to_code (part->cure)));
      json_array_append_new (broken, row);
    }

  json_object_set_new (object, "members", new_ids (bid, SB_TABLE_MEMBER, remedies->members));
  json_object_set_new (object, "extra", extra);
  json_object_set_new (object, "broken", broken);

  return object;
}

static json_t *
new_vacancy (const SbBid *bid, const SbVacancy *vacancy)
{
  json_t *object = json_object ();

  json_object_set_new (object, "member", json_string (bid->members[vacancy->member].id));
  json_object_set_new (object, "notice", sb_results_json_new_date (vacancy->notice));
  json_object_set_new (object, "locum", sb_results_json_new_date (vacancy->locum));
  json_object_set_new (object, "recruit", sb_results_json_new_date (vacancy->recruit));
  json_object_set_new (object, "filled", sb_results_json_new_date (vacancy->filled));

  return object;
}

static json_t *
new_coverage (const SbCoverage *coverage)
{
  json_t *object = json_object ();

  json_object_set_new (object, "from", sb_results_json_new_date (coverage->segment.from));
  json_object_set_new (object, "to", sb_results_json_new_date (coverage->segment.to));
  json_object_set_new (object, "need_minutes_per_week", json_integer (coverage->need));
  json_object_set_new (object, "without_overtime_minutes_per_week",
                       json_integer (coverage->without_overtime));
  json_object_set_new (object, "missing_minutes_per_week", json_integer (coverage->missing));

  return object;
}

static json_t *
new_recovery (const SbRecovery *recovery)
{
  const SbBid *bid = recovery->bid;
  json_t *object = json_object ();
  json_t *vacancies = json_array ();
  json_t *curve = json_array ();

  for (guint i = 0; i < recovery->vacancies->len; i++)
    json_array_append_new (vacancies,
                           new_vacancy (bid, &g_array_index (recovery->vacancies, SbVacancy, i)));
  for (guint i = 0; i < recovery->curve->len; i++)
    json_array_append_new (curve, new_coverage (&g_array_index (recovery->curve, SbCoverage, i)));

  json_object_set_new (object, "members", new_ids (bid, SB_TABLE_MEMBER, recovery->members));
  json_object_set_new (object, "vacancies", vacancies);
  json_object_set_new (object, "curve", curve);
  json_object_set_new (object, "first_unsafe", sb_results_json_new_date (recovery->first_unsafe));
  json_object_set_new (object, "recovered", sb_results_json_new_date (recovery->recovered));
  json_object_set_new (object, "minutes_lost", json_integer (recovery->minutes_lost));
  json_object_set_new (object, "enough_notice_months",
                       recovery->enough_notice_months != SB_UNKNOWN ?
                           json_integer (recovery->enough_notice_months) :
                           json_null ());

  return object;
}

/**
 * sb_results_json_write_recovery:
 * @list: (element-type SbRecovery): for each set of leavers
 *
 * Returns: (transfer full): `samanbud-recovery/1`
 */
char *
sb_results_json_write_recovery (const GPtrArray *list)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-recovery/1");
  json_t *rows = json_array ();

  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    json_array_append_new (rows, new_recovery (list->pdata[i]));
  json_object_set_new (document, "exits", rows);

  return sb_results_json_to_text (document);
}

/**
 * sb_results_json_write_remedies:
 * @list: (element-type SbRemedies): for each set of leavers
 *
 * Returns: (transfer full): `samanbud-remedies/1`
 */
char *
sb_results_json_write_remedies (const GPtrArray *list)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-remedies/1");
  json_t *rows = json_array ();

  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    json_array_append_new (rows, new_remedies (list->pdata[i]));
  json_object_set_new (document, "exits", rows);

  return sb_results_json_to_text (document);
}

/**
 * sb_results_json_write_alone:
 * @bid: the bid
 * @list: (element-type SbAlone): smaller groups
 *
 * Returns: (transfer full): `samanbud-alone/1`
 */
char *
sb_results_json_write_alone (const SbBid *bid, const GPtrArray *list)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-alone/1");
  json_t *rows = json_array ();

  g_return_val_if_fail (bid != NULL && list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SbAlone *alone = list->pdata[i];
      json_t *object = json_object ();

      json_object_set_new (object, "members", new_ids (bid, SB_TABLE_MEMBER, alone->members));
      json_object_set_new (object, "meets_all", json_boolean (alone->stops->len == 0));
      json_object_set_new (object, "stops", new_ids (bid, SB_TABLE_REQUIREMENT, alone->stops));
      json_array_append_new (rows, object);
    }
  json_object_set_new (document, "groups", rows);

  return sb_results_json_to_text (document);
}

static json_t *
new_point (const SbBid *bid, const SbProbabilityPoint *point)
{
  json_t *object = json_object ();
  json_t *members = json_array ();

  json_object_set_new (object, "date", sb_results_json_new_date (point->date));
  json_object_set_new (object, "carries", json_real (point->carries));
  json_object_set_new (object, "minutes_short",
                       point->minutes_short < 0 ? json_null () : json_real (point->minutes_short));
  for (guint m = 0; m < bid->n_members; m++)
    {
      json_t *row = json_object ();

      json_object_set_new (row, "member", json_string (bid->members[m].id));
      json_object_set_new (row, "stays",
                           json_real (sb_probability_of_staying (bid, m, point->date)));
      json_object_set_new (row, "birnbaum", json_real (point->birnbaum[m]));
      json_array_append_new (members, row);
    }
  json_object_set_new (object, "members", members);

  return object;
}

/**
 * sb_results_json_write_probability:
 * @probability: how likely the group still carries the bid
 *
 * Returns: (transfer full): `samanbud-probability/1`
 */
char *
sb_results_json_write_probability (const SbProbability *probability)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-probability/1");
  json_t *points = json_array ();
  json_t *members = json_array ();
  const SbBid *bid;

  g_return_val_if_fail (probability != NULL, NULL);

  bid = probability->bid;
  for (guint i = 0; i < probability->points->len; i++)
    json_array_append_new (
        points, new_point (bid, &g_array_index (probability->points, SbProbabilityPoint, i)));
  for (guint m = 0; m < bid->n_members; m++)
    {
      json_t *row = json_object ();

      json_object_set_new (row, "member", json_string (bid->members[m].id));
      json_object_set_new (row, "shapley", json_real (probability->shapley[m]));
      json_object_set_new (row, "banzhaf", json_real (probability->banzhaf[m]));
      json_array_append_new (members, row);
    }

  json_object_set_new (document, "unknown", new_ids (bid, SB_TABLE_MEMBER, probability->unknown));
  json_object_set_new (document, "points", points);
  json_object_set_new (document, "members", members);

  return sb_results_json_to_text (document);
}
