#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when a source file is not laid out as .clang-format says.
#
#   check-format.sh SOURCE_ROOT
set -eu
cd "$1"
find app include src tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
