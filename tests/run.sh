#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing (Debian 12, as root or with sudo), builds with the address and undefined-behaviour
# sanitizers in ./build-tests and runs every test under a Swedish locale, away from your own files and settings. Then
# runs the engine's own tests once more, built in ./build-coverage, and prints how much of src/engine they cover. The
# last line says how many passed and failed; the exit status is 0 only if none failed.
#
#   CI=true        warnings are errors
#   SB_TEST_LONG=1 the long runs of random tests
set -eu
cd "$(dirname "$0")/.."

sh app/install.sh build tests

# A locale with a decimal comma: three libraries write broken data in one, if nobody takes care.
if ! locale -a | grep -qix 'sv_SE\.utf-\?8'; then
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root localedef -i sv_SE -f UTF-8 sv_SE.UTF-8
fi

set_up () {
  folder=$1
  shift
  [ ! -e "$folder/build.ninja" ] || return 0
  meson setup "$folder" "$@" > "$folder.log" || { cat "$folder.log" >&2; exit 1; }
  rm -f "$folder.log"
}

werror=false
[ "${CI:-}" != true ] || werror=true
set_up build-tests -Dwerror=$werror -Db_sanitize=address,undefined -Db_lundef=false
ninja -C build-tests --quiet
# The figures are gcc's, and only those of code that is not optimised are about the lines as they stand.
(export CC=gcc; set_up build-coverage -Dbuildtype=plain -Db_coverage=true)
ninja -C build-coverage --quiet engine-tests

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT INT TERM
mkdir -m 700 "$home/run"

# meson sets what each test needs; this is the world around it.
run_tests () {
  env -i \
    PATH=/usr/local/bin:/usr/bin:/bin HOME="$home" USER="${USER:-test}" TMPDIR="$home" \
    XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
    XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run" \
    LANG=sv_SE.UTF-8 LC_ALL=sv_SE.UTF-8 TZ=UTC \
    ASAN_OPTIONS=strict_string_checks=1:detect_stack_use_after_return=0 \
    LSAN_OPTIONS="suppressions='$PWD/tests/leaks.supp':print_suppressions=0" \
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
    ${SB_TEST_LONG:+SB_TEST_LONG="$SB_TEST_LONG"} \
    meson test --no-rebuild --print-errorlogs --num-processes "$(nproc)" "$@"
}

status=0
run_tests -C build-tests || status=$?

# From nothing, never the long runs, and with one seed: what is covered is the same every time.
find build-coverage -name '*.gcda' -delete
rm -f build-coverage/coverage.json
(unset SB_TEST_LONG; run_tests -C build-coverage --suite engine --quiet \
  --test-args=--seed=R02S00000000000000000000000000000000) || status=$?
python3 tests/coverage.py build-coverage build-coverage/coverage.json || status=1

# One line, counting each case of each program once, and the coverage as one.
python3 tests/count.py build-tests/meson-logs/testlog.json build-coverage/coverage.json || status=1
exit $status
