#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when a layer reaches where it may not: which of our headers each folder of src/ may include, and which
# libraries' headers. A public header belongs to the folder that holds the .c file of its name; one without a .c
# file belongs to model/ (plain row types).
#
#   check-layers.sh SOURCE_ROOT [STAMP]
set -eu
stamp=${2:-}
case $stamp in '' | /*) ;; *) stamp=$PWD/$stamp ;; esac
cd "$1"
bad=0

allowed_layers () {
  case $1 in
    base) echo base ;;
    store) echo base store ;;
    model) echo base store model ;;
    exchange) echo base store model exchange ;;
    rules) echo base model rules ;;
    engine) echo base model rules engine ;;
    report) echo base model rules engine report ;;
    output) echo base model rules engine report output ;;
  esac
}

allowed_systems () {
  common='glib|gio|glib-object|string|stdlib|stdint|stdio|stdbool|math|errno|locale|limits|fcntl|unistd|config'
  case $1 in
    store) echo "$common|sqlite3|sys/" ;;
    exchange) echo "$common|jansson" ;;
    output) echo "$common|jansson|cairo|pango/|fontconfig/|xlsxwriter|hb|qpdf/" ;;
    *) echo "$common|sys/" ;;
  esac
}

layer_of () {
  for l in base store model exchange rules engine report output; do
    if [ -e "src/$l/$1.c" ]; then echo $l; return; fi
  done
  echo model
}

for layer in base store model exchange rules engine report output; do
  ok=" $(allowed_layers $layer) "
  for file in src/$layer/*.[ch]; do
    [ -e "$file" ] || continue
    for header in $(sed -n 's|^#include <samanbud/\(.*\)\.h>.*|\1|p' "$file"); do
      l=$(layer_of "$header")
      # The tables of rows say how they are kept; that much of the store every layer above it sees.
      [ "$header" = sb-table ] && continue
      case $ok in *" $l "*) ;; *) echo "$file: $layer may not include $header.h of $l" >&2; bad=1 ;; esac
    done
    if grep -n '^#include [<"]samanbud\.h' "$file" >&2; then echo "$file: samanbud.h is for the application" >&2; bad=1; fi
    other=$(sed -n 's|^#include <\(.*\)>.*|\1|p' "$file" | grep -vE '^samanbud/' |
            grep -vE "^($(allowed_systems $layer))" || true)
    if [ -n "$other" ]; then echo "$file: $layer may not include $other" >&2; bad=1; fi
  done
done

for file in app/*.[ch]; do
  [ -e "$file" ] || continue
  if grep -nE '^#include <(samanbud/|sqlite3|jansson|xlsxwriter)' "$file" >&2; then
    echo "$file: the application includes samanbud.h and nothing behind it" >&2; bad=1
  fi
done

[ $bad = 0 ] || exit 1
[ -z "$stamp" ] || : > "$stamp"
