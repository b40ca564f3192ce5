/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sb-app-submission.h"

G_BEGIN_DECLS

void sb_app_print_submission (GtkWidget *from, SbAppSubmission *submission, const char *title);

G_END_DECLS
