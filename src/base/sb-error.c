/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one error domain of the program. Messages are whole sentences in the user's language. */

#include "config.h"

#include <samanbud/sb-error.h>

/**
 * sb_error_quark:
 *
 * Returns: the domain of all errors of Samanbud
 */
/* clang-format off */
G_DEFINE_QUARK (sb-error-quark, sb_error)
/* clang-format on */
