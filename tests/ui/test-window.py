#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From the example to the bid on paper, as a user goes, in one language. Runs inside on-screen.sh and speaks TAP.
#
#   test-window.py BUILD-ROOT SOURCE-ROOT LANGUAGE

import json
import os
import subprocess
import sys

import driver

BUILD, SOURCE, LANGUAGE = sys.argv[1:4]
FOLDER = os.environ["HOME"]
BID = f"{FOLDER}/anbud åäö.samanbud"


class Walk:
    """What one case leaves to the next: the window stays open from beginning to end."""

    def __init__(self):
        self.app = None

    def start(self, *files):
        self.app = driver.App(BUILD, LANGUAGE, *files)
        return self.app.window()


walk = Walk()


def say(message):
    return walk.app.say(message)


def export():
    """The bid as it is on disk, by the command line."""
    text = subprocess.run([f"{BUILD}/app/samanbud-cli", "export", BID], check=True, stdout=subprocess.PIPE).stdout
    return json.loads(text)


def open_example():
    window = walk.start()
    window.find("list item", say("Try the example")).click()
    window.find("list item", say("Procurement"))


def change_title():
    page = walk.app.page("Procurement")
    title = page.find("text", say("Title"))
    title.write("Gemensam ansökan Åäö")
    walk.app.key("Return")


def save_as():
    walk.app.key("ctrl+shift+s")
    walk.app.choose_file(os.path.basename(BID))
    driver.wait("the file", lambda: os.path.exists(BID))


def close():
    walk.app.key("ctrl+w")
    walk.app.finish()


cases = [(name.__name__.replace("_", "-"), name) for name in (open_example, change_title, save_as, close)]
status = 1
try:
    status = driver.run_cases(cases, lambda: walk.app)
finally:
    if walk.app is not None:
        walk.app.kill()
sys.exit(status)
