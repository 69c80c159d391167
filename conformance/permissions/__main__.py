"""The command: compiles the applications of role-apps/, judges every role, and prints what is wrong."""

import argparse
import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

from checker import reference
from permissions import findings, linters, needs, peer, proof
from permissions.judge import Verdict, judge
from permissions.needs import Application
from permissions.stacks import COMMERCIAL, GOVERNMENT, Stack, dependencies

HERE = Path(__file__).resolve().parent.parent
LAUNCHER = HERE.parent / "bin/cumulusc"
OURS = "cumulusc"
SUFFIX = "StateMachine"


@dataclass(frozen=True)
class Column:
    """The numbers of one generator for some workflows."""

    right: int
    missing: int
    excess: int
    stars: int

    @staticmethod
    def of(verdicts: list[Verdict]) -> "Column":
        def count(test: Callable[[Verdict], object]) -> int:
            return sum(1 for verdict in verdicts if test(verdict))

        return Column(
            count(lambda one: one.right),
            count(lambda one: one.missing or one.other),
            count(lambda one: one.excess),
            count(lambda one: one.stars),
        )

    def cells(self) -> list[str]:
        return [str(self.right), str(self.missing), str(self.excess), str(self.stars)]


Verdicts = dict[str, Verdict]


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance/roles", description=__doc__)
    parser.add_argument("apps", nargs="*", metavar="APP", help="an application of role-apps (all)")
    parser.add_argument("--apps-folder", type=Path, default=HERE / "role-apps", metavar="DIR", help="other applications")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="workflows whose faults are printed (20)")
    parser.add_argument("--peer", action="store_true", help=f"judge the roles of {peer.NAME}, too, and print a table")
    parser.add_argument("--explain", choices=[OURS, peer.NAME], default=OURS, help="whose faults are printed")
    options = parser.parse_args()
    applications = needs.read(options.apps_folder.resolve(), options.apps)
    compare = options.peer or options.explain != OURS
    packages = reference.install_packages(HERE / "role-peer", HERE.parent / ".cache", "role-peer") if compare else None
    ours: dict[str, Verdicts] = {}
    theirs: dict[str, Verdicts] = {}
    templates: dict[str, dict[str, Any]] = {}
    for application in applications:
        template = compiled(application)
        ids = machines(application, template)
        proof.prove(application, Stack(template, COMMERCIAL), ids)
        ours[application.name] = verdicts(application, template, ids)
        add_findings(application, ours[application.name])
        templates[application.name] = template
        if packages:
            other = peer.template_of(application, template, ids, packages)
            theirs[application.name] = verdicts(application, other, ids)
    explain(ours if options.explain == OURS else theirs, options.show)
    print_table(ours, theirs)
    faults = judged_by_others(templates, options.apps_folder.resolve(), bool(options.apps))
    right = all(one.right for found in ours.values() for one in found.values())
    return 0 if right and not faults else 1


def judged_by_others(templates: dict[str, dict[str, Any]], folder: Path, some: bool) -> list[str]:
    """Prints what parliament, moto and cfn-lint have against the templates."""
    linters.prove()
    accepted = linters.Accepted(folder)
    faults = linters.lint_faults(templates)
    for template in templates.values():
        stack = Stack(template, COMMERCIAL)
        faults += linters.parliament_faults(stack, accepted) + linters.moto_faults(stack)
    if not some:
        faults += [f"findings.yml: {row} does not occur" for row in accepted.unused()]
    print()
    print("\n".join(faults) if faults else "parliament, moto and cfn-lint have nothing against them.")
    return faults


def compiled(application: Application) -> dict[str, Any]:
    """Compiles a copy of an application, and returns its template."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / application.name
        shutil.copytree(application.folder, copy)
        command = [str(LAUNCHER), "compile", ".", "--deployment", "dev", "--format", "json", "--out", "out"]
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"roles: {application.name} does not compile:\n{done.stdout}{done.stderr}")
        (template,) = (copy / "out").glob("*.json")
        return json.loads(template.read_text(encoding="utf-8"))


def machines(application: Application, template: dict[str, Any]) -> dict[str, str]:
    """The logical id of each workflow's state machine."""
    found = {}
    for name in application.definitions:
        (found[name],) = [logical_id for logical_id in template["Resources"] if logical_id == f"Roles{name}{SUFFIX}"]
    return found


def verdicts(application: Application, template: dict[str, Any], ids: dict[str, str]) -> Verdicts:
    """Judges the roles of a template in two places, where the same ARNs are other texts."""
    deployed = [Stack(template, place) for place in (COMMERCIAL, GOVERNMENT)]
    after = dependencies(template)
    found = {}
    for name, machine in ids.items():
        for stack in deployed:
            found[name] = judge(stack, after, machine, application.needed(name, stack, machine))
            if not found[name].right:
                break
    return found


def add_findings(application: Application, found: Verdicts) -> None:
    reported = findings.findings(application.folder, LAUNCHER)
    for name, verdict in found.items():
        verdict.other.extend(findings.judge(application, name, reported))


def explain(found: dict[str, Verdicts], limit: int) -> None:
    wrong = [
        (f"{app}: {name}", verdict)
        for app, each in found.items()
        for name, verdict in each.items()
        if not verdict.right
    ]
    for title, verdict in wrong[:limit]:
        print(title)
        for fault in verdict.faults():
            print(f"  {fault}")
    if len(wrong) > limit:
        print(f"... and {len(wrong) - limit} more; --show N prints more.")


def print_table(ours: dict[str, Verdicts], theirs: dict[str, Verdicts]) -> None:
    """Prints how many roles are right, and how many lack, exceed or have `*`, as a table of Markdown."""
    head = ["right", "lack something", "allow more", "`*` for an ARN"]
    names = [OURS] + ([peer.NAME] if theirs else [])
    print()
    print("| workflows of | | " + " | ".join(f"{name}: {one}" for name in names for one in head) + " |")
    print("|---|--:|" + "--:|" * len(head) * len(names))
    for app in [*ours, None]:
        columns = [Column.of(_of(found, app)) for found in ([ours, theirs] if theirs else [ours])]
        cells = [app or "all", str(len(_of(ours, app))), *(cell for column in columns for cell in column.cells())]
        print("| " + " | ".join(cells) + " |")


def _of(found: dict[str, Verdicts], app: str | None) -> list[Verdict]:
    return [verdict for name, each in found.items() if app in (None, name) for verdict in each.values()]


if __name__ == "__main__":
    raise SystemExit(main())
