# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as a user does: the accessibility bus finds things and reads them, and acts where it can; for the
rest there are the mouse and the keyboard of the screen that on-screen.sh gives.

Nothing waits for a fixed time. Whatever is expected is asked for again and again until it is there or a deadline has
passed; then the tree of the window and a picture of it are left in the build folder.

What AT-SPI and GTK 4.8 do not do: states are cached, so a cache is cleared before it is read; `showing` is never set;
text has to be read by its length; focus cannot be grabbed; a spin button takes its text only on Return; positions are
relative to the window, whose shadow moves them by a few pixels.
"""
import gettext
import os
import signal
import subprocess
import tempfile
import time

DEADLINE = 40.0
PAUSE = 0.05


class Failure(Exception):
    """What was expected did not happen in time."""


def wait(what, ask, seconds=DEADLINE):
    """Asks until the answer is true, and returns it."""
    end = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"{what}: not within {seconds:.0f} s")
        time.sleep(PAUSE)


class Thing:
    """One accessible object: found, read and acted on."""

    def __init__(self, app, accessible):
        self.app = app
        self.accessible = accessible

    # Reading.

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def text(self):
        """What stands in it: of an entry or a label its text, of everything else its name."""
        text = self.accessible.get_text_iface()
        if text is None:
            return self.name
        return self.app.atspi.Text.get_text(text, 0, self.app.atspi.Text.get_character_count(text))

    def has(self, state):
        self.accessible.clear_cache()
        return self.accessible.get_state_set().contains(getattr(self.app.atspi.StateType, state.upper()))

    @property
    def children(self):
        count = self.accessible.get_child_count()
        found = (self.accessible.get_child_at_index(i) for i in range(count))
        return [Thing(self.app, child) for child in found if child is not None]

    def walk(self):
        """All things in it, itself first, breadth first."""
        queue = [self]
        while queue:
            thing = queue.pop(0)
            yield thing
            try:
                queue += thing.children
            except self.app.error:
                pass  # it went away while we looked

    def search(self, role=None, name=None, part=None, where=None):
        """All things in it of that role and name (or with that part in the name) for which `where` holds, one by one.
        Asking a thing costs milliseconds, so search in as little as will do: a page, a row."""
        for thing in self.walk():
            try:
                if ((role is None or thing.role == role) and (name is None or thing.name == name) and
                        (part is None or part in thing.name) and (where is None or where(thing))):
                    yield thing
            except self.app.error:
                pass  # it went away while we looked

    def find(self, role=None, name=None, part=None, where=None, seconds=DEADLINE):
        """The first of them, as soon as there is one."""
        def ask():
            self.accessible.clear_cache()
            return next(self.search(role, name, part, where), None)
        return wait(f"{role or 'anything'} “{name or part or ''}” in {self.role} “{self.name}”", ask, seconds)

    def await_gone(self, role=None, name=None, part=None, where=None, seconds=DEADLINE):
        def ask():
            self.accessible.clear_cache()
            return next(self.search(role, name, part, where), None) is None
        wait(f"no {role or 'thing'} “{name or part or ''}”", ask, seconds)

    @property
    def parent(self):
        return Thing(self.app, self.accessible.get_parent())

    def ancestors(self, name):
        thing = self.parent
        while thing.accessible is not None:
            if thing.name == name:
                yield thing
            thing = thing.parent

    @property
    def place(self):
        """Its middle, on the screen."""
        box = self.accessible.get_component_iface().get_extents(self.app.atspi.CoordType.WINDOW)
        return box.x + box.width // 2, box.y + box.height // 2

    @property
    def size(self):
        box = self.accessible.get_component_iface().get_extents(self.app.atspi.CoordType.WINDOW)
        return box.width, box.height

    # Acting.

    def press(self):
        """What a screen reader does to a button, a switch or a menu item."""
        action = self.accessible.get_action_iface()
        if action is None or not action.do_action(0):
            raise Failure(f"{self.role} “{self.name}” cannot be pressed")

    def click(self):
        """What a mouse does."""
        x, y = self.place
        self.app.mouse(x, y)

    def choose(self, number):
        """Opens a drop-down and takes an item of it by its position. Its items take keys only, and only once one of them
        has the focus; before that, the keys would go to the page."""
        self.find("push button").press()
        items = self.find("list").children
        wait("the focus in the drop-down", lambda: any(item.has("focused") for item in items))
        self.app.key("Home", *["Down"] * number)
        wait(f"item {number} of the drop-down", lambda: items[number].has("focused"))
        self.app.key("Return")
        self.await_gone("list")

    def write(self, text):
        """Replaces its text at once, as dictation does."""
        self.app.atspi.EditableText.set_text_contents(self.accessible.get_editable_text_iface(), text)

    def tree(self, depth=0):
        """All that stands in it, a line for each thing."""
        try:
            line = f"{'  ' * depth}{self.role} “{self.name}”"
            if self.text != self.name:
                line += f" = “{self.text}”"
            return [line] + [inner for child in self.children for inner in child.tree(depth + 1)]
        except self.app.error as error:
            return [f"{'  ' * depth}({error})"]


class App:
    """The program, started in one language."""

    def __init__(self, build, language, *files):
        # Only now is there a bus to speak to.
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self.atspi, self.error = Atspi, GLib.Error
        Atspi.set_timeout(20000, 20000)
        self.build, self.language = build, language
        with open(f"{build}/po/sv.mo", "rb") as catalogue:
            self.catalogue = gettext.GNUTranslations(catalogue) if language == "sv" else gettext.NullTranslations()
        self.log = tempfile.NamedTemporaryFile(mode="w+", suffix=".log")
        self.process = subprocess.Popen([f"{build}/app/samanbud", *files], stdout=self.log, stderr=self.log,
                                        env=self.environment(), cwd=os.environ["HOME"])

    def environment(self):
        # In the plain C locale nothing is translated. Leaks are for the tests without a window: GTK has its own.
        return {**os.environ, "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8"), "LANGUAGE": self.language,
                "G_DEBUG": "fatal-criticals", "G_SLICE": "always-malloc",
                "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}

    # Words.

    def say(self, message, context=None):
        """A text of the window in its language."""
        return self.catalogue.pgettext(context, message) if context else self.catalogue.gettext(message)

    # Windows.

    def is_ours(self, accessible):
        try:
            return accessible is not None and accessible.get_process_id() == self.process.pid
        except self.error:
            return False

    @property
    def root(self):
        """The program itself, on the bus."""
        def ask():
            if self.process.poll() is not None:
                raise Failure(f"the program ended with status {self.process.returncode}:\n{self.output()}")
            desktop = self.atspi.get_desktop(0)
            desktop.clear_cache()
            ours = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
            return next((Thing(self, a) for a in ours if self.is_ours(a)), None)
        return wait("the program on the accessibility bus", ask)

    def window(self, name=None, role=None):
        """A window whose name contains that text, as soon as it is there."""
        def ask():
            root = self.root
            root.accessible.clear_cache()
            return next((w for w in root.children
                         if (name is None or name in w.name) and (role is None or w.role == role)), None)
        return wait(f"window “{name or ''}”", ask)

    @property
    def windows(self):
        root = self.root
        root.accessible.clear_cache()
        return root.children

    # Pages.

    def page(self, title):
        """Chooses a page in the sidebar by its title, and returns the page alone: those behind it are in the tree too,
        and the sidebar's rows and the stack's pages are in one order. The line above a group is a child of the list
        too."""
        rows = [t for t in self.window().find("list", self.say("Pages")).children if t.role == "list item"]
        number = next((i for i, row in enumerate(rows) if row.name == self.say(title)), None)
        if number is None:
            raise Failure(f"no page “{self.say(title)}” among {[row.name for row in rows]}")
        self.click_until(rows[number], lambda: rows[number].has("selected"), f"page “{title}” chosen")
        sidebar = next(rows[number].ancestors("SbAppSidebar"))
        beside = sidebar.parent.children[-1]
        stack = next(t for t in beside.walk() if len(t.children) == len(rows) and
                     all(c.name == "GtkStackPage" for c in t.children))
        return stack.children[number].children[0]

    # The keyboard and the mouse.

    def tool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout

    def focus(self):
        """Gives the newest window of the program the keyboard; there is no window manager to do it."""
        number = wait("a visible window", lambda: self.screen_windows)[-1]
        self.tool("windowfocus", "--sync", number)
        return number

    def search_screen(self):
        """The X windows of the program as (number, name), the newest last."""
        found = subprocess.run(["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid),
                                "--name", "."], stdout=subprocess.PIPE, text=True).stdout.split()
        ask = lambda w: subprocess.run(["xdotool", "getwindowname", w], stdout=subprocess.PIPE, text=True).stdout.strip()
        return [(w, ask(w)) for w in found]

    @property
    def screen_windows(self):
        """Those that are no tooltips and popovers, which have the program's name. GTK 4.8 keeps its file chooser off the
        accessibility bus, so that one is seen only here and takes only keys."""
        return [w for w, name in self.search_screen() if name not in ("", "samanbud")]

    def is_covered(self, x, y):
        """Whether a tooltip or a popover lies over a point of the screen."""
        for number, name in self.search_screen():
            if name == "samanbud":
                said = subprocess.run(["xdotool", "getwindowgeometry", "--shell", number], stdout=subprocess.PIPE,
                                      text=True).stdout
                box = {k: int(v) for k, v in (line.split("=") for line in said.split())}
                if box and 0 <= x - box["X"] < box["WIDTH"] and 0 <= y - box["Y"] < box["HEIGHT"]:
                    return True
        return False

    def choose_file(self, name):
        """Waits for the file chooser, writes a name and goes on. It starts in the folder the program was started in."""
        before = wait("a file chooser", lambda: len(self.screen_windows) > 1 and self.screen_windows)
        self.key("ctrl+a")
        self.type(name)
        self.key("Return")
        wait("the file chooser's end", lambda: len(self.screen_windows) < len(before))

    def mouse(self, x, y):
        number = self.focus()
        self.tool("mousemove", "--window", number, str(x), str(y))
        # A tooltip of another thing may lie there; it goes away when the pointer has moved.
        wait("nothing between the pointer and the window",
             lambda: not self.is_covered(x, y))
        self.tool("click", "1")

    def click_until(self, thing, is_done, what):
        """Clicks on a thing until that has done what it does. A tooltip may come up between the look for one and the
        click, and takes it. Only for what may be clicked twice."""
        for _ in range(3):
            thing.click()
            try:
                wait(what, is_done, DEADLINE / 4)
                return
            except Failure:
                pass
        thing.click()
        wait(what, is_done)

    def turn(self, x, y, notches):
        """Turns the wheel over a point of the window: downwards, or upwards for a negative number."""
        self.tool("mousemove", "--window", self.focus(), str(x), str(y))
        self.tool("click", "--repeat", str(abs(notches)), "--delay", "40", "5" if notches > 0 else "4")

    def key(self, *keys):
        self.focus()
        self.tool("key", "--delay", "30", *keys)

    def type(self, text):
        self.focus()
        self.tool("type", "--delay", "20", text)

    # The end.

    def output(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def finish(self, seconds=DEADLINE):
        """Waits until the program has ended by itself, and looks at what it said."""
        wait("the program's end", lambda: self.process.poll() is not None, seconds)
        said = self.output()
        bad = [line for line in said.splitlines()
               if any(word in line for word in ("AddressSanitizer", "runtime error", "CRITICAL", "WARNING"))]
        if self.process.returncode != 0 or bad:
            raise Failure(f"the program ended with status {self.process.returncode}:\n{said}")

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def leave_traces(self, name):
        """For whoever has to find out why a test failed."""
        folder = f"{self.build}/meson-logs/ui"
        os.makedirs(folder, exist_ok=True)
        path = f"{folder}/{name}-{self.language}"
        subprocess.run(["import", "-window", "root", f"{path}.png"], stderr=subprocess.DEVNULL)
        try:
            lines = self.root.tree() if self.process.poll() is None else []
        except (Failure, self.error) as error:
            lines = [str(error)]
        with open(f"{path}.txt", "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n" + self.output())
        return f"{path}.png"


def run_cases(cases, get_app, alone=False):
    """Runs functions as test cases and speaks TAP. Cases that do not stand alone go on where the one before stopped, so
    after the first failure the others are not tried, and not ok either."""
    failed = False
    print(f"1..{len(cases)}", flush=True)
    for number, (name, function) in enumerate(cases, 1):
        began = time.monotonic()
        ok = alone or not failed
        if ok:
            try:
                function()
            except Exception as error:  # whatever it is, it is told
                ok = False
                report_failure(name, error, get_app(), alone)
        failed = failed or not ok
        print(f"{'ok' if ok else 'not ok'} {number} {name} # {time.monotonic() - began:.1f} s", flush=True)
    return 1 if failed else 0


def report_failure(name, error, app, is_last):
    for line in (str(error) or repr(error)).splitlines():
        print(f"# {type(error).__name__}: {line}")
    if app is not None:
        print(f"# see {app.leave_traces(name)}")
        if is_last:
            app.kill()
