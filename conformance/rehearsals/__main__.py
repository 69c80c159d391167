"""Rehearses recorded executions and compares the histories; prints tables by file and by type of state."""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from rehearsals import cases, compare

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What stands in recordings for the Region, and in the rehearsals.
REGION = "eu-central-1"


def arguments():
    parser = argparse.ArgumentParser(prog="histories", description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="the folder with the recordings, one file each theme")
    parser.add_argument("names", nargs="*", help="parts of the recordings' names; without one, all are rehearsed")
    parser.add_argument("--program", default=str(ROOT / "bin" / "cumulusc"), help="the program (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="how many run at once (%(default)s)")
    parser.add_argument("--show", type=int, default=20, help="how many differences are shown (%(default)s)")
    parser.add_argument("--at-least", type=float, default=95, help="fails below this share, in %% (%(default)s)")
    return parser.parse_intermixed_args()


def rehearsed(program, definition, recording, folder):
    """The history that the program writes, and what it says on standard error."""
    for name, value in (("definition", definition), ("input", recording["input"]),
                        ("mocks", cases.mocks(recording["events"]))):
        text = value if name == "input" and isinstance(value, str) else json.dumps(value)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*shlex.split(program), "run", "definition.json", "--input", "input.json", "--mocks", "mocks.json#recorded",
         "--history", "--account", "111111111111", "--region", REGION, "--name", "<ArnPart_0idx>",
         "--execution-name", "<ExecArnPart_0idx>"],
        cwd=folder, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)["events"], done.stderr
    except ValueError:
        return [], done.stdout + done.stderr


def measured(program, recording):
    worst = None
    with tempfile.TemporaryDirectory() as folder:
        for definition in cases.filled(recording):
            events, errors = rehearsed(program, definition, recording, pathlib.Path(folder))
            found = compare.difference(recording["events"], events) if events else errors.strip()
            if found is None:
                return None
            worst = worst or found
    return worst


def table(title, counts):
    print(f"\n{title:<28} equal  all")
    for name, (good, total) in sorted(counts.items()):
        print(f"{name:<28} {good:5} {total:4}  {100 * good / total:5.1f} %")


def main():
    options = arguments()
    recordings = [
        (path.stem, recording)
        for path in sorted(options.folder.glob("*.json"))
        for recording in json.loads(path.read_text(encoding="utf-8").replace("<region>", REGION))
        if not options.names or any(name in recording["id"] for name in options.names)
    ]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        found = list(pool.map(lambda each: measured(options.program, each[1]), recordings))
    by_file = collections.defaultdict(lambda: [0, 0])
    by_type = collections.defaultdict(lambda: [0, 0])
    for (file, recording), difference in zip(recordings, found):
        types = {state["Type"] for state in cases.states(recording["definition"]).values()}
        for counts in [by_file[file], by_file["all"], *(by_type[name] for name in types)]:
            counts[0] += difference is None
            counts[1] += 1
    shown = [(recording["id"], each) for (_, recording), each in zip(recordings, found) if each is not None]
    for name, difference in shown[:options.show]:
        print(f"{name}\n  {difference}")
    if len(shown) > options.show:
        print(f"... and {len(shown) - options.show} more")
    table("recordings", by_file)
    table("machines with", by_type)
    good, total = by_file["all"]
    return 0 if total and 100 * good / total >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
