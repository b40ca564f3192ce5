/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sets of subsets of up to 20 members, as bitmaps of 2ⁿ bits (128 kB at most), and their minimal
 * elements by inclusion. Nothing here supposes that a superset of an element is an element too.
 */

#include "config.h"

#include "sb-lattice.h"

#include <string.h>

/* In a word of 64 subsets of 6 members: those without member 0, 1 … 5. */
static const guint64 without[] = {
  G_GUINT64_CONSTANT (0x5555555555555555), G_GUINT64_CONSTANT (0x3333333333333333),
  G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f), G_GUINT64_CONSTANT (0x00ff00ff00ff00ff),
  G_GUINT64_CONSTANT (0x0000ffff0000ffff), G_GUINT64_CONSTANT (0x00000000ffffffff),
};

/**
 * sb_lattice_new:
 * @n_members: at most SB_LATTICE_MAX_MEMBERS
 *
 * Returns: (transfer full): the empty set of subsets
 */
SbLattice *
sb_lattice_new (guint n_members)
{
  SbLattice *self;

  g_return_val_if_fail (n_members <= SB_LATTICE_MAX_MEMBERS, NULL);

  self = g_new (SbLattice, 1);
  self->n_members = n_members;
  self->n_words = n_members <= 6 ? 1 : (gsize) 1 << (n_members - 6);
  self->words = g_new0 (guint64, self->n_words);

  return self;
}

void
sb_lattice_free (SbLattice *lattice)
{
  if (lattice == NULL)
    return;

  g_free (lattice->words);
  g_free (lattice);
}

gboolean
sb_lattice_contains (const SbLattice *lattice, guint32 subset)
{
  return lattice->words[subset >> 6] >> (subset & 63) & 1;
}

void
sb_lattice_add (SbLattice *lattice, guint32 subset)
{
  lattice->words[subset >> 6] |= G_GUINT64_CONSTANT (1) << (subset & 63);
}

/**
 * sb_lattice_add_cube:
 * @lattice: a set of subsets
 * @subset: a subset
 * @rest: members that are not in @subset
 *
 * Adds @subset together with every subset of @rest.
 */
void
sb_lattice_add_cube (SbLattice *lattice, guint32 subset, guint32 rest)
{
  guint32 part = rest;

  for (;;)
    {
      sb_lattice_add (lattice, subset | part);
      if (part == 0)
        break;
      part = (part - 1) & rest;
    }
}

/* Adds to @to every subset of @from with the member joined. Both may be the same. */
static void
join_member (SbLattice *to, const SbLattice *from, guint member)
{
  gsize step = member < 6 ? 0 : (gsize) 1 << (member - 6);

  for (gsize i = 0; i < to->n_words; i++)
    {
      if (member < 6)
        to->words[i] |= (from->words[i] & without[member]) << (1u << member);
      else if ((i & step) == 0)
        to->words[i | step] |= from->words[i];
    }
}

/* Element by element: below the lowest member in which they differ they agree, and who has that
 * member has the smaller element there. No minimal set is the beginning of another one. */
static int
compare_minimal (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  guint32 differs = x ^ y;

  return (x & differs & -differs) != 0 ? -1 : 1;
}

static GArray *
list_members (guint32 subset)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; subset >> m != 0; m++)
    if (subset >> m & 1)
      g_array_append_val (members, m);

  return members;
}

static void
free_array_cb (gpointer array)
{
  g_array_unref (array);
}

/**
 * sb_lattice_list_minimal:
 * @lattice: a set of subsets
 *
 * Returns: (transfer full) (element-type GArray): those of which no proper subset is in @lattice,
 *   as ascending positions of members (guint), ordered element by element
 */
GPtrArray *
sb_lattice_list_minimal (const SbLattice *lattice)
{
  g_autoptr (SbLattice) above = sb_lattice_new (lattice->n_members);
  g_autoptr (SbLattice) proper = sb_lattice_new (lattice->n_members);
  g_autoptr (GArray) minimal = g_array_new (FALSE, FALSE, sizeof (guint32));
  GPtrArray *sets = g_ptr_array_new_with_free_func (free_array_cb);

  memcpy (above->words, lattice->words, lattice->n_words * sizeof (guint64));
  for (guint m = 0; m < lattice->n_members; m++)
    join_member (above, above, m);
  for (guint m = 0; m < lattice->n_members; m++)
    join_member (proper, above, m);

  for (gsize i = 0; i < lattice->n_words; i++)
    for (guint64 word = lattice->words[i] & ~proper->words[i]; word != 0; word &= word - 1)
      {
        guint32 subset = (guint32) (i << 6) + (guint32) __builtin_ctzll (word);

        g_array_append_val (minimal, subset);
      }

  g_array_sort (minimal, compare_minimal);
  for (guint i = 0; i < minimal->len; i++)
    g_ptr_array_add (sets, list_members (g_array_index (minimal, guint32, i)));

  return sets;
}
