#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when check-layers.sh lets something through that it is there to stop, or stops what is allowed: each line
# below is added in turn to a file of a copy of the tree.
#
#   check-layers-refuses.sh SOURCE_ROOT
set -eu
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/tree"
cp -R app include src "$folder/tree/"
n=0
bad=0

check () {
  sh tests/check-layers.sh "$folder/tree" 2> "$folder/said"
}

# FILE LINE…
plant () {
  planted=$folder/tree/$1
  [ ! -e "$planted" ] || cp "$planted" "$folder/kept"
  shift
  mkdir -p "${planted%/*}"
  printf '%s\n' "$@" >> "$planted"
  n=$((n + 1))
}

restore () {
  rm "$planted"
  [ ! -e "$folder/kept" ] || mv "$folder/kept" "$planted"
}

refuse () {
  plant "$@"
  if check; then
    echo "let through: $*" >&2
    bad=1
  elif ! grep -q "^$1: " "$folder/said"; then
    echo "stopped, but not by its name: $*" >&2
    cat "$folder/said" >&2
    bad=1
  fi
  restore
}

allow () {
  plant "$@"
  if ! check; then
    echo "stopped: $*" >&2
    cat "$folder/said" >&2
    bad=1
  fi
  restore
}

if ! check; then
  echo 'stopped: the tree as it is' >&2
  cat "$folder/said" >&2
  exit 1
fi

# A layer above, a layer beside, the application's header.
refuse src/base/sb-text.c '#include <samanbud/sb-table.h>'
refuse src/base/sb-text.c '#include <samanbud/sb-document.h>'
refuse src/store/sb-schema.c '#include <samanbud/sb-bid.h>'
refuse src/model/sb-bid.c '#include <samanbud/sb-exits.h>'
refuse src/exchange/sb-json.c '#include <samanbud/sb-rules.h>'
refuse src/rules/sb-rules.c '#include <samanbud/sb-split.h>'
refuse src/engine/sb-split.c '#include <samanbud/sb-report.h>'
refuse src/report/sb-report.c '#include <samanbud/sb-layout.h>'
refuse src/output/sb-pdf.c '#include <samanbud/sb-json.h>'
refuse src/engine/sb-split.c '#include <samanbud.h>'
refuse src/engine/sb-split.h '#include <samanbud/sb-report.h>'

# The same, written in another way.
refuse src/engine/sb-split.c '#include "samanbud/sb-report.h"'
refuse src/engine/sb-split.c '#  include <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '  #include <samanbud/sb-report.h>'
refuse src/engine/sb-split.c "$(printf '#\tinclude\t<samanbud/sb-report.h>')"
refuse src/engine/sb-split.c '#include<samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#/* */include <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '/* */ #include <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '/*' '*/ #include <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '%:include <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#include_next <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#import <samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#define HEADER <samanbud/sb-report.h>' '#include HEADER'
refuse src/engine/sb-split.c '#include \' '<samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#include <samanbud//sb-report.h>'
refuse src/engine/sb-split.c '#include <./samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#include <samanbud/../samanbud/sb-report.h>'
refuse src/engine/sb-split.c '#include "../../include/samanbud/sb-report.h"'
refuse src/rules/sb-rule-list.h.in '#include <samanbud/sb-report.h>'
refuse src/report/sb-sections.c.in '#include <samanbud/sb-layout.h>'

# Another layer's private headers.
refuse src/engine/sb-split.c '#include "../store/sb-database.h"'
refuse src/engine/sb-split.c '#include "sb-database.h"'
refuse src/engine/sb-split.c '#include <sb-database.h>'
refuse src/output/sb-pdf.c '#include "sb-section.h"'
refuse src/base/sb-text.c '#include "sb-split.c"'
refuse src/engine/sb-split.c '#include "sb-exits.c"'

# A document's rows, where there is only a snapshot.
for name in rules/sb-rules engine/sb-exits report/sb-report output/sb-pdf; do
  for header in sb-record sb-record-list sb-bid-store sb-document sb-table sb-member; do
    refuse src/$name.c "#include <samanbud/$header.h>"
  done
done
refuse src/output/sb-pdf.c '#include <samanbud/sb-bid.h>'

# Libraries.
for name in base/sb-text model/sb-bid exchange/sb-json rules/sb-rules engine/sb-split report/sb-report output/sb-pdf; do
  refuse src/$name.c '#include <sqlite3.h>'
  refuse src/$name.c '#  include <sqlite3.h>'
  refuse src/$name.c '#include "sqlite3.h"'
  refuse src/$name.c '#include <gtk/gtk.h>'
done
refuse src/store/sb-schema.c '#include <jansson.h>'
refuse src/rules/sb-rules.c '#include <jansson.h>'
refuse src/report/sb-report.c '#include <cairo.h>'
refuse src/engine/sb-split.c '#include <glpk.h>'
refuse src/rules/sb-rules.c '#include <glpk.h>'
refuse src/output/sb-xlsx.c '#include <libical/ical.h>'
refuse src/engine/sb-split.c '#include <stringsofothers.h>'
refuse src/engine/sb-split.c '#include </usr/include/sqlite3.h>'

# Public headers bring no more than their layer may have.
refuse include/samanbud/sb-text.h '#include <samanbud/sb-bid.h>'
refuse include/samanbud/sb-bid.h '#include <samanbud/sb-document.h>'
refuse include/samanbud/sb-bid.h '#include <samanbud/sb-exits.h>'
refuse include/samanbud/sb-exits.h '#include <samanbud/sb-record.h>'
refuse include/samanbud/sb-document.h '#include "sb-database.h"'
refuse include/samanbud/sb-document.h '#include "../../src/store/sb-database.h"'
refuse include/samanbud/sb-exits.h '#include <sqlite3.h>'

# The application.
refuse app/main.c '#include <samanbud/sb-bid.h>'
refuse app/main.c '#  include <samanbud/sb-bid.h>'
refuse app/main.c '#include "samanbud/sb-bid.h"'
refuse app/main.c '#include "samanbud.h"'
refuse app/main.c '#include "../src/engine/sb-network.h"'
refuse app/main.c '#include "sb-network.h"'
refuse app/main.c '#include <sb-network.h>'
refuse app/main.c '# include <sqlite3.h>'
refuse app/main.c '#include <jansson.h>'
refuse app/main.c '#include <xlsxwriter.h>'
refuse app/sb-app-page.h '#include <samanbud/sb-bid.h>'
refuse app/sb-app-pages.inc.in '#include <samanbud/sb-bid.h>'

# Where no layer is.
refuse src/engine/deep/sb-deep.c '#include <glib.h>'
refuse src/extra/sb-extra.c '#include <glib.h>'
refuse src/sb-extra.c '#include <glib.h>'

# What is allowed, however it is written.
allow src/engine/sb-program.c '#include <glpk.h>'
allow src/output/sb-ical.c '#include <libical/ical.h>'
allow src/engine/sb-split.c '#  include <samanbud/sb-bid.h>'
allow src/engine/sb-split.c '#include <samanbud/sb-rules.h> /* the findings */'
allow src/rules/sb-rules.c '#include "sb-rule-list.h"'
allow src/report/sb-report.c '#include <samanbud/sb-remedies.h>'
allow src/model/sb-record.c '#include <samanbud/sb-document.h>'
allow app/main.c '#include <gtk/gtk.h>' '#include "sb-app-window.h"'

echo "$n lines planted"
[ $bad = 0 ]
