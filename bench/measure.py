"""Measures the validation of definitions and of an application, beside other validators in the same run."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from checker import reference
from processes import BUILT, LAUNCHER, ROOT, Cost, java, timed

MAX_SECONDS = 300


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/validate", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each whole process (7)")
    options = parser.parse_args()
    subprocess.run([LAUNCHER, "--version"], check=True, stdout=subprocess.DEVNULL, timeout=MAX_SECONDS)
    packages = reference.install_packages(ROOT / "conformance/validators", ROOT / ".cache", "validators")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        large = folder / "large.json"
        large.write_text(json.dumps(machine(500), indent=2))
        many = folder / "many"
        many.mkdir()
        for index in range(200):
            (many / f"{index}.json").write_text(json.dumps(machine(10), indent=2))
        measure_large(large, packages)
        measure_many(many, packages, options.runs)
        measure_application(folder, options.runs)
    return 0


def machine(size: int) -> dict[str, object]:
    """Makes a machine of so many states: mostly tasks with handlers and intrinsic functions, every fifth a choice."""
    states: dict[str, object] = {}
    for index in range(size - 1):
        then = f"S{index + 1}" if index < size - 2 else "Failed"
        states[f"S{index}"] = choice(then) if index % 5 == 4 else task(index, then)
    states["Failed"] = {"Type": "Fail", "Error": "Failed", "CausePath": "States.Format('{} failed', $.name)"}
    return {"Comment": "Made to be measured", "StartAt": "S0", "States": states}


def task(index: int, then: str) -> dict[str, object]:
    return {
        "Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {
            "FunctionName": f"arn:aws:lambda:us-east-1:123456789012:function:f{index}",
            "Payload": {"id.$": "$$.Execution.Id", "key.$": "States.Format('{}/{}', $.bucket, $.key)", "all.$": "$.all"},
        },
        "ResultPath": f"$.results.r{index}",
        "TimeoutSeconds": 300,
        "Retry": [{"ErrorEquals": ["Lambda.ServiceException"], "IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2}],
        "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.exception", "Next": "Failed"}],
        "Next": then,
    }


def choice(then: str) -> dict[str, object]:
    rule = {"And": [{"Variable": "$.x", "IsPresent": True}, {"Variable": "$.x", "NumericGreaterThan": 5}], "Next": then}
    return {"Type": "Choice", "Choices": [rule], "Default": "Failed"}


def measure_large(file: Path, packages: Path) -> None:
    command = [java("java"), "-XX:+UseSerialGC", "-cp", str(ROOT / "target/cumulusc.jar"), str(ROOT / "bench/AslBench.java")]
    ours = float(output([*command, str(file)]))
    peers = {tool: statistics.median(rounds(tool, packages, 9, [file])[4:]) for tool in PEERS}
    print(f"500 states in one process, warm: {ours:.1f} ms (target: below 45 ms){beside(ours, peers)}", flush=True)


def measure_many(folder: Path, packages: Path, runs: int) -> None:
    command = [LAUNCHER, "validate", "--asl", str(folder), "--select", "C0,C1,C2,C3"]
    ours = [process(command, folder) for _ in range(runs + 1)][1:]
    wall, cpu = (statistics.median(values) for values in ([c.wall for c in ours], [c.cpu for c in ours]))
    peers = {tool: rounds(tool, packages, 1, sorted(folder.iterdir()))[0] for tool in PEERS}
    print(
        f"200 definitions, whole process: {wall * 1000:.0f} ms, {cpu * 1000:.0f} ms of CPU"
        f" (target: below 1000 ms){beside(wall * 1000, peers)}; theirs without the start of node",
        flush=True,
    )


def measure_application(folder: Path, runs: int) -> None:
    """Pairs the validation of the docker-task application with cfn-lint on what kes makes of it."""
    kept = folder / "conformance"
    output([str(ROOT / "conformance/run"), "docker-task", "--keep", str(kept)])
    work = kept / "docker-task/work"
    ours = [LAUNCHER, "validate", "-d", "dev", "-t", "node_modules/@cumulus/deployment/app", "-r", "us-east-1"]
    templates = [str(path) for path in sorted((kept / "docker-task/kes").glob("*.yml"))]
    theirs = [str(Path(sys.executable).with_name("cfn-lint")), "--", *templates]
    pairs = [(process(ours, work), process(theirs, work)) for _ in range(runs + 1)][1:]
    for engine_cost, name in ((lambda cost: cost.wall, "wall"), (lambda cost: cost.cpu, "CPU")):
        a, b = ([engine_cost(pair[side]) for pair in pairs] for side in (0, 1))
        ratio = statistics.median(x / y for x, y in zip(a, b))
        print(
            f"docker-task, whole process, {name}: {statistics.median(a):.2f} s, cfn-lint on the output of kes"
            f" {statistics.median(b):.2f} s, ratio {ratio:.2f} (target: 0.1)",
            flush=True,
        )


PEERS = ("asl-validator", "language-service")


def rounds(tool: str, packages: Path, count: int, files: list[Path]) -> list[float]:
    command = ["node", str(ROOT / "bench/peer.js"), str(packages), tool, str(count), *map(str, files)]
    return json.loads(output(command))


def beside(ours: float, peers: dict[str, float]) -> str:
    return "".join(f"; {tool} {millis:.0f} ms, ratio {ours / millis:.2f}" for tool, millis in peers.items())


def output(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=MAX_SECONDS).stdout


def process(command: list[str], folder: Path) -> Cost:
    """Runs a program to its end, whatever its exit code."""
    return timed(lambda: subprocess.run(command, cwd=folder, env=BUILT, capture_output=True, timeout=MAX_SECONDS))


if __name__ == "__main__":
    raise SystemExit(main())
