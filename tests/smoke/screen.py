"""A program on a screen: what assistive technology sees of it, and the mouse and keys that reach it."""

import subprocess
import time

import pyatspi


class Failure(Exception):
    pass


def expect(holds, text):
    if not holds:
        raise Failure(text)


class Screen:
    """Starts a program and finds it on the accessibility bus."""

    def __init__(self, command):
        self.bus = subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        self.program = subprocess.Popen(command)

    def close(self):
        self.program.kill()
        self.program.wait()
        self.bus.terminate()
        self.bus.wait()

    def root(self):
        for _ in range(120):
            for application in pyatspi.Registry.getDesktop(0):
                if application is not None and application.get_process_id() == self.program.pid:
                    return application
            expect(self.program.poll() is None, "the program ended with %s" % self.program.returncode)
            time.sleep(0.25)
        raise Failure("the program never appeared in the accessible tree")

    def nodes(self, top=None):
        """Every node below `top`, the program itself when none is given."""
        top = top if top is not None else self.root()
        yield top
        for i in range(top.childCount):
            try:
                child = top.getChildAtIndex(i)
            except Exception:  # it went while we were looking
                continue
            if child is not None:
                yield from self.nodes(child)

    def find(self, name, role=None, seconds=10):
        """The first node in view whose name is, or begins with, `name`."""
        end = time.time() + seconds
        while time.time() < end:
            for node in self.nodes():
                try:
                    if (is_showing(node) and (node.name == name or node.name.startswith(name))
                            and (role is None or node.getRoleName() == role)):
                        return node
                except Exception:
                    continue
            time.sleep(0.25)
        raise Failure("nothing in view is called %r" % name)

    def click(self, node_or_point, count=1):
        x, y = node_or_point if isinstance(node_or_point, tuple) else middle(node_or_point)
        xdo("mousemove", x, y)
        xdo("click", "--repeat", count, "--delay", 60, 1)
        time.sleep(0.25)

    def drag(self, start, end):
        xdo("mousemove", *start)
        xdo("mousedown", 1)
        for i in range(1, 11):
            xdo("mousemove", *(round(a + (b - a) * i / 10) for a, b in zip(start, end)))
        xdo("mouseup", 1)
        time.sleep(0.3)

    def keys(self, *keys):
        for key in keys:
            xdo("key", key)
        time.sleep(0.25)

    def type(self, text):
        xdo("type", "--delay", 20, text)
        time.sleep(0.2)


def is_showing(node):
    state = node.getState()
    return state.contains(pyatspi.STATE_SHOWING) and state.contains(pyatspi.STATE_VISIBLE)


def box(node):
    extents = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return extents.x, extents.y, extents.width, extents.height


def middle(node):
    x, y, width, height = box(node)
    return x + width // 2, y + height // 2


def head(node):
    """A point on the header of a box."""
    x, y, width, _ = box(node)
    return x + width // 2, y + 8


def xdo(*arguments):
    subprocess.check_call(["xdotool"] + [str(argument) for argument in arguments])
    time.sleep(0.08)
