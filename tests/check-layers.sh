#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when a layer reaches where it may not: which of our headers each folder of src/ may include, and which
# libraries' headers. A public header belongs to the folder that holds the .c file of its name and keeps to the same
# rules; one without a .c file belongs to model/ (plain row types).
#
# A header is named in one of three ways: <samanbud/sb-x.h> when it is public, "sb-x.h" when it lies in the folder of
# the file that includes it (or its template does), <x.h> when it is a library's. What is named in another way is
# refused, so that nothing gets through by being written differently.
#
#   check-layers.sh SOURCE_ROOT [STAMP]
set -eu
stamp=${2:-}
case $stamp in '' | /*) ;; *) stamp=$PWD/$stamp ;; esac
cd "$1"
bad=0

layers='base store model exchange rules engine report output'

complain () {
  echo "$1: $2" >&2
  bad=1
}

# Sets `allowed`: whose public headers a layer may include.
find_allowed () {
  case $1 in
    base) allowed='base' ;;
    store) allowed='base store' ;;
    model) allowed='base store model' ;;
    exchange) allowed='base store model exchange' ;;
    rules) allowed='base model rules' ;;
    engine) allowed='base model rules engine' ;;
    report) allowed='base model rules engine report' ;;
    output) allowed='base rules engine report output' ;;
    *) allowed= ;;
  esac
}

# Of model, who computes may use the snapshot, its words and its times: nothing that knows a document.
snapshot='sb-bid sb-bid-info sb-labels sb-segments'
# And of model, only these may bring a document along; of the store, a snapshot shows how rows are kept.
documents='sb-bid-store sb-record sb-record-list'

# Sets `owner`: the layer of a public header.
find_owner () {
  for owner in $layers; do
    if [ -e "src/$owner/$1.c" ]; then return; fi
  done
  owner=model
}

is_in () {
  [ -n "$1" ] || return 1
  case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# FILE LAYER NAME
check_public () {
  find_owner "$3"
  find_allowed "$2"
  if ! is_in "$owner" "$allowed"; then
    complain "$1" "$2 may not include $3.h of $owner"
    return
  fi
  case $2:$owner in
    rules:model | engine:model | report:model)
      is_in "$3" "$snapshot" || complain "$1" "$2 may not include $3.h, but sb-bid.h" ;;
    model:store)
      case $1 in
        include/*)
          name=${1##*/}
          [ "$3" = sb-table ] || is_in "${name%.h}" "$documents" ||
            complain "$1" "a snapshot may not bring $3.h along" ;;
      esac ;;
  esac
}

# FILE LAYER HEADER
check_library () {
  case $3 in
    glib.h | glib-object.h | glib/*.h | gio/*.h) return ;;
    errno.h | fcntl.h | limits.h | locale.h | math.h | stdbool.h | stdint.h | stdio.h | stdlib.h | string.h) return ;;
    unistd.h) return ;;
  esac
  # One file knows the solver, and one calendars.
  case $1:$3 in
    src/engine/sb-program.c:glpk.h | src/engine/sb-program.c:setjmp.h) return ;;
    src/output/sb-ical.c:libical/ical.h) return ;;
  esac
  case $2:$3 in
    app:samanbud.h | app:adwaita.h | app:gtk/*.h | app:signal.h | app:time.h) ;;
    store:sqlite3.h) ;;
    exchange:jansson.h | output:jansson.h) ;;
    output:cairo*.h | output:fontconfig/*.h | output:hb*.h | output:pango/*.h) ;;
    output:qpdf/*.h | output:xlsxwriter.h) ;;
    exchange:* | output:* | app:*) complain "$1" "$2 may not include $3" ;;
    *:sys/*.h) ;;
    *) complain "$1" "$2 may not include $3" ;;
  esac
}

# FILE LAYER HEADER
check_private () {
  case $1:$3 in
    include/*) complain "$1" "a public header may not include a private one, $3"; return ;;
    *:config.h | src/base/*:sb-core-resources.h) return ;;
    *:*/*) complain "$1" "$3 is not in the same folder"; return ;;
    *:*.h | *:*.inc) ;;
    *) complain "$1" "$3 is no header"; return ;;
  esac
  [ -e "${1%/*}/$3" ] || [ -e "${1%/*}/$3.in" ] || complain "$1" "$3 is not in the same folder"
}

# FILE, then what it includes, with brackets or quotes
check_include () {
  case $1 in
    include/samanbud.h) layer=all ;;
    include/samanbud/*/* | src/*/*/* | app/*/*) layer= ;;
    include/samanbud/*) name=${1##*/}; find_owner "${name%.h}"; layer=$owner ;;
    src/*/*) layer=${1#src/}; layer=${layer%/*} ;;
    app/*) layer=app ;;
    *) layer= ;;
  esac
  if ! is_in "$layer" "$layers app all"; then
    complain "$1" 'lies in no layer'
    return
  fi
  name=${2#?}
  name=${name%?}
  case $layer:$2 in
    *..*) complain "$1" "$2 climbs out of its folder" ;;
    all:\<samanbud/*\>) ;;
    app:\<samanbud/*\>) complain "$1" 'the application includes samanbud.h and nothing behind it' ;;
    *:\<samanbud/*.h\>) name=${name#samanbud/}; check_public "$1" "$layer" "${name%.h}" ;;
    *:\<*\>) check_library "$1" "$layer" "$name" ;;
    *:\"*\") check_private "$1" "$layer" "$name" ;;
    *) complain "$1" "$2 is no plain #include" ;;
  esac
}

# Each #include as FILE and header; one that names its header in a strange way as FILE and the whole line. Comments
# before it or inside it do not hide it.
list_includes () {
  find app include src -name '*.[ch]' -o -name '*.in' -o -name '*.inc' | LC_ALL=C sort | xargs awk '
    {
      gsub(/\/\*[^*]*\*+([^\/*][^*]*\*+)*\//, "")
      sub(/^.*\*\//, "")
    }
    /^[ \t]*(#|%:)[ \t]*(include|import|embed)/ {
      if (match($0, /^[ \t]*(#|%:)[ \t]*include[ \t]*(<[^>]*>|"[^"]*")/)) {
        $0 = substr($0, RSTART, RLENGTH)
        sub(/^[ \t]*(#|%:)[ \t]*include[ \t]*/, "")
      }
      print FILENAME " " $0
    }'
}

includes=$(list_includes)
while read -r file header; do
  check_include "$file" "$header"
done << END
${includes:?check-layers.sh: nothing to check in $PWD}
END

[ $bad = 0 ] || exit 1
[ -z "$stamp" ] || : > "$stamp"
