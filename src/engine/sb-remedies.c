/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What would have to be added when members leave (resources/docs/model.md, section 6, remedies). In
 * each segment a maximum flow of what remains shows which needs stay unmet and by how much: so many
 * minutes, of anybody eligible for that need, are enough, and fewer are not, because a minimum cut
 * stands in the way. Unmet needs that the same professions and places could serve are one line, and
 * a line goes on for as long as its figure is the same.
 *
 * It is the flow that the exit analysis takes too, so that both name the same requirements.
 */

#include "config.h"

#include <samanbud/sb-remedies.h>

#include <samanbud/sb-segments.h>
#include <string.h>

#include "sb-ledger.h"
#include "sb-sets.h"
#include "sb-standing.h"

static const char *const cure_codes[] = { "other-lead", "hours",  "site-nearby",
                                          "number",     "holder", "everybody" };

/*
 * kind_of: by column: requirements that the same capacity would serve have the same number
 * like: by kind: a column of that kind
 * open: by kind: the line that reached to the end of the segment before; -1 for none
 */
typedef struct
{
  SbRemedies *remedies;
  SbLedger *ledger;
  SbFlow *flow;
  gboolean *remaining;
  char ***professions;
  guint *kind_of;
  guint *like;
  int *open;
  guint n_kinds;
} Search;

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_professions (const SbRequirement *requirement)
{
  char **list =
      g_strsplit (requirement->professions != NULL ? requirement->professions : "", " ", 0);

  qsort (list, g_strv_length (list), sizeof (char *), compare_strings);

  return list;
}

static gboolean
is_same_kind (const Search *self, guint a, guint b)
{
  const SbRequirement *x = &self->ledger->bid->requirements[self->ledger->requirements[a]];
  const SbRequirement *y = &self->ledger->bid->requirements[self->ledger->requirements[b]];

  return g_strcmp0 (x->municipality, y->municipality) == 0 &&
         g_strv_equal ((const char *const *) self->professions[a],
                       (const char *const *) self->professions[b]);
}

static int
compare_kinds (gconstpointer a, gconstpointer b, gpointer data)
{
  const Search *self = data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  g_autofree char *one = g_strjoinv (" ", self->professions[x]);
  g_autofree char *other = g_strjoinv (" ", self->professions[y]);
  int order = strcmp (one, other);

  return order != 0 ?
             order :
             g_strcmp0 (
                 self->ledger->bid->requirements[self->ledger->requirements[x]].municipality,
                 self->ledger->bid->requirements[self->ledger->requirements[y]].municipality);
}

/* Numbers the kinds by professions and municipality. */
static void
find_kinds (Search *self)
{
  guint n = self->ledger->n_columns;

  for (guint c = 0; c < n; c++)
    {
      guint kind = 0;

      while (kind < self->n_kinds && !is_same_kind (self, self->like[kind], c))
        kind++;
      if (kind == self->n_kinds)
        self->like[self->n_kinds++] = c;
    }
  g_qsort_with_data (self->like, (int) self->n_kinds, sizeof (guint), compare_kinds, self);
  for (guint c = 0; c < n; c++)
    while (!is_same_kind (self, self->like[self->kind_of[c]], c))
      self->kind_of[c]++;
}

static void
search_init (Search *self, SbRemedies *remedies, SbLedger *ledger)
{
  guint n = ledger->n_columns;

  *self = (Search){ .remedies = remedies, .ledger = ledger };
  self->flow = sb_flow_new (ledger->network);
  self->remaining = g_new0 (gboolean, ledger->bid->n_members + 1);
  for (guint m = 0; m < ledger->bid->n_members; m++)
    self->remaining[m] = TRUE;
  for (guint i = 0; i < remedies->members->len; i++)
    self->remaining[g_array_index (remedies->members, guint, i)] = FALSE;

  self->professions = g_new0 (char **, n + 1);
  for (guint c = 0; c < n; c++)
    self->professions[c] = list_professions (&ledger->bid->requirements[ledger->requirements[c]]);
  self->kind_of = g_new0 (guint, n + 1);
  self->like = g_new0 (guint, n + 1);
  find_kinds (self);
  self->open = g_new (int, self->n_kinds + 1);
  for (guint i = 0; i < self->n_kinds; i++)
    self->open[i] = -1;
}

static void
search_clear (Search *self)
{
  for (guint c = 0; c < self->ledger->n_columns; c++)
    g_strfreev (self->professions[c]);
  g_free (self->professions);
  g_free (self->kind_of);
  g_free (self->like);
  g_free (self->open);
  g_free (self->remaining);
  sb_flow_free (self->flow);
}

static SbCandidate *
find_candidate (GArray *candidates, guint member)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, SbCandidate, i).member == member)
      return &g_array_index (candidates, SbCandidate, i);

  return NULL;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const SbCandidate *x = a, *y = b;

  if (x->available != y->available)
    return x->available > y->available ? -1 : 1;

  return (x->member > y->member) - (x->member < y->member);
}

/* Members who stay and have such capacity already; what they have most of speaks for them. */
static GArray *
list_candidates (const Search *self, const SbPage *page, guint column)
{
  const SbLedger *ledger = self->ledger;
  const SbNetwork *network = ledger->network;
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (SbCandidate));
  g_autofree gint64 *most = g_new0 (gint64, ledger->bid->n_members + 1);

  for (guint a = network->first_of_requirement[column];
       a < network->first_of_requirement[column + 1]; a++)
    {
      guint s = network->arcs[a].supply;
      guint m = ledger->member_of[s];
      const SbSupply *supply = &ledger->bid->supplies[s];
      SbCandidate *candidate = find_candidate (candidates, m);

      if (!self->remaining[m] || page->available[s] == 0)
        continue;
      if (candidate == NULL)
        {
          SbCandidate row = { m, NULL, NULL, 0 };

          g_array_append_val (candidates, row);
          candidate = &g_array_index (candidates, SbCandidate, candidates->len - 1);
        }
      candidate->available += page->available[s];
      if (page->available[s] > most[m])
        {
          most[m] = page->available[s];
          candidate->profession = supply->profession;
          candidate->site = supply->site;
        }
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

static GArray *
list_unmet (const Search *self, guint kind)
{
  GArray *requirements = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < self->ledger->n_columns; c++)
    if (self->kind_of[c] == kind && self->flow->met[c] < self->flow->need[c])
      g_array_append_val (requirements, self->ledger->requirements[c]);

  return requirements;
}

static gboolean
is_same_array (const GArray *a, const GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

static void
add_line (Search *self, const SbPage *page, guint kind, gint64 minutes)
{
  GArray *lines = self->remedies->extra;
  g_autoptr (GArray) requirements = list_unmet (self, kind);
  const SbRequirement *requirement =
      &self->ledger->bid->requirements[self->ledger->requirements[self->like[kind]]];
  SbExtra *line = NULL;

  if (self->open[kind] >= 0)
    line = &g_array_index (lines, SbExtra, self->open[kind]);
  if (line != NULL && line->minutes_per_week == minutes &&
      is_same_array (line->requirements, requirements))
    {
      line->to = page->segment.to;
      return;
    }

  g_array_append_val (lines, ((SbExtra){
                                 g_strdupv (self->professions[self->like[kind]]),
                                 g_strdup (requirement->municipality),
                                 minutes,
                                 page->segment.from,
                                 page->segment.to,
                                 g_steal_pointer (&requirements),
                                 list_candidates (self, page, self->like[kind]),
                             }));
  self->open[kind] = (int) lines->len - 1;
}

static void
search_page (Search *self, const SbPage *page)
{
  g_autofree gint64 *missing = g_new0 (gint64, self->n_kinds + 1);

  sb_page_fill_best (page, self->ledger, self->remaining, self->flow);
  for (guint c = 0; c < self->ledger->n_columns; c++)
    missing[self->kind_of[c]] += self->flow->need[c] - self->flow->met[c];
  for (guint kind = 0; kind < self->n_kinds; kind++)
    if (missing[kind] > 0)
      add_line (self, page, kind, missing[kind]);
    else
      self->open[kind] = -1;
}

static SbCure
find_cure (const SbBid *bid, const SbRequirement *requirement, const gboolean *remaining)
{
  int lead = sb_bid_find (bid, SB_TABLE_MEMBER, bid->info->lead);

  if (requirement->fulfilment == SB_FULFILMENT_LEAD && (lead < 0 || !remaining[lead]))
    return SB_CURE_OTHER_LEAD;
  if (requirement->test == SB_TEST_NUMBER)
    return SB_CURE_NUMBER;
  if (requirement->fulfilment == SB_FULFILMENT_EACH ||
      requirement->fulfilment == SB_FULFILMENT_SITE ||
      requirement->fulfilment == SB_FULFILMENT_PERFORMER ||
      requirement->fulfilment == SB_FULFILMENT_PERSON)
    return SB_CURE_EVERYBODY;
  if (requirement->test == SB_TEST_HOURS)
    return SB_CURE_HOURS;

  return requirement->test == SB_TEST_DISTANCE ? SB_CURE_SITE_NEARBY : SB_CURE_HOLDER;
}

static void
list_broken (Search *self, const SbStanding *standing)
{
  const SbBid *bid = self->ledger->bid;
  g_autoptr (GArray) broken = sb_standing_list_broken (standing, self->remaining);

  for (guint i = 0; i < broken->len; i++)
    {
      guint r = g_array_index (broken, guint, i);
      SbBrokenPart part = { r, find_cure (bid, &bid->requirements[r], self->remaining) };

      g_array_append_val (self->remedies->broken, part);
    }
}

static void
clear_extra_cb (gpointer data)
{
  SbExtra *extra = data;

  g_strfreev (extra->professions);
  g_free (extra->municipality);
  g_array_unref (extra->requirements);
  g_array_unref (extra->candidates);
}

static SbRemedies *
remedies_new (SbBid *bid, const guint *members, guint n_members)
{
  SbRemedies *self = g_new0 (SbRemedies, 1);

  self->bid = sb_bid_ref (bid);
  self->members = sb_sets_sort (members, n_members);
  self->extra = g_array_new (FALSE, FALSE, sizeof (SbExtra));
  g_array_set_clear_func (self->extra, clear_extra_cb);
  self->broken = g_array_new (FALSE, FALSE, sizeof (SbBrokenPart));

  return self;
}

/*
 * What is the same for every set of leavers, read once.
 *
 * pages: (element-type SbPage): the segments that count
 */
typedef struct
{
  SbLedger *ledger;
  SbStanding *standing;
  GPtrArray *pages;
} Ground;

/* Takes over @ledger. */
static void
ground_init (Ground *self, SbLedger *ledger, const GArray *segments)
{
  self->ledger = ledger;
  self->standing = sb_standing_new (ledger->bid);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_page_free);
  for (guint i = 0; i < segments->len; i++)
    g_ptr_array_add (self->pages,
                     sb_ledger_open_page (ledger, &g_array_index (segments, SbSegment, i)));
}

static void
ground_clear (Ground *self)
{
  g_ptr_array_unref (self->pages);
  sb_standing_free (self->standing);
  sb_ledger_free (self->ledger);
}

static SbRemedies *
find_remedies (const Ground *ground, SbBid *bid, const guint *members, guint n_members)
{
  SbRemedies *remedies = remedies_new (bid, members, n_members);
  Search search;

  search_init (&search, remedies, ground->ledger);
  for (guint i = 0; i < ground->pages->len; i++)
    search_page (&search, ground->pages->pdata[i]);
  list_broken (&search, ground->standing);
  search_clear (&search);

  return remedies;
}

/**
 * sb_remedies_new:
 * @bid: a sealed bid
 * @at: the day on which they leave; SB_DATE_NONE means the start of the contract
 * @until: for an absence: the day on which they are back; SB_DATE_NONE means never
 * @members: (array length=n_members): positions of those who leave, each once
 * @n_members: how many
 * @error: names a record whose minutes cannot be computed with
 *
 * Returns: (transfer full) (nullable): what would have to be added if exactly they leave
 */
SbRemedies *
sb_remedies_new (
    SbBid *bid, SbDate at, SbDate until, const guint *members, guint n_members, GError **error)
{
  g_autoptr (GArray) segments = NULL;
  SbRemedies *remedies;
  SbLedger *ledger;
  Ground ground;

  g_return_val_if_fail (bid != NULL, NULL);
  for (guint i = 0; i < n_members; i++)
    g_return_val_if_fail (members[i] < bid->n_members, NULL);

  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  segments = sb_segments_new (bid, at, until);
  ground_init (&ground, ledger, segments);
  remedies = find_remedies (&ground, bid, members, n_members);
  ground_clear (&ground);

  return remedies;
}

/**
 * sb_remedies_new_for_exit:
 * @exits: an exit analysis
 * @exit: one of its exits, or its base
 *
 * For views that must show something whatever was entered: minutes that cannot be computed with
 * count as 0.
 *
 * Returns: (transfer full): what would have to be added
 */
SbRemedies *
sb_remedies_new_for_exit (const SbExits *exits, const SbExit *exit)
{
  SbRemedies *remedies;
  Ground ground;

  g_return_val_if_fail (exits != NULL && exit != NULL, NULL);

  ground_init (&ground, sb_ledger_new_lenient (exits->bid), exits->segments);
  remedies = find_remedies (&ground, exits->bid, (const guint *) (gpointer) exit->members->data,
                            exit->members->len);
  ground_clear (&ground);

  return remedies;
}

/**
 * sb_remedies_list:
 * @bid: a sealed bid
 * @at: the day on which they leave; SB_DATE_NONE means the start of the contract
 * @until: for an absence: the day on which they are back; SB_DATE_NONE means never
 * @max: for sets of up to so many leavers
 * @cancellable: (nullable): stops a computation that nobody waits for any more
 * @error: names a record whose minutes cannot be computed with
 *
 * Returns: (transfer full) (nullable) (element-type SbRemedies): for every set of 1 … @max leavers,
 *   by size, then member by member
 */
GPtrArray *
sb_remedies_list (
    SbBid *bid, SbDate at, SbDate until, guint max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_remedies_free);
  g_autoptr (GArray) segments = NULL;
  g_autofree guint *members = NULL;
  SbLedger *ledger;
  Ground ground;

  g_return_val_if_fail (bid != NULL, NULL);

  ledger = sb_ledger_new (bid, error);
  if (ledger == NULL)
    return NULL;

  segments = sb_segments_new (bid, at, until);
  ground_init (&ground, ledger, segments);
  members = g_new (guint, bid->n_members + 1);
  for (guint size = 1; size <= MIN (max, bid->n_members); size++)
    {
      sb_sets_begin (members, size);
      do
        g_ptr_array_add (list, find_remedies (&ground, bid, members, size));
      while (!g_cancellable_is_cancelled (cancellable) &&
             sb_sets_next (members, size, bid->n_members));
    }
  ground_clear (&ground);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&list);
}

/**
 * sb_remedies_free:
 * @remedies: (transfer full) (nullable): remedies
 */
void
sb_remedies_free (SbRemedies *remedies)
{
  if (remedies == NULL)
    return;

  g_array_unref (remedies->members);
  g_array_unref (remedies->extra);
  g_array_unref (remedies->broken);
  sb_bid_unref (remedies->bid);
  g_free (remedies);
}

/**
 * sb_cure_to_code:
 * @cure: a cure
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
sb_cure_to_code (SbCure cure)
{
  g_return_val_if_fail (cure < G_N_ELEMENTS (cure_codes), NULL);

  return cure_codes[cure];
}
