"""The validators: each takes definitions and gives, for each, what it complains of."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from matrix.corpus import Definition

Complaints = dict[str, list[str]]
Validator = Callable[[list[Definition]], Complaints]

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE.parent.parent / "bin/cumulusc"

# What is said of the language; the policy of tasks is another matter, but for callbacks without their token.
OUR_RULES = "C0,C1,C2,C3,C4010,C4011"

# A template has a limited size, so that so many definitions go into each.
DEFINITIONS_IN_TEMPLATE = 60

MAX_SECONDS = 300


def all_validators(corpus: Path, packages: Path) -> dict[str, Validator]:
    return {
        "cumulusc": lambda given: _cumulusc(corpus, given),
        "asl-validator": lambda given: _filter(["node", str(packages / "asl-validator.js")], given),
        "ASL service": lambda given: _filter(["node", str(packages / "language-service.js")], given),
        "cfn-lint": _cfn_lint,
        "moto": lambda given: _filter([sys.executable, "-m", "matrix.moto_parser"], given),
    }


def _cumulusc(corpus: Path, definitions: list[Definition]) -> Complaints:
    found: Complaints = {each.name: [] for each in definitions}
    for type_, express in (("standard", False), ("express", True)):
        names = [each.name for each in definitions if each.express is express]
        options = ["--type", type_, "--format", "json", "--select", OUR_RULES]
        report = json.loads(_run([str(LAUNCHER), "validate", *options, "--asl", *names], cwd=corpus))
        for each in report["diagnostics"]:
            if each["severity"] != "note":
                found[each["file"]].append(f"{each['severity']} {each['code']}")
    return found


def _cfn_lint(definitions: list[Definition]) -> Complaints:
    """Gives cfn-lint templates with the definitions as objects, and takes what its rule of definitions says."""
    found: Complaints = {each.name: [] for each in definitions}
    cfn_lint = str(Path(sys.executable).with_name("cfn-lint"))
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(definitions), DEFINITIONS_IN_TEMPLATE):
            part = {f"M{index}": each for index, each in enumerate(definitions[start : start + DEFINITIONS_IN_TEMPLATE])}
            template = Path(folder, f"{start}.json")
            template.write_text(json.dumps({"Resources": {key: _resource(each) for key, each in part.items()}}))
            for match in json.loads(_run([cfn_lint, "--format", "json", "--", str(template)]) or "[]"):
                path = match["Location"]["Path"] or []
                if match["Rule"]["Id"] == "E3601" and len(path) > 1:
                    found[part[path[1]].name].append(match["Message"])
    return found


def _resource(definition: Definition) -> dict[str, object]:
    return {
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": {
            "RoleArn": "arn:aws:iam::123456789012:role/machine",
            "StateMachineType": "EXPRESS" if definition.express else "STANDARD",
            "Definition": json.loads(definition.text),
        },
    }


def _filter(command: list[str], definitions: list[Definition]) -> Complaints:
    given = [{"name": each.name, "text": each.text, "express": each.express} for each in definitions]
    return json.loads(_run(command, text=json.dumps(given)))


def _run(command: list[str], text: str = "", cwd: Path | None = None) -> str:
    """Runs a program, which may end with any code as long as it prints something on standard output."""
    done = subprocess.run(command, input=text, cwd=cwd, capture_output=True, text=True, timeout=MAX_SECONDS)
    if not done.stdout and done.returncode != 0:
        raise SystemExit(f"asl-validators: {command[0]} failed:\n{done.stderr[-2000:]}")
    return done.stdout
