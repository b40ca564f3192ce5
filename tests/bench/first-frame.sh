#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From the start of the process to the first painted frame of the example, seven times, in milliseconds of wall time,
# on a screen and a session bus of its own.
#
#   sh tests/bench/first-frame.sh [BUILD_ROOT]
#
# On a shared virtual machine (Intel Xeon, 2 cores, no GPU, Debian 12, gcc -O2), 2026-11: 374 … 569, median 438.
set -eu
cd "$(dirname "$0")/../.."
program=${1:-build}/app/samanbud

exec sh tests/ui/on-screen.sh sh -c '
  for _ in 1 2 3 4 5 6 7; do "$0" --example --first-frame; done' "$PWD/$program"
