/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Deadlines as JSON, `samanbud-deadlines/1` (resources/docs/model.md, section 7).
 */

#include "config.h"

#include <samanbud/sb-results-json.h>

#include "sb-results-json-private.h"

static json_t *
new_time (int minutes)
{
  g_autofree char *text = NULL;

  if (minutes < 0)
    return json_null ();

  text = sb_clock_to_text (minutes);
  return json_string (text);
}

static json_t *
new_deadline (const SbDeadline *deadline)
{
  json_t *object = json_object ();

  json_object_set_new (object, "key", json_string (deadline->key));
  json_object_set_new (object, "title", json_string (deadline->title));
  json_object_set_new (object, "date", sb_results_json_new_date (deadline->date));
  json_object_set_new (object, "time", new_time (deadline->minutes));
  json_object_set_new (object, "kind", json_string (sb_deadline_kind_to_code (deadline->kind)));
  json_object_set_new (object, "binds", json_string (sb_binds_to_code (deadline->binds)));
  json_object_set_new (object, "counted_from", sb_results_json_new_date (deadline->from));
  json_object_set_new (object, "unmoved", sb_results_json_new_date (deadline->unmoved));
  json_object_set_new (object, "waits_for", sb_results_json_new_text (deadline->waits_for));
  json_object_set_new (object, "reason", json_string (deadline->reason));
  json_object_set_new (object, "note", sb_results_json_new_text (deadline->note));
  json_object_set_new (object, "law", sb_results_json_new_text (deadline->law));

  return object;
}

/**
 * sb_results_json_write_deadlines:
 * @deadlines: (element-type SbDeadline): the days of a procedure
 *
 * Returns: (transfer full): them as `samanbud-deadlines/1`
 */
char *
sb_results_json_write_deadlines (const GPtrArray *deadlines)
{
  g_autoptr (json_t) document = sb_results_json_new_document ("samanbud-deadlines/1");
  json_t *rows = json_array ();

  g_return_val_if_fail (deadlines != NULL, NULL);

  for (guint i = 0; i < deadlines->len; i++)
    json_array_append_new (rows, new_deadline (deadlines->pdata[i]));
  json_object_set_new (document, "deadlines", rows);

  return sb_results_json_to_text (document);
}
