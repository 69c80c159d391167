"""What cumulusc reports of roles: which actions it says are missing, and at which lines."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from permissions.needs import Application

ACTION = re.compile(r"`([a-z0-9-]+:[A-Z][A-Za-z0-9]+)`")


@dataclass(frozen=True)
class Finding:
    """A warning or an error that names actions: in its message, or anywhere in it, help and notes included."""

    line: int
    actions: frozenset[str]
    anywhere: frozenset[str]
    text: str


def findings(app: Path, launcher: Path) -> list[Finding]:
    """Validates an application."""
    command = [str(launcher), "validate", ".", "--deployment", "dev", "--format", "json"]
    done = subprocess.run(command, cwd=app, capture_output=True, text=True)
    if not done.stdout.startswith("{"):
        raise SystemExit(f"roles: cumulusc validate failed in {app.name}:\n{done.stdout}{done.stderr}")
    found = []
    for one in json.loads(done.stdout)["diagnostics"]:
        whole = frozenset(ACTION.findall(" ".join([one["message"], one["help"] or "", json.dumps(one["notes"])])))
        if whole and one["severity"] != "note" and (one["file"] or "").endswith("workflows.yml"):
            named = frozenset(ACTION.findall(one["message"]))
            found.append(Finding(one["line"], named, whole, f"{one['code']} at line {one['line']}"))
    return found


def judge(application: Application, workflow: str, found: list[Finding]) -> list[str]:
    """What is wrong with the findings about a workflow."""
    faults = []
    states = application.lines[workflow]
    wanted: dict[str, set[str]] = {}
    for reported in application.reported(workflow):
        wanted.setdefault(reported.state, set()).update(reported.actions)
    for state, actions in wanted.items():
        lost = actions - _named(found, states[state])
        if lost:
            faults.append(f"no finding at {state} names {', '.join(sorted(lost))}")
    allowed = set().union(application.optional(workflow), *wanted.values())
    for one in found:
        if any(first <= one.line <= last for first, last in states.values()) and one.actions - allowed:
            faults.append(f"{one.text} reports {', '.join(sorted(one.actions - allowed))}")
    return faults


def _named(found: list[Finding], lines: tuple[int, int]) -> set[str]:
    first, last = lines
    return {action for one in found if first <= one.line <= last for action in one.anywhere}
