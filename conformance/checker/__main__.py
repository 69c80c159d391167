"""The command: compiles every application with kes and with our engines, and prints the scores."""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker import applications, differences, leaves, reference
from checker.applications import ENGINES, Application
from checker.cumulusc import CompileFailure, compile_with_cumulusc

HERE = Path(__file__).resolve().parent.parent
HANDLEBARS_CASES = HERE.parent / "src/test/resources/handlebars/cases.json"


@dataclass(frozen=True)
class Result:
    """What came of an application with an engine: a comparison, or why there is none."""

    application: Application
    engine: str
    comparison: leaves.Comparison | None = None
    failure: str | None = None
    note: str = ""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="conformance/run", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="APP", help="the applications (all)")
    parser.add_argument("--engine", choices=ENGINES, help="only this engine")
    parser.add_argument("--show", type=int, default=12, metavar="N", help="show at most N differences of each (12)")
    parser.add_argument("--apps", type=Path, default=HERE / "apps", metavar="DIR", help="the applications' folder")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the templates in a folder")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    start = time.monotonic()
    found = applications.find(options.apps, options.names)
    installed = reference.install(HERE / "reference", HERE.parent / ".cache")
    listed = differences.load(HERE / "differences.yml")
    with tempfile.TemporaryDirectory() as temporary, reference.emulator() as endpoint:
        work = options.keep.resolve() if options.keep else Path(temporary)
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
            runs = workers.map(lambda each: run(each, options.engine, installed, endpoint, work), found)
            results = [result for of_one in runs for result in of_one]
    failures = sum(not report(result, listed, options.show) for result in results)
    if options.apps == HERE / "apps" and not options.names and not options.engine:
        failures += not reference.check_handlebars(installed, HANDLEBARS_CASES)
        for entry in listed:
            if not entry.found:
                print(f"differences.yml: `{entry.pattern}` occurs no longer.")
                failures += 1
    print(f"{len(found)} applications in {time.monotonic() - start:.0f} s: {'FAILED' if failures else 'all as expected'}")
    return 1 if failures else 0


def run(application: Application, only: str | None, installed: Path, endpoint: str, work: Path) -> list[Result]:
    """Compiles an application with everything."""
    folder = work / application.name
    copy = folder / "work"
    applications.prepare(application, installed, copy)
    expected: dict[str, leaves.Leaves] | str
    try:
        reference.compile_with_kes(application, copy, installed, endpoint, folder / "kes")
        expected = load(folder / "kes")
    except (reference.ReferenceFailure, yaml.YAMLError) as problem:
        expected = str(problem)
    engines = [engine for engine in application.engines if only in (None, engine)]
    return [compare(application, engine, copy, folder / engine, expected) for engine in engines]


def compare(
    application: Application, engine: str, copy: Path, out: Path, expected: dict[str, leaves.Leaves] | str
) -> Result:
    """Compiles an application with one of our engines and compares it with kes's templates."""
    code = application.errors.get(engine)
    try:
        compile_with_cumulusc(application, copy, engine, HERE.parent / "bin/cumulusc", out)
    except CompileFailure as problem:
        if code in problem.codes:
            return Result(application, engine, note=f"reports {code}, as it should")
        return Result(application, engine, failure=f"does not compile:\n{problem}")
    if code:
        return Result(application, engine, failure=f"should report {code}, but compiles")
    if isinstance(expected, str):
        return Result(application, engine, failure=f"kes does not compile it:\n{expected}")
    return Result(application, engine, leaves.compare(expected, load(out)))


def load(folder: Path) -> dict[str, leaves.Leaves]:
    return {path.stem: leaves.load(path) for path in sorted(folder.glob("*.yml"))}


def report(result: Result, listed: list[differences.Listed], show: int) -> bool:
    """Prints what came of an application with an engine, and returns whether it is as expected."""
    title = f"{result.application.name:24} {result.engine:9}"
    if result.comparison is None:
        print(f"{title} {result.failure or result.note}")
        return result.failure is None
    found = result.comparison
    rest = differences.unlisted(listed, result.application.name, result.engine, found.differences)
    score = 100.0 * found.equal / max(found.total, 1)
    known = len(found.differences) - len(rest)
    tail = f", {known} listed differences" if known else ""
    tail += f", {len(rest)} UNLISTED" if rest else ""
    print(f"{title} {found.equal:5}/{found.total:5} leaves {score:6.2f} %{tail}")
    for difference in rest[:show]:
        print(f"    {difference.place}: kes {shortened(difference.reference)}, ours {shortened(difference.ours)}")
    return not rest


def shortened(value: str | None) -> str:
    if value is None:
        return "nothing"
    text = repr(value)
    return text if len(text) <= 100 else text[:97] + "..."


if __name__ == "__main__":
    sys.exit(main())
