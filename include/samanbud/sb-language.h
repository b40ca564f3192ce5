/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <samanbud/sb-time.h>

G_BEGIN_DECLS

/**
 * SbLanguage:
 *
 * The language of a bid's outputs, or of the window. They are independent: a Swedish bid can be
 * made in an English window. gettext knows one language per process, so text in a bid's language is
 * looked up here.
 */
typedef enum
{
  SB_LANGUAGE_SV,
  SB_LANGUAGE_EN
} SbLanguage;

SbLanguage sb_language_of_user (void);
SbLanguage sb_language_from_code (const char *code);
const char *sb_language_to_code (SbLanguage language);

const char *sb_language_text (SbLanguage language, const char *msgid) G_GNUC_FORMAT (2);
const char *sb_language_ctext (SbLanguage language, const char *context, const char *msgid)
    G_GNUC_FORMAT (3);
const char *
sb_language_ntext (SbLanguage language, const char *singular, const char *plural, gint64 n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

char *sb_language_date (SbLanguage language, SbDate date);
char *sb_language_integer (SbLanguage language, gint64 value);
char *sb_language_hours (SbLanguage language, gint64 minutes);
char *sb_language_percent (SbLanguage language, gint64 numerator, gint64 denominator);

G_END_DECLS
