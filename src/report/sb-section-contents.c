/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The place of the table of contents. Only who breaks pages or makes sheets knows what to put in.
 */

#include "config.h"

#include "sb-section.h"

static void
build (SbSectionContext *context)
{
  sb_section_start (context, sb_language_ctext (context->language, "paper", "Contents"), NULL);
  sb_section_add_block (context, SB_BLOCK_CONTENTS);
}

const SbSection sb_section_contents = { "contents", build };
