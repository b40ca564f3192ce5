/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-json-fault.h"

G_BEGIN_DECLS

gboolean sb_json_check_rules (const json_t *document, GError **error);

G_END_DECLS
