#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fails when resources/docs/model.md no longer says what the program does: each command stands there as --help gives
# it, and no other; each key and code of the JSON schema in section 2; each format, and each key in it, under its
# command; each figure of a finding in section 3. The worked examples are run and compared, spaces aside.
#
#   check-docs.sh SOURCE_ROOT SAMANBUD_CLI
set -eu
cli=$2
case $cli in /*) ;; *) cli=$PWD/$cli ;; esac
cd "$1"
page=resources/docs/model.md
export LC_ALL=C.UTF-8 LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
: > "$work/complaints"

complain () {
  echo "$page: $1" | tee -a "$work/complaints" >&2
}

# The part of the page from the heading that begins with $1 to the next heading.
part () {
  awk -v heading="$1" '/^#/ { on = index($0, heading) == 1 } on' "$page"
}

# Each line of standard input is a name that the part under the heading $1 has in backquotes.
names_all () {
  part "$1" > "$work/part"
  [ -s "$work/part" ] || complain "there is no heading “$1”"
  while read -r name; do
    grep -qF "\`$name\`" "$work/part" || complain "nothing about “$name” under “$1”"
  done
}

# What stands in the JSON file $2: its `keys`, and those of its `figures` apart; or, of a `schema`, keys and codes.
list () {
  python3 - "$@" <<'PYTHON'
import json, sys

def keys(value, figures=False):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield figures, key
            yield from keys(inner, figures or key == "figures")
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner, figures)

def said_by_schema(node):
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from (code for code in node.get("enum", []) if code is not None)
        yield from [node["const"]] if "const" in node else []
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from said_by_schema(inner)

what, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    document = json.load(file)
if what == "schema":
    names = set(said_by_schema(document))
else:
    names = {key for figures, key in keys(document) if figures == (what == "figures")}
    names |= {document["format"]} if what == "keys" else set()
for name in sorted(names):
    print(name)
PYTHON
}

# Commands.
"$cli" --help | sed -n 's/^  samanbud-cli //p' | sed 's/ | /\n/' | sort > "$work/commands"
sed -n '/^## 7/,$ { /^### /p }' "$page" | grep -o '`[^`]*`' | tr -d '`' | sort > "$work/headings"
diff "$work/commands" "$work/headings" >&2 || complain 'the headings of section 7 are not the commands that --help lists'

# The exchange format.
list schema resources/samanbud-bid-1.schema.json | names_all '## 2.'

# Results: of a bid that holds, and of one that has shortages and remarks.
check_result () {
  # `check` ends with 1 when something is not met.
  "$cli" "$@" --json > "$work/result" || [ $? = 1 ] || complain "“$*” fails"
  list keys "$work/result" | names_all "### \`$1 "
  list figures "$work/result" | names_all '## 3.'
}
check_result catalogue list
for bid in resources/examples/example-en.json tests/cases/model-example.json; do
  check_result check "$bid"
  check_result split "$bid" --method balanced
  check_result exits "$bid"
  check_result remedies "$bid"
done

# Examples: a block of JSON is a bid; a block of a console is a command and what it prints.
awk -v work="$work" '
  /^```/ { kind = kind != "" ? "" : substr($0, 4); n += kind != ""; next }
  kind == "json" { print > (work "/" n ".bid") }
  kind == "console" && /^\$ samanbud-cli / { sub(/^\$ samanbud-cli /, ""); print > (work "/" n ".run"); next }
  kind == "console" { print > (work "/" n ".expected") }
' "$page"
for bid in "$work"/*.bid; do
  "$cli" export "$bid" > "$work/out" || complain 'a bid that is shown as an example cannot be imported'
done
for run in "$work"/*.run; do
  # Word splitting is meant: one argument per word.
  # shellcheck disable=SC2046
  "$cli" $(cat "$run") > "$work/out" || complain "“$(cat "$run")” fails"
  tr -d '[:space:]' < "$work/out" > "$work/is"
  tr -d '[:space:]' < "${run%.run}.expected" > "$work/said"
  cmp -s "$work/is" "$work/said" || complain "“$(cat "$run")” prints something else"
done

[ ! -s "$work/complaints" ]
