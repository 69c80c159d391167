"""The command: runs all validators over the corpus of definitions, and prints who catches and accepts what."""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from checker import reference
from matrix import corpus, validators
from matrix.corpus import Definition, Row
from matrix.validators import Complaints, Validator

HERE = Path(__file__).resolve().parent.parent
CORPUS = HERE.parent / "src/test/resources/asl"
OURS = "cumulusc"


@dataclass(frozen=True)
class Verdict:
    """What a validator said of the corpus, and how long it took in seconds."""

    complaints: Complaints
    seconds: float

    def rejected(self, names: set[str] | tuple[str, ...]) -> list[str]:
        return sorted(name for name in names if self.complaints[name])

    def accepted(self, names: set[str] | tuple[str, ...]) -> list[str]:
        return sorted(name for name in names if not self.complaints[name])


def main() -> int:
    parser = argparse.ArgumentParser(prog="conformance/asl-validators", description=__doc__)
    parser.add_argument("--explain", metavar="TOOL", help="list the misses and false alarms of one validator")
    options = parser.parse_args()
    table = corpus.rows(CORPUS)
    definitions = corpus.definitions(CORPUS, table)
    packages = reference.install_packages(HERE / "validators", HERE.parent / ".cache", "validators")
    tools = validators.all_validators(CORPUS, packages)
    if options.explain and options.explain not in tools:
        parser.error(f"expected one of {', '.join(tools)} but was {options.explain}")
    verdicts = {name: run(tool, definitions) for name, tool in tools.items()}
    print_rows(table, verdicts)
    bad = {name for row in table for name in row.breaks}
    good = {name for row in table for name in row.near}
    print_matrix(bad, good, verdicts)
    for tool in {OURS, options.explain or OURS}:
        explain(tool, bad, good, verdicts[tool])
    ours = verdicts[OURS]
    return 1 if ours.accepted(bad) or ours.rejected(good) else 0


def run(tool: Validator, definitions: list[Definition]) -> Verdict:
    start = time.monotonic()
    return Verdict(tool(definitions), time.monotonic() - start)


def print_rows(table: list[Row], verdicts: dict[str, Verdict]) -> None:
    width = max(len(row.title) for row in table)
    print("Defects caught of those of each row; `FP` marks right definitions near it that are rejected.\n")
    print(" ".join([" " * width, *(f"{tool:>13}" for tool in verdicts)]))
    for row in table:
        print(" ".join([f"{row.title:<{width}}", *(f"{cell(row, each):>13}" for each in verdicts.values())]))


def cell(row: Row, verdict: Verdict) -> str:
    caught = f"{len(verdict.rejected(row.breaks))}/{len(row.breaks)}" if row.breaks else ""
    alarms = len(verdict.rejected(row.near))
    return " ".join(filter(None, [f"FP {alarms}" if alarms else "", caught])) or "ok"


def print_matrix(bad: set[str], good: set[str], verdicts: dict[str, Verdict]) -> None:
    print(f"\n{len(bad)} definitions with a defect and {len(good)} without:\n")
    heads = ["caught", "missed", "accepted", "false alarms", "seconds"]
    print(" ".join([" " * 13, *(f"{head:>12}" for head in heads)]))
    for tool, each in verdicts.items():
        counts = [each.rejected(bad), each.accepted(bad), each.accepted(good), each.rejected(good)]
        print(" ".join([f"{tool:<13}", *(f"{len(count):>12}" for count in counts), f"{each.seconds:>12.1f}"]))


def explain(tool: str, bad: set[str], good: set[str], verdict: Verdict) -> None:
    for name in verdict.accepted(bad):
        print(f"{tool} misses the defect of {name}.")
    for name in verdict.rejected(good):
        print(f"{tool} rejects {name}: {'; '.join(verdict.complaints[name])[:200]}")


if __name__ == "__main__":
    raise SystemExit(main())
