#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when the Swedish translation is not whole: every text of every file in po/POTFILES is translated, none is
# fuzzy, and every translation takes the same arguments as the English.
#
#   check-translations.sh SOURCE_ROOT
set -eu
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The same keywords as meson's preset for GLib and po/meson.build.
xgettext --from-code=UTF-8 --add-comments --files-from=po/POTFILES --output="$folder/all.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 --keyword=sb_language_text:2 \
  --keyword=sb_language_ctext:2c,3 --keyword=sb_language_ntext:2,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format 2> "$folder/log" ||
  { cat "$folder/log" >&2; exit 1; }

msgfmt --check --statistics --output-file=/dev/null po/sv.po
msgmerge --quiet --no-fuzzy-matching --output-file="$folder/sv.po" po/sv.po "$folder/all.pot"
msgattrib --no-obsolete --untranslated "$folder/sv.po" > "$folder/untranslated.po"
msgattrib --no-obsolete --only-fuzzy "$folder/sv.po" > "$folder/fuzzy.po"
if [ -s "$folder/untranslated.po" ] || [ -s "$folder/fuzzy.po" ]; then
  cat "$folder/untranslated.po" "$folder/fuzzy.po" >&2
  exit 1
fi
