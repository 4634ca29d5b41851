"""Runs the same command lines with the real Azure CLI and with Peerscape's console, and compares what both print.

    compare.py PEERSCAPE [SCENARIO...]

Each file of `scenarios` is one: lines that begin with `setup ` make the design, by Peerscape's console alone; every other
line is run by the real `az` against `peerscape serve` and by the console, each on a design of its own that began equal.
A line that begins with `real ` or `ours ` is run by that one alone and has to succeed: so both come to the same design by
different ways. `<a|b>` in a line stands for as many lines. Standard output, standard error and exit status must be equal, except for
what `differences.json` lists with its reason: `rewrites` are made before they are compared, `lines` may
differ. What is listed and does not differ is an error as well. Exit status 77 where azure-cli is not installed.
"""

import difflib
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
PYTHON = "/usr/bin/python3"  # the one that Debian's azure-cli is installed for
SKIPPED = 77


def has_azure_cli():
    check = [PYTHON, "-c", "import azure.cli.core as core; assert core.__version__ == '2.45.0'"]
    return os.path.exists(PYTHON) and subprocess.run(check, capture_output=True).returncode == 0


def expanded(line):
    """`a <b|c>` as `a b` and `a c`."""
    parts = re.split(r"<([^<>]*\|[^<>]*)>", line)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(words).rstrip() for words in itertools.product(*choices)]


def read_scenario(path):
    setup, lines = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            if line.startswith("setup "):
                setup += expanded(line[len("setup ") :])
            else:
                lines += expanded(line)
    return setup, lines


def lines_of(lines, who):
    """The lines that one of them runs, without the word that says so."""
    words = {"real": "ours ", "ours": "real "}
    return [line.removeprefix(who + " ") for line in lines if not line.startswith(words[who])]


def make_design(peerscape, setup, path):
    script = "".join(line + "\n" for line in setup)
    made = subprocess.run([peerscape, "az", "--save", path], input=script, text=True, capture_output=True)
    if made.returncode != 0 or made.stderr:
        raise SystemExit(f"the setup fails:\n{made.stdout}{made.stderr}")


def run_console(peerscape, lines, design):
    """Our console's answers. A line of its own after each marks the end on both outputs."""
    script = "".join(f'{line}\necho "@end $?"\nend-of-line\n' for line in lines)
    ran = subprocess.run([peerscape, "az", design], input=script, text=True, capture_output=True)
    outs = re.split(r"@end (\d+)\n", ran.stdout)
    errs = ran.stderr.split("end-of-line: command not found\n")
    if len(errs) != len(lines) + 1:
        raise SystemExit("the console lost its place; is there a question or an open quote?\n" + ran.stderr[-2000:])
    return [{"out": outs[2 * i], "err": errs[i], "status": int(outs[2 * i + 1])} for i in range(len(lines))]


def run_real(peerscape, lines, design):
    server = subprocess.Popen([peerscape, "serve", design, "-o", "json"], stdout=subprocess.PIPE, text=True)
    try:
        where = json.loads(server.stdout.readline())
        script = "".join(line + "\n" for line in lines)
        ran = subprocess.run(
            [PYTHON, os.path.join(FOLDER, "real_az.py"), where["address"], where["token"]],
            cwd=FOLDER,
            input=script,
            text=True,
            capture_output=True,
        )
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    if len(answers) != len(lines):
        raise SystemExit(f"the real az ended after {len(answers)} of {len(lines)} lines:\n{ran.stderr[-4000:]}")
    return answers


class Table:
    """The differences that are known, each with its reason."""

    def __init__(self):
        with open(os.path.join(FOLDER, "differences.json"), encoding="utf-8") as file:
            content = json.load(file)
        self.rewrites = content["rewrites"]
        self.lines = {line: entry["reason"] for entry in content["lines"] for line in expanded(entry["line"])}
        self.used = set()

    def rewritten(self, answer, line, who):
        answer = dict(answer)
        for number, rule in enumerate(self.rewrites):
            if not re.search(rule.get("where", ""), line) or rule.get("of", who) != who:
                continue
            for part in ("out", "err"):
                if rule.get("in", part) != part:
                    continue
                if "from" in rule:
                    text = re.sub(rule["from"], rule["to"], answer[part], flags=re.MULTILINE)
                else:
                    text = with_other_members(answer[part], rule)
                if text != answer[part]:
                    self.used.add(number)
                    answer[part] = text
        return answer


def with_other_members(text, rule):
    """JSON without the members that a rule drops and with the names that it gives; other text as it is."""
    if not text.startswith(("{", "[")):
        return text

    def changed(value):
        if isinstance(value, list):
            return [changed(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            rule.get("rename", {}).get(name, name): changed(member)
            for name, member in value.items()
            if name not in rule.get("drop", []) and not (member is None and rule.get("dropNull"))
        }

    try:
        value = json.loads(text)
    except ValueError:
        return text
    return json.dumps(changed(value), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def shown(answer):
    lines = ["| " + line for line in answer["out"].split("\n")] + ["! " + line for line in answer["err"].split("\n")]
    return lines + [f"= {answer['status']}"]


def main():
    peerscape, *names = sys.argv[1:]
    if not has_azure_cli():
        print("skipped: Debian's azure-cli 2.45 is not installed, so there is nothing to compare with")
        return SKIPPED
    table = Table()
    count, failed, seen = 0, 0, set()
    scenarios = os.path.join(FOLDER, "scenarios")
    for name in sorted(names or os.listdir(scenarios)):
        setup, lines = read_scenario(os.path.join(scenarios, name))
        with tempfile.TemporaryDirectory() as folder:
            designs = [os.path.join(folder, who + ".peerscape") for who in ("real", "ours")]
            make_design(peerscape, setup, designs[0])
            with open(designs[0], "rb") as one, open(designs[1], "wb") as other:
                other.write(one.read())
            real = iter(run_real(peerscape, lines_of(lines, "real"), designs[0]))
            ours = iter(run_console(peerscape, lines_of(lines, "ours"), designs[1]))
        for line in lines:
            count += 1
            if line.startswith(("real ", "ours ")):
                answer = next(real if line.startswith("real ") else ours)
                if answer["status"] != 0:
                    failed += 1
                    print(f"{name}: $ {line}\n" + "\n".join(shown(answer)) + "\n")
                continue
            one, other = next(real), next(ours)
            wanted, given = table.rewritten(one, line, "real"), table.rewritten(other, line, "ours")
            if line in table.lines:
                seen.add(line)
                if wanted == given:
                    failed += 1
                    print(f"{name}: $ {line}\n  is listed as different and is not\n")
            elif wanted != given:
                failed += 1
                print(f"{name}: $ {line}")
                print("\n".join(difflib.unified_diff(shown(wanted), shown(given), "az", "peerscape", "", "", 1)) + "\n")
    if not names:
        for line in sorted(set(table.lines) - seen):
            failed += 1
            print(f"differences.json lists a line that no scenario has: {line}")
        for number, rule in enumerate(table.rewrites):
            if number not in table.used:
                failed += 1
                print(f"differences.json has a rewrite that nothing needs: {rule['reason']}")
    print(f"{count} command lines, {len(seen)} of them listed as different, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
