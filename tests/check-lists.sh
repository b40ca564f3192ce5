#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when something was added and not said where it must be said: a source file or a test that no build list
# names, a file with translatable text that POTFILES leaves out, a resource that is not in the program, a file
# without its licence line, something at the top level that does not belong there.
#
#   check-lists.sh SOURCE_ROOT BUILD_ROOT
set -eu
built=$2/compile_commands.json
cd "$1"
bad=0

complain () {
  echo "$1" >&2
  bad=1
}

# Every .c file is compiled.
for file in src/*/*.c app/*.c tests/test-*.c; do
  grep -q "\"file\": \"[^\"]*$file\"" "$built" || complain "$file: no meson.build names it"
done

# Every file with text for people is in POTFILES, and what is in POTFILES is there.
calls='(^|[^a-zA-Z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext|sb_language_text|sb_language_ctext|sb_language_ntext) ?\('
for file in src/*/*.c src/*/*.h app/*.c app/*.h; do
  [ -e "$file" ] || continue
  case $file in src/base/sb-language.c) continue ;; esac
  if grep -vE '^#|^ \*' "$file" | grep -qE "$calls *\"" || grep -vE '^#|^ \*' "$file" | grep -qE "$calls[^;]*, *\""; then
    grep -qx "$file" po/POTFILES || complain "$file: not in po/POTFILES"
  fi
done
for file in resources/ui/*.ui; do
  [ -e "$file" ] || continue
  if grep -q 'translatable="' "$file"; then
    grep -qx "$file" po/POTFILES || complain "$file: not in po/POTFILES"
  fi
done
while read -r file; do
  [ -e "$file" ] || complain "po/POTFILES: there is no $file"
done < po/POTFILES
[ "$(LC_ALL=C sort -u po/POTFILES)" = "$(cat po/POTFILES)" ] || complain 'po/POTFILES: not sorted, or something is twice in it'

# Every data file is in the program.
for file in resources/catalogues/*.json resources/codes/*.csv resources/examples/*.json resources/schema/*.sql \
            resources/law/*.ini resources/*.schema.json; do
  [ -e "$file" ] || continue
  grep -q ">${file#resources/}<" resources/core.gresource.xml || complain "$file: not in core.gresource.xml"
done

# Every source says its licence at the top, and so do the lists and templates that the build reads.
for file in src/*/*.[ch] app/*.[ch] app/*.sh include/*.h include/*/*.h tests/*.[ch] tests/*.sh tests/*.py \
            tests/*/*.[ch] tests/*/*.py tests/*/*.sh resources/ui/*.ui resources/schema/*.sql .ci/run \
            meson.build */meson.build */*/meson.build app/*.in src/*/*.in resources/*.in resources/*/*.in \
            resources/*.xml resources/*/*.xml resources/*.css resources/*/*.ini resources/icons/*/*/*.svg \
            tests/*.supp po/*.po; do
  [ -e "$file" ] || continue
  head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || complain "$file: no licence line"
done

# The top level.
for name in $(ls -A); do
  case $name in
    app | include | meson.build | po | README.md | resources | src | tests | LICENSE) ;;
    .* | build*) ;;
    *) complain "$name: does not belong at the top level" ;;
  esac
done

[ $bad = 0 ]
