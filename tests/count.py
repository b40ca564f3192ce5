#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what test logs of meson's say: each case of a program that speaks TAP, each other program as one.

A log that is not there counts as one that failed. Prints `N passed, N failed` and nothing else; exit status 0 only
if something passed and nothing failed.
"""
import json
import re
import sys


def read_log(path):
    try:
        with open(path, encoding="utf-8") as log:
            return [json.loads(line) for line in log]
    except FileNotFoundError:
        return [{"result": "ERROR"}]


passed = failed = 0
for test in (test for path in sys.argv[1:] for test in read_log(path)):
    cases = re.findall(r"^(not )?ok\b(.*)$", test.get("stdout") or "", re.MULTILINE)
    good = sum(1 for bad, _ in cases if not bad)
    bad = len(cases) - good
    # A program that crashed, leaked or ran out of time after its last case, or that counts as one.
    if test["result"] not in ("OK", "EXPECTEDFAIL"):
        bad = max(bad, 1)
    elif not cases:
        good = 1
    passed += good
    failed += bad

print(f"{passed} passed, {failed} failed")
sys.exit(0 if passed > 0 and failed == 0 else 1)
