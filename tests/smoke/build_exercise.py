"""Builds Microsoft's peering exercise in the real window: three networks, a machine in each, two peerings, and looks at the
result as the command line sees it. On the way: every control that does something has a name, and everything that was
drawn is in the accessible tree.

usage: build_exercise.py PEERSCAPE
"""

import os
import subprocess
import sys
import time

from screen import Failure, Screen, box, expect, head, is_showing, middle

# Roles that a person can act on; each of them needs a name.
ACTED_ON = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "password text",
            "spin button", "menu item", "check menu item", "radio menu item", "menu", "page tab", "slider"}


def check_names(screen, where):
    nameless = []
    for node in screen.nodes():
        try:
            role = node.getRoleName()
            if role in ACTED_ON and not node.name and is_showing(node):
                nameless.append("%s at %s" % (role, box(node)))
        except Exception:
            continue
    expect(not nameless, "%s: without a name: %s" % (where, "; ".join(nameless)))


def place(screen, kind, at):
    """Takes a kind from the palette and puts it there."""
    screen.click(palette_entry(screen, kind))
    screen.click(at)


def palette_entry(screen, kind):
    palette = screen.find("Insert", "frame")
    for node in screen.nodes(palette):
        if node.name == kind and is_showing(node):
            return node
    raise Failure("the palette has no %s" % kind)


def rename(screen, name):
    """Names what is selected, in place."""
    screen.keys("F2")
    screen.keys("ctrl+a")
    screen.type(name)
    screen.keys("Return")


def canvas_node(screen, name, seconds=10):
    end = time.time() + seconds
    while time.time() < end:
        canvas = screen.find("Network canvas")
        for node in screen.nodes(canvas):
            if node.name.startswith(name):
                return node
        time.sleep(0.25)
    raise Failure("the canvas shows no %r" % name)


def main(program):
    path = os.path.join(os.environ["HOME"], "exercise.peerscape")
    screen = Screen([program])
    try:
        canvas = screen.find("Network canvas")
        check_names(screen, "an empty window")
        left, top, width, height = box(canvas)
        columns = [left + 40, left + width // 3 + 20, left + 2 * width // 3]
        for x, vnet, machine in zip(columns, ["SalesVNet", "MarketingVNet", "ResearchVNet"],
                                    ["SalesVM", "MarketingVM", "ResearchVM"]):
            place(screen, "Virtual network", (x, top + 60))
            rename(screen, vnet)
            network = canvas_node(screen, "Virtual network %s" % vnet)
            place(screen, "Virtual machine", middle(network))
            rename(screen, machine)
            canvas_node(screen, machine)
        for left_end, right_end in [("SalesVNet", "MarketingVNet"), ("MarketingVNet", "ResearchVNet")]:
            screen.click(screen.find("Peer", "push button"))
            screen.drag(head(canvas_node(screen, "Virtual network %s" % left_end)),
                        head(canvas_node(screen, "Virtual network %s" % right_end)))
            screen.keys("Escape")
            canvas_node(screen, "Peering %s to %s, connected" % (left_end, right_end))
            canvas_node(screen, "Peering %s to %s, connected" % (right_end, left_end))
        check_names(screen, "a drawn design")
        screen.keys("ctrl+s")
        screen.find("File name", "label")
        screen.keys("ctrl+a")
        screen.type(path)
        screen.keys("Return")
        for _ in range(40):
            if os.path.exists(path):
                break
            time.sleep(0.25)
        expect(os.path.exists(path), "nothing was saved")
    finally:
        screen.close()
    inventory = subprocess.check_output([program, "inventory", path], text=True)
    for line in ["SalesVNet 10.1.0.0/16", "MarketingVNet 10.2.0.0/16", "ResearchVNet 10.3.0.0/16",
                 "SalesVNet/SalesVNet-To-MarketingVNet -> MarketingVNet Connected", "SalesVM", "MarketingVM",
                 "ResearchVM"]:
        expect(line in inventory, "the saved design lacks %r:\n%s" % (line, inventory))
    # No transitivity: Sales sees Marketing alone.
    routes = subprocess.check_output([program, "routes", path, "--subnet", "SalesVNet/default"], text=True)
    expect("10.2.0.0/16" in routes and "10.3.0.0/16" not in routes, "unexpected routes:\n%s" % routes)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Failure as failure:
        sys.exit("failed: %s" % failure)
