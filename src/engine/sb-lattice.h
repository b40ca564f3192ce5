/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SB_LATTICE_MAX_MEMBERS 20

/**
 * SbLattice:
 *
 * A set of sets of members: one bit for each of the 2ⁿ subsets. A subset is a number in which bit i
 * is member i.
 */
typedef struct
{
  guint64 *words;
  gsize n_words;
  guint n_members;
} SbLattice;

SbLattice *sb_lattice_new (guint n_members);
void sb_lattice_free (SbLattice *lattice);
gboolean sb_lattice_contains (const SbLattice *lattice, guint32 subset);
void sb_lattice_add (SbLattice *lattice, guint32 subset);
void sb_lattice_add_cube (SbLattice *lattice, guint32 subset, guint32 rest);
GPtrArray *sb_lattice_list_minimal (const SbLattice *lattice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SbLattice, sb_lattice_free)

G_END_DECLS
