#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when what the desktop is told about the program is wrong: desktop file, metainfo, MIME type, icons.
#
#   check-desktop.sh SOURCE_ROOT
set -eu
id=se.samanbud.Samanbud
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# As the build makes them; it does not see when a translation changes.
data=$folder
msgfmt --desktop --template="resources/data/$id.desktop.in" -d po -o "$data/$id.desktop" 2> "$folder/log" ||
  { cat "$folder/log" >&2; exit 1; }
msgfmt --xml --template="resources/data/$id.metainfo.xml.in" -d po -o "$data/$id.metainfo.xml" 2> "$folder/log" ||
  { cat "$folder/log" >&2; exit 1; }

desktop-file-validate "$data/$id.desktop"
appstreamcli validate --no-net --no-color "$data/$id.metainfo.xml"

for key in GenericName Comment Keywords; do
  grep -q "^$key\[sv\]=" "$data/$id.desktop" || { echo "$id.desktop: $key is not in Swedish" >&2; exit 1; }
done

# A document is recognised by what is in it, whatever it is called.
mkdir -p "$folder/packages"
cp "resources/data/$id.mime.xml" "$folder/packages/"
update-mime-database "$folder" 2> "$folder/log" || { cat "$folder/log" >&2; exit 1; }
grep -q '^application/x-samanbud:\*\.samanbud$' "$folder/globs"
grep -qa 'application/x-samanbud' "$folder/magic"

for icon in "resources/icons/scalable/apps/$id.svg" "resources/icons/symbolic/apps/$id-symbolic.svg"; do
  python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$icon"
done
