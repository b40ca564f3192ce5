#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing (Debian 12, as root or with sudo), builds in ./build and opens the window on the example
# bid, in your language. Without a display it writes the example to PDF and XLSX instead and says where.
#
#   sh app/start.sh [FILE]     with FILE: opens that instead of the example
set -eu
given=${1:-}
case $given in '' | /*) ;; *) given=$PWD/$given ;; esac
cd "$(dirname "$0")/.."

sh app/install.sh build
[ -x build/app/samanbud ] || echo 'Building: a minute or two, the first time.'
[ -e build/build.ninja ] || meson setup build > build-setup.log || { cat build-setup.log >&2; exit 1; }
rm -f build-setup.log
ninja -C build --quiet

if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  if [ -n "$given" ]; then
    exec build/app/samanbud "$given"
  fi
  exec build/app/samanbud --example
fi

# As gettext chooses: LANGUAGE first, then LC_ALL, LC_MESSAGES, LANG.
case ${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
  sv*) language=sv ;;
  *) language=en ;;
esac
file=${given:-$PWD/resources/examples/example-$language.json}
name=$(basename "$file" | sed 's/\.[^.]*$//')
out=$PWD/build/$name

build/app/samanbud-cli render "$file" --pdf "$out.pdf" --xlsx "$out.xlsx" --force
echo "There is no display, so the pages were written instead:"
echo "  $out.pdf"
echo "  $out.xlsx"
