/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include <samanbud/sb-table.h>

G_BEGIN_DECLS

/* One field of a row as a GValue: what properties, expressions and widgets deal in. */
GType sb_field_get_value_type (const SbField *field);
void sb_field_get_value (const SbField *field, gconstpointer row, GValue *value);
gboolean
sb_field_set_value (const SbField *field, gpointer row, const GValue *value, GError **error);
gboolean sb_field_equal (const SbField *field, gconstpointer a, gconstpointer b);

/* What a field may hold: the same whether it was typed, imported or stands in a document. */
gboolean sb_shape_accepts (SbShape shape, const char *text);
gboolean sb_field_accepts_text (const SbField *field, const char *text);
gboolean sb_field_accepts_integer (const SbField *field, gint64 value);
char *sb_field_describe_expected (const SbField *field);

G_END_DECLS
