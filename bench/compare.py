"""Pairs whole processes of cumulusc and of its peers in one run, and prints their times and ratios."""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker import applications, reference
from measure import machine, output, process
from processes import LAUNCHER, ROOT, Cost, java, timed

BASE = ["-d", "dev", "-t", "node_modules/@cumulus/deployment/app", "-r", "us-east-1", "--engine", "native"]
FLOOR = 'public class Floor { public static void main(String[] arguments) { System.out.println("floor"); } }\n'


@dataclass(frozen=True)
class Pair:
    """Two commands that do the same work, or one beside a smaller one."""

    name: str
    ours: Callable[[], Cost]
    peer: str
    theirs: Callable[[], Cost]
    mark: str


def main() -> int:
    options = arguments()
    subprocess.run([LAUNCHER, "--version"], check=True, stdout=subprocess.DEVNULL, timeout=300)
    installed = reference.install(ROOT / "conformance/reference", ROOT / ".cache")
    validators = reference.install_packages(ROOT / "conformance/validators", ROOT / ".cache", "validators")
    with tempfile.TemporaryDirectory() as temporary, reference.emulator() as endpoint:
        folder = Path(temporary)
        pairs = [*of_applications(folder, installed, endpoint, options), *of_definitions(folder, validators)]
        print("| what | cumulusc wall | CPU | beside | wall | CPU | ratio of walls | of CPU | mark |")
        print("|---|---|---|---|---|---|---|---|---|")
        for pair in pairs:
            report(pair, options.runs)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/compare", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="counted runs of each process (7)")
    parser.add_argument("--no-sam", action="store_true", help="without `sam validate`, which is large to install")
    parser.add_argument("--sam", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def report(pair: Pair, runs: int) -> None:
    """Runs both in turn, of which the first round does not count, and prints medians; ratios are medians of pairs."""
    costs = [(pair.ours(), pair.theirs()) for _ in range(runs + 1)][1:]
    cells = []
    for side in (0, 1):
        cells.append(f"{statistics.median(cost[side].wall for cost in costs):.2f} s")
        cells.append(f"{statistics.median(cost[side].cpu for cost in costs):.2f} s")
    walls = statistics.median(a.wall / b.wall for a, b in costs)
    cpus = statistics.median(a.cpu / max(b.cpu, 0.01) for a, b in costs)
    print(
        f"| {pair.name} | {cells[0]} | {cells[1]} | {pair.peer} | {cells[2]} | {cells[3]}"
        f" | {walls:.2f} | {cpus:.2f} | {pair.mark} |",
        flush=True,
    )


def of_applications(folder: Path, installed: Path, endpoint: str, options: argparse.Namespace) -> list[Pair]:
    """The application of docker-task on the base of Cumulus, and a large one of its own."""
    (application,) = applications.find(ROOT / "conformance/apps", ["docker-task"])
    work = folder / "work"
    applications.prepare(application, installed, work)
    rendered = folder / "kes"
    reference.compile_with_kes(application, work, installed, endpoint, rendered)
    again = folder / "kes-again"

    def kes() -> Cost:
        shutil.rmtree(again, ignore_errors=True)
        return timed(lambda: reference.compile_with_kes(application, work, installed, endpoint, again))

    compiling = command([LAUNCHER, "compile", *BASE, "--out", str(folder / "out")], work)
    validating = command([LAUNCHER, "validate", *BASE], work)
    lint = command([str(Path(sys.executable).with_name("cfn-lint")), "--", *map(str, sorted(rendered.glob("*.yml")))], work)
    pairs = [
        Pair("compile docker-task with the base", compiling, "kes", kes, "0.35 s"),
        Pair("validate docker-task with the base", validating, "cfn-lint on the output of kes", lint, "0.1"),
    ]
    if options.sam:
        template = str(folder / "out/cloudformation.yml")
        sam = command([options.sam, "validate", "--lint", "--region", "us-east-1", "-t", template], folder)
        pairs.append(Pair("validate docker-task with the base", validating, "sam validate --lint", sam, ""))
    large = large_application(folder / "large")
    floor = floor_of_the_jvm(folder)
    pairs.append(
        Pair("validate 2,000 functions, 1,000 workflows", command([LAUNCHER, "validate"], large), "JVM alone", floor, "3 s")
    )
    return pairs


def of_definitions(folder: Path, validators: Path) -> list[Pair]:
    """Definitions of 3 and of 500 states."""
    files = {}
    for size in (3, 500):
        files[size] = folder / f"machine-{size}.json"
        files[size].write_text(json.dumps(machine(size), indent=2))
    ours = {size: command([LAUNCHER, "validate", "--asl", str(file)], folder) for size, file in files.items()}
    script = str(validators / "node_modules/asl-validator/dist/bin/asl-validator.js")
    theirs = {size: command(["node", script, "--json-path", str(file)], folder) for size, file in files.items()}
    return [
        Pair("a definition of 3 states", ours[3], "JVM alone", floor_of_the_jvm(folder), ""),
        Pair("a definition of 3 states", ours[3], "asl-validator", theirs[3], ""),
        Pair("a definition of 500 states", ours[500], "asl-validator", theirs[500], ""),
        Pair("a definition of 500 states", ours[500], "cumulusc, 3 states", ours[3], "1.5"),
    ]


def floor_of_the_jvm(folder: Path) -> Callable[[], Cost]:
    """Compiles and gives a program that only starts, with the JVM's options of the launcher."""
    source = folder / "Floor.java"
    if not source.exists():
        source.write_text(FLOOR)
        output([java("javac"), "-d", str(folder), str(source)])
    options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"]
    return command([java("java"), *options, "-cp", str(folder), "Floor"], folder)


def large_application(folder: Path) -> Path:
    """Makes 2,000 functions and 1,000 workflows that call two of them each."""
    (folder / "app").mkdir(parents=True)
    lambdas = {
        f"Function{index}": {
            "handler": "index.handler",
            "runtime": "nodejs22.x",
            "timeout": 60,
            "memory": 256,
            "s3Source": {"bucket": "code", "key": f"{index}.zip"},
        }
        for index in range(2_000)
    }
    workflows = {f"Workflow{index}": workflow(index) for index in range(1_000)}
    account = "arn:aws:iam::123456789012:role"
    config = {
        "default": {
            "prefix": "large",
            "prefixNoDash": "Large",
            "system_bucket": "code",
            "iams": {"lambdaProcessingRoleArn": f"{account}/processing", "stepRoleArn": f"{account}/steps"},
            "lambdas": lambdas,
            "stepFunctions": workflows,
        }
    }
    (folder / "app/config.yml").write_text(json.dumps(config, indent=1))
    return folder


def workflow(index: int) -> dict[str, object]:
    def task(number: int, then: dict[str, object]) -> dict[str, object]:
        return {
            "Type": "Task",
            "Resource": f"${{Function{number}LambdaFunction.Arn}}",
            "TimeoutSeconds": 90,
            "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 3}],
            **then,
        }

    return {
        "StartAt": "First",
        "TimeoutSeconds": 900,
        "States": {"First": task(2 * index, {"Next": "Second"}), "Second": task(2 * index + 1, {"End": True})},
    }


def command(words: list[str], folder: Path) -> Callable[[], Cost]:
    return lambda: process(words, folder)


if __name__ == "__main__":
    raise SystemExit(main())
