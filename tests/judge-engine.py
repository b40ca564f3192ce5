#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The independent judge of split and exits, end to end: random documents go through the command line (import, exits
# --json, split --json), and what comes out is compared with a computation of its own, in Python, from the definitions
# of the model. Nothing here is shared with the program. It sees what test-twin cannot: the import, the JSON, the
# options, real dates.
#
#   judge-engine.py SAMANBUD-CLI [DOCUMENTS [SEED]]

import datetime
import fractions
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
LONG = os.environ.get("SB_TEST_LONG") == "1"
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1000 if LONG else 40
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(10**9)
rand = random.Random(SEED)

OBLIGATIONS = ["shall", "shall", "shall", "should", "evaluated", "optional_addon"]
FULFILMENTS = ["group", "one", "each", "performer", "person", "site", "lead"]
PROFESSIONS = ["gp", "nurse", "district-nurse"]
WEEKS = [[("1-5", "08:00", "17:00")], [("1-5", "08:00", "12:00")], [("1-5", "12:00", "17:00"), ("6", "10:00", "14:00")],
         [("1-7", "00:00", "24:00")]]
SEVERITY = ["covered", "takeover", "rearrange", "short", "broken"]

# ---------------------------------------------------------------- random documents


def add_months(date, months):
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month, min(date.day, last))


def make_stretch(dates):
    stretch = {}
    if rand.random() < 0.5:
        a, b = sorted(rand.sample(dates, 2))
        if a < b and rand.random() < 0.7:
            stretch["from"] = a
        if a < b and rand.random() < 0.7:
            stretch["to"] = b
    return stretch


def make_week():
    return [{"days": d, "from": f, "to": t} for d, f, t in rand.choice(WEEKS)]


def make_test(kind, dates, size):
    if kind == "capacity":
        test = {"kind": kind, "professions": rand.sample(PROFESSIONS, rand.randint(1, 3)),
                "minutes_per_week": rand.randint(0, size), **make_stretch(dates)}
        if rand.random() < 0.3:
            test["municipality"] = rand.choice(["2421", "2422"])
        return test
    if kind == "hours":
        test = {"kind": kind, "weekly": make_week()}
        if rand.random() < 0.3:
            test["municipality"] = rand.choice(["2421", "2422"])
        return test
    if kind == "number":
        return {"kind": kind, "attribute": "x", "aggregate": rand.choice(["sum", "min", "max", "each"]),
                "comparator": rand.choice([">=", "<=", "==", ">", "<"]), "value": rand.randint(0, 6)}
    if kind == "distance":
        return {"kind": kind, "lat": 65.0 + rand.randint(0, 4) / 10, "lon": 15.0 + rand.randint(0, 4) / 10,
                "max_m": rand.randint(0, 4) * 10000}
    return {"kind": kind}


def make_document():
    start = datetime.date(2027, 1, 1) + datetime.timedelta(rand.randint(0, 400))
    size = rand.choice([2, 10, 2400])
    document = {"format": "samanbud-bid/1", "title": "Domarens anbud", "route": rand.choice(["lov", "lou19", "nss"]),
                "language": "sv", "dates": {"start": start.isoformat()}}
    if rand.random() < 0.7:
        end = start + datetime.timedelta(rand.randint(1, 3000))
        document["dates"]["end"] = end.isoformat()
    else:
        months = rand.choice([None, 1, 7, 50])
        document["dates"]["horizon_months"] = months
        end = add_months(start, 84 if months is None else months)
    span = (end - start).days
    dates = sorted({(start + datetime.timedelta(rand.randint(-2, span + 2))).isoformat() for _ in range(6)} |
                   {start.isoformat(), end.isoformat()})

    # R10 comes before R2, and Z before a.
    members = rand.sample(["a", "Z", "m10", "m2", "b-1"], rand.randint(1, 5))
    document["members"] = [{"id": m, "name": m} for m in members]
    if rand.random() < 0.7:
        document["group"] = {"lead": rand.choice(members)}
    document["sites"] = [{"id": f"s{i}", "member": rand.choice(members), "name": "s",
                          "municipality": rand.choice(["2421", "2422", None]),
                          "lat": 65.0 + rand.randint(0, 4) / 10, "lon": 15.0 + rand.randint(0, 4) / 10,
                          "hours": make_week()} for i in range(rand.randint(0, 3))]
    document["persons"] = [{"id": f"p{i}", "member": rand.choice(members)} for i in range(rand.randint(0, 3))]
    document["supply"] = [{"id": f"u{i}", "member": rand.choice(members), "profession": rand.choice(PROFESSIONS),
                           "site": rand.choice([None] + [s["id"] for s in document["sites"]]),
                           "minutes_per_week": rand.randint(0, size), **make_stretch(dates)}
                          for i in range(rand.randint(0, 7))]
    document["requirements"] = [
        {"id": f"R{i}", "obligation": rand.choice(OBLIGATIONS), "fulfilment": rand.choice(FULFILMENTS),
         "text": {"sv": "Krav"},
         "test": make_test("capacity" if rand.random() < 0.6 else
                           rand.choice(["declaration", "declaration", "hours", "number", "distance"]), dates, size)}
        for i in rand.sample(range(1, 30), rand.randint(1, 8))]
    if document["supply"]:
        document["commitments"] = [{"supply": rand.choice(document["supply"])["id"],
                                    "requirement": rand.choice(document["requirements"])["id"],
                                    "minutes_per_week": rand.randint(0, size), "locked": rand.random() < 0.3,
                                    **make_stretch(dates)} for _ in range(rand.randint(0, 9))]
    subjects = members + [s["id"] for s in document["sites"] + document["persons"]] + ["group"]
    document["answers"] = [{"requirement": r["id"], "subject": s, "status": rand.choice(["met"] * 8 + ["not_met", "open"]),
                            "number": rand.randint(0, 4)}
                           for r in document["requirements"] for s in subjects if rand.random() < 0.85]
    return document, start, end


# ---------------------------------------------------------------- the model


class Bid:
    def __init__(self, document, start, end):
        self.document = document
        self.start, self.end = start.isoformat(), end.isoformat()
        self.members = sorted((m["id"] for m in document["members"]), key=str.encode)
        self.supply = {u["id"]: u for u in sorted(document["supply"], key=lambda u: u["id"].encode())}
        self.requirements = {r["id"]: r for r in sorted(document["requirements"], key=lambda r: r["id"].encode())}
        self.sites = {s["id"]: s for s in document["sites"]}
        self.commitments = document.get("commitments", [])
        self.answers = {(a["requirement"], a["subject"]): a for a in document["answers"]}
        self.capacity = [r for r in self.requirements if self.requirements[r]["test"]["kind"] == "capacity"]
        self.shall = [r for r in self.capacity if self.requirements[r]["obligation"] == "shall"]
        self.others = [r for r in self.requirements.values()
                       if r["obligation"] == "shall" and r["test"]["kind"] != "capacity"]

    def segments(self, at, until):
        rows = list(self.supply.values()) + self.commitments + [self.requirements[r]["test"] for r in self.capacity]
        cuts = {row.get(key) for row in rows for key in ("from", "to")} | {at, until}
        cuts = sorted(c for c in cuts if c and self.start < c < self.end)
        cuts = [self.start] + cuts + [self.end]
        return [(a, b) for a, b in zip(cuts, cuts[1:]) if (not at or a >= at) and (not until or b <= until)]

    def live(self, row, segment):
        return (row.get("from") or self.start) <= segment[0] and segment[1] <= (row.get("to") or self.end)

    def eligible(self, u, r):
        supply, test = self.supply[u], self.requirements[r]["test"]
        if supply["profession"] not in test["professions"]:
            return False
        if test.get("municipality") is None:
            return True
        return supply["site"] is not None and self.sites[supply["site"]]["municipality"] == test["municipality"]

    def need(self, r, segment):
        test = self.requirements[r]["test"]
        return test["minutes_per_week"] if self.live(test, segment) else 0

    def minutes(self, u, segment):
        return self.supply[u]["minutes_per_week"] if self.live(self.supply[u], segment) else 0

    def counting(self, segment, locked=False):
        result = {}
        for c in self.commitments:
            u, r = c["supply"], c["requirement"]
            if (r in self.capacity and self.eligible(u, r) and self.live(c, segment) and
                    self.live(self.supply[u], segment) and self.live(self.requirements[r]["test"], segment) and
                    (c["locked"] or not locked)):
                result[u, r] = result.get((u, r), 0) + c["minutes_per_week"]
        return result

    def flow(self, give, need):
        """A maximum flow by pushing one path after the other; returns its value."""
        give, need, sent = dict(give), dict(need), {}
        total = 0

        def push(u, amount, seen):
            for r in need:
                if r in seen or not self.eligible(u, r):
                    continue
                seen.add(r)
                if need[r] > 0:
                    part = min(amount, need[r])
                    need[r] -= part
                    sent[u, r] = sent.get((u, r), 0) + part
                    return part
                for v in give:
                    if v != u and sent.get((v, r), 0) > 0:
                        part = push(v, min(amount, sent[v, r]), seen)
                        if part > 0:
                            sent[v, r] -= part
                            sent[u, r] = sent.get((u, r), 0) + part
                            return part
            return 0

        for u in give:
            while give[u] > 0:
                part = push(u, give[u], set())
                if part == 0:
                    break
                give[u] -= part
                total += part
        return total

    def says(self, r, subject):
        return self.answers.get((r, subject), {}).get("status") == "met"

    def holds(self, requirement, group):
        r, test, who = requirement["id"], requirement["test"], requirement["fulfilment"]
        lead = self.document.get("group", {}).get("lead")
        if who == "lead" and lead is not None and lead not in group:
            return False
        return getattr(self, "holds_" + test["kind"])(r, test, who, group, lead)

    def holds_declaration(self, r, test, who, group, lead):
        performers = {self.supply[c["supply"]]["member"] for c in self.commitments}
        return {"each": lambda: all(self.says(r, m) for m in group),
                "one": lambda: any(self.says(r, m) for m in group),
                "group": lambda: self.says(r, "group") or any(self.says(r, m) for m in group),
                "lead": lambda: lead is not None and self.says(r, lead),
                "performer": lambda: all(self.says(r, m) for m in group if m in performers),
                "site": lambda: all(self.says(r, s) for s in self.sites if self.sites[s]["member"] in group),
                "person": lambda: all(self.says(r, p["id"]) for p in self.document["persons"]
                                      if p["member"] in group)}[who]()

    @staticmethod
    def week(openings):
        minutes = set()
        for o in openings:
            days = [int(d) for d in o["days"].split("-")]
            clock = [int(t[:2]) * 60 + int(t[3:]) for t in (o["from"], o["to"])]
            for day in range(days[0], days[-1] + 1):
                minutes.update(range(day * 1440 + clock[0], day * 1440 + clock[1]))
        return minutes

    def holds_hours(self, r, test, who, group, lead):
        wanted = self.week(test["weekly"])
        sites = [s for s in self.sites.values() if s["member"] in group and
                 test.get("municipality") in (None, s["municipality"])]
        own = {m: set().union(*(self.week(s["hours"]) for s in sites if s["member"] == m)) for m in group}
        if who == "one":
            return any(wanted <= own[m] for m in group)
        if who == "each":
            return all(wanted <= own[m] for m in group)
        if who == "site":
            return all(wanted <= self.week(s["hours"]) for s in sites)
        return wanted <= set().union(*own.values())

    def holds_number(self, r, test, who, group, lead):
        values = [self.answers.get((r, m), {}).get("number") for m in group]
        given = [v for v in values if v is not None]
        compare = {">=": lambda x: x >= test["value"], "<=": lambda x: x <= test["value"],
                   "==": lambda x: x == test["value"], ">": lambda x: x > test["value"],
                   "<": lambda x: x < test["value"]}[test["comparator"]]
        if test["aggregate"] == "sum":
            return compare(sum(given))
        if test["aggregate"] == "each":
            return all(v is not None and compare(v) for v in values)
        return bool(given) and compare(min(given) if test["aggregate"] == "min" else max(given))

    def holds_distance(self, r, test, who, group, lead):
        def near(s):
            a, b, c, d = (math.radians(x) for x in (s["lat"], s["lon"], test["lat"], test["lon"]))
            h = math.sin((a - c) / 2)**2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2)**2
            return round(2 * 6371008 * math.asin(math.sqrt(h))) <= test["max_m"]

        own = {m: [near(s) for s in self.sites.values() if s["member"] == m] for m in group}
        if who == "each":
            return all(any(own[m]) for m in group)
        if who == "site":
            return all(all(own[m]) for m in group)
        return any(any(own[m]) for m in group)

    def row(self, leavers, segments):
        group = [m for m in self.members if m not in leavers]
        stay = [u for u in self.supply if self.supply[u]["member"] in group]
        as_is, takeover, best, verdict, first = [], [], [], "covered", None
        for segment in segments:
            counting = self.counting(segment)
            need = {r: self.need(r, segment) for r in self.shall}
            missing = {r: max(0, need[r] - sum(m for (u, q), m in counting.items() if q == r and u in stay))
                       for r in need}
            free = {u: max(0, self.minutes(u, segment) - sum(m for (v, q), m in counting.items() if v == u))
                    for u in stay}
            as_is.append(sum(missing.values()))
            takeover.append(as_is[-1] - self.flow(free, missing))
            best.append(sum(need.values()) - self.flow({u: self.minutes(u, segment) for u in stay}, need))
            now = ("short" if best[-1] > 0 else "covered" if as_is[-1] == 0 else
                   "takeover" if takeover[-1] == 0 else "rearrange")
            verdict = max(verdict, now, key=SEVERITY.index)
            if best[-1] > 0 and first is None:
                first = segment[0]
        broken = [r["id"] for r in self.others if not self.holds(r, group)]
        return {"members": list(leavers), "verdict": "broken" if broken else verdict, "as_is_minutes_per_week": as_is,
                "takeover_minutes_per_week": takeover, "best_minutes_per_week": best, "broken": broken,
                "first_short": first}

    def exits(self, at, until, most):
        segments = self.segments(at, until)
        sets = [s for n in range(len(self.members) + 1) for s in itertools.combinations(self.members, n)]
        rows = {s: self.row(s, segments) for s in sets}
        critical = [set(s) for s in sets if rows[s]["verdict"] in ("short", "broken")]
        enough = [set(self.members) - set(s) for s in sets
                  if rows[s]["verdict"] not in ("short", "broken") and len(s) < len(self.members)]

        def minimal(family):
            return sorted((sorted(s, key=str.encode) for s in family if not any(t < s for t in family)),
                          key=lambda s: [m.encode() for m in s])

        return {"format": "samanbud-exits/1", "at": at or self.start,
                "segments": [{"from": a, "to": b} for a, b in segments], "base": rows[()],
                "exits": [rows[s] for s in sets if 0 < len(s) <= most],
                "minimal_critical": minimal(critical), "minimal_sufficient": minimal(enough)}


# ---------------------------------------------------------------- comparing


def run(*args):
    result = subprocess.run([CLI, *args], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def strip(row):
    keys = ["members", "verdict", "as_is_minutes_per_week", "takeover_minutes_per_week", "best_minutes_per_week",
            "broken", "first_short"]
    assert list(row)[:len(keys)] == keys, list(row)
    return {k: row[k] for k in keys}


def compare_exits(bid, path):
    span = (datetime.date.fromisoformat(bid.end) - datetime.date.fromisoformat(bid.start)).days
    days = sorted({(datetime.date.fromisoformat(bid.start) + datetime.timedelta(rand.randrange(span))).isoformat()
                   for _ in range(2)})
    at = days[0] if rand.random() < 0.5 else None
    until = days[-1] if len(days) == 2 and rand.random() < 0.3 and days[-1] > bid.start else None
    most = rand.randint(1, 6)
    args = (["--at", at] if at else []) + (["--until", until] if until else [])
    if most != 2:
        args += ["--max", str(most)]
    given = json.loads(run("exits", path, "--json", *args))
    expected = bid.exits(at, until, most)
    given["base"] = strip(given["base"])
    given["exits"] = [strip(row) for row in given["exits"]]
    for key in expected:
        assert given[key] == expected[key], f"{args} {key}:\n{given[key]}\n{expected[key]}"
    return expected["base"]["verdict"]


def check_bottleneck(bid, segment, bottleneck):
    give = {u: bid.minutes(u, segment) for u in bid.supply}
    for requirements in (bid.shall, bid.capacity):
        need = {r: bid.need(r, segment) for r in requirements}
        missing = sum(need.values()) - bid.flow(give, need)
        if missing > 0:
            break
    if missing == 0:
        assert bottleneck is None
        return
    assert set(bottleneck["requirements"]) <= set(requirements)
    supplies = [u for u in bid.supply if bid.live(bid.supply[u], segment) and
                any(bid.eligible(u, r) for r in bottleneck["requirements"])]
    assert bottleneck["supplies"] == supplies, (bottleneck, supplies)
    assert bottleneck["need"] == sum(bid.need(r, segment) for r in bottleneck["requirements"])
    assert bottleneck["gives"] == sum(give[u] for u in supplies)
    assert bottleneck["need"] - bottleneck["gives"] == missing


def find_highest(bid, segment, left, need, locked, total):
    """The smallest level at which as much as can be met is met, among all fractions that a workload can be."""
    have = {u: bid.minutes(u, segment) for u in bid.supply}
    levels = sorted({fractions.Fraction(k, have[u]) for u in have if have[u] > 0
                     for k in range(locked[u], locked[u] + left[u] + 1)} | {fractions.Fraction(0)})
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        caps = {u: max(0, min(left[u], math.floor(levels[middle] * have[u]) - locked[u])) for u in have}
        if bid.flow(caps, need) == total:
            high = middle
        else:
            low = middle + 1
    return max([levels[low]] + [fractions.Fraction(locked[u], have[u]) for u in have if have[u] > 0])


def compare_split(bid, path, method):
    given = json.loads(run("split", path, "--json", "--method", method))
    segments = bid.segments(None, None)
    assert given["format"] == "samanbud-split/1"
    assert [(s["from"], s["to"]) for s in given["segments"]] == segments
    feasible = True
    for segment, split in zip(segments, given["segments"]):
        check_bottleneck(bid, segment, split["bottleneck"])
        feasible = feasible and split["bottleneck"] is None
        locked = bid.counting(segment, locked=True)
        promised = {u: sum(m for (v, r), m in locked.items() if v == u) for u in bid.supply}
        left = {u: max(0, bid.minutes(u, segment) - promised[u]) for u in bid.supply}
        need = {r: max(0, bid.need(r, segment) - sum(m for (u, q), m in locked.items() if q == r))
                for r in bid.capacity}
        cells = {}
        for c in split["commitments"]:
            cells[c["supply"], c["requirement"]] = c["minutes_per_week"]
            assert c["minutes_per_week"] > 0 and bid.eligible(c["supply"], c["requirement"])
        own = {p: cells.get(p, 0) - locked.get(p, 0) for p in set(cells) | set(locked)}
        assert all(m >= 0 for m in own.values())
        for u in bid.supply:
            assert sum(m for (v, r), m in own.items() if v == u) <= left[u]
        gets = {r: sum(m for (u, q), m in own.items() if q == r) for r in need}
        assert all(gets[r] <= need[r] for r in need)
        total = bid.flow(left, need)
        assert sum(gets.values()) == total
        assert sum(gets[r] for r in bid.shall) == bid.flow(left, {r: need[r] for r in bid.shall})

        workload = {w["supply"]: w for w in split["workload"]}
        for u in bid.supply:
            committed = sum(m for (v, r), m in cells.items() if v == u)
            if u in workload:
                assert workload[u]["committed"] == committed
                assert workload[u]["available"] == bid.minutes(u, segment)
            else:
                assert committed == 0 and not bid.live(bid.supply[u], segment)
        if method == "balanced":
            highest = max([fractions.Fraction(w["committed"], w["available"]) for w in split["workload"]
                           if w["available"] > 0] + [fractions.Fraction(0)])
            assert highest == find_highest(bid, segment, left, need, promised, total)
    assert given["feasible"] == feasible


def main():
    verdicts = {}
    with tempfile.TemporaryDirectory() as folder:
        source, path = os.path.join(folder, "bid.json"), os.path.join(folder, "bid.samanbud")
        for i in range(COUNT):
            document, start, end = make_document()
            with open(source, "w", encoding="utf-8") as f:
                json.dump(document, f)
            try:
                run("import", source, path, "--force")
                bid = Bid(document, start, end)
                verdict = compare_exits(bid, path)
                verdicts[verdict] = verdicts.get(verdict, 0) + 1
                for method in ("even", "proportional", "agreed", "balanced", "steady", "least-change"):
                    compare_split(bid, path, method)
            except AssertionError:
                print(json.dumps(document, indent=1, ensure_ascii=False))
                print(f"document {i} of seed {SEED}", file=sys.stderr)
                raise
    print(f"{COUNT} documents agree, seed {SEED}: {verdicts}")


main()
