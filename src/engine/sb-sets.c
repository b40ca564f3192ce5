/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets of members as ascending lists of positions, one after the other, element by element. */

#include "config.h"

#include "sb-sets.h"

/**
 * sb_sets_begin:
 * @members: (out caller-allocates) (array length=size): the first set
 * @size: how many are in it
 */
void
sb_sets_begin (guint *members, guint size)
{
  for (guint i = 0; i < size; i++)
    members[i] = i;
}

/**
 * sb_sets_next:
 * @members: (inout) (array length=size): a set, which becomes the next one
 * @size: how many are in it
 * @n: among how many members
 *
 * Returns: FALSE after the last set
 */
gboolean
sb_sets_next (guint *members, guint size, guint n)
{
  guint i = size;

  while (i > 0 && members[i - 1] == n - size + i - 1)
    i--;
  if (i == 0)
    return FALSE;

  members[i - 1]++;
  for (; i < size; i++)
    members[i] = members[i - 1] + 1;

  return TRUE;
}

/**
 * sb_sets_sort:
 * @members: (array length=n_members): positions, each once, in any order
 * @n_members: how many
 *
 * Returns: (transfer full) (element-type guint): the same, ascending
 */
GArray *
sb_sets_sort (const guint *members, guint n_members)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_members);

  for (guint i = 0; i < n_members; i++)
    {
      guint place = i;

      while (place > 0 && g_array_index (sorted, guint, place - 1) > members[i])
        place--;
      g_array_insert_val (sorted, place, members[i]);
    }

  return sorted;
}
