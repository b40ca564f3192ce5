#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The independent judge of import and export. For thousands of random documents, valid ones and broken ones, it says
# by itself whether each has the shape of the schema (python3-jsonschema), whether the rules of the format hold, and
# what the canonical form is; then it compares with what the program says. Nothing here is shared with the program but
# the schema file and the list of professions.
#
#   judge-json.py JSON-TOOL SOURCE-ROOT [DOCUMENTS [SEED]]

import base64
import copy
import csv
import datetime
import decimal
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import jsonschema

Decimal = decimal.Decimal
TOOL, ROOT = sys.argv[1:3]
LONG = os.environ.get("SB_TEST_LONG") == "1"
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 30000 if LONG else 1000
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 20270301

with open(f"{ROOT}/resources/codes/professions.csv", encoding="utf-8") as f:
    PROFESSIONS = [row["code"] for row in csv.DictReader(f)]

ROUTES = ["lov", "lou19", "lou-directive", "direct", "nss"]
OBLIGATIONS = ["shall", "should", "evaluated", "supplement_condition", "optional_addon", "informative"]
FULFILMENTS = ["group", "one", "each", "performer", "person", "site", "lead"]
PHASES = ["application", "before_start", "during_contract", "at_change", "after_contract"]

# ---------------------------------------------------------------- the canonical form, from the specification

KEYS = {
    "authority": ["name", "reference", "catalogue"],
    "dates": ["questions_by", "submit_by", "valid_until", "start", "end", "horizon_months"],
    "group": ["name", "lead", "liability"],
    "recovery": ["locum_weeks", "recruitment_months", "overtime_bp"],
    "exit": ["probability_per_year", "notice_months", "planned"],
    "members": ["id", "name", "orgnr", "form", "role", "contact", "signatory", "exit"],
    "sites": ["id", "member", "name", "address", "municipality", "lat", "lon", "listing", "hours"],
    "persons": ["id", "member", "name", "profession", "title", "share_bp", "from", "to"],
    "supply": ["id", "member", "site", "profession", "minutes_per_week", "from", "to"],
    "requirements": ["id", "section", "category", "obligation", "fulfilment", "text", "test", "phase", "weight_bp",
                     "evidence", "source", "certainty", "origin"],
    "text": ["sv", "en"],
    "opening": ["days", "from", "to"],
    "commitments": ["supply", "requirement", "minutes_per_week", "from", "to", "locked"],
    "agreed": ["member", "share_bp"],
    "answers": ["requirement", "subject", "status", "number", "comment", "confidential", "reason"],
    "attachments": ["id", "name", "media_type", "data", "requirement", "subject"],
    "declaration": ["kind"],
    "capacity": ["kind", "professions", "municipality", "minutes_per_week", "from", "to"],
    "hours": ["kind", "municipality", "weekly"],
    "number": ["kind", "attribute", "aggregate", "comparator", "value", "unit"],
    "distance": ["kind", "lat", "lon", "max_m"],
}
LISTS = ["members", "sites", "persons", "supply", "requirements", "commitments", "agreed", "answers", "attachments"]


def known(value):
    return any(v is not None for v in value.values())


def number(value):
    """As written with the fewest digits."""
    if not isinstance(value, (Decimal, float)) or value == int(value):
        return int(value)
    return Decimal(str(value)).normalize()


def tidy(kind, value):
    result = {}
    for key in KEYS[kind]:
        item = value.get(key)
        if isinstance(item, (Decimal, float)):
            item = number(item)
        if key == "exit":
            item = tidy("exit", item) if item and known(item) else None
        elif key == "text":
            item = tidy("text", item)
        elif key == "test":
            item = tidy(item["kind"], item)
        elif key in ("hours", "weekly"):
            item = [tidy("opening", o) for o in item or []]
            if key == "hours" and not item:
                continue
        elif key == "evidence":
            item = [tidy("text", e) for e in item or []]
            if not item:
                continue
        result[key] = item
    return result


def order(kind):
    def text(value):
        return (value or "").encode()
    if kind == "commitments":
        return lambda r: (text(r["requirement"]), text(r["supply"]), text(r["from"]), text(r["to"]),
                          r["minutes_per_week"], {None: -1, False: 0, True: 1}[r["locked"]])
    if kind == "answers":
        return lambda r: (text(r["requirement"]), text(r["subject"]))
    if kind == "agreed":
        return lambda r: text(r["member"])
    return lambda r: text(r["id"])


def canonical(bid):
    result = {k: bid[k] for k in ("format", "title", "route", "language")}
    for key in ("authority", "dates", "group"):
        value = bid.get(key)
        result[key] = tidy(key, value) if value and known(value) else None
    if bid.get("recovery") and known(bid["recovery"]):
        result["recovery"] = tidy("recovery", bid["recovery"])
    for key in LISTS:
        rows = sorted((tidy(key, r) for r in bid.get(key) or []), key=order(key))
        if rows or key in ("members", "requirements"):
            result[key] = rows
    return result


class Writer(json.JSONEncoder):
    """Decimals as plain numbers."""
    def iterencode(self, o, _one_shot=False):
        text = "".join(super().iterencode(mark(o), _one_shot))
        yield re.sub(r'"\\u0000([-0-9.]+)"', r"\1", text)


def mark(o):
    if isinstance(o, dict):
        return {k: mark(v) for k, v in o.items()}
    if isinstance(o, list):
        return [mark(v) for v in o]
    return f"\0{o:f}" if isinstance(o, Decimal) else o


def write(bid):
    return json.dumps(canonical(bid), indent=2, ensure_ascii=False, cls=Writer) + "\n"


# ---------------------------------------------------------------- the rules between and inside values

def is_date(text):
    try:
        datetime.date.fromisoformat(text)
        return True
    except ValueError:
        return False


def stretch_ok(row, first="from", last="to"):
    return not (row.get(first) and row.get(last)) or row[first] < row[last]


def decimals_ok(value, n):
    return value is None or Decimal(str(value)) * 10 ** n % 1 == 0


def base64_ok(text):
    try:
        return base64.b64encode(base64.b64decode(text, validate=True)).decode() == text
    except ValueError:
        return False


def week_ok(openings):
    return all(o["from"] < o["to"] and (len(o["days"]) == 1 or o["days"][0] <= o["days"][2]) for o in openings or [])


def dates_of(value):
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("planned", "start", "end", "questions_by", "submit_by", "valid_until"):
                yield item
            elif key in ("from", "to") and isinstance(item, str) and len(item) == 10:
                yield item
            else:
                yield from dates_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from dates_of(item)


def unique(values):
    values = list(values)
    return len(set(values)) == len(values)


def rules_hold(bid):
    rows = {k: bid.get(k) or [] for k in LISTS}
    ids = {k: [r["id"] for r in rows[k]] for k in LISTS if rows[k] and "id" in rows[k][0]}
    get = lambda k: ids.get(k, [])
    parties = get("members") + get("sites") + get("persons")
    subjects = parties + ["group"]
    has = lambda values, value: value is None or value in values
    tests = [r["test"] for r in rows["requirements"]]
    capacity = [t for t in tests if t["kind"] == "capacity"]
    return all([
        all(is_date(d) for d in dates_of(bid) if d is not None),
        bid["dates"]["start"] != "9999-12-31" and stretch_ok(bid["dates"], "start", "end"),
        unique(parties) and "group" not in parties,
        unique(get("supply")) and unique(get("requirements")) and unique(get("attachments")),
        has(get("members"), (bid.get("group") or {}).get("lead")),
        all(r["member"] in get("members") for k in ("sites", "persons", "supply", "agreed") for r in rows[k]),
        all(has(get("sites"), r.get("site")) for r in rows["supply"]),
        all(r["supply"] in get("supply") for r in rows["commitments"]),
        all(r["requirement"] in get("requirements") for k in ("commitments", "answers") for r in rows[k]),
        all(r["subject"] in subjects for r in rows["answers"]),
        all(has(get("requirements"), r.get("requirement")) and has(subjects, r.get("subject"))
            for r in rows["attachments"]),
        unique((r["requirement"], r["subject"]) for r in rows["answers"]),
        unique(r["member"] for r in rows["agreed"]),
        all(stretch_ok(r) for r in rows["persons"] + rows["supply"] + rows["commitments"] + capacity),
        all(has(PROFESSIONS, r.get("profession")) for k in ("persons", "supply") for r in rows[k]),
        all(p in PROFESSIONS for t in capacity for p in t["professions"]),
        all(week_ok(r.get("hours")) for r in rows["sites"]),
        all(week_ok(t["weekly"]) for t in tests if t["kind"] == "hours"),
        all(decimals_ok(r.get("lat"), 6) and decimals_ok(r.get("lon"), 6)
            for r in rows["sites"] + [t for t in tests if t["kind"] == "distance"]),
        all(decimals_ok((r.get("exit") or {}).get("probability_per_year"), 4) for r in rows["members"]),
        all(base64_ok(r["data"]) for r in rows["attachments"]),
    ])


# ---------------------------------------------------------------- random documents

class Maker:
    """Valid bids that use everything the format has, in any order of keys and rows, with nulls and without."""

    def __init__(self, rand):
        self.r = rand

    def maybe(self, value, chance=0.5):
        return value() if self.r.random() < chance else None

    def some(self, chars="abcåäöÅÄÖ \"\\/\n\t\r\b\x01\x7f\u2028😀é–", most=8):
        return "".join(self.r.choice(chars) for _ in range(self.r.randrange(most)))

    def id(self, taken):
        while True:
            n = self.r.choice([1, 2, 3, 64])
            new = "".join(self.r.choice("abAB019._-") for _ in range(n))
            if new not in taken and new != "group":
                taken.add(new)
                return new

    def date(self, low=1, high=3652059):
        low, high = (low, high) if self.r.random() < 0.1 else (739000, 743000)
        return datetime.date.fromordinal(self.r.randrange(low, high)).isoformat()

    def stretch(self, row):
        dates = sorted({self.date(), self.date()})
        row["from"] = self.r.choice([None, dates[0]])
        row["to"] = self.r.choice([None, dates[-1] if len(dates) == 2 else None])
        return row

    def decimal(self, low, high, n):
        digits = self.r.choice([0, 1, n])
        value = Decimal(self.r.randrange(low * 10 ** digits, high * 10 ** digits + 1)) / 10 ** digits
        return int(value) if digits == 0 and self.r.random() < 0.5 else float(value)

    def week(self):
        result = []
        for _ in range(self.r.randrange(3)):
            days = sorted([self.r.randrange(1, 8), self.r.randrange(1, 8)])
            times = sorted(self.r.sample(range(1441), 2))
            text = [f"{t // 60:02}:{t % 60:02}" for t in times]
            result.append({"days": self.r.choice([str(days[0]), f"{days[0]}-{days[1]}"]), "from": text[0],
                           "to": text[1]})
        return result

    def minutes(self):
        return self.r.choice([0, 1, 10 ** 9, self.r.randrange(3000), float(self.r.randrange(3000))])

    def whole(self):
        return self.r.choice([0, -1, 2 ** 63 - 1, 1 - 2 ** 63, self.r.randrange(-5000, 5000)])

    def text(self):
        return self.r.choice([{"sv": self.some()}, {"en": self.some(), "sv": None},
                              {"sv": self.some(), "en": self.some()}])

    def test(self):
        kind = self.r.choice(["declaration", "capacity", "hours", "number", "distance"])
        if kind == "declaration":
            return {"kind": kind}
        if kind == "capacity":
            return self.stretch({"kind": kind, "minutes_per_week": self.minutes(),
                                 "professions": self.r.choices(PROFESSIONS, k=self.r.randrange(4)),
                                 "municipality": self.maybe(lambda: "2421")})
        if kind == "hours":
            return {"weekly": self.week(), "kind": kind, "municipality": self.maybe(lambda: "0180")}
        if kind == "number":
            return {"kind": kind, "attribute": self.some(), "aggregate": self.r.choice(["sum", "min", "max", "each"]),
                    "comparator": self.r.choice([">=", "<=", "==", ">", "<"]), "value": self.whole(),
                    "unit": self.maybe(self.some)}
        return {"kind": kind, "lat": self.decimal(-90, 90, 6), "lon": self.decimal(-180, 180, 6),
                "max_m": self.r.randrange(100000)}

    def shuffle(self, value):
        if isinstance(value, dict):
            items = [(k, self.shuffle(v)) for k, v in value.items()]
            self.r.shuffle(items)
            # Absent and null are the same, except in what is required; so drop only what is null already.
            return {k: v for k, v in items if v is not None or self.r.random() < 0.5}
        return [self.shuffle(v) for v in value] if isinstance(value, list) else value

    def bid(self):
        r, names, few = self.r, set(), lambda: range(self.r.randrange(4))
        members = [self.id(names) for _ in few()]
        sites = [self.id(names) for _ in few()] if members else []
        persons = [self.id(names) for _ in few()] if members else []
        supply = sorted(self.id(set()) for _ in few()) if members else []
        supply = list(dict.fromkeys(supply))
        wanted = list(dict.fromkeys(self.id(set()) for _ in range(r.randrange(5))))
        subjects = members + sites + persons + ["group"]
        bid = {
            "format": "samanbud-bid/1", "title": self.some(), "route": r.choice(ROUTES),
            "language": r.choice(["sv", "en"]),
            "authority": self.maybe(lambda: {k: self.maybe(self.some) for k in KEYS["authority"]}),
            "dates": {**{k: self.maybe(self.date) for k in ("questions_by", "submit_by", "valid_until")},
                      "start": "2027-03-01", "end": self.maybe(lambda: "2034-03-01"),
                      "horizon_months": self.maybe(lambda: r.randrange(1, 1201))},
            "group": self.maybe(lambda: {
                "name": self.maybe(self.some), "lead": self.maybe(lambda: r.choice(members)) if members else None,
                "liability": self.maybe(lambda: r.choice(["joint-and-several", "as-in-contract", "unknown"]))}),
            "recovery": self.maybe(lambda: {
                "locum_weeks": self.maybe(lambda: r.randrange(521)),
                "recruitment_months": self.maybe(lambda: r.randrange(121)),
                "overtime_bp": self.maybe(lambda: r.randrange(10001))}),
            "members": [{
                "id": i, "name": self.some(), "orgnr": self.maybe(self.some),
                "form": self.maybe(lambda: r.choice(["ab", "ef", "hb", "kb", "ekf", "other"])),
                "role": self.maybe(lambda: r.choice(["member", "relied-on", "subcontractor"])),
                "contact": self.maybe(self.some), "signatory": self.maybe(self.some),
                "exit": self.maybe(lambda: {
                    "probability_per_year": self.maybe(lambda: self.decimal(0, 1, 4)),
                    "notice_months": self.maybe(lambda: r.randrange(24)),
                    "planned": self.maybe(self.date)})} for i in members],
            "sites": [{
                "id": i, "member": r.choice(members), "name": self.some(), "address": self.maybe(self.some),
                "municipality": self.maybe(lambda: f"{r.randrange(10000):04}"),
                "lat": self.maybe(lambda: self.decimal(-90, 90, 6)),
                "lon": self.maybe(lambda: self.decimal(-180, 180, 6)),
                "listing": r.choice([None, False, True]), "hours": self.maybe(self.week)} for i in sites],
            "persons": [self.stretch({
                "id": i, "member": r.choice(members), "name": self.maybe(self.some),
                "profession": self.maybe(lambda: r.choice(PROFESSIONS)), "title": self.maybe(self.some),
                "share_bp": self.maybe(lambda: r.randrange(10001))}) for i in persons],
            "supply": [self.stretch({
                "id": i, "member": r.choice(members), "site": self.maybe(lambda: r.choice(sites)) if sites else None,
                "profession": r.choice(PROFESSIONS), "minutes_per_week": self.minutes()}) for i in supply],
            "requirements": [{
                "id": i, "section": self.maybe(self.some), "category": self.maybe(self.some),
                "obligation": r.choice(OBLIGATIONS), "fulfilment": r.choice(FULFILMENTS), "text": self.text(),
                "test": self.test(), "phase": self.maybe(lambda: r.choice(PHASES)),
                "weight_bp": self.maybe(lambda: r.randrange(10001)),
                "evidence": self.maybe(lambda: [self.text() for _ in few()]), "source": self.maybe(self.some),
                "certainty": self.maybe(lambda: r.choice(["read", "inferred"])),
                "origin": self.maybe(lambda: r.choice(["catalogue", "group"]))} for i in wanted],
            "commitments": [self.stretch({
                "supply": r.choice(supply), "requirement": r.choice(wanted), "minutes_per_week": self.minutes(),
                "locked": r.choice([None, False, True])}) for _ in range(r.randrange(6)) if supply and wanted],
            "agreed": [{"member": i, "share_bp": r.randrange(10001)} for i in members if r.random() < 0.5],
            "answers": [{
                "requirement": i, "subject": s, "status": self.maybe(lambda: r.choice(["met", "not_met", "open"])),
                "number": self.maybe(self.whole), "comment": self.maybe(self.some),
                "confidential": r.choice([None, False, True]), "reason": self.maybe(self.some)}
                for i in wanted for s in subjects if r.random() < 0.2],
            "attachments": [{
                "id": i, "name": self.some(), "media_type": r.choice(["application/pdf", "text/plain;charset=utf-8"]),
                "data": base64.b64encode(r.randbytes(r.randrange(6))).decode(),
                "requirement": self.maybe(lambda: r.choice(wanted)) if wanted else None,
                "subject": self.maybe(lambda: r.choice(subjects))} for i in dict.fromkeys(self.id(set()) for _ in few())],
        }
        for key in LISTS:
            r.shuffle(bid[key])
            if not bid[key] and key not in ("members", "requirements") and r.random() < 0.5:
                bid[key] = None
        return self.shuffle(bid)


ODD = [None, True, False, 0, 1, -1, 5.0, 0.5, 1e10, 1.00001, 10 ** 9 + 1, 2 ** 63 - 1, -2 ** 63, [], {}, [[]], [None],
       "", "gp", "group", "R1", "2030-02-29", "2028-02-29", "0000-01-01", "24:00", "00:00", "1-7", "7-1", "1234", "nurse",
       "wizard", "AAAA", "AA==", "AB==", "a b", "åäö", "abc\n", "2027-03-01\n", {"kind": "declaration"}, {"sv": "x"},
       {"sv": None}]


def slots(value):
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield value, key
        yield from slots(item)


def spoil(bid, r):
    places = list(slots(bid))
    parent, key = r.choice(places)
    other, other_key = r.choice(places)
    act = r.randrange(8)
    alike = [(p, k) for p, k in places if k == key and isinstance(k, str)]
    if act > 4 and alike:
        # Something of the right shape, from elsewhere: ids, dates, codes.
        other, other_key = r.choice(alike)
        parent[key] = copy.deepcopy(other[other_key])
    elif act == 0:
        parent[key] = copy.deepcopy(r.choice(ODD))
    elif act == 1:
        parent[key] = copy.deepcopy(other[other_key])
    elif act == 2:
        del parent[key]
    elif act == 3 and isinstance(parent, list):
        parent.append(copy.deepcopy(parent[key]))
    elif isinstance(parent, dict):
        parent[other_key if isinstance(other_key, str) else "new"] = copy.deepcopy(r.choice(ODD))
    return bid


# ---------------------------------------------------------------- judging

def load_validator():
    with open(f"{ROOT}/resources/samanbud-bid-1.schema.json", encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)

    def exact_end(node):
        # Python's $ also matches before a line feed at the end; that of JSON Schema does not.
        for key, item in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
            if key == "pattern" and isinstance(item, str):
                node[key] = re.sub(r"\$$", r"\\Z", item)
            else:
                exact_end(item)
    exact_end(schema)
    return jsonschema.Draft202012Validator(schema)


def ask(documents, r, *options):
    lines = "".join(json.dumps(d, ensure_ascii=r.random() < 0.5) + "\n" for d in documents)
    with tempfile.TemporaryDirectory() as state:
        answer = subprocess.run([TOOL, *options], input=lines.encode(), stdout=subprocess.PIPE, check=True,
                                env={**os.environ, "XDG_STATE_HOME": state}).stdout.decode()
    answers = [json.loads(line) for line in answer.split("\n") if line]
    assert len(answers) == len(documents), f"{len(answers)} answers"
    return answers


def main():
    r, validator = random.Random(SEED), load_validator()
    maker, documents = Maker(r), []
    for i in range(COUNT):
        bid = maker.bid()
        for _ in range(0 if i % 3 == 0 else r.randrange(1, 3)):
            if bid:
                bid = spoil(bid, r)
        documents.append(bid)
    answers = ask(documents, r)

    tally, failed = {"good": 0, "shape": 0, "rules": 0}, 0
    for i, (bid, said) in enumerate(zip(documents, answers)):
        shape = validator.is_valid(bid)
        verdict = "shape" if not shape else "rules" if not rules_hold(bid) else "good"
        tally[verdict] += 1
        problem = None
        if said["shape"] != shape:
            problem = f"shape is {shape}"
        elif (said["error"] is None) != (verdict == "good"):
            problem = f"expected {verdict}"
        elif verdict == "good" and said["written"] != write(bid):
            problem = "canonical form differs:\n" + write(bid)
        elif i % 3 == 0 and verdict != "good":
            problem = "the judge made a bid that it does not accept"
        if problem:
            failed += 1
            print(f"not ok: seed {SEED}, document {i}: {problem}\n{json.dumps(bid, ensure_ascii=False)}\n{said}")

    # What the import accepts, the document takes and gives back.
    stored = [d for d, said in zip(documents, answers) if said["error"] is None][:COUNT // 5]
    for bid, said in zip(stored, ask(stored, r, "--store")):
        if said["written"] != write(bid):
            failed += 1
            print(f"not ok: seed {SEED}: changed by the document: {json.dumps(bid, ensure_ascii=False)}\n{said}")
    print(f"seed {SEED}: {COUNT} documents: {tally['good']} accepted, {tally['shape']} refused by the schema, "
          f"{tally['rules']} by the rules; {failed} judged otherwise by the program; "
          f"{len(stored)} went through a document")
    return 1 if failed or min(tally.values()) == 0 else 0


sys.exit(main())
