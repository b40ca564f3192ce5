#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From the example to the bid on paper, as a user goes, in one language. What the window shows is compared with what
# the command line says about the file that the window saved. Runs inside on-screen.sh and speaks TAP; each case goes
# on where the one before stopped.
#
#   test-window.py BUILD-ROOT SOURCE-ROOT LANGUAGE

import datetime
import json
import os
import subprocess
import sys

import driver

BUILD, SOURCE, LANGUAGE = sys.argv[1:4]
BID = f"{os.environ['HOME']}/anbud åäö.samanbud"
TITLE = "Vård på Östgötaslätten, ÅÄÖ"

# In the example: counselling, which one member gives with one commitment of eight hours.
REQUIREMENT, MEMBER = "G-11", "gp"

PAGES = ["Overview", "Procurement", "Members", "Capacity", "Requirements", "Commitments", "If someone leaves",
         "Submission"]
VERDICTS = {
    "covered": "Holds as it is",
    "takeover": "Holds if the others take over",
    "rearrange": "Holds after rearranging",
    "short": "Not enough hours",
    "broken": "A requirement cannot be met",
}

app = None


def say(message, context=None):
    return app.say(message, context)


def cli(*arguments):
    environment = {"LSAN_OPTIONS": f"suppressions='{SOURCE}/tests/leaks.supp'", **os.environ}
    return subprocess.run([f"{BUILD}/app/samanbud-cli", *arguments], check=True, stdout=subprocess.PIPE,
                          env=environment).stdout


def saved():
    """The bid as it is on disk."""
    return json.loads(cli("export", BID))


def read(name):
    with open(f"{SOURCE}/resources/examples/example-{LANGUAGE}.json", encoding="utf-8") as file:
        return json.load(file)[name]


def find(name, id):
    return next(row for row in read(name) if row["id"] == id)


def start(*files):
    global app
    app = driver.App(BUILD, LANGUAGE, *files)
    return app.window()


def save(change):
    """Saves, and waits until the change is in the file."""
    app.key("ctrl+s")
    driver.wait("the change in the file", lambda: change(saved()))


# ---------------------------------------------------------------- the walk

def open_example():
    window = start()
    window.find("list item", say("Try the example")).click()
    driver.wait("the example's title", lambda: find_title() == read("title"))


def find_title():
    return app.window().name


def go_through_pages():
    for title in PAGES:
        page = app.page(title)
        if next((t for t in page.walk() if t.role in ("label", "text") and t.text), None) is None:
            raise driver.Failure(f"nothing stands on the page “{title}”")


def go_by_keys():
    """Tab passes a list as a whole, and no arrow leads from a row to what removes it."""
    page = app.page("Members")
    rows = [t for t in page.find("list", say("Members")).children if t.role == "list item"]
    app.key("Tab")
    driver.wait("the focus in the list", lambda: rows[0].has("focused"))
    app.key("Down", "Right", "Return", "Tab")
    page.find("push button", part=say("_Add Member"), where=lambda t: t.has("focused"))
    assert rows[1].has("selected")
    assert [t.name for t in page.find("list", say("Members")).children] == [m["name"] for m in read("members")]


def change_title():
    title = app.page("Procurement").find("text", say("Title"))
    title.click()
    app.key("ctrl+a")
    app.type(TITLE)
    app.key("Return")
    driver.wait("the new title", lambda: find_title() == TITLE)


def save_as():
    app.key("ctrl+shift+s")
    app.choose_file(os.path.basename(BID))
    driver.wait("the file", lambda: os.path.exists(BID))
    driver.wait("the title in the file", lambda: saved()["title"] == TITLE)


def matrix():
    """The matrix as (cells by requirement's text and member's number, row of a requirement)."""
    page = app.page("Commitments")
    table = page.find("table", say("Hours per week by requirement and member"))
    return page, table


def cell():
    """The cell of our requirement and our member."""
    page, table = matrix()
    start = f"{find('requirements', REQUIREMENT)['text'][LANGUAGE]}, {find('members', MEMBER)['name']}, "
    return page, table.find("table cell", where=lambda t: t.name.startswith(start))


def figures(page):
    """Need, sum and gap of our requirement: the needs, sums and gaps stand in panes beside the cells, row by row."""
    rows = [t.name for t in page.search("row header")]
    number = rows.index(find("requirements", REQUIREMENT)["text"][LANGUAGE])
    text = say("Sum %s hours").split("%s")[0]
    sums = [t for t in page.search("label") if t.name.startswith(text)]
    after = sums[number].parent.children
    position = next(i for i, t in enumerate(after) if t.accessible == sums[number].accessible)
    return sums[number].text, after[position + 1].text


def reach_by_keyboard():
    """Without a mouse: F6 goes from the sidebar to the page, and Tab to the cells."""
    page, table = matrix()
    app.key("F6")
    for _ in range(6):
        app.key("Tab")
        if has_focus(table):
            return
    driver.wait("the focus in a cell", lambda: has_focus(table))


def has_focus(table):
    return next(table.search("table cell", where=lambda t: t.has("focused")), None) is not None


def change_commitment():
    page, ours = cell()
    driver.wait("eight hours", lambda: ours.children[0].text == "8")
    assert figures(page) == ("8", say("enough", "gap")), figures(page)
    ours.click()
    app.key("6", "Return")
    driver.wait("six hours in the cell", lambda: cell()[1].find("label").text == "6")
    driver.wait("the sum and the gap", lambda: figures(page) == ("6", say("missing %s h").replace("%s", "2")))
    save(lambda bid: minutes(bid) == 360)


def minutes(bid):
    return sum(c["minutes_per_week"] for c in bid["commitments"] if c["requirement"] == REQUIREMENT)


def choose_leaver():
    """Every single leaver, by the drop-down; the verdict is the command line's."""
    page = app.page("If someone leaves")
    choice = page.find("combo box", say("Who leaves"))
    for number, member in enumerate(read("members")):
        date = leaving_day(member)
        exits = json.loads(cli("exits", BID, "--at", date, "--max", "1", "--json"))
        verdict = next(e for e in exits["exits"] if e["members"] == [member["id"]])["verdict"]
        choice.choose(number)
        choice.find("label", member["name"])
        driver.wait(f"{member['id']}: {verdict}", lambda: shown_verdict(page) == say(VERDICTS[verdict], "verdict"))


def shown_verdict(page):
    """The icon beside the verdict has its name; the sentence itself says more."""
    return page.find("alert").parent.parent.children[0].name


def leaving_day(member):
    """The first day without a member that the page proposes: after the planned last one, else the contract's first."""
    planned = member["exit"]["planned"]
    if planned is None:
        return read("dates")["start"]
    return str(datetime.date.fromisoformat(planned) + datetime.timedelta(days=1))


def scroll_over_map():
    """The exit map scrolls sideways by itself; the wheel scrolls the page also where the pointer lies over it."""
    page = app.page("If someone leaves")
    where = page.find("alert").place
    chart = page.find(name=say("What happens if one or two members leave"))
    for _ in range(40):
        if chart.place[1] < 500:
            break
        app.turn(*where, 1)
    before = driver.wait("the map in the window", lambda: 100 < chart.place[1] < 600 and chart.place)
    app.turn(*before, -1)
    driver.wait("the page scrolled", lambda: chart.place[1] > before[1] + 10)


def undo():
    app.page("Commitments")
    app.key("ctrl+z")
    driver.wait("eight hours again", lambda: cell()[1].find("label").text == "8")
    save(lambda bid: minutes(bid) == 480)
    app.key("ctrl+shift+z")
    driver.wait("six hours again", lambda: cell()[1].find("label").text == "6")
    save(lambda bid: minutes(bid) == 360)
    app.key("ctrl+z")
    driver.wait("eight hours at last", lambda: cell()[1].find("label").text == "8")
    save(lambda bid: minutes(bid) == 480)


def write_submission():
    """PDF and XLSX, byte for byte what the command line makes of the same bid."""
    page = app.page("Submission")
    page.find("image", part=say("Page %1$u of %2$u").replace("%1$u", "1").split("%2$u")[0])
    for button, option, name in (("Write PDF…", "--pdf", "ansökan.pdf"), ("Write XLSX…", "--xlsx", "ansökan.xlsx")):
        page.find("push button", say(button)).press()
        app.choose_file(name)
        ours, theirs = f"{os.environ['HOME']}/{name}", f"{os.environ['HOME']}/cli-{name}"
        cli("render", BID, option, theirs)
        driver.wait(f"{name}, the same as the command line's",
                    lambda: os.path.exists(ours) and open(ours, "rb").read() == open(theirs, "rb").read())


def close():
    app.key("ctrl+w")
    app.finish()


def reopen():
    start(BID)
    driver.wait("the title", lambda: find_title() == TITLE)
    assert cell()[1].find("label").text == "8"


def close_again():
    close()


CASES = [open_example, go_through_pages, go_by_keys, change_title, save_as, reach_by_keyboard, change_commitment,
         choose_leaver, scroll_over_map, undo, write_submission, close, reopen, close_again]

try:
    status = driver.run_cases([(c.__name__.replace("_", "-"), c) for c in CASES], lambda: app)
finally:
    if app is not None:
        app.kill()
sys.exit(status)
