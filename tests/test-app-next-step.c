/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The next best step, in the order in which a bid comes to be: each case adds to the one before
 * what that one asked for.
 */

#include "config.h"

#include <string.h>

#include "../app/sb-app-next-step.h"
#include "store-sample.h"

#define HEAD                                                                                       \
  "{'format': 'samanbud-bid/1', 'title': 'T', 'route': 'lov', 'language': 'en',"                   \
  " 'dates': {'start': '2027-03-01', 'end': '2034-03-01'},"
#define MEMBERS                                                                                    \
  "'members': [{'id': 'dsk', 'name': 'Nurse', 'orgnr': '121212-1212', 'signatory': 'S'},"          \
  " {'id': 'gp', 'name': 'Doctor', 'orgnr': '559000-0005', 'signatory': 'S'}],"
#define ALONE                                                                                      \
  "'members': [{'id': 'gp', 'name': 'Doctor', 'orgnr': '559000-0005', 'signatory': 'S'}],"
#define SUPPLY(minutes)                                                                            \
  "'supply': [{'id': 'u1', 'member': 'gp', 'profession': 'gp', 'minutes_per_week': " minutes "}],"
#define REQUIREMENTS                                                                               \
  "'requirements': [{'id': 'R1', 'section': '5.1', 'obligation': 'shall',"                         \
  " 'fulfilment': 'group', 'text': {'en': 'Surgery'}, 'test': {'kind': 'capacity',"                \
  " 'professions': ['gp'], 'minutes_per_week': 600}},"                                             \
  " {'id': 'R2', 'section': '3.2', 'obligation': 'shall', 'fulfilment': 'group',"                  \
  " 'text': {'en': 'Insurance'}, 'test': {'kind': 'declaration'}}]"
/* As above, and one that each site must meet: there is none. */
#define WITH_SITE                                                                                  \
  "'requirements': [{'id': 'R1', 'section': '5.1', 'obligation': 'shall',"                         \
  " 'fulfilment': 'group', 'text': {'en': 'Surgery'}, 'test': {'kind': 'capacity',"                \
  " 'professions': ['gp'], 'minutes_per_week': 600}},"                                             \
  " {'id': 'R2', 'section': '3.2', 'obligation': 'shall', 'fulfilment': 'group',"                  \
  " 'text': {'en': 'Insurance'}, 'test': {'kind': 'declaration'}},"                                \
  " {'id': 'R3', 'section': '3.3', 'obligation': 'shall', 'fulfilment': 'site',"                   \
  " 'text': {'en': 'Entrance'}, 'test': {'kind': 'declaration'}}]"
#define COMMITMENTS                                                                                \
  ", 'commitments': [{'supply': 'u1', 'requirement': 'R1', 'minutes_per_week': 600}]"
#define LEAD ", 'group': {'lead': 'gp', 'liability': 'as-in-contract'}"
#define ANSWER(status)                                                                             \
  ", 'answers': [{'requirement': 'R2', 'subject': 'group', 'status': '" status "'}]"

typedef struct
{
  const char *name;
  const char *json;
  const char *page;
  const char *record;
  const char *state;
} Case;

static const Case cases[] = {
  { "nothing", HEAD "'members': [], 'requirements': []}", "members", NULL,
    "No shall requirements are entered yet" },
  { "members", HEAD MEMBERS "'requirements': []}", "procurement", NULL,
    "No shall requirements are entered yet" },
  { "requirements", HEAD MEMBERS REQUIREMENTS "}", "capacity", NULL,
    "0 of 2 shall requirements are met" },
  { "too-little", HEAD MEMBERS SUPPLY ("500") REQUIREMENTS "}", "capacity", NULL,
    "0 of 2 shall requirements are met" },
  { "capacity", HEAD MEMBERS SUPPLY ("600") REQUIREMENTS "}", "commitments", "R1",
    "0 of 2 shall requirements are met" },
  { "split", HEAD MEMBERS SUPPLY ("600") REQUIREMENTS COMMITMENTS "}", "requirements", "R2",
    "1 of 2 shall requirements are met" },
  { "not-met", HEAD MEMBERS SUPPLY ("600") REQUIREMENTS COMMITMENTS ANSWER ("not_met") "}",
    "requirements", "R2", "1 of 2 shall requirements are met" },
  { "answered", HEAD MEMBERS SUPPLY ("600") REQUIREMENTS COMMITMENTS ANSWER ("met") "}",
    "procurement", "bid", "All 2 shall requirements are met" },
  { "lead", HEAD MEMBERS SUPPLY ("600") REQUIREMENTS COMMITMENTS ANSWER ("met") LEAD "}", "exit",
    "gp", "All 2 shall requirements are met" },
  { "alone", HEAD ALONE SUPPLY ("600") REQUIREMENTS COMMITMENTS ANSWER ("met") LEAD "}",
    "submission", NULL, "All 2 shall requirements are met" },
  { "nobody", HEAD ALONE SUPPLY ("600") WITH_SITE COMMITMENTS ANSWER ("met") LEAD "}",
    "requirements", "R3", "2 of 3 shall requirements are met" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *json = g_strdelimit (g_strdup (c->json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_json_parse (json, strlen (json), &error);
  g_autoptr (SbDocument) document = NULL;
  g_autoptr (SbAppResults) results = NULL;
  g_autoptr (SbAppNextStep) step = NULL;
  g_autofree char *state = NULL;

  g_assert_no_error (error);
  document = sb_document_new_from_bid (bid, "Case", &error);
  g_assert_no_error (error);
  results = sb_app_results_new (document);

  for (guint i = 0; i < sb_app_results_get_findings (results)->n_remarks; i++)
    g_test_message ("%s", sb_app_results_get_findings (results)->remarks[i].text);

  step = sb_app_next_step_find (results);
  g_test_message ("%s – %s", step->title, step->reason);
  g_assert_cmpstr (step->page, ==, c->page);
  g_assert_cmpstr (step->record, ==, c->record);
  g_assert_false (sb_text_is_empty (step->title));
  g_assert_false (sb_text_is_empty (step->button));
  g_assert_true (step->is_done == (g_strcmp0 (c->page, "submission") == 0));

  state = sb_app_next_step_describe_state (results);
  g_assert_cmpstr (state, ==, c->state);
  sb_document_close (document, FALSE);
}

int
main (int argc, char *argv[])
{
  store_sample_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/next-step/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }

  return store_sample_run ();
}
