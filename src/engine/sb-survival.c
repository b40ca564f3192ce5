/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which of all 2ⁿ groups of remaining members are short of capacity in some segment, even with the
 * best split (resources/docs/model.md, section 6, `best` above 0).
 *
 * Capacity only gets worse when somebody leaves. So the search decides member by member who stays,
 * the largest first, with two flows at hand: one of those who surely stay, and one of those who may
 * yet stay. Where the first meets all needs, so does every group from here; where the second does
 * not, none does. Both change by one member at a time, so a step costs a few augmenting paths.
 *
 * Each shortage found leaves its minimum cut behind: a set of requirements, and how much each
 * member gives to it. When those who are out take more from a cut than it can spare, that alone is
 * proof, in this segment and in every later one, and costs an addition per member.
 *
 * Before that, what is alike is put together: requirements that the same supplies serve are one
 * class, and supplies that serve the same requirements one kind, whoever gives them. What grows
 * with the number of members is then only the number of steps. Segments in which another one asks
 * as much or more of as little or less are left out.
 */

#include "config.h"

#include "sb-survival.h"

#include <string.h>

/* Looking at the clock costs more than a step. */
#define STEPS_BETWEEN_CHECKS 1024

/* loss: by member: what the cut loses when that member leaves; spare: how much it can lose */
typedef struct
{
  gint64 loss[SB_LATTICE_MAX_MEMBERS];
  gint64 spare;
} Cut;

/*
 * network: kinds of supplies × classes of requirements
 * gives: by member and kind
 * order: members who give anything, the largest first
 * sure, hope: a flow for each depth of the search
 */
typedef struct
{
  SbLattice *is_short;
  GArray *cuts;
  GCancellable *cancellable;
  SbNetwork *network;
  gint64 *gives;
  guint8 *marks;
  SbFlow *sure[SB_LATTICE_MAX_MEMBERS + 1];
  SbFlow *hope[SB_LATTICE_MAX_MEMBERS + 1];
  guint order[SB_LATTICE_MAX_MEMBERS];
  guint n_order;
  guint n_members;
  guint n_steps;
  gboolean cancelled;
} Search;

static gboolean
is_at_least_as_hard (const SbLedger *ledger, const SbPage *page, const SbPage *other)
{
  for (guint c = 0; c < ledger->n_columns; c++)
    if (ledger->is_shall[c] && page->need[c] < other->need[c])
      return FALSE;
  for (guint s = 0; s < ledger->network->n_supplies; s++)
    if (page->available[s] > other->available[s])
      return FALSE;

  return TRUE;
}

/* Of pages that are equally hard, the first one counts. */
static gboolean
is_implied (const SbLedger *ledger, const GPtrArray *pages, guint position)
{
  const SbPage *page = pages->pdata[position];

  for (guint i = 0; i < pages->len; i++)
    if (i != position && is_at_least_as_hard (ledger, pages->pdata[i], page) &&
        (i < position || !is_at_least_as_hard (ledger, page, pages->pdata[i])))
      return TRUE;

  return FALSE;
}

/* Supplies that count × requirements that ask for something, one row per supply. */
static guint8 *
list_live (const SbLedger *ledger, const SbPage *page)
{
  const SbNetwork *network = ledger->network;
  guint8 *live = g_new0 (guint8, (gsize) network->n_supplies * network->n_requirements);

  for (guint a = 0; a < network->n_arcs; a++)
    {
      const SbArc *arc = &network->arcs[a];

      live[(gsize) arc->supply * network->n_requirements + arc->requirement] =
          page->available[arc->supply] > 0 && page->need[arc->requirement] > 0 &&
          ledger->is_shall[arc->requirement];
    }

  return live;
}

static gboolean
are_columns_alike (const guint8 *live, const SbNetwork *network, guint a, guint b)
{
  for (guint s = 0; s < network->n_supplies; s++)
    if (live[(gsize) s * network->n_requirements + a] !=
        live[(gsize) s * network->n_requirements + b])
      return FALSE;

  return TRUE;
}

/* Numbers the classes of requirements that the same supplies serve; @class_of gets one number per
 * column, G_MAXUINT for those that ask for nothing. Adds up what each class needs. */
static guint
classify_columns (const SbLedger *ledger, const SbPage *page, const guint8 *live, guint *class_of)
{
  guint n = 0;

  for (guint c = 0; c < ledger->n_columns; c++)
    {
      class_of[c] = G_MAXUINT;
      if (!ledger->is_shall[c] || page->need[c] == 0)
        continue;
      for (guint d = 0; d < c && class_of[c] == G_MAXUINT; d++)
        if (class_of[d] != G_MAXUINT && are_columns_alike (live, ledger->network, c, d))
          class_of[c] = class_of[d];
      if (class_of[c] == G_MAXUINT)
        class_of[c] = n++;
    }

  return n;
}

static gboolean
serves_anything (const guint8 *live, const SbNetwork *network, guint supply)
{
  return memchr (live + (gsize) supply * network->n_requirements, 1, network->n_requirements) !=
         NULL;
}

/* The same for supplies: which kind each is of, G_MAXUINT for those that serve nothing. */
static guint
classify_supplies (const SbLedger *ledger, const guint8 *live, guint *kind_of)
{
  const SbNetwork *network = ledger->network;
  gsize width = network->n_requirements;
  guint n = 0;

  for (guint s = 0; s < network->n_supplies; s++)
    {
      kind_of[s] = G_MAXUINT;
      if (!serves_anything (live, network, s))
        continue;
      for (guint t = 0; t < s && kind_of[s] == G_MAXUINT; t++)
        if (kind_of[t] != G_MAXUINT && memcmp (live + t * width, live + s * width, width) == 0)
          kind_of[s] = kind_of[t];
      if (kind_of[s] == G_MAXUINT)
        kind_of[s] = n++;
    }

  return n;
}

/* Builds the network of kinds and classes; returns what each class of requirements needs. */
static gint64 *
build_network (Search *self, const SbLedger *ledger, const SbPage *page)
{
  const SbNetwork *full = ledger->network;
  g_autofree guint8 *live = list_live (ledger, page);
  g_autofree guint *class_of = g_new (guint, full->n_requirements);
  g_autofree guint *kind_of = g_new (guint, full->n_supplies);
  guint n_classes = classify_columns (ledger, page, live, class_of);
  guint n_kinds = classify_supplies (ledger, live, kind_of);
  g_autofree guint8 *eligible = g_new0 (guint8, (gsize) n_kinds * n_classes);
  /* One more than needed, so that it is not NULL, from which nothing may be copied. */
  gint64 *need = g_new0 (gint64, n_classes + 1);

  self->gives = g_new0 (gint64, (gsize) self->n_members * n_kinds);
  for (guint c = 0; c < full->n_requirements; c++)
    if (class_of[c] != G_MAXUINT)
      need[class_of[c]] += page->need[c];
  for (guint s = 0; s < full->n_supplies; s++)
    if (kind_of[s] != G_MAXUINT)
      {
        self->gives[ledger->member_of[s] * n_kinds + kind_of[s]] += page->available[s];
        for (guint c = 0; c < full->n_requirements; c++)
          if (live[(gsize) s * full->n_requirements + c])
            eligible[(gsize) kind_of[s] * n_classes + class_of[c]] = TRUE;
      }
  self->network = sb_network_new (n_kinds, n_classes, eligible);

  return need;
}

static void
order_members (Search *self)
{
  guint n_kinds = self->network->n_supplies;
  gint64 total[SB_LATTICE_MAX_MEMBERS] = { 0 };

  self->n_order = 0;
  for (guint m = 0; m < self->n_members; m++)
    {
      guint place = self->n_order;

      for (guint k = 0; k < n_kinds; k++)
        total[m] += self->gives[m * n_kinds + k];
      if (total[m] == 0)
        continue;
      for (; place > 0 && total[self->order[place - 1]] < total[m]; place--)
        self->order[place] = self->order[place - 1];
      self->order[place] = m;
      self->n_order++;
    }
}

static void
add_cut (Search *self, const SbFlow *flow)
{
  const SbNetwork *network = self->network;
  Cut cut = { { 0 }, 0 };

  sb_network_find_short (self->network, flow, self->marks);
  for (guint r = 0; r < network->n_requirements; r++)
    if (self->marks[r])
      cut.spare -= flow->need[r];
  for (guint k = 0; k < network->n_supplies; k++)
    for (guint i = network->first_of_supply[k]; i < network->first_of_supply[k + 1]; i++)
      if (self->marks[network->arcs[network->arcs_of_supply[i]].requirement])
        {
          for (guint m = 0; m < self->n_members; m++)
            {
              cut.loss[m] += self->gives[m * network->n_supplies + k];
              cut.spare += self->gives[m * network->n_supplies + k];
            }
          break;
        }

  g_array_append_val (self->cuts, cut);
}

static gboolean
is_cut (const Search *self, guint32 out)
{
  for (guint i = self->cuts->len; i-- > 0;)
    {
      const Cut *cut = &g_array_index (self->cuts, Cut, i);
      gint64 spare = cut->spare;

      for (guint32 rest = out; rest != 0; rest &= rest - 1)
        spare -= cut->loss[__builtin_ctz (rest)];
      if (spare < 0)
        return TRUE;
    }

  return FALSE;
}

static void
keep_member (Search *self, guint member, SbFlow *to, const SbFlow *from)
{
  guint n_kinds = self->network->n_supplies;

  sb_flow_copy (to, from, self->network);
  for (guint k = 0; k < n_kinds; k++)
    to->capacity[k] += self->gives[member * n_kinds + k];
  sb_network_fill_all (self->network, to);
}

/* Whether those who may yet stay could do without the member; if not, the reason is kept. */
static gboolean
can_lose (Search *self, guint member, guint depth, const SbFlow *from)
{
  guint n_kinds = self->network->n_supplies;
  SbFlow *to = self->hope[depth + 1];

  sb_flow_copy (to, from, self->network);
  for (guint k = 0; k < n_kinds; k++)
    sb_flow_limit_supply (to, self->network, k,
                          to->capacity[k] - self->gives[member * n_kinds + k]);
  sb_network_fill_all (self->network, to);
  if (sb_flow_get_missing (to, self->network) == 0)
    return TRUE;

  add_cut (self, to);
  return FALSE;
}

static void
check_cancelled (Search *self)
{
  if (++self->n_steps % STEPS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (self->cancellable))
    self->cancelled = TRUE;
}

/* @in stay and @out leave; members who give nothing are neither. @sure and @hope are flows of those
 * who stay, and of all who are not out. */
static void
search (Search *self, guint32 in, guint32 out, const SbFlow *sure, const SbFlow *hope)
{
  guint32 all = (1u << self->n_members) - 1;
  guint depth = (guint) __builtin_popcount (in | out);
  guint member;

  check_cancelled (self);
  if (self->cancelled || sb_flow_get_missing (sure, self->network) == 0)
    return;

  /* At the last member, sure and hope are the same group. */
  g_assert (depth < self->n_order);
  member = self->order[depth];

  if (is_cut (self, out | 1u << member) || !can_lose (self, member, depth, hope))
    sb_lattice_add_cube (self->is_short, in, all & ~(in | out | 1u << member));
  else
    search (self, in, out | 1u << member, sure, self->hope[depth + 1]);

  keep_member (self, member, self->sure[depth + 1], sure);
  search (self, in | 1u << member, out, self->sure[depth + 1], hope);
}

static void
search_page (Search *self, const SbLedger *ledger, const SbPage *page)
{
  g_autofree gint64 *need = build_network (self, ledger, page);
  SbNetwork *network = self->network;

  order_members (self);
  self->marks = g_new0 (guint8, network->n_requirements);
  for (guint i = 0; i <= self->n_order; i++)
    {
      self->sure[i] = sb_flow_new (network);
      self->hope[i] = sb_flow_new (network);
    }

  memcpy (self->sure[0]->need, need, network->n_requirements * sizeof (gint64));
  memcpy (self->hope[0]->need, need, network->n_requirements * sizeof (gint64));
  for (guint m = 0; m < self->n_members; m++)
    for (guint k = 0; k < network->n_supplies; k++)
      self->hope[0]->capacity[k] += self->gives[m * network->n_supplies + k];
  sb_network_fill_all (network, self->hope[0]);
  if (sb_flow_get_missing (self->hope[0], network) > 0)
    sb_lattice_add_cube (self->is_short, 0, (1u << self->n_members) - 1);
  else
    search (self, 0, 0, self->sure[0], self->hope[0]);

  for (guint i = 0; i <= self->n_order; i++)
    {
      sb_flow_free (self->sure[i]);
      sb_flow_free (self->hope[i]);
    }
  g_clear_pointer (&self->marks, g_free);
  g_clear_pointer (&self->gives, g_free);
  g_clear_pointer (&self->network, sb_network_free);
}

/**
 * sb_survival_find_short:
 * @ledger: of a bid with at most SB_LATTICE_MAX_MEMBERS members
 * @pages: (element-type SbPage): the segments that count
 * @cancellable: (nullable): stops the search; the result is then useless
 *
 * Returns: (transfer full): the groups of members that are short of capacity in some segment when
 *   only they remain
 */
SbLattice *
sb_survival_find_short (const SbLedger *ledger, GPtrArray *pages, GCancellable *cancellable)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  Search self = {
    .is_short = sb_lattice_new (ledger->bid->n_members),
    .cuts = cuts,
    .cancellable = cancellable,
    .n_members = ledger->bid->n_members,
  };

  for (guint i = 0; i < pages->len && ledger->n_shall > 0 && !self.cancelled; i++)
    if (!is_implied (ledger, pages, i))
      search_page (&self, ledger, pages->pdata[i]);

  return self.is_short;
}
