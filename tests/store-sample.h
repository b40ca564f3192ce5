/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <samanbud.h>

G_BEGIN_DECLS

/* What the tests of the document share: a small bid with at least one row in every table. */
void store_sample_init (int *argc, char ***argv);
int store_sample_run (void);
gboolean store_sample_is_long (void);
SbBid *store_sample_build_bid (void);
SbDocument *store_sample_open (void);
char *store_sample_hash (SbDocument *document);
GFile *store_sample_file (const char *name);
guint store_sample_count_copies (void);
void store_sample_rename_member (SbDocument *document, const char *id, const char *name);

G_END_DECLS
