/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SB_ERROR (sb_error_quark ())

/**
 * SbErrorCode:
 * @SB_ERROR_FAILED: nothing a caller can act on
 * @SB_ERROR_INVALID: what was given breaks a rule of the format; the message says where
 * @SB_ERROR_FOREIGN: the file is not one of ours
 * @SB_ERROR_DAMAGED: the file is ours and broken
 * @SB_ERROR_NEWER: the file was written by a newer version of the program
 * @SB_ERROR_CHANGED: the file was changed by somebody else since it was read
 * @SB_ERROR_EXISTS: a file is already there and may not be overwritten
 *
 * A code exists only where a caller acts on it.
 */
typedef enum
{
  SB_ERROR_FAILED,
  SB_ERROR_INVALID,
  SB_ERROR_FOREIGN,
  SB_ERROR_DAMAGED,
  SB_ERROR_NEWER,
  SB_ERROR_CHANGED,
  SB_ERROR_EXISTS
} SbErrorCode;

GQuark sb_error_quark (void);

G_END_DECLS
