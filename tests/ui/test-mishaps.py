#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What goes wrong, as a user meets it: files that cannot be read, a program that is killed, a file that somebody else
# changes meanwhile. Runs inside on-screen.sh and speaks TAP.
#
#   test-mishaps.py BUILD-ROOT SOURCE-ROOT LANGUAGE

import json
import os
import subprocess
import sys

import driver

BUILD, SOURCE, LANGUAGE = sys.argv[1:4]
HOME = os.environ["HOME"]
BID = f"{HOME}/bud.samanbud"
EXAMPLE = f"{SOURCE}/resources/examples/example-{LANGUAGE}.json"

app = None


def say(message, context=None):
    return app.say(message, context)


def run_cli(*arguments):
    environment = {**os.environ, "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8"), "LANGUAGE": LANGUAGE,
                   "LSAN_OPTIONS": f"suppressions='{SOURCE}/tests/leaks.supp'"}
    return subprocess.run([f"{BUILD}/app/samanbud-cli", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, env=environment)


def saved():
    return json.loads(run_cli("export", BID).stdout)


def start(*files):
    global app
    app = driver.App(BUILD, LANGUAGE, *files)
    return app.window()


def stop():
    app.key("ctrl+w")
    app.finish()


def change_title(title):
    """Writes a title and waits until it is a step that can be undone: from then on it must not be lost."""
    entry = app.page("Procurement").find("text", say("Title"))
    entry.click()
    app.key("ctrl+a")
    app.type(title)
    app.key("Return")
    driver.wait("the new title", lambda: app.window().name == title)


def refuse(path, text, words):
    """The window says what is wrong, and is there for another file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    window = start(path)
    window.find("alert", where=lambda t: words in t.text)
    window.find("list item", say("Try the example"))
    stop()


def refuse_broken_json():
    with open(EXAMPLE, encoding="utf-8") as file:
        bid = json.load(file)
    bid["members"][2]["orgnr"] = 5
    refuse(f"{HOME}/broken.json", json.dumps(bid), "$.members[2].orgnr")


def refuse_foreign_file():
    refuse(f"{HOME}/foreign.samanbud", "This is no bid at all.\n" * 100, "foreign.samanbud")


def keep_draft_when_killed():
    window = start()
    window.find("list item", say("Try the example")).click()
    driver.wait("the example", lambda: app.window().name not in ("", "Samanbud"))
    before = app.window().name
    change_title("Utkast som ska finnas kvar")
    app.kill()

    window = start()
    window.find("list item", "Utkast som ska finnas kvar").click()
    driver.wait("the draft", lambda: app.window().name == "Utkast som ska finnas kvar")
    app.key("ctrl+z")
    driver.wait("the title before", lambda: app.window().name == before)
    stop()


def keep_edit_when_killed():
    assert run_cli("import", EXAMPLE, BID).returncode == 0
    start(BID)
    driver.wait("the bid", lambda: app.window().name == saved()["title"])
    before = app.window().name
    change_title("Namn som ska finnas kvar")
    app.kill()

    start(BID)
    driver.wait("the edit", lambda: app.window().name == "Namn som ska finnas kvar")
    app.key("ctrl+z")
    driver.wait("the title before", lambda: app.window().name == before)
    stop()


def notice_change_from_elsewhere():
    start(BID)
    driver.wait("the bid", lambda: app.window().name == saved()["title"])
    change_title("Vi skrev detta")
    driver.wait("the file", lambda: saved()["title"] == "Vi skrev detta")

    changed = run_cli("split", BID, "--method", "even", "--write")
    assert changed.returncode == 0, changed
    theirs = saved()["commitments"]
    change_title("Vi skrev mer")
    app.key("ctrl+s")
    window = app.window()
    window.find("alert", say("Somebody else has changed the file since it was opened here. Your bid is safe in this "
                             "window, but it is not saved in the file."))
    assert saved()["commitments"] == theirs
    window.find("push button", say("Overwrite")).press()
    driver.wait("our version in the file", lambda: saved()["title"] == "Vi skrev mer")
    stop()


CASES = [refuse_broken_json, refuse_foreign_file, keep_draft_when_killed, keep_edit_when_killed,
         notice_change_from_elsewhere]

try:
    status = driver.run_cases([(c.__name__.replace("_", "-"), c) for c in CASES], lambda: app, alone=True)
finally:
    if app is not None:
        app.kill()
sys.exit(status)
