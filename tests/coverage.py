#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of src/engine its own tests run: by file and in total, lines and branches.

    coverage.py BUILD LOG

BUILD is a build folder with gcc's coverage (-Db_coverage=true, not optimised) in which those tests have been run. The
figures are gcc's: a line is one for which there is code, and it counts when it ran at least once; a branch is one way
out of a condition, as the compiler sees it, so `a && b` has four. Those that only a mistake of ours could take, in
g_assert() and g_return_if_fail(), are left out; those that g_autoptr() makes count like any other. Lines and branches
must reach their floors.

LOG gets one line in the form of meson's test log: whether the tests passed and both reach their floors
(tests/count.py).
"""
import glob
import itertools
import json
import os
import re
import subprocess
import sys

LAYER = "src/engine"
LINES_FLOOR = 100
BRANCHES_FLOOR = 96
ASSERTION = re.compile(r"\bg_(assert|return)_?")


def read_figures(build):
    """By file: whether each line ran, by its number; whether each branch was taken."""
    notes = sorted(glob.glob(os.path.join(build, LAYER, "*.p", "*.gcno")))
    answer = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", *notes],
                            capture_output=True, text=True, check=True).stdout
    files = {}
    for report in map(json.loads, answer.splitlines()):
        for source in report["files"]:
            name = os.path.relpath(os.path.join(report["current_working_directory"], source["file"]),
                                   os.path.dirname(os.path.realpath(build)))
            # Headers hold only what macros make.
            if os.path.dirname(name) != LAYER or not name.endswith(".c"):
                continue
            lines, branches = files.setdefault(name, ({}, []))
            with open(os.path.join(report["current_working_directory"], source["file"]), encoding="utf-8") as file:
                text = file.read().split("\n")
            for line in source["lines"]:
                number = line["line_number"]
                lines[number] = lines.get(number, False) or line["count"] > 0
                if not ASSERTION.search(text[number - 1]):
                    branches += [branch["count"] > 0 for branch in line["branches"]]
    return files


def has(ran, percent):
    return 100 * sum(ran) >= percent * len(ran)


def tell_part(ran):
    """98.7 %  150 of 152; cut off, so that only the whole is 100 %."""
    per_mille = 1000 * sum(ran) // len(ran) if ran else 1000
    return f"{per_mille // 10:>3}.{per_mille % 10} %  {sum(ran):>4} of {len(ran):<4}"


def tell_missed(lines):
    """The lines that did not run, neighbours together: 34-36, 77."""
    listed = sorted(lines)
    runs = []
    for ran, numbers in itertools.groupby(listed, key=lines.get):
        numbers = list(numbers)
        if not ran:
            runs.append(f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else str(numbers[0]))
    return ", ".join(runs)


def did_tests_pass(build):
    with open(os.path.join(build, "meson-logs", "testlog.json"), encoding="utf-8") as log:
        results = [json.loads(line)["result"] for line in log]
    return bool(results) and all(result == "OK" for result in results)


def main(build, log):
    files = read_figures(build)
    all_lines = [ran for lines, _ in files.values() for ran in lines.values()]
    all_branches = [taken for _, branches in files.values() for taken in branches]
    width = max(map(len, files), default=0)

    print(f"{LAYER + ' under its own tests':{width}}  {'lines':21}{'branches':21}lines that no test runs")
    for name, (lines, branches) in sorted(files.items()):
        print(f"{name:{width}}  {tell_part(lines.values())}  {tell_part(branches)}  {tell_missed(lines)}".rstrip())
    print(f"{'total':{width}}  {tell_part(all_lines)}  {tell_part(all_branches)}".rstrip())

    passed = did_tests_pass(build)
    enough = bool(all_lines) and has(all_lines, LINES_FLOOR) and has(all_branches, BRANCHES_FLOOR)
    if not passed:
        print("A test failed in the build with coverage.")
    if not enough:
        print(f"Tests run less than {LINES_FLOOR} % of the lines or {BRANCHES_FLOOR} % of the branches of {LAYER}.")
    with open(log, "w", encoding="utf-8") as out:
        json.dump({"name": "coverage", "result": "OK" if passed and enough else "FAIL", "stdout": ""}, out)
        out.write("\n")
    return 0 if passed and enough else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
