"""Measures a rehearsal of one loop with a Choice, paired with the start of the program."""

import argparse
import json
import statistics
import subprocess
import tempfile
from pathlib import Path

from processes import BUILT, LAUNCHER, Cost, timed

MAX_SECONDS = 60


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/rehearse", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted pairs of runs (%(default)s)")
    parser.add_argument("--transitions", type=int, default=10_000, help="transitions of the loop (%(default)s)")
    options = parser.parse_args()
    subprocess.run([LAUNCHER, "--version"], check=True, stdout=subprocess.DEVNULL, timeout=300)
    with tempfile.TemporaryDirectory() as folder:
        for language, loop in (("JSONPath", path_loop), ("JSONata", expression_loop)):
            # Each round of the loop has two transitions.
            measure(language, loop(options.transitions // 2), options, Path(folder))
    return 0


def path_loop(rounds: int) -> dict[str, object]:
    return {
        "StartAt": "More",
        "States": {
            "More": {
                "Type": "Choice",
                "Choices": [{"Variable": "$.n", "NumericLessThan": rounds, "Next": "Count"}],
                "Default": "Done",
            },
            "Count": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "More"},
            "Done": {"Type": "Succeed"},
        },
    }


def expression_loop(rounds: int) -> dict[str, object]:
    return {
        "QueryLanguage": "JSONata",
        "StartAt": "More",
        "States": {
            "More": {
                "Type": "Choice",
                "Choices": [{"Condition": f"{{% $states.input.n < {rounds} %}}", "Next": "Count"}],
                "Default": "Done",
            },
            "Count": {"Type": "Pass", "Output": {"n": "{% $states.input.n + 1 %}"}, "Next": "More"},
            "Done": {"Type": "Succeed"},
        },
    }


def measure(language: str, machine: dict[str, object], options: argparse.Namespace, folder: Path) -> None:
    """Runs the loop to its end, and in turn the same definition with nothing left to count."""
    file = folder / "loop.asl.json"
    file.write_text(json.dumps(machine))
    rounds = options.transitions // 2
    pairs = [(rehearse(file, 0), rehearse(file, rounds)) for _ in range(options.runs + 1)][1:]
    for name in ("wall", "cpu"):
        whole = statistics.median(getattr(loop, name) for loop, _ in pairs)
        beyond = statistics.median(getattr(loop, name) - getattr(start, name) for loop, start in pairs)
        print(
            f"{options.transitions} transitions, {language}, {name} time: {whole:.2f} s,"
            f" beyond the start of the program {beyond:.2f} s (target: below 1 s)",
            flush=True,
        )


def rehearse(file: Path, count: int) -> Cost:
    # An Express execution has no limit of events.
    command = [LAUNCHER, "run", str(file), "--type", "express", "--input", json.dumps({"n": count})]
    return timed(lambda: subprocess.run(command, env=BUILT, check=True, capture_output=True, timeout=MAX_SECONDS))


if __name__ == "__main__":
    raise SystemExit(main())
