#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian packages that are missing, and does nothing, quickly, when none is.
#
#   install.sh build         what it takes to build and run the program
#   install.sh build tests   that, and what the tests use
#   install.sh build tests clang
#   install.sh build peers   what the benchmarks compare with
set -eu

build='gcc libc6-dev pkgconf meson ninja-build gettext libglib2.0-dev-bin libgtk-4-dev libadwaita-1-dev
  libsqlite3-dev libxlsxwriter-dev libcairo2-dev libpango1.0-dev libfontconfig-dev libjansson-dev libglpk-dev libical-dev
  librsvg2-common'
tests='appstream at-spi2-core clang-format dbus-daemon desktop-file-utils fonts-dejavu-core gir1.2-atspi-2.0
  imagemagick libreoffice-calc-nogui locales poppler-utils python3-gi python3-jsonschema qpdf
  shared-mime-info x11-xkb-utils xdotool xvfb'
clang='clang'
peers='coinor-cbc python3-pulp python3-scipy'

wanted=
for list in "$@"; do
  case $list in
    build) wanted="$wanted $build" ;;
    tests) wanted="$wanted $tests" ;;
    clang) wanted="$wanted $clang" ;;
    peers) wanted="$wanted $peers" ;;
    *) echo "install.sh: unknown list $list" >&2; exit 2 ;;
  esac
done

installed=" $(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' | sed -n 's/^ii *//p' | tr '\n' ' ') "
missing=
for package in $wanted; do
  case $installed in *" $package "*) ;; *) missing="$missing $package" ;; esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo > /dev/null; then
  as_root=sudo
else
  echo "These packages are missing; install them as root, then try again:$missing" >&2
  exit 1
fi

echo "Installing:$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update
# Word splitting is meant: one argument per package.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing
