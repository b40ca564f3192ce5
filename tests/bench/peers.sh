#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The engine against other ways to answer the same question, in one run on one machine: all groups of 12 members with 40
# capacity requirements, by GLPK's C library, by SciPy's HiGHS and by PuLP with CBC, one linear program per group.
# Installs what is missing (Debian 12, as root or with sudo) and builds in ./build-bench, optimised.
#
#   sh tests/bench/peers.sh [MEMBERS REQUIREMENTS SEED]
#
# On a shared virtual machine with a load of its own (Intel Xeon, 2 cores, Debian 12), 2026-11, two runs, processor time
# per group:
#
#   engine          0.5 …  0.7 µs
#   GLPK            431 …  485 µs     710 …    830 x, a new program for every group
#   GLPK-warm             149 µs             220 x, going on from the group before
#   SciPy-HiGHS     2.5 …  3.7 ms   4,800 …  5,400 x
#   PuLP-CBC             20 ms     30,000 … 37,000 x
set -eu
cd "$(dirname "$0")/../.."

sh app/install.sh build peers
[ -e build-bench/build.ninja ] || meson setup build-bench --buildtype=release > /dev/null
ninja -C build-bench --quiet tests/bench/bench-peers
exec /usr/bin/python3 tests/bench/peers.py build-bench/tests/bench/bench-peers "$@"
