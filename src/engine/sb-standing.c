/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which `shall` requirements of other kinds than capacity hold for the members that remain
 * (resources/docs/model.md, section 6, `broken`). The rules judge; this file knows two shapes in
 * which judgements come, so that a million groups need no million questions:
 *
 * - every one of those concerned must meet it: a group fails if it has one member that fails alone;
 * - some one must: a group fails if it has none of those that meet it alone.
 *
 * Whatever is put together from several members (numbers, hours of the group) is asked group by
 * group. A group is a number in which bit i is member i.
 */

#include "config.h"

#include "sb-standing.h"

#include <samanbud/sb-judge.h>

#include "sb-lattice.h"

typedef enum
{
  SHAPE_EVERY,
  SHAPE_SOME,
  SHAPE_TOGETHER
} Shape;

/*
 * requirements: positions of all `shall` requirements of other kinds, in the bid's order
 * together: those among them that are asked group by group
 * some: masks of which a group must contain one member each
 * failing: members with whom a group fails
 * never: whether no group at all can stand, not even nobody
 */
struct _SbStanding
{
  const SbBid *bid;
  SbJudge *judge;
  GArray *requirements;
  GArray *together;
  GArray *some;
  gboolean *remaining;
  guint32 failing;
  gboolean never;
};

static Shape
find_shape (const SbRequirement *requirement)
{
  gboolean every = requirement->fulfilment == SB_FULFILMENT_EACH ||
                   requirement->fulfilment == SB_FULFILMENT_SITE;

  switch ((SbTestKind) requirement->test)
    {
    case SB_TEST_DECLARATION:
      return every || requirement->fulfilment == SB_FULFILMENT_PERFORMER ||
                     requirement->fulfilment == SB_FULFILMENT_PERSON ?
                 SHAPE_EVERY :
                 SHAPE_SOME;
    case SB_TEST_HOURS:
      if (requirement->fulfilment == SB_FULFILMENT_ONE)
        return SHAPE_SOME;
      return every ? SHAPE_EVERY : SHAPE_TOGETHER;
    case SB_TEST_DISTANCE:
      if (requirement->fulfilment == SB_FULFILMENT_LEAD)
        return SHAPE_TOGETHER;
      return every ? SHAPE_EVERY : SHAPE_SOME;
    case SB_TEST_NUMBER:
    case SB_TEST_CAPACITY:
    default:
      return SHAPE_TOGETHER;
    }
}

/* Asks for each member alone, and for nobody. */
static void
learn (SbStanding *self, guint requirement, Shape shape)
{
  gboolean *remaining = self->remaining;
  gboolean nobody = sb_judge_holds (self->judge, requirement, remaining);
  guint32 meeting = 0;

  for (guint m = 0; m < self->bid->n_members; m++)
    {
      remaining[m] = TRUE;
      if (sb_judge_holds (self->judge, requirement, remaining))
        meeting |= 1u << m;
      remaining[m] = FALSE;
    }

  if (shape == SHAPE_EVERY)
    {
      self->failing |= ~meeting & ((1u << self->bid->n_members) - 1);
      self->never = self->never || !nobody;
    }
  else if (!nobody)
    g_array_append_val (self->some, meeting);
}

/**
 * sb_standing_new:
 * @bid: a sealed bid, which must outlive what is returned
 *
 * Returns: (transfer full): the standing of its requirements
 */
SbStanding *
sb_standing_new (const SbBid *bid)
{
  SbStanding *self = g_new0 (SbStanding, 1);

  self->bid = bid;
  self->judge = sb_judge_new (bid);
  self->requirements = g_array_new (FALSE, FALSE, sizeof (guint));
  self->together = g_array_new (FALSE, FALSE, sizeof (guint));
  self->some = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->remaining = g_new0 (gboolean, bid->n_members);

  for (guint r = 0; r < bid->n_requirements; r++)
    {
      const SbRequirement *requirement = &bid->requirements[r];
      Shape shape = find_shape (requirement);

      if (requirement->obligation != SB_OBLIGATION_SHALL || requirement->test == SB_TEST_CAPACITY)
        continue;
      g_array_append_val (self->requirements, r);
      if (bid->n_members > SB_LATTICE_MAX_MEMBERS)
        continue;
      if (shape == SHAPE_TOGETHER)
        g_array_append_val (self->together, r);
      else
        learn (self, r, shape);
    }

  return self;
}

void
sb_standing_free (SbStanding *standing)
{
  if (standing == NULL)
    return;

  sb_judge_free (standing->judge);
  g_array_unref (standing->requirements);
  g_array_unref (standing->together);
  g_array_unref (standing->some);
  g_free (standing->remaining);
  g_free (standing);
}

/**
 * sb_standing_list_broken:
 * @standing: a bid's standing
 * @remaining: by member
 *
 * Returns: (transfer full) (element-type guint): positions of the requirements that fail, by id
 */
GArray *
sb_standing_list_broken (const SbStanding *standing, const gboolean *remaining)
{
  GArray *broken = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < standing->requirements->len; i++)
    {
      guint r = g_array_index (standing->requirements, guint, i);

      if (!sb_judge_holds (standing->judge, r, remaining))
        g_array_append_val (broken, r);
    }

  return broken;
}

/**
 * sb_standing_list_open:
 * @standing: a bid's standing
 * @broken: (element-type guint): positions of requirements that fail
 * @remaining: by member
 *
 * Returns: (transfer full) (element-type guint): those of them that nothing given fails, in their
 *   order
 */
GArray *
sb_standing_list_open (const SbStanding *standing, const GArray *broken, const gboolean *remaining)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < broken->len; i++)
    {
      guint r = g_array_index (broken, guint, i);

      if (sb_judge_is_open (standing->judge, r, remaining))
        g_array_append_val (open, r);
    }

  return open;
}

/**
 * sb_standing_holds:
 * @standing: the standing of a bid of at most SB_LATTICE_MAX_MEMBERS members
 * @group: those who remain
 *
 * Returns: whether no requirement fails
 */
gboolean
sb_standing_holds (SbStanding *standing, guint32 group)
{
  if (standing->never || (group & standing->failing) != 0)
    return FALSE;

  for (guint i = 0; i < standing->some->len; i++)
    if ((group & g_array_index (standing->some, guint32, i)) == 0)
      return FALSE;

  if (standing->together->len == 0)
    return TRUE;

  for (guint m = 0; m < standing->bid->n_members; m++)
    standing->remaining[m] = group >> m & 1;
  for (guint i = 0; i < standing->together->len; i++)
    if (!sb_judge_holds (standing->judge, g_array_index (standing->together, guint, i),
                         standing->remaining))
      return FALSE;

  return TRUE;
}
